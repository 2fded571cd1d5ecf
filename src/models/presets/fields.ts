// Reading the fields of somebody else's model description (config.json, GGUF metadata): every value is checked
// before it is used, and every error names the field and where it was. What the fields mean is not decided here.

import { OrchardError } from "../../errors.ts";

/** Bounds that no real model passes: beyond them a file is corrupt or malicious, and nothing is allocated for it. */
export const limits = {
  layers: 1024,
  width: 1 << 17,
  heads: 4096,
  headSize: 4096,
  feedForward: 1 << 20,
  vocabularySize: 1 << 22,
  contextSize: 1 << 30,
} as const;

/** The fields of one record, read by name. Numbers may be bigint (GGUF's 64-bit values); null counts as absent. */
export interface Fields {
  /** Whether the field is there and not null. */
  has(name: string): boolean;
  /** The field as it is (a bigint as a number), undefined when absent. */
  raw(name: string): unknown;
  /** A whole number from `least` to `most`; without a `fallback` the field is required. */
  integer(name: string, range: { least: number; most: number; fallback?: number }): number;
  /** A finite number above zero and at most 1e12. */
  positive(name: string, fallback?: number): number;
  boolean(name: string, fallback: boolean): boolean;
  text(name: string, fallback?: string): string;
  /** Token ids: one, a list, or none. */
  tokens(name: string, vocabularySize: number): number[];
  /** The fields of a record within this one; null when absent. */
  record(name: string): Fields | null;
  /** A list of `length` items, each of which `is` accepts; null when absent. */
  list<T>(name: string, length: number, is: (item: unknown) => item is T): T[] | null;
  /** The error for a field that is missing, damaged or contradicts another. */
  corrupt(name: string, problem: string): OrchardError;
  /** The error for a field that asks for something Orchard does not have. */
  unsupported(name: string, problem: string): OrchardError;
}

/** Fields of `values`; `source` ("config.json", "GGUF metadata") starts every message. */
export function fieldsOf(values: ReadonlyMap<string, unknown>, source: string): Fields {
  const error = (code: "corruptModel" | "unsupportedModel", name: string, problem: string) =>
    new OrchardError(code, `${source}: "${name}" ${problem}`, {
      details: { source, field: name, value: printable(values.get(name)) },
    });
  const corrupt = (name: string, problem: string) => error("corruptModel", name, problem);
  const has = (name: string) => values.get(name) !== undefined && values.get(name) !== null;
  const numeric = (value: unknown) => (typeof value === "bigint" ? Number(value) : value);
  const raw = (name: string) => (has(name) ? numeric(values.get(name)) : undefined);
  const absent = <T>(name: string, fallback: T | undefined): T => {
    if (fallback === undefined) throw corrupt(name, "is missing");
    return fallback;
  };
  const integer: Fields["integer"] = (name, { least, most, fallback }) => {
    if (!has(name)) return absent(name, fallback);
    const value = raw(name);
    if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > most)
      throw corrupt(name, `must be a whole number from ${least} to ${most}, not ${printable(value)}`);
    return value;
  };
  return {
    has,
    raw,
    integer,
    positive(name, fallback) {
      if (!has(name)) return absent(name, fallback);
      const value = raw(name);
      if (typeof value !== "number" || !(value > 0 && value <= 1e12))
        throw corrupt(name, `must be a number above 0, not ${printable(value)}`);
      return value;
    },
    boolean(name, fallback) {
      const value = raw(name) ?? fallback;
      if (typeof value !== "boolean") throw corrupt(name, `must be true or false, not ${printable(value)}`);
      return value;
    },
    text(name, fallback) {
      const value = raw(name) ?? absent(name, fallback);
      if (typeof value !== "string") throw corrupt(name, `must be a string, not ${printable(value)}`);
      return value;
    },
    tokens(name, vocabularySize) {
      const value = raw(name) ?? [];
      const items = (Array.isArray(value) ? value : [value]).map(numeric);
      for (const item of items)
        if (!Number.isInteger(item) || (item as number) < 0 || (item as number) >= vocabularySize)
          throw corrupt(name, `holds ${printable(item)}, which is not a token of ${vocabularySize}`);
      return [...new Set(items as number[])];
    },
    record(name) {
      if (!has(name)) return null;
      return fieldsOf(entriesOf(raw(name), `${source}: "${name}"`), `${source}, "${name}"`);
    },
    list(name, length, is) {
      if (!has(name)) return null;
      const value = raw(name);
      if (!Array.isArray(value) || value.length !== length)
        throw corrupt(name, `must be a list of ${length}, one per layer, not ${printable(value)}`);
      const wrong = value.findIndex((item) => !is(item));
      if (wrong >= 0) throw error("unsupportedModel", name, `holds ${printable(value[wrong])}, unknown here`);
      return value;
    },
    corrupt,
    unsupported: (name, problem) => error("unsupportedModel", name, problem),
  };
}

/** The entries of a parsed JSON object. Throws "corruptModel" for anything else. */
export function entriesOf(value: unknown, source: string): Map<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new OrchardError("corruptModel", `${source} must be a JSON object, not ${printable(value)}`);
  return new Map(Object.entries(value));
}

/** Fields that must agree with each other in every family. */
export function checkHeads(
  fields: Fields,
  heads: number,
  keyValueHeads: number,
  headSize: number,
  name: string,
) {
  if (heads % keyValueHeads !== 0)
    throw fields.corrupt(name, `is ${keyValueHeads}, which does not divide the ${heads} attention heads`);
  if (headSize % 2 !== 0) throw fields.unsupported(name, `comes with an odd head size, ${headSize}`);
}

/** A value as it may stand in a message: short, and never a whole vocabulary. */
function printable(value: unknown): string {
  if (typeof value === "bigint") return `${value}`;
  const text = JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}` : inner));
  return text === undefined ? String(value) : text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
