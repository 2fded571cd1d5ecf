// The arguments of a Python call as a form: `city="Paris", days=3`, declared properties in their order. Values are
// written as JSON (so true, not True). Left out: what is said of the object as a whole beyond its required properties.

import { isObject, type JsonObject, type JsonSchema } from "../../json-schema.ts";
import { unsupported } from "./diagnostics.ts";
import type { Frame, State } from "./locals.ts";
import type { Machine } from "./machine.ts";
import type { RegexStore } from "./regex.ts";
import type { Value } from "./value.ts";

export interface KeywordsParts {
  readonly machine: Machine;
  readonly store: RegexStore;
  /** Compiles the schema of a reference, once; throws `unsupportedGuide`, `schemaTooComplex`. */
  readonly valueFor: (reference: string) => Value;
}

/** Assertions about an object that are not about one declared property. */
const UNSUPPORTED = [
  "$dynamicRef",
  "$recursiveRef",
  "$ref",
  "allOf",
  "anyOf",
  "const",
  "dependencies",
  "dependentRequired",
  "dependentSchemas",
  "enum",
  "if",
  "maxProperties",
  "minProperties",
  "not",
  "oneOf",
  "patternProperties",
  "propertyNames",
];
const NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;

/** The frames before the arguments of the object schema at `reference`. Throws `unsupportedGuide`. */
export function beforeKeywords(
  reference: string,
  schema: JsonSchema,
  after: State,
  { machine, store, valueFor }: KeywordsParts,
): readonly Frame[] {
  const { names, required } = readObject(reference, schema);
  const { interner } = machine;
  const states: (State | undefined)[] = [];
  /** The frames before the properties from `first` on, the first of which has `separator` before it. */
  const framesFrom = (first: number, separator: string): readonly Frame[] => {
    const frames: Frame[] = [];
    for (let index = first; index < names.length; index++) {
      const name = names[index]!;
      const pointer = `${reference}/properties/${encodeURIComponent(name)}`;
      const value = machine.beforeValue(valueFor(pointer), stateAfter(index));
      if (value !== null)
        frames.push(...machine.beforeText(store.literal(`${separator}${name}=`), interner.state(value)!));
      else if (required.has(name)) throw unsupported("schema", pointer, "no value satisfies it");
      if (required.has(name)) return frames;
    }
    return [...frames, ...after.frames];
  };
  const stateAfter = (index: number): State => {
    states[index] ??= interner.state(framesFrom(index + 1, ", "))!;
    return states[index];
  };
  return framesFrom(0, "");
}

function readObject(
  reference: string,
  schema: JsonSchema,
): { readonly names: readonly string[]; readonly required: ReadonlySet<string> } {
  const reason = "the arguments of Python calls cannot follow it";
  if (!isObject(schema) || !(schema.type === undefined || schema.type === "object"))
    throw unsupported("type", reference, reason);
  const keyword = UNSUPPORTED.find((name) => Object.hasOwn(schema, name));
  if (keyword !== undefined) throw unsupported(keyword, reference, reason);
  const properties: JsonObject = isObject(schema.properties) ? schema.properties : {};
  const names = Object.keys(properties);
  const required = new Set(Array.isArray(schema.required) ? schema.required.map(String) : []);
  const odd = names.find((name) => !NAME.test(name)) ?? [...required].find((name) => !names.includes(name));
  if (odd !== undefined) throw unsupported("properties", `${reference}/properties`, `"${odd}": ${reason}`);
  return { names, required };
}
