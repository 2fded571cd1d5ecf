// Whole answers of models with random weights, in several dialects: text, thinking, schema and calls in one request.
// Random weights say anything that the grammar allows, so what comes out well-formed does so by the grammar alone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHAT_TEMPLATE } from "../../recipes/nano/format.ts";
import { prompt } from "../../test/support/answer.ts";
import { spellingConfig, writeRandomFolder } from "../../test/support/random-folder.ts";
import type { JsonSchema } from "../json-schema.ts";
import type {
  Delta,
  GenerationOptions,
  GenerationRequest,
  ToolDefinition,
  TranscriptEntry,
} from "../model.ts";
import { loadModel } from "./load-model.ts";
import type { LocalModel } from "./local-model.ts";

const tools: readonly ToolDefinition[] = [
  {
    name: "weather",
    description: "The weather of a city",
    parameters: {
      type: "object",
      properties: {
        city: { $ref: "#/$defs/city" },
        days: { type: "integer", minimum: 1, maximum: 7 },
        units: { enum: ["C", "F"] },
      },
      required: ["city"],
      additionalProperties: false,
      $defs: { city: { type: "string", maxLength: 6 } },
    },
  },
  {
    name: "light",
    description: "Switches a light",
    parameters: {
      type: "object",
      properties: {
        on: { type: "boolean" },
        rooms: { type: "array", items: { enum: ["hall", "den"] }, maxItems: 2 },
      },
      required: ["on"], // it says nothing of other arguments: there are none
    },
  },
];
const schema: JsonSchema = {
  type: "object",
  properties: {
    guests: { type: "integer", minimum: 1, maximum: 12 },
    name: { type: "string", maxLength: 5 },
  },
  required: ["guests", "name"],
  additionalProperties: false,
};

/** ChatML that lists tools and writes calls, as the dialect says; the prompt may begin a thought. */
const chatml = (call: string, start = "") =>
  "{% for t in tools or [] %}{{ t | tojson }}{% endfor %}" +
  "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}" +
  `{% for c in m.tool_calls or [] %}${call}{% endfor %}<|im_end|>\n{% endfor %}` +
  `{% if add_generation_prompt %}<|im_start|>assistant\n${start}{% endif %}`;
const args = "{{ c.function.arguments | tojson }}";
const control = (text: string) => ({ text, special: true });
const templates = {
  orchard: {
    template: CHAT_TEMPLATE,
    tokens: ["<|end|>", "<|call|>", "<|user|>", "<|assistant|>"].map(control),
  },
  hermes: {
    template: chatml(`<tool_call>\n{"name": "{{ c.function.name }}", "arguments": ${args}}\n</tool_call>`),
    tokens: [control("<|im_end|>"), { text: "<tool_call>", special: false }],
  },
  thinking: {
    template: chatml(
      `<tool_call>\n{"name": "{{ c.function.name }}", "arguments": ${args}}\n</tool_call>{# </think> #}`,
    ),
    tokens: [control("<|im_end|>")],
  },
  begun: {
    template: chatml(
      `<tool_call>\n{"name": "{{ c.function.name }}", "arguments": ${args}}\n</tool_call>{# </think> #}`,
      "<think>\n",
    ),
    tokens: [control("<|im_end|>"), { text: "</think>", special: false }],
  },
  mistral: {
    template: chatml(`[TOOL_CALLS]{{ c.function.name }}[CALL_ID]{{ c.id }}[ARGS]${args}`),
    tokens: [control("<|im_end|>"), control("[TOOL_CALLS]"), control("[CALL_ID]"), control("[ARGS]")],
  },
  llama: {
    template:
      `{# <|start_header_id|> #}${chatml(`{"name": "{{ c.function.name }}", "parameters": ${args}}`)}`.replace(
        '"parameters": {{',
        `{{ '"parameters": ' }}{{`,
      ),
    tokens: [control("<|im_end|>")],
  },
  lfm: {
    template: "{# List of tools: [ #}{% for t in tools or [] %}{{ t | tojson }}{% endfor %}".concat(
      chatml(""),
    ),
    tokens: [control("<|im_end|>"), control("<|tool_call_start|>"), control("<|tool_call_end|>")],
  },
  gemma: {
    template: `{# <start_of_turn> #}{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}`,
    tokens: [control("<|im_end|>")],
  },
} as const;

interface Answered {
  readonly text: string;
  readonly reasoning: string;
  readonly calls: readonly { readonly name: string; readonly arguments: string }[];
  readonly finish: Extract<Delta, { type: "finish" }>;
  readonly order: string;
}

async function ask(model: LocalModel, parts: Partial<GenerationRequest>, options: GenerationOptions = {}) {
  const request: GenerationRequest = { transcript: [prompt("Hello.")], options, ...parts };
  const answered = { text: "", reasoning: "", calls: [] as Answered["calls"][number][], order: "" };
  let finish: Answered["finish"] | null = null;
  for await (const delta of model.generate(request)) {
    if (!answered.order.endsWith(delta.type[0]!)) answered.order += delta.type[0];
    if (delta.type === "text") answered.text += delta.text;
    else if (delta.type === "reasoning") answered.reasoning += delta.text;
    else if (delta.type === "toolCall") answered.calls.push(delta);
    else if (delta.type === "finish") finish = delta;
  }
  return { ...answered, finish: finish! } satisfies Answered;
}

const ajv = new Ajv2020({ strict: false });
const accepts = new Map(
  tools.map(({ name, parameters }) => [
    name,
    ajv.compile({ ...(parameters as object), additionalProperties: false }),
  ]),
);
const isBooking = ajv.compile(schema as object);

function expectCalls({ calls, finish }: Answered): void {
  for (const call of calls) {
    const isValid = accepts.get(call.name);
    expect(isValid?.(JSON.parse(call.arguments)), `${call.name}${call.arguments}`).toBe(true);
  }
  if (finish.reason !== "length") expect(finish.reason).toBe(calls.length > 0 ? "toolCalls" : "stop");
}

describe.each(Object.keys(templates) as (keyof typeof templates)[])("%s", (name) => {
  const { template, tokens } = templates[name];
  let folder = "";
  let model: LocalModel;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "orchard-answer-"));
    const config = spellingConfig(264, 4096);
    writeRandomFolder(folder, config, 11, { chatTemplate: template, tokens });
    model = await loadModel(folder);
  });
  afterAll(async () => {
    await model?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  const random = (seed: number, most = 160): GenerationOptions => ({
    sampling: { mode: "random", seed, minP: 0.0005 },
    maximumResponseTokens: most,
  });

  test("can call tools", () => {
    expect(model.capabilities.toolCalling).toBe(true);
    expect(model.capabilities.reasoning).toBe(name === "thinking" || name === "begun");
  });

  test("required calls are calls, of the tools there are, with valid arguments", async () => {
    let several = 0;
    for (let seed = 0; seed < 6; seed++) {
      const answer = await ask(model, { tools, toolChoice: "required" }, random(seed, 300));
      expect(answer.text).toBe("");
      expectCalls(answer);
      if (answer.finish.reason !== "length") expect(answer.calls.length).toBeGreaterThan(0);
      if (answer.calls.length > 1) several++;
      const single = await ask(
        model,
        { tools, toolChoice: "required", parallelToolCalls: false },
        random(seed, 300),
      );
      expectCalls(single);
      expect(single.calls.length).toBeLessThanOrEqual(1);
    }
    if (name !== "begun" && name !== "thinking")
      expect(several > 0).toBe(name !== "llama" && name !== "gemma");
  });

  test("with a schema and tools an answer is one or the other", async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 6; seed++) {
      const answer = await ask(model, { tools, schema }, random(seed, 300));
      expectCalls(answer);
      if (answer.finish.reason === "stop") expect(isBooking(JSON.parse(answer.text)), answer.text).toBe(true);
      if (answer.finish.reason === "toolCalls") expect(answer.text).toBe("");
      seen.add(answer.finish.reason);
    }
    // Random weights think on and on once they have begun.
    if (name !== "begun") expect([...seen].some((reason) => reason !== "length")).toBe(true);
  });

  test("left the choice, text may come before calls, never after", async () => {
    for (let seed = 0; seed < 8; seed++) {
      const answer = await ask(model, { tools }, random(seed));
      expectCalls(answer);
      expect(answer.order).toMatch(/^r?t*(t|f)$|^r?t?t?f$/);
      for (const mark of ["<|call|>", "[TOOL_CALLS]"]) expect(answer.text).not.toContain(`\ud800${mark}`);
    }
  });

  test("without tools nothing is a call", async () => {
    for (const parts of [{}, { tools, toolChoice: "none" as const }]) {
      const answer = await ask(model, parts, random(1, 60));
      expect(answer.calls).toEqual([]);
      expect(["stop", "length"]).toContain(answer.finish.reason);
    }
    const constraint = { type: "choices", choices: ["yes", "no"] } as const;
    const { text, finish } = await ask(model, { constraint }, random(2, 300));
    if (finish.reason === "stop") expect(["yes", "no"]).toContain(text);
  });

  test("the outputs of calls come back to the model", async () => {
    const calls: TranscriptEntry[] = [
      prompt("Hello."),
      {
        type: "toolCalls",
        id: "calls",
        calls: [{ id: "a", toolName: "weather", arguments: '{"city":"Oslo","days":2}' }],
      },
      {
        type: "toolOutput",
        id: "a",
        toolName: "weather",
        segments: [{ type: "text", id: "0", text: "Sunny" }],
      },
    ];
    const answer = await ask(model, { transcript: calls, tools }, random(3, 40));
    expectCalls(answer);
    const without = await model.countTokens({ transcript: [prompt("Hello.")], options: {}, tools });
    expect(await model.countTokens({ transcript: calls, options: {}, tools })).toBeGreaterThan(without + 20);
  });
});
