// Fake quantization: the values are the set's, the scale's gradient is the slope between rounding boundaries, the weight's
// goes past the rounding inside the range and stops outside; by rows, by blocks and by tensors. quantize.test.ts trains.
import { describe, expect, test } from "vitest";
import { quantizationOf, roundToBlocks } from "../compression/quantize.ts";
import { balanced2, complement2, rounded, uniform } from "../compression/scale.ts";
import { hostTensor } from "../graph/host-tensor.ts";
import { interpret } from "../graph/reference.ts";
import { input } from "../graph/tensor.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { randomSource } from "../runtime/random.ts";
import { dequantizeBlocks } from "../runtime/weights/blocks.ts";
import {
  fakeQuantize,
  firstScales,
  logScaleName,
  quantizedWeights,
  scaleShapes,
  storedScales,
} from "./quantize-aware.ts";

const [rows, columns] = [3, 16];
const random = randomSource(6);
const weights = Float32Array.from({ length: rows * columns }, () => (random() - 0.5) * 3);
/** A weight of every code is on the boundary to the next one. */
weights.set([0, 0.4, -0.4, 0.8], 1);
const upstream = Float32Array.from({ length: rows * columns }, () => random() - 0.5);

describe.each([balanced2, complement2, uniform(4)])("$name", (set) => {
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

describe.each(["row", "block", "tensor"] as const)("a scale per %s", (scaling) => {
  const config = orchardConfig({ layers: 1, sharedLayers: 0, width: 64, vocabularySize: 40, contextSize: 8 });
  const shapes = parameterShapes(config);
  const quantization = quantizationOf(config, { blockSize: 16, scaling });
  const rounding = { quantization, perTensor: scaling === "tensor" };
  const uneven = randomSource(3);
  const values = new Map(
    [...shapes].map(([name, shape]) => {
      const size = shape.reduce((product, one) => product * one, 1);
      const data = Float32Array.from({ length: size }, (_, i) => (uneven() - 0.5) * (1 + (i % 7)));
      return [name, hostTensor("float32", shape, data)];
    }),
  );
  const scales = firstScales(values, rounding);
  const { weight, derive } = quantizedWeights(shapes, rounding);
  const name = "model.layers.0.mlp.up_proj.weight";
  const format = quantization.weights.get("mlp.up_proj.weight")!;
  const [rows, columns] = shapes.get(name) as [number, number];

  test("the forward pass reads what the packed model has", () => {
    const tensor = weight(name, [rows, columns]);
    const { read } = interpret(
      { outputs: { read: tensor } },
      {
        inputs: { [name]: values.get(name)!, [logScaleName(name)]: scales.get(logScaleName(name))! },
        parameters: (other) => expect.unreachable(other),
      },
    );
    const matrix = { values: values.get(name)!.data as Float32Array, rows, columns };
    const stored = storedScales(scales.get(logScaleName(name))!, rows);
    const packed = dequantizeBlocks(roundToBlocks(matrix, format, stored));
    packed.forEach((value, i) => {
      expect(read!.data[i]).toBeCloseTo(value, 5);
    });
    const group = scaling === "row" ? columns : scaling === "block" ? format.blockSize : packed.length;
    for (let from = 0; from < packed.length; from += group)
      expect(new Set(packed.subarray(from, from + group)).size).toBeLessThanOrEqual(4);
  });

  test("norms are read as they are, and every rounded weight has a learned scale", () => {
    expect(weight("model.norm.weight", [64]).source).toEqual({ kind: "input", name: "model.norm.weight" });
    const derived = derive(new Map([...shapes].map(([one, shape]) => [one, input(one, "float32", shape)])));
    const expected = scaleShapes(shapes, rounding);
    expect(expected.size).toBe(8);
    for (const [one, shape] of expected) expect(derived.get(one)!.shape).toEqual(shape);
  });
});
