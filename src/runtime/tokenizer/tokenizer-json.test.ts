import { readdirSync } from "node:fs";
import { Tokenizer as Library } from "@huggingface/tokenizers";
import { describe, expect, it } from "vitest";
import {
  hasSharedData,
  randomNumbers,
  randomText,
  sharedPath,
  sharedText,
} from "../../../test/support/shared-text.ts";
import { OrchardError } from "../../errors.ts";
import { tokenizerFromFolder } from "./huggingface.ts";
import { BYTE_PIECES } from "./token-bytes.ts";
import { createStreamDecoder } from "./tokenizer.ts";
import { huggingFaceTokenizer } from "./tokenizer-json.ts";

describe.skipIf(!hasSharedData)("SmolLM2's tokenizer.json", () => {
  const folder = sharedPath("tokenizers/smollm2");
  const json = hasSharedData ? JSON.parse(sharedText("tokenizers/smollm2/tokenizer.json")) : null;

  it("gives back every line of NTREX in 15 languages, and encodes it as the library does", async () => {
    const tokenizer = await tokenizerFromFolder(folder);
    const library = new Library(json, {});
    const files = readdirSync(sharedPath("ntrex"));
    expect(files.length).toBe(19);
    for (const file of files) {
      const lines = sharedText(`ntrex/${file}`).split("\n").slice(0, -1);
      expect(lines.length).toBe(1000);
      for (const [i, line] of lines.entries()) {
        const ids = tokenizer.encode(line);
        if (tokenizer.decode(ids) !== line) expect.fail(`${file}: ${line}`);
        if (i % 20 === 0 && !/[^\P{N}0-9]/u.test(line)) {
          expect(ids).toEqual(library.encode(line, { add_special_tokens: false }).ids);
        }
      }
    }
  });

  it("streams a line token by token, never half a code point", async () => {
    const tokenizer = await tokenizerFromFolder(folder);
    for (const file of ["newstest2019-ref.jpn.txt", "newstest2019-ref.vie.txt"]) {
      for (const line of sharedText(`ntrex/${file}`).split("\n").slice(0, 50)) {
        const decoder = createStreamDecoder(tokenizer);
        const pieces = tokenizer.encode(`${line}👩‍💻`).map((id) => decoder.push(id));
        expect(pieces.join("") + decoder.end()).toBe(`${line}👩‍💻`);
        expect(pieces.some((piece) => piece.includes("\ufffd"))).toBe(false);
      }
    }
  });

  it("cuts control tokens as the library does when asked to, and leaves them text when not", async () => {
    const tokenizer = await tokenizerFromFolder(folder);
    const library = new Library(json, {});
    const text = "<|im_start|>user\n\nHi <|im_end|>\n<|endoftext|><|im_end|>";
    expect(tokenizer.encode(text, { special: true })).toEqual(
      library.encode(text, { add_special_tokens: false }).ids,
    );
    expect(tokenizer.encode(text).filter((id) => tokenizer.isSpecial(id))).toEqual([]);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    expect([tokenizer.idOf("<|im_end|>"), tokenizer.idOf("nonesuch")]).toEqual([2, null]);
    expect(tokenizer.vocabularySize).toBe(49152);
    expect(() => tokenizer.bytes(49152)).toThrow(/no token 49152/);
  });

  it("takes a megabyte without a break", async () => {
    const tokenizer = await tokenizerFromFolder(folder);
    // A quadratic merge would take hours, and the test's time would be up. Half of it is one word, half are many.
    const text = `${"a".repeat(5e5)}${" ".repeat(1e5)}${"a b ".repeat(1e5)}`;
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });

  it("cuts digits and white space of all scripts as the reference does", async () => {
    const tokenizer = await tokenizerFromFolder(folder);
    // Every full-width digit is a word: the ids are those of the digits one by one.
    const digits = "２０１９½²";
    expect(tokenizer.encode(digits)).toEqual([...digits].flatMap((digit) => tokenizer.encode(digit)));
    // U+FEFF is not white space, so it joins the punctuation before it and its bytes may merge with it.
    const vocab = { "!": 0, ï: 1, "»": 2, "¿": 3, "!ï": 4 };
    const tiny = { ...json, added_tokens: [], model: { type: "BPE", vocab, merges: ["! ï"] } };
    expect(huggingFaceTokenizer(tiny).encode("!\ufeff")).toEqual([4, 2, 3]);
  });

  it("refuses damaged files, naming the field", () => {
    const broken = (changes: object) => () => huggingFaceTokenizer({ ...json, ...changes }, {}, "t.json");
    const model = (changes: object) => broken({ model: { ...json.model, ...changes } });
    const corrupt = (message: string) =>
      expect.objectContaining({ code: "corruptModel", message: expect.stringContaining(message) });
    expect(broken({ model: undefined })).toThrow(corrupt("t.json: model is missing"));
    expect(model({ vocab: [] })).toThrow(corrupt("model.vocab is not an object"));
    expect(model({ vocab: { a: -1 } })).toThrow(corrupt('model.vocab["a"]'));
    expect(model({ merges: undefined })).toThrow(corrupt("model.merges is missing"));
    expect(model({ merges: ["a"] })).toThrow(corrupt("model.merges[0]"));
    expect(model({ merges: ["a b", "zz zzzzqqqq"] })).toThrow(corrupt("model.merges[1]"));
    expect(broken({ added_tokens: [{ id: 1 }] })).toThrow(corrupt("added_tokens[0].content"));
    expect(broken({ pre_tokenizer: { type: "Nonesuch" } })).toThrow(corrupt("pre_tokenizer"));
    expect(model({ type: "WordPiece" })).toThrow(expect.objectContaining({ code: "unsupportedModel" }));
    expect(() => huggingFaceTokenizer([], {}, "t.json")).toThrow(corrupt("the document"));
  });
});

/** The value with one of its parts, chosen at random, exchanged. */
function damaged(value: unknown, random: () => number): unknown {
  const odd = [null, 0, -1, 1e300, "", "▁", "a b", true, [], {}, [[]], { type: "BPE" }];
  if (typeof value !== "object" || value === null || random() < 0.1)
    return odd[Math.floor(random() * odd.length)];
  const keys = Object.keys(value);
  const key = keys[Math.floor(random() * keys.length)] ?? "x";
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  copy[key] = damaged(copy[key], random);
  return copy;
}

/** Llama 2's kind of file: spaces are "▁", bytes are tokens, the text gets a space before it. */
const metaspace = {
  version: "1.0",
  added_tokens: [
    { id: 0, content: "<s>", special: true },
    { id: 1, content: "</s>", special: true, rstrip: true },
    { id: 2, content: "[T]", special: false, normalized: false },
    { id: 3, content: "A▁B", special: false, normalized: true },
  ],
  normalizer: { type: "Replace", pattern: { String: " " }, content: "▁" },
  pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "first", split: false },
  post_processor: {
    type: "TemplateProcessing",
    single: [{ SpecialToken: { id: "<s>", type_id: 0 } }, { Sequence: { id: "A", type_id: 0 } }],
  },
  decoder: {
    type: "Sequence",
    decoders: [
      { type: "Replace", pattern: { String: "▁" }, content: " " },
      { type: "ByteFallback" },
      { type: "Fuse" },
      { type: "Strip", content: " ", start: 1, stop: 0 },
    ],
  },
  model: {
    type: "BPE",
    byte_fallback: true,
    fuse_unk: true,
    unk_token: null,
    vocab: Object.fromEntries(
      [...["<s>", "</s>", "[T]", "A▁B", "▁", "a", "b", "▁a", "▁▁", "▁ab"], ...BYTE_PIECES].map(
        (token, id) => [token, id],
      ),
    ),
    merges: [
      ["▁", "▁"],
      ["▁", "a"],
      ["▁a", "b"],
    ],
  },
};

describe("a tokenizer.json with spaces as ▁", () => {
  const tokenizer = huggingFaceTokenizer(metaspace, { bos_token: { content: "<s>" }, eos_token: "</s>" });
  const byteToken = (byte: number) => 10 + byte;

  it("puts a space before the text only, falls back to bytes, and gives the text back", () => {
    expect(tokenizer.encode("ab")).toEqual([9]);
    expect(tokenizer.encode("é")).toEqual([4, byteToken(0xc3), byteToken(0xa9)]);
    expect(tokenizer.encode("ab<s>ab", { special: true })).toEqual([9, 0, 5, 6]);
    const random = randomNumbers(5);
    for (let i = 0; i < 200; i++) {
      // SentencePiece cannot tell ▁ from a space; the Metaspace scheme adds no space where there is one.
      const text = `a${randomText(random, 30).replaceAll("▁", "")}`;
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });

  it("knows its first and last token, and what they trim", () => {
    expect([tokenizer.bosToken, tokenizer.eosToken, tokenizer.addsBos]).toEqual([0, 1, true]);
    expect(tokenizer.addsSpacePrefix).toBe(true);
    expect(tokenizer.encode("a</s> \n a", { special: true })).toEqual([7, 1, 5]);
    const config = {
      bos_token: "<s>",
      add_bos_token: false,
      chat_template: [{ name: "default", template: "x" }],
    };
    const other = huggingFaceTokenizer(metaspace, config);
    expect([other.addsBos, other.eosToken, other.chatTemplate]).toEqual([false, null, "x"]);
  });

  it("finds added tokens before and after normalization, special or not", () => {
    expect(tokenizer.encode("a[T]A B")).toEqual([7, 2, 3]);
    expect(tokenizer.isSpecial(2)).toBe(false);
    expect(tokenizer.decode([7, 2, 3])).toBe("a[T]A▁B");
  });

  it("keeps merges inside words where Metaspace splits", () => {
    expect(tokenizer.encode("  a")).toEqual([8, 5]);
    const pre_tokenizer = { ...metaspace.pre_tokenizer, split: true };
    expect(huggingFaceTokenizer({ ...metaspace, pre_tokenizer }).encode("  a")).toEqual([4, 7]);
  });

  it("keeps merges inside what Split merges with its neighbour", () => {
    const splitBy = (behavior: string) => ({
      ...metaspace,
      pre_tokenizer: { type: "Split", pattern: { String: "▁" }, behavior, invert: false },
    });
    expect(huggingFaceTokenizer(splitBy("MergedWithPrevious")).encode("a a")).toEqual([5, 4, 5]);
    expect(huggingFaceTokenizer(splitBy("MergedWithNext")).encode("a  a")).toEqual([5, 4, 7]);
    expect(() => huggingFaceTokenizer(splitBy("Contiguous"))).toThrow(/behaviour "Contiguous"/);
  });

  it("fails only with OrchardErrors, whatever the file holds", () => {
    const random = randomNumbers(11);
    let refused = 0;
    for (let i = 0; i < 5000; i++) {
      const json = damaged(metaspace, random);
      try {
        const made = huggingFaceTokenizer(json);
        made.decode(made.encode("ab <s>é", { special: true }));
      } catch (error) {
        if (!(error instanceof OrchardError)) throw new Error(JSON.stringify(json), { cause: error });
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(5000);
  });
});
