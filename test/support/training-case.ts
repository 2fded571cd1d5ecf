// A tiny model and a few examples, for tests of training: the same batch as the graphs read it, and as plain loops over
// float64 (orchard-twin.ts) that know nothing of batches, chunks or graphs.
import type { HostTensor } from "../../src/graph/host-tensor.ts";
import { hostTensor } from "../../src/graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../../src/models/config.ts";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import { randomSource } from "../../src/runtime/random.ts";
import type { BatchShape } from "../../src/training/gradient-graph.ts";
import { type PackedBatch, Packer } from "../../src/training/packing.ts";
import type { TokenizedExample } from "../../src/training/tokenize-example.ts";
import type { ExampleStream } from "../../src/training/train.ts";
import { type TwinSizes, twinLogits } from "./orchard-twin.ts";
import { randomWeights } from "./random-folder.ts";

export const words = 24;
export const batchShape: BatchShape = { batch: 2, length: 16, targets: 16 };

/** Two layers, of which the second reads the first one's keys. */
export function tinyConfig(width = 64): ModelConfig {
  return orchardConfig({ layers: 2, sharedLayers: 1, width, vocabularySize: words, contextSize: 16 });
}

/** Random numbers for every weight of a config. */
export function tinyWeights(config: ModelConfig, seed: number): Map<string, HostTensor> {
  return new Map(
    [...parameterShapes(config)].map(([name, shape]) => [
      name,
      hostTensor("float32", shape, randomWeights(seed, name, shape)),
    ]),
  );
}

/** Conversations of which the last four tokens are the answer; no two have the same beginning. */
export const examples: readonly TokenizedExample[] = [0, 1, 2].map((index) => {
  const random = randomSource(index + 40);
  const tokens = Int32Array.from({ length: 7 + index }, () => Math.floor(random() * words));
  tokens[0] = index;
  return { tokens, lossMask: Uint8Array.from(tokens, (_, i) => (i >= tokens.length - 4 ? 1 : 0)) };
});

/** How plain loops read weights. */
export const valuesOf = (weights: ReadonlyMap<string, HostTensor>) => (name: string) =>
  weights.get(name)!.data as Float32Array;

/** All examples in one batch. */
export function tinyBatch(all = examples): PackedBatch {
  const packer = new Packer([batchShape]);
  for (const example of all) packer.add(example, "");
  const [batch, ...rest] = packer.flush();
  if (!batch || rest.length > 0) throw new Error("the examples do not fit into one batch");
  return batch;
}

/** The examples again and again. */
export async function tinyStream(position: unknown): Promise<ExampleStream> {
  let at = typeof position === "number" ? position : 0;
  return {
    next: async () => ({ example: examples[at++ % examples.length]!, source: "tiny" }),
    position: () => at,
  };
}

/** Logits [V] that predict each answer token, with the token. */
export function plainAnswers(
  config: ModelConfig,
  weight: (name: string) => Float32Array,
  all = examples,
): { readonly logits: Float64Array; readonly label: number }[] {
  return all.flatMap(({ tokens, lossMask }) => {
    const logits = twinLogits(twinSizes(config), weight, [...tokens]);
    return [...tokens.keys()].flatMap((i) =>
      lossMask[i] ? [{ logits: logits[i - 1]!, label: tokens[i]! }] : [],
    );
  });
}

export function logSoftmax(logits: Float64Array, temperature = 1): Float64Array {
  const scaled = logits.map((logit) => logit / temperature);
  const most = Math.max(...scaled);
  const logZ = most + Math.log(scaled.reduce((sum, logit) => sum + Math.exp(logit - most), 0));
  return scaled.map((logit) => logit - logZ);
}

/** The mean of −log p over the answers' tokens. */
export function plainLoss(
  config: ModelConfig,
  weight: (name: string) => Float32Array,
  all = examples,
): number {
  const answers = plainAnswers(config, weight, all);
  return answers.reduce((sum, { logits, label }) => sum - logSoftmax(logits)[label]!, 0) / answers.length;
}

/**
 * Gradients against central differences of a loss of plain loops, at a few places of every tensor. Returns the largest
 * difference, as a part of the tensor's largest gradient.
 */
export function worstDifference(
  tensors: ReadonlyMap<string, HostTensor>,
  gradients: ReadonlyMap<string, HostTensor>,
  loss: () => number,
  places = 3,
): number {
  const random = randomSource(77);
  let worst = 0;
  for (const [name, { data }] of tensors) {
    const values = data as Float32Array;
    const gradient = gradients.get(name)!.data as Float32Array;
    const largest = gradient.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-4);
    for (let n = 0; n < places; n++) {
      const place = Math.floor(random() * values.length);
      const before = values[place]!;
      const at = (value: number) => {
        values[place] = value;
        return { value: values[place]!, loss: loss() };
      };
      const [high, low] = [at(before + 1e-3), at(before - 1e-3)];
      values[place] = before;
      const slope = (high.loss - low.loss) / (high.value - low.value);
      worst = Math.max(worst, Math.abs(slope - gradient[place]!) / largest);
    }
  }
  return worst;
}

function twinSizes(config: ModelConfig): TwinSizes {
  return {
    layers: config.layers.length,
    sharedLayers: config.layers.filter(({ keyValueLayer }) => keyValueLayer !== null).length,
    width: config.width,
    heads: config.heads,
    keyValueHeads: config.keyValueHeads,
    headSize: config.headSize,
    feedForward: config.feedForward,
    vocabularySize: config.vocabularySize,
    theta: config.layers[0]!.rope!.theta,
    epsilon: config.norm.epsilon,
  };
}
