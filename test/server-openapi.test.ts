// Every kind of answer of the server, judged by OpenAI's description of its API.

import type { ScriptedAnswer } from "orchard/testing";
import { describe, expect, test } from "vitest";
import { complaintsOf, hasOpenApi } from "./support/openapi.ts";
import { ask, chat, eventsOf, hello, request, responses, scriptedApp } from "./support/server.ts";

const weather = {
  name: "weather",
  description: "The weather of a city.",
  parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
};
const person = {
  name: "person",
  strict: true,
  schema: { type: "object", properties: { age: { type: "integer" } } },
};
const calls: ScriptedAnswer = {
  text: "Let me see.",
  toolCalls: [
    { name: "weather", arguments: { city: "Oslo" } },
    { name: "weather", arguments: { city: "Rome" } },
  ],
};

const chatCases: Record<string, { body?: object; answer?: ScriptedAnswer }> = {
  "a text": {},
  nothing: { answer: { text: "" } },
  "a text cut by its limit": { body: { max_completion_tokens: 1 } },
  "a text before a stop string": { body: { stop: "there" } },
  "three answers": { body: { n: 3 } },
  "tool calls": { body: { tools: [{ type: "function", function: weather }] }, answer: calls },
  "a value": {
    body: { response_format: { type: "json_schema", json_schema: person } },
    answer: { value: { age: 3 } },
  },
  probabilities: { body: { logprobs: true, top_logprobs: 2 } },
  thoughts: { answer: { reasoning: "Hm. Well.", text: "Yes." } },
  usage: { body: { stream_options: { include_usage: true } } },
};

const responsesCases: Record<string, { body?: object; answer?: ScriptedAnswer }> = {
  "a text": {},
  nothing: { answer: { text: "" } },
  "a text cut by its limit": { body: { max_output_tokens: 1 } },
  "tool calls": { body: { tools: [{ type: "function", ...weather, strict: true }] }, answer: calls },
  "a value": {
    body: { text: { format: { type: "json_schema", ...person } } },
    answer: { value: { age: 3 } },
  },
  probabilities: { body: { include: ["message.output_text.logprobs"], top_logprobs: 2 } },
  thoughts: { answer: { reasoning: "Hm. Well.", text: "Yes." } },
  "everything repeated": {
    body: {
      instructions: "Be brief.",
      temperature: 0.5,
      top_p: 0.5,
      metadata: { a: "b" },
      tool_choice: "auto",
    },
  },
};

describe.skipIf(!hasOpenApi)("OpenAI's description accepts", () => {
  const appOf = (answer: ScriptedAnswer = { text: "Hello there, you." }) => scriptedApp(() => answer).app;

  test.each(Object.entries(chatCases))("a chat completion: %s", async (_, { body, answer }) => {
    const { stream_options: __, ...asked } = { stream_options: null, ...body };
    const { status, json } = await ask(appOf(answer), chat, { ...hello, ...asked });
    expect([status, complaintsOf("CreateChatCompletionResponse", json)]).toEqual([200, ""]);
  });

  test.each(Object.entries(chatCases))("chunks of a chat completion: %s", async (_, { body, answer }) => {
    const events = await eventsOf(
      await appOf(answer).fetch(request(chat, { ...hello, ...body, stream: true })),
    );
    expect(events.at(-1)).toBe("[DONE]");
    const chunks = events.slice(0, -1);
    expect(chunks.map((chunk) => complaintsOf("CreateChatCompletionStreamResponse", chunk)).join("")).toBe(
      "",
    );
    expect(chunks.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(responsesCases))("a response: %s", async (_, { body, answer }) => {
    const { status, json } = await ask(appOf(answer), responses, {
      model: "scripted",
      input: "Hello",
      ...body,
    });
    expect([status, complaintsOf("Response", json)]).toEqual([200, ""]);
  });

  test.each(Object.entries(responsesCases))("events of a response: %s", async (_, { body, answer }) => {
    const asked = request(responses, { model: "scripted", input: "Hello", ...body, stream: true });
    const events = await eventsOf(await appOf(answer).fetch(asked));
    const complaints = events.map((event) => {
      const found = complaintsOf(eventSchema(event.type), event);
      return found === "" ? "" : `${event.type}: ${found}\n`;
    });
    expect(complaints.join("")).toBe("");
    expect(events.map((event) => event.sequence_number)).toEqual(events.map((_, index) => index));
    expect(events.at(-1).type).toMatch(/^response\.(completed|incomplete)$/);
  });

  test("an error in the middle of a stream", async () => {
    const answer = { text: "one two", error: new Error("secret of the inside") };
    const chunks = await eventsOf(await appOf(answer).fetch(request(chat, { ...hello, stream: true })));
    expect(complaintsOf("ErrorResponse", chunks.at(-1))).toBe("");
    const asked = { model: "scripted", input: "Hello", stream: true };
    const events = await eventsOf(await appOf(answer).fetch(request(responses, asked)));
    expect(complaintsOf("ResponseErrorEvent", events.at(-1))).toBe("");
    expect(JSON.stringify([chunks, events])).not.toContain("secret");
  });

  test.each([
    ["/v1/models", undefined, 200, "ListModelsResponse"],
    ["/v1/models/scripted", undefined, 200, "Model"],
    ["/v1/models/other", undefined, 404, "ErrorResponse"],
    ["/v1/nothing", undefined, 404, "ErrorResponse"],
    [chat, undefined, 405, "ErrorResponse"],
    [chat, "{", 400, "ErrorResponse"],
    [chat, { ...hello, model: "other" }, 404, "ErrorResponse"],
    [chat, { ...hello, messages: [] }, 400, "ErrorResponse"],
    [responses, { model: "scripted" }, 400, "ErrorResponse"],
  ] as const)("%s %j: %i", async (path, body, expected, component) => {
    const { status, json } = await ask(appOf(), path, body);
    expect([status, complaintsOf(component, json)]).toEqual([expected, ""]);
  });

  test("the judge refuses what is wrong", async () => {
    const { json } = await ask(appOf(), chat, hello);
    expect(complaintsOf("CreateChatCompletionResponse", { ...json, created: "now" })).toContain("created");
    json.choices[0].finish_reason = "aborted";
    expect(complaintsOf("CreateChatCompletionResponse", json)).toContain("finish_reason");
  });
});

test("a chat completion is whole unless it is to stream, calls tools, keeps to its limit and counts its tokens", async () => {
  const answered = async (answer: ScriptedAnswer, body: object) => {
    const { headers, json } = await ask(scriptedApp(() => answer).app, chat, { ...hello, ...body });
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    return json;
  };
  for (const limit of ["max_tokens", "max_completion_tokens"]) {
    const { choices, usage } = await answered({ text: "Hello there, you." }, { [limit]: 1 });
    expect(choices).toMatchObject([{ message: { content: "Hello" }, finish_reason: "length" }]);
    expect(usage).toMatchObject({ prompt_tokens: 2, completion_tokens: 1, total_tokens: 3 });
  }
  const { choices } = await answered(calls, { tools: [{ type: "function", function: weather }] });
  expect(choices[0].finish_reason).toBe("tool_calls");
  expect(choices[0].message.tool_calls).toMatchObject([
    { type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } },
    { type: "function", function: { name: "weather", arguments: '{"city":"Rome"}' } },
  ]);
});

/** The component that describes an event, by its type. */
function eventSchema(type: string): string {
  const words = type.replace("response.", "").split(/[._]/);
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join("");
  return `Response${name.replace("OutputText", "Text")}Event`;
}
