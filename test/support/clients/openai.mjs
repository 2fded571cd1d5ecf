// One conversation by OpenAI's own client: node openai.mjs URL KEY. Prints what came of each part as JSON.
import OpenAI from "openai";

const [, , baseURL, apiKey] = process.argv;
const client = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
const model = "scripted";
const user = (content) => ({ role: "user", content });
const failure = ({ status, code, type, name }) => ({ status, code, type, name });

const { data: models } = await client.models.list();

const chat = await client.chat.completions.create({ model, messages: [user("Hello")] });

const chunks = await client.chat.completions.create({
  model,
  messages: [user("Hello")],
  stream: true,
  stream_options: { include_usage: true },
});
const streamed = { text: "", finish: null, usage: null };
for await (const { choices, usage } of chunks) {
  streamed.text += choices[0]?.delta.content ?? "";
  streamed.finish ??= choices[0]?.finish_reason ?? null;
  streamed.usage ??= usage;
}

const seen = [];
const runner = client.chat.completions.runTools({
  model,
  messages: [user("Weather in Oslo?")],
  tools: [
    {
      type: "function",
      function: {
        name: "weather",
        description: "The weather of a city.",
        parameters: { type: "object", properties: { city: { type: "string" } }, required: ["city"] },
        parse: JSON.parse,
        function: ({ city }) => {
          seen.push(city);
          return "rain";
        },
      },
    },
  ],
});
const tools = { answer: await runner.finalContent(), seen };

const schema = { type: "object", properties: { age: { type: "integer" } }, required: ["age"] };
const typed = await client.chat.completions.parse({
  model,
  messages: [user("Ada's age?")],
  response_format: { type: "json_schema", json_schema: { name: "person", strict: true, schema } },
});

const endless = await client.chat.completions.create({ model, messages: [user("Forever")], stream: true });
let pieces = 0;
for await (const _ of endless) if (++pieces === 3) endless.controller.abort();

const long = user("word ".repeat(2000));
const tooLong = await client.chat.completions.create({ model, messages: [long] }).catch(failure);
const tooLongStream = await client.chat.completions
  .create({ model, messages: [long], stream: true })
  .catch(failure);
const stranger = new OpenAI({ baseURL, apiKey: "wrong-key-here", maxRetries: 0 });
const wrongKey = await stranger.models.list().catch(failure);

const response = await client.responses.create({ model, input: "Hello" });
const events = [];
let responseText = "";
for await (const event of await client.responses.create({ model, input: "Hello", stream: true })) {
  events.push(event.type);
  if (event.type === "response.output_text.delta") responseText += event.delta;
}

const results = {
  models: models.map(({ id }) => id),
  chat: { text: chat.choices[0].message.content, usage: chat.usage },
  streamed,
  tools,
  parsed: typed.choices[0].message.parsed ?? JSON.parse(typed.choices[0].message.content),
  aborted: { pieces },
  tooLong,
  tooLongStream,
  wrongKey,
  response: response.output_text,
  responseText,
  events: [...new Set(events)],
};
console.log(JSON.stringify(results));
