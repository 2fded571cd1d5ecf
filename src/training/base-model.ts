// A model on disk as training reads it, with its weights as float32 in memory, and a trained one written beside the files
// that describe it. Leaves out reading weights layer by layer: what is trained here fits into memory many times over.
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { quantizationField } from "../models/presets/quantization.ts";
import { type Checkpoint, openCheckpoint } from "../runtime/checkpoint.ts";
import { templateOf } from "../runtime/conversation.ts";
import { describingFiles } from "../runtime/model-folder.ts";
import { baseHash, readRecovery } from "../runtime/recovery.ts";
import type { ChatTemplate } from "../runtime/template.ts";
import type { Tokenizer } from "../runtime/tokenizer/tokenizer.ts";
import { float16Of } from "../runtime/weights/float16.ts";
import { writeSafetensors } from "../runtime/weights/safetensors-writer.ts";
import { weightValues } from "../runtime/weights/stored-blocks.ts";
import { mergedWeights } from "./adapter.ts";
import type { Tensors } from "./run-folder.ts";

/** What the stages need of a model. */
export interface BaseModel {
  readonly config: ModelConfig;
  /**
   * float32, by canonical name: what the model computes with. A recovery adapter is worked in, so that all that learns
   * from or beside the model learns with it on; in 2 bits there is no place for the sum, in float32 there is.
   */
  readonly weights: ReadonlyMap<string, HostTensor>;
  readonly tokenizer: Tokenizer;
  /** Null: the model has none, and learns from documents only. */
  readonly template: ChatTemplate | null;
  /** The hash by which an adapter that is trained on it names it (`baseHash`). */
  readonly hash: () => Promise<string>;
}

/** Reads a model of any format that `loadModel` reads. Throws what opening, reading and `readRecovery` throw. */
export async function openBase(path: string): Promise<BaseModel> {
  return baseOf(await openCheckpoint(path));
}

/** The same of a checkpoint that is open. */
export async function baseOf(checkpoint: Checkpoint): Promise<BaseModel> {
  const { config, tokenizer } = checkpoint;
  const weights = new Map<string, HostTensor>();
  for (const [name, shape] of parameterShapes(config))
    weights.set(name, hostTensor("float32", shape, (await weightValues(checkpoint, name)).slice()));
  const recovery = await readRecovery(checkpoint);
  return {
    config,
    weights: recovery ? mergedWeights(weights, recovery) : weights,
    tokenizer,
    template: templateOf(tokenizer),
    hash: () => baseHash(checkpoint, recovery),
  };
}

/**
 * Writes a model folder: these weights in half precision, and what describes the model in the folder `base`. If that one
 * stores its weights in few bits, this one does not.
 */
export async function writeTrained(folder: string, base: string, weights: Tensors): Promise<void> {
  const names = await describingFiles(base);
  await mkdir(folder, { recursive: true });
  await Promise.all(names.map((name) => copyFile(join(base, name), join(folder, name))));
  const { [quantizationField]: stored, ...described } = JSON.parse(
    await readFile(join(base, "config.json"), "utf8"),
  ) as Record<string, unknown>;
  if (stored !== undefined)
    await writeFile(join(folder, "config.json"), `${JSON.stringify(described, null, 1)}\n`);
  await writeHalves(join(folder, "model.safetensors"), weights);
}

/** Writes float32 weights as a safetensors file in half precision. */
export async function writeHalves(path: string, weights: Tensors): Promise<void> {
  const planned = [...weights].map(([name, { shape }]) => ({ name, shape, type: "float16" as const }));
  await writeSafetensors(path, planned, { format: "pt" }, async (write) => {
    for (const [name, { data }] of weights) {
      const halves = float16Of(data as Float32Array);
      await write(name, new Uint8Array(halves.buffer, halves.byteOffset, halves.byteLength));
    }
  });
}
