import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, randomNumbers, sharedPath } from "../../../test/support/shared-text.ts";
import { byteTokenizer } from "../../testing/byte-tokenizer.ts";
import { readGguf } from "../weights/gguf.ts";
import { tokenizerFromGguf } from "./gguf.ts";
import { tokenizerFromFolder } from "./huggingface.ts";
import { llama2cTokenizer } from "./llama2c.ts";
import { finishInTurns } from "./steps.ts";
import type { Tokenizer } from "./tokenizer.ts";
import { huggingFaceTokenizer } from "./tokenizer-json.ts";

const vocabulary = sharedPath("tokenizers/llama.cpp");
const tokenizers: Readonly<Record<string, () => Promise<Tokenizer> | Tokenizer>> = {
  "one made for tests": () => huggingFaceTokenizer(byteTokenizer([])),
  "one with an unknown token for all": () => {
    const model = { type: "BPE", vocab: { a: 0, ab: 1, b: 2, "?": 3 }, merges: ["a b"], unk_token: "?" };
    const metaspace = { type: "Metaspace", replacement: "▁", prepend_scheme: "never", split: true };
    const fused = { ...model, fuse_unk: true };
    return huggingFaceTokenizer({ model: fused, pre_tokenizer: metaspace, decoder: metaspace });
  },
  ...(hasSharedData && {
    smollm2: () => tokenizerFromFolder(sharedPath("tokenizers/smollm2")),
    stories260K: () => llama2cTokenizer(readFileSync(sharedPath("checkpoints/stories260K/tok512.bin"))),
    "gpt-2": () => fromGguf("gpt-2"),
    "llama-spm": () => fromGguf("llama-spm"),
  }),
};

async function fromGguf(name: string): Promise<Tokenizer> {
  return tokenizerFromGguf((await readGguf(`${vocabulary}/ggml-vocab-${name}.gguf`)).metadata);
}

/** A megabyte in one word, and in many. */
const megabytes = { "one word": "ab".repeat(5e5), "many words": "the cat 1 ".repeat(1e5) };

describe.each(Object.entries(tokenizers))("in steps, the tokenizer of %s", (_, open) => {
  it("never tells more ids than there will be", async () => {
    const tokenizer = await open();
    const random = randomNumbers(5);
    const pieces = ["a", "ab", " ", "the ", "7", "é", "🌳", "\n", "ಠ", " quick", "\u0007"];
    const textOf = (count: number) =>
      Array.from({ length: count }, () => pieces[Math.floor(random() * pieces.length)]).join("");
    for (const text of [
      ...Array.from({ length: 60 }, () => textOf(40)),
      textOf(4e4),
      "🌳".repeat(2e4),
      "a".repeat(3e4),
    ]) {
      const said: number[] = [];
      const steps = tokenizer.encodeInSteps(text);
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) said.push(step.value);
      expect(Math.max(0, ...said)).toBeLessThanOrEqual(step.value.length);
      expect(step.value).toEqual(tokenizer.encode(text));
    }
  });

  it.each(Object.entries(megabytes))("knows soon that %s of a megabyte are too many", async (_, text) => {
    const tokenizer = await open();
    const length = tokenizer.encode(text).length;
    let steps = 0;
    const counted = (function* () {
      const given = tokenizer.encodeInSteps(text);
      for (let step = given.next(); ; step = given.next(), steps++) {
        if (step.done === true) return step.value;
        yield step.value;
      }
    })();
    const most = 1000;
    const found = await finishInTurns(counted, { most });
    if (length <= most) return expect(found).toHaveLength(length);
    const { atLeast } = found as { readonly atLeast: number };
    expect(atLeast).toBeGreaterThan(most);
    expect(atLeast).toBeLessThanOrEqual(length);
    // Of words no more is read than fills the limit; one word is read until it cannot fit, whatever it merges to.
    expect(steps).toBeLessThanOrEqual(40);
  });
});

it("lets others run in between, and can be aborted there", async () => {
  const tokenizer = huggingFaceTokenizer(byteTokenizer([]));
  const text = megabytes["many words"];
  const began = performance.now();
  const whole = tokenizer.encode(text);
  const atOnce = performance.now() - began;
  let turns = 0;
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    turns++;
  }, 0);
  const encoded = finishInTurns(tokenizer.encodeInSteps(text), { most: 1e7 });
  expect(await encoded).toEqual(whole);
  clearInterval(watch);
  expect(turns).toBeGreaterThan(10);
  expect(longest).toBeLessThan(atOnce / 2);
  const signal = AbortSignal.timeout(1);
  await expect(finishInTurns(tokenizer.encodeInSteps(text), { most: 1e7, signal })).rejects.toMatchObject({
    code: "aborted",
  });
});
