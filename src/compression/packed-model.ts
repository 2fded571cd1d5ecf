// Writes a model folder whose weights are stored in few bits: what describes the model, config.json with how it is stored
// (models/presets/quantization.ts), and model.safetensors with codes and scales as the engine maps them. The folder
// appears whole, under its own name, or not at all. `quantizeModel` makes one of a model on disk; training hands over its
// own weights and scales.
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { countOf, type HostTensor } from "../graph/host-tensor.ts";
import { type ModelConfig, parameterCount, parameterShapes } from "../models/config.ts";
import {
  type BlockFormat,
  type Quantization,
  quantizationField,
  quantizationJson,
  storedFormat,
} from "../models/presets/quantization.ts";
import { codesOf, scalesOf } from "../models/transformer.ts";
import { type Checkpoint, openCheckpoint } from "../runtime/checkpoint.ts";
import { describingFiles } from "../runtime/model-folder.ts";
import {
  type PlannedTensor,
  type WriteTensor,
  writeSafetensors,
} from "../runtime/weights/safetensors-writer.ts";
import { weightValues } from "../runtime/weights/stored-blocks.ts";
import { blockShapes } from "../runtime/weights/target.ts";
import { mustBeFree, writeWholeFolder } from "../write-whole.ts";
import {
  type BitsPerWeight,
  bitsPerWeight,
  findScales,
  type Matrix,
  type QuantizationDial,
  quantizationOf,
  roundToBlocks,
} from "./quantize.ts";
import { scaleFinders } from "./scale.ts";

/** Ways to find a scale, by name; `absMax` is the control of experiments. */
export type ScaleMethod = keyof typeof scaleFinders;

/** What a packed model is made of. */
export interface PackedSource {
  readonly config: ModelConfig;
  /** The folder with the files that describe the model. */
  readonly base: string;
  readonly quantization: Quantization;
  /** The float32 values of a weight. */
  readonly valuesOf: (name: string) => Float32Array | Promise<Float32Array>;
  /** The scales of a weight, as its format stores them. */
  readonly scalesOf: (name: string, matrix: Matrix, format: BlockFormat) => Float32Array;
  /** Scales of an 8-bit key-value cache, [1, G, 1, d], by parameter name, where the quantization says 8 bits. */
  readonly cacheScales?: ReadonlyMap<string, HostTensor>;
}

export interface WritePackedOptions {
  readonly signal?: AbortSignal;
  /** Bytes of weights done, as float32, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Take the place of what is at the output already; default false: it is refused. */
  readonly replace?: boolean;
}

export interface QuantizeOptions extends QuantizationDial, WritePackedOptions {
  /** How scales are found; default "octav". */
  readonly method?: ScaleMethod;
}

/**
 * Quantizes a Hugging Face model folder into another one, which `loadModel` reads. Throws `invalidArgument` when `output`
 * is there already or cannot be written, `insufficientDisk`, `unsupportedModel` when the model is no such folder, has few
 * bits already or an adapter of its own, `corruptModel` for weights that are no finite numbers, `aborted`, and what
 * opening throws.
 *
 * @example
 * const { withScales } = await quantizeModel("models/big", "models/small", { bits: 2, embeddingBits: 4 });
 */
export async function quantizeModel(
  model: string,
  output: string,
  { method = "octav", signal, onProgress, replace, ...dial }: QuantizeOptions = {},
): Promise<BitsPerWeight> {
  const checkpoint = await openCheckpoint(model);
  mustBeFloats(checkpoint, model);
  const { config } = checkpoint;
  const quantization = quantizationOf(config, dial);
  const source: PackedSource = {
    config,
    base: model,
    quantization,
    valuesOf: (name) => weightValues(checkpoint, name),
    scalesOf: (_, matrix, format) => {
      const shared = dial.scaling === "tensor" && format.scaling === "row" ? "tensor" : "format";
      return findScales(matrix, format, scaleFinders[method], shared);
    },
  };
  await writePackedModel(output, source, { signal, onProgress, replace });
  return bitsPerWeight(config, quantization);
}

/** Throws `unsupportedModel` for a model that cannot be made smaller: it has few bits already, or an adapter of its own. */
export function mustBeFloats(checkpoint: Checkpoint, model: string): void {
  if (checkpoint.blocks.size > 0)
    throw new OrchardError(
      "unsupportedModel",
      `The weights of ${model} are stored in few bits already: quantize the model that it was made from.`,
      { details: { path: model } },
    );
  if (checkpoint.recovery !== null)
    throw new OrchardError(
      "unsupportedModel",
      `${model} answers with the adapter in ${checkpoint.recovery.path}, which belongs to its weights as they are: quantize ` +
        "the model that both were made from.",
      { details: { path: model } },
    );
}

/** Writes a packed model. Throws as `quantizeModel` does. */
export async function writePackedModel(
  output: string,
  source: PackedSource,
  { signal, onProgress, replace = false }: WritePackedOptions = {},
): Promise<void> {
  if (!replace) await mustBeFree(output);
  const names = await describingFiles(source.base);
  await writeWholeFolder(output, async (folder) => {
    for (const name of names)
      if (name !== "config.json") await copyFile(join(source.base, name), join(folder, name));
    const json = JSON.parse(await readFile(join(source.base, "config.json"), "utf8")) as object;
    const described = { ...json, [quantizationField]: quantizationJson(source.quantization) };
    await writeFile(join(folder, "config.json"), `${JSON.stringify(described, null, 1)}\n`);
    await writeWeights(join(folder, "model.safetensors"), source, signal, onProgress);
    throwIfAborted(signal);
  });
}

async function writeWeights(
  path: string,
  source: PackedSource,
  signal: AbortSignal | undefined,
  onProgress: WritePackedOptions["onProgress"],
): Promise<void> {
  const { config, quantization, cacheScales = new Map<string, HostTensor>() } = source;
  const shapes = parameterShapes(config);
  const total = 4 * parameterCount(config);
  const plan = planOf(shapes, quantization, cacheScales);
  await writeSafetensors(path, plan, { format: "orchard" }, async (write) => {
    let done = 0;
    for (const [name, shape] of shapes) {
      throwIfAborted(signal);
      await writeWeight(write, source, name, shape);
      done += 4 * countOf(shape);
      onProgress?.(done, total);
    }
    for (const [name, { data }] of cacheScales) await write(name, bytesOf(data as Float32Array));
  });
}

/** All codes, then all scales, then floats: weights that are read as one matrix lie one after the other. */
function planOf(
  shapes: ReadonlyMap<string, readonly number[]>,
  quantization: Quantization,
  cacheScales: ReadonlyMap<string, HostTensor>,
): PlannedTensor[] {
  const [codes, scales, floats]: PlannedTensor[][] = [[], [], []];
  for (const [name, shape] of shapes) {
    const format = storedFormat(quantization, name);
    if (format === null) {
      floats!.push({ name, type: "float32", shape });
      continue;
    }
    const [codesShape, scalesShape] = blockShapes(shape as [number, number], format);
    codes!.push({ name: codesOf(name), type: "uint8", shape: codesShape });
    scales!.push({ name: scalesOf(name), type: "float32", shape: scalesShape });
  }
  const ofCache = Array.from(cacheScales, ([name, { shape }]) => ({ name, type: "float32" as const, shape }));
  return [...codes!, ...scales!, ...floats!, ...ofCache];
}

async function writeWeight(
  write: WriteTensor,
  { quantization, valuesOf, scalesOf: find }: PackedSource,
  name: string,
  shape: readonly number[],
): Promise<void> {
  const values = await valuesOf(name);
  if (!values.every(Number.isFinite))
    throw new OrchardError("corruptModel", `The tensor ${name} holds what is not a finite number.`, {
      details: { tensor: name },
    });
  const format = storedFormat(quantization, name);
  if (format === null) return write(name, bytesOf(values));
  const [rows, columns] = shape as [number, number];
  const matrix = { values, rows, columns };
  const { packed, scales } = roundToBlocks(matrix, format, find(name, matrix, format));
  await write(codesOf(name), packed);
  await write(scalesOf(name), bytesOf(scales));
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
