// Fine-tuning against plain loops: the loss counts the assistant's tokens and no others, its gradient is that of the
// loops, a tiny batch is learned by heart, and the weights it began with stay as they were.
import { afterAll, expect, test } from "vitest";
import {
  batchShape,
  plainLoss,
  tinyBatch,
  tinyConfig,
  tinyStream,
  tinyWeights,
  valuesOf,
  worstDifference,
} from "../../test/support/training-case.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { weightsHash } from "../runtime/weights/weights-hash.ts";
import { finetune } from "./finetune.ts";
import type { TrainProgress } from "./train.ts";

const config = tinyConfig();
const weights = tinyWeights(config, 5);
const values = valuesOf(weights);
const before = await weightsHash(config, values);
afterAll(async () => {
  expect(await weightsHash(config, values)).toBe(before);
});

const run = (steps: number, onProgress?: (progress: TrainProgress) => void) =>
  finetune({
    device: ortNative,
    threads: 1,
    config,
    weights,
    stream: tinyStream,
    shapes: [batchShape],
    learningRate: 0.01,
    schedule: { steps, decay: 0 },
    chunk: 8,
    folder: null,
    onProgress,
  });

test("the loss is the mean over the assistant's tokens, its gradient that of plain loops", async () => {
  await using trainer = await run(0);
  const { loss } = await trainer.observe([tinyBatch()]);
  expect(loss).toBeCloseTo(plainLoss(config, values), 5);
  const worst = worstDifference(weights, trainer.gradients, () => plainLoss(config, values));
  expect(worst).toBeLessThan(2e-3);
});

test("learns a tiny batch by heart", async () => {
  await using trainer = await run(80);
  expect((await trainer.evaluate([tinyBatch()])).loss).toBeLessThan(0.01);
});
