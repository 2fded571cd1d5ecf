// The in-place applicators of one schema: what else must hold of the same value. Conjuncts hold all together,
// choices are lists of alternatives, `exclusive` is oneOf. The schema's own assertions are its leaf.

import { isObject, type JsonObject, type JsonValue } from "../../json-schema.ts";
import type { Constraints, Entry } from "./constraints.ts";
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
  const assertions = readLeaf(constraints, entry);
  const reader = new Reader(constraints, entry, ref);
  return {
    conjuncts: reader.conjuncts(),
    anyOf: reader.lists("anyOf"),
    oneOf: reader.lists("oneOf"),
    conditional: reader.conditional(),
    dependent: reader.dependent(),
    leaf: assertions === undefined ? ANYTHING : constraints.make(ref, "leaf", () => assertions),
    unevaluatedProperties: reader.child("unevaluatedProperties"),
    unevaluatedItems: reader.child("unevaluatedItems"),
    evaluates: reader.evaluates(),
  };
}

class Reader {
  readonly #constraints: Constraints;
  readonly #entry: Entry;
  readonly #ref: Ref;

  constructor(constraints: Constraints, entry: Entry, ref: Ref) {
    this.#constraints = constraints;
    this.#entry = entry;
    this.#ref = ref;
  }

  #get(keyword: string): JsonValue | undefined {
    return Object.hasOwn(this.#entry.schema, keyword) ? this.#entry.schema[keyword] : undefined;
  }

  #toRef(schema: JsonValue | undefined): Ref {
    return this.#constraints.ref(schema as JsonObject, this.#entry.scope, this.#entry.schema);
  }

  child(keyword: string): Ref {
    return this.#toRef(this.#get(keyword));
  }

  conjuncts(): Ref[] {
    const { documents } = this.#constraints;
    const { schema, scope } = this.#entry;
    const refs: Ref[] = [];
    const reference = this.#get("$ref");
    if (typeof reference === "string") refs.push(this.#toRef(documents.resolve(reference, schema, "$ref")));
    for (const keyword of ["$dynamicRef", "$recursiveRef"]) {
      const dynamic = this.#get(keyword);
      if (typeof dynamic !== "string") continue;
      refs.push(this.#toRef(documents.resolveDynamic(dynamic, schema, scope, keyword)));
    }
    for (const list of this.lists("allOf")) refs.push(...list);
    const not = this.#get("not");
    if (not !== undefined) refs.push(this.#toRef(not) ^ 1);
    return refs;
  }

  evaluates(): Leaf | undefined {
    const properties = this.#get("unevaluatedProperties") === true;
    const items = this.#get("unevaluatedItems") === true;
    if (!properties && !items) return undefined;
    return leaf({
      object: properties ? objectAssertions({ evaluatesAdditional: true }) : undefined,
      array: items ? arrayAssertions({ evaluatesRest: true }) : undefined,
    });
  }

  lists(keyword: string): Ref[][] {
    const members = this.#get(keyword);
    if (members === undefined) return [];
    if (!Array.isArray(members)) {
      const pointer = this.#constraints.documents.pointerOf(this.#entry.schema);
      throw unsupported(keyword, pointer, "it must be an array of schemas");
    }
    return [members.map((member) => this.#toRef(member))];
  }

  conditional(): Applicators["conditional"] {
    const condition = this.#get("if");
    if (condition === undefined) return undefined;
    return [this.#toRef(condition), this.child("then"), this.child("else")];
  }

  dependent(): [Ref, Ref, Ref][] {
    const found: [Ref, Ref, Ref][] = [];
    for (const keyword of ["dependentSchemas", "dependencies"]) {
      const schemas = this.#get(keyword);
      if (!isObject(schemas)) continue;
      for (const [name, schema] of Object.entries(schemas)) {
        if (Array.isArray(schema) || typeof schema === "string") continue;
        found.push([...this.#presence(name), this.#toRef(schema)]);
      }
    }
    return found;
  }

  /** References that say that a property is absent, and that it is present. */
  #presence(name: string): [Ref, Ref] {
    const absent = this.#constraints.make(this.#ref, `absent ${name}`, () =>
      leaf({ negative: true, object: objectAssertions({ properties: new Map([[name, NOTHING]]) }) }),
    );
    const present = this.#constraints.make(this.#ref, `present ${name}`, () =>
      leaf({
        negative: true,
        types: TYPE_BITS.object,
        object: objectAssertions({ required: [name] }),
      }),
    );
    return [absent, present];
  }
}
