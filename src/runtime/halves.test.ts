// A model as two programs answers as it does as one; the two come, run, fail and go together.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { referenceDevice } from "../../test/support/reference-device.ts";
import { openScorer } from "../../test/support/scorer.ts";
import { allocate, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { type Graph, input, parameter } from "../graph/tensor.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import type { Device, Parameters } from "./device.ts";
import { compileInHalves } from "./halves.ts";
import { liveNativeHandles, ortNative } from "./ort-native.ts";

describe("a model of 16 layers", () => {
  const config = orchardConfig({ layers: 16, width: 256, vocabularySize: 128, contextSize: 96 });
  const tokens = Array.from({ length: 40 }, (_, i) => (i * i * 7 + 3 * i + 11) % 128);
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "orchard-halves-"));
    writeRandomFolder(folder, config, 7);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    { bypass: true, bits: 2, cacheType: "int8" },
    { bypass: false, bits: 2, cacheType: "float32" },
    { bypass: true, bits: 32, cacheType: "float32" },
  ] as const)("gives the same logits: %o", async (options) => {
    await using whole = await openScorer(folder, 96, options);
    await using halves = await openScorer(folder, 96, { ...options, halves: true });
    for (const piece of [tokens.slice(0, 17), tokens.slice(17, 36), [1], [2], [3]]) {
      const [one, two] = [await whole.logits(piece), await halves.logits(piece)];
      const difference = Math.max(...one.map((value, index) => Math.abs(value - two[index]!)));
      expect(difference).toBeLessThanOrEqual(1e-5);
    }
  });
});

/** y = (x + a) · b of any length, cut in the middle. */
function small(): { graph: Graph; parameters: Parameters } {
  const middle = input("x", "float32", ["length"]).add(parameter("a", "float32", [1]));
  const result = middle.mul(parameter("b", "float32", [1]));
  const number = (value: number) => hostTensor("float32", [1], Float32Array.of(value));
  const get = (name: string) => number(name === "a" ? 1 : 10);
  return { graph: { outputs: { result }, cuts: [[middle]] }, parameters: { folder: "", get } };
}

/** A device that counts what it compiles, and fails at one of these. */
function counting(device: Device, failsAt = 0): Device & { compiled: number } {
  const counted = {
    name: device.name,
    compiled: 0,
    compile: ((graph, parameters, options) => {
      if (++counted.compiled === failsAt) return Promise.reject(new Error("no more"));
      return device.compile(graph, parameters, options);
    }) satisfies Device["compile"],
  };
  return counted;
}

const vector = (...values: number[]): HostTensor =>
  hostTensor("float32", [values.length], Float32Array.from(values));

describe.each([ortNative, referenceDevice])("two small programs on $name", (device) => {
  test("run as one, for sizes that only a binding knows", async () => {
    const counted = counting(device);
    const { graph, parameters } = small();
    await using program = await compileInHalves(counted, graph, parameters, { least: 0 });
    expect(counted.compiled).toBe(2);
    for (const values of [[1, 2, 3], [4]]) {
      const result = allocate("float32", [values.length]);
      await using binding = program.bind({ x: vector(...values) }, { result });
      await binding.run();
      expect([...result.data]).toEqual(values.map((value) => (value + 1) * 10));
    }
  });

  test("take runs of one binding in turn, and stop between them when asked", async () => {
    const { graph, parameters } = small();
    await using program = await compileInHalves(device, graph, parameters, { least: 0 });
    const result = allocate("float32", [2]);
    await using binding = program.bind({ x: vector(1, 2) }, { result });
    const gone = new AbortController();
    gone.abort();
    const runs = [binding.run(), binding.run(gone.signal), binding.run()];
    const outcomes = await Promise.allSettled(runs);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect([...result.data]).toEqual([20, 30]);
  });
});

test("a small program, and one that says of no place to cut it, stays whole", async () => {
  const { graph, parameters } = small();
  for (const [whole, least] of [
    [graph, 9],
    [{ outputs: graph.outputs }, 0],
  ] as const) {
    const counted = counting(ortNative);
    await using _ = await compileInHalves(counted, whole, parameters, { least });
    expect(counted.compiled).toBe(1);
  }
});

test("nothing is left when one half fails, when a binding is refused, and at the end", async () => {
  const { graph, parameters } = small();
  for (const failsAt of [1, 2])
    await expect(
      compileInHalves(counting(ortNative, failsAt), graph, parameters, { least: 0 }),
    ).rejects.toThrow("no more");
  const program = await compileInHalves(ortNative, graph, parameters, { least: 0 });
  const short = { dtype: "float32", shape: [2], data: new Float32Array(1) } as const;
  expect(() => program.bind({ x: vector(1, 2) }, { result: short })).toThrow();
  const binding = program.bind({ x: vector(1, 2) }, { result: allocate("float32", [2]) });
  await binding.run();
  expect(liveNativeHandles()).toBeGreaterThan(0);
  await program[Symbol.asyncDispose]();
  await Promise.resolve();
  expect(liveNativeHandles()).toBe(0);
  await expect(binding.run()).rejects.toThrow("disposed");
});
