// Distillation against plain loops over float64: both losses and their gradients, a teacher of another width, and a
// student that comes to think as its teacher does; and a teacher that is read at a few words against the whole of it.
import { describe, expect, test } from "vitest";
import {
  batchShape,
  examples,
  logSoftmax,
  plainAnswers,
  tinyBatch,
  tinyConfig,
  tinyStream,
  tinyWeights,
  valuesOf,
  worstDifference,
} from "../../test/support/training-case.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { decode, type Values } from "../graph/reference/values.ts";
import { evaluate } from "../graph/reference.ts";
import { input } from "../graph/tensor.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { randomSource } from "../runtime/random.ts";
import { type Distillation, distill, distillationLoss, type TopChoices, topOneMix } from "./distill.ts";
import { drawsOf } from "./draws.ts";

const config = tinyConfig();
const weights = tinyWeights(config, 5);
const teacher = { config: tinyConfig(128), weights: tinyWeights(tinyConfig(128), 9) };
const taught = plainAnswers(teacher.config, valuesOf(teacher.weights));

/** The second example is kept, of which there are four answer tokens. */
const keptExamples = examples.map((example, i) =>
  i === 1 ? { ...example, isKept: true as const } : example,
);
const keptRows = examples.flatMap((_, i) => Array<boolean>(4).fill(i === 1));

/** models.md §2, one position after the other. */
function plainDistillation(distillation: Distillation): number {
  const learned = plainAnswers(config, valuesOf(weights));
  const losses = learned.map(({ logits, label }, row) => {
    const entropy = -logSoftmax(logits)[label]!;
    if (distillation.kind === "kept") {
      if (!keptRows[row]) return entropy;
      const [right, mine] = [taught[row]!.logits, logits].map((one) => logSoftmax(one));
      const divergence = right!.reduce((sum, log, i) => sum + Math.exp(log) * (log - mine![i]!), 0);
      return distillation.strength * divergence;
    }
    const { share } = distillation;
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
  const { loss, entropy } = await trainer.observe([tinyBatch()]);
  expect(loss).toBeCloseTo(plainDistillation(distillation), 4);
  expect(entropy).toBeCloseTo(plainDistillation({ kind: "topOne", share: 0 }), 4);
  const worst = worstDifference(weights, trainer.gradients, () => plainDistillation(distillation), 2);
  expect(worst).toBeLessThan(2e-3);
});

test.each([1, 0.25, 3])(
  "what is kept is learned from the teacher alone, the rest from labels: strength %d",
  async (strength) => {
    const distillation = { kind: "kept", strength } as const;
    await using trainer = await run(distillation, 0);
    const { loss } = await trainer.observe([tinyBatch(keptExamples)]);
    expect(loss).toBeCloseTo(plainDistillation(distillation), 4);
    expect(
      Math.abs(plainDistillation(distillation) - plainDistillation({ kind: "topOne", share: 0 })),
    ).toBeGreaterThan(0.01);
    const worst = worstDifference(weights, trainer.gradients, () => plainDistillation(distillation), 2);
    expect(worst).toBeLessThan(2e-3);
  },
);

test("what is kept of itself is 0, and has no gradient", async () => {
  const distillation = { kind: "kept", strength: 1 } as const;
  await using trainer = await run(distillation, 0, { teacher: { config, weights } });
  const all = examples.map((example) => ({ ...example, isKept: true as const }));
  expect(Math.abs((await trainer.observe([tinyBatch(all)])).loss)).toBeLessThan(1e-5);
  for (const { data } of trainer.gradients.values())
    expect(Math.max(...(data as Float32Array).map(Math.abs))).toBeLessThan(1e-5);
});

test("the mix of 0.9 and 0.1 is the default", async () => {
  await using trainer = await run(undefined, 0);
  const { loss } = await trainer.evaluate([tinyBatch()]);
  expect(loss).toBeCloseTo(plainDistillation(topOneMix), 4);
});

test("a model has nothing to learn from itself", async () => {
  const distillation = { kind: "divergence", temperature: 2, share: 1 } as const;
  await using trainer = await run(distillation, 0, { teacher: { config, weights } });
  expect(Math.abs((await trainer.observe([tinyBatch()])).loss)).toBeLessThan(1e-5);
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
  for (const top of [
    { count: 0, negatives: 4 },
    { count: 25, negatives: 4 },
    { count: 4, negatives: -1 },
    { count: 4, negatives: 25 },
    { count: 1.5, negatives: 0 },
  ])
    await expect(run({ kind: "divergence", temperature: 1, share: 1, top }, 1)).rejects.toMatchObject(
      invalid,
    );
});

describe("a teacher that is read at its first choices and a few others", () => {
  const [rows, width, words] = [6, 5, 24];
  const random = randomSource(8);
  const floats = (shape: readonly number[], size = 1): HostTensor =>
    hostTensor(
      "float32",
      shape,
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => (2 * random() - 1) * size),
    );
  const given = {
    hidden: floats([rows, width], 2),
    head: floats([words, width], 2),
    taughtHidden: floats([rows, width], 2),
    taughtHead: floats([words, width], 2),
    labels: hostTensor(
      "int32",
      [rows],
      Int32Array.from({ length: rows }, (_, row) => (row * 7) % words),
    ),
    weights: hostTensor("float32", [rows], new Float32Array(rows).fill(1 / rows)),
  };
  type Given = Readonly<Record<keyof typeof given, HostTensor>>;

  /** The loss and its gradients in float64; every row has the same draw. */
  function lossOf(top: TopChoices | undefined, draw: number, tensors: Given = given, share = 1) {
    const inputs = { ...tensors, draws: hostTensor("float32", [rows], new Float32Array(rows).fill(draw)) };
    const of = (name: keyof typeof inputs) => input(name, inputs[name].dtype, inputs[name].shape);
    const result = distillationLoss(
      { hidden: of("hidden"), head: of("head") },
      { hidden: of("taughtHidden"), head: of("taughtHead"), softcap: null },
      of("labels"),
      of("weights"),
      {
        distillation: { kind: "divergence", temperature: 1.5, share, top },
        draws: top && top.negatives > 0 ? of("draws") : undefined,
        chunk: 3,
        softcap: null,
      },
    );
    const numbers = evaluate(
      { outputs: { loss: result.loss, ofHidden: result.ofHidden, ofHead: result.ofHead } },
      {
        inputs: Object.fromEntries(
          Object.entries(inputs).map(([name, tensor]): [string, Values] => [name, decode(tensor)]),
        ),
        parameters: () => {
          throw new Error("there are none");
        },
      },
    );
    const { loss, ofHidden, ofHead } = numbers as Record<"loss" | "ofHidden" | "ofHead", Values>;
    return { loss: loss.numbers[0]!, gradient: [...ofHidden.numbers, ...ofHead.numbers] };
  }
  const far = (a: readonly number[], b: readonly number[]) =>
    Math.max(...a.map((value, i) => Math.abs(value - b[i]!)));
  /** As many draws as there are places to begin. */
  const draws = Array.from({ length: words }, (_, place) => (place + 0.5) / words);
  const meanOf = (results: readonly { readonly loss: number; readonly gradient: readonly number[] }[]) => ({
    loss: results.reduce((sum, { loss }) => sum + loss, 0) / results.length,
    gradient: results[0]!.gradient.map(
      (_, i) => results.reduce((sum, { gradient }) => sum + gradient[i]!, 0) / results.length,
    ),
  });

  test("of all words it is the whole distribution", () => {
    const whole = lossOf(undefined, 0);
    for (const top of [
      { count: words, negatives: 0 },
      { count: words, negatives: 5 },
      { count: 1, negatives: words },
    ]) {
      const all = lossOf(top, 0.3);
      expect(all.loss).toBeCloseTo(whole.loss, 10);
      expect(far(all.gradient, whole.gradient)).toBeLessThan(1e-9);
    }
  });

  test.each([
    { count: 3, negatives: 4 },
    { count: 1, negatives: 1 },
    { count: 10, negatives: 7 },
  ])("is right on average, loss and gradient, over the draws of %o", (top) => {
    const whole = lossOf(undefined, 0);
    const single = draws.map((draw) => lossOf(top, draw));
    const mean = meanOf(single);
    // V / m is a float32.
    expect(mean.loss).toBeCloseTo(whole.loss, 6);
    expect(far(mean.gradient, whole.gradient)).toBeLessThan(1e-6);
    // One draw is not: it is an estimate, and never below 0, as the divergence is.
    expect(Math.max(...single.map(({ loss }) => Math.abs(loss - whole.loss)))).toBeGreaterThan(1e-3);
    expect(Math.min(...single.map(({ loss }) => loss))).toBeGreaterThan(0);
    // Control: first choices alone are wrong.
    const alone = lossOf({ ...top, negatives: 0 }, 0);
    expect(far(alone.gradient, whole.gradient)).toBeGreaterThan(1e-3);
  });

  test("has the gradient of its loss, with labels beside it", () => {
    const top = { count: 3, negatives: 4 };
    const { gradient } = lossOf(top, 0.4, given, 0.6);
    const step = 1e-3;
    for (const [name, place, at] of [
      ["hidden", 4, 4],
      ["hidden", 17, 17],
      ["head", 11, rows * width + 11],
      ["head", 90, rows * width + 90],
    ] as const) {
      const moved = (change: number) => {
        const data = (given[name].data as Float32Array).with(place, Number(given[name].data[place]) + change);
        const tensors = { ...given, [name]: hostTensor("float32", given[name].shape, data) };
        return { value: Number(data[place]), loss: lossOf(top, 0.4, tensors, 0.6).loss };
      };
      const [high, low] = [moved(step), moved(-step)];
      expect((high.loss - low.loss) / (high.value - low.value)).toBeCloseTo(gradient[at]!, 5);
    }
  });

  test("teaches nothing where both think the same, whatever is drawn", () => {
    const same = { ...given, taughtHidden: given.hidden, taughtHead: given.head };
    for (const draw of draws) {
      const { loss, gradient } = lossOf({ count: 2, negatives: 3 }, draw, same);
      expect(Math.abs(loss)).toBeLessThan(1e-12);
      expect(
        far(
          gradient,
          gradient.map(() => 0),
        ),
      ).toBeLessThan(1e-12);
    }
  });

  test("makes a student think as it does, about words that it was not read at, too", async () => {
    const distillation = { kind: "divergence", temperature: 1, share: 1 } as const;
    const first = plainDistillation(distillation);
    await using trainer = await run({ ...distillation, top: { count: 2, negatives: 4 } }, 100);
    // Measured with all words.
    await using measured = await run(distillation, 0, { weights: new Map(trainer.weights) });
    const { loss } = await measured.evaluate([tinyBatch()]);
    expect(loss).toBeLessThan(first / 20);
  });

  test("draws for a batch what it drew before, and in another step or for another one something else", () => {
    const batch = tinyBatch();
    const [one, again] = [drawsOf(batch, 3), drawsOf(tinyBatch(), 3)];
    expect(one).toEqual(again);
    expect(one).not.toEqual(drawsOf({ ...batch, labels: batch.labels.map((label) => label + 1) }, 3));
    expect(one).not.toEqual(drawsOf(batch, 4));
    expect(one).toHaveLength(batchShape.targets);
    const many = drawsOf({ tokens: batch.tokens, labels: new Int32Array(10_000) }, 0);
    const tenths = new Array<number>(10).fill(0);
    for (const value of many) tenths[Math.floor(value * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
