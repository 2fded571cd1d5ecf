import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { inspectModel } from "./inspect.ts";

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
  const [two, four, eight, sixteen] = await Promise.all(([2, 4, 8, 16] as const).map((bits) => of({ bits })));
  expect(two!.weights).toBeLessThan(four!.weights);
  expect(four!.weights).toBeLessThan(eight!.weights);
  expect(eight!.weights).toBeLessThan(sixteen!.weights);
  // Matrices only: a weight and its share of a scale are 5 bits; norms stay float32.
  expect(four!.weights).toBe((5 / 8) * (260_032 - 704) + 4 * 704);
});
