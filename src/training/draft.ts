// The draft model of a target, for speculative decoding (models.md §12): a small model of the same vocabulary that learns,
// from nothing, what the target thinks of each next token. Guesses are kept as often as the two distributions overlap, so
// the loss is the divergence between them and nothing else. Leaves out training on what the target itself says, which
// fits better still where the target's answers are far from the data.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { orchardConfigJson } from "../models/presets/orchard.ts";
import { randomSource } from "../runtime/random.ts";
import { writeTrained } from "./base-model.ts";
import { type Distillation, type DistillOptions, distill, type Teacher } from "./distill.ts";
import type { Tensors } from "./run-folder.ts";
import { initialWeights, type Trainer } from "./trainer.ts";

export interface TrainDraftOptions extends Omit<DistillOptions, "weights" | "teacher"> {
  /** What the draft model is to guess for; `draftConfig` of its config is the usual shape. */
  readonly target: Teacher;
  /** Of the first weights. */
  readonly seed: number;
}

const divergence: Distillation = { kind: "divergence", temperature: 1, share: 1 };

/**
 * Trains a draft model and returns its trainer, which the caller disposes of. The usual learning rate is 2e-3, with a
 * warm-up and a decay to 0. Throws what `distill` throws.
 *
 * @example
 * const config = draftConfig(target.config);
 * const schedule = { steps: 2000, warmup: 100 };
 * await using trained = await trainDraft({ device: ortNative, config, target, seed: 1, stream, shapes, learningRate: 2e-3, schedule, folder });
 * await writeDraft("my-draft", "path/to/target", config, trained.weights);
 */
export function trainDraft(options: TrainDraftOptions): Promise<Trainer> {
  const { config, target, seed, distillation = divergence } = options;
  const { length } = config.layers;
  const weights = initialWeights(parameterShapes(config), { layers: length, random: randomSource(seed) });
  return distill({ ...options, weights, teacher: target, distillation });
}

/** Writes a draft model with what describes its target, whose vocabulary it has. */
export async function writeDraft(
  folder: string,
  target: string,
  config: ModelConfig,
  weights: Tensors,
): Promise<void> {
  await writeTrained(folder, target, weights);
  await writeFile(join(folder, "config.json"), JSON.stringify(orchardConfigJson(config), null, 1));
}
