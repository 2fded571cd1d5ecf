// The AI SDK with Orchard's own provider over a scripted model: one conversation, printed as JSON. Needs Node 22; run on
// the built package. See ai-sdk.test.ts.
import { generateObject, generateText, jsonSchema, stepCountIs, streamText, tool } from "ai";
import { aiSdkModel } from "../../../dist/bridges/ai-sdk.js";
import { ScriptedModel } from "../../../dist/testing/index.js";

const scripted = new ScriptedModel(({ transcript, tools, schema }) => {
  const last = transcript.at(-1);
  if (last.type === "toolOutput") return { text: "It rains in Oslo." };
  if (tools !== undefined) return { toolCalls: [{ name: "weather", arguments: { city: "Oslo" } }] };
  if (schema !== undefined) return { value: { age: 36 } };
  if (JSON.stringify(last).includes("Forever")) return { text: "word ".repeat(500), delay: 2 };
  return { text: "Hello there, you." };
});
const model = aiSdkModel(scripted);

const chat = await generateText({
  model,
  system: "Be kind.",
  prompt: "Hi",
  temperature: 0,
  maxOutputTokens: 9,
});
const streamed = streamText({ model, prompt: "Hi" });
let text = "";
for await (const piece of streamed.textStream) text += piece;
const seen = [];
const tools = {
  weather: tool({
    description: "The weather",
    inputSchema: jsonSchema({ type: "object", properties: { city: { type: "string" } }, required: ["city"] }),
    execute: async ({ city }) => {
      seen.push(city);
      return `rain in ${city}`;
    },
  }),
};
const called = await generateText({ model, tools, prompt: "Weather?", stopWhen: stepCountIs(3) });
const calledStream = streamText({ model, tools, prompt: "Weather?", stopWhen: stepCountIs(3) });
const streamedAnswer = await calledStream.text;
const age = jsonSchema({ type: "object", properties: { age: { type: "integer" } }, required: ["age"] });
const { object } = await generateObject({ model, schema: age, prompt: "How old?" });

const stop = new AbortController();
let pieces = 0;
const long = streamText({ model, prompt: "Forever", abortSignal: stop.signal, onError: () => {} });
try {
  for await (const _ of long.textStream) if (++pieces === 3) stop.abort();
} catch {
  // an abort may be thrown
}
const made = scripted.tokensMade;
await new Promise((resolve) => setTimeout(resolve, 100));
let tooLong = null;
await generateText({ model, prompt: "word ".repeat(5000), maxRetries: 0 }).catch((error) => {
  tooLong = error.code;
});
console.log(
  JSON.stringify({
    chat: { text: chat.text, usage: chat.usage, finish: chat.finishReason },
    streamed: { text, finish: await streamed.finishReason, usage: await streamed.usage },
    tools: { answer: called.text, streamed: streamedAnswer, seen },
    object,
    aborted: { pieces, goesOn: scripted.tokensMade > made + 1, running: scripted.running },
    tooLong,
    first: scripted.requests[0],
  }),
);
