// Matrix products, over plain weights and over weights stored as codes of a few bits with a scale per block, and the
// norms between them. How codes are packed: ContribOperators.md, MatMulNBits and GatherBlockQuantized.
import type { Attributes, BlockAttributes } from "../op.ts";
import { broadcastShapes } from "../shape.ts";
import { rowOf } from "./axes.ts";
import { broadcastStrides, type Values, walk, zeros } from "./values.ts";

type Inputs = readonly (Values | null)[];

export function matMul([a, b]: Inputs, { transposeA, transposeB }: Attributes<"matMul">): Values[] {
  const [aRows, aColumns] = a!.shape.slice(-2) as [number, number];
  const [bRows, bColumns] = b!.shape.slice(-2) as [number, number];
  const [m, k] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const n = transposeB ? bRows : bColumns;
  const batch = broadcastShapes(a!.shape.slice(0, -2), b!.shape.slice(0, -2)) as readonly number[];
  const out = zeros(a!.dtype, [...batch, m, n]);
  const strides = [a!, b!].map((x) => broadcastStrides(x.shape.slice(0, -2), batch));
  walk(batch, strides, (place, [inA, inB]) => {
    const [atA, atB] = [inA! * aRows * aColumns, inB! * bRows * bColumns];
    for (let row = 0; row < m; row++)
      for (let column = 0; column < n; column++) {
        let sum = 0;
        for (let i = 0; i < k; i++) {
          const x = a!.numbers[atA + (transposeA ? i * aColumns + row : row * aColumns + i)]!;
          const y = b!.numbers[atB + (transposeB ? column * bColumns + i : i * bColumns + column)]!;
          sum += x * y;
        }
        out.numbers[(place * m + row) * n + column] = sum;
      }
  });
  return [out];
}

/** The code at a place of a packed row: low bits first. */
function codeAt(bytes: Float64Array, rowStart: number, place: number, bits: number): number {
  const perByte = 8 / bits;
  const byte = bytes[rowStart + Math.floor(place / perByte)]!;
  return (byte >> ((place % perByte) * bits)) & (2 ** bits - 1);
}

/** One row of a block-quantized table as numbers: (code − zero point) · scale. */
function dequantizedRow(
  codes: Values,
  scales: Values,
  zeroPoints: Values | null | undefined,
  { bits, blockSize }: BlockAttributes,
  row: number,
  width: number,
): Float64Array {
  const blocks = scales.numbers.length / scales.shape[0]!;
  const codeBytes = codes.numbers.length / codes.shape[0]!;
  const zeroBytes = Math.ceil((blocks * bits) / 8);
  return Float64Array.from({ length: width }, (_, i) => {
    const block = Math.floor(i / blockSize);
    let zero = 2 ** (bits - 1);
    if (zeroPoints?.dtype === "uint8") zero = codeAt(zeroPoints.numbers, row * zeroBytes, block, bits);
    else if (zeroPoints) zero = zeroPoints.numbers[row * blocks + block]!;
    return (codeAt(codes.numbers, row * codeBytes, i, bits) - zero) * scales.numbers[row * blocks + block]!;
  });
}

/** Each block rounded to 8 bits and back, its largest number being 127 steps. */
function roundBlocks(x: Values, width: number, blockSize: number): Float64Array {
  const numbers = x.numbers.slice();
  for (let row = 0; row < numbers.length; row += width)
    for (let start = row; start < row + width; start += blockSize) {
      const block = numbers.subarray(start, Math.min(start + blockSize, row + width));
      const step = block.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) / 127;
      if (step > 0) for (let i = 0; i < block.length; i++) block[i] = Math.round(block[i]! / step) * step;
    }
  return numbers;
}

export function matMulNBits(
  [x, codes, scales, zeroPoints, bias]: Inputs,
  attributes: Attributes<"matMulNBits">,
): Values[] {
  const { inputSize, outputSize, int8Activations, blockSize } = attributes;
  const rows = x!.numbers.length / inputSize;
  // With fractional zero points ONNX Runtime unpacks the weight and multiplies in float32.
  const rounded = int8Activations && zeroPoints?.dtype !== "float32";
  const numbers = rounded ? roundBlocks(x!, inputSize, blockSize) : x!.numbers;
  const out = zeros(x!.dtype, x!.shape.with(-1, outputSize));
  for (let column = 0; column < outputSize; column++) {
    const weight = dequantizedRow(codes!, scales!, zeroPoints, attributes, column, inputSize);
    for (let row = 0; row < rows; row++) {
      let sum = bias?.numbers[column] ?? 0;
      for (let i = 0; i < inputSize; i++) sum += numbers[row * inputSize + i]! * weight[i]!;
      out.numbers[row * outputSize + column] = sum;
    }
  }
  return [out];
}

export function gatherNBits(
  [codes, indices, scales, zeroPoints]: Inputs,
  attributes: BlockAttributes,
): Values[] {
  const [rows, bytes] = codes!.shape as [number, number];
  const width = (bytes * 8) / attributes.bits;
  const out = zeros(scales!.dtype, [...indices!.shape, width]);
  indices!.numbers.forEach((index, i) => {
    const row = rowOf(index, rows);
    out.numbers.set(dequantizedRow(codes!, scales!, zeroPoints, attributes, row, width), i * width);
  });
  return [out];
}

export function rmsNorm([x, weight]: Inputs, { epsilon }: Attributes<"rmsNorm">): Values[] {
  const width = x!.shape.at(-1)!;
  const out = zeros(x!.dtype, x!.shape);
  for (let at = 0; at < out.numbers.length; at += width) {
    let squares = 0;
    for (let i = 0; i < width; i++) squares += x!.numbers[at + i]! ** 2;
    const scale = 1 / Math.sqrt(squares / width + epsilon);
    for (let i = 0; i < width; i++) out.numbers[at + i] = x!.numbers[at + i]! * scale * weight!.numbers[i]!;
  }
  return [out];
}

export function skipRmsNorm([x, skip, weight]: Inputs, attributes: Attributes<"skipRmsNorm">): Values[] {
  const sum = { ...x!, numbers: x!.numbers.map((value, i) => value + skip!.numbers[i]!) };
  return [...rmsNorm([sum, weight!], attributes), sum];
}
