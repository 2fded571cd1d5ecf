// The fast encoder against the chat template itself, and the reason for the words: values are the same tokens
// in the prompt and in the answer.
import { expect, test } from "vitest";
import { chatTemplate } from "../../src/runtime/template.ts";
import { huggingFaceTokenizer } from "../../src/runtime/tokenizer/tokenizer-json.ts";
import { trainBpe } from "../../src/training/bpe.ts";
import { tokenizerJson } from "../../src/training/bpe-file.ts";
import { tokenizeExample } from "../../src/training/tokenize-example.ts";
import { trainingExampleAt } from "./data.ts";
import { encodePieces, piecesOf } from "./encode.ts";
import { conversationOf } from "./example.ts";
import { CHAT_TEMPLATE, SPECIAL_TOKENS, SPLIT } from "./format.ts";
import { publicSetsFolder, readPublicSets } from "./public-sets.ts";

const folder = publicSetsFolder();
const sets = folder === null ? null : await readPublicSets(folder);
const examples = Array.from({ length: 600 }, (_, n) => trainingExampleAt(n, 3, sets));
const texts = examples.flatMap((example) => piecesOf(conversationOf(example)).map(({ text }) => text));
const vocabulary = await trainBpe(texts, {
  vocabularySize: 1500,
  specialTokens: SPECIAL_TOKENS,
  split: SPLIT,
});
const tokenizer = huggingFaceTokenizer(tokenizerJson(vocabulary), { eos_token: "<|end|>" });
const template = chatTemplate(CHAT_TEMPLATE);

test("the fast encoder gives the chat template's tokens and mask", () => {
  for (const example of examples.slice(0, 250)) {
    const conversation = conversationOf(example);
    const fast = encodePieces(conversation, tokenizer);
    const slow = tokenizeExample(conversation, tokenizer, template);
    expect(tokenizer.decode([...fast.tokens], { special: true })).toBe(
      tokenizer.decode([...slow.tokens], { special: true }),
    );
    expect(fast).toEqual(slow);
  }
});

test("only control tokens lie outside of the words", () => {
  for (const example of examples) {
    const { tokens } = encodePieces(conversationOf(example), tokenizer);
    const controls = [...tokens].filter((id) => tokenizer.isSpecial(id)).length;
    expect(controls).toBe(piecesOf(conversationOf(example)).length);
  }
});

/** Whether the ids of `part` stand next to each other in `ids`. */
function contains(ids: readonly number[], part: readonly number[]): boolean {
  return ids.some((_, i) => part.every((id, k) => ids[i + k] === id));
}

test("a copied value is the same tokens in the sentence and in the answer", () => {
  let values = 0;
  let same = 0;
  for (const { prompt, expected } of examples) {
    if (expected.type !== "object") continue;
    const ids = tokenizer.encode(prompt);
    for (const value of Object.values(expected.value)) {
      if (typeof value !== "string" || value === "" || !prompt.includes(value)) continue;
      // As it stands in the answer: between quotes.
      const quoted = tokenizer.encode(`{"x": "${value}"}`);
      const start = tokenizer.encode('{"x": "').length;
      const end = tokenizer.encode('"}').length;
      values++;
      if (contains(ids, quoted.slice(start, quoted.length - end))) same++;
    }
  }
  expect(values).toBeGreaterThan(200);
  expect(same / values).toBeGreaterThan(0.985);
});
