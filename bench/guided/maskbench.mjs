// MaskBench, bytes as tokens, every property order: which instances are taken, and what does not compile.

import { accepts, attempt, byteVocabulary, maskBench, note, row } from "./support.mjs";

export function maskBenchResults(schemas) {
  const results = {
    right: 0,
    valid: 0,
    taken: 0,
    rejected: [],
    invalid: 0,
    accepted: [],
    refused: [],
    unnamed: [],
    crashes: [],
  };
  for (const { name, schema, tests } of schemas) {
    const { guide, error } = attempt(schema, { propertyOrder: "any" });
    results.valid += tests.filter((test) => test.valid).length;
    if (guide === undefined) {
      results.refused.push(`${name}: ${error.message}`);
      if (error.code === undefined) results.crashes.push(`${name}: ${error.stack}`);
      else if (error.details.keyword === undefined || error.details.pointer === undefined)
        results.unnamed.push(name);
      continue;
    }
    const matcher = guide.matcher(byteVocabulary);
    let wrong = 0;
    for (const test of tests) {
      if (!test.valid) results.invalid++;
      let accepted;
      try {
        accepted = accepts(matcher, JSON.stringify(test.data));
      } catch (crash) {
        results.crashes.push(`${name}: ${crash.stack}`);
      }
      if (accepted && test.valid) results.taken++;
      if (accepted === test.valid) continue;
      wrong++;
      (test.valid ? results.rejected : results.accepted).push(`${name}: ${JSON.stringify(test.data)}`);
    }
    if (wrong === 0) results.right++;
  }
  return results;
}

export function run() {
  const schemas = maskBench();
  const results = maskBenchResults(schemas);
  for (const refusal of results.refused) console.error(`maskbench, refused: ${refusal}`);
  return [
    note("maskbench: schemas", schemas.length, ""),
    row("maskbench: schemas fully right", (100 * results.right) / schemas.length, "%", "least", 99.5),
    row("maskbench: invalid instances accepted", results.accepted.length, "", "most", 0),
    note("maskbench: invalid instances judged", results.invalid, ""),
    row("maskbench: valid instances accepted", (100 * results.taken) / results.valid, "%", "least", 99.7),
    note("maskbench: refused at compile", results.refused.length, ""),
    row("maskbench: refused without keyword and pointer", results.unnamed.length, "", "most", 0),
    row("maskbench: crashes", results.crashes.length, "", "most", 0),
  ];
}
