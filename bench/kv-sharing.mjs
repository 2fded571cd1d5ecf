// What sharing keys and values brings (5:3, as in arXiv 2507.13575): two orchard-shaped models of random weights, one
// with sharing and one without, in one process and interleaved. Bytes of the cache, the exactness of the prefill bypass
// (the second block runs for the last token of a prompt only), and the time to the first token.
//
// Options: --rounds 10, --width 512, --layers 16, --prompt 1024

import { existsSync, renameSync } from "node:fs";
import { cacheFolder, median, testSupport, using } from "./support.mjs";

export async function run(options) {
  const { loadModel } = await import("../dist/index.js");
  const rounds = Number(options.rounds ?? 10);
  const prompt = Number(options.prompt ?? 1024);
  const shape = { width: Number(options.width ?? 512), layers: Number(options.layers ?? 16), prompt };
  const paths = { shared: await modelFolder(shape, true), unshared: await modelFolder(shape, false) };
  const rows = [await bytesRow(paths, prompt), await bypassRow(paths.shared, prompt)];
  for (const bits of [undefined, 4]) {
    const label = bits === undefined ? "float32" : `${bits} bits`;
    const name = `time to first token at ${prompt} tokens, ${label}`;
    const models = [await loadModel(paths.shared, { bits }), await loadModel(paths.unshared, { bits })];
    const times = [[], []];
    for (let round = 0; round <= rounds; round++)
      for (const [which, model] of models.entries()) {
        const time = await timeToFirstToken(model, prompt, round);
        if (round > 0) times[which].push(time); // round 0 warms up
        console.error(
          `${label}, round ${round}, ${which === 0 ? "shared" : "unshared"}: ${time.toFixed(0)} ms`,
        );
      }
    for (const model of models) await model[Symbol.asyncDispose]();
    const [shared, unshared] = times.map(median);
    // Of the rounds' own ratios: what else the machine does is the same within a round, and not between rounds.
    const ratio = median(times[0].map((time, round) => time / times[1][round]));
    rows.push(
      { name: `${name}, shared`, value: shared, unit: "ms", target: null, pass: null },
      { name: `${name}, unshared`, value: unshared, unit: "ms", target: null, pass: null },
      {
        name: `${name}, median ratio of a round`,
        value: ratio,
        unit: "ratio",
        target: "at most 0.70",
        pass: ratio <= 0.7,
      },
    );
  }
  return rows;
}

/** A model folder of the shape, made on first use. */
async function modelFolder({ width, layers, prompt }, sharing) {
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const folder = `${cacheFolder}/models/orchard-${layers}x${width}-${prompt}${sharing ? "" : "-unshared"}`;
  if (existsSync(folder)) return folder;
  console.error(`Making ${folder}…`);
  const { writeRandomFolder } = await testSupport("random-folder");
  const dial = { layers, width, vocabularySize: 1024, contextSize: prompt + 64 };
  writeRandomFolder(`${folder}.tmp`, orchardConfig(sharing ? dial : { ...dial, sharedLayers: 0 }), 1);
  renameSync(`${folder}.tmp`, folder);
  return folder;
}

async function bytesRow(paths, prompt) {
  const bytes = {};
  const { openScorer } = await testSupport("scorer");
  for (const [name, path] of Object.entries(paths)) {
    const sizes = await using(await openScorer(path, prompt + 64), ({ slot }) =>
      Object.values(slot.tensors).map(({ data }) => data.byteLength),
    );
    bytes[name] = sizes.reduce((sum, size) => sum + size, 0);
  }
  const ratio = bytes.shared / bytes.unshared;
  return {
    name: "bytes of the cache, shared / unshared",
    value: ratio,
    unit: "ratio",
    target: "exactly 0.625",
    pass: ratio === 0.625,
  };
}

async function bypassRow(path, prompt) {
  const { openScorer } = await testSupport("scorer");
  const tokens = Array.from({ length: prompt }, (_, i) => (i * i + 7 * i) % 1024);
  const logits = [];
  for (const bypass of [true, false]) {
    const scorer = await openScorer(path, prompt + 64, { bypass });
    logits.push(await using(scorer, () => scorer.logits(tokens)));
  }
  const difference = Math.max(...logits[0].map((logit, i) => Math.abs(logit - logits[1][i])));
  return {
    name: "last logits with and without prefill bypass, float32: largest difference",
    value: difference,
    unit: "",
    target: "at most 1e-5",
    pass: difference <= 1e-5,
  };
}

/** Milliseconds to the first token after a prompt that the cache does not know. */
async function timeToFirstToken(model, tokens, round) {
  const text = `${round} `.padEnd(tokens, `${round} and so on, `);
  const prompt = { type: "prompt", id: "0", segments: [{ type: "text", id: "0", text }], options: {} };
  const options = { sampling: { mode: "greedy" }, maximumResponseTokens: 1 };
  for await (const delta of model.generate({ transcript: [prompt], options })) {
    if (delta.type !== "finish") continue;
    const { totalTokenCount, cachedTokenCount } = delta.usage.input;
    if (totalTokenCount !== tokens || cachedTokenCount > 8)
      throw new Error(`${totalTokenCount} tokens, ${cachedTokenCount} of them cached`);
    return delta.timings.timeToFirstToken;
  }
  throw new Error("the answer did not finish");
}
