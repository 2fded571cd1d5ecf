// What all stages of training share: a stage says which weights it learns and by which graph; data, schedule, checkpoints
// and progress are train.ts's. The stages: pretrain.ts, finetune.ts, distill.ts, adapter.ts.
import { OrchardError } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { Graph } from "../graph/tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import type { Device } from "../runtime/device.ts";
import type { BatchShape } from "./gradient-graph.ts";
import { adamW, type Learned, type OptimizerOptions } from "./optimizer.ts";
import type { Tensors } from "./run-folder.ts";
import { type TrainOptions, train } from "./train.ts";
import { Trainer } from "./trainer.ts";

export interface StageOptions extends Omit<TrainOptions, "trainer"> {
  readonly device: Device;
  readonly threads?: number;
  readonly config: ModelConfig;
  /** How each tensor is learned; default: AdamW, without weight decay. */
  readonly learned?: (name: string, shape: readonly number[]) => Learned;
  readonly optimizer?: OptimizerOptions;
  /** Weight of log²Z in the loss; default 0. */
  readonly zLoss?: number;
  /** Positions of the loss that are worked on at once; default 256. */
  readonly chunk?: number;
  /** Compute each layer's activations twice instead of keeping them; default false. */
  readonly recompute?: boolean;
}

/** What is particular to a stage. */
export interface Stage {
  /** Shapes of what is learned. */
  readonly shapes: ReadonlyMap<string, readonly number[]>;
  /** Its first values. They are copied: the caller's stay as they are. */
  readonly weights: () => Tensors;
  /** What the graph reads and nobody changes. */
  readonly frozen?: Tensors;
  /** What is followed over the batches, as `TrainerOptions` has it. */
  readonly observed?: Tensors;
  readonly graphOf: (shape: BatchShape) => Graph;
}

/**
 * Runs a stage, from its last checkpoint if there is one. Throws what `train` throws, and `invalidArgument` for a
 * checkpoint of another model.
 */
export function runStage(options: StageOptions, stage: Stage): Promise<Trainer> {
  const { device, threads, config, optimizer } = options;
  const learned = options.learned ?? ((name, shape) => ({ name, shape, rule: adamW(), scale: 1 }));
  return train({
    ...options,
    trainer: async (saved) => {
      if (saved) checkSaved(saved.weights, stage.shapes, options.folder);
      return new Trainer({
        device,
        threads,
        config,
        optimizer,
        frozen: stage.frozen,
        observed: stage.observed,
        weights: saved?.weights ?? copied(stage.weights()),
        state: saved?.state,
        learned: [...stage.shapes].map(([name, shape]) => learned(name, shape)),
        graphOf: stage.graphOf,
      });
    },
  });
}

function checkSaved(saved: Tensors, shapes: Stage["shapes"], folder: string | null): void {
  const isSame = ([name, shape]: readonly [string, readonly number[]]) =>
    saved.get(name)?.shape.join() === shape.join();
  if (saved.size === shapes.size && [...shapes].every(isSame)) return;
  throw new OrchardError(
    "invalidArgument",
    `A run in ${folder} was begun with another model or size: give the same, another folder, or remove ${folder} to begin ` +
      "again.",
    { details: { path: folder } },
  );
}

function copied(tensors: Tensors): Map<string, HostTensor> {
  return new Map(
    [...tensors].map(([name, { dtype, shape, data }]) => [name, hostTensor(dtype, shape, data.slice())]),
  );
}
