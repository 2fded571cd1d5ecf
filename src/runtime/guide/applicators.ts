// The in-place applicators of one schema: what else must hold of the same value. Conjuncts hold all together,
// choices are lists of alternatives, `exclusive` is oneOf. The schema's own assertions are its leaf.

import { isObject, type JsonObject, type JsonValue } from "../../json-schema.ts";
import type { Constraints } from "./constraints.ts";
import { unsupported } from "./diagnostics.ts";
import {
  ANYTHING,
  arrayAssertions,
  type Leaf,
  leaf,
  NOTHING,
  objectAssertions,
  type Ref,
  TYPE_BITS,
} from "./leaf.ts";
import { readLeaf } from "./read-leaf.ts";

/** Alternatives; each is a set of references that hold together. */
export type Choice = readonly (readonly Ref[])[];

export interface Applicators {
  readonly conjuncts: readonly Ref[];
  readonly anyOf: readonly (readonly Ref[])[];
  readonly oneOf: readonly (readonly Ref[])[];
  /** if/then/else: the condition and what holds when it does and when it does not. */
  readonly conditional: readonly [Ref, Ref, Ref] | undefined;
  /** dependentSchemas: absent property, present property, and what holds then. */
  readonly dependent: readonly (readonly [Ref, Ref, Ref])[];
  /** A made leaf, or ANYTHING. */
  readonly leaf: Ref;
  readonly unevaluatedProperties: Ref;
  readonly unevaluatedItems: Ref;
  /** What `unevaluatedProperties: true` and `unevaluatedItems: true` evaluate, for enclosing schemas. */
  readonly evaluates: Leaf | undefined;
}

const NONE: Omit<Applicators, "leaf" | "anyOf"> = {
  conjuncts: [],
  oneOf: [],
  conditional: undefined,
  dependent: [],
  unevaluatedProperties: ANYTHING,
  unevaluatedItems: ANYTHING,
  evaluates: undefined,
};

/** Reads the applicators of the schema of `ref` (a positive reference other than ANYTHING). */
export function readApplicators(constraints: Constraints, ref: Ref): Applicators {
  const entry = constraints.entry(ref);
  if (entry.made !== undefined) return { ...NONE, anyOf: [], leaf: ref };
  if (entry.either !== undefined) return { ...NONE, anyOf: [entry.either], leaf: ANYTHING };
  const { schema, scope } = entry;
  const { documents } = constraints;
  const assertions = readLeaf(constraints, entry);
  return {
    conjuncts: conjuncts(),
    anyOf: lists("anyOf"),
    oneOf: lists("oneOf"),
    conditional: given("if") === undefined ? undefined : [child("if"), child("then"), child("else")],
    dependent: dependent(),
    leaf: assertions === undefined ? ANYTHING : constraints.make(ref, "leaf", () => assertions),
    unevaluatedProperties: child("unevaluatedProperties"),
    unevaluatedItems: child("unevaluatedItems"),
    evaluates: evaluates(),
  };

  function given(keyword: string): JsonValue | undefined {
    return Object.hasOwn(schema, keyword) ? schema[keyword] : undefined;
  }

  function toRef(value: JsonValue | undefined): Ref {
    return constraints.ref(value as JsonObject, scope, schema);
  }

  function child(keyword: string): Ref {
    return toRef(given(keyword));
  }

  function conjuncts(): Ref[] {
    const refs = lists("allOf").flat();
    const reference = given("$ref");
    if (typeof reference === "string") refs.push(toRef(documents.resolve(reference, schema, "$ref")));
    for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
      const dynamic = given(keyword);
      if (typeof dynamic === "string")
        refs.push(toRef(documents.resolveDynamic(dynamic, schema, scope, keyword)));
    }
    if (given("not") !== undefined) refs.push(child("not") ^ 1);
    return refs;
  }

  function evaluates(): Leaf | undefined {
    const properties = given("unevaluatedProperties") === true;
    const items = given("unevaluatedItems") === true;
    if (!properties && !items) return undefined;
    return leaf({
      object: properties ? objectAssertions({ evaluatesAdditional: true }) : undefined,
      array: items ? arrayAssertions({ evaluatesRest: true }) : undefined,
    });
  }

  function lists(keyword: string): Ref[][] {
    const members = given(keyword);
    if (members === undefined) return [];
    if (Array.isArray(members)) return [members.map(toRef)];
    throw unsupported(keyword, documents.pointerOf(schema), "it must be an array of schemas");
  }

  function dependent(): [Ref, Ref, Ref][] {
    const found: [Ref, Ref, Ref][] = [];
    for (const keyword of ["dependentSchemas", "dependencies"]) {
      const schemas = given(keyword);
      if (!isObject(schemas)) continue;
      for (const [name, consequence] of Object.entries(schemas)) {
        if (Array.isArray(consequence) || typeof consequence === "string") continue;
        found.push([...presence(name), toRef(consequence)]);
      }
    }
    return found;
  }

  /** References that say that a property is absent, and that it is present. */
  function presence(name: string): [Ref, Ref] {
    const made = (word: string, assertions: Partial<Leaf>): Ref =>
      constraints.make(ref, `${word} ${name}`, () => leaf({ negative: true, ...assertions }));
    return [
      made("absent", { object: objectAssertions({ properties: new Map([[name, NOTHING]]) }) }),
      made("present", { types: TYPE_BITS.object, object: objectAssertions({ required: [name] }) }),
    ];
  }
}
