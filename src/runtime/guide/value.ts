// What a conjunction allows, ready for the automaton: one term for numbers and literals, one for strings, and
// nodes for arrays and objects, one per alternative. Children are conjunctions, compiled when first asked for.

import { isObject, type JsonObject, type JsonValue } from "../../json-schema.ts";
import type { Conjunction, Constraints } from "./constraints.ts";
import { tooComplex } from "./diagnostics.ts";
import type { Alternative, Expander } from "./expand.ts";
import { canonicalText, distinctValues } from "./json-value.ts";
import {
  ALL_TYPES,
  ANYTHING,
  type ArrayAssertions,
  arrayAssertions,
  type Contains,
  type Leaf,
  leaf,
  NOTHING,
  type ObjectAssertions,
  objectAssertions,
  type Ref,
  type SomeProperty,
  TYPE_BITS,
} from "./leaf.ts";
import { numbers, numberText } from "./numbers.ts";
import { itemRef, propertyRefs } from "./read-leaf.ts";
import type { Regex } from "./regex.ts";
import { matches } from "./regex-derivative.ts";
import { isInhabited } from "./regex-search.ts";
import { remembered } from "./remembered.ts";
import { stringTerm } from "./string-term.ts";
import { Validator } from "./validate.ts";

export interface Value {
  readonly conjunction: Conjunction;
  /** Texts of numbers, null, true and false. */
  scalar: Regex;
  /** Contents of strings. */
  string: Regex;
  readonly arrays: ArrayNode[];
  readonly objects: ObjectNode[];
}

/** Arrays under one alternative. */
export interface ArrayNode {
  readonly id: number;
  readonly parts: readonly ArrayAssertions[];
  readonly min: number;
  readonly max: number;
  readonly unique: boolean;
  /** Items from this index on are all alike. */
  readonly prefix: number;
  readonly contains: readonly Contains[];
  readonly excluded: readonly (readonly JsonValue[])[];
  readonly items: (Conjunction | undefined)[];
}

/** Objects under one alternative. */
export interface ObjectNode {
  readonly id: number;
  readonly origin: Ref;
  readonly parts: readonly ObjectAssertions[];
  /** Names that some keyword mentions, in the order of the schema. */
  readonly names: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly required: readonly number[];
  readonly dependencies: readonly (readonly [number, readonly number[]])[];
  readonly min: number;
  readonly max: number;
  readonly some: readonly SomeProperty[];
  readonly excluded: readonly JsonObject[];
  readonly properties: (Conjunction | undefined)[];
  others: OtherNames | undefined;
}

/** Names that the schema does not mention. */
export interface OtherNames {
  /** Whether the classes together are all strings. */
  readonly everyName: boolean;
  readonly classes: readonly { readonly names: Regex; readonly conjunction: Conjunction }[];
}

/** Distinct sets of pattern matches that a name can have; more are refused. */
const MOST_NAME_CLASSES = 128;

/** Arrays and objects that an enum may list; more are refused. */
const MOST_CONSTANTS = 256;

export class Values {
  readonly #constraints: Constraints;
  readonly #expander: Expander;
  readonly validator: Validator;
  readonly #values = new Map<Conjunction, Value>();
  readonly #arrays = new Map<string, ArrayNode>();
  readonly #objects = new Map<string, ObjectNode>();
  readonly #constants = new Map<string, Ref>();
  #exact = 0;

  constructor(constraints: Constraints, expander: Expander) {
    this.#constraints = constraints;
    this.#expander = expander;
    this.validator = new Validator(constraints, expander);
  }

  of(conjunction: Conjunction): Value {
    let value = this.#values.get(conjunction);
    if (value === undefined) {
      const { empty } = this.#constraints.store;
      value = { conjunction, scalar: empty, string: empty, arrays: [], objects: [] };
      this.#fill(value);
      this.#values.set(conjunction, value);
    }
    return value;
  }

  /** Everything that was compiled so far. */
  get all(): Iterable<Value> {
    return this.#values.values();
  }

  /** Exactly one value. */
  constant(constant: JsonValue): Value {
    return this.of(this.#constraints.conjunction([this.#constantRef(constant)]));
  }

  #fill(value: Value): void {
    if (value.conjunction.refs[0] === NOTHING) return;
    const { store } = this.#constraints;
    const scalars: Regex[] = [];
    const strings: Regex[] = [];
    for (const alternative of this.#expander.expand(value.conjunction)) {
      const leaves = alternative.map((ref) => this.#expander.leafOf(ref));
      const listed = leaves.find((each) => each.values !== undefined);
      if (listed !== undefined) {
        const candidates = distinctValues(listed.values!).filter((candidate) =>
          leaves.every((each) => this.validator.satisfiesLeaf(each, candidate)),
        );
        this.#addConstants(value, candidates, scalars, strings);
      } else {
        this.#addAlternative(value, alternative, leaves, scalars, strings);
      }
    }
    value.scalar = inhabited(store.union(scalars));
    value.string = inhabited(store.union(strings));

    function inhabited(term: Regex): Regex {
      return isInhabited(store, term) ? term : store.empty;
    }
  }

  #addConstants(value: Value, constants: readonly JsonValue[], scalars: Regex[], strings: Regex[]): void {
    const { store } = this.#constraints;
    const texts: string[] = [];
    const contents: string[] = [];
    for (const constant of constants) {
      if (typeof constant === "string") contents.push(constant);
      else if (typeof constant === "number") texts.push(numberText(constant), JSON.stringify(constant));
      else if (Array.isArray(constant)) value.arrays.push(this.#constantArray(constant));
      else if (isObject(constant)) value.objects.push(this.#constantObject(constant));
      else texts.push(String(constant));
    }
    if (value.arrays.length + value.objects.length > MOST_CONSTANTS) {
      throw tooComplex("enum", this.#constraints.pointerOf(value.conjunction.refs[0] ?? ANYTHING));
    }
    scalars.push(store.words(texts));
    strings.push(store.words(contents));
  }

  #constantRef(constant: JsonValue): Ref {
    const text = canonicalText(constant);
    return remembered(this.#constants, text, () => this.#constraints.ref({ const: constant }, []));
  }

  #constantArray(items: readonly JsonValue[]): ArrayNode {
    const prefix = items.map((item) => this.#constantRef(item));
    const { length } = items;
    return this.#newArray(`exactly ${this.#exact++}`, [
      leaf({ array: arrayAssertions({ prefix, rest: NOTHING, min: length, max: length }) }),
    ]);
  }

  #constantObject(object: JsonObject): ObjectNode {
    const properties = new Map<string, Ref>();
    for (const [name, property] of Object.entries(object)) properties.set(name, this.#constantRef(property));
    const required = [...properties.keys()];
    return this.#newObject(`exactly ${this.#exact++}`, ANYTHING, [
      leaf({ object: objectAssertions({ properties, required, additional: NOTHING }) }),
    ]);
  }

  #addAlternative(
    value: Value,
    alternative: Alternative,
    leaves: readonly Leaf[],
    scalars: Regex[],
    strings: Regex[],
  ): void {
    const types = leaves.reduce((common, each) => common & each.types, ALL_TYPES);
    const excluded = leaves.flatMap((each) => each.excluded);
    const literals: string[] = [];
    if (types & TYPE_BITS.null && !excluded.includes(null)) literals.push("null");
    if (types & TYPE_BITS.boolean) {
      for (const literal of [true, false]) if (!excluded.includes(literal)) literals.push(String(literal));
    }
    if (literals.length > 0) scalars.push(this.#constraints.store.words(literals));
    if (types & TYPE_BITS.number) scalars.push(this.#number(leaves, excluded));
    if (types & TYPE_BITS.string) strings.push(stringTerm(this.#constraints.store, leaves));
    if (types & TYPE_BITS.array) {
      const relevant = alternative.filter((_, index) => {
        const { array, excluded } = leaves[index]!;
        return array !== undefined || excluded.some(Array.isArray);
      });
      const node = this.#newArray(
        relevant.join(","),
        relevant.map((ref) => this.#expander.leafOf(ref)),
      );
      if (!value.arrays.includes(node)) value.arrays.push(node);
    }
    if (types & TYPE_BITS.object) {
      const relevant = alternative.filter((_, index) => {
        const { object, excluded } = leaves[index]!;
        return object !== undefined || excluded.some(isObject);
      });
      const relevantLeaves = relevant.map((ref) => this.#expander.leafOf(ref));
      const node = this.#newObject(relevant.join(","), relevant[0] ?? ANYTHING, relevantLeaves);
      if (!value.objects.includes(node)) value.objects.push(node);
    }
  }

  #number(leaves: readonly Leaf[], excluded: readonly JsonValue[]): Regex {
    const parts = leaves.flatMap((each) => each.number ?? []);
    return numbers(this.#constraints.store, {
      integer: leaves.some((each) => each.integer) || parts.some((part) => part.multiples.includes(1)),
      plainIntegers: leaves.some((each) => each.integer && each.plainIntegers),
      bounds: parts.flatMap((part) => part.bounds),
      multiples: parts.flatMap((part) => part.multiples.filter((factor) => factor !== 1)),
      notMultiples: parts.flatMap((part) => part.notMultiples),
      notInteger: parts.some((part) => part.notInteger),
      excluded: excluded.filter((value) => typeof value === "number"),
    });
  }

  #newArray(key: string, leaves: readonly Leaf[]): ArrayNode {
    return remembered(this.#arrays, key, () => {
      const parts = leaves.flatMap((each) => each.array ?? []);
      const contains = parts.flatMap((part) => part.contains);
      return {
        id: this.#arrays.size,
        parts,
        min: Math.max(0, ...parts.map((part) => part.min)),
        max: Math.min(...parts.map((part) => part.max)),
        unique: parts.some((part) => part.unique),
        prefix: Math.max(0, ...parts.map((part) => part.prefix.length), ...contains.map((part) => part.from)),
        contains: contains.filter((part) => part.min > 0 || part.max < Number.POSITIVE_INFINITY),
        excluded: leaves.flatMap((each) => each.excluded.filter((value) => Array.isArray(value))),
        items: [],
      };
    });
  }

  /** The conjunction of the item at `index`, whatever `contains` asks. */
  item(node: ArrayNode, index: number): Conjunction {
    const at = Math.min(index, node.prefix);
    node.items[at] ??= this.#constraints.conjunction(node.parts.map((part) => itemRef(part, at)));
    return node.items[at];
  }

  /** `conjunction` and `refs` together. */
  also(conjunction: Conjunction, refs: readonly Ref[]): Conjunction {
    return refs.length === 0 ? conjunction : this.#constraints.conjunction([...conjunction.refs, ...refs]);
  }

  #newObject(key: string, origin: Ref, leaves: readonly Leaf[]): ObjectNode {
    let node = this.#objects.get(key);
    if (node !== undefined) return node;
    const parts = leaves.flatMap((each) => each.object ?? []);
    const names = new Set<string>();
    for (const part of parts) for (const name of part.properties.keys()) names.add(name);
    for (const part of parts) {
      for (const name of part.required) names.add(name);
      for (const [name, needed] of part.dependencies) {
        names.add(name);
        for (const other of needed) names.add(other);
      }
    }
    const indexOf = new Map([...names].map((name, index) => [name, index]));
    const indexes = (list: readonly string[]) => list.map((name) => indexOf.get(name)!);
    node = {
      id: this.#objects.size,
      origin,
      parts,
      names: [...names],
      indexOf,
      required: [...new Set(parts.flatMap((part) => indexes(part.required)))].sort((a, b) => a - b),
      dependencies: parts.flatMap((part) =>
        part.dependencies.map(([name, needed]) => [indexOf.get(name)!, indexes(needed)] as const),
      ),
      min: Math.max(0, ...parts.map((part) => part.min)),
      max: Math.min(...parts.map((part) => part.max)),
      some: parts.flatMap((part) => part.some),
      excluded: leaves.flatMap((each) => each.excluded.filter(isObject)),
      properties: [],
      others: undefined,
    };
    this.#objects.set(key, node);
    return node;
  }

  /** The conjunction of the value of the declared name `index`. */
  property(node: ObjectNode, index: number): Conjunction {
    const name = node.names[index]!;
    const isAllowed = () => node.parts.every((part) => this.validator.satisfies([part.propertyNames], name));
    node.properties[index] ??= this.#constraints.conjunction(
      isAllowed() ? this.#refsOf(node, name) : [NOTHING],
    );
    return node.properties[index];
  }

  #refsOf(node: ObjectNode, name: string): Ref[] {
    const { store } = this.#constraints;
    const matchesName = (term: Regex, text: string) => matches(store, term, text);
    return node.parts.flatMap((part) => propertyRefs(part, name, matchesName));
  }

  /** The names that `node` does not mention, divided by what their values must satisfy. */
  others(node: ObjectNode): OtherNames {
    node.others ??= this.#classes(node);
    return node.others;
  }

  #classes(node: ObjectNode): OtherNames {
    const { store } = this.#constraints;
    const start = this.#otherNames(node);
    let classes = isInhabited(store, start) ? [{ names: start, refs: [] as Ref[] }] : [];
    for (const part of node.parts) {
      const divided = new Map<string, { names: Regex[]; refs: Ref[] }>();
      const add = (names: Regex, refs: Ref[]): void => {
        if (!isInhabited(store, names)) return;
        const conjunction = this.#constraints.conjunction(refs);
        const key = String(conjunction.id);
        const known = divided.get(key);
        if (known === undefined) divided.set(key, { names: [names], refs: [...conjunction.refs] });
        else known.names.push(names);
      };
      for (const { names, refs } of classes) {
        this.#divide(part, names, refs, add);
        if (divided.size > MOST_NAME_CLASSES) {
          throw tooComplex("patternProperties", this.#constraints.pointerOf(node.origin));
        }
      }
      classes = [...divided.values()].map((each) => ({ names: store.union(each.names), refs: each.refs }));
    }
    const possible = classes
      .map(({ names, refs }) => ({ names, conjunction: this.#constraints.conjunction(refs) }))
      .filter(({ conjunction }) => conjunction.refs[0] !== NOTHING);
    return { everyName: start === store.all && possible.length === classes.length, classes: possible };
  }

  /** Splits `names` by the patterns of `part` that they match. */
  #divide(
    part: ObjectAssertions,
    names: Regex,
    refs: readonly Ref[],
    add: (names: Regex, refs: Ref[]) => void,
  ): void {
    const { store } = this.#constraints;
    let open: { names: Regex; refs: readonly Ref[]; spokenOf: boolean }[] = [
      { names, refs, spokenOf: false },
    ];
    for (const [pattern, value] of part.patterns) {
      const next: typeof open = [];
      for (const each of open) {
        const inside = store.intersection([each.names, pattern]);
        if (isInhabited(store, inside))
          next.push({ names: inside, refs: [...each.refs, value], spokenOf: true });
        const outside = store.intersection([each.names, store.complement(pattern)]);
        if (isInhabited(store, outside)) next.push({ ...each, names: outside });
      }
      open = next;
      if (open.length > MOST_NAME_CLASSES) break;
      this.#constraints.budget.spend(open.length, "patternProperties", () => "");
    }
    for (const each of open) {
      add(each.names, each.spokenOf ? [...each.refs] : [...each.refs, part.additional]);
    }
  }

  /** Every name that no keyword mentions and that propertyNames allows. */
  #otherNames(node: ObjectNode): Regex {
    const { store } = this.#constraints;
    const refs = node.parts.flatMap((part) => part.propertyNames);
    const terms: Regex[] = [];
    if (refs.some((ref) => ref !== ANYTHING)) {
      terms.push(this.of(this.#constraints.conjunction(refs)).string);
    }
    if (node.parts.some((part) => part.additional === NOTHING)) {
      const closed = node.parts.filter((part) => part.additional === NOTHING);
      for (const part of closed) terms.push(store.union(part.patterns.map(([names]) => names)));
    }
    return store.intersection(terms);
  }
}
