// What the experiments in training share: real text as tokens (GSM8K, MIT), batches that depend on the seed alone, so that
// variants are compared on the same data in the same order, and one small run. One thread, unless told otherwise.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cacheFolder, repository, using } from "../support.mjs";

const source = `${repository}../shared/data/gsm8k/train.jsonl`;

/** Tokens of a text with a vocabulary of 512, and of a part of it that no run trains on. */
export async function openText() {
  checkSource();
  const path = `${cacheFolder}/gsm8k-512.json`;
  if (!existsSync(path)) {
    const { trainBpe } = await import("../../dist/training/bpe.js");
    const { tokenizerJson } = await import("../../dist/training/bpe-file.js");
    const lines = gsm8kLines();
    const vocabulary = await trainBpe(lines, { vocabularySize: 512, specialTokens: ["<|end|>"] });
    const { huggingFaceTokenizer } = await import("../../dist/runtime/tokenizer/tokenizer-json.js");
    const tokenizer = huggingFaceTokenizer(tokenizerJson(vocabulary), {});
    const tokens = lines.map((line) => [...tokenizer.encode(line), 0]);
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(
      path,
      JSON.stringify({ training: tokens.slice(500).flat(), validation: tokens.slice(0, 500).flat() }),
    );
  }
  const { training, validation } = JSON.parse(readFileSync(path, "utf8"));
  return {
    vocabularySize: 512,
    training: Int32Array.from(training),
    validation: Int32Array.from(validation),
  };
}

function checkSource() {
  if (!existsSync(source)) throw new Error(`${source} is not there: its text is needed`);
}

/** Questions with their answers. */
export function gsm8kLines() {
  checkSource();
  return readFileSync(source, "utf8")
    .trim()
    .split("\n")
    .map((line) => {
      const { question, answer } = JSON.parse(line);
      return `${question}\n${answer.replace(/<<.*?>>/g, "")}`;
    });
}

/** A batch of windows of a text, every position a target. */
function batchOf(text, starts, length) {
  const batch = starts.length;
  const count = batch * length;
  const at = (i, shift) => text[starts[Math.floor(i / length)] + (i % length) + shift];
  return {
    shape: { batch, length, targets: count },
    tokens: Int32Array.from({ length: count }, (_, i) => at(i, 0)),
    positions: BigInt64Array.from({ length: count }, (_, i) => BigInt(i % length)),
    segments: new Int32Array(count),
    targets: Int32Array.from({ length: count }, (_, i) => i),
    labels: Int32Array.from({ length: count }, (_, i) => at(i, 1)),
    weights: new Float32Array(count).fill(1),
    weight: count,
    tokenCount: count,
    sources: [],
  };
}

/**
 * Trains a model from a seed and gives its losses, and its loss on the validation text. `scale(name, shape)` multiplies
 * the learning rate of a weight. Results are kept under `key`, if there is one: an experiment that was stopped goes on.
 */
export async function trainSmall(config, text, { key, ...options }) {
  const path = `${cacheFolder}/experiments.json`;
  const read = () => (existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {});
  const known = key === undefined ? undefined : read()[key];
  if (known !== undefined) return known;
  const result = await trainedSmall(config, text, options);
  if (key !== undefined) writeFileSync(path, JSON.stringify({ ...read(), [key]: result }, null, 1));
  return result;
}

async function trainedSmall(config, text, options) {
  const {
    seed,
    steps,
    batch = 8,
    length = 64,
    learningRate,
    scale = () => 1,
    threads = 1,
    validation = 8,
  } = options;
  const { parameterShapes } = await import("../../dist/models/config.js");
  const { ortNative } = await import("../../dist/runtime/ort-native.js");
  const { randomSource } = await import("../../dist/runtime/random.js");
  const { gradientGraph } = await import("../../dist/training/gradient-graph.js");
  const { adaStar } = await import("../../dist/training/optimizer.js");
  const { scheduleAt } = await import("../../dist/training/schedule.js");
  const { initialWeights, Trainer } = await import("../../dist/training/trainer.js");
  const shapes = parameterShapes(config);
  const random = randomSource(1000 + seed);
  const draw = (of, from) =>
    batchOf(
      of,
      Array.from({ length: batch }, () => Math.floor(from() * (of.length - length - 1))),
      length,
    );
  const schedule = { steps, warmup: Math.ceil(steps / 10), final: 0.05 };
  const trainer = new Trainer({
    device: ortNative,
    threads,
    config,
    weights: initialWeights(shapes, { layers: config.layers.length, random: randomSource(seed) }),
    learned: [...shapes].map(([name, shape]) => ({
      name,
      shape,
      scale: scale(name, shape),
      rule: adaStar(shape.length === 2 ? {} : { weightDecay: 0 }),
    })),
    graphOf: (shape) => gradientGraph(config, { shape, zLoss: 1e-6 }),
  });
  return using(trainer, async () => {
    const losses = [];
    let skipped = 0;
    for (let step = 1; step <= steps; step++) {
      const factor = scheduleAt(schedule, step);
      const settings = { step: step - skipped, learningRate, schedule: factor };
      const result = await trainer.step([draw(text.training, random)], settings);
      if (result.skipped) skipped++;
      losses.push(result.entropy);
    }
    const held = randomSource(7); // the same windows for everyone
    const windows = Array.from({ length: validation }, () => draw(text.validation, held));
    return { losses, skipped, validation: (await trainer.evaluate(windows)).entropy };
  });
}

/** Mean and standard error. */
export function meanOf(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

/** "1.2345 ± 0.0012". */
export function describe({ mean, error }) {
  return `${mean.toFixed(4)} ± ${error.toFixed(4)}`;
}

/** Sum of all weights of a config. */
export async function parameterCount(config) {
  const { parameterShapes } = await import("../../dist/models/config.js");
  return [...parameterShapes(config).values()].reduce(
    (sum, shape) => sum + shape.reduce((a, b) => a * b, 1),
    0,
  );
}
