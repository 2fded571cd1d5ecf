// Schemas that hurt other engines: each must compile and give its first masks, or be refused as too complex,
// within 250 ms; and a thousand failures must leave a thousand good schemas as fast as before.

import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { randomSource, randomText } from "./random-schema.mjs";
import { smollm2 } from "./smollm2.mjs";
import { attempt, note, row } from "./support.mjs";

const LIMIT_MS = 250;

function nested(depth, wrap) {
  let schema = { type: "object", properties: { leaf: { type: "string" } } };
  for (let level = 0; level < depth; level++) schema = wrap(schema, level);
  return schema;
}

function tool(index) {
  const properties = {};
  for (let parameter = 0; parameter < 8; parameter++) {
    properties[`parameter_${parameter}`] = { type: ["string", "integer", "boolean"][parameter % 3] };
  }
  const required = Object.keys(properties).slice(0, 3);
  return {
    type: "object",
    properties: {
      name: { const: `tool_${index}` },
      arguments: { type: "object", properties, required, additionalProperties: false },
    },
    required: ["name", "arguments"],
    additionalProperties: false,
  };
}

const range = (count) => Array.from({ length: count }, (_, index) => index);

/** @type {Record<string, unknown>} */
export const hostileSchemas = {
  "oneOf nested 20 deep": nested(20, (schema, level) => ({
    oneOf: [
      { type: "object", properties: { next: schema, level: { const: level } }, required: ["next"] },
      { type: "object", properties: { end: { type: "integer" } }, required: ["end"] },
    ],
  })),
  "oneOf of the same in oneOf, 20 deep": nested(20, (schema) => ({
    oneOf: [schema, { type: "string" }, schema],
  })),
  "anyOf of 2 in allOf, 20 times": {
    allOf: range(20).map((i) => ({ anyOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }] })),
  },
  "oneOf of 2 in allOf, 12 times": {
    type: "object",
    allOf: range(12).map((i) => ({ oneOf: [{ required: [`a${i}`] }, { required: [`b${i}`] }] })),
  },
  "not of oneOf of not": { not: { oneOf: range(12).map((i) => ({ not: { required: [`a${i}`] } })) } },
  "128 tools": { oneOf: range(128).map(tool) },
  "128 tools, anyOf": { anyOf: range(128).map(tool) },
  "maxLength 10⁶": { type: "string", maxLength: 1_000_000 },
  "minLength 10⁶": { type: "string", minLength: 1_000_000 },
  "pattern and maxLength 10⁶": { type: "string", pattern: "^[a-z]+(-[a-z]+)*$", maxLength: 1_000_000 },
  "pattern and minLength 10⁶": { type: "string", pattern: "^[a-z]+(-[a-z]+)*$", minLength: 1_000_000 },
  "maxItems 10⁶, minItems 10⁵": {
    type: "array",
    items: { type: "integer" },
    minItems: 100_000,
    maxItems: 1_000_000,
  },
  "minProperties 10⁴": { type: "object", minProperties: 10_000 },
  "enum of 10,000 strings": { enum: range(10_000).map((i) => `value number ${i * 7919}`) },
  "enum of 10,000 numbers": { enum: range(10_000).map((i) => i * 7919 + 0.5) },
  "enum of 2,000 objects": { enum: range(2000).map((i) => ({ id: i, name: `n${i}` })) },
  "unique items of an enum of 1,000": {
    type: "array",
    uniqueItems: true,
    minItems: 900,
    items: { enum: range(1000) },
  },
  "1,000 properties, all required": {
    type: "object",
    properties: Object.fromEntries(range(1000).map((i) => [`p${i}`, { type: "string" }])),
    required: range(1000).map((i) => `p${i}`),
  },
  "exponential pattern": { type: "string", pattern: "^(a|b)*a(a|b){20}$" },
  "nested counts in a pattern": { type: "string", pattern: "^((a{0,100}){0,100}){0,100}$" },
  "many lookaheads": {
    type: "string",
    pattern: `^${range(8)
      .map((i) => `(?=.*${i})`)
      .join("")}.{0,40}$`,
  },
  "patternProperties that overlap": {
    type: "object",
    patternProperties: Object.fromEntries(
      range(12).map((i) => [`${String.fromCharCode(97 + i)}`, { minimum: i }]),
    ),
    additionalProperties: false,
  },
  "multipleOf 999,983 in a range": { type: "integer", multipleOf: 999_983, minimum: 1e9, maximum: 1e9 + 2e6 },
  "recursion in every keyword": {
    anyOf: [
      { type: "string" },
      { type: "array", items: { $ref: "#" } },
      { type: "object", additionalProperties: { $ref: "#" } },
    ],
    not: { type: "array", contains: { $ref: "#" }, minItems: 3 },
  },
  "a reference to itself": { $ref: "#" },
  "allOf of itself": { allOf: [{ $ref: "#" }, { type: "string" }] },
  "required forever": { type: "object", properties: { next: { $ref: "#" } }, required: ["next"] },
};

const BAD = [
  { type: "string", pattern: "(?<=a)b" },
  { type: "nothing" },
  { $ref: "#/nowhere" },
  { minimum: "x" },
];

export async function run() {
  const vocabulary = Vocabulary.prepare(await smollm2());
  const rows = [];
  for (const [name, schema] of Object.entries(hostileSchemas)) {
    const [milliseconds, outcome] = time(schema, vocabulary);
    const pass = milliseconds <= LIMIT_MS && outcome !== "crash";
    rows.push({
      name: `hostile: ${name} (${outcome})`,
      value: Number(milliseconds.toPrecision(3)),
      unit: "ms",
      target: `≤ ${LIMIT_MS} ms`,
      pass,
    });
  }
  const good = {
    type: "object",
    properties: { a: { type: "string" }, b: { type: "integer" } },
    required: ["a"],
  };
  const before = averageOf(() => time(good, vocabulary)[0], 1000);
  averageOf((index) => attempt(BAD[index % BAD.length], {}), 1000);
  const after = averageOf(() => time(good, vocabulary)[0], 1000);
  rows.push(note("a good schema, before 1,000 failures", before, "ms"));
  rows.push(row("a good schema after them, against before", after / before, "×", "most", 1.5));
  return rows;
}

function averageOf(action, count) {
  const start = performance.now();
  for (let index = 0; index < count; index++) action(index);
  return (performance.now() - start) / count;
}

/** Milliseconds to compile and generate 20 tokens, and what came of it. */
function time(schema, vocabulary) {
  const start = performance.now();
  const { guide, error } = attempt(schema, {});
  let outcome = error === undefined ? "ok" : (error.code ?? "crash");
  if (guide !== undefined) {
    const { deadEnd } = randomText(guide.matcher(vocabulary), vocabulary, randomSource(5), { limit: 20 });
    if (deadEnd) outcome = "crash";
  }
  if (outcome === "crash" && error !== undefined) console.error(error);
  return [performance.now() - start, outcome];
}
