import { expect, test } from "vitest";
import { byteVocabulary as bytes } from "../../../test/support/vocabularies.ts";
import { OrchardError } from "../../errors.ts";
import type { JsonSchema } from "../../json-schema.ts";
import { compile, type GuideOptions } from "./compile.ts";
import type { Matcher } from "./matcher.ts";

function accepts(matcher: Matcher, text: string): boolean {
  const ids = [...new TextEncoder().encode(text)];
  const fork = matcher.fork();
  return fork.acceptMany(ids) === ids.length && fork.isComplete();
}

function verdicts(schema: JsonSchema, texts: readonly string[], options: GuideOptions = {}): boolean[] {
  const matcher = compile({ schema }, options).matcher(bytes);
  return texts.map((text) => accepts(matcher, text));
}

function failure(action: () => unknown): OrchardError {
  try {
    action();
  } catch (error) {
    if (error instanceof OrchardError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const booking: JsonSchema = {
  type: "object",
  properties: { name: { type: "string" }, guests: { type: "integer", minimum: 1, maximum: 12 }, note: true },
  required: ["name", "guests"],
};

test("declared order: as in the schema, the rest last", () => {
  expect(
    verdicts(booking, [
      '{"name": "x", "guests": 2}',
      '{"guests": 2, "name": "x"}',
      '{"name": "x", "guests": 2, "extra": 1}',
      '{"extra": 1, "name": "x", "guests": 2}',
      '{"name": "x", "guests": 13}',
      '{"name": "x"}',
    ]),
  ).toEqual([true, false, true, false, false, false]);
});

test("any order: required and unique names all the same", () => {
  expect(
    verdicts(
      booking,
      [
        '{"guests": 2, "name": "x"}',
        '{"extra": 1, "guests": 2, "name": "x"}',
        '{"guests": 2, "guests": 3, "name": "x"}',
        '{"a": 1, "a": 2, "guests": 2, "name": "x"}',
        '{"guests": 2}',
      ],
      { propertyOrder: "any" },
    ),
  ).toEqual([true, true, false, false, false]);
});

test.each([
  ["optional", [true, true, true, false, false]],
  ["always", [true, false, false, false, false]],
] as const)("spacing %s", (spacing, expected) => {
  const texts = ['{"a": [1, 2]}', '{"a":[1,2]}', '{"a": [1,2]}', '{"a":  [1, 2]}', '{"a": [1, 2] }'];
  expect(verdicts(true, texts, { spacing })).toEqual(expected);
});

test("names and constants have one spelling, free strings have all of JSON's", () => {
  expect(verdicts({ const: 'a\n"b' }, ['"a\\n\\"b"', '"\\u0061\\n\\"b"'])).toEqual([true, false]);
  expect(verdicts({ type: "string" }, ['"\\u0061\\ud83d\\ude00é/\\/"', '"\\ud83d"', '"\u0001"'])).toEqual([
    true,
    false,
    false,
  ]);
});

test("unique items of every type", () => {
  const texts = [
    "[1, 2, 3]",
    "[1, 1.0]",
    '[{"a": 1}, {"a": 2}]',
    '[{"a": 1, "b": 2}, {"b": 2, "a": 1}]',
    "[[1], [1, 2], [1]]",
    '["x", "x"]',
    '[null, false, 0, "", [], {}]',
  ];
  expect(verdicts({ uniqueItems: true }, texts, { propertyOrder: "any" })).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
    true,
  ]);
});

test("a unique array does not use up the values it still needs", () => {
  const schema: JsonSchema = {
    type: "array",
    uniqueItems: true,
    minItems: 2,
    prefixItems: [{ enum: ["a", "b"] }, { const: "a" }],
    items: false,
  };
  expect(verdicts(schema, ['["b", "a"]', '["a", "a"]', '["a"]'])).toEqual([true, false, false]);
  const matcher = compile({ schema }).matcher(bytes);
  expect(matcher.acceptMany([...'["a'].map((letter) => letter.charCodeAt(0)))).toBe(2);
});

test("negated values of every type", () => {
  const schema = { not: { enum: [{ a: 1 }, [1, 2], "x", 3, null] } };
  const texts = [
    '{"a": 1}',
    '{"a": 2}',
    '{"a": 1, "b": 1}',
    "{}",
    "[1, 2]",
    "[1]",
    "[1, 2, 3]",
    '"x"',
    '"xy"',
    "3.0",
    "null",
  ];
  expect(verdicts(schema, texts)).toEqual([
    false,
    true,
    true,
    true,
    false,
    true,
    true,
    false,
    true,
    false,
    false,
  ]);
});

test("oneOf takes exactly one, also where alternatives overlap", () => {
  const schema = { oneOf: [{ required: ["a"] }, { required: ["b"] }], type: "object" };
  expect(
    verdicts(schema, ['{"a": 1}', '{"b": 1}', '{"a": 1, "b": 1}', "{}"], { propertyOrder: "any" }),
  ).toEqual([true, true, false, false]);
});

test("a recursive schema that needs itself for ever has no value", () => {
  const schema = { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] };
  const error = failure(() => compile({ schema }));
  expect(error.code).toBe("unsupportedGuide");
  expect(error.details.reason).toBe("no value satisfies it");
});

test.each([
  [{ properties: { a: { type: "string", pattern: "(?<=a)b" } } }, "pattern", "/properties/a"],
  [{ items: { $ref: "#/$defs/none" } }, "$ref", "/items"],
  [{ anyOf: [{ type: "string" }, { type: "money" }] }, "type", "/anyOf/1"],
  [{ $defs: { "a/b": { minimum: "1" } }, allOf: [{ $ref: "#/$defs/a~1b" }] }, "minimum", "/$defs/a~1b"],
  [{ not: { properties: { x: { uniqueItems: true } } } }, "uniqueItems", "/not/properties/x"],
  [{ $schema: "http://json-schema.org/draft-03/schema#" }, "$schema", ""],
  [{ properties: { a: 5 } }, "schema", ""],
])("what cannot be enforced is named with its place: %j", (schema, keyword, pointer) => {
  const error = failure(() => compile({ schema: schema as JsonSchema }));
  expect(error.code).toBe("unsupportedGuide");
  expect(error.details).toMatchObject({ keyword, pointer });
  expect(error.message).toContain(keyword);
});

test("too many combinations are refused as such", () => {
  const pairs = Array.from({ length: 20 }, (_, i) => ({
    anyOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }],
  }));
  expect(failure(() => compile({ schema: { allOf: pairs } })).code).toBe("schemaTooComplex");
});

test("a schema nested deeper than the stack is refused", () => {
  let schema: JsonSchema = { type: "string" };
  for (let depth = 0; depth < 20_000; depth++) schema = { allOf: [schema] };
  expect(failure(() => compile({ schema })).code).toBe("schemaTooComplex");
});

test("an unknown keyword is an annotation", () => {
  expect(verdicts({ type: "integer", "x-order": ["a"], mood: "good" }, ["1"])).toEqual([true]);
});

test("references reach documents that are given", () => {
  const documents = { "https://example.com/count": { $defs: { small: { type: "integer", maximum: 9 } } } };
  const schema = { $ref: "https://example.com/count#/$defs/small" };
  expect(verdicts(schema, ["9", "10"], { documents })).toEqual([true, false]);
});

test("choices and regular expressions guide plain text", () => {
  const choice = compile({ choices: ["yes", "no", "non"] }).matcher(bytes);
  expect(["yes", "no", "non", "ye", "noo"].map((text) => accepts(choice, text))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
  const pattern = compile({ regex: "[A-Z]{2}-\\d+|é" }).matcher(bytes);
  expect(["AB-1", "é", "xAB-1", "AB-"].map((text) => accepts(pattern, text))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(failure(() => compile({ choices: [] })).details.keyword).toBe("choices");
  expect(failure(() => compile({ regex: "(a)\\1" })).details.keyword).toBe("regex");
});
