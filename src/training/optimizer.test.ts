// The optimizer graph against plain loops in float64: AdamW as its paper writes it, AdaStar as models.md §6 writes it,
// Muon; AdaStar with AdamW's settings follows AdamW; a gradient that is too large or no number changes nothing.
import { describe, expect, test } from "vitest";
import { gradientName } from "../graph/grad.ts";
import { allocate, countOf, type HostTensor } from "../graph/host-tensor.ts";
import { trace } from "../graph/tensor.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { randomSource } from "../runtime/random.ts";
import {
  adamW,
  adaStar,
  averageName,
  type Learned,
  muon,
  type OptimizerOptions,
  optimizerGraph,
  optimizerState,
  stepScalars,
  type UpdateRule,
  updatedName,
} from "./optimizer.ts";
import { scheduleAt } from "./schedule.ts";

const shapes = { "a.weight": [6, 4], "b.weight": [5] } as const;
const steps = 12;
const learningRate = 0.03;
const schedule = { steps, warmup: 3, final: 0.1 };

/** A gradient that depends on where the weights are, so that errors would grow. */
function gradientAt(weights: ArrayLike<number>, step: number, salt: number): number[] {
  const random = randomSource(step * 31 + salt);
  return Array.from(weights, (weight) => Math.sin(3 * weight + step) + (random() - 0.5));
}

interface Trace {
  readonly weights: Map<string, Float32Array>;
  readonly memory: Map<string, HostTensor>;
  readonly norms: number[];
}

/** Runs the graph on ONNX Runtime, in place, as the trainer does. */
async function run(
  rule: UpdateRule,
  options: OptimizerOptions = { clipNorm: Number.POSITIVE_INFINITY },
  spoil: (gradient: number[], step: number) => number[] = (gradient) => gradient,
): Promise<Trace> {
  const learned: Learned[] = Object.entries(shapes).map(([name, shape]) => ({
    name,
    shape,
    rule: shape.length === 2 || rule.kind === "adaptive" ? rule : adamW(),
    scale: shape.length === 2 ? 0.5 : 1,
  }));
  const graph = optimizerGraph(learned, options);
  const memory = new Map<string, HostTensor>();
  const random = randomSource(9);
  for (const { name, shape } of learned) {
    memory.set(name, allocate("float32", shape));
    memory.set(gradientName(name), allocate("float32", shape));
    const { data } = memory.get(name)!;
    for (let i = 0; i < data.length; i++) data[i] = random() - 0.5;
  }
  for (const [name, shape] of optimizerState(learned, options)) memory.set(name, allocate("float32", shape));
  for (const name of trace(graph).inputs.keys())
    if (!memory.has(name)) memory.set(name, allocate("float32", []));
  memory.set("norm", allocate("float32", []));
  await using program = await ortNative.compile(graph, { folder: "", get: () => memory.get("norm")! });
  const inputs = Object.fromEntries([...trace(graph).inputs.keys()].map((name) => [name, memory.get(name)!]));
  const outputs = Object.fromEntries(
    Object.keys(graph.outputs).map((name) => [name, memory.get(name.replace(updatedName(""), ""))!]),
  );
  await using binding = program.bind(inputs, outputs);
  const norms: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const settings = { step, learningRate, schedule: scheduleAt(schedule, step), averageDecay: 0.8 };
    for (const [name, value] of stepScalars(learned, settings))
      if (memory.has(name)) memory.get(name)!.data[0] = value;
    learned.forEach(({ name }, salt) => {
      const gradient = spoil(gradientAt(memory.get(name)!.data as Float32Array, step, salt), step);
      (memory.get(gradientName(name))!.data as Float32Array).set(gradient);
    });
    await binding.run();
    norms.push(memory.get("norm")!.data[0] as number);
  }
  const weights = new Map(learned.map(({ name }) => [name, memory.get(name)!.data as Float32Array]));
  return { weights, memory, norms };
}

/** The same with a rule written as a loop over one parameter's numbers. */
function plain(
  update: (state: Record<string, Float64Array>, x: PlainStep) => Float64Array,
): Map<string, Float64Array> {
  const random = randomSource(9);
  const weights = Object.entries(shapes).map(([name, shape]) => {
    const count = countOf(shape);
    return {
      name,
      shape,
      state: {},
      values: Float64Array.from({ length: count }, () => Math.fround(random() - 0.5)) as Float64Array,
    };
  });
  for (let step = 1; step <= steps; step++) {
    const factor = scheduleAt(schedule, step);
    weights.forEach((one, salt) => {
      const gradient = Float64Array.from(gradientAt(one.values, step, salt));
      const scale = one.shape.length === 2 ? 0.5 : 1;
      one.values = update(one.state, { gradient, values: one.values, step, factor, scale });
    });
  }
  return new Map(weights.map(({ name, values }) => [name, values]));
}

interface PlainStep {
  readonly gradient: Float64Array;
  readonly values: Float64Array;
  readonly step: number;
  readonly factor: number;
  readonly scale: number;
}

const zeros = (like: Float64Array) => new Float64Array(like.length);

/** Loshchilov and Hutter, algorithm 2. */
const plainAdamW = (weightDecay: number) =>
  plain((state, { gradient, values, step, factor, scale }) => {
    state.m = (state.m ?? zeros(values)).map((m, i) => 0.9 * m + 0.1 * gradient[i]!);
    state.v = (state.v ?? zeros(values)).map((v, i) => 0.95 * v + 0.05 * gradient[i]! ** 2);
    return values.map((value, i) => {
      const update = state.m![i]! / (1 - 0.9 ** step) / (Math.sqrt(state.v![i]! / (1 - 0.95 ** step)) + 1e-8);
      return value - learningRate * factor * scale * (update + weightDecay * value);
    });
  });

/** models.md §6. */
const plainAdaStar = (weightDecay: number) =>
  plain((state, { gradient, values, step, factor, scale }) => {
    state.v = (state.v ?? zeros(values)).map((v, i) => 0.95 * v + 0.05 * (gradient[i]! ** 2 + 1e-30));
    const raw = gradient.map((g, i) => g / Math.sqrt(state.v![i]! / (1 - 0.95 ** step)));
    const size = Math.sqrt(raw.reduce((sum, u) => sum + u * u, 0) / raw.length);
    const clipped = raw.map((u) => u / Math.max(1, size / 1));
    state.m = (state.m ?? zeros(values)).map((m, i) => 0.95 * m + 0.05 * clipped[i]!);
    return values.map(
      (value, i) => value - factor * (learningRate * scale * state.m![i]! + weightDecay * value),
    );
  });

function expectClose(
  actual: Map<string, Float32Array>,
  expected: Map<string, Float64Array>,
  tolerance: number,
) {
  for (const [name, values] of expected)
    values.forEach((value, i) => {
      expect(Math.abs(actual.get(name)![i]! - value), `${name} ${i}`).toBeLessThan(tolerance);
    });
}

describe("against plain loops", () => {
  test("AdamW", async () => {
    expectClose((await run(adamW({ weightDecay: 0.1 }))).weights, plainAdamW(0.1), 1e-5);
  });
  test("AdaStar", async () => {
    expectClose((await run(adaStar({ weightDecay: 0.01 }))).weights, plainAdaStar(0.01), 1e-5);
  });
  test("AdaStar with AdamW's settings follows AdamW, and not with its own", async () => {
    const settings = { ...adaStar(), gradientDecay: 0.9, epsilon: 1e-8, squareEpsilon: 0 } as const;
    const asAdamW = {
      ...settings,
      updateClip: null,
      updateDecay: null,
      weightDecay: 0,
      decayTimesLearningRate: true,
    };
    const adam = plainAdamW(0);
    expectClose((await run(asAdamW)).weights, adam, 1e-6);
    const own = (await run(adaStar({ weightDecay: 0 }))).weights;
    expect(
      Math.max(...own.get("a.weight")!.map((value, i) => Math.abs(value - adam.get("a.weight")![i]!))),
    ).toBeGreaterThan(0.01);
  });
});

describe("Muon", () => {
  test("its updates are nearly orthogonal, of the size of an Adam update", async () => {
    const before = (await run(muon(), { skipNorm: 0 })).weights.get("a.weight")!; // every step is skipped
    const one = optimizerGraph([{ name: "w", shape: [6, 4], rule: muon(), scale: 1 }], { clipNorm: 1e9 });
    const memory = new Map<string, HostTensor>();
    for (const [name, { shape }] of trace(one).inputs)
      memory.set(name, allocate("float32", shape as number[]));
    const gradient = memory.get(gradientName("w"))!.data as Float32Array;
    const random = randomSource(3);
    gradient.forEach((_, i) => {
      gradient[i] = random() - 0.5;
    });
    memory.get("learningRate")!.data[0] = 1;
    const outputs = { [updatedName("w")]: allocate("float32", [6, 4]) };
    await using program = await ortNative.compile(
      { outputs: { [updatedName("w")]: one.outputs[updatedName("w")]! } },
      { folder: "", get: () => memory.get("w")! },
    );
    const wanted = trace({ outputs: { w: one.outputs[updatedName("w")]! } }).inputs;
    await using binding = program.bind(
      Object.fromEntries([...wanted.keys()].map((name) => [name, memory.get(name)!])),
      outputs,
    );
    await binding.run();
    const update = outputs[updatedName("w")]!.data as Float32Array;
    // columnsᵀ · columns is near (0.2 · √6)² times the identity: Newton–Schulz leaves singular values of 0.7 to 1.2.
    for (let a = 0; a < 4; a++)
      for (let b = 0; b < 4; b++) {
        let dot = 0;
        for (let row = 0; row < 6; row++) dot += update[row * 4 + a]! * update[row * 4 + b]!;
        const expected = a === b ? 1 : 0;
        expect(Math.abs(dot / (0.04 * 6) - expected)).toBeLessThan(0.55);
      }
    expect(before.length).toBe(24);
  });
  test("learns", async () => {
    const still = (await run(muon(), { skipNorm: 0 })).weights.get("a.weight")!;
    const moved = (await run(muon())).weights.get("a.weight")!;
    expect(Math.max(...moved.map((value, i) => Math.abs(value - still[i]!)))).toBeGreaterThan(0.01);
  });
});

test("the norm is the gradient's, and a larger one than the limit is scaled down to it", async () => {
  const { norms, weights } = await run(adamW(), { clipNorm: 0.5 });
  expect(norms[0]).toBeGreaterThan(0.5);
  // AdamW does not feel a constant factor, but a changing one.
  const free = (await run(adamW())).weights.get("a.weight")!;
  expect(Math.max(...free.map((value, i) => Math.abs(value - weights.get("a.weight")![i]!)))).toBeGreaterThan(
    1e-4,
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e6])(
  "a gradient with %d in it changes nothing",
  async (bad) => {
    const spoil = (gradient: number[], step: number) => (step > 4 ? gradient.with(1, bad) : gradient);
    const options = { average: true, clipNorm: Number.POSITIVE_INFINITY };
    const { memory, norms } = await run(adamW(), options, spoil);
    expect(norms.slice(4).every((norm) => !(norm < 100))).toBe(true);
    for (const [name, tensor] of memory)
      if (!name.startsWith("gradient.") && name !== "norm")
        expect([...(tensor.data as Float32Array)].every(Number.isFinite), name).toBe(true);
    const control = await run(adamW(), options, (gradient) => gradient);
    expect([...(memory.get("a.weight")!.data as Float32Array)]).not.toEqual([
      ...(control.memory.get("a.weight")!.data as Float32Array),
    ]);
  },
);

test("averages follow the weights", async () => {
  const { memory } = await run(adamW(), { average: true, clipNorm: Number.POSITIVE_INFINITY });
  // They begin at zero here, so after t steps of a decay d at least d^t of the weight is missing.
  const [weight, average] = ["a.weight", averageName("a.weight")].map(
    (name) => memory.get(name)!.data as Float32Array,
  );
  let [same, size] = [0, 0];
  weight!.forEach((value, i) => {
    same += value * average![i]!;
    size += value * value;
  });
  expect(same / size).toBeGreaterThan(0.6);
  expect(same / size).toBeLessThan(1.1);
});

describe("schedule", () => {
  test("warms up, stays, decays", () => {
    const of = (step: number) =>
      scheduleAt({ steps: 100, warmup: 10, decay: 20, form: "linear", final: 0.1 }, step);
    expect([1, 5, 10, 11, 80].map(of)).toEqual([0.1, 0.5, 1, 1, 1]);
    expect(of(90)).toBeCloseTo(0.55);
    expect(of(100)).toBeCloseTo(0.1);
  });
  test("a cosine over all that follows the warm-up", () => {
    const of = (step: number) => scheduleAt({ steps: 110, warmup: 10 }, step);
    expect(of(60)).toBeCloseTo(0.5);
    expect(of(110)).toBeCloseTo(0);
  });
  test("parts that do not fit are refused", () => {
    expect(() => scheduleAt({ steps: 10, warmup: 6, decay: 6 }, 1)).toThrow("do not fit");
  });
});
