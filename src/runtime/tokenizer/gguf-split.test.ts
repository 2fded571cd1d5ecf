import { Tokenizer as Library } from "@huggingface/tokenizers";
import { describe, expect, it } from "vitest";
import { hasSharedData, randomNumbers, randomText, sharedText } from "../../../test/support/shared-text.ts";
import { tokenizerFromGguf } from "./gguf.ts";
import { splitWords, WORD_SPLIT_NAMES, wordSplit } from "./gguf-split.ts";
import { huggingFaceTokenizer } from "./tokenizer-json.ts";

/** The expressions as the families' tokenizer.json files have them. */
const published: Readonly<Record<string, readonly string[]>> = {
  "llama-bpe": [
    String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|` +
      String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`,
  ],
  qwen2: [
    String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|` +
      String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`,
  ],
  qwen35: [
    String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|` +
      String.raw`\s*[\r\n]+|\s+(?!\S)|\s+`,
  ],
  "gpt-2": [String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`],
  tekken: [
    String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+|` +
      String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*|\p{N}|` +
      String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  ],
  "gpt-4o": [
    String.raw`[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+` +
      String.raw`(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+` +
      String.raw`[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}|` +
      String.raw` ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`,
  ],
};

describe("word splits", () => {
  it.each(Object.entries(published))("%s cuts as its published expression does", (name, expressions) => {
    const library = new Library(
      {
        model: { type: "BPE", vocab: {}, merges: [] },
        added_tokens: [],
        normalizer: null,
        post_processor: null,
        decoder: null,
        pre_tokenizer: {
          type: "Sequence",
          pretokenizers: expressions.map((expression) => ({
            type: "Split",
            pattern: { Regex: expression },
            behavior: "Isolated",
            invert: false,
          })),
        },
      },
      {},
    );
    const split = wordSplit(name)!;
    const random = randomNumbers(8);
    for (let i = 0; i < 500; i++) {
      const text = randomText(random, 40);
      expect([...splitWords(text, split)]).toEqual(library.pre_tokenizer!.pre_tokenize(text));
    }
  });

  it.each(WORD_SPLIT_NAMES)("%s loses nothing", (name) => {
    const random = randomNumbers(9);
    for (let i = 0; i < 50; i++) {
      const text = randomText(random, 60);
      const words = [...splitWords(text, wordSplit(name)!)];
      expect(words.join("")).toBe(text);
      expect(words).not.toContain("");
    }
  });

  it("is null for a name that nobody gave", () => {
    expect(wordSplit("nonesuch")).toBeNull();
  });
});

describe.skipIf(!hasSharedData)("SmolLM2 written as GGUF", () => {
  it("gives the ids of its tokenizer.json", () => {
    const json = JSON.parse(sharedText("tokenizers/smollm2/tokenizer.json"));
    const fromJson = huggingFaceTokenizer(json);
    const tokens: string[] = [];
    for (const [token, id] of Object.entries<number>(json.model.vocab)) tokens[id] = token;
    const control = new Set(json.added_tokens.map(({ id }: { id: number }) => id));
    const fromGguf = tokenizerFromGguf(
      new Map<string, unknown>([
        ["tokenizer.ggml.model", "gpt2"],
        ["tokenizer.ggml.pre", "smollm"],
        ["tokenizer.ggml.tokens", tokens],
        ["tokenizer.ggml.token_type", tokens.map((_, id) => (control.has(id) ? 3 : 1))],
        [
          "tokenizer.ggml.merges",
          json.model.merges.map((merge: string | string[]) => [merge].flat().join(" ")),
        ],
      ]),
    );
    const random = randomNumbers(10);
    const texts = Array.from({ length: 500 }, () => randomText(random, 40));
    for (const language of ["jpn", "vie", "tur"]) {
      texts.push(...sharedText(`ntrex/newstest2019-ref.${language}.txt`).split("\n").slice(0, 200));
    }
    for (const text of texts) expect(fromGguf.encode(text), text).toEqual(fromJson.encode(text));
    const chat = "<|im_start|>user\nHi<|im_end|>";
    expect(fromGguf.encode(chat, { special: true })).toEqual(fromJson.encode(chat, { special: true }));
  });
});
