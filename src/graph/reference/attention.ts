// Attention over a key-value cache as ONNX Runtime's GroupQueryAttention defines it (ContribOperators.md), and the
// rotation of queries and keys, as plain loops. Causal only.
import type { AttentionAttributes, Attributes } from "../op.ts";
import { type Values, zeros } from "./values.ts";

type Inputs = readonly (Values | null)[];

/** Rotates one head of `from` at `at` into `to`, by the angles of a position. */
function rotateHead(
  from: Float64Array,
  to: Float64Array,
  at: number,
  headSize: number,
  cos: Values,
  sin: Values,
  position: number,
  interleaved: boolean,
): void {
  const half = headSize / 2;
  for (let i = 0; i < half; i++) {
    const first = at + (interleaved ? 2 * i : i);
    const second = interleaved ? first + 1 : first + half;
    const c = cos.numbers[position * half + i]!;
    const s = sin.numbers[position * half + i]!;
    const [x, y] = [from[first]!, from[second]!];
    to[first] = x * c - y * s;
    to[second] = y * c + x * s;
  }
}

export function rotaryEmbedding(
  [x, positions, cos, sin]: Inputs,
  { heads, interleaved }: Attributes<"rotaryEmbedding">,
): Values[] {
  const [batch, length, width] = x!.shape as [number, number, number];
  const headSize = width / heads;
  const result = zeros(x!.dtype, x!.shape);
  for (let row = 0; row < batch * length; row++)
    for (let head = 0; head < heads; head++) {
      const at = row * width + head * headSize;
      const position = positions!.numbers[row]!;
      rotateHead(x!.numbers, result.numbers, at, headSize, cos!, sin!, position, interleaved);
    }
  return [result];
}

/** x [B, S, H·d] rotated, when the attributes ask for it, as if its positions began at `starts` [B]. */
function rotated(x: Values, heads: number, starts: readonly number[], inputs: Inputs, kind: string): Values {
  if (kind === "none") return x;
  const length = x.shape[1]!;
  const numbers = Float64Array.from({ length: starts.length * length }, (_, row) => {
    return starts[Math.floor(row / length)]! + (row % length);
  });
  const positions: Values = { dtype: "int64", shape: [starts.length, length], numbers };
  const interleaved = kind === "interleaved";
  return rotaryEmbedding([x, positions, inputs[7]!, inputs[8]!], { heads, interleaved })[0]!;
}

/** How many of `total` positions a moving cache of `capacity` rows holds: it drops several at once, when full. */
export function residentPositions(total: number, capacity: number, window: number): number {
  if (total <= capacity) return total;
  const group = capacity - window + 1;
  return total - group * Math.ceil((total - capacity) / group);
}

/** What stands in a cache for a number: itself, or its code. */
function stored(value: number, scale: number | null): number {
  if (scale === null) return value;
  return Math.min(Math.max(roundHalfToEven(value / scale), -128), 127);
}

function roundHalfToEven(value: number): number {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}

export function attention(inputs: Inputs, attributes: AttentionAttributes): Values[] {
  const { heads, keyValueHeads, rotary, slidingCache, window } = attributes;
  const [q, k, v, pastKey, pastValue, lengths, totalLength] = inputs;
  const [batch, length, width] = q!.shape as [number, number, number];
  const capacity = pastKey!.shape[2]!;
  const headSize = width / heads;
  const prompt = totalLength!.numbers[0] === length;
  const totals = Array.from({ length: batch }, (_, b) => lengths!.numbers[b]! + 1);
  const starts = totals.map((total) => (prompt ? 0 : total - length));
  const query = rotated(q!, heads, starts, inputs, rotary);
  const key = k ? rotated(k, keyValueHeads, starts, inputs, rotary) : null;
  const output = zeros(q!.dtype, q!.shape);
  const presentKey: Values = { ...pastKey!, numbers: pastKey!.numbers.slice() };
  const presentValue: Values = { ...pastValue!, numbers: pastValue!.numbers.slice() };

  for (let b = 0; b < batch; b++) {
    // Positions of a padded prompt beyond the sequence's end write and read no cache; their results mean nothing.
    const total = totals[b]!;
    const fresh = Math.min(length, total - starts[b]!);
    const resident = (positions: number) =>
      slidingCache ? residentPositions(positions, capacity, window!) : positions;
    for (let head = 0; head < keyValueHeads; head++) {
      const at = (b * keyValueHeads + head) * capacity * headSize;
      /** Codes or numbers of every position that can be read, the oldest being `first`. */
      const gathered = (past: Values, added: Values | null, scales: Values | null | undefined) => {
        const held = resident(added ? starts[b]! : total);
        const rows = Array.from({ length: held }, (_, row) =>
          past.numbers.slice(at + row * headSize, at + (row + 1) * headSize),
        );
        if (added)
          for (let s = 0; s < fresh; s++) {
            const from = ((b * length + s) * keyValueHeads + head) * headSize;
            rows.push(
              added.numbers
                .slice(from, from + headSize)
                .map((value, channel) => stored(value, scaleOf(scales, head, channel, headSize))),
            );
          }
        return rows;
      };
      const keys = gathered(pastKey!, key, inputs[9]);
      const values = gathered(pastValue!, v!, inputs[10]);
      const kept = resident(total);
      keys.slice(keys.length - kept).forEach((row, i) => {
        presentKey.numbers.set(row, at + i * headSize);
      });
      values.slice(values.length - kept).forEach((row, i) => {
        presentValue.numbers.set(row, at + i * headSize);
      });
      const oldest = total - keys.length;
      const share = heads / keyValueHeads;
      for (let h = head * share; h < (head + 1) * share; h++)
        for (let s = 0; s < fresh; s++) {
          const position = starts[b]! + s;
          const at = ((b * length + s) * heads + h) * headSize;
          const oldestSeen = window === null ? 0 : Math.max(position - window + 1, 0);
          const from = Math.max(oldestSeen - oldest, 0);
          const scores = keys.slice(from, position - oldest + 1).map((row) => {
            const score = dot(query.numbers, at, row, inputs[9], head) * attributes.scale;
            return attributes.softcap > 0
              ? attributes.softcap * Math.tanh(score / attributes.softcap)
              : score;
          });
          const largest = Math.max(...scores);
          const weights = scores.map((score) => Math.exp(score - largest));
          const sum = weights.reduce((a, b) => a + b, 0);
          weights.forEach((weight, i) => {
            const row = values[from + i]!;
            for (let channel = 0; channel < headSize; channel++)
              output.numbers[at + channel]! +=
                (weight / sum) * row[channel]! * (scaleOf(inputs[10], head, channel, headSize) ?? 1);
          });
        }
    }
  }
  return [output, presentKey, presentValue];
}

/** The scale of a channel: one for all, or one per key-value head and channel; null when nothing is scaled. */
function scaleOf(
  scales: Values | null | undefined,
  head: number,
  channel: number,
  headSize: number,
): number | null {
  if (!scales) return null;
  return scales.numbers.length === 1 ? scales.numbers[0]! : scales.numbers[head * headSize + channel]!;
}

function dot(
  q: Float64Array,
  at: number,
  row: Float64Array,
  scales: Values | null | undefined,
  head: number,
): number {
  let sum = 0;
  for (let channel = 0; channel < row.length; channel++)
    sum += q[at + channel]! * row[channel]! * (scaleOf(scales, head, channel, row.length) ?? 1);
  return sum;
}
