// The orchard architecture against a plain implementation of its own (test/support/orchard-twin.ts), at the size that
// models.md calls AFM-nano, through a model folder on disk. The other families are compared with llama.cpp, in
// test/families.test.ts.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, greedy } from "../../test/support/answer.ts";
import { twinLogits } from "../../test/support/orchard-twin.ts";
import { randomWeights, writeRandomFolder } from "../../test/support/random-folder.ts";
import { openScorer, type Scorer } from "../../test/support/scorer.ts";
import { trace } from "../graph/tensor.ts";
import { CachePool, cacheBytes } from "../runtime/cache.ts";
import { loadModel } from "../runtime/load-model.ts";
import { type ModelConfig, parameterShapes } from "./config.ts";
import { orchardConfig } from "./presets/orchard.ts";
import { codesOf, transformer } from "./transformer.ts";

const seed = 20_250_716;
const contextSize = 96;
/** The vocabulary is ASCII, so that text and ids are the same thing. */
const dial = { layers: 16, width: 256, vocabularySize: 128, contextSize };
const config = orchardConfig(dial);
const sizes = { ...dial, sharedLayers: 6, heads: 8, keyValueHeads: 2, headSize: 32, feedForward: 832 };
const weights = new Map(
  Array.from(parameterShapes(config), ([name, shape]) => [name, randomWeights(seed, name, shape)]),
);
const twin = (tokens: readonly number[], forgotten = 0) =>
  twinLogits({ ...sizes, theta: 500_000, epsilon: 1e-5 }, (name) => weights.get(name)!, tokens, forgotten);
const tokens = Array.from({ length: 48 }, (_, i) => (i * i * 7 + 3 * i + 11) % 128);

let folder = "";
let expected: Float64Array[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orchard-twin-"));
  writeRandomFolder(folder, config, seed);
  expected = twin(tokens);
});
afterAll(() => rmSync(folder, { recursive: true }));

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  return Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i]!)));
}

test("the twin's answers are diverse enough to compare", () => {
  const best = expected.map((logits) => logits.indexOf(Math.max(...logits)));
  expect(new Set(best).size).toBeGreaterThan(20);
  expect(Math.max(...expected.at(-1)!) - Math.min(...expected.at(-1)!)).toBeGreaterThan(3);
});

describe.each([true, false])("logits agree with the twin's, bypass: %s", (bypass) => {
  let scorer: Scorer;
  beforeAll(async () => {
    scorer = await openScorer(folder, contextSize, { bypass });
  });
  afterAll(() => scorer?.[Symbol.asyncDispose]());

  test("prefilled at once", async () => {
    for (const position of [0, 1, 2, 30, 47]) {
      await scorer.restart();
      const logits = await scorer.logits(tokens.slice(0, position + 1));
      expect(largestDifference(logits, expected[position]!), `position ${position}`).toBeLessThan(1e-4);
    }
  });

  test("prefilled in pieces, then decoded", async () => {
    await scorer.restart();
    for (const [from, to] of [
      [0, 1],
      [1, 8],
      [8, 30],
      [30, 44],
    ] as const) {
      const logits = await scorer.logits(tokens.slice(from, to));
      expect(largestDifference(logits, expected[to - 1]!), `position ${to - 1}`).toBeLessThan(1e-4);
    }
    for (let position = 44; position < 48; position++) {
      const logits = await scorer.logits([tokens[position]!]);
      expect(largestDifference(logits, expected[position]!), `position ${position}`).toBeLessThan(1e-4);
    }
  });
});

test("a loaded model says what the twin finds most probable", async () => {
  await using model = await loadModel(folder);
  const asked = "a loaded model says";
  const { text, usage } = await answer(model, asked, { ...greedy, maximumResponseTokens: 24 });
  expect(usage.output.totalTokenCount).toBe(24);
  const ids = [...`${asked}${text}`].map((character) => character.charCodeAt(0));
  const logits = twin(ids.slice(0, -1));
  const best = logits.slice(asked.length - 1).map((row) => row.indexOf(Math.max(...row)));
  expect(best).toEqual(ids.slice(asked.length));
});

test("prefill bypass changes the last logits by at most 1e-5", async () => {
  await using bypassing = await openScorer(folder, contextSize, { bypass: true });
  await using whole = await openScorer(folder, contextSize, { bypass: false });
  const difference = largestDifference(await bypassing.logits(tokens), await whole.logits(tokens));
  expect(difference).toBeLessThanOrEqual(1e-5);
});

test("the cache takes 0.625 of what it takes without sharing", async () => {
  const unshared = orchardConfig({ ...dial, sharedLayers: 0 });
  const options = { capacity: contextSize, sliding: true } as const;
  for (const type of ["float32", "int8"] as const)
    expect(cacheBytes(config, { ...options, type })).toBe(0.625 * cacheBytes(unshared, { ...options, type }));
  const allocated = async (of: ModelConfig) => {
    const slot = await new CachePool(of, { ...options, type: "float32", slots: 1 }).acquire([1, 2]);
    return Object.values(slot.tensors).reduce((sum, tensor) => sum + tensor.data.byteLength, 0);
  };
  expect(await allocated(config)).toBe(0.625 * (await allocated(unshared)));
  expect(await allocated(config)).toBe(cacheBytes(config, { ...options, type: "float32" }));
});

test("the second block reads the shared keys and values: zeros in their place change everything", async () => {
  await using scorer = await openScorer(folder, contextSize);
  await scorer.logits(tokens.slice(0, 47));
  const shared = scorer.slot.layers.at(-1)!;
  expect(shared.layer).toBe(9);
  shared.key.data.fill(0 as never);
  shared.value.data.fill(0 as never);
  const logits = await scorer.logits(tokens.slice(47));
  expect(largestDifference(logits, expected[47]!)).toBeGreaterThan(0.5);
  // And they are read as the zeros they are: the twin forgets the same positions.
  expect(largestDifference(logits, twin(tokens, 47)[47]!)).toBeLessThan(1e-4);
});

/** The full-size graph's form: 2 bits with a scale per row. */
const inFewBits = transformer(config, {
  format: () => ({ kind: "blocks", bits: 2, blockSize: 64, scaling: "row" }),
  cacheType: "int8",
  slidingCache: true,
  logits: "asked",
  bypass: true,
  positions: contextSize,
});

test("behind the attention of the last layer that writes keys, only what is asked for is multiplied", () => {
  const rowsOf = (weight: string) =>
    trace(inFewBits)
      .nodes.filter(({ op, inputs }) => {
        const source = inputs[1]?.source;
        return op === "matMulNBits" && source?.kind === "parameter" && source.name === codesOf(weight);
      })
      .map(({ inputs }) => inputs[0]!.shape[1]);
  expect(rowsOf("model.layers.9.self_attn.q_proj.weight")).toEqual(["sequence"]);
  for (const weight of ["self_attn.o_proj", "mlp.up_proj", "mlp.down_proj"]) {
    expect(rowsOf(`model.layers.8.${weight}.weight`), weight).toEqual(["sequence"]);
    expect(rowsOf(`model.layers.9.${weight}.weight`), weight).toEqual(["asked"]);
  }
});

test("matrices of one shape share the scales that the kernel holds", () => {
  const scales = trace(inFewBits).nodes.flatMap(({ op, inputs }) =>
    op === "matMulNBits" ? [inputs[2]!] : [],
  );
  const shapes = new Set(scales.map(({ shape }) => shape.join()));
  expect(scales.length).toBeGreaterThan(16 * 5);
  expect(new Set(scales).size).toBe(shapes.size);
});
