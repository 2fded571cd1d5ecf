// An 8-bit key-value cache in training: keys and values are rounded as the cache will round them, each channel of each
// head by its own range, and the ranges follow what batches show as a moving average (models.md §9). While a range is not
// known yet nothing is rounded. The runtime's scale of a channel is its range / 127.
import { allocate, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { input, type Tensor } from "../graph/tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { cacheScaleName } from "../models/transformer.ts";
import type { WholeSequenceOptions } from "../models/whole-sequence.ts";
import { roundStraight } from "./quantize-aware.ts";
import type { Tensors } from "./run-folder.ts";

/** The largest magnitude of each channel, [1, G, 1, d]; 0: not known. */
export const cacheRangeName = (layer: number, part: "key" | "value"): string =>
  `cache.${layer}.${part}.range`;

const largestCode = 127;
/** Far below any range of a key or value, and above what a division would make infinite. */
const smallestRange = 1e-20;

/** Rounds keys or values [B, G, S, d] to 8 bits by ranges [1, G, 1, d]; beyond a range they are clipped. */
export function fakeCache(x: Tensor, range: Tensor): Tensor {
  const step = range.maximum(smallestRange).mul(1 / largestCode);
  const code = roundStraight(x.div(step).maximum(-largestCode).minimum(largestCode));
  return range.equal(0).where(x, code.mul(step));
}

/** What a gradient graph needs to round its keys and values. */
export interface RoundedCache {
  readonly cached: NonNullable<WholeSequenceOptions["cached"]>;
  /** What each batch shows of a range, by the range's name; there once the graph is built. */
  readonly observed: ReadonlyMap<string, Tensor>;
}

/** For one graph: its inputs are the ranges. */
export function roundedCache(): RoundedCache {
  const observed = new Map<string, Tensor>();
  return {
    observed,
    cached: (x, layer, part) => {
      const name = cacheRangeName(layer, part);
      const [, heads, , size] = x.shape as number[];
      // Padding counts too: it is an end token at the first position.
      observed.set(name, x.maximum(x.neg()).max([0, 2], true));
      return fakeCache(x, input(name, "float32", [1, heads!, 1, size!]));
    },
  };
}

/** Ranges of a config that are not known yet. */
export function unknownRanges(config: ModelConfig): Map<string, HostTensor> {
  const { layers, keyValueHeads, headSize } = config;
  return new Map(
    layers.flatMap(({ keyValueLayer }, layer) =>
      keyValueLayer === null
        ? (["key", "value"] as const).map((part): [string, HostTensor] => [
            cacheRangeName(layer, part),
            allocate("float32", [1, keyValueHeads, 1, headSize]),
          ])
        : [],
    ),
  );
}

/** The scales of the runtime's cache, by parameter name. */
export function cacheScalesOf(config: ModelConfig, ranges: Tensors): Map<string, HostTensor> {
  const scales = new Map<string, HostTensor>();
  for (const layer of config.layers.keys())
    for (const part of ["key", "value"] as const) {
      const range = ranges.get(cacheRangeName(layer, part));
      if (!range) continue;
      // The product that fakeCache computes with, number for number.
      const step = Math.fround(1 / largestCode);
      const values = Float32Array.from(
        range.data as Float32Array,
        (value) => Math.max(value, smallestRange) * step,
      );
      scales.set(cacheScaleName(layer, part), hostTensor("float32", range.shape, values));
    }
  return scales;
}
