// Merging pairs of neighbouring symbols, best pair first: the inner loop of byte-pair encoding (arXiv
// 1508.07909) and of SentencePiece's BPE. Best is the lowest rank, then the leftmost. O(n log n) with a heap
// over a linked list, so that a megabyte without a space is a second's work, which can be done in steps; merge.test.ts has the quadratic
// twin.
import { OrchardError } from "../../errors.ts";
import { finish } from "./steps.ts";

/** Which neighbours merge, how early, and into what. Symbols are token ids; −1 never merges. */
export interface MergeRules {
  /** The number of the rule for this pair, or −1. */
  find(left: number, right: number): number;
  /** Rule to rank, an integer in 0 … 2²⁶ − 1; the lowest goes first. */
  readonly rank: ArrayLike<number>;
  /** Rule to the id of the merged symbol. */
  readonly result: ArrayLike<number>;
}

/** The most symbols one call takes: rank and position share the 53 bits of a double. */
const MAXIMUM_SYMBOLS = 2 ** 26;
/** More symbols than this are merged in steps, in scratch space of their own. */
export const MANY_SYMBOLS = 2 ** 12;

/** Merges the first `count` of `symbols` in place; the result is how many remain. */
export interface Merger {
  /** At once. Throws `invalidArgument` for more than 2²⁶ symbols. */
  merge(symbols: Int32Array, count: number): number;
  /** The same, stopping after every `MANY_SYMBOLS` symbols or pairs; what it yields is `step`. */
  mergeInSteps<T>(symbols: Int32Array, count: number, step: T): Generator<T, number, void>;
}

/** A merger by these rules. */
export function createMerger(rules: MergeRules): Merger {
  let kept = scratch(64);

  function merge(symbols: Int32Array, count: number): number {
    if (count > MANY_SYMBOLS) return finish(mergeInSteps(symbols, count, null));
    if (kept.capacity < count) kept = scratch(count * 2);
    kept.heap.clear();
    link(kept, symbols, count, 0, count);
    mergeSome(kept, symbols, count, Number.POSITIVE_INFINITY);
    return gather(kept, symbols, count);
  }

  function* mergeInSteps<T>(symbols: Int32Array, count: number, step: T): Generator<T, number, void> {
    if (count > MAXIMUM_SYMBOLS) {
      throw new OrchardError("invalidArgument", `A stretch of ${count} symbols is too long; split the text.`);
    }
    const own = scratch(count);
    for (let from = 0; from < count; from += MANY_SYMBOLS) {
      link(own, symbols, count, from, Math.min(count, from + MANY_SYMBOLS));
      yield step;
    }
    while (!mergeSome(own, symbols, count, MANY_SYMBOLS)) yield step;
    return gather(own, symbols, count);
  }

  function link(
    { next, previous, heap }: Scratch,
    symbols: Int32Array,
    count: number,
    from: number,
    to: number,
  ) {
    for (let i = from; i < to; i++) {
      next[i] = i + 1;
      previous[i] = i - 1;
      if (i + 1 < count) push(heap, symbols[i]!, symbols[i + 1]!, i);
    }
  }

  function push(heap: PairHeap, left: number, right: number, position: number): void {
    const rule = left < 0 || right < 0 ? -1 : rules.find(left, right);
    if (rule >= 0) heap.push(rules.rank[rule]! * MAXIMUM_SYMBOLS + position, left, right, rule);
  }

  /** Looks at `most` pairs at most; whether none are left. */
  function mergeSome({ next, previous, heap }: Scratch, symbols: Int32Array, count: number, most: number) {
    for (let looked = 0; looked < most; looked++) {
      if (!heap.pop()) return true;
      const at = heap.key % MAXIMUM_SYMBOLS;
      const second = next[at]!;
      // An entry is stale when either symbol has changed since; GONE never equals an id.
      if (symbols[at] !== heap.left || second >= count || symbols[second] !== heap.right) continue;
      symbols[at] = rules.result[heap.rule]!;
      symbols[second] = GONE;
      const after = next[second]!;
      next[at] = after;
      if (after < count) {
        previous[after] = at;
        push(heap, symbols[at]!, symbols[after]!, at);
      }
      const before = previous[at]!;
      if (before >= 0) push(heap, symbols[before]!, symbols[at]!, before);
    }
    return false;
  }

  return { merge, mergeInSteps };
}

function gather({ next }: Scratch, symbols: Int32Array, count: number): number {
  let length = 0;
  for (let i = 0; i < count; i = next[i]!) symbols[length++] = symbols[i]!;
  return length;
}

const GONE = -2;

interface Scratch {
  readonly capacity: number;
  readonly next: Int32Array;
  readonly previous: Int32Array;
  readonly heap: PairHeap;
}

function scratch(capacity: number): Scratch {
  return {
    capacity,
    next: new Int32Array(capacity),
    previous: new Int32Array(capacity),
    // n − 1 entries at first, and at most two more per merge.
    heap: new PairHeap(capacity * 3),
  };
}

/** A binary heap of pairs by key; `pop` moves the smallest into key, left, right and rule. */
class PairHeap {
  key = 0;
  left = 0;
  right = 0;
  rule = 0;
  #size = 0;
  readonly #keys: Float64Array;
  /** left, right, rule of each entry. */
  readonly #pairs: Int32Array;

  constructor(capacity: number) {
    this.#keys = new Float64Array(capacity);
    this.#pairs = new Int32Array(capacity * 3);
  }

  clear(): void {
    this.#size = 0;
  }

  push(key: number, left: number, right: number, rule: number): void {
    const keys = this.#keys;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (keys[parent]! <= key) break;
      this.#move(parent, hole);
      hole = parent;
    }
    this.#put(hole, key, left, right, rule);
  }

  pop(): boolean {
    if (this.#size === 0) return false;
    const keys = this.#keys;
    const pairs = this.#pairs;
    this.key = keys[0]!;
    this.left = pairs[0]!;
    this.right = pairs[1]!;
    this.rule = pairs[2]!;
    const size = --this.#size;
    if (size === 0) return true;
    const key = keys[size]!;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      this.#move(child, hole);
      hole = child;
    }
    const last = size * 3;
    this.#put(hole, key, pairs[last]!, pairs[last + 1]!, pairs[last + 2]!);
    return true;
  }

  #move(from: number, to: number): void {
    const pairs = this.#pairs;
    this.#keys[to] = this.#keys[from]!;
    pairs[to * 3] = pairs[from * 3]!;
    pairs[to * 3 + 1] = pairs[from * 3 + 1]!;
    pairs[to * 3 + 2] = pairs[from * 3 + 2]!;
  }

  #put(at: number, key: number, left: number, right: number, rule: number): void {
    this.#keys[at] = key;
    this.#pairs[at * 3] = left;
    this.#pairs[at * 3 + 1] = right;
    this.#pairs[at * 3 + 2] = rule;
  }
}

/** Pairs of ids to rule numbers: open addressing in typed arrays. The first rule of a pair counts. */
export class PairTable {
  readonly #mask: number;
  /** left, right, rule + 1 of each slot; 0 in the last is an empty one. */
  readonly #slots: Int32Array;

  constructor(capacity: number) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(2, capacity * 2)));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 3);
  }

  /** At most `capacity` pairs may be added. */
  add(left: number, right: number, rule: number): void {
    const slot = this.#slot(left, right);
    if (this.#slots[slot + 2] !== 0) return;
    this.#slots[slot] = left;
    this.#slots[slot + 1] = right;
    this.#slots[slot + 2] = rule + 1;
  }

  /** The rule of a pair, or −1. */
  find(left: number, right: number): number {
    return this.#slots[this.#slot(left, right) + 2]! - 1;
  }

  #slot(left: number, right: number): number {
    const slots = this.#slots;
    let hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * 3;
      if (slots[at + 2] === 0 || (slots[at] === left && slots[at + 1] === right)) return at;
    }
  }
}
