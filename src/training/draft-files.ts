// A draft model from files to files: the target's folder and JSON lines in, a folder that `loadModel` takes as a draft out.
// The run's checkpoints are beside the output until it is there, so that a run that was stopped goes on.
import { mkdir, rm } from "node:fs/promises";
import { parameterCount } from "../models/config.ts";
import { type DraftDial, draftConfig } from "../models/presets/orchard.ts";
import type { Device } from "../runtime/device.ts";
import { describingFiles } from "../runtime/model-folder.ts";
import { mustBeFree, refusedWrite, writeWholeFolder } from "../write-whole.ts";
import { openBase } from "./base-model.ts";
import { jsonLines } from "./data.ts";
import { trainDraft, writeDraft } from "./draft.ts";
import { exampleStream } from "./example-stream.ts";
import { rowShapes } from "./packing.ts";
import type { TrainProgress } from "./train.ts";

export interface DraftFilesOptions {
  readonly device: Device;
  /** The folder of the target. */
  readonly model: string;
  /** JSON lines. */
  readonly data: string;
  readonly output: string;
  /** Where checkpoints go; default: beside the output, and only until it is there. */
  readonly folder?: string;
  /** Default: at most 2% of the target's parameters. */
  readonly dial?: DraftDial;
  /** Default 2,000. */
  readonly steps?: number;
  /** Default 2e-3. */
  readonly rate?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Tokens of the longest example, and of a batch; default 512 and 2,048. */
  readonly length?: number;
  readonly tokens?: number;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainProgress) => void;
}

/** How large the draft model is. */
export interface DraftFilesResult {
  readonly parameters: number;
  /** Of the target's parameters. */
  readonly share: number;
}

/**
 * Trains a draft model and says how large it is. Throws `unsupportedModel` for a target that is no folder with a
 * config.json, `invalidArgument` for an output that is there already or cannot be written, `insufficientDisk`, `aborted`
 * with everything saved, and what reading and training throw.
 */
export async function trainDraftFiles(options: DraftFilesOptions): Promise<DraftFilesResult> {
  const { model, output, dial, steps = 2000, rate = 2e-3, seed = 1, length = 512, tokens = 2048 } = options;
  const { device, threads, signal, onProgress } = options;
  await describingFiles(model); // refused now, not after hours
  await mustBeFree(output); // the target's own folder is one that is not
  const { config: targetConfig, weights, tokenizer, template } = await openBase(model);
  const config = draftConfig(targetConfig, dial);
  const folder = options.folder ?? `${output}.run`;
  await mkdir(folder, { recursive: true }).catch(refusedWrite(folder));
  {
    await using trained = await trainDraft({
      device,
      threads,
      config,
      target: { config: targetConfig, weights },
      seed,
      stream: exampleStream([{ source: await jsonLines(options.data), weight: 1 }], {
        seed,
        tokenizer,
        template,
      }),
      shapes: rowShapes(Math.min(length, config.contextSize), tokens),
      learningRate: rate,
      schedule: { steps, warmup: Math.ceil(steps / 20) },
      folder,
      signal,
      onProgress,
    }).catch(refusedWrite(folder));
    await writeWholeFolder(output, (whole) => writeDraft(whole, model, config, trained.weights));
  }
  if (options.folder === undefined) await rm(folder, { recursive: true });
  const parameters = parameterCount(config);
  return { parameters, share: parameters / parameterCount(targetConfig) };
}
