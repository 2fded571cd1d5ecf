// Which arguments are taken as they stand: only those that nothing but a string can be.
import { expect, test } from "vitest";
import type { JsonSchema } from "../../json-schema.ts";
import { textArguments } from "./text-arguments.ts";

test.each<[string, JsonSchema, boolean]>([
  ["a type", { type: "string", minLength: 1 }, true],
  ["a list of one type", { type: ["string"] }, true],
  ["several types", { type: ["string", "null"] }, false],
  ["choices", { enum: ["a", "1"] }, true],
  ["choices of several kinds", { enum: ["a", 1] }, false],
  ["no choice", { enum: [] }, false],
  ["a constant", { const: "1" }, true],
  ["another constant", { const: 1 }, false],
  ["a reference", { $ref: "#/$defs/a~1b" }, true],
  ["a reference to another", { $ref: "#/$defs/number" }, false],
  ["a reference beside a type", { $ref: "#/$defs/number", type: "string" }, false],
  ["a reference to nothing", { $ref: "#/$defs/nothing" }, false],
  ["a reference elsewhere", { $ref: "other#/a" }, false],
  ["a damaged reference", { $ref: "#/%" }, false],
  ["a reference to itself", { $ref: "#/properties/it" }, false],
  ["one of strings", { anyOf: [{ type: "string" }, { enum: ["x"] }] }, true],
  ["one of several", { oneOf: [{ type: "string" }, { type: "null" }] }, false],
  ["all of", { allOf: [{ minLength: 1 }, { type: "string" }] }, true],
  ["no type", { maxLength: 3 }, false],
  ["anything", true, false],
])("%s", (_, it, isText) => {
  const schema = {
    type: "object",
    properties: { it, other: { type: "integer" } },
    $defs: { "a/b": { type: "string" }, number: { type: "number" } },
  };
  expect([...textArguments(schema)]).toEqual(isText ? ["it"] : []);
  const root = { $ref: "#/$defs/root", $defs: { ...schema.$defs, root: schema } };
  if (!JSON.stringify(it).includes("#/properties"))
    expect([...textArguments(root)]).toEqual(isText ? ["it"] : []);
});

test("no object, no arguments", () => {
  const schemas: readonly JsonSchema[] = [true, false, {}, { type: "object" }, { properties: [] }];
  for (const schema of schemas) expect(textArguments(schema).size).toBe(0);
});
