// Typed answers: every kind of schema source, types end to end, partial snapshots, what is wrong with an answer, and the
// schema's place in the transcript.
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import { type } from "arktype";
import {
  generable,
  generationId,
  LanguageModelSession,
  type PartiallyGenerated,
  type PromptEntry,
  type TranscriptEntry,
  transcriptFromJson,
  transcriptToJson,
} from "orchard";
import { ScriptedModel, tinyModel } from "orchard/testing";
import * as v from "valibot";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";

const booking = { restaurant: "Chez Paul", guests: 4 };
const answering = (value: object) =>
  new LanguageModelSession({ model: new ScriptedModel([{ value: value as never }]) });

describe("schemas of", () => {
  test("Zod", async () => {
    const Booking = z.object({ restaurant: z.string(), guests: z.number().int().min(1).max(12) });
    const { content, rawContent } = await answering(booking).respond("?", { generating: Booking });
    expectTypeOf(content).toEqualTypeOf<{ restaurant: string; guests: number }>();
    expect(content).toEqual(booking);
    expect(JSON.parse(rawContent)).toEqual(booking);
  });
  test("Valibot", async () => {
    const Booking = toStandardJsonSchema(v.object({ restaurant: v.string(), guests: v.number() }));
    const { content } = await answering(booking).respond("?", { generating: Booking });
    expectTypeOf(content.restaurant).toEqualTypeOf<string>();
    expect(content).toEqual(booking);
  });
  test("ArkType", async () => {
    const Booking = type({ restaurant: "string", guests: "1 <= number <= 12" });
    const { content } = await answering(booking).respond("?", { generating: Booking });
    expectTypeOf(content.guests).toEqualTypeOf<number>();
    expect(content).toEqual(booking);
  });
  test("JSON Schema", async () => {
    const schema = { type: "object", properties: { guests: { type: "integer" } } };
    expect((await answering(booking).respond("?", { generating: schema })).content).toEqual(booking);
  });
  test("Apple's dialect: x-order is the order of the properties", async () => {
    const schema = {
      title: "Cat",
      type: "object",
      properties: { age: { type: "integer" }, name: { type: "string" }, friend: { $ref: "#/$defs/Dog" } },
      required: ["name", "age"],
      "x-order": ["name", "age", "friend"],
      additionalProperties: false,
      $defs: { Dog: { type: "object", properties: { b: {}, a: {} }, "x-order": ["a", "b"] } },
    };
    const named = generable("Kitten", schema);
    expect(named.name).toBe("Kitten");
    const sent = JSON.stringify(named.schema);
    expect(sent).not.toContain("x-order");
    expect(sent).toMatch(/"name".*"age".*"friend"/);
    expect(sent).toMatch(/"a":\{\},"b":\{\}/);
    const model = new ScriptedModel([{ value: { name: "Tom", age: 3 } }]);
    await new LanguageModelSession({ model }).respond("?", { generating: schema });
    expect(model.requests[0]!.transcript.at(-1)).toMatchObject({ responseFormat: { name: "Cat" } });
  });
  test("a library that gives no JSON Schema is refused with the cure", () => {
    const bare = {
      "~standard": { version: 1, vendor: "old", validate: (value: unknown) => ({ value }) },
    } as const;
    expect(() => generable("X", bare)).toThrow(/toStandardJsonSchema/);
  });
});

test("objects that say nothing about other properties have none", async () => {
  const nested = z.object({ a: z.object({ b: z.string() }), list: z.array(z.object({ c: z.int() })) });
  const open = JSON.stringify(generable("N", nested).schema);
  expect(open.match(/"additionalProperties":false/g)).toHaveLength(3);
  expect(JSON.stringify(generable("L", z.looseObject({ a: z.string() })).schema)).not.toContain(
    '"additionalProperties":false',
  );
});

test("partial snapshots are typed at every level", async () => {
  const Trip = z.object({ days: z.array(z.object({ place: z.string(), kind: z.enum(["rest", "walk"]) })) });
  const tokens = [
    '{"days": [{"pla',
    'ce": "Ber',
    'n", "kind": "wa',
    'lk"}, {"place": "',
    'Ulm"',
    ', "kind": "rest"}]}',
  ];
  const session = new LanguageModelSession({ model: new ScriptedModel([{ tokens }]) });
  const snapshots: PartiallyGenerated<z.infer<typeof Trip>>[] = [];
  const written: string[] = [];
  for await (const { content, rawContent } of session.streamResponse("?", { generating: Trip })) {
    expectTypeOf(content.days?.[0]?.kind).toEqualTypeOf<"rest" | "walk" | undefined>();
    snapshots.push(content);
    written.push(rawContent);
  }
  const beginnings = tokens.map((_, index) => tokens.slice(0, index + 1).join(""));
  expect(written).toEqual([...beginnings, tokens.join("")]);
  expect(snapshots).toEqual([
    { days: [{}] },
    { days: [{ place: "Ber" }] },
    // A word of a closed set is shown when it is whole.
    { days: [{ place: "Bern" }] },
    { days: [{ place: "Bern", kind: "walk" }, { place: "" }] },
    { days: [{ place: "Bern", kind: "walk" }, { place: "Ulm" }] },
    {
      days: [
        { place: "Bern", kind: "walk" },
        { place: "Ulm", kind: "rest" },
      ],
    },
    {
      days: [
        { place: "Bern", kind: "walk" },
        { place: "Ulm", kind: "rest" },
      ],
    },
  ]);
});

test("the same part has the same id in every snapshot and in the response", async () => {
  const List = z.object({ rows: z.array(z.object({ name: z.string() })) });
  const tokens = ['{"rows":[{"na', 'me":"a"},', '{"name":"', 'b"}]', "}"];
  const session = new LanguageModelSession({ model: new ScriptedModel([{ tokens }]) });
  const stream = session.streamResponse("?", { generating: List });
  const ids: (string | undefined)[][] = [];
  const above = new Set<string | undefined>();
  const complete: boolean[] = [];
  for await (const { content, isComplete } of stream) {
    ids.push((content.rows ?? []).map((row) => generationId(row)));
    for (const part of [content, content.rows!]) above.add(generationId(part));
    complete.push(isComplete);
  }
  expect(complete).toEqual([false, false, false, false, false, true]);
  const { content } = await stream.collect();
  // The object and its list have theirs, too.
  expect([...above]).toEqual([generationId(content), generationId(content.rows)]);
  expect(above.size).toBe(2);
  const last = content.rows.map((row) => generationId(row));
  expect(new Set(last).size).toBe(2);
  expect(last).not.toContain(undefined);
  for (const some of ids) expect(last.slice(0, some.length)).toEqual(some);
  expect(ids[0]).toHaveLength(1);
});

describe("an answer that is wrong", () => {
  const Even = z.object({ n: z.int().refine((n) => n % 2 === 0, "must be even") });
  test("in what only the schema's own code checks", async () => {
    const session = answering({ n: 3 });
    const error = await session.respond("?", { generating: Even }).catch((reason) => reason);
    expect(error).toMatchObject({
      code: "decodingFailure",
      message: "The answer is not what the schema asks for at /n: must be even",
      details: { issues: [{ message: "must be even", pointer: "/n" }], rawContent: '{"n":3}' },
    });
    expect(session.transcript).toEqual([]);
  });
  test("because it was cut", async () => {
    const tokens = ['{"n": ', "12", "}"];
    const session = new LanguageModelSession({ model: new ScriptedModel([{ tokens }]) });
    const options = { generating: Even, maximumResponseTokens: 2 };
    const error = await session.respond("?", options).catch((reason) => reason);
    expect(error).toMatchObject({
      code: "decodingFailure",
      details: { finishReason: "length", rawContent: '{"n": 12' },
      cause: expect.any(SyntaxError),
    });
  });
  test("because it was aborted", async () => {
    const tokens = ['{"n": ', "12", "}"];
    const session = new LanguageModelSession({ model: new ScriptedModel([{ tokens, delay: 5 }]) });
    const stop = AbortSignal.timeout(8);
    await expect(session.respond("?", { generating: Even, signal: stop })).rejects.toMatchObject({
      code: "aborted",
      cause: expect.objectContaining({ name: "TimeoutError" }),
    });
    expect(session.isResponding).toBe(false);
    expect(session.transcript).toEqual([]);
  });
});

test("the schema stands in the transcript, comes back from JSON, and may stay out of the prompt", async () => {
  const session = answering(booking);
  await session.respond("?", {
    generating: generable("Booking", z.object({}).loose()),
    includeSchemaInPrompt: false,
  });
  expect(session.transcript[0]).toMatchObject({ responseFormat: { name: "Booking", isInPrompt: false } });
  expect(session.transcript[1]).toMatchObject({
    segments: [{ type: "structure", source: "Booking", content: booking }],
  });
  const json = JSON.parse(JSON.stringify(transcriptToJson(session.transcript)));
  expect(json.transcript.entries[0].responseFormat).toMatchObject({
    type: "jsonSchema",
    jsonSchema: { name: "Booking", schema: { type: "object" } },
  });
  expect(transcriptFromJson(json)).toEqual(session.transcript);
  // A model that computes reads it unless told not to.
  await using tiny = await tinyModel();
  const countOf = async (entries: readonly TranscriptEntry[]) =>
    await tiny.countTokens({ transcript: entries, options: {} });
  const { responseFormat, ...plain } = session.transcript[0] as PromptEntry;
  const shown = { ...plain, responseFormat: { ...responseFormat!, isInPrompt: true } };
  expect(await countOf(session.transcript.slice(0, 1))).toBe(await countOf([plain]));
  expect(await countOf([shown])).toBeGreaterThan(await countOf([plain]));
});

describe("decisions", () => {
  const chances: Record<string, number> = { yes: 0.2, no: 0.6, maybe: 0.2, "1": 0.5, "2": 0, "3": 0.5 };
  const session = new LanguageModelSession({
    model: new ScriptedModel([], { score: (choice) => chances[choice]! }),
  });
  test("among choices", async () => {
    const decision = await session.decide("?", { choices: ["yes", "no", "maybe"] });
    expectTypeOf(decision.choice).toEqualTypeOf<"yes" | "no" | "maybe">();
    expect(decision.choice).toBe("no");
    expect(decision.probability).toBeCloseTo(0.6);
    expect([...decision.probabilities.values()].reduce((a, b) => a + b)).toBeCloseTo(1);
  });
  test("yes or no", async () => {
    const decision = await session.decide("?");
    expect(decision).toMatchObject({ choice: false });
    expect(decision.probability).toBeCloseTo(0.75);
  });
  test("on a scale", async () => {
    expect((await session.decide("?", { scale: [1, 3] })).score).toBeCloseTo(2);
    await expect(session.decide("?", { scale: [3, 1] })).rejects.toMatchObject({ code: "invalidArgument" });
  });
  test("the transcript stays as it was", () => expect(session.transcript).toEqual([]));
  test("a model without probabilities is refused", async () => {
    const model = Object.assign(new ScriptedModel([]), { score: undefined });
    await expect(new LanguageModelSession({ model }).decide("?")).rejects.toMatchObject({
      code: "unsupportedCapability",
    });
    await expect(session.decide("?", { choices: ["a"] })).rejects.toMatchObject({ code: "invalidArgument" });
  });
});
