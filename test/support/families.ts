// The small models whose next-token probabilities are kept in test/golden/families: one per family and variant, each
// with random weights. `npm run bench -- goldens` asks llama.cpp for the probabilities; test/families.test.ts compares.

import { llama3Divisors, Random, type RandomModel } from "./random-model.ts";

const small: Omit<RandomModel, "family"> = {
  layers: 4,
  width: 128,
  heads: 4,
  keyValueHeads: 2,
  headSize: 32,
  feedForward: 320,
  vocabularySize: 512,
  contextSize: 512,
  theta: 10_000,
  tied: false,
};

const llama3 = { factor: 8, low: 1, high: 4, original: 64 };

/** A model per file name. */
export const families: Readonly<Record<string, RandomModel>> = {
  llama2: { ...small, family: "llama", keyValueHeads: 4 },
  llama3: {
    ...small,
    family: "llama",
    theta: 500_000,
    tied: true,
    scaling: { kind: "divisors", divisors: llama3Divisors(32, 500_000, llama3) },
  },
  "llama-linear": { ...small, family: "llama", scaling: { kind: "linear", factor: 4 } },
  qwen2: { ...small, family: "qwen2", theta: 1_000_000, tied: true },
  "qwen2-yarn": {
    ...small,
    family: "qwen2",
    scaling: {
      kind: "yarn",
      factor: 4,
      betaFast: 32,
      betaSlow: 1,
      attentionFactor: 0.1 * Math.log(4) + 1,
      originalContextSize: 64,
    },
  },
  qwen3: { ...small, family: "qwen3", theta: 1_000_000, headSize: 64, tied: true },
  smollm3: { ...small, family: "smollm3", layers: 6, theta: 5_000_000, tied: true },
  gemma3: {
    ...small,
    family: "gemma3",
    layers: 8,
    theta: 1_000_000,
    tied: true,
    window: 32,
    scaling: { kind: "linear", factor: 8 },
  },
};

/** What is asked of each: 420 tokens, looked at in eleven places, on both sides of the end of Gemma's window. */
export const goldenSeed = 20_250_611;
export const goldenPositions: readonly number[] = [0, 1, 7, 31, 32, 33, 100, 159, 288, 300, 419];
export function goldenTokens(): number[] {
  const random = new Random(goldenSeed, "tokens");
  return [1, ...Array.from({ length: 419 }, () => 3 + (random.next() % 509))];
}

/** One file of test/golden/families. */
export interface Golden {
  readonly source: string;
  readonly seed: number;
  readonly model: RandomModel;
  readonly tokens: readonly number[];
  /** Per position: the most probable next tokens, [token, probability], falling. */
  readonly positions: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}
