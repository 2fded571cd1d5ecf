// Bodies of requests that are damaged in places: fields changed, removed or doubled, texts cut and mixed up. Everything
// follows from a seed. Shared by a test of the server over a script and by `npm run bench -- serve-soak` over a model.

/** Whole numbers below a limit. */
export type Random = (below: number) => number;

/** xorshift32: the same numbers every time. */
export function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const bodies = {
  "/v1/chat/completions": {
    model: "scripted",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: [{ type: "text", text: "Weather?" }] },
      {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "a", type: "function", function: { name: "weather", arguments: "{}" } }],
      },
      { role: "tool", tool_call_id: "a", content: "Rain." },
    ],
    tools: [
      { type: "function", function: { name: "weather", parameters: { type: "object" }, strict: true } },
    ],
    tool_choice: {
      type: "allowed_tools",
      allowed_tools: { mode: "auto", tools: [{ type: "function", function: { name: "weather" } }] },
    },
    response_format: {
      type: "json_schema",
      json_schema: { name: "x", schema: { type: "string" }, strict: true },
    },
    stream: false,
    n: 2,
    stop: ["a"],
    temperature: 1,
    seed: 3,
    logprobs: true,
    top_logprobs: 2,
    max_completion_tokens: 5,
  },
  "/v1/responses": {
    model: "scripted",
    instructions: "Be brief.",
    input: [
      { role: "user", content: [{ type: "input_text", text: "Weather?" }] },
      { type: "function_call", call_id: "a", name: "weather", arguments: "{}" },
      { type: "function_call_output", call_id: "a", output: "Rain." },
    ],
    tools: [{ type: "function", name: "weather", parameters: { type: "object" }, strict: true }],
    tool_choice: { type: "function", name: "weather" },
    text: { format: { type: "json_schema", name: "x", schema: { type: "string" } } },
    stream: false,
    max_output_tokens: 16,
    include: ["message.output_text.logprobs"],
    metadata: { a: "b" },
  },
} as const;

const hostile: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  1.5,
  "",
  "\ud800",
  "x",
  [],
  {},
  [[]],
  { type: "function" },
  "__proto__",
  { __proto__: null, constructor: {} },
  Number.MAX_SAFE_INTEGER,
  "none",
  "required",
  ["a", null],
];

/** The value with one place of it changed, removed or doubled; the value itself becomes another one in so many. */
function mutated(value: unknown, random: Random, oneIn = 4): unknown {
  if (typeof value !== "object" || value === null || random(oneIn) === 0)
    return hostile[random(hostile.length)];
  if (Array.isArray(value)) {
    if (value.length === 0) return [hostile[random(hostile.length)]];
    const index = random(value.length);
    if (random(6) === 0) return value.toSpliced(index, 1);
    if (random(6) === 0) return [...value, ...value];
    return value.with(index, mutated(value[index], random));
  }
  const entries = Object.entries(value);
  const index = random(Math.max(1, entries.length));
  const [key, item] = entries[index] ?? ["x", 1];
  if (random(8) === 0) return Object.fromEntries(entries.toSpliced(index, 1));
  const name = random(12) === 0 ? ["__proto__", "toString", "x", ""][random(4)]! : key;
  return Object.fromEntries([...entries.toSpliced(index, 1), [name, mutated(item, random)]]);
}

/** A text with some bytes changed, cut or doubled: mostly not JSON. */
function damaged(text: string, random: Random): string {
  const at = random(text.length);
  switch (random(4)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1 + random(5));
    case 2:
      return text.slice(0, at) + String.fromCharCode(random(300)) + text.slice(at + 1);
    default:
      return text.slice(0, at) + text.slice(random(text.length));
  }
}

/** A body that asks a model without tools and without a chat template. */
function withoutTools(body: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isUser = (entry: unknown) => (entry as { readonly role?: string }).role === "user";
  const entries = Object.entries(body).filter(([name]) => !/^(tools|tool_choice|instructions)$/.test(name));
  return Object.fromEntries(
    entries.map(([name, value]) =>
      name === "messages" || name === "input" ? [name, (value as unknown[]).filter(isUser)] : [name, value],
    ),
  );
}

/** The text of a body and where it goes: half of them ask for tools, some are no JSON. */
export function fuzzedBody(model: string, random: Random): { readonly path: string; readonly text: string } {
  const path = random(2) === 0 ? "/v1/chat/completions" : "/v1/responses";
  const whole = { ...bodies[path], model };
  let value: unknown = random(2) === 0 ? whole : withoutTools(whole);
  for (let times = 1 + random(3); times > 0; times--) value = mutated(value, random, 32);
  if (random(4) === 0 && typeof value === "object" && value !== null) value = { ...value, stream: true };
  const text = JSON.stringify(value) ?? "";
  return { path, text: random(4) === 0 && text.length > 1 ? damaged(text, random) : text };
}
