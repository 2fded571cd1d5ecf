import { describe, expect, it } from "vitest";
import {
  hasSharedData,
  randomNumbers,
  randomText,
  sharedPath,
  sharedText,
} from "../../../test/support/shared-text.ts";
import { OrchardError } from "../../errors.ts";
import { readGguf } from "../weights/gguf.ts";
import { tokenizerFromGguf } from "./gguf.ts";

async function fromFile(name: string) {
  const path = sharedPath(`tokenizers/llama.cpp/ggml-vocab-${name}.gguf`);
  return tokenizerFromGguf((await readGguf(path)).metadata, path);
}

describe.skipIf(!hasSharedData)("the vocabularies of llama.cpp", () => {
  it.each(["gpt-2", "llama-spm"])("%s gives the ids of llama.cpp for every test", async (name) => {
    const tokenizer = await fromFile(name);
    const file = `tokenizers/llama.cpp/ggml-vocab-${name}.gguf`;
    const inputs = sharedText(`${file}.inp`).split("\n__ggml_vocab_test__\n").slice(0, -1);
    const outputs = sharedText(`${file}.out`).split("\n").slice(0, -1);
    expect(inputs.length).toBe(outputs.length);
    expect(inputs.length).toBeGreaterThan(40);
    for (const [i, input] of inputs.entries()) {
      expect(tokenizer.encode(input).join(" "), JSON.stringify(input)).toBe(outputs[i]!.trim());
      expect(tokenizer.decode(tokenizer.encode(input))).toBe(input);
    }
  });

  it.each(["gpt-2", "llama-spm"])("%s gives back random text", async (name) => {
    const tokenizer = await fromFile(name);
    const random = randomNumbers(1);
    for (let i = 0; i < 300; i++) {
      // A literal ▁ is a space to SentencePiece, for ever.
      const text = randomText(random, 40).replaceAll("▁", "");
      expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
    }
  });

  it("reads what the file says about its own tokens", async () => {
    const llama = await fromFile("llama-spm");
    expect(llama.vocabularySize).toBe(32000);
    expect([llama.bosToken, llama.eosToken, llama.addsBos, llama.addsSpacePrefix]).toEqual([
      1,
      2,
      true,
      true,
    ]);
    expect(llama.isSpecial(1)).toBe(true);
    expect(llama.bytes(3 + 0x0a)).toEqual(Uint8Array.of(0x0a));
    expect(llama.idOf("</s>")).toBe(2);
    const gpt2 = await fromFile("gpt-2");
    expect([gpt2.eosToken, gpt2.addsBos]).toEqual([50256, false]);
    expect(new TextDecoder().decode(gpt2.bytes(gpt2.encode(" the")[0]!))).toBe(" the");
  });

  it("parses control tokens only when asked to", async () => {
    const gpt2 = await fromFile("gpt-2");
    const text = "a<|endoftext|>b";
    expect(gpt2.encode(text, { special: true })).toEqual([64, 50256, 65]);
    expect(gpt2.encode(text)).not.toContain(50256);
    expect(gpt2.decode(gpt2.encode(text))).toBe(text);
    expect(gpt2.encode(text, { special: true, literal: new Set([1]) })).toEqual(gpt2.encode(text));
    expect(gpt2.decode([64, 50256, 65])).toBe("ab");
    expect(gpt2.decode([64, 50256, 65], { special: true })).toBe(text);
  });

  it.each(["gpt-2", "llama-spm"])("%s takes a megabyte without a break", async (name) => {
    const tokenizer = await fromFile(name);
    // A quadratic merge would take hours, and the test's time would be up.
    const text = `${"abcdefghij".repeat(4e4)}${" ".repeat(3e5)}${"\n".repeat(3e5)}`;
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });
});

/** A byte-level vocabulary of a few tokens. */
function tinyMetadata(changes: Record<string, unknown> = {}): Map<string, unknown> {
  return new Map(
    Object.entries({
      "tokenizer.ggml.model": "gpt2",
      "tokenizer.ggml.pre": "qwen2",
      "tokenizer.ggml.tokens": ["a", "b", "c", "ab", "abc", "1", "Ġ", "<|end|>", "<tool>"],
      "tokenizer.ggml.token_type": [1, 1, 1, 1, 1, 1, 1, 3, 4],
      "tokenizer.ggml.merges": ["a b", "ab c"],
      "tokenizer.ggml.eos_token_id": 7,
      ...changes,
    }).filter(([, value]) => value !== undefined),
  );
}

describe("metadata", () => {
  it("makes a byte-level tokenizer", () => {
    const tokenizer = tokenizerFromGguf(tinyMetadata());
    expect(tokenizer.encode("abc ab11<|end|>", { special: true })).toEqual([4, 6, 3, 5, 5, 7]);
    // An added token that is no control token may be written by anyone.
    expect(tokenizer.encode("a<tool>b")).toEqual([0, 8, 1]);
    expect(tokenizer.isSpecial(8)).toBe(false);
  });

  it("takes a token as it is where the family ignores merges", () => {
    const changes = { "tokenizer.ggml.merges": ["a b"] };
    expect(tokenizerFromGguf(tinyMetadata(changes)).encode("abc")).toEqual([3, 2]);
    const llama3 = { ...changes, "tokenizer.ggml.pre": "llama-bpe" };
    expect(tokenizerFromGguf(tinyMetadata(llama3)).encode("abc")).toEqual([4]);
  });

  it.each([
    [{ "tokenizer.ggml.model": "bert" }, "unsupportedModel", '"bert"'],
    [{ "tokenizer.ggml.pre": "nonesuch" }, "unsupportedModel", '"nonesuch"'],
    [{ "tokenizer.ggml.model": undefined }, "corruptModel", "tokenizer.ggml.model is missing"],
    [{ "tokenizer.ggml.tokens": undefined }, "corruptModel", "tokenizer.ggml.tokens is missing"],
    [{ "tokenizer.ggml.tokens": ["a", 1] }, "corruptModel", "tokenizer.ggml.tokens[1]"],
    [{ "tokenizer.ggml.token_type": [1] }, "corruptModel", "token_type has 1 entries for 9 tokens"],
    [{ "tokenizer.ggml.merges": ["ab"] }, "corruptModel", "tokenizer.ggml.merges[0]"],
    [{ "tokenizer.ggml.merges": ["a b", "a z"] }, "corruptModel", "tokenizer.ggml.merges[1]"],
    [{ "tokenizer.ggml.eos_token_id": 99 }, "corruptModel", "eos_token_id is 99"],
  ])("refuses %j", (changes, code, message) => {
    const build = () => tokenizerFromGguf(tinyMetadata(changes), "x.gguf");
    expect(build).toThrow(OrchardError);
    expect(build).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
    expect(build).toThrow(/x\.gguf/);
  });

  it("fails only with OrchardErrors, whatever the metadata holds", () => {
    const random = randomNumbers(2);
    const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)]!;
    const values = [
      undefined,
      0,
      -1,
      7,
      1e9,
      1n,
      true,
      "",
      "llama",
      "gpt2",
      "a b",
      [],
      ["a"],
      ["", ""],
      [Number.NaN],
      {},
      null,
    ];
    const keys = [...tinyMetadata().keys(), "tokenizer.ggml.scores", "tokenizer.ggml.add_bos_token"];
    for (let i = 0; i < 20_000; i++) {
      const changes = Object.fromEntries([pick(keys), pick(keys)].map((key) => [key, pick(values)]));
      try {
        tokenizerFromGguf(tinyMetadata(changes)).encode("abc d<|end|>", { special: true });
      } catch (error) {
        if (!(error instanceof OrchardError))
          throw new Error(
            JSON.stringify(changes, (_, v) => String(v)),
            { cause: error },
          );
      }
    }
  });
});
