// The whole-sequence transformer against the plain loops of the orchard twin and, for what only other families have,
// against the graph that runs them; documents that share a row do not see each other.
import { expect, test } from "vitest";
import { twinLogits } from "../../test/support/orchard-twin.ts";
import { randomWeights } from "../../test/support/random-folder.ts";
import { allocate, countOf, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { trace } from "../graph/tensor.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { ropeParameters } from "../runtime/parameters.ts";
import { type LayerConfig, type ModelConfig, parameterShapes } from "./config.ts";
import { orchardConfig } from "./presets/orchard.ts";
import { hasMovingWindow, pastName, presentName, readsPosition, transformer } from "./transformer.ts";
import { wholeSequence } from "./whole-sequence.ts";

const dial = { layers: 8, width: 64, vocabularySize: 50, contextSize: 32 };
const orchard = orchardConfig(dial);

function weightsOf(config: ModelConfig): Map<string, HostTensor> {
  return new Map(
    [...parameterShapes(config)].map(([name, shape]) => [
      name,
      hostTensor("float32", shape, randomWeights(5, name, shape)),
    ]),
  );
}

interface Rows {
  readonly tokens: readonly (readonly number[])[];
  readonly positions: readonly (readonly number[])[];
  readonly segments: readonly (readonly number[])[];
}

/** Logits [B · S, V]. */
async function logitsOf(config: ModelConfig, { tokens, positions, segments }: Rows): Promise<Float32Array> {
  const [batch, length] = [tokens.length, tokens[0]!.length];
  const { hidden, head } = wholeSequence(config, { batch, length });
  const graph = { outputs: { logits: hidden.matMul(head, { transposeB: true }) } };
  const ropes = ropeParameters(config, config.contextSize);
  await using program = await ortNative.compile(graph, { folder: "", get: (name) => ropes.get(name)! });
  const given: Record<string, HostTensor> = {
    ...Object.fromEntries(weightsOf(config)),
    tokens: hostTensor("int32", [batch, length], Int32Array.from(tokens.flat())),
    positions: hostTensor("int64", [batch, length], BigInt64Array.from(positions.flat(), BigInt)),
    segments: hostTensor("int32", [batch, length], Int32Array.from(segments.flat())),
  };
  const logits = allocate("float32", [batch, length, config.vocabularySize]);
  await using binding = program.bind(given, { logits });
  await binding.run();
  return logits.data;
}

/** The graph that runs models, over an empty cache: logits [S, V]. */
async function runLogits(config: ModelConfig, tokens: readonly number[]): Promise<Float32Array> {
  const graph = transformer(config, {
    format: () => ({ kind: "float32" }),
    cacheType: "float32",
    slidingCache: false,
    logits: "all",
    bypass: false,
    positions: config.contextSize,
  });
  const memory = new Map([...weightsOf(config), ...ropeParameters(config, config.contextSize)]);
  await using program = await ortNative.compile(graph, { folder: "", get: (name) => memory.get(name)! });
  const length = tokens.length;
  const inputs: Record<string, HostTensor> = {
    tokens: hostTensor("int32", [1, length], Int32Array.from(tokens)),
    lastPosition: hostTensor("int32", [1], Int32Array.of(length - 1)),
    totalLength: hostTensor("int32", [], Int32Array.of(length)),
  };
  if (readsPosition(config))
    inputs.position = hostTensor(
      "int64",
      [1, length],
      BigInt64Array.from(tokens, (_, i) => BigInt(i)),
    );
  const logits = allocate("float32", [1, length, config.vocabularySize]);
  const outputs: Record<string, HostTensor> = { logits };
  config.layers.forEach((layer, index) => {
    for (const part of ["key", "value"] as const) {
      const owner = layer.keyValueLayer ?? index;
      inputs[pastName(owner, part)] ??= allocate("float32", [
        1,
        config.keyValueHeads,
        config.contextSize,
        config.headSize,
      ]);
      outputs[presentName(index, part)] = inputs[pastName(owner, part)]!;
    }
  });
  const wanted = new Set(trace(graph).inputs.keys());
  const bound = Object.fromEntries(Object.entries(inputs).filter(([name]) => wanted.has(name)));
  await using binding = program.bind(bound, outputs);
  await binding.run();
  return logits.data;
}

function largestDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  expect(a.length).toBe(b.length);
  let largest = 0;
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!));
  return largest;
}

const counted = (length: number) => Array.from({ length }, (_, i) => i);
const words = (length: number, seed: number) => counted(length).map((i) => (i * i * 7 + seed * i + 11) % 50);

test("agrees with the twin of plain loops", async () => {
  const tokens = words(24, 3);
  const all = await logitsOf(orchard, {
    tokens: [tokens],
    positions: [counted(24)],
    segments: [counted(24).map(() => 0)],
  });
  const weights = weightsOf(orchard);
  const sizes = { ...dial, sharedLayers: 3, heads: 2, keyValueHeads: 2, headSize: 32, feedForward: 208 };
  const expected = twinLogits(
    { ...sizes, theta: 500_000, epsilon: 1e-5 },
    (name) => weights.get(name)!.data as Float32Array,
    tokens,
  );
  expected.forEach((row, position) => {
    expect(largestDifference(all.subarray(position * 50, position * 50 + 50), row)).toBeLessThan(1e-4);
  });
});

test("documents in one row do not see each other", async () => {
  const [a, b] = [words(10, 3), words(14, 5)];
  const rows = {
    tokens: [[...a, ...b, 0, 0]],
    positions: [[...counted(10), ...counted(14), 0, 0]],
    segments: [[...a.map(() => 0), ...b.map(() => 1), -1, -1]],
  };
  const together = await logitsOf(orchard, rows);
  const one = await logitsOf(orchard, { tokens: [a], positions: [counted(10)], segments: [a.map(() => 0)] });
  const two = await logitsOf(orchard, { tokens: [b], positions: [counted(14)], segments: [b.map(() => 0)] });
  expect(largestDifference(together.subarray(0, 500), one)).toBeLessThan(1e-5);
  expect(largestDifference(together.subarray(500, 1200), two)).toBeLessThan(1e-5);
  // The control: in one segment they do.
  const joined = await logitsOf(orchard, { ...rows, segments: [rows.tokens[0]!.map(() => 0)] });
  expect(largestDifference(joined.subarray(500, 1200), two)).toBeGreaterThan(0.01);
});

test("what other families have: windows, biases, soft caps, sandwich norms, scaled embeddings, grouped heads", async () => {
  const layer = (index: number): LayerConfig => ({
    window: index % 2 === 0 ? 5 : null,
    rope: index % 3 === 2 ? null : { theta: 10_000, interleaved: index % 2 === 0, scaling: null },
    keyValueLayer: null,
    qkNorm: (["beforeRope", "none", "afterRope"] as const)[index % 3]!,
    bias: { qkv: index % 2 === 0, output: index % 2 === 1 },
  });
  const config: ModelConfig = {
    ...orchard,
    heads: 4,
    keyValueHeads: 2,
    headSize: 16,
    layers: counted(4).map(layer),
    norm: { kind: "rms", epsilon: 1e-6, offset: 0, placement: "sandwich" },
    activation: "geluTanh",
    feedForwardBias: true,
    tiedEmbedding: false,
    embeddingScale: 8,
    logitSoftcap: null,
    attentionSoftcap: 20,
    attentionScale: 0.2,
  };
  expect(hasMovingWindow(config, 0)).toBe(true);
  const tokens = words(20, 7);
  const whole = await logitsOf(config, {
    tokens: [tokens],
    positions: [counted(20)],
    segments: [tokens.map(() => 0)],
  });
  const run = await runLogits(config, tokens);
  expect(countOf([20, 50])).toBe(whole.length);
  expect(largestDifference(whole, run)).toBeLessThan(1e-4);
});
