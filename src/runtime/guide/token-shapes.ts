// What the tokens of a vocabulary can do at most, whatever the schema: how many objects and arrays one of them opens, and
// under which nodes of the trie no token does anything inside a string but lengthen it.

import type { Trie } from "./trie.ts";

const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const DELETE = 0x7f;

export class TokenShapes {
  /** Objects that one token opens at most: each but the last goes on with a name. */
  readonly mostObjects: number;
  readonly mostArrays: number;
  /** By node, whether it and all below it is printable ASCII without quotes and backslashes. */
  readonly isQuiet: Uint8Array;

  constructor({ byte, size }: Trie, tokens: Iterable<string>) {
    let objects = 0;
    let arrays = 0;
    for (const bytes of tokens) {
      if (bytes.includes("{")) objects = Math.max(objects, bytes.match(/\{(?="|$)/g)?.length ?? 0);
      if (bytes.includes("[")) arrays = Math.max(arrays, bytes.split("[").length - 1);
    }
    this.mostObjects = objects;
    this.mostArrays = arrays;
    const isQuiet = new Uint8Array(byte.length);
    for (let node = byte.length - 1; node > 0; node--) {
      const own = byte[node]!;
      let quiet = own >= SPACE && own < DELETE && own !== QUOTE && own !== BACKSLASH;
      const end = node + size[node]!;
      for (let child = node + 1; quiet && child < end; child += size[child]!) quiet = isQuiet[child] === 1;
      isQuiet[node] = quiet ? 1 : 0;
    }
    this.isQuiet = isQuiet;
  }
}
