// The stage from a float model to a packed one, on a tiny model that knows some sequences by heart: training closes most
// of the gap that rounding opens, which a start from the largest weight does not; the packed model computes what training
// computed; a run that was stopped goes on with the same numbers.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { openScorer } from "../../test/support/scorer.ts";
import { quantizationOf } from "../compression/quantize.ts";
import { allocate, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { trace } from "../graph/tensor.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { cacheScaleName } from "../models/transformer.ts";
import { wholeSequence } from "../models/whole-sequence.ts";
import { openCheckpoint } from "../runtime/checkpoint.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { ropeParameters } from "../runtime/parameters.ts";
import { randomSource } from "../runtime/random.ts";
import { readTensor } from "../runtime/weights/stored-tensor.ts";
import { roundedCache } from "./cache-ranges.ts";
import { gradientGraph } from "./gradient-graph.ts";
import { adamW } from "./optimizer.ts";
import { Packer } from "./packing.ts";
import {
  type QuantizeStageOptions,
  quantizedModel,
  quantizeStage,
  trainQuantized,
  writeQuantized,
} from "./quantize.ts";
import { quantizedWeights, type Rounding } from "./quantize-aware.ts";
import { readLog, type Tensors } from "./run-folder.ts";
import type { ExampleStream } from "./train.ts";
import { initialWeights, Trainer } from "./trainer.ts";

const config = orchardConfig({
  layers: 4,
  sharedLayers: 1,
  width: 64,
  vocabularySize: 300,
  contextSize: 32,
});
const shapes = parameterShapes(config);
const shape = { batch: 8, length: 16, targets: 128 };
const rounding: Rounding = { quantization: quantizationOf(config, { blockSize: 64 }, 8) };
const random = randomSource(17);
// Nothing in these sequences is easy, so rounding hurts.
const examples = Array.from({ length: 24 }, (_, n) => ({
  tokens: Int32Array.from({ length: 14 }, (_, i) => (i === 0 ? n : Math.floor(random() * 40))),
  lossMask: new Uint8Array(14).fill(1, 1),
}));
const packer = new Packer([shape]);
for (const example of examples) packer.add(example, "");
const batches = packer.flush();

async function stream(position: unknown): Promise<ExampleStream> {
  let at = typeof position === "number" ? position : 0;
  return {
    next: async () => ({ example: examples[at++ % examples.length]!, source: "tiny" }),
    position: () => at,
  };
}

let folder = "";
let float: Tensors = new Map();
let ofFloat = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "orchard-quantize-"));
  await using trainer = new Trainer({
    device: ortNative,
    threads: 1,
    config,
    weights: initialWeights(shapes, { layers: 4, random: randomSource(2) }),
    learned: [...shapes].map(([name, size]) => ({ name, shape: size, rule: adamW(), scale: 1 })),
    graphOf: (size) => gradientGraph(config, { shape: size, chunk: 64 }),
  });
  for (let step = 1; step <= 90; step++)
    await trainer.step([batches[step % batches.length]!], { step, learningRate: 0.01, schedule: 1 });
  ofFloat = (await trainer.evaluate(batches)).entropy;
  float = new Map(
    [...trainer.weights].map(([name, tensor]) => [
      name,
      hostTensor("float32", tensor.shape, (tensor.data as Float32Array).slice()),
    ]),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const options = (extra: Partial<QuantizeStageOptions> = {}): QuantizeStageOptions => ({
  device: ortNative,
  threads: 1,
  config,
  weights: float,
  rounding,
  stream,
  shapes: [shape],
  chunk: 64,
  learningRate: 0.003,
  schedule: { steps: 120 },
  folder: null,
  ...extra,
});

/** The loss of a model that is rounded and not trained. */
async function ofRounding(extra: Partial<QuantizeStageOptions> = {}): Promise<number> {
  const { weights, observed, graphOf } = quantizeStage(options({ ...extra, teacher: null }));
  const settings = { device: ortNative, threads: 1, config, learned: [], observed, graphOf };
  await using trainer = new Trainer({ ...settings, weights: weights() });
  return (await trainer.evaluate(batches)).entropy;
}

test("training closes most of the gap that rounding opens; from the largest weight it does not", async () => {
  const perTensor: Rounding = { ...rounding, perTensor: true };
  await using trained = await trainQuantized(options());
  await using control = await trainQuantized(options({ rounding: perTensor, method: "absMax" }));
  const of = async (trainer: Trainer) => (await trainer.evaluate(batches)).entropy;
  const untrained = await ofRounding();
  const [ofTrained, ofControl] = [await of(trained), await of(control)];
  expect(untrained).toBeGreaterThan(ofFloat + 0.05);
  expect((untrained - ofTrained) / (untrained - ofFloat)).toBeGreaterThan(0.8);
  expect(ofControl).toBeGreaterThan(1.1 * ofTrained);
});

/** The logits of a sequence as training computes them, [S, V], with keys and values as they are or in 8 bits. */
async function trainedLogits(
  trainer: Trainer,
  tokens: readonly number[],
  cache: "float32" | "int8",
): Promise<Float32Array> {
  const length = tokens.length;
  const { hidden, head } = wholeSequence(config, {
    batch: 1,
    length,
    ...quantizedWeights(shapes, rounding),
    ...(cache === "int8" ? roundedCache() : {}),
  });
  const graph = { outputs: { logits: hidden.reshape([length, 64]).matMul(head, { transposeB: true }) } };
  const ropes = ropeParameters(config, config.contextSize);
  const program = await ortNative.compile(graph, { folder: "", get: (name) => ropes.get(name)! });
  const data: Record<string, HostTensor> = {
    tokens: hostTensor("int32", [1, length], Int32Array.from(tokens)),
    positions: hostTensor(
      "int64",
      [1, length],
      BigInt64Array.from(tokens, (_, i) => BigInt(i)),
    ),
    segments: hostTensor("int32", [1, length], new Int32Array(length)),
    ...Object.fromEntries([...trainer.averages, ...trainer.observed]),
  };
  const names = [...trace(graph).inputs.keys()];
  const logits = allocate("float32", [length, config.vocabularySize]);
  await using running = program;
  await running.bind(Object.fromEntries(names.map((name) => [name, data[name]!])), { logits }).run();
  return logits.data as Float32Array;
}

describe("a short run", () => {
  const short = (name: string, extra: Partial<QuantizeStageOptions> = {}) =>
    options({ folder: join(folder, name), schedule: { steps: 6 }, saveEvery: 1, ...extra });

  test("the packed model computes what training computed, with the cache in 8 bits nearly", async () => {
    await using trained = await trainQuantized(short("whole"));
    writeRandomFolder(join(folder, "base"), config, 1);
    const made = quantizedModel(trained, config, rounding);
    await writeQuantized(join(folder, "packed"), join(folder, "base"), config, made);

    const { cacheScales, quantization } = await openCheckpoint(join(folder, "packed"));
    expect(quantization?.keyValueBits).toBe(8);
    expect(cacheScales.map(({ name }) => name)).toContain(cacheScaleName(2, "value"));
    const [first] = cacheScales;
    const range = trained.observed.get("cache.0.key.range")!.data as Float32Array;
    new Float32Array((await readTensor(first!)).buffer).forEach((scale, i) => {
      expect(scale * 127).toBeCloseTo(range[i]!, 5);
      expect(scale).toBeGreaterThan(0);
    });

    const tokens = [...examples[3]!.tokens];
    const difference = async (cacheType: "float32" | "int8", inTraining: "float32" | "int8") => {
      await using scorer = await openScorer(join(folder, "packed"), 32, {
        cacheType,
        int8Activations: false,
      });
      const expected = (await trainedLogits(trained, tokens, inTraining)).subarray(-config.vocabularySize);
      const spread = Math.max(...expected) - Math.min(...expected);
      const logits = await scorer.logits(tokens);
      return Math.max(...logits.map((value, i) => Math.abs(value - expected[i]!))) / spread;
    };
    expect(await difference("float32", "float32")).toBeLessThan(1e-4);
    const rounded = await difference("int8", "int8");
    expect(rounded).toBeLessThan(2e-3); // a key on the edge between two codes may fall to either side
    expect(await difference("int8", "float32")).toBeGreaterThan(rounded);
  });

  test("one that was stopped goes on with the same losses and ranges", async () => {
    const abort = new AbortController();
    const stopping = trainQuantized(
      short("stopped", {
        signal: abort.signal,
        onProgress: ({ step }) => step === 3 && abort.abort(),
      }),
    );
    await expect(stopping).rejects.toMatchObject({ code: "aborted" });
    await using resumed = await trainQuantized(short("stopped"));
    const losses = async (name: string) =>
      (await readLog(join(folder, name))).map(({ step, loss }) => [step, loss]);
    expect(await losses("stopped")).toEqual(await losses("whole"));
    const last = (name: string) =>
      readFileSync(join(folder, name, "step-00000006", "state.safetensors")).toString("base64");
    expect(last("stopped")).toBe(last("whole"));
    expect(resumed.observed.get("cache.0.key.range")!.data.some((value) => value === 0)).toBe(false);
  });
});
