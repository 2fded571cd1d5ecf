import { describe, expect, test } from "vitest";
import { hostTensor } from "../graph/host-tensor.ts";
import type { Rope } from "../models/config.ts";
import { ropeFrequencies } from "../models/rope.ts";
import { rotatedRanges } from "./calibrate.ts";
import { randomSource } from "./random.ts";

describe("ranges of keys at every position of the context", () => {
  test.each([
    { theta: 100, interleaved: true, scaling: null },
    { theta: 10_000, interleaved: false, scaling: null },
    { theta: 10_000, interleaved: false, scaling: { kind: "linear", factor: 8 } },
  ] satisfies Rope[])("are those of keys that are rotated to each of them: %j", (rope) => {
    const [heads, capacity, size, tokens, contextSize] = [2, 7, 8, 5, 700];
    const random = randomSource(1);
    const keys = Float32Array.from({ length: heads * capacity * size }, () => random() * 2 - 1);
    const ranges = rotatedRanges(
      hostTensor("float32", [1, heads, capacity, size], keys),
      tokens,
      rope,
      contextSize,
    );
    const expected = new Float64Array(heads * size);
    const frequencies = ropeFrequencies(rope, size);
    for (let head = 0; head < heads; head++)
      for (let token = 0; token < tokens; token++)
        for (let position = 0; position < contextSize; position++)
          for (const [pair, frequency] of frequencies.entries()) {
            const [a, b] = rope.interleaved ? [2 * pair, 2 * pair + 1] : [pair, pair + size / 2];
            const row = (head * capacity + token) * size;
            const angle = (position - token) * frequency;
            const [x, y] = [keys[row + a]!, keys[row + b]!];
            const rotated = [
              x * Math.cos(angle) - y * Math.sin(angle),
              x * Math.sin(angle) + y * Math.cos(angle),
            ];
            for (const [i, channel] of [a, b].entries()) {
              const at = head * size + channel;
              expected[at] = Math.max(expected[at]!, Math.abs(rotated[i]!));
            }
          }
    // Whole positions reach a turn's top only nearly.
    ranges.forEach((range, at) => {
      expect(range / expected[at]!).toBeGreaterThan(0.999999);
      expect(range / expected[at]!).toBeLessThan(1.01);
    });
  });
});
