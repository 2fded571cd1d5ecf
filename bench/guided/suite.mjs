// The required tests of JSON-Schema-Test-Suite 2020-12, bytes as tokens, every property order.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { accepts, attempt, byteVocabulary, note, remoteDocuments, row, testSuite } from "./support.mjs";

const require = createRequire(import.meta.url);

/** The meta-schemas, by URI. */
function metaSchemas() {
  const documents = {};
  const read = (path) => {
    const schema = JSON.parse(readFileSync(require.resolve(`ajv/dist/refs/${path}`), "utf8"));
    documents[(schema.$id ?? schema.id).replace(/#$/, "")] = schema;
  };
  read("json-schema-draft-07.json");
  read("json-schema-2020-12/schema.json");
  for (const name of [
    "applicator",
    "content",
    "core",
    "format-annotation",
    "meta-data",
    "unevaluated",
    "validation",
  ]) {
    read(`json-schema-2020-12/meta/${name}.json`);
  }
  return documents;
}

export function suiteResults() {
  const documents = { ...remoteDocuments(), ...metaSchemas() };
  const results = { pass: 0, falsePositives: [], falseNegatives: [], refused: [], crashes: [], total: 0 };
  for (const { file, groups } of testSuite()) {
    for (const { description, schema, tests } of groups) {
      const { guide, error } = attempt(schema, { propertyOrder: "any", documents });
      const unsatisfiable = error?.details?.reason === "no value satisfies it";
      if (error !== undefined && error.code === undefined)
        results.crashes.push(`${file}: ${description}: ${error.stack}`);
      const matcher = guide?.matcher(byteVocabulary);
      for (const test of tests) {
        results.total++;
        const name = `${file}: ${description}: ${test.description}`;
        if (matcher === undefined && !unsatisfiable) {
          results.refused.push(`${name} [${error.details?.keyword}: ${error.details?.reason ?? error.code}]`);
          continue;
        }
        const accepted = matcher !== undefined && accepts(matcher, JSON.stringify(test.data));
        if (accepted === test.valid) results.pass++;
        else (accepted ? results.falsePositives : results.falseNegatives).push(name);
      }
    }
  }
  return results;
}

export function run() {
  const { pass, falsePositives, falseNegatives, refused, crashes, total } = suiteResults();
  return [
    note("test suite: tests", total, ""),
    row("test suite: pass", (100 * pass) / total, "%", "least", 85),
    row("test suite: false positives", falsePositives.length, "", "most", 0),
    note("test suite: valid instances refused", falseNegatives.length, ""),
    note("test suite: refused at compile", refused.length, ""),
    row("test suite: crashes", crashes.length, "", "most", 0),
  ];
}
