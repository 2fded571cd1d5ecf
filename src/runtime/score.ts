// The probability of whole answers: of each token after those before it, and of the end. The prompt is run once; answers
// are appended to it and rolled back, as far as each differs from the one before.
import { type CachePool, rewind } from "./cache.ts";
import type { Runner } from "./generate.ts";
import { logSumExp } from "./logprobs.ts";
import { noNumbers } from "./sample.ts";

export interface ScoreParts {
  readonly runner: Runner;
  readonly pool: CachePool;
  /** Whose probabilities: the number of an adapter. */
  readonly adapter: number;
  /** An answer ends with any of them. */
  readonly endTokens: ReadonlySet<number>;
  readonly signal: AbortSignal;
}

/** Natural logarithms of the probabilities of answers to a prompt, each ended. Throws `aborted`, and `corruptModel` for none. */
export async function scoreAnswers(
  { runner, pool, adapter, endTokens, signal }: ScoreParts,
  prompt: readonly number[],
  answers: readonly (readonly number[])[],
): Promise<number[]> {
  const slot = await pool.acquire(prompt, signal, adapter);
  try {
    /** Log probabilities of what follows the prompt and so many tokens of the last answer. */
    const logs: Float64Array[] = [logSoftmax(await runner.append(slot, rewind(slot, prompt), signal))];
    const scores = new Array<number>(answers.length).fill(0);
    let last: readonly number[] = [];
    for (const index of inOrder(answers)) {
      const answer = answers[index]!;
      let common = 0;
      while (common < last.length && last[common] === answer[common]) common++;
      logs.length = common + 1;
      for (let count = common + 1; count <= answer.length; count++) {
        const tokens = rewind(slot, [...prompt, ...answer.slice(0, count)]);
        logs.push(logSoftmax(await runner.append(slot, tokens, signal)));
      }
      scores[index] = answer.reduce(
        (sum, token, at) => sum + logs[at]![token]!,
        ending(logs.at(-1)!, endTokens),
      );
      last = answer;
    }
    return scores;
  } finally {
    pool.release(slot);
  }
}

/** Indexes of the answers so that those with a common beginning follow each other. */
function inOrder(answers: readonly (readonly number[])[]): number[] {
  return [...answers.keys()].sort((left, right) => {
    const [a, b] = [answers[left]!, answers[right]!];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return (a[at] ?? -1) - (b[at] ?? -1);
  });
}

/** A model without an end token never ends; its answers are compared by their tokens alone. */
function ending(logs: Float64Array, endTokens: ReadonlySet<number>): number {
  if (endTokens.size === 0) return 0;
  return Math.log([...endTokens].reduce((sum, end) => sum + Math.exp(logs[end]!), 0));
}

function logSoftmax(logits: Float32Array): Float64Array {
  const logZ = logSumExp(logits);
  if (!Number.isFinite(logZ)) throw noNumbers();
  return Float64Array.from(logits, (logit) => logit - logZ);
}
