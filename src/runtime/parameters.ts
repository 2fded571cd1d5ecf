// The life of a weight: from a stored tensor to what the device is given. Float32 stays where it is in its file and is
// memory-mapped; 16-bit floats become float32; on demand, linear weights and the embedding become blocks of few bits.
import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { countOf, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { ParameterLocation } from "../graph/onnx.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { ropeTables } from "../models/rope.ts";
import {
  codesOf,
  distinctRopes,
  ropeName,
  rowCodesOf,
  scalesOf,
  type WeightFormat,
} from "../models/transformer.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Parameters } from "./device.ts";
import { type BlockWeights, quantizeBlocks, repackQ4_0, repackQ8_0 } from "./weights/blocks.ts";
import { roundToFloat16 } from "./weights/float16.ts";
import { readTensor, type StoredTensor, toFloat32 } from "./weights/stored-tensor.ts";

/** Bits per weight that float weights can be brought to on load. */
export type WeightBits = 2 | 4 | 8 | 16 | 32;

export interface WeightOptions {
  /** Undefined: as the file has them. */
  readonly bits?: WeightBits;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Weights ready for a device. */
export interface LoadedWeights {
  readonly parameters: Parameters;
  readonly format: (weight: string) => WeightFormat;
  /** Bytes held in memory, and bytes mapped from files. */
  readonly bytes: { readonly memory: number; readonly mapped: number };
}

/** Weights that share a scale. Smaller blocks follow the weights more closely; larger ones are faster. */
const blockSizes = { 2: 64, 4: 32, 8: 32 } as const;

/** The embedding and the output projection keep at least this many bits: they are hurt most (models.md §9). */
const leastEmbeddingBits = 4;

/**
 * Prepares every parameter of a checkpoint. Weights that must change pass through memory one at a time.
 * Throws `aborted`, and what reading throws.
 */
export async function loadWeights(
  checkpoint: Checkpoint,
  options: WeightOptions = {},
): Promise<LoadedWeights> {
  const { config, tensors } = checkpoint;
  const places = new Map<string, ParameterLocation | HostTensor>();
  const formats = new Map<string, WeightFormat>();
  const bytes = { memory: 0, mapped: 0 };
  const names = [...parameterShapes(config).keys()];
  const files = await realFiles(checkpoint);
  const total = names.reduce((sum, name) => sum + tensors.get(name)!.length, 0);
  let done = 0;
  for (const name of names) {
    throwIfAborted(options.signal);
    const tensor = tensors.get(name)!;
    const bits = targetBits(name, tensor, options.bits);
    if (bits === "float32" && tensor.type === "float32" && normOffset(config, name) === 0) {
      places.set(name, { file: files.names.get(tensor.path)!, offset: tensor.offset, length: tensor.length });
      bytes.mapped += tensor.length;
    } else if (bits === "float32" || bits === "float16") {
      const values = floatValues(config, name, tensor, await readTensor(tensor), bits);
      places.set(name, hostTensor("float32", tensor.shape, values));
      bytes.memory += values.byteLength;
    } else {
      const matrix = toBlocks(tensor, await readTensor(tensor), bits);
      formats.set(name, addBlocks(places, name, matrix));
      bytes.memory += matrix.packed.byteLength + matrix.scales.byteLength;
    }
    done += tensor.length;
    options.onProgress?.(done, total);
    await new Promise(setImmediate); // a large tensor takes a while: let timers and signals in
  }
  return {
    parameters: {
      folder: files.folder,
      get(name) {
        const place = places.get(name);
        if (!place) throw new Error(`unknown parameter ${name}`);
        return place;
      },
    },
    format: (weight) => formats.get(weight) ?? { kind: "float32" },
    bytes,
  };
}

/**
 * The weight files behind links: model caches link names to content, and ONNX Runtime follows no link out of the
 * folder that it is given.
 */
async function realFiles(
  checkpoint: Checkpoint,
): Promise<{ readonly folder: string; readonly names: ReadonlyMap<string, string> }> {
  const paths = [...new Set([...checkpoint.tensors.values()].map((tensor) => tensor.path))];
  const real = await Promise.all(paths.map((path) => realpath(path)));
  const folders = new Set(real.map((path) => dirname(path)));
  if (folders.size > 1)
    throw new OrchardError(
      "unsupportedModel",
      `The weight files of ${checkpoint.name} link to different folders (${[...folders].join(", ")}); ` +
        "put them into one.",
    );
  const names = new Map(paths.map((path, index) => [path, basename(real[index]!)]));
  return { folder: dirname(real[0]!), names };
}

type Target = 2 | 4 | 8 | "float16" | "float32";

function targetBits(name: string, tensor: StoredTensor, wanted: WeightBits | undefined): Target {
  if (tensor.shape.length !== 2) return "float32"; // norms and biases
  switch (wanted) {
    case undefined:
      return tensor.type === "q8_0" ? 8 : tensor.type === "q4_0" ? 4 : "float32";
    case 32:
      return "float32";
    case 16:
      return "float16";
    default: {
      const outer = name === embeddingName || name === headName;
      const bits = outer && wanted < leastEmbeddingBits ? leastEmbeddingBits : wanted;
      if (blockSizeFor(name, tensor.shape[1]!, bits) !== null) return bits;
      return name === embeddingName ? "float32" : 4;
    }
  }
}

const embeddingName = "model.embed_tokens.weight";
const headName = "lm_head.weight";

/** The block size for a matrix; null where the blocks must divide the row (a look-up of rows, 2 bits) and none does. */
function blockSizeFor(name: string, columns: number, bits: 2 | 4 | 8): number | null {
  let size: number = blockSizes[bits];
  if (name !== embeddingName && bits !== 2) return size;
  while (columns % size !== 0) size /= 2;
  return size >= 16 ? size : null;
}

/** Bytes that a parameter takes in memory once it is loaded, its scales included. */
export function loadedBytes(name: string, tensor: StoredTensor, wanted: WeightBits | undefined): number {
  const bits = targetBits(name, tensor, wanted);
  if (bits === "float32" || bits === "float16") return 4 * countOf(tensor.shape);
  const [rows, columns] = tensor.shape as [number, number];
  const blockSize = blockSizeFor(name, columns, bits)!;
  return rows * Math.ceil(columns / blockSize) * ((blockSize * bits) / 8 + 4);
}

/** Gemma's config.json models store norm weights as differences from 1. */
function normOffset(config: ModelConfig, name: string): number {
  return name.endsWith("norm.weight") ? config.norm.offset : 0;
}

function floatValues(
  config: ModelConfig,
  name: string,
  tensor: StoredTensor,
  bytes: Uint8Array,
  target: "float16" | "float32",
): Float32Array {
  const values = toFloat32(tensor.type, bytes);
  if (target === "float16") return roundToFloat16(values);
  const offset = normOffset(config, name);
  return offset === 0 ? values : values.map((value) => value + offset);
}

function toBlocks(tensor: StoredTensor, bytes: Uint8Array, bits: 2 | 4 | 8): BlockWeights {
  const [rows, columns] = tensor.shape as [number, number];
  if (tensor.type === "q8_0" && bits === 8) return repackQ8_0(bytes, rows, columns);
  if (tensor.type === "q4_0" && bits === 4) return repackQ4_0(bytes, rows, columns);
  const blockSize = blockSizeFor(tensor.name, columns, bits)!;
  return quantizeBlocks(toFloat32(tensor.type, bytes), rows, columns, bits, blockSize);
}

function addBlocks(
  places: Map<string, ParameterLocation | HostTensor>,
  name: string,
  { rows, columns, bits, blockSize, packed, scales }: BlockWeights,
): WeightFormat {
  const blocks = Math.ceil(columns / blockSize);
  places.set(codesOf(name), hostTensor("uint8", [rows, blocks, (blockSize * bits) / 8], packed));
  places.set(scalesOf(name), hostTensor("float32", [rows, blocks], scales));
  if (name === embeddingName)
    places.set(rowCodesOf(name), hostTensor("uint8", [rows, (columns * bits) / 8], packed));
  return { kind: "blocks", bits, blockSize };
}

/** The rotary tables of a config for so many positions, by parameter name. */
export function ropeParameters(config: ModelConfig, positions: number): Map<string, HostTensor> {
  const shape = [positions, config.headSize / 2];
  return new Map(
    distinctRopes(config).flatMap((rope, index) => {
      const { cos, sin } = ropeTables(rope, config.headSize, positions);
      return [
        [ropeName(index, "cos"), hostTensor("float32", shape, cos)],
        [ropeName(index, "sin"), hostTensor("float32", shape, sin)],
      ];
    }),
  );
}
