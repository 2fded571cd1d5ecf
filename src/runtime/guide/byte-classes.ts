// Bytes that lead a lexer state to the same next state share a class, so that a transition is worked out once per class
// and a state needs a row of a dozen entries, not of 256. Classes follow from where the derivative of the state's term
// may change (`boundsOf`); states with the same bounds share their table.

import { remembered } from "./remembered.ts";

/** Which class each byte has, and how many classes there are. Class 0 leads nowhere. */
export interface ByteClasses {
  readonly of: Uint8Array;
  readonly count: number;
}

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_CONTINUATION = 0x80;
const LAST_CONTINUATION = 0xbf;
const FIRST_LEAD = 0xc2;
const LAST_LEAD = 0xf4;
/** Lead bytes after which some continuations spell no code point. */
export const PARTIAL_LEADS: readonly number[] = [0xe0, 0xed, 0xf0, 0xf4];

/** Every byte of ASCII by itself. */
export const EACH_ASCII = classesBy((byte) => (byte < FIRST_CONTINUATION ? byte : undefined));
/** The bytes that continue a code point: all alike, and each by itself. */
export const ANY_CONTINUATION = classesBy((byte) => (isContinuation(byte) ? 1 : undefined));
export const EACH_CONTINUATION = classesBy((byte) => (isContinuation(byte) ? byte : undefined));

function isContinuation(byte: number): boolean {
  return byte >= FIRST_CONTINUATION && byte <= LAST_CONTINUATION;
}

/** The classes that `label` gives: bytes with the same label share one, those without have class 0. */
function classesBy(label: (byte: number) => number | undefined): ByteClasses {
  const of = new Uint8Array(256);
  const numbers = new Map<number, number>();
  for (let byte = 0; byte < 256; byte++) {
    const found = label(byte);
    if (found === undefined) continue;
    if (!numbers.has(found)) numbers.set(found, numbers.size + 1);
    of[byte] = numbers.get(found)!;
  }
  return { of, count: numbers.size + 1 };
}

/** The first code point of those that begin with the byte `lead`, and the last. */
function pointsAfter(lead: number): readonly [number, number] {
  if (lead < 0xe0) return [(lead & 31) << 6, ((lead & 31) << 6) | 0x3f];
  if (lead < 0xf0) return [(lead & 15) << 12, ((lead & 15) << 12) | 0xfff];
  return [(lead & 7) << 18, ((lead & 7) << 18) | 0x3ffff];
}

/** Tables of states between code points, one per bounds. */
export class StartClasses {
  readonly #inside = new Map<string | readonly number[], ByteClasses>();
  readonly #outside = new Map<string | readonly number[], ByteClasses>();

  /** Rough bytes held. */
  get memory(): number {
    return (this.#inside.size + this.#outside.size) * 500;
  }

  /** The classes at the start of a code point, inside a JSON string or outside, for a term with these `bounds`. */
  of(bounds: readonly number[], isQuoted: boolean): ByteClasses {
    const known = isQuoted ? this.#inside : this.#outside;
    // Bounds above ASCII are few lists, and long: each counts by itself.
    const key = bounds.at(-1)! > FIRST_CONTINUATION ? bounds : bounds.join();
    return remembered(known, key, () => classesOf(bounds, isQuoted));
  }
}

function classesOf(bounds: readonly number[], isQuoted: boolean): ByteClasses {
  let interval = 0;
  const intervalOf = (point: number): number => {
    while (interval + 1 < bounds.length && bounds[interval + 1]! <= point) interval++;
    return interval;
  };
  return classesBy((byte) => {
    // Labels: a byte by itself is its negative, others go by interval and length.
    if (isQuoted && (byte === QUOTE || byte === BACKSLASH)) return -byte;
    if (isQuoted && byte < SPACE) return undefined;
    if (byte < FIRST_CONTINUATION) return 4 * intervalOf(byte);
    if (byte < FIRST_LEAD || byte > LAST_LEAD) return undefined;
    const [first, last] = pointsAfter(byte);
    const next = intervalOf(first);
    const isUniform = next + 1 >= bounds.length || bounds[next + 1]! > last;
    if (!isUniform || PARTIAL_LEADS.includes(byte)) return -byte;
    return 4 * next + (byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3);
  });
}
