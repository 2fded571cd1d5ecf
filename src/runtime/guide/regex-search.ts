// Questions about what a regular expression matches: is there any string, a shortest one, all of them if few.
// Searches are bounded: a term whose strings are not found within the bound counts as matching nothing. That
// is safe (the guide only becomes stricter) because a search that succeeds marks its whole path.

import {
  fitsMultiple,
  leastCommonMultiple,
  MAX_CODE_POINT,
  type MultipleRule,
  type Regex,
  type RegexShape,
  type RegexStore,
} from "./regex.ts";
import { boundsOf, derivative } from "./regex-derivative.ts";
import { simpleLength, simpleReach } from "./regex-length.ts";

/** Terms that one search may visit. */
const SEARCH_LIMIT = 10_000;
/** The same for a term with a multiple, after arithmetic found none. */
const MULTIPLE_SEARCH_LIMIT = 100;

/** Whether some string matches `term`. */
export function isInhabited(store: RegexStore, term: Regex): boolean {
  if (term.simple) return term !== store.empty;
  const { shape, distance } = term;
  // Of a union one part is enough; how long the matches of the others are need not be known.
  if (shape.kind === "union" && distance === undefined)
    return shape.of.some((part) => isInhabited(store, part));
  return distanceOf(store, term) < Number.POSITIVE_INFINITY;
}

/** The length of a shortest match, Infinity for none. */
export function distanceOf(store: RegexStore, term: Regex): number {
  if (term.simple) return simpleLength(term);
  if (term.distance === undefined) {
    term.distance =
      term.shape.kind === "union"
        ? Math.min(...term.shape.of.map((part) => distanceOf(store, part)))
        : (withinLength(store, term) ?? search(store, term));
  }
  return term.distance;
}

/**
 * A term with a greatest length matches something exactly when the shortest match without that limit is short
 * enough; the search then has no lengths to tell apart.
 */
function withinLength(store: RegexStore, term: Regex): number | undefined {
  const { shape } = term;
  if (shape.kind !== "intersection") return undefined;
  for (const part of shape.of) {
    const limit = part.shape;
    if (
      limit.kind !== "repeat" ||
      limit.body.shape.kind !== "class" ||
      limit.max === Number.POSITIVE_INFINITY
    )
      continue;
    const unlimited = store.repeat(limit.body, limit.min, Number.POSITIVE_INFINITY);
    const rest = store.intersection([...shape.of.filter((other) => other !== part), unlimited]);
    const distance = distanceOf(store, rest);
    return distance <= limit.max ? distance : Number.POSITIVE_INFINITY;
  }
  return undefined;
}

/** Breadth first, until no term still open can lead to a shorter match than the best one known. */
function search(store: RegexStore, term: Regex): number {
  const multiple = guessMultiple(store, term);
  // Fewer digits were tried first: no search finds less.
  if (term.distance !== undefined) return term.distance;
  const limit = multiple === undefined ? SEARCH_LIMIT : MULTIPLE_SEARCH_LIMIT;
  const isSmall = multiple === undefined || multiple.rule.modulus <= EXPLORED_MODULUS;
  if (isSmall && store.visited > EXPLORE_AFTER && exploreAll(store, term)) return term.distance!;
  const parents = new Map<Regex, Regex | undefined>([[term, undefined]]);
  let level = [term];
  let best = Number.POSITIVE_INFINITY;
  let bestEnd: Regex | undefined;
  for (let depth = 0; level.length > 0 && depth + 1 < best; depth++) {
    const next: Regex[] = [];
    for (const current of level) {
      for (const bound of boundsOf(current)) {
        const target = derivative(store, current, bound);
        if (parents.has(target)) continue;
        parents.set(target, current);
        if (depth === 0 && target.distance === undefined) guessMultiple(store, target);
        const rest = target.distance;
        if (rest === undefined) next.push(target);
        else if (depth + 1 + rest < best) {
          best = depth + 1 + rest;
          bestEnd = target;
        }
      }
      if (parents.size > limit) {
        store.gaveUp = true;
        level = [];
        break;
      }
    }
    if (level.length > 0) level = next;
  }
  store.visited += parents.size;
  if (bestEnd === undefined) {
    // Everything reachable was visited, or the limit was met: then only `term` itself is given up.
    if (best === Number.POSITIVE_INFINITY && parents.size <= limit) {
      for (const visited of parents.keys()) visited.distance = Number.POSITIVE_INFINITY;
    }
    return best;
  }
  let distance = bestEnd.distance!;
  for (let step = parents.get(bestEnd); step !== undefined; step = parents.get(step)) {
    step.distance = ++distance;
  }
  return best;
}

/** Terms visited by searches of a store before one search works out all distances at once. */
const EXPLORE_AFTER = 2_000;
const EXPLORE_LIMIT = 4_000;
/** With a multiple of more than this there are too many. */
const EXPLORED_MODULUS = 1_000;

/** Works out the distance of every term that `term` leads to; false when there are too many. */
function exploreAll(store: RegexStore, term: Regex): boolean {
  const sources = new Map<Regex, Regex[]>([[term, []]]);
  const byDistance: Regex[][] = [];
  for (const [current] of sources) {
    if (current.distance !== undefined) {
      if (current.distance < Number.POSITIVE_INFINITY) {
        byDistance[current.distance] ??= [];
        byDistance[current.distance]!.push(current);
      }
      continue;
    }
    for (const bound of boundsOf(current)) {
      const target = derivative(store, current, bound);
      const known = sources.get(target);
      if (known === undefined) sources.set(target, [current]);
      else known.push(current);
    }
    if (sources.size > EXPLORE_LIMIT) {
      store.visited = Number.NEGATIVE_INFINITY;
      return false;
    }
  }
  for (let distance = 0; distance < byDistance.length; distance++) {
    for (const reached of byDistance[distance] ?? []) {
      if (reached.distance !== distance) continue;
      for (const source of sources.get(reached)!) {
        if (source.distance !== undefined) continue;
        source.distance = distance + 1;
        byDistance[distance + 1] ??= [];
        byDistance[distance + 1]!.push(source);
      }
    }
  }
  for (const visited of sources.keys()) visited.distance ??= Number.POSITIVE_INFINITY;
  return true;
}

/** Digits tried after a prefix when looking for a multiple; multiples, and numbers, tried of each length. */
const MOST_DIGITS = 15;
const MOST_FITS = 2;
const MOST_GUESSES = 10_000;

/**
 * Breadth-first search for a multiple of a large number visits most remainders. Arithmetic knows which digits
 * lead to one: try them, and mark their path when the rest of the term agrees. Gives the multiple in `term`, if any.
 */
function guessMultiple(store: RegexStore, term: Regex): Multiple | undefined {
  const multiple = findMultiple(term, 4);
  if (multiple === undefined) return undefined;
  const { rule, remainder, fraction } = multiple;
  const { modulus, scale } = rule;
  const room = fraction < 0 ? MOST_DIGITS : scale - fraction;
  for (let digits = 1; digits <= room; digits++) {
    const padding = fraction < 0 ? scale : scale - fraction - digits;
    const base = shifted(remainder, digits + padding, modulus);
    const step = shifted(1, padding, modulus);
    // At the start of a number no digit but one may be 0.
    const starts = remainder === 0 && fraction < 0 ? [0, 10 ** (digits - 1)] : [0];
    for (const start of starts) {
      let whole = start === 0 ? base : (base + shifted(1, digits - 1 + padding, modulus)) % modulus;
      let guess = start;
      for (let attempt = 0; attempt < MOST_FITS; attempt++) {
        const skipped = nextFit(rule, whole, step);
        guess += skipped;
        const text = String(guess).padStart(digits, "0");
        if (skipped < 0 || text.length > digits) break;
        if (markPath(store, term, text)) return multiple;
        guess++;
        whole = (whole + (skipped + 1) * step) % modulus;
      }
    }
  }
  return multiple;
}

/** The least n for which whole + n * step fits `rule`, or -1 when none is near. */
function nextFit(rule: MultipleRule, whole: number, step: number): number {
  const stride = step === 1 ? rule.factors.reduce(leastCommonMultiple, 1) : 1;
  let count = step === 1 ? (stride - (whole % stride)) % stride : 0;
  let at = (whole + count * step) % rule.modulus;
  for (let guess = 0; guess < MOST_GUESSES; guess++) {
    if (fitsMultiple(rule, at)) return count;
    count += stride;
    at = (at + stride * step) % rule.modulus;
  }
  return -1;
}

/** value * 10^power mod modulus. */
function shifted(value: number, power: number, modulus: number): number {
  let result = value % modulus;
  for (let step = 0; step < power; step++) result = (result * 10) % modulus;
  return result;
}

type Multiple = Extract<RegexShape, { kind: "multiple" }>;

function findMultiple(term: Regex, depth: number): Multiple | undefined {
  const { shape } = term;
  if (shape.kind === "multiple") return shape;
  if (depth === 0 || (shape.kind !== "intersection" && shape.kind !== "union")) return undefined;
  for (const part of shape.of) {
    const found = findMultiple(part, depth - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether `text` matches; then the terms on its way are known to match something. */
function markPath(store: RegexStore, term: Regex, text: string): boolean {
  const path = [term];
  for (let index = 0; index < text.length; index++) {
    const next = derivative(store, path[index]!, text.charCodeAt(index));
    if (next === store.empty) return false;
    path.push(next);
  }
  if (!path.at(-1)!.nullable) return false;
  path.forEach((each, index) => {
    each.distance ??= text.length - index;
  });
  return true;
}

/** Terms that are looked at for the reach of one. */
const REACH_LIMIT = 150;

/** At most how far its end can be away whichever way was begun (see simpleReach); Infinity where that is not known. */
export function reachOf(store: RegexStore, term: Regex): number {
  if (term.simple) return simpleReach(term);
  const found = new Set([term]);
  let reach = 0;
  for (const each of found) {
    const distance = distanceOf(store, each);
    if (distance === Number.POSITIVE_INFINITY) continue;
    reach = Math.max(reach, distance);
    for (const bound of boundsOf(each)) found.add(derivative(store, each, bound));
    if (found.size > REACH_LIMIT) return Number.POSITIVE_INFINITY;
  }
  return reach;
}

/** Whether some code point from..to leads `term` to something that can still match. */
export function canContinue(store: RegexStore, term: Regex, from: number, to: number): boolean {
  const bounds = boundsOf(term);
  for (let index = 0; index < bounds.length; index++) {
    const start = Math.max(from, bounds[index]!);
    const end = Math.min(to, index + 1 < bounds.length ? bounds[index + 1]! - 1 : MAX_CODE_POINT);
    if (start <= end && isInhabited(store, derivative(store, term, start))) return true;
  }
  return false;
}

/** A short string that matches, printable where there is a choice; undefined when nothing matches. */
export function shortestMatch(store: RegexStore, term: Regex): string | undefined {
  let distance = distanceOf(store, term);
  let text = "";
  let current = term;
  while (!current.nullable) {
    if (distance === Number.POSITIVE_INFINITY) return undefined;
    const bounds = boundsOf(current);
    let best: Regex | undefined;
    let point = 0;
    for (let index = 0; index < bounds.length; index++) {
      const target = derivative(store, current, bounds[index]!);
      if (best !== undefined && distanceOf(store, target) >= distanceOf(store, best)) continue;
      best = target;
      point = representative(bounds[index]!, (bounds[index + 1] ?? MAX_CODE_POINT + 1) - 1);
    }
    distance = distanceOf(store, best!);
    text += String.fromCodePoint(point);
    current = best!;
  }
  return text;
}

function representative(from: number, to: number): number {
  if (from <= 0x61 && to >= 0x61) return 0x61;
  if (from < 0x20 && to >= 0x20) return Math.min(to, 0x41);
  return from >= 0xd800 && from <= 0xdfff ? Math.min(to, 0xe000) : from;
}

/** Every string that matches when there are at most `limit`, else undefined. */
export function allMatches(store: RegexStore, term: Regex, limit: number): string[] | undefined {
  const found: string[] = [];
  let steps = 0;
  const visit = (current: Regex, text: string): boolean => {
    if (++steps > 64 * limit) return false;
    if (current.nullable) {
      found.push(text);
      if (found.length > limit) return false;
    }
    const bounds = boundsOf(current);
    for (let index = 0; index < bounds.length; index++) {
      const from = bounds[index]!;
      const target = derivative(store, current, from);
      if (target === store.empty || !isInhabited(store, target)) continue;
      const to = index + 1 < bounds.length ? bounds[index + 1]! - 1 : MAX_CODE_POINT;
      if (to - from >= limit || text.length > 256) return false;
      for (let point = from; point <= to; point++) {
        if (!visit(target, text + String.fromCodePoint(point))) return false;
      }
    }
    return true;
  };
  return visit(term, "") ? found : undefined;
}
