// Follows one generation through a grammar: which tokens may come next, what was accepted, and the tokens that
// are certain. A position is one interned state, so forking and rolling back cost nothing.

import type { Finish } from "./finish.ts";
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
  /** Tokens of a short way to the end, once one was looked for; null: none is known. */
  way: readonly number[] | null | undefined;
}

/** What the matchers of one grammar and vocabulary share. */
export interface MatcherParts {
  readonly machine: Machine;
  readonly masks: Masks;
  readonly finish: Finish;
  readonly vocabulary: Vocabulary;
}

/** Bytes that the caches of one grammar may hold before they are dropped. */
const CACHE_LIMIT = 24 * 2 ** 20;

export class Matcher {
  readonly #parts: MatcherParts;
  readonly #machine: Machine;
  readonly #vocabulary: Vocabulary;
  #position: Position;

  constructor(parts: MatcherParts, position: State | Position) {
    this.#parts = parts;
    this.#machine = parts.machine;
    this.#vocabulary = parts.vocabulary;
    this.#position =
      "frames" in position
        ? { previous: undefined, token: -1, state: position, ended: false, way: undefined }
        : position;
  }

  /**
   * The tokens that may come next, a bit per id (id in word id >> 5, bit id & 31); end tokens when the text is
   * complete. With `left`, the most tokens that may still come, those after which the rest suffices for a whole
   * match; all of them where it suffices for none. Shared: read it before the next call, do not change it.
   */
  mask(left = Number.POSITIVE_INFINITY): Uint32Array {
    const { masks, finish } = this.#parts;
    if (this.#position.ended) return new Uint32Array(this.#vocabulary.maskWords);
    this.#evict();
    const { state } = this.#position;
    const mask = masks.of(state);
    if (finish.isFar(state, left)) return mask;
    const way = this.#way(this.#position);
    if (way === null || way.length > left) return mask;
    const within = finish.within(state, mask, left);
    const next = way[0];
    if (next === undefined || within === mask) return within;
    within[next >> 5]! |= 1 << (next & 31);
    return within;
  }

  /** Whether `left` more tokens suffice for a whole match, as far as is known. */
  canFinish(left: number): boolean {
    if (this.#position.ended || this.#parts.finish.isFar(this.#position.state, left)) return true;
    return (this.#way(this.#position)?.length ?? Number.POSITIVE_INFINITY) <= left;
  }

  #way(position: Position): readonly number[] | null {
    if (position.way === undefined) position.way = this.#parts.finish.way(position.state) ?? null;
    return position.way;
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
      return { previous: position, token, state: position.state, ended: true, way: undefined };
    }
    const bytes = this.#vocabulary.bytesOf(token);
    if (bytes === "") return undefined;
    let state: State | null = position.state;
    for (let index = 0; index < bytes.length; index++) {
      state = this.#machine.next(state, bytes.charCodeAt(index));
      if (state === null) return undefined;
    }
    // Who follows a way goes on with it: another one found from here might be longer.
    const way = position.way?.[0] === token ? position.way.slice(1) : undefined;
    return { previous: position, token, state, ended: false, way };
  }

  /** An independent matcher at the same position. */
  fork(): Matcher {
    return new Matcher(this.#parts, this.#position);
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
    const { machine, masks, finish } = this.#parts;
    if (machine.memory + masks.memory + finish.memory <= CACHE_LIMIT) return;
    machine.forget();
    masks.forget();
    finish.forget();
  }
}
