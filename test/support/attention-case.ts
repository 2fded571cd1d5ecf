// Random examples of attention over a cache: prompts, tokens over a past, one token each for several sequences; with
// windows, rotation, shared keys, int8 caches and caches that hold a moving window.
import { hostTensor } from "../../src/graph/host-tensor.ts";
import type { Attributes } from "../../src/graph/op.ts";
import type { Choices, OpCase } from "./op-cases.ts";

export function attentionCase(choose: Choices): OpCase<Attributes<"attention">> {
  const keyValueHeads = choose.whole(1, 3);
  const heads = keyValueHeads * choose.whole(1, 3);
  const slidingCache = choose.next() < 0.25;
  const shared = !slidingCache && choose.next() < 0.3;
  const rotary = choose.pick(["none", "none", "halves", "interleaved"] as const);
  const quantized = choose.pick(["none", "none", "perTensor", "perChannel"] as const);
  const headSize = rotary === "none" && !slidingCache ? choose.pick([8, 16, 24]) : choose.pick([16, 32]);
  const window = slidingCache || choose.next() < 0.3 ? choose.whole(1, 9) : null;
  // A prompt, some tokens over a past (one sequence only), or one token each for several sequences.
  const kind = choose.pick(["prompt", "append", "decode"] as const);
  const length = kind === "decode" ? 1 : choose.whole(2, 9);
  const batch = kind === "append" ? 1 : choose.whole(1, 3);
  const totals = Array.from({ length: batch }, () => {
    if (kind !== "prompt") return length + choose.whole(1, 14);
    return slidingCache ? length : choose.whole(1, length);
  });
  if (kind === "prompt") totals[0] = length;
  const total = Math.max(...totals);
  const capacity = slidingCache ? window! + choose.whole(0, 6) : total + choose.whole(0, 4);

  const fresh = () => (shared ? null : choose.floats([batch, length, keyValueHeads * headSize]));
  const cacheShape = [batch, keyValueHeads, capacity, headSize];
  const cache = () =>
    quantized === "none" ? choose.floats(cacheShape) : choose.wholes("int8", cacheShape, -128, 127);
  const table = () => (rotary === "none" ? null : choose.floats([total, headSize / 2], -1, 1));
  const scale = () =>
    quantized === "none"
      ? null
      : choose.floats(quantized === "perTensor" ? [1] : [1, keyValueHeads, 1, headSize], 0.01, 0.03);
  const inputs = [
    choose.floats([batch, length, heads * headSize]),
    fresh(),
    fresh(),
    cache(),
    cache(),
    hostTensor(
      "int32",
      [batch],
      Int32Array.from(totals, (count) => count - 1),
    ),
    hostTensor("int32", [1], Int32Array.of(total)),
    table(),
    table(),
    scale(),
    scale(),
  ];
  const kept = totals.map((count) => residentRows(count, slidingCache ? window : null, capacity));
  return {
    attributes: {
      heads,
      keyValueHeads,
      scale: choose.pick([0.2, 0.5]),
      softcap: choose.pick([0, 0, 3]),
      window,
      rotary,
      quantized,
      slidingCache,
    },
    inputs,
    stored: [7, 8, 9, 10],
    open: [[0, 1], [0, 1], [0, 1], [0], [0], [0]],
    inPlace: [
      [3, 1],
      [4, 2],
    ],
    specified: (output, place) => {
      if (output === 0) {
        // Padding at the end of a shorter prompt: position and sequence of the place.
        const position = Math.floor(place / (heads * headSize)) % length;
        const sequence = Math.floor(place / (heads * headSize * length));
        return kind !== "prompt" || position < totals[sequence]!;
      }
      const row = Math.floor(place / headSize) % capacity;
      return row < kept[Math.floor(place / (headSize * capacity * keyValueHeads))]!;
    },
  };
}

/** Rows of a cache that mean something after a step. */
function residentRows(total: number, window: number | null, capacity: number): number {
  if (window === null || total <= capacity) return total;
  const group = capacity - window + 1;
  let rows = total;
  while (rows > capacity) rows -= group;
  return rows;
}
