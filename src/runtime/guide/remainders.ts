// What follows a quote inside tokens: few distinct pieces of text, shared by all tokens that end a string. For
// each state that a string can return to they are tried once, whatever the string.

import { remembered } from "./remembered.ts";
import { buildTrie, byBytes, type Entry, type Trie } from "./trie.ts";

const QUOTE = 0x22;

export class Remainders {
  /** The distinct texts after a quote; ids number them. */
  readonly trie: Trie;
  readonly count: number;
  readonly #afterQuote = new Map<number, Int32Array>();

  constructor(trie: Trie, bytesOf: (id: number) => string) {
    const numbers = new Map<string, number>();
    const { byte, size, depth, first, ids } = trie;
    for (let node = 1; node < byte.length; node++) {
      if (byte[node] !== QUOTE) continue;
      const pairs: number[] = [];
      for (let at = first[node]!; at < first[node + size[node]!]!; at++) {
        const rest = bytesOf(ids[at]!).slice(depth[node]!);
        pairs.push(
          ids[at]!,
          remembered(numbers, rest, () => numbers.size),
        );
      }
      this.#afterQuote.set(node, Int32Array.from(pairs));
    }
    const entries = [...numbers].map(([text, number]): Entry => [number, text]);
    this.trie = buildTrie(entries.sort(byBytes));
    this.count = numbers.size;
  }

  /** Pairs of a token and the number of its text after the quote at `node` of the vocabulary's trie. */
  afterQuote(node: number): Int32Array {
    return this.#afterQuote.get(node)!;
  }
}
