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

/** The leaf of an entry, or undefined when its schema asserts nothing by itself. */
export function readLeaf(constraints: Constraints, entry: Entry): Leaf | undefined {
  if (entry.made !== undefined) return entry.made;
  const reader = new LeafReader(constraints, entry);
  return reader.read();
}

/** Integers from -n to n - 1. */
const INTEGER_FORMATS: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 };

class LeafReader {
  readonly #constraints: Constraints;
  readonly #schema: JsonObject;
  readonly #scope: readonly string[];
  #asserts = false;

  constructor(constraints: Constraints, entry: Entry) {
    this.#constraints = constraints;
    this.#schema = entry.schema;
    this.#scope = entry.scope;
  }

  read(): Leaf | undefined {
    const [types, integerType] = this.#types();
    const numberFormat = this.#numberFormat();
    const result: Leaf = leaf({
      types,
      integer: integerType || numberFormat !== undefined,
      plainIntegers: this.#constraints.documents.resourceOf(this.#schema).draft === 4,
      values: this.#values(),
      number: this.#number(numberFormat),
      string: this.#string(),
      array: this.#array(),
      object: this.#object(),
    });
    return this.#asserts ? result : undefined;
  }

  /** The value of `keyword` when present. */
  #get(keyword: string): JsonValue | undefined {
    return Object.hasOwn(this.#schema, keyword) ? this.#schema[keyword] : undefined;
  }

  #has(keywords: readonly string[]): boolean {
    const present = keywords.some((keyword) => Object.hasOwn(this.#schema, keyword));
    if (present) this.#asserts = true;
    return present;
  }

  #refuse(keyword: string, reason: string): never {
    throw unsupported(keyword, this.#constraints.documents.pointerOf(this.#schema), reason);
  }

  #child(schema: JsonValue | undefined): Ref {
    return this.#constraints.ref(schema as JsonObject | boolean | undefined, this.#scope, this.#schema);
  }

  #types(): readonly [number, boolean] {
    const type = this.#get("type");
    if (type === undefined) return [ALL_TYPES, false];
    this.#asserts = true;
    const names = Array.isArray(type) ? type : [type];
    let bits = 0;
    for (const name of names) {
      if (name === "integer") bits |= TYPE_BITS.number;
      else if (typeof name === "string" && Object.hasOwn(TYPE_BITS, name)) {
        bits |= TYPE_BITS[name as keyof typeof TYPE_BITS];
      } else this.#refuse("type", `${JSON.stringify(name)} is not a JSON type`);
    }
    return [bits, names.includes("integer") && !names.includes("number")];
  }

  #values(): readonly JsonValue[] | undefined {
    const one = this.#get("const");
    const many = this.#get("enum");
    if (one === undefined && many === undefined) return undefined;
    this.#asserts = true;
    if (many !== undefined && !Array.isArray(many)) return this.#refuse("enum", "it must be an array");
    if (one === undefined) return many as readonly JsonValue[];
    return many === undefined || many.some((value) => sameValue(value, one)) ? [one] : [];
  }

  #numberOf(keyword: string): number | undefined {
    const value = this.#get(keyword);
    if (value === undefined) return undefined;
    if (typeof value !== "number") return this.#refuse(keyword, "it must be a number");
    return value;
  }

  #count(keyword: string, absent: number): number {
    const value = this.#numberOf(keyword);
    if (value === undefined) return absent;
    if (!Number.isInteger(value)) return this.#refuse(keyword, "it must be an integer");
    return value;
  }

  /** The bounds of OpenAPI's integer formats. */
  #numberFormat(): readonly NumberBound[] | undefined {
    const format = this.#get("format");
    if (typeof format !== "string" || !Object.hasOwn(INTEGER_FORMATS, format)) return undefined;
    this.#asserts = true;
    const limit = INTEGER_FORMATS[format]!;
    return [
      { side: "least", value: -limit, strict: false },
      { side: "greatest", value: limit - 1, strict: false },
    ];
  }

  #number(format: readonly NumberBound[] = []): NumberAssertions | undefined {
    const keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    if (!this.#has(keywords) && format.length === 0) return undefined;
    const factor = this.#numberOf("multipleOf");
    if (factor !== undefined && factor <= 0) this.#refuse("multipleOf", "it must be greater than 0");
    return {
      bounds: [
        ...format,
        ...this.#bounds("least", "minimum", "exclusiveMinimum"),
        ...this.#bounds("greatest", "maximum", "exclusiveMaximum"),
      ],
      multiples: factor === undefined ? [] : [factor],
      notMultiples: [],
      notInteger: false,
    };
  }

  #bounds(side: NumberBound["side"], inclusive: string, exclusive: string): NumberBound[] {
    const bounds: NumberBound[] = [];
    const limit = this.#numberOf(inclusive);
    const strict = this.#get(exclusive);
    if (limit !== undefined) bounds.push({ side, value: limit, strict: strict === true });
    if (strict !== undefined && typeof strict !== "boolean") {
      bounds.push({ side, value: this.#numberOf(exclusive)!, strict: true });
    }
    return bounds;
  }

  #string(): StringAssertions | undefined {
    const format = this.#get("format");
    const known = typeof format === "string" ? formatTerm(this.#constraints.store, format) : undefined;
    if (!this.#has(["minLength", "maxLength", "pattern"]) && known === undefined) return undefined;
    this.#asserts = true;
    const terms: Regex[] = known === undefined ? [] : [known];
    const pattern = this.#get("pattern");
    if (pattern !== undefined) terms.push(this.#pattern("pattern", pattern));
    return {
      min: this.#count("minLength", 0),
      max: this.#count("maxLength", Number.POSITIVE_INFINITY),
      terms,
      inexactFormat: known !== undefined && !isExactFormat(format as string) ? (format as string) : undefined,
    };
  }

  #pattern(keyword: string, source: JsonValue): Regex {
    if (typeof source !== "string") return this.#refuse(keyword, "a pattern must be a string");
    try {
      return searchPattern(this.#constraints.store, source);
    } catch (error) {
      if (error instanceof PatternError) return this.#refuse(keyword, `${error.message} in /${source}/`);
      throw error;
    }
  }

  #array(): ArrayAssertions | undefined {
    const keywords = ["items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"];
    if (!this.#has(keywords)) return undefined;
    const items = this.#get("items");
    const tuple = this.#get("prefixItems") ?? (Array.isArray(items) ? items : undefined);
    if (tuple !== undefined && !Array.isArray(tuple)) this.#refuse("prefixItems", "it must be an array");
    const rest = Array.isArray(items) ? this.#get("additionalItems") : items;
    const contains = this.#get("contains");
    return arrayAssertions({
      min: this.#count("minItems", 0),
      max: this.#count("maxItems", Number.POSITIVE_INFINITY),
      prefix: ((tuple ?? []) as readonly JsonValue[]).map((item) => this.#child(item)),
      rest: this.#child(rest),
      evaluatesRest: rest !== undefined,
      unique: this.#get("uniqueItems") === true,
      contains:
        contains === undefined
          ? []
          : [
              {
                value: this.#child(contains),
                min: this.#count("minContains", 1),
                max: this.#count("maxContains", Number.POSITIVE_INFINITY),
                from: 0,
              },
            ],
    });
  }

  #object(): ObjectAssertions | undefined {
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
    if (!this.#has(keywords)) return undefined;
    const properties = new Map<string, Ref>();
    for (const [name, value] of this.#entriesOf("properties")) properties.set(name, this.#child(value));
    const patterns: [Regex, Ref][] = [];
    for (const [pattern, value] of this.#entriesOf("patternProperties")) {
      patterns.push([this.#pattern("patternProperties", pattern), this.#child(value)]);
    }
    const dependencies: [string, string[]][] = [];
    for (const keyword of ["dependentRequired", "dependencies"]) {
      for (const [name, value] of this.#entriesOf(keyword)) {
        if (Array.isArray(value)) dependencies.push([name, value as string[]]);
        else if (typeof value === "string") dependencies.push([name, [value]]);
      }
    }
    return {
      properties,
      patterns,
      additional: this.#child(this.#get("additionalProperties")),
      evaluatesAdditional: this.#get("additionalProperties") !== undefined,
      propertyNames: this.#child(this.#get("propertyNames")),
      required: this.#required(),
      min: this.#count("minProperties", 0),
      max: this.#count("maxProperties", Number.POSITIVE_INFINITY),
      dependencies,
      some: [],
    };
  }

  #required(): readonly string[] {
    const required = this.#get("required");
    // A boolean is draft 3's form, an annotation since draft 4.
    if (required === undefined || typeof required === "boolean") return [];
    if (!Array.isArray(required) || required.some((name) => typeof name !== "string")) {
      return this.#refuse("required", "it must be an array of names");
    }
    return required as string[];
  }

  #entriesOf(keyword: string): [string, JsonValue][] {
    const value = this.#get(keyword);
    if (value === undefined) return [];
    if (!isObject(value)) return this.#refuse(keyword, "it must be an object");
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
