// Vocabularies for tests of guided decoding: bytes, bytes with some pieces, and what a tokenizer has.
import { Vocabulary } from "../../src/runtime/guide/vocabulary.ts";
import type { Tokenizer } from "../../src/runtime/tokenizer/tokenizer.ts";

/** The end token of `byteVocabulary`. */
export const byteEnd = 256;

/** One token per byte and an end token. */
export const byteVocabulary = vocabularyOf([]);

/** Single bytes, some pieces, and an end token. */
export function vocabularyOf(pieces: readonly string[]): Vocabulary {
  const encoder = new TextEncoder();
  const tokens = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
  for (const piece of pieces) tokens.push(encoder.encode(piece));
  const end = tokens.length;
  return Vocabulary.prepare({
    tokens: (id) => tokens[id]!,
    size: end + 1,
    isSpecial: (id) => id === end,
    endTokens: [end],
  });
}

/** What `Vocabulary.prepare` takes of a tokenizer; nothing is forced without `encode`. */
export function tokensOf(tokenizer: Tokenizer, end: number) {
  return {
    tokens: (id: number) => tokenizer.bytes(id),
    size: tokenizer.vocabularySize,
    isSpecial: (id: number) => tokenizer.isSpecial(id),
    endTokens: [end],
  };
}
