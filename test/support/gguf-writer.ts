// Writes GGUF files, version 3 (ggml's docs/gguf.md): metadata, then tensors one at a time, so that files larger than
// memory can be made. Encodings of float values: F32, Q8_0, Q4_0; other types take blocks that the caller filled.

import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";

/** A metadata value with its GGUF type. */
export type GgufEntry =
  | readonly ["u32" | "i32" | "f32", number]
  | readonly ["bool", boolean]
  | readonly ["string", string]
  | readonly ["strings", readonly string[]]
  | readonly ["f32s" | "i32s", readonly number[]];

/** ggml's types: number in the file, weights per block, bytes per block. */
export const ggmlTypes = {
  F32: { id: 0, weights: 1, bytes: 4 },
  Q4_0: { id: 2, weights: 32, bytes: 18 },
  Q8_0: { id: 8, weights: 32, bytes: 34 },
  Q2_K: { id: 10, weights: 256, bytes: 84 },
  TQ2_0: { id: 35, weights: 256, bytes: 66 },
} as const;
export type GgmlType = keyof typeof ggmlTypes;

/** A tensor to write; `shape` is outermost first (GGUF itself counts from the innermost). */
export interface GgufTensor {
  readonly name: string;
  readonly type: GgmlType;
  readonly shape: readonly number[];
  /** The bytes as they go into the file; called once, when it is this tensor's turn. */
  readonly bytes: () => Uint8Array;
}

const alignment = 32;
const aligned = (size: number) => Math.ceil(size / alignment) * alignment;
const byteSize = ({ type, shape }: GgufTensor) =>
  (shape.reduce((product, size) => product * size, 1) / ggmlTypes[type].weights) * ggmlTypes[type].bytes;

/** Writes a GGUF file; an existing one is replaced. */
export function writeGguf(
  path: string,
  metadata: ReadonlyMap<string, GgufEntry>,
  tensors: readonly GgufTensor[],
): void {
  const header = new ByteWriter();
  header.raw(Buffer.from("GGUF")).u32(3).u64(tensors.length).u64(metadata.size);
  for (const [key, entry] of metadata) header.string(key).entry(entry);
  let offset = 0;
  for (const tensor of tensors) {
    header.string(tensor.name).u32(tensor.shape.length);
    for (const size of tensor.shape.toReversed()) header.u64(size);
    header.u32(ggmlTypes[tensor.type].id).u64(offset);
    offset += aligned(byteSize(tensor));
  }
  const file = openSync(path, "w");
  try {
    const start = aligned(header.length);
    writeSync(file, header.bytes(), 0, header.length, 0);
    let position = start;
    for (const tensor of tensors) {
      const bytes = tensor.bytes();
      if (bytes.length !== byteSize(tensor))
        throw new Error(`${tensor.name}: ${bytes.length} bytes for ${tensor.type} [${tensor.shape}]`);
      writeSync(file, bytes, 0, bytes.length, position);
      position += aligned(bytes.length);
    }
    ftruncateSync(file, start + offset);
  } finally {
    closeSync(file);
  }
}

/** Bytes of float values in a type that keeps floats or quantizes them by the largest of a block. */
export function encodeFloats(values: Float32Array, type: "F32" | "Q8_0" | "Q4_0"): Uint8Array {
  if (type === "F32") return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const { weights, bytes } = ggmlTypes[type];
  const out = new Uint8Array((values.length / weights) * bytes);
  const view = new DataView(out.buffer);
  for (let block = 0; block * weights < values.length; block++) {
    const floats = values.subarray(block * weights, (block + 1) * weights);
    let extreme = 0; // the value of largest magnitude, with its sign
    for (const value of floats) if (Math.abs(value) > Math.abs(extreme)) extreme = value;
    const at = block * bytes;
    if (type === "Q8_0") {
      const scale = Math.abs(extreme) / 127;
      view.setUint16(at, halfBits(scale), true);
      const code = (value: number) => (scale === 0 ? 0 : Math.round(value / scale));
      for (let index = 0; index < weights; index++) view.setInt8(at + 2 + index, code(floats[index]!));
    } else {
      const scale = extreme / -8; // so that the extreme is -8 exactly
      const code = (value: number) => (scale === 0 ? 8 : Math.min(15, Math.floor(value / scale + 8.5)));
      view.setUint16(at, halfBits(scale), true);
      for (let index = 0; index < 16; index++)
        out[at + 2 + index] = code(floats[index]!) | (code(floats[index + 16]!) << 4);
    }
  }
  return out;
}

/** IEEE half-precision bits of a number, rounded to nearest even. */
export function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65520) return sign | 0x7c00;
  // The spacing of halves at this size; below 2^-14 it stays that of the subnormals.
  const exponent = size < 2 ** -14 ? -14 : Math.floor(Math.log2(size));
  const steps = size / 2 ** (exponent - 10);
  const floor = Math.floor(steps);
  const rest = steps - floor;
  const rounded = floor + (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? 1 : 0);
  return sign | (((exponent + 14) << 10) + rounded); // a carry walks into the exponent, as it should
}

const entryTypes = { u32: 4, i32: 5, f32: 6, bool: 7, string: 8, f32s: 6, i32s: 5, strings: 8 } as const;
const arrayType = 9;

/** Little-endian values one after the other, in a buffer that grows. */
class ByteWriter {
  length = 0;
  #buffer = Buffer.alloc(1 << 16);

  bytes(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }

  raw(bytes: Uint8Array): this {
    const at = this.#advance(bytes.length); // before #buffer is read: it may be replaced
    this.#buffer.set(bytes, at);
    return this;
  }

  u32(value: number): this {
    const at = this.#advance(4);
    this.#buffer.writeUInt32LE(value, at);
    return this;
  }

  u64(value: number): this {
    const at = this.#advance(8);
    this.#buffer.writeBigUInt64LE(BigInt(value), at);
    return this;
  }

  string(text: string): this {
    const bytes = Buffer.from(text);
    return this.u64(bytes.length).raw(bytes);
  }

  entry(entry: GgufEntry): this {
    const [type, value] = entry;
    if (Array.isArray(value)) {
      this.u32(arrayType).u32(entryTypes[type]).u64(value.length);
      for (const item of value) this.#value(type.slice(0, -1), item);
      return this;
    }
    this.u32(entryTypes[type]);
    this.#value(type, value as string | number | boolean);
    return this;
  }

  #value(type: string, value: string | number | boolean): void {
    if (typeof value === "string") this.string(value);
    else if (typeof value === "boolean") this.raw(Uint8Array.of(value ? 1 : 0));
    else if (type === "f32") {
      const at = this.#advance(4);
      this.#buffer.writeFloatLE(value, at);
    } else this.u32(value >>> 0);
  }

  /** Makes room for `size` bytes and returns where they start. */
  #advance(size: number): number {
    const at = this.length;
    this.length += size;
    if (this.length > this.#buffer.length) {
      const grown = Buffer.alloc(Math.max(this.length, this.#buffer.length * 2));
      grown.set(this.#buffer);
      this.#buffer = grown;
    }
    return at;
  }
}
