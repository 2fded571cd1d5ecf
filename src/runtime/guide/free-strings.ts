// What every token does inside a JSON string of which only the length is limited: how many characters it takes,
// and where it closes the string. Most positions of most outputs are such strings, so this is worked out once
// per vocabulary and a mask is a copy of one of its rows.

import { unquoted } from "./bytes.ts";
import { Lexer } from "./lexer.ts";
import { RegexStore } from "./regex.ts";
import type { Trie } from "./trie.ts";

/** A quote inside tokens that closes a string. */
export interface Closing {
  /** The node of the quote in the trie. */
  readonly node: number;
  /** The characters of the string before the quote. */
  readonly text: string;
  /** The number of these characters. */
  readonly length: number;
}

export class FreeStrings {
  readonly closings: readonly Closing[];
  /** Row n allows the tokens that need room for at most n characters. */
  readonly #rows: Uint32Array[] = [];

  constructor(trie: Trie, maskWords: number) {
    const store = new RegexStore();
    const lexer = new Lexer(store);
    const start = lexer.string(store.all);
    const states = [start];
    const texts = [""];
    const lengths = [0];
    const needs: number[][] = [];
    const closings: Closing[] = [];
    const { byte, size, depth, first, ids } = trie;
    for (let node = 1; node < byte.length; ) {
      const level = depth[node]!;
      const state = states[level - 1]!;
      const next = lexer.next(state, byte[node]!);
      if (next === null || next === lexer.closed) {
        if (next !== null)
          closings.push({ node, text: unquoted(texts[level - 1]!), length: lengths[level - 1]! });
        node += size[node]!;
        continue;
      }
      states[level] = next;
      texts[level] = texts[level - 1]! + String.fromCharCode(byte[node]!);
      lengths[level] = lengths[level - 1]! + (next.decode === 0 ? 1 : 0);
      const need = lengths[level]! + (next.decode === 0 ? 0 : 1);
      for (let at = first[node]!; at < first[node + 1]!; at++) {
        needs[need] ??= [];
        needs[need].push(ids[at]!);
      }
      node++;
    }
    this.closings = closings;
    let row = new Uint32Array(maskWords);
    for (let need = 0; need < Math.max(1, needs.length); need++) {
      const tokens = needs[need];
      if (tokens !== undefined) {
        row = row.slice();
        for (const id of tokens) row[id >> 5]! |= 1 << (id & 31);
      }
      this.#rows.push(row);
    }
  }

  /** The tokens that stay inside a string with room for `room` more characters. */
  inside(room: number): Uint32Array {
    return this.#rows[Math.min(room, this.#rows.length - 1)]!;
  }
}
