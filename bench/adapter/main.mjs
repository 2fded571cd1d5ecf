// A new skill for nano, from 500 examples: how much better it is on what was held out, what it costs elsewhere with the
// adapter on (off it is 0, to the last bit), what a swap costs, and whether a hundred of them leave anything behind. The
// skill is tickets.mjs's.
//
// Options: --examples 500, --test 200, --epochs, --rank, --rate (training's own), --elsewhere 4 (examples a task),
// --swaps 100, --adapter FOLDER (measure one that is there)

import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { cacheFolder, median, repository, runChild, using } from "../support.mjs";
import { conversationLine, instructions, schema, tickets } from "./tickets.mjs";

export async function run(options) {
  const { loadEmbedded } = await import("../../dist/index.js");
  const folder = `${cacheFolder}/adapter`;
  const trained =
    options.adapter === undefined ? await train(folder, options) : { rows: [], path: options.adapter };
  const rows = [...trained.rows];
  await using(await loadEmbedded(), async (model) => {
    const test = tickets("heldOut", Number(options.test ?? 200));
    const before = await share(model, test);
    const elsewhere = await elsewhereOf(model, Number(options.elsewhere ?? 4));
    const [resident, started] = [memory(), performance.now()];
    await using(await model.loadAdapter(trained.path), async (adapted) => {
      rows.push(row("loading the adapter", performance.now() - started, "ms"));
      rows.push(row("memory of it and of the second program", memory() - resident, "MiB"));
      const after = await share(adapted, test);
      rows.push(row("tickets right, schema enforced: base", before.guided, "%"));
      rows.push(row("tickets right, schema enforced: adapter", after.guided, "%"));
      rows.push(least("tickets right: better by", after.guided - before.guided, "points", 20));
      rows.push(row("tickets right, nothing enforced: base", before.free, "%"));
      rows.push(row("tickets right, nothing enforced: adapter", after.free, "%"));
      const off = await elsewhereOf(model, Number(options.elsewhere ?? 4));
      const change = Math.max(...off.scores.map((score, i) => Math.abs(score - elsewhere.scores[i])));
      rows.push({
        ...row("loss elsewhere, adapter off: greatest change", change, "nats"),
        target: "0",
        pass: change === 0,
      });
      const on = await elsewhereOf(adapted, Number(options.elsewhere ?? 4));
      rows.push(row("loss elsewhere, base", elsewhere.loss, "nats a token"));
      rows.push(row("loss elsewhere, adapter on: change", 100 * (on.loss / elsewhere.loss - 1), "%"));
      rows.push(...(await swapping(model, adapted, trained.path)));
    });
  });
  const swaps = Number(options.swaps ?? 100);
  const child = fileURLToPath(new URL("swaps-child.mjs", import.meta.url));
  const flags = ["--expose-gc", "--max-semi-space-size=2"];
  process.env.MALLOC_ARENA_MAX = "1"; // see swaps-child.mjs
  for (const kept of [true, false]) {
    const { early, late, handles } = await runChild(child, { adapter: trained.path, swaps, kept }, flags);
    const what = `${swaps} swaps, ${kept ? "another adapter in memory" : "no other"}`;
    rows.push(most(`${what}: growth of resident memory`, late - early, "MiB", kept ? 4 : 8));
    rows.push(most(`${what}: native handles left`, handles[1] - handles[0], "", 0));
  }
  return rows;
}

/** Trains as the terminal does. */
async function train(folder, options) {
  const count = Number(options.examples ?? 500);
  mkdirSync(folder, { recursive: true });
  const [data, path] = [`${folder}/tickets.jsonl`, `${folder}/tickets`];
  writeFileSync(data, `${tickets("train", count).map(conversationLine).join("\n")}\n`);
  rmSync(path, { recursive: true, force: true });
  const given = ["epochs", "rank", "rate"].flatMap((name) =>
    options[name] ? [`--${name}`, options[name]] : [],
  );
  const words = ["adapter", "train", data, "--output", path, ...given];
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [`${repository}dist/cli/main.js`, ...words], {
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("orchard adapter train failed");
  return { path, rows: [row(`training on ${count} examples`, (performance.now() - started) / 1000, "s")] };
}

/** Percent of tickets that are right as a whole, with the schema enforced and without. */
async function share(model, test) {
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

let tasks = null;

/** What the right answers of nano's own held-out tasks cost: log probabilities of each, and nats a token of all. */
async function elsewhereOf(model, count) {
  tasks ??= await heldOut(count);
  const scores = [];
  let tokens = 0;
  for (const { transcript, text } of tasks) {
    const [score] = await model.score({ transcript, options: {} }, [text]);
    scores.push(score);
    tokens += nano.encode(text).length + 1;
  }
  return { scores, loss: -scores.reduce((sum, score) => sum + score, 0) / tokens };
}

let nano = null;

/** Questions of recipes/nano's held-out tasks, with the texts of their answers. */
async function heldOut(count) {
  const tsc = `${repository}node_modules/typescript/bin/tsc`;
  const { status } = spawnSync(process.execPath, [tsc, "-p", `${repository}tsconfig.recipes.json`], {
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("the recipes do not compile");
  const recipes = (name) => import(pathToFileURL(`${repository}.cache/recipes/recipes/nano/${name}.js`).href);
  const [{ heldOutTasks }, { jsonText }] = [await recipes("data"), await recipes("example")];
  const { openCheckpoint } = await import("../../dist/runtime/checkpoint.js");
  const { embeddedModelPath } = await import("../../dist/embedded.js");
  nano = (await openCheckpoint(embeddedModelPath)).tokenizer;
  const segment = (text) => [{ type: "text", id: "0", text }];
  const found = [];
  for (const task of heldOutTasks({ examples: count, sets: null }))
    for await (const { instructions: told, prompt, schema: format, expected } of task.examples()) {
      if (expected.type === "calls") continue;
      const lead =
        told === undefined ? [] : [{ type: "instructions", id: "i", segments: segment(told), tools: [] }];
      const responseFormat = format === undefined ? {} : { responseFormat: { name: "", schema: format } };
      const asked = { type: "prompt", id: "p", segments: segment(prompt), options: {}, ...responseFormat };
      const text = expected.type === "text" ? expected.value : jsonText(expected.value);
      found.push({ transcript: [...lead, asked], text });
    }
  return found;
}

/** What changing the adapter costs, against a decode step; and a decode step with one. */
async function swapping(model, one, path) {
  return await using(await model.loadAdapter(path, { name: "again" }), async (two) => {
    const times = { same: [], swapped: [], base: [], adapted: [] };
    let number = 0;
    const ask = async (asked) => {
      const text = `${number++} `.padEnd(40, "abcdefgh");
      const prompt = { type: "prompt", id: "0", segments: [{ type: "text", id: "0", text }], options: {} };
      const options = { raw: true, sampling: { mode: "greedy" }, maximumResponseTokens: 32 };
      let finish = null;
      for await (const delta of asked.generate({ transcript: [prompt], options }))
        if (delta.type === "finish") finish = delta;
      const { timings, usage } = finish;
      return {
        first: timings.timeToFirstToken,
        step: timings.decode / Math.max(1, usage.output.totalTokenCount - 1),
      };
    };
    for (const each of [one, two, model]) await ask(each);
    for (let round = 0; round < 40; round++) {
      await ask(one);
      times.same.push((await ask(one)).first);
      await ask(two);
      const { first, step } = await ask(one);
      times.swapped.push(first);
      times.adapted.push(step);
      times.base.push((await ask(model)).step);
    }
    const [step, cost] = [median(times.base), median(times.swapped) - median(times.same)];
    return [
      row("a decode step of the base", step, "ms"),
      row("a decode step with the adapter", median(times.adapted) / step, "× the base's"),
      { ...row("a swap", cost, "ms"), target: "below a decode step", pass: cost < step },
    ];
  });
}

function memory() {
  return process.memoryUsage().rss / 2 ** 20;
}

function row(name, value, unit) {
  return { name, value, unit, target: null, pass: null };
}

function most(name, value, unit, target) {
  return { name, value, unit, target: `at most ${target}`, pass: value <= target };
}

function least(name, value, unit, target) {
  return { name, value, unit, target: `at least ${target}`, pass: value >= target };
}
