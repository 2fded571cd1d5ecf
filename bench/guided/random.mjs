// Random tokens under the mask over generated schemas and MaskBench schemas, in both orders, judged by Ajv.
// Written differences of opinion (none is a violation of the specification):
// - multipleOf: Ajv divides floats; here it is given a precision of 9 digits, the guide is exact on decimals.
// - format: ajv-formats is stricter than the RFC the guide follows (e-mail domains of one label); counted apart.
// - minContains 0 with unevaluatedItems: Ajv forgets what `contains` evaluated; not generated.

import { createRequire } from "node:module";
import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { randomSchema, randomSource, randomText, textOf } from "./random-schema.mjs";
import { smollm2 } from "./smollm2.mjs";
import { attempt, maskBench, note, row } from "./support.mjs";

const require = createRequire(import.meta.url);

function judges() {
  const options = {
    strict: false,
    allErrors: true,
    multipleOfPrecision: 9,
    logger: false,
    unicodeRegExp: true,
  };
  const make = (name) => {
    const Ajv = require(name).default;
    const ajv = new Ajv(options);
    require("ajv-formats").default(ajv);
    return ajv;
  };
  return (schema) => {
    const dialect = typeof schema === "object" && typeof schema.$schema === "string" ? schema.$schema : "";
    const { $schema, ...rest } = typeof schema === "object" ? schema : {};
    const body = typeof schema === "object" ? rest : schema;
    if (/draft-0?4/.test(dialect)) return make("ajv-draft-04").compile(body);
    if (/draft-0?[67]/.test(dialect)) return make("ajv").compile(body);
    return make("ajv/dist/2020").compile(body);
  };
}

/** Runs `count` generations; returns counts and the first violations. */
export async function randomResults(count, seed = 1) {
  const random = randomSource(seed);
  const vocabulary = Vocabulary.prepare(await smollm2());
  const judgeOf = judges();
  const bench = maskBench();
  const results = {
    generated: 0,
    finished: 0,
    deadEnds: [],
    unparsable: [],
    invalid: [],
    formatDifferences: [],
    crashes: [],
    schemas: 0,
    refused: 0,
    unjudged: 0,
  };
  while (results.generated < count) {
    const fromBench = random() < 0.5;
    const schema = fromBench ? bench[Math.floor(random() * bench.length)].schema : randomSchema(random);
    const propertyOrder = random() < 0.5 ? "any" : "declared";
    const { guide, error } = attempt(schema, { propertyOrder });
    if (guide === undefined) {
      if (error.code === undefined) results.crashes.push([error.stack, schema]);
      results.refused++;
      continue;
    }
    let validate;
    try {
      validate = judgeOf(schema);
    } catch {
      results.unjudged++;
      continue;
    }
    results.schemas++;
    const start = guide.matcher(vocabulary);
    for (let repeat = 0; repeat < 5 && results.generated < count; repeat++) {
      results.generated++;
      let outcome;
      try {
        outcome = randomText(start.fork(), vocabulary, random);
      } catch (crash) {
        results.crashes.push([crash.stack, schema]);
        continue;
      }
      if (outcome.deadEnd)
        results.deadEnds.push([textOrBytes(outcome.ids, vocabulary), schema, propertyOrder]);
      if (!outcome.finished) continue;
      results.finished++;
      let value;
      try {
        value = JSON.parse(textOf(outcome.ids, vocabulary));
      } catch (failure) {
        results.unparsable.push([textOrBytes(outcome.ids, vocabulary), String(failure), schema]);
        continue;
      }
      if (validate(value)) continue;
      const found = [textOf(outcome.ids, vocabulary), validate.errors.slice(0, 3), schema];
      const isFormat = validate.errors.some((each) => each.keyword === "format");
      (isFormat ? results.formatDifferences : results.invalid).push(found);
    }
  }
  return results;
}

function textOrBytes(ids, vocabulary) {
  return ids.map((id) => vocabulary.bytesOf(id)).join("");
}

export async function run({ count = 10_000 } = {}) {
  const results = await randomResults(Number(count));
  for (const kind of ["invalid", "unparsable", "deadEnds", "crashes", "formatDifferences"]) {
    for (const found of results[kind])
      console.error(`random, ${kind}: ${JSON.stringify(found).slice(0, 1000)}`);
  }
  return [
    row("random: generations", results.generated, "", "least", 10_000),
    note("random: finished", results.finished, ""),
    note("random: schemas", results.schemas, ""),
    row("random: invalid", results.invalid.length, "", "most", 0),
    row("random: not JSON", results.unparsable.length, "", "most", 0),
    row("random: dead ends", results.deadEnds.length, "", "most", 0),
    row("random: crashes", results.crashes.length, "", "most", 0),
    note("random: differences over format", results.formatDifferences.length, ""),
  ];
}
