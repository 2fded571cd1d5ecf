import { expect, test } from "vitest";
import { compile } from "./compile.ts";
import { type TokenSource, Vocabulary } from "./vocabulary.ts";

function sourceOf(texts: readonly string[]): TokenSource {
  const encoder = new TextEncoder();
  return {
    tokens: (id) => encoder.encode(texts[id]!),
    size: texts.length,
    isSpecial: (id) => texts[id] === "<end>",
    endTokens: [texts.indexOf("<end>")],
  };
}

const texts = ["{", "}", '"', "a", "b", ":", " ", "1", "2", '": ', '{"', "ab", "a", "<end>", "true"];

test("a restored vocabulary gives the masks of the one it was saved from", () => {
  const source = sourceOf(texts);
  const prepared = Vocabulary.prepare(source);
  const restored = Vocabulary.restore(source, prepared.serialize());
  const schema = { type: "object", properties: { ab: { type: "integer" } }, required: ["ab"] };
  const [left, right] = [prepared, restored].map((vocabulary) => compile({ schema }).matcher(vocabulary));
  for (const token of ["{", '"', "ab", '": ', "1", "2", "}"]) {
    expect([...left!.mask()]).toEqual([...right!.mask()]);
    expect(left!.accept(texts.indexOf(token))).toBe(true);
    expect(right!.accept(texts.indexOf(token))).toBe(true);
  }
});

test("tokens with equal bytes are allowed together", () => {
  const matcher = compile({ choices: ["ab"] }).matcher(Vocabulary.prepare(sourceOf(texts)));
  const mask = matcher.mask()[0]!;
  expect([3, 12, 11, 4].map((id) => (mask >>> id) & 1)).toEqual([1, 1, 1, 0]);
});

test("a vocabulary of another tokenizer is refused", () => {
  const saved = Vocabulary.prepare(sourceOf(texts)).serialize();
  for (const other of [["~", ...texts.slice(1)], texts.slice(1), [...texts, "more"]]) {
    expect(() => Vocabulary.restore(sourceOf(other), saved)).toThrow(/another tokenizer/);
  }
  expect(() => Vocabulary.restore(sourceOf(texts), saved.subarray(4))).toThrow(/another tokenizer/);
});
