// How far a model with an 8-bit key-value cache is from the same model with a float32 one, on given tokens.

import { openScorer, type ScorerOptions } from "./scorer.ts";

export interface CacheAgreement {
  /** ‖l8 − l32‖ / ‖l32‖ of the logits after each token, over all tokens: their mean, and the largest. */
  readonly meanRelativeError: number;
  readonly largestRelativeError: number;
  /** How often both find the same token most probable, 0 to 1. */
  readonly sameBest: number;
}

/** Feeds each sequence to both models, token by token, so that every logit has passed through the cache. */
export async function cacheAgreement(
  path: string,
  contextSize: number,
  sequences: readonly (readonly number[])[],
  options: Pick<ScorerOptions, "bits"> = {},
): Promise<CacheAgreement> {
  await using float = await openScorer(path, contextSize, { ...options, cacheType: "float32" });
  await using int8 = await openScorer(path, contextSize, { ...options, cacheType: "int8" });
  const errors: number[] = [];
  let same = 0;
  for (const tokens of sequences) {
    await float.restart();
    await int8.restart();
    for (const token of tokens) {
      const [expected, logits] = [await float.logits([token]), await int8.logits([token])];
      errors.push(norm(logits.map((logit, i) => logit - expected[i]!)) / norm(expected));
      if (best(logits) === best(expected)) same++;
    }
  }
  return {
    meanRelativeError: errors.reduce((sum, error) => sum + error, 0) / errors.length,
    largestRelativeError: Math.max(...errors),
    sameBest: same / errors.length,
  };
}

function norm(values: Float32Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
}

function best(logits: Float32Array): number {
  return logits.indexOf(Math.max(...logits));
}
