// Feeds a reader thousands of damaged files in memory and checks what any reader of files must promise: an answer or an
// OrchardError that names the file and the field, no read outside the file, little time and memory. Everything follows
// from a seed; a failure prints the number of its input, and `first` replays from there.

import { expect } from "vitest";
import { OrchardError } from "../../src/errors.ts";
import { randomSource } from "../../src/runtime/random.ts";
import type { ByteSource } from "../../src/runtime/weights/byte-source.ts";
import type { StoredTensor } from "../../src/runtime/weights/stored-tensor.ts";

export interface Fuzzing<Result> {
  readonly samples: readonly Uint8Array[];
  readonly parse: (source: ByteSource) => Result;
  /** What must hold of an accepted file. */
  readonly check: (result: Result, source: ByteSource) => void;
  /** Damages a file in a way of its format; called for three of four inputs. */
  readonly damage?: (bytes: Uint8Array, random: () => number) => Uint8Array;
  readonly count: number;
  readonly seed?: number;
  readonly first?: number;
}

/** What the inputs of a run led to. */
export interface FuzzReport {
  readonly accepted: number;
  /** How often each message came up, numbers, quotations and what is in parentheses removed. */
  readonly refused: ReadonlyMap<string, number>;
}

const path = "fuzzed.bin";
const mostMilliseconds = 1000;
const mostMemoryGrowth = 400 * 1024; // KiB, garbage that is not collected yet included

/** Runs `count` inputs and returns what became of them; throws for the first that breaks a promise. */
export function fuzz<Result>(fuzzing: Fuzzing<Result>): FuzzReport {
  const { samples, parse, check, damage, count, seed = 1, first = 0 } = fuzzing;
  const refused = new Map<string, number>();
  let accepted = 0;
  const memory = process.resourceUsage().maxRSS;
  for (let index = first; index < first + count; index++) {
    const random = randomSource(seed * 1_000_003 + index);
    const sample = samples[index % samples.length]!;
    const other = samples[Math.floor(random() * samples.length)]!;
    let bytes = damage && random() < 0.75 ? damage(sample, random) : sample;
    if (bytes === sample || random() < 0.2) bytes = mutate(bytes, other, random);
    const source = strictSource(bytes);
    const started = performance.now();
    try {
      check(parse(source), source);
      accepted++;
    } catch (error) {
      const problem = brokenPromise(error);
      if (problem !== null) throw new Error(`input ${index} of seed ${seed}: ${problem}`, { cause: error });
      const kind = (error as Error).message
        .replace(/\(.*|".*"|stored as .*/gs, "_")
        .replace(/-?\d[\d.e+]*/g, "0");
      refused.set(kind, (refused.get(kind) ?? 0) + 1);
    }
    const spent = performance.now() - started;
    if (spent > mostMilliseconds) throw new Error(`input ${index} of seed ${seed}: took ${spent} ms`);
  }
  expect(process.resourceUsage().maxRSS - memory).toBeLessThan(mostMemoryGrowth);
  return { accepted, refused };
}

/** A source that throws a plain error, which no reader may let through, when it is asked for bytes that it has not. */
function strictSource(bytes: Uint8Array): ByteSource {
  return {
    path,
    size: bytes.length,
    read(offset, length) {
      if (!(Number.isInteger(offset) && Number.isInteger(length) && offset >= 0 && length >= 0)) {
        throw new RangeError(`read of ${length} bytes at ${offset}`);
      }
      if (offset + length > bytes.length) throw new RangeError(`read of ${length} bytes at ${offset}`);
      return bytes.subarray(offset, offset + length);
    },
  };
}

function brokenPromise(error: unknown): string | null {
  if (!(error instanceof OrchardError)) return `not an OrchardError: ${String(error)}`;
  if (error.code !== "corruptModel" && error.code !== "unsupportedModel") return `code ${error.code}`;
  if (!error.message.startsWith(`${path}: `)) return `no file in "${error.message}"`;
  if (typeof error.details.field !== "string" || error.details.path !== path)
    return "no field in the details";
  if (/[\p{Cc}\u2028]/u.test(error.message)) return `control characters in "${error.message}"`;
  return error.message.length > 1000 ? `a message of ${error.message.length} characters` : null;
}

/** Every tensor lies inside the file, takes the bytes of its shape, and shares none with another. */
export function checkTensors(tensors: ReadonlyMap<string, StoredTensor>, source: ByteSource): void {
  const sizes: Record<string, number> = {
    float32: 4,
    float16: 2,
    bfloat16: 2,
    int8: 1,
    uint8: 1,
    int32: 4,
    int64: 8,
  };
  let end = 0;
  for (const [name, tensor] of [...tensors].sort(
    ([, a], [, b]) => a.offset - b.offset || a.length - b.length,
  )) {
    const elements = tensor.shape.reduce((product, size) => product * size, 1);
    const each = sizes[tensor.type] ?? (tensor.type === "q8_0" ? 34 / 32 : 18 / 32);
    const sound =
      tensor.name === name &&
      tensor.path === source.path &&
      tensor.shape.every((size) => Number.isSafeInteger(size) && size >= 0) &&
      tensor.length === elements * each &&
      tensor.offset >= end &&
      tensor.offset + tensor.length <= source.size;
    if (!sound) throw new Error(`accepted ${JSON.stringify(tensor)} of a file of ${source.size} bytes`);
    end = tensor.offset + tensor.length;
  }
}

const striking = [
  0n,
  1n,
  2n,
  3n,
  31n,
  32n,
  127n,
  128n,
  255n,
  256n,
  65535n,
  0x7fffffffn,
  0x80000000n,
  0xffffffffn,
];
const strikingLong = [2n ** 32n, 2n ** 40n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 62n, 2n ** 63n, 2n ** 64n - 1n];

/** One to four small damages: bits, bytes, integers, pieces cut, doubled, swapped or taken from `other`, the end. */
export function mutate(sample: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  let bytes = sample.slice();
  const below = (limit: number) => Math.floor(random() * limit);
  for (let times = 1 + below(4); times > 0; times--) {
    const at = below(bytes.length);
    const length = Math.min(1 + below(16), bytes.length - at);
    switch (below(9)) {
      case 0:
        if (bytes.length > 0) bytes[at]! ^= 1 << below(8);
        break;
      case 1:
        if (bytes.length > 0) bytes[at] = below(256);
        break;
      case 2:
      case 3: {
        const value = [...striking, BigInt(bytes.length), BigInt(below(64))][below(striking.length + 2)]!;
        if (at + 4 <= bytes.length) new DataView(bytes.buffer).setUint32(at, Number(value), true);
        break;
      }
      case 4: {
        const value = [...striking, ...strikingLong][below(striking.length + strikingLong.length)]!;
        if (at + 8 <= bytes.length) new DataView(bytes.buffer).setBigUint64(at, value, true);
        break;
      }
      case 5:
        bytes = bytes.slice(0, at);
        break;
      case 6:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(at + length));
        break;
      case 7:
        bytes = joined(bytes.subarray(0, at + length), bytes.subarray(at));
        break;
      case 8: {
        const from = below(other.length);
        bytes = joined(bytes.subarray(0, at), other.subarray(from, from + length), bytes.subarray(at));
        break;
      }
    }
  }
  return bytes;
}

/** Pieces one after another. */
export function joined(...pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
