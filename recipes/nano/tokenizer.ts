// The tokenizer of orchard-nano, learned from its own training stream.
import type { JsonObject } from "../../src/json-schema.ts";
import { type BpeProgress, trainBpe } from "../../src/training/bpe.ts";
import { tokenizerJson } from "../../src/training/bpe-file.ts";
import { trainingExampleAt } from "./data.ts";
import { piecesOf } from "./encode.ts";
import { conversationOf } from "./example.ts";
import { CHAT_TEMPLATE, SPECIAL_TOKENS, SPLIT } from "./format.ts";
import type { PublicSets } from "./public-sets.ts";

export interface NanoTokenizerOptions {
  readonly sets: PublicSets | null;
  readonly seed?: number;
  /** Training examples that the words are counted in. */
  readonly examples?: number;
  readonly vocabularySize?: number;
  readonly onProgress?: (progress: BpeProgress) => void;
  readonly signal?: AbortSignal;
}

/** The files of a model's folder that say how it reads and writes. */
export interface NanoTokenizerFiles {
  readonly "tokenizer.json": JsonObject;
  readonly "tokenizer_config.json": JsonObject;
  readonly "chat_template.jinja": string;
}

/** Learns the vocabulary; the same options give the same files. */
export async function nanoTokenizer({
  sets,
  seed = 1,
  examples = 60_000,
  vocabularySize = 6144,
  onProgress,
  signal,
}: NanoTokenizerOptions): Promise<NanoTokenizerFiles> {
  function* texts(): Generator<string> {
    for (let n = 0; n < examples; n++) {
      for (const { text } of piecesOf(conversationOf(trainingExampleAt(n, seed, sets)))) yield text;
    }
  }
  const vocabulary = await trainBpe(texts(), {
    vocabularySize,
    specialTokens: SPECIAL_TOKENS,
    split: SPLIT,
    onProgress,
    signal,
  });
  return {
    "tokenizer.json": tokenizerJson(vocabulary),
    "tokenizer_config.json": {
      tokenizer_class: "PreTrainedTokenizerFast",
      eos_token: "<|end|>",
      add_bos_token: false,
      clean_up_tokenization_spaces: false,
    },
    "chat_template.jinja": CHAT_TEMPLATE,
  };
}
