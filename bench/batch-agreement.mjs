// Whether an answer in company is the answer alone: the logits of decode steps in batches of 2 to 8 beside those of the same
// steps alone, on the same state of the cache, by bits per weight; with 8-bit activations, as loaded models have them, and
// with float ones. Control: a "batch" of one must differ by nothing. Then one product by itself, 1 row against 8. Nothing is
// timed, so the machine may be busy.
//
// Options: --model (default: the model in the box), --prompts 8, --steps 24

import { existsSync, readFileSync } from "node:fs";
import { repository, testSupport } from "./support.mjs";

export async function run(options) {
  const { batchAgreement, productAgreement } = await testSupport("batch-agreement");
  const path = options.model ?? `${repository}models/nano`;
  const random = lcg(1);
  const prompts = await promptsOf(path, Number(options.prompts ?? 8));
  const steps = Number(options.steps ?? 24);
  const sizes = [1, 2, 4, 8].filter((size) => size <= prompts.length);
  const rows = [];
  for (const bits of [undefined, 8, 4, 2])
    for (const int8Activations of bits === undefined ? [true] : [true, false]) {
      const found = await batchAgreement(path, { bits, int8Activations, prompts, steps, sizes });
      const label = `${bits ?? "32"} bits${bits === undefined ? "" : int8Activations ? "" : ", float activations"}`;
      for (const size of sizes) {
        const of = found.filter((one) => one.rows === size);
        const worst = Math.max(...of.map(({ difference }) => difference));
        const parted = of.filter(({ sameBest }) => !sameBest);
        const isControl = size === 1;
        rows.push(
          row(
            `${label}, batch of ${size}: largest difference of a logit`,
            100 * worst,
            "% of the range",
            isControl ? "0" : null,
            isControl ? worst === 0 : null,
          ),
        );
        if (isControl) continue;
        rows.push(
          row(`${label}, batch of ${size}: steps with another best token`, parted.length, `of ${of.length}`),
        );
        // Two logits that change places were apart by twice the largest difference at most.
        const widest = Math.max(0, ...parted.map(({ gap }) => gap));
        rows.push(
          row(
            `${label}, batch of ${size}: widest gap of two best tokens that changed places`,
            100 * widest,
            "% of the range",
            `at most ${(200 * worst).toPrecision(3)}`,
            widest <= 2 * worst,
          ),
        );
      }
      console.error(label);
    }
  for (const bits of [8, 4, 2])
    for (const int8Activations of [true, false])
      rows.push(
        row(
          `one product, ${bits} bits, ${int8Activations ? "8-bit" : "float"} activations: 8 rows beside 1`,
          100 * (await productAgreement(bits, int8Activations, 8, random)),
          "% of the largest",
        ),
      );
  return rows;
}

const row = (name, value, unit, target = null, pass = null) => ({ name, value, unit, target, pass });

/** Beginnings of so many texts, as tokens; no two of the same length. */
async function promptsOf(path, count) {
  const source = `${repository}../shared/data/gsm8k/train.jsonl`;
  if (!existsSync(source)) throw new Error(`${source} is not there: this benchmark needs its text`);
  const { openCheckpoint } = await import("../dist/runtime/checkpoint.js");
  const { tokenizer } = await openCheckpoint(path);
  const lines = readFileSync(source, "utf8").trim().split("\n").slice(0, count);
  return lines.map((line, index) => tokenizer.encode(JSON.parse(line).question).slice(0, 24 + index));
}

function lcg(state) {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
