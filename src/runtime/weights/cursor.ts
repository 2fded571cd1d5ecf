// Reads little-endian numbers and strings one after another from a ByteSource, through a small window, so that a file
// of any size costs a constant amount of memory. Every read names its field, for the error when the file is too short.

import { type ByteSource, corrupt } from "./byte-source.ts";

const windowSize = 1 << 18;
const mostNameBytes = 65_535;
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const strictUtf8 = new TextDecoder("utf-8", { ignoreBOM: true, fatal: true });

/** A position in a source that moves forward. All reads throw corruptModel when the source ends inside them. */
export class Cursor {
  /** Offset of the next byte. */
  position = 0;
  readonly #source: ByteSource;
  readonly #end: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #view = new DataView(this.#bytes.buffer);
  #start = 0;

  /** Reads `source` from its first byte and never past `limit` bytes. */
  constructor(source: ByteSource, limit: number) {
    this.#source = source;
    this.#end = Math.min(source.size, limit);
  }

  /** Bytes left. */
  get remaining(): number {
    return this.#end - this.position;
  }

  uint8(field: string): number {
    const at = this.#take(1, field);
    return this.#view.getUint8(at);
  }

  int8(field: string): number {
    const at = this.#take(1, field);
    return this.#view.getInt8(at);
  }

  uint16(field: string): number {
    const at = this.#take(2, field);
    return this.#view.getUint16(at, true);
  }

  int16(field: string): number {
    const at = this.#take(2, field);
    return this.#view.getInt16(at, true);
  }

  uint32(field: string): number {
    const at = this.#take(4, field);
    return this.#view.getUint32(at, true);
  }

  int32(field: string): number {
    const at = this.#take(4, field);
    return this.#view.getInt32(at, true);
  }

  float32(field: string): number {
    const at = this.#take(4, field);
    return this.#view.getFloat32(at, true);
  }

  float64(field: string): number {
    const at = this.#take(8, field);
    return this.#view.getFloat64(at, true);
  }

  uint64(field: string): bigint {
    const at = this.#take(8, field);
    return this.#view.getBigUint64(at, true);
  }

  int64(field: string): bigint {
    const at = this.#take(8, field);
    return this.#view.getBigInt64(at, true);
  }

  /** A uint64 that counts or measures something: refused above 2^53 - 1. */
  count(field: string): number {
    const at = this.#take(8, field);
    const value = this.#view.getUint32(at, true) + this.#view.getUint32(at + 4, true) * 2 ** 32;
    if (!Number.isSafeInteger(value)) throw corrupt(this.#source.path, field, `is ${value}, not a count`);
    return value;
  }

  /** A uint64 length and as many bytes of UTF-8, where invalid bytes become U+FFFD. */
  string(field: string): string {
    return utf8.decode(this.#bytesOf(this.count(field), field));
  }

  /** A name: a string of at most 65,535 bytes, all of them valid. */
  name(field: string): string {
    const length = this.count(field);
    if (length > mostNameBytes) throw corrupt(this.#source.path, field, `has ${length} bytes`);
    const bytes = this.#bytesOf(length, field);
    try {
      return strictUtf8.decode(bytes);
    } catch (cause) {
      throw corrupt(this.#source.path, field, "is not valid UTF-8", cause);
    }
  }

  #bytesOf(length: number, field: string): Uint8Array {
    const at = this.#take(length, field);
    return this.#bytes.subarray(at, at + length);
  }

  /** Moves past `length` bytes, loads them into the window, and returns where in the window they begin. */
  #take(length: number, field: string): number {
    if (length > this.remaining) {
      const problem = `needs ${length} bytes at byte ${this.position}, and only ${this.remaining} follow`;
      throw corrupt(this.#source.path, field, problem);
    }
    let at = this.position - this.#start;
    if (at + length > this.#bytes.byteLength) {
      this.#bytes = this.#source.read(this.position, Math.min(this.remaining, Math.max(length, windowSize)));
      this.#view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset, this.#bytes.byteLength);
      this.#start = this.position;
      at = 0;
    }
    this.position += length;
    return at;
  }
}
