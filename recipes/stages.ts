// `npm run train -- finetune | distill | draft | quantize --model MODEL --data FILE --output FOLDER`: one stage of
// training on a model and data of one's own. The data are JSON lines: conversations, of which the assistant's messages are
// learned, or texts (src/training/conversation.ts). The run's folder keeps checkpoints, the log and the curves; the same
// command goes on. An adapter is `orchard adapter train`'s (src/training/adapter-run.ts).
import { resolve } from "node:path";
import { OrchardError } from "../src/errors.ts";
import type { Device } from "../src/runtime/device.ts";
import { describingFiles } from "../src/runtime/model-folder.ts";
import { openBase, writeTrained } from "../src/training/base-model.ts";
import { jsonLines } from "../src/training/data.ts";
import { distill } from "../src/training/distill.ts";
import { trainDraftFiles } from "../src/training/draft-files.ts";
import { exampleStream } from "../src/training/example-stream.ts";
import { finetune } from "../src/training/finetune.ts";
import { rowShapes } from "../src/training/packing.ts";
import type { TrainProgress } from "../src/training/train.ts";
import { openFloats, type QuantizeDial, quantizeDial, quantizeRecipe } from "./quantize.ts";
import { settingsOf } from "./settings.ts";

export const stages = ["finetune", "distill", "draft", "quantize"] as const;
export type StageName = (typeof stages)[number];

/** What may be turned; defaults by stage. */
export interface StageRecipe extends QuantizeDial {
  readonly steps: number;
  readonly rate: number;
  readonly seed: number;
  /** Tokens of the longest example, and of a batch. */
  readonly length: number;
  readonly tokens: number;
  /** Of distillation: 0 takes the teacher's first choice at 0.9 of the target, else the divergence at this temperature. */
  readonly temperature: number;
  /** Of a draft model; 0: what makes it 2% of its target. */
  readonly width: number;
  readonly layers: number;
}

const rates: { readonly [S in StageName]: number } = {
  finetune: 2e-5,
  distill: 1e-4,
  draft: 2e-3,
  quantize: 3e-4,
};

/** The rate's default is its stage's. */
type Settings = Omit<StageRecipe, "rate">;

export const stageRecipe: Settings = {
  steps: 300,
  seed: 1,
  length: 512,
  tokens: 2048,
  temperature: 0,
  width: 0,
  layers: 0,
  ...quantizeDial,
};

export interface StageRun extends Partial<StageRecipe> {
  readonly model: string;
  readonly data: string;
  readonly output: string;
  /** The model that a student learns from; of `quantize`: default, the model itself. */
  readonly teacher?: string;
  /** Of `quantize`: linear weights with other bits, as "down_proj=4". */
  readonly mix?: string;
  readonly folder: string;
  readonly device: Device;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainProgress) => void;
}

/** Runs a stage and writes what it made. Throws `aborted` with everything saved. */
export async function runStageRecipe(stage: StageName, options: StageRun): Promise<void> {
  const { model, output, device, threads, folder, signal, onProgress } = options;
  const settings = settingsOf<Settings>(stageRecipe, options);
  const { steps, seed, length, tokens, temperature } = settings;
  if (resolve(output) === resolve(model))
    throw new OrchardError(
      "invalidArgument",
      `${output} is the model that it is made from, which would be lost: give another --output.`,
      { details: { path: output } },
    );
  if (stage === "draft") {
    const dial = { width: settings.width || undefined, layers: settings.layers || undefined };
    await trainDraftFiles({ ...options, ...settings, rate: options.rate, dial });
    return;
  }
  await describingFiles(model); // refused now, not after hours
  const { config, weights, tokenizer, template } = await (stage === "quantize" ? openFloats : openBase)(
    model,
  );
  const sources = [{ source: await jsonLines(options.data), weight: 1 }];
  const common = {
    device,
    threads,
    config,
    weights,
    stream: exampleStream(sources, { seed, tokenizer, template }),
    shapes: rowShapes(Math.min(length, config.contextSize), tokens),
    learningRate: options.rate ?? rates[stage],
    schedule: { steps, warmup: Math.ceil(steps / 20) },
    folder,
    signal,
    onProgress,
  };
  switch (stage) {
    case "finetune": {
      await using trained = await finetune(common);
      return writeTrained(output, model, trained.weights);
    }
    case "distill": {
      const teacher = await openBase(options.teacher ?? "");
      const { top, negatives } = settings;
      const choices = top > 0 ? { top: { count: top, negatives } } : {};
      const distillation =
        temperature > 0 ? ({ kind: "divergence", temperature, share: 1, ...choices } as const) : undefined;
      await using trained = await distill({ ...common, teacher, distillation });
      return writeTrained(output, model, trained.weights);
    }
    case "quantize":
      return quantizeRecipe(common, {
        ...settings,
        model,
        output,
        folder,
        teacher: options.teacher,
        mix: options.mix,
      });
    default:
      stage satisfies never;
  }
}
