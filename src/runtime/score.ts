// The probability of whole answers: of each token after those before it, and of the end. The prompt is prefilled once.
import type { CachePool } from "./cache.ts";
import type { Runner } from "./generate.ts";

export interface ScoreParts {
  readonly runner: Runner;
  readonly pool: CachePool;
  /** An answer ends with any of them. */
  readonly endTokens: ReadonlySet<number>;
  readonly signal: AbortSignal;
}

/** Natural logarithms of the probabilities of answers to a prompt, each ended. Throws `aborted`. */
export async function scoreAnswers(
  { runner, pool, endTokens, signal }: ScoreParts,
  prompt: readonly number[],
  answers: readonly (readonly number[])[],
): Promise<number[]> {
  /** Log probabilities of what follows `tokens`; a slot of the cache holds what they have in common with the last. */
  const after = async (tokens: readonly number[]): Promise<Float64Array> => {
    const slot = await pool.acquire(tokens, signal);
    try {
      return logSoftmax(await runner.append(slot, tokens.slice(slot.tokens.length), signal));
    } finally {
      pool.release(slot);
    }
  };
  const first = await after(prompt);
  const scores: number[] = [];
  for (const answer of answers) {
    let logs = first;
    let score = 0;
    for (const [index, token] of answer.entries()) {
      score += logs[token]!;
      logs = await after([...prompt, ...answer.slice(0, index + 1)]);
    }
    // A model without an end token never ends; its answers are compared by their tokens alone.
    if (endTokens.size > 0)
      score += Math.log([...endTokens].reduce((sum, end) => sum + Math.exp(logs[end]!), 0));
    scores.push(score);
  }
  return scores;
}

function logSoftmax(logits: Float32Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) highest = Math.max(highest, logit);
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  const logZ = highest + Math.log(sum);
  return Float64Array.from(logits, (logit) => logit - logZ);
}
