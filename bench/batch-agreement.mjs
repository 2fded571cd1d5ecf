// Whether an answer in company is the answer alone: the logits of decode steps in batches of 2 to 8 beside those of the same
// steps alone, on the same state of the cache, by bits per weight; with 8-bit activations, as loaded models have them, and
// with float ones. Control: a "batch" of one must differ by nothing. Then one product by itself, 1 row against 8. The model
// in the box is sure of its tokens; one of random weights is not, so that near ties are many. Nothing is timed, so the machine
// may be busy.
//
// Options: --prompts 8, --steps 24

import { existsSync, readFileSync, renameSync } from "node:fs";
import { cacheFolder, repository, testSupport } from "./support.mjs";

export async function run(options) {
  const { batchAgreement, productAgreement } = await testSupport("batch-agreement");
  const steps = Number(options.steps ?? 24);
  const rows = [];
  for (const [model, path] of [
    ["nano", `${repository}models/nano`],
    ["random weights", await randomModel()],
  ]) {
    const prompts = await promptsOf(path, Number(options.prompts ?? 8));
    const sizes = [1, 2, prompts.length];
    for (const bits of [undefined, 8, 4, 2])
      for (const int8Activations of bits === undefined ? [true] : [true, false]) {
        const activations =
          bits === undefined ? "" : int8Activations ? ", 8-bit activations" : ", float activations";
        const label = `${model}, ${bits ?? 32} bits${activations}`;
        const found = await batchAgreement(path, { bits, int8Activations, prompts, steps, sizes });
        for (const size of sizes) rows.push(...rowsOf(`${label}, batch of ${size}`, size, found));
        console.error(label);
      }
  }
  const random = lcg(1);
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

function rowsOf(label, size, found) {
  const steps = found.filter(({ rows }) => rows === size);
  const worst = Math.max(...steps.map(({ difference }) => difference));
  const name = `${label}: largest difference of a logit`;
  if (size === 1) return [row(name, 100 * worst, "% of the range", "0", worst === 0)];
  const parted = steps.filter(({ sameBest }) => !sameBest);
  // Two logits that change places were apart by twice the step's largest difference at most.
  const near = steps.filter(({ gap, difference }) => gap <= 2 * difference);
  const unexplained = parted.filter((step) => !near.includes(step));
  return [
    row(name, 100 * worst, "% of the range"),
    row(
      `${label}: steps whose two best tokens are near enough to change places`,
      near.length,
      `of ${steps.length}`,
    ),
    row(`${label}: steps where they did`, parted.length, `of ${steps.length}`),
    row(`${label}: of these, not near enough`, unexplained.length, "", "0", unexplained.length === 0),
  ];
}

/** A small model of random weights, made on first use. */
async function randomModel() {
  const folder = `${cacheFolder}/models/random-8x256`;
  if (existsSync(folder)) return folder;
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const { writeRandomFolder } = await testSupport("random-folder");
  const shape = { layers: 8, width: 256, vocabularySize: 4096, contextSize: 256 };
  writeRandomFolder(`${folder}.tmp`, orchardConfig(shape), 1);
  renameSync(`${folder}.tmp`, folder);
  return folder;
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
