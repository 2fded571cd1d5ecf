// What a session refuses though no compiler has looked: whatever is wrong is named when it is given, with what to write
// instead. And what says nothing, because it is undefined.
import { type JsonValue, LanguageModelSession, loadModel, OrchardError, schema, tool } from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";
import { z } from "zod";

const given = (value: unknown) => value as never;
const answering = () => new LanguageModelSession({ model: new ScriptedModel(["yes"]) });
const inside: Record<string, unknown> = {};
inside.self = inside;

const mistakes: readonly (readonly [what: string, make: () => unknown, cure: RegExp])[] = [
  ["instructions alone", () => new LanguageModelSession(given("Be brief.")), /{ instructions: TEXT }/],
  ["the name of a model", () => new LanguageModelSession({ model: given("a/b") }), /await loadModel.*"a\/b"/],
  [
    "a model that was not awaited",
    () => new LanguageModelSession({ model: given(Promise.resolve()) }),
    /promise: await it/,
  ],
  ["tools by name", () => new LanguageModelSession({ tools: given({}) }), /tools must be a list/],
  [
    "a tool that tool() did not make",
    () =>
      new LanguageModelSession({ tools: given([{ name: "a", parameters: z.object({}), call: () => 1 }]) }),
    /what `tool\(/,
  ],
  [
    "messages",
    () => new LanguageModelSession({ transcript: given([{ role: "user" }]) }),
    /transcriptFromJson/,
  ],
  ["a transcript's JSON", () => new LanguageModelSession({ transcript: given({}) }), /transcriptFromJson/],
  [
    "a transcript set later",
    () => {
      answering().transcript = given(["Hello"]);
    },
    /transcriptFromJson/,
  ],
  ["a number for a prompt", () => answering().respond(given(3)), /write it as text/],
  ["a prompt that JSON cannot say", () => answering().respond(inside), /circular/],
  ["notes that JSON cannot say", () => answering().respond("?", { metadata: { n: 1n } }), /metadata/],
  ["a controller", () => answering().respond("?", { signal: given(new AbortController()) }), /\.signal/],
  ["no model", () => loadModel(given(undefined)), /path or ORG\/NAME/],
];

test.each(mistakes)("%s is refused with the cure", async (_, make, cure) => {
  const error = await (async () => make())().then(
    () => expect.unreachable("nothing was thrown"),
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(OrchardError);
  expect(error).toMatchObject({ code: "invalidArgument", message: expect.stringMatching(cure) });
});

describe("a schema that is none is refused", () => {
  test.each([
    ["an example of the answer", { name: "Ann", age: 31 }, /object of name, age/],
    ["a type of JavaScript", String, /not function/],
    ["a text", "string", /not string/],
    ["null", null, /not null/],
    ["a part without dynamicSchema", schema.object("A", { a: schema.integer() }), /dynamicSchema/],
    ["a date", z.object({ day: z.date() }), /Date cannot.*z\.iso\.date\(\)\.transform/],
  ])("%s", async (_, source, cure) => {
    const session = answering();
    const error = await session.respond("?", { generating: given(source) }).catch((reason) => reason);
    expect(error).toMatchObject({ code: "invalidArgument", message: expect.stringMatching(cure) });
    expect(session.isResponding).toBe(false);
  });

  test.each<[string, JsonValue]>([
    ["anything", {}],
    ["anything, described", { description: "What you like", $comment: "later" }],
    ["a reference alone", { $ref: "#/$defs/A", $defs: { A: {} } }],
  ])("%s is one", async (_, source) => {
    const model = new ScriptedModel([{ value: 3 }]);
    const options = { generating: given(source) };
    expect((await new LanguageModelSession({ model }).respond("?", options)).content).toBe(3);
  });
});

test("an option that is undefined says nothing: the session's own holds", async () => {
  const model = new ScriptedModel(["yes"]);
  const session = new LanguageModelSession({
    model,
    options: { temperature: 0.5, maximumResponseTokens: 9 },
    tools: undefined,
    profile: { instructions: undefined, options: { stop: undefined } },
  });
  await session.respond("?", { temperature: undefined, maximumResponseTokens: 4, generating: undefined });
  expect(model.requests[0]!.options).toEqual({ temperature: 0.5, maximumResponseTokens: 4 });
  expect(session.transcript[0]).toMatchObject({ options: { temperature: 0.5, maximumResponseTokens: 4 } });
});

interface Row {
  id: number;
  note?: string;
  at: Date;
}

test("values of interfaces stand in prompts, in notes and in what tools give, as JSON says them and as they were", async () => {
  const row: Row = { id: 1, at: new Date(0) };
  const said = { id: 1, at: "1970-01-01T00:00:00.000Z" };
  const rows = tool({
    name: "rows",
    description: "All rows",
    parameters: z.object({}),
    call: async (): Promise<Row[]> => [row],
  });
  const model = new ScriptedModel([{ toolCalls: [{ name: "rows", arguments: {} }] }, "One."]);
  const session = new LanguageModelSession({ model, tools: [rows] });
  const asked = session.respond(["How many?", row], { metadata: { row } });
  await asked;
  row.note = "later";
  const [, prompt, , output] = session.transcript;
  expect(prompt).toMatchObject({
    segments: [{ text: "How many?" }, { content: said }],
    metadata: { row: said },
  });
  expect(output).toMatchObject({ segments: [{ type: "structure", content: [said] }] });
});

test("a tool whose output JSON cannot say has failed", async () => {
  const count = tool({
    name: "count",
    description: "Counts",
    parameters: z.object({}),
    call: () => ({ n: 1n }),
  });
  const model = new ScriptedModel([{ toolCalls: [{ name: "count", arguments: {} }] }, "One."]);
  const session = new LanguageModelSession({ model, tools: [count] });
  await expect(session.respond("?")).rejects.toMatchObject({
    code: "toolCallFailed",
    details: { toolName: "count" },
    cause: expect.any(TypeError),
  });
  expect(session.isResponding).toBe(false);
});
