// The required tests of JSON Schema 2020-12. The ratchet beside this file holds the number that passed; raise it
// when more do.

import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { hasSharedData, sharedPath, sharedText } from "../../../test/support/shared-text.ts";
import { byteVocabulary as bytes } from "../../../test/support/vocabularies.ts";
import { OrchardError } from "../../errors.ts";
import type { JsonSchema, JsonValue } from "../../json-schema.ts";
import { type Compiled, compile } from "./compile.ts";
import ratchet from "./test-suite.ratchet.json" with { type: "json" };

interface Group {
  readonly description: string;
  readonly schema: JsonSchema;
  readonly tests: readonly {
    readonly description: string;
    readonly data: JsonValue;
    readonly valid: boolean;
  }[];
}

/** A guide; null where nothing is valid; undefined where the schema is refused. */
function guideOf(schema: JsonSchema, documents: Record<string, JsonSchema>): Compiled | null | undefined {
  try {
    return compile({ schema }, { propertyOrder: "any", documents });
  } catch (error) {
    if (!(error instanceof OrchardError)) throw error;
    return error.details.reason === "no value satisfies it" ? null : undefined;
  }
}

function remoteDocuments(): Record<string, JsonSchema> {
  const folder = "json-schema-test-suite/remotes";
  const documents: Record<string, JsonSchema> = {};
  for (const path of readdirSync(sharedPath(folder), { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".json")) continue;
    documents[`http://localhost:1234/${path}`] = JSON.parse(sharedText(`${folder}/${path}`));
  }
  return documents;
}

test.skipIf(!hasSharedData)(
  "JSON-Schema-Test-Suite: nothing invalid is taken, and no less passes than before",
  () => {
    const folder = "json-schema-test-suite/tests/draft2020-12";
    const documents = remoteDocuments();
    const wronglyTaken: string[] = [];
    let passed = 0;
    for (const file of readdirSync(sharedPath(folder))) {
      if (!file.endsWith(".json")) continue;
      for (const { description, schema, tests } of JSON.parse(sharedText(`${folder}/${file}`)) as Group[]) {
        const guide = guideOf(schema, documents);
        if (guide === undefined) continue;
        const start = guide?.matcher(bytes);
        for (const { description: name, data, valid } of tests) {
          const ids = [...new TextEncoder().encode(JSON.stringify(data))];
          const matcher = start?.fork();
          const taken = matcher?.acceptMany(ids) === ids.length && matcher.isComplete();
          if (taken === valid) passed++;
          else if (taken) wronglyTaken.push(`${file}: ${description}: ${name}`);
        }
      }
    }
    expect(wronglyTaken).toEqual([]);
    expect(passed).toBeGreaterThanOrEqual(ratchet.passed);
  },
);
