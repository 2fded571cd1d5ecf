// Finishing in time: random text under masks with little room, judged by Ajv; the shortest ways against a search over
// bytes; and the quick test for "far from the limit" against every token.

import { Ajv2020 } from "ajv/dist/2020.js";
import { default as addFormats } from "ajv-formats";
import { afterEach, expect, test, vi } from "vitest";
import { randomSchema, textOf } from "../../../test/support/random-schema.ts";
import { hasSharedData, randomNumbers, sharedPath } from "../../../test/support/shared-text.ts";
import { tokensOf, vocabularyOf } from "../../../test/support/vocabularies.ts";
import { OrchardError } from "../../errors.ts";
import type { JsonSchema } from "../../json-schema.ts";
import { tokenizerFromFolder } from "../tokenizer/huggingface.ts";
import { type Compiled, compile } from "./compile.ts";
import { Finish } from "./finish.ts";
import type { State } from "./locals.ts";
import { Masks } from "./mask.ts";
import type { Matcher } from "./matcher.ts";
import { Vocabulary } from "./vocabulary.ts";

afterEach(() => vi.restoreAllMocks());

const bytes = vocabularyOf([]);
const pieces = [
  '{"',
  '": ',
  '", "',
  '"}',
  '": "',
  "[]",
  "{}",
  "}}",
  "[[",
  ", ",
  "true",
  "12",
  "ab",
  "name",
  '": [',
];
const mixed = vocabularyOf([...pieces, "2024-", "é", "\\u00", "null", '"],', 'a": ', "[{", "0.0", "  "]);

function attempt(schema: JsonSchema, propertyOrder: "any" | "declared" = "declared"): Compiled | undefined {
  try {
    return compile({ schema }, { propertyOrder });
  } catch (error) {
    if (error instanceof OrchardError) return undefined;
    throw error;
  }
}

const isIn = (mask: Uint32Array, id: number) => ((mask[id >> 5]! >>> (id & 31)) & 1) === 1;

function draw(mask: Uint32Array, vocabulary: Vocabulary, random: () => number): number | undefined {
  const ids: number[] = [];
  for (let id = 0; id < vocabulary.size; id++) if (isIn(mask, id)) ids.push(id);
  return ids[Math.floor(random() * ids.length)];
}

/** The fewest tokens that suffice from the start, as far as is known. */
function leastOf(matcher: Matcher): number | undefined {
  for (let most = 0; most <= 400; most++) if (matcher.canFinish(most)) return most;
  return undefined;
}

/** Random tokens under the mask, at most `most`; the text, or undefined for a dead end. */
function textWithin(matcher: Matcher, vocabulary: Vocabulary, most: number, random: () => number) {
  const ids: number[] = [];
  while (ids.length < most) {
    const id = draw(matcher.mask(most - ids.length), vocabulary, random);
    if (id === undefined) return undefined;
    if (!matcher.accept(id)) throw new Error(`token ${id} was in the mask but not accepted`);
    if (vocabulary.source.endTokens.includes(id)) break;
    ids.push(id);
  }
  return textOf(ids, vocabulary);
}

const ajv = new Ajv2020({ strict: false, allErrors: true, multipleOfPrecision: 9, logger: false });
addFormats.default(ajv);

/** Says whether Ajv finds something wrong beside a format, of which it has other opinions. */
function judge(schema: JsonSchema): (text: string) => boolean {
  const validate = ajv.compile(schema);
  return (text) =>
    !validate(JSON.parse(text)) && !validate.errors!.some(({ keyword }) => keyword === "format");
}

function expectWhole(count: number, vocabulary: Vocabulary, seed: number): void {
  const random = randomNumbers(seed);
  const outcome = { schemas: 0, texts: 0, without: 0 };
  while (outcome.schemas < count) {
    const schema = randomSchema(random);
    const guide = attempt(schema, random() < 0.5 ? "any" : "declared");
    if (guide === undefined) continue;
    outcome.schemas++;
    const start = guide.matcher(vocabulary);
    const least = leastOf(start);
    if (least === undefined) {
      outcome.without++;
      continue;
    }
    const isWrong = judge(schema);
    for (const room of [0, 0, 1, 2, 5, 20]) {
      const text = textWithin(start.fork(), vocabulary, least + room, random);
      expect([schema, room, text]).not.toEqual([schema, room, undefined]);
      expect([schema, room, text, isWrong(text!)]).toEqual([schema, room, text, false]);
      outcome.texts++;
    }
  }
  expect(outcome.without).toBe(0);
}

test("with room for the shortest way, random text is whole and valid", () => {
  expectWhole(25, mixed, 21);
}, 180_000);

test.skipIf(!hasSharedData)(
  "the same with a real vocabulary",
  async () => {
    const tokenizer = await tokenizerFromFolder(sharedPath("tokenizers/smollm2"));
    const vocabulary = Vocabulary.prepare(tokensOf(tokenizer, 2));
    const schema: JsonSchema = {
      type: "object",
      properties: { name: { type: "string" }, guests: { type: "integer", minimum: 1, maximum: 12 } },
      required: ["name", "guests"],
      additionalProperties: { type: "array", items: { enum: ["lunch", "dinner"] } },
    };
    const start = attempt(schema)!.matcher(vocabulary);
    const least = leastOf(start)!;
    expect(least).toBeLessThan(12);
    const isWrong = judge(schema);
    for (const room of [0, 2, 8]) {
      const text = textWithin(start.fork(), vocabulary, least + room, randomNumbers(room));
      expect([room, text, isWrong(text!)]).toEqual([room, text, false]);
    }
  },
  180_000,
);

/** The state of a matcher, which only masks are told. */
function stateOf(matcher: Matcher): State {
  const spy = vi.spyOn(Masks.prototype, "of");
  matcher.mask();
  const state = spy.mock.calls[0]![0];
  spy.mockRestore();
  return state;
}

/** The least number of bytes to the end, by trying all; undefined when that takes too many steps. */
function searched(start: Matcher): number | undefined {
  const seen = new Set([stateOf(start)]);
  let level = [start];
  for (let depth = 0; level.length > 0; depth++) {
    if (level.some((matcher) => matcher.isComplete())) return depth;
    const next: Matcher[] = [];
    for (const matcher of level) {
      for (let id = 0; id < 256; id++) {
        const fork = matcher.fork();
        if (!fork.accept(id)) continue;
        const state = stateOf(fork);
        if (seen.has(state)) continue;
        seen.add(state);
        next.push(fork);
      }
      if (seen.size > 2_000) return undefined;
    }
    level = next;
  }
  return undefined;
}

const plain: readonly JsonSchema[] = [
  true,
  { type: "string", minLength: 3, pattern: "^[a-z]+$" },
  { type: "integer", minimum: 100 },
  { enum: ["one", "three", 12345] },
  { type: "array", items: { enum: ["long", 7] }, minItems: 2 },
  { type: "array", items: { enum: [1, 2, 30] }, minItems: 3, uniqueItems: true },
  { type: "array", items: { enum: ["x", 1] }, contains: { const: "x" }, minContains: 2, maxItems: 3 },
  { type: "object", properties: { a: { type: "integer" }, b: { type: "null" } }, required: ["b"] },
  {
    anyOf: [
      { type: "object", properties: { kind: { const: "k" } }, required: ["kind"] },
      { const: "a long text" },
    ],
  },
  {
    type: "object",
    minProperties: 2,
    propertyNames: { enum: ["a", "bc"] },
    additionalProperties: { enum: [10, 7] },
  },
  {
    $ref: "#/$defs/tree",
    $defs: {
      tree: {
        type: "object",
        properties: {
          v: { type: "boolean" },
          of: { type: "array", items: { $ref: "#/$defs/tree" }, maxItems: 2 },
        },
        required: ["v", "of"],
        additionalProperties: false,
      },
    },
  },
];

test.each(plain)("the way is the shortest that a search over bytes finds: %j", (schema) => {
  const random = randomNumbers(5);
  const start = attempt(schema)!.matcher(bytes);
  let compared = 0;
  for (let repeat = 0; repeat < 4; repeat++) {
    const matcher = start.fork();
    for (let step = 0; step < 3 * repeat; step++) {
      const id = draw(matcher.mask(), bytes, random)!;
      if (id === 256 || !matcher.accept(id)) break;
    }
    const least = searched(matcher);
    if (least === undefined) continue;
    expect([repeat, leastOf(matcher)]).toEqual([repeat, least]);
    compared++;
  }
  expect(compared).toBeGreaterThan(1);
});

test("no generated schema has a way that is shorter than the shortest", () => {
  const random = randomNumbers(6);
  let exact = 0;
  let compared = 0;
  while (compared < 25) {
    const schema = randomSchema(random, 2);
    const start = attempt(schema)?.matcher(bytes);
    const least = start && searched(start);
    if (start === undefined || least === undefined) continue;
    compared++;
    const found = leastOf(start)!;
    expect([schema, found >= least]).toEqual([schema, true]);
    if (found === least) exact++;
  }
  expect(exact).toBeGreaterThan(22);
});

test("what counts as far from the limit is far for every token", () => {
  const random = randomNumbers(7);
  const asked: { finish: Finish; state: State }[] = [];
  const isFar = Finish.prototype.isFar;
  vi.spyOn(Finish.prototype, "isFar").mockImplementation(function (this: Finish, state, left) {
    asked.push({ finish: this, state });
    return isFar.call(this, state, left);
  });
  let compared = 0;
  for (let count = 0; count < 40; count++) {
    const guide = attempt(randomSchema(random), random() < 0.5 ? "any" : "declared");
    if (guide === undefined) continue;
    const matcher = guide.matcher(mixed);
    for (let step = 0; step < 25; step++) {
      const mask = matcher.mask();
      const { finish, state } = asked.at(-1)!;
      let left = 1;
      while (left < 4_000 && !isFar.call(finish, state, left)) left += 1 + (left >> 4);
      if (left < 4_000) {
        compared++;
        expect(finish.within(state, mask, left)).toBe(mask);
      }
      const id = draw(mask, mixed, random)!;
      if (!matcher.accept(id) || mixed.source.endTokens.includes(id)) break;
    }
  }
  expect(compared).toBeGreaterThan(100);
});

test("far from the limit the mask is the one without a limit; where nothing suffices, too", () => {
  const schema = { type: "array", items: { type: "string" }, maxItems: 4 };
  const matcher = attempt(schema)!.matcher(mixed);
  expect(matcher.mask(200)).toBe(matcher.mask());
  const needs = attempt({ enum: ["a very long text that nothing makes shorter"] })!.matcher(mixed);
  expect(needs.canFinish(5)).toBe(false);
  expect(needs.mask(5)).toBe(needs.mask());
});

test("forks and rollbacks keep the way", () => {
  const matcher = attempt({ type: "array", items: { enum: ["ab", "abc"] }, minItems: 3 })!.matcher(mixed);
  const least = leastOf(matcher)!;
  const random = randomNumbers(3);
  const text = textWithin(matcher.fork(), mixed, least, random);
  expect(JSON.parse(text!)).toEqual(["ab", "ab", "ab"]);
  const first = draw(matcher.mask(least), mixed, random)!;
  matcher.accept(first);
  const before = [...matcher.mask(least - 1)];
  const fork = matcher.fork();
  fork.accept(draw(fork.mask(least - 1), mixed, random)!);
  fork.rollback(1);
  expect([...fork.mask(least - 1)]).toEqual(before);
});
