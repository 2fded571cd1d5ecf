// A model that has texts to decline with: guided, an answer is what the schema says or one of them, if it may be; and read,
// such a text is told from one that only begins like it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { prompt } from "../../test/support/answer.ts";
import { spellingConfig, writeRandomFolder } from "../../test/support/random-folder.ts";
import type { GenerationRequest } from "../model.ts";
import { AnswerReader, type Said } from "./answer-reader.ts";
import { Marks } from "./dialects/marks.ts";
import { loadModel } from "./load-model.ts";
import type { LocalModel } from "./local-model.ts";

const refusals = ["[I cannot do that.]", "那个我做不了。"];
const schema = { type: "array", items: { type: "integer", minimum: 0, maximum: 99 }, maxItems: 4 } as const;
const isList = new Ajv2020().compile(schema);

let folder = "";
let model: LocalModel;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "orchard-refusal-"));
  const config = spellingConfig(257);
  writeRandomFolder(folder, config, 5, {
    chatTemplate: "{% for m in messages %}{{ m.content }}<|end|>{% endfor %}",
    tokens: [{ text: "<|end|>", special: true }],
    refusals,
  });
  model = await loadModel(folder);
});
afterAll(async () => {
  await model?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

async function ask(parts: Partial<GenerationRequest>, seed: number) {
  const request: GenerationRequest = {
    transcript: [prompt("Hello.")],
    options: { sampling: { mode: "random", seed }, temperature: 4, maximumResponseTokens: 200 },
    ...parts,
  };
  const said = { text: "", refusal: "", reason: "" };
  for await (const delta of model.generate(request)) {
    if (delta.type === "text" || delta.type === "refusal") said[delta.type] += delta.text;
    if (delta.type === "finish") said.reason = delta.reason;
  }
  return said;
}

test("an answer that may be refused is what the schema says, or one of the refusals", async () => {
  const seen = { values: 0, refusals: new Set<string>() };
  for (let seed = 0; seed < 40; seed++) {
    const { text, refusal, reason } = await ask({ schema, mayRefuse: true }, seed);
    expect(reason).toBe("stop");
    if (refusal === "") {
      expect(isList(JSON.parse(text)), text).toBe(true);
      seen.values++;
    } else {
      expect(text).toBe("");
      expect(refusals).toContain(refusal);
      seen.refusals.add(refusal);
    }
  }
  expect(seen.values).toBeGreaterThan(0);
  expect(seen.refusals.size).toBeGreaterThan(0);
});

test("one that may not be is what the schema says, always", async () => {
  for (let seed = 0; seed < 40; seed++) {
    const { text, refusal } = await ask({ schema }, seed);
    expect(refusal).toBe("");
    expect(isList(JSON.parse(text)), text).toBe(true);
  }
});

describe("a reader of answers", () => {
  /** What is said of a text that comes a character at a time. */
  const read = (text: string, request: Partial<GenerationRequest> = {}): Said[] => {
    const reader = new AnswerReader({
      request: { transcript: [], options: {}, ...request },
      dialect: null,
      thinking: null,
      thinkingState: "over",
      marks: new Marks(model.tokenizer, []),
      refusals,
    });
    const said = [...text].flatMap((character) => reader.push(character));
    const end = reader.end();
    const all: Said[] = [];
    for (const one of [...said, ...end]) {
      const last = all.at(-1);
      if (last?.type === "text" && one.type === "text")
        all[all.length - 1] = { type: "text", text: last.text + one.text };
      else all.push(one);
    }
    return all;
  };

  test.each(refusals)("takes %s for a refusal", (text) => {
    expect(read(text)).toEqual([{ type: "refusal", text }]);
  });

  test.each(["[I cannot do that.] But this I can.", "[I cannot", "Say: [I cannot do that.]", "[1]", ""])(
    "takes %j for a text",
    (text) => {
      expect(read(text)).toEqual(text === "" ? [] : [{ type: "text", text }]);
    },
  );

  test("takes a choice for a choice", () => {
    const [text] = refusals as [string, string];
    const constraint = { type: "choices", choices: [text, "yes"] } as const;
    expect(read(text, { constraint })).toEqual([{ type: "text", text }]);
  });
});
