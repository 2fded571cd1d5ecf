// Writes a safetensors file piece by piece, under another name until it is whole.
// Specification: https://github.com/huggingface/safetensors#format
import { open, rename, rm } from "node:fs/promises";
import { type StoredType, storedLength } from "./stored-tensor.ts";

/** A tensor to be written; they lie in the file in the order of the list. */
export interface PlannedTensor {
  readonly name: string;
  readonly type: Extract<StoredType, "float32" | "float16" | "uint8" | "int8">;
  readonly shape: readonly number[];
}

const dtypes = { float32: "F32", float16: "F16", uint8: "U8", int8: "I8" } as const;

/** Puts bytes into a planned tensor, after those put there before. */
export type WriteTensor = (name: string, bytes: Uint8Array) => Promise<void>;

/**
 * Writes a file with these tensors. `fill` must put exactly as many bytes into each as its shape says. If it throws,
 * nothing is left behind; what was at `path` before stays until the new file is whole.
 */
export async function writeSafetensors(
  path: string,
  tensors: readonly PlannedTensor[],
  metadata: Readonly<Record<string, string>>,
  fill: (write: WriteTensor) => Promise<void>,
): Promise<void> {
  const places = new Map<string, { next: number; readonly end: number }>();
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const { name, type, shape } of tensors) {
    const end = offset + storedLength(type, shape)!;
    header[name] = { dtype: dtypes[type], shape, data_offsets: [offset, end] };
    places.set(name, { next: offset, end });
    offset = end;
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil((8 + text.length) / 64) * 64 - 8; // data begins at a multiple of 64
  const head = new Uint8Array(8 + length).fill(0x20);
  new DataView(head.buffer).setBigUint64(0, BigInt(length), true);
  head.set(text, 8);

  const unfinished = `${path}.${process.pid}.${Math.random().toString(36).slice(2)}.part`;
  const file = await open(unfinished, "w");
  try {
    await file.write(head, 0, head.length, 0);
    await fill(async (name, bytes) => {
      const place = places.get(name);
      if (!place || place.next + bytes.length > place.end)
        throw new Error(`${name}: more bytes than planned`);
      await file.write(bytes, 0, bytes.length, head.length + place.next);
      place.next += bytes.length;
    });
    const short = [...places].find(([, { next, end }]) => next !== end);
    if (short) throw new Error(`${short[0]}: fewer bytes than planned`);
    await file.close();
    await rename(unfinished, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}
