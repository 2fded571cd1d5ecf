// Bytes as the fewest tokens of a vocabulary, whatever its tokenizer would make of them.

import { childOf } from "./trie.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Counts that are kept, and the bytes of the longest. */
const MOST_KEPT = 20_000;
const LONGEST_KEPT = 64;

export class Segments {
  readonly #vocabulary: Vocabulary;
  readonly #counts = new Map<string, number>();

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The number of tokens that `bytes` take at least; Infinity when tokens do not spell them. */
  count(bytes: string): number {
    const known = this.#counts.get(bytes);
    if (known !== undefined) return known;
    const count = this.#search(bytes).counts[0]!;
    if (bytes.length <= LONGEST_KEPT) {
      if (this.#counts.size >= MOST_KEPT) this.#counts.clear();
      this.#counts.set(bytes, count);
    }
    return count;
  }

  /** The fewest tokens for `bytes`, long ones first; undefined when there are none. */
  split(bytes: string): readonly number[] | undefined {
    const { counts, tokens } = this.#search(bytes);
    if (counts[0] === Number.POSITIVE_INFINITY) return undefined;
    const ids: number[] = [];
    for (let at = 0; at < bytes.length; ) {
      const id = tokens[at]!;
      ids.push(id);
      at += this.#vocabulary.bytesOf(id).length;
    }
    return ids;
  }

  /** From every place to the end: the fewest tokens, and the first of them. */
  #search(bytes: string): { readonly counts: readonly number[]; readonly tokens: readonly number[] } {
    const { trie } = this.#vocabulary;
    const counts = new Array<number>(bytes.length + 1).fill(Number.POSITIVE_INFINITY);
    const tokens = new Array<number>(bytes.length).fill(-1);
    counts[bytes.length] = 0;
    for (let start = bytes.length - 1; start >= 0; start--) {
      let node = 0;
      for (let end = start; end < bytes.length; ) {
        node = childOf(trie, node, bytes.charCodeAt(end++));
        if (node < 0) break;
        const first = trie.first[node]!;
        if (first === trie.first[node + 1] || counts[end]! + 1 > counts[start]!) continue;
        counts[start] = counts[end]! + 1;
        tokens[start] = trie.ids[first]!;
      }
    }
    return { counts, tokens };
  }
}
