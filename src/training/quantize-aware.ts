// Quantization-aware training: the forward pass reads weights rounded to a few levels times a learned scale per row, and
// the gradient goes past the rounding (a straight-through estimate). For linear weights: the balanced 2-bit set; for the
// embedding: 4 bits. The scale's gradient is LSQ's (arXiv 1902.08153) on Apple's set (arXiv 2507.13575; models.md §8).
// Leaves out learned ranges of the key-value cache.

import { balanced2, type LevelSet, type ScaleFinder, scaleFinders, uniform } from "../compression/scale.ts";
import { countOf, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { constant, input, type Tensor } from "../graph/tensor.ts";
import type { Tensors } from "./run-folder.ts";

/** The learned scales of a weight, one per row: [N, 1]. */
export const quantizationScaleName = (weight: string): string => `${weight}.scale`;

/** The set that a weight is rounded to; null: it is not. */
export type SetOf = (weight: string) => LevelSet | null;

/** Linear weights to 2 bits, the embedding to 4, norms and biases not. */
export const onDeviceSets: SetOf = (weight) => {
  if (weight.includes("embed_tokens") || weight === "lm_head.weight") return uniform(4);
  return /_proj\.weight$/.test(weight) ? balanced2 : null;
};

/** A weight as the forward pass reads it, and what its gradient is made of. */
export interface FakeQuantized {
  /** scale · level, [N, K]. */
  readonly quantized: Tensor;
  /** The gradients of weight and scale from that of `quantized`. */
  readonly gradients: (ofQuantized: Tensor) => { readonly weight: Tensor; readonly scale: Tensor };
}

/** Rounds a weight [N, K] with scales [N, 1]: at most as many values in a row as the set has levels. */
export function fakeQuantize(weight: Tensor, scale: Tensor, { levels }: LevelSet): FakeQuantized {
  const [rows, columns] = weight.shape as [number, number];
  const step = levels[1]! - levels[0]!;
  const ratio = weight.div(scale);
  // Rounding without an operation for it: one step for every boundary that the ratio is above.
  const boundaries = levels.slice(1).map((level) => level - step / 2);
  const level = boundaries.reduce(
    (sum, boundary) => sum.add(number(boundary).less(ratio).cast("float32").mul(step)),
    number(levels[0]!).expand([rows, columns]),
  );
  const [lowest, highest] = [levels[0]! - step / 2, levels.at(-1)! + step / 2];
  const inside = number(lowest).less(ratio).cast("float32").mul(ratio.less(highest).cast("float32"));
  // LSQ's scaling keeps the scale's steps in proportion to the weights'.
  const factor = 1 / Math.sqrt(columns * levels.at(-1)!);
  return {
    quantized: level.mul(scale),
    gradients: (ofQuantized) => ({
      weight: ofQuantized.mul(inside),
      scale: ofQuantized
        .mul(level.sub(ratio.mul(inside)))
        .sum([1], true)
        .mul(factor),
    }),
  };
}

function number(value: number): Tensor {
  return constant(Float32Array.of(value), "float32", []);
}

/** How the gradient graph reads quantized weights, and turns their gradients into those of weights and scales. */
export interface QuantizedWeights {
  readonly weight: (name: string, shape: readonly number[]) => Tensor;
  readonly trainable: ReadonlyMap<string, Tensor>;
  readonly derive: (gradients: ReadonlyMap<string, Tensor>) => ReadonlyMap<string, Tensor>;
}

/** For a gradient graph over all of these weights; `setOf` says which are rounded, and to what. */
export function quantizedWeights(
  shapes: ReadonlyMap<string, readonly number[]>,
  setOf: SetOf = onDeviceSets,
): QuantizedWeights {
  const fakes = new Map<string, FakeQuantized>();
  const read = new Map<string, Tensor>();
  for (const [name, shape] of shapes) {
    const weight = input(name, "float32", shape);
    const set = setOf(name);
    if (set === null) {
      read.set(name, weight);
      continue;
    }
    const scale = input(quantizationScaleName(name), "float32", [shape[0]!, 1]);
    const fake = fakeQuantize(weight, scale, set);
    fakes.set(name, fake);
    read.set(name, fake.quantized);
  }
  return {
    weight: (name) => read.get(name)!,
    trainable: read,
    derive: (gradients) =>
      new Map(
        [...gradients].flatMap(([name, gradient]): [string, Tensor][] => {
          const fake = fakes.get(name);
          if (!fake) return [[name, gradient]];
          const { weight, scale } = fake.gradients(gradient);
          return [
            [name, weight],
            [quantizationScaleName(name), scale],
          ];
        }),
      ),
  };
}

/** First scales for every weight that is rounded, row by row. */
export function firstScales(
  weights: Tensors,
  setOf: SetOf = onDeviceSets,
  find: ScaleFinder = scaleFinders.octav,
): Map<string, HostTensor> {
  const scales = new Map<string, HostTensor>();
  for (const [name, { shape, data }] of weights) {
    const set = setOf(name);
    if (set === null) continue;
    const [rows, columns] = shape as [number, number];
    const values = Float32Array.from({ length: rows }, (_, row) =>
      Math.max(1e-8, find(data.subarray(row * columns, (row + 1) * columns) as Float32Array, set)),
    );
    scales.set(quantizationScaleName(name), hostTensor("float32", [rows, 1], values));
  }
  return scales;
}

/** Bits per weight of a model so rounded, without and with the float32 scales of the rows. */
export function bitsPerWeight(
  shapes: ReadonlyMap<string, readonly number[]>,
  setOf: SetOf = onDeviceSets,
): { readonly codes: number; readonly withScales: number } {
  let [bits, scales, count] = [0, 0, 0];
  for (const [name, shape] of shapes) {
    const set = setOf(name);
    const size = countOf(shape);
    count += size;
    bits += size * (set === null ? 32 : Math.log2(set.levels.length));
    if (set !== null) scales += 32 * shape[0]!;
  }
  return { codes: bits / count, withScales: (bits + scales) / count };
}
