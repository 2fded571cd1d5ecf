// Both ways of writing a conversation, and what is refused.
import { expect, test } from "vitest";
import type { JsonValue } from "../json-schema.ts";
import { trainingExample } from "./conversation.ts";

const weather = { name: "weather", description: "Tells it", parameters: { type: "object", properties: {} } };
const schema = { type: "object", properties: { city: { type: "string" } } };

test("Apple's form and OpenAI's form of one conversation are alike", () => {
  const apple = trainingExample([
    { role: "system", content: "Be brief.", tools: [{ type: "function", function: weather }] },
    {
      role: "user",
      content: "Weather in Lyon?",
      response_format: { type: "json_schema", json_schema: { name: "City", schema } },
    },
    {
      role: "assistant",
      tool_calls: [
        { id: "a", type: "function", function: { name: "weather", arguments: '{"city":"Lyon"}' } },
      ],
    },
    { role: "tool", name: "weather", tool_call_id: "a", content: "sun" },
    { role: "assistant", content: "Sun." },
  ]);
  const openai = trainingExample({
    tools: [weather],
    messages: [
      { role: "system", content: "Be brief." },
      {
        role: "user",
        content: [
          { type: "text", text: "Weather " },
          { type: "text", text: "in Lyon?" },
        ],
        response_format: { name: "City", schema },
      },
      {
        role: "assistant",
        content: "",
        tool_calls: [{ id: "a", name: "weather", arguments: { city: "Lyon" } }],
      },
      { role: "tool", name: "weather", tool_call_id: "a", content: "sun" },
      { role: "assistant", content: "Sun." },
    ],
  });
  expect(openai).toEqual(apple);
  expect(apple).toMatchObject({
    type: "conversation",
    tools: [{ function: weather }],
    messages: [{}, { response_format: { json_schema: { name: "City", schema } } }, { content: "" }, {}, {}],
  });
});

test("an assistant's message of weight 0 is context, of weight 1 like any other", () => {
  const messages: JsonValue[] = [
    { role: "assistant", content: "no", weight: 0 },
    { role: "user", content: "And?" },
    { role: "assistant", content: "yes", weight: 1 },
  ];
  expect(trainingExample({ messages })).toMatchObject({
    messages: [{ content: "no" }, {}, {}],
    unlearned: [0],
  });
  expect(trainingExample(messages.slice(1))).not.toHaveProperty("unlearned");
});

test("documents are texts", () => {
  const document = { type: "document", text: "Once." };
  expect([trainingExample("Once."), trainingExample({ text: "Once." })]).toEqual([document, document]);
});

const answer = { role: "assistant", content: "yes" };
test.each<[JsonValue, string]>([
  [[], "/messages is an empty list"],
  [{ messages: [answer, { role: "user" }, 3] }, "/messages/2 is not an object"],
  [[{ role: "user", content: 5 }, answer], "/messages/0/content is not a text"],
  [[{ role: "assistant" }], "/messages/0/content is missing"],
  [[{ role: "user", content: "", tools: [weather] }, answer], "/messages/0/tools is tools outside"],
  [
    [{ role: "assistant", tool_calls: [{ name: "f", arguments: "{" }] }],
    "/tool_calls/0/arguments is text that",
  ],
  [
    [{ role: "user", content: "", response_format: { name: "x" } }, answer],
    "/response_format/schema is not a",
  ],
  [[{ role: "user", content: [{ type: "image_url" }] }, answer], 'content of type "image_url"'],
  [{ messages: [answer], tools: [{ description: "" }] }, "/tools/0/name is missing"],
  [[{ ...answer, weight: 0 }], "/messages is without a message of the assistant"],
  [[{ ...answer, weight: 0.5 }], "/messages/0/weight is 0.5 instead of 0 or 1"],
  [null, "the line is not an object"],
])("refuses %j", (json, message) => {
  expect(() => trainingExample(json)).toThrow(message);
});
