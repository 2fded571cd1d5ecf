// The session's promises, held against a scripted model.
import {
  type Delta,
  type LanguageModel,
  LanguageModelSession,
  OrchardError,
  type TranscriptEntry,
  tool,
} from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";

const words = "one two three four five six";
const session = (script: ConstructorParameters<typeof ScriptedModel>[0] = [words], instructions?: string) => {
  const model = new ScriptedModel(script);
  return { model, session: new LanguageModelSession({ model, instructions }) };
};
const texts = (entries: readonly TranscriptEntry[]) =>
  entries.map((entry) => {
    const segment = entry.type === "toolCalls" ? undefined : entry.segments[0];
    return [entry.type, segment?.type === "text" ? segment.text : ""];
  });
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing was thrown",
    (error: unknown) => (error instanceof OrchardError ? error.code : String(error)),
  );

describe("respond", () => {
  test("gives the text, the reason, the usage and the entries of this call", async () => {
    const { session: chat } = session(["first answer", "second answer"], "Be brief.");
    await chat.respond("hello");
    const response = await chat.respond("and now?");
    expect(response.content).toBe("second answer");
    expect(response.finishReason).toBe("stop");
    expect(response.usage.output.totalTokenCount).toBe(2);
    expect(texts(response.transcriptEntries)).toEqual([
      ["prompt", "and now?"],
      ["response", "second answer"],
    ]);
    const segments = [{ type: "text", id: expect.any(String), text: "second answer" }];
    expect(response.transcriptEntries[1]).toEqual({ type: "response", id: expect.any(String), segments });
    expect(texts(chat.transcript)).toEqual([
      ["instructions", "Be brief."],
      ["prompt", "hello"],
      ["response", "first answer"],
      ["prompt", "and now?"],
      ["response", "second answer"],
    ]);
    expect(new Set(chat.transcript.map((entry) => entry.id)).size).toBe(5);
  });

  test("gives the model the whole transcript and the options, without the signal", async () => {
    const { session: chat, model } = session(["a", "b"], "Be brief.");
    await chat.respond("hello");
    const sampling = { mode: "random", topK: 4, seed: 1 } as const;
    const options = { sampling, temperature: 0.5, maximumResponseTokens: 9 };
    const { signal } = new AbortController();
    const metadata = { screen: "home" };
    expect((await chat.respond("again", { ...options, signal, metadata })).content).toBe("b");
    const request = model.requests[1]!;
    expect(request.options).toEqual(options);
    for (const name of ["id", "signal", "metadata"]) expect(request).not.toHaveProperty(name);
    expect(texts(request.transcript)).toEqual([
      ["instructions", "Be brief."],
      ["prompt", "hello"],
      ["response", "a"],
      ["prompt", "again"],
    ]);
    expect(request.transcript[3]).toMatchObject({ type: "prompt", options, metadata });
    expect(chat.transcript[3]).toBe(request.transcript[3]);
  });

  test("says when a limit cut the answer", async () => {
    const response = await session().session.respond("count", { maximumResponseTokens: 2 });
    expect(response).toMatchObject({ content: "one two", finishReason: "length" });
  });

  test("adds up the usage of the session", async () => {
    const { session: chat } = session([{ text: "a b", reasoning: "Hm." }, "c d e", { refusal: "no no" }]);
    const first = await chat.respond("hello");
    const second = await chat.respond("again");
    const read = first.usage.input.totalTokenCount + second.usage.input.totalTokenCount;
    expect(chat.usage).toEqual({
      input: { totalTokenCount: read, cachedTokenCount: 0 },
      output: { totalTokenCount: 6, reasoningTokenCount: 1 },
    });
    // A call of the model that ended counts, also where the request fails for what it said.
    await expect(chat.respond("more")).rejects.toMatchObject({ code: "refusal" });
    expect(chat.usage.output.totalTokenCount).toBe(8);
    expect(chat.usage.input.totalTokenCount).toBeGreaterThan(read);
  });

  test.each([
    [{ temperature: -1 }, "temperature"],
    [{ temperature: Number.NaN }, "temperature"],
    [{ repetitionPenalty: 0 }, "repetitionPenalty"],
    [{ maximumResponseTokens: 0 }, "maximumResponseTokens"],
    [{ maximumResponseTokens: 1.5 }, "maximumResponseTokens"],
    [{ sampling: { mode: "random", topK: 0 } as const }, "sampling.topK"],
    [{ sampling: { mode: "random", topP: 0 } as const }, "sampling.topP"],
    [{ sampling: { mode: "random", minP: 1 } as const }, "sampling.minP"],
    [{ sampling: { mode: "random", seed: 2 ** 32 } as const }, "sampling.seed"],
    [{ sampling: { mode: "wild" } as never }, "sampling"],
    [{ draft: "wild" as never }, "draft"],
    [{ stop: ["END", ""] }, "stop"],
    [{ stop: "END" as never }, "stop"],
  ])("refuses %j and stays free", async (options, option) => {
    const { session: chat, model } = session();
    await expect(chat.respond("hello", options)).rejects.toMatchObject({
      code: "invalidArgument",
      details: { option },
    });
    expect(model.requests).toHaveLength(0);
    expect(chat.isResponding).toBe(false);
    expect(chat.transcript).toEqual([]);
  });
});

describe("one request at a time", () => {
  test("a second request is refused, the first one and the next are not disturbed", async () => {
    const { session: chat } = session(["first", "third"]);
    const first = chat.respond("1");
    expect(chat.isResponding).toBe(true);
    expect(await codeOf(chat.respond("2"))).toBe("concurrentRequests");
    expect((await first).content).toBe("first");
    expect(chat.isResponding).toBe(false);
    expect((await chat.respond("3")).content).toBe("third");
    expect(texts(chat.transcript).map(([, text]) => text)).toEqual(["1", "first", "3", "third"]);
  });

  test("of twenty at once exactly one is answered", async () => {
    const { session: chat, model } = session(() => words);
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => codeOf(chat.respond(`${index}`))),
    );
    expect(codes.filter((code) => code === "nothing was thrown")).toHaveLength(1);
    expect(codes.filter((code) => code === "concurrentRequests")).toHaveLength(19);
    expect(model.requests).toHaveLength(1);
    expect(chat.transcript).toHaveLength(2);
  });

  test("streamResponse claims the session at the call and throws nothing there", async () => {
    const { session: chat } = session(["first"]);
    const first = chat.streamResponse("1");
    expect(chat.isResponding).toBe(true);
    const second = chat.streamResponse("2");
    await expect(second.getReader().read()).rejects.toMatchObject({ code: "concurrentRequests" });
    expect((await first.collect()).content).toBe("first");
  });

  test("two sessions share a model at the same time", async () => {
    const model = new ScriptedModel(({ transcript }) => `echo ${texts(transcript).at(-1)?.[1]}`);
    const chats = [1, 2, 3].map(() => new LanguageModelSession({ model }));
    const answers = await Promise.all(chats.map((chat, index) => chat.respond(`${index}`)));
    expect(answers.map(({ content }) => content)).toEqual(["echo 0", "echo 1", "echo 2"]);
  });
});

describe("abort", () => {
  test("after every number of tokens: what was said is kept, and usage says how much", async () => {
    const count = words.split(" ").length;
    for (let after = 1; after < count; after++) {
      const { session: chat, model } = session([words, "more"]);
      const stop = new AbortController();
      const stream = chat.streamResponse("count", { signal: stop.signal });
      let seen = 0;
      for await (const snapshot of stream) {
        seen = snapshot.content.split(" ").length;
        if (seen === after) stop.abort();
      }
      const response = await stream.collect();
      expect(response.finishReason).toBe("aborted");
      expect(model.tokensMade).toBeLessThanOrEqual(after + 1);
      expect(response.usage.output.totalTokenCount).toBe(model.tokensMade);
      expect(response.content).toBe(words.split(" ").slice(0, model.tokensMade).join(" "));
      expect(texts(chat.transcript)).toEqual([
        ["prompt", "count"],
        ["response", response.content],
      ]);
      expect(chat.usage).toEqual(response.usage);
      expect(model.running).toBe(0);
      expect((await chat.respond("go on")).content).toBe("more");
    }
  });

  test("an aborted signal gives an empty answer without asking the model", async () => {
    const { session: chat, model } = session();
    const response = await chat.respond("hello", { signal: AbortSignal.abort() });
    expect(response).toMatchObject({ content: "", finishReason: "aborted" });
    expect(response.usage.input.totalTokenCount).toBe(0);
    expect(model.requests).toHaveLength(0);
    expect(texts(chat.transcript)).toEqual([
      ["prompt", "hello"],
      ["response", ""],
    ]);
  });

  test("a signal that outlives many requests collects no listeners", async () => {
    const { session: chat } = session(() => "yes");
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...parameters: Parameters<typeof add>) => {
      listeners++;
      add(...parameters);
    };
    signal.removeEventListener = (...parameters: Parameters<typeof remove>) => {
      listeners--;
      remove(...parameters);
    };
    for (let index = 0; index < 5; index++) await chat.respond("?", { signal });
    expect(listeners).toBe(0);
  });
});

describe("errors of the model", () => {
  test("roll the transcript back, count no usage, leave the session free", async () => {
    const { session: chat } = session([
      "fine",
      { text: "half an", error: new Error("power cut") },
      "fine again",
    ]);
    await chat.respond("1");
    const before = chat.transcript;
    const { usage } = chat;
    await expect(chat.respond("2")).rejects.toThrow("power cut");
    expect(chat.transcript).toEqual(before);
    expect(chat.usage).toEqual(usage);
    expect(chat.isResponding).toBe(false);
    expect((await chat.respond("3")).content).toBe("fine again");
  });

  test("appear while iterating, after what was said before them", async () => {
    const { session: chat } = session([{ text: "half an", error: new Error("power cut") }]);
    const seen: string[] = [];
    const stream = chat.streamResponse("?");
    const reading = (async () => {
      for await (const { content } of stream) seen.push(content);
    })();
    await expect(reading).rejects.toThrow("power cut");
    expect(seen).toEqual(["half", "half an"]);
    await expect(stream.collect()).rejects.toThrow("power cut");
  });

  test("of a stream that nobody reads make no unhandled rejection", async () => {
    const { session: chat } = session([{ error: new Error("power cut") }]);
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    chat.streamResponse("?");
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
    expect(chat.isResponding).toBe(false);
  });

  test("a full context says both numbers", async () => {
    const model = new ScriptedModel(() => words, { contextSize: 10 });
    const chat = new LanguageModelSession({ model });
    await expect(chat.respond("word ".repeat(20))).rejects.toMatchObject({
      code: "contextSizeExceeded",
      details: { contextSize: 10, tokenCount: 22 },
    });
    expect(chat.transcript).toEqual([]);
  });

  test.each([
    ["no finish", []],
    [
      "a tool call that was not offered",
      [{ type: "toolCall", id: "1", name: "rm", arguments: "{}" } as const],
    ],
  ])("%s breaks the contract, and says so", async (_, deltas: Delta[]) => {
    const model: LanguageModel = Object.assign(new ScriptedModel([]), {
      async *generate() {
        yield* deltas;
      },
    });
    const chat = new LanguageModelSession({ model });
    expect(await codeOf(chat.respond("?"))).toBe("contractViolation");
    expect(chat.transcript).toEqual([]);
  });
});

describe("transcript", () => {
  test("goes on in another session", async () => {
    const { session: chat } = session(["Bonjour."], "Speak French.");
    await chat.respond("hello");
    const model = new ScriptedModel(["Au revoir."]);
    const later = new LanguageModelSession({ model, transcript: chat.transcript });
    await later.respond("bye");
    expect(model.requests[0]?.transcript.slice(0, 3)).toEqual(chat.transcript);
    const look = tool({ name: "look", description: "Looks", parameters: { type: "object" }, call: () => "" });
    const armed = new LanguageModelSession({ model, tools: [look], transcript: chat.transcript });
    expect(armed.transcript[0]).toMatchObject({ tools: [{ name: "look" }] });
    expect(texts(armed.transcript)).toEqual(texts(chat.transcript));
  });

  test("cannot have instructions twice", () => {
    const { session: chat, model } = session([], "Speak French.");
    const twice = () =>
      new LanguageModelSession({ model, instructions: "Speak.", transcript: chat.transcript });
    expect(twice).toThrow(expect.objectContaining({ code: "invalidArgument" }));
  });

  test("is set between requests only, and is not the caller's array", async () => {
    const { session: chat } = session(["one", "two", "three"]);
    await chat.respond("1");
    await chat.respond("2");
    const kept = [...chat.transcript.slice(0, 2)];
    chat.transcript = kept;
    kept.pop();
    expect(chat.transcript).toHaveLength(2);
    const running = chat.respond("3");
    expect(() => {
      chat.transcript = [];
    }).toThrow(expect.objectContaining({ code: "transcriptMutationWhileResponding" }));
    await running;
    expect(texts(chat.transcript).map(([, text]) => text)).toEqual(["1", "one", "3", "three"]);
  });

  test("ends with the prompt while the answer is being made", async () => {
    const { session: chat } = session();
    const running = chat.respond("hello");
    expect(texts(chat.transcript)).toEqual([["prompt", "hello"]]);
    await running;
  });
});

describe("prewarm", () => {
  test("gives the model the transcript and the beginning of the next prompt", async () => {
    const { session: chat, model } = session([], "Be brief.");
    await chat.prewarm();
    await chat.prewarm("Translate:");
    expect(model.prewarmed.map(texts)).toEqual([
      [["instructions", "Be brief."]],
      [
        ["instructions", "Be brief."],
        ["prompt", "Translate:"],
      ],
    ]);
    expect(chat.transcript).toHaveLength(1);
  });

  test("may fail unawaited", async () => {
    const { session: chat, model } = session();
    model.prewarm = () => Promise.reject(new Error("no memory"));
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on("unhandledRejection", listen);
    const warmed = chat.prewarm();
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off("unhandledRejection", listen);
    expect(unhandled).toEqual([]);
    await expect(warmed).rejects.toThrow("no memory");
  });
});
