// The scale of weights in few bits: sets of levels, and ways to find the one number that they are multiplied by. Weights
// are rounded to scale · level; runtime/weights/blocks.ts packs what is rounded. Sources: OCTAV (Sakr et al., 2022, the
// Newton iteration on the clipping point), S. Lloyd 1982 (here on the scale alone), arXiv 2507.13575 (the balanced set).
import { OrchardError } from "../errors.ts";

/** Levels in ascending order; a weight is rounded to the nearest level times the scale. */
export interface LevelSet {
  readonly name: string;
  readonly levels: readonly number[];
}

/** Apple's 2-bit set: no zero, the same on both sides. */
export const balanced2: LevelSet = { name: "balanced", levels: [-1.5, -0.5, 0.5, 1.5] };
/** The control: two's complement. */
export const complement2: LevelSet = { name: "complement", levels: [-2, -1, 0, 1] };
/** Whole levels −2^(b−1) … 2^(b−1) − 1. */
export function uniform(bits: 4 | 8): LevelSet {
  const half = 2 ** (bits - 1);
  return { name: `uniform${bits}`, levels: Array.from({ length: 2 * half }, (_, i) => i - half) };
}

/** Adding and subtracting this rounds a double to a whole number, ties to even. */
const roundingBias = 1.5 * 2 ** 52;

/**
 * The index of the nearest level for a weight over the scale. Levels are 1 apart, in every set here. The same in float32
 * as in a graph (training/quantize-aware.ts), so that a weight on a boundary goes to the same side in both.
 */
export function codeOf({ levels }: LevelSet, ratio: number): number {
  const place = Math.fround(Math.fround(ratio) - levels[0]!) + roundingBias - roundingBias;
  return Math.min(levels.length - 1, Math.max(0, place));
}

/** The weights, rounded. */
export function rounded(weights: ArrayLike<number>, scale: number, set: LevelSet): Float32Array<ArrayBuffer> {
  return Float32Array.from(weights, (weight) => scale * set.levels[codeOf(set, weight / scale)]!);
}

/** Mean squared error of rounding. */
export function roundingError(weights: ArrayLike<number>, scale: number, set: LevelSet): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++)
    sum += (weights[i]! - scale * set.levels[codeOf(set, weights[i]! / scale)]!) ** 2;
  return sum / weights.length;
}

/** A way to find a scale. */
export type ScaleFinder = (weights: ArrayLike<number>, set: LevelSet) => number;

/** Ways by name. `absMax` is the control: it lets the single largest weight decide. */
export const scaleFinders = {
  absMax: (weights, set) => magnitudeAt(weights, 1) / largestLevel(set),
  /** The 99th percentile of the magnitudes is the largest level. */
  percentile: (weights, set) => magnitudeAt(weights, 0.99) / largestLevel(set),
  octav,
  lloyd: (weights, set) => lloydScale(weights, set, octav(weights, set)),
} as const satisfies Readonly<Record<string, ScaleFinder>>;

function octav(weights: ArrayLike<number>, set: LevelSet): number {
  return clippingPoint(weights, Math.log2(set.levels.length)) / clippedLevel(set);
}

function largestLevel({ levels }: LevelSet): number {
  return Math.max(Math.abs(levels[0]!), Math.abs(levels.at(-1)!));
}

/** What a weight at the clipping point is over the scale: half a step beyond the last level. */
function clippedLevel({ levels }: LevelSet): number {
  return levels.at(-1)! + (levels[1]! - levels[0]!) / 2;
}

function magnitudeAt(weights: ArrayLike<number>, part: number): number {
  const magnitudes = Float64Array.from(weights, Math.abs).sort();
  const value = magnitudes[Math.min(magnitudes.length - 1, Math.floor(part * magnitudes.length))];
  if (value !== undefined && Number.isFinite(value)) return value;
  throw new OrchardError("invalidArgument", "The weights are none, or not all finite numbers.");
}

const newtonSteps = 20;

/**
 * OCTAV: the clipping point c of least expected error of b bits, by
 * c ← E[|w| · (|w| > c)] / (4^−b / 3 · P(|w| ≤ c) + P(|w| > c)).
 */
export function clippingPoint(weights: ArrayLike<number>, bits: number): number {
  const magnitudes = Float64Array.from(weights, Math.abs);
  let clip = magnitudes.reduce((sum, one) => sum + one, 0) / magnitudes.length;
  if (!Number.isFinite(clip))
    throw new OrchardError("invalidArgument", "The weights are none, or not all finite numbers.");
  for (let step = 0; step < newtonSteps; step++) {
    let [above, sum] = [0, 0];
    for (const magnitude of magnitudes)
      if (magnitude > clip) {
        above++;
        sum += magnitude;
      }
    const next = sum / ((4 ** -bits / 3) * (magnitudes.length - above) + above);
    if (next === 0 || Math.abs(next - clip) < 1e-9 * clip) break;
    clip = next;
  }
  return clip;
}

/** From a first scale: s ← Σ w · level(w) / Σ level(w)², until it stands still. Never worse than where it began. */
export function lloydScale(weights: ArrayLike<number>, set: LevelSet, first: number): number {
  let scale = first;
  for (let step = 0; step < 100; step++) {
    let [product, square] = [0, 0];
    for (let i = 0; i < weights.length; i++) {
      const level = set.levels[codeOf(set, weights[i]! / scale)]!;
      product += weights[i]! * level;
      square += level * level;
    }
    const next = square === 0 ? scale : product / square;
    if (!(next > 0) || Math.abs(next - scale) < 1e-9 * scale) break;
    scale = next;
  }
  return scale;
}
