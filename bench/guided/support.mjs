// What the parts of the guided benchmark share: the data, the vocabularies, the judge, and how a row is made.

import { readdirSync, readFileSync } from "node:fs";
import { compile } from "../../dist/runtime/guide/compile.js";
import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";

/** @typedef {{ name: string, value: number | string, unit: string, target: string | null, pass: boolean | null }} Row */

export const data = new URL("../../../shared/data/", import.meta.url);

/** One token per byte, and an end token. */
export const byteVocabulary = Vocabulary.prepare({
  tokens: (id) => Uint8Array.of(id),
  size: 257,
  isSpecial: (id) => id === 256,
  endTokens: [256],
});

/**
 * A row of the table; `limit` is the least or greatest value that passes.
 * @param {string} name @param {number} value @param {string} unit @param {"least" | "most"} side @param {number} limit
 * @returns {Row}
 */
export function row(name, value, unit, side, limit) {
  const target = `${side === "least" ? "≥" : "≤"} ${limit} ${unit}`.trim();
  return {
    name,
    value: rounded(value),
    unit,
    target,
    pass: side === "least" ? value >= limit : value <= limit,
  };
}

/** A number for information. @returns {Row} */
export function note(name, value, unit) {
  return { name, value: typeof value === "number" ? rounded(value) : value, unit, target: null, pass: null };
}

function rounded(value) {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/** The MaskBench development set: { name, schema, tests: [{ valid, data }] }. */
export function maskBench() {
  const text = readFileSync(new URL("maskbench/dev.jsonl", data), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

/** The required tests of JSON Schema 2020-12: { file, groups: [{ description, schema, tests }] }. */
export function testSuite() {
  const folder = new URL("json-schema-test-suite/tests/draft2020-12/", data);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({ file, groups: JSON.parse(readFileSync(new URL(file, folder), "utf8")) }));
}

/** The documents that the test suite's references name. */
export function remoteDocuments() {
  const documents = {};
  const visit = (folder, path) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(new URL(`${entry.name}/`, folder), `${path}${entry.name}/`);
      else if (entry.name.endsWith(".json")) {
        documents[`http://localhost:1234/${path}${entry.name}`] = JSON.parse(
          readFileSync(new URL(entry.name, folder), "utf8"),
        );
      }
    }
  };
  visit(new URL("json-schema-test-suite/remotes/", data), "");
  return documents;
}

/** Compiles, or gives the error; an error without a code is a crash. */
export function attempt(schema, options) {
  try {
    return { guide: compile({ schema }, options), error: undefined };
  } catch (error) {
    return { guide: undefined, error };
  }
}

/** Whether a matcher takes all of `text`, byte by byte, and is complete then. */
export function accepts(matcher, text) {
  const bytes = new TextEncoder().encode(text);
  const fork = matcher.fork();
  return fork.acceptMany(bytes) === bytes.length && fork.isComplete();
}

export function quantile(sorted, fraction) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * fraction))] ?? 0;
}
