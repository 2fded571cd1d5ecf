// Parses ECMA-262 patterns (the dialect of JSON Schema's `pattern`) into a syntax tree. Accepts the union of
// the syntaxes with and without the `u` flag, plus what real schemas borrow from Python: \A, \Z, (?P<name>…).
// Refuses, by throwing PatternError, what has no regular meaning or no agreed one: backreferences,
// lookbehind, inline flags.

import { invertRanges, type Ranges } from "./regex.ts";
import { propertyRanges } from "./unicode-ranges.ts";

export type PatternNode =
  | { readonly kind: "class"; readonly ranges: Ranges }
  /** Zero-width: start and end of the text, \b and \B. */
  | { readonly kind: "start" | "end" | "boundary" | "notBoundary" }
  | { readonly kind: "lookahead"; readonly body: PatternNode; readonly negative: boolean }
  | { readonly kind: "alternatives"; readonly of: readonly PatternNode[] }
  | { readonly kind: "sequence"; readonly of: readonly PatternNode[] }
  | { readonly kind: "repeat"; readonly body: PatternNode; readonly min: number; readonly max: number };

/** A pattern that is malformed or that the guide cannot enforce; the message says which part. */
export class PatternError extends Error {
  override readonly name = "PatternError";
}

const DIGITS: Ranges = [0x30, 0x39];
/** \w */
export const WORD_CHARACTERS: Ranges = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];
// biome-ignore format: pairs
const SPACES: Ranges = [
  0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f,
  0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff,
];
const LINE_ENDS: Ranges = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029];
const CONTROL_ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, "0": 0 };
const ZERO_WIDTH_ESCAPES: Readonly<Record<string, "start" | "end" | "boundary" | "notBoundary">> = {
  b: "boundary",
  B: "notBoundary",
  A: "start",
  Z: "end",
  z: "end",
};
const CLASS_ESCAPES: Readonly<Record<string, Ranges>> = {
  d: DIGITS,
  D: invertRanges(DIGITS),
  w: WORD_CHARACTERS,
  W: invertRanges(WORD_CHARACTERS),
  s: SPACES,
  S: invertRanges(SPACES),
};

/** Reads `source` as a pattern; throws PatternError. */
export function parsePattern(source: string): PatternNode {
  const characters = Array.from(source);
  let at = 0;
  const node = alternatives();
  if (at < characters.length) throw new PatternError("unbalanced )");
  return node;

  function eat(character: string): boolean {
    if (characters[at] !== character) return false;
    at++;
    return true;
  }

  function alternatives(): PatternNode {
    const of = [sequence()];
    while (eat("|")) of.push(sequence());
    return of.length === 1 ? of[0]! : { kind: "alternatives", of };
  }

  function sequence(): PatternNode {
    const of: PatternNode[] = [];
    while (at < characters.length && characters[at] !== "|" && characters[at] !== ")") of.push(quantified());
    return of.length === 1 ? of[0]! : { kind: "sequence", of };
  }

  function quantified(): PatternNode {
    let node = atom();
    for (;;) {
      const counts = quantifier();
      if (counts === undefined) return node;
      eat("?");
      const [min, max] = counts;
      if (max < min) throw new PatternError("quantifier out of order");
      node = { kind: "repeat", body: node, min, max };
    }
  }

  function quantifier(): readonly [number, number] | undefined {
    if (eat("*")) return [0, Number.POSITIVE_INFINITY];
    if (eat("+")) return [1, Number.POSITIVE_INFINITY];
    if (eat("?")) return [0, 1];
    if (characters[at] !== "{") return undefined;
    const found = /^\{(\d+)(,(\d*))?\}/.exec(characters.slice(at, at + 40).join(""));
    if (found === null) return undefined;
    at += found[0].length;
    const min = Number(found[1]);
    if (found[2] === undefined) return [min, min];
    return [min, found[3] === "" ? Number.POSITIVE_INFINITY : Number(found[3])];
  }

  function atom(): PatternNode {
    const character = characters[at++]!;
    switch (character) {
      case "^":
        return { kind: "start" };
      case "$":
        return { kind: "end" };
      case ".":
        return { kind: "class", ranges: invertRanges(LINE_ENDS) };
      case "[":
        return { kind: "class", ranges: characterClass() };
      case "(":
        return group();
      case "\\":
        return escapeOutsideClass();
      case "*":
      case "+":
      case "?":
        throw new PatternError("nothing to repeat");
      default:
        return { kind: "class", ranges: single(character.codePointAt(0)!) };
    }
  }

  function group(): PatternNode {
    if (!eat("?")) return closeGroup();
    if (eat(":")) return closeGroup();
    if (eat("=")) return { kind: "lookahead", body: closeGroup(), negative: false };
    if (eat("!")) return { kind: "lookahead", body: closeGroup(), negative: true };
    eat("P");
    if (!eat("<")) throw new PatternError("inline flags are not supported");
    if (characters[at] === "=" || characters[at] === "!") {
      throw new PatternError("lookbehind is not supported");
    }
    while (at < characters.length && characters[at] !== ">") at++;
    at++;
    return closeGroup();
  }

  function closeGroup(): PatternNode {
    const body = alternatives();
    if (!eat(")")) throw new PatternError("missing )");
    return body;
  }

  function escapeOutsideClass(): PatternNode {
    const character = characters[at] ?? "";
    if (/[k1-9]/.test(character)) throw new PatternError("backreferences are not supported");
    const kind = ZERO_WIDTH_ESCAPES[character];
    if (kind === undefined) return { kind: "class", ranges: escapeSequence() };
    at++;
    return { kind };
  }

  function escapeSequence(): Ranges {
    const character = characters[at++];
    if (character === undefined) throw new PatternError("trailing \\");
    const set = CLASS_ESCAPES[character];
    if (set !== undefined) return set;
    const control = CONTROL_ESCAPES[character];
    if (control !== undefined) return single(control);
    switch (character) {
      case "x":
        return single(hexadecimal(2));
      case "u":
        return single(unicodeEscape());
      case "c": {
        const letter = characters[at++];
        if (letter === undefined) throw new PatternError("trailing \\c");
        return single(letter.codePointAt(0)! & 31);
      }
      case "p":
      case "P": {
        if (!eat("{")) return single(character.codePointAt(0)!);
        const ranges = propertyRanges(upTo("}"));
        if (ranges === undefined) throw new PatternError("unknown Unicode property");
        return character === "P" ? invertRanges(ranges) : ranges;
      }
      default:
        return single(character.codePointAt(0)!);
    }
  }

  function unicodeEscape(): number {
    if (eat("{")) return Number.parseInt(upTo("}"), 16);
    const high = hexadecimal(4);
    if (high < 0xd800 || high > 0xdbff || characters[at] !== "\\" || characters[at + 1] !== "u") return high;
    at += 2;
    return 0x10000 + ((high - 0xd800) << 10) + (hexadecimal(4) - 0xdc00);
  }

  function upTo(end: string): string {
    let text = "";
    while (at < characters.length && characters[at] !== end) text += characters[at++];
    if (!eat(end)) throw new PatternError(`missing ${end}`);
    return text;
  }

  function hexadecimal(length: number): number {
    const text = characters.slice(at, at + length).join("");
    if (text.length !== length || !/^[0-9a-fA-F]+$/.test(text)) throw new PatternError("malformed escape");
    at += length;
    return Number.parseInt(text, 16);
  }

  function characterClass(): Ranges {
    const negative = eat("^");
    const ranges: number[] = [];
    for (;;) {
      if (at >= characters.length) throw new PatternError("unterminated character class");
      if (eat("]")) break;
      const from = classAtom();
      const isRange = characters[at] === "-" && at + 1 < characters.length && characters[at + 1] !== "]";
      if (!isRange) {
        ranges.push(...from);
        continue;
      }
      at++;
      const to = classAtom();
      if (from.length === 2 && to.length === 2 && from[0] === from[1] && to[0] === to[1]) {
        if (to[0]! < from[0]!) throw new PatternError("range out of order in character class");
        ranges.push(from[0]!, to[0]!);
      } else {
        ranges.push(...from, 0x2d, 0x2d, ...to);
      }
    }
    return negative ? invertRanges(ranges) : ranges;
  }

  function classAtom(): Ranges {
    const character = characters[at++]!;
    if (character !== "\\") return single(character.codePointAt(0)!);
    if (eat("b")) return single(8);
    return escapeSequence();
  }
}

function single(point: number): Ranges {
  return [point, point];
}
