// Every twentieth schema of MaskBench's development set; the benchmark runs them all.

import { expect, test } from "vitest";
import { hasSharedData, sharedText } from "../../../test/support/shared-text.ts";
import { byteVocabulary as bytes } from "../../../test/support/vocabularies.ts";
import type { JsonSchema, JsonValue } from "../../json-schema.ts";
import { compile } from "./compile.ts";

interface Case {
  readonly name: string;
  readonly schema: JsonSchema;
  readonly tests: readonly { readonly data: JsonValue; readonly valid: boolean }[];
}

test.skipIf(!hasSharedData)("real schemas: valid instances are taken, invalid ones are not", () => {
  const lines = sharedText("maskbench/dev.jsonl").trim().split("\n");
  const wrong: string[] = [];
  let judged = 0;
  for (let index = 0; index < lines.length; index += 20) {
    const { name, schema, tests } = JSON.parse(lines[index]!) as Case;
    const start = compile({ schema }, { propertyOrder: "any" }).matcher(bytes);
    for (const { data, valid } of tests) {
      const ids = [...new TextEncoder().encode(JSON.stringify(data))];
      const matcher = start.fork();
      const taken = matcher.acceptMany(ids) === ids.length && matcher.isComplete();
      judged++;
      if (taken !== valid) wrong.push(`${name}: ${JSON.stringify(data)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(judged).toBeGreaterThan(300);
});
