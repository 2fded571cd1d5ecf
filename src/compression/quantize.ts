// From a matrix of floats to blocks of few bits: which format each weight of a model gets, its scales, and its codes under
// given scales, in the layout of runtime/weights/blocks.ts. Scales come from scale.ts or from training (training/
// quantize-aware.ts). packed-model.ts writes a whole model so.
import { defined } from "../defined.ts";
import { OrchardError } from "../errors.ts";
import { countOf } from "../graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import {
  type BlockFormat,
  type Quantization,
  storedFormat,
  withoutLayer,
} from "../models/presets/quantization.ts";
import type { BlockWeights } from "../runtime/weights/blocks.ts";
import { blockShapes, blockSizeFor, isOuter } from "../runtime/weights/target.ts";
import { balanced2, codeOf, type LevelSet, type ScaleFinder, scaleFinders, uniform } from "./scale.ts";

/** What a model is to be quantized to. */
export interface QuantizationDial {
  /** Bits of linear weights; default 2. */
  readonly bits?: 2 | 4 | 8;
  /** Bits of the embedding and of an output projection of its own, which are hurt most; default 4. */
  readonly embeddingBits?: 4 | 8;
  /** Weights of these that share a scale, a power of two from 16 to 256; default: as `scaling` says. */
  readonly embeddingBlock?: number;
  /** The largest number of weights whose codes lie together, a power of two from 16 to 256; default 128. */
  readonly blockSize?: number;
  /** Weights that share a scale; default a row. "tensor": all, written once per row. */
  readonly scaling?: "tensor" | "row" | "block";
  /** Bits of linear weights that differ, by a part of their names ("down_proj", "layers.0.mlp"); the last that fits counts. */
  readonly mix?: ReadonlyMap<string, 2 | 4 | 8>;
}

/** 2-bit linear weights and a 4-bit embedding with a scale per row. */
export const quantizationDial = {
  bits: 2,
  embeddingBits: 4,
  blockSize: 128,
  scaling: "row",
  mix: new Map<string, 2 | 4 | 8>(),
} as const satisfies Omit<Required<QuantizationDial>, "embeddingBlock">;

/** The levels that codes of so many bits stand for. */
export function levelsOf(bits: 2 | 4 | 8): LevelSet {
  return bits === 2 ? balanced2 : uniform(bits);
}

/**
 * The format of every weight of a config: all matrices but those that no block fits (an embedding whose width is no
 * multiple of 16 stays float; a linear weight of such a width gets 4 bits for 2).
 *
 * @throws OrchardError "invalidArgument" for an impossible block size.
 */
export function quantizationOf(
  config: ModelConfig,
  dial: QuantizationDial = {},
  keyValueBits: 8 | null = null,
): Quantization {
  const { bits, embeddingBits, embeddingBlock, blockSize, scaling, mix } = {
    ...quantizationDial,
    ...defined(dial),
  };
  for (const size of [blockSize, embeddingBlock ?? blockSize])
    if (!(size >= 16 && size <= 256) || !Number.isInteger(Math.log2(size)))
      throw new OrchardError("invalidArgument", `A block has 16, 32, 64, 128 or 256 weights, not ${size}.`);
  const weights = new Map<string, BlockFormat>();
  for (const [name, shape] of parameterShapes(config)) {
    if (shape.length !== 2) continue;
    const ownBlock = isOuter(name) ? embeddingBlock : undefined;
    const wanted = isOuter(name)
      ? embeddingBits
      : ([...mix].findLast(([part]) => name.includes(part))?.[1] ?? bits);
    const fits = (of: 2 | 4 | 8) => blockSizeFor(name, shape[1]!, of, ownBlock ?? blockSize);
    const width = fits(wanted) === null && wanted === 2 ? 4 : wanted;
    const size = fits(width);
    if (size === null) continue;
    const format = {
      kind: "blocks",
      bits: width,
      blockSize: size,
      scaling: scaling === "block" || ownBlock !== undefined ? "block" : "row",
    } as const;
    const common = weights.get(withoutLayer(name));
    // Layers that differ are listed by their whole names.
    const isCommon = !common || JSON.stringify(common) === JSON.stringify(format);
    weights.set(isCommon ? withoutLayer(name) : name, format);
  }
  return { weights, keyValueBits };
}

/** A matrix and how its rows are divided. */
export interface Matrix {
  readonly values: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** Scales of a matrix as its format stores them: [rows] or [rows, blocks]. "tensor": one for all, repeated. */
export function findScales(
  { values, rows, columns }: Matrix,
  { bits, blockSize, scaling }: BlockFormat,
  find: ScaleFinder = scaleFinders.octav,
  shared: "tensor" | "format" = "format",
): Float32Array<ArrayBuffer> {
  const set = levelsOf(bits);
  // A group of nothing but zeros has no scale of its own; any will do.
  const scaleOf = (group: Float32Array) => Math.max(find(group, set), smallestScale);
  if (shared === "tensor") return new Float32Array(rows).fill(scaleOf(values.subarray(0, rows * columns)));
  const size = scaling === "row" ? columns : blockSize;
  const perRow = Math.ceil(columns / size);
  return Float32Array.from({ length: rows * perRow }, (_, group) => {
    const row = Math.floor(group / perRow);
    const from = (group % perRow) * size;
    const start = row * columns;
    return scaleOf(values.subarray(start + from, start + Math.min(columns, from + size)));
  });
}

/** Scales are at least this: a quotient by it stays finite. */
export const smallestScale = 1e-8;

/** Rounds a matrix under given scales. Throws `invalidArgument` when there are too few or too many of them. */
export function roundToBlocks(
  { values, rows, columns }: Matrix,
  format: BlockFormat,
  scales: Float32Array,
): BlockWeights {
  const { bits, blockSize, scaling } = format;
  const [codesShape, scalesShape] = blockShapes([rows, columns], format);
  if (values.length !== rows * columns || scales.length !== countOf(scalesShape))
    throw new OrchardError(
      "invalidArgument",
      `${values.length} weights and ${scales.length} scales are not [${rows}, ${columns}] and [${scalesShape}].`,
    );
  const set = levelsOf(bits);
  const perRow = Math.ceil(columns / blockSize);
  const packed = new Uint8Array(countOf(codesShape));
  const perByte = 8 / bits;
  const zero = codeOf(set, 0); // fills up a last block that is not full
  for (let row = 0; row < rows; row++)
    for (let place = 0; place < perRow * blockSize; place++) {
      const scale = scales[scaling === "row" ? row : row * perRow + Math.floor(place / blockSize)]!;
      const code = place < columns ? codeOf(set, values[row * columns + place]! / scale) : zero;
      packed[Math.floor((row * perRow * blockSize + place) / perByte)]! |= code << (bits * (place % perByte));
    }
  return { bits, blockSize, rows, columns, packed, scales: Float32Array.from(scales) };
}

/** Bits that a parameter takes on average, over all parameters of a model. */
export interface BitsPerWeight {
  /** Codes, and floats that stay floats, without scales. */
  readonly codes: number;
  readonly withScales: number;
}

/** Of a model stored so. */
export function bitsPerWeight(config: ModelConfig, quantization: Quantization): BitsPerWeight {
  let [bits, scales, count] = [0, 0, 0];
  for (const [name, shape] of parameterShapes(config)) {
    const format = storedFormat(quantization, name);
    count += countOf(shape);
    if (format === null) {
      bits += 32 * countOf(shape);
      continue;
    }
    const [codesShape, scalesShape] = blockShapes(shape as [number, number], format);
    bits += 8 * countOf(codesShape);
    scales += 32 * countOf(scalesShape);
  }
  return { codes: bits / count, withScales: (bits + scales) / count };
}
