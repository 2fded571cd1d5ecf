// Byte-pair encoding of words: a word's characters become tokens, and a ranked list of merges joins them. A
// character that is no token becomes its UTF-8 bytes (<0x0A>) where the vocabulary has them, else the unknown
// token, else nothing, as in the reference implementation (huggingface/tokenizers). Left out: dropout, word
// affixes.
import { createMerger, MANY_SYMBOLS, PairTable } from "./merge.ts";
import { finish } from "./steps.ts";
import { textBytes } from "./token-bytes.ts";

export interface BpeOptions {
  /** Token to id. */
  readonly vocabulary: ReadonlyMap<string, number>;
  /** Pairs of tokens, the first to merge first; both and their union are in the vocabulary. */
  readonly merges: readonly (readonly [string, string])[];
  /** A word that is a token is taken as it is. */
  readonly ignoresMerges?: boolean;
  /** Words that are a token whatever the vocabulary says. */
  readonly wholeWords?: ReadonlyMap<string, number>;
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
/** Ids of ordinary words between two steps. */
const IDS_A_STEP = 256;

/**
 * A function that appends the ids of words, in steps: each tells how many ids there will be at least.
 * Throws `UnknownMergeError` when a merge has no tokens.
 */
export function createBpe(
  options: BpeOptions,
): (words: Iterable<string>, ids: number[]) => Generator<number, void, void> {
  const { vocabulary, ignoresMerges = false, byteTokens = null, unknownToken = null, wholeWords } = options;
  const merger = createMerger(rulesOf(options));
  const cache = new Map<string, readonly number[]>();
  let longest = 1;
  for (const { length } of vocabulary.keys()) longest = Math.max(longest, length);

  /** The ids of a word; `before` are there already. */
  function* encode(word: string, before: number): Generator<number, readonly number[], void> {
    const whole = ignoresMerges ? vocabulary.get(word) : undefined;
    if (whole !== undefined) return [whole];
    let symbols = new Int32Array(Math.min(word.length, LONGEST_CACHED_WORD) + 1);
    let count = 0;
    // A token is the text of its symbols, so it is of no more of them than its text is long.
    const least = () => before + Math.ceil(count / longest);
    function add(id: number): void {
      if (count === symbols.length) {
        const larger = new Int32Array(count * 2);
        larger.set(symbols);
        symbols = larger;
      }
      symbols[count++] = id;
    }
    for (const character of word) {
      if (count > 0 && count % MANY_SYMBOLS === 0) yield least();
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
    const isLong = count > MANY_SYMBOLS;
    const length = isLong
      ? yield* merger.mergeInSteps(symbols, count, least())
      : merger.merge(symbols, count);
    return Array.from(symbols.subarray(0, length));
  }

  return function* encodeWords(words, ids) {
    let told = ids.length;
    for (const word of words) {
      const whole = wholeWords?.get(word);
      if (whole !== undefined) ids.push(whole);
      else if (word.length > LONGEST_CACHED_WORD) {
        for (const id of yield* encode(word, ids.length)) ids.push(id);
      } else {
        let found = cache.get(word);
        if (found === undefined) {
          found = finish(encode(word, 0));
          if (cache.size >= CACHED_WORDS) cache.clear();
          cache.set(word, found);
        }
        for (const id of found) ids.push(id);
      }
      if (ids.length - told < IDS_A_STEP) continue;
      told = ids.length;
      yield told;
    }
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
