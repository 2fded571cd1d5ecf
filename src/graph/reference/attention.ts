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

/** One sequence's keys or values of one head: what is read, what is added, and where it is kept. */
interface HeadCache {
  /** Codes or numbers of each position that can be read, oldest first. */
  readonly rows: readonly Float64Array[];
  /** What one unit of a row stands for, per channel; null where rows hold the numbers themselves. */
  readonly scales: Float64Array | null;
}

/** The scales of one head's channels: one number for all, or one per key-value head and channel. */
function headScales(scales: Values | null | undefined, head: number, headSize: number): Float64Array | null {
  if (!scales) return null;
  if (scales.numbers.length === 1) return new Float64Array(headSize).fill(scales.numbers[0]!);
  return scales.numbers.slice(head * headSize, (head + 1) * headSize);
}

const number = ({ scales }: HeadCache, row: Float64Array, channel: number): number =>
  row[channel]! * (scales?.[channel] ?? 1);

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
  const resident = (positions: number) =>
    slidingCache ? residentPositions(positions, capacity, window!) : positions;

  for (let b = 0; b < batch; b++) {
    const [start, total] = [starts[b]!, totals[b]!];
    // A shorter prompt is padded at the end; results there mean nothing, and nothing is stored.
    const fresh = Math.min(length, total - start);

    /** Reads the cache of a head, adds the new positions' rows to it, and stores what stays. */
    const update = (past: Values, added: Values | null, present: Values, head: number, scale: number) => {
      const at = (b * keyValueHeads + head) * capacity * headSize;
      const scales = headScales(inputs[scale], head, headSize);
      const rows = Array.from({ length: resident(added ? start : total) }, (_, row) =>
        past.numbers.slice(at + row * headSize, at + (row + 1) * headSize),
      );
      for (let s = 0; added && s < fresh; s++) {
        const from = ((b * length + s) * keyValueHeads + head) * headSize;
        const row = added.numbers.slice(from, from + headSize);
        rows.push(row.map((value, channel) => stored(value, scales ? scales[channel]! : null)));
      }
      rows.slice(rows.length - resident(total)).forEach((row, i) => {
        present.numbers.set(row, at + i * headSize);
      });
      return { rows, scales };
    };

    /** The result of one query: values weighed by the softmax of its scores. */
    const attend = (s: number, head: number, keys: HeadCache, values: HeadCache) => {
      const at = ((b * length + s) * heads + head) * headSize;
      const oldest = total - keys.rows.length;
      const position = start + s;
      const first = Math.max(window === null ? 0 : position - window + 1, oldest);
      const seen = keys.rows.slice(first - oldest, position - oldest + 1);
      const scores = seen.map((row) => {
        let sum = 0;
        for (let i = 0; i < headSize; i++) sum += query.numbers[at + i]! * number(keys, row, i);
        return softcapped(sum * attributes.scale, attributes.softcap);
      });
      const largest = Math.max(...scores);
      const weights = scores.map((score) => Math.exp(score - largest));
      const sum = weights.reduce((a, b) => a + b, 0);
      weights.forEach((weight, i) => {
        const row = values.rows[first - oldest + i]!;
        for (let channel = 0; channel < headSize; channel++)
          output.numbers[at + channel]! += (weight / sum) * number(values, row, channel);
      });
    };

    for (let group = 0; group < keyValueHeads; group++) {
      const keys = update(pastKey!, key, presentKey, group, 9);
      const values = update(pastValue!, v!, presentValue, group, 10);
      const share = heads / keyValueHeads;
      for (let head = group * share; head < (group + 1) * share; head++)
        for (let s = 0; s < fresh; s++) attend(s, head, keys, values);
    }
  }
  return [output, presentKey, presentValue];
}

const softcapped = (score: number, cap: number): number => (cap > 0 ? cap * Math.tanh(score / cap) : score);
