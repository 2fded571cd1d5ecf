// What a session is like, and how it changes: profiles, dynamic instructions, history transforms, properties, callbacks,
// skills; thinking in the transcript, prompts made of parts, and who is told of changes.
import {
  droppingCompletedToolCalls,
  type GenerationRequest,
  type LanguageModel,
  LanguageModelSession,
  lastExchanges,
  nestProfiles,
  type Profile,
  sessionProperty,
  skills,
  type TranscriptEntry,
  tool,
} from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, expectTypeOf, test } from "vitest";

const textOf = (entry: TranscriptEntry | undefined) =>
  entry === undefined || entry.type === "toolCalls"
    ? ""
    : entry.segments.map((one) => (one.type === "text" ? one.text : JSON.stringify(one.content))).join("|");
const types = (entries: readonly TranscriptEntry[]) => entries.map(({ type }) => type);
const nothing = { type: "object", properties: {}, additionalProperties: false };
const call = (name: string, input = {}) => ({ name, arguments: input });
const plain = (name: string, run: () => string = () => "done") =>
  tool({ name, description: `Does ${name}`, parameters: nothing, call: run });

describe("instructions", () => {
  test("that are a function are asked before every call of the model", async () => {
    const mood = sessionProperty("calm");
    const excite = tool({
      name: "excite",
      description: "Excites",
      parameters: nothing,
      call: (_, { properties }) => {
        properties.set(mood, "wild");
        return "excited";
      },
    });
    const model = new ScriptedModel([{ toolCalls: [call("excite")] }, "Yeah!", "Yeah again!"]);
    const session = new LanguageModelSession({
      model,
      tools: [excite],
      instructions: ({ properties, history }) => [
        `Be ${properties.get(mood)}.`,
        `After ${history.at(-1)?.type}.`,
      ],
    });
    expectTypeOf(session.properties.get(mood)).toEqualTypeOf<string>();
    await session.respond("?");
    expect(model.requests.map(({ transcript }) => textOf(transcript[0]))).toEqual([
      "Be calm.\nAfter prompt.",
      "Be wild.\nAfter toolOutput.",
    ]);
    expect(types(session.transcript)).toEqual([
      "instructions",
      "prompt",
      "toolCalls",
      "toolOutput",
      "response",
    ]);
    expect(session.properties.get(mood)).toBe("wild");
    const later = new LanguageModelSession({
      model,
      transcript: session.history,
      instructions: ({ history }) => `${history.length} entries.`,
    });
    await later.respond("!");
    const { transcript } = model.requests[2]!;
    expect(textOf(transcript[0])).toBe("5 entries.");
    expect(transcript.slice(1, -1)).toEqual(session.history);
  });

  test("that say the same keep their entry, so that nothing is prefilled again", async () => {
    const model = new ScriptedModel(["a", "b"]);
    const session = new LanguageModelSession({ model, instructions: () => "Be brief." });
    await session.respond("1");
    const [first] = session.transcript;
    await session.respond("2");
    expect(session.transcript[0]).toBe(first);
    expect(first?.type).toBe("instructions");
  });

  test("are taken back with a request that fails", async () => {
    const model = new ScriptedModel([{ error: new Error("no") }]);
    const session = new LanguageModelSession({ model, instructions: () => "Be brief." });
    await expect(session.respond("?")).rejects.toThrow("no");
    expect(session.transcript).toEqual([]);
  });
});

describe("profiles", () => {
  test("one at a time: model, instructions, tools and options change, the history stays", async () => {
    const phase = sessionProperty<"draft" | "check">("draft");
    const [writer, checker] = [new ScriptedModel(["A draft."]), new ScriptedModel(["It is good."])];
    const log: string[] = [];
    const profiles: Record<"draft" | "check", Profile> = {
      draft: {
        name: "draft",
        model: writer,
        instructions: "Write.",
        options: { temperature: 1 },
        onActivate: () => void log.push("draft on"),
        onDeactivate: () => void log.push("draft off"),
      },
      check: {
        name: "check",
        model: checker,
        instructions: "Check.",
        tools: [plain("look")],
        onActivate: () => void log.push("check on"),
      },
    };
    const session = new LanguageModelSession({
      options: { temperature: 0, maximumResponseTokens: 9 },
      profile: ({ properties }) => profiles[properties.get(phase)],
    });
    await session.respond("Go.");
    await session.prewarm();
    session.properties.set(phase, "check");
    await session.respond("Is it good?", { maximumResponseTokens: 5 });
    expect(log).toEqual(["draft on", "draft off", "check on"]);
    expect(writer.requests[0]).toMatchObject({ options: { temperature: 1, maximumResponseTokens: 9 } });
    const [asked] = checker.requests;
    expect(asked).toMatchObject({
      options: { temperature: 0, maximumResponseTokens: 5 },
      tools: [{ name: "look" }],
    });
    expect(asked!.transcript.map(textOf)).toEqual(["Check.", "Go.", "A draft.", "Is it good?"]);
    expect(session.transcript[0]).toMatchObject({ tools: [{ name: "look" }] });
  });

  test("nest: the innermost says, callbacks add up from the inside", async () => {
    const log: string[] = [];
    const noting = (who: string): Profile => ({ onPrompt: async () => void log.push(who) });
    const nested = nestProfiles(
      { ...noting("inner"), options: { temperature: 1 }, toolCalling: undefined },
      { ...noting("middle"), toolCalling: "none" },
      { ...noting("outer"), options: { temperature: 2, repetitionPenalty: 3 } },
    );
    expect(nested).toMatchObject({ options: { temperature: 1, repetitionPenalty: 3 }, toolCalling: "none" });
    for (const profile of [nested, () => nested]) {
      log.length = 0;
      const model = new ScriptedModel(["a"]);
      await new LanguageModelSession({ model, profile, ...noting("session") }).respond("?");
      expect(log).toEqual(["inner", "middle", "outer", "session"]);
      expect(model.requests[0]!.options).toEqual({ temperature: 1, repetitionPenalty: 3 });
    }
  });

  test("hear of everything that is said and done, in order", async () => {
    const log: string[] = [];
    const model = new ScriptedModel([
      { reasoning: "I should look.", text: "One moment.", toolCalls: [call("look")] },
      { reasoning: "I see.", text: "It is blue." },
    ]);
    const session = new LanguageModelSession({
      model,
      tools: [plain("look", () => "blue")],
      onPrompt: (prompt) => void log.push(`prompt ${textOf(prompt)}`),
      onReasoning: (thought) => void log.push(`reasoning ${textOf(thought)}`),
      onResponse: (response) => void log.push(`response ${textOf(response)}`),
      onToolCall: ({ toolName }) => void log.push(`call ${toolName}`),
      onToolOutput: ({ toolName }, output) => void log.push(`output ${toolName} ${textOf(output)}`),
    });
    await session.respond("Which color?");
    expect(log).toEqual([
      "prompt Which color?",
      "reasoning I should look.",
      "response One moment.",
      "call look",
      "output look blue",
      "reasoning I see.",
      "response It is blue.",
    ]);
    expect(types(session.transcript)).toEqual([
      "instructions",
      "prompt",
      "reasoning",
      "response",
      "toolCalls",
      "toolOutput",
      "reasoning",
      "response",
    ]);
    expect(session.usage.output.reasoningTokenCount).toBe(5);
  });

  test("a callback that throws ends the request", async () => {
    const model = new ScriptedModel([{ toolCalls: [call("look")] }, "Fine."]);
    const onToolCall = () => {
      throw new Error("not now");
    };
    const session = new LanguageModelSession({ model, tools: [plain("look")], onToolCall });
    await expect(session.respond("?")).rejects.toThrow("not now");
    expect(types(session.transcript)).toEqual(["instructions"]);
    expect(session.isResponding).toBe(false);
  });
});

describe("history transforms", () => {
  const script = () =>
    new ScriptedModel(["one", { toolCalls: [call("look")] }, "two", { toolCalls: [call("look")] }, "three"]);

  test("change what the model sees, not the transcript; the request under way is seen whole", async () => {
    const model = script();
    const session = new LanguageModelSession({
      model,
      instructions: "Look.",
      tools: [plain("look")],
      historyTransform: droppingCompletedToolCalls,
    });
    for (const prompt of ["1", "2", "3"]) await session.respond(prompt);
    expect(types(model.requests[4]!.transcript)).toEqual([
      ...["instructions", "prompt", "response", "prompt", "response"],
      ...["prompt", "toolCalls", "toolOutput"],
    ]);
    expect(types(session.transcript).filter((type) => type === "toolCalls")).toHaveLength(2);
  });

  test("lastExchanges keeps whole exchanges, and a transform may take its time", async () => {
    const model = script();
    const session = new LanguageModelSession({
      model,
      tools: [plain("look")],
      historyTransform: async (history) => lastExchanges(1)(history),
    });
    for (const prompt of ["1", "2", "3"]) await session.respond(prompt);
    expect(types(model.requests[3]!.transcript)).toEqual([
      ...["instructions", "prompt", "toolCalls", "toolOutput", "response"],
      "prompt",
    ]);
    await session.prewarm();
    expect(types(model.prewarmed[0]!)).toEqual([
      "instructions",
      "prompt",
      "toolCalls",
      "toolOutput",
      "response",
    ]);
  });

  test("history is the transcript without instructions, and can be set", async () => {
    const session = new LanguageModelSession({
      model: new ScriptedModel(["a", "b"]),
      instructions: "Be brief.",
    });
    await session.respond("1");
    await session.respond("2");
    expect(types(session.history)).toEqual(["prompt", "response", "prompt", "response"]);
    session.history = session.history.slice(2);
    expect(session.transcript.map(textOf)).toEqual(["Be brief.", "2", "b"]);
  });
});

test("a skill that the model activates brings its instructions and tools", async () => {
  const offer = skills([
    { name: "bake", description: "To bake", instructions: "Heat the oven.", tools: [plain("oven")] },
    { name: "swim", description: "To swim", instructions: "Breathe.", tools: [plain("goggles")] },
  ]);
  const model = new ScriptedModel([
    { toolCalls: [call("activate_skill", { name: "bake" })] },
    { toolCalls: [call("oven")] },
    "Ready.",
  ]);
  const session = new LanguageModelSession({ model, profile: offer });
  expect((await session.respond("Bake a cake.")).content).toBe("Ready.");
  const names = model.requests.map(({ tools = [] }) => tools.map(({ name }) => name));
  expect(names).toEqual([["activate_skill"], ["activate_skill", "oven"], ["activate_skill", "oven"]]);
  expect(textOf(model.requests[0]!.transcript[0])).not.toContain("oven.");
  expect(textOf(model.requests[1]!.transcript[0])).toMatch(/- swim: To swim\nHeat the oven\.$/);
  // Another session with the same offer begins without the skill.
  const other = new ScriptedModel(["Hi."]);
  await new LanguageModelSession({ model: other, profile: offer }).respond("?");
  expect(other.requests[0]!.tools).toHaveLength(1);
});

test("a prompt is text, values and lists, without the parts that are left out", async () => {
  const trusted = ["Be", ["brief", undefined], { tone: "dry" }] as const;
  const isLong = Number.isNaN(1);
  const asked = ["Like this:", { city: "Bern" }, isLong && "at length", ["one", "two"], null] as const;
  for (const instructions of [trusted, () => trusted]) {
    const session = new LanguageModelSession({ model: new ScriptedModel(["ok"]), instructions });
    await session.respond(asked, { metadata: { screen: "home" } });
    expect(textOf(session.transcript[0])).toBe('Be\nbrief|{"tone":"dry"}');
    expect(textOf(session.transcript[1])).toBe('Like this:|{"city":"Bern"}|one\ntwo');
    expect(session.transcript[1]).toMatchObject({ metadata: { screen: "home" } });
  }
});

test("thinking is streamed in the entries and is no part of the content", async () => {
  const scripted = new ScriptedModel([{ reasoning: "Hm, let me see.", text: "Blue." }]);
  const model: LanguageModel = Object.assign(new ScriptedModel([]), {
    async *generate(request: GenerationRequest) {
      for await (const delta of scripted.generate(request))
        yield delta.type === "reasoning" ? { ...delta, signature: "c2ln" } : delta;
    },
  });
  const session = new LanguageModelSession({ model });
  const thoughts = new Set<string>();
  let last = "";
  for await (const { content, transcriptEntries } of session.streamResponse("Color?")) {
    thoughts.add(textOf(transcriptEntries.find(({ type }) => type === "reasoning")));
    last = content;
  }
  expect(last).toBe("Blue.");
  expect(thoughts).toContain("Hm, let me see.");
  expect(session.transcript[1]).toEqual({
    type: "reasoning",
    id: expect.any(String),
    segments: [{ type: "text", id: expect.any(String), text: "Hm, let me see." }],
    signature: "c2ln",
  });
});

test("subscribers hear of every change until they leave; what they throw disturbs nothing", async () => {
  const session = new LanguageModelSession({ model: new ScriptedModel(["a", "b"]) });
  const seen: unknown[] = [];
  const leave = session.subscribe(() => seen.push([session.isResponding, types(session.transcript).length]));
  const uncaught: unknown[] = [];
  const listeners = process.listeners("uncaughtException");
  process.removeAllListeners("uncaughtException");
  process.on("uncaughtException", (error) => uncaught.push(error));
  const leaveToo = session.subscribe(() => {
    throw new Error("mine");
  });
  expect((await session.respond("1")).content).toBe("a");
  leaveToo();
  await new Promise((resolve) => setTimeout(resolve, 5));
  process.removeAllListeners("uncaughtException");
  for (const listener of listeners) process.on("uncaughtException", listener);
  expect(uncaught.length).toBeGreaterThan(0);
  expect(seen[0]).toEqual([true, 1]);
  expect(seen.at(-1)).toEqual([false, 2]);
  session.transcript = [];
  expect(seen.at(-1)).toEqual([false, 0]);
  const { length } = seen;
  leave();
  await session.respond("2");
  expect(seen).toHaveLength(length);
});
