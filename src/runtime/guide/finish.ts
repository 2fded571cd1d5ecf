// Finishing in time: which tokens leave enough of a limited number for the shortest way to the end. Far from the limit
// that is all of them, by one comparison; near it every token's own way is looked up, once per state. The shortest way
// itself can always be followed, so an answer for which there was room at its start is whole.
// Left out: how good what is written then is; optional properties, items and text are what there is no room for.

import { unquoted } from "./bytes.ts";
import type { Conjunction } from "./constraints.ts";
import type { LexState } from "./lexer.ts";
import type { Frame, KeyLocal, Local, State, TextLocal } from "./locals.ts";
import type { Machine, MachineParts } from "./machine.ts";
import { KeyOutcomes } from "./mask.ts";
import type { Regex } from "./regex.ts";
import { distanceOf, reachOf } from "./regex-search.ts";
import { remembered } from "./remembered.ts";
import { Segments } from "./segments.ts";
import type { Trie } from "./trie.ts";
import type { ArrayNode, ObjectNode } from "./value.ts";
import { CONTROL, type Vocabulary } from "./vocabulary.ts";
import { NO_WAY, spelledName, type Way, Ways } from "./ways.ts";

/** Bytes, and so tokens, that one code point takes at most. */
const BYTES_PER_POINT = 4;
/** What punctuation around a member may take when a token ends in the middle of it. */
const AROUND = 8;
/** Digits of a number beyond those of its shortest text. */
const NUMBER_REACH = 40;
/** States whose tokens' needs are kept. */
const MOST_NEEDS = 32;
/** Names and strings that are looked at one by one where it matters which they are. */
const MOST_REMEMBERED = 300;
/** In place of a need: none that matters, and nothing noted. */
const ENDLESS = 0xfffe;
const UNKNOWN = 0xffff;

/** What tokens need after them, by their places among the trie's ids. */
interface Needs {
  readonly needs: Uint16Array;
  readonly greatest: number;
}

interface Growth {
  readonly token: number;
  readonly array: number;
}

export class Finish {
  readonly #machine: Machine;
  readonly #parts: MachineParts;
  readonly #vocabulary: Vocabulary;
  readonly #segments: Segments;
  readonly #ways: Ways;
  #least = new WeakMap<State, Way>();
  #most = new WeakMap<State, number>();
  #needs = new Map<State, Needs>();
  #knownGrowth: Growth | undefined;

  constructor(machine: Machine, parts: MachineParts, vocabulary: Vocabulary) {
    this.#machine = machine;
    this.#parts = parts;
    this.#vocabulary = vocabulary;
    this.#segments = new Segments(vocabulary);
    this.#ways = new Ways(parts, (bytes) => this.#segments.count(bytes));
  }

  /** Rough bytes of what `forget` drops. */
  get memory(): number {
    return this.#needs.size * 2 * this.#vocabulary.trie.ids.length + this.#ways.size * 300;
  }

  forget(): void {
    this.#least = new WeakMap();
    this.#most = new WeakMap();
    this.#needs = new Map();
    this.#ways.forget();
  }

  /** Whether `left` tokens suffice to finish from `state` and from wherever one token leads. */
  isFar(state: State, left: number): boolean {
    if (left === Number.POSITIVE_INFINITY) return true;
    return this.#mostOf(state) + this.#growth.token < left;
  }

  /** The tokens of the shortest way from `state` to the end; undefined when none is known. */
  way(state: State): readonly number[] | undefined {
    const { bytes, cost } = this.least(state);
    return cost === Number.POSITIVE_INFINITY ? undefined : this.#segments.split(bytes);
  }

  /** Those tokens of `mask` after which `left` tokens, the token itself included, suffice to finish. */
  within(state: State, mask: Uint32Array, left: number): Uint32Array {
    const { trie, source } = this.#vocabulary;
    const { needs, greatest } = this.#needsOf(state);
    if (greatest < left) return mask;
    const found = new Uint32Array(mask.length);
    for (let index = 0; index < needs.length; index++) {
      const id = trie.ids[index]!;
      if (needs[index]! < left) found[id >> 5]! |= mask[id >> 5]! & (1 << (id & 31));
    }
    for (const id of source.endTokens) found[id >> 5]! |= mask[id >> 5]! & (1 << (id & 31));
    return found;
  }

  /** The shortest way that is known from `state` to the end. */
  least(state: State): Way {
    return remembered(this.#least, state, () => {
      // Of what is worked out when it is reached there is a shorter way beside it, if there is any beside it.
      const present = state.frames.filter(({ local }) => local.kind !== "lazy");
      const frames = present.length > 0 ? present : state.frames;
      return frames
        .map((frame) => this.#wayOf(frame))
        .reduce((one, two) => (two.cost < one.cost ? two : one));
    });
  }

  #wayOf({ local, parent }: Frame): Way {
    switch (local.kind) {
      case "done":
        return { bytes: "", cost: 0 };
      case "lazy":
        return this.least(this.#machine.interner.state(local.frames())!);
      case "control": {
        const bytes = String.fromCharCode(local.index);
        return this.#followed(
          { bytes: local.begun ? bytes : String.fromCharCode(CONTROL) + bytes, cost: 1 },
          parent!,
        );
      }
      default:
        return this.#followed(this.#wayWithin(local), parent!, capturedOf(local));
    }
  }

  /** To the end of the value that `local` is in. */
  #wayWithin(local: Exclude<Local, { kind: "done" | "lazy" | "control" }>): Way {
    switch (local.kind) {
      case "start":
        return this.#ways.value(local.value, this.#machine.interner.none);
      case "text":
        return this.#ways.lex(local.lex);
      case "key":
        return this.#ways.key(local);
      case "colon":
        return this.#ways.colon(local);
      case "object":
        return this.#ways.object(local);
      case "array":
        return this.#ways.array(local);
      default:
        return local satisfies never;
    }
  }

  #followed({ bytes, cost }: Way, parent: State, captured?: string): Way {
    if (cost === Number.POSITIVE_INFINITY) return NO_WAY;
    const frames = this.#machine.resume(parent, captured === undefined ? undefined : captured + bytes);
    const rest = this.least(captured === undefined ? parent : this.#machine.interner.state(frames)!);
    return { bytes: bytes + rest.bytes, cost: cost + rest.cost };
  }

  // Far from the limit

  /** At most what is needed from `state`, whichever of its frames the next tokens follow. */
  #mostOf(state: State): number {
    return remembered(this.#most, state, () => Math.max(...state.frames.map((frame) => this.#mostIn(frame))));
  }

  #mostIn({ local, parent }: Frame): number {
    if (local.kind === "done") return 0;
    if (local.kind === "lazy") return Number.POSITIVE_INFINITY;
    const own = local.kind === "control" ? 1 : this.#wayWithin(local).cost;
    // What an array must remember may leave it with dearer items.
    const remembered = capturedOf(local) === undefined ? 0 : this.#growth.array;
    return own + remembered + this.#mostOf(parent!);
  }

  /** At most how much more can be needed after one token than before it, and in an array; Infinity where unknown. */
  get #growth(): Growth {
    this.#knownGrowth ??= this.#mostGrowth();
    return this.#knownGrowth;
  }

  #mostGrowth(): Growth {
    const { values, constraints } = this.#parts;
    const { mostObjects, mostArrays } = this.#vocabulary.shapes;
    const { empty } = constraints.store;
    let text = Math.max(0, ...[...this.#machine.texts].map((term) => this.#reach(term, false)));
    for (const { string, scalar } of values.all) {
      if (string !== empty) text = Math.max(text, this.#reach(string, false));
      if (scalar !== empty) text = Math.max(text, this.#reach(scalar, true));
    }
    let object = 0;
    let array = 0;
    for (const { arrays, objects } of values.all) {
      for (const node of objects) object = Math.max(object, this.#mostOfObject(node));
      for (const node of arrays) array = Math.max(array, this.#mostOfArray(node, text));
    }
    // A token adds a member to one object or array that there was, and begins others inside it.
    return { token: object * (mostObjects + 1) + array * (mostArrays + 1) + text, array };
  }

  /** Tokens to the end of a text at most, wherever a token has led in it. */
  #reach(term: Regex, isScalar: boolean): number {
    const { store } = this.#parts.constraints;
    const reach = reachOf(store, term);
    // Of numbers whose digits cannot all be tried it is known that the digits of their bounds and as many as floats tell
    // apart suffice.
    const points =
      reach === Number.POSITIVE_INFINITY && isScalar ? distanceOf(store, term) + NUMBER_REACH : reach;
    return BYTES_PER_POINT * points + AROUND;
  }

  /** All that is declared, as many others as are needed, and one more. */
  #mostOfObject(node: ObjectNode): number {
    const { values, constraints } = this.#parts;
    if (node.some.length + node.excluded.length > 0) return Number.POSITIVE_INFINITY;
    let most = AROUND;
    let longest = 1;
    node.names.forEach((name, index) => {
      most += this.#mostOfValue(values.property(node, index)) + name.length + AROUND;
      longest = Math.max(longest, name.length);
    });
    let other = 0;
    for (const { names, conjunction } of values.others(node).classes) {
      longest = Math.max(longest, reachOf(constraints.store, names) + 1);
      other = Math.max(other, this.#mostOfValue(conjunction));
    }
    return most + (node.min + 1) * (other + AROUND) + BYTES_PER_POINT * longest;
  }

  /** `text` is what a text may need where a shorter one was used up. */
  #mostOfArray(node: ArrayNode, text: number): number {
    if (node.contains.length + node.excluded.length > 0) return Number.POSITIVE_INFINITY;
    let most = 0;
    for (let index = 0; index <= node.prefix; index++) {
      most = Math.max(most, this.#mostOfValue(this.#parts.values.item(node, index)));
    }
    return (node.min + 1) * (most + AROUND + (node.unique ? text : 0));
  }

  /** The way of a value, if it has one; there is none into a value that nothing satisfies. */
  #mostOfValue(conjunction: Conjunction): number {
    const { values, plans, interner } = this.#parts;
    if (!plans.satisfiable(conjunction)) return 0;
    return this.#ways.value(values.of(conjunction), interner.none).cost;
  }

  // Near the limit

  #needsOf(state: State): Needs {
    return remembered(this.#needs, state, () => {
      if (this.#needs.size >= MOST_NEEDS) this.#needs.clear();
      const found = new NeedsOfTokens(this.#vocabulary.trie);
      this.#collect(state, 0, found);
      return found.all();
    });
  }

  /** Notes what the tokens below `node` need that `state` accepts. */
  #collect(state: State, node: number, found: NeedsOfTokens): void {
    const { trie, shapes } = this.#vocabulary;
    const { byte, size } = trie;
    const others: Frame[] = [];
    for (const frame of state.frames) {
      const { local } = frame;
      if (local.kind === "key") this.#collectKey(frame, local, node, found);
      else if (local.kind === "text" && local.captured !== undefined && local.lex.spelling !== "plain")
        this.#collectRemembered(frame, local, node, found);
      else others.push(frame);
    }
    if (others.length === 0) return;
    const rest = others.length === state.frames.length ? state : this.#machine.interner.state(others)!;
    const end = node + size[node]!;
    for (let child = node + 1; child < end; child += size[child]!) {
      const next = this.#machine.next(rest, byte[child]!);
      if (next === null) continue;
      const need = this.least(next).cost;
      // Some of these may be too long for the string; the mask knows.
      if (shapes.isQuiet[child] === 1 && isOpenString(next)) found.noteAll(child, need);
      else {
        found.note(child, need);
        if (size[child]! > 1) this.#collect(next, child, found);
      }
    }
  }

  /** The same inside a property name. Every name is a state of its own, so the automaton is left out of it. */
  #collectKey(frame: Frame, local: KeyLocal, node: number, found: NeedsOfTokens): void {
    const { interner } = this.#machine;
    const after = new KeyOutcomes(this.#machine, frame, local);
    const { names } = local.object.node;
    const begun = beginnings([...names, ...local.object.others]);
    const rest = this.#wayOf(frame).cost - this.#ways.key(local).cost;
    const exactly = (lex: LexState, name: string): number =>
      this.#ways.key(interner.key(lex, name, local.object)).cost;
    const undeclared = new Map<LexState, number>();
    let looked = 0;
    let greatest = 0;
    const needIn = (lex: LexState, name: string): number => {
      if (begun.has(name)) return exactly(lex, name) + rest;
      let cost = undeclared.get(lex);
      if (cost === undefined) {
        cost = this.#ways.undeclaredKey(interner.key(lex, name, local.object));
        undeclared.set(lex, cost);
      }
      if (cost < Number.POSITIVE_INFINITY) return cost + rest;
      if (looked++ < MOST_REMEMBERED) greatest = Math.max(greatest, exactly(lex, name) + 1);
      return greatest + rest;
    };
    const closing = (name: string): State | null =>
      after.closing(unquoted(name), () => `${name.slice(local.name.length)}"`);
    this.#walk(local.lex, node, local.name, found, needIn, closing, begun);
  }

  /** The same inside a string that an array must remember; what exactly is of interest where it may be one of few. */
  #collectRemembered(frame: Frame, local: TextLocal, node: number, found: NeedsOfTokens): void {
    const { interner } = this.#machine;
    const parent = frame.parent!;
    let looked = 0;
    let rest = 0;
    const needIn = (lex: LexState, text: string): number => {
      const { bytes, cost } = this.#ways.lex(lex);
      if (looked++ < MOST_REMEMBERED) rest = this.#followed({ bytes, cost }, parent, text).cost - cost;
      return cost + rest;
    };
    let shared: State | null | undefined;
    const closing = (text: string): State | null => {
      if (shared === undefined || looked++ < MOST_REMEMBERED)
        shared = interner.state(this.#machine.resume(parent, `${text}"`));
      return shared;
    };
    this.#walk(local.lex, node, local.captured!, found, needIn, closing);
  }

  /** Walks inside quotes: `needIn` tells what a text needs, `closing` what there is after it; texts in `begun` are special. */
  #walk(
    lex: LexState,
    node: number,
    text: string,
    found: NeedsOfTokens,
    needIn: (lex: LexState, text: string) => number,
    closing: (text: string) => State | null,
    begun?: ReadonlySet<string>,
  ): void {
    const { trie, shapes } = this.#vocabulary;
    const { byte, size } = trie;
    const { lexer } = this.#machine;
    const end = node + size[node]!;
    for (let child = node + 1; child < end; child += size[child]!) {
      const next = lexer.next(lex, byte[child]!);
      if (next === null) continue;
      if (next === lexer.closed) {
        const state = closing(text);
        if (state === null) continue;
        found.note(child, this.least(state).cost);
        if (size[child]! > 1) this.#collect(state, child, found);
        continue;
      }
      const longer = text + String.fromCharCode(byte[child]!);
      const need = needIn(next, longer);
      // One letter more makes something new of what there is.
      if (shapes.isQuiet[child] === 1 && isOpen(next) && !begun?.has(longer)) found.noteAll(child, need + 1);
      else {
        found.note(child, need);
        if (size[child]! > 1) this.#walk(next, child, longer, found, needIn, closing, begun);
      }
    }
  }
}

/** All beginnings of `names`, as they are written. */
function beginnings(names: readonly string[]): Set<string> {
  const begun = new Set<string>();
  for (const name of names) {
    const spelled = spelledName(name).slice(1, -1);
    for (let length = 1; length <= spelled.length; length++) begun.add(spelled.slice(0, length));
  }
  return begun;
}

/** Whether whatever is read next inside a string changes nothing about its end. */
function isOpenString({ frames }: State): boolean {
  const { local } = frames[0]!;
  return frames.length === 1 && local.kind === "text" && local.captured === undefined && isOpen(local.lex);
}

function isOpen({ spelling, decode, term }: LexState): boolean {
  return spelling === "free" && decode === 0 && term.nullable;
}

/** What was remembered of the value that `local` is in. */
function capturedOf(local: Local): string | undefined {
  switch (local.kind) {
    case "text":
    case "object":
    case "array":
      return local.captured;
    case "key":
    case "colon":
      return local.object.captured;
    default:
      return undefined;
  }
}

/** What each token needs, by its place among the trie's ids: the least that was noted. */
class NeedsOfTokens {
  readonly #trie: Trie;
  readonly #needs: Uint16Array;

  constructor(trie: Trie) {
    this.#trie = trie;
    this.#needs = new Uint16Array(trie.ids.length).fill(UNKNOWN);
  }

  /** Of the tokens that end at `node`. */
  note(node: number, need: number): void {
    this.#note(this.#trie.first[node]!, this.#trie.first[node + 1]!, need);
  }

  /** Of these, and of all below. */
  noteAll(node: number, need: number): void {
    this.#note(this.#trie.first[node]!, this.#trie.first[node + this.#trie.size[node]!]!, need);
  }

  #note(from: number, to: number, need: number): void {
    const rounded = Math.min(need, ENDLESS);
    for (let index = from; index < to; index++) {
      if (rounded < this.#needs[index]!) this.#needs[index] = rounded;
    }
  }

  all(): Needs {
    const known = this.#needs.filter((need) => need !== UNKNOWN);
    const greatest = known.reduce((most, need) => Math.max(most, need), 0);
    return { needs: this.#needs, greatest: greatest === ENDLESS ? Number.POSITIVE_INFINITY : greatest };
  }
}
