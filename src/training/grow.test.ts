// A deeper model says what the one before it says, by plain loops that know nothing of either, and all of it learns.
import { expect, test } from "vitest";
import {
  batchShape,
  plainLoss,
  tinyBatch,
  tinyConfig,
  tinyStream,
  tinyWeights,
  valuesOf,
} from "../../test/support/training-case.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { finetune } from "./finetune.ts";
import { deepened } from "./grow.ts";

const config = tinyConfig();
const weights = tinyWeights(config, 5);
const loss = (model: ReturnType<typeof deepened>) => plainLoss(model.config, valuesOf(model.weights));

test.each([2, 3])(
  "with %i times as many layers the loss is the same, and the same layers are read",
  (times) => {
    const deep = deepened({ config, weights }, times);
    expect(deep.config.layers.map((layer) => layer.keyValueLayer)).toEqual([
      ...Array(times).fill(null),
      ...Array(times).fill(times - 1),
    ]);
    expect(loss(deep)).toBe(loss({ config, weights }));
    // The control: a copy whose output counts.
    const name = "model.layers.0.mlp.down_proj.weight";
    const loud = new Map(deep.weights).set(name, weights.get(name)!);
    expect(Math.abs(loss({ ...deep, weights: loud }) - loss(deep))).toBeGreaterThan(1e-3);
  },
);

test("copies learn", async () => {
  const deep = deepened({ config, weights });
  await using trainer = await finetune({
    device: ortNative,
    threads: 1,
    ...deep,
    stream: tinyStream,
    shapes: [batchShape],
    learningRate: 0.01,
    schedule: { steps: 0 },
    folder: null,
  });
  await trainer.observe([tinyBatch()]);
  for (const name of ["self_attn.o_proj", "mlp.down_proj"]) {
    const gradient = trainer.gradients.get(`model.layers.2.${name}.weight`)!.data as Float32Array;
    expect(Math.max(...gradient.map(Math.abs))).toBeGreaterThan(1e-4);
  }
});
