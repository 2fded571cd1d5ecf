// The first stage: a model from random weights, on documents and conversations. The defaults are those of Apple's public
// small recipe (apple/axlearn, honeycrisp; models.md §6): AdaStar, μP-simple, a z-loss of 1e-6; its schedule is a peak
// of 1e-2 after a warm-up, then a cosine down to 1/200.
import { parameterShapes } from "../models/config.ts";
import { randomSource } from "../runtime/random.ts";
import { gradientGraph } from "./gradient-graph.ts";
import { adaStar, type Learned, muSimpleScale } from "./optimizer.ts";
import type { Tensors } from "./run-folder.ts";
import { runStage, type StageOptions } from "./stage.ts";
import { initialWeights, type Trainer } from "./trainer.ts";

export interface PretrainOptions extends StageOptions {
  /** Of the first weights. */
  readonly seed: number;
  /** First weights in the place of random ones, a grown model's (grow.ts). */
  readonly weights?: Tensors;
}

/**
 * Trains a model from nothing and returns the trainer, which holds its weights; the caller disposes of it. Throws what
 * `train` throws.
 *
 * @example
 * const schedule = { steps: 10_000, warmup: 100, final: 1 / 200 };
 * await using trained = await pretrain({ device: ortNative, config, seed: 1, stream, shapes, learningRate: 1e-2, schedule, folder });
 */
export function pretrain(options: PretrainOptions): Promise<Trainer> {
  const { config, seed, recompute, chunk, zLoss = 1e-6 } = options;
  const shapes = parameterShapes(config);
  const learned = options.learned ?? ((name, shape) => honeycrisp(name, shape, config.width));
  return runStage(
    { ...options, learned },
    {
      shapes,
      weights: () =>
        options.weights ??
        initialWeights(shapes, { layers: config.layers.length, random: randomSource(seed) }),
      graphOf: (shape) => gradientGraph(config, { shape, zLoss, recompute, chunk }),
    },
  );
}

/** Whether a weight is a linear layer's, as against an embedding or a norm. */
export function isLinear(name: string, shape: readonly number[]): boolean {
  return shape.length === 2 && !/embed_tokens|lm_head/.test(name);
}

function honeycrisp(name: string, shape: readonly number[], width: number): Learned {
  // An output projection of its own is a linear weight, too (docs/log/2026-11-28-best-learning-rate.md).
  const scale = shape.length === 2 && !name.includes("embed_tokens") ? muSimpleScale(width) : 1;
  // Norms do not decay: at 1 they are the identity, at 0 nothing.
  return { name, shape, rule: adaStar(shape.length === 2 ? {} : { weightDecay: 0 }), scale };
}
