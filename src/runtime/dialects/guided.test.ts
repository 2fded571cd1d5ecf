// Calls of every dialect under random logits: what the grammar allows and nothing else is said, byte by byte, with marks
// that are control tokens and with marks that are text; all of it is read as calls of the tools there are, with arguments
// that Ajv accepts, and none of it as text.
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { prompt } from "../../../test/support/answer.ts";
import { Random } from "../../../test/support/random-model.ts";
import type { Delta, GenerationRequest, ToolDefinition } from "../../model.ts";
import { byteTokenizer } from "../../testing/byte-tokenizer.ts";
import { AnswerReader, type Said } from "../answer-reader.ts";
import { Speech } from "../speech.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";
import { huggingFaceTokenizer } from "../tokenizer/tokenizer-json.ts";
import { type Dialect, textsOf } from "./dialect.ts";
import { type DialectName, dialects } from "./families.ts";
import { writeCalls } from "./in-words.ts";
import { Marks } from "./marks.ts";

const short = { type: "string", maxLength: 3 };
const tools: readonly ToolDefinition[] = [
  {
    name: "get",
    description: "Strings that stand as they are, and what can be mistaken for them.",
    parameters: {
      type: "object",
      properties: {
        city: { $ref: "#/$defs/city" },
        code: { type: ["string", "null", "integer"], maxLength: 3, minimum: -9, maximum: 99 },
        unit: { enum: ["C", "F", "true", "7"] },
        any: { anyOf: [{ const: "null" }, { const: "7" }, { const: 7 }, { type: "boolean" }] },
      },
      required: ["city", "any"],
      $defs: { city: short },
    },
  },
  {
    name: "get_all",
    description: "Lists and objects; a name that another begins.",
    parameters: {
      type: "object",
      properties: {
        "z.in": {
          type: "object",
          properties: {
            to: short,
            At: { type: "array", items: short, maxItems: 2 },
            on: { type: "boolean" },
          },
          required: ["on"],
          additionalProperties: false,
        },
        list: {
          type: "array",
          prefixItems: [{ enum: ["a", 1, null, [], { b: "c" }] }],
          items: { $ref: "#" },
          maxItems: 2,
        },
        days: { type: "integer", minimum: 1, maximum: 31 },
      },
      required: ["days"],
      additionalProperties: false,
    },
  },
  { name: "stop", description: "No arguments.", parameters: { type: "object", properties: {} } },
];
/** Names of tools and of their arguments. */
const everything = 3 + 4 + 3;
/** Python's keywords cannot name everything. */
const toolsOf = (dialect: Dialect): readonly ToolDefinition[] =>
  dialect.arguments === "python"
    ? (JSON.parse(JSON.stringify(tools).replaceAll("z.in", "z_in")) as typeof tools)
    : tools;

const MARKS = /<[|｜]?[^\s<>]*?[|｜]?>|\[[A-Z_]+\]|｜DSML｜/gu;
const end = { text: "<|done|>", special: true };
const tokenizerOf = (dialect: Dialect, hasControls: boolean): Tokenizer => {
  const marks = hasControls ? textsOf(dialect).flatMap((text) => text.match(MARKS) ?? []) : [];
  const tokens = [...new Set(marks)].map((text) => ({ text, special: true }));
  return huggingFaceTokenizer(byteTokenizer([end, ...tokens]), {});
};

interface Answered {
  readonly deltas: readonly Delta[];
  readonly tokens: readonly number[];
}

function answer(speech: Speech, tokenizer: Tokenizer, request: GenerationRequest, random: Random): Answered {
  const answer = speech.answer(request, [1], request.options.maximumResponseTokens ?? 4000);
  const deltas: Delta[] = [];
  const tokens: number[] = [];
  for (let step = answer.begin(); ; ) {
    deltas.push(...step.deltas);
    tokens.push(...step.tokens);
    if (step.reason !== null) {
      // At the limit another call may have been possible.
      const isLimited = tokens.length === request.options.maximumResponseTokens;
      if (!isLimited) expect(step.reason).toBe("toolCalls");
      break;
    }
    const logits = Float32Array.from({ length: tokenizer.vocabularySize }, () => random.next() / 2 ** 32);
    step = answer.next(logits);
  }
  return { deltas: [...deltas, ...answer.end()], tokens };
}

const ajv = new Ajv2020({ strict: false });

describe.each(Object.keys(dialects) as DialectName[])("%s", (name) => {
  const dialect: Dialect = dialects[name];
  const offered = toolsOf(dialect);
  const isValid = new Map(
    offered.map((tool) => [
      tool.name,
      ajv.compile({ ...(tool.parameters as object), additionalProperties: false }),
    ]),
  );
  const request = (seed: number): GenerationRequest => ({
    transcript: [prompt("Hello.")],
    options: { sampling: { mode: "random", seed } },
    tools: offered,
    toolChoice: "required",
  });

  test.each([true, false])("with control tokens: %s", (hasControls) => {
    const tokenizer = tokenizerOf(dialect, hasControls);
    const endTokens = new Set([tokenizer.idOf(end.text)!]);
    const speech = new Speech({ tokenizer, endTokens, dialect, thinking: null, guide: {}, refusals: [] });
    const random = new Random(3, name);
    const seen = new Set<string>();
    let most = 0;
    // Until everything was said once.
    for (let seed = 0; seed < 4 || (seen.size < everything && seed < 200); seed++) {
      const { deltas, tokens } = answer(speech, tokenizer, request(seed), random);
      const said = tokenizer.decode(tokens, { special: true });
      const calls = deltas.map((delta) => {
        if (delta.type !== "toolCall") throw new Error(`${JSON.stringify(delta)} in ${said}`);
        const input = JSON.parse(delta.arguments) as object;
        expect(isValid.get(delta.name)?.(input), `${delta.name}${delta.arguments} from ${said}`).toBe(true);
        for (const each of [delta.name, ...Object.keys(input)]) seen.add(each);
        return { type: "call", name: delta.name, arguments: delta.arguments };
      });
      most = Math.max(most, calls.length);
      if (!hasControls) expect(readAtOnce(readerOf(dialect, tokenizer, request(seed)), said)).toEqual(calls);
    }
    // Where there is little room, what is said is whole all the same.
    for (let seed = 0; seed < 3; seed++) {
      const { options, ...rest } = request(seed);
      const limited = { ...rest, options: { ...options, maximumResponseTokens: 240 } };
      const { deltas, tokens } = answer(speech, tokenizer, limited, random);
      expect(deltas.map(({ type }) => type)).toContain("toolCall");
      expect(tokenizer.decode(tokens, { special: true }).endsWith(dialect.after + dialect.end)).toBe(true);
    }
    expect(most > 1).toBe(dialect.parallel);
    expect(seen.size).toBe(everything);
  });
});

test.each(Object.keys(dialects) as DialectName[])("%s: a damaged call throws nothing, text stays", (name) => {
  const dialect: Dialect = dialects[name];
  const tokenizer = tokenizerOf(dialect, false);
  const request: GenerationRequest = { transcript: [], options: {}, tools: toolsOf(dialect) };
  const input = { city: 'a "b" <', any: null, code: "7 " };
  const call = { id: "", type: "function" as const, function: { name: "get", arguments: input } };
  const random = new Random(7, name);
  for (let count = 0; count < 30; count++) {
    const text = `Hello ${writeCalls(dialect, [call, call], 0)}`;
    const at = "Hello ".length + (random.next() % (text.length - 6));
    const change = ["", '"', "\\", "{", "]", "}", "<", "\ud800", "x", "\n"][random.next() % 10]!;
    const damaged = text.slice(0, at) + change + text.slice(at + (random.next() % 3));
    const reader = readerOf(dialect, tokenizer, request);
    const said = joined([...[...damaged].flatMap((one) => reader.push(one)), ...reader.end()]);
    expect(said).toEqual(joined(readAtOnce(readerOf(dialect, tokenizer, request), damaged)));
    expect(said[0]).toMatchObject({ type: "text", text: expect.stringMatching(/^Hello/) });
    for (const one of said) if (one.type === "call") JSON.parse(one.arguments);
  }
});

/** Pieces of text in a row as one. */
function joined(said: readonly Said[]): Said[] {
  const all: Said[] = [];
  for (const one of said) {
    const last = all.at(-1);
    if (last?.type === "text" && one.type === "text")
      all[all.length - 1] = { ...one, text: last.text + one.text };
    else all.push(one);
  }
  return all;
}

function readAtOnce(reader: AnswerReader, text: string): Said[] {
  return [...reader.push(text), ...reader.end()];
}

function readerOf(dialect: Dialect, tokenizer: Tokenizer, request: GenerationRequest): AnswerReader {
  const marks = new Marks(tokenizer, textsOf(dialect));
  const parts = { request, dialect, thinking: null, thinkingState: "over", marks, refusals: [] } as const;
  return new AnswerReader(parts);
}
