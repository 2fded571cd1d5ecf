// The one real checkpoint that is small enough to carry: its greedy text is that of an independent C program, however
// prompts are read, and stays close when weights or cache have fewer bits.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadModel } from "orchard";
import { describe, expect, test } from "vitest";
import { answer, greedy } from "./support/answer.ts";
import { cacheAgreement } from "./support/cache-agreement.ts";
import { openScorer } from "./support/scorer.ts";
import { hasSharedData, sharedPath } from "./support/shared-text.ts";

const stories = sharedPath("checkpoints/stories260K");

interface Golden {
  readonly cases: readonly { readonly prompt: string; readonly n: number; readonly text: string }[];
}
const { cases }: Golden = hasSharedData
  ? JSON.parse(readFileSync(join(stories, "golden.json"), "utf8"))
  : { cases: [] };

const prompts = [
  "Once upon a time",
  "Lily and Tom",
  "The little dog ran to the",
  'Mom said, "Do not touch',
  "Zoo",
  " ",
  "In the park there was a big tree.\nBen liked to climb it. One day, he",
  "1 + 1 = é 🦙 ???",
];

describe.skipIf(!hasSharedData)("stories260K", () => {
  test.each(cases)("says what golden.json says after $prompt", async ({ prompt, n, text }) => {
    await using model = await loadModel(stories);
    // n counts positions: the first token, the prompt, the answer.
    const read = model.tokenizer.encode(prompt).length;
    const said = await answer(model, prompt, { ...greedy, maximumResponseTokens: n - read });
    expect(prompt + said.text).toBe(text);
  });

  test("reads a prompt in pieces as it reads it at once", async () => {
    await using scorer = await openScorer(stories, 512);
    for (const text of [...prompts, ...cases.map((each) => each.text)]) {
      const tokens = [scorer.tokenizer.bosToken!, ...scorer.tokenizer.encode(text)];
      await scorer.restart();
      const expected = await scorer.logits(tokens);
      for (const size of [1, 2, 7, 64]) {
        await scorer.restart();
        let logits = expected;
        for (let from = 0; from < tokens.length; from += size)
          logits = await scorer.logits(tokens.slice(from, from + size));
        const difference = Math.max(...logits.map((logit, token) => Math.abs(logit - expected[token]!)));
        expect(difference, `${JSON.stringify(text)} by ${size}`).toBeLessThan(1e-3);
      }
    }
  });

  test("gives cached answers that are the uncached ones, token for token", async () => {
    await using reusing = await loadModel(stories, { slots: 2 });
    const options = { ...greedy, maximumResponseTokens: 40 };
    let cached = 0;
    // Twice each, forth and back, so that every prompt meets caches of others and its own.
    for (const prompt of [...prompts, ...prompts.toReversed()]) {
      await using alone = await loadModel(stories);
      const [here, there] = [await answer(reusing, prompt, options), await answer(alone, prompt, options)];
      expect(here.text, JSON.stringify(prompt)).toBe(there.text);
      expect(here.usage.output).toEqual(there.usage.output);
      expect(there.usage.input.cachedTokenCount).toBe(0);
      cached += here.usage.input.cachedTokenCount;
    }
    expect(cached).toBeGreaterThan(20);
  });

  test("with an 8-bit cache: logits within 2 %, and the golden text or nearly so", async () => {
    const { bosToken, encode } = await tokenizerOfStories();
    const sequences = cases.map(({ text }) => [bosToken!, ...encode(text)]);
    const agreement = await cacheAgreement(stories, 512, sequences);
    expect(agreement.meanRelativeError).toBeLessThan(0.02);
    expect(agreement.sameBest).toBeGreaterThan(0.98);
    // npm run bench -- int8-cache says where the text first differs.
    await using model = await loadModel(stories, { keyValueBits: 8 });
    for (const { prompt, text } of cases) {
      const said = await answer(model, prompt, { ...greedy, maximumResponseTokens: 30 });
      expect(text.startsWith(prompt + said.text)).toBe(true);
    }
  });

  test("an 8-bit cache fits a context of any size", async () => {
    for (const contextSize of [2, 16, 200]) {
      await using model = await loadModel(stories, { keyValueBits: 8, contextSize });
      const { usage, reason } = await answer(model, "", { ...greedy, maximumResponseTokens: 4 });
      expect(reason).toBe("length");
      expect(usage.output.totalTokenCount).toBe(Math.min(4, contextSize - 1));
    }
  });

  test("runs with 2, 4, 8, 16 and 32 bits per weight, and fewer bits err more", async () => {
    const { bosToken, encode } = await tokenizerOfStories();
    const tokens = [bosToken!, ...encode(cases[0]!.text)];
    const errors: number[] = [];
    await using exact = await openScorer(stories, 512);
    const expected = await exact.logits(tokens);
    for (const bits of [32, 16, 8, 4, 2] as const) {
      await using model = await loadModel(stories, { bits });
      expect(
        (await answer(model, "Once upon a time", { ...greedy, maximumResponseTokens: 8 })).text,
      ).not.toBe("");
      await using scorer = await openScorer(stories, 512, { bits });
      const logits = await scorer.logits(tokens);
      errors.push(
        Math.hypot(...logits.map((logit, token) => logit - expected[token]!)) / Math.hypot(...expected),
      );
    }
    expect(errors[0]).toBe(0);
    expect(errors).toEqual(errors.toSorted((a, b) => a - b));
    expect(new Set(errors).size).toBe(5);
    expect(errors[1]).toBeLessThan(0.005);
    expect(errors[2]).toBeLessThan(0.1);
  });
});

async function tokenizerOfStories() {
  await using model = await loadModel(stories);
  return model.tokenizer;
}
