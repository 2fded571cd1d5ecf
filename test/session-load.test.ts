// The front door on a real checkpoint: load, talk, reuse, dispose.
import { existsSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type GenerationOptions,
  LanguageModelSession,
  loadEmbedded,
  loadModel,
  OrchardError,
  type Sampling,
  type TranscriptEntry,
  transcriptFromJson,
  transcriptToJson,
} from "orchard";
import { describe, expect, test } from "vitest";
import { orchardConfig } from "../src/models/presets/orchard.ts";
import { writeRandomFolder } from "./support/random-folder.ts";

const stories = fileURLToPath(new URL("../../shared/data/checkpoints/stories260K", import.meta.url));
const options = { sampling: { mode: "greedy" }, maximumResponseTokens: 8 } as const;

test("a model that is not there is modelNotFound", async () => {
  await expect(loadModel("/nowhere")).rejects.toMatchObject({ code: "modelNotFound" });
});

test("a context has the size that was chosen, up to the model's own; the model in the box can be loaded so", async () => {
  await using model = await loadEmbedded({ contextSize: 64 });
  expect([model.name, model.contextSize]).toEqual(["nano", 64]);
  const { contextSize: own } = model.config;
  const session = new LanguageModelSession({ model });
  await expect(session.respond("word ".repeat(80))).rejects.toMatchObject({
    code: "contextSizeExceeded",
    details: { contextSize: 64 },
  });
  await expect(loadEmbedded({ contextSize: own + 1 })).rejects.toMatchObject({
    code: "invalidArgument",
    details: { longest: own },
  });
});

test("a model that does not fit, is of no known kind or is damaged has a code for each", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orchard-assets-"));
  const contextSize = 2 ** 30;
  writeRandomFolder(folder, orchardConfig({ layers: 8, width: 64, vocabularySize: 257, contextSize }), 1);
  const codeOf = async () =>
    await loadModel(folder, { contextSize }).catch(({ code }: { readonly code: string }) => code);
  expect(await codeOf()).toBe("insufficientMemory");
  truncateSync(join(folder, "model.safetensors"), 5000);
  expect(await codeOf()).toBe("corruptModel");
  writeFileSync(join(folder, "config.json"), '{"model_type":"quantum"}');
  expect(await codeOf()).toBe("unsupportedModel");
  rmSync(folder, { recursive: true });
});

describe.skipIf(!existsSync(stories))("stories260K", () => {
  test("a load that was aborted throws aborted", async () => {
    const error = await loadModel(stories, { signal: AbortSignal.abort() }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(OrchardError);
    expect(error).toMatchObject({ code: "aborted" });
  });

  test("a second turn prefills only what is new", async () => {
    await using model = await loadModel(stories);
    const session = new LanguageModelSession({ model });
    const first = await session.respond("Once upon a time", options);
    const second = await session.respond(" and then", options);
    const read = first.usage.input.totalTokenCount + first.usage.output.totalTokenCount;
    // The last token of an answer is said but not yet read.
    expect(second.usage.input.cachedTokenCount).toBeGreaterThanOrEqual(read - 1);
    expect(session.usage.input.cachedTokenCount).toBe(second.usage.input.cachedTokenCount);
    expect(second.timings?.timeToFirstToken).toBeGreaterThan(0);
  });

  test("a restored session prefills once and gives the same answer", async () => {
    await using model = await loadModel(stories);
    const session = new LanguageModelSession({ model });
    await session.respond("Once upon a time", options);
    const json = JSON.stringify(transcriptToJson(session.transcript));
    const transcript: TranscriptEntry[] = transcriptFromJson(JSON.parse(json));
    const here = await session.respond(" and then", options);
    await using another = await loadModel(stories);
    const restored = new LanguageModelSession({ model: another, transcript });
    const there = await restored.respond(" and then", options);
    expect(there.content).toBe(here.content);
    expect(there.usage.input.cachedTokenCount).toBe(0);
    // Once: what was said before is in the cache from then on. The last token of an answer is said but not yet read.
    const { usage } = await restored.respond(" and so", options);
    const read = there.usage.input.totalTokenCount + there.usage.output.totalTokenCount;
    expect(usage.input.cachedTokenCount).toBeGreaterThanOrEqual(read - 1);
  });

  test("prewarming with the beginning of a prompt leaves less to prefill", async () => {
    await using model = await loadModel(stories);
    const session = new LanguageModelSession({ model });
    await session.prewarm("Once upon a time there was a little girl");
    const { usage } = await session.respond("Once upon a time there was a little girl who", options);
    expect(usage.input.cachedTokenCount).toBeGreaterThan(usage.input.totalTokenCount / 2);
  });

  test("random choices are narrowed by topK, topP and minP, and the same for one seed", async () => {
    await using model = await loadModel(stories);
    const said = async (sampling: Sampling) => {
      const session = new LanguageModelSession({ model });
      return (await session.respond("Once upon a time", { ...options, sampling, temperature: 1.5 })).content;
    };
    const likeliest = await said({ mode: "greedy" });
    for (const seed of [1, 2, 3]) {
      expect(await said({ mode: "random", seed })).not.toBe(likeliest);
      expect(await said({ mode: "random", seed, topK: 40 })).toBe(
        await said({ mode: "random", seed, topK: 40 }),
      );
      for (const narrowed of [{ topK: 1 }, { topP: 1e-9 }, { minP: 0.999999 }, { topK: 40, topP: 1e-9 }])
        expect(await said({ mode: "random", seed, ...narrowed }), JSON.stringify(narrowed)).toBe(likeliest);
    }
  });

  test("a temperature of 0 is greedy, and a high one is not", async () => {
    await using model = await loadModel(stories);
    const said = async (more: GenerationOptions) => {
      const session = new LanguageModelSession({ model });
      const asked = { maximumResponseTokens: 8, ...more };
      return (await session.respond("Once upon a time", asked)).content;
    };
    const likeliest = await said({ sampling: { mode: "greedy" } });
    for (const seed of [1, 2, 3]) {
      const sampling = { mode: "random", seed } as const;
      expect(await said({ sampling, temperature: 0 })).toBe(likeliest);
      expect(await said({ sampling, temperature: 1.5 })).not.toBe(likeliest);
    }
  });

  test("a schema that cannot be enforced is unsupportedGuide, with the keyword and its place", async () => {
    await using model = await loadModel(stories);
    const generating = {
      type: "object",
      properties: { name: { type: "string", pattern: "(a+)\\1" } },
      required: ["name"],
    } as const;
    await expect(new LanguageModelSession({ model }).respond("?", { generating })).rejects.toMatchObject({
      code: "unsupportedGuide",
      details: { keyword: "pattern", pointer: "/properties/name" },
    });
  });

  test("leaving a stream early keeps what was said, and the next answer goes on from it", async () => {
    await using model = await loadModel(stories);
    const session = new LanguageModelSession({ model });
    const stream = session.streamResponse("Once upon a time", { sampling: { mode: "greedy" } });
    for await (const { content } of stream) if (content.length > 20) break;
    expect(session.isResponding).toBe(false);
    const { content, finishReason, usage } = await stream.collect();
    expect(finishReason).toBe("aborted");
    expect(content).toMatch(/^, there was a little/);
    expect(content.length).toBeLessThan(60);
    const next = await session.respond(" She", options);
    expect(next.usage.input.cachedTokenCount).toBeGreaterThanOrEqual(usage.output.totalTokenCount);
  });

  test("a model that was disposed of refuses, and the session keeps its transcript", async () => {
    const model = await loadModel(stories);
    const session = new LanguageModelSession({ model });
    await session.respond("Once upon a time", options);
    const before = session.transcript;
    await model[Symbol.asyncDispose]();
    await expect(session.respond("more")).rejects.toMatchObject({ code: "disposed" });
    expect(session.transcript).toEqual(before);
  });

  test("disposing of a model ends what it is saying as aborted", async () => {
    const model = await loadModel(stories);
    const session = new LanguageModelSession({ model });
    const stream = session.streamResponse("Once upon a time", { maximumResponseTokens: 400 });
    await stream.getReader().read();
    await model[Symbol.asyncDispose]();
    expect((await stream.collect()).finishReason).toBe("aborted");
  });
});
