// Finishing within a limit of tokens: random tokens under the mask over generated schemas, with limits from the shortest
// valid answer upward, judged by Ajv; and what the limit costs per mask where it is far, and where it is near.
// Left out: formats, of which Ajv has other opinions (random.mjs counts them).

import { createRequire } from "node:module";
import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { randomSchema, randomSource, textOf } from "./random-schema.mjs";
import { smollm2 } from "./smollm2.mjs";
import { attempt, note, quantile, row } from "./support.mjs";

const require = createRequire(import.meta.url);
const ROOMS = [0, 0, 1, 2, 5, 20];
const LONGEST = 400;

export async function run({ count = 300 } = {}) {
  const vocabulary = Vocabulary.prepare(await smollm2());
  const random = randomSource(31);
  const found = { schemas: 0, texts: 0, without: 0, cut: 0, invalid: 0 };
  const far = [];
  const near = [];
  while (found.schemas < Number(count)) {
    const schema = randomSchema(random);
    const { guide } = attempt(schema, { propertyOrder: random() < 0.5 ? "any" : "declared" });
    if (guide === undefined) continue;
    found.schemas++;
    const isWrong = judge(schema);
    const start = guide.matcher(vocabulary);
    const least = leastOf(start);
    if (least === undefined) found.without++;
    else for (const room of ROOMS) generate(start.fork(), least + room, isWrong);
  }
  for (const list of [far, near]) list.sort((left, right) => left - right);
  return [
    note("finish: schemas", found.schemas, ""),
    row("finish: without a known way", found.without, "", "most", 0),
    note("finish: answers", found.texts, ""),
    row("finish: cut in the middle", found.cut, "", "most", 0),
    row("finish: invalid", found.invalid, "", "most", 0),
    note("finish: warm mask with a far limit, p50", quantile(far, 0.5), "µs"),
    note("finish: mask with a near limit, p50", quantile(near, 0.5), "µs"),
    note("finish: mask with a near limit, p99", quantile(near, 0.99), "µs"),
  ];

  function generate(matcher, most, isWrong) {
    const ids = [];
    while (ids.length < most) {
      matcher.mask();
      const before = performance.now();
      matcher.mask(1_000_000);
      const between = performance.now();
      const mask = matcher.mask(most - ids.length);
      far.push(1000 * (between - before));
      near.push(1000 * (performance.now() - between));
      const id = draw(mask, vocabulary.size, random);
      if (id === undefined || !matcher.accept(id)) break;
      if (vocabulary.source.endTokens.includes(id)) break;
      ids.push(id);
    }
    found.texts++;
    if (!matcher.isComplete()) found.cut++;
    else if (isWrong(textOf(ids, vocabulary))) found.invalid++;
  }
}

function leastOf(matcher) {
  for (let most = 0; most <= LONGEST; most++) if (matcher.canFinish(most)) return most;
  return undefined;
}

function draw(mask, size, random) {
  const ids = [];
  for (let id = 0; id < size; id++) if ((mask[id >> 5] >>> (id & 31)) & 1) ids.push(id);
  return ids[Math.floor(random() * ids.length)];
}

function judge(schema) {
  const Ajv = require("ajv/dist/2020").default;
  const ajv = new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 9, logger: false });
  require("ajv-formats").default(ajv);
  const validate = ajv.compile(schema);
  return (text) =>
    !validate(JSON.parse(text)) && !validate.errors.some(({ keyword }) => keyword === "format");
}
