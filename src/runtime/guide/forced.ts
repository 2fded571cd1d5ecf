// Tokens that are certain: where the grammar leaves one byte only, the text is known, and so are its tokens,
// except at its end, where a token might reach into what follows. Tokens are given only as far as every such
// continuation agrees, so that re-tokenizing the finished output gives the same ids. Holds for tokenizers that
// merge (BPE): if a boundary survives, what stands before it is tokenized as if alone.

import type { State } from "./locals.ts";
import type { Machine } from "./machine.ts";
import { childOf } from "./trie.ts";
import { CONTROL, type Vocabulary } from "./vocabulary.ts";

/** Bytes looked ahead at most. */
const LONGEST_RUN = 512;
/** Accepted tokens given to the tokenizer as context. */
const CONTEXT_TOKENS = 16;

/** The ids that must follow `accepted` (the ids so far, which led to `state`). */
export function forcedTokens(
  machine: Machine,
  vocabulary: Vocabulary,
  state: State,
  accepted: readonly number[],
): number[] {
  const { encode } = vocabulary.source;
  if (encode === undefined) return [];
  const { bytes, states } = forcedBytes(machine, state);
  if (bytes.length === 0) return [];
  if (bytes.charCodeAt(0) === CONTROL)
    return bytes.length === 2 ? [vocabulary.source.controls![bytes.charCodeAt(1)]!] : [];
  // Nothing is merged across a control token.
  const recent = accepted.slice(-CONTEXT_TOKENS);
  const control = recent.findLastIndex((id) => vocabulary.bytesOf(id).charCodeAt(0) === CONTROL);
  const context = recent.slice(control + 1);
  const prefix = context.map((id) => vocabulary.bytesOf(id)).join("");
  const boundaries = spannedBoundaries(machine, vocabulary, bytes, states, prefix);
  let common: readonly number[] | undefined;
  for (const boundary of boundaries) {
    const text = decodeWhole(prefix + bytes.slice(0, boundary));
    if (text === undefined) return [];
    const ids = encode(text);
    common = common === undefined ? ids : commonPrefix(common, ids);
  }
  if (common === undefined || common.length <= context.length) return [];
  if (context.some((id, index) => common[index] !== id)) return [];
  return common.slice(context.length);
}

/** The bytes that are the only ones possible, and the state before each and after the last. */
function forcedBytes(machine: Machine, start: State): { bytes: string; states: State[] } {
  let bytes = "";
  let state = start;
  const states = [start];
  while (bytes.length < LONGEST_RUN && !machine.accepts(state)) {
    let only: State | undefined;
    let byte = -1;
    for (let candidate = 0; candidate < 256; candidate++) {
      const next = machine.next(state, candidate);
      if (next === null) continue;
      if (only !== undefined) return { bytes, states };
      only = next;
      byte = candidate;
    }
    if (only === undefined || (byte === CONTROL && bytes !== "")) break;
    bytes += String.fromCharCode(byte);
    states.push(only);
    state = only;
    if (bytes.length === 2 && bytes.charCodeAt(0) === CONTROL) break;
  }
  return { bytes, states };
}

/**
 * Lengths of `bytes` at which a token boundary is possible before what follows: its end, and every point from
 * which some token reaches beyond the end with text that the grammar allows. Negative: inside `prefix`.
 */
function spannedBoundaries(
  machine: Machine,
  vocabulary: Vocabulary,
  bytes: string,
  states: readonly State[],
  prefix: string,
): number[] {
  const text = prefix + bytes;
  const end = states[states.length - 1]!;
  const boundaries = [bytes.length];
  const longest = Math.min(text.length, 128);
  for (let length = 1; length <= longest; length++) {
    if (spans(machine, vocabulary, text.slice(text.length - length), end))
      boundaries.push(bytes.length - length);
  }
  return boundaries;
}

/** Whether a token starts with `tail` and goes on with bytes that `state` allows. */
function spans(machine: Machine, vocabulary: Vocabulary, tail: string, state: State): boolean {
  const { trie } = vocabulary;
  let node = 0;
  for (let index = 0; index < tail.length; index++) {
    node = childOf(trie, node, tail.charCodeAt(index));
    if (node < 0) return false;
  }
  const end = node + trie.size[node]!;
  for (let child = node + 1; child < end; child += trie.size[child]!) {
    if (machine.next(state, trie.byte[child]!) !== null) return true;
  }
  return false;
}

function commonPrefix(left: readonly number[], right: readonly number[]): readonly number[] {
  let length = 0;
  while (length < left.length && length < right.length && left[length] === right[length]) length++;
  return left.slice(0, length);
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** UTF-8 text of bytes, without an unfinished character at its end; undefined when it is not UTF-8. */
function decodeWhole(bytes: string): string | undefined {
  const array = Uint8Array.from(bytes, (character) => character.charCodeAt(0));
  for (let cut = 0; cut < 4 && cut <= array.length; cut++) {
    try {
      return strict.decode(array.subarray(0, array.length - cut));
    } catch {
      // One byte less may end at a character.
    }
  }
  return undefined;
}
