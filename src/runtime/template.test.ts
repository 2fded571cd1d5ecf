import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { OrchardError } from "../errors.ts";
import type { ChatMessage, ChatTool } from "./messages.ts";
import { chatTemplate } from "./template.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const folder = at("../../../shared/data/chat-templates/");
const names = existsSync(folder) ? readdirSync(folder).map((file) => file.replace(".jinja", "")) : [];
const golden: Record<string, (string | null)[]> = JSON.parse(
  readFileSync(at("../../test/golden/chat-templates.json"), "utf8"),
);

const plain: ChatMessage[] = [
  { role: "user", content: "Hello, first?" },
  { role: "assistant", content: "An answer." },
  { role: "user", content: "And a second?" },
];
const system: ChatMessage[] = [{ role: "system", content: "Be brief." }, ...plain];
const tools: ChatTool[] = [
  {
    type: "function",
    function: {
      name: "add",
      description: "Adds two numbers.",
      parameters: {
        type: "object",
        properties: {
          a: { type: "number", description: "one" },
          b: { type: "number", description: "other" },
        },
        required: ["a"],
      },
    },
  },
];
const call = { name: "add", arguments: { a: 1, b: 2 } };
const calling: ChatMessage[] = [
  { role: "user", content: "What is 1 + 2?" },
  { role: "assistant", content: "", tool_calls: [{ id: "call00001", type: "function", function: call }] },
  { role: "tool", name: "add", tool_call_id: "call00001", content: "3" },
  { role: "assistant", content: "It is 3." },
  { role: "user", content: "Thanks." },
];

/** Plain conversations that do not render, and why. */
const unrendered: Readonly<Record<string, string>> = {
  "ByteDance-Seed-OSS": "a dictionary with integers for keys, which @huggingface/jinja 0.5.11 lacks",
  MiroThinker: "assigns to an attribute of a message, which Jinja itself refuses",
};
/** Conversations with tools that do not render as Jinja renders them, and why. */
const unrenderedTools: Readonly<Record<string, string>> = {
  ...unrendered,
  "Apriel-1.6-15b-Thinker-fixed":
    "the filter `string` on a dictionary, which @huggingface/jinja 0.5.11 lacks",
  "unsloth-Apriel-1.5": "the filter `string` on a dictionary, which @huggingface/jinja 0.5.11 lacks",
  "meetkai-functionary-medium-v3.1": "Jinja escapes the quotes of the tools for HTML here; ours are JSON",
  "meetkai-functionary-medium-v3.2": "concatenates text and a dictionary, which Jinja itself refuses",
  "Kimi-K2-Instruct": "calls `append` of a list, which Jinja's sandbox refuses",
  "Kimi-K2-Thinking": "calls `append` of a list, which Jinja's sandbox refuses",
  "google-gemma-2-2b-it": "knows no tools and says so",
  "llama-cpp-deepseek-r1": "writes a generator as JSON, which Jinja itself refuses",
};

function render(name: string, messages: readonly ChatMessage[], given?: readonly ChatTool[]): string {
  const template = chatTemplate(readFileSync(`${folder}${name}.jinja`, "utf8"), {
    bos: "<BOS>",
    eos: "<EOS>",
  });
  return template.render(messages, {
    tools: given,
    now: new Date(2026, 1, 3, 4, 5, 6),
    // fireworks-ai-llama-3-firefunction-v2 reads these instead of tools and strftime_now.
    variables: { functions: "[]", datetime: "today" },
  });
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

describe.skipIf(names.length === 0)("the 55 chat templates", () => {
  it("are the ones of the golden file", () => {
    expect(names.sort()).toEqual(Object.keys(golden).sort());
    expect(names.length).toBe(55);
  });

  it.each(names)("%s writes what Jinja writes", (name) => {
    const [goldenPlain, goldenSystem, goldenTools] = golden[name]!;
    if (name in unrendered) {
      expect(() => render(name, plain)).toThrow(expect.objectContaining({ code: "unsupportedModel" }));
      return;
    }
    expect(digest(render(name, plain))).toBe(goldenPlain);
    const withSystem = render(name, system);
    if (goldenSystem !== null) expect(digest(withSystem)).toBe(goldenSystem);
    for (const { content } of system) expect(withSystem).toContain(content);
    if (!(name in unrenderedTools)) expect(digest(render(name, calling, tools))).toBe(goldenTools);
  });
});

describe("a chat template", () => {
  it("writes ChatML", () => {
    const chatml =
      "{% for message in messages %}" +
      "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}" +
      "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";
    const template = chatTemplate(chatml);
    const text = "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello, first?<|im_end|>\n";
    expect(template.render(system.slice(0, 2))).toBe(`${text}<|im_start|>assistant\n`);
    expect(template.render(system.slice(0, 2), { addGenerationPrompt: false })).toBe(text);
    expect(template.hasSystemRole).toBe(true);
  });

  it("gets instructions into the first prompt when it refuses or forgets a system message", () => {
    const refuses = "{% if messages[0].role == 'system' %}{{ raise_exception('no system') }}{% endif %}";
    const forgets = "{% for m in messages if m.role != 'system' %}[{{ m.content }}]{% endfor %}";
    for (const template of [chatTemplate(refuses + forgets), chatTemplate(forgets)]) {
      expect(template.hasSystemRole).toBe(false);
      expect(template.render(system.slice(0, 2))).toBe("[Be brief.\n\nHello, first?]");
      expect(template.render(system.slice(0, 1))).toBe("[Be brief.]");
    }
  });

  it("says what the template says when it refuses", () => {
    const template = chatTemplate(
      "{% if messages|length > 1 %}{{ raise_exception('one at a time') }}{% endif %}x",
    );
    expect(() => template.render(plain)).toThrow(
      expect.objectContaining({ code: "invalidArgument", message: expect.stringContaining("one at a time") }),
    );
  });

  it("tells the time as Python does", () => {
    const template = chatTemplate("{{ strftime_now('%d %b %Y, %B %A %j %I:%M %p %%') }}");
    expect(template.render(plain, { now: new Date(2026, 1, 3, 14, 5, 6) })).toBe(
      "03 Feb 2026, February Tuesday %j 02:05 PM %",
    );
  });

  it("writes JSON as Python does", () => {
    const template = chatTemplate("{{ value | tojson }} {{ value | tojson(indent=2) }}");
    const value = { a: [1, "é<", null, true], b: {} };
    expect(template.render(plain, { variables: { value } })).toBe(
      '{"a": [1, "é<", null, true], "b": {}} {\n  "a": [\n    1,\n    "é<",\n    null,\n    true\n  ],\n  "b": {}\n}',
    );
  });

  it.each(["{% for %}", "{{ messages | nonesuch }}", "{% if %}", "{{", "{{ 1 +"])(
    "refuses %s by an OrchardError",
    (source) => {
      expect(() => chatTemplate(source).render(plain)).toThrow(OrchardError);
    },
  );
});
