// Byte-pair encoding of one word: its characters become tokens, and a ranked list of merges joins them. A
// character that is no token becomes its UTF-8 bytes (<0x0A>) where the vocabulary has them, else the unknown
// token, else nothing, as in the reference implementation (huggingface/tokenizers). Left out: dropout, word
// affixes.
import { createMerger, PairTable } from "./merge.ts";
import { textBytes } from "./token-bytes.ts";

export interface BpeOptions {
  /** Token to id. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Pairs of tokens, the first to merge first; both and their union are in the vocabulary. */
  readonly merges: readonly (readonly [string, string])[];
  /** A word that is a token is taken as it is. */
  readonly ignoresMerges?: boolean;
  /** Byte to id, 256 of them, for characters that are no token. */
  readonly byteTokens?: readonly number[] | null;
  readonly unknownToken?: number | null;
  /** Unknown characters next to each other become one unknown token. */
  readonly fusesUnknown?: boolean;
}

/** A merge that names a token which the vocabulary lacks. */
export class UnknownMergeError extends Error {
  readonly index: number;
  constructor(index: number, token: string) {
    super(`merge ${index} names ${JSON.stringify(token)}, which is no token`);
    this.index = index;
  }
}

const CACHED_WORDS = 10_000;
const LONGEST_CACHED_WORD = 64;

/**
 * A function that appends the ids of a word.
 * Throws `UnknownMergeError` when a merge has no tokens.
 */
export function createBpe(options: BpeOptions): (word: string, ids: number[]) => void {
  const { vocabulary, ignoresMerges = false, byteTokens = null, unknownToken = null } = options;
  const merge = createMerger(rulesOf(options));
  const cache = new Map<string, readonly number[]>();
  let symbols = new Int32Array(256);

  function encode(word: string): readonly number[] {
    if (ignoresMerges) {
      const whole = vocabulary.get(word);
      if (whole !== undefined) return [whole];
    }
    let count = 0;
    function add(id: number): void {
      if (count === symbols.length) {
        const larger = new Int32Array(count * 2);
        larger.set(symbols);
        symbols = larger;
      }
      symbols[count++] = id;
    }
    for (const character of word) {
      const id = vocabulary.get(character);
      if (id !== undefined) {
        add(id);
      } else if (byteTokens !== null) {
        for (const byte of textBytes(character)) add(byteTokens[byte]!);
      } else if (unknownToken !== null) {
        const fuses = options.fusesUnknown === true && count > 0 && symbols[count - 1] === unknownToken;
        if (!fuses) add(unknownToken);
      }
    }
    const length = merge(symbols, count);
    const ids = Array.from(symbols.subarray(0, length));
    if (symbols.length > 2 ** 20) symbols = new Int32Array(256);
    return ids;
  }

  return function encodeWord(word, ids) {
    let found = cache.get(word);
    if (found === undefined) {
      found = encode(word);
      if (word.length <= LONGEST_CACHED_WORD) {
        if (cache.size >= CACHED_WORDS) cache.clear();
        cache.set(word, found);
      }
    }
    for (const id of found) ids.push(id);
  };
}

function rulesOf({ vocabulary, merges }: BpeOptions) {
  const table = new PairTable(merges.length);
  const rank = new Uint32Array(merges.length);
  const result = new Int32Array(merges.length);
  merges.forEach(([left, right], index) => {
    rank[index] = index;
    result[index] = idOf(left + right, index);
    table.add(idOf(left, index), idOf(right, index), index);
  });
  function idOf(token: string, index: number): number {
    const id = vocabulary.get(token);
    if (id === undefined) throw new UnknownMergeError(index, token);
    return id;
  }
  return { find: (left: number, right: number) => table.find(left, right), rank, result };
}
