// The scalars and strings that a value allows beside some excluded ones, and all of them when they are few.

import type { JsonValue } from "../../json-schema.ts";
import { distinctValues } from "./json-value.ts";
import { withoutNumbers } from "./numbers.ts";
import type { Regex, RegexStore } from "./regex.ts";
import { allMatches, isInhabited } from "./regex-search.ts";
import type { Value } from "./value.ts";

/** The contents of strings that `value` allows beside `excluded`; the empty term for none. */
export function stringBeside(store: RegexStore, value: Value, excluded: readonly JsonValue[]): Regex {
  const words = excluded.filter((each) => typeof each === "string");
  if (words.length === 0 || value.string === store.empty) return value.string;
  const term = store.intersection([value.string, store.complement(store.words(words))]);
  return isInhabited(store, term) ? term : store.empty;
}

/** The texts of numbers and literals that `value` allows beside `excluded`; the empty term for none. */
export function scalarBeside(store: RegexStore, value: Value, excluded: readonly JsonValue[]): Regex {
  if (excluded.length === 0 || value.scalar === store.empty) return value.scalar;
  let term = value.scalar;
  const numbers = excluded.filter((each) => typeof each === "number");
  if (numbers.length > 0) term = withoutNumbers(store, term, numbers);
  const literals = excluded.filter((each) => each === null || typeof each === "boolean");
  if (literals.length > 0) {
    term = store.intersection([term, store.complement(store.words(literals.map(String)))]);
  }
  return isInhabited(store, term) ? term : store.empty;
}

/** All values of `value` when they are at most `limit` scalars and strings; undefined otherwise. */
export function listValues(store: RegexStore, value: Value, limit: number): JsonValue[] | undefined {
  if (value.arrays.length + value.objects.length > 0) return undefined;
  const texts = allMatches(store, value.scalar, limit);
  const strings = texts && allMatches(store, value.string, limit);
  if (texts === undefined || strings === undefined) return undefined;
  return distinctValues([...texts.map((text) => JSON.parse(text) as JsonValue), ...strings]);
}
