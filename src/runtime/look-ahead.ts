// An answer as it would be after tokens that are only guessed: its guide, its sampling and its length go ahead, and are
// forgotten when the guesses have been judged. What the tokens say, and stop strings, are the answer's own business.
import type { GuidedAnswer } from "./guidance.ts";
import type { Guess, Guessing } from "./sample.ts";

export interface LookAheadParts {
  readonly vocabularySize: number;
  readonly endTokens: ReadonlySet<number>;
  /** The tokens of any text, where that is not all of them. */
  readonly plainTokens: Uint32Array | undefined;
  /** Its own, to be changed; null: any text. */
  readonly guide: GuidedAnswer | null;
  readonly guessing: Guessing;
  /** The most tokens that the answer may still have. */
  readonly most: number;
}

export class LookAhead {
  readonly #parts: LookAheadParts;
  #tokenCount = 0;

  constructor(parts: LookAheadParts) {
    this.#parts = parts;
  }

  /** A guess by the logits [V or more] of another model, which may be changed: what the guide allows, sampled alike. */
  guess(logits: Float32Array): Guess {
    const { vocabularySize, guide, plainTokens, guessing, most } = this.#parts;
    const allowed = guide?.allowed(most - this.#tokenCount) ?? plainTokens;
    return guessing.guess(logits.subarray(0, vocabularySize), allowed);
  }

  /**
   * Goes on as if a token had been chosen. Gives it with the tokens that are certain after it, which is what the model
   * would read; null where the answer would be over or the token cannot be: nothing can be guessed after that.
   */
  take(token: number): readonly number[] | null {
    const { endTokens, plainTokens, guide, guessing, most } = this.#parts;
    if (endTokens.has(token)) return null;
    const isPossible = guide
      ? guide.takes(token)
      : plainTokens === undefined || ((plainTokens[token >>> 5]! >>> (token & 31)) & 1) === 1;
    if (!isPossible) return null;
    this.#tokenCount++;
    const forced = guide?.takeForced(most - this.#tokenCount) ?? [];
    this.#tokenCount += forced.length;
    guessing.saw([token, ...forced]);
    return this.#tokenCount < most ? [token, ...forced] : null;
  }
}
