// From a conjunction to alternatives of leaves (disjunctive normal form): anyOf, oneOf, if, not and dependent
// schemas become alternatives, negations are pushed inwards, contradictions are dropped as they arise.
// unevaluatedProperties and unevaluatedItems become ordinary leaves here, because an alternative knows which
// subschemas hold, and so which properties and items they have evaluated.

import { type Applicators, type Choice, readApplicators } from "./applicators.ts";
import type { Conjunction, Constraints } from "./constraints.ts";
import { tooComplex, unsupported } from "./diagnostics.ts";
import { canonicalText } from "./json-value.ts";
import {
  ALL_TYPES,
  ANYTHING,
  arrayAssertions,
  type Leaf,
  leaf,
  NOTHING,
  objectAssertions,
  type Ref,
  TYPE_BITS,
} from "./leaf.ts";
import { negate } from "./negate.ts";
import type { Regex } from "./regex.ts";
import { remembered } from "./remembered.ts";
import { stringTerm } from "./string-term.ts";

/** Alternatives of one conjunction; more are refused as too complex. */
const MOST_ALTERNATIVES = 256;
/** anyOf members up to which every subset is considered when annotations matter. */
const SUBSET_LIMIT = 5;

/** References to made leaves that hold together, sorted. */
export type Alternative = readonly Ref[];

interface Branching {
  readonly choice: Choice;
  /** For oneOf: the alternative's index tells which other members must fail. */
  readonly exclusive: boolean;
}

export class Expander {
  readonly #constraints: Constraints;
  readonly #satisfiable: (refs: readonly Ref[]) => boolean;
  readonly #applicators = new Map<Ref, Applicators>();
  readonly #negations = new Map<Ref, Choice>();
  /** Pairs that their summaries tell apart without context. */
  readonly #apart = new Map<string, boolean>();
  readonly #summaries = new Map<Ref, Summary>();
  readonly #toldApart = new Map<readonly Ref[], boolean>();
  /** Nested satisfiability questions; deep nesting answers "maybe". */
  #depth = 0;

  /** `satisfiable` may answer yes when it does not know. */
  constructor(constraints: Constraints, satisfiable: (refs: readonly Ref[]) => boolean) {
    this.#constraints = constraints;
    this.#satisfiable = satisfiable;
  }

  leafOf(ref: Ref): Leaf {
    return this.#constraints.entry(ref).made!;
  }

  /** The alternatives under which `conjunction` holds; none when it cannot. */
  expand(conjunction: Conjunction): Alternative[] {
    return this.#expand(conjunction.refs, NOTHING);
  }

  /** `annotatedBy` is the schema whose unevaluated keywords are being resolved, or NOTHING. */
  #expand(refs: readonly Ref[], annotatedBy: Ref): Alternative[] {
    const found = new Map<string, Alternative>();
    this.#visit([...refs], [], new Set(), [], annotatedBy, found);
    const alternatives = [...found.values()];
    if (annotatedBy !== NOTHING || alternatives.length === 1) return alternatives;
    const sets = alternatives.map((alternative) => new Set(alternative));
    return alternatives.filter(
      (alternative, index) =>
        !alternatives.some(
          (other, otherIndex) =>
            otherIndex !== index &&
            other.length < alternative.length &&
            other.every((ref) => sets[index]!.has(ref)),
        ),
    );
  }

  applicatorsOf(ref: Ref): Applicators {
    return remembered(this.#applicators, ref, () => readApplicators(this.#constraints, ref));
  }

  #negationOf(ref: Ref): Choice {
    return remembered(this.#negations, ref, () =>
      negate(this.#constraints, ref, (names) => this.#exactStrings(names)),
    );
  }

  /** The strings that `ref` allows, for negation. */
  #exactStrings(ref: Ref): Regex {
    const constraints = this.#constraints;
    const alternatives = this.expand(constraints.conjunction([ref]));
    const terms = alternatives.map((alternative) => {
      const leaves = alternative.map((member) => this.leafOf(member));
      if (leaves.some((each) => each.string?.inexactFormat !== undefined)) {
        throw unsupported("format", constraints.pointerOf(ref), "it stands below a negation");
      }
      return stringTerm(constraints.store, leaves);
    });
    return constraints.store.union(terms);
  }

  #visit(
    queue: Ref[],
    leaves: readonly Ref[],
    seen: Set<Ref>,
    pending: readonly Branching[],
    annotatedBy: Ref,
    found: Map<string, Alternative>,
  ): void {
    const constraints = this.#constraints;
    let branchings = pending;
    let where = annotatedBy;
    while (queue.length > 0) {
      const ref = queue.pop()!;
      if (ref === ANYTHING || seen.has(ref)) continue;
      if (ref === NOTHING || seen.has(ref ^ 1)) return;
      seen.add(ref);
      where = ref;
      if ((ref & 1) === 1) {
        const choice = annotatedBy === NOTHING ? this.#negationOf(ref ^ 1) : this.#silently(ref);
        branchings = [...branchings, { choice, exclusive: false }];
        continue;
      }
      const parts = this.applicatorsOf(ref);
      const resolves =
        ref !== annotatedBy &&
        (parts.unevaluatedProperties !== ANYTHING || parts.unevaluatedItems !== ANYTHING);
      if (resolves) {
        branchings = [...branchings, { choice: this.#resolveUnevaluated(ref, parts), exclusive: false }];
        continue;
      }
      queue.push(...parts.conjuncts);
      if (annotatedBy !== NOTHING && parts.evaluates !== undefined) {
        const { evaluates } = parts;
        leaves = [...leaves, constraints.make(ref, "evaluates", () => evaluates)];
      }
      const added = this.#branchingsOf(parts, annotatedBy !== NOTHING);
      if (added.length > 0) branchings = [...branchings, ...added];
      if (parts.leaf !== ANYTHING && !leaves.includes(parts.leaf)) {
        leaves = [...leaves, parts.leaf];
        if (this.#contradictory(leaves)) return;
      }
    }
    constraints.budget.spend(1 + leaves.length, "anyOf", () => constraints.pointerOf(where));
    if (annotatedBy === NOTHING) {
      branchings = branchings.filter(
        ({ choice, exclusive }) => exclusive || !choice.some((refs) => refs.every((ref) => seen.has(ref))),
      );
    }
    if (branchings.length === 0) {
      const alternative = [...leaves].sort((left, right) => left - right);
      found.set(alternative.join(","), alternative);
      if (found.size > MOST_ALTERNATIVES) throw tooComplex("anyOf", constraints.pointerOf(where));
      return;
    }
    const next = branchings.reduce((best, other) =>
      other.choice.length < best.choice.length ? other : best,
    );
    const rest = branchings.filter((branching) => branching !== next);
    next.choice.forEach((refs, index) => {
      const negated = next.exclusive ? this.#othersFail(next.choice, index, leaves) : [];
      if (negated === undefined) return;
      this.#visit([...refs, ...negated], leaves, new Set(seen), rest, annotatedBy, found);
    });
  }

  /** The alternatives of a negation; what holds inside it evaluates nothing. */
  #silently(ref: Ref): Choice {
    const constraints = this.#constraints;
    return this.expand(constraints.conjunction([ref])).map((alternative) =>
      alternative.map((member) =>
        constraints.make(member, "silent", () => ({ ...this.leafOf(member), negative: true })),
      ),
    );
  }

  #branchingsOf(parts: Applicators, annotating: boolean): Branching[] {
    const added: Branching[] = [];
    for (const members of parts.anyOf) {
      added.push({ choice: annotating ? subsets(members) : members.map((ref) => [ref]), exclusive: false });
    }
    for (const members of parts.oneOf) {
      added.push({ choice: members.map((ref) => [ref]), exclusive: !this.#areToldApart(members) });
    }
    if (parts.conditional !== undefined) {
      const [condition, then, otherwise] = parts.conditional;
      if (annotating || then !== ANYTHING || otherwise !== ANYTHING) {
        const choice = [
          [condition, then],
          [condition ^ 1, otherwise],
        ];
        added.push({ choice, exclusive: false });
      }
    }
    for (const [absent, present, consequence] of parts.dependent) {
      added.push({ choice: [[absent], [present, consequence]], exclusive: false });
    }
    return added;
  }

  /** Whether one required property with a constant of its own tells all of `members` apart, as names do tools. */
  #areToldApart(members: readonly Ref[]): boolean {
    return remembered(this.#toldApart, members, () => {
      const summaries = members.map((ref) => this.#summaryOf(ref));
      return (
        summaries.every(({ types }) => types === TYPE_BITS.object) &&
        [...(summaries[0]?.required ?? [])].some((name) => haveOwnValues(summaries, name))
      );
    });
  }

  /** What must fail when member `index` of a oneOf holds; undefined when it cannot be the only one. */
  #othersFail(choice: Choice, index: number, leaves: readonly Ref[]): Ref[] | undefined {
    const failing: Ref[] = [];
    const own = choice[index]![0]!;
    for (let other = 0; other < choice.length; other++) {
      if (other === index) continue;
      const ref = choice[other]![0]!;
      if (ref === own || ref === ANYTHING) return undefined;
      if (ref !== NOTHING && !this.#disjoint(own, ref, leaves)) failing.push(ref ^ 1);
    }
    return failing;
  }

  /** Whether no value satisfies both, beside `leaves`. */
  #disjoint(left: Ref, right: Ref, leaves: readonly Ref[]): boolean {
    const key = left < right ? `${left},${right}` : `${right},${left}`;
    const apart = () => disjointSummaries([this.#summaryOf(left)], [this.#summaryOf(right)]);
    if (remembered(this.#apart, key, apart)) return true;
    const context = leaves.map((ref) => this.#summaryOf(ref));
    if (disjointSummaries([this.#summaryOf(left), ...context], [this.#summaryOf(right), ...context]))
      return true;
    if (this.#depth >= 2) return false;
    this.#depth++;
    try {
      return !this.#satisfiable([...leaves, left, right]);
    } finally {
      this.#depth--;
    }
  }

  #contradictory(leaves: readonly Ref[]): boolean {
    let types = ALL_TYPES;
    for (const ref of leaves) types &= this.leafOf(ref).types;
    if (types !== TYPE_BITS.object) return types === 0;
    const required = new Set<string>();
    for (const ref of leaves) for (const name of this.leafOf(ref).object?.required ?? []) required.add(name);
    if (required.size === 0) return false;
    for (const ref of leaves) {
      const properties = this.leafOf(ref).object?.properties;
      if (properties === undefined) continue;
      for (const name of required) if (properties.get(name) === NOTHING) return true;
    }
    return false;
  }

  /** A schema with unevaluated keywords as alternatives, each with what its subschemas have evaluated. */
  #resolveUnevaluated(ref: Ref, parts: Applicators): Choice {
    const constraints = this.#constraints;
    return this.#expand([ref], ref).map((alternative) => {
      const leaves = alternative.map((member) => this.leafOf(member)).filter((member) => !member.negative);
      const refs = [...alternative];
      const key = alternative.join(",");
      const objects = leaves.flatMap((member) => member.object ?? []);
      if (parts.unevaluatedProperties !== ANYTHING && !objects.some((object) => object.evaluatesAdditional)) {
        const made = (): Leaf => {
          const properties = new Map<string, Ref>();
          const patterns: [Regex, Ref][] = [];
          for (const object of objects) {
            for (const name of object.properties.keys()) properties.set(name, ANYTHING);
            for (const [names] of object.patterns) patterns.push([names, ANYTHING]);
          }
          const additional = parts.unevaluatedProperties;
          return leaf({
            object: objectAssertions({ properties, patterns, additional, evaluatesAdditional: true }),
          });
        };
        refs.push(constraints.make(ref, `unevaluatedProperties ${key}`, made));
      }
      const arrays = leaves.flatMap((member) => member.array ?? []);
      if (parts.unevaluatedItems !== ANYTHING && !arrays.some((array) => array.evaluatesRest)) {
        const contains = arrays.flatMap((array) => array.contains.map((part) => part.value));
        const made = (): Leaf => {
          const length = Math.max(0, ...arrays.map((array) => array.prefix.length));
          const prefix: Ref[] = new Array(length).fill(ANYTHING);
          let rest = parts.unevaluatedItems;
          if (contains.length > 0) rest = constraints.either(ref, [rest, ...contains]);
          return leaf({ array: arrayAssertions({ prefix, rest, evaluatesRest: true }) });
        };
        refs.push(constraints.make(ref, `unevaluatedItems ${key}`, made));
      }
      return refs;
    });
  }

  #summaryOf(ref: Ref): Summary {
    return remembered(this.#summaries, ref, () => this.#summarize(ref, 0));
  }

  /** What a schema says directly, for telling alternatives apart cheaply. */
  #summarize(ref: Ref, depth: number): Summary {
    const summary: Summary = {
      types: ALL_TYPES,
      values: undefined,
      required: new Set(),
      properties: new Map(),
    };
    const queue = [ref];
    const seen = new Set<Ref>();
    while (queue.length > 0) {
      const next = queue.pop()!;
      if (next === NOTHING) summary.types = 0;
      if (next <= NOTHING || (next & 1) === 1 || seen.has(next)) continue;
      seen.add(next);
      const parts = this.applicatorsOf(next);
      queue.push(...parts.conjuncts);
      if (parts.leaf === ANYTHING) continue;
      const assertions = this.leafOf(parts.leaf);
      summary.types &= assertions.types;
      if (assertions.values !== undefined) summary.values = new Set(assertions.values.map(canonicalText));
      for (const name of assertions.object?.required ?? []) summary.required.add(name);
      if (depth >= 2) continue;
      for (const [name, value] of assertions.object?.properties ?? []) {
        summary.properties.set(name, this.#summarize(value, depth + 1));
      }
    }
    return summary;
  }
}

interface Summary {
  types: number;
  values: Set<string> | undefined;
  readonly required: Set<string>;
  readonly properties: Map<string, Summary>;
}

/** Whether all require the property `name` and no two allow the same value of it. */
function haveOwnValues(summaries: readonly Summary[], name: string): boolean {
  const all = new Set<string>();
  let count = 0;
  for (const { required, properties } of summaries) {
    const values = properties.get(name)?.values;
    if (values === undefined || !required.has(name)) return false;
    for (const value of values) all.add(value);
    count += values.size;
  }
  return all.size === count;
}

/** Whether no value satisfies all of `left` and all of `right`, as far as their summaries tell. */
function disjointSummaries(left: readonly Summary[], right: readonly Summary[]): boolean {
  const all = [...left, ...right];
  const types = all.reduce((common, summary) => common & summary.types, ALL_TYPES);
  if (types === 0) return true;
  for (const first of left) {
    if (first.values === undefined) continue;
    for (const second of right) {
      if (second.values !== undefined && ![...first.values].some((value) => second.values!.has(value)))
        return true;
    }
  }
  if (types !== TYPE_BITS.object) return false;
  for (const first of left) {
    for (const [name, property] of first.properties) {
      if (!all.some((summary) => summary.required.has(name))) continue;
      for (const second of right) {
        const other = second.properties.get(name);
        if (other !== undefined && other !== property && disjointSummaries([property], [other])) return true;
      }
    }
  }
  return false;
}

/** Non-empty subsets, or for many members only singles, pairs and all of them (stricter, never wrong). */
function subsets(members: readonly Ref[]): Ref[][] {
  const found: Ref[][] = [];
  if (members.length <= SUBSET_LIMIT) {
    for (let bits = 1; bits < 1 << members.length; bits++) {
      found.push(members.filter((_, index) => (bits >> index) & 1));
    }
    return found;
  }
  for (let i = 0; i < members.length; i++) {
    found.push([members[i]!]);
    for (let j = i + 1; j < members.length; j++) found.push([members[i]!, members[j]!]);
  }
  found.push([...members]);
  return found;
}
