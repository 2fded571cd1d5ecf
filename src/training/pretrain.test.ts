// Pre-training from text on disk: a folder of JSON lines becomes examples that go on from any position, and a model that
// knows nothing learns them with the recipe's own optimizer; the same seed gives the same weights.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tinyConfig } from "../../test/support/training-case.ts";
import { ortNative } from "../runtime/ort-native.ts";
import type { Tokenizer } from "../runtime/tokenizer/tokenizer.ts";
import { jsonLines } from "./data.ts";
import { exampleStream } from "./example-stream.ts";
import { pretrain } from "./pretrain.ts";
import type { TrainProgress } from "./train.ts";

const config = tinyConfig();
/** Letters a … v as 2 … 23; 1 begins and ends a text. */
const letters = {
  encode: (text: string) => [...text].map((letter) => letter.charCodeAt(0) - 95),
  bosToken: 1,
  eosToken: 1,
  addsBos: true,
} as unknown as Tokenizer;
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchard-pretrain-"));
  const words = ["apple", "pear", "quince", "fig", "plum", "medlar", "cherimoia", "lemon"];
  await writeFile(join(folder, "a.jsonl"), words.map((text) => `${JSON.stringify({ text })}\n`).join(""));
});
afterAll(() => rm(folder, { recursive: true }));

const open = async () => {
  const sources = [{ source: await jsonLines(folder), weight: 1 }];
  return exampleStream(sources, { seed: 3, tokenizer: letters, template: null });
};

test("a stream goes on from its position with the same examples", async () => {
  const stream = await (await open())(null);
  for (let n = 0; n < 5; n++) await stream.next();
  const position = JSON.parse(JSON.stringify(stream.position()));
  const rest = [];
  for (let n = 0; n < 20; n++) rest.push(await stream.next());
  const again = await (await open())(position);
  for (const expected of rest) expect(await again.next()).toEqual(expected);
  expect([...rest[0]!.example.tokens].at(0)).toBe(1);
  expect(rest[0]!.example.lossMask[0]).toBe(0);
  expect(rest[0]!.example.lossMask.slice(1).every((learned) => learned === 1)).toBe(true);
});

test("learns words from nothing; the same seed gives the same weights", async () => {
  const run = async (seed: number) => {
    const losses: number[] = [];
    await using trainer = await pretrain({
      device: ortNative,
      threads: 1,
      config,
      seed,
      stream: await open(),
      shapes: [{ batch: 4, length: 16, targets: 64 }],
      learningRate: 0.01,
      schedule: { steps: 120, warmup: 10, final: 1 / 200 },
      folder: null,
      onProgress: ({ entropy }: TrainProgress) => losses.push(entropy),
    });
    return {
      losses,
      weights: Float32Array.from(trainer.weights.get("model.norm.weight")!.data as Float32Array),
    };
  };
  const first = await run(1);
  expect(first.losses[0]).toBeCloseTo(Math.log(24), 0);
  // The first letter is a guess among eight, the rest follows.
  expect(first.losses.at(-1)).toBeLessThan(0.6);
  expect(await run(1)).toEqual(first);
  expect(await run(2)).not.toEqual(first);
});
