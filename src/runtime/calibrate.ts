// Ranges for an 8-bit key-value cache when the checkpoint brings none: the model reads random tokens, goes on by itself
// for a while, and the largest key and value of each channel, with a margin, become the ends of its scale.
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig } from "../models/config.ts";
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
 * Scales [1, G, 1, d] by parameter name. `program` has a float32 cache and takes `contextSize` tokens. Takes a few
 * hundred tokens' time.
 */
export async function calibrateCache(
  program: Program,
  config: ModelConfig,
  contextSize: number,
  firstToken: number | null,
): Promise<ReadonlyMap<string, HostTensor>> {
  const most = Math.min(randomTokens + sampledTokens, contextSize - 1);
  const pool = new CachePool(config, { slots: 1, capacity: most + 1, type: "float32", sliding: true });
  await using runner = new Runner(program, config);
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
    const ranges = {
      key: channelRanges(key, slot.tokens.length),
      value: channelRanges(value, slot.tokens.length),
    };
    if (rope) joinPairs(ranges.key, config.headSize, rope.interleaved);
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

/** The largest magnitude of each channel of each head, [G · d], over what the buffer holds of `tokens` positions. */
function channelRanges({ shape, data }: HostTensor, tokens: number): Float32Array {
  const [, heads = 0, capacity = 0, size = 0] = shape;
  const ranges = new Float32Array(heads * size);
  const numbers = data as Float32Array;
  const held = Math.min(tokens, capacity);
  for (let head = 0; head < heads; head++) {
    for (let position = 0; position < held; position++) {
      const row = (head * capacity + position) * size;
      for (let channel = 0; channel < size; channel++) {
        const at = head * size + channel;
        ranges[at] = Math.max(ranges[at]!, Math.abs(numbers[row + channel]!));
      }
    }
  }
  return ranges;
}

/** Rotation moves length between the two channels of a pair: at other positions either can be as long as both. */
function joinPairs(ranges: Float32Array, headSize: number, interleaved: boolean): void {
  const half = headSize / 2;
  for (let head = 0; head < ranges.length; head += headSize) {
    for (let i = 0; i < half; i++) {
      const [a, b] = interleaved ? [head + 2 * i, head + 2 * i + 1] : [head + i, head + i + half];
      const radius = Math.hypot(ranges[a]!, ranges[b]!);
      ranges[a] = radius;
      ranges[b] = radius;
    }
  }
}
