// A learned vocabulary as tokenizer.json, the file of Hugging Face's tokenizers: any of its readers encodes as
// the trainer did. Tokens are written in GPT-2's table of 256 printable characters.
import type { JsonObject } from "../json-schema.ts";
import { BYTE_CHARACTERS } from "../runtime/tokenizer/token-bytes.ts";
import type { BpeVocabulary } from "./bpe.ts";

/**
 * The document of tokenizer.json.
 *
 * @example
 * await writeFile("tokenizer.json", JSON.stringify(tokenizerJson(vocabulary)));
 */
export function tokenizerJson({ specialTokens, merges, split }: BpeVocabulary): JsonObject {
  const tokens = [...specialTokens, ...BYTE_CHARACTERS];
  const pairs = merges.map(([left, right]) => {
    const pair = [tokens[left]!, tokens[right]!];
    tokens.push(pair.join(""));
    return pair;
  });
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: specialTokens.map((content, id) => ({
      id,
      content,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
      special: true,
    })),
    normalizer: null,
    pre_tokenizer: {
      type: "Sequence",
      pretokenizers: [
        { type: "Split", pattern: { Regex: split }, behavior: "Isolated", invert: false },
        { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
      ],
    },
    post_processor: null,
    decoder: { type: "ByteLevel", add_prefix_space: false, trim_offsets: true, use_regex: false },
    model: {
      type: "BPE",
      dropout: null,
      unk_token: null,
      continuing_subword_prefix: null,
      end_of_word_suffix: null,
      fuse_unk: false,
      byte_fallback: false,
      ignore_merges: false,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
      merges: pairs,
    },
  };
}
