import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Answer, answer, greedy, prompt } from "../../test/support/answer.ts";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { hasSharedData, sharedPath } from "../../test/support/shared-text.ts";
import type { OrchardError } from "../errors.ts";
import type { GenerationOptions, TranscriptEntry } from "../model.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { tinyModel } from "../testing/tiny-model.ts";
import { loadModel } from "./load-model.ts";
import type { LocalModel } from "./local-model.ts";
import { liveNativeHandles } from "./ort-native.ts";

const stories = sharedPath("checkpoints/stories260K");
const story = "Once upon a time there was a little girl called Lily. She liked to play in the park with her";

const entry = (type: "instructions" | "response", text: string): TranscriptEntry => {
  const segments = [{ type: "text", id: "0", text }] as const;
  return type === "response" ? { type, id: type, segments } : { type, id: type, segments, tools: [] };
};

test("an abort while a long prompt becomes tokens ends the answer before it is read", async () => {
  await using model = await tinyModel({ contextSize: 200_000 });
  const leaving = new AbortController();
  const asked = answer(model, "the cat ".repeat(20_000), greedy, leaving.signal);
  setImmediate(() => leaving.abort());
  const nothing = { input: { totalTokenCount: 0, cachedTokenCount: 0 }, output: { totalTokenCount: 0 } };
  expect(await asked).toMatchObject({ reason: "aborted", text: "", usage: nothing });
});

describe.skipIf(!hasSharedData)("on a real checkpoint", () => {
  let model: LocalModel;
  beforeAll(async () => {
    if (hasSharedData) model = await loadModel(stories);
  });
  afterAll(() => model?.[Symbol.asyncDispose]());

  /** What a model says that has seen nothing else. */
  async function alone(
    asked: string | readonly TranscriptEntry[],
    options: GenerationOptions,
  ): Promise<Answer> {
    await using fresh = await loadModel(stories);
    return await answer(fresh, asked, options);
  }

  describe("what is prefilled", () => {
    const options = { ...greedy, maximumResponseTokens: 20 };

    test("in a second turn is only what is new", async () => {
      const first = await answer(model, story, options);
      const turn = [prompt(story), entry("response", first.text), prompt(" Then Tom came and")];
      const second = await answer(model, turn, options);
      const read = first.usage.input.totalTokenCount + first.usage.output.totalTokenCount;
      // The last token of an answer has been said, but not read.
      expect(second.usage.input.cachedTokenCount).toBe(read - 1);
      expect(second.text).toBe((await alone(turn, options)).text);
    });

    test("in a second session with the same instructions is only its own prompt", async () => {
      const instructions = "The sun was warm and the birds sang in the big tree.\n";
      const asked = (text: string) => [entry("instructions", instructions), prompt(text)];
      const first = await answer(model, asked("Ben had a red car. He"), options);
      expect(first.usage.input.cachedTokenCount).toBeLessThan(3);
      const second = await answer(model, asked("Mia found a frog. It"), options);
      const shared = 1 + model.tokenizer.encode(instructions).length;
      expect(second.usage.input.cachedTokenCount).toBeGreaterThanOrEqual(shared - 1);
      expect(second.usage.input.cachedTokenCount).toBeLessThan(second.usage.input.totalTokenCount);
      expect(second.text).toBe((await alone(asked("Mia found a frog. It"), options)).text);
      // The first session goes on in a cache of its own, which the second has left as it was.
      const turn = [...asked("Ben had a red car. He"), entry("response", first.text), prompt(" Then")];
      const third = await answer(model, turn, options);
      const read = first.usage.input.totalTokenCount + first.usage.output.totalTokenCount;
      expect(third.usage.input.cachedTokenCount).toBe(read - 1);
      expect(third.text).toBe((await alone(turn, options)).text);
    });

    test("after the same prompt again is its last token", async () => {
      const { usage } = await answer(model, story, options);
      expect(usage.input.cachedTokenCount).toBe(usage.input.totalTokenCount - 1);
    });
  });

  describe("aborts", () => {
    test("at every token keep what was said, and leave a cache that is right", async () => {
      const options = { ...greedy, maximumResponseTokens: 24 };
      const whole = await alone(story, options);
      for (let stop = 1; stop < 12; stop++) {
        const controller = new AbortController();
        let seen = 0;
        const said = await answer(model, story, options, controller.signal, () => {
          if (++seen === stop) controller.abort();
        });
        expect(said.reason).toBe("aborted");
        expect(said.pieces.slice(0, stop)).toEqual(whole.pieces.slice(0, stop));
        expect(whole.text.startsWith(said.text)).toBe(true);
        expect(said.pieces.length).toBeLessThanOrEqual(stop + 1);
        expect(said.usage.output.totalTokenCount).toBeGreaterThanOrEqual(stop);
        expect((await answer(model, story, options)).text).toBe(whole.text);
      }
    });

    test("during the prefill say nothing, and the next answer is right", async () => {
      const options = { ...greedy, maximumResponseTokens: 12 };
      const long = `${story} ${"dog and the cat and the ".repeat(30)}`;
      const { text } = await alone(long, options);
      let aborted = 0;
      for (const milliseconds of [0, 0.5, 1, 2, 4, 8]) {
        await using fresh = await loadModel(stories);
        const controller = new AbortController();
        const end = performance.now() + milliseconds;
        const wait = () => (performance.now() < end ? setImmediate(wait) : controller.abort());
        setImmediate(wait);
        const said = await answer(fresh, long, options, controller.signal);
        if (said.reason === "aborted" && said.usage.output.totalTokenCount === 0) {
          aborted++;
          expect(said.text).toBe("");
        }
        expect((await answer(fresh, long, options)).text).toBe(text);
      }
      expect(aborted).toBeGreaterThan(0);
    });
  });

  describe("at the same time", () => {
    test("two answers are what they are alone", async () => {
      const options = { ...greedy, maximumResponseTokens: 60 };
      const asked = ["Lily and Tom", story];
      const expected = [await alone(asked[0]!, options), await alone(asked[1]!, options)];
      const said = await Promise.all(asked.map((text) => answer(model, text, options)));
      expect(said.map(({ text }) => text)).toEqual(expected.map(({ text }) => text));
    });

    test("more answers than slots wait for one, in turn", async () => {
      await using small = await loadModel(stories, { slots: 1 });
      const options = { ...greedy, maximumResponseTokens: 12 };
      const asked = ["Lily and Tom", story, "Zoo", "The dog"];
      const finished: string[] = [];
      const said = await Promise.all(
        asked.map(async (text) => {
          const { text: answered } = await answer(small, text, options);
          finished.push(text);
          return answered;
        }),
      );
      expect(finished).toEqual(asked);
      for (const [i, text] of asked.entries()) expect(said[i]).toBe((await alone(text, options)).text);
    });

    test("an abort while waiting ends the wait, and the others are served", async () => {
      await using small = await loadModel(stories, { slots: 1 });
      const controller = new AbortController();
      const options = { ...greedy, maximumResponseTokens: 12 };
      const first = answer(small, story, options, undefined, () => controller.abort());
      const impatient = answer(small, "Zoo", options, controller.signal);
      const patient = answer(small, "The dog", options);
      expect(await impatient).toMatchObject({
        text: "",
        reason: "aborted",
        usage: { output: { totalTokenCount: 0 } },
      });
      expect((await first).reason).toBe("length");
      expect((await patient).reason).toBe("length");
    });
  });

  describe("disposal", () => {
    test("ends answers as aborted, also those that nobody reads on, and frees every native handle", async () => {
      const before = liveNativeHandles();
      const fresh = await loadModel(stories);
      const request = { transcript: [prompt(story)], options: greedy };
      const left = fresh.generate(request)[Symbol.asyncIterator]();
      await left.next();
      const running = answer(fresh, "Lily and Tom");
      const warming = fresh
        .prewarm({ transcript: [prompt(story.repeat(3))], options: {} })
        .catch((error) => expect(error).toMatchObject({ code: "aborted" }));
      await fresh[Symbol.asyncDispose]();
      expect((await running).reason).toBe("aborted");
      await warming;
      expect((await left.next()).value).toMatchObject({ type: "finish", reason: "aborted" });
      expect(liveNativeHandles()).toBe(before);
      await expect(answer(fresh, story)).rejects.toMatchObject({ code: "disposed" });
      await expect(fresh.prewarm({ transcript: [], options: {} })).rejects.toMatchObject({
        code: "disposed",
      });
      expect(fresh.availability.status).toBe("unavailable");
    });

    test("from within an answer does not wait for itself", async () => {
      const fresh = await loadModel(stories);
      const types: string[] = [];
      for await (const delta of fresh.generate({ transcript: [prompt(story)], options: greedy })) {
        types.push(delta.type);
        await fresh[Symbol.asyncDispose]();
      }
      expect(types).toEqual(["text", "finish"]);
    });
  });

  describe("the end of an answer", () => {
    test("is the model's own, the limit, a stop string, or the end of the context", async () => {
      expect(await answer(model, "Zoo")).toMatchObject({ reason: "stop" });
      expect(await answer(model, "Zoo", { ...greedy, maximumResponseTokens: 5 })).toMatchObject({
        reason: "length",
        usage: { output: { totalTokenCount: 5 } },
      });
      await using small = await loadModel(stories, { contextSize: 32 });
      const { reason, usage } = await answer(small, "Lily and Tom");
      expect(reason).toBe("length");
      expect(usage.input.totalTokenCount + usage.output.totalTokenCount).toBe(32);
    });

    test("comes before a stop string that spans tokens", async () => {
      const options = { ...greedy, maximumResponseTokens: 40 };
      const { text, pieces } = await answer(model, story, options);
      for (const at of [3, 8, 15]) {
        const start = pieces.slice(0, at).join("").length - 1;
        const stop = text.slice(start, start + pieces[at]!.length + 2); // from within one piece to within the one after next
        const said = await answer(model, story, { ...options, stop: ["never said", stop] });
        expect(said.reason).toBe("stop");
        expect(said.text).toBe(text.slice(0, text.indexOf(stop)));
      }
    });

    test("a prompt as long as the context is refused, with both numbers", async () => {
      await using small = await loadModel(stories, { contextSize: 24 });
      const tokenCount = await small.countTokens({ transcript: [prompt(story)], options: {} });
      await expect(answer(small, story)).rejects.toMatchObject({
        code: "contextSizeExceeded",
        details: { contextSize: 24, tokenCount },
      });
      expect(tokenCount).toBeGreaterThan(24);
    });

    test("a prompt far longer is refused before it is read, and nobody waits for that", async () => {
      const megabyte = "the cat ".repeat(125_000);
      const began = performance.now();
      const tokenCount = 1 + model.tokenizer.encode(megabyte).length;
      const atOnce = performance.now() - began;
      let longest = 0;
      let last = performance.now();
      const watch = () => {
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
      };
      const watching = setInterval(watch, 0);
      const error = await answer(model, megabyte).catch((reason: unknown) => reason);
      watch();
      clearInterval(watching);
      expect(longest).toBeLessThan(atOnce / 4);
      expect(error).toMatchObject({
        code: "contextSizeExceeded",
        message: expect.stringContaining("at least"),
        details: { contextSize: 512, isAtLeast: true },
      });
      const atLeast = Number((error as OrchardError).details.tokenCount);
      expect(atLeast).toBeGreaterThan(512);
      expect(atLeast).toBeLessThanOrEqual(tokenCount);
    });
  });

  describe("sampling", () => {
    const sampled = (seed: number) =>
      answer(model, story, { sampling: { mode: "random", seed }, temperature: 1, maximumResponseTokens: 30 });

    test("the same seed gives the same text, another seed another", async () => {
      const texts = [];
      for (const seed of [1, 1, 2]) texts.push((await sampled(seed)).text);
      expect(texts[0]).toBe(texts[1]);
      expect(texts[0]).not.toBe(texts[2]);
    });

    test("a repetition penalty changes what is repeated", async () => {
      const options = { ...greedy, maximumResponseTokens: 150 };
      const words = (text: string) => new Set(text.split(/\W+/)).size;
      const plain = await answer(model, "Lily and Tom", options);
      const penalized = await answer(model, "Lily and Tom", { ...options, repetitionPenalty: 1.3 });
      expect(words(penalized.text)).toBeGreaterThan(words(plain.text));
    });
  });
});

describe("on random weights", () => {
  let folder = "";
  let model: LocalModel;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "orchard-local-"));
    // Twice as many logits as the tokenizer has tokens.
    writeRandomFolder(
      folder,
      orchardConfig({ layers: 8, width: 64, vocabularySize: 512, contextSize: 1200 }),
      3,
    );
    model = await loadModel(folder);
  });
  afterAll(async () => {
    await model?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  test("ids that the tokenizer does not have are never chosen, and pieces never split a code point", async () => {
    // Random bytes: most are no UTF-8, some are.
    for (const seed of [1, 2, 3]) {
      const options = {
        sampling: { mode: "random", seed },
        temperature: 3,
        maximumResponseTokens: 200,
      } as const;
      const { pieces, usage } = await answer(model, "é", options);
      expect(usage.output.totalTokenCount).toBe(200);
      for (const piece of pieces) expect(piece.isWellFormed() && piece !== "").toBe(true);
    }
  });

  test("a prompt without a token is refused", async () => {
    await expect(answer(model, "")).rejects.toMatchObject({ code: "invalidArgument" });
  });

  test("a prompt of several chunks gives what it gives from a cache", async () => {
    const options = { ...greedy, maximumResponseTokens: 10 };
    const long = "abcdefgh ".repeat(130).slice(0, 1150);
    const first = await answer(model, long, options);
    expect(first.usage.input).toEqual({ totalTokenCount: 1150, cachedTokenCount: 0 });
    await using other = await loadModel(folder);
    for (const length of [300, 700, 1149]) await answer(other, long.slice(0, length), options);
    const second = await answer(other, long, options);
    expect(second.usage.input.cachedTokenCount).toBe(1149);
    expect(second.text).toBe(first.text);
  });

  test.each([0, -1, 1.5, Number.NaN])("%s slots are refused", async (slots) => {
    await expect(loadModel(folder, { slots })).rejects.toMatchObject({ code: "invalidArgument" });
  });

  test.each([1, 1201, 7.5])("a context of %s tokens is refused", async (contextSize) => {
    await expect(loadModel(folder, { contextSize })).rejects.toMatchObject({ code: "invalidArgument" });
  });
});
