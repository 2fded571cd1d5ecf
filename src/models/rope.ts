// Rotary position embedding (RoFormer, arXiv 2104.09864): the tables of cosines and sines that rotate queries and keys,
// with the changes that families make to the frequencies for longer contexts.
import type { Rope } from "./config.ts";

/** Rotation angles per unit of position, headSize / 2 of them, after scaling. */
export function ropeFrequencies(rope: Rope, headSize: number): Float64Array {
  const half = headSize / 2;
  const frequencies = Float64Array.from({ length: half }, (_, i) => rope.theta ** (-i / half));
  const { scaling } = rope;
  if (!scaling) return frequencies;
  switch (scaling.kind) {
    case "linear":
      return frequencies.map((frequency) => frequency / scaling.factor);
    case "divisors":
      return frequencies.map((frequency, i) => frequency / (scaling.divisors[i] ?? 1));
    case "llama3": {
      const { factor, lowFrequencyFactor, highFrequencyFactor, originalContextSize } = scaling;
      return frequencies.map((frequency) => {
        const turns = (originalContextSize * frequency) / (2 * Math.PI);
        if (turns < lowFrequencyFactor) return frequency / factor;
        if (turns > highFrequencyFactor) return frequency;
        const keep = (turns - lowFrequencyFactor) / (highFrequencyFactor - lowFrequencyFactor);
        return (1 - keep) * (frequency / factor) + keep * frequency;
      });
    }
    case "yarn": {
      // Dimensions that turn often in the original context are kept, slow ones interpolated, a ramp between.
      const { factor, betaFast, betaSlow, originalContextSize } = scaling;
      const dimensionTurning = (turns: number) =>
        (half * Math.log(originalContextSize / (turns * 2 * Math.PI))) / Math.log(rope.theta);
      const low = Math.max(Math.floor(dimensionTurning(betaFast)), 0);
      const high = Math.min(Math.ceil(dimensionTurning(betaSlow)), headSize - 1);
      return frequencies.map((frequency, i) => {
        const interpolated = Math.min(Math.max((i - low) / Math.max(high - low, 0.001), 0), 1);
        return (frequency / factor) * interpolated + frequency * (1 - interpolated);
      });
    }
    default:
      return scaling satisfies never;
  }
}

/** Cosines and sines of every position and frequency: two arrays of [positions, headSize / 2]. */
export function ropeTables(
  rope: Rope,
  headSize: number,
  positions: number,
): { readonly cos: Float32Array; readonly sin: Float32Array } {
  const frequencies = ropeFrequencies(rope, headSize);
  const magnitude = rope.scaling?.kind === "yarn" ? rope.scaling.attentionFactor : 1;
  const half = frequencies.length;
  const [cos, sin] = [new Float32Array(positions * half), new Float32Array(positions * half)];
  for (let position = 0; position < positions; position++) {
    for (let i = 0; i < half; i++) {
      const angle = position * frequencies[i]!;
      cos[position * half + i] = Math.cos(angle) * magnitude;
      sin[position * half + i] = Math.sin(angle) * magnitude;
    }
  }
  return { cos, sin };
}
