import { expect, test } from "vitest";
import { hasSharedData, sharedPath } from "../../../test/support/shared-text.ts";
import { byteVocabulary as bytes, byteEnd as END, tokensOf } from "../../../test/support/vocabularies.ts";
import { tokenizerFromFolder } from "../tokenizer/huggingface.ts";
import { compile } from "./compile.ts";
import { Vocabulary } from "./vocabulary.ts";

const idsOf = (text: string) => [...new TextEncoder().encode(text)];

const schema = {
  type: "object",
  properties: { city: { enum: ["Paris", "Prague"] }, days: { type: "integer", minimum: 1, maximum: 30 } },
  required: ["city", "days"],
  additionalProperties: false,
};

function allowed(mask: Uint32Array): string {
  let text = "";
  for (let id = 0; id < END; id++) if ((mask[id >> 5]! >>> (id & 31)) & 1) text += String.fromCharCode(id);
  return text;
}

test("the mask follows the text", () => {
  const matcher = compile({ schema }).matcher(bytes);
  expect(allowed(matcher.mask())).toBe("{");
  expect(matcher.acceptMany(idsOf('{"city": "P'))).toBe(11);
  expect(allowed(matcher.mask())).toBe("ar");
  expect(matcher.acceptMany(idsOf('rague", "days":3'))).toBe(16);
  expect(allowed(matcher.mask())).toBe(".0}");
  expect(matcher.accept(END)).toBe(false);
  expect(matcher.isComplete()).toBe(false);
  expect(matcher.accept("}".charCodeAt(0))).toBe(true);
  expect(matcher.isComplete()).toBe(true);
  expect(matcher.mask()[END >> 5]! >>> (END & 31)).toBe(1);
  expect(matcher.accept(END)).toBe(true);
  expect(matcher.mask().every((word) => word === 0)).toBe(true);
  expect(matcher.accept("}".charCodeAt(0))).toBe(false);
});

test("acceptMany stops at the first token that is not allowed", () => {
  const matcher = compile({ schema }).matcher(bytes);
  expect(matcher.acceptMany(idsOf('{"town"'))).toBe(2);
  expect(allowed(matcher.mask())).toBe("c");
});

test("forks are independent, rollback returns to the same mask", () => {
  const matcher = compile({ schema }).matcher(bytes);
  matcher.acceptMany(idsOf('{"city": "'));
  const before = [...matcher.mask()];
  const fork = matcher.fork();
  fork.acceptMany(idsOf('Paris"'));
  expect([...matcher.mask()]).toEqual(before);
  fork.rollback(6);
  expect([...fork.mask()]).toEqual(before);
  expect(() => fork.rollback(11)).toThrow(RangeError);
});

test("nothing is forced without a tokenizer", () => {
  expect(compile({ schema }).matcher(bytes).forced()).toEqual([]);
});

test.skipIf(!hasSharedData)(
  "forced tokens are the tokenizer's own, appended as far as they are certain",
  async () => {
    const tokenizer = await tokenizerFromFolder(sharedPath("tokenizers/smollm2"));
    const vocabulary = Vocabulary.prepare({
      ...tokensOf(tokenizer, 2),
      encode: (text) => tokenizer.encode(text),
    });
    const guide = compile({ schema }, { spacing: "always" });
    for (const city of ["Paris", "Prague"]) {
      const ids = tokenizer.encode(`{"city": "${city}", "days": 7}`);
      const matcher = guide.matcher(vocabulary);
      let forcedCount = 0;
      for (let at = 0; at < ids.length; ) {
        const forced = matcher.forced();
        expect(ids.slice(at, at + forced.length)).toEqual(forced);
        forcedCount += forced.length;
        const taken = forced.length > 0 ? forced : [ids[at]!];
        expect(matcher.acceptMany(taken)).toBe(taken.length);
        at += taken.length;
      }
      expect(matcher.isComplete()).toBe(true);
      expect(forcedCount).toBeGreaterThan(3);
    }
  },
);

test("caches are dropped when they grow, and nothing is forgotten that matters", () => {
  const open = { type: "object", additionalProperties: { type: "string", pattern: "^[a-z]{0,200}$" } };
  const matcher = compile({ schema: open }, { propertyOrder: "any" }).matcher(bytes);
  const twin = compile({ schema: open }, { propertyOrder: "any" }).matcher(bytes);
  matcher.accept("{".charCodeAt(0));
  twin.accept("{".charCodeAt(0));
  for (let index = 0; index < 400; index++) {
    const text = `${index === 0 ? "" : ", "}"name${index}": "${"abcdefghij".repeat(6)}"`;
    for (const id of idsOf(text)) {
      matcher.mask();
      expect(matcher.accept(id)).toBe(true);
    }
    expect(twin.acceptMany(idsOf(text))).toBe(text.length);
  }
  expect([...matcher.mask()]).toEqual([...twin.mask()]);
  expect(matcher.acceptMany(idsOf(', "name7"'))).toBe(8);
  matcher.rollback(8 + 70);
  expect(allowed(matcher.mask())).not.toBe("");
});
