// Matchers against each other: forks, rollbacks and acceptMany agree with single steps, and forced tokens are
// the ones the tokenizer itself writes, on every valid instance of MaskBench.

import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { smollm2 } from "./smollm2.mjs";
import { attempt, maskBench, note, row } from "./support.mjs";

/** Every `step`th schema; counts and the first disagreements. */
export async function tokenResults(step) {
  const source = await smollm2();
  const vocabulary = Vocabulary.prepare(source);
  const results = { instances: 0, tokens: 0, forced: 0, notCanonical: [], disagreements: [] };
  const bench = maskBench();
  for (let index = 0; index < bench.length; index += step) {
    const { name, schema, tests } = bench[index];
    const { guide } = attempt(schema, { propertyOrder: "any" });
    if (guide === undefined) continue;
    const matcher = guide.matcher(vocabulary);
    for (const test of tests) {
      if (!test.valid) continue;
      // As Python writes it, with a space after commas and colons.
      for (const text of [JSON.stringify(test.data), spaced(test.data)]) {
        checkForced(matcher.fork(), source.encode(text), name, results);
        checkSteps(matcher, source.encode(text), name, results);
      }
    }
  }
  return results;
}

function spaced(value) {
  if (Array.isArray(value)) return `[${value.map(spaced).join(", ")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`);
  return `{${members.join(", ")}}`;
}

function checkForced(matcher, ids, name, results) {
  results.instances++;
  for (let at = 0; at < ids.length; ) {
    const forced = matcher.forced();
    const agree = forced.every((id, offset) => ids[at + offset] === id);
    if (!agree) {
      results.notCanonical.push([name, at, forced, ids.slice(at, at + forced.length + 2)]);
      return;
    }
    const take = forced.length > 0 ? forced : [ids[at]];
    if (matcher.acceptMany(take) !== take.length) return;
    results.forced += forced.length;
    results.tokens += take.length;
    at += take.length;
  }
}

function checkSteps(start, ids, name, results) {
  const single = start.fork();
  let accepted = 0;
  for (const id of ids) {
    if (!single.accept(id)) break;
    accepted++;
  }
  const many = start.fork();
  const half = many.fork();
  const count = many.acceptMany(ids);
  half.acceptMany(ids.slice(0, Math.floor(count / 2)));
  const resumed = half.fork();
  resumed.acceptMany(ids.slice(Math.floor(count / 2)));
  const back = many.fork();
  back.rollback(count - Math.floor(count / 2));
  const same = (left, right) => left.mask().every((word, index) => word === right.mask()[index]);
  if (count !== accepted || !same(many, single) || !same(resumed, single) || !same(back, half)) {
    results.disagreements.push(name);
  }
}

export async function run({ step = 1 } = {}) {
  const results = await tokenResults(Number(step));
  return [
    note("tokens: instances", results.instances, ""),
    row("fork, rollback, acceptMany: disagreements", results.disagreements.length, "", "most", 0),
    row("forced tokens: not canonical", results.notCanonical.length, "", "most", 0),
    note("forced tokens: share of all", (100 * results.forced) / Math.max(1, results.tokens), "%"),
  ];
}
