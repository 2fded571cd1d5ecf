// The stage that trains a model to few bits: it begins as a float model, reads its own weights rounded
// (quantize-aware.ts) and its keys and values as an 8-bit cache keeps them (cache-ranges.ts), and learns from the labels and
// from what the float model thinks. Apple's choices (models.md §8): AdamW without weight decay, averaged weights, a low
// learning rate. What is learned becomes a packed model, or the frozen base of a recovery adapter (adapter.ts).
import { type PackedSource, type ScaleMethod, writePackedModel } from "../compression/packed-model.ts";
import { roundToBlocks } from "../compression/quantize.ts";
import { scaleFinders } from "../compression/scale.ts";
import { OrchardError } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { storedFormat } from "../models/presets/quantization.ts";
import { dequantizeBlocks } from "../runtime/weights/blocks.ts";
import { cacheScalesOf, roundedCache, unknownRanges } from "./cache-ranges.ts";
import { type Distillation, distillationGraph, frozenTeacher, halfTeacher, type Teacher } from "./distill.ts";
import { type BatchShape, gradientGraph } from "./gradient-graph.ts";
import { adamW, type Learned } from "./optimizer.ts";
import {
  firstScales,
  logScaleName,
  quantizedWeights,
  type Rounding,
  scaleShapes,
  storedScales,
} from "./quantize-aware.ts";
import type { Tensors } from "./run-folder.ts";
import { runStage, type Stage, type StageOptions } from "./stage.ts";
import type { Trainer } from "./trainer.ts";

export interface QuantizeStageOptions
  extends Omit<StageOptions, "promptWeight" | "zLoss" | "optimizer" | "averageDecay"> {
  /** The float weights that it begins with; these are copied. */
  readonly weights: Tensors;
  readonly rounding: Rounding;
  /** How first scales are found; default "octav". */
  readonly method?: ScaleMethod;
  /** What it learns from beside the labels; default: the float weights. Null: the labels alone. */
  readonly teacher?: Teacher | null;
  /** Default: half the labels, half the teacher's distribution. */
  readonly distillation?: Distillation;
}

/** Scales move by as many parts of themselves as weights do of a weight's usual size, and settle sooner. */
const scaleRate = 4;

/**
 * Trains a model to few bits and returns its trainer, which the caller disposes of; `quantizedModel` takes out what it
 * learned. The usual learning rate is 1e-4 … 1e-3. Throws what `train` throws, and `invalidArgument` for blocks that do
 * not divide a row.
 *
 * @example
 * const rounding = { quantization: quantizationOf(config, { bits: 2 }, 8) };
 * await using trained = await trainQuantized({ device: ortNative, config, weights, rounding, stream, shapes, learningRate: 2e-4, schedule, folder });
 * await writeQuantized("small", "big", config, quantizedModel(trained, config, rounding));
 */
export function trainQuantized(options: QuantizeStageOptions): Promise<Trainer> {
  const { schedule } = options;
  // Averages over about a twentieth of the run.
  const averageDecay = 1 - 1 / Math.max(10, schedule.steps / 20);
  return runStage(
    {
      ...options,
      learned: options.learned ?? quantizeLearned,
      promptWeight: 0,
      averageDecay,
      optimizer: { average: true },
    },
    quantizeStage(options),
  );
}

/** How the stage learns a tensor unless it is told otherwise. */
export function quantizeLearned(name: string, shape: readonly number[]): Learned {
  return { name, shape, rule: adamW(), scale: name.endsWith(logScaleName("")) ? scaleRate : 1 };
}

/** What the stage learns and by which graph: also for measuring a model that is rounded and not trained. */
export function quantizeStage(
  options: Pick<
    QuantizeStageOptions,
    "config" | "weights" | "rounding" | "method" | "teacher" | "distillation" | "recompute" | "chunk"
  >,
): Stage {
  const { config, weights, rounding, method = "octav", recompute, chunk } = options;
  const teacher = options.teacher === undefined ? { config, weights } : options.teacher;
  const shapes = parameterShapes(config);
  const graphOf = (shape: BatchShape) => {
    const cache = rounding.quantization.keyValueBits === 8 ? roundedCache() : {};
    const graphOptions = { shape, recompute, chunk, ...quantizedWeights(shapes, rounding), ...cache };
    if (teacher === null) return gradientGraph(config, graphOptions);
    const distillation = options.distillation ?? halfTeacher;
    return distillationGraph(config, teacher.config, distillation, graphOptions);
  };
  return {
    shapes: new Map([...shapes, ...scaleShapes(shapes, rounding)]),
    weights: () => new Map([...weights, ...firstScales(weights, rounding, scaleFinders[method])]),
    frozen: teacher === null ? undefined : frozenTeacher(teacher, config.contextSize),
    observed: rounding.quantization.keyValueBits === 8 ? unknownRanges(config) : undefined,
    graphOf,
  };
}

/** What was learned: float weights with the scales that round them, and the ranges of the cache. */
export interface QuantizedModel {
  readonly rounding: Rounding;
  readonly weights: Tensors;
  /** By weight, as formats store them. */
  readonly scales: ReadonlyMap<string, Float32Array>;
  /** By parameter name of the runtime; empty: the cache is not rounded. */
  readonly cacheScales: ReadonlyMap<string, HostTensor>;
}

/** The averaged weights and scales of a trainer of this stage. */
export function quantizedModel(trainer: Trainer, config: ModelConfig, rounding: Rounding): QuantizedModel {
  const { averages, observed } = trainer;
  const names = [...parameterShapes(config)];
  const scales = names.flatMap(([name, [rows = 0]]): [string, Float32Array][] => {
    const logScales = averages.get(logScaleName(name));
    return logScales ? [[name, storedScales(logScales, rows)]] : [];
  });
  return {
    rounding,
    weights: new Map(names.map(([name]) => [name, averages.get(name)!])),
    scales: new Map(scales),
    cacheScales: cacheScalesOf(config, observed),
  };
}

/** The float32 values that the packed model has: what an adapter is trained beside. */
export function roundedWeights(model: QuantizedModel): Map<string, HostTensor> {
  const { weights, scales, rounding } = model;
  return new Map(
    [...weights].map(([name, tensor]) => {
      const format = storedFormat(rounding.quantization, name);
      if (format === null) return [name, tensor];
      const [rows, columns] = tensor.shape as [number, number];
      const matrix = { values: tensor.data as Float32Array, rows, columns };
      const values = dequantizeBlocks(roundToBlocks(matrix, format, scales.get(name)!));
      return [name, hostTensor("float32", tensor.shape, values)];
    }),
  );
}

/**
 * Writes the packed model folder, in the place of what was there; `base` is the folder that describes the float model.
 * Throws `invalidArgument` for a set of levels of one's own, which no kernel reads, and what `writePackedModel` throws.
 */
export async function writeQuantized(
  output: string,
  base: string,
  config: ModelConfig,
  model: QuantizedModel,
  signal?: AbortSignal,
): Promise<void> {
  const { rounding, weights, scales, cacheScales } = model;
  if (rounding.setOf)
    throw new OrchardError("invalidArgument", "Only the usual levels can be written: leave out setOf.");
  const source: PackedSource = {
    config,
    base,
    quantization: rounding.quantization,
    valuesOf: (name) => weights.get(name)!.data as Float32Array,
    scalesOf: (name) => scales.get(name)!,
    cacheScales,
  };
  await writePackedModel(output, source, { signal, replace: true });
}
