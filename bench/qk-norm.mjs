// What the norm on queries and keys does: the same small orchard model with it and without, at a good learning rate and at
// multiples of it, where training without it should become worse or unstable first (models.md §6, T3). The same text,
// seeds and order. A run is unstable when the gradient of a step is so large that the step is skipped, or when its last
// losses are above 1.5 times the best it has had.
//
// Options: --width 64, --layers 4, --steps 250, --batch 4, --seeds 3, --rate 0.006, --threads 1

import { describe, meanOf, openText, trainSmall } from "./experiments/small-model.mjs";

export async function run(options) {
  const number = (name, fallback) => Number(options[name] ?? fallback);
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const text = await openText();
  const [width, layers, steps] = [number("width", 64), number("layers", 4), number("steps", 250)];
  const normed = orchardConfig({
    layers,
    sharedLayers: 0,
    width,
    vocabularySize: text.vocabularySize,
    contextSize: 64,
  });
  const bare = { ...normed, layers: normed.layers.map((layer) => ({ ...layer, qkNorm: "none" })) };
  const rows = [];
  for (const multiple of [1, 4, 16]) {
    const learningRate = number("rate", 0.006) * multiple;
    const losses = { with: [], without: [] };
    const unstable = { with: 0, without: 0 };
    for (let seed = 1; seed <= number("seeds", 3); seed++)
      for (const [name, config] of Object.entries({ with: normed, without: bare })) {
        const settings = {
          seed,
          steps,
          batch: number("batch", 4),
          learningRate,
          threads: number("threads", 1),
        };
        const result = await trainSmall(config, text, settings);
        const last = meanOf(result.losses.slice(-10)).mean;
        const isUnstable = result.skipped > 0 || !(last < 1.5 * Math.min(...result.losses));
        if (isUnstable) unstable[name]++;
        losses[name].push(result.validation);
        const note = isUnstable ? `, unstable (${result.skipped} steps skipped)` : "";
        console.error(`rate ${learningRate}, seed ${seed}, ${name}: ${result.validation.toFixed(4)}${note}`);
      }
    for (const name of ["with", "without"])
      rows.push({
        name: `rate ${learningRate}, ${name} QK-norm: validation loss (${unstable[name]} of ${losses[name].length} unstable)`,
        value: describe(meanOf(losses[name])),
        unit: "nats",
        target: null,
        pass: null,
      });
    rows.push({
      name: `rate ${learningRate}, with / without`,
      value: describe(meanOf(losses.with.map((loss, i) => loss / losses.without[i]))),
      unit: "ratio",
      target: null,
      pass: null,
    });
  }
  return rows;
}
