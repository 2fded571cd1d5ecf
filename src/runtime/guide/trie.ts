// A byte trie in depth-first arrays: the children of node i start at i + 1, each followed by its subtree, so a
// walk that abandons a prefix skips `size` entries. Node 0 is the empty prefix.

export interface Trie {
  /** The byte that leads to each node (0 for the root). */
  readonly byte: Uint8Array;
  /** Nodes in each subtree, itself included. */
  readonly size: Int32Array;
  /** Bytes from the root to each node. */
  readonly depth: Uint16Array;
  /** Ids that end at node i: ids[first[i] .. first[i + 1]). */
  readonly first: Int32Array;
  readonly ids: Int32Array;
}

/** An id, and bytes as one character each. */
export type Entry = readonly [id: number, bytes: string];

/** The order of a trie: equal bytes go by their ids. */
export function byBytes([one, left]: Entry, [other, right]: Entry): number {
  return left < right ? -1 : left > right ? 1 : one - other;
}

/** The trie of entries in the order of their bytes. Equal bytes may occur more than once. */
export function buildTrie(sorted: readonly Entry[]): Trie {
  let capacity = 1;
  let previous = "";
  for (const [, bytes] of sorted) {
    capacity += bytes.length - commonLength(previous, bytes);
    previous = bytes;
  }
  const byte = new Uint8Array(capacity);
  const size = new Int32Array(capacity);
  const depth = new Uint16Array(capacity);
  const first = new Int32Array(capacity + 1);
  const ids = new Int32Array(sorted.length);
  const path = [0];
  let nodes = 1;
  previous = "";
  sorted.forEach(([id, bytes], index) => {
    const common = commonLength(previous, bytes);
    while (path.length - 1 > common) {
      const node = path.pop()!;
      size[node] = nodes - node;
    }
    for (let at = common; at < bytes.length; at++) {
      byte[nodes] = bytes.charCodeAt(at);
      depth[nodes] = at + 1;
      first[nodes] = index;
      path.push(nodes++);
    }
    ids[index] = id;
    previous = bytes;
  });
  while (path.length > 0) {
    const node = path.pop()!;
    size[node] = nodes - node;
  }
  first[nodes] = sorted.length;
  return { byte, size, depth, first, ids };
}

function commonLength(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  let common = 0;
  while (common < length && left.charCodeAt(common) === right.charCodeAt(common)) common++;
  return common;
}

/** The child of `node` by `byte`, or -1. */
export function childOf(trie: Trie, node: number, byte: number): number {
  const end = node + trie.size[node]!;
  for (let child = node + 1; child < end; child += trie.size[child]!) {
    if (trie.byte[child] === byte) return child;
    if (trie.byte[child]! > byte) return -1;
  }
  return -1;
}
