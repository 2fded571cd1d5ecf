// The schemas of one compilation as numbers. A reference is a schema with a polarity (even: it must hold, odd:
// it must not); a conjunction is a set of references that hold together, and what one value must satisfy.
// Equal references and conjunctions are one number and one object, so that recursion ends.

import { isObject, type JsonObject, type JsonSchema } from "../../json-schema.ts";
import { type Budget, unsupported } from "./diagnostics.ts";
import type { Documents, Draft } from "./documents.ts";
import { ANYTHING, type Leaf, NOTHING, type Ref } from "./leaf.ts";
import type { RegexStore } from "./regex.ts";
import { remembered } from "./remembered.ts";

/** A schema of the documents, or a leaf made while compiling, where it stands. */
export interface Entry {
  readonly schema: JsonObject;
  /** Set for a leaf that was made, not read from `schema`. */
  readonly made?: Leaf;
  /** Set for a union that was made: one of these must hold. */
  readonly either?: readonly Ref[];
  /** URIs of the resources entered on the way, outermost first, that have dynamic anchors. */
  readonly scope: readonly string[];
}

export interface Conjunction {
  readonly id: number;
  /** Sorted, distinct; [NOTHING] when contradictory. */
  readonly refs: readonly Ref[];
}

/** Keywords that mean the same wherever they stand, and whose errors are those of reading them. */
const PLACELESS = new Set([
  "type",
  "enum",
  "const",
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
]);
const ANNOTATIONS = new Set(["title", "description", "default", "examples", "$comment", "deprecated"]);

/** What `schema` asserts as a text, when only placeless keywords do; equal texts are equal schemas. */
function placelessText(schema: JsonObject): string | undefined {
  let text = "";
  for (const keyword of Object.keys(schema)) {
    if (ANNOTATIONS.has(keyword)) continue;
    if (!PLACELESS.has(keyword)) return undefined;
    text += `${keyword}:${JSON.stringify(schema[keyword])},`;
  }
  return text;
}

export class Constraints {
  readonly documents: Documents;
  readonly store: RegexStore;
  readonly budget: Budget;
  readonly #entries: Entry[] = [];
  /** By their schemas and scopes. */
  readonly #refs = new Map<object, Map<string, Ref>>();
  /** The same by `placelessText`: catalogues of tools say the same few things a thousand times. */
  readonly #placeless = new Map<string, Ref>();
  readonly #conjunctions = new Map<string, Conjunction>();
  readonly #made = new Map<string, Ref>();

  constructor(documents: Documents, store: RegexStore, budget: Budget) {
    this.documents = documents;
    this.store = store;
    this.budget = budget;
  }

  /** The schema of a reference, whatever its polarity; not for ANYTHING and NOTHING. */
  entry(ref: Ref): Entry {
    return this.#entries[(ref >> 1) - 1]!;
  }

  pointerOf(ref: Ref): string {
    return ref <= NOTHING ? "" : this.documents.pointerOf(this.entry(ref).schema);
  }

  /** The reference to `schema`, found by way of the resources in `scope`. */
  ref(schema: JsonSchema | undefined, scope: readonly string[], origin?: JsonObject): Ref {
    if (schema === true || schema === undefined) return ANYTHING;
    if (schema === false) return NOTHING;
    if (!isObject(schema)) {
      const pointer = origin === undefined ? "" : this.documents.pointerOf(origin);
      throw unsupported("schema", pointer, "a schema must be an object or a boolean");
    }
    const resource = this.documents.resourceOf(schema);
    if (resource.dynamicAnchors.size > 0 && !scope.includes(resource.uri)) scope = [...scope, resource.uri];
    const byScope = remembered(this.#refs, schema, () => new Map<string, Ref>());
    return remembered(byScope, scope.join(" "), () =>
      scope.length === 0 ? this.#firstAlike(schema, resource.draft) : this.#add({ schema, scope }),
    );
  }

  /** The reference to the first schema that says the same as `schema`. */
  #firstAlike(schema: JsonObject, draft: Draft): Ref {
    const text = placelessText(schema);
    const add = () => this.#add({ schema, scope: [] });
    return text === undefined ? add() : remembered(this.#placeless, `${draft} ${text}`, add);
  }

  /** A leaf that no schema has, standing where `origin` stands; made once per `name`. */
  make(origin: Ref, name: string, create: () => Leaf): Ref {
    return this.#make(origin, name, () => ({ made: create() }));
  }

  /** One of `refs` holds; stands where `origin` stands. */
  either(origin: Ref, refs: readonly Ref[]): Ref {
    return this.#make(origin, `either ${refs}`, () => ({ either: refs }));
  }

  #make(origin: Ref, name: string, create: () => Pick<Entry, "made" | "either">): Ref {
    const { schema, scope } = this.entry(origin);
    return remembered(this.#made, `${origin} ${name}`, () => this.#add({ schema, scope, ...create() }));
  }

  #add(entry: Entry): Ref {
    this.#entries.push(entry);
    return this.#entries.length * 2;
  }

  /** The conjunction of `refs`. */
  conjunction(refs: readonly Ref[]): Conjunction {
    const sorted = refs.length === 1 && refs[0] !== ANYTHING ? refs : normalize(refs);
    const key = sorted.join(",");
    let conjunction = this.#conjunctions.get(key);
    if (conjunction === undefined) {
      conjunction = { id: this.#conjunctions.size, refs: sorted };
      this.#conjunctions.set(key, conjunction);
    }
    return conjunction;
  }
}

function normalize(refs: readonly Ref[]): readonly Ref[] {
  const sorted = [...new Set(refs)].filter((ref) => ref !== ANYTHING).sort((left, right) => left - right);
  for (let index = 0; index < sorted.length; index++) {
    const ref = sorted[index]!;
    if (ref === NOTHING || ((ref & 1) === 0 && sorted[index + 1] === ref + 1)) return [NOTHING];
  }
  return sorted;
}
