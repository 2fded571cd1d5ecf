// Choosing the next token from logits: greedy, or random after temperature, top-k, top-p (arXiv 1904.09751) and
// min-p (arXiv 2407.01082), applied in that order; repetition penalty as in CTRL (arXiv 1909.05858). Where a token was
// guessed before the logits were known, the choice is speculative sampling's (arXiv 2211.17192, 2302.01318): as likely
// the guess as can be without a change of the distribution.
import { OrchardError } from "../errors.ts";
import type { GenerationOptions } from "../model.ts";
import { randomSource } from "./random.ts";

/** Chooses tokens of one answer, one after the other. */
export interface Sampler {
  /**
   * The next token. `logits` [V] may be changed by the penalty. `allowed`, a bit set over ids, leaves out all
   * others; at least one bit must be set. A guess makes its token likelier, and the distribution stays what it is
   * without one, provided that it was drawn from what it says. Throws `corruptModel` for logits that are no numbers.
   */
  next(logits: Float32Array, allowed?: Uint32Array, guess?: Guess): number;
  /** Tokens of the answer that were not chosen here count as seen, too. */
  saw(tokens: readonly number[]): void;
  /** One that makes guesses from here on: with random numbers of its own, and nothing that it sees is seen here. */
  fork(): Guessing;
}

/** Draws guesses, from other logits than the answer's. */
export interface Guessing {
  guess(logits: Float32Array, allowed?: Uint32Array): Guess;
  saw(tokens: readonly number[]): void;
}

/** A token that may be the next one. */
export interface Guess {
  readonly token: number;
  /** What it was drawn from; null: nothing was left to chance. */
  readonly from: Candidates | null;
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
  const seed = random?.seed ?? Math.floor(Math.random() * 2 ** 32);
  const uniform = randomSource(seed);
  const uniformOfGuesses = randomSource(~seed);
  const seen = penalty === 1 ? null : new Set(prompt);
  const candidatesOf = (logits: Float32Array, allowed: Uint32Array | undefined) =>
    candidates(logits, temperature, allowed, topK, topP, minP);
  return {
    next(logits, allowed, guess) {
      if (seen) penalize(logits, seen, penalty);
      const token = greedy
        ? mostProbable(logits, allowed)
        : chosen(candidatesOf(logits, allowed), guess, uniform);
      seen?.add(token);
      return token;
    },
    saw(tokens) {
      for (const token of tokens) seen?.add(token);
    },
    fork() {
      const alsoSeen = seen && new Set(seen);
      return {
        guess(logits, allowed) {
          if (alsoSeen) penalize(logits, alsoSeen, penalty);
          if (greedy) return { token: mostProbable(logits, allowed), from: null };
          const from = candidatesOf(logits, allowed);
          return { token: draw(from, uniformOfGuesses()), from };
        },
        saw(tokens) {
          for (const token of tokens) alsoSeen?.add(token);
        },
      };
    },
  };
}

/**
 * A token of `wanted`. One that was guessed is taken with probability min(1, p / q), p what `wanted` and q what its own
 * distribution gives it, and otherwise a token with probability ∝ max(p − q, 0): of that the guess has none. A guess that
 * nothing was drawn for is 1 in its distribution, so that drawing from `wanted` as ever does the same.
 */
function chosen(wanted: Candidates, guess: Guess | undefined, uniform: () => number): number {
  if (!guess?.from) return draw(wanted, uniform());
  const [p, q] = [probabilityOf(wanted, guess.token), probabilityOf(guess.from, guess.token)];
  if (uniform() * q < p) return guess.token;
  const rest = difference(wanted, guess.from);
  // Rounding alone can leave nothing: the two are then the same.
  return draw(rest.weights.some((weight) => weight > 0) ? rest : wanted, uniform());
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

/** For logits that say nothing: weights that are damaged, or an adapter whose training ran away. */
export function noNumbers(): OrchardError {
  return new OrchardError(
    "corruptModel",
    "What the model thinks of the next token is no number: its weights or those of its adapter are damaged or far too " +
      "large. Fetch or train them again; an adapter with a lower rate.",
  );
}

/** The token of the highest logit; of equals, the first. Throws `corruptModel` where that is no number. */
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
  if (!Number.isFinite(highest)) throw noNumbers();
  return best;
}

/** Tokens that may be drawn and their weights, which need not sum to 1. */
export interface Candidates {
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
  if (!Number.isFinite(total)) throw noNumbers();
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

function totalOf(weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) total += weights[i]!;
  return total;
}

function probabilityOf({ tokens, weights }: Candidates, token: number): number {
  const index = tokens[token] === token ? token : tokens.indexOf(token);
  return index < 0 ? 0 : weights[index]! / totalOf(weights);
}

/** max(p − q, 0) of each token that p has. */
function difference(p: Candidates, q: Candidates): Candidates & { readonly weights: Float64Array } {
  const [ofP, ofQ] = [totalOf(p.weights), totalOf(q.weights)];
  const other = new Map<number, number>();
  for (let i = 0; i < q.tokens.length; i++) other.set(q.tokens[i]!, q.weights[i]! / ofQ);
  const weights = Float64Array.from(p.weights, (weight, i) =>
    Math.max(weight / ofP - (other.get(p.tokens[i]!) ?? 0), 0),
  );
  return { tokens: p.tokens, weights };
}

function draw({ tokens, weights }: Candidates, uniform: number): number {
  let left = uniform * totalOf(weights);
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    left -= weights[i]!;
    if (left < 0) break;
  }
  return tokens[last]!;
}
