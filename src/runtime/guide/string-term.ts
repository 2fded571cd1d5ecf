// The strings that leaves allow together, as one term over their content.

import { type Leaf, TYPE_BITS } from "./leaf.ts";
import type { Regex, RegexStore } from "./regex.ts";

/** The contents of strings that satisfy all of `leaves`. */
export function stringTerm(store: RegexStore, leaves: readonly Leaf[]): Regex {
  let min = 0;
  let max = Number.POSITIVE_INFINITY;
  const terms: Regex[] = [];
  for (const { types, values, excluded, string } of leaves) {
    if ((types & TYPE_BITS.string) === 0) return store.empty;
    if (values !== undefined) terms.push(store.words(values.filter((value) => typeof value === "string")));
    const words = excluded.filter((value) => typeof value === "string");
    if (words.length > 0) terms.push(store.complement(store.words(words)));
    if (string === undefined) continue;
    min = Math.max(min, string.min);
    max = Math.min(max, string.max);
    terms.push(...string.terms);
  }
  if (max < min || max < 0) return store.empty;
  if (min > 0 || max < Number.POSITIVE_INFINITY) terms.push(store.repeat(store.any, min, max));
  return store.intersection(terms);
}
