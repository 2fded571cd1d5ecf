// What an adapter may read so that it changes little of what must stay. Of a linear layer's inputs, those directions are
// found that the new examples show much and the kept ones little: the v of the greatest vᵀ N v / vᵀ K v, N and K the
// second moments of both (a generalized eigenproblem; whitened by K, the first eigenvectors of N). An adapter whose A has
// these rows, and keeps them, is nearly silent on what must stay, whatever its B learns. A null space of kept activations
// alone is LoRA-Null's (arXiv 2503.02659), an A that stays LoRA-FA's (arXiv 2308.03303). Leaves out layers that are too wide
// for a matrix of moments: their A begins at random and learns.
import { throwIfAborted } from "../errors.ts";
import { allocate, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { Tensor } from "../graph/tensor.ts";
import { adapterName, isAdapted } from "../models/adapter.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { sharedLeaves } from "../models/whole-sequence.ts";
import type { Device } from "../runtime/device.ts";
import { contrast } from "./contrast.ts";
import { type BatchShape, gradientGraph } from "./gradient-graph.ts";
import { packedAll } from "./packing.ts";
import type { Tensors } from "./run-folder.ts";
import type { TokenizedExample } from "./tokenize-example.ts";
import { Trainer } from "./trainer.ts";

/** Inputs of a layer at most: moments of 1,024 × 1,024 are 4 MiB, and a model has some hundred such layers. */
const widest = 1024;
/** Tokens of each kind that are read at most: a few percent of what a short training computes. */
const tokensRead = 524_288;

export interface DirectionsOptions {
  readonly device: Device;
  readonly threads?: number;
  readonly config: ModelConfig;
  readonly weights: Tensors;
  readonly shapes: readonly BatchShape[];
  /** Directions of each layer. */
  readonly rank: number;
  /** What is new, and what must stay. */
  readonly learned: readonly TokenizedExample[];
  readonly kept: readonly TokenizedExample[];
  readonly signal?: AbortSignal;
  /** Told how much of the examples has been read, 0 … 1. */
  readonly onProgress?: (part: number) => void;
}

/**
 * The A of an adapter whose rows are such directions, scaled so that the new examples give the products that a usual A
 * gives. Not there: layers with more inputs than 1,024, or fewer than twice the rank. Throws `aborted`.
 */
export async function quietDirections(options: DirectionsOptions): Promise<Map<string, HostTensor>> {
  const { config, rank, learned, kept, signal, onProgress } = options;
  const all = tokensOf(learned) + tokensOf(kept);
  const reading = (before: number) => ({
    ...options,
    onRead: (tokens: number) => onProgress?.((before + tokens) / all),
  });
  const news = await inputMoments(learned, reading(0));
  const stays = await inputMoments(kept, reading(tokensOf(learned)));
  const found = new Map<string, Float32Array>();
  for (const [name, moments] of news) {
    throwIfAborted(signal);
    await new Promise((resolve) => setImmediate(resolve));
    found.set(name, contrast(moments, stays.get(name)!, rank));
  }
  return new Map(
    [...parameterShapes(config)].flatMap(([name, [, size]]): [string, HostTensor][] => {
      const rows = found.get(inputOf(name));
      return rows ? [[adapterName(name, "A"), hostTensor("float32", [rank, size!], rows)]] : [];
    }),
  );
}

function tokensOf(examples: readonly TokenizedExample[]): number {
  const tokens = examples.reduce((sum, example) => sum + example.tokens.length, 0);
  return Math.min(tokens, tokensRead);
}

/** What reads the same goes by one name, which no weight has: queries, keys and values, and both halves of a gated layer. */
const inputOf = (weight: string): string =>
  weight
    .replace(/\.[kv]_proj\./, ".q_proj.")
    .replace(".up_proj.", ".gate_proj.")
    .replace(/\.weight$/, "");

/** Inputs of the layers whose directions are sought, by `inputOf`. */
function observedSizes(config: ModelConfig, rank: number): Map<string, number> {
  return new Map(
    [...parameterShapes(config)].flatMap(([name, [, size]]) =>
      isAdapted(name) && size! <= widest && size! >= 2 * rank ? [[inputOf(name), size!]] : [],
    ),
  );
}

/** Bytes that the search takes beside the model: the moments of a batch, of what is new and of what must stay. */
export function directionsMemory(config: ModelConfig, rank: number): number {
  return [...observedSizes(config, rank).values()].reduce((sum, size) => sum + 3 * 4 * size ** 2, 0);
}

interface MomentsOptions extends Omit<DirectionsOptions, "learned" | "kept" | "onProgress"> {
  /** Told after each batch how many tokens have been read. */
  readonly onRead?: (tokens: number) => void;
}

/** Means of x xᵀ over the tokens of some examples, [input, input], by `inputOf`. Throws `aborted`. */
export async function inputMoments(
  examples: readonly TokenizedExample[],
  { config, weights, device, threads, shapes, rank, signal, onRead }: MomentsOptions,
): Promise<Map<string, Float32Array>> {
  const sizes = observedSizes(config, rank);
  const graphOf = (shape: BatchShape) => {
    const leaves = sharedLeaves();
    const observed = new Map<string, Tensor>();
    const { batch, length } = shape;
    const isPadding = leaves.input("segments", "int32", [batch, length]).cast("float32").less(0);
    const linear = (x: Tensor, weight: Tensor, name: string) => {
      const size = sizes.get(inputOf(name));
      if (size !== undefined && !observed.has(inputOf(name))) {
        const rows = isPadding.reshape([batch * length, 1]).where(0, x.reshape([batch * length, size]));
        observed.set(inputOf(name), rows.matMul(rows, { transposeA: true }));
      }
      return x.matMul(weight, { transposeB: true });
    };
    return gradientGraph(config, { shape, trainable: new Map(), linear, leaves, observed });
  };
  const observed = new Map([...sizes].map(([name, size]) => [name, allocate("float32", [size, size])]));
  const sums = new Map([...sizes].map(([name, size]) => [name, new Float32Array(size * size)]));
  const run = { device, threads, config, weights, learned: [], observed, observedDecay: 0, graphOf };
  await using trainer = new Trainer(run);
  let tokens = 0;
  for (const batch of packedAll(
    examples.map((example) => ({ example, source: "" })),
    shapes,
  )) {
    if (tokens >= tokensRead) break;
    await trainer.observe([batch], signal);
    tokens += batch.tokenCount;
    onRead?.(Math.min(tokens, tokensRead));
    for (const [name, { data }] of trainer.observed) {
      const sum = sums.get(name)!;
      (data as Float32Array).forEach((value, i) => {
        sum[i]! += value;
      });
    }
  }
  for (const sum of sums.values()) for (let i = 0; i < sum.length; i++) sum[i]! /= tokens;
  return sums;
}
