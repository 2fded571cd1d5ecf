// The code points of a Unicode property such as \p{L}, asked of the JavaScript engine itself and kept: the
// tables stay in the engine, and the answer has the engine's Unicode version.

import { MAX_CODE_POINT, type Ranges } from "./regex.ts";

const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;
/** Planes above these are unassigned or for private use, all alike, but for the tags of plane 14. */
const LAST_ASSIGNED = 0x3ffff;
const FIRST_TAG = 0xe0000;
const LAST_TAG = 0xe0fff;
const UNIFORM = [
  [LAST_ASSIGNED + 1, FIRST_TAG - 1],
  [LAST_TAG + 1, 0xeffff],
  [0xf0000, MAX_CODE_POINT],
] as const;
const known = new Map<string, Ranges>();

/** The code points of \p{name}, surrogates left out; undefined when the engine does not know the name. */
export function propertyRanges(name: string): Ranges | undefined {
  const cached = known.get(name);
  if (cached !== undefined) return cached;
  let expression: RegExp;
  try {
    expression = new RegExp(`\\p{${name}}+`, "gu");
  } catch {
    return undefined;
  }
  const ranges = [
    ...rangesBetween(expression, 0, FIRST_SURROGATE - 1),
    ...rangesBetween(expression, LAST_SURROGATE + 1, LAST_ASSIGNED),
    ...rangesBetween(expression, FIRST_TAG, LAST_TAG),
  ];
  for (const [from, to] of UNIFORM)
    if (rangesBetween(expression, from, from).length > 0) ranges.push(from, to);
  known.set(name, ranges);
  return ranges;
}

/** Matches runs in a text of all code points from..to, so one pass finds every range. */
function rangesBetween(expression: RegExp, from: number, to: number): number[] {
  const ranges: number[] = [];
  const step = 0x8000;
  for (let start = from; start <= to; start += step) {
    const points: number[] = [];
    for (let point = start; point <= Math.min(to, start + step - 1); point++) points.push(point);
    for (const found of String.fromCodePoint(...points).matchAll(expression)) {
      const first = found[0].codePointAt(0)!;
      const last = Array.from(found[0]).at(-1)!;
      ranges.push(first, last.codePointAt(0)!);
    }
  }
  return ranges;
}
