// The mask against the slow truth: a token's bit must be set exactly when the automaton takes its bytes.

import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { randomSchema, randomSource, randomText } from "./random-schema.mjs";
import { smollm2 } from "./smollm2.mjs";
import { attempt, maskBench, note, row } from "./support.mjs";

/** Compares every token in `states` states; { states, pairs, differences }. */
export async function oracleResults(states, seed = 1) {
  const random = randomSource(seed);
  const vocabulary = Vocabulary.prepare(await smollm2());
  const bench = maskBench();
  const results = { states: 0, pairs: 0, differences: [] };
  while (results.states < states) {
    const schema = random() < 0.5 ? bench[Math.floor(random() * bench.length)].schema : randomSchema(random);
    const { guide } = attempt(schema, {
      propertyOrder: random() < 0.5 ? "any" : "declared",
      spacing: random() < 0.5 ? "optional" : "always",
    });
    if (guide === undefined) continue;
    const start = guide.matcher(vocabulary);
    for (let repeat = 0; repeat < 3 && results.states < states; repeat++) {
      const matcher = start.fork();
      const { ids } = randomText(start.fork(), vocabulary, random);
      matcher.acceptMany(ids.slice(0, Math.floor(random() * (ids.length + 1))));
      compare(matcher, vocabulary, schema, results);
    }
  }
  return results;
}

function compare(matcher, vocabulary, schema, results) {
  const mask = matcher.mask();
  results.states++;
  for (let id = 0; id < vocabulary.size; id++) {
    const bit = ((mask[id >> 5] >>> (id & 31)) & 1) === 1;
    const taken = matcher.accept(id);
    if (taken) matcher.rollback(1);
    results.pairs++;
    if (bit !== taken) results.differences.push([bit, taken, vocabulary.bytesOf(id), schema]);
  }
}

export async function run({ states = 450 } = {}) {
  const results = await oracleResults(Number(states));
  return [
    row("oracle: states", results.states, "", "least", 450),
    note("oracle: pairs of state and token", results.pairs, ""),
    row("oracle: differences", results.differences.length, "", "most", 0),
  ];
}
