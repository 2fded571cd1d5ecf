// The experiment on few bits (docs/compression.md): a float model, rounded to 2 bits, trained to 2 bits, with a recovery
// adapter beside that; and controls that must do worse: a start from the largest weight, the levels {−2, −1, 0, 1}. Each
// cell is one run on one seed; its loss is on held-out data, and is kept, so that an experiment that was stopped goes on
// with the cell, and the step, that it was at. `npm run bench -- compression` runs it on nano.
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ScaleMethod } from "../src/compression/packed-model.ts";
import { type QuantizationDial, quantizationOf } from "../src/compression/quantize.ts";
import { complement2, uniform } from "../src/compression/scale.ts";
import { throwIfAborted } from "../src/errors.ts";
import type { ModelConfig } from "../src/models/config.ts";
import type { Quantization } from "../src/models/presets/quantization.ts";
import type { Device } from "../src/runtime/device.ts";
import { mergedWeights, trainAdapter } from "../src/training/adapter.ts";
import { roundedCache } from "../src/training/cache-ranges.ts";
import { type BatchShape, gradientGraph } from "../src/training/gradient-graph.ts";
import { type PackedBatch, Packer } from "../src/training/packing.ts";
import {
  type QuantizeStageOptions,
  quantizedModel,
  quantizeLearned,
  quantizeStage,
  roundedWeights,
  trainQuantized,
} from "../src/training/quantize.ts";
import { quantizedWeights, type Rounding } from "../src/training/quantize-aware.ts";
import type { Tensors } from "../src/training/run-folder.ts";
import type { ExampleStream, TrainProgress } from "../src/training/train.ts";
import { Trainer } from "../src/training/trainer.ts";
import { writeWhole } from "../src/write-whole.ts";

/** What may be turned. */
export interface CompressionSettings {
  /** Steps of each training. */
  readonly steps: number;
  /** Learning rates of training to few bits, and of adapters. */
  readonly rate: number;
  readonly adapterRate: number;
  /** Strength of an adapter: alpha / rank. */
  readonly strength: number;
  /** Largest block, and bits of the embedding. */
  readonly block: number;
}

export const compressionSettings: CompressionSettings = {
  steps: 180,
  rate: 1e-3,
  adapterRate: 1e-3,
  strength: 1,
  block: 128,
};

/** The runs of the table, by name. */
export type CellName =
  | "float"
  | "8-bit cache"
  | "4-bit embedding, 8-bit cache"
  | "4-bit embedding, 8-bit cache, trained"
  | "4-bit embedding in blocks of 32, 8-bit cache"
  | "4-bit embedding in blocks of 32, 8-bit cache, trained"
  | "nearest"
  | "nearest, lloyd"
  | "nearest, largest weight"
  | "nearest, -2 -1 0 1"
  | "trained"
  | "trained, adapter 16"
  | "trained, adapter 32"
  | "trained, largest weight"
  | "trained, -2 -1 0 1"
  | "trained, one scale per tensor"
  | "trained, one scale per tensor, largest weight"
  | "trained, labels alone";

interface Cell {
  /** Whether it depends on the seed: on the order of the data. */
  readonly seeded: boolean;
  readonly run: (bench: Bench, seed: number) => Promise<number>;
}

export interface CompressionOptions extends CompressionSettings {
  readonly device: Device;
  readonly threads?: number;
  /** Names the model in what is kept. */
  readonly name: string;
  readonly config: ModelConfig;
  readonly weights: Tensors;
  /** The training data of a seed. */
  readonly stream: (seed: number, position: unknown) => Promise<ExampleStream>;
  readonly shapes: readonly BatchShape[];
  /** Held-out data. */
  readonly validation: readonly PackedBatch[];
  /** Where results and unfinished runs are kept. */
  readonly folder: string;
  readonly seeds: readonly number[];
  readonly cells: readonly CellName[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (cell: string, progress: TrainProgress) => void;
  readonly onCell?: (result: CellResult) => void;
}

/** What a cell gave. */
export interface CellResult {
  readonly model: string;
  readonly cell: CellName;
  readonly seed: number;
  /** Nats per token of held-out data. */
  readonly loss: number;
  readonly seconds: number;
}

type Bench = CompressionOptions;

const whole = (bench: Bench): Quantization => quantizationOf(bench.config, { blockSize: bench.block }, 8);
const rounding = (bench: Bench): Rounding => ({ quantization: whole(bench) });
/** Two's complement in the place of the balanced set. */
const complement = (bench: Bench): Rounding => ({
  ...rounding(bench),
  setOf: (bits) => (bits === 2 ? complement2 : uniform(bits)),
});
/** The embedding alone, and the cache. */
const outer = (bench: Bench, dial: QuantizationDial = {}): Rounding => {
  const { weights, keyValueBits } = quantizationOf(bench.config, { blockSize: bench.block, ...dial }, 8);
  const embedding = [...weights].filter(([name]) => !name.includes("_proj"));
  return { quantization: { weights: new Map(embedding), keyValueBits } };
};
/** A scale for each 32 weights of the embedding: one bit more per weight of it. */
const outerInBlocks = (bench: Bench): Rounding => outer(bench, { embeddingBlock: 32 });

/** The cache alone. */
const cacheAlone: Rounding = { quantization: { weights: new Map(), keyValueBits: 8 } };
/** The embedding learns, from the float model alone: labels could make up for what few bits cost. */
const outerLearning: Partial<QuantizeStageOptions> = {
  method: "lloyd",
  distillation: { kind: "divergence", temperature: 1, share: 1 },
  learned: (name, shape) => {
    const learned = quantizeLearned(name, shape);
    return name.includes("_proj") || name.includes("norm") ? { ...learned, scale: 0 } : learned;
  },
};

/** The cells of the table, in its order; those that others need come first. */
export const compressionCells: { readonly [C in CellName]: Cell } = {
  float: {
    seeded: false,
    run: (bench) => nearest(bench, { quantization: { weights: new Map(), keyValueBits: null } }),
  },
  "8-bit cache": { seeded: false, run: (bench) => nearest(bench, cacheAlone) },
  "4-bit embedding, 8-bit cache": { seeded: false, run: (bench) => nearest(bench, outer(bench), "lloyd") },
  "4-bit embedding, 8-bit cache, trained": {
    seeded: true,
    run: (bench, seed) => trained(bench, "outer", seed, outer(bench), outerLearning),
  },
  "4-bit embedding in blocks of 32, 8-bit cache": {
    seeded: false,
    run: (bench) => nearest(bench, outerInBlocks(bench), "lloyd"),
  },
  "4-bit embedding in blocks of 32, 8-bit cache, trained": {
    seeded: true,
    run: (bench, seed) => trained(bench, "outer-blocks", seed, outerInBlocks(bench), outerLearning),
  },
  nearest: { seeded: false, run: (bench) => nearest(bench, rounding(bench)) },
  "nearest, lloyd": { seeded: false, run: (bench) => nearest(bench, rounding(bench), "lloyd") },
  "nearest, largest weight": { seeded: false, run: (bench) => nearest(bench, rounding(bench), "absMax") },
  "nearest, -2 -1 0 1": { seeded: false, run: (bench) => nearest(bench, complement(bench), "lloyd") },
  trained: { seeded: true, run: (bench, seed) => trained(bench, "trained", seed, rounding(bench)) },
  "trained, adapter 16": { seeded: true, run: (bench, seed) => recovered(bench, seed, 16) },
  "trained, adapter 32": { seeded: true, run: (bench, seed) => recovered(bench, seed, 32) },
  "trained, largest weight": {
    seeded: true,
    run: (bench, seed) => trained(bench, "largest", seed, rounding(bench), { method: "absMax" }),
  },
  "trained, -2 -1 0 1": {
    seeded: true,
    run: (bench, seed) => trained(bench, "complement", seed, complement(bench), { method: "lloyd" }),
  },
  "trained, one scale per tensor": {
    seeded: true,
    run: (bench, seed) => trained(bench, "tensor", seed, { ...rounding(bench), perTensor: true }),
  },
  "trained, one scale per tensor, largest weight": {
    seeded: true,
    run: (bench, seed) =>
      trained(bench, "tensor-largest", seed, { ...rounding(bench), perTensor: true }, { method: "absMax" }),
  },
  "trained, labels alone": {
    seeded: true,
    run: (bench, seed) => trained(bench, "labels", seed, rounding(bench), { teacher: null }),
  },
};

/** The cells of the table; the rest are asked for by name. */
export const usualCells: readonly CellName[] = [
  "float",
  "8-bit cache",
  "4-bit embedding, 8-bit cache",
  "4-bit embedding, 8-bit cache, trained",
  "nearest",
  "nearest, largest weight",
  "nearest, -2 -1 0 1",
  "trained",
  "trained, adapter 16",
  "trained, largest weight",
  "trained, -2 -1 0 1",
];

/** Runs what is not known yet, and gives everything that is known with these settings. Throws `aborted`. */
export async function runCompression(options: CompressionOptions): Promise<CellResult[]> {
  const { folder, name, seeds, cells, signal } = options;
  await mkdir(folder, { recursive: true });
  const path = join(folder, "results.json");
  const known = new Map(Object.entries(await readResults(path)));
  for (const cell of cells) {
    const { seeded, run } = compressionCells[cell];
    for (const seed of seeded ? seeds : [0]) {
      const key = keyOf(options, cell, seed);
      if (known.has(key)) continue;
      throwIfAborted(signal);
      const started = performance.now();
      const loss = await run(options, seed);
      const result = { model: name, cell, seed, loss, seconds: (performance.now() - started) / 1000 };
      known.set(key, result);
      await writeWhole(path, JSON.stringify(Object.fromEntries(known), null, 1));
      options.onCell?.(result);
    }
  }
  return Object.entries(compressionCells).flatMap(([cell, { seeded }]) =>
    (seeded ? seeds : [0]).flatMap((seed) => known.get(keyOf(options, cell as CellName, seed)) ?? []),
  );
}

async function readResults(path: string): Promise<Record<string, CellResult>> {
  const text = await readFile(path, "utf8").catch(() => "{}");
  return JSON.parse(text) as Record<string, CellResult>;
}

/** What a result depends on: a cell without training does not depend on how training is done. */
function keyOf(options: CompressionOptions, cell: CellName, seed: number): string {
  const { name, steps, rate, adapterRate, strength, block, validation } = options;
  const targets = validation.reduce((sum, { weight }) => sum + weight, 0);
  const of = compressionCells[cell].seeded ? [steps, rate, adapterRate, strength] : [];
  return [name, cell, seed, block, targets, ...of].join(" | ");
}

/** Rounded and not trained. The ranges of the cache are those of some batches of training data. */
async function nearest(bench: Bench, by: Rounding, method: ScaleMethod = "octav"): Promise<number> {
  const { weights, observed } = quantizeStage({ ...bench, rounding: by, method, teacher: null });
  await using trainer = measuring(bench, by, weights(), observed);
  if (observed) await trainer.observe(await someBatches(bench), bench.signal);
  return (await trainer.evaluate(bench.validation, bench.signal)).entropy;
}

/** Trained to few bits; the averaged weights are measured. */
async function trained(
  bench: Bench,
  name: string,
  seed: number,
  by: Rounding,
  how: Partial<QuantizeStageOptions> = {},
): Promise<number> {
  const trainer = await trainedModel(bench, name, seed, by, how);
  await using made = trainer;
  await using measured = measuring(bench, by, made.averages, made.observed);
  const { entropy } = await measured.evaluate(bench.validation, bench.signal);
  // An adapter goes on from this one; the others are done with.
  if (name !== "trained") await rm(runFolder(bench, name, seed), { recursive: true, force: true });
  return entropy;
}

function trainedModel(
  bench: Bench,
  name: string,
  seed: number,
  by: Rounding,
  how?: Partial<QuantizeStageOptions>,
): Promise<Trainer> {
  const { steps, rate } = bench;
  return trainQuantized({
    ...runOptions(bench, name, seed),
    weights: bench.weights,
    rounding: by,
    learningRate: rate,
    schedule: { steps, warmup: Math.ceil(steps / 20) },
    ...how,
  });
}

/** Trained to few bits, then an adapter beside the frozen weights. */
async function recovered(bench: Bench, seed: number, rank: number): Promise<number> {
  const { config, weights, steps, adapterRate, strength } = bench;
  await using quantized = await trainedModel(bench, "trained", seed, rounding(bench));
  const base = roundedWeights(quantizedModel(quantized, config, rounding(bench)));
  const name = `adapter-${rank}`;
  const dial = { rank, alpha: strength * rank };
  await using trainer = await trainAdapter({
    ...runOptions(bench, name, seed),
    weights: base,
    teacher: { config, weights },
    dial,
    seed,
    learningRate: adapterRate,
    schedule: { steps, warmup: Math.ceil(steps / 20) },
  });
  // For the measurement alone: a model in 2 bits has no place for the sum.
  const merged = mergedWeights(base, { ...dial, tensors: trainer.weights });
  await using measured = measuring(bench, cacheAlone, merged, quantized.observed);
  const { entropy } = await measured.evaluate(bench.validation, bench.signal);
  await rm(runFolder(bench, name, seed), { recursive: true, force: true });
  return entropy;
}

/** A trainer that learns nothing: its graph has the loss alone. */
function measuring(bench: Bench, by: Rounding, weights: Tensors, observed: Tensors | undefined): Trainer {
  const { device, threads, config } = bench;
  const shapes = new Map([...weights].map(([name, { shape }]) => [name, shape]));
  const { weight } = quantizedWeights(shapes, by);
  const graphOf = (shape: BatchShape) => {
    const cache = by.quantization.keyValueBits === 8 ? roundedCache() : {};
    return gradientGraph(config, { shape, weight, trainable: new Map(), ...cache });
  };
  return new Trainer({ device, threads, config, weights, learned: [], observed, graphOf });
}

const batchesForRanges = 4;

async function someBatches({ stream, shapes, seeds }: Bench): Promise<PackedBatch[]> {
  const examples = await stream(seeds[0] ?? 1, null);
  const packer = new Packer(shapes);
  const batches: PackedBatch[] = [];
  while (batches.length < batchesForRanges) {
    const { example, source } = await examples.next();
    const batch = packer.add(example, source);
    if (batch && batch.weight > 0) batches.push(batch);
  }
  return batches;
}

function runFolder({ folder, name, steps, rate, block }: Bench, cell: string, seed: number): string {
  return join(folder, `${name}-${cell}-${[seed, steps, rate, block].join("-")}`);
}

function runOptions(bench: Bench, cell: string, seed: number) {
  const { device, threads, config, shapes, signal } = bench;
  return {
    device,
    threads,
    config,
    shapes,
    signal,
    stream: (position: unknown) => bench.stream(seed, position),
    folder: runFolder(bench, cell, seed),
    saveEvery: 60,
    onProgress: (progress: TrainProgress) => bench.onProgress?.(`${cell} ${seed}`, progress),
  };
}
