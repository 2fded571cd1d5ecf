// The use case of content tagging: a profile and a type that tag any text, each text by itself.
import { contentTagging, LanguageModelSession } from "orchard";
import { ScriptedModel } from "orchard/testing";
import { expect, test } from "vitest";

const text = "I'd love a table at Chez Paul tonight.";

test("tags are typed, each once, and the schema holds their kinds and number", async () => {
  const { profile, generating } = contentTagging({ kinds: ["topics", "emotions"], maximumCount: 2 });
  const model = new ScriptedModel([{ value: { topics: ["dining", "dining"], emotions: ["joy"] } }]);
  const session = new LanguageModelSession({ model, profile });
  const { content } = await session.respond(text, { generating });
  const { topics, emotions }: { topics: readonly string[]; emotions: readonly string[] } = content;
  expect([topics, emotions]).toEqual([["dining"], ["joy"]]);
  expect(model.requests[0]!.options).toEqual({ sampling: { mode: "greedy" } });
  expect(model.requests[0]!.schema).toMatchObject({
    required: ["topics", "emotions"],
    properties: { topics: { maxItems: 2 }, emotions: { maxItems: 2 } },
    additionalProperties: false,
  });
});

test("every text is tagged by itself", async () => {
  const { profile, generating } = contentTagging();
  const value = { topics: [], actions: [], objects: [], emotions: [] };
  const model = new ScriptedModel([{ value }, { value }]);
  const session = new LanguageModelSession({ model, profile });
  await session.respond(text, { generating });
  await session.respond("Play some jazz.", { generating });
  expect(model.requests[1]!.transcript.map(({ type }) => type)).toEqual(["instructions", "prompt"]);
  expect(session.transcript.map(({ type }) => type)).toEqual([
    "instructions",
    "prompt",
    "response",
    "prompt",
    "response",
  ]);
});

test("the model in the box tags a text in every kind", async () => {
  const { profile, generating } = contentTagging({ maximumCount: 3 });
  const { content } = await new LanguageModelSession({ profile }).respond(text, { generating });
  expect(Object.keys(content)).toEqual(["topics", "actions", "objects", "emotions"]);
  for (const tags of Object.values(content)) {
    expect(tags.length).toBeLessThanOrEqual(3);
    expect(new Set(tags).size).toBe(tags.length);
  }
  expect(Object.values(content).flat().length).toBeGreaterThan(0);
});
