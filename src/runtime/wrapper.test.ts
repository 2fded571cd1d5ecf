// Answers that are no objects, of a model that knows objects alone: it writes {"answer": …}, and nobody hears of it. Random
// weights say anything that the grammar allows, so what comes out well-formed does so by the grammar alone.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHAT_TEMPLATE } from "../../recipes/nano/format.ts";
import { prompt } from "../../test/support/answer.ts";
import { spellingConfig, writeRandomFolder } from "../../test/support/random-folder.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { GenerationRequest } from "../model.ts";
import { AnswerReader } from "./answer-reader.ts";
import { Marks } from "./dialects/marks.ts";
import { orchard } from "./dialects/orchard.ts";
import { loadModel } from "./load-model.ts";
import type { LocalModel } from "./local-model.ts";

const refusals = ["I cannot do that."];
const pair = {
  type: "object",
  properties: { a: { type: "string", maxLength: 2 } },
  required: ["a"],
  additionalProperties: false,
} as const;
const schemas: readonly JsonSchema[] = [
  { enum: ["good", "bad", null] },
  { type: "integer", minimum: -9, maximum: 99 },
  { type: "boolean" },
  { type: "string", maxLength: 5 },
  { type: "array", items: pair, maxItems: 3 },
  { anyOf: [{ const: "x" }, { type: "null" }] },
];
const ajv = new Ajv2020({ strict: false });

let folder = "";
let model: LocalModel;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "orchard-wrapper-"));
  const config = spellingConfig(260);
  const tokens = ["<|end|>", "<|call|>", "<|user|>", "<|assistant|>"].map((text) => ({
    text,
    special: true,
  }));
  writeRandomFolder(folder, config, 5, { chatTemplate: CHAT_TEMPLATE, tokens, refusals });
  model = await loadModel(folder, { threads: 1 });
});
afterAll(async () => {
  await model?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function ask(parts: Partial<GenerationRequest>, seed: number, most = 200) {
  const request: GenerationRequest = {
    transcript: [prompt("Hello.")],
    options: { sampling: { mode: "random", seed }, temperature: 3, maximumResponseTokens: most },
    ...parts,
  };
  const said = { text: "", refusal: "", reason: "", tokens: "" };
  for await (const delta of model.generate(request)) {
    if (delta.type === "text" || delta.type === "refusal") said[delta.type] += delta.text;
    if (delta.type === "text") said.tokens += (delta.tokens ?? []).map(({ text }) => text).join("");
    if (delta.type === "finish") said.reason = delta.reason;
  }
  return said;
}

describe.each(schemas.map((schema) => [JSON.stringify(schema), schema] as const))("%s", (_, schema) => {
  const isValid = ajv.compile(schema as object);

  test("is answered bare", async () => {
    for (let seed = 0; seed < 12; seed++) {
      const { text, reason } = await ask({ schema }, seed);
      expect(reason).toBe("stop");
      expect(isValid(JSON.parse(text)), text).toBe(true);
    }
  });

  test("may be refused, and ends within a limit that holds it", async () => {
    let refused = 0;
    for (let seed = 0; seed < 12; seed++) {
      const { text, refusal } = await ask({ schema, mayRefuse: true }, seed, 24);
      if (refusal !== "") refused++;
      else expect(isValid(JSON.parse(text)), text).toBe(true);
    }
    expect(refused).toBeGreaterThan(0);
    expect(refused).toBeLessThan(12);
  });
});

test("a decision is scored as the model writes it, told of all choices; other scores are not", async () => {
  const choices = ["good", 'b"ad'];
  const asked = prompt("Hello.");
  const constraint = { type: "choices", choices } as const;
  const decided = await model.score({ transcript: [asked], options: {}, constraint }, choices);
  const told = { ...asked, responseFormat: { name: "Answer", schema: { enum: choices } } };
  const written = choices.map((choice) => `{"answer": ${JSON.stringify(choice)}}`);
  const differences = async (request: Parameters<typeof model.score>[0], texts: readonly string[]) =>
    (await model.score(request, texts)).map((score, i) => Math.abs(score - decided[i]!));
  // What of the prompt is in the cache changes the last digits.
  expect(Math.max(...(await differences({ transcript: [told], options: {} }, written)))).toBeLessThan(1e-3);
  expect(Math.min(...(await differences({ transcript: [asked], options: {} }, choices)))).toBeGreaterThan(1);
  const toldAlready = { transcript: [told], options: {}, constraint };
  expect(Math.min(...(await differences(toldAlready, choices)))).toBeGreaterThan(1);
});

test("an answer of raw text is not wrapped", async () => {
  const request = { schema: { const: "x" }, options: { raw: true, sampling: { mode: "greedy" } } } as const;
  expect((await ask(request, 1)).text).toBe('"x"');
});

describe("a reader of answers", () => {
  const reader = () =>
    new AnswerReader({
      request: { transcript: [], options: {}, schema: { type: "array" } },
      dialect: orchard,
      thinking: null,
      thinkingState: "over",
      marks: new Marks(model.tokenizer, []),
      refusals,
    });
  const textOf = (pieces: readonly string[]) => {
    const one = reader();
    const said = [...pieces.flatMap((piece) => one.push(piece)), ...one.end()];
    return said.map((part) => (part.type === "text" ? part.text : `${part.type}!`)).join("");
  };
  const value = '[{"a": "}"}, {"b": [1]}]';
  const written = `{"answer": ${value}}`;

  test("gives the value, however it comes", () => {
    for (let at = 0; at <= written.length; at++)
      expect(textOf([written.slice(0, at), written.slice(at)])).toBe(value);
    expect(textOf([...written])).toBe(value);
  });

  test("cut off, it gives the beginning of the value, to one character", () => {
    for (let at = 0; at < written.length; at++) {
      const text = textOf([...written.slice(0, at)]);
      expect(value.startsWith(text)).toBe(true);
      expect(text.length).toBeGreaterThanOrEqual(at - '{"answer": '.length - 1);
    }
  });

  test("takes a refusal for a refusal, and what is neither for text", () => {
    expect(textOf([...refusals[0]!])).toBe("refusal!");
    expect(textOf(['{"answers": 1}'])).toBe('{"answers": 1}');
  });
});
