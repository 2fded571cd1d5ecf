// The life of a weight: from a stored tensor to what the device is given. Float32 stays where it is in its file and is
// memory-mapped; 16-bit floats become float32 in memory; blocks of few bits are mapped from a packed file (pack.ts).
import { realpath } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { ParameterLocation } from "../graph/parameter-location.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { ropeTables } from "../models/rope.ts";
import {
  codesOf,
  distinctRopes,
  fusedWeights,
  ropeName,
  rowCodesOf,
  scalesOf,
  type WeightFormat,
} from "../models/transformer.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Parameters } from "./device.ts";
import { normOffset, packedFile } from "./pack.ts";
import { convertRows } from "./weights/convert.ts";
import type { StoredTensor } from "./weights/stored-tensor.ts";
import { blockShapes, type Target, targetOf, type WeightBits } from "./weights/target.ts";

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
  readonly fused: (weight: string) => WeightFormat | null;
  /** Bytes held in memory, and bytes mapped from files. */
  readonly bytes: { readonly memory: number; readonly mapped: number };
}

type Places = Map<string, ParameterLocation | HostTensor>;

/**
 * Prepares every parameter of a checkpoint. Throws `aborted`, what reading throws, and `invalidArgument` for bits that are
 * asked of weights that are stored in few bits.
 */
export async function loadWeights(
  checkpoint: Checkpoint,
  options: WeightOptions = {},
): Promise<LoadedWeights> {
  const { config, tensors, blocks } = checkpoint;
  if (blocks.size > 0 && options.bits !== undefined)
    throw new OrchardError(
      "invalidArgument",
      `The weights of ${checkpoint.name} are stored in few bits already: leave out bits (${options.bits}).`,
    );
  const targets = new Map(
    [...parameterShapes(config).keys()].map((name): [string, Target] => [
      name,
      blocks.get(name)?.format ?? targetOf(name, tensors.get(name)!, options.bits),
    ]),
  );
  const hasBlocks = [...targets.values()].some((target) => target.kind === "blocks");
  const makesBlocks = hasBlocks && blocks.size === 0;
  const packed = makesBlocks ? await packedFile(checkpoint, { ...options, bits: options.bits }) : null;
  const stored = packed?.tensors ?? tensors;
  const files = await realFiles(checkpoint.name, stored);
  const places: Places = new Map();
  const bytes = { memory: 0, mapped: 0 };
  const map = (name: string, tensor: StoredTensor) => {
    places.set(name, {
      file: files.names.get(tensor.path)!,
      offset: tensor.offset,
      length: tensor.length,
    });
    bytes.mapped += tensor.length;
  };
  const total = [...tensors.values()].reduce((sum, tensor) => sum + tensor.length, 0);
  let done = 0;
  for (const [name, target] of targets) {
    throwIfAborted(options.signal);
    if (target.kind === "blocks" && (packed || blocks.size > 0)) {
      map(codesOf(name), stored.get(codesOf(name))!);
      map(scalesOf(name), stored.get(scalesOf(name))!);
      places.set(rowCodesOf(name), places.get(codesOf(name))!);
      done += tensors.get(name)?.length ?? stored.get(codesOf(name))!.length;
      continue;
    }
    const tensor = tensors.get(name)!;
    if (packed) map(name, packed.tensors.get(name)!);
    else if (isUsableAsStored(config, name, tensor, target)) map(name, tensor);
    else bytes.memory += await convertInMemory(places, name, tensor, target, normOffset(config, name));
    done += tensor.length;
    if (!packed) options.onProgress?.(done, total);
  }
  const fused = packed || blocks.size > 0 ? fuse(config, targets, places) : new Map<string, WeightFormat>();
  return {
    parameters: {
      folder: files.folder,
      get(name) {
        const place = places.get(name);
        if (!place) throw new OrchardError("invalidArgument", `there is no parameter ${name}`);
        return place;
      },
    },
    format: (weight) => {
      const target = targets.get(weight);
      return target?.kind === "blocks" ? target : { kind: "float32" };
    },
    fused: (weight) => fused.get(weight) ?? null,
    bytes,
  };
}

/**
 * Adds, for weights that read the same input and lie one after the other in the packed file, the range of all of them
 * as one matrix. Returns the formats of these.
 */
function fuse(
  config: ModelConfig,
  targets: ReadonlyMap<string, Target>,
  places: Places,
): Map<string, WeightFormat> {
  const formats = new Map<string, WeightFormat>();
  for (const index of config.layers.keys())
    for (const { fused, parts } of fusedWeights) {
      const inLayer = (name: string) => `model.layers.${index}.${name}`;
      const formatsOfParts = parts.map((part) => targets.get(inLayer(part)));
      const [first] = formatsOfParts;
      if (first?.kind !== "blocks" || !formatsOfParts.every((format) => isSameFormat(format, first)))
        continue;
      const ranges = [codesOf, scalesOf].map((tensorOf) =>
        joinRanges(parts.map((part) => places.get(tensorOf(inLayer(part))))),
      );
      const [codes, scales] = ranges;
      if (!codes || !scales) continue;
      places.set(codesOf(inLayer(fused)), codes);
      places.set(scalesOf(inLayer(fused)), scales);
      formats.set(inLayer(fused), first);
    }
  return formats;
}

function isSameFormat(target: Target | undefined, other: Extract<Target, { kind: "blocks" }>): boolean {
  return (
    target?.kind === "blocks" &&
    target.bits === other.bits &&
    target.blockSize === other.blockSize &&
    target.scaling === other.scaling
  );
}

/** One range over all of them if each begins where the one before it ends, else null. */
function joinRanges(
  ranges: readonly (ParameterLocation | HostTensor | undefined)[],
): ParameterLocation | null {
  const inFiles = ranges.filter((range) => range !== undefined && "file" in range);
  const [first] = inFiles;
  if (!first || inFiles.length < ranges.length) return null;
  let end = first.offset;
  for (const { file, offset, length } of inFiles) {
    if (file !== first.file || offset !== end) return null;
    end += length;
  }
  return { ...first, length: end - first.offset };
}

function isUsableAsStored(config: ModelConfig, name: string, tensor: StoredTensor, target: Target): boolean {
  return target.kind === "float32" && tensor.type === "float32" && normOffset(config, name) === 0;
}

/** Converts a parameter and keeps it in memory; returns the bytes that it takes. */
async function convertInMemory(
  places: Places,
  name: string,
  tensor: StoredTensor,
  target: Target,
  offset: number,
): Promise<number> {
  const floats: Float32Array[] = [];
  const codes: Uint8Array[] = [];
  for await (const rows of convertRows(tensor, target, offset)) {
    floats.push(rows instanceof Float32Array ? rows : rows.scales);
    if (!(rows instanceof Float32Array)) codes.push(rows.packed);
  }
  const values = new Float32Array(joined(floats).buffer);
  if (target.kind !== "blocks") {
    places.set(name, hostTensor("float32", tensor.shape, values));
    return values.byteLength;
  }
  const [rows, columns] = tensor.shape as [number, number];
  const [codesShape, scalesShape] = blockShapes([rows, columns], target);
  const allCodes = joined(codes);
  places.set(codesOf(name), hostTensor("uint8", codesShape, allCodes));
  places.set(scalesOf(name), hostTensor("float32", scalesShape, values));
  if (columns % target.blockSize === 0)
    places.set(rowCodesOf(name), hostTensor("uint8", [rows, allCodes.length / rows], allCodes));
  return allCodes.byteLength + values.byteLength;
}

function joined(parts: readonly (Float32Array | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    result.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return result;
}

/**
 * The weight files behind links: model caches link names to content, and ONNX Runtime follows no link out of the
 * folder that it is given.
 */
async function realFiles(
  model: string,
  tensors: ReadonlyMap<string, StoredTensor>,
): Promise<{ readonly folder: string; readonly names: ReadonlyMap<string, string> }> {
  const paths = [...new Set([...tensors.values()].map((tensor) => tensor.path))];
  const real = await Promise.all(paths.map((path) => realpath(path)));
  const folders = new Set(real.map((path) => dirname(path)));
  if (folders.size > 1)
    throw new OrchardError(
      "unsupportedModel",
      `The weight files of ${model} link to different folders (${[...folders].join(", ")}); put them into one.`,
    );
  const names = new Map(paths.map((path, index) => [path, basename(real[index]!)]));
  return { folder: dirname(real[0]!), names };
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
