// How far a decode step of several sequences in one run is from the same steps alone: on the same state of the cache, the
// logits of each. And the same for one product, which says where the difference comes from.
import { allocate, hostTensor } from "../../src/graph/host-tensor.ts";
import { apply, input, parameter } from "../../src/graph/tensor.ts";
import { transformer } from "../../src/models/transformer.ts";
import { BatchRunner, type Member } from "../../src/runtime/batch.ts";
import { CachePool, type Slot } from "../../src/runtime/cache.ts";
import { openCheckpoint } from "../../src/runtime/checkpoint.ts";
import { ortNative } from "../../src/runtime/ort-native.ts";
import { loadWeights, ropeParameters } from "../../src/runtime/parameters.ts";
import { quantizeBlocks } from "../../src/runtime/weights/blocks.ts";
import type { WeightBits } from "../../src/runtime/weights/target.ts";

/** One step of one sequence, in a batch and alone. */
export interface StepAgreement {
  /** Sequences in the run. */
  readonly rows: number;
  /** The largest difference of a logit, and the distance of the two best logits alone; as parts of the logits' range. */
  readonly difference: number;
  readonly gap: number;
  readonly sameBest: boolean;
}

export interface AgreementOptions {
  readonly bits?: WeightBits;
  /** Whether products with few bits round their activations to 8 bits, as loaded models do; default true. */
  readonly int8Activations?: boolean;
  /** Sequences of tokens, one per slot: how each begins, and then is continued with its own best token. */
  readonly prompts: readonly (readonly number[])[];
  /** Steps that each is continued. */
  readonly steps: number;
  /** Batch sizes that are compared with one. 1 is the control: nothing may differ. */
  readonly sizes: readonly number[];
}

/** Compares, at every step, batches of the first sequences with each of them alone. */
export async function batchAgreement(
  path: string,
  { bits, int8Activations = true, prompts, steps, sizes }: AgreementOptions,
): Promise<StepAgreement[]> {
  const checkpoint = await openCheckpoint(path);
  const { config } = checkpoint;
  const capacity = Math.max(...prompts.map(({ length }) => length)) + steps + 1;
  const weights = await loadWeights(checkpoint, { bits });
  const graph = transformer(config, {
    format: weights.format,
    fused: weights.fused,
    cacheType: "float32",
    slidingCache: false,
    logits: "asked",
    bypass: true,
    positions: capacity,
    int8Activations,
  });
  const made = ropeParameters(config, capacity);
  await using program = await ortNative.compile(
    graph,
    { folder: weights.parameters.folder, get: (name) => made.get(name) ?? weights.parameters.get(name) },
    { threads: 1 },
  );
  await using runner = new BatchRunner(program, config);
  const options = { slots: prompts.length, capacity, type: "float32", sliding: false } as const;
  const pool = new CachePool(config, options);
  const slots: Slot[] = [];
  for (const prompt of prompts) slots.push(await pool.acquire(prompt));
  const next: number[] = [];
  for (const [index, slot] of slots.entries())
    next.push(best(await runner.prefill({ slot, tokens: prompts[index]!, signal: undefined, asked: 1 })));
  /** The logits of one run, after which the cache counts as untouched: the next run writes the same places. */
  const logitsOf = async (from: number, count: number) => {
    const members = slots
      .slice(from, from + count)
      .map((slot, index): Member => ({ slot, tokens: [next[from + index]!], signal: undefined, asked: 1 }));
    const results = await runner.decode(members);
    for (const { slot } of members) slot.tokens.pop();
    return results.map((result) => {
      if (result.status === "rejected") throw result.reason;
      return result.value.slice();
    });
  };
  const found: StepAgreement[] = [];
  for (let step = 0; step < steps; step++) {
    const batches = [];
    for (const size of sizes) batches.push({ size, logits: await logitsOf(0, size) });
    // Alone at last, so that what the cache keeps is what a lone answer leaves there.
    const alone = [];
    for (const index of slots.keys()) alone.push(...(await logitsOf(index, 1)));
    for (const { size, logits } of batches)
      for (const [row, batched] of logits.entries())
        found.push({ rows: size, ...compared(batched, alone[row]!) });
    for (const [index, slot] of slots.entries()) {
      slot.tokens.push(next[index]!);
      next[index] = best(alone[index]!);
    }
  }
  return found;
}

/** The largest difference of a product of `rows` rows from the products of each row, as a part of its largest value. */
export async function productAgreement(
  bits: 2 | 4 | 8,
  int8Activations: boolean,
  rows: number,
  random: () => number,
): Promise<number> {
  const [inputSize, outputSize, blockSize] = [1024, 256, 64];
  const normal = (count: number) =>
    Float32Array.from({ length: count }, () => random() + random() + random() + random() - 2);
  const blocks = quantizeBlocks(normal(outputSize * inputSize), outputSize, inputSize, bits, blockSize);
  const codesShape = [outputSize, inputSize / blockSize, (blockSize * bits) / 8];
  const scalesShape = [outputSize, inputSize / blockSize];
  const x = input("x", "float32", ["rows", inputSize]);
  const y = apply(
    "matMulNBits",
    [x, parameter("codes", "uint8", codesShape), parameter("scales", "float32", scalesShape), null, null],
    { bits, blockSize, inputSize, outputSize, int8Activations },
  )[0]!;
  const stored = new Map([
    ["codes", hostTensor("uint8", codesShape, blocks.packed)],
    ["scales", hostTensor("float32", scalesShape, blocks.scales)],
  ]);
  await using program = await ortNative.compile(
    { outputs: { y } },
    { folder: ".", get: (name) => stored.get(name)! },
    { threads: 1 },
  );
  const values = normal(rows * inputSize);
  const product = async (count: number, data: Float32Array) => {
    const out = allocate("float32", [count, outputSize]);
    await using binding = program.bind({ x: hostTensor("float32", [count, inputSize], data) }, { y: out });
    await binding.run();
    return out.data.slice();
  };
  const together = await product(rows, values);
  let difference = 0;
  for (let row = 0; row < rows; row++) {
    const alone = await product(1, values.slice(row * inputSize, (row + 1) * inputSize));
    alone.forEach((value, index) => {
      difference = Math.max(difference, Math.abs(value - together[row * outputSize + index]!));
    });
  }
  return difference / Math.max(...together.map(Math.abs));
}

function compared(batched: Float32Array, alone: Float32Array): Omit<StepAgreement, "rows"> {
  const token = best(alone);
  const range = alone[token]! - Math.min(...alone);
  const second = Math.max(...alone.filter((_, index) => index !== token));
  const differences = alone.map((logit, index) => Math.abs(logit - batched[index]!));
  return {
    difference: Math.max(...differences) / range,
    gap: (alone[token]! - second) / range,
    sameBest: best(batched) === token,
  };
}

function best(logits: Float32Array): number {
  return logits.indexOf(Math.max(...logits));
}
