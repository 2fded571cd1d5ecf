// Learns the merges of a vocabulary from counted words. Each step takes the most frequent pair (then the one
// with the smaller ids), joins it in the words that contain it, and corrects the counts of its neighbours
// only. A pair whose union is a token already ("a"+"bc" after "ab"+"c") never merges: a text has one id.
// bpe.test.ts has the twin that counts everything anew at each step.
import { throwIfAborted } from "../errors.ts";
import { BYTE_CHARACTERS, textBytes } from "../runtime/tokenizer/token-bytes.ts";
import { PairCounts, PairHeap } from "./bpe-pairs.ts";
import { pause, type WordCounts } from "./bpe-words.ts";

interface MergeOptions {
  /** The most merges to learn. */
  readonly count: number;
  /** The id of byte 0; the ids of the merges follow those of the bytes. */
  readonly firstByte: number;
  readonly minimumCount: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Longer words are cut: a megabyte without a space must not be walked once per merge. */
const LONGEST_WORD = 256;
/** Merges between two reports, and two looks at the signal. */
const REPORT_EVERY = 256;

/** The pairs of ids that merge, in their order. */
export async function learnMerges(counts: WordCounts, options: MergeOptions): Promise<[number, number][]> {
  const { count, firstByte, minimumCount, signal, onProgress } = options;
  const words = new Words(counts, firstByte);
  const pairs = new PairCounts();
  for (let word = 0; word < words.size; word++) words.countPairs(word, pairs);
  const heap = new PairHeap(pairs);
  for (let pair = 0; pair < pairs.size; pair++) heap.push(pair);

  const merges: [number, number][] = [];
  const tokens = [...BYTE_CHARACTERS];
  const taken = new Set(tokens);
  while (merges.length < count) {
    if (merges.length % REPORT_EVERY === 0) {
      await pause();
      throwIfAborted(signal);
      onProgress?.(merges.length, count);
    }
    const pair = heap.pop();
    if (pair < 0 || pairs.count[pair]! < minimumCount) break;
    const left = pairs.left[pair]!;
    const right = pairs.right[pair]!;
    const token = tokens[left - firstByte]! + tokens[right - firstByte]!;
    if (taken.has(token)) continue;
    taken.add(token);
    const merged = firstByte + tokens.push(token) - 1;
    merges.push([left, right]);
    const known = pairs.size;
    pairs.takeWords(pair, (word) => words.join(word, left, right, merged, pairs));
    for (let fresh = known; fresh < pairs.size; fresh++) {
      if (pairs.count[fresh]! >= minimumCount) heap.push(fresh);
    }
  }
  onProgress?.(merges.length, count);
  return merges;
}

/** All words as ids, one after the other in one array. */
class Words {
  readonly size: number;
  readonly #symbols: Int32Array;
  readonly #start: Int32Array;
  readonly #length: Int32Array;
  /** How often each word occurs. */
  readonly #count: Float64Array;

  constructor(counts: WordCounts, firstByte: number) {
    const pieces: { bytes: Uint8Array; count: number }[] = [];
    let total = 0;
    for (const [text, count] of counts) {
      const bytes = textBytes(text);
      total += bytes.length;
      for (let from = 0; from < bytes.length; from += LONGEST_WORD) {
        pieces.push({ bytes: bytes.subarray(from, from + LONGEST_WORD), count });
      }
    }
    this.size = pieces.length;
    this.#symbols = new Int32Array(total);
    this.#start = new Int32Array(pieces.length);
    this.#length = new Int32Array(pieces.length);
    this.#count = new Float64Array(pieces.length);
    let end = 0;
    pieces.forEach(({ bytes, count }, word) => {
      this.#start[word] = end;
      this.#length[word] = bytes.length;
      this.#count[word] = count;
      for (const byte of bytes) this.#symbols[end++] = byte + firstByte;
    });
  }

  /** Adds the word's pairs of neighbours to the counts. */
  countPairs(word: number, pairs: PairCounts): void {
    const symbols = this.#symbols;
    const start = this.#start[word]!;
    const end = start + this.#length[word]!;
    for (let i = start; i + 1 < end; i++) {
      pairs.add(symbols[i]!, symbols[i + 1]!, this.#count[word]!, word);
    }
  }

  /** Joins the pair wherever it stands in the word, from the left; every join corrects its neighbours. */
  join(word: number, left: number, right: number, merged: number, pairs: PairCounts): void {
    const symbols = this.#symbols;
    const count = this.#count[word]!;
    const start = this.#start[word]!;
    const end = start + this.#length[word]!;
    let out = start;
    for (let i = start; i < end; i++) {
      if (symbols[i] !== left || i + 1 >= end || symbols[i + 1] !== right) {
        symbols[out++] = symbols[i]!;
        continue;
      }
      pairs.subtract(left, right, count);
      if (out > start) {
        pairs.subtract(symbols[out - 1]!, left, count);
        pairs.add(symbols[out - 1]!, merged, count, word);
      }
      if (i + 2 < end) {
        pairs.subtract(right, symbols[i + 2]!, count);
        pairs.add(merged, symbols[i + 2]!, count, word);
      }
      symbols[out++] = merged;
      i++;
    }
    this.#length[word] = out - start;
  }
}
