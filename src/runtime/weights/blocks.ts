// Weights in 2, 4 or 8 bits: every `blockSize` neighbours of a row share one float32 scale, and a code of `bits` bits
// stands for the value scale · (code − center). The layout is that of ONNX Runtime's MatMulNBits: packed is
// [rows, blocks, blockSize · bits / 8], low bits first, a last block that is not full is padded with codes of its own;
// scales are [rows, blocks], or one per row. Leaves out asymmetric zero points, and training (the 2-bit set of compression/).
//
// MatMulNBits subtracts 2, 4 · 2 and 16 · 8: for 4 and 8 bits our centers. With 2 bits ours is 1.5, for the balanced set
// {±0.5, ±1.5} · scale. A float zero point of 1.5 is accepted but takes MatMulNBits' slow path (ten times slower at one
// token), so the graph adds the missing half itself: the sums of x under each scale times half that scale.
// Sources: ONNX Runtime docs/ContribOperators.md; GGML's q4_0 and q8_0.

import { OrchardError } from "../../errors.ts";
import type { Scaling } from "../../models/transformer.ts";
import { float16Values } from "./float16.ts";

/** Bits per weight. */
export type BlockBits = 2 | 4 | 8;

/** A weight matrix in blocks. */
export interface BlockWeights {
  readonly bits: BlockBits;
  /** Weights that share a scale: a power of two, 16 or more. */
  readonly blockSize: number;
  /** Outputs, N. */
  readonly rows: number;
  /** Inputs, K. */
  readonly columns: number;
  readonly packed: Uint8Array<ArrayBuffer>; // [N, blocks, blockSize * bits / 8]
  /** One for each block, or one for each row. */
  readonly scales: Float32Array<ArrayBuffer>; // [N, blocks] or [N]
}

/** The code, whole or not, that stands for 0. */
export const blockCenter = { 2: 1.5, 4: 8, 8: 128 } as const satisfies Record<BlockBits, number>;

type Shape = Pick<BlockWeights, "bits" | "blockSize" | "rows" | "columns">;

function allocate(shape: Shape, scaling: Scaling = "block"): BlockWeights {
  const { bits, blockSize, rows, columns } = shape;
  if (blockSize < 16 || !Number.isInteger(Math.log2(blockSize))) {
    throw new OrchardError("invalidArgument", `block size ${blockSize} is not a power of two of 16 or more`);
  }
  const blocks = rows * Math.ceil(columns / blockSize);
  return {
    ...shape,
    packed: new Uint8Array((blocks * blockSize * bits) / 8),
    scales: new Float32Array(scaling === "row" ? rows : blocks),
  };
}

/**
 * Rounds a matrix to blocks. 4 and 8 bits span the largest magnitude of a block; 2 bits take the scale of least squared
 * error, which clips the few largest.
 *
 * Errors: invalidArgument when `weights` is not rows × columns finite numbers, or the block size is impossible.
 *
 * @example
 * const { packed, scales } = quantizeBlocks(weights, 3072, 1024, 4, 32); // weights: [3072, 1024]
 */
export function quantizeBlocks(
  weights: Float32Array,
  rows: number,
  columns: number,
  bits: BlockBits,
  blockSize: number,
): BlockWeights {
  if (weights.length !== rows * columns) {
    throw new OrchardError("invalidArgument", `${weights.length} weights are not ${rows} × ${columns}`);
  }
  const result = allocate({ bits, blockSize, rows, columns });
  const values = padRows(weights, rows, columns, blockSize);
  const work: Work = {
    values,
    words: new Int32Array(values.buffer, values.byteOffset, values.length),
    blockSize,
    packed: result.packed,
  };
  const round = rounders[bits];
  const bytesPerBlock = (blockSize * bits) / 8;
  const perRow = Math.ceil(columns / blockSize);
  for (let block = 0; block < result.scales.length; block++) {
    const size = Math.min(blockSize, columns - (block % perRow) * blockSize);
    const scale = round(work, block * blockSize, size, block * bytesPerBlock);
    result.scales[block] = finite(scale, Math.floor(block / perRow));
  }
  return result;
}

/**
 * Rounds a matrix to 2 bits with one scale per row. The graph then adds the half scale that the codes lack with one
 * number per row (models/transformer.ts).
 *
 * Errors: invalidArgument when a weight is not finite. `columns` is a multiple of the block size.
 */
export function quantizeRows(
  weights: Float32Array,
  rows: number,
  columns: number,
  blockSize: number,
): BlockWeights {
  const result = allocate({ bits: 2, blockSize, rows, columns }, "row");
  const words = new Int32Array(weights.buffer, weights.byteOffset, weights.length);
  const work: Work = { values: weights, words, blockSize: columns, packed: result.packed };
  for (let row = 0; row < rows; row++)
    result.scales[row] = finite(roundTo2(work, row * columns, columns, (row * columns) / 4), row);
  return result;
}

function finite(scale: number, row: number): number {
  if (!Number.isNaN(scale)) return scale;
  throw new OrchardError("invalidArgument", `row ${row} of the weights holds what is not a finite number`);
}

/** Rows filled up with zeros to whole blocks. */
function padRows(weights: Float32Array, rows: number, columns: number, blockSize: number): Float32Array {
  const width = Math.ceil(columns / blockSize) * blockSize;
  if (width === columns) return weights;
  const padded = new Float32Array(rows * width);
  for (let row = 0; row < rows; row++) {
    padded.set(weights.subarray(row * columns, (row + 1) * columns), row * width);
  }
  return padded;
}

// What follows runs once per weight, so it avoids branches that a processor cannot foresee: magnitudes are compared as
// integers, which order as the bits of floats do, and `(a - b) >> 31` is all ones, or `>>> 31` one, where a < b.

interface Work {
  readonly values: Float32Array;
  /** The bits of the values. */
  readonly words: Int32Array;
  readonly blockSize: number;
  readonly packed: Uint8Array;
}

/** Writes the codes of the block at `from`, whose first `size` values count, and returns its scale; NaN: not finite. */
type Rounder = (work: Work, from: number, size: number, at: number) => number;

const rounders: Record<BlockBits, Rounder> = { 2: roundTo2, 4: roundTo4, 8: roundTo8 };

/** The value of largest magnitude, the first of equals; NaN when the block holds what is not finite. */
function extreme({ values, words, blockSize }: Work, from: number): number {
  let most = 0;
  let where = from;
  for (let i = from; i < from + blockSize; i++) {
    const magnitude = words[i]! & 0x7fffffff;
    const larger = (most - magnitude) >> 31;
    most ^= (most ^ magnitude) & larger;
    where ^= (where ^ i) & larger;
  }
  return most >= 0x7f800000 ? Number.NaN : values[where]!;
}

/** As q8_0: the extreme value is 127 scales from the center. */
function roundTo8(work: Work, from: number, _size: number, at: number): number {
  const { values, blockSize, packed } = work;
  const scale = Math.fround(Math.abs(extreme(work, from)) / 127);
  const inverse = scale > 0 ? 1 / scale : 0;
  for (let i = 0; i < blockSize; i++) {
    const code = (values[from + i]! * inverse + 128.5) | 0;
    packed[at + i] = code - (code >> 8); // 256 becomes 255
  }
  return scale;
}

/** As q4_0: the extreme value is code 0, exactly −8 scales, so the scale may be negative. */
function roundTo4(work: Work, from: number, _size: number, at: number): number {
  const { values, blockSize, packed } = work;
  const scale = Math.fround(extreme(work, from) / -8);
  const inverse = scale !== 0 ? 1 / scale : 0;
  for (let i = 0; i < blockSize; i += 2) {
    const low = (values[from + i]! * inverse + 8.5) | 0;
    const high = (values[from + i + 1]! * inverse + 8.5) | 0;
    packed[at + (i >> 1)] = (low - (low >> 4)) | ((high - (high >> 4)) << 4); // 16 becomes 15
  }
  return scale;
}

function roundTo2(work: Work, from: number, size: number, at: number): number {
  const { values, blockSize, packed } = work;
  const scale = Math.fround(balancedScale(work, from, size));
  const inverse = scale > 0 ? 1 / scale : 0;
  for (let i = 0; i < blockSize; i += 4) {
    let byte = 0;
    for (let j = 0; j < 4; j++) {
      let code = (values[from + i + j]! * inverse + 2) | 0;
      code &= ~(code >> 31);
      code += (3 - code) & ((3 - code) >> 31);
      byte |= code << (2 * j);
    }
    packed[at + (i >> 2)] = byte;
  }
  return scale;
}

const mostSteps = 10;
const bound = new Float32Array(1);
const boundWord = new Int32Array(bound.buffer);

/**
 * The scale s that rounds the first `size` values to {±0.5, ±1.5} · s with the least squared error, by Lloyd's iteration
 * on s alone: s = Σ |w| k / Σ k², with k = 0.5 up to s and 1.5 above. It starts at the best scale of a normal
 * distribution, 1.25 mean magnitudes, and stands still after two or three steps. (Starting from OCTAV's clipping point
 * ended no nearer to the optimum: both within 0.35 % of it for 64 normal, Laplace or Student-t values.)
 */
function balancedScale({ values, words }: Work, from: number, size: number): number {
  let total = 0;
  for (let i = from; i < from + size; i++) total += Math.abs(values[i]!);
  let scale = (1.25 * total) / size;
  for (let step = 0; step < mostSteps; step++) {
    bound[0] = scale;
    const split = boundWord[0]!;
    let above = 0;
    let count = 0;
    for (let i = from; i < from + size; i++) {
      const larger = (split - (words[i]! & 0x7fffffff)) >>> 31;
      above += Math.abs(values[i]!) * larger;
      count += larger;
    }
    const next = (0.5 * total + above) / (0.25 * size + 2 * count);
    if (next === scale) break;
    scale = next;
  }
  return scale * 0 === 0 ? scale : Number.NaN;
}

/** The values of blocks, [rows, columns]: the slow twin of what MatMulNBits computes with. */
export function dequantizeBlocks(blocks: BlockWeights): Float32Array {
  const { bits, blockSize, rows, columns, packed, scales } = blocks;
  const perRow = Math.ceil(columns / blockSize);
  const byRow = scales.length === rows;
  const values = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const bit = (row * perRow * blockSize + column) * bits;
      const code = (packed[Math.floor(bit / 8)]! >> (bit % 8)) & (2 ** bits - 1);
      const scale = scales[byRow ? row : row * perRow + Math.floor(column / blockSize)]!;
      values[row * columns + column] = scale * (code - blockCenter[bits]);
    }
  }
  return values;
}

const ggmlBlock = 32;

/** The stored bytes of a q8_0 matrix as 8-bit blocks of 32, with exactly the same values. */
export function repackQ8_0(bytes: Uint8Array, rows: number, columns: number): BlockWeights {
  const result = allocateRepacked(bytes, rows, columns, 8);
  const { packed, scales } = result;
  const halves = float16Values();
  for (let block = 0, from = 0, to = 0; block < scales.length; block++, from += 34, to += 32) {
    scales[block] = halves[bytes[from]! | (bytes[from + 1]! << 8)]!;
    for (let i = 0; i < 32; i++) packed[to + i] = bytes[from + 2 + i]! ^ 0x80;
  }
  return result;
}

/**
 * The stored bytes of a q4_0 matrix as 4-bit blocks of 32, with exactly the same values: GGML keeps value i beside
 * value i + 16, MatMulNBits beside value i + 1.
 */
export function repackQ4_0(bytes: Uint8Array, rows: number, columns: number): BlockWeights {
  const result = allocateRepacked(bytes, rows, columns, 4);
  const { packed, scales } = result;
  const halves = float16Values();
  for (let block = 0, from = 0, to = 0; block < scales.length; block++, from += 18, to += 16) {
    scales[block] = halves[bytes[from]! | (bytes[from + 1]! << 8)]!;
    for (let i = 0; i < 8; i++) {
      const first = bytes[from + 2 + 2 * i]!;
      const second = bytes[from + 3 + 2 * i]!;
      packed[to + i] = (first & 15) | (second << 4);
      packed[to + 8 + i] = (first >> 4) | (second & 240);
    }
  }
  return result;
}

function allocateRepacked(bytes: Uint8Array, rows: number, columns: number, bits: 4 | 8): BlockWeights {
  const length = (rows * columns * (bits * 4 + 2)) / ggmlBlock;
  if (columns % ggmlBlock !== 0 || bytes.length !== length) {
    const problem = `${bytes.length} bytes are not ${rows} × ${columns} weights in q${bits}_0 blocks of 32`;
    throw new OrchardError("invalidArgument", problem);
  }
  return allocate({ bits, blockSize: ggmlBlock, rows, columns });
}
