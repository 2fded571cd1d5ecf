// A history that is too long: what each policy shows to the model, that the transcript stays whole, that what was forgotten
// stays forgotten, and that tools do not run twice; and counting the tokens of everything.
import {
  type ContextPolicy,
  dropOldest,
  type GenerationRequest,
  LanguageModelSession,
  rollingWindow,
  summarize,
  type TranscriptEntry,
  tool,
} from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";

const textOf = (entry: TranscriptEntry | undefined) =>
  entry === undefined || entry.type === "toolCalls"
    ? ""
    : entry.segments.map((one) => (one.type === "text" ? one.text : JSON.stringify(one.content))).join();
const textsOf = ({ transcript }: Pick<GenerationRequest, "transcript">) => transcript.map(textOf);
const types = (entries: readonly TranscriptEntry[]) => entries.map(({ type }) => type);
const nothing = { type: "object", properties: {}, additionalProperties: false };

/** Every answer repeats its prompt's number; every exchange has ten tokens. */
function talkative(contextSize: number) {
  const model = new ScriptedModel(
    ({ transcript }) => `${textOf(transcript.at(-1)).split(" ")[0]} is what you said`,
    {
      contextSize,
    },
  );
  return model;
}
const prompt = (index: number) => `${index} b c`;
const policies: Record<string, ContextPolicy> = { dropOldest, rollingWindow: rollingWindow(3) };

describe.each(Object.entries(policies))("%s", (_, contextPolicy) => {
  test("a conversation of any length goes on: whole exchanges are forgotten, the transcript is not", async () => {
    const contextSize = 60;
    const model = talkative(contextSize);
    const session = new LanguageModelSession({ model, instructions: "Repeat.", contextPolicy });
    const counts: number[] = [];
    const starts: string[] = [];
    for (let index = 0; index < 40; index++) {
      const { finishReason, content } = await session.respond(prompt(index));
      expect([finishReason, content]).toEqual(["stop", `${index} is what you said`]);
      const request = model.requests.at(-1)!;
      const seen = textsOf(request);
      counts.push(await model.countTokens(request));
      expect(seen[0]).toBe("Repeat.");
      expect(seen.at(-1)).toBe(prompt(index));
      // What is seen of the history is its end, from a prompt on.
      const history = seen.slice(1, -1);
      expect(
        session.history
          .slice(0, -2)
          .map(textOf)
          .slice(-history.length || Infinity),
      ).toEqual(history);
      expect(["prompt", undefined]).toContain(request.transcript.slice(1, -1)[0]?.type);
      starts.push(seen[1]!);
    }
    expect(session.transcript).toHaveLength(81);
    // Room for an answer is left: an eighth of the context.
    expect(Math.max(...counts)).toBeLessThanOrEqual(contextSize - (contextSize >> 3));
    expect(Math.max(...counts)).toBeGreaterThan(contextSize / 2);
  });
});

test("dropOldest forgets in batches, so most requests find the beginning that the last one had", async () => {
  const model = talkative(120);
  const session = new LanguageModelSession({ model, contextPolicy: dropOldest });
  for (let index = 0; index < 60; index++) await session.respond(prompt(index));
  const starts = model.requests.map((request) => textsOf(request)[0]);
  const changes = starts.filter((start, index) => index > 0 && start !== starts[index - 1]).length;
  expect(changes).toBeGreaterThan(5);
  expect(changes).toBeLessThan(25);
});

test("a policy that is not needed is not asked", async () => {
  let asked = 0;
  const session = new LanguageModelSession({
    model: talkative(1000),
    contextPolicy: ({ history }) => {
      asked++;
      return history;
    },
  });
  await session.respond("1");
  expect(asked).toBe(0);
});

test("the answer is given the room that it is allowed, at most half the context", async () => {
  const model = talkative(80);
  const session = new LanguageModelSession({ model, contextPolicy: dropOldest });
  for (let index = 0; index < 20; index++) {
    await session.respond(prompt(index), { maximumResponseTokens: 30 });
    expect(await model.countTokens(model.requests.at(-1)!)).toBeLessThanOrEqual(50);
  }
});

test("a policy that does not help ends in the error with numbers, and so does a prompt that is alone too long", async () => {
  let asked = 0;
  const useless: ContextPolicy = ({ history }) => {
    asked++;
    return history;
  };
  for (const contextPolicy of [useless, dropOldest, summarize()]) {
    const session = new LanguageModelSession({ model: talkative(30), contextPolicy });
    await session.respond("1 b c");
    await expect(session.respond("word ".repeat(40))).rejects.toMatchObject({
      code: "contextSizeExceeded",
      details: { contextSize: 30, tokenCount: expect.any(Number) },
    });
    expect(session.transcript).toHaveLength(2);
    expect((await session.respond("2 b c")).content).toBe("2 is what you said");
  }
  expect(asked).toBe(1);
});

test("a tool whose output fills the context does not run again", async () => {
  let runs = 0;
  const read = tool({
    name: "read",
    description: "Reads",
    parameters: nothing,
    call: () => {
      runs++;
      return "page ".repeat(40);
    },
  });
  const model = new ScriptedModel(
    ({ transcript }) =>
      transcript.at(-1)?.type === "prompt" && textOf(transcript.at(-1)) === "Read."
        ? { toolCalls: [{ name: "read", arguments: {} }] }
        : "Well then.",
    { contextSize: 80 },
  );
  const session = new LanguageModelSession({ model, tools: [read], contextPolicy: dropOldest });
  for (let index = 0; index < 7; index++) await session.respond(prompt(index));
  const { content, transcriptEntries } = await session.respond("Read.");
  expect([content, runs]).toEqual(["Well then.", 1]);
  expect(types(transcriptEntries)).toEqual(["prompt", "toolCalls", "toolOutput", "response"]);
  // Both calls of the model saw the request's own entries; the second had to forget some of the history.
  const [first, second] = model.requests.slice(-2).map(({ transcript }) => transcript.length);
  expect(second).toBeLessThan(first!);
});

describe("summarize", () => {
  const isSummary = ({ transcript }: GenerationRequest) => textOf(transcript[0]).startsWith("Summarize");
  const made = (contextSize: number) => {
    const model = new ScriptedModel(
      (request) => (isSummary(request) ? "They counted." : `${textOf(request.transcript.at(-1))[0]} it is`),
      { contextSize },
    );
    const session = new LanguageModelSession({ model, instructions: "Count.", contextPolicy: summarize() });
    return { model, session, summaries: () => model.requests.filter(isSummary) };
  };

  test("replaces the older half once, and the summary stays for the requests that follow", async () => {
    const { model, session, summaries } = made(64);
    let index = 0;
    while (summaries().length === 0) await session.respond(`${index++} b c`);
    const asked = textOf(summaries()[0]!.transcript[1]);
    expect(asked).toMatch(/^User: 0 b c\nAssistant: 0 it is\nUser: 1 b c/);
    const seen = textsOf(model.requests.at(-1)!);
    expect(seen.slice(0, 3)).toEqual(["Count.", "What was said before, in short?", "They counted."]);
    await session.respond(`${index} b c`);
    expect(summaries()).toHaveLength(1);
    const again = textsOf(model.requests.at(-1)!);
    expect(again.slice(0, seen.length)).toEqual(seen);
    expect(session.transcript).toHaveLength(2 * index + 3);
  });

  test("is summarized again when it is too long again: the summary before is part of the next", async () => {
    const { session, summaries } = made(64);
    for (let index = 0; index < 60 && summaries().length < 3; index++) await session.respond(`${index} b c`);
    expect(textOf(summaries()[2]!.transcript[1])).toContain("They counted.");
  });

  test("takes what is too long for one request in chunks, each with the summary before", async () => {
    const big = talkative(400);
    const session = new LanguageModelSession({ model: big });
    for (let index = 0; index < 20; index++) await session.respond(prompt(index));
    const { model, summaries } = made(64);
    const small = new LanguageModelSession({
      model,
      transcript: session.transcript,
      contextPolicy: summarize(),
    });
    await small.respond("9 b c");
    const texts = summaries().map(({ transcript }) => textOf(transcript[1]));
    expect(texts.length).toBeGreaterThan(2);
    expect(texts[1]).toMatch(/^Before: They counted\.\n/);
    for (const request of model.requests) expect(await model.countTokens(request)).toBeLessThan(64);
  });

  test("an abort while it summarizes ends the request, and no half summary is kept", async () => {
    const stop = new AbortController();
    let summaries = 0;
    const model = new ScriptedModel(
      (request) => {
        if (!isSummary(request)) return "it is so";
        if (summaries++ === 0) setTimeout(() => stop.abort(), 12);
        return { text: "a b c d e f g h i j k", delay: 5 };
      },
      { contextSize: 64 },
    );
    const session = new LanguageModelSession({ model, contextPolicy: summarize() });
    let answer = await session.respond("0 b c");
    while (summaries === 0) answer = await session.respond("1 b c", { signal: stop.signal });
    expect(answer).toMatchObject({ finishReason: "aborted", content: "" });
    await session.respond("2 b c");
    expect(summaries).toBe(2);
    expect(textsOf(model.requests.at(-1)!)[1]).toBe("a b c d e f g h i j k");
  });
});

test("going from a large model to a small one fails with numbers, unless something makes the history shorter", async () => {
  const [large, small] = [talkative(1000), talkative(60)];
  let model = large;
  for (const options of [{}, { contextPolicy: dropOldest }]) {
    model = large;
    const session = new LanguageModelSession({ ...options, profile: () => ({ model }) });
    for (let index = 0; index < 20; index++) await session.respond(prompt(index));
    model = small;
    expect(session.contextSize).toBe(60);
    const answer = session.respond(prompt(20)).then(
      ({ content }) => content,
      ({ code }) => code,
    );
    expect(await answer).toBe("contextPolicy" in options ? "20 is what you said" : "contextSizeExceeded");
    // The large one sees everything again.
    model = large;
    await session.respond(prompt(21));
    expect(large.requests.at(-1)!.transcript).toHaveLength(session.transcript.length - 1);
  }
});

test("a transcript that was changed by hand is seen as it is", async () => {
  const model = talkative(60);
  const session = new LanguageModelSession({ model, contextPolicy: dropOldest });
  for (let index = 0; index < 10; index++) await session.respond(prompt(index));
  expect(model.requests.at(-1)!.transcript.length).toBeLessThan(19);
  session.transcript = session.transcript.slice(4, 8);
  await session.respond(prompt(10));
  expect(textsOf(model.requests.at(-1)!).slice(0, 2)).toEqual([prompt(2), "2 is what you said"]);
});

test("tokens are counted of a prompt, instructions with tools, tools, a schema and a transcript", async () => {
  const look = tool({
    name: "look",
    description: "Looks around",
    parameters: nothing,
    call: () => "nothing",
  });
  const model = new ScriptedModel(["one two three"]);
  const session = new LanguageModelSession({ model, instructions: "Be brief now.", tools: [look] });
  expect(await session.tokenCount("one two three")).toBe(3);
  expect(await session.tokenCount({ prompt: ["one", { a: 1 }] })).toBe(2);
  expect(await session.tokenCount({ tools: [look] })).toBe(1 + 4);
  expect(await session.tokenCount({ instructions: "Be brief.", tools: [look] })).toBe(1 + 2 + 4);
  expect(await session.tokenCount({ generating: nothing })).toBe(1);
  expect(await session.tokenCount()).toBe(1 + 3 + 4);
  const { usage, transcriptEntries } = await session.respond("a b");
  // What was counted is what the request took.
  expect(await session.tokenCount({ transcript: session.transcript.slice(0, 2) })).toBe(
    usage.input.totalTokenCount,
  );
  expect(await session.tokenCount({ transcript: transcriptEntries })).toBe(3 + 4);
  expect(session.contextSize).toBe(4096);
});
