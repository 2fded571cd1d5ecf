// Regular expressions over Unicode code points as hash-consed terms: equal terms are one object, so a
// derivative (regex-derivative.ts) is also a state of a lazily built automaton. Beside the textbook
// operators there are intersection, complement, counted repetition, sets of words, decimal multiples and
// loops whose body looks ahead. No parsing here (regex-parse.ts) and no search (regex-search.ts).
// Brzozowski, "Derivatives of regular expressions", 1964; Owens et al., "re-derivatives re-examined", 2009.

import { tooComplex } from "./diagnostics.ts";
import { includes, insert } from "./ordered.ts";
import { remembered } from "./remembered.ts";

/** The largest code point. */
export const MAX_CODE_POINT = 0x10ffff;

/** Inclusive ranges of code points, flat: [from, to, from, to, ...], sorted and not adjacent. */
export type Ranges = readonly number[];

/** Sorted, distinct words as code points; a term holds a slice of one such list. */
export interface WordList {
  readonly id: number;
  readonly words: readonly (readonly number[])[];
}

/** Which unsigned integers, of at most 15 digits: the multiples of `step` from `least` to `greatest`. */
export interface StepRule {
  readonly step: number;
  readonly least: number;
  readonly greatest: number;
}

/** Which unsigned decimals: their value times 10^scale is a multiple of all of these and of none of those. */
export interface MultipleRule {
  readonly key: string;
  readonly scale: number;
  readonly factors: readonly number[];
  readonly notFactors: readonly number[];
  /** The least common multiple of all of them: remainders by it decide. */
  readonly modulus: number;
}

/** What its parts are put together to. */
interface Group {
  readonly kind: "union" | "intersection";
  /** In the order of their ids. */
  readonly of: readonly Regex[];
}

export type RegexShape =
  | { readonly kind: "empty" }
  | { readonly kind: "epsilon" }
  | { readonly kind: "class"; readonly ranges: Ranges }
  | { readonly kind: "concat"; readonly first: Regex; readonly rest: Regex }
  | Group
  | { readonly kind: "complement"; readonly of: Regex }
  | { readonly kind: "repeat"; readonly body: Regex; readonly min: number; readonly max: number }
  /** The suffixes after `depth` code points of words[from..to). */
  | {
      readonly kind: "words";
      readonly list: WordList;
      readonly from: number;
      readonly to: number;
      readonly depth: number;
    }
  /** Decimal digits whose value, continued from `remainder`, is the multiples that `rule` asks for. */
  | {
      readonly kind: "multiple";
      readonly rule: MultipleRule;
      readonly remainder: number;
      /** Digits read after the decimal point, or -1 before it. */
      readonly fraction: number;
    }
  /** The integers of `rule` that go on after the digits of `value`; undefined: before the first digit. */
  | { readonly kind: "steps"; readonly rule: StepRule; readonly value: number | undefined }
  /** A recursive definition, for loops whose body is not a plain expression. */
  | { readonly kind: "loop"; definition: Regex | undefined };

/** A term; compare with ===. The last three fields are caches. */
export interface Regex {
  readonly id: number;
  /** Whether the empty string matches. */
  readonly nullable: boolean;
  /** Built without intersection, complement, multiples or loops: then it matches something (steps: all that do not are empty). */
  readonly simple: boolean;
  readonly shape: RegexShape;
  /** Code points at which the derivative may change; starts with 0. */
  bounds: readonly number[] | undefined;
  /** The derivative on each interval of `bounds`. */
  derivatives: (Regex | undefined)[];
  /** The length of a shortest match; Infinity when there is none (or none was found), undefined when unknown. */
  distance: number | undefined;
}

/** Whether a value times 10^scale, by its remainder, fits `rule`. */
export function fitsMultiple({ factors, notFactors }: MultipleRule, whole: number): boolean {
  return (
    factors.every((factor) => whole % factor === 0) && notFactors.every((factor) => whole % factor !== 0)
  );
}

export function leastCommonMultiple(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b > 0) [a, b] = [b, a % b];
  return (left / a) * right;
}

/** Terms that compiling may create; while generating there is no limit, only eviction. */
const MOST_COMPILED_TERMS = 300_000;

/** Creates and interns terms. One store per grammar, so that its memory goes with the grammar. */
export class RegexStore {
  /** By a key; unions and intersections by a hash of their parts or, where that is taken, the next number. */
  readonly #table = new Map<string | number, Regex>();
  readonly #wordLists = new Map<string, WordList>();
  #created = 0;
  /** Terms visited by searches so far. */
  visited = 0;
  /** Whether some search ended without an answer. */
  gaveUp = false;
  #lists = 0;
  #kept = 0;
  readonly empty: Regex;
  readonly epsilon: Regex;
  /** Any one code point. */
  readonly any: Regex;
  /** Any string. */
  readonly all: Regex;

  constructor() {
    this.empty = this.#intern("0", false, true, { kind: "empty" });
    this.epsilon = this.#intern("1", true, true, { kind: "epsilon" });
    this.any = this.charClass([0, MAX_CODE_POINT]);
    this.all = this.repeat(this.any, 0, Number.POSITIVE_INFINITY);
  }

  /** Interned terms, for budgets and eviction. */
  get size(): number {
    return this.#table.size;
  }

  /** Marks the terms made so far as permanent. */
  keep(): void {
    this.#kept = this.#created;
  }

  /** Drops every cache and the terms made after `keep`. Those in use stay valid, only sharing is lost. */
  forget(): void {
    for (const [key, term] of this.#table) {
      term.derivatives = [];
      if (term.id >= this.#kept) this.#table.delete(key);
    }
  }

  #intern(key: string | number, nullable: boolean, simple: boolean, shape: RegexShape): Regex {
    let term = this.#table.get(key);
    if (term === undefined) {
      const distance = shape.kind === "empty" ? Number.POSITIVE_INFINITY : nullable ? 0 : undefined;
      const id = this.#created++;
      if (id > MOST_COMPILED_TERMS && this.#kept === 0) throw tooComplex("pattern", "");
      term = { id, nullable, simple, shape, bounds: undefined, derivatives: [], distance };
      this.#table.set(key, term);
    }
    return term;
  }

  /** The key of a group: a text of its parts would be long, and is made at every step of an automaton. */
  #keyOf(kind: Group["kind"], of: readonly Regex[]): number {
    let place = of.reduce((hash, { id }) => Math.imul(hash ^ id, 0x01000193), kind.length);
    const isAt = ({ shape }: Regex) =>
      shape.kind === kind && shape.of.length === of.length && of.every((term, i) => term === shape.of[i]);
    for (let known = this.#table.get(place); known && !isAt(known); known = this.#table.get(++place));
    return place;
  }

  /** One code point out of `ranges` (normalized here). */
  charClass(ranges: Ranges): Regex {
    const normal = normalizeRanges(ranges);
    if (normal.length === 0) return this.empty;
    return this.#intern(`c${normal}`, false, true, { kind: "class", ranges: normal });
  }

  concat(first: Regex, rest: Regex): Regex {
    if (first === this.empty || rest === this.empty) return this.empty;
    if (first === this.epsilon) return rest;
    if (rest === this.epsilon) return first;
    const shape = first.shape;
    if (shape.kind === "concat") return this.concat(shape.first, this.concat(shape.rest, rest));
    return this.#intern(
      `.${first.id},${rest.id}`,
      first.nullable && rest.nullable,
      first.simple && rest.simple,
      { kind: "concat", first, rest },
    );
  }

  /** All of `parts` in order. */
  sequence(...parts: readonly Regex[]): Regex {
    return parts.reduceRight((rest, part) => this.concat(part, rest), this.epsilon);
  }

  union(parts: readonly Regex[]): Regex {
    const of: Regex[] = [];
    const classes: Regex[] = [];
    for (const part of parts) {
      for (const term of membersOf(part, "union")) {
        if (term.shape.kind === "class") insert(classes, term);
        else if (term !== this.empty) insert(of, term);
      }
    }
    const [one] = classes;
    if (one) insert(of, classes.length > 1 ? this.charClass(classes.flatMap(rangesOf)) : one);
    if (includes(of, this.all)) return this.all;
    if (of[0] === this.epsilon && of.some((term) => term !== this.epsilon && term.nullable)) of.shift();
    if (of.length <= 1) return of[0] ?? this.empty;
    return this.#intern(
      this.#keyOf("union", of),
      of.some((term) => term.nullable),
      of.every((term) => term.simple),
      { kind: "union", of },
    );
  }

  intersection(parts: readonly Regex[]): Regex {
    const of: Regex[] = [];
    for (const part of parts) {
      for (const term of membersOf(part, "intersection")) if (term !== this.all) insert(of, term);
    }
    const [first = this.all] = of;
    if (of.length <= 1 || first === this.empty) return first;
    const nullable = of.every((term) => term.nullable);
    if (first === this.epsilon) return nullable ? first : this.empty;
    if (of.some(({ shape }) => shape.kind === "complement" && includes(of, shape.of))) return this.empty;
    return this.#intern(this.#keyOf("intersection", of), nullable, false, { kind: "intersection", of });
  }

  complement(term: Regex): Regex {
    if (term === this.empty) return this.all;
    if (term === this.all) return this.empty;
    if (term.shape.kind === "complement") return term.shape.of;
    return this.#intern(`~${term.id}`, !term.nullable, false, { kind: "complement", of: term });
  }

  /** `body` from `min` to `max` times; max may be Infinity. */
  repeat(body: Regex, min: number, max: number): Regex {
    if (max === 0) return this.epsilon;
    if (body === this.empty) return min === 0 ? this.epsilon : this.empty;
    if (body === this.epsilon) return body;
    const least = body.nullable ? 0 : min;
    if (least === 1 && max === 1) return body;
    const shape = body.shape;
    if (shape.kind === "repeat" && shape.min === 0 && shape.max === Number.POSITIVE_INFINITY && least <= 1) {
      return body;
    }
    return this.#intern(`*${body.id},${least},${max}`, least === 0, body.simple, {
      kind: "repeat",
      body,
      min: least,
      max,
    });
  }

  optional(body: Regex): Regex {
    return this.repeat(body, 0, 1);
  }

  star(body: Regex): Regex {
    return this.repeat(body, 0, Number.POSITIVE_INFINITY);
  }

  /** Exactly `text`. */
  literal(text: string): Regex {
    return this.words([text]);
  }

  /** Any one of `texts`. */
  words(texts: readonly string[]): Regex {
    const distinct = [...new Set(texts)];
    if (distinct.length === 0) return this.empty;
    const list = remembered(this.#wordLists, JSON.stringify(distinct), () => {
      const words = distinct.map((text) => Array.from(text, (character) => character.codePointAt(0)!));
      return { id: this.#lists++, words: words.sort(compareWords) };
    });
    return this.wordSlice(list, 0, list.words.length, 0);
  }

  /** The suffixes after `depth` code points of the words from..to of a list, all with the same prefix. */
  wordSlice(list: WordList, from: number, to: number, depth: number): Regex {
    if (from >= to) return this.empty;
    const nullable = list.words[from]!.length === depth;
    if (nullable && to - from === 1) return this.epsilon;
    return this.#intern(`w${list.id},${from},${to},${depth}`, nullable, true, {
      kind: "words",
      list,
      from,
      to,
      depth,
    });
  }

  /** Unsigned decimals that fit `rule`, after digits that left `remainder`; see RegexShape. */
  multiple(rule: MultipleRule, remainder: number, fraction: number): Regex {
    let whole = remainder;
    for (let digits = Math.max(0, fraction); digits < rule.scale; digits++)
      whole = (whole * 10) % rule.modulus;
    return this.#intern(`m${rule.key},${remainder},${fraction}`, fitsMultiple(rule, whole), false, {
      kind: "multiple",
      rule,
      remainder,
      fraction,
    });
  }

  /** The integers of `rule` that begin with the digits of `value`. */
  steps(rule: StepRule, value: number | undefined): Regex {
    const distance = digitsToStep(rule, value);
    if (distance === Number.POSITIVE_INFINITY) return this.empty;
    const { step, least, greatest } = rule;
    const key = `s${step},${least},${greatest},${value ?? ""}`;
    const term = this.#intern(key, distance === 0, true, { kind: "steps", rule, value });
    term.distance = distance;
    return term;
  }

  /** A recursive term; the caller sets `definition` before it takes a derivative. */
  loop(nullable: boolean): Regex {
    return this.#intern(`@${this.#created}`, nullable, false, { kind: "loop", definition: undefined });
  }
}

/** Digits of integers that a 64-bit float always tells apart. */
const STEP_DIGITS = 15;

/** How many more digits the next integer of `rule` takes at least; Infinity when there is none. */
function digitsToStep({ step, least, greatest }: StepRule, value: number | undefined): number {
  const digits = value === undefined ? 0 : String(value).length;
  const most = value === 0 ? 0 : STEP_DIGITS - digits;
  for (let more = value === undefined ? 1 : 0; more <= most; more++) {
    const size = 10 ** more;
    const from = value === undefined ? (more === 1 ? 0 : size / 10) : value * size;
    const to = value === undefined ? size - 1 : from + size - 1;
    const last = Math.min(to, greatest);
    if (last >= 0 && last - (last % step) >= Math.max(from, least)) return more;
  }
  return Number.POSITIVE_INFINITY;
}

/** What `term` is put together of by `kind`: itself alone, unless it is such a group. */
function membersOf(term: Regex, kind: Group["kind"]): readonly Regex[] {
  return term.shape.kind === kind ? term.shape.of : [term];
}

function rangesOf({ shape }: Regex): Ranges {
  return shape.kind === "class" ? shape.ranges : [];
}

function compareWords(left: readonly number[], right: readonly number[]): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const difference = left[index]! - right[index]!;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Sorted, merged, without empty ranges. */
export function normalizeRanges(ranges: Ranges): Ranges {
  if (ranges.length === 2) return ranges[0]! <= ranges[1]! ? ranges : [];
  const pairs: [number, number][] = [];
  for (let index = 0; index < ranges.length; index += 2) {
    if (ranges[index]! <= ranges[index + 1]!) pairs.push([ranges[index]!, ranges[index + 1]!]);
  }
  pairs.sort((left, right) => left[0] - right[0]);
  const merged: number[] = [];
  for (const [from, to] of pairs) {
    const last = merged.length - 1;
    if (last > 0 && from <= merged[last]! + 1) merged[last] = Math.max(merged[last]!, to);
    else merged.push(from, to);
  }
  return merged;
}

/** Every code point outside `ranges`. */
export function invertRanges(ranges: Ranges): Ranges {
  const inverted: number[] = [];
  let next = 0;
  const normal = normalizeRanges(ranges);
  for (let index = 0; index < normal.length; index += 2) {
    if (normal[index]! > next) inverted.push(next, normal[index]! - 1);
    next = normal[index + 1]! + 1;
  }
  if (next <= MAX_CODE_POINT) inverted.push(next, MAX_CODE_POINT);
  return inverted;
}
