// Directions that are loud on new examples and quiet on kept ones: found where they are known, from moments that plain loops
// give too, and an adapter that reads them changes what is kept far less than one that reads at random.
import { expect, test } from "vitest";
import {
  batchShape,
  plainLoss,
  tinyConfig,
  tinyWeights,
  valuesOf,
} from "../../test/support/training-case.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { randomSource } from "../runtime/random.ts";
import { initialAdapter, mergedWeights } from "./adapter.ts";
import { contrast } from "./contrast.ts";
import { inputMoments, quietDirections } from "./directions.ts";
import type { TokenizedExample } from "./tokenize-example.ts";

const config = tinyConfig();
const weights = tinyWeights(config, 5);
/** Texts of some of the 24 words. */
const texts = (seed: number, from: number, words: number): TokenizedExample[] => {
  const random = randomSource(seed);
  return Array.from({ length: 12 }, () => ({
    tokens: Int32Array.from({ length: 11 }, () => from + Math.floor(random() * words)),
    lossMask: new Uint8Array(11).fill(1, 7),
  }));
};
const [kept, learned] = [texts(1, 0, 12), texts(2, 12, 12)];
const run = { device: ortNative, threads: 1, config, weights, shapes: [batchShape], rank: 4 };

const share = (moments: Float32Array, row: Float32Array) => {
  let sum = 0;
  row.forEach((a, i) => {
    for (const [j, b] of row.entries()) sum += a * b * moments[i * row.length + j]!;
  });
  return sum;
};

test("the greatest ratios of two moments are found, also between axes", () => {
  const n = 24;
  const random = randomSource(3);
  // Moments of x = M z, where z has variance 1 in the kept ones and a known one in the new ones.
  const mix = Array.from({ length: n }, () => Array.from({ length: n }, () => random() - 0.5));
  const momentsOf = (variance: (k: number) => number) =>
    Float32Array.from({ length: n * n }, (_, at) =>
      mix[0]!.reduce((sum, _, k) => {
        const [i, j] = [Math.floor(at / n), at % n];
        return sum + mix[i]![k]! * mix[j]![k]! * variance(k);
      }, 0),
    );
  const [news, stays] = [momentsOf((k) => (k < 3 ? 100 + 20 * k : 1)), momentsOf(() => 1)];
  const rows = contrast(news, stays, 3);
  const trace = news.reduce((sum, x, i) => sum + (i % (n + 1) ? 0 : x), 0);
  for (let row = 0; row < 3; row++) {
    const v = rows.subarray(row * n, (row + 1) * n);
    // 140, 120 and 100, but for the ridge.
    expect(share(news, v) / share(stays, v)).toBeGreaterThan(70);
    expect(share(news, v) / (trace / n / 3)).toBeCloseTo(1, 2);
  }
  const unlike = Float32Array.from({ length: n }, () => random() - 0.5);
  expect(share(news, unlike) / share(stays, unlike)).toBeLessThan(60);
  // Of one new text that is always the same there is one direction; the others are numbers all the same.
  const one = Float32Array.from({ length: n * n }, (_, at) => (at % n) * Math.floor(at / n));
  expect(contrast(one, stays, 3).every(Number.isFinite)).toBe(true);
});

test("moments are those of plain loops: padding is no token", async () => {
  const found = (await inputMoments(kept, run)).get("model.layers.0.self_attn.q_proj")!;
  const [embedding, norm] = ["model.embed_tokens.weight", "model.layers.0.input_layernorm.weight"].map(
    valuesOf(weights),
  );
  const expected = new Float64Array(config.width ** 2);
  const tokens = kept.flatMap((example) => [...example.tokens]);
  for (const token of tokens) {
    const row = embedding!.subarray(token * config.width, (token + 1) * config.width);
    const size = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0) / config.width + config.norm.epsilon);
    const x = row.map((value, i) => (value / size) * norm![i]!);
    for (let i = 0; i < expected.length; i++)
      expected[i]! += (x[Math.floor(i / config.width)]! * x[i % config.width]!) / tokens.length;
  }
  const worst = Math.max(...found.map((value, i) => Math.abs(value - expected[i]!)));
  expect(worst).toBeLessThan(1e-5 * Math.max(...expected));
});

test("an abort ends it", async () => {
  const signal = AbortSignal.abort();
  await expect(quietDirections({ ...run, kept, learned, signal })).rejects.toMatchObject({ code: "aborted" });
});

test("an adapter that reads them is quiet on what is kept; one that reads at random is not", async () => {
  const parts: number[] = [];
  const directions = await quietDirections({ ...run, kept, learned, onProgress: (part) => parts.push(part) });
  expect(parts).toEqual(parts.toSorted((a, b) => a - b));
  expect(parts.at(-1)).toBe(1);
  expect([...directions.keys()].filter((name) => name.includes("layers.1."))).toHaveLength(5);
  const change = (examples: readonly TokenizedExample[], isQuiet: boolean) => {
    const tensors = initialAdapter(config, run.rank, 1);
    const random = randomSource(9);
    for (const [name, { data }] of tensors)
      if (name.includes(".lora_B.")) for (let i = 0; i < data.length; i++) data[i] = (random() - 0.5) / 4;
    if (isQuiet) for (const [name, { data }] of directions) tensors.get(name)!.data.set(data as never);
    const adapted = mergedWeights(weights, { rank: run.rank, alpha: run.rank, tensors });
    const loss = (of: typeof weights) => plainLoss(config, valuesOf(of), examples);
    return Math.abs(loss(adapted) - loss(weights));
  };
  expect(change(kept, true)).toBeLessThan(change(learned, true) / 10);
  expect(change(kept, true)).toBeLessThan(change(kept, false) / 10);
});
