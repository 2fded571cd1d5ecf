// Choosing the next token from logits: greedy, or random after temperature, top-k, top-p (arXiv 1904.09751) and
// min-p (arXiv 2407.01082), applied in that order; repetition penalty as in CTRL (arXiv 1909.05858).
import type { GenerationOptions } from "../model.ts";
import { randomSource } from "./random.ts";

/** Chooses tokens of one answer, one after the other. */
export interface Sampler {
  /**
   * The next token. `logits` [V] may be changed by the penalty. `allowed`, a bit set over ids, leaves out all
   * others; at least one bit must be set.
   */
  next(logits: Float32Array, allowed?: Uint32Array): number;
  /** Tokens of the answer that were not chosen here count as seen, too. */
  saw(tokens: readonly number[]): void;
}

/** What a model does when the caller leaves it the choice. */
export const defaultSampling = { temperature: 0.7, topK: 40, topP: 0.95, minP: 0 } as const;

/**
 * A sampler for one answer to `prompt`, whose tokens count as seen for the repetition penalty. The options have been
 * checked by the session.
 */
export function createSampler(options: GenerationOptions, prompt: readonly number[]): Sampler {
  const { sampling, repetitionPenalty: penalty = 1 } = options;
  const random = sampling?.mode === "random" ? sampling : null;
  const { topK = 0, topP = 1, minP = 0 } = random ?? defaultSampling;
  const temperature = options.temperature ?? (random ? 1 : defaultSampling.temperature);
  const greedy = sampling?.mode === "greedy" || temperature === 0;
  const uniform = randomSource(random?.seed ?? Math.floor(Math.random() * 2 ** 32));
  const seen = penalty === 1 ? null : new Set(prompt);
  return {
    next(logits, allowed) {
      if (seen) penalize(logits, seen, penalty);
      const token = greedy
        ? mostProbable(logits, allowed)
        : draw(candidates(logits, temperature, allowed, topK, topP, minP), uniform());
      seen?.add(token);
      return token;
    },
    saw(tokens) {
      for (const token of tokens) seen?.add(token);
    },
  };
}

/** A token that appeared already becomes less likely: positive logits are divided, negative ones multiplied. */
function penalize(logits: Float32Array, seen: ReadonlySet<number>, penalty: number): void {
  for (const token of seen) {
    const logit = logits[token]!;
    logits[token] = logit > 0 ? logit / penalty : logit * penalty;
  }
}

function isAllowed(allowed: Uint32Array | undefined, token: number): boolean {
  return !allowed || ((allowed[token >>> 5]! >>> (token & 31)) & 1) === 1;
}

/** The token of the highest logit; of equals, the first. */
export function mostProbable(logits: Float32Array, allowed?: Uint32Array): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token]!;
    if ((logit > highest || best < 0) && isAllowed(allowed, token)) {
      best = token;
      highest = logit;
    }
  }
  return best;
}

/** Tokens that may be drawn and their weights, which need not sum to 1. */
interface Candidates {
  readonly tokens: readonly number[] | Uint32Array;
  readonly weights: ArrayLike<number>;
}

function candidates(
  logits: Float32Array,
  temperature: number,
  allowed: Uint32Array | undefined,
  topK: number,
  topP: number,
  minP: number,
): Candidates {
  const highest = logits[mostProbable(logits, allowed)]!;
  const count = logits.length;
  const weights = new Float64Array(count); // relative to the best token
  let total = 0;
  for (let token = 0; token < count; token++) {
    if (!isAllowed(allowed, token)) continue;
    const weight = Math.exp((logits[token]! - highest) / temperature);
    weights[token] = weight;
    total += weight;
  }
  if (topK === 0 && topP === 1 && minP === 0) return { tokens: Uint32Array.from(weights.keys()), weights };
  const keepsSome = topK > 0 && topK < count;
  // Without a top k, whatever weighs less than this cannot be in the smallest set of mass topP: all of it is too light.
  const least = keepsSome ? kthLargest(weights, topK) : Math.max(minP, ((1 - topP) * total) / count);
  const tokens: number[] = [];
  for (let token = 0; token < count; token++)
    if (weights[token]! >= least && weights[token]! > 0) tokens.push(token);
  tokens.sort((a, b) => weights[b]! - weights[a]! || a - b);
  if (keepsSome) tokens.length = Math.min(tokens.length, topK);
  if (topP < 1) {
    const wanted = topP * (keepsSome ? tokens.reduce((mass, token) => mass + weights[token]!, 0) : total);
    let sum = 0;
    let kept = 0;
    while (kept < tokens.length && sum < wanted) sum += weights[tokens[kept++]!]!;
    tokens.length = Math.max(kept, 1);
  }
  while (weights[tokens.at(-1)!]! < minP) tokens.pop();
  return { tokens, weights: tokens.map((token) => weights[token]!) };
}

/** The k-th largest value, by a heap of the k largest so far: O(n log k) at worst, near O(n) on real logits. */
function kthLargest(values: Float64Array, k: number): number {
  const heap = values.slice(0, k).sort(); // ascending, which is a valid min-heap
  for (let i = k; i < values.length; i++) {
    const value = values[i]!;
    if (value <= heap[0]!) continue;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= k) break;
      if (child + 1 < k && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= value) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = value;
  }
  return heap[0]!;
}

function draw({ tokens, weights }: Candidates, uniform: number): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  let left = uniform * total;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return tokens[last]!;
}
