// Reads the assertions of one schema object into a leaf: every keyword of drafts 4 to 2020-12 that is not an
// in-place applicator. Unknown keywords are annotations; a value that a keyword cannot have is refused.

import { isObject, type JsonObject, type JsonValue } from "../../json-schema.ts";
import type { Constraints, Entry } from "./constraints.ts";
import { unsupported } from "./diagnostics.ts";
import { formatTerm, isExactFormat } from "./formats.ts";
import { sameValue } from "./json-value.ts";
import {
  ALL_TYPES,
  ANYTHING,
  type ArrayAssertions,
  arrayAssertions,
  type Leaf,
  leaf,
  type NumberAssertions,
  type ObjectAssertions,
  type Ref,
  type StringAssertions,
  TYPE_BITS,
} from "./leaf.ts";
import type { NumberBound } from "./numbers.ts";
import type { Regex } from "./regex.ts";
import { searchPattern } from "./regex-compile.ts";
import { PatternError } from "./regex-parse.ts";

/** Integers from -n to n - 1. */
const INTEGER_FORMATS: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 };

/** The leaf of an entry, or undefined when its schema asserts nothing by itself. */
export function readLeaf(constraints: Constraints, { schema, scope, made }: Entry): Leaf | undefined {
  if (made !== undefined) return made;
  let asserts = false;
  const [types, integerType] = readTypes();
  const numberFormat = readNumberFormat();
  const result: Leaf = leaf({
    types,
    integer: integerType || numberFormat !== undefined,
    plainIntegers: constraints.documents.resourceOf(schema).draft === 4,
    values: readValues(),
    number: readNumber(numberFormat),
    string: readString(),
    array: readArray(),
    object: readObject(),
  });
  return asserts ? result : undefined;

  /** The value of `keyword` when present. */
  function given(keyword: string): JsonValue | undefined {
    return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
  }

  function hasAny(keywords: readonly string[]): boolean {
    const present = keywords.some((keyword) => Object.hasOwn(schema, keyword));
    if (present) asserts = true;
    return present;
  }

  function refuse(keyword: string, reason: string): never {
    throw unsupported(keyword, constraints.documents.pointerOf(schema), reason);
  }

  function child(value: JsonValue | undefined): Ref {
    return constraints.ref(value as JsonObject | boolean | undefined, scope, schema);
  }

  function readTypes(): readonly [number, boolean] {
    const type = given("type");
    if (type === undefined) return [ALL_TYPES, false];
    asserts = true;
    const names = Array.isArray(type) ? type : [type];
    let bits = 0;
    for (const name of names) {
      if (name === "integer") bits |= TYPE_BITS.number;
      else if (typeof name === "string" && Object.hasOwn(TYPE_BITS, name)) {
        bits |= TYPE_BITS[name as keyof typeof TYPE_BITS];
      } else refuse("type", `${JSON.stringify(name)} is not a JSON type`);
    }
    return [bits, names.includes("integer") && !names.includes("number")];
  }

  function readValues(): readonly JsonValue[] | undefined {
    const one = given("const");
    const many = given("enum");
    if (one === undefined && many === undefined) return undefined;
    asserts = true;
    if (many !== undefined && !Array.isArray(many)) return refuse("enum", "it must be an array");
    if (one === undefined) return many as readonly JsonValue[];
    return many === undefined || many.some((value) => sameValue(value, one)) ? [one] : [];
  }

  function numberOf(keyword: string): number | undefined {
    const value = given(keyword);
    if (value === undefined) return undefined;
    if (typeof value !== "number") return refuse(keyword, "it must be a number");
    return value;
  }

  function countOf(keyword: string, absent: number): number {
    const value = numberOf(keyword);
    if (value === undefined) return absent;
    if (!Number.isInteger(value)) return refuse(keyword, "it must be an integer");
    return value;
  }

  /** The bounds of OpenAPI's integer formats. */
  function readNumberFormat(): readonly NumberBound[] | undefined {
    const format = given("format");
    if (typeof format !== "string" || !Object.hasOwn(INTEGER_FORMATS, format)) return undefined;
    asserts = true;
    const limit = INTEGER_FORMATS[format]!;
    return [
      { side: "least", value: -limit, strict: false },
      { side: "greatest", value: limit - 1, strict: false },
    ];
  }

  function readNumber(format: readonly NumberBound[] = []): NumberAssertions | undefined {
    const keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    if (!hasAny(keywords) && format.length === 0) return undefined;
    const factor = numberOf("multipleOf");
    if (factor !== undefined && factor <= 0) refuse("multipleOf", "it must be greater than 0");
    return {
      bounds: [
        ...format,
        ...boundsOf("least", "minimum", "exclusiveMinimum"),
        ...boundsOf("greatest", "maximum", "exclusiveMaximum"),
      ],
      multiples: factor === undefined ? [] : [factor],
      notMultiples: [],
      notInteger: false,
    };
  }

  function boundsOf(side: NumberBound["side"], inclusive: string, exclusive: string): NumberBound[] {
    const bounds: NumberBound[] = [];
    const limit = numberOf(inclusive);
    const strict = given(exclusive);
    if (limit !== undefined) bounds.push({ side, value: limit, strict: strict === true });
    if (strict !== undefined && typeof strict !== "boolean") {
      bounds.push({ side, value: numberOf(exclusive)!, strict: true });
    }
    return bounds;
  }

  function readString(): StringAssertions | undefined {
    const format = given("format");
    const known = typeof format === "string" ? formatTerm(constraints.store, format) : undefined;
    if (!hasAny(["minLength", "maxLength", "pattern"]) && known === undefined) return undefined;
    asserts = true;
    const terms: Regex[] = known === undefined ? [] : [known];
    const pattern = given("pattern");
    if (pattern !== undefined) terms.push(readPattern("pattern", pattern));
    return {
      min: countOf("minLength", 0),
      max: countOf("maxLength", Number.POSITIVE_INFINITY),
      terms,
      inexactFormat: known !== undefined && !isExactFormat(format as string) ? (format as string) : undefined,
    };
  }

  function readPattern(keyword: string, source: JsonValue): Regex {
    if (typeof source !== "string") return refuse(keyword, "a pattern must be a string");
    try {
      return searchPattern(constraints.store, source);
    } catch (error) {
      if (error instanceof PatternError) return refuse(keyword, `${error.message} in /${source}/`);
      throw error;
    }
  }

  function readArray(): ArrayAssertions | undefined {
    const keywords = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"];
    if (!hasAny(keywords)) return undefined;
    const items = given("items");
    const tuple = given("prefixItems") ?? (Array.isArray(items) ? items : undefined);
    if (tuple !== undefined && !Array.isArray(tuple)) refuse("prefixItems", "it must be an array");
    const rest = Array.isArray(items) ? given("additionalItems") : items;
    const contains = given("contains");
    return arrayAssertions({
      min: countOf("minItems", 0),
      max: countOf("maxItems", Number.POSITIVE_INFINITY),
      prefix: ((tuple ?? []) as readonly JsonValue[]).map((item) => child(item)),
      rest: child(rest),
      evaluatesRest: rest !== undefined,
      unique: given("uniqueItems") === true,
      contains:
        contains === undefined
          ? []
          : [
              {
                value: child(contains),
                min: countOf("minContains", 1),
                max: countOf("maxContains", Number.POSITIVE_INFINITY),
                from: 0,
              },
            ],
    });
  }

  function readObject(): ObjectAssertions | undefined {
    const keywords = [
      "properties",
      "patternProperties",
      "additionalProperties",
      "propertyNames",
      "required",
      "minProperties",
      "maxProperties",
      "dependentRequired",
      "dependencies",
    ];
    if (!hasAny(keywords)) return undefined;
    const properties = new Map<string, Ref>();
    for (const [name, value] of entriesOf("properties")) properties.set(name, child(value));
    const patterns: [Regex, Ref][] = [];
    for (const [pattern, value] of entriesOf("patternProperties")) {
      patterns.push([readPattern("patternProperties", pattern), child(value)]);
    }
    const dependencies: [string, string[]][] = [];
    for (const keyword of ["dependentRequired", "dependencies"]) {
      for (const [name, value] of entriesOf(keyword)) {
        if (Array.isArray(value)) dependencies.push([name, value as string[]]);
        else if (typeof value === "string") dependencies.push([name, [value]]);
      }
    }
    return {
      properties,
      patterns,
      additional: child(given("additionalProperties")),
      evaluatesAdditional: given("additionalProperties") !== undefined,
      propertyNames: child(given("propertyNames")),
      required: readRequired(),
      min: countOf("minProperties", 0),
      max: countOf("maxProperties", Number.POSITIVE_INFINITY),
      dependencies,
      some: [],
    };
  }

  function readRequired(): readonly string[] {
    const required = given("required");
    // A boolean is draft 3's form, an annotation since draft 4.
    if (required === undefined || typeof required === "boolean") return [];
    if (!Array.isArray(required) || required.some((name) => typeof name !== "string")) {
      return refuse("required", "it must be an array of names");
    }
    return required as string[];
  }

  function entriesOf(keyword: string): [string, JsonValue][] {
    const value = given(keyword);
    if (value === undefined) return [];
    if (!isObject(value)) return refuse(keyword, "it must be an object");
    return Object.entries(value);
  }
}

/** References of a leaf to what it says of a property, by name; ANYTHING when it says nothing. */
export function propertyRefs(
  object: ObjectAssertions,
  name: string,
  matchesName: (term: Regex, name: string) => boolean,
): Ref[] {
  const refs: Ref[] = [];
  let spokenOf = false;
  const declared = object.properties.get(name);
  if (declared !== undefined) {
    refs.push(declared);
    spokenOf = true;
  }
  for (const [term, value] of object.patterns) {
    if (!matchesName(term, name)) continue;
    refs.push(value);
    spokenOf = true;
  }
  if (!spokenOf && object.additional !== ANYTHING) refs.push(object.additional);
  return refs;
}

/** The reference of a leaf to the item at `index`. */
export function itemRef(array: ArrayAssertions, index: number): Ref {
  return index < array.prefix.length ? array.prefix[index]! : array.rest;
}
