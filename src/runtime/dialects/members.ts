// The arguments of a call as a form, one member of an object after the other: as Python's keywords, `city="Paris",
// days=3`; in tags; in Gemma 4's braces. Declared properties only, in their order (or the alphabet's). Values are JSON (so
// true, not True), or strings that stand as they are. Left out, and refused: what a schema says of an object as a whole
// beyond its required properties, and of own lists beyond their length and items.

import { byDictionary } from "../dictionary-order.ts";
import { unsupported } from "../guide/diagnostics.ts";
import type { Form, FormParts } from "../guide/form.ts";
import type { Frame, State } from "../guide/locals.ts";
import type { Regex } from "../guide/regex.ts";
import { wholePattern } from "../guide/regex-compile.ts";
import { isInhabited } from "../guide/regex-search.ts";
import { remembered } from "../guide/remembered.ts";
import type { ArrayNode, ObjectNode, Value } from "../guide/value.ts";

/** Texts, and control tokens by their places among the vocabulary's controls. */
export type Mark = readonly (string | number)[];

/** What stands between a name and its value, and after the value. */
export interface MarksAround {
  readonly between: Mark;
  readonly after: Mark;
}

/** How the members of an object are written. */
export interface Members {
  /** Of the object's schema. */
  readonly reference: string;
  /** Matches the names that can be written. */
  readonly names: string;
  readonly before: Mark;
  /** Around a string that stands as it is, with none of `without` in it; null: strings are JSON. */
  readonly text: (MarksAround & { readonly without: readonly string[] }) | null;
  /** Members that are strings only, others being JSON wherever they can be read so; null: marks tell them apart. */
  readonly texts: readonly string[] | null;
  /** Around other values. */
  readonly other: MarksAround;
  readonly separator: Mark;
  /** Around strings within lists and objects, which are written as members are, by the alphabet; null: JSON. */
  readonly quotes: MarksAround | null;
}

/** The form of the arguments that `members` describes. Where it is compiled it throws `unsupportedGuide`. */
export function membersForm(members: Members): Form {
  return { type: "own", of: members, before: (after, parts) => beforeMembers(members, after, parts) };
}

/** The frames before the members of the object at the form's reference. Throws `unsupportedGuide`. */
function beforeMembers(form: Members, after: State, parts: FormParts): readonly Frame[] {
  const writer = new MemberFrames(form, parts);
  const value = parts.valueFor(form.reference);
  writer.check(value, false);
  const frames = writer.objects(value, after);
  if (frames.length > 0) return frames;
  throw unsupported("schema", form.reference, "no value satisfies it");
}

/** What reads as JSON, or as Python's words for it, and is no string. */
const JSON_LIKE =
  "(?:null|true|false|None|True|False|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|[\\[{][\\s\\S]*)";

/** Levels of lists and objects in each other that a schema may ask for. */
const MOST_HEIGHT = 64;

class MemberFrames {
  readonly #form: Members;
  readonly #parts: FormParts;
  readonly #names: RegExp;
  readonly #checked = new Set<ObjectNode | ArrayNode>();
  readonly #low = new Map<string, boolean>();
  readonly #possible = new Map<ObjectNode | ArrayNode, boolean>();

  constructor(form: Members, parts: FormParts) {
    this.#form = form;
    this.#parts = parts;
    this.#names = new RegExp(`^(?:${form.names})$`, "u");
  }

  /** Throws `unsupportedGuide` when the objects of a value, or own values in them, are asked for what is left out. */
  check({ objects, arrays }: Value, isOwn: boolean): void {
    for (const node of objects) {
      if (this.#checked.has(node)) continue;
      this.#checked.add(node);
      this.#checkObject(node);
      if (this.#form.quotes === null) continue;
      for (const index of node.names.keys()) this.check(this.#property(node, index), true);
    }
    for (const node of isOwn ? arrays : []) {
      if (this.#checked.has(node)) continue;
      this.#checked.add(node);
      if (node.unique) this.#refuse("uniqueItems");
      if (node.contains.length > 0) this.#refuse("contains");
      if (node.excluded.length > 0) this.#refuse("not");
      for (let index = 0; index <= node.prefix; index++) this.check(this.#item(node, index), true);
    }
  }

  #checkObject(node: ObjectNode): void {
    const odd = node.names.find((name) => !this.#names.test(name));
    if (odd !== undefined) this.#refuse("properties", `"${odd}": `);
    if (node.dependencies.length > 0) this.#refuse("dependentRequired");
    if (node.some.length > 0 || node.excluded.length > 0) this.#refuse("not");
    if (node.min > node.required.length) this.#refuse("minProperties");
    if (node.max < node.names.length) this.#refuse("maxProperties");
  }

  #refuse(keyword: string, what = ""): never {
    const reason = `${what}the way in which this model writes arguments cannot follow it`;
    throw unsupported(keyword, this.#form.reference, reason);
  }

  /** The frames before the members of any of a value's objects. */
  objects(value: Value, after: State): readonly Frame[] {
    return value.objects
      .filter((node) => this.#isPossible(value, node))
      .flatMap((node) => this.#members(node, after));
  }

  #members(node: ObjectNode, after: State): readonly Frame[] {
    const required = new Set(node.required);
    const order = [...node.names.keys()];
    if (this.#form.quotes !== null)
      order.sort((one, other) => byDictionary(node.names[one]!, node.names[other]!));
    const states: (State | undefined)[] = [];
    const stateAfter = (place: number): State => {
      states[place] ??= this.#state(framesFrom(place + 1));
      return states[place];
    };
    /** The frames before the members from a place in the order on; nothing separates the first of all. */
    const framesFrom = (first: number): readonly Frame[] => {
      const frames: Frame[] = [];
      for (let place = first; place < order.length; place++) {
        const index = order[place]!;
        const member = this.#member(node, index, first > 0, stateAfter(place));
        // Without it the end is nearer: see `#value`.
        if (!required.has(index)) {
          if (member.length > 0) frames.push(...this.#parts.machine.beforeLazy(() => member));
          continue;
        }
        frames.push(...member);
        if (member.length === 0) this.#refuse("required", `"${node.names[index]}": `);
        return frames;
      }
      return [...frames, ...after.frames];
    };
    return framesFrom(0);
  }

  #member(node: ObjectNode, index: number, isLater: boolean, after: State): readonly Frame[] {
    const { before, separator, text, texts, other } = this.#form;
    const name = node.names[index]!;
    const opening = (between: Mark) => [...(isLater ? separator : []), ...before, name, ...between];
    const value = this.#property(node, index);
    const rest = text === null ? value : { ...value, string: this.#parts.store.empty };
    const frames: Frame[] = [];
    if (text !== null) {
      const string = this.#text(this.#textTerm(value, name), this.#state(this.#mark(text.after, after)));
      frames.push(...this.#marked(opening(text.between), string));
    }
    if (texts?.includes(name)) return frames;
    const otherFrames = this.#value(rest, this.#state(this.#mark(other.after, after)));
    return [...frames, ...this.#marked(opening(other.between), otherFrames)];
  }

  /** The strings that stand as they are. */
  #textTerm({ string }: Value, name: string): Regex {
    const { store } = this.#parts;
    const { text, texts } = this.#form;
    const banned = (text?.without ?? []).map((one) =>
      store.sequence(store.all, store.literal(one), store.all),
    );
    if (texts !== null && !texts.includes(name)) banned.push(wholePattern(store, JSON_LIKE));
    return banned.length === 0 ? string : store.intersection([string, store.complement(store.union(banned))]);
  }

  /** JSON, or what stands for it. */
  #value(value: Value, after: State): readonly Frame[] {
    const { quotes } = this.#form;
    const { machine } = this.#parts;
    if (quotes === null) return machine.beforeValue(value, after) ?? [];
    const frames = [...this.#text(value.scalar, after)];
    const string = this.#text(this.#textTerm(value, ""), this.#state(this.#mark(quotes.after, after)));
    frames.push(...this.#marked(quotes.between, string));
    // A value may have itself within it: what leads deeper than need be is worked out when it is reached, so that finish.ts,
    // which looks for the nearest end, does not follow it for ever.
    const height = this.#height(value);
    const near = (node: ObjectNode | ArrayNode, make: () => readonly Frame[]) =>
      frames.push(...(this.#isLow(node, height - 1) ? make() : machine.beforeLazy(make)));
    for (const node of value.objects.filter((one) => this.#isPossible(value, one))) {
      const close = () => this.#state(this.#mark(["}"], after));
      near(node, () =>
        this.#marked(
          ["{"],
          machine.beforeLazy(() => this.#members(node, close())),
        ),
      );
    }
    for (const node of value.arrays.filter((one) => this.#isPossible(value, one)))
      near(node, () =>
        this.#marked(
          ["["],
          machine.beforeLazy(() => this.#items(node, after)),
        ),
      );
    return frames;
  }

  /** How deep the lists and objects of the flattest value lie in each other. */
  #height(value: Value): number {
    let height = 0;
    while (height < MOST_HEIGHT && !this.#fits(value, height)) height++;
    return height;
  }

  #fits(value: Value, height: number): boolean {
    const { empty } = this.#parts.store;
    if (value.string !== empty || value.scalar !== empty) return true;
    const nodes = [...value.objects, ...value.arrays].filter((node) => this.#isPossible(value, node));
    return height > 0 && nodes.some((node) => this.#isLow(node, height - 1));
  }

  /** Whether what a list or object must have fits in so many levels. */
  #isLow(node: ObjectNode | ArrayNode, height: number): boolean {
    if (height < 0) return false;
    const key = `${"names" in node ? "o" : "a"}${node.id},${height}`;
    return remembered(this.#low, key, () => {
      const needed =
        "names" in node
          ? node.required.map((index) => this.#property(node, index))
          : Array.from({ length: Math.min(node.min, node.prefix + 1) }, (_, index) =>
              this.#item(node, index),
            );
      return needed.every((value) => this.#fits(value, height));
    });
  }

  #items(node: ArrayNode, after: State): readonly Frame[] {
    const { machine } = this.#parts;
    const alike = Math.max(node.min, node.prefix);
    const states = new Map<number, State>();
    const isRoom = (count: number): boolean =>
      count < node.max && machine.beforeValue(this.#item(node, count), machine.done) !== null;
    const item = (count: number): readonly Frame[] =>
      this.#value(this.#item(node, count), stateAfter(count + 1));
    const close = (count: number): readonly Frame[] => (count < node.min ? [] : this.#mark(["]"], after));
    /** After so many items; beyond the last that differs from the next, the state is the same for all. */
    const stateAfter = (count: number): State => {
      const at = node.max < Number.POSITIVE_INFINITY ? count : Math.min(count, alike);
      const more = () => this.#marked(this.#form.separator, item(at));
      const state =
        states.get(at) ?? this.#state([...close(at), ...(isRoom(at) ? machine.beforeLazy(more) : [])]);
      states.set(at, state);
      return state;
    };
    if (!isRoom(0)) return close(0);
    return node.min > 0 ? item(0) : [...close(0), ...machine.beforeLazy(() => item(0))];
  }

  #property(node: ObjectNode, index: number): Value {
    const { values } = this.#parts;
    return values.of(values.property(node, index));
  }

  #item(node: ArrayNode, index: number): Value {
    const { values } = this.#parts;
    return values.of(values.item(node, index));
  }

  /** Whether some value of the node exists. */
  #isPossible({ conjunction }: Value, node: ObjectNode | ArrayNode): boolean {
    const known = this.#possible.get(node);
    if (known !== undefined) return known;
    const { store, machine } = this.#parts;
    const [arrays, objects] = "names" in node ? [[], [node]] : [[node], []];
    const alone: Value = { conjunction, scalar: store.empty, string: store.empty, arrays, objects };
    const isPossible = machine.beforeValue(alone, machine.done) !== null;
    this.#possible.set(node, isPossible);
    return isPossible;
  }

  #text(term: Regex, after: State): readonly Frame[] {
    const { store, machine } = this.#parts;
    return isInhabited(store, term) ? machine.beforeText(term, after) : [];
  }

  #marked(mark: Mark, frames: readonly Frame[]): readonly Frame[] {
    return frames.length === 0 ? [] : this.#mark(mark, this.#state(frames));
  }

  #mark(mark: Mark, after: State): readonly Frame[] {
    const { machine, store } = this.#parts;
    const frames = (piece: string | number, next: State) =>
      typeof piece === "string"
        ? machine.beforeText(store.literal(piece), next)
        : machine.beforeControl(piece, next);
    return mark.reduceRight((next, piece) => this.#state(frames(piece, next)), after).frames;
  }

  #state(frames: readonly Frame[]): State {
    return this.#parts.machine.interner.state(frames)!;
  }
}
