// Pairs of neighbouring symbols while a vocabulary is learned: how often each occurs, in which words, and
// which is next. Typed arrays throughout: millions of pairs are looked up per second.
import { PairTable } from "../runtime/tokenizer/merge.ts";

/** How often each pair occurs in all words together, and in which words it may be. */
export class PairCounts {
  size = 0;
  left = new Int32Array(1024);
  right = new Int32Array(1024);
  count = new Float64Array(1024);
  /** Where the list of a pair's words begins, or −1. */
  #first = new Int32Array(1024);
  #table = new PairTable(1024);
  /** Lists of words: a word and the place of the next, −1 at the end. */
  #word = new Int32Array(1024);
  #next = new Int32Array(1024);
  #listed = 0;

  /** Counts a pair `amount` more times, all of them in this word. */
  add(left: number, right: number, amount: number, word: number): void {
    const found = this.#table.find(left, right);
    const pair = found < 0 ? this.#insert(left, right) : found;
    this.count[pair]! += amount;
    const first = this.#first[pair]!;
    if (first >= 0 && this.#word[first] === word) return;
    if (this.#listed === this.#word.length) {
      this.#word = grown(this.#word);
      this.#next = grown(this.#next);
    }
    this.#word[this.#listed] = word;
    this.#next[this.#listed] = first;
    this.#first[pair] = this.#listed++;
  }

  /** Counts a known pair `amount` fewer times. */
  subtract(left: number, right: number, amount: number): void {
    this.count[this.#table.find(left, right)]! -= amount;
  }

  /** Calls `visit` for the words that may contain the pair, which is about to leave all of them. */
  takeWords(pair: number, visit: (word: number) => void): void {
    let place = this.#first[pair]!;
    this.#first[pair] = -1;
    while (place >= 0) {
      visit(this.#word[place]!);
      place = this.#next[place]!;
    }
  }

  #insert(left: number, right: number): number {
    const pair = this.size++;
    if (pair === this.left.length) this.#grow();
    this.left[pair] = left;
    this.right[pair] = right;
    this.#first[pair] = -1;
    this.#table.add(left, right, pair);
    return pair;
  }

  #grow(): void {
    const known = this.left.length;
    this.left = grown(this.left);
    this.right = grown(this.right);
    this.#first = grown(this.#first);
    const count = new Float64Array(known * 2);
    count.set(this.count);
    this.count = count;
    this.#table = new PairTable(known * 2);
    for (let pair = 0; pair < known; pair++) this.#table.add(this.left[pair]!, this.right[pair]!, pair);
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Pairs by count, the largest first, then by ids, the smallest first. */
export class PairHeap {
  readonly #pairs: PairCounts;
  readonly #entries: number[] = [];
  /** The count that each entry was put in with. */
  readonly #counts: number[] = [];

  constructor(pairs: PairCounts) {
    this.#pairs = pairs;
  }

  push(pair: number): void {
    const entries = this.#entries;
    const counts = this.#counts;
    const count = this.#pairs.count[pair]!;
    let hole = entries.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (!this.#before(count, pair, counts[parent]!, entries[parent]!)) break;
      entries[hole] = entries[parent]!;
      counts[hole] = counts[parent]!;
      hole = parent;
    }
    entries[hole] = pair;
    counts[hole] = count;
  }

  /** The most frequent pair, or −1. A count only falls after its entry was made, so stale entries go back. */
  pop(): number {
    for (;;) {
      if (this.#entries.length === 0) return -1;
      const top = this.#entries[0]!;
      const count = this.#counts[0]!;
      const last = this.#entries.pop()!;
      const lastCount = this.#counts.pop()!;
      if (this.#entries.length > 0) this.#sink(last, lastCount);
      if (count === this.#pairs.count[top]) return top;
      if (this.#pairs.count[top]! > 0) this.push(top);
    }
  }

  #sink(pair: number, count: number): void {
    const entries = this.#entries;
    const counts = this.#counts;
    let hole = 0;
    for (let child = 1; child < entries.length; child = 2 * hole + 1) {
      const other = child + 1;
      if (
        other < entries.length &&
        this.#before(counts[other]!, entries[other]!, counts[child]!, entries[child]!)
      ) {
        child = other;
      }
      if (!this.#before(counts[child]!, entries[child]!, count, pair)) break;
      entries[hole] = entries[child]!;
      counts[hole] = counts[child]!;
      hole = child;
    }
    entries[hole] = pair;
    counts[hole] = count;
  }

  #before(countA: number, a: number, countB: number, b: number): boolean {
    if (countA !== countB) return countA > countB;
    const { left, right } = this.#pairs;
    return left[a] === left[b] ? right[a]! < right[b]! : left[a]! < left[b]!;
  }
}
