// What a model's files say about it, and about how much memory running it takes, without loading a weight.
import { statSync } from "node:fs";
import { totalmem } from "node:os";
import { OrchardError } from "../errors.ts";
import { countOf } from "../graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import type { Quantization } from "../models/presets/quantization.ts";
import { distinctRopes } from "../models/transformer.ts";
import type { AdapterInspection } from "./adapter-file.ts";
import { cacheBytes } from "./cache.ts";
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts";
import { prefillChunk } from "./generate.ts";
import { blockBytes, loadedBytes, type WeightBits } from "./weights/target.ts";

/** How the model would be run. */
export interface InspectOptions {
  /** Tokens; default: the model's own, at most `defaultContextSize`. */
  readonly contextSize?: number;
  /** Bits of a weight in memory; default: as in the files. */
  readonly bits?: WeightBits;
  readonly keyValueBits?: 8 | 32;
}

/** A model as its files describe it. */
export interface ModelInspection {
  readonly name: string;
  readonly format: Checkpoint["format"];
  readonly config: ModelConfig;
  /** The files with weights. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Parameters part by part: embedding, attention, feed-forward, norms, output. */
  readonly parameters: readonly { readonly name: string; readonly count: number }[];
  /** How the weights are stored in few bits; null: they are not. */
  readonly quantization: Quantization | null;
  /** The quality-recovery adapter that it comes with and answers with; null: none. */
  readonly recovery: AdapterInspection | null;
  readonly memory: MemoryEstimate;
}

/** Bytes, by what they are for, at a context of `contextSize` tokens. */
export interface MemoryEstimate {
  readonly contextSize: number;
  readonly weights: number;
  /** Keys and values of one sequence that fills the context. */
  readonly cache: number;
  /** Activations of one chunk of a prompt, logits and rotary tables. */
  readonly working: number;
  readonly total: number;
}

/** Activations, logits and rotary tables are float32. */
const bytesPerFloat = 4;

/** Apple's context size, and what fits most machines: the largest that a model gets without being asked. */
export const defaultContextSize = 4096;

/** Reads the description of a model. Throws what `openCheckpoint` throws. */
export async function inspectModel(path: string, options: InspectOptions = {}): Promise<ModelInspection> {
  const checkpoint = await openCheckpoint(path);
  const { name, format, config, tensors, quantization, recovery } = checkpoint;
  const paths = new Set(Array.from(tensors.values(), (tensor) => tensor.path));
  if (recovery !== null) paths.add(recovery.file);
  return {
    name,
    format,
    config,
    files: Array.from(paths, (file) => ({ path: file, bytes: statSync(file).size })),
    parameters: countParameters(config),
    quantization,
    recovery,
    memory: estimateMemory(checkpoint, options),
  };
}

/** About how much memory running a checkpoint takes, with one conversation. */
export function estimateMemory(checkpoint: Checkpoint, options: InspectOptions): MemoryEstimate {
  const { config, tensors, blocks, quantization, recovery } = checkpoint;
  const { bits, keyValueBits = quantization?.keyValueBits ?? 32 } = options;
  const contextSize = options.contextSize ?? Math.min(config.contextSize, defaultContextSize);
  let weights = bytesPerFloat * (recovery?.parameters ?? 0);
  for (const name of parameterShapes(config).keys()) {
    const block = blocks.get(name);
    weights += block ? blockBytes(block.shape, block.format) : loadedBytes(name, tensors.get(name)!, bits);
  }
  const type = keyValueBits === 8 ? "int8" : "float32";
  const cache = cacheBytes(config, { capacity: contextSize, type, sliding: true });
  const { width, feedForward, heads, keyValueHeads, headSize, vocabularySize } = config;
  const perToken = 3 * width + 2 * feedForward + (2 * heads + 2 * keyValueHeads) * headSize;
  const tables = distinctRopes(config).length * contextSize * headSize;
  const working = bytesPerFloat * (Math.min(prefillChunk, contextSize) * perToken + vocabularySize + tables);
  return { contextSize, weights, cache, working, total: weights + cache + working };
}

/** How a model fits into memory. Bytes. */
export interface Fit {
  /** As asked for. */
  readonly needed: number;
  /** What there is. */
  readonly available: number;
  readonly fits: boolean;
  /** The most bits per weight that fit; null when none does, or when what was asked for fits. */
  readonly fittingBits: WeightBits | null;
}

/** Compares what running a checkpoint takes with the memory that there is; default: this machine's. */
export function fitOf(checkpoint: Checkpoint, options: InspectOptions, available = totalmem()): Fit {
  const needed = estimateMemory(checkpoint, options).total;
  if (needed <= available) return { needed, available, fits: true, fittingBits: null };
  const fittingBits =
    ([16, 8, 4, 2] as const).find(
      (bits) => estimateMemory(checkpoint, { ...options, bits }).total <= available,
    ) ?? null;
  return { needed, available, fits: false, fittingBits };
}

/** What is said of a model that does not fit; names the widest weights that would. */
export function insufficientMemory(name: string, { needed, available, fittingBits }: Fit): OrchardError {
  return new OrchardError(
    "insufficientMemory",
    `${name} needs about ${gibibytes(needed)} and this machine has ${gibibytes(available)}; ` +
      (fittingBits === null
        ? "no bit width fits: take a smaller model or a shorter context."
        : `with ${fittingBits} bits per weight it fits.`),
    { details: { needed, available, fittingBits } },
  );
}

/** Bytes, for people. */
export function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

function countParameters(config: ModelConfig): { name: Part; count: number }[] {
  const counts = new Map<Part, number>();
  for (const [name, shape] of parameterShapes(config)) {
    const part = partOf(name);
    counts.set(part, (counts.get(part) ?? 0) + countOf(shape));
  }
  return Array.from(counts, ([name, count]) => ({ name, count }));
}

type Part = "embedding" | "attention" | "feed-forward" | "norms" | "output";

function partOf(name: string): Part {
  if (name.includes("norm")) return "norms";
  if (name.includes(".self_attn.")) return "attention";
  if (name.includes(".mlp.")) return "feed-forward";
  return name.startsWith("lm_head") ? "output" : "embedding";
}
