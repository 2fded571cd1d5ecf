// Learns a byte-level BPE vocabulary from texts (arXiv 1508.07909; bytes as in GPT-2): words are counted once,
// then the most frequent pair of neighbouring symbols merges, again and again. Every byte is a token, so any
// text can be written. bpe-words.ts counts, bpe-merges.ts merges, bpe-file.ts writes tokenizer.json. Left out:
// normalization, dropout, other kinds of vocabulary.
import { OrchardError } from "../errors.ts";
import { learnMerges } from "./bpe-merges.ts";
import { type BpeProgress, countWords } from "./bpe-words.ts";

export type { BpeProgress };

/**
 * Where words begin and end, as in GPT-4 but with digits one by one: contractions, letters with the character
 * before them, one digit, other characters with the space before them, white space. Unicode's properties
 * only: JavaScript's \s and Oniguruma's differ.
 */
export const GPT4_LIKE_SPLIT = [
  "'(?:[sdmtSDMT]|[lL][lL]|[vV][eE]|[rR][eE])",
  String.raw`[^\r\n\p{L}\p{M}\p{N}]?[\p{L}\p{M}]+`,
  String.raw`\p{N}`,
  String.raw` ?[^\p{White_Space}\p{L}\p{M}\p{N}]+[\r\n]*`,
  String.raw`\p{White_Space}*[\r\n]+`,
  String.raw`\p{White_Space}+(?!\P{White_Space})`,
  String.raw`\p{White_Space}+`,
].join("|");

export interface BpeOptions {
  /** Tokens in all: the special ones, the 256 bytes and the merges. */
  readonly vocabularySize: number;
  /** Control tokens, in the order of their ids, from 0. */
  readonly specialTokens?: readonly string[];
  /** A regular expression for words, without capturing groups; what lies between two matches is a word too. */
  readonly split?: string;
  /** Pairs that occur less often do not merge; default 2. */
  readonly minimumCount?: number;
  readonly onProgress?: (progress: BpeProgress) => void;
  readonly signal?: AbortSignal;
}

/** A vocabulary: ids are special tokens first, then the bytes 0 … 255, then the merges in their order. */
export interface BpeVocabulary {
  readonly specialTokens: readonly string[];
  /** Ids of the two tokens that the i-th merge joins; its result has the id specialTokens.length + 256 + i. */
  readonly merges: readonly (readonly [number, number])[];
  readonly split: string;
}

/**
 * Learns a vocabulary; the same texts in any order give the same one. Smaller than `vocabularySize` when no
 * pair is left that occurs `minimumCount` times. Throws `invalidArgument` for a size below the bytes and the
 * special tokens, special tokens that repeat, or a split that is no regular expression; `aborted`.
 *
 * @example
 * const vocabulary = await trainBpe(["low lower lowest"], { vocabularySize: 260, specialTokens: ["<|end|>"] });
 * vocabulary.merges.length; // 3: "lo", "low" and " low"
 */
export async function trainBpe(
  texts: Iterable<string> | AsyncIterable<string>,
  options: BpeOptions,
): Promise<BpeVocabulary> {
  const { vocabularySize, specialTokens = [], split = GPT4_LIKE_SPLIT, minimumCount = 2 } = options;
  const smallest = specialTokens.length + 256;
  if (!Number.isInteger(vocabularySize) || vocabularySize < smallest || vocabularySize > MAXIMUM_SIZE) {
    throw new OrchardError(
      "invalidArgument",
      `A vocabulary of ${vocabularySize} tokens: choose ${smallest} (the bytes and ${specialTokens.length} ` +
        `special tokens) to ${MAXIMUM_SIZE}.`,
      { details: { vocabularySize, smallest, largest: MAXIMUM_SIZE } },
    );
  }
  const repeated = specialTokens.find((token, i) => token === "" || specialTokens.indexOf(token) !== i);
  if (repeated !== undefined) {
    throw new OrchardError(
      "invalidArgument",
      `The special token ${JSON.stringify(repeated)} is empty or repeated: name each token once.`,
    );
  }
  const words = await countWords(texts, split, options);
  const merges = await learnMerges(words, {
    count: vocabularySize - smallest,
    firstByte: specialTokens.length,
    minimumCount,
    signal: options.signal,
    onProgress: (done, total) => options.onProgress?.({ phase: "merge", done, total }),
  });
  return { specialTokens, merges, split };
}

/** Two ids share the 42 bits of a key. */
const MAXIMUM_SIZE = 2 ** 21;
