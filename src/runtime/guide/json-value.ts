// JSON values as the guide compares them: by type, and by a canonical text in which equal values are equal.

import { isObject, type JsonValue } from "../../json-schema.ts";

export type JsonType = "null" | "boolean" | "number" | "string" | "array" | "object";

export function typeOf(value: JsonValue): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as JsonType;
}

/** One text per value: keys sorted, numbers by value (1.0 is 1). */
export function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText)}]`;
  if (!isObject(value)) return value === 0 ? "0" : JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalText(value[key]!)}`)}}`;
}

/** Those of `values` that differ from each other. */
export function distinctValues(values: readonly JsonValue[]): JsonValue[] {
  return [...new Map(values.map((value) => [canonicalText(value), value])).values()];
}

export function sameValue(left: JsonValue, right: JsonValue): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return canonicalText(left) === canonicalText(right);
}

/** The number of code points of a string. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}
