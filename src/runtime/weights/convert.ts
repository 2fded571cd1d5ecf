// Brings stored weights to their target a few rows at a time, so that a large matrix costs little memory on the way.
import { open } from "node:fs/promises";
import { type BlockWeights, quantizeBlocks, quantizeRows, repackQ4_0, repackQ8_0 } from "./blocks.ts";
import { corrupt } from "./byte-source.ts";
import { roundToFloat16 } from "./float16.ts";
import { type StoredTensor, toFloat32 } from "./stored-tensor.ts";
import type { Target } from "./target.ts";

/** Rows converted at a time hold about this many weights. */
const weightsAtOnce = 1 << 21;

/** Some rows of a parameter, converted. */
export type Converted = Float32Array | BlockWeights;

/**
 * The rows of a tensor in order, converted to `target`; `offset` is added to floats. A vector counts as one row.
 * Throws `corruptModel` when the file has become shorter.
 */
export async function* convertRows(
  tensor: StoredTensor,
  target: Target,
  offset: number,
): AsyncGenerator<Converted, void, void> {
  const columns = tensor.shape.at(-1) ?? 1;
  const rows = tensor.shape.length === 2 ? tensor.shape[0]! : 1;
  const rowBytes = tensor.length / rows;
  const step = Math.max(1, Math.floor(weightsAtOnce / columns));
  const file = await open(tensor.path, "r");
  try {
    const buffer = new Uint8Array(Math.min(step, rows) * rowBytes);
    for (let row = 0; row < rows; row += step) {
      const count = Math.min(step, rows - row);
      const bytes = buffer.subarray(0, count * rowBytes);
      for (let done = 0; done < bytes.length; ) {
        const at = tensor.offset + row * rowBytes + done;
        const { bytesRead } = await file.read(bytes, done, bytes.length - done, at);
        if (bytesRead === 0)
          throw corrupt(tensor.path, `tensor "${tensor.name}"`, "ends before its last row");
        done += bytesRead;
      }
      yield convert(tensor, bytes, count, columns, target, offset);
    }
  } finally {
    await file.close();
  }
}

function convert(
  { type }: StoredTensor,
  bytes: Uint8Array,
  rows: number,
  columns: number,
  target: Target,
  offset: number,
): Converted {
  if (target.kind === "blocks") {
    const { bits, blockSize } = target;
    if (type === "q8_0" && bits === 8 && blockSize === 32) return repackQ8_0(bytes, rows, columns);
    if (type === "q4_0" && bits === 4 && blockSize === 32) return repackQ4_0(bytes, rows, columns);
    if (bits === 2) return quantizeRows(toFloat32(type, bytes), rows, columns, blockSize);
    return quantizeBlocks(toFloat32(type, bytes), rows, columns, bits, blockSize);
  }
  const values = toFloat32(type, bytes);
  if (target.kind === "float16") return roundToFloat16(values);
  return Float32Array.from(values, (value) => value + offset);
}
