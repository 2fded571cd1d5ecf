// Does the best learning rate stay where it is when a model gets wider? Small orchard models of two widths on the same
// text, seeds and order, with AdaStar; with μP-simple (the linear weights' rate is divided by how much wider the model is
// than the narrow one) and without. The best rate is looked for on a grid of factors of two, each point with all seeds,
// until both neighbours of the best are worse; a parabola through these three gives it between the points.
//
// μP-simple leaves the embedding alone, and a tied embedding is the output projection too, whose logits move by more the
// wider the model is. --head says what becomes of it: "untied" (a projection of its own, scaled as the linear weights are),
// "tied" (μP-simple to the letter), "scaled" (tied, and scaled). docs/log/2026-11-28-best-learning-rate.md has all three.
//
// Options: --head untied, --narrow 128, --wide 512, --layers 2, --steps 400, --batch 4, --length 32, --seeds 3, --threads 1

import { describe, meanOf, openText, trainSmall } from "./experiments/small-model.mjs";

export async function run(options) {
  const number = (name, fallback) => Number(options[name] ?? fallback);
  const [narrow, wide] = [number("narrow", 128), number("wide", 512)];
  const seeds = Array.from({ length: number("seeds", 3) }, (_, i) => i + 1);
  const text = await openText();
  const settings = {
    text,
    head: options.head ?? "untied",
    layers: number("layers", 2),
    seeds,
    steps: number("steps", 400),
    batch: number("batch", 4),
    length: number("length", 32),
    threads: number("threads", 1),
  };
  if (!heads.includes(settings.head)) throw new Error(`--head must be one of ${heads.join(", ")}`);
  // At the narrow width both are the same: the rate is multiplied by 1.
  const narrowBest = await search({ ...settings, label: `width ${narrow}`, width: narrow, factor: 1 }, -7);
  const start = Math.round(narrowBest.exponent);
  const scaled = await search(
    { ...settings, label: `width ${wide}, μP-simple`, width: wide, factor: narrow / wide },
    start,
  );
  const lower = start - Math.round(Math.log2(wide / narrow));
  const plain = await search({ ...settings, label: `width ${wide}`, width: wide, factor: 1 }, lower);
  const shift = (best) => 2 ** Math.abs(best.exponent - narrowBest.exponent);
  const rows = [narrowBest, scaled, plain].flatMap(({ label, points, exponent }) => [
    ...points.map(({ exponent: at, loss }) => ({
      name: `${label}: validation loss at 2^${at}`,
      value: describe(loss),
      unit: "nats",
      target: null,
      pass: null,
    })),
    {
      name: `${label}: best learning rate`,
      value: `2^${exponent.toFixed(2)} = ${(2 ** exponent).toPrecision(3)}`,
      unit: "",
      target: null,
      pass: null,
    },
  ]);
  rows.push(
    {
      name: `best at ${wide} against ${narrow}, μP-simple`,
      value: shift(scaled),
      unit: "times",
      target: "at most 2",
      pass: shift(scaled) <= 2,
    },
    {
      name: `best at ${wide} against ${narrow}, without`,
      value: shift(plain),
      unit: "times",
      target: "more than 2",
      pass: shift(plain) > 2,
    },
  );
  return rows;
}

const heads = ["untied", "tied", "scaled"];

/** Tries exponents of two until the best one has a worse neighbour on each side. */
async function search(settings, start) {
  const { label } = settings;
  const known = new Map();
  const at = async (exponent) => {
    if (!known.has(exponent)) known.set(exponent, await lossAt(settings, exponent));
    return known.get(exponent).mean;
  };
  let best = start;
  for (;;) {
    const [here, below] = [await at(best), await at(best - 1)];
    if (below < here) {
      best--;
      continue;
    }
    const above = await at(best + 1);
    if (here <= above) {
      const curvature = below - 2 * here + above;
      const exponent = best + (curvature > 0 ? (below - above) / (2 * curvature) : 0);
      const points = [...known].sort(([a], [b]) => a - b).map(([point, loss]) => ({ exponent: point, loss }));
      return { label, points, exponent };
    }
    best++;
  }
}

async function lossAt(
  { text, label, head, width, layers, factor, seeds, steps, batch, length, threads },
  exponent,
) {
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const { vocabularySize } = text;
  const sizes = { layers, sharedLayers: 0, width, vocabularySize, contextSize: length };
  const config = { ...orchardConfig(sizes), feedForward: width, tiedEmbedding: head !== "untied" };
  const isScaled = (name) => head === "scaled" || !name.includes("embed_tokens");
  const losses = [];
  for (const seed of seeds) {
    const scale = (name, shape) => (shape.length === 2 && isScaled(name) ? factor : 1);
    const key = `learning-rate ${[head, width, layers, factor, seed, steps, batch, length, exponent].join(" ")}`;
    const options = { seed, steps, batch, length, learningRate: 2 ** exponent, scale, threads, key };
    const { validation, skipped } = await trainSmall(config, text, options);
    const note = skipped > 0 ? `, ${skipped} steps skipped` : "";
    console.error(`${label}, 2^${exponent}, seed ${seed}: ${validation.toFixed(4)}${note}`);
    losses.push(Number.isFinite(validation) ? validation : 1e3);
  }
  return meanOf(losses);
}
