// SentencePiece's BPE (arXiv 1808.06226): no list of merges, two neighbours merge when their text together is
// a piece, and the piece with the best score goes first. Both of its files here, GGUF and llama2.c, share
// this. Left out: the unigram model, normalization maps, and splitting unused pieces again.
import { createMerger } from "./merge.ts";

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

/** A function that encodes a text given as its characters. Of two equal pieces the later one counts. */
export function createSentencePiece(options: SentencePieceOptions): (symbols: readonly string[]) => number[] {
  const { pieces, isText, fallback } = options;
  const idOf = new Map<string, number>();
  pieces.forEach((piece, id) => {
    if (isText(id)) idOf.set(piece, id);
  });
  const merge = createMerger({
    find: (left, right) => idOf.get(pieces[left]! + pieces[right]!) ?? -1,
    rank: ranksOf(options.scores),
    result: Int32Array.from(pieces.keys()),
  });

  return function encode(symbols) {
    const ids = new Int32Array(symbols.length);
    const strange: string[] = [];
    symbols.forEach((symbol, i) => {
      ids[i] = idOf.get(symbol) ?? -1;
      if (ids[i] === -1) strange.push(symbol);
    });
    const length = merge(ids, symbols.length);
    if (strange.length === 0) return Array.from(ids.subarray(0, length));
    // A strange symbol never merges, so those that remain are all of them, in order.
    const result: number[] = [];
    let next = 0;
    for (let i = 0; i < length; i++) {
      if (ids[i]! >= 0) result.push(ids[i]!);
      else for (const id of fallback(strange[next++]!)) result.push(id);
    }
    return result;
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
