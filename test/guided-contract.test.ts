// The contracts on a model that computes, and on scripted ones that break a promise of guided answers.
import { type GenerationOptions, type GenerationRequest, LanguageModelSession, tool } from "orchard";
import {
  guidedModelContract,
  languageModelContract,
  type ScriptedAnswer,
  ScriptedModel,
  tinyModel,
} from "orchard/testing";
import { describe, expect, test } from "vitest";
import { z } from "zod";

for (const { name, run } of languageModelContract("tiny", () => tinyModel())) test(name, run);
for (const { name, run } of guidedModelContract("tiny", () => tinyModel())) test(name, run);

test("a tiny model says the same for the same seed, and something else for another", async () => {
  const say = async (seed: number) => {
    await using model = await tinyModel({ seed });
    const session = new LanguageModelSession({ model });
    const options = { sampling: { mode: "greedy" }, maximumResponseTokens: 16 } as const;
    return (await session.respond("Hello", options)).content;
  };
  expect(await say(1)).toBe(await say(1));
  expect(await say(1)).not.toBe(await say(2));
});

test("raw gives the model the text as it is, without its template", async () => {
  await using model = await tinyModel();
  const readOf = async (options: GenerationOptions) => {
    const session = new LanguageModelSession({ model });
    const { usage } = await session.respond("Hello", { ...options, maximumResponseTokens: 1 });
    return usage.input.totalTokenCount;
  };
  // Its tokens are bytes.
  expect(await readOf({ raw: true })).toBe("Hello".length);
  expect(await readOf({})).toBeGreaterThan("Hello".length);
});

test("a request may say that tokens are guessed ahead for it", async () => {
  await using model = await tinyModel();
  const guesses = async (draft?: "promptLookup" | "off") => {
    const session = new LanguageModelSession({ model });
    const { timings } = await session.respond("ab ab ab", { draft, maximumResponseTokens: 4 });
    return timings?.guesses;
  };
  expect(await guesses("promptLookup")).toMatchObject({ runs: expect.any(Number) });
  expect([await guesses("off"), await guesses()]).toEqual([undefined, undefined]);
});

test("a session with a tiny model: typed answers, tools, and a decision", async () => {
  await using model = await tinyModel();
  const calls: number[] = [];
  const dice = tool({
    name: "dice",
    description: "Rolls a die",
    parameters: z.object({ sides: z.int().min(2).max(9) }),
    call: ({ sides }) => {
      calls.push(sides);
      return "4";
    },
  });
  const session = new LanguageModelSession({ model, tools: [dice] });
  const Answer = z.object({ ok: z.boolean(), size: z.enum(["small", "large"]) });
  const { content } = await session.respond("Is it?", { generating: Answer, toolCalling: "none" });
  expect(Answer.parse(content)).toEqual(content);
  const { choice } = await session.decide("Which?", { choices: ["left", "right"] });
  expect(["left", "right"]).toContain(choice);
  expect(calls).toEqual([]);
});

describe("catches a model that", () => {
  const good = (request: GenerationRequest): ScriptedAnswer => {
    const { schema, constraint, tools = [], toolChoice } = request;
    const booking = { kind: "lunch", guests: 2 };
    if (tools.length > 0 && toolChoice !== "none" && schema === undefined)
      return { toolCalls: [{ name: "book", arguments: booking }] };
    if (schema !== undefined) return { value: booking };
    if (constraint !== undefined) return { text: constraint.type === "choices" ? "yes" : "AB-123" };
    return { text: "some words" };
  };
  async function failures(script: (request: GenerationRequest) => ScriptedAnswer): Promise<string[]> {
    const failed: string[] = [];
    for (const { name, run } of guidedModelContract(
      "bad",
      () => new ScriptedModel(script, { score: () => 0.2 }),
    ))
      await run().catch(() => failed.push(name.replace("bad: ", "")));
    return failed;
  }

  test("refuses no schema", async () => {
    // A script enforces none, so it refuses none; and its JSON may be one token, which no limit cuts.
    const kept = await failures(good);
    expect(kept.filter((name) => !name.startsWith("cuts"))).toEqual([
      "refuses what it cannot enforce, by keyword and place",
    ]);
  });

  test("writes what the schema forbids", async () => {
    const failed = await failures((request) =>
      request.schema === undefined ? good(request) : { value: { kind: "tea", guests: 2 } },
    );
    expect(failed).toContain("writes JSON of a schema, whatever is sampled");
    expect(failed).toContain("answers with the schema or calls tools, when it has both");
  });

  test("calls too many tools, or such as there are not", async () => {
    const close = { name: "close", arguments: { door: "front" } };
    const twice = await failures((request) =>
      (request.tools ?? []).length > 0 ? { toolCalls: [close, close] } : good(request),
    );
    expect(twice).toContain("calls one tool at a time when told to, and none when told to");
    const odd = await failures((request) =>
      (request.tools ?? []).length > 0 ? { toolCalls: [{ ...close, name: "open" }] } : good(request),
    );
    expect(odd).toContain("calls a tool when it must, with arguments of its schema");
  });

  test("ignores constraints", async () => {
    const failed = await failures((request) => (request.constraint ? { text: "maybe" } : good(request)));
    expect(failed).toContain("keeps to choices and patterns");
  });
});
