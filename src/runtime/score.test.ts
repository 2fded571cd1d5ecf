// Scores against a slow twin that reads every whole answer anew, token by token, with no cache at all.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prompt } from "../../test/support/answer.ts";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { openScorer } from "../../test/support/scorer.ts";
import { hasSharedData, sharedPath } from "../../test/support/shared-text.ts";
import type { LanguageModel } from "../model.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { endTokensOf } from "./conversation.ts";
import { loadModel } from "./load-model.ts";

const text = "Once upon a time there was a little";
const request = { transcript: [prompt(text)], options: { raw: true } };
const choices = [" girl", " girls", " boy who", "", " dog and a cat", " girl", " do"];

async function slowly(path: string, contextSize: number): Promise<number[]> {
  await using scorer = await openScorer(path, contextSize);
  const { tokenizer, config } = scorer;
  const ends = endTokensOf(tokenizer, config.endTokens);
  const start = tokenizer.encode(text);
  const before = tokenizer.addsBos && tokenizer.bosToken !== null ? [tokenizer.bosToken, ...start] : start;
  const scores: number[] = [];
  for (const choice of choices) {
    const answer = tokenizer.encode(choice);
    let score = 0;
    for (let length = 0; length <= answer.length; length++) {
      await scorer.restart();
      const next = await scorer.append([...before, ...answer.slice(0, length)]);
      if (length < answer.length) score += Math.log(next[answer[length]!]!);
      else score += Math.log([...ends].reduce((sum, end) => sum + next[end]!, 0));
    }
    scores.push(score);
  }
  return scores;
}

async function check(path: string, contextSize: number): Promise<void> {
  const expected = await slowly(path, contextSize);
  await using model = await loadModel(path, { contextSize, slots: 1 });
  const seen: number[][] = [];
  for (let round = 0; round < 2; round++) seen.push([...(await model.score(request, choices))]);
  for (const scores of seen) {
    expect(scores.length).toBe(choices.length);
    for (const [index, score] of scores.entries()) expect(score).toBeCloseTo(expected[index]!, 3);
  }
  expect(seen[0]![0]).toBe(seen[0]![5]);
  // A request after it finds the prompt in the cache, and says what it would have said.
  const finish = await lastDelta(model);
  await using fresh = await loadModel(path, { contextSize, slots: 1 });
  const alone = await lastDelta(fresh);
  expect(finish.said).toBe(alone.said);
  expect(finish.cached).toBeGreaterThan(3);
}

async function lastDelta(model: LanguageModel) {
  let said = "";
  let cached = 0;
  const options = { raw: true, sampling: { mode: "greedy" }, maximumResponseTokens: 5 } as const;
  for await (const delta of model.generate({ ...request, options })) {
    if (delta.type === "text") said += delta.text;
    if (delta.type === "finish") cached = delta.usage.input.cachedTokenCount;
  }
  return { said, cached };
}

describe("log-probabilities of whole answers", () => {
  test.skipIf(!hasSharedData)("on a real checkpoint", async () => {
    await check(sharedPath("checkpoints/stories260K"), 256);
  });

  test("with windows and shared layers", async () => {
    const folder = mkdtempSync(join(tmpdir(), "orchard-score-"));
    try {
      const sizes = { layers: 8, width: 64, vocabularySize: 260, contextSize: 512, endTokens: [256, 257] };
      writeRandomFolder(folder, orchardConfig(sizes), 3);
      await check(folder, 256);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.skipIf(!hasSharedData)("are aborted, and need room", async () => {
    await using model = await loadModel(sharedPath("checkpoints/stories260K"), { contextSize: 32 });
    await expect(model.score(request, choices, AbortSignal.abort())).rejects.toMatchObject({
      code: "aborted",
    });
    await expect(model.score(request, ["word ".repeat(40)])).rejects.toMatchObject({
      code: "contextSizeExceeded",
    });
    expect(await model.score(request, [])).toEqual([]);
  });
});
