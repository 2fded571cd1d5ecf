// Many streams at once: `orchard serve` over HTTP beside node-llama-cpp, in this process and with as many sequences, on the
// 385 M model (engine.md's shape, random weights) in 4 bits. In one run, interleaved, every measurement in a process of its
// own. All streams begin together; a rate is all tokens of all streams over the time until the last has ended, prompts
// included. Then one stream while another client sends a prompt of 4,000 tokens: the longest gap of the stream.
//
// Options: --rounds 5, --streams 1,4,8,16, --prompt 64, --answer 64, --long 4000, --no-peer

import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { modelFile } from "../peers/models.mjs";
import { cacheFolder, installPeers, median, runChild } from "../support.mjs";

/** What ours must reach at eight streams, as a ratio to node-llama-cpp. */
const leastRatio = 1.5;
const ratioAt = 8;
/** Milliseconds that a stream may stall at most while another client's prompt is read. */
const mostStall = 500;

const metrics = [
  { key: "rate", label: "all tokens", unit: "tokens/s" },
  { key: "firstToken", label: "time to first token, p95", unit: "ms" },
  { key: "gap", label: "gap between tokens, p95", unit: "ms" },
];

export async function run(options) {
  process.env.ORCHARD_CACHE = `${cacheFolder}/packed`;
  const rounds = Number(options.rounds ?? 5);
  const counts = String(options.streams ?? "1,4,8,16")
    .split(",")
    .map(Number);
  const sizes = { prompt: Number(options.prompt ?? 64), answer: Number(options.answer ?? 64) };
  const threads = Math.min(2, availableParallelism());
  const path = await modelFile("385M", "Q4_0");
  const child = (name) => fileURLToPath(new URL(name, import.meta.url));
  const contenders = [{ name: "orchard serve", script: child("orchard-child.mjs"), bits: 4 }];
  if (!options["no-peer"]) {
    installPeers();
    contenders.push({ name: "node-llama-cpp", script: child("llama-child.mjs") });
  }
  const rows = [];
  for (const streams of counts) {
    const samples = new Map(contenders.map(({ name }) => [name, []]));
    for (let round = 1; round <= rounds; round++)
      for (const { name, script, ...rest } of contenders) {
        const sample = await runChild(script, {
          ...rest,
          path,
          threads,
          contextSize: 512,
          streams,
          ...sizes,
        });
        samples.get(name).push(sample);
        const shown = metrics.map(({ key }) => sample[key].toFixed(1)).join(" ");
        console.error(`${streams} streams, round ${round}: ${name} ${shown}`);
      }
    for (const { key, label, unit } of metrics) {
      const of = (name) => median(samples.get(name).map((sample) => sample[key]));
      for (const { name } of contenders)
        rows.push(row(`${streams} streams: ${label}, ${name}`, of(name), unit));
      if (contenders.length < 2) continue;
      const ratio = of("orchard serve") / of("node-llama-cpp");
      const isTarget = key === "rate" && streams === ratioAt;
      rows.push({
        ...row(`${streams} streams: ${label}, orchard serve / node-llama-cpp`, ratio, "ratio"),
        target: isTarget ? `at least ${leastRatio}` : null,
        pass: isTarget ? ratio >= leastRatio : null,
      });
    }
  }
  const long = Number(options.long ?? 4000);
  const stalls = [];
  for (let round = 1; round <= rounds; round++) {
    const { stall, read } = await runChild(child("stall-child.mjs"), {
      path: await modelFile("385M-8k", "Q4_0"),
      bits: 4,
      threads,
      contextSize: long + 600,
      long,
    });
    stalls.push(stall);
    console.error(
      `${long} tokens beside a stream, round ${round}: ${stall.toFixed(0)} ms, read in ${read.toFixed(0)} ms`,
    );
  }
  const worst = Math.max(...stalls);
  rows.push({
    ...row(`longest gap of a stream while ${long} tokens of another are read, worst round`, worst, "ms"),
    target: `at most ${mostStall}`,
    pass: worst <= mostStall,
  });
  return rows;
}

const row = (name, value, unit) => ({ name, value, unit, target: null, pass: null });
