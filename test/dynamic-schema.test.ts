// Schemas without a schema library: the ten guides, the JSON Schema that parts become, types end to end, the four mistakes,
// Apple's dialect, and that a model under such a schema keeps every guide.

import { Ajv2020 } from "ajv/dist/2020.js";
import {
  dynamicSchema,
  type Guide,
  generable,
  guide,
  type JsonObject,
  type JsonSchema,
  LanguageModelSession,
  type SchemaPart,
  schema,
  type TypeOf,
  toAppleSchema,
} from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, expectTypeOf, test } from "vitest";
import { z } from "zod";
import { compile } from "../src/runtime/guide/compile.ts";
import { byteVocabulary as bytes } from "./support/vocabularies.ts";

const codeOf = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return error as { code: string; details: Record<string, unknown>; message: string };
  }
  return expect.unreachable("nothing was thrown");
};

const Pet = schema.object("Pet", { name: schema.string(), kind: schema.string(guide.anyOf(["cat", "dog"])) });
const Person = schema.object(
  "Person",
  {
    name: schema.string(guide.pattern(/[A-Z][a-z]+/)),
    age: schema.integer(guide.range(0, 120)),
    pets: schema.array(Pet, guide.maximumCount(2)),
    children: schema.array(schema.reference("Person"), guide.count(0, 3)),
    nickname: schema.optional(schema.string()),
  },
  { description: "Somebody" },
);

test("parts become the JSON Schema that Apple's would: titles, $defs, the root as #, optional ones not required", () => {
  expect(dynamicSchema(Person)).toMatchObject({
    name: "Person",
    schema: {
      type: "object",
      title: "Person",
      description: "Somebody",
      properties: {
        name: { type: "string", pattern: "^(?:[A-Z][a-z]+)$" },
        age: { type: "integer", minimum: 0, maximum: 120 },
        pets: { type: "array", items: { $ref: "#/$defs/Pet" }, maxItems: 2 },
        children: { type: "array", items: { $ref: "#" }, minItems: 0, maxItems: 3 },
        nickname: { type: "string" },
      },
      required: ["name", "age", "pets", "children"],
      additionalProperties: false,
      $defs: {
        Pet: {
          type: "object",
          title: "Pet",
          properties: { name: { type: "string" }, kind: { type: "string", enum: ["cat", "dog"] } },
          required: ["name", "kind"],
          additionalProperties: false,
        },
      },
    },
  });
  const either = dynamicSchema(schema.anyOf("Either", [Pet, schema.null()], { description: "One or none" }));
  expect(either.schema).toMatchObject({
    title: "Either",
    description: "One or none",
    anyOf: [{ $ref: "#/$defs/Pet" }, { type: "null" }],
    $defs: { Pet: { title: "Pet" } },
  });
});

test("the values are typed", async () => {
  expectTypeOf<TypeOf<typeof Pet>>().toEqualTypeOf<{ name: string; kind: string }>();
  const session = new LanguageModelSession({
    model: new ScriptedModel([{ value: { name: "Ann", age: 30, pets: [], children: [] } }]),
  });
  const { content } = await session.respond("Who?", { generating: dynamicSchema(Person) });
  expectTypeOf(content.age).toEqualTypeOf<number>();
  expectTypeOf(content.pets).toEqualTypeOf<{ name: string; kind: string }[]>();
  expectTypeOf(content.nickname).toEqualTypeOf<string | undefined>();
  expect(content.age).toBe(30);
  expect(session.transcript[0]).toMatchObject({ responseFormat: { name: "Person" } });
  const either = schema.anyOf("Either", [Pet, schema.null()]);
  expectTypeOf<TypeOf<typeof either>>().toEqualTypeOf<{ name: string; kind: string } | null>();
});

/** What a schema allows and what not, by Ajv and by the grammar that a model writes under. */
function expectEnforced(
  source: JsonSchema,
  { allowed, refused }: { readonly allowed: readonly unknown[]; readonly refused: readonly unknown[] },
) {
  const validate = new Ajv2020().compile(source as object);
  const compiled = compile({ schema: source });
  const accepts = (value: unknown) => {
    const text = [...new TextEncoder().encode(JSON.stringify(value))];
    const matcher = compiled.matcher(bytes);
    return matcher.acceptMany(text) === text.length && matcher.isComplete();
  };
  for (const value of allowed)
    expect([validate(value), accepts(value)], JSON.stringify(value)).toEqual([true, true]);
  for (const value of refused)
    expect([validate(value), accepts(value)], JSON.stringify(value)).toEqual([false, false]);
}

test.each<[string, SchemaPart, readonly unknown[], readonly unknown[]]>([
  ["text", schema.string(), ["", "a"], [1, null]],
  ["whole number", schema.integer(), [0, -7], [0.5, "1"]],
  ["number", schema.number(), [0, 0.5], ["1", true]],
  ["boolean", schema.boolean(), [true, false], [1, "true"]],
  ["null", schema.null(), [null], [0, "null"]],
  ["list", schema.array(schema.integer()), [[], [1, 2]], [1, ["a"]]],
  ["choice of types", schema.anyOf("Either", [schema.integer(), schema.boolean()]), [1, true], ["a", null]],
  ["enum", schema.string(guide.anyOf(["in spring", "in autumn"])), ["in spring"], ["in winter"]],
])("a %s is a type of JSON, and the grammar enforces it", (_, part, allowed, refused) => {
  expectEnforced(dynamicSchema(part).schema, { allowed, refused });
});

test.each([
  ["parts", dynamicSchema(schema.object("A", { a: schema.optional(schema.string()) }))],
  ["a schema library", generable("A", z.object({ a: z.string().optional() }))],
])("of %s: an optional that is missing is left out, and null only where the schema says it", (_, made) => {
  expect(made.name).toBe("A");
  expectEnforced(made.schema, { allowed: [{}, { a: "x" }], refused: [{ a: null }] });
  const explicit = dynamicSchema(
    schema.object("B", { b: schema.anyOf("C", [schema.string(), schema.null()]) }),
  );
  expectEnforced(explicit.schema, { allowed: [{ b: null }, { b: "x" }], refused: [{}] });
});

describe("guides", () => {
  /** Each guide, what it allows and what not. */
  const cases: [string, SchemaPart, JsonObject, readonly unknown[], readonly unknown[]][] = [
    ["constant", schema.string(guide.constant("a")), { enum: ["a"] }, ["a"], ["b", ""]],
    ["anyOf", schema.string(guide.anyOf(["a", "b"])), { enum: ["a", "b"] }, ["a", "b"], ["c"]],
    ["pattern", schema.string(guide.pattern(/\d+/)), { pattern: "^(?:\\d+)$" }, ["12"], ["", "12a", "a12"]],
    ["minimum", schema.integer(guide.minimum(3)), { minimum: 3 }, [3, 400], [2, -9]],
    ["maximum", schema.number(guide.maximum(1.5)), { maximum: 1.5 }, [1.5, -8], [1.6, 20]],
    ["range", schema.integer(guide.range(-2, 2)), { minimum: -2, maximum: 2 }, [-2, 0, 2], [-3, 3]],
    ["minimumCount", schema.array(schema.boolean(), guide.minimumCount(1)), { minItems: 1 }, [[true]], [[]]],
    [
      "maximumCount",
      schema.array(schema.boolean(), guide.maximumCount(1)),
      { maxItems: 1 },
      [[]],
      [[true, true]],
    ],
    [
      "count",
      schema.array(schema.boolean(), guide.count(2)),
      { minItems: 2, maxItems: 2 },
      [[true, false]],
      [[true]],
    ],
    [
      "count, a range",
      schema.array(schema.boolean(), guide.count(1, 2)),
      { maxItems: 2 },
      [[true]],
      [[], [true, true, true]],
    ],
    [
      "element",
      schema.array(schema.string(), guide.element(guide.anyOf(["x"]))),
      { items: { type: "string", enum: ["x"] } },
      [[], ["x", "x"]],
      [["y"]],
    ],
  ];

  test.each(cases)("%s is a keyword, and the grammar enforces it", (_, part, keywords, allowed, refused) => {
    const { schema: written } = dynamicSchema(part);
    expect(written).toMatchObject(keywords);
    expectEnforced(written, { allowed, refused });
  });

  const all = {
    constant: guide.constant("a"),
    anyOf: guide.anyOf(["a"]),
    pattern: guide.pattern(/a/),
    minimum: guide.minimum(1),
    maximum: guide.maximum(1),
    range: guide.range(1, 2),
    minimumCount: guide.minimumCount(1),
    maximumCount: guide.maximumCount(1),
    count: guide.count(1),
    element: guide.element(guide.minimum(1)),
  };
  const fits = { string: ["constant", "anyOf", "pattern"], number: ["minimum", "maximum", "range"] };
  const makers: Record<string, readonly [(one: Guide<never>) => unknown, readonly string[]]> = {
    string: [(one) => schema.string(one as never), fits.string],
    integer: [(one) => schema.integer(one as never), fits.number],
    number: [(one) => schema.number(one as never), fits.number],
    boolean: [(one) => schema.boolean(one), []],
    array: [
      (one) => schema.array(schema.integer(), one as never),
      ["minimumCount", "maximumCount", "count", "element"],
    ],
  };
  const pairs = Object.keys(makers).flatMap((type) => Object.keys(all).map((name) => [name, type] as const));
  test.each(pairs)("%s on %s: accepted where it fits, else unsupportedGuide by name", (name, type) => {
    const [make, accepted] = makers[type]!;
    const run = () => make(all[name as keyof typeof all] as Guide<never>);
    if (accepted.includes(name)) expect(run).not.toThrow();
    else expect(codeOf(run)).toMatchObject({ code: "unsupportedGuide", details: { keyword: name } });
  });

  test("an element's guide must fit the items", () => {
    const run = () => schema.array(schema.boolean(), guide.element(guide.minimum(1)) as never);
    expect(codeOf(run)).toMatchObject({ code: "unsupportedGuide", details: { keyword: "minimum" } });
    expect(codeOf(() => guide.pattern(/a/i)).message).toContain('"i"');
  });
});

describe("the four mistakes", () => {
  const problems = {
    duplicateType: () =>
      dynamicSchema(schema.object("A", { a: schema.object("B", {}), b: schema.object("B", { x: Pet }) })),
    duplicateProperty: () =>
      dynamicSchema(
        schema.record("A", [
          { name: "x", part: Pet },
          { name: "x", part: schema.string() },
        ]),
      ),
    emptyTypeChoices: () => dynamicSchema(schema.object("A", { a: schema.anyOf("B", []) })),
    undefinedReferences: () =>
      dynamicSchema(schema.object("A", { a: schema.reference("B"), b: schema.reference("C") }), [
        schema.object("C", {}),
      ]),
  };
  test.each(Object.entries(problems))("%s is told as the problem of an invalidSchema", (problem, run) => {
    expect(codeOf(run)).toMatchObject({ code: "invalidSchema", details: { problem } });
  });
  test("all that is missing is named", () => {
    expect(codeOf(problems.undefinedReferences).details.references).toEqual(["B"]);
  });
  test("one part in several places is no mistake", () => {
    expect(() => dynamicSchema(schema.object("A", { a: Pet, b: schema.optional(Pet) }))).not.toThrow();
  });
});

test("properties known at run time only, with descriptions, in their order", () => {
  const made = schema.record("Menu", [
    { name: "soup", part: schema.string(), description: "The soup of the day" },
    { name: "a", part: schema.optional(schema.integer()) },
  ]);
  expect(JSON.stringify(dynamicSchema(made).schema)).toContain(
    '"properties":{"soup":{"type":"string","description":"The soup of the day"},"a":{"type":"integer"}},"required":["soup"]',
  );
});

test("Apple's dialect is written with every key that its reader needs, and read back", () => {
  const written = toAppleSchema(dynamicSchema(Person).schema, "Person") as JsonObject;
  const objects: JsonObject[] = [written, (written.$defs as JsonObject).Pet as JsonObject];
  for (const one of objects) {
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(["type", "title", "properties", "required", "x-order", "additionalProperties"]),
    );
    expect(one["x-order"]).toEqual(Object.keys(one.properties as JsonObject));
  }
  expect(written).toMatchObject({
    title: "Person",
    required: ["name", "age", "pets", "children"],
    properties: { pets: { items: { $ref: "#/$defs/Pet" } }, children: { items: { $ref: "#" } } },
    $defs: { Pet: { title: "Pet", required: ["name", "kind"], additionalProperties: false } },
    additionalProperties: false,
  });
  expect(generable("Person", written).schema).toEqual(dynamicSchema(Person).schema);
  // Names that are keywords are names all the same.
  const odd = { type: "object", properties: { properties: { type: "string" }, "x-order": { type: "null" } } };
  const read = generable("Odd", { ...odd, "x-order": ["x-order", "properties"] }).schema as typeof odd;
  expect(Object.keys(read.properties)).toEqual(["x-order", "properties"]);
});
