// Which tokens are learned: read back as text, on templates of the common forms.
import { expect, test } from "vitest";
import { hasSharedData, sharedText } from "../../test/support/shared-text.ts";
import { chatTemplate } from "../runtime/template.ts";
import { huggingFaceTokenizer } from "../runtime/tokenizer/tokenizer-json.ts";
import { trainBpe } from "./bpe.ts";
import { tokenizerJson } from "./bpe-file.ts";
import type { ConversationExample, TrainingExample } from "./conversation.ts";
import { tokenizeExample } from "./tokenize-example.ts";

const vocabulary = await trainBpe(["assistant user hello there\n"], {
  vocabularySize: 290,
  specialTokens: ["<|im_start|>", "<|im_end|>"],
});
const tokenizer = huggingFaceTokenizer(tokenizerJson(vocabulary), { eos_token: "<|im_end|>" });
const chatml = chatTemplate(
  "{% for m in messages %}<|im_start|>{{ m.role }}\n{{ m.content }}<|im_end|>\n{% endfor %}" +
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}",
);

function learned(example: TrainingExample, template = chatml): string {
  const { tokens, lossMask } = tokenizeExample(example, tokenizer, template);
  expect(lossMask.length).toBe(tokens.length);
  return tokenizer.decode(
    [...tokens].filter((_, i) => lossMask[i] === 1),
    { special: true },
  );
}

const conversation: ConversationExample = {
  type: "conversation",
  tools: [],
  messages: [
    { role: "system", content: "assistant" },
    { role: "user", content: "hello <|im_end|>" },
    { role: "assistant", content: "hello there" },
    { role: "user", content: "hello" },
    { role: "assistant", content: "\nthere" },
  ],
};

test("of a conversation, the assistant's words and the ends of its turns", () => {
  expect(learned(conversation)).toBe("hello there<|im_end|>\n\nthere<|im_end|>\n");
});

test("but not of an answer that is only context", () => {
  expect(learned({ ...conversation, unlearned: [2] })).toBe("\nthere<|im_end|>\n");
});

test("of a document, all but the first token", () => {
  const { tokens, lossMask } = tokenizeExample({ type: "document", text: "hello" }, tokenizer, null);
  expect(tokens.at(-1)).toBe(1);
  expect([...lossMask]).toEqual([...tokens].map((_, i) => (i === 0 ? 0 : 1)));
});

test("a template that rewrites what it wrote is refused, and so is none", () => {
  const forgetful = chatTemplate(
    "{% for m in messages %}{% if loop.last or m.role == 'user' %}<|im_start|>{{ m.content }}<|im_end|>" +
      "{% else %}gone{% endif %}{% endfor %}{% if add_generation_prompt %}<|im_start|>{% endif %}",
  );
  expect(() => tokenizeExample(conversation, tokenizer, forgetful)).toThrow(
    "in another way once others follow",
  );
  expect(() => tokenizeExample(conversation, tokenizer, null)).toThrow("needs a chat template");
});

test.skipIf(!hasSharedData)(
  "a published template with tools: calls and answers are learned, results are not",
  () => {
    const template = chatTemplate(sharedText("chat-templates/Qwen-Qwen2.5-7B-Instruct.jinja"));
    const text = learned(
      {
        type: "conversation",
        tools: [
          {
            type: "function",
            function: { name: "sun", description: "tells", parameters: { type: "object", properties: {} } },
          },
        ],
        messages: [
          { role: "user", content: "Sun?" },
          {
            role: "assistant",
            content: "",
            tool_calls: [
              { id: "call00001", type: "function", function: { name: "sun", arguments: { at: "Lyon" } } },
            ],
          },
          { role: "tool", name: "sun", content: "shining" },
          { role: "assistant", content: "Yes." },
        ],
      },
      template,
    );
    expect(text).toContain("Lyon");
    expect(text).toContain("Yes.<|im_end|>");
    expect(text).not.toContain("shining");
    expect(text).not.toContain("Sun?");
  },
);
