// What templates make of a level of reasoning: those with a switch take it; for "none", every thinking model's prompt ends
// with a thought that is over; and no level at all leaves the prompt as it was.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { prompt } from "../../../test/support/answer.ts";
import { hasSharedData, sharedPath } from "../../../test/support/shared-text.ts";
import type { ReasoningLevel } from "../../model.ts";
import { byteTokenizer } from "../../testing/byte-tokenizer.ts";
import { conversationOf } from "../conversation.ts";
import { encodeTranscript } from "../prompt.ts";
import { chatTemplate } from "../template.ts";
import { huggingFaceTokenizer } from "../tokenizer/tokenizer-json.ts";
import { thinkingAfter, thinkingOf, thoughtOver } from "./thinking.ts";

const tokens = ["<|im_end|>", "<|im_start|>"].map((text) => ({ text, special: true }));
const tokenizerWith = (template: string) =>
  huggingFaceTokenizer(byteTokenizer(tokens), { chat_template: template });

/** The prompt of a question at a level, as text. */
async function promptOf(template: string, reasoningLevel?: ReasoningLevel): Promise<string> {
  const tokenizer = tokenizerWith(template);
  const request = { transcript: [prompt("Why?")], options: { reasoningLevel } };
  const ids = await conversationOf(tokenizer).encode(request, { most: Number.POSITIVE_INFINITY });
  return tokenizer.decode(ids as number[], { special: true });
}

const chatml = (end: string) =>
  "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n" +
  end;

test("a thought that is over follows a prompt that begins one, or may", () => {
  const thinking = { open: "<think>", close: "</think>" };
  expect(thoughtOver(thinking, "over")).toBe("");
  expect(thoughtOver(thinking, "begun")).toBe("\n</think>\n\n");
  expect(thoughtOver(thinking, "possible")).toBe("<think>\n\n</think>\n\n");
});

test.each([
  ["that may think", chatml("{# </think> #}"), "<think>\n\n</think>\n\n"],
  ["that has begun to", chatml("<think>{# </think> #}"), "<think>\n</think>\n\n"],
  ["that cannot", chatml("{{ '' }}"), ""],
])("without a switch, none is a thought that is over: a model %s", async (_, template, end) => {
  const beginning = "<|im_start|>user\nWhy?<|im_end|>\n<|im_start|>assistant\n";
  expect(await promptOf(template, "none")).toBe(beginning + end);
  expect(await promptOf(template, "deep")).toBe(await promptOf(template));
});

test("a template that reads an effort gets OpenAI's word, or the model's own", async () => {
  const template = chatml("{{ reasoning_effort | default('nothing') }}");
  const levels = ["none", "light", "moderate", "deep", { custom: "beyond" }, undefined] as const;
  const prompts = await Promise.all(levels.map((level) => promptOf(template, level)));
  const said = prompts.map((text) => text.split("assistant\n")[1]);
  expect(said).toEqual(["none", "low", "medium", "high", "beyond", "nothing"]);
});

describe.skipIf(!hasSharedData)("templates of real models", () => {
  const names = readdirSync(sharedPath("chat-templates")).filter((name) => name.endsWith(".jinja"));
  const sources = names.map(
    (name) => [name, readFileSync(sharedPath(`chat-templates/${name}`), "utf8")] as const,
  );
  const thinkers = sources.filter(([, source]) => thinkingOf(source) !== null);

  test("without a level nothing changes", async () => {
    expect(thinkers.length).toBeGreaterThan(15);
    for (const [name, source] of thinkers) {
      const tokenizer = tokenizerWith(source);
      const plain = encodeTranscript(tokenizer, chatTemplate(source), [prompt("Why?")]);
      expect(tokenizer.decode(plain, { special: true }), name).toBe(await promptOf(source));
    }
  });

  test("at none the thought of every one is over", async () => {
    for (const [name, source] of thinkers)
      expect(thinkingAfter(thinkingOf(source), await promptOf(source, "none")), name).toBe("over");
  });

  test.each([
    "Qwen-Qwen3-0.6B",
    "HuggingFaceTB-SmolLM3-3B",
    "GLM-4.6",
    "Qwen3.5-4B",
    "deepseek-ai-DeepSeek-V3.1",
  ])("%s is switched", async (name) => {
    const source = readFileSync(sharedPath(`chat-templates/${name}.jinja`), "utf8");
    const template = chatTemplate(source);
    const end = (thinks: boolean) => {
      const variables = { enable_thinking: thinks, thinking: thinks };
      return template.render([{ role: "user", content: "Why?" }], { variables });
    };
    expect(end(true)).not.toBe(end(false));
    expect((await promptOf(source, "none")).trimEnd()).toBe(end(false).trimEnd());
    expect((await promptOf(source, "deep")).trimEnd()).toBe(end(true).trimEnd());
  });
});
