// Quantization-aware training: the forward pass reads weights rounded to a few levels times a learned scale, and the
// gradient goes past the rounding (a straight-through estimate). For linear weights: the balanced 2-bit set; for the
// embedding: 4 bits, trained jointly. The scale's gradient is LSQ's (arXiv 1902.08153) on Apple's set (arXiv 2507.13575;
// models.md §8); its logarithm is what is learned, so that it stays positive and moves in proportion to itself.
// The key-value cache is cache-ranges.ts; the stage that trains a model so is quantize.ts.
import { findScales, levelsOf, smallestScale } from "../compression/quantize.ts";
import { type LevelSet, type ScaleFinder, scaleFinders } from "../compression/scale.ts";
import { OrchardError } from "../errors.ts";
import { countOf, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { input, type Tensor } from "../graph/tensor.ts";
import { type Quantization, storedFormat } from "../models/presets/quantization.ts";
import type { Tensors } from "./run-folder.ts";

/** The learned logarithms of a weight's scales: [N, 1], [N, blocks], or [1, 1] when all of it shares one. */
export const logScaleName = (weight: string): string => `${weight}.logScale`;

/** How the weights of a model are rounded in training. */
export interface Rounding {
  readonly quantization: Quantization;
  /** One scale for a whole tensor, whatever the formats say; default false. */
  readonly perTensor?: boolean;
  /** Another set of as many levels, for controls; default: what codes of so many bits stand for. */
  readonly setOf?: (bits: 2 | 4 | 8) => LevelSet;
}

/** A weight as the forward pass reads it, and what its gradient is made of. */
export interface FakeQuantized {
  /** scale · level, [N, K]. */
  readonly quantized: Tensor;
  /** The gradients of weight and scale from that of `quantized`. */
  readonly gradients: (ofQuantized: Tensor) => { readonly weight: Tensor; readonly scale: Tensor };
}

/** Adding and subtracting this rounds a float32 to a whole number, ties to even; by the rules of both its slope is 1. */
const roundingBias = 1.5 * 2 ** 23;

/** The nearest whole numbers, |x| < 2^22; the gradient passes as if nothing had been rounded. */
export function roundStraight(x: Tensor): Tensor {
  return x.add(roundingBias).sub(roundingBias);
}

/**
 * Rounds a weight [N, K] with `scale`, as many numbers as groups of neighbours in a row share one ([N, 1]: rows, [1, 1]:
 * all): at most as many values in a group as the set has levels. The same codes as compression/scale.ts's `codeOf`.
 */
export function fakeQuantize(weight: Tensor, scale: Tensor, { levels }: LevelSet): FakeQuantized {
  const [rows, columns] = weight.shape as [number, number];
  const groups = countOf(scale.shape as number[]);
  const size = (rows * columns) / groups;
  const [lowest, last] = [levels[0]!, levels.length - 1];
  const factors = scale.reshape([groups, 1]);
  const ratio = weight.reshape([groups, size]).div(factors);
  const level = roundStraight(ratio.sub(lowest).maximum(0).minimum(last)).add(lowest);
  const [from, to] = [lowest - 0.5, levels[last]! + 0.5];
  const inside = ratio.less(to).cast("float32").sub(ratio.less(from).cast("float32"));
  // LSQ's scaling keeps the scale's steps in proportion to the weights'.
  const factor = 1 / Math.sqrt(size * levels.at(-1)!);
  return {
    quantized: level.mul(factors).reshape([rows, columns]),
    gradients: (ofQuantized) => {
      const gradient = ofQuantized.reshape([groups, size]);
      return {
        weight: gradient.mul(inside).reshape([rows, columns]),
        scale: gradient
          .mul(level.sub(ratio.mul(inside)))
          .sum([1], true)
          .mul(factor)
          .reshape([...(scale.shape as number[])]),
      };
    },
  };
}

/** How the gradient graph reads quantized weights, and turns their gradients into those of weights and scales. */
export interface QuantizedWeights {
  readonly weight: (name: string, shape: readonly number[]) => Tensor;
  readonly trainable: ReadonlyMap<string, Tensor>;
  readonly derive: (gradients: ReadonlyMap<string, Tensor>) => ReadonlyMap<string, Tensor>;
}

/** For a gradient graph over all of these weights. */
export function quantizedWeights(
  shapes: ReadonlyMap<string, readonly number[]>,
  rounding: Rounding,
): QuantizedWeights {
  const fakes = new Map<string, FakeQuantized & { readonly scale: Tensor }>();
  const read = new Map<string, Tensor>();
  const scales = scaleShapes(shapes, rounding);
  for (const [name, shape] of shapes) {
    const weight = input(name, "float32", shape);
    const format = storedFormat(rounding.quantization, name);
    if (format === null) {
      read.set(name, weight);
      continue;
    }
    const scale = input(logScaleName(name), "float32", scales.get(logScaleName(name))!).exp();
    const fake = fakeQuantize(weight, scale, setOf(rounding, format.bits));
    fakes.set(name, { ...fake, scale });
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
            [logScaleName(name), scale.mul(fake.scale)], // by the logarithm
          ];
        }),
      ),
  };
}

/** Names and shapes of the learned scales. Throws `invalidArgument` where blocks do not divide a row. */
export function scaleShapes(
  shapes: ReadonlyMap<string, readonly number[]>,
  { quantization, perTensor = false }: Rounding,
): Map<string, readonly number[]> {
  const scales = new Map<string, readonly number[]>();
  for (const [name, shape] of shapes) {
    const format = storedFormat(quantization, name);
    if (format === null) continue;
    const [rows, columns] = shape as [number, number];
    const blocks = format.scaling === "row" ? 1 : columns / format.blockSize;
    if (!Number.isInteger(blocks))
      throw new OrchardError(
        "invalidArgument",
        `${name} has rows of ${columns}, which blocks of ${format.blockSize} do not divide: train a scale per row.`,
      );
    scales.set(logScaleName(name), perTensor ? [1, 1] : [rows, blocks]);
  }
  return scales;
}

function setOf(rounding: Rounding, bits: 2 | 4 | 8): LevelSet {
  return rounding.setOf?.(bits) ?? levelsOf(bits);
}

/** First values of the learned scales of all weights that are rounded. */
export function firstScales(
  weights: Tensors,
  rounding: Rounding,
  find: ScaleFinder = scaleFinders.octav,
): Map<string, HostTensor> {
  const shapes = new Map([...weights].map(([name, { shape }]) => [name, shape]));
  return new Map(
    [...scaleShapes(shapes, rounding)].map(([logName, shape]) => {
      const name = logName.slice(0, -logScaleName("").length);
      const { data, shape: size } = weights.get(name)!;
      const [rows, columns] = size as [number, number];
      const format = storedFormat(rounding.quantization, name)!;
      const set = setOf(rounding, format.bits);
      const matrix = { values: data as Float32Array, rows, columns };
      const shared = rounding.perTensor ? "tensor" : "format";
      const scales = findScales(matrix, format, (group) => find(group, set), shared);
      return [logName, hostTensor("float32", shape, scales.slice(0, countOf(shape)).map(Math.log))];
    }),
  );
}

/** The scales of a weight of `rows` rows as its format stores them, from their logarithms. */
export function storedScales(logScales: HostTensor, rows: number): Float32Array<ArrayBuffer> {
  const scales = Float32Array.from(logScales.data as Float32Array, (value) =>
    Math.max(smallestScale, Math.exp(value)),
  );
  return scales.length === 1 ? new Float32Array(rows).fill(scales[0]!) : scales;
}
