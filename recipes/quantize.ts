// From a float model folder to a packed one: trains it to few bits, writes it and, if there is to be one, trains a recovery
// adapter beside the frozen weights, which goes into `adapter` in the new folder. `npm run train -- quantize` runs it on
// JSON lines, `npm run train -- nano-quantize` on nano's own data.
import { join } from "node:path";
import { mustBeFloats } from "../src/compression/packed-model.ts";
import { quantizationOf } from "../src/compression/quantize.ts";
import { OrchardError } from "../src/errors.ts";
import { recoveryFolder, writeAdapter } from "../src/runtime/adapter-file.ts";
import { openCheckpoint } from "../src/runtime/checkpoint.ts";
import { weightsHash } from "../src/runtime/weights/weights-hash.ts";
import { trainAdapter, trainedAdapter } from "../src/training/adapter.ts";
import { type BaseModel, baseOf, openBase } from "../src/training/base-model.ts";
import { halfTeacher } from "../src/training/distill.ts";
import {
  type QuantizeStageOptions,
  quantizedModel,
  roundedWeights,
  trainQuantized,
  writeQuantized,
} from "../src/training/quantize.ts";
import type { Tensors } from "../src/training/run-folder.ts";

/** What may be turned of it. */
export interface QuantizeDial {
  /** Bits of linear weights and of the embedding, and weights whose codes lie together, at most. */
  readonly bits: number;
  readonly embeddingBits: number;
  /** Weights of the embedding that share a scale; 0: a row's. */
  readonly embeddingBlock: number;
  readonly block: number;
  /** Bits of the key-value cache that it is made for: 8 or 32. */
  readonly keyValueBits: number;
  /** Size and strength of the recovery adapter; rank 0: none. */
  readonly rank: number;
  readonly alpha: number;
  /** Steps of its training; 0: as many as the weights'. */
  readonly adapterSteps: number;
  /** First choices and drawn others that a teacher is read at (distill.ts); top 0: its whole distribution. */
  readonly top: number;
  readonly negatives: number;
}

export const quantizeDial: QuantizeDial = {
  bits: 2,
  embeddingBits: 4,
  embeddingBlock: 0,
  block: 128,
  keyValueBits: 8,
  rank: 0,
  alpha: 16,
  adapterSteps: 0,
  top: 0,
  negatives: 256,
};

export interface QuantizeRun extends QuantizeDial {
  /** The folder that describes the float model. */
  readonly model: string;
  readonly output: string;
  /** Checkpoints. */
  readonly folder: string;
  readonly seed: number;
  /** A model to learn from; default: the model itself. */
  readonly teacher?: string;
  /** Linear weights that get other bits than the rest, as "down_proj=4,layers.0.mlp.up_proj=8". */
  readonly mix?: string;
}

/** Reads a model that is to be trained to few bits. Throws what `openBase` and `mustBeFloats` throw. */
export async function openFloats(path: string): Promise<BaseModel> {
  const checkpoint = await openCheckpoint(path);
  mustBeFloats(checkpoint, path);
  return baseOf(checkpoint);
}

/** Runs it. Throws `invalidArgument` for widths that there are not, and what training throws. */
export async function quantizeRecipe(
  options: Omit<QuantizeStageOptions, "rounding">,
  { model, output, folder, seed, rank, alpha, adapterSteps, ...run }: QuantizeRun,
): Promise<void> {
  const { config, weights } = options;
  const dial = {
    bits: oneOf("bits", run.bits, [2, 4, 8]),
    embeddingBits: oneOf("embeddingBits", run.embeddingBits, [4, 8]),
    embeddingBlock: run.embeddingBlock || undefined,
    blockSize: run.block,
    mix: readMix(run.mix ?? ""),
  };
  const cacheBits = oneOf("keyValueBits", run.keyValueBits, [8, 32]) === 8 ? 8 : null;
  const { top, negatives } = run;
  const distillation = top > 0 ? { ...halfTeacher, top: { count: top, negatives } } : halfTeacher;
  const rounding = { quantization: quantizationOf(config, dial, cacheBits) };
  const teacher = run.teacher === undefined ? { config, weights } : await openBase(run.teacher);
  let base: Tensors;
  {
    await using trained = await trainQuantized({ ...options, folder, teacher, distillation, rounding });
    const made = quantizedModel(trained, config, rounding);
    await writeQuantized(output, model, config, made, options.signal);
    base = roundedWeights(made);
  }
  if (rank === 0) return;
  const ofAdapter = { dial: { rank, alpha }, seed, folder: join(folder, "adapter") };
  const steps = adapterSteps || options.schedule.steps;
  await using trained = await trainAdapter({
    ...options,
    ...ofAdapter,
    schedule: { ...options.schedule, steps, warmup: Math.ceil(steps / 20) },
    weights: base,
    teacher,
    distillation,
  });
  const hash = await weightsHash(config, (name) => base.get(name)!.data as Float32Array);
  await writeAdapter(join(output, recoveryFolder), trainedAdapter(trained, hash, ofAdapter.dial));
}

function readMix(text: string): ReadonlyMap<string, 2 | 4 | 8> {
  return new Map(
    text
      .split(",")
      .filter((part) => part !== "")
      .map((part) => {
        const [name = "", bits = ""] = part.split("=");
        return [name, oneOf(`The bits of ${name}`, Number(bits), [2, 4, 8])];
      }),
  );
}

function oneOf<const T extends number>(name: string, value: number, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw new OrchardError("invalidArgument", `${name} must be ${choices.join(" or ")}, not ${value}.`);
}
