// Every chat template with tools: rendered by itself, or with what it leaves out in words; its dialect writes calls the
// way the template does; what it writes is read back.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CHAT_TEMPLATE } from "../../../recipes/nano/format.ts";
import { hasSharedData, sharedPath } from "../../../test/support/shared-text.ts";
import type { JsonObject, JsonSchema } from "../../json-schema.ts";
import { wrapperOf } from "../answer-form.ts";
import type { ChatMessage, ChatTool, ChatToolCall } from "../messages.ts";
import { type ChatTemplate, chatTemplate } from "../template.ts";
import { CallParser } from "./call-parser.ts";
import type { Dialect } from "./dialect.ts";
import { type DialectName, dialectOf, dialects } from "./families.ts";
import {
  withCallsWritten,
  withOutputsWritten,
  withoutNulls,
  withToolsDescribed,
  writeCalls,
} from "./in-words.ts";

const tools: readonly ChatTool[] = [
  {
    type: "function",
    function: {
      name: "weather",
      description: "Tells the weather.",
      parameters: {
        type: "object",
        properties: {
          city: { type: "string", description: "A city." },
          days: { type: "integer", description: "How many." },
        },
        required: ["city"],
      },
    },
  },
];
const called = (name: string, index: number, input: JsonObject): ChatToolCall => ({
  id: `call0000${index + 1}`,
  type: "function" as const,
  function: { name, arguments: input },
});
const one = called("weather", 0, { city: "Parish", days: 3 });
const conversation = (calls: readonly ChatToolCall[]): ChatMessage[] => [
  { role: "user", content: "How is it?" },
  { role: "assistant", content: "", tool_calls: calls },
  ...calls.map(
    ({ id }, index): ChatMessage => ({
      role: "tool",
      name: "weather",
      tool_call_id: id,
      content: `Sunny${index}`,
    }),
  ),
];

/** Templates that the interpreter cannot run, with its words; nothing of theirs is our choice. */
const refused: Readonly<Record<string, RegExp>> = {
  "Apriel-1.6-15b-Thinker-fixed": /Unknown ObjectValue filter: string/,
  "ByteDance-Seed-OSS": /Object keys must be strings/,
  "Kimi-K2-Instruct": /Cannot call something that is not a function/,
  "Kimi-K2-Thinking": /Cannot call something that is not a function/,
  MiroThinker: /cannot assign attribute on non-namespace object/,
  "fireworks-ai-llama-3-firefunction-v2": /Cannot perform operation \+ on undefined values/,
  "meetkai-functionary-medium-v3.2": /Cannot unpack non-iterable type/,
  "unsloth-Apriel-1.5": /Unknown ObjectValue filter: string/,
};

/** Templates whose way to write calls is none of the dialects: they render, but the local model offers no tools. */
const unknown: Readonly<Record<string, string>> = {
  "CohereForAI-c4ai-command-r-plus-tool_use":
    "its prompt has every answer begin with a list of actions, text being the call of a tool that nobody offered",
  "GigaChat3-10B-A1.8B":
    "a call is a message of its own: the token that ends the answer would have to begin it (3.1 has a token for calls)",
};

const names = hasSharedData
  ? readdirSync(sharedPath("chat-templates")).map((file) => file.replace(/\.jinja$/, ""))
  : [];
const open = (name: string) =>
  chatTemplate(readFileSync(sharedPath(`chat-templates/${name}.jinja`), "utf8"), { bos: "<s>", eos: "</s>" });

/** Harmony's two ways to write the header of a call: the template's, as the model is made to write it. */
const inOwnOrder = (text: string) =>
  text.replaceAll(
    /( to=functions\.\w+)<\|channel\|>commentary json/g,
    "<|channel|>commentary$1 <|constrain|>json",
  );

function render(template: ChatTemplate, dialect: Dialect, messages: readonly ChatMessage[]): string {
  const listed = template.listsTools ? messages : withToolsDescribed(messages, dialect, tools);
  const writable = dialect.writesNull === false ? withoutNulls(listed) : listed;
  const written = template.writesCalls ? writable : withCallsWritten(writable, dialect);
  return template.render(template.writesOutputs ? written : withOutputsWritten(written), { tools });
}

describe.skipIf(!hasSharedData)("the chat templates", () => {
  test("are as many as the list says", () => {
    expect(names.length).toBe(55);
    const known = Object.keys({ ...refused, ...unknown });
    expect(known.filter((name) => !names.includes(name))).toEqual([]);
  });

  test.each(names)("%s", (name) => {
    const template = open(name);
    if (refused[name]) {
      expect(() => template.render(conversation([one]), { tools })).toThrow(refused[name]);
      return;
    }
    const dialect = dialectOf(template.source) ?? (template.listsTools ? null : dialects.hermes);
    expect(dialect === null).toBe(name in unknown);
    const text = render(template, dialect ?? dialects.hermes, conversation([one]));
    for (const part of ["weather", "How is it?", "Parish", "Sunny0"]) expect(text).toContain(part);
    if (dialect === null || !template.writesCalls) return;
    // What the model has read of its own calls is what it is made to write.
    const pretty = inOwnOrder(text).replaceAll(/\s*([{}[\]<>:,])\s*/g, "$1");
    const calls =
      dialect === dialects.mistral
        ? writeCalls(dialect, [one], 0).slice(0, -2)
        : writeCalls(dialect, [one], 0);
    expect(pretty).toContain(calls.replaceAll(/\s*([{}[\]<>:,])\s*/g, "$1"));
  });

  const speaking = names.filter((name) => {
    const { source, writesCalls } = open(name);
    // Nemo's writes ids after the arguments, which its model does not.
    const isExact = !refused[name] && !name.includes("Nemo");
    return isExact && writesCalls && dialectOf(source) !== null;
  });
  test.each(speaking)("%s: what it writes is read", (name) => {
    const template = open(name);
    const dialect = dialectOf(template.source)!;
    const input = {
      city: 'Par<is> "x"\n',
      days: -3,
      share: 1.5,
      list: ["a b", 1, { to: "c", no: [] }],
      in: { z: "1", y: false },
      none: null,
    };
    const calls = [called("weather", 0, input), called("weather", 1, {})].slice(0, dialect.parallel ? 2 : 1);
    const text = inOwnOrder(render(template, dialect, conversation(calls)));
    const question = text.lastIndexOf("How is it?");
    const at = text.indexOf(dialect.mark ?? dialect.before, question);
    const parser = new CallParser(dialect, 0, (part) => part);
    const answer = text.slice(at);
    const read = calls.map(() => parser.next(answer));
    const { none, ...kept } = input;
    expect(none).toBeNull();
    expect(read.map((call) => call && [call.name, JSON.parse(call.arguments)])).toEqual(
      [
        ["weather", dialect.writesNull === false ? kept : input],
        ["weather", {}],
      ].slice(0, calls.length),
    );
  });
});

test("orchard-nano was trained on what its dialect writes", () => {
  const template = chatTemplate(CHAT_TEMPLATE);
  expect(dialectOf(template.source)).toBe(dialects.orchard);
  expect([template.listsTools, template.writesCalls, template.writesOutputs]).toEqual([true, true, true]);
  const two = [one, called("weather", 1, { city: 'A "B"\n', days: 1 })];
  expect(template.render(conversation(two), { tools })).toContain(
    `<|assistant|>${writeCalls(dialects.orchard, two, 0)}<|end|>`,
  );
});

const orchardTemplate = chatTemplate(CHAT_TEMPLATE);

test.each<[JsonSchema, string]>([
  [{ enum: ["a", "b"] }, '{answer: "a"|"b"}'],
  [{ type: "string", enum: ["a"], description: "the mood" }, '{answer: "a" (the mood)}'],
  [{ const: 1 }, "{answer: 1}"],
  [{ type: ["string", "null"] }, "{answer: string|null}"],
  [
    { type: "array", items: { type: "object", properties: { a: { type: "integer" } } } },
    "{answer: [{a?: integer}]}",
  ],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "{answer: integer|null}"],
  [{ type: "object", properties: { a: { enum: ["x"] } }, required: ["a"] }, '{a: "x"}'],
  [{ anyOf: [{ type: "object", properties: {} }, { type: "null" }] }, "{}|null"],
  [{ $ref: "#/$defs/a", $defs: { a: { type: "object", properties: {} } } }, "{}"],
  [true, "any"],
])("orchard-nano is asked for %j as %s, and its answer stands in what it is asked for", (schema, written) => {
  const response_format = { type: "json_schema", json_schema: { name: "", schema } } as const;
  const rendered = orchardTemplate.render([{ role: "user", content: "Hi", response_format }]);
  expect(rendered).toContain(`<|schema|>${written}<|user|>Hi`);
  const wrapper = wrapperOf({ schema, options: {} }, dialects.orchard);
  expect(wrapper).toEqual(written.startsWith("{answer") ? { before: '{"answer": ', after: "}" } : null);
});

test("orchard-nano reads its answers that are no objects as it wrote them, and others as they are", () => {
  const asked = (schema: JsonSchema): ChatMessage => ({
    role: "user",
    content: "Hi",
    response_format: { type: "json_schema", json_schema: { name: "", schema } },
  });
  const said = (content: string): ChatMessage => ({ role: "assistant", content });
  const mood = asked({ enum: ["good", 1, true] });
  const answers = ['"good"', "1", "true"].flatMap((value) => [mood, said(value)]);
  const others = [mood, said("I can't help with that."), asked({ type: "object" }), said("{}")];
  const plain: ChatMessage[] = [{ role: "user", content: "Hi" }, said('"good"')];
  const rendered = orchardTemplate.render([...answers, ...others, ...plain]);
  expect([...rendered.matchAll(/<\|assistant\|>(.*?)<\|end\|>/gs)].map(([, text]) => text)).toEqual([
    '{"answer": "good"}',
    '{"answer": 1}',
    '{"answer": true}',
    "I can't help with that.",
    "{}",
    '"good"',
  ]);
});

test.each(Object.keys(dialects) as DialectName[])("%s reads what it writes, however it comes", (name) => {
  const dialect: Dialect = dialects[name];
  const inputs: readonly JsonObject[] = [
    { city: 'Paris, "Texas" \\ }])\n日本', days: -3.5 },
    { list: [1, [], { a: null, b: [true, false] }], empty: {}, text: "x=1, y" },
    {},
  ];
  const calls = inputs.map((input, index) => ({
    id: "",
    type: "function" as const,
    function: { name: ["weather", "b.c-d", "e"][index]!, arguments: input },
  }));
  const text = writeCalls(dialect, calls, 4);
  const whole = new CallParser(dialect, 4, (one) => one);
  const found = [whole.next(text), whole.next(text), whole.next(text)];
  expect(found.map((call) => call?.name)).toEqual(calls.map((call) => call.function.name));
  expect(found.map((call) => JSON.parse(call!.arguments))).toEqual(inputs);
  expect(whole.next(text)).toBeNull();
  const pieces = new CallParser(dialect, 4, (one) => one);
  const ends: number[] = [];
  for (let length = 0; length <= text.length; length++)
    if (pieces.next(text.slice(0, length))) ends.push(length);
  expect(ends.length).toBe(3);
});

test("a damaged call is no call, and nothing throws", () => {
  for (const dialect of Object.values<Dialect>(dialects)) {
    const text = writeCalls(dialect, [one], 0);
    for (let at = 0; at < text.length; at++) {
      for (const change of ["", '"', "\\", "{", ")", "\ud800", "x"]) {
        const damaged = text.slice(0, at) + change + text.slice(at + 1);
        const call = new CallParser(dialect, 0, (part) => part).next(damaged);
        if (call !== null) expect(() => JSON.parse(call.arguments)).not.toThrow();
      }
    }
  }
});
