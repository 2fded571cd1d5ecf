// Questions about what a regular expression matches: is there any string, a shortest one, all of them if few.
// Searches are bounded: a term whose strings are not found within the bound counts as matching nothing. That
// is safe (the guide only becomes stricter) because a search that succeeds marks its whole path.

import { MAX_CODE_POINT, type Regex, type RegexStore } from "./regex.ts";
import { boundsOf, derivative } from "./regex-derivative.ts";

/** Terms that one search may visit. */
const SEARCH_LIMIT = 20_000;

/** Whether some string matches `term`. */
export function isInhabited(store: RegexStore, term: Regex): boolean {
  if (term.inhabited !== undefined) return term.inhabited;
  const parents = new Map<Regex, Regex | undefined>([[term, undefined]]);
  let level = [term];
  while (level.length > 0) {
    const next: Regex[] = [];
    for (const current of level) {
      for (const bound of boundsOf(current)) {
        const target = derivative(store, current, bound);
        if (target.inhabited === false || parents.has(target)) continue;
        if (target.inhabited === true) {
          for (let step: Regex | undefined = current; step !== undefined; step = parents.get(step)) {
            step.inhabited = true;
          }
          return true;
        }
        parents.set(target, current);
        next.push(target);
      }
      if (parents.size > SEARCH_LIMIT) {
        term.inhabited = false;
        return false;
      }
    }
    level = next;
  }
  for (const visited of parents.keys()) visited.inhabited = false;
  return false;
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

/** A shortest string that matches, printable where there is a choice; undefined when nothing matches. */
export function shortestMatch(store: RegexStore, term: Regex): string | undefined {
  if (!isInhabited(store, term)) return undefined;
  const found = new Map<Regex, string>([[term, ""]]);
  for (const [current, text] of found) {
    if (current.nullable) return text;
    const bounds = boundsOf(current);
    for (let index = 0; index < bounds.length; index++) {
      const end = index + 1 < bounds.length ? bounds[index + 1]! - 1 : MAX_CODE_POINT;
      const point = representative(bounds[index]!, end);
      const target = derivative(store, current, point);
      if (!found.has(target) && isInhabited(store, target)) {
        found.set(target, text + String.fromCodePoint(point));
      }
    }
    if (found.size > SEARCH_LIMIT) return undefined;
  }
  return undefined;
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
