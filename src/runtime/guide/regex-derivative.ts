// Derivatives of regular expressions: what must still match after one code point. Cached on the terms, one
// entry per interval of code points on which the derivative is constant, so matching runs a lazy automaton.

import { MAX_CODE_POINT, type Ranges, type Regex, type RegexStore } from "./regex.ts";

const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const DIGITS: readonly number[] = [0, ...Array.from({ length: 11 }, (_, digit) => ZERO + digit)];
const DIGITS_AND_POINT = merged([0, POINT, POINT + 1], DIGITS);

/** The code points at which the derivative of `term` may change, sorted, starting with 0. */
export function boundsOf(term: Regex): readonly number[] {
  if (term.bounds !== undefined) return term.bounds;
  const bounds = computeBounds(term);
  term.bounds = bounds;
  return bounds;
}

function computeBounds(term: Regex): readonly number[] {
  const shape = term.shape;
  switch (shape.kind) {
    case "empty":
    case "epsilon":
      return [0];
    case "class":
      return classBounds(shape.ranges);
    case "concat":
      return shape.first.nullable
        ? mergeBounds([boundsOf(shape.first), boundsOf(shape.rest)])
        : boundsOf(shape.first);
    case "union":
    case "intersection":
      return mergeBounds(shape.of.map(boundsOf));
    case "complement":
      return boundsOf(shape.of);
    case "repeat":
      return boundsOf(shape.body);
    case "loop":
      return boundsOf(shape.definition!);
    case "words": {
      const bounds = [0];
      for (let index = shape.from; index < shape.to; index++) {
        // Words are sorted, so these ascend.
        const point = shape.list.words[index]![shape.depth] ?? -1;
        for (const bound of [point, point + 1]) if (bound > bounds.at(-1)!) bounds.push(bound);
      }
      return bounds;
    }
    case "steps":
      return DIGITS;
    case "multiple":
      return DIGITS_AND_POINT;
    default:
      return shape satisfies never;
  }
}

function classBounds(ranges: Ranges): readonly number[] {
  const bounds = ranges[0] === 0 ? [] : [0];
  for (let index = 0; index < ranges.length; index += 2) {
    bounds.push(ranges[index]!);
    if (ranges[index + 1]! < MAX_CODE_POINT) bounds.push(ranges[index + 1]! + 1);
  }
  return bounds;
}

function mergeBounds(lists: readonly (readonly number[])[]): readonly number[] {
  return lists.reduce(merged);
}

/** Both together: one of them itself where the other adds nothing, since most terms share the bounds of their parts. */
function merged(left: readonly number[], right: readonly number[]): readonly number[] {
  if (left === right || right.length === 1) return left;
  if (left.length === 1) return right;
  const both: number[] = [];
  for (let i = 0, j = 0; i < left.length || j < right.length; ) {
    const next = Math.min(left[i] ?? Number.POSITIVE_INFINITY, right[j] ?? Number.POSITIVE_INFINITY);
    if (left[i] === next) i++;
    if (right[j] === next) j++;
    both.push(next);
  }
  if (both.length === left.length) return left;
  return both.length === right.length ? right : both;
}

/** Which interval of `bounds` holds `point`. */
export function intervalOf(bounds: readonly number[], point: number): number {
  let low = 0;
  let high = bounds.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bounds[middle]! <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What must still match after the code point `point`. */
export function derivative(store: RegexStore, term: Regex, point: number): Regex {
  const interval = intervalOf(boundsOf(term), point);
  let result = term.derivatives[interval];
  if (result === undefined) {
    result = computeDerivative(store, term, point);
    term.derivatives[interval] = result;
  }
  return result;
}

function computeDerivative(store: RegexStore, term: Regex, point: number): Regex {
  const shape = term.shape;
  switch (shape.kind) {
    case "empty":
    case "epsilon":
      return store.empty;
    case "class":
      return inRanges(shape.ranges, point) ? store.epsilon : store.empty;
    case "concat": {
      const first = store.concat(derivative(store, shape.first, point), shape.rest);
      return shape.first.nullable ? store.union([first, derivative(store, shape.rest, point)]) : first;
    }
    case "union":
      return store.union(shape.of.map((part) => derivative(store, part, point)));
    case "intersection": {
      const parts = shape.of.slice();
      for (let index = 0; index < parts.length; index++) {
        const next = derivative(store, parts[index]!, point);
        if (next === store.empty) return next;
        parts[index] = next;
      }
      return store.intersection(parts);
    }
    case "complement":
      return store.complement(derivative(store, shape.of, point));
    case "repeat": {
      const rest = store.repeat(shape.body, Math.max(0, shape.min - 1), shape.max - 1);
      return store.concat(derivative(store, shape.body, point), rest);
    }
    case "loop":
      return derivative(store, shape.definition!, point);
    case "words": {
      const { list, depth } = shape;
      const from = firstWord(list.words, shape.from, shape.to, depth, point);
      const to = firstWord(list.words, from, shape.to, depth, point + 1);
      return store.wordSlice(list, from, to, depth + 1);
    }
    case "steps": {
      const { rule, value } = shape;
      if (point < ZERO || point > NINE || value === 0) return store.empty;
      return store.steps(rule, (value ?? 0) * 10 + point - ZERO);
    }
    case "multiple": {
      const { rule, remainder, fraction } = shape;
      if (point === POINT) return fraction < 0 ? store.multiple(rule, remainder, 0) : store.empty;
      if (point < ZERO || point > NINE) return store.empty;
      const next = (remainder * 10 + point - ZERO) % rule.modulus;
      if (fraction < 0) return store.multiple(rule, next, -1);
      if (fraction < rule.scale) return store.multiple(rule, next, fraction + 1);
      if (point === ZERO) return term;
      // A nonzero digit beyond the scale: the value is a multiple of nothing asked.
      return rule.factors.length === 0 ? store.star(store.charClass([ZERO, NINE])) : store.empty;
    }
    default:
      return shape satisfies never;
  }
}

function inRanges(ranges: Ranges, point: number): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (point >= ranges[index]! && point <= ranges[index + 1]!) return true;
  }
  return false;
}

/** The first of words[from..to) whose code point at `depth` is at least `point`; a word may end there. */
function firstWord(
  words: readonly (readonly number[])[],
  from: number,
  to: number,
  depth: number,
  point: number,
): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]![depth] ?? -1) < point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether `term` matches the whole of `text`. */
export function matches(store: RegexStore, term: Regex, text: string): boolean {
  let rest = term;
  for (const character of text) {
    rest = derivative(store, rest, character.codePointAt(0)!);
    if (rest === store.empty) return false;
  }
  return rest.nullable;
}
