// Many streams at once: `orchard serve` over HTTP beside node-llama-cpp, in this process and with as many sequences, on the
// 385 M model (engine.md's shape, random weights) in 4 bits. All streams begin together; a rate is all tokens of all streams
// over the time until the last has ended, prompts included. Then one stream while another client sends a prompt of 4,000
// tokens: the longest gap of the stream.
//
// A round measures everything once, the two contenders in turn, each in a process of its own. No round is begun that would
// not end within the minutes; what is measured is kept (bench/.cache), and the same command goes on with it, on the same
// commit and machine only. `--prepare` makes and packs the model and installs the peer, which is not measured: minutes, once.
// A round takes about two minutes on two quiet cores, so that twelve minutes are five.
//
// Options: --minutes 12, --rounds 5, --streams 8,1,4,16, --prompt 64, --answer 64, --long 4000, --no-peer, --fresh, --prepare

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { modelFile } from "../peers/models.mjs";
import { cacheFolder, commit, installPeers, median, runChild } from "../support.mjs";

/** What ours must reach at eight streams, as a ratio to node-llama-cpp. */
const leastRatio = 1.5;
const ratioAt = 8;
/** Milliseconds that a stream may stall at most while another client's prompt is read. */
const mostStall = 500;
/** Milliseconds after which a measurement has failed: a peer that crawls must not take all the time. */
const patience = 150_000;

const metrics = [
  { key: "rate", label: "all tokens", unit: "tokens/s" },
  { key: "firstToken", label: "time to first token, p95", unit: "ms" },
  { key: "gap", label: "gap between tokens, p95", unit: "ms" },
];

const child = (name) => fileURLToPath(new URL(name, import.meta.url));
const [ours, theirs] = ["orchard serve", "node-llama-cpp"];

export async function run(options) {
  process.env.ORCHARD_CACHE = `${cacheFolder}/packed`;
  const until = performance.now() + 60_000 * Number(options.minutes ?? 12);
  const rounds = Number(options.rounds ?? 5);
  const settings = {
    streams: String(options.streams ?? "8,1,4,16")
      .split(",")
      .map(Number),
    sizes: { prompt: Number(options.prompt ?? 64), answer: Number(options.answer ?? 64) },
    long: Number(options.long ?? 4000),
    peer: !options["no-peer"],
    threads: Math.min(2, availableParallelism()),
  };
  const cells = await cellsOf(settings);
  if (options.prepare) {
    await prepare(cells);
    return [row("prepared", 1, "")];
  }
  const kept = openSamples(settings, options.fresh === true);
  let longest = 0;
  for (let round = roundsOf(kept.samples, cells); round < rounds; round++) {
    const started = performance.now();
    if (round > 0 && started + 1.2 * longest > until) break;
    // Who goes first changes from round to round.
    for (const pair of cells)
      for (const cell of round % 2 === 0 ? pair : pair.toReversed())
        if ((kept.samples[cell.name]?.length ?? 0) <= round) kept.add(cell.name, await measure(cell, round));
    longest = Math.max(longest, performance.now() - started);
    console.error(`round ${round + 1}: ${Math.round((performance.now() - started) / 1000)} s`);
  }
  return rowsOf(settings, kept.samples);
}

/** What a round measures, in pairs of ours and theirs; what matters most comes first. */
async function cellsOf({ streams, sizes, long, peer, threads }) {
  // One file for all, so that it is packed once; its longer context costs nobody anything.
  const path = await modelFile("385M-8k", "Q4_0");
  const shared = { path, threads };
  const at = (count) => {
    const how = { ...shared, contextSize: 512, streams: count, ...sizes };
    const cell = { name: `${count} ${ours}`, script: child("orchard-child.mjs"), how: { ...how, bits: 4 } };
    return peer ? [cell, { name: `${count} ${theirs}`, script: child("llama-child.mjs"), how }] : [cell];
  };
  const stall = {
    name: "stall",
    script: child("stall-child.mjs"),
    how: { ...shared, bits: 4, contextSize: long + 600, long },
  };
  const [first, ...others] = streams.map(at);
  return [first, [stall], ...others];
}

/** Everything that takes long the first time only, at the smallest size. */
async function prepare(cells) {
  const flat = cells.flat();
  if (flat.some(({ name }) => name.endsWith(theirs))) installPeers();
  for (const cell of flat.filter(({ name }) => name !== "stall").slice(0, 2)) {
    const sample = await measure({ ...cell, how: { ...cell.how, streams: 1, prompt: 16, answer: 2 } }, -1, 0);
    if (sample.failed) throw new Error(`${cell.name}: ${sample.failed}`);
  }
}

/** One measurement; one that fails says why and costs the others nothing. */
async function measure({ name, script, how }, round, timeout = patience) {
  const sample = await runChild(script, how, [], timeout === 0 ? {} : { timeout }).catch((error) => ({
    failed: String(error.message).slice(-500),
  }));
  const shown = Object.entries(sample).map(([key, value]) =>
    typeof value === "number" ? `${key} ${value.toFixed(1)}` : `${key} ${value}`,
  );
  console.error(`round ${round + 1}: ${name}: ${shown.join(", ")}`);
  return sample;
}

/** What was measured before, if it was with the same settings and commit; each new sample is written at once. */
function openSamples(settings, isFresh) {
  const file = `${cacheFolder}/serve-samples.json`;
  const key = JSON.stringify({ settings, commit: commit(), machine: availableParallelism() });
  const before = !isFresh && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
  const samples = before?.key === key ? before.samples : {};
  return {
    samples,
    add(name, sample) {
      samples[name] = [...(samples[name] ?? []), sample];
      mkdirSync(cacheFolder, { recursive: true });
      writeFileSync(`${file}.part`, JSON.stringify({ key, samples }));
      renameSync(`${file}.part`, file);
    },
  };
}

/** Rounds that are complete. */
function roundsOf(samples, cells) {
  return Math.min(...cells.flat().map(({ name }) => samples[name]?.length ?? 0));
}

function rowsOf({ streams, long, peer }, samples) {
  const rows = [];
  const good = (name) => (samples[name] ?? []).filter(({ failed }) => failed === undefined);
  const failures = (name) => (samples[name] ?? []).filter(({ failed }) => failed !== undefined).length;
  for (const count of streams.toSorted((a, b) => a - b)) {
    const contenders = peer ? [ours, theirs] : [ours];
    for (const name of contenders) {
      const failed = failures(`${count} ${name}`);
      if (failed > 0) rows.push(row(`${count} streams: measurements that failed, ${name}`, failed, ""));
    }
    for (const { key, label, unit } of metrics) {
      const of = (name) => good(`${count} ${name}`).map((sample) => sample[key]);
      for (const name of contenders)
        rows.push(
          row(`${count} streams: ${label}, ${name}, median of ${of(name).length}`, median(of(name)), unit),
        );
      if (!peer) continue;
      // Of the rounds' own ratios: what else the machine does is the same within a round, and not between rounds.
      const pairs = (samples[`${count} ${ours}`] ?? []).flatMap((sample, round) => {
        const other = samples[`${count} ${theirs}`]?.[round];
        return sample.failed || !other || other.failed ? [] : [sample[key] / other[key]];
      });
      const isTarget = key === "rate" && count === ratioAt;
      rows.push({
        ...row(
          `${count} streams: ${label}, ${ours} / ${theirs}, median ratio of a round`,
          median(pairs),
          "ratio",
        ),
        target: isTarget ? `at least ${leastRatio}` : null,
        pass: isTarget ? median(pairs) >= leastRatio : null,
      });
    }
  }
  const stalls = good("stall");
  const worst = Math.max(...stalls.map(({ stall }) => stall));
  rows.push(
    row(`${long} tokens beside a stream: read in`, median(stalls.map(({ read }) => read)), "ms"),
    row(
      `${long} tokens beside a stream: longest gap of the stream, median round`,
      median(stalls.map(({ stall }) => stall)),
      "ms",
    ),
    {
      ...row(
        `${long} tokens beside a stream: longest gap of the stream, worst of ${stalls.length} rounds`,
        worst,
        "ms",
      ),
      target: `at most ${mostStall}`,
      pass: stalls.length > 0 && worst <= mostStall,
    },
  );
  return rows;
}

const row = (name, value, unit) => ({ name, value, unit, target: null, pass: null });
