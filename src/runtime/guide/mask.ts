// Which tokens may come next: the tokens whose bytes, fed one by one, the automaton would accept. Found by
// walking the token trie. Text inside strings, names and numbers is walked with the lexer alone and kept per
// lexer state; what follows a closing quote is tried once per enclosing state (remainders.ts).

import { unquoted } from "./bytes.ts";
import { type LexState, lengthsOf } from "./lexer.ts";
import type { Frame, KeyLocal, State } from "./locals.ts";
import { isEnding, type Machine } from "./machine.ts";
import type { Trie } from "./trie.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the tokens below one node of a trie do inside one lexer state. */
interface Walk {
  /** The tokens that stay inside the text, unless they are in `mask`. */
  readonly ids: Int32Array;
  /** The same as a mask, where there are many. */
  readonly mask: Uint32Array | undefined;
  /** Nodes at which a quote closes the text. */
  readonly closings: readonly number[];
  /** Nodes at which the text may end without a quote. */
  readonly endings: readonly number[];
}

/** Walks of the vocabulary's trie with more tokens than this are kept as masks. */
const MANY_TOKENS = 256;
const NO_TOKENS = new Int32Array(0);
/** With more endings than this, what may follow is tried by its first byte first. */
const FEW_ENDINGS = 8;

export class Masks {
  readonly #machine: Machine;
  readonly #vocabulary: Vocabulary;
  #masks = new Map<State, Uint32Array>();
  #walks = new Map<LexState, Walk>();
  #after = new Map<State, Uint8Array>();
  /** By a hash of what is in them: most states share theirs with others. */
  #distinct = new Map<number, Uint32Array>();
  readonly #states: LexState[] = [];
  /** Room for the tokens of one walk, for their mask, and for the mask of a state. */
  readonly #found: Int32Array;
  readonly #walked: Uint32Array;
  readonly #mask: Uint32Array;

  constructor(machine: Machine, vocabulary: Vocabulary) {
    this.#machine = machine;
    this.#vocabulary = vocabulary;
    this.#found = new Int32Array(vocabulary.size);
    this.#walked = new Uint32Array(vocabulary.maskWords);
    this.#mask = new Uint32Array(vocabulary.maskWords);
  }

  /** Rough bytes held. */
  get memory(): number {
    const mask = this.#vocabulary.maskWords * 4 + 200;
    return this.#distinct.size * mask + this.#walks.size * 1000 + (this.#masks.size + this.#after.size) * 600;
  }

  forget(): void {
    this.#masks = new Map();
    this.#walks = new Map();
    this.#after = new Map();
    this.#distinct = new Map();
  }

  /** The mask of `state`, shared and not to be changed. */
  of(state: State): Uint32Array {
    let mask = this.#masks.get(state);
    if (mask === undefined) {
      mask = this.#compute(state);
      this.#masks.set(state, mask);
    }
    return mask;
  }

  #compute(state: State): Uint32Array {
    const mask = this.#mask.fill(0);
    this.#collect(
      state.frames,
      this.#vocabulary.trie,
      0,
      (id) => {
        mask[id >> 5]! |= 1 << (id & 31);
      },
      mask,
    );
    if (this.#machine.accepts(state)) {
      for (const id of this.#vocabulary.source.endTokens) mask[id >> 5]! |= 1 << (id & 31);
    }
    return this.#kept(mask);
  }

  /** The mask that is the same as `mask`. */
  #kept(mask: Uint32Array): Uint32Array {
    let key = hashOf(mask);
    let known = this.#distinct.get(key);
    while (known !== undefined && !isSame(known, mask)) known = this.#distinct.get(++key);
    if (known === undefined) {
      known = mask.slice();
      this.#distinct.set(key, known);
    }
    return known;
  }

  /**
   * Gives `add` the ids below `node` that `frames` accept. `mask` is set at the root of the vocabulary's trie:
   * there whole masks are merged into it.
   */
  #collect(
    frames: readonly Frame[],
    trie: Trie,
    node: number,
    add: (id: number) => void,
    mask?: Uint32Array,
  ): void {
    const merged = new Set<LexState>();
    const structural: Frame[] = [];
    for (const frame of frames) {
      const { local } = frame;
      if (local.kind === "text") this.#collectText(frame, local.lex, trie, node, add, merged, mask);
      else if (local.kind === "key") this.#collectKey(frame, local, trie, node, add, merged, mask);
      else if (local.kind === "lazy") this.#collect(local.frames(), trie, node, add, mask);
      else if (local.kind !== "done") structural.push(frame);
    }
    if (structural.length > 0) this.#collectStructure(structural, trie, node, add);
  }

  #collectStructure(frames: readonly Frame[], trie: Trie, node: number, add: (id: number) => void): void {
    const { byte, size } = trie;
    const end = node + size[node]!;
    let out: Frame[] = [];
    for (let child = node + 1; child < end; child += size[child]!) {
      for (const frame of frames) this.#machine.step(frame, byte[child]!, out);
      if (out.length === 0) continue;
      this.#accept(out, trie, child, add);
      out = [];
    }
  }

  /** The tokens at `node`, and those below it that `frames`, just after its byte, accept. */
  #accept(frames: readonly Frame[], trie: Trie, node: number, add: (id: number) => void): void {
    for (let at = trie.first[node]!; at < trie.first[node + 1]!; at++) add(trie.ids[at]!);
    if (trie.size[node]! > 1) {
      this.#collect(this.#machine.interner.state(frames)!.frames, trie, node, add);
    }
  }

  #collectText(
    { local, parent }: Frame,
    lex: LexState,
    trie: Trie,
    node: number,
    add: (id: number) => void,
    merged: Set<LexState>,
    mask: Uint32Array | undefined,
  ): void {
    const captured = local.kind === "text" ? local.captured : undefined;
    const resume = (frame: State, at: number) =>
      this.#machine.resume(frame, captured === undefined ? undefined : captured + this.#path(trie, node, at));
    if (mask !== undefined && lex.spelling === "free" && lex.decode === 0) {
      this.#collectFree(lex, parent!, captured, mask, merged);
      return;
    }
    const walk = this.#walk(lex, trie, node);
    this.#merge(walk, lex, add, merged, mask);
    const isTried = walk.endings.length > FEW_ENDINGS && captured === undefined;
    const canFollow = isTried ? this.#firstBytes(parent!) : undefined;
    for (const ending of walk.endings) {
      if (canFollow === undefined || hasChild(trie, ending, canFollow))
        this.#collect(resume(parent!, ending), trie, ending, add);
    }
    if (mask !== undefined && captured === undefined) {
      this.#addAfterQuotes(walk.closings, parent!, mask);
    } else {
      for (const closing of walk.closings) this.#accept(resume(parent!, closing), trie, closing, add);
    }
  }

  /** The bytes that `state` allows. */
  #firstBytes(state: State): Uint8Array {
    return Uint8Array.from({ length: 256 }, (_, byte) => (this.#machine.next(state, byte) === null ? 0 : 1));
  }

  #merge(
    walk: Walk,
    lex: LexState,
    add: (id: number) => void,
    merged: Set<LexState>,
    mask: Uint32Array | undefined,
  ): void {
    if (merged.has(lex)) return;
    merged.add(lex);
    if (mask !== undefined && walk.mask !== undefined) merge(mask, walk.mask);
    else for (let index = 0; index < walk.ids.length; index++) add(walk.ids[index]!);
  }

  /** A string of which only the length matters, at the root of the vocabulary's trie. */
  #collectFree(
    lex: LexState,
    parent: State,
    captured: string | undefined,
    mask: Uint32Array,
    merged: Set<LexState>,
  ): void {
    const { freeStrings, remainders, trie } = this.#vocabulary;
    const { min, max } = lengthsOf(lex.term, this.#machine.lexer.store);
    if (!merged.has(lex)) merge(mask, freeStrings.inside(max));
    merged.add(lex);
    const add = (id: number): void => {
      mask[id >> 5]! |= 1 << (id & 31);
    };
    let allowed: Uint8Array | undefined;
    for (const { node, length } of freeStrings.closings) {
      if (length < min || length > max) continue;
      if (captured !== undefined) {
        const text = captured + this.#path(trie, 0, node);
        this.#accept(this.#machine.resume(parent, text), trie, node, add);
        continue;
      }
      allowed ??= this.#allowedAfter(parent);
      addAllowed(remainders.afterQuote(node), allowed, mask);
    }
  }

  #collectKey(
    frame: Frame,
    local: KeyLocal,
    trie: Trie,
    node: number,
    add: (id: number) => void,
    merged: Set<LexState>,
    mask: Uint32Array | undefined,
  ): void {
    const { lex } = local;
    const after = new KeyOutcomes(this.#machine, frame, local);
    if (mask !== undefined && lex.spelling === "free" && lex.decode === 0) {
      const { freeStrings, remainders } = this.#vocabulary;
      if (!merged.has(lex)) merge(mask, freeStrings.inside(Number.POSITIVE_INFINITY));
      merged.add(lex);
      const begun = unquoted(local.name);
      for (const { node: quote, text } of freeStrings.closings) {
        const state = after.closing(begun + text, () => this.#path(trie, 0, quote));
        if (state !== null) addAllowed(remainders.afterQuote(quote), this.#allowedAfter(state), mask);
      }
      return;
    }
    const walk = this.#walk(lex, trie, node);
    this.#merge(walk, lex, add, merged, mask);
    for (const closing of walk.closings) {
      const read = this.#path(trie, node, closing);
      const state = after.closing(unquoted(local.name + read.slice(0, -1)), () => read);
      if (state === null) continue;
      if (mask !== undefined) this.#addAfterQuotes([closing], state, mask);
      else this.#accept(state.frames, trie, closing, add);
    }
  }

  #addAfterQuotes(closings: readonly number[], state: State, mask: Uint32Array): void {
    if (closings.length === 0) return;
    const allowed = this.#allowedAfter(state);
    for (const node of closings) addAllowed(this.#vocabulary.remainders.afterQuote(node), allowed, mask);
  }

  /** Which of the texts after a quote `state` accepts, by their number. */
  #allowedAfter(state: State): Uint8Array {
    let allowed = this.#after.get(state);
    if (allowed === undefined) {
      const { trie, count } = this.#vocabulary.remainders;
      const found = new Uint8Array(count);
      this.#accept(state.frames, trie, 0, (number) => {
        found[number] = 1;
      });
      allowed = found;
      this.#after.set(state, allowed);
    }
    return allowed;
  }

  /** The bytes from `node` down to `below`. */
  #path(trie: Trie, node: number, below: number): string {
    let text = "";
    let at = node;
    while (at !== below) {
      let child = at + 1;
      while (child + trie.size[child]! <= below) child += trie.size[child]!;
      text += String.fromCharCode(trie.byte[child]!);
      at = child;
    }
    return text;
  }

  #walk(lex: LexState, trie: Trie, node: number): Walk {
    const isRoot = node === 0 && trie === this.#vocabulary.trie;
    const known = isRoot ? this.#walks.get(lex) : undefined;
    if (known !== undefined) return known;
    const { lexer } = this.#machine;
    const { closed } = lexer;
    const { byte, size, depth, first, ids: tokens } = trie;
    const found = this.#found;
    let count = 0;
    const closings: number[] = [];
    const endings: number[] = isEnding(lex) ? [node] : [];
    const states = this.#states;
    const end = node + size[node]!;
    states[depth[node]!] = lex;
    for (let at = node + 1; at < end; ) {
      const level = depth[at]!;
      const state = states[level - 1]!;
      let next = state.row[state.classes[byte[at]!]!];
      if (next === undefined) next = lexer.next(state, byte[at]!);
      if (next === null) {
        at += size[at]!;
      } else if (next === closed) {
        closings.push(at);
        at += size[at]!;
      } else {
        const last = first[at + 1]!;
        for (let index = first[at]!; index < last; index++) found[count++] = tokens[index]!;
        if (next.spelling === "plain" && size[at]! > 1 && isEnding(next)) endings.push(at);
        states[level] = next;
        at++;
      }
    }
    const many = isRoot && count > MANY_TOKENS;
    const walk: Walk = {
      ids: many ? NO_TOKENS : found.slice(0, count),
      mask: many ? this.#kept(maskOf(found.subarray(0, count), this.#walked)) : undefined,
      closings,
      endings,
    };
    if (isRoot) this.#walks.set(lex, walk);
    return walk;
  }
}

/** The states after a property name, by name; names that no keyword mentions mostly share theirs. */
export class KeyOutcomes {
  readonly #machine: Machine;
  readonly #frame: Frame;
  readonly #local: KeyLocal;
  #shared: State | null | undefined;

  constructor(machine: Machine, frame: Frame, local: KeyLocal) {
    this.#machine = machine;
    this.#frame = frame;
    this.#local = local;
  }

  /** After `name`, whose last bytes, closing quote included, `read` gives. */
  closing(name: string, read: () => string): State | null {
    const { object } = this.#local;
    if (object.captured !== undefined) {
      const captured = object.captured + read();
      return this.#after(name, true, this.#machine.interner.object({ ...object, captured }));
    }
    const isOther = !object.node.indexOf.has(name);
    if (!isOther || (object.node.others?.classes.length ?? 0) > 1) return this.#after(name, !isOther);
    if (object.others.includes(name)) return null;
    // Which unmentioned name it is makes no difference to what may follow inside the same token.
    if (this.#shared === undefined) this.#shared = this.#after(name, false);
    return this.#shared;
  }

  #after(name: string, remember: boolean, object = this.#local.object): State | null {
    const out: Frame[] = [];
    this.#machine.closeKey(object, name, remember, this.#frame.parent, out);
    return this.#machine.interner.state(out);
  }
}

function hasChild({ byte, size }: Trie, node: number, bytes: Uint8Array): boolean {
  const end = node + size[node]!;
  for (let child = node + 1; child < end; child += size[child]!) if (bytes[byte[child]!] === 1) return true;
  return false;
}

function addAllowed(pairs: Int32Array, allowed: Uint8Array, mask: Uint32Array): void {
  for (let index = 0; index < pairs.length; index += 2) {
    if (allowed[pairs[index + 1]!] === 1) {
      const id = pairs[index]!;
      mask[id >> 5]! |= 1 << (id & 31);
    }
  }
}

/** `mask` with these bits and no others. */
function maskOf(ids: Int32Array, mask: Uint32Array): Uint32Array {
  mask.fill(0);
  // By index: an iterator over thousands of ids makes an object for each until this is optimized.
  for (let index = 0; index < ids.length; index++) mask[ids[index]! >> 5]! |= 1 << (ids[index]! & 31);
  return mask;
}

function hashOf(mask: Uint32Array): number {
  let hash = 0;
  for (let index = 0; index < mask.length; index++) hash = Math.imul(hash ^ mask[index]!, 0x01000193) + 1;
  return hash;
}

function isSame(left: Uint32Array, right: Uint32Array): boolean {
  for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
  return true;
}

function merge(target: Uint32Array, source: Uint32Array): void {
  for (let index = 0; index < target.length; index++) target[index]! |= source[index]!;
}
