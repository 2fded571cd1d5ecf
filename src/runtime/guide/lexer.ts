// Bytes to code points to terms: an automaton over bytes that matches a regular expression against plain UTF-8
// text or against the inside of a JSON string, escapes and closing quote included. States are interned, each
// with a row of transitions, one per class of bytes, filled as needed. A prefix is alive only if it can still be completed.

import {
  ANY_CONTINUATION,
  type ByteClasses,
  EACH_ASCII,
  EACH_CONTINUATION,
  PARTIAL_LEADS,
  StartClasses,
} from "./byte-classes.ts";
import { MAX_CODE_POINT, type Regex, type RegexStore } from "./regex.ts";
import { boundsOf, derivative, intervalOf } from "./regex-derivative.ts";
import { canContinue, isInhabited } from "./regex-search.ts";

/**
 * How bytes spell code points: `plain` is UTF-8; `free` is a JSON string with every escape JSON has;
 * `canonical` is a JSON string that escapes only what must be, as JSON.stringify does, so that the spelling of
 * a name or a constant is unique.
 */
export type Spelling = "plain" | "free" | "canonical";

export interface LexState {
  readonly id: number;
  readonly term: Regex;
  readonly spelling: Spelling;
  /** What was read of an unfinished code point; 0 is none. */
  readonly decode: number;
  /** The class of each byte (byte-classes.ts). */
  readonly classes: Uint8Array;
  /** Transitions by class; null is dead, undefined not yet known. */
  readonly row: (LexState | null | undefined)[];
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const SHORT_ESCAPES: Readonly<Record<number, number>> = {
  34: 0x22,
  92: 0x5c,
  47: 0x2f,
  98: 8,
  102: 12,
  110: 10,
  114: 13,
  116: 9,
};

// A decode state is kind << 24 | value.
const ESCAPE = 1 << 24; // after a backslash
const HEX = 2 << 24; // after \u: characters read << 20 | their bits, of a high surrogate's \u and its digits too
const UTF8 = 3 << 24; // bytes still expected << 21 | bits so far
const ALIKE = 4 << 24; // bytes still expected << 21 | a code point that does for all that may follow
const KIND = 0xff << 24;
const VALUE = 0xffffff;

const INVALID = -1;
/** Added to a decode state in the result of `advance`, above every code point. */
const PENDING = 0x200000;

/** A code point, INVALID, or PENDING plus the next decode state. */
function advance(spelling: Spelling, decode: number, byte: number): number {
  const value = decode & VALUE;
  switch (decode & KIND) {
    case 0:
      if (spelling !== "plain") {
        if (byte < 0x20 || byte === QUOTE) return INVALID;
        if (byte === BACKSLASH) return PENDING + ESCAPE;
      }
      if (byte < 0x80) return byte;
      if (byte >= 0xc2 && byte <= 0xdf) return PENDING + UTF8 + (1 << 21) + (byte & 31);
      if (byte >= 0xe0 && byte <= 0xef) return PENDING + UTF8 + (2 << 21) + (byte & 15);
      if (byte >= 0xf0 && byte <= 0xf4) return PENDING + UTF8 + (3 << 21) + (byte & 7);
      return INVALID;
    case UTF8:
      return continueUtf8(value, byte);
    case ALIKE:
      if ((byte & 0xc0) !== 0x80) return INVALID;
      return value >> 21 === 1 ? value & 0x1fffff : PENDING + ALIKE + value - (1 << 21);
    case ESCAPE: {
      if (byte === LETTER_U) return PENDING + HEX;
      return SHORT_ESCAPES[byte] ?? INVALID;
    }
    default:
      return continueHex(value >> 20, value & 0xfffff, byte);
  }
}

/** After `read` characters behind \u; those of a high surrogate are followed by \u and a low one, D and then C to F. */
function continueHex(read: number, bits: number, byte: number): number {
  const pending = (next: number) => PENDING + HEX + ((read + 1) << 20) + next;
  if (read === 4) return byte === BACKSLASH ? pending(bits) : INVALID;
  if (read === 5) return byte === LETTER_U ? pending(bits) : INVALID;
  const digit = hexDigit(byte);
  if (digit < 0) return INVALID;
  if (read === 6) return digit === 0xd ? pending(bits) : INVALID;
  if (read === 7) return digit < 0xc ? INVALID : pending((bits << 2) | (digit - 0xc));
  const next = (bits << 4) | digit;
  if (read === 9) return 0x10000 + next;
  if (read !== 3) return pending(next);
  if (next >= 0xd800 && next <= 0xdbff) return pending(next - 0xd800);
  return next >= 0xdc00 && next <= 0xdfff ? INVALID : next;
}

function continueUtf8(value: number, byte: number): number {
  if ((byte & 0xc0) !== 0x80) return INVALID;
  const expected = value >> 21;
  const bits = value & 0x1fffff;
  if (expected === 2 && bits === 0 && byte < 0xa0) return INVALID;
  if (expected === 2 && bits === 0xd && byte > 0x9f) return INVALID;
  if (expected === 3 && bits === 0 && byte < 0x90) return INVALID;
  if (expected === 3 && bits === 4 && byte > 0x8f) return INVALID;
  const next = (bits << 6) | (byte & 63);
  return expected === 1 ? next : PENDING + UTF8 + ((expected - 1) << 21) + next;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  if (byte >= 0x41 && byte <= 0x46) return byte - 0x37;
  if (byte >= 0x61 && byte <= 0x66) return byte - 0x57;
  return -1;
}

/** Whether some code point that the unfinished bytes can become satisfies `canBe`. */
function canFinish(
  spelling: Spelling,
  decode: number,
  canBe: (from: number, to: number) => boolean,
): boolean {
  const value = decode & VALUE;
  /** Above the basic plane, with so many bits to come. */
  const supplementary = (from: number, to: number, bits: number) =>
    canBe(0x10000 + (from << bits), 0x10000 + ((to + 1) << bits) - 1);
  switch (decode & KIND) {
    case ESCAPE:
      if (spelling === "canonical")
        return canBe(QUOTE, QUOTE) || canBe(BACKSLASH, BACKSLASH) || canBe(0, 0x1f);
      return canBe(0, MAX_CODE_POINT);
    case HEX: {
      const read = value >> 20;
      const bits = value & 0xfffff;
      if (read >= 4) return supplementary(bits, bits, read < 8 ? 10 : 4 * (10 - read));
      const shift = 4 * (4 - read);
      const from = bits << shift;
      const to = from | ((1 << shift) - 1);
      if (spelling === "canonical") return from <= 0x1f && canBe(from, Math.min(to, 0x1f));
      if (from <= 0xd7ff && canBe(from, Math.min(to, 0xd7ff))) return true;
      if (to >= 0xe000 && canBe(Math.max(from, 0xe000), to)) return true;
      const high = [Math.max(from, 0xd800), Math.min(to, 0xdbff)] as const;
      return high[0] <= high[1] && supplementary(high[0] - 0xd800, high[1] - 0xd800, 10);
    }
    case ALIKE:
      return canBe(value & 0x1fffff, value & 0x1fffff);
    default:
      return canBe(...utf8Range(value));
  }
}

/** The least and the greatest code point that unfinished UTF-8 can become. */
function utf8Range(value: number): [number, number] {
  const expected = value >> 21;
  const from = (value & 0x1fffff) << (6 * expected);
  const to = from | ((1 << (6 * expected)) - 1);
  const least = expected === 2 && from < 0x800 ? 0x800 : expected === 3 && from < 0x10000 ? 0x10000 : from;
  return [least, Math.min(to, MAX_CODE_POINT)];
}

/** Unfinished UTF-8 of which all that may follow is alike for a term with these `bounds` becomes one for all of them. */
function merged(decode: number, bounds: readonly number[]): number {
  const value = decode & VALUE;
  const isPartial = PARTIAL.includes(value);
  if ((decode & KIND) !== UTF8 || isPartial) return decode;
  const [from, to] = utf8Range(value);
  const interval = intervalOf(bounds, from);
  if (interval + 1 < bounds.length && bounds[interval + 1]! <= to) return decode;
  return ALIKE | (value & ~0x1fffff) | Math.max(bounds[interval]!, 0x80);
}

/** Unfinished UTF-8 after which not every continuation is one. */
const PARTIAL: readonly number[] = PARTIAL_LEADS.map((lead) => (advance("plain", 0, lead) - PENDING) & VALUE);

export class Lexer {
  readonly store: RegexStore;
  /** The state after the closing quote of a string. */
  readonly closed: LexState;
  readonly #states = new Map<string, LexState>();
  #starts = new StartClasses();
  #created = 0;
  #transitions = 0;

  constructor(store: RegexStore) {
    this.store = store;
    this.closed = this.#create(store.epsilon, "plain", 0);
  }

  /** Rough bytes of what `forget` drops. */
  get memory(): number {
    return this.#states.size * 300 + this.#transitions * 8 + this.#starts.memory;
  }

  forget(): void {
    for (const state of this.#states.values()) state.row.fill(undefined);
    this.#states.clear();
    this.#transitions = 0;
    this.#starts = new StartClasses();
  }

  #create(term: Regex, spelling: Spelling, decode: number): LexState {
    const classes = this.#classes(term, spelling, decode);
    this.#transitions += classes.count;
    const row = new Array<LexState | null | undefined>(classes.count).fill(undefined);
    return { id: this.#created++, term, spelling, decode, classes: classes.of, row };
  }

  #classes(term: Regex, spelling: Spelling, decode: number): ByteClasses {
    if (decode === 0) return this.#starts.of(boundsOf(term), spelling !== "plain");
    const kind = decode & KIND;
    return kind === UTF8 ? EACH_CONTINUATION : kind === ALIKE ? ANY_CONTINUATION : EACH_ASCII;
  }

  /** The state in which all of `term` is still to be read; a string's opening quote is already behind. */
  state(term: Regex, spelling: Spelling, decode = 0): LexState {
    const key = `${spelling[0]}${term.id},${decode}`;
    let state = this.#states.get(key);
    if (state === undefined) {
      state = this.#create(term, spelling, decode);
      this.#states.set(key, state);
    }
    return state;
  }

  /** A string's content: free spelling when only its length is limited. */
  string(term: Regex): LexState {
    return this.state(term, isLengthOnly(term, this.store) ? "free" : "canonical");
  }

  /** The state after `byte`, or null when nothing can follow. */
  next(state: LexState, byte: number): LexState | null {
    const at = state.classes[byte]!;
    let next = state.row[at];
    if (next === undefined) {
      next = this.#compute(state, byte);
      state.row[at] = next;
    }
    return next;
  }

  #compute(state: LexState, byte: number): LexState | null {
    const { store } = this;
    const { term, spelling, decode } = state;
    if (decode === 0 && byte === QUOTE && spelling !== "plain") return term.nullable ? this.closed : null;
    const result = advance(spelling, decode, byte);
    if (result === INVALID) return null;
    if (result < PENDING) {
      if (spelling === "canonical" && decode !== 0 && !isCanonicalEscape(decode, result)) return null;
      const rest = derivative(store, term, result);
      return isInhabited(store, rest) ? this.state(rest, spelling) : null;
    }
    const pending = merged(result - PENDING, boundsOf(term));
    const viable = canFinish(spelling, pending, (from, to) => canContinue(store, term, from, to));
    return viable ? this.state(term, spelling, pending) : null;
  }
}

/** Only quotes, backslashes and control characters are escaped; bytes above ASCII are no escapes. */
function isCanonicalEscape(decode: number, point: number): boolean {
  if ((decode & KIND) === UTF8 || (decode & KIND) === ALIKE) return true;
  return point < 0x20 || point === QUOTE || point === BACKSLASH;
}

/** Whether `term` is any string, or any of some lengths. */
function isLengthOnly(term: Regex, store: RegexStore): boolean {
  if (term === store.any || term === store.epsilon) return true;
  return term.shape.kind === "repeat" && term.shape.body === store.any;
}

/** The lengths of a term that limits nothing else. */
export function lengthsOf(term: Regex, store: RegexStore): { readonly min: number; readonly max: number } {
  if (term.shape.kind === "repeat") return term.shape;
  return term === store.any ? { min: 1, max: 1 } : { min: 0, max: 0 };
}
