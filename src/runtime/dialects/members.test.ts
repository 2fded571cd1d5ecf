// Members of an object one by one: what each way of writing takes and refuses, and which schemas it cannot follow.

import { describe, expect, test } from "vitest";
import { byteVocabulary as bytes } from "../../../test/support/vocabularies.ts";
import type { JsonObject } from "../../json-schema.ts";
import { compile } from "../guide/compile.ts";
import { type Members, membersForm } from "./members.ts";

const around = { between: [">"], after: ["</p>"] };
const tags: Members = {
  reference: "tool#",
  names: "[^<>]+",
  before: ["<p="],
  text: { ...around, without: ["</p>"] },
  texts: ["city"],
  other: around,
  separator: [],
  quotes: null,
};
const braces: Members = {
  ...tags,
  names: "[^{}:,]+",
  before: [],
  text: { between: [":'"], after: ["'"], without: ["'"] },
  texts: null,
  other: { between: [":"], after: [] },
  separator: [","],
  quotes: { between: ["'"], after: ["'"] },
};
const keywords: Members = {
  ...tags,
  names: "\\w+",
  before: [],
  text: null,
  texts: null,
  other: { between: ["="], after: [] },
  separator: [", "],
};

const guideOf = (form: Members, schema: JsonObject) =>
  compile({ form: membersForm(form), documents: { tool: schema } });
function accepts(form: Members, schema: JsonObject, text: string): boolean {
  const matcher = guideOf(form, schema).matcher(bytes);
  const ids = [...new TextEncoder().encode(text)];
  return matcher.acceptMany(ids) === ids.length && matcher.isComplete();
}

const schema: JsonObject = {
  type: "object",
  properties: {
    city: { type: "string", maxLength: 9 },
    size: { type: ["integer", "string", "array"], maxLength: 9, items: { type: "string" } },
    Area: { type: "array", items: { type: ["string", "null"] }, minItems: 1, maxItems: 2 },
  },
  required: ["size"],
};

describe("in tags", () => {
  test.each([
    "<p=size>3</p>",
    "<p=city>7</p><p=size>big</p>",
    "<p=city>null</p><p=size>3 m</p>",
    '<p=city></p><p=size>["</p>"]</p>',
    "<p=city>\n<p=x></p><p=size>007</p>",
    '<p=size>"3"</p><p=Area>["a", null]</p>',
  ])("%s is taken", (text) => {
    expect(accepts(tags, schema, text)).toBe(true);
  });

  test.each([
    "",
    "<p=city>a</p>",
    "<p=size>3</p><p=city>a</p>",
    "<p=size>3.5</p>",
    "<p=size>true</p>",
    "<p=size>None</p>",
    "<p=size>{}</p>",
    "<p=size>[1]</p>",
    "<p=size>3</p><p=other>1</p>",
    "<p=size>3</p><p=Area>[]</p>",
    "<p=city>0123456789</p><p=size>3</p>",
    "<p=city>a</p></p><p=size>3</p>",
  ])("%s is not", (text) => {
    expect(accepts(tags, schema, text)).toBe(false);
  });
});

describe("in braces, by the alphabet", () => {
  test.each([
    "size:3",
    "city:'a\"b',size:'3'",
    "Area:['a',null],size:['x','y','z']",
    "Area:[null],city:'',size:[]",
  ])("%s is taken", (text) => {
    expect(accepts(braces, schema, text)).toBe(true);
  });

  test.each(["", "size:'a'b'", "size:3,city:'a'", "Area:[],size:3", "Area:['a','b','c'],size:3", 'size:"3"'])(
    "%s is not",
    (text) => {
      expect(accepts(braces, schema, text)).toBe(false);
    },
  );

  test("a value may have itself within it", () => {
    const tree: JsonObject = {
      type: "object",
      properties: { name: { type: "string" }, under: { type: "array", items: { $ref: "#" } } },
      required: ["name"],
      additionalProperties: false,
    };
    const text = "name:'a',under:[{name:'b'},{name:'c',under:[{name:'d'}]}]";
    expect(accepts(braces, tree, text)).toBe(true);
    expect(accepts(braces, tree, text.replace("name:'d'", ""))).toBe(false);
  });
});

test("what may go on for ever is finished where there is little room", () => {
  const tree: JsonObject = {
    type: "object",
    properties: { value: { $ref: "#/$defs/value" }, also: { $ref: "#/$defs/value" } },
    required: ["value"],
    additionalProperties: false,
    $defs: {
      value: {
        anyOf: [
          { $ref: "#/$defs/leaf" },
          { $ref: "#" },
          { type: "array", items: { $ref: "#/$defs/value" }, minItems: 1 },
        ],
      },
      leaf: {
        type: "object",
        properties: { at: { enum: [1, 2] } },
        required: ["at"],
        additionalProperties: false,
      },
    },
  };
  const matcher = guideOf(braces, tree).matcher(bytes);
  let text = "";
  // Always deeper, as far as it may.
  while (!matcher.isComplete()) {
    const mask = matcher.mask(60 - text.length);
    const next = [..."[v{alue:t12}],so"].find(
      (one) => (mask[one.charCodeAt(0) >> 5]! >>> (one.charCodeAt(0) & 31)) & 1,
    )!;
    expect(next, text).toBeDefined();
    matcher.accept(next.charCodeAt(0));
    text += next;
  }
  expect(text.length).toBeLessThanOrEqual(60);
  expect(accepts(braces, tree, text)).toBe(true);
});

test("as keywords, and for what a schema refers to or puts together", () => {
  expect(accepts(keywords, schema, 'city="7", size="big"')).toBe(true);
  expect(accepts(keywords, schema, "size=3.5")).toBe(false);
  const all: JsonObject = {
    $ref: "#/$defs/all",
    $defs: { all: { allOf: [schema, { required: ["city"] }] } },
  };
  expect(accepts(keywords, all, 'city="7", size=3')).toBe(true);
  expect(accepts(keywords, all, "size=3")).toBe(false);
  const either: JsonObject = { anyOf: [schema, { type: "object", properties: { on: { const: true } } }] };
  for (const text of ["size=3", "on=true"]) expect(accepts(keywords, either, text)).toBe(true);
});

test.each<[string, Members, JsonObject]>([
  ["dependentRequired", tags, { type: "object", dependentRequired: { a: ["b"] } }],
  ["minProperties", tags, { type: "object", properties: { a: true }, minProperties: 1 }],
  ["maxProperties", tags, { type: "object", properties: { a: true, b: true }, maxProperties: 1 }],
  ["properties", tags, { type: "object", properties: { "a>b": true } }],
  ["required", tags, { type: "object", properties: { a: { const: "</p>" } }, required: ["a"] }],
  ["schema", tags, { type: "string" }],
  ["uniqueItems", braces, { type: "object", properties: { a: { type: "array", uniqueItems: true } } }],
  ["contains", braces, { type: "object", properties: { a: { type: "array", contains: { const: 1 } } } }],
])("%s that cannot be followed is an error", (keyword, form, schema) => {
  expect(() => guideOf(form, schema)).toThrow(
    expect.objectContaining({
      code: "unsupportedGuide",
      details: expect.objectContaining({ keyword, pointer: expect.stringContaining("tool") }),
    }),
  );
});
