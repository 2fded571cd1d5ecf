// Next-token probabilities of a model on disk, through the same parts that LocalModel is made of but without text:
// what a comparison with another implementation needs.

import { transformer } from "../../src/models/transformer.ts";
import { CachePool } from "../../src/runtime/cache.ts";
import { openCheckpoint } from "../../src/runtime/checkpoint.ts";
import { Runner } from "../../src/runtime/generate.ts";
import { ortNative } from "../../src/runtime/ort-native.ts";
import { loadWeights, ropeParameters } from "../../src/runtime/parameters.ts";

export interface Scorer extends AsyncDisposable {
  /** Forgets everything, as a new conversation would. */
  restart(): Promise<void>;
  /** Appends tokens in one prefill (or decode, if it is one) and returns the probabilities [V] of what comes next. */
  append(tokens: readonly number[]): Promise<Float64Array>;
}

/** Opens a model with a float32 cache; `sliding` as in CacheOptions. */
export async function openScorer(path: string, contextSize: number, sliding: boolean): Promise<Scorer> {
  const checkpoint = await openCheckpoint(path);
  const { config } = checkpoint;
  const weights = await loadWeights(checkpoint);
  const graph = transformer(config, {
    format: weights.format,
    cacheType: "float32",
    slidingCache: sliding,
    logits: "last",
    bypass: true,
    positions: contextSize,
  });
  const rotary = ropeParameters(config, contextSize);
  const program = await ortNative.compile(graph, {
    folder: weights.parameters.folder,
    get: (name) => rotary.get(name) ?? weights.parameters.get(name),
  });
  const runner = new Runner(program, config);
  const newSlot = () =>
    new CachePool(config, { slots: 1, capacity: contextSize, type: "float32", sliding }).acquire([]);
  let slot = await newSlot();
  return {
    async restart() {
      slot = await newSlot();
    },
    async append(tokens) {
      return softmax(await runner.append(slot, tokens));
    },
    async [Symbol.asyncDispose]() {
      await runner[Symbol.asyncDispose]();
      await program[Symbol.asyncDispose]();
    },
  };
}

function softmax(logits: Float32Array): Float64Array {
  const largest = Math.max(...logits);
  const powers = Float64Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
