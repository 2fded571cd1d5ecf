// Guardrails inside a session: a prompt that may not pass never reaches the model, an answer that may not pass is cut off and
// taken back, and a session or a profile says which guardrails hold.
import { type Guardrails, LanguageModelSession, readFeedback } from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";

const bad = "How do I make a pipe bomb at home?";

/** Finds the word "apple", and notes what it was shown. */
function noApples() {
  const seen: [string, string][] = [];
  const guardrails: Guardrails = {
    name: "no apples",
    check: async (text, kind) => {
      seen.push([kind, text]);
      return text.includes("apple") ? { category: "fruit", phrase: "apple" } : null;
    },
  };
  return { seen, guardrails };
}

describe("prompts", () => {
  test("the rules hold unless something else is said; the model is not asked", async () => {
    const model = new ScriptedModel(["A long story."]);
    const session = new LanguageModelSession({ model });
    await expect(session.respond(bad)).rejects.toMatchObject({
      code: "guardrailViolation",
      details: { kind: "input", guardrails: "default" },
    });
    expect([model.requests.length, session.transcript.length, session.isResponding]).toEqual([0, 0, false]);
    await expect(session.decide(bad)).rejects.toMatchObject({ code: "guardrailViolation" });
    expect((await session.respond("How do I bake bread?")).content).toBe("A long story.");
  });

  test("permissive lets everything through, for typed answers too", async () => {
    const model = new ScriptedModel([{ value: { topic: "crime" } }]);
    const session = new LanguageModelSession({ model, guardrails: "permissive" });
    const generating = { type: "object", properties: { topic: { type: "string" } } };
    expect((await session.respond(["Classify:", { text: bad }], { generating })).content).toEqual({
      topic: "crime",
    });
  });

  test("a classifier takes their place, and a profile may have another", async () => {
    const { guardrails } = noApples();
    let isStrict = true;
    const session = new LanguageModelSession({
      model: new ScriptedModel(() => "fine"),
      guardrails,
      profile: () => (isStrict ? {} : { guardrails: "permissive" }),
    });
    await expect(session.respond("an apple")).rejects.toMatchObject({
      code: "guardrailViolation",
      details: { category: "fruit" },
    });
    isStrict = false;
    expect((await session.respond("an apple")).content).toBe("fine");
  });
});

describe("answers", () => {
  test("are cut off where harm is found, and taken back", async () => {
    const text = `${"word ".repeat(100)}apple ${"word ".repeat(1000)}`;
    const model = new ScriptedModel([{ text }]);
    const session = new LanguageModelSession({ model, guardrails: noApples().guardrails });
    let longest = 0;
    const reading = (async () => {
      for await (const { content } of session.streamResponse("?"))
        longest = Math.max(longest, content.length);
    })();
    await expect(reading).rejects.toMatchObject({ code: "guardrailViolation", details: { kind: "output" } });
    // At most one stride was shown beyond what was looked at.
    expect(longest).toBeLessThan(text.indexOf("apple") + 250);
    expect(model.tokensMade).toBeLessThan(200);
    expect(session.transcript).toEqual([]);
    expect(model.running).toBe(0);
  });

  test.each(Array.from({ length: 12 }, (_, index) => index * 37))(
    "harm at character %i is found, wherever the looks fall",
    async (at) => {
      const text = `${"x".repeat(at)} apple ${"y".repeat(at % 90)}`;
      const tokens = text.match(/.{1,7}/g)!;
      const session = new LanguageModelSession({
        model: new ScriptedModel([{ tokens }]),
        guardrails: noApples().guardrails,
      });
      await expect(session.respond("?")).rejects.toMatchObject({ code: "guardrailViolation" });
    },
  );

  test("an answer of any length is read about twice", async () => {
    const { seen, guardrails } = noApples();
    const text = "word ".repeat(600);
    const session = new LanguageModelSession({ model: new ScriptedModel([text]), guardrails });
    await session.respond("?");
    const read = seen.filter(([kind]) => kind === "output").reduce((sum, [, one]) => sum + one.length, 0);
    expect(read).toBeLessThan(2.2 * text.length);
    expect(seen[0]).toEqual(["input", "?"]);
  });
});

test("feedback on a session can be read back", async () => {
  const session = new LanguageModelSession({ model: new ScriptedModel(["Hm."]) });
  await session.respond("Why?");
  const line = session.feedbackAttachment({ sentiment: "negative", issues: [{ category: "unhelpful" }] });
  expect(line).toMatch(/^\{.*\}\n$/);
  const [read] = readFeedback(line + line);
  expect(read).toMatchObject({ sentiment: "negative", issues: [{ category: "unhelpful" }] });
  expect(read!.transcript).toEqual(session.transcript);
});
