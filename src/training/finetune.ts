// Supervised fine-tuning of all weights: conversations of which the assistant's tokens are learned, the rest is read.
// The mask is the examples' own (tokenize-example.ts). adapter.ts learns a small difference instead of all weights.
import { parameterShapes } from "../models/config.ts";
import { gradientGraph } from "./gradient-graph.ts";
import type { Tensors } from "./run-folder.ts";
import { runStage, type StageOptions } from "./stage.ts";
import type { Trainer } from "./trainer.ts";

export interface FinetuneOptions extends Omit<StageOptions, "promptWeight"> {
  /** Where it begins; these are copied. */
  readonly weights: Tensors;
}

/**
 * Goes on training a model on answers and returns the trainer, which holds the new weights; the caller disposes of it.
 * The usual learning rate is constant after a short warm-up, 1e-5 … 1e-4. Throws what `train` throws.
 *
 * @example
 * const stream = exampleStream([{ source: await jsonLines("chats.jsonl"), weight: 1 }], { seed: 1, tokenizer, template });
 * const schedule = { steps: 300, warmup: 10, decay: 0 };
 * await using tuned = await finetune({ device: ortNative, config, weights, stream, shapes, learningRate: 2e-5, schedule, folder });
 */
export function finetune(options: FinetuneOptions): Promise<Trainer> {
  const { config, weights, zLoss, recompute, chunk } = options;
  return runStage(
    { ...options, promptWeight: 0 },
    {
      shapes: parameterShapes(config),
      weights: () => weights,
      graphOf: (shape) => gradientGraph(config, { shape, zLoss, recompute, chunk }),
    },
  );
}
