// Scales on known distributions: the numbers of models.md §8, which a plain search for the best scale gives, too.
import { describe, expect, test } from "vitest";
import { randomSource } from "../runtime/random.ts";
import { dequantizeBlocks, quantizeRows } from "../runtime/weights/blocks.ts";
import {
  balanced2,
  clippingPoint,
  complement2,
  type LevelSet,
  rounded,
  roundingError,
  scaleFinders,
  uniform,
} from "./scale.ts";

const count = 200_000;
const random = randomSource(12);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const gaussian = Float64Array.from({ length: count }, normal);
/** Five degrees of freedom, scaled to variance 1. */
const studentT5 = Float64Array.from({ length: count }, () => {
  let square = 0;
  for (let i = 0; i < 5; i++) square += normal() ** 2;
  return normal() / Math.sqrt(square / 5) / Math.sqrt(5 / 3);
});
const variance = (values: Float64Array) => values.reduce((sum, one) => sum + one * one, 0) / values.length;

/** The slow twin: every scale on a grid. */
function bestScale(weights: Float64Array, set: LevelSet) {
  const sample = weights.subarray(0, 60_000);
  let best = { scale: 0, error: Number.POSITIVE_INFINITY };
  for (let scale = 0.5; scale < 1.8; scale += 0.01) {
    const error = roundingError(sample, scale, set);
    if (error < best.error) best = { scale, error };
  }
  return best;
}

describe("normal weights", () => {
  test("the balanced set errs by 0.119 σ² at 0.995 σ", () => {
    const scale = scaleFinders.lloyd(gaussian, balanced2);
    expect(scale).toBeGreaterThan(0.985);
    expect(scale).toBeLessThan(1.005);
    expect(roundingError(gaussian, scale, balanced2) / variance(gaussian) / 0.119).toBeCloseTo(1, 1.9);
    expect(Math.abs(bestScale(gaussian, balanced2).scale - scale)).toBeLessThan(0.03);
  });
  test("two's complement errs by 0.150 σ², a quarter more", () => {
    const { scale } = bestScale(gaussian, complement2);
    const error = roundingError(gaussian, scale, complement2);
    expect(error / 0.1496).toBeCloseTo(1, 1.9);
    expect(error / roundingError(gaussian, 0.995, balanced2)).toBeGreaterThan(1.2);
  });
  test("OCTAV clips at 1.74 σ for two bits", () => {
    expect(clippingPoint(gaussian, 2)).toBeCloseTo(1.739, 1);
  });
});

describe("heavy tails", () => {
  const best = bestScale(studentT5, balanced2);
  test("OCTAV is within 2% of the best, Lloyd at it, a percentile worse", () => {
    const error = (name: keyof typeof scaleFinders) =>
      roundingError(studentT5, scaleFinders[name](studentT5, balanced2), balanced2);
    const least = roundingError(studentT5, best.scale, balanced2);
    expect(error("octav") / least).toBeLessThan(1.02);
    expect(error("lloyd") / least).toBeLessThan(1.005);
    expect(error("lloyd")).toBeLessThanOrEqual(error("percentile"));
  });
  test("the control, the largest weight, errs more than 50 times as much", () => {
    const scale = scaleFinders.absMax(studentT5, balanced2);
    const least = roundingError(studentT5, best.scale, balanced2);
    expect(roundingError(studentT5, scale, balanced2) / least).toBeGreaterThan(50);
  });
});

test("at most as many values as levels, and each the nearest", () => {
  const weights = gaussian.subarray(0, 1000);
  for (const set of [balanced2, complement2, uniform(4), uniform(8)]) {
    const scale = scaleFinders.lloyd(weights, set);
    const values = rounded(weights, scale, set);
    expect(new Set(values).size).toBeLessThanOrEqual(set.levels.length);
    weights.forEach((weight, i) => {
      const nearest = Math.min(...set.levels.map((level) => Math.abs(weight - scale * level)));
      expect(Math.abs(weight - values[i]!)).toBeCloseTo(nearest, 5);
    });
  }
});

test("loading at 2 bits finds the same scales and values", () => {
  const rows = 4;
  const weights = Float32Array.from(studentT5.subarray(0, rows * 512));
  const loaded = dequantizeBlocks(quantizeRows(weights, rows, 512, 128));
  for (let row = 0; row < rows; row++) {
    const part = weights.subarray(row * 512, (row + 1) * 512);
    const scale = scaleFinders.lloyd(part, balanced2);
    const error = roundingError(part, scale, balanced2);
    const loadedError =
      part.reduce((sum, weight, i) => sum + (weight - loaded[row * 512 + i]!) ** 2, 0) / part.length;
    expect(loadedError / error).toBeLessThan(1.01);
  }
});

test("weights that are no numbers are refused", () => {
  expect(() => scaleFinders.octav([1, Number.NaN], balanced2)).toThrow(
    expect.objectContaining({ code: "invalidArgument" }),
  );
  expect(() => scaleFinders.absMax([], balanced2)).toThrow(
    expect.objectContaining({ code: "invalidArgument" }),
  );
});
