// One conversation by the AI SDK through its own provider for such servers: node ai-sdk.mjs URL KEY. Prints what came of
// each part as JSON.
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, Output, stepCountIs, streamText, tool } from "ai";
import { z } from "zod";

const [, , baseURL, apiKey] = process.argv;
const provider = (key) =>
  createOpenAICompatible({
    name: "orchard",
    baseURL,
    apiKey: key,
    supportsStructuredOutputs: true,
    includeUsage: true,
  });
const model = provider(apiKey)("scripted");
const maxRetries = 0;
const failure = (error) => ({ status: error.statusCode, body: JSON.parse(error.responseBody) });

const chat = await generateText({ model, maxRetries, prompt: "Hello" });

const stream = streamText({ model, maxRetries, prompt: "Hello" });
let text = "";
for await (const piece of stream.textStream) text += piece;
const streamed = { text, finish: await stream.finishReason, usage: await stream.usage };

const seen = [];
const weather = tool({
  description: "The weather of a city.",
  inputSchema: z.object({ city: z.string() }),
  execute: async ({ city }) => {
    seen.push(city);
    return "rain";
  },
});
const withTools = {
  model,
  maxRetries,
  prompt: "Weather in Oslo?",
  tools: { weather },
  stopWhen: stepCountIs(3),
};
const called = await generateText(withTools);
const calledInStream = await streamText(withTools).text;

const typed = await generateText({
  model,
  maxRetries,
  prompt: "Ada's age?",
  output: Output.object({ schema: z.object({ age: z.number().int() }) }),
});

const leaving = new AbortController();
let pieces = 0;
const endless = streamText({
  model,
  maxRetries,
  prompt: "Forever",
  abortSignal: leaving.signal,
  onError() {},
});
try {
  for await (const _ of endless.textStream) if (++pieces === 3) leaving.abort();
} catch {
  // An abort may be thrown.
}

const tooLong = await generateText({ model, maxRetries, prompt: "word ".repeat(2000) }).catch(failure);
const wrongKey = await generateText({
  model: provider("wrong-key-here")("scripted"),
  maxRetries,
  prompt: "Hello",
}).catch(failure);

const results = {
  chat: { text: chat.text, usage: chat.usage },
  streamed,
  tools: { answer: called.text, streamed: calledInStream, seen },
  parsed: typed.output,
  aborted: { pieces },
  tooLong,
  wrongKey,
};
console.log(JSON.stringify(results));
