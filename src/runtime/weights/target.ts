// What becomes of each stored weight on load: kept, made float, or made blocks of few bits.
import { countOf } from "../../graph/host-tensor.ts";
import type { BlockFormat } from "../../models/presets/quantization.ts";
import type { BlockBits } from "./blocks.ts";
import type { StoredTensor } from "./stored-tensor.ts";

/** Bits per weight that a model can be brought to on load. */
export type WeightBits = 2 | 4 | 8 | 16 | 32;

/** Float32 numbers, perhaps rounded to 16 bits, or blocks. */
export type Target = { readonly kind: "float32" | "float16" } | BlockFormat;

/**
 * Weights that share a scale. Smaller blocks follow the weights more closely; larger ones are smaller and a third or
 * more faster (docs/log/2026-11-23-decode-step.md). GGUF's own blocks have 32 and stay so when no bits are asked for.
 */
const blockSizes = { 2: 128, 4: 128, 8: 64 } as const;
const ggufBlockSize = 32;

/** The embedding and the output projection keep at least this many bits: they are hurt most (models.md §9). */
const leastEmbeddingBits = 4;

export const embeddingName = "model.embed_tokens.weight";
const headName = "lm_head.weight";

/** Whether a weight is the embedding or an output projection of its own: few bits hurt these most. */
export function isOuter(name: string): boolean {
  return name === embeddingName || name === headName;
}

/** The target of a parameter; `wanted` undefined: as the file has it. */
export function targetOf(name: string, tensor: StoredTensor, wanted: WeightBits | undefined): Target {
  if (tensor.shape.length !== 2 || wanted === 32) return { kind: "float32" }; // norms and biases stay float
  if (wanted === 16) return { kind: "float16" };
  if (wanted === undefined) {
    const bits = tensor.type === "q8_0" ? 8 : tensor.type === "q4_0" ? 4 : null;
    return bits === null
      ? { kind: "float32" }
      : { kind: "blocks", bits, blockSize: ggufBlockSize, scaling: "block" };
  }
  const bits = isOuter(name) && wanted < leastEmbeddingBits ? leastEmbeddingBits : wanted;
  const blockSize = blockSizeFor(name, tensor.shape[1]!, bits);
  // With 2 bits a scale per row loses next to nothing, and is faster (docs/log/2026-11-23-decode-step.md).
  if (blockSize !== null) return { kind: "blocks", bits, blockSize, scaling: bits === 2 ? "row" : "block" };
  if (name === embeddingName) return { kind: "float32" };
  return { kind: "blocks", bits: 4, blockSize: blockSizes[4], scaling: "block" };
}

/**
 * The block size for a matrix, `largest` if it fits; null where the blocks must divide the row (a look-up of rows, 2 bits)
 * and none does.
 */
export function blockSizeFor(
  name: string,
  columns: number,
  bits: BlockBits,
  largest: number = blockSizes[bits],
): number | null {
  let size = largest;
  if (name !== embeddingName && bits !== 2) return size;
  while (columns % size !== 0) size /= 2;
  return size >= 16 ? size : null;
}

/** Bytes that a parameter takes once it is loaded, its scales included. */
export function loadedBytes(name: string, tensor: StoredTensor, wanted: WeightBits | undefined): number {
  const target = targetOf(name, tensor, wanted);
  if (target.kind !== "blocks") return 4 * countOf(tensor.shape);
  return blockBytes(tensor.shape as [number, number], target);
}

/** Bytes of a matrix in blocks, its float32 scales included. */
export function blockBytes(shape: readonly [number, number], format: BlockFormat): number {
  const [codes, scales] = blockShapes(shape, format);
  return countOf(codes) + 4 * countOf(scales);
}

/** Shapes of the codes and of the scales of a matrix in blocks. */
export function blockShapes(
  [rows, columns]: readonly [number, number],
  { bits, blockSize, scaling }: BlockFormat,
): [codes: number[], scales: number[]] {
  const blocks = Math.ceil(columns / blockSize);
  return [
    [rows, blocks, (blockSize * bits) / 8],
    [rows, scaling === "row" ? 1 : blocks],
  ];
}
