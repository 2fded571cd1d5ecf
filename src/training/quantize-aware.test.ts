// Fake quantization: the values are the set's, the scale's gradient is the slope between rounding boundaries, the weight's
// goes past the rounding inside the range and stops outside; a model trains with it, and ends better than by rounding
// alone.
import { describe, expect, test } from "vitest";
import { balanced2, rounded, uniform } from "../compression/scale.ts";
import { hostTensor } from "../graph/host-tensor.ts";
import { interpret } from "../graph/reference.ts";
import { input } from "../graph/tensor.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { randomSource } from "../runtime/random.ts";
import { gradientGraph } from "./gradient-graph.ts";
import { adamW } from "./optimizer.ts";
import { Packer } from "./packing.ts";
import {
  bitsPerWeight,
  fakeQuantize,
  firstScales,
  onDeviceSets,
  quantizationScaleName,
  quantizedWeights,
} from "./quantize-aware.ts";
import type { Tensors } from "./run-folder.ts";
import { initialWeights, Trainer } from "./trainer.ts";

const [rows, columns] = [3, 16];
const random = randomSource(6);
const weights = Float32Array.from({ length: rows * columns }, () => (random() - 0.5) * 3);
const upstream = Float32Array.from({ length: rows * columns }, () => random() - 0.5);

describe.each([balanced2, uniform(4)])("$name", (set) => {
  const scales = Float32Array.of(0.4, 0.31, 0.7);
  const { quantized, gradients } = fakeQuantize(
    input("weight", "float32", [rows, columns]),
    input("scale", "float32", [rows, 1]),
    set,
  );
  const { weight, scale } = gradients(input("upstream", "float32", [rows, columns]));
  const results = interpret(
    { outputs: { quantized, ofWeight: weight, ofScale: scale } },
    {
      inputs: {
        weight: hostTensor("float32", [rows, columns], weights),
        scale: hostTensor("float32", [rows, 1], scales),
        upstream: hostTensor("float32", [rows, columns], upstream),
      },
      parameters: (name) => expect.unreachable(name),
    },
  );
  const row = <T extends ArrayLike<number>>(of: T, index: number) =>
    Array.from(of).slice(index * columns, (index + 1) * columns);

  test("the values are the nearest of the set", () => {
    for (let r = 0; r < rows; r++) {
      const expected = rounded(row(weights, r), scales[r]!, set);
      row(results.quantized!.data as Float32Array, r).forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 5);
      });
      expect(new Set(row(results.quantized!.data as Float32Array, r)).size).toBeLessThanOrEqual(
        set.levels.length,
      );
    }
  });

  test("the weight's gradient passes inside the range and not outside", () => {
    const half = (set.levels[1]! - set.levels[0]!) / 2;
    weights.forEach((value, i) => {
      const ratio = value / scales[Math.floor(i / columns)]!;
      const inside = ratio > set.levels[0]! - half && ratio < set.levels.at(-1)! + half;
      expect(results.ofWeight!.data[i]).toBeCloseTo(inside ? upstream[i]! : 0, 6);
    });
  });

  test("the scale's gradient is the slope of the rounded weights with codes that hold still, less the weights' share", () => {
    // Between boundaries W̃ = s · k, whose slope is k; past the rounding the weight moves with W/s, which LSQ takes off.
    for (let r = 0; r < rows; r++) {
      const s = scales[r]!;
      const step = 1e-4;
      const loss = (moved: number) =>
        row(weights, r).reduce((sum, w, i) => {
          const level = rounded([w], s, set)[0]! / s; // the code at s
          return sum + row(upstream, r)[i]! * moved * level;
        }, 0);
      const slope = (loss(s + step) - loss(s - step)) / (2 * step);
      const half = (set.levels[1]! - set.levels[0]!) / 2;
      const share = row(weights, r).reduce((sum, w, i) => {
        const inside = w / s > set.levels[0]! - half && w / s < set.levels.at(-1)! + half;
        return sum + (inside ? (row(upstream, r)[i]! * w) / s : 0);
      }, 0);
      const expected = (slope - share) / Math.sqrt(columns * set.levels.at(-1)!);
      expect(results.ofScale!.data[r]).toBeCloseTo(expected, 3);
    }
  });
});

test("bits per weight, without and with scales", () => {
  const shapes = new Map([
    ["model.layers.0.mlp.up_proj.weight", [64, 128]],
    ["model.embed_tokens.weight", [64, 128]],
  ]);
  expect(bitsPerWeight(shapes)).toEqual({ codes: 3, withScales: 3 + 32 / 128 });
});

test("training closes most of the gap that rounding opens", async () => {
  const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 40, contextSize: 32 });
  const shapes = parameterShapes(config);
  const shape = { batch: 8, length: 16, targets: 128 };
  const packer = new Packer([shape]);
  // Sequences to learn by heart: nothing in them is easy, so rounding hurts.
  const words = randomSource(17);
  for (let n = 0; n < 30; n++) {
    const tokens = Int32Array.from({ length: 14 }, (_, i) => (i === 0 ? n : Math.floor(words() * 40)));
    packer.add({ tokens, lossMask: new Uint8Array(14).fill(1, 1) }, "");
  }
  const batches = packer.flush();
  const copy = (tensors: Tensors) =>
    new Map(
      [...tensors].map(([name, { shape: size, data }]) => [
        name,
        hostTensor("float32", size, data.slice() as Float32Array),
      ]),
    );

  const float = new Trainer({
    device: ortNative,
    threads: 1,
    config,
    weights: initialWeights(shapes, { layers: 8, random: randomSource(2) }),
    learned: [...shapes].map(([name, size]) => ({ name, shape: size, rule: adamW(), scale: 1 })),
    graphOf: (size) => gradientGraph(config, { shape: size, chunk: 64 }),
  });
  for (let step = 1; step <= 120; step++)
    await float.step([batches[step % batches.length]!], { step, learningRate: 0.01, schedule: 1 });
  const ofFloat = (await float.evaluate(batches)).entropy;

  const first = copy(float.weights);
  const all = new Map([...first, ...firstScales(first)]);
  const quantized = new Trainer({
    device: ortNative,
    threads: 1,
    config,
    weights: all,
    learned: [...all].map(([name, { shape: size }]) => ({ name, shape: size, rule: adamW(), scale: 1 })),
    graphOf: (size) => gradientGraph(config, { shape: size, chunk: 64, ...quantizedWeights(shapes) }),
  });
  const ofRounding = (await quantized.evaluate(batches)).entropy;
  for (let step = 1; step <= 120; step++)
    await quantized.step([batches[step % batches.length]!], { step, learningRate: 0.002, schedule: 1 });
  const ofTraining = (await quantized.evaluate(batches)).entropy;
  await float[Symbol.asyncDispose]();
  await quantized[Symbol.asyncDispose]();
  expect(onDeviceSets("model.norm.weight")).toBeNull();
  expect(all.has(quantizationScaleName("model.embed_tokens.weight"))).toBe(true);
  expect(ofRounding).toBeGreaterThan(ofFloat + 0.05);
  expect((ofRounding - ofTraining) / (ofRounding - ofFloat)).toBeGreaterThan(0.8);
});
