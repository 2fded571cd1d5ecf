// Logits of a model on disk, through the same parts that LocalModel is made of but without text: what a comparison
// with another implementation needs.

import type { HostTensor } from "../../src/graph/host-tensor.ts";
import type { ModelConfig } from "../../src/models/config.ts";
import { transformer } from "../../src/models/transformer.ts";
import { CachePool, type Slot } from "../../src/runtime/cache.ts";
import { cacheScales } from "../../src/runtime/cache-scales.ts";
import { calibrateCache } from "../../src/runtime/calibrate.ts";
import { openCheckpoint } from "../../src/runtime/checkpoint.ts";
import type { Parameters } from "../../src/runtime/device.ts";
import { Runner } from "../../src/runtime/generate.ts";
import { compileInHalves } from "../../src/runtime/halves.ts";
import { ortNative } from "../../src/runtime/ort-native.ts";
import { loadWeights, ropeParameters } from "../../src/runtime/parameters.ts";
import type { Tokenizer } from "../../src/runtime/tokenizer/tokenizer.ts";
import type { WeightBits } from "../../src/runtime/weights/target.ts";

export interface Scorer extends AsyncDisposable {
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  /** Runs the model over slots of other pools, too. */
  readonly runner: Runner;
  /** The sequence so far and its keys and values. */
  readonly slot: Slot;
  /** Forgets everything, as a new conversation would. */
  restart(): Promise<void>;
  /** Appends tokens in one prefill (or decode, if it is one) and returns the logits [V] of what comes next. */
  logits(tokens: readonly number[]): Promise<Float32Array>;
  /** The same as probabilities. */
  append(tokens: readonly number[]): Promise<Float64Array>;
}

export interface ScorerOptions {
  /** Moving window buffers, as in CacheOptions; default true. */
  readonly sliding?: boolean;
  /** Prefill bypass, as in TransformerOptions; default true. */
  readonly bypass?: boolean;
  readonly cacheType?: "float32" | "int8";
  readonly bits?: WeightBits;
  /** As in TransformerOptions; default true. */
  readonly int8Activations?: boolean;
  /** Compiled as two programs, whatever the size; default false. */
  readonly halves?: boolean;
}

/** Opens a model, by default as loadModel does. */
export async function openScorer(
  path: string,
  contextSize: number,
  options: ScorerOptions = {},
): Promise<Scorer> {
  const { sliding = true, bypass = true, cacheType = "float32", bits, int8Activations, halves } = options;
  const checkpoint = await openCheckpoint(path);
  const { config } = checkpoint;
  const weights = await loadWeights(checkpoint, { bits });
  const compile = (type: "float32" | "int8", scales: ReadonlyMap<string, HostTensor>) => {
    const graph = transformer(config, {
      format: weights.format,
      cacheType: type,
      slidingCache: sliding,
      logits: "asked",
      bypass,
      positions: contextSize,
      int8Activations,
    });
    const made = new Map([...ropeParameters(config, contextSize), ...scales]);
    const parameters: Parameters = {
      folder: weights.parameters.folder,
      get: (name) => made.get(name) ?? weights.parameters.get(name),
    };
    return halves
      ? compileInHalves(ortNative, graph, parameters, { least: 0 })
      : ortNative.compile(graph, parameters);
  };
  let scales: ReadonlyMap<string, HostTensor> = new Map();
  if (cacheType === "int8") {
    await using calibrating = await compile("float32", scales);
    scales = await cacheScales(checkpoint, bits, contextSize, () =>
      calibrateCache(calibrating, config, contextSize, checkpoint.tokenizer.bosToken),
    );
  }
  const program = await compile(cacheType, scales);
  const runner = new Runner(program, config);
  const newSlot = () =>
    new CachePool(config, { slots: 1, capacity: contextSize, type: cacheType, sliding }).acquire([]);
  let slot = await newSlot();
  return {
    config,
    tokenizer: checkpoint.tokenizer,
    runner,
    get slot() {
      return slot;
    },
    async restart() {
      slot = await newSlot();
    },
    logits: async (tokens) => (await runner.append(slot, tokens)).slice(),
    append: async (tokens) => softmax(await runner.append(slot, tokens)),
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
