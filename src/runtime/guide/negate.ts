// The negation of a schema as alternatives, pushed inwards by De Morgan: a value fails a schema when it fails
// one of its keywords. Each alternative is a list of references that hold together. What has no finite
// negation (uniqueItems, unevaluated*) is refused, naming the keyword.

import { type Applicators, type Choice, readApplicators } from "./applicators.ts";
import type { Constraints } from "./constraints.ts";
import { unsupported } from "./diagnostics.ts";
import {
  ALL_TYPES,
  ANYTHING,
  type ArrayAssertions,
  arrayAssertions,
  type Leaf,
  leaf,
  NOTHING,
  type NumberAssertions,
  numberAssertions,
  type ObjectAssertions,
  objectAssertions,
  type Ref,
  type StringAssertions,
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
  const not = (assertions: Partial<NumberAssertions>) =>
    add({ types: TYPE_BITS.number, number: numberAssertions(assertions) });
  for (const bound of number.bounds) {
    const side: NumberBound["side"] = bound.side === "least" ? "greatest" : "least";
    const outside: NumberBound = { side, value: bound.value, strict: !bound.strict };
    not({ bounds: [outside] });
  }
  for (const factor of number.multiples) not({ notMultiples: [factor] });
  for (const factor of number.notMultiples) not({ multiples: [factor] });
  if (number.notInteger) add({ types: TYPE_BITS.number, integer: true });
}

function negateString(constraints: Constraints, ref: Ref, { string }: Leaf, add: Add): void {
  if (string === undefined) return;
  const not = (assertions: Partial<StringAssertions>) =>
    add({ types: TYPE_BITS.string, string: stringAssertions(assertions) });
  if (string.inexactFormat !== undefined) {
    throw unsupported(
      "format",
      constraints.pointerOf(ref),
      `"${string.inexactFormat}" stands below a negation`,
    );
  }
  for (const outside of outsideOf(string)) not(outside);
  for (const term of string.terms) not({ terms: [constraints.store.complement(term)] });
}

function negateArray(constraints: Constraints, ref: Ref, { array }: Leaf, add: Add): void {
  if (array === undefined) return;
  const not = (assertions: Partial<ArrayAssertions>) =>
    add({ types: TYPE_BITS.array, array: arrayAssertions(assertions) });
  if (array.unique) {
    throw unsupported("uniqueItems", constraints.pointerOf(ref), "it stands below a negation");
  }
  for (const outside of outsideOf(array)) not(outside);
  array.prefix.forEach((item, index) => {
    if (item === ANYTHING) return;
    const prefix: Ref[] = new Array(index).fill(ANYTHING);
    prefix.push(item ^ 1);
    not({ min: index + 1, prefix });
  });
  if (array.rest !== ANYTHING) {
    not({ contains: [{ ...UNLIMITED, value: array.rest ^ 1, min: 1, from: array.prefix.length }] });
  }
  for (const part of array.contains) {
    for (const outside of outsideOf(part)) not({ contains: [{ ...part, ...UNLIMITED, ...outside }] });
  }
}

const UNLIMITED = { min: 0, max: Number.POSITIVE_INFINITY };

/** The counts below `min` and those above `max`. */
function outsideOf({ min, max }: typeof UNLIMITED): Partial<typeof UNLIMITED>[] {
  const below = min > 0 ? [{ max: min - 1 }] : [];
  return max < Number.POSITIVE_INFINITY ? [...below, { min: max + 1 }] : below;
}

function negateObject(
  constraints: Constraints,
  { object }: Leaf,
  namesOf: (ref: Ref) => Regex,
  add: Add,
): void {
  if (object === undefined) return;
  const { store } = constraints;
  const not = (assertions: Partial<ObjectAssertions>) =>
    add({ types: TYPE_BITS.object, object: objectAssertions(assertions) });
  for (const name of object.required) not({ properties: new Map([[name, NOTHING]]) });
  for (const outside of outsideOf(object)) not(outside);
  for (const [name, value] of object.properties) {
    if (value === ANYTHING) continue;
    not({ required: [name], properties: new Map([[name, value ^ 1]]) });
  }
  for (const [names, value] of object.patterns) {
    if (value === ANYTHING) continue;
    not({ some: [{ names, value: value ^ 1 }] });
  }
  if (object.additional !== ANYTHING) {
    const spokenOf: Regex[] = [store.words([...object.properties.keys()])];
    for (const [names] of object.patterns) spokenOf.push(names);
    const names = store.complement(store.union(spokenOf));
    not({ some: [{ names, value: object.additional ^ 1 }] });
  }
  if (object.propertyNames !== ANYTHING) {
    const names = store.complement(namesOf(object.propertyNames));
    not({ some: [{ names, value: ANYTHING }] });
  }
  for (const [name, needed] of object.dependencies) {
    for (const other of needed) not({ required: [name], properties: new Map([[other, NOTHING]]) });
  }
  for (const { names, value } of object.some) {
    not({ patterns: [[names, value ^ 1]] });
  }
}
