// The runs of the benchmark: an adapter for each seed of each cell, trained as the terminal trains, and measured. What is
// known is kept in bench/.cache/adapter by what decides it, so that the benchmark goes on where it stopped, within a run
// too (training goes on from its checkpoint).

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { cacheFolder, using } from "../support.mjs";
import { elsewhereOf, examplesToKeep, heldOut, shortHash } from "./elsewhere.mjs";
import { ownTextLines } from "./own-text.mjs";
import { conversationLine, instructions, schema, tickets } from "./tickets.mjs";

/**
 * What is kept in each cell: nothing (the control that must fail), training examples, what the model itself says
 * (own-text.mjs), or what training keeps when it is told nothing.
 */
export const cellNames = ["nothing kept", "examples kept", "own text kept", "untold"];

/**
 * Results of all cells and seeds, of the base, and of the base with adapters in memory; each is
 * { skill: { guided, free }, elsewhere: { scores, loss, right } }, those of adapters with cell, seed, path and seconds, and
 * the same at another strength (`softer`).
 */
export async function runCells(options) {
  const { model: path, seeds, cells, examples, test, elsewhere, kept, strength, settings } = options;
  const { loadModel } = await import("../../dist/index.js");
  const { openBase } = await import("../../dist/training/base-model.js");
  const base = await openBase(path);
  const hash = await base.hash();
  const tasks = await heldOut(elsewhere, base.tokenizer);
  const told = { hash, examples, test, elsewhere };
  const folder = `${cacheFolder}/adapter/${shortHash(told)}`;
  mkdirSync(folder, { recursive: true });
  const [data, files] = [`${folder}/tickets.jsonl`, { "nothing kept": null }];
  const taught = tickets("train", examples);
  const lines = (made) => `${made.join("\n")}\n`;
  writeFileSync(data, lines(taught.map(conversationLine)));
  const asked = tickets("heldOut", test);
  const measured = async (model) => ({
    skill: await skillOf(model, asked),
    elsewhere: await elsewhereOf(model, tasks),
  });
  return await using(await loadModel(path, { threads: settings.threads }), async (model) => {
    const before = await once(`${folder}/base.json`, () => measured(model));
    const prompts = taught.map(({ prompt }) => prompt);
    const makers = {
      "examples kept": () => examplesToKeep(kept, tasks),
      "own text kept": () => ownTextLines(model, prompts, kept),
    };
    for (const cell of cells.filter((name) => name in makers)) {
      files[cell] = `${folder}/${cell.replaceAll(" ", "-")}-${kept}.jsonl`;
      if (!existsSync(files[cell])) writeFileSync(files[cell], lines(await makers[cell]()));
    }
    const results = [];
    for (let seed = 1; seed <= seeds; seed++)
      for (const cell of cells) {
        const keep = files[cell];
        const ofCell = { ...settings, seed, ...(keep === undefined ? {} : { keep }) };
        const output = `${folder}/${cell.replaceAll(" ", "-")}-${seed}-${shortHash([ofCell, kept])}`;
        const result = await once(`${output}.json`, async () => {
          const seconds = existsSync(`${output}/adapter_config.json`)
            ? null
            : await train({ ...ofCell, model: path, data, output }, `${cell}, seed ${seed}`);
          return await using(await model.loadAdapter(output), async (adapted) => ({
            ...(await measured(adapted)),
            seconds,
          }));
        });
        console.error(
          `${cell}, seed ${seed}: ${result.skill.guided}% right, ${result.elsewhere.loss.toFixed(4)} nats elsewhere`,
        );
        const softer = await once(`${output}-${strength}.json`, async () =>
          using(await model.loadAdapter(output, { strength }), measured),
        );
        results.push({ cell, seed, path: output, ...result, softer });
      }
    const off = await once(`${folder}/off.json`, () =>
      model.loadAdapter(results[0].path).then((adapted) => using(adapted, () => elsewhereOf(model, tasks))),
    );
    return { before, off, results };
  });
}

/** What a file says, else what is made, and written there. */
async function once(path, make) {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const made = await make();
  writeFileSync(`${path}.part`, JSON.stringify(made));
  renameSync(`${path}.part`, path);
  return made;
}

/** Trains as `orchard adapter train` does; the processor's seconds that it took (of this process, if it goes on). */
async function train(run, name) {
  const { runAdapterTraining } = await import("../../dist/training/adapter-run.js");
  const { ortNative } = await import("../../dist/runtime/ort-native.js");
  const { describeTraining } = await import("../../dist/training/train.js");
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  const before = process.cpuUsage();
  await runAdapterTraining({
    ...run,
    device: ortNative,
    signal: stop.signal,
    onProgress: (progress) => {
      if (progress.step % 50 === 0) console.error(`${name}: ${describeTraining(progress)}`);
    },
  });
  process.removeListener("SIGINT", onInterrupt);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Percent of tickets that are right as a whole, with the schema enforced and without. */
async function skillOf(model, test) {
  const { LanguageModelSession } = await import("../../dist/index.js");
  const right = { guided: 0, free: 0 };
  for (const { prompt, ticket } of test) {
    const ask = (extra) =>
      new LanguageModelSession({ model, instructions })
        .respond(prompt, { sampling: { mode: "greedy" }, maximumResponseTokens: 64, ...extra })
        .then(({ content }) => (typeof content === "string" ? parsed(content) : content))
        .catch(() => null);
    const isRight = (said) =>
      said !== null &&
      Object.keys(ticket).every((key) => said[key] === ticket[key]) &&
      Object.keys(said).length === 3;
    if (isRight(await ask({ generating: schema, includeSchemaInPrompt: false }))) right.guided++;
    if (isRight(await ask({}))) right.free++;
  }
  return { guided: (100 * right.guided) / test.length, free: (100 * right.free) / test.length };
}

function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return null;
  }
}
