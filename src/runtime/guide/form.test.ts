// Forms: prose, control tokens, JSON of several documents, choices; every mask is what feeding bytes one by one gives.

import { expect, test } from "vitest";
import { Random } from "../../../test/support/random-model.ts";
import { hasSharedData, sharedPath } from "../../../test/support/shared-text.ts";
import { tokensOf } from "../../../test/support/vocabularies.ts";
import { tokenizerFromFolder } from "../tokenizer/huggingface.ts";
import { type Compiled, compile } from "./compile.ts";
import type { Form } from "./form.ts";
import { Vocabulary } from "./vocabulary.ts";

const END = 256;
const CALL = 257;
const bytes = Vocabulary.prepare({
  tokens: (id) => (id < 256 ? Uint8Array.of(id) : new TextEncoder().encode("<|call|>")),
  size: 258,
  isSpecial: (id) => id >= END,
  endTokens: [END],
  controls: [CALL],
});
const idsOf = (text: string) =>
  text.split("§").flatMap((part, at) => [...(at > 0 ? [CALL] : []), ...new TextEncoder().encode(part)]);

const literal = (text: string): Form => ({ type: "literal", text });
const call = (opening: Form): Form => ({
  type: "sequence",
  parts: [
    opening,
    {
      type: "either",
      forms: ["a", "b"].map((name) => ({
        type: "sequence",
        parts: [literal(`{"name": "${name}", "arguments": `), { type: "json", reference: `tool:${name}#` }],
      })),
    },
    literal("}"),
  ],
});
const documents = {
  "tool:a": { type: "object", properties: { x: { $ref: "#/$defs/x" } }, $defs: { x: { type: "integer" } } },
  "tool:b": { enum: [[], [1]] },
};
function answer(opening: Form, without: readonly string[]): Compiled {
  const form: Form = {
    type: "either",
    forms: [
      { type: "sequence", parts: [{ type: "prose", without, notFirst: ["{"] }, call(opening)] },
      { type: "prose", without, notFirst: ["{"] },
      { type: "json", reference: "#" },
    ],
  };
  return compile({ form, schema: { type: "object", required: ["y"], properties: { y: true } }, documents });
}

/** Whether the whole text is an answer. */
function accepts(guide: Compiled, text: string): boolean {
  const matcher = guide.matcher(bytes);
  const ids = idsOf(text);
  return matcher.acceptMany(ids) === ids.length && matcher.isComplete();
}

test.each([
  ["a control token", { type: "control", index: 0 } as const, [] as string[], "§"],
  ["text", literal("<call>"), ["<call>"], "<call>"],
])("an answer whose calls begin with %s", (_, opening, without, mark) => {
  const guide = answer(opening, without);
  for (const text of [
    "",
    "some words",
    "<cal, no",
    '{"y":1}',
    `${mark}{"name": "a", "arguments": {"x": 1}}`,
    `Words, <c then ${mark}{"name": "b", "arguments": [1]}`,
    `<c<ca${mark}{"name": "b", "arguments": []}`,
  ])
    expect(accepts(guide, text), text).toBe(true);
  for (const text of [
    "{",
    '{"x":1}',
    mark,
    `${mark}{"name": "a", "arguments": {"x": "1"}}`,
    `${mark}{"name": "b", "arguments": [2]}`,
    `${mark}{"name": "c", "arguments": []}`,
    `${mark}{"name": "b", "arguments": []} and more`,
    `{"y":1}${mark}{"name": "b", "arguments": []}`,
  ])
    expect(accepts(guide, text), text).toBe(false);
});

test("a control token is not the byte that stands for it, nor the text that it is written as", () => {
  const matcher = answer({ type: "control", index: 0 }, []).matcher(bytes);
  expect(matcher.mask()[0xff >> 5]! >>> 31).toBe(0);
  expect(matcher.accept(0xff)).toBe(false);
  expect(matcher.mask()[CALL >> 5]! & (1 << (CALL & 31))).not.toBe(0);
  expect(matcher.acceptMany(idsOf("<|call|>x"))).toBe(9);
  expect(matcher.accept(CALL)).toBe(true);
  expect(matcher.forced()).toEqual([]);
});

test("a list has at least one item and at most so many, separators only between", () => {
  const item: Form = { type: "either", forms: [literal("ab"), { type: "json", reference: "tool:b#" }] };
  const list: Form = { type: "list", item, separator: literal(", "), most: 3 };
  const guide = compile({ form: { type: "sequence", parts: [literal("<"), list, literal(">")] }, documents });
  for (const text of ["<ab>", "<[1], ab>", "<ab, [], ab>"]) expect(accepts(guide, text), text).toBe(true);
  for (const text of ["<>", "<ab,>", "<ab, >", "<abab>", "<ab, ab, ab, ab>", "<ab, [2]>", "<ab"])
    expect(accepts(guide, text), text).toBe(false);
  const bare = compile({ form: { ...list, separator: { type: "control", index: 0 } }, documents });
  for (const text of ["ab", "ab§[1]", "[]§[]§ab"]) expect(accepts(bare, text), text).toBe(true);
  for (const text of ["", "ab§", "ab§ab§ab§ab"]) expect(accepts(bare, text), text).toBe(false);
});

test("errors name the document", () => {
  const form: Form = { type: "json", reference: "tool:bad#" };
  const bad = { type: "object", properties: { a: { type: "string", pattern: "(a)\\1" } } };
  expect(() => compile({ form, documents: { "tool:bad": bad } })).toThrow(
    expect.objectContaining({
      code: "unsupportedGuide",
      details: expect.objectContaining({ keyword: "pattern", pointer: "tool:bad#/properties/a" }),
    }),
  );
  expect(() => compile({ form, documents: { "tool:bad": false } })).toThrow(/no value satisfies/);
});

test.skipIf(!hasSharedData)(
  "masks agree with feeding bytes, forced tokens are the tokenizer's own",
  async () => {
    const tokenizer = await tokenizerFromFolder(sharedPath("tokenizers/smollm2"));
    const control = tokenizer.idOf("<|im_start|>")!;
    const end = tokenizer.idOf("<|im_end|>")!;
    const vocabulary = Vocabulary.prepare({
      ...tokensOf(tokenizer, end),
      controls: [control],
      encode: (text) => tokenizer.encode(text),
    });
    const random = new Random(5, "form");
    for (const [opening, without, mark] of [
      [{ type: "control", index: 0 }, [], [control]],
      [literal("<tool_call>\n"), ["<tool_call>"], tokenizer.encode("<tool_call>\n")],
    ] as const) {
      const guide = answer(opening, without);
      const text = '{"name": "a", "arguments": {"x": 12}}';
      const ids = [...tokenizer.encode("Let me see <tool"), ...mark, ...tokenizer.encode(text), end];
      const matcher = guide.matcher(vocabulary);
      for (const [at, id] of ids.entries()) {
        const mask = matcher.mask().slice();
        for (let count = 0; count < 1000; count++) {
          const token = count === 0 ? id : random.next() % tokenizer.vocabularySize;
          const fork = matcher.fork();
          expect([token, fork.accept(token)]).toEqual([
            token,
            ((mask[token >> 5]! >>> (token & 31)) & 1) === 1,
          ]);
        }
        const forced = matcher.forced();
        expect(ids.slice(at, at + forced.length)).toEqual(forced);
        expect(matcher.accept(id), `${at}: ${id}`).toBe(true);
      }
      expect(matcher.isComplete()).toBe(true);
    }
  },
);
