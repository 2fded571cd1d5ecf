// Guided answers of whole models with random weights, which would never write JSON by themselves: every answer is valid,
// judged by Ajv; forced tokens are the tokenizer's own and cost no run; cuts, ends and refusals are what they should be.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prompt } from "../../test/support/answer.ts";
import { spellingConfig, writeRandomFolder } from "../../test/support/random-folder.ts";
import { hasSharedData, sharedPath } from "../../test/support/shared-text.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { Delta, GenerationOptions, GenerationRequest } from "../model.ts";
import { loadModel } from "./load-model.ts";
import type { LocalModel } from "./local-model.ts";

const booking: JsonSchema = {
  type: "object",
  properties: {
    name: { type: "string", maxLength: 8 },
    guests: { type: "integer", minimum: 1, maximum: 12 },
    kind: { enum: ["lunch", "dinner"] },
    notes: { type: "array", items: { type: "string", maxLength: 4 }, maxItems: 2 },
    when: {
      type: "object",
      properties: { day: { type: "string", format: "date" }, flexible: { type: "boolean" } },
      required: ["day"],
      additionalProperties: false,
    },
  },
  required: ["name", "guests", "kind", "when"],
  additionalProperties: false,
};
const schemas: readonly JsonSchema[] = [
  booking,
  { type: "array", items: { type: "number", minimum: -5, exclusiveMaximum: 5 }, minItems: 1, maxItems: 4 },
  { anyOf: [{ type: "null" }, { type: "string", pattern: "^[a-f]{2,6}$" }] },
  { const: { a: [1, "two", null] } },
  { type: "integer", multipleOf: 7, minimum: 0, maximum: 700 },
];
const text = "A table for two, please.";

function requestOf(parts: Partial<GenerationRequest>, options: GenerationOptions): GenerationRequest {
  return { transcript: [prompt(text)], options, ...parts };
}

async function ask(model: LocalModel, request: GenerationRequest, signal?: AbortSignal) {
  let said = "";
  let finish: Extract<Delta, { type: "finish" }> | null = null;
  for await (const delta of model.generate(request, signal)) {
    if (delta.type === "text") said += delta.text;
    if (delta.type === "finish") finish = delta;
  }
  return { text: said, finish: finish! };
}

describe.each(["bytes", "sentencepiece"] as const)("with a vocabulary of %s", (kind) => {
  const skipped = kind === "sentencepiece" && !hasSharedData;
  let folder = "";
  let model: LocalModel;
  beforeAll(async () => {
    if (skipped) return;
    folder = mkdtempSync(join(tmpdir(), "orchard-guidance-"));
    const config = spellingConfig(260);
    if (kind === "bytes") writeRandomFolder(folder, config, 3);
    model = await loadModel(kind === "bytes" ? folder : sharedPath("checkpoints/stories260K"));
  });
  afterAll(async () => {
    await model?.[Symbol.asyncDispose]();
    if (folder !== "") rmSync(folder, { recursive: true });
  });

  test.skipIf(skipped)("every random answer is what the schema says", async () => {
    const ajv = new Ajv2020({ strict: false });
    for (const schema of schemas) {
      const isValid = ajv.compile(schema as object);
      for (let seed = 0; seed < 6; seed++) {
        const sampling =
          seed === 0 ? ({ mode: "greedy" } as const) : ({ mode: "random", seed, minP: 0.001 } as const);
        const options = { sampling, repetitionPenalty: seed % 3 === 2 ? 1.3 : 1 };
        const { text, finish } = await ask(model, requestOf({ schema }, options));
        // A greedy loop inside a string goes on to the end of the context, and the answer is whole all the same.
        if (finish.reason !== "length") expect(finish.reason).toBe("stop");
        const value: unknown = JSON.parse(text);
        expect(isValid(value), `${JSON.stringify(schema)}: ${text}`).toBe(true);
      }
    }
  });

  test.skipIf(skipped)("choices and regular expressions", async () => {
    const choices = ["yes", "no", "not now"];
    const seen = new Set<string>();
    for (let seed = 0; seed < 30; seed++) {
      const options = { sampling: { mode: "random", seed } } as const;
      const chosen = await ask(model, requestOf({ constraint: { type: "choices", choices } }, options));
      seen.add(chosen.text);
      const pattern = "[A-Z]{2}-[0-9]{3}";
      const matched = await ask(model, requestOf({ constraint: { type: "regex", pattern } }, options));
      expect(matched.text).toMatch(/^[A-Z]{2}-[0-9]{3}$/);
    }
    expect([...seen].every((one) => choices.includes(one))).toBe(true);
    expect(seen.size).toBeGreaterThan(1);
  });

  test.skipIf(skipped)("an answer that may only be one thing runs the model once at most", async () => {
    const schema = { const: { a: [1, "two", null] } };
    const { text, finish } = await ask(model, requestOf({ schema }, {}));
    expect(JSON.parse(text)).toEqual({ a: [1, "two", null] });
    expect(finish.usage.output.totalTokenCount).toBeGreaterThan(1);
  });

  test.skipIf(skipped)("a limit on tokens cuts, an abort ends", async () => {
    const cut = await ask(model, requestOf({ schema: booking }, { maximumResponseTokens: 5 }));
    expect(cut.finish).toMatchObject({ reason: "length", usage: { output: { totalTokenCount: 5 } } });
    const stop = AbortSignal.abort();
    expect((await ask(model, requestOf({ schema: booking }, {}), stop)).finish.reason).toBe("aborted");
  });

  test.skipIf(skipped)("an answer is finished within its limit, where the shortest fits", async () => {
    const isValid = new Ajv2020({ strict: false, formats: { date: true } }).compile(booking as object);
    for (let seed = 0; seed < 2; seed++) {
      const sampling = { mode: "random", seed, minP: 0.001 } as const;
      for (const maximumResponseTokens of [85, 88, 110]) {
        const { text, finish } = await ask(
          model,
          requestOf({ schema: booking }, { sampling, maximumResponseTokens }),
        );
        expect([finish.reason, isValid(JSON.parse(text)), text]).toEqual(["stop", true, text]);
        expect(finish.usage.output.totalTokenCount).toBeLessThanOrEqual(maximumResponseTokens);
      }
    }
  });

  test.skipIf(skipped)("what cannot be enforced is refused by name and place", async () => {
    const schema = { type: "object", properties: { a: { type: "string", pattern: "(a)\\1" } } };
    await expect(ask(model, requestOf({ schema }, {}))).rejects.toMatchObject({
      code: "unsupportedGuide",
      details: { keyword: "pattern", pointer: "/properties/a" },
    });
    const both = requestOf({ schema: booking, constraint: { type: "regex", pattern: "a" } }, {});
    await expect(ask(model, both)).rejects.toMatchObject({ code: "invalidArgument" });
  });
});
