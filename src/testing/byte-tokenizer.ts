// The tokenizer of models that are made for tests: it spells every text out in bytes.
import { BYTE_CHARACTERS } from "../runtime/tokenizer/token-bytes.ts";

/** A token after those of the bytes; `special`: a control token. */
export interface AddedToken {
  readonly text: string;
  readonly special: boolean;
}

/** A tokenizer.json with the 256 bytes as its first tokens, no merges, and the added tokens behind them. */
export function byteTokenizer(tokens: readonly AddedToken[]): object {
  const byteLevel = { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: true };
  return {
    version: "1.0",
    added_tokens: tokens.map(({ text, special }, index) => ({
      id: BYTE_CHARACTERS.length + index,
      content: text,
      special,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: null,
    pre_tokenizer: byteLevel,
    post_processor: null,
    decoder: byteLevel,
    model: {
      type: "BPE",
      vocab: Object.fromEntries(BYTE_CHARACTERS.map((character, byte) => [character, byte])),
      merges: [],
    },
  };
}
