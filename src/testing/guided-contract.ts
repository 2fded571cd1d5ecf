// What a model must do that says it can guide its answers, call tools or score choices (`capabilities`, `score`), as
// cases beside those of contract.ts. Values are judged by hand, without a validator: the schemas are small.
import { OrchardError } from "../errors.ts";
import { isObject, type JsonSchema, type JsonValue } from "../json-schema.ts";
import type { Delta, GenerationRequest, LanguageModel, ToolDefinition } from "../model.ts";
import { type ContractCase, check, contractCases, type Promises, prompt } from "./contract.ts";

/**
 * The contract of guided answers as test cases; those of tools and of scores are left out for a model that has neither.
 * `makeModel` is called once per case. The model needs room for 600 tokens.
 *
 * ```ts
 * for (const { name, run } of guidedModelContract("tiny", () => tinyModel())) test(name, run);
 * ```
 */
export function guidedModelContract(
  name: string,
  makeModel: () => LanguageModel | Promise<LanguageModel>,
): ContractCase[] {
  return contractCases(name, makeModel, { ...schemaPromises, ...toolPromises, ...scorePromises });
}

const schema: JsonSchema = {
  type: "object",
  properties: {
    kind: { enum: ["lunch", "dinner"] },
    guests: { type: "integer", minimum: 1, maximum: 9 },
    notes: { type: "array", items: { type: "string", maxLength: 4 }, maxItems: 2 },
  },
  required: ["kind", "guests"],
  additionalProperties: false,
};

function isBooking(value: JsonValue): boolean {
  if (!isObject(value)) return false;
  const { kind, guests, notes = [], ...more } = value;
  return (
    (kind === "lunch" || kind === "dinner") &&
    Number.isInteger(guests) &&
    Number(guests) >= 1 &&
    Number(guests) <= 9 &&
    Array.isArray(notes) &&
    notes.length <= 2 &&
    notes.every((note) => typeof note === "string" && [...note].length <= 4) &&
    Object.keys(more).length === 0
  );
}

const tools: readonly ToolDefinition[] = [
  {
    name: "book",
    description: "Books a table",
    parameters: schema,
  },
  {
    name: "close",
    description: "Closes a door",
    parameters: {
      type: "object",
      properties: { door: { enum: ["front", "back"] } },
      required: ["door"],
      additionalProperties: false,
    },
  },
];

function isCall({ name, arguments: input }: Call): boolean {
  const value = JSON.parse(input) as JsonValue;
  if (name === "book") return isBooking(value);
  return name === "close" && isObject(value) && (value.door === "front" || value.door === "back");
}

const schemaPromises: Promises = {
  "writes JSON of a schema, whatever is sampled": async (model) => {
    check(model.capabilities.guidedGeneration, "capabilities.guidedGeneration is false");
    for (const seed of seeds) {
      const { text, finish } = await answer(model, { schema }, seed);
      check(
        finish.reason === "stop" || finish.reason === "length",
        `the finish reason is "${finish.reason}"`,
      );
      if (finish.reason === "stop") check(isBooking(JSON.parse(text) as JsonValue), `the answer is ${text}`);
    }
  },

  "keeps to choices and patterns": async (model) => {
    const choices = ["yes", "no", "not now"];
    for (const seed of seeds) {
      const chosen = await answer(model, { constraint: { type: "choices", choices } }, seed);
      check(choices.includes(chosen.text), `${JSON.stringify(chosen.text)} is no choice`);
      const pattern = "[A-F]{2}-[0-9]{3}";
      const { text } = await answer(model, { constraint: { type: "regex", pattern } }, seed);
      check(/^[A-F]{2}-[0-9]{3}$/.test(text), `${JSON.stringify(text)} does not match ${pattern}`);
    }
  },

  "cuts a guided answer at its limit and says so": async (model) => {
    const request = { schema, options: { maximumResponseTokens: 2 } };
    const { finish } = await answer(model, request, seeds[0]!);
    check(finish.reason === "length", `the finish reason is "${finish.reason}", not "length"`);
    check(finish.usage.output.totalTokenCount === 2, "more or fewer tokens than the limit are counted");
  },

  "refuses what it cannot enforce, by keyword and place": async (model) => {
    const bad = { type: "object", properties: { a: { type: "string", pattern: "(a)\\1" } } };
    const error = await answer(model, { schema: bad }, seeds[0]!).catch((reason: unknown) => reason);
    check(error instanceof OrchardError, `what was thrown is ${error}, not an OrchardError`);
    check(error.code === "unsupportedGuide", `the code is "${error.code}", not "unsupportedGuide"`);
    check(error.details.keyword === "pattern", `details.keyword is ${error.details.keyword}`);
    check(error.details.pointer === "/properties/a", `details.pointer is ${error.details.pointer}`);
  },
};

const toolPromises: Promises = {
  "calls a tool when it must, with arguments of its schema": async (model) => {
    if (!model.capabilities.toolCalling) return;
    for (const seed of seeds) {
      const { calls, finish } = await answer(model, { tools, toolChoice: "required" }, seed);
      if (finish.reason === "length") continue;
      check(calls.length > 0, "no tool was called");
      check(finish.reason === "toolCalls", `the finish reason is "${finish.reason}", not "toolCalls"`);
      check(calls.every(isCall), `the calls are ${JSON.stringify(calls)}`);
      check(new Set(calls.map(({ id }) => id)).size === calls.length, "two calls have the same id");
    }
  },

  "calls one tool at a time when told to, and none when told to": async (model) => {
    if (!model.capabilities.toolCalling) return;
    for (const seed of seeds) {
      const one = { tools, toolChoice: "required", parallelToolCalls: false } as const;
      const single = await answer(model, one, seed);
      check(single.calls.length <= 1, `${single.calls.length} tools were called at once`);
      const none = await answer(
        model,
        { tools, toolChoice: "none", options: { maximumResponseTokens: 40 } },
        seed,
      );
      check(none.calls.length === 0, "a tool was called");
      check(none.finish.reason !== "toolCalls", `the finish reason is "${none.finish.reason}"`);
    }
  },

  "answers with the schema or calls tools, when it has both": async (model) => {
    if (!model.capabilities.toolCalling) return;
    for (const seed of seeds) {
      const { text, calls, finish } = await answer(model, { tools, schema }, seed);
      check(calls.every(isCall), `the calls are ${JSON.stringify(calls)}`);
      if (finish.reason === "stop") check(isBooking(JSON.parse(text) as JsonValue), `the answer is ${text}`);
      if (finish.reason === "toolCalls")
        check(text === "", `${JSON.stringify(text)} was said beside the calls`);
    }
  },
};

const scorePromises: Promises = {
  "scores choices as whole answers": async (model) => {
    if (model.score === undefined) return;
    const request = { transcript: [prompt("Yes or no?")], options: {} };
    const choices = ["yes", "no", "yes and no", ""];
    const scores = await model.score(request, choices);
    check(scores.length === choices.length, `${choices.length} choices have ${scores.length} scores`);
    check(
      scores.every((score) => score <= 1e-6),
      `a probability is above 1: ${scores}`,
    );
    const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
    check(total <= 1 + 1e-4, `the probabilities of different answers sum to ${total}`);
    const again = await model.score(request, choices.toReversed());
    check(
      again.toReversed().every((score, index) => Math.abs(score - scores[index]!) < 1e-3),
      `${scores} became ${again.toReversed()}`,
    );
  },
};

const seeds = [1, 2, 3, 4];

type Call = Extract<Delta, { type: "toolCall" }>;

async function answer(
  model: LanguageModel,
  { options, ...parts }: Partial<GenerationRequest>,
  seed: number,
): Promise<{ text: string; calls: Call[]; finish: Extract<Delta, { type: "finish" }> }> {
  const request: GenerationRequest = {
    transcript: [prompt("A table for two, please.")],
    options: { sampling: { mode: "random", seed }, maximumResponseTokens: 300, ...options },
    ...parts,
  };
  const calls: Call[] = [];
  let text = "";
  for await (const delta of model.generate(request)) {
    if (delta.type === "finish") return { text, calls, finish: delta };
    if (delta.type === "text") text += delta.text;
    if (delta.type === "toolCall") calls.push(delta);
  }
  throw new Error("The contract of LanguageModel is broken: the stream ended without a finish.");
}
