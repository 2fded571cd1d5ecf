// Whether a finished JSON value satisfies references: the slow truth beside the automaton, used to filter the
// values of an enum by what else is asked, and to compare items that must be unique.

import { isObject, type JsonObject, type JsonValue } from "../../json-schema.ts";
import type { Constraints } from "./constraints.ts";
import type { Expander } from "./expand.ts";
import { canonicalText, lengthOf, typeOf } from "./json-value.ts";
import {
  type ArrayAssertions,
  type Leaf,
  NOTHING,
  type NumberAssertions,
  type ObjectAssertions,
  type Ref,
  TYPE_BITS,
} from "./leaf.ts";
import { numbers, numberText } from "./numbers.ts";
import { itemRef, propertyRefs } from "./read-leaf.ts";
import { matches } from "./regex-derivative.ts";
import { remembered } from "./remembered.ts";

const listed = new WeakMap<readonly JsonValue[], Set<string>>();

function isListed(values: readonly JsonValue[], value: JsonValue): boolean {
  return remembered(listed, values, () => new Set(values.map(canonicalText))).has(canonicalText(value));
}

export class Validator {
  readonly #constraints: Constraints;
  readonly #expander: Expander;

  constructor(constraints: Constraints, expander: Expander) {
    this.#constraints = constraints;
    this.#expander = expander;
  }

  /** Whether `value` satisfies all of `refs`. */
  satisfies(refs: readonly Ref[], value: JsonValue): boolean {
    const conjunction = this.#constraints.conjunction(refs);
    if (conjunction.refs.length === 0) return true;
    if (conjunction.refs[0] === NOTHING) return false;
    return this.#expander
      .expand(conjunction)
      .some((alternative) =>
        alternative.every((ref) => this.satisfiesLeaf(this.#expander.leafOf(ref), value)),
      );
  }

  satisfiesLeaf(leaf: Leaf, value: JsonValue): boolean {
    if ((leaf.types & TYPE_BITS[typeOf(value)]) === 0) return false;
    if (leaf.values !== undefined && !isListed(leaf.values, value)) return false;
    if (leaf.excluded.length > 0 && isListed(leaf.excluded, value)) return false;
    if (typeof value === "number") {
      if (leaf.integer && !Number.isInteger(value)) return false;
      return leaf.number === undefined || this.#number(leaf.number, value);
    }
    if (typeof value === "string") {
      const { string } = leaf;
      if (string === undefined) return true;
      if (!string.terms.every((term) => matches(this.#constraints.store, term, value))) return false;
      const length = lengthOf(value);
      return length >= string.min && length <= string.max;
    }
    if (Array.isArray(value)) return leaf.array === undefined || this.#array(leaf.array, value);
    if (isObject(value)) return leaf.object === undefined || this.#object(leaf.object, value);
    return true;
  }

  #number(number: NumberAssertions, value: number): boolean {
    for (const bound of number.bounds) {
      const difference = bound.side === "least" ? value - bound.value : bound.value - value;
      if (bound.strict ? difference <= 0 : difference < 0) return false;
    }
    if (number.notInteger && Number.isInteger(value)) return false;
    if (number.multiples.length + number.notMultiples.length === 0) return true;
    const term = numbers(this.#constraints.store, {
      ...number,
      bounds: [],
      integer: false,
      plainIntegers: false,
      excluded: [],
    });
    return matches(this.#constraints.store, term, numberText(value));
  }

  #array(array: ArrayAssertions, items: readonly JsonValue[]): boolean {
    if (items.length < array.min || items.length > array.max) return false;
    if (!items.every((item, index) => this.satisfies([itemRef(array, index)], item))) return false;
    if (array.unique && new Set(items.map(canonicalText)).size < items.length) return false;
    return array.contains.every((part) => {
      const count = items.slice(part.from).filter((item) => this.satisfies([part.value], item)).length;
      return count >= part.min && count <= part.max;
    });
  }

  #object(object: ObjectAssertions, value: JsonObject): boolean {
    const { store } = this.#constraints;
    const names = Object.keys(value);
    if (names.length < object.min || names.length > object.max) return false;
    if (!object.required.every((name) => Object.hasOwn(value, name))) return false;
    const matchesName = (term: Parameters<typeof matches>[1], name: string) => matches(store, term, name);
    for (const name of names) {
      if (!this.satisfies(propertyRefs(object, name, matchesName), value[name]!)) return false;
      if (!this.satisfies([object.propertyNames], name)) return false;
    }
    const dependenciesHold = object.dependencies.every(
      ([name, needed]) => !Object.hasOwn(value, name) || needed.every((other) => Object.hasOwn(value, other)),
    );
    if (!dependenciesHold) return false;
    return object.some.every((some) =>
      names.some((name) => matches(store, some.names, name) && this.satisfies([some.value], value[name]!)),
    );
  }
}
