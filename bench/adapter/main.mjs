// A new skill for nano, from 500 examples: how much better it is on what was held out, what it costs elsewhere with the
// adapter on (off it is 0, to the last bit), what a swap costs, and whether a hundred of them leave anything behind. The
// skill is tickets.mjs's; elsewhere is elsewhere.mjs's. Ways to keep the rest as it is, three seeds each: not at all (the
// control, which must cost much), examples of nano's training data, nano's own text, and what training does untold.
// It goes on where it stopped: cells.mjs.
//
// Options: --model models/nano, --seeds 3, --cells "nothing kept;examples kept;own text kept;untold", --examples 500, --test 200,
// --elsewhere 4 (examples a task), --kept 2000 (examples to keep), --epochs, --rank, --rate, --share, --strength (training's
// own), --softer 0.7 (a strength to answer with, measured beside 1), --threads, --swaps 100 (0: none, and no times)

import { fileURLToPath } from "node:url";
import { meanOf } from "../experiments/small-model.mjs";
import { median, repository, runChild, using } from "../support.mjs";
import { cellNames, runCells } from "./cells.mjs";

export async function run(options) {
  const number = (name, usual) => (options[name] === undefined ? usual : Number(options[name]));
  const model = options.model ?? `${repository}models/nano`;
  const given = {
    epochs: number("epochs"),
    rank: number("rank"),
    rate: number("rate"),
    keepShare: number("share"),
    keepStrength: number("strength"),
    threads: number("threads"),
  };
  const strength = number("softer", 0.7);
  const { before, off, results } = await runCells({
    model,
    seeds: number("seeds", 3),
    cells: options.cells?.split(";") ?? cellNames,
    examples: number("examples", 500),
    test: number("test", 200),
    elsewhere: number("elsewhere", 4),
    kept: number("kept", 2000),
    strength,
    settings: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  });
  const change = Math.max(...off.scores.map((score, i) => Math.abs(score - before.elsewhere.scores[i])));
  const rows = [
    row("tickets right, schema enforced: base", before.skill.guided, "%"),
    row("tickets right, nothing enforced: base", before.skill.free, "%"),
    row("loss elsewhere: base", before.elsewhere.loss, "nats a token"),
    row("answers right elsewhere: base", before.elsewhere.right, "%"),
    {
      ...row("loss elsewhere, adapter off: greatest change", change, "nats"),
      target: "0",
      pass: change === 0,
    },
    ...[...new Set(results.map(({ cell }) => cell))].flatMap((cell) => {
      const whole = results.filter((result) => result.cell === cell);
      const softer = whole.map((result) => ({ ...result, ...result.softer, seconds: null }));
      const rowsOf = (name, of) => cellRows(name, of, before, { isControl: cell === "nothing kept" });
      return [...rowsOf(cell, whole), ...rowsOf(`${cell}, at strength ${strength}`, softer)];
    }),
  ];
  const swaps = number("swaps", 100);
  return swaps === 0 ? rows : [...rows, ...(await swapRows(model, results.at(-1).path, swaps))];
}

/** Means of the seeds of a cell, with what the seeds themselves are; the control is to miss its target. */
function cellRows(cell, results, { skill, elsewhere }, { isControl }) {
  const spread = (values, of = (value) => value) => {
    const { mean } = meanOf(values);
    const each = values.map((value) => Number(of(value).toPrecision(3)));
    return { mean, name: values.length === 1 ? "" : ` (${each.join(", ")})` };
  };
  const guided = spread(results.map((result) => result.skill.guided));
  const free = spread(results.map((result) => result.skill.free));
  const percent = spread(results.map((result) => 100 * (result.elsewhere.loss / elsewhere.loss - 1)));
  const right = spread(results.map((result) => result.elsewhere.right));
  const seconds = results.map((result) => result.seconds).filter((value) => value !== null);
  const cost = row(`${cell}: loss elsewhere, adapter on${percent.name}`, percent.mean, "% more");
  return [
    row(`${cell}: tickets right, schema enforced${guided.name}`, guided.mean, "%"),
    least(`${cell}: better by`, guided.mean - skill.guided, "points", 20),
    row(`${cell}: tickets right, nothing enforced${free.name}`, free.mean, "%"),
    isControl
      ? { ...cost, target: "must be above 1", pass: percent.mean > 1 }
      : { ...cost, target: "at most 1", pass: percent.mean <= 1 },
    row(`${cell}: loss elsewhere, adapter on`, (percent.mean / 100) * elsewhere.loss, "nats more"),
    row(`${cell}: answers right elsewhere${right.name}`, right.mean, "%"),
    ...(seconds.length === 0 ? [] : [row(`${cell}: training`, median(seconds), "processor seconds")]),
  ];
}

/** Loading an adapter and changing it: time and memory. */
async function swapRows(model, adapter, swaps) {
  const { loadModel } = await import("../../dist/index.js");
  const rows = await using(await loadModel(model), async (loaded) => {
    const [resident, started] = [memory(), performance.now()];
    return await using(await loaded.loadAdapter(adapter), async (adapted) => [
      row("loading the adapter", performance.now() - started, "ms"),
      row("memory of it and of the second program", memory() - resident, "MiB"),
      ...(await swapping(loaded, adapted, adapter)),
    ]);
  });
  const child = fileURLToPath(new URL("swaps-child.mjs", import.meta.url));
  const flags = ["--expose-gc", "--max-semi-space-size=2"];
  process.env.MALLOC_ARENA_MAX = "1"; // see swaps-child.mjs
  for (const kept of [true, false]) {
    const { early, late, handles } = await runChild(child, { model, adapter, swaps, kept }, flags);
    const what = `${swaps} swaps, ${kept ? "another adapter in memory" : "no other"}`;
    rows.push(most(`${what}: growth of resident memory`, late - early, "MiB", kept ? 4 : 8));
    rows.push(most(`${what}: native handles left`, handles[1] - handles[0], "", 0));
  }
  return rows;
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
