// How much work the guide does, in counts that are the same on every machine: what is shared must stay shared. The time
// that it takes is bench/guided's.

import { afterEach, expect, test, vi } from "vitest";
import { byteVocabulary as bytes } from "../../../test/support/vocabularies.ts";
import type { JsonSchema } from "../../json-schema.ts";
import { compile } from "./compile.ts";
import { Expander } from "./expand.ts";
import type { Form } from "./form.ts";
import { Lexer, type LexState, type Spelling } from "./lexer.ts";
import { Interner } from "./locals.ts";
import { Machine } from "./machine.ts";
import { RegexStore } from "./regex.ts";
import { wholePattern } from "./regex-compile.ts";

afterEach(() => vi.restoreAllMocks());

/** The states within the next code point, `start` first. */
function withinOnePoint(lexer: Lexer, start: LexState): LexState[] {
  const states = new Set([start]);
  for (const state of states) {
    if (state !== start && state.decode === 0) continue;
    for (let byte = 0; byte < 256; byte++) {
      const next = lexer.next(state, byte);
      if (next !== null && next !== lexer.closed) states.add(next);
    }
  }
  return [...states];
}

const patterns: [pattern: string, spelling: Spelling, states: number][] = [
  ["[a-z]{1,40}@x", "canonical", 30],
  ["(?!admin)[^,;]*", "canonical", 60],
  ["[^é-ü]+", "canonical", 60],
  ["[\\p{L} ]{2,9}", "plain", 4000],
  ["[\\u0800-\\u{10fffd}]*", "plain", 60],
];

test.each(patterns)("bytes of one class lead to the same state: %s, %s", (pattern, spelling, most) => {
  const store = new RegexStore();
  const lexer = new Lexer(store);
  const states = withinOnePoint(lexer, lexer.state(wholePattern(store, pattern), spelling));
  // Told apart by what was read, the code points above ASCII alone would make hundreds.
  expect(states.length).toBeLessThanOrEqual(most);
  const different: [decode: number, byte: number][] = [];
  for (const state of states.slice(0, 100)) {
    for (let byte = 0; byte < 256; byte++) {
      const shared = lexer.next(state, byte);
      state.row[state.classes[byte]!] = undefined;
      if (lexer.next(state, byte) !== shared) different.push([state.decode, byte]);
    }
  }
  expect(different).toEqual([]);
});

test("a state keeps a few transitions, not one for every byte", () => {
  const store = new RegexStore();
  const lexer = new Lexer(store);
  const rows = withinOnePoint(lexer, lexer.string(wholePattern(store, "[a-z]{1,40}@x")));
  const plain = rows.filter(({ decode }) => decode === 0);
  expect(Math.max(...plain.map(({ row }) => row.length))).toBeLessThan(24);
});

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The parameters of one of many tools: eight properties of three kinds, each with a description of its own. */
function parameters(tool: number): JsonSchema {
  const types = ["string", "integer", "boolean"];
  const properties = Object.fromEntries(
    range(8).map((index) => [
      `parameter_${index}`,
      { type: types[index % 3]!, description: `The ${index}th of tool ${tool}.` },
    ]),
  );
  return { type: "object", properties, required: Object.keys(properties).slice(0, 3) };
}

const literal = (text: string): Form => ({ type: "literal", text });
const names = range(128).map((tool) => `tool_${tool}`);
const documents = Object.fromEntries(names.map((name, tool) => [`tool:${name}`, parameters(tool)]));
const calls: Form = {
  type: "sequence",
  parts: [
    literal('{"name": "'),
    {
      type: "either",
      forms: names.map(
        (name): Form => ({
          type: "sequence",
          parts: [literal(`${name}", "arguments": `), { type: "json", reference: `tool:${name}#` }],
        }),
      ),
    },
    literal("}"),
  ],
};

test("of 128 tools, equal properties are compiled once", () => {
  const expand = vi.spyOn(Expander.prototype, "expand");
  compile({ form: calls, documents });
  // One for each tool, and for the three kinds; not for each of 1,024 properties.
  expect(expand.mock.calls.length).toBeLessThan(300);
});

test("of 128 tools, the letters of a name lead to few", () => {
  const matcher = compile({ form: calls, documents }).matcher(bytes);
  const step = vi.spyOn(Machine.prototype, "step");
  const text = `{"name": "tool_77", "arguments": {"parameter_0": "x", "parameter_1": 1, "parameter_2": true}}`;
  const ids = new TextEncoder().encode(text);
  expect(matcher.acceptMany([...ids])).toBe(ids.length);
  expect(matcher.isComplete()).toBe(true);
  // About two steps a byte; with a frame for each tool the first letters alone would take a thousand.
  expect(step.mock.calls.length).toBeLessThan(3 * ids.length);
});

test("alternatives that a constant tells apart are not compared pair by pair", () => {
  const tool = (index: number): JsonSchema => ({
    type: "object",
    properties: { name: { const: `tool_${index}` }, arguments: parameters(index) },
    required: ["name", "arguments"],
    additionalProperties: false,
  });
  const expand = vi.spyOn(Expander.prototype, "expand");
  const matcher = compile({ schema: { oneOf: range(128).map(tool) } }).matcher(bytes);
  expect(expand.mock.calls.length).toBeLessThan(500);
  const args = '{"parameter_0": "x", "parameter_1": 1, "parameter_2": true}';
  const accepts = (text: string) => {
    const fork = matcher.fork();
    const ids = [...new TextEncoder().encode(text)];
    return fork.acceptMany(ids) === ids.length && fork.isComplete();
  };
  expect(accepts(`{"name": "tool_5", "arguments": ${args}}`)).toBe(true);
  expect(accepts(`{"name": "tool_128", "arguments": ${args}}`)).toBe(false);
});

/** An object of 40 properties in any order, and the bytes of one of its values. */
const many: JsonSchema = {
  type: "object",
  properties: Object.fromEntries(range(40).map((index) => [`property_${index}`, { type: "string" }])),
  required: ["property_0"],
  additionalProperties: false,
};
const ofMany = [...new TextEncoder().encode(`{"property_7": "seven", "property_0": "none"}`)];

test("states with equal masks share one, which is kept once", () => {
  const matcher = compile({ schema: many }, { propertyOrder: "any" }).matcher(bytes);
  const byContents = new Map<string, Uint32Array>();
  for (const id of ofMany) {
    const mask = matcher.mask();
    const contents = mask.join();
    expect(mask).toBe(byContents.get(contents) ?? mask);
    byContents.set(contents, mask);
    expect(matcher.accept(id)).toBe(true);
  }
  expect(byContents.size).toBeLessThan(ofMany.length);
});

test("looking for the names that may come next makes no object for each", () => {
  const made = new Set<unknown>();
  const { object } = Interner.prototype;
  vi.spyOn(Interner.prototype, "object").mockImplementation(function (this: Interner, fields) {
    const local = object.call(this, fields);
    made.add(local);
    return local;
  });
  const matcher = compile({ schema: many }, { propertyOrder: "any" }).matcher(bytes);
  expect(matcher.acceptMany(ofMany)).toBe(ofMany.length);
  // At its start, and after each value, comma and space.
  expect(made.size).toBeLessThan(10);
});
