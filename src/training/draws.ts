// Numbers that are drawn for a batch, for losses that are estimated from samples. What is in the batch and the number of the
// step decide them, and nothing else: a run that was stopped goes on with the same ones, a batch that comes again is given
// others, and one that is measured (step 0) is measured alike every time.
import { randomSource } from "../runtime/random.ts";
import type { PackedBatch } from "./packing.ts";

/** The input that takes them, float32 [N]: one for each target of a batch, 0 … 1. */
export const drawsName = "draws";

/** Uniform numbers, 0 … 1, for the targets of a batch in a step. */
export function drawsOf(
  { tokens, labels }: Pick<PackedBatch, "tokens" | "labels">,
  step: number,
): Float32Array {
  let hash = Math.imul(0x811c9dc5 ^ step, 0x01000193); // FNV-1a
  for (const values of [tokens, labels])
    for (const value of values) hash = Math.imul(hash ^ value, 0x01000193);
  const random = randomSource(hash >>> 0);
  return Float32Array.from(labels, random);
}
