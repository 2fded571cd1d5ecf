// Distillation against plain loops over float64: both losses and their gradients, a teacher of another width, and a
// student that comes to think as its teacher does.
import { expect, test } from "vitest";
import {
  batchShape,
  logSoftmax,
  plainAnswers,
  tinyBatch,
  tinyConfig,
  tinyStream,
  tinyWeights,
  worstDifference,
} from "../../test/support/training-case.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { type Distillation, distill, topOneMix } from "./distill.ts";

const config = tinyConfig();
const weights = tinyWeights(config, 5);
const teacher = { config: tinyConfig(128), weights: tinyWeights(tinyConfig(128), 9) };
const valuesOf = (tensors: typeof weights) => (name: string) => tensors.get(name)!.data as Float32Array;
const taught = plainAnswers(teacher.config, valuesOf(teacher.weights));

/** models.md §2, one position after the other. */
function plainDistillation(distillation: Distillation): number {
  const learned = plainAnswers(config, valuesOf(weights));
  const { share } = distillation;
  const losses = learned.map(({ logits, label }, row) => {
    const entropy = -logSoftmax(logits)[label]!;
    if (distillation.kind === "topOne") {
      const first = taught[row]!.logits.indexOf(Math.max(...taught[row]!.logits));
      return (1 - share) * entropy - share * logSoftmax(logits)[first]!;
    }
    const { temperature } = distillation;
    const [right, mine] = [taught[row]!.logits, logits].map((one) => logSoftmax(one, temperature));
    const divergence = right!.reduce((sum, log, i) => sum + Math.exp(log) * (log - mine![i]!), 0);
    return share * temperature ** 2 * divergence + (1 - share) * entropy;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

const run = (distillation: Distillation | undefined, steps: number, extra: object = {}) =>
  distill({
    device: ortNative,
    threads: 1,
    config,
    weights,
    teacher,
    distillation,
    stream: tinyStream,
    shapes: [batchShape],
    learningRate: 0.01,
    schedule: { steps },
    chunk: 8,
    folder: null,
    ...extra,
  });

test.each<Distillation>([
  { kind: "divergence", temperature: 1, share: 1 },
  { kind: "divergence", temperature: 2.5, share: 1 },
  { kind: "divergence", temperature: 2, share: 0.6 },
  { kind: "topOne", share: 0.3 },
  topOneMix,
])("the loss and its gradient are those of plain loops: %o", async (distillation) => {
  await using trainer = await run(distillation, 0);
  const { loss, entropy } = await trainer.evaluate([tinyBatch()]);
  expect(loss).toBeCloseTo(plainDistillation(distillation), 4);
  expect(entropy).toBeCloseTo(plainDistillation({ kind: "topOne", share: 0 }), 4);
  const worst = worstDifference(weights, trainer.gradients, () => plainDistillation(distillation), 2);
  expect(worst).toBeLessThan(2e-3);
});

test("the mix of 0.9 and 0.1 is the default", async () => {
  await using trainer = await run(undefined, 0);
  const { loss } = await trainer.evaluate([tinyBatch()]);
  expect(loss).toBeCloseTo(plainDistillation(topOneMix), 4);
});

test("a model has nothing to learn from itself", async () => {
  const distillation = { kind: "divergence", temperature: 2, share: 1 } as const;
  await using trainer = await run(distillation, 0, { teacher: { config, weights } });
  expect(Math.abs((await trainer.evaluate([tinyBatch()])).loss)).toBeLessThan(1e-5);
  for (const { data } of trainer.gradients.values())
    expect(Math.max(...(data as Float32Array).map(Math.abs))).toBeLessThan(1e-5);
});

test("a student comes to think as its teacher does", async () => {
  const distillation = { kind: "divergence", temperature: 1, share: 1 } as const;
  const first = plainDistillation(distillation);
  await using trainer = await run(distillation, 100);
  const { loss } = await trainer.evaluate([tinyBatch()]);
  expect(first).toBeGreaterThan(0.1);
  expect(loss).toBeLessThan(0.01);
});

test("refuses a teacher of other tokens and shares that are none", async () => {
  const other = { config: { ...teacher.config, vocabularySize: 25 }, weights: teacher.weights };
  const invalid = { code: "invalidArgument" };
  await expect(run(topOneMix, 1, { teacher: other })).rejects.toMatchObject(invalid);
  await expect(run({ kind: "topOne", share: 1.5 }, 1)).rejects.toMatchObject(invalid);
  await expect(run({ kind: "divergence", temperature: 0, share: 1 }, 1)).rejects.toMatchObject(invalid);
});
