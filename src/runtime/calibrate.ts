// Ranges for an 8-bit key-value cache when the checkpoint brings none: the model reads random tokens, goes on by itself
// for a while, and the largest key and value of each channel, with a margin, become the ends of its scale.
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig, Rope } from "../models/config.ts";
import { ropeFrequencies } from "../models/rope.ts";
import { cacheScaleName } from "../models/transformer.ts";
import { CachePool } from "./cache.ts";
import type { Program } from "./device.ts";
import { Runner } from "./generate.ts";
import { randomSource } from "./random.ts";
import { createSampler } from "./sample.ts";

const randomTokens = 128;
const sampledTokens = 64;
/** Real text reaches further than so short a sample; beyond the end, values are clipped. */
const margin = 1.25;
const largestCode = 127;

/**
 * Scales [1, G, 1, d] by parameter name. `program` has a float32 cache and takes `contextSize` tokens; `adapter` is what
 * it reads beside its weights. Takes a few hundred tokens' time.
 */
export async function calibrateCache(
  program: Program,
  config: ModelConfig,
  contextSize: number,
  firstToken: number | null,
  adapter: Readonly<Record<string, HostTensor>> = {},
): Promise<ReadonlyMap<string, HostTensor>> {
  const most = Math.min(randomTokens + sampledTokens, contextSize - 1);
  const pool = new CachePool(config, { slots: 1, capacity: most + 1, type: "float32", sliding: true });
  await using runner = new Runner(program, config, adapter);
  const random = randomSource(0);
  const count = Math.min(randomTokens, most);
  const prompt = Array.from({ length: count }, () => Math.floor(random() * config.vocabularySize));
  if (firstToken !== null) prompt[0] = firstToken;
  const slot = await pool.acquire(prompt);
  const sampler = createSampler({ sampling: { mode: "random", seed: 0 }, temperature: 1 }, prompt);
  let logits = await runner.append(slot, prompt);
  while (slot.tokens.length < most) logits = await runner.append(slot, [sampler.next(logits)]);

  const scales = new Map<string, HostTensor>();
  for (const { layer, key, value } of slot.layers) {
    const { rope } = config.layers[layer]!;
    const tokens = slot.tokens.length;
    const ranges = {
      key: rope ? rotatedRanges(key, tokens, rope, contextSize) : channelRanges(key, tokens),
      value: channelRanges(value, tokens),
    };
    for (const part of ["key", "value"] as const) {
      const scale = ranges[part].map((range) => (Math.max(range, 1e-6) * margin) / largestCode);
      scales.set(
        cacheScaleName(layer, part),
        hostTensor("float32", [1, config.keyValueHeads, 1, config.headSize], scale),
      );
    }
  }
  return scales;
}

/** Calls `visit` with the first element of each of `tokens` positions of each head, and where its channels go. */
function forEachRow(
  { shape }: HostTensor,
  tokens: number,
  visit: (from: number, to: number, position: number) => void,
): void {
  const [, heads = 0, capacity = 0, size = 0] = shape;
  for (let head = 0; head < heads; head++)
    for (let position = 0; position < tokens; position++)
      visit((head * capacity + position) * size, head * size, position);
}

/** The largest magnitude of each channel of each head, [G · d], over the first `tokens` positions of a buffer. */
function channelRanges(tensor: HostTensor, tokens: number): Float32Array {
  const [, heads = 0, , size = 0] = tensor.shape;
  const numbers = tensor.data as Float32Array;
  const ranges = new Float32Array(heads * size);
  forEachRow(tensor, tokens, (from, to) => {
    for (let channel = 0; channel < size; channel++)
      ranges[to + channel] = Math.max(ranges[to + channel]!, Math.abs(numbers[from + channel]!));
  });
  return ranges;
}

/**
 * The same for keys as they would be at every position of the context: rotation moves length between the two channels of
 * a pair, slow pairs by a part of a turn only. (Where a norm follows the rotation its gains are taken to be equal within
 * a pair, which they nearly are.)
 */
export function rotatedRanges(
  tensor: HostTensor,
  tokens: number,
  rope: Rope,
  contextSize: number,
): Float32Array {
  const [, heads = 0, , size = 0] = tensor.shape;
  const numbers = tensor.data as Float32Array;
  const ranges = new Float32Array(heads * size);
  const frequencies = ropeFrequencies(rope, size);
  forEachRow(tensor, tokens, (from, to, position) => {
    frequencies.forEach((frequency, pair) => {
      const [a, b] = rope.interleaved ? [2 * pair, 2 * pair + 1] : [pair, pair + size / 2];
      const [x, y] = [numbers[from + a]!, numbers[from + b]!];
      const length = Math.hypot(x, y);
      const first = Math.atan2(y, x) - position * frequency;
      const last = first + (contextSize - 1) * frequency;
      ranges[to + a] = Math.max(ranges[to + a]!, length * largestCosine(first, last));
      ranges[to + b] = Math.max(
        ranges[to + b]!,
        length * largestCosine(first - Math.PI / 2, last - Math.PI / 2),
      );
    });
  });
  return ranges;
}

/** The largest |cos| of the angles between two. */
function largestCosine(first: number, last: number): number {
  const meetsAxis = Math.floor(last / Math.PI) >= Math.ceil(first / Math.PI);
  return meetsAxis ? 1 : Math.max(Math.abs(Math.cos(first)), Math.abs(Math.cos(last)));
}
