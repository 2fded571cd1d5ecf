// What sharing keys and values costs in quality (models.md §1, K4): an orchard model whose last three of eight layers read
// the keys and values of the fifth, against one without sharing that has as many parameters (its feed-forward network is
// narrower by what the keys and values take) and against one with the same layers (a little larger). The same text,
// seeds and order; paired over seeds.
//
// Options: --width 64, --layers 8, --steps 500, --batch 4, --seeds 3, --rate 0.006, --threads 1

import { describe, meanOf, openText, parameterCount, trainSmall } from "./experiments/small-model.mjs";

export async function run(options) {
  const number = (name, fallback) => Number(options[name] ?? fallback);
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const text = await openText();
  const { vocabularySize } = text;
  const [width, layers] = [number("width", 64), number("layers", 8)];
  const shared = orchardConfig({ layers, width, vocabularySize, contextSize: 64 });
  const unshared = orchardConfig({ layers, width, vocabularySize, contextSize: 64, sharedLayers: 0 });
  const spare = (await parameterCount(unshared)) - (await parameterCount(shared));
  const matched = {
    ...unshared,
    feedForward: Math.round(unshared.feedForward - spare / (3 * width * layers)),
  };
  const models = { shared, "parameter-matched": matched, "layer-matched": unshared };
  const results = {};
  for (let seed = 1; seed <= number("seeds", 3); seed++)
    for (const [name, config] of Object.entries(models)) {
      const settings = {
        seed,
        steps: number("steps", 500),
        batch: number("batch", 4),
        learningRate: number("rate", 0.006),
        threads: number("threads", 1),
      };
      const { validation } = await trainSmall(config, text, settings);
      console.error(`seed ${seed}, ${name}: ${validation.toFixed(4)}`);
      results[name] = [...(results[name] ?? []), validation];
    }
  const rows = [];
  for (const [name, losses] of Object.entries(results)) {
    rows.push({
      name: `${name}: ${await parameterCount(models[name])} parameters, validation loss`,
      value: describe(meanOf(losses)),
      unit: "nats",
      target: null,
      pass: null,
    });
    if (name === "shared") continue;
    const ratio = meanOf(losses.map((loss, i) => results.shared[i] / loss));
    const bound = ratio.mean + confidence(losses.length) * ratio.error;
    rows.push({
      name: `shared / ${name}`,
      value: describe(ratio),
      unit: "ratio",
      target: name === "parameter-matched" ? "at most 1.02, with its 95% bound" : null,
      pass: name === "parameter-matched" ? bound <= 1.02 : null,
    });
  }
  return rows;
}

/** Student's t for a one-sided 95% bound with n − 1 degrees of freedom. */
function confidence(n) {
  return [Number.POSITIVE_INFINITY, 6.314, 2.92, 2.353, 2.132, 2.015][n - 1] ?? 1.9;
}
