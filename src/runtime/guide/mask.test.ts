// The mask against the slow truth, and random text under the mask against the validator.

import { expect, test } from "vitest";
import { randomSchema, randomText, textOf } from "../../../test/support/random-schema.ts";
import { hasSharedData, randomNumbers, sharedPath } from "../../../test/support/shared-text.ts";
import { tokensOf, vocabularyOf } from "../../../test/support/vocabularies.ts";
import { OrchardError } from "../../errors.ts";
import type { JsonSchema } from "../../json-schema.ts";
import { tokenizerFromFolder } from "../tokenizer/huggingface.ts";
import { type Compiled, compile, type GuideOptions } from "./compile.ts";
import { Constraints } from "./constraints.ts";
import { Budget } from "./diagnostics.ts";
import { Documents } from "./documents.ts";
import { Expander } from "./expand.ts";
import { RegexStore } from "./regex.ts";
import { Validator } from "./validate.ts";
import { Vocabulary } from "./vocabulary.ts";

/** Bytes, and pieces that cross the borders between names, values and punctuation. */
function mixedVocabulary(): Vocabulary {
  const pieces = [
    '{"',
    '":',
    '": ',
    '": "',
    '", "',
    '",',
    '"}',
    '"},',
    '": {',
    '": [',
    "[]",
    "{}",
    "], ",
    "}}",
    '""',
  ];
  pieces.push(
    "true",
    "null,",
    "fal",
    "12",
    "1,",
    "0.5",
    "-1",
    "e+",
    "\\n",
    "\\u00",
    '\\"',
    "\\\\",
    "name",
    "x-",
  );
  pieces.push(
    "ab",
    "abc",
    'b": ',
    'a", ',
    "é",
    'ü"',
    "2024-",
    "T10:",
    "http://",
    ".com",
    "  ",
    '["',
    ', "a',
    ": tr",
  );
  return vocabularyOf(pieces);
}

/** Random schemas that compile, with their guides. */
function* guides(count: number, seed: number): Generator<{ schema: JsonSchema; guide: Compiled }> {
  const random = randomNumbers(seed);
  for (let found = 0; found < count; ) {
    const schema = randomSchema(random);
    const options: GuideOptions = {
      propertyOrder: random() < 0.5 ? "any" : "declared",
      spacing: random() < 0.5 ? "optional" : "always",
    };
    let guide: Compiled;
    try {
      guide = compile({ schema }, options);
    } catch (error) {
      if (error instanceof OrchardError) continue;
      throw error;
    }
    found++;
    yield { schema, guide };
  }
}

function compareMask(matcher: ReturnType<Compiled["matcher"]>, vocabulary: Vocabulary): string[] {
  const mask = matcher.mask();
  const differences: string[] = [];
  for (let id = 0; id < vocabulary.size; id++) {
    const inMask = ((mask[id >> 5]! >>> (id & 31)) & 1) === 1;
    const taken = matcher.accept(id);
    if (taken) matcher.rollback(1);
    if (inMask !== taken) differences.push(`${id} ${JSON.stringify(vocabulary.bytesOf(id))} ${inMask}`);
  }
  return differences;
}

test("a bit of the mask is set exactly when the token would be taken", () => {
  const vocabulary = mixedVocabulary();
  const random = randomNumbers(5);
  for (const { schema, guide } of guides(120, 4)) {
    const start = guide.matcher(vocabulary);
    const { ids } = randomText(start.fork(), vocabulary, random);
    for (let repeat = 0; repeat < 3; repeat++) {
      const matcher = start.fork();
      matcher.acceptMany(ids.slice(0, Math.floor(random() * (ids.length + 1))));
      expect([schema, compareMask(matcher, vocabulary)]).toEqual([schema, []]);
    }
  }
});

test.skipIf(!hasSharedData)("the same with a real vocabulary", async () => {
  const tokenizer = await tokenizerFromFolder(sharedPath("tokenizers/smollm2"));
  const vocabulary = Vocabulary.prepare(tokensOf(tokenizer, 2));
  const random = randomNumbers(7);
  for (const { schema, guide } of guides(20, 6)) {
    const matcher = guide.matcher(vocabulary);
    const { ids } = randomText(matcher.fork(), vocabulary, random);
    matcher.acceptMany(ids.slice(0, Math.floor(random() * (ids.length + 1))));
    expect([schema, compareMask(matcher, vocabulary)]).toEqual([schema, []]);
  }
});

test("whatever is drawn under the mask is valid, and there is always a way to the end", () => {
  const vocabulary = mixedVocabulary();
  const random = randomNumbers(9);
  let judged = 0;
  for (const { schema, guide } of guides(170, 8)) {
    const start = guide.matcher(vocabulary);
    for (let repeat = 0; repeat < 3; repeat++) {
      const outcome = randomText(start.fork(), vocabulary, random, { limit: 3000 });
      expect([schema, outcome.deadEnd]).toEqual([schema, false]);
      if (!outcome.finished) continue;
      const text = textOf(outcome.ids, vocabulary);
      const valid = isValid(schema, text);
      if (valid !== undefined) judged++;
      expect([schema, text, valid]).not.toEqual([schema, text, false]);
    }
  }
  expect(judged).toBeGreaterThan(400);
});

test("a token may end a name and the object of an item that must be remembered", () => {
  const tokens = ["[", "{", '"', "a", '": 1}', ", ", "]"].map((text) => new TextEncoder().encode(text));
  const vocabulary = Vocabulary.prepare({
    tokens: (id) => tokens[id]!,
    size: 7,
    isSpecial: () => false,
    endTokens: [],
  });
  const schema = { type: "array", uniqueItems: true, items: { type: "object" } };
  const matcher = compile({ schema }).matcher(vocabulary);
  expect(matcher.acceptMany([0, 1, 2, 3])).toBe(4);
  expect(compareMask(matcher, vocabulary)).toEqual([]);
  expect(matcher.acceptMany([4, 5, 1, 2, 3])).toBe(5);
  // The same item again: only another name or value will do.
  expect(compareMask(matcher, vocabulary)).toEqual([]);
  expect(matcher.accept(4)).toBe(false);
});

/** Judged by the validator, which knows nothing of automata; undefined where it refuses to. */
function isValid(schema: JsonSchema, text: string): boolean | undefined {
  const constraints = new Constraints(new Documents(schema, {}), new RegexStore(), new Budget(1e6));
  const validator = new Validator(constraints, new Expander(constraints, () => true));
  try {
    return validator.satisfies([constraints.ref(schema, [])], JSON.parse(text));
  } catch (error) {
    if (error instanceof OrchardError) return undefined;
    throw error;
  }
}
