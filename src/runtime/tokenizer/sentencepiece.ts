// SentencePiece's BPE (arXiv 1808.06226): no list of merges, two neighbours merge when their text together is
// a piece, and the piece with the best score goes first. Both of its files here, GGUF and llama2.c, share
// this. Left out: the unigram model, normalization maps, and splitting unused pieces again.
import { createMerger, MANY_SYMBOLS } from "./merge.ts";

export interface SentencePieceOptions {
  /** Id to piece. */
  readonly pieces: readonly string[];
  /** Id to score; larger is better, equal scores merge from left to right. */
  readonly scores: ArrayLike<number>;
  /** Whether a piece is text, and not a control, unknown or byte piece. */
  readonly isText: (id: number) => boolean;
  /** The ids of a symbol that is no piece: its bytes, or the unknown piece. */
  readonly fallback: (symbol: string) => readonly number[];
}

/**
 * A function that appends the ids of a text, given as its characters, in steps: each tells how many ids there will be at
 * least. Of two equal pieces the later one counts.
 */
export function createSentencePiece(
  options: SentencePieceOptions,
): (symbols: Iterable<string>, ids: number[]) => Generator<number, void, void> {
  const { pieces, isText, fallback } = options;
  const idOf = new Map<string, number>();
  pieces.forEach((piece, id) => {
    if (isText(id)) idOf.set(piece, id);
  });
  const longest = pieces.reduce((most, { length }) => Math.max(most, length), 1);
  const { mergeInSteps } = createMerger({
    find: (left, right) => idOf.get(pieces[left]! + pieces[right]!) ?? -1,
    rank: ranksOf(options.scores),
    result: Int32Array.from(pieces.keys()),
  });

  return function* encode(symbols, ids) {
    const known: number[] = [];
    const strange: string[] = [];
    // A piece is the text of its symbols, so it is of no more of them than its text is long; a strange symbol may come to
    // no id at all.
    const least = () => ids.length + Math.ceil((known.length - strange.length) / longest);
    for (const symbol of symbols) {
      const id = idOf.get(symbol) ?? -1;
      if (id === -1) strange.push(symbol);
      if (known.push(id) % MANY_SYMBOLS === 0) yield least();
    }
    const merged = Int32Array.from(known);
    const length = yield* mergeInSteps(merged, known.length, least());
    // A strange symbol never merges, so those that remain are all of them, in order.
    let next = 0;
    for (let i = 0; i < length; i++) {
      if (merged[i]! >= 0) ids.push(merged[i]!);
      else for (const id of fallback(strange[next++]!)) ids.push(id);
    }
  };
}

/** Scores to dense ranks: 0 for the best score, equal ranks for equal scores. */
function ranksOf(scores: ArrayLike<number>): Uint32Array {
  const distinct = Float64Array.from(new Set(Array.from(scores))).sort();
  const rankOf = new Map<number, number>();
  distinct.forEach((score, i) => {
    rankOf.set(score, distinct.length - 1 - i);
  });
  return Uint32Array.from(scores, (score) => rankOf.get(score)!);
}
