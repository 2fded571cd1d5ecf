// The full-size model, 3,111,368,064 parameters with random weights of 2 bits and an embedding of 4, beside node-llama-cpp
// with the same widths in Q4_0 and its two 2-bit types (without sharing of keys and values, which its format does not
// know): prefill, decode, peak memory, load, bytes on disk and of the cache; and where the time of one decode step goes.
// Interleaved, each measurement in a process of its own. Takes about 5 GB under --folder, which it removes unless --keep.
//
// Options: --rounds 3, --prompt 512, --answer 32, --folder /tmp/orchard-full-size, --no-peers, --no-profile, --keep,
// and for a try: --layers 8 --width 256 --vocabulary 4096

import { existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { installPeers, median, runChild, testSupport } from "../support.mjs";
import { makeModel } from "./make.mjs";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const contextSize = 4096;
const types = ["Q4_0", "TQ2_0", "Q2_K"];

export async function run(options) {
  const number = (name, otherwise) => Number(options[name] ?? otherwise);
  const folder = String(options.folder ?? "/tmp/orchard-full-size");
  const { bavail, bsize } = statfsSync("/tmp");
  if (bavail * bsize < 8e9) throw new Error("this takes 5 GB of /tmp, and 8 GB are not free");
  mkdirSync(folder, { recursive: true });
  process.env.ORCHARD_CACHE = `${folder}/cache`;
  const dial = {
    layers: number("layers", 56),
    width: number("width", 2048),
    vocabularySize: number("vocabulary", 153_600),
    contextSize,
  };
  try {
    return await measured(folder, dial, {
      rounds: number("rounds", 3),
      sizes: { prompt: number("prompt", 512), answer: number("answer", 32) },
      peers: !options["no-peers"],
      profiles: !options["no-profile"],
    });
  } finally {
    if (!options.keep) rmSync(folder, { recursive: true, force: true });
  }
}

async function measured(folder, dial, { rounds, sizes, peers, profiles }) {
  const { orchardConfig } = await import("../../dist/models/presets/orchard.js");
  const { parameterCount } = await import("../../dist/models/config.js");
  const { cacheBytes } = await import("../../dist/runtime/cache.js");
  const config = orchardConfig(dial);
  const path = `${folder}/orchard`;
  const packed = await makeModel(path, config);
  const threads = Math.min(2, availableParallelism());
  const ours = {
    name: "orchard, 2 bits, 8-bit cache",
    script: here("../peers/orchard-child.mjs"),
    options: { path, contextSize: 1024, threads, bits: 2, keyValueBits: 8 },
  };
  const contenders = [ours];
  if (peers) {
    installPeers();
    for (const type of types)
      contenders.push({
        name: `llama ${type}`,
        script: here("../peers/llama-child.mjs"),
        options: { path: await peerFile(folder, config, type), contextSize: 1024, threads },
      });
  }
  await runChild(ours.script, { ...ours.options, prompt: 16, answer: 2 }); // finds the scales of its cache, once
  const samples = contenders.map(() => []);
  for (let round = 1; round <= rounds; round++)
    for (const [index, { name, script, options }] of contenders.entries()) {
      const sample = await runChild(script, { ...options, ...sizes });
      samples[index].push(sample);
      console.error(`round ${round}, ${name}: ${JSON.stringify(sample)}`);
    }
  const medianOf = (index, key) => median(samples[index].map((sample) => sample[key]));
  const count = parameterCount(config);
  const disk = statSync(packed).size;
  const cache = cacheBytes(config, { capacity: contextSize, type: "int8", sliding: true });
  const isFull = dial.layers === 56 && dial.width === 2048;
  const rows = [
    row("parameters", count, "", isFull ? "3,111,368,064" : null, isFull ? count === 3_111_368_064 : null),
    row("weights on disk, scales included", disk / 1e9, "GB", "at most 0.87, scales apart"),
    row(
      "cache at 4,096 tokens, 8 bits",
      cache / 2 ** 20,
      "MiB",
      isFull ? "70" : null,
      isFull ? cache === 70 * 2 ** 20 : null,
    ),
  ];
  const better = { prefill: 1.3, decode: 1, load: 5000, peak: 1 };
  for (const [key, unit] of [
    ["prefill", "tokens/s"],
    ["decode", "tokens/s"],
    ["firstToken", "ms"],
    ["load", "ms"],
    ["peak", "MiB"],
  ]) {
    for (const [index, { name }] of contenders.entries())
      rows.push(
        index === 0 && key === "load"
          ? row(
              `${key}, ${name}`,
              medianOf(index, key),
              unit,
              "below 5000",
              medianOf(index, key) < better.load,
            )
          : row(`${key}, ${name}`, medianOf(index, key), unit),
      );
    if (!peers || !["prefill", "decode", "peak"].includes(key)) continue;
    for (const [name, indexes, least] of [
      ["best 2-bit type", [2, 3], better[key]],
      ["Q4_0", [1], key === "decode" ? 1.3 : better[key]],
    ]) {
      const theirs = indexes.map((index) => medianOf(index, key));
      const best = key === "peak" ? Math.min(...theirs) : Math.max(...theirs);
      const ratio = medianOf(0, key) / best;
      const [target, pass] =
        key === "peak" ? [`at most ${least}`, ratio <= least] : [`at least ${least}`, ratio >= least];
      rows.push(row(`${key}, orchard / llama's ${name}`, ratio, "ratio", target, pass));
    }
  }
  if (!profiles) return rows;
  const { whole, kinds } = await runChild(here("profile-child.mjs"), {
    path,
    bits: 2,
    contextSize: 1024,
    threads,
    steps: 4,
  });
  rows.push(row("a decode step, profiled, float32 cache", whole, "ms"));
  for (const [kind, time] of Object.entries(kinds).toSorted((a, b) => b[1] - a[1]))
    rows.push(row(`of it: ${kind}`, time, "ms"));
  return rows;
}

/** The same widths as a Llama, with random weights. */
async function peerFile(folder, config, type) {
  const path = `${folder}/${type}.gguf`;
  if (existsSync(path)) return path;
  const { writeRandomGguf } = await testSupport("random-model");
  const { layers, width, heads, keyValueHeads, headSize, feedForward, vocabularySize } = config;
  const sizes = { layers: layers.length, width, heads, keyValueHeads, headSize, feedForward, vocabularySize };
  const model = { ...sizes, family: "llama", contextSize, theta: 500_000, tied: true };
  writeRandomGguf(`${path}.tmp`, model, 1, { layers: type, embedding: "Q4_0" });
  renameSync(`${path}.tmp`, path);
  return path;
}

function row(name, value, unit, target = null, pass = null) {
  return { name, value, unit, target, pass };
}
