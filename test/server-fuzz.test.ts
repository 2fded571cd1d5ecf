// Damaged and random bodies: the server answers each with a 4xx or a valid answer, and never breaks. Seeded; ORCHARD_FUZZ
// says how many (20,000 for the record, fewer otherwise).
import { expect, test } from "vitest";
import { complaintsOf, hasOpenApi } from "./support/openapi.ts";
import { chat, request, responses, scriptedApp, until } from "./support/server.ts";

const count = Number(process.env.ORCHARD_FUZZ ?? 2000);

/** xorshift32: the same numbers every time. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const bodies = {
  [chat]: {
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
  [responses]: {
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

/** The value with one place of it changed, removed or doubled. */
function mutated(value: unknown, random: (below: number) => number): unknown {
  if (typeof value !== "object" || value === null || random(4) === 0) return hostile[random(hostile.length)];
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
function damaged(text: string, random: (below: number) => number): string {
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

test(`${count} fuzzed bodies give a 4xx or a valid answer`, { timeout: 600_000 }, async () => {
  const { app, model, log } = scriptedApp(() => ({
    tokens: ["a", " b"],
    toolCalls: [{ name: "weather", arguments: {} }],
  }));
  const random = randomNumbers(20261128);
  const seen = new Map<number, number>();
  for (let round = 0; round < count; round++) {
    const path = random(2) === 0 ? chat : responses;
    let value: unknown = bodies[path];
    for (let times = 1 + random(3); times > 0; times--) value = mutated(value, random);
    if (random(4) === 0 && typeof value === "object" && value !== null) value = { ...value, stream: true };
    const text = JSON.stringify(value) ?? "";
    const body = random(4) === 0 && text.length > 1 ? damaged(text, random) : text;
    const response = await app.fetch(request(path, body));
    const answer = await response.text();
    seen.set(response.status, (seen.get(response.status) ?? 0) + 1);
    if (response.status !== 200) {
      expect(response.status, body).toBeGreaterThanOrEqual(400);
      expect(response.status, body).toBeLessThan(500);
      expect(complaint("ErrorResponse", JSON.parse(answer)), body).toBe("");
    } else if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
      expect(answer, body).toMatch(
        path === chat ? /data: \[DONE\]\n\n$/ : /"type":"response\.completed"|incomplete/,
      );
    } else {
      const component = path === chat ? "CreateChatCompletionResponse" : "Response";
      expect(complaint(component, JSON.parse(answer)), body).toBe("");
    }
  }
  await until(() => model.running === 0);
  expect(log.filter(({ error }) => error !== undefined)).toEqual([]);
  expect(seen.get(200)).toBeGreaterThan(count / 50);
  expect(seen.get(400)).toBeGreaterThan(count / 10);
});

function complaint(component: string, value: unknown): string {
  return hasOpenApi ? complaintsOf(component, value) : "";
}
