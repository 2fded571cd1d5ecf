import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openCheckpoint } from "./checkpoint.ts";
import { inspectModel } from "./inspect.ts";
import { loadWeights } from "./parameters.ts";

const path = fileURLToPath(new URL("../../../shared/data/checkpoints/stories260K", import.meta.url));

test.skipIf(!existsSync(path))("stories260K: parts, sizes and memory", async () => {
  const inspection = await inspectModel(path);
  expect(inspection).toMatchObject({ name: "stories260K", format: "llama2c", config: { contextSize: 512 } });
  expect(inspection.files.map(({ bytes }) => bytes)).toEqual([1_056_540]);
  // By hand: D 64, F 172, V 512, 5 layers, 8 heads and 4 key-value heads of 8.
  expect(Object.fromEntries(inspection.parameters.map(({ name, count }) => [name, count]))).toEqual({
    embedding: 512 * 64,
    attention: 5 * (2 * 64 * 64 + 2 * 64 * 32),
    "feed-forward": 5 * 3 * 64 * 172,
    norms: 64 * (2 * 5 + 1),
  });
  const { memory } = inspection;
  expect(memory.weights).toBe(4 * 260_032);
  expect(memory.cache).toBe(4 * 2 * 5 * 512 * 4 * 8);
  expect(memory.total).toBe(memory.weights + memory.cache + memory.working);
});

test.skipIf(!existsSync(path))("fewer bits and a smaller context take less", async () => {
  const of = async (options: Parameters<typeof inspectModel>[1]) =>
    (await inspectModel(path, options)).memory;
  const whole = await of({});
  expect((await of({ contextSize: 128 })).cache).toBe(whole.cache / 4);
  expect((await of({ keyValueBits: 8 })).cache).toBe(whole.cache / 4);
  expect((await of({ bits: 2 })).weights).toBeLessThan(whole.weights / 4);
});

test.skipIf(!existsSync(path)).each([2, 4, 8, 16, 32, undefined] as const)(
  "the weights at %s bits take what loading them takes",
  async (bits) => {
    const { bytes } = await loadWeights(await openCheckpoint(path), { bits });
    expect((await inspectModel(path, { bits })).memory.weights).toBe(bytes.memory + bytes.mapped);
  },
);
