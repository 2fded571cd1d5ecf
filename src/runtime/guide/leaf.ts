// What one schema asserts by itself, without its in-place applicators ($ref, allOf, anyOf, not, …): types,
// values, and per type the keywords, children as references. Negations produce such leaves too, which is why
// there are assertions here that no keyword has (an excluded value, "some property is …").

import type { JsonValue } from "../../json-schema.ts";
import type { JsonType } from "./json-value.ts";
import type { NumberBound } from "./numbers.ts";
import type { Regex } from "./regex.ts";

/** A schema that must hold (even) or must not (odd); see Constraints. */
export type Ref = number;
export const ANYTHING: Ref = 0;
export const NOTHING: Ref = 1;

/** Bits of the types a value may have. */
export const TYPE_BITS: Readonly<Record<JsonType, number>> = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
};
export const ALL_TYPES = 63;

export interface NumberAssertions {
  readonly bounds: readonly NumberBound[];
  readonly multiples: readonly number[];
  readonly notMultiples: readonly number[];
  readonly notInteger: boolean;
}

export interface StringAssertions {
  readonly min: number;
  readonly max: number;
  /** Every one must match. */
  readonly terms: readonly Regex[];
  /** A format whose term is stricter than the format, so that this leaf has no negation. */
  readonly inexactFormat: string | undefined;
}

/** At least `min` and at most `max` items from index `from` on match `value`. */
export interface Contains {
  readonly value: Ref;
  readonly min: number;
  readonly max: number;
  readonly from: number;
}

export interface ArrayAssertions {
  readonly min: number;
  readonly max: number;
  readonly prefix: readonly Ref[];
  readonly rest: Ref;
  /** Whether `rest` was given, even as `true`: then no item is left unevaluated. */
  readonly evaluatesRest: boolean;
  readonly unique: boolean;
  readonly contains: readonly Contains[];
}

/** Some property whose name matches `names` has a value that matches `value`. */
export interface SomeProperty {
  readonly names: Regex;
  readonly value: Ref;
}

export interface ObjectAssertions {
  readonly properties: ReadonlyMap<string, Ref>;
  readonly patterns: readonly (readonly [Regex, Ref])[];
  /** For names that neither `properties` nor `patterns` speak of. */
  readonly additional: Ref;
  /** Whether `additional` was given, even as `true`: then no property is left unevaluated. */
  readonly evaluatesAdditional: boolean;
  readonly propertyNames: Ref;
  readonly required: readonly string[];
  readonly min: number;
  readonly max: number;
  readonly dependencies: readonly (readonly [string, readonly string[]])[];
  readonly some: readonly SomeProperty[];
}

export interface Leaf {
  /** Bits of the types allowed. */
  readonly types: number;
  /** Of numbers, only integers. */
  readonly integer: boolean;
  /** Draft 4: 1.0 is not an integer. */
  readonly plainIntegers: boolean;
  readonly values: readonly JsonValue[] | undefined;
  readonly excluded: readonly JsonValue[];
  readonly number: NumberAssertions | undefined;
  readonly string: StringAssertions | undefined;
  readonly array: ArrayAssertions | undefined;
  readonly object: ObjectAssertions | undefined;
  /** Made by a negation: its keywords do not count as having evaluated anything. */
  readonly negative: boolean;
}

const FREE: Leaf = {
  types: ALL_TYPES,
  integer: false,
  plainIntegers: false,
  values: undefined,
  excluded: [],
  number: undefined,
  string: undefined,
  array: undefined,
  object: undefined,
  negative: false,
};
const FREE_NUMBER: NumberAssertions = { bounds: [], multiples: [], notMultiples: [], notInteger: false };
const FREE_STRING: StringAssertions = {
  min: 0,
  max: Number.POSITIVE_INFINITY,
  terms: [],
  inexactFormat: undefined,
};
const FREE_ARRAY: ArrayAssertions = {
  min: 0,
  max: Number.POSITIVE_INFINITY,
  prefix: [],
  rest: ANYTHING,
  evaluatesRest: false,
  unique: false,
  contains: [],
};
const FREE_OBJECT: ObjectAssertions = {
  properties: new Map(),
  patterns: [],
  additional: ANYTHING,
  evaluatesAdditional: false,
  propertyNames: ANYTHING,
  required: [],
  min: 0,
  max: Number.POSITIVE_INFINITY,
  dependencies: [],
  some: [],
};

export function leaf(assertions: Partial<Leaf>): Leaf {
  return { ...FREE, ...assertions };
}

export function numberAssertions(assertions: Partial<NumberAssertions>): NumberAssertions {
  return { ...FREE_NUMBER, ...assertions };
}

export function stringAssertions(assertions: Partial<StringAssertions>): StringAssertions {
  return { ...FREE_STRING, ...assertions };
}

export function arrayAssertions(assertions: Partial<ArrayAssertions>): ArrayAssertions {
  return { ...FREE_ARRAY, ...assertions };
}

export function objectAssertions(assertions: Partial<ObjectAssertions>): ObjectAssertions {
  return { ...FREE_OBJECT, ...assertions };
}
