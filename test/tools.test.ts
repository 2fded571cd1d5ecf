// Tools in a session, with a scripted model: the order of the transcript, batches and rounds, refusals, soft and hard
// errors, limits, aborts, and a schema in the same request.
import {
  LanguageModelSession,
  type OrchardErrorCode,
  sessionProperty,
  type TranscriptEntry,
  tool,
} from "orchard";
import { ScriptedModel, tinyModel } from "orchard/testing";
import { afterEach, describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";

const log: string[] = [];
// A call that was aborted goes on until it looks at its signal; what it logs belongs to its own test.
afterEach(() => new Promise((resolve) => setTimeout(resolve, 40)));
const weather = tool({
  name: "weather",
  description: "The weather of a city",
  parameters: z.object({ city: z.string(), days: z.int().min(1).max(7).default(1) }),
  call: async ({ city, days }, { signal }) => {
    expectTypeOf(city).toEqualTypeOf<string>();
    expectTypeOf(days).toEqualTypeOf<number>();
    log.push(`start ${city} ${days}`);
    await new Promise((resolve) => setTimeout(resolve, city === "Oslo" ? 20 : 1));
    log.push(`${signal.aborted ? "aborted" : "end"} ${city}`);
    return { city, sun: true };
  },
});
const failing = tool({
  name: "failing",
  description: "Fails",
  parameters: { type: "object", properties: {}, additionalProperties: false },
  call: () => {
    throw new Error("no network");
  },
});
const call = (name: string, input: Record<string, string | number> = {}) => ({ name, arguments: input });
const types = (entries: readonly TranscriptEntry[]) => entries.map(({ type }) => type);
const codeOf = (promise: Promise<unknown>): Promise<OrchardErrorCode> =>
  promise.then(
    () => expect.unreachable("nothing was thrown"),
    (error) => error.code,
  );

test("with a plain JSON Schema a tool gets the arguments as a JSON value", async () => {
  const got: unknown[] = [];
  const note = tool({
    name: "note",
    description: "Notes",
    parameters: { type: "object", properties: { on: { type: "string" }, days: { type: "integer" } } },
    call: (input) => {
      got.push(input);
      return "noted";
    },
  });
  const model = new ScriptedModel([{ toolCalls: [call("note", { on: "Monday", days: 2 })] }, "Done."]);
  await new LanguageModelSession({ model, tools: [note] }).respond("?");
  expect(got).toEqual([{ on: "Monday", days: 2 }]);
});

test("a tool gets its call, a signal and the properties of the session", async () => {
  const place = sessionProperty("here");
  const got: unknown[] = [];
  const note = tool({
    name: "note",
    description: "Notes",
    parameters: { type: "object", properties: {} },
    call: (_, { call, signal, properties }) => {
      got.push(call, signal.aborted, properties.get(place));
      properties.set(place, "there");
      return "noted";
    },
  });
  const model = new ScriptedModel([{ toolCalls: [call("note")] }, "Done."]);
  const session = new LanguageModelSession({ model, tools: [note] });
  await session.respond("?");
  const made = session.transcript.find(({ type }) => type === "toolCalls");
  expect(got).toEqual([made?.type === "toolCalls" && made.calls[0], false, "here"]);
  expect(session.properties.get(place)).toBe("there");
});

test("a batch runs at once, its outputs keep the order of the calls, the answer follows", async () => {
  log.length = 0;
  const model = new ScriptedModel([
    { toolCalls: [call("weather", { city: "Oslo" }), call("weather", { city: "Rome", days: 2 })] },
    "Sunny in both.",
  ]);
  const session = new LanguageModelSession({ model, tools: [weather], instructions: "Be brief." });
  const response = await session.respond("Weather in Oslo and Rome?");
  expect(response.content).toBe("Sunny in both.");
  expect(log).toEqual(["start Oslo 1", "start Rome 2", "end Rome", "end Oslo"]);
  expect(types(session.transcript)).toEqual([
    "instructions",
    "prompt",
    "toolCalls",
    "toolOutput",
    "toolOutput",
    "response",
  ]);
  const [, , calls, first, second] = session.transcript;
  expect(calls).toMatchObject({
    calls: [
      { toolName: "weather", arguments: '{"city":"Oslo"}' },
      { toolName: "weather", arguments: '{"city":"Rome","days":2}' },
    ],
  });
  expect(first).toMatchObject({
    id: calls?.type === "toolCalls" && calls.calls[0]!.id,
    toolName: "weather",
    segments: [{ type: "structure", source: "weather", content: { city: "Oslo", sun: true } }],
  });
  expect(second).toMatchObject({ segments: [{ content: { city: "Rome", sun: true } }] });
  const parameters = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
  const told = { name: "weather", description: "The weather of a city", parameters };
  expect(session.transcript[0]).toMatchObject({
    segments: [{ type: "text", text: "Be brief." }],
    tools: [told],
  });
  expect(model.requests[0]).toMatchObject({ tools: [told] });
  expect(types(response.transcriptEntries)).toEqual(types(session.transcript).slice(1));
  expect(response.usage.output.totalTokenCount).toBe(3);
  // The model is told the tools in every round.
  expect(model.requests.map(({ tools }) => tools?.map(({ name }) => name))).toEqual([
    ["weather"],
    ["weather"],
  ]);
});

test("dependent calls take another round, and a stream tells the entries", async () => {
  const model = new ScriptedModel([
    { toolCalls: [call("weather", { city: "Bonn" })] },
    { text: "One more.", toolCalls: [call("weather", { city: "Kiel" })] },
    "Done.",
  ]);
  const session = new LanguageModelSession({ model, tools: [weather] });
  const seen: string[] = [];
  for await (const { content, transcriptEntries } of session.streamResponse("?"))
    seen.push(`${content} ${types(transcriptEntries).join()}`);
  expect(seen.at(-1)).toBe("Done. prompt,toolCalls,toolOutput,response,toolCalls,toolOutput,response");
  expect(model.requests).toHaveLength(3);
});

test("a schema, tools and streaming in one request", async () => {
  const Report = z.object({ city: z.string(), sunny: z.boolean() });
  const model = new ScriptedModel([
    { toolCalls: [call("weather", { city: "Bern" })] },
    { tokens: ['{"city": "Be', 'rn", "sun', 'ny": true}'] },
  ]);
  const session = new LanguageModelSession({ model, tools: [weather] });
  const stream = session.streamResponse("Report on Bern", { generating: Report });
  const contents: unknown[] = [];
  for await (const { content, isComplete } of stream) {
    expectTypeOf(content.sunny).toEqualTypeOf<boolean | undefined>();
    contents.push([content, isComplete]);
  }
  expect(contents.at(-1)).toEqual([{ city: "Bern", sunny: true }, true]);
  const { content } = await stream.collect();
  expectTypeOf(content).toEqualTypeOf<{ city: string; sunny: boolean }>();
  expect(model.requests[0]).toMatchObject({ schema: { type: "object" }, tools: [{ name: "weather" }] });
});

describe("errors", () => {
  const script = [{ toolCalls: [call("weather", { city: "Oslo" }), call("failing")] }, "?"];

  test("a tool that throws ends the request, aborts the batch and takes the transcript back", async () => {
    log.length = 0;
    const session = new LanguageModelSession({ model: new ScriptedModel(script), tools: [weather, failing] });
    const before = session.transcript;
    const error = await session.respond("?").catch((reason) => reason);
    expect(error).toMatchObject({
      code: "toolCallFailed",
      details: { toolName: "failing" },
      cause: new Error("no network"),
    });
    expect(session.transcript).toEqual(before);
    expect(session.isResponding).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(log).toContain("aborted Oslo");
  });

  test("or keeps it, when told to", async () => {
    for (const transcriptErrorHandling of ["revert", "preserve"] as const) {
      const options = { tools: [weather, failing], transcriptErrorHandling };
      const session = new LanguageModelSession({ model: new ScriptedModel(script), ...options });
      expect(await codeOf(session.respond("?"))).toBe("toolCallFailed");
      const kept = transcriptErrorHandling === "preserve" ? ["prompt", "toolCalls"] : [];
      expect(types(session.transcript)).toEqual(["instructions", ...kept]);
    }
  });

  test("arguments that the schema refuses are told to the model", async () => {
    const model = new ScriptedModel([{ toolCalls: [call("weather", { city: "Oslo", days: 99 })] }, "Sorry."]);
    const session = new LanguageModelSession({ model, tools: [weather] });
    expect((await session.respond("?")).content).toBe("Sorry.");
    expect(JSON.stringify(session.transcript)).toContain("The arguments are wrong");
  });

  test("a model that calls what it was not offered breaks the contract", async () => {
    const model = new ScriptedModel([{ toolCalls: [call("other")] }]);
    expect(await codeOf(new LanguageModelSession({ model, tools: [weather] }).respond("?"))).toBe(
      "contractViolation",
    );
  });

  test("a model that never stops calling is stopped", async () => {
    const model = new ScriptedModel(() => ({ toolCalls: [call("weather", { city: "Rome" })] }));
    const session = new LanguageModelSession({ model, tools: [weather], maximumToolRounds: 3 });
    const error = await session.respond("?").catch((reason) => reason);
    expect(error).toMatchObject({ code: "toolRoundsExceeded", details: { maximumToolRounds: 3 } });
    expect(model.requests).toHaveLength(4);
    expect(types(session.transcript)).toEqual(["instructions"]);
  });
});

describe("control", () => {
  test("one call can be refused, and the model learns why", async () => {
    log.length = 0;
    const calls = [call("weather", { city: "Rome" }), call("weather", { city: "Oslo" })];
    const model = new ScriptedModel([{ toolCalls: calls }, "As you wish."]);
    const approveToolCall = async ({ arguments: input }: { arguments: string }) =>
      input.includes("Oslo") ? "Oslo is private." : true;
    const session = new LanguageModelSession({ model, tools: [weather], approveToolCall });
    await session.respond("?");
    expect(log).toEqual(["start Rome 1", "end Rome"]);
    expect(session.transcript.at(-2)).toMatchObject({
      type: "toolOutput",
      segments: [{ text: "This call was refused: Oslo is private." }],
    });
  });

  test("toolCalling none offers none; required holds for the first round", async () => {
    const model = new ScriptedModel(["No.", { toolCalls: [call("weather", { city: "Rome" })] }, "Yes."]);
    const session = new LanguageModelSession({ model, tools: [weather] });
    await session.respond("?", { toolCalling: "none" });
    await session.respond("?", { toolCalling: "required" });
    expect(model.requests.map(({ toolChoice, tools }) => [toolChoice, tools?.length])).toEqual([
      ["none", undefined],
      ["required", 1],
      ["auto", 1],
    ]);
    const bare = new LanguageModelSession({ model });
    expect(await codeOf(bare.respond("?", { toolCalling: "required" }))).toBe("invalidArgument");
  });

  test("includesSchemaInInstructions false keeps the schema out of the prompt", async () => {
    const model = new ScriptedModel(["Hi."]);
    const quiet = tool({ ...weather, parameters: weather.parameters, includesSchemaInInstructions: false });
    await new LanguageModelSession({ model, tools: [quiet] }).respond("?");
    expect(model.requests[0]!.tools![0]).toMatchObject({
      isSchemaInPrompt: false,
      parameters: { type: "object" },
    });
    await using local = await tinyModel();
    const tokensOf = (one: typeof weather) =>
      new LanguageModelSession({ model: local }).tokenCount({ tools: [one] });
    // The tokens of a tiny model are bytes.
    const hidden = JSON.stringify(weather.parameters.schema).length - '{"type":"object"}'.length;
    expect((await tokensOf(weather)) - (await tokensOf(quiet))).toBeGreaterThanOrEqual(hidden);
  });

  test("two tools of one name are refused", () => {
    expect(
      () => new LanguageModelSession({ model: new ScriptedModel([]), tools: [weather, weather] }),
    ).toThrow("one name");
  });

  test("an abort reaches a running tool", async () => {
    log.length = 0;
    const model = new ScriptedModel([{ toolCalls: [call("weather", { city: "Oslo" })] }, "never"]);
    const session = new LanguageModelSession({ model, tools: [weather] });
    const stop = new AbortController();
    const answer = session.respond("?", { signal: stop.signal });
    setTimeout(() => stop.abort(), 10);
    expect((await answer).finishReason).toBe("aborted");
    expect(session.isResponding).toBe(false);
    // The session does not wait for the tool, and no call stays without an output.
    expect(log).toEqual(["start Oslo 1"]);
    expect(types(session.transcript)).toEqual(["instructions", "prompt", "response"]);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(log).toEqual(["start Oslo 1", "aborted Oslo"]);
  });
});
