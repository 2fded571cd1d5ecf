// Training runs as a whole: a batch can be learned by heart, the same seed gives the same curve, a run that was killed
// goes on with the same losses, a bad batch is skipped and named, an abort saves, recomputation changes nothing.
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import type { Device } from "../runtime/device.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { randomSource } from "../runtime/random.ts";
import { gradientGraph } from "./gradient-graph.ts";
import { adamW, muon } from "./optimizer.ts";
import { Packer, packedAll } from "./packing.ts";
import { readLog, type Saved } from "./run-folder.ts";
import {
  describeTraining,
  type ExampleStream,
  type TrainOptions,
  type TrainProgress,
  train,
} from "./train.ts";
import { initialWeights, Trainer } from "./trainer.ts";

const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 40, contextSize: 32 });
const shapes = [
  { batch: 4, length: 16, targets: 64 },
  { batch: 2, length: 32, targets: 64 },
];

const trainerOf =
  (seed: number, recompute = false, device: Device = ortNative) =>
  async (saved: Saved | null) => {
    const parameters = parameterShapes(config);
    return new Trainer({
      device,
      threads: 2,
      config,
      weights: saved?.weights ?? initialWeights(parameters, { layers: 8, random: randomSource(seed) }),
      state: saved?.state,
      learned: [...parameters].map(([name, shape]) => ({
        name,
        shape,
        scale: 1,
        rule: shape.length === 2 && !name.includes("embed") ? muon() : adamW(),
      })),
      optimizer: { average: true },
      graphOf: (shape) => gradientGraph(config, { shape, zLoss: 1e-4, chunk: 16, recompute }),
    });
  };

/** Sequences that count up by a step of their own: easy to learn, endless. */
async function counting(position: unknown): Promise<ExampleStream> {
  let at = typeof position === "number" ? position : 0;
  return {
    async next() {
      const random = randomSource(at++);
      const length = 4 + Math.floor(random() * 24);
      const [start, step] = [Math.floor(random() * 40), 1 + Math.floor(random() * 3)];
      const tokens = Int32Array.from({ length }, (_, i) => (start + i * step) % 40);
      const lossMask = new Uint8Array(length).fill(1, 1);
      return { example: { tokens, lossMask }, source: `counting ${at - 1}` };
    },
    position: () => at,
  };
}

const options = (folder: string | null): TrainOptions => ({
  trainer: trainerOf(1),
  stream: counting,
  shapes,
  batchesPerStep: 2,
  learningRate: 0.01,
  averageDecay: 0.9,
  schedule: { steps: 24, warmup: 4, decay: 24 - 4 },
  folder,
  saveEvery: 5,
});

/** Losses of a run of 24 steps. */
async function losses(folder: string | null, extra: Partial<TrainOptions> = {}): Promise<number[]> {
  const seen: number[] = [];
  const trainer = await train({
    ...options(folder),
    ...extra,
    onProgress: (progress) => {
      seen.push(progress.loss);
      extra.onProgress?.(progress);
    },
  });
  await trainer[Symbol.asyncDispose]();
  return seen;
}

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchard-train-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("learns one batch by heart", async () => {
  await using trainer = await trainerOf(3)(null);
  const packer = new Packer(shapes);
  const random = randomSource(8);
  for (let n = 0; n < 6; n++) {
    const tokens = Int32Array.from({ length: 9 }, () => Math.floor(random() * 40));
    packer.add({ tokens, lossMask: new Uint8Array(9).fill(1, 2) }, "");
  }
  const batches = packer.flush();
  // Two sequences may begin alike; these do not: each begins with a token of its own.
  for (const batch of batches)
    batch.tokens.forEach((_, i) => {
      if (batch.positions[i] === 0n) (batch.tokens as Int32Array)[i] = batch.segments[i]! % 40;
    });
  let loss = Number.POSITIVE_INFINITY;
  for (let step = 1; step <= 150 && loss >= 0.01; step++)
    ({ entropy: loss } = await trainer.step(batches, { step, learningRate: 0.02, schedule: 1 }));
  expect(loss).toBeLessThan(0.01);
});

test.each([
  ["too long for every row", 33, 1],
  ["without anything to learn", 9, 0],
])("a stream of nothing but examples %s ends in an error that says so", async (_, length, learned) => {
  const example = { tokens: new Int32Array(length), lossMask: new Uint8Array(length).fill(learned, 1) };
  const stream = async () => ({ next: async () => ({ example, source: "" }), position: () => null });
  await expect(train({ ...options(null), stream })).rejects.toMatchObject({
    code: "invalidArgument",
    details: { count: 10_000, length: 32 },
    message: expect.stringMatching(/No example of 10,000 fits into a row of 32 tokens .*: shorten or split/),
  });
});

test("an evaluation has the losses of an observation and leaves the gradient alone", async () => {
  await using trainer = await trainerOf(1)(null);
  const batchesFrom = async (position: number) => {
    const stream = await counting(position);
    return packedAll(await Promise.all(Array.from({ length: 8 }, () => stream.next())), shapes);
  };
  const [first, second] = [await batchesFrom(0), await batchesFrom(100)];
  const gradients = () => [...trainer.gradients.values()].map(({ data }) => data.slice());
  const observed = await trainer.observe(first);
  const left = gradients();
  const evaluated = await trainer.evaluate(first);
  for (const name of ["loss", "entropy"] as const)
    expect(Math.abs(evaluated[name] - observed[name])).toBeLessThan(1e-6);
  expect(evaluated.loss).toBeGreaterThan(evaluated.entropy); // by the z-loss
  expect((await trainer.evaluate(second)).loss).not.toBe(evaluated.loss);
  expect(gradients()).toEqual(left);
  await trainer.observe(second);
  expect(gradients()).not.toEqual(left);
});

test("the same seed gives the same curve; another seed another; recomputation changes nothing", async () => {
  const first = await losses(null);
  expect(first).toHaveLength(24);
  expect(first.at(-1)).toBeLessThan(first[0]! * 0.8);
  expect(await losses(null)).toEqual(first);
  expect(await losses(null, { trainer: trainerOf(2) })).not.toEqual(first);
  const again = await losses(null, { trainer: trainerOf(1, true) });
  again.forEach((loss, i) => {
    expect(Math.abs(loss - first[i]!)).toBeLessThan(1e-3);
  });
});

describe("a run that stops", () => {
  let whole: number[] = [];
  beforeAll(async () => {
    whole = await losses(join(folder, "whole"));
  });

  test("by an abort, saves its last step and goes on with the same losses", async () => {
    const path = join(folder, "aborted");
    const stop = new AbortController();
    const before: number[] = [];
    const onProgress = ({ step, loss }: TrainProgress) => {
      before.push(loss);
      if (step === 13) stop.abort();
    };
    await expect(losses(path, { signal: stop.signal, onProgress })).rejects.toMatchObject({
      code: "aborted",
    });
    expect(await readdir(path)).toContain("step-00000013");
    const after = await losses(path);
    expect([...before, ...after]).toEqual(whole);
    expect((await readLog(path)).map(({ loss }) => loss)).toEqual(whole);
    expect(await readdir(path)).toContain("curves.svg");
  });

  test("by an abort while it is measured, saves the step that was measured", async () => {
    const path = join(folder, "measured");
    const stop = new AbortController();
    const validate = {
      every: 7,
      run: async () => {
        stop.abort();
        throw new OrchardError("aborted", "The measurement was aborted.");
      },
    };
    await expect(losses(path, { signal: stop.signal, validate })).rejects.toMatchObject({ code: "aborted" });
    expect(await readdir(path)).toContain("step-00000007");
    expect(await losses(path)).toEqual(whole.slice(7));
  });

  test("by an abort while weights are updated, saves no half of a step", async () => {
    const path = join(folder, "updated");
    const stop = new AbortController();
    let updates = 0;
    /** Its seventh update is aborted when some of what it writes is written. */
    const device: Device = {
      name: "aborted",
      async compile(graph, parameters, options) {
        const program = await ortNative.compile(graph, parameters, options);
        if (!("norm" in graph.outputs)) return program;
        return {
          bind(inputs, outputs) {
            const binding = program.bind(inputs, outputs);
            return {
              async run(signal) {
                await binding.run();
                if (++updates === 7) stop.abort();
                throwIfAborted(signal);
              },
              [Symbol.asyncDispose]: () => binding[Symbol.asyncDispose](),
            };
          },
          [Symbol.asyncDispose]: () => program[Symbol.asyncDispose](),
        };
      },
    };
    const trainer = trainerOf(1, false, device);
    await expect(losses(path, { signal: stop.signal, trainer })).rejects.toMatchObject({ code: "aborted" });
    expect(await readdir(path)).toContain("step-00000007");
    expect(await losses(path)).toEqual(whole.slice(7));
  });

  test("after its end has nothing left to do", async () => {
    expect(await losses(join(folder, "whole"))).toEqual([]);
  });

  test("in the middle of a checkpoint, goes on from the one before", async () => {
    const path = join(folder, "half");
    await losses(path, { schedule: { steps: 24, warmup: 4, decay: 20 } });
    await rm(join(path, "step-00000024"), { recursive: true });
    await writeFile(join(path, "step-00000024.part"), "half a checkpoint");
    const log = await readLog(path);
    expect(await losses(path)).toEqual(whole.slice(20));
    expect((await readLog(path)).map(({ loss }) => loss)).toEqual(log.map(({ loss }) => loss));
  });

  test("of other shapes is refused", async () => {
    const other = losses(join(folder, "whole"), { shapes: shapes.slice(0, 1) });
    await expect(other).rejects.toMatchObject({ code: "invalidArgument" });
  });
});

test("kill -9 at random moments: the next run goes on with the same curve, bit for bit", async () => {
  const script = join(folder, "run.mjs");
  const dist = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href);
  await writeFile(
    script,
    `import { parameterShapes } from ${dist("models/config.js")};
    import { orchardConfig } from ${dist("models/presets/orchard.js")};
    import { ortNative } from ${dist("runtime/ort-native.js")};
    import { randomSource } from ${dist("runtime/random.js")};
    import { gradientGraph } from ${dist("training/gradient-graph.js")};
    import { adamW } from ${dist("training/optimizer.js")};
    import { train } from ${dist("training/train.js")};
    import { initialWeights, Trainer } from ${dist("training/trainer.js")};
    const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 40, contextSize: 32 });
    const parameters = parameterShapes(config);
    const trained = await train({
      trainer: async (saved) => new Trainer({
        device: ortNative, threads: 2, config,
        weights: saved?.weights ?? initialWeights(parameters, { layers: 8, random: randomSource(1) }),
        state: saved?.state,
        learned: [...parameters].map(([name, shape]) => ({ name, shape, scale: 1, rule: adamW() })),
        graphOf: (shape) => gradientGraph(config, { shape, chunk: 16 }),
      }),
      stream: async (position) => {
        let at = position ?? 0;
        return {
          next: async () => {
            const random = randomSource(at++);
            const length = 4 + Math.floor(random() * 12);
            const start = Math.floor(random() * 40);
            const tokens = Int32Array.from({ length }, (_, i) => (start + i) % 40);
            return { example: { tokens, lossMask: new Uint8Array(length).fill(1, 1) }, source: "" };
          },
          position: () => at,
        };
      },
      shapes: [{ batch: 4, length: 16, targets: 64 }],
      learningRate: 0.01,
      schedule: { steps: 120 },
      folder: process.argv[2],
      saveEvery: 7,
      onProgress: ({ step }) => console.log(step),
    });
    await trained[Symbol.asyncDispose]();`,
  );
  const run = (path: string, killAt: number | null) =>
    new Promise<number | null>((resolve, reject) => {
      const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
      child.stdout.on("data", (text: Buffer) => {
        const steps = text.toString().trim().split("\n").map(Number);
        if (killAt !== null && steps.at(-1)! >= killAt) child.kill("SIGKILL");
      });
      child.on("error", reject);
      child.on("close", resolve);
    });
  const [whole, killed] = [join(folder, "child"), join(folder, "killed")];
  expect(await run(whole, null)).toBe(0);
  const random = randomSource(Date.now() & 0xffff);
  for (const part of [0, 1, 2]) await run(killed, 5 + Math.floor(40 * (part + random())));
  expect(await run(killed, null)).toBe(0);
  const curve = async (path: string) =>
    (await readLog(path)).map(({ step, loss, norm }) => ({ step, loss, norm }));
  expect(await curve(whole)).toHaveLength(120);
  expect(await curve(killed)).toEqual(await curve(whole));
});

test("a batch whose gradient is no number is skipped, and named", async () => {
  const seen: TrainProgress[] = [];
  await losses(null, {
    batchesPerStep: 1,
    // One position without a finite weight: the loss and the gradient are no numbers.
    trainer: async () => {
      const trainer = await trainerOf(1)(null);
      const step = trainer.step.bind(trainer);
      let count = 0;
      trainer.step = (batches, settings, signal) => {
        if (++count === 7) batches[0]!.weights[0] = Number.NaN;
        return step(batches, settings, signal);
      };
      return trainer;
    },
    onProgress: (progress) => seen.push(progress),
  });
  const skipped = seen.filter((progress) => progress.skipped);
  expect(skipped.map(({ step }) => step)).toEqual([7]);
  expect(skipped[0]!.sources[0]).toMatch(/^counting \d+$/);
  expect(describeTraining(skipped[0]!)).toContain("SKIPPED");
  expect(seen.slice(7).every(({ loss }) => Number.isFinite(loss))).toBe(true);
});
