// Log probabilities of an answer against a plain softmax, and that their tokens are the answer's text.
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { prompt } from "../../test/support/answer.ts";
import { sharedPath } from "../../test/support/shared-text.ts";
import type { GenerationRequest, TokenLogprob } from "../model.ts";
import { loadModel } from "./load-model.ts";
import { LogprobReport } from "./logprobs.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

const stories = sharedPath("checkpoints/stories260K");

test("are the logarithms of a softmax, the best first", () => {
  const letters = { bytes: (id: number) => new TextEncoder().encode("abcd"[id]) } as Tokenizer;
  const logits = Float32Array.of(1, 3, 2, -1);
  const sum = logits.reduce((total, logit) => total + Math.exp(logit), 0);
  const report = new LogprobReport(letters, 3);
  report.note(2, logits);
  report.settle(true);
  const [{ text, bytes, logprob, top }] = report.take() as [TokenLogprob];
  expect([text, bytes]).toEqual(["c", [99]]);
  expect(logprob).toBeCloseTo(Math.log(Math.exp(2) / sum), 5);
  expect(top.map((one) => one.text)).toEqual(["b", "c", "a"]);
  expect(top[1]!.logprob).toBe(logprob);
  expect(report.take()).toEqual([]);
});

describe.skipIf(!existsSync(stories))("of a real model", () => {
  const request = (rest: Partial<GenerationRequest> = {}): GenerationRequest => ({
    transcript: [prompt("Once upon a time")],
    options: { sampling: { mode: "greedy" }, maximumResponseTokens: 12 },
    topLogprobs: 2,
    ...rest,
  });

  test("their tokens are the text, and a greedy choice is the most probable", async () => {
    await using model = await loadModel(stories);
    for (const rest of [{}, { options: { sampling: { mode: "greedy" }, stop: ["was", "play"] } } as const]) {
      let text = "";
      const tokens: TokenLogprob[] = [];
      for await (const delta of model.generate(request(rest))) {
        if (delta.type !== "text") continue;
        text += delta.text;
        tokens.push(...delta.tokens!);
      }
      expect(
        tokens
          .map((token) => token.text)
          .join("")
          .startsWith(text),
      ).toBe(true);
      for (const { text, logprob, top } of tokens) {
        expect(logprob).toBeLessThanOrEqual(0);
        expect(top[0]).toMatchObject({ text, logprob });
        expect(top[1]!.logprob).toBeLessThanOrEqual(logprob);
      }
    }
  });

  test("the model's own probabilities are told, whatever the guide allows", async () => {
    await using model = await loadModel(stories);
    const tokens: TokenLogprob[] = [];
    const constraint = { type: "choices", choices: ["zebra", "Zanzibar"] } as const;
    for await (const delta of model.generate(request({ constraint })))
      if (delta.type === "text") tokens.push(...delta.tokens!);
    expect(tokens.map((token) => token.text).join("")).toMatch(/^(zebra|Zanzibar)$/);
    expect(tokens[0]!.logprob).toBeLessThan(tokens[0]!.top[0]!.logprob);
  });
});
