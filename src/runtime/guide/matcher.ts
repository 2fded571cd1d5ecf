// Follows one generation through a grammar: which tokens may come next, what was accepted, and the tokens that
// are certain. A position is one interned state, so forking and rolling back cost nothing.

import { forcedTokens } from "./forced.ts";
import type { State } from "./locals.ts";
import type { Machine } from "./machine.ts";
import type { Masks } from "./mask.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A position after some tokens. */
interface Position {
  readonly previous: Position | undefined;
  /** The token that led here. */
  readonly token: number;
  readonly state: State;
  /** Whether an end token was accepted. */
  readonly ended: boolean;
}

/** Bytes that the caches of one grammar may hold before they are dropped. */
const CACHE_LIMIT = 24 * 2 ** 20;

export class Matcher {
  readonly #machine: Machine;
  readonly #masks: Masks;
  readonly #vocabulary: Vocabulary;
  #position: Position;

  constructor(machine: Machine, masks: Masks, vocabulary: Vocabulary, position: State | Position) {
    this.#machine = machine;
    this.#masks = masks;
    this.#vocabulary = vocabulary;
    this.#position =
      "frames" in position ? { previous: undefined, token: -1, state: position, ended: false } : position;
  }

  /**
   * The tokens that may come next, a bit per id (id in word id >> 5, bit id & 31); end tokens when the text is
   * complete. Shared: read it before the next call, do not change it.
   */
  mask(): Uint32Array {
    if (this.#position.ended) return new Uint32Array(this.#vocabulary.maskWords);
    this.#evict();
    return this.#masks.of(this.#position.state);
  }

  /** Takes a token; false, changing nothing, when it is not allowed. */
  accept(id: number): boolean {
    const next = this.#after(this.#position, id);
    if (next === undefined) return false;
    this.#position = next;
    return true;
  }

  /** Takes tokens up to the first that is not allowed; how many. */
  acceptMany(ids: readonly number[]): number {
    let count = 0;
    for (const id of ids) {
      if (!this.accept(id)) break;
      count++;
    }
    return count;
  }

  #after(position: Position, token: number): Position | undefined {
    if (position.ended) return undefined;
    if (this.#vocabulary.source.endTokens.includes(token)) {
      if (!this.#machine.accepts(position.state)) return undefined;
      return { previous: position, token, state: position.state, ended: true };
    }
    const bytes = this.#vocabulary.bytesOf(token);
    if (bytes === "") return undefined;
    let state: State | null = position.state;
    for (let index = 0; index < bytes.length; index++) {
      state = this.#machine.next(state, bytes.charCodeAt(index));
      if (state === null) return undefined;
    }
    return { previous: position, token, state, ended: false };
  }

  /** An independent matcher at the same position. */
  fork(): Matcher {
    return new Matcher(this.#machine, this.#masks, this.#vocabulary, this.#position);
  }

  /** Takes back the last `count` tokens. Throws RangeError when there are fewer. */
  rollback(count: number): void {
    let position = this.#position;
    for (let step = 0; step < count; step++) {
      if (position.previous === undefined) throw new RangeError(`Only ${step} tokens can be taken back.`);
      position = position.previous;
    }
    this.#position = position;
  }

  /**
   * The tokens that must come next, as the tokenizer itself would write them whatever follows: append them
   * without sampling, then `acceptMany` them. Empty without `encode`, and after tokens that the tokenizer
   * would have written otherwise.
   */
  forced(): number[] {
    if (this.#position.ended) return [];
    const recent: number[] = [];
    for (let at: Position | undefined = this.#position; at !== undefined && at.token >= 0; at = at.previous) {
      recent.push(at.token);
    }
    return forcedTokens(this.#machine, this.#vocabulary, this.#position.state, recent.reverse());
  }

  /** Whether the text so far is a whole match (it may still be possible to go on). */
  isComplete(): boolean {
    return this.#machine.accepts(this.#position.state);
  }

  #evict(): void {
    if (this.#machine.memory + this.#masks.memory <= CACHE_LIMIT) return;
    this.#machine.forget();
    this.#masks.forget();
  }
}
