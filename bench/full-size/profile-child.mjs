// Where the time of decode steps goes, by ONNX Runtime's own profile: milliseconds of a step by kind of operation, and what
// is left between them. In a process of its own; the last line is JSON.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { promptTokens } from "../peers/models.mjs";

const { path, bits, contextSize, threads, steps } = JSON.parse(process.argv[2]);
const { openCheckpoint } = await import("../../dist/runtime/checkpoint.js");
const { loadWeights, ropeParameters } = await import("../../dist/runtime/parameters.js");
const { transformer } = await import("../../dist/models/transformer.js");
const { ortNative } = await import("../../dist/runtime/ort-native.js");
const { Runner } = await import("../../dist/runtime/generate.js");
const { CachePool } = await import("../../dist/runtime/cache.js");

const folder = mkdtempSync(`${tmpdir()}/orchard-profile-`);
const checkpoint = await openCheckpoint(path);
const { config } = checkpoint;
const weights = await loadWeights(checkpoint, { bits });
const graph = transformer(config, {
  ...weights,
  cacheType: "float32",
  slidingCache: true,
  logits: "asked",
  bypass: true,
  positions: contextSize,
});
const made = ropeParameters(config, contextSize);
const parameters = {
  folder: weights.parameters.folder,
  get: (name) => made.get(name) ?? weights.parameters.get(name),
};
const program = await ortNative.compile(graph, parameters, { threads, profile: `${folder}/trace` });
const runner = new Runner(program, config);
const pool = new CachePool(config, { slots: 1, capacity: contextSize, type: "float32", sliding: true });
const prompt = promptTokens(64, 1).map((token) => token % config.vocabularySize);
const slot = await pool.acquire(prompt);
await runner.append(slot, prompt);
for (let step = 0; step < steps + 2; step++)
  await runner.append(slot, [(step * 7919) % config.vocabularySize]);
await runner[Symbol.asyncDispose]();
await program[Symbol.asyncDispose]();

const [file] = readdirSync(folder);
const events = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
rmSync(folder, { recursive: true });
const runs = events.filter(({ name }) => name === "model_run").slice(-steps);
const within = ({ ts }) => runs.some((run) => ts >= run.ts && ts < run.ts + run.dur);
const kinds = {};
for (const event of events)
  if (event.cat === "Node" && event.name.endsWith("_kernel_time") && within(event)) {
    const kind = event.args.op_name;
    kinds[kind] = (kinds[kind] ?? 0) + event.dur / 1000 / runs.length;
  }
const whole = runs.reduce((sum, { dur }) => sum + dur, 0) / 1000 / runs.length;
const between = whole - Object.values(kinds).reduce((sum, time) => sum + time, 0);
console.log(JSON.stringify({ whole, kinds: { ...kinds, "between operations": between } }));
process.exit(0);
