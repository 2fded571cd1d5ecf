// Can what has begun be finished? For every object and array under way the automaton only takes steps after
// which some way to the closing bracket is known, so generation never meets a dead end. Found by depth-first
// search over whole members (not bytes), the needed ones first; what the search cannot prove counts as no.

import { isObject, type JsonObject, type JsonValue } from "../../json-schema.ts";
import type { Conjunction, Constraints } from "./constraints.ts";
import { scalarBeside, stringBeside } from "./contents.ts";
import { canonicalText, sameValue } from "./json-value.ts";
import { NOTHING, type Ref } from "./leaf.ts";
import type { ArrayLocal, Exclusions, Interner, ObjectLocal } from "./locals.ts";
import type { Regex } from "./regex.ts";
import { matches } from "./regex-derivative.ts";
import { shortestMatch } from "./regex-search.ts";
import { UniqueItems } from "./unique-items.ts";
import type { ArrayNode, ObjectNode, Value, Values } from "./value.ts";

/** Members tried in one search. */
const SEARCH_LIMIT = 3_000;
/** Members on one path: bounds the recursion. */
const DEPTH_LIMIT = 150;

/** One way to go on with a property or an item. */
export interface Option<L> {
  readonly value: Value;
  readonly exclusions: Exclusions;
  /** The enclosing object or array once the value is complete. */
  readonly next: L;
}

export type PropertyOrder = "declared" | "any";

export class Plans {
  readonly #constraints: Constraints;
  readonly #values: Values;
  readonly #interner: Interner;
  readonly #order: PropertyOrder;
  readonly #unique: UniqueItems;
  readonly #satisfiable = new Map<Value, boolean>();
  readonly #inProgress = new Map<Value, number>();
  #completable = new WeakMap<ObjectLocal | ArrayLocal, boolean>();
  #itemOptions = new WeakMap<ArrayLocal, Option<ArrayLocal>[]>();
  /** The shallowest value in progress that an answer depended on. */
  #assumed = Number.POSITIVE_INFINITY;
  #steps = 0;
  /** Objects and arrays whose completion is being searched. */
  readonly #open = new Set<ObjectLocal | ArrayLocal>();
  #depth = 0;

  constructor(constraints: Constraints, values: Values, interner: Interner, order: PropertyOrder) {
    this.#constraints = constraints;
    this.#values = values;
    this.#interner = interner;
    this.#order = order;
    this.#unique = new UniqueItems(constraints.store, values);
  }

  satisfiable(conjunction: Conjunction): boolean {
    if (conjunction.refs.length === 0) return true;
    if (conjunction.refs[0] === NOTHING) return false;
    return this.hasValue(this.#values.of(conjunction), this.#interner.none);
  }

  /** Whether `value` allows anything beside `exclusions`. */
  hasValue(value: Value, exclusions: Exclusions): boolean {
    if (exclusions === this.#interner.none) return this.#hasAnyValue(value);
    const { store } = this.#constraints;
    return (
      stringBeside(store, value, exclusions.values) !== store.empty ||
      scalarBeside(store, value, exclusions.values) !== store.empty ||
      this.#hasContainer(value, exclusions)
    );
  }

  #hasAnyValue(value: Value): boolean {
    const known = this.#satisfiable.get(value);
    if (known !== undefined) return known;
    const assumed = this.#inProgress.get(value);
    if (assumed !== undefined) {
      this.#assumed = Math.min(this.#assumed, assumed);
      return false;
    }
    const { empty } = this.#constraints.store;
    let result = value.string !== empty || value.scalar !== empty;
    if (!result) {
      const depth = this.#inProgress.size;
      const outer = this.#assumed;
      this.#assumed = Number.POSITIVE_INFINITY;
      this.#inProgress.set(value, depth);
      result = this.#hasContainer(value, this.#interner.none);
      this.#inProgress.delete(value);
      const provisional = !result && this.#assumed < depth;
      this.#assumed = provisional ? Math.min(outer, this.#assumed) : outer;
      if (provisional) return false;
    }
    this.#satisfiable.set(value, result);
    return result;
  }

  #hasContainer(value: Value, exclusions: Exclusions): boolean {
    return (
      value.arrays.some((node) => this.completable(this.openArray(node, exclusions, undefined))) ||
      value.objects.some((node) => this.completable(this.openObject(node, exclusions, undefined)))
    );
  }

  exclude(values: readonly JsonValue[]): Exclusions {
    return this.#interner.exclusions(values.map(canonicalText), () => values);
  }

  // Objects

  openObject(node: ObjectNode, exclusions: Exclusions, captured: string | undefined): ObjectLocal {
    const excluded = [...exclusions.values.filter(isObject), ...node.excluded];
    return this.#interner.object({
      node,
      phase: "start",
      seen: [],
      last: -1,
      count: 0,
      met: 0,
      others: [],
      exclusions: excluded.length === 0 ? this.#interner.none : this.exclude(excluded),
      captured,
    });
  }

  /** Whether the object may end here. */
  canCloseObject(object: ObjectLocal): boolean {
    const { node, count, met } = object;
    if (this.nextRequired(object) !== undefined || count < node.min) return false;
    if (met !== (1 << node.some.length) - 1) return false;
    return !object.exclusions.values.some((value) => Object.keys(value as JsonObject).length === count);
  }

  /** The first declared name that is still needed. */
  nextRequired({ node, seen, last }: ObjectLocal): number | undefined {
    for (const index of node.required) {
      if (this.#order === "declared" ? index > last : !seen.includes(index)) return index;
    }
    for (const [index, needed] of node.dependencies) {
      if (!seen.includes(index)) continue;
      for (const other of needed) if (!seen.includes(other)) return other;
    }
    return undefined;
  }

  /** Whether the order and the names present allow the declared name `index` next, whatever its value. */
  nameFits(object: ObjectLocal, index: number): boolean {
    const { node, seen, last } = object;
    if (object.count >= node.max) return false;
    if (this.#order === "any") return !seen.includes(index);
    if (index <= last) return false;
    return node.required.every((required) => required <= last || required >= index);
  }

  /** Whether undeclared names may come next. In declared order they come last. */
  othersFit(object: ObjectLocal): boolean {
    const { node, last } = object;
    if (object.count >= node.max || this.#values.others(node).classes.length === 0) return false;
    return this.#order === "any" || node.required.every((required) => required <= last);
  }

  /** The ways to go on after the name `name`; none when it may not come here. `remember` keeps it as used. */
  afterName(object: ObjectLocal, name: string, remember = true): Option<ObjectLocal>[] {
    return [...this.#possibleProperties(object, name, remember)].filter((option) => this.#leadsOn(option));
  }

  /** Whether the object can be completed when `name` comes next. */
  canFollow(object: ObjectLocal, name: string): boolean {
    const { node } = object;
    const index = node.indexOf.get(name);
    // The same answer as below, without making an object for each name.
    if (index !== undefined && this.#isPlain(object))
      return (
        this.nameFits(object, index) &&
        this.satisfiable(this.#values.property(node, index)) &&
        this.#requiredSatisfiable(object)
      );
    return this.#someLeadsOn(this.#possibleProperties(object, name, true));
  }

  #someLeadsOn<L extends ObjectLocal | ArrayLocal>(options: Generator<Option<L>>): boolean {
    for (const option of options) if (this.#leadsOn(option)) return true;
    return false;
  }

  /** Ways to go on after the name `name`, not yet checked for whether they lead on. */
  *#possibleProperties(object: ObjectLocal, name: string, remember: boolean): Generator<Option<ObjectLocal>> {
    const { node } = object;
    const index = node.indexOf.get(name);
    let conjunction: Conjunction | undefined;
    if (index !== undefined) {
      if (this.nameFits(object, index)) conjunction = this.#values.property(node, index);
    } else if (this.othersFit(object) && !object.others.includes(name)) {
      const { store } = this.#constraints;
      const { classes } = this.#values.others(node);
      const single = classes.length === 1 && classes[0]!.names === store.all;
      conjunction = single
        ? classes[0]!.conjunction
        : classes.find((each) => matches(store, each.names, name))?.conjunction;
    }
    if (conjunction === undefined || conjunction.refs[0] === NOTHING) return;
    const counts = node.min > 0 || node.max < Number.POSITIVE_INFINITY;
    const next = {
      ...object,
      phase: "value" as const,
      seen: this.#withSeen(object, index),
      last: this.#order === "any" ? -1 : (index ?? node.names.length),
      count: counts || object.exclusions !== this.#interner.none ? object.count + 1 : 0,
      others: index === undefined && remember ? [...object.others, name] : object.others,
    };
    for (const [refs, met] of this.#someOptions(object, name)) {
      const value = this.#values.of(this.#values.also(conjunction, refs));
      for (const [exclusions, remaining, exact] of this.#exclusionOptions(object.exclusions, name, value)) {
        yield {
          value: exact ?? value,
          exclusions,
          next: this.#interner.object({ ...next, met, exclusions: remaining }),
        };
      }
    }
  }

  #withSeen({ node, seen }: ObjectLocal, index: number | undefined): readonly number[] {
    if (index === undefined || (this.#order === "declared" && node.dependencies.length === 0)) return seen;
    return seen.toSpliced(seen.findLastIndex((other) => other < index) + 1, 0, index);
  }

  /** What the value may be asked in addition so that some of the node's `some` are met. */
  #someOptions({ node, met }: ObjectLocal, name: string): [readonly Ref[], number][] {
    let options: [readonly Ref[], number][] = [[[], met]];
    node.some.forEach((some, index) => {
      if (met & (1 << index) || !matches(this.#constraints.store, some.names, name)) return;
      options = options.flatMap(([refs, bits]) => [
        [[...refs, some.value], bits | (1 << index)],
        [refs, bits],
      ]);
    });
    return options;
  }

  /**
   * How the value of `key` relates to the excluded objects or arrays: it differs from all of theirs, or equals
   * one and then only those with that value still have to be avoided.
   */
  #exclusionOptions(
    exclusions: Exclusions,
    key: string | number,
    value: Value,
  ): [exclusions: Exclusions, remaining: Exclusions, exact?: Value][] {
    const { none } = this.#interner;
    if (exclusions === none) return [[none, none]];
    const having = exclusions.values.filter((each) => Object.hasOwn(each as JsonObject, key));
    const valueAt = (each: JsonValue) => (each as JsonObject)[key]!;
    const options: [Exclusions, Exclusions, Value?][] = [];
    const distinct = new Map(having.map((each) => [canonicalText(valueAt(each)), valueAt(each)]));
    options.push([this.exclude([...distinct.values()]), none]);
    for (const each of distinct.values()) {
      if (!this.#values.validator.satisfies(value.conjunction.refs, each)) continue;
      const same = having.filter((other) => sameValue(valueAt(other), each));
      options.push([none, this.exclude(same), this.#values.constant(each)]);
    }
    return options;
  }

  // Arrays

  openArray(node: ArrayNode, exclusions: Exclusions, captured: string | undefined): ArrayLocal {
    const excluded = [...exclusions.values.filter((value) => Array.isArray(value)), ...node.excluded];
    return this.#interner.array({
      node,
      phase: "start",
      count: 0,
      tallies: node.contains.map(() => 0),
      items: this.#interner.none,
      exclusions: excluded.length === 0 ? this.#interner.none : this.exclude(excluded),
      captured,
    });
  }

  canCloseArray(array: ArrayLocal): boolean {
    const { node, count, tallies } = array;
    if (count < node.min || !node.contains.every((part, index) => tallies[index]! >= part.min)) return false;
    return !array.exclusions.values.some((value) => (value as readonly JsonValue[]).length === count);
  }

  /** The ways to add an item. */
  itemOptions(array: ArrayLocal): Option<ArrayLocal>[] {
    let options = this.#itemOptions.get(array);
    if (options === undefined) {
      const before = this.#assumed;
      this.#assumed = Number.POSITIVE_INFINITY;
      options = [...this.#possibleItems(array)].filter((option) => this.#leadsOn(option));
      if (this.#assumed === Number.POSITIVE_INFINITY) this.#itemOptions.set(array, options);
      this.#assumed = Math.min(before, this.#assumed);
    }
    return options;
  }

  /** Ways to add an item, not yet checked for whether they lead on. */
  *#possibleItems(array: ArrayLocal): Generator<Option<ArrayLocal>> {
    const { node, count } = array;
    if (count >= node.max) return;
    const base = this.#values.item(node, count);
    const next = { ...array, phase: "value" as const, count: this.#countAfter(array) };
    for (const [refs, tallies] of this.#containsOptions(array)) {
      const conjunction = this.#values.also(base, refs);
      if (conjunction.refs[0] === NOTHING) continue;
      const value = this.#values.of(conjunction);
      for (const [exclusions, remaining, exact] of this.#exclusionOptions(array.exclusions, count, value)) {
        yield {
          value: exact ?? value,
          exclusions: node.unique ? this.#alsoUnique(array, exclusions) : exclusions,
          next: this.#interner.array({ ...next, tallies, exclusions: remaining }),
        };
      }
    }
  }

  #leadsOn<L extends ObjectLocal | ArrayLocal>(option: Option<L>): boolean {
    return this.hasValue(option.value, option.exclusions) && this.completable(option.next);
  }

  #countAfter({ node, count, exclusions }: ArrayLocal): number {
    if (exclusions !== this.#interner.none) return count + 1;
    const enough = node.max < Number.POSITIVE_INFINITY ? node.max : Math.max(node.min, node.prefix);
    return Math.min(count + 1, enough);
  }

  /** What the next item may be asked so that `contains` is met, and the tallies after it. */
  #containsOptions({ node, count, tallies }: ArrayLocal): [readonly Ref[], readonly number[]][] {
    let options: [readonly Ref[], readonly number[]][] = [[[], tallies]];
    node.contains.forEach((part, index) => {
      if (count < part.from) return;
      const next: typeof options = [];
      for (const [refs, counted] of options) {
        const met = counted.with(index, counted[index]! + 1);
        if (part.max < Number.POSITIVE_INFINITY) {
          if (counted[index]! < part.max) next.push([[...refs, part.value], met]);
          next.push([[...refs, part.value ^ 1], counted]);
        } else if (counted[index]! >= part.min) {
          next.push([refs, counted]);
        } else {
          next.push([[...refs, part.value], met], [refs, counted]);
        }
      }
      options = next;
    });
    const room = node.max - count - 1;
    return options.filter(([, counted]) =>
      node.contains.every((part, index) => part.min - counted[index]! <= room),
    );
  }

  /** Beside `exclusions`: the items so far, and the values that later items need. */
  #alsoUnique({ node, count, items }: ArrayLocal, exclusions: Exclusions): Exclusions {
    const reserved = this.#unique.reserved(node, count, items.values);
    return this.exclude([...exclusions.values, ...items.values, ...reserved]);
  }

  // Search

  /** Whether some way to the closing bracket is known. */
  completable(local: ObjectLocal | ArrayLocal): boolean {
    const known = this.#completable.get(local);
    if (known !== undefined) return known;
    if (this.#depth === 0) this.#steps = 0;
    if (this.#open.has(local)) {
      this.#assumed = -1;
      return false;
    }
    if (this.#depth >= DEPTH_LIMIT || ++this.#steps > SEARCH_LIMIT) return false;
    this.#open.add(local);
    const before = this.#assumed;
    this.#assumed = Number.POSITIVE_INFINITY;
    this.#depth++;
    const result = local.kind === "object" ? this.#objectCompletable(local) : this.#arrayCompletable(local);
    this.#depth--;
    this.#open.delete(local);
    if (result || this.#assumed === Number.POSITIVE_INFINITY) this.#completable.set(local, result);
    this.#assumed = result ? before : Math.min(before, this.#assumed);
    return result;
  }

  #objectCompletable(object: ObjectLocal): boolean {
    if (this.canCloseObject(object)) return true;
    const { node } = object;
    if (this.#isPlain(object)) return this.#requiredSatisfiable(object);
    if (object.count >= node.max) return false;
    if (this.#othersFillUp(object)) return this.#requiredSatisfiable(object);
    const required = this.nextRequired(object);
    if (required !== undefined) {
      if (this.canFollow(object, node.names[required]!)) return true;
      if (this.#order === "any") return false;
    }
    for (let index = 0; index < node.names.length; index++) {
      if (index === required || !this.nameFits(object, index)) continue;
      if (this.#advances(object, node.names[index]!)) return true;
    }
    if (!this.othersFit(object)) return false;
    const { store } = this.#constraints;
    const names = this.otherNames(object);
    const wanted = node.some.map((some) => store.intersection([names, some.names]));
    return [...wanted, names].some((term) => {
      const name = shortestMatch(store, term);
      return name !== undefined && this.#advances(object, name);
    });
  }

  /** Whether the object can be completed by a property `name` that is of use for it. */
  #advances(object: ObjectLocal, name: string): boolean {
    const { node, met, count, exclusions } = object;
    const anyHelps = count < node.min || exclusions !== this.#interner.none;
    for (const option of this.#possibleProperties(object, name, true)) {
      if ((anyHelps || option.next.met !== met) && this.#leadsOn(option)) return true;
    }
    return false;
  }

  /** Whether undeclared names without further ado can bring the object to any number of properties. */
  #othersFillUp(object: ObjectLocal): boolean {
    const { node } = object;
    return (
      node.min <= node.max &&
      node.required.length + object.others.length <= node.max &&
      node.some.length === 0 &&
      node.dependencies.length === 0 &&
      object.exclusions === this.#interner.none &&
      object.count < node.min &&
      this.anyNameIsOther(object)
    );
  }

  /** Whether only the required names decide if the object can be completed. */
  #isPlain({ node, exclusions }: ObjectLocal): boolean {
    return (
      node.min === 0 &&
      node.max === Number.POSITIVE_INFINITY &&
      node.some.length === 0 &&
      node.dependencies.length === 0 &&
      exclusions === this.#interner.none
    );
  }

  #requiredSatisfiable({ node, seen, last }: ObjectLocal): boolean {
    return node.required.every((index) => {
      const present = this.#order === "declared" ? index <= last : seen.includes(index);
      return present || this.satisfiable(this.#values.property(node, index));
    });
  }

  /** Whether some undeclared name may come next and the object be completed after it. */
  otherNameFits(object: ObjectLocal): boolean {
    const name = shortestMatch(this.#constraints.store, this.otherNames(object));
    return name !== undefined && this.canFollow(object, name);
  }

  /** Undeclared names that may come next and have not come yet. */
  otherNames(object: ObjectLocal): Regex {
    const { store } = this.#constraints;
    const { classes } = this.#values.others(object.node);
    const viable = classes.filter((each) => this.satisfiable(each.conjunction)).map((each) => each.names);
    const taken = store.words([...object.node.names, ...object.others]);
    return store.intersection([store.union(viable), store.complement(taken)]);
  }

  /** Whether every string may be an undeclared name, so that only whole names need to be compared. */
  anyNameIsOther(object: ObjectLocal): boolean {
    const { everyName, classes } = this.#values.others(object.node);
    return everyName && classes.every((each) => this.satisfiable(each.conjunction));
  }

  #arrayCompletable(array: ArrayLocal): boolean {
    if (this.canCloseArray(array)) return true;
    const { node, count, exclusions } = array;
    if (count >= node.max) return false;
    if (node.unique && !this.#unique.enough(node, count, array.items.values)) return false;
    if (node.contains.length > 0 || exclusions !== this.#interner.none) {
      return this.#someLeadsOn(this.#possibleItems(array));
    }
    for (let index = Math.min(count, node.prefix); index < Math.min(node.min, node.prefix + 1); index++) {
      if (!this.satisfiable(this.#values.item(node, index))) return false;
    }
    return true;
  }
}
