// What the model behind a server cannot do is refused by the name of the field that asks for it, in both of OpenAI's APIs;
// a level of reasoning, which a model takes as far as it goes, is not.
import { App } from "orchard/server";
import { ScriptedModel } from "orchard/testing";
import { expect, test } from "vitest";
import { ask, chat, hello, responses } from "./support/server.ts";

const model = new ScriptedModel(() => "Hello.", {
  capabilities: { guidedGeneration: false, toolCalling: false, reasoning: false },
});
const app = new App({ model });
const schema = { name: "x", schema: { type: "object" } };
const asked = { model: "scripted", input: "Hello" };

test.each([
  [chat, "tools", { ...hello, tools: [{ type: "function", function: { name: "a" } }] }],
  [chat, "response_format", { ...hello, response_format: { type: "json_schema", json_schema: schema } }],
  [responses, "tools", { ...asked, tools: [{ type: "function", name: "a", parameters: {} }] }],
  [responses, "text.format", { ...asked, text: { format: { type: "json_schema", ...schema } } }],
])("%s: %s is refused by name", async (path, param, body) => {
  const { status, json } = await ask(app, path, body);
  expect([status, json.error.code, json.error.param]).toEqual([400, "unsupported_parameter", param]);
  expect(json.error.message).toMatch(/^The model scripted cannot .*: leave out /);
});

test("a level of reasoning is taken as far as it goes", async () => {
  expect((await ask(app, chat, { ...hello, reasoning_effort: "high" })).status).toBe(200);
});
