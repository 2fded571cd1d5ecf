// A tensor as it lies in a file: a checked byte range and how to read it. Weights are normally handed to the engine as
// such ranges and memory-mapped; readTensor and toFloat32 are for those that must pass through JavaScript.

import { open } from "node:fs/promises";
import { OrchardError } from "../../errors.ts";
import { type ByteSource, corrupt } from "./byte-source.ts";
import { float16Values } from "./float16.ts";

/** How the elements of a stored tensor are encoded, little-endian. */
export type StoredType =
  | "float32"
  | "float16"
  | "bfloat16"
  | "int8"
  | "uint8"
  | "int32"
  | "int64"
  | "q8_0"
  | "q4_0";

/** A tensor's place in a file. */
export interface StoredTensor {
  readonly name: string;
  readonly type: StoredType;
  /** Outermost first; linear weights are [output, input]. */
  readonly shape: readonly number[];
  readonly path: string;
  /** First byte in the file. */
  readonly offset: number;
  /** Bytes. */
  readonly length: number;
}

/** Elements that are encoded together, and the bytes they take: GGML's blocks are a float16 scale and 32 codes. */
const encodings = {
  float32: { elements: 1, bytes: 4 },
  float16: { elements: 1, bytes: 2 },
  bfloat16: { elements: 1, bytes: 2 },
  int8: { elements: 1, bytes: 1 },
  uint8: { elements: 1, bytes: 1 },
  int32: { elements: 1, bytes: 4 },
  int64: { elements: 1, bytes: 8 },
  q8_0: { elements: 32, bytes: 34 },
  q4_0: { elements: 32, bytes: 18 },
} satisfies Record<StoredType, { elements: number; bytes: number }>;

/**
 * The bytes that a tensor of this type and shape takes, or null when there is no such tensor: a dimension is not a
 * count, the innermost one is not whole blocks, or the size is beyond 2^53 - 1.
 */
export function storedLength(type: StoredType, shape: readonly number[]): number | null {
  const { elements, bytes } = encodings[type];
  let count = 1;
  for (const size of shape) {
    count *= size;
    if (!Number.isSafeInteger(size) || size < 0 || !Number.isSafeInteger(count)) return null;
  }
  if ((shape.at(-1) ?? 1) % elements !== 0) return null;
  const length = (count / elements) * bytes;
  return Number.isSafeInteger(length) ? length : null;
}

/**
 * Checks that every tensor lies in its file from byte `start` on, and that no two share a byte.
 *
 * Errors: corruptModel, naming the tensor.
 */
export function checkRanges(source: ByteSource, start: number, tensors: Iterable<StoredTensor>): void {
  const sorted = [...tensors].sort((a, b) => a.offset - b.offset || a.length - b.length);
  let end = start;
  for (const { name, offset, length } of sorted) {
    const range = `lies at bytes ${offset} to ${offset + length}`;
    if (offset + length > source.size) {
      throw corrupt(source.path, `tensor "${name}"`, `${range}, and the file has ${source.size}`);
    }
    if (offset < end) {
      throw corrupt(source.path, `tensor "${name}"`, `${range}, over what ends at byte ${end}`);
    }
    end = offset + length;
  }
}

/**
 * Reads a tensor's bytes into fresh memory.
 *
 * Errors: modelNotFound when the file is gone, corruptModel when it has become shorter.
 */
export async function readTensor(tensor: StoredTensor): Promise<Uint8Array<ArrayBuffer>> {
  const { path, name, offset, length } = tensor;
  const file = await open(path, "r").catch((cause: Error) => {
    throw new OrchardError("modelNotFound", `${path}: cannot be opened (${cause.message})`, {
      details: { path },
      cause,
    });
  });
  try {
    const bytes = new Uint8Array(length);
    for (let done = 0; done < length; ) {
      const { bytesRead } = await file.read(bytes, done, Math.min(length - done, 2 ** 30), offset + done);
      if (bytesRead === 0) throw corrupt(path, `tensor "${name}"`, `ends after ${done} of ${length} bytes`);
      done += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

/**
 * The float32 values of stored bytes. Float32 bytes that are aligned are returned as they are, sharing memory.
 *
 * Errors: invalidArgument for integer types and for bytes that are not whole elements or blocks.
 */
export function toFloat32(type: StoredType, bytes: Uint8Array): Float32Array {
  const encoding = encodings[type];
  if (bytes.byteLength % encoding.bytes !== 0) {
    throw new OrchardError("invalidArgument", `${bytes.byteLength} bytes are not whole elements of ${type}`);
  }
  const count = (bytes.byteLength / encoding.bytes) * encoding.elements;
  switch (type) {
    case "float32": {
      const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
      return new Float32Array(aligned.buffer, aligned.byteOffset, count);
    }
    case "float16": {
      const values = float16Values();
      const result = new Float32Array(count);
      const halves = asUint16(bytes);
      for (let i = 0; i < count; i++) result[i] = values[halves[i]!]!;
      return result;
    }
    case "bfloat16": {
      const words = new Uint32Array(count);
      const halves = asUint16(bytes);
      for (let i = 0; i < count; i++) words[i] = halves[i]! << 16;
      return new Float32Array(words.buffer);
    }
    case "q8_0":
      return fromQ8(bytes, new Float32Array(count));
    case "q4_0":
      return fromQ4(bytes, new Float32Array(count));
    case "int8":
    case "uint8":
    case "int32":
    case "int64":
      throw new OrchardError("invalidArgument", `a tensor of ${type} has no float32 values of its own`);
    default:
      return type satisfies never;
  }
}

function asUint16(bytes: Uint8Array): Uint16Array {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength >> 1);
}

/** Blocks of a float16 scale d and 32 int8 codes: value i = d · code i. */
function fromQ8(bytes: Uint8Array, result: Float32Array): Float32Array {
  const values = float16Values();
  const codes = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0, to = 0; to < result.length; from += 34, to += 32) {
    const scale = values[bytes[from]! | (bytes[from + 1]! << 8)]!;
    for (let i = 0; i < 32; i++) result[to + i] = scale * codes[from + 2 + i]!;
  }
  return result;
}

/** Blocks of a float16 scale d and 16 bytes: byte i holds value i in its low and value i + 16 in its high half. */
function fromQ4(bytes: Uint8Array, result: Float32Array): Float32Array {
  const values = float16Values();
  for (let from = 0, to = 0; to < result.length; from += 18, to += 32) {
    const scale = values[bytes[from]! | (bytes[from + 1]! << 8)]!;
    for (let i = 0; i < 16; i++) {
      const byte = bytes[from + 2 + i]!;
      result[to + i] = scale * ((byte & 15) - 8);
      result[to + i + 16] = scale * ((byte >> 4) - 8);
    }
  }
  return result;
}
