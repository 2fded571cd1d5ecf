// Orchard beside node-llama-cpp on models of the same shape: in one run, interleaved, every measurement in a process of
// its own (so its peak memory is that process's), medians of at least five rounds. From one Q4_0 file, Orchard runs its
// own 4 and 2 bits (quantized at the first load, which is not measured here but printed), with a float32 and with an
// 8-bit cache, and the file's own blocks; llama.cpp runs Q4_0 and its two 2-bit types with its defaults (a float16 cache).
// Then both with one core taken by another process, where prompt and answers are shorter. Both get two threads: by
// itself node-llama-cpp takes four on two cores and crawls. Decoding is measured twice, as llama-bench does after a
// short prompt, and after the long one.
//
// Options: --rounds 5, --shapes 385M,1.1B, --prompt 512, --answer 64, --no-busy

import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { cacheFolder, median, runChild } from "../support.mjs";
import { modelFile } from "./models.mjs";

export const needsPeers = true;

const contextSize = 1024;

/** What Orchard must reach, as a ratio to node-llama-cpp: at least, or for memory at most. */
const targets = {
  "385M": { decode: 2, decodeLong: 2, prefill: 1, peak: 1.2 },
  "1.1B": { decode: 1.2, decodeLong: 1.2, prefill: 1 },
};

const metrics = [
  { key: "decode", label: "decode after 16 tokens", unit: "tokens/s" },
  { key: "decodeLong", label: "decode after the prompt", unit: "tokens/s" },
  { key: "prefill", label: "prefill", unit: "tokens/s" },
  { key: "firstToken", label: "time to first token", unit: "ms" },
  { key: "load", label: "load", unit: "ms" },
  { key: "peak", label: "peak memory", unit: "MiB" },
];

export async function run(options) {
  const rounds = Number(options.rounds ?? 5);
  const shapes = String(options.shapes ?? "385M,1.1B").split(",");
  const sizes = { prompt: Number(options.prompt ?? 512), answer: Number(options.answer ?? 64) };
  const busySizes = { prompt: Math.min(sizes.prompt, 128), answer: Math.min(sizes.answer, 16) };
  const rows = [];
  for (const shape of shapes) {
    const contenders = await contendersOf(shape);
    rows.push(...(await firstLoads(shape, contenders)));
    const quiet = await measure(contenders, rounds, sizes, `${shape}, quiet`);
    rows.push(...compare(shape, "", quiet, targets[shape] ?? {}));
    if (options["no-busy"]) continue;
    const stop = takeCore();
    const inBoth = contenders.filter(({ quietOnly }) => !quietOnly);
    const busy = await measure(inBoth, rounds, busySizes, `${shape}, one core taken`).finally(stop);
    rows.push(...compare(shape, ", one core taken", busy, {}));
  }
  return rows;
}

async function contendersOf(shape) {
  const child = (name) => fileURLToPath(new URL(name, import.meta.url));
  const threads = Math.min(2, availableParallelism());
  const path = await modelFile(shape, "Q4_0");
  const ours = { script: child("orchard-child.mjs"), contextSize, threads, path };
  const peer = { script: child("llama-child.mjs"), contextSize, threads };
  return [
    { ...ours, name: "orchard 4 bits", bits: 4 },
    { ...peer, name: "llama Q4_0", path },
    { ...ours, name: "orchard 2 bits", bits: 2 },
    { ...peer, name: "llama TQ2_0", path: await modelFile(shape, "TQ2_0") },
    { ...ours, name: "orchard 4 bits, 8-bit cache", bits: 4, keyValueBits: 8, quietOnly: true },
    { ...peer, name: "llama Q2_K", path: await modelFile(shape, "Q2_K") },
    { ...ours, name: "orchard 2 bits, 8-bit cache", bits: 2, keyValueBits: 8, quietOnly: true },
    { ...ours, name: "orchard Q4_0", quietOnly: true },
  ];
}

/** Loads each of ours once with nothing packed yet. */
async function firstLoads(shape, contenders) {
  process.env.ORCHARD_CACHE = `${cacheFolder}/packed`;
  rmSync(process.env.ORCHARD_CACHE, { recursive: true, force: true });
  const rows = [];
  for (const { script, name, quietOnly, ...options } of contenders.filter(({ name }) =>
    name.startsWith("orchard"),
  )) {
    const { load } = await runChild(script, { ...options, prompt: 32, answer: 2 });
    rows.push(row(`${shape}: first load, ${name}`, load, "ms"));
  }
  return rows;
}

/** Medians by contender and metric. */
async function measure(contenders, rounds, sizes, label) {
  const samples = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 1; round <= rounds; round++)
    for (const { script, name, quietOnly, ...options } of contenders) {
      const sample = await runChild(script, { ...options, ...sizes });
      samples.get(name).push(sample);
      console.error(
        `${label}, round ${round}: ${name} ${metrics.map((m) => sample[m.key].toFixed(1)).join(" ")}`,
      );
    }
  return new Map(
    [...samples].map(([name, taken]) => [
      name,
      Object.fromEntries(metrics.map(({ key }) => [key, median(taken.map((sample) => sample[key]))])),
    ]),
  );
}

/** Rows of medians and of ratios: ours over the peer's. */
function compare(shape, condition, medians, target) {
  const best2 = ["llama TQ2_0", "llama Q2_K"].toSorted(
    (a, b) => medians.get(b).decode - medians.get(a).decode,
  )[0];
  const pairs = [
    ["orchard 4 bits", "llama Q4_0"],
    ["orchard 4 bits, 8-bit cache", "llama Q4_0"],
    ["orchard Q4_0", "llama Q4_0"],
    ["orchard 2 bits", best2],
    ["orchard 2 bits, 8-bit cache", best2],
  ].filter(([ours]) => medians.has(ours));
  const rows = [];
  for (const { key, label, unit } of metrics) {
    for (const [name, values] of medians)
      rows.push(row(`${shape}${condition}: ${label}, ${name}`, values[key], unit));
    for (const [ours, peer] of pairs) {
      const ratio = medians.get(ours)[key] / medians.get(peer)[key];
      const wanted = target[key];
      const pass = wanted === undefined ? null : key === "peak" ? ratio <= wanted : ratio >= wanted;
      const text = wanted === undefined ? null : `${key === "peak" ? "at most" : "at least"} ${wanted}`;
      rows.push({
        ...row(`${shape}${condition}: ${label}, ${ours} / ${peer}`, ratio, "ratio"),
        target: text,
        pass,
      });
    }
  }
  return rows;
}

const row = (name, value, unit) => ({ name, value, unit, target: null, pass: null });

/** Keeps one core busy until the returned function is called. */
function takeCore() {
  const child = spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });
  return () => child.kill("SIGKILL");
}
