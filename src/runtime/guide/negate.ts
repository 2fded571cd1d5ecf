// The negation of a schema as alternatives, pushed inwards by De Morgan: a value fails a schema when it fails
// one of its keywords. Each alternative is a list of references that hold together. What has no finite
// negation (uniqueItems, unevaluated*) is refused, naming the keyword.

import { type Applicators, type Choice, readApplicators } from "./applicators.ts";
import type { Constraints } from "./constraints.ts";
import { unsupported } from "./diagnostics.ts";
import {
  ALL_TYPES,
  ANYTHING,
  arrayAssertions,
  type Leaf,
  leaf,
  NOTHING,
  numberAssertions,
  objectAssertions,
  type Ref,
  stringAssertions,
  TYPE_BITS,
} from "./leaf.ts";
import type { NumberBound } from "./numbers.ts";
import type { Regex } from "./regex.ts";

/** The alternatives under which the schema of `ref` (positive) does not hold; `namesOf` gives its strings. */
export function negate(constraints: Constraints, ref: Ref, namesOf: (ref: Ref) => Regex): Choice {
  const parts: Applicators = readApplicators(constraints, ref);
  const alternatives: Ref[][] = [];
  for (const conjunct of parts.conjuncts) alternatives.push([conjunct ^ 1]);
  for (const members of parts.anyOf) alternatives.push(members.map((member) => member ^ 1));
  for (const members of parts.oneOf) {
    alternatives.push(members.map((member) => member ^ 1));
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) alternatives.push([members[i]!, members[j]!]);
    }
  }
  if (parts.conditional !== undefined) {
    const [condition, then, otherwise] = parts.conditional;
    alternatives.push([condition, then ^ 1], [condition ^ 1, otherwise ^ 1]);
  }
  for (const [, present, consequence] of parts.dependent) alternatives.push([present, consequence ^ 1]);
  for (const keyword of ["unevaluatedProperties", "unevaluatedItems"] as const) {
    if (parts[keyword] === ANYTHING) continue;
    throw unsupported(keyword, constraints.pointerOf(ref), "it stands below a negation");
  }
  if (parts.leaf !== ANYTHING) {
    const assertions = constraints.entry(parts.leaf).made!;
    for (const made of negateLeaf(constraints, parts.leaf, assertions, namesOf)) alternatives.push([made]);
  }
  return alternatives.filter((refs) => !refs.includes(NOTHING));
}

function negateLeaf(
  constraints: Constraints,
  ref: Ref,
  assertions: Leaf,
  namesOf: (ref: Ref) => Regex,
): Ref[] {
  const refs: Ref[] = [];
  // The same leaf is always negated in the same order.
  const add = (made: Partial<Leaf>): void => {
    refs.push(constraints.make(ref, `not ${refs.length}`, () => leaf({ negative: true, ...made })));
  };
  const { types, values, excluded } = assertions;
  if (types !== ALL_TYPES) add({ types: ALL_TYPES & ~types });
  if (assertions.integer) {
    add({ types: TYPE_BITS.number, number: numberAssertions({ notInteger: true }) });
  }
  if (values !== undefined) add({ excluded: values });
  if (excluded.length > 0) add({ values: excluded });
  negateNumber(assertions, add);
  negateString(constraints, ref, assertions, add);
  negateArray(constraints, ref, assertions, add);
  negateObject(constraints, assertions, namesOf, add);
  return refs;
}

type Add = (made: Partial<Leaf>) => void;

function negateNumber({ number }: Leaf, add: Add): void {
  if (number === undefined) return;
  const types = TYPE_BITS.number;
  for (const bound of number.bounds) {
    const side: NumberBound["side"] = bound.side === "least" ? "greatest" : "least";
    const outside: NumberBound = { side, value: bound.value, strict: !bound.strict };
    add({
      types,
      number: numberAssertions({ bounds: [outside] }),
    });
  }
  for (const factor of number.multiples) {
    add({ types, number: numberAssertions({ notMultiples: [factor] }) });
  }
  for (const factor of number.notMultiples) {
    add({ types, number: numberAssertions({ multiples: [factor] }) });
  }
  if (number.notInteger) add({ types, integer: true });
}

function negateString(constraints: Constraints, ref: Ref, { string }: Leaf, add: Add): void {
  if (string === undefined) return;
  const types = TYPE_BITS.string;
  if (string.inexactFormat !== undefined) {
    throw unsupported(
      "format",
      constraints.pointerOf(ref),
      `"${string.inexactFormat}" stands below a negation`,
    );
  }
  if (string.min > 0) add({ types, string: stringAssertions({ max: string.min - 1 }) });
  if (string.max < Number.POSITIVE_INFINITY) {
    add({ types, string: stringAssertions({ min: string.max + 1 }) });
  }
  for (const term of string.terms) {
    add({
      types,
      string: stringAssertions({ terms: [constraints.store.complement(term)] }),
    });
  }
}

function negateArray(constraints: Constraints, ref: Ref, { array }: Leaf, add: Add): void {
  if (array === undefined) return;
  const types = TYPE_BITS.array;
  if (array.unique) {
    throw unsupported("uniqueItems", constraints.pointerOf(ref), "it stands below a negation");
  }
  if (array.min > 0) add({ types, array: arrayAssertions({ max: array.min - 1 }) });
  if (array.max < Number.POSITIVE_INFINITY) {
    add({ types, array: arrayAssertions({ min: array.max + 1 }) });
  }
  array.prefix.forEach((item, index) => {
    if (item === ANYTHING) return;
    const prefix: Ref[] = new Array(index).fill(ANYTHING);
    prefix.push(item ^ 1);
    add({ types, array: arrayAssertions({ min: index + 1, prefix }) });
  });
  if (array.rest !== ANYTHING) {
    const max = Number.POSITIVE_INFINITY;
    const contains = [{ value: array.rest ^ 1, min: 1, max, from: array.prefix.length }];
    add({ types, array: arrayAssertions({ contains }) });
  }
  array.contains.forEach((part) => {
    if (part.min > 0) {
      const contains = [{ ...part, min: 0, max: part.min - 1 }];
      add({ types, array: arrayAssertions({ contains }) });
    }
    if (part.max < Number.POSITIVE_INFINITY) {
      const contains = [{ ...part, min: part.max + 1, max: Number.POSITIVE_INFINITY }];
      add({ types, array: arrayAssertions({ contains }) });
    }
  });
}

function negateObject(
  constraints: Constraints,
  { object }: Leaf,
  namesOf: (ref: Ref) => Regex,
  add: Add,
): void {
  if (object === undefined) return;
  const { store } = constraints;
  const types = TYPE_BITS.object;
  for (const name of object.required) {
    add({ types, object: objectAssertions({ properties: new Map([[name, NOTHING]]) }) });
  }
  if (object.min > 0) add({ types, object: objectAssertions({ max: object.min - 1 }) });
  if (object.max < Number.POSITIVE_INFINITY) {
    add({ types, object: objectAssertions({ min: object.max + 1 }) });
  }
  for (const [name, value] of object.properties) {
    if (value === ANYTHING) continue;
    const properties = new Map([[name, value ^ 1]]);
    add({ types, object: objectAssertions({ required: [name], properties }) });
  }
  for (const [names, value] of object.patterns) {
    if (value === ANYTHING) continue;
    add({ types, object: objectAssertions({ some: [{ names, value: value ^ 1 }] }) });
  }
  if (object.additional !== ANYTHING) {
    const spokenOf: Regex[] = [store.words([...object.properties.keys()])];
    for (const [names] of object.patterns) spokenOf.push(names);
    const names = store.complement(store.union(spokenOf));
    const value = object.additional ^ 1;
    add({ types, object: objectAssertions({ some: [{ names, value }] }) });
  }
  if (object.propertyNames !== ANYTHING) {
    const names = store.complement(namesOf(object.propertyNames));
    add({ types, object: objectAssertions({ some: [{ names, value: ANYTHING }] }) });
  }
  for (const [name, needed] of object.dependencies) {
    for (const other of needed) {
      const properties = new Map([[other, NOTHING]]);
      add({
        types,
        object: objectAssertions({ required: [name], properties }),
      });
    }
  }
  for (const { names, value } of object.some) {
    const patterns: [Regex, Ref][] = [[names, value ^ 1]];
    add({ types, object: objectAssertions({ patterns }) });
  }
}
