// Where the readers of this folder get their bytes: a random-access file, or bytes in memory (tests and fuzzing).
// Reads are synchronous: only headers pass through here, weights are handed on as byte ranges (see stored-tensor.ts).

import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { OrchardError } from "../../errors.ts";

/** Bytes that can be read at any offset. */
export interface ByteSource {
  /** Names the source in errors, and is the path of every tensor found in it. */
  readonly path: string;
  /** Total size in bytes. */
  readonly size: number;
  /** Bytes [offset, offset + length), which the caller has checked to lie inside the source. */
  read(offset: number, length: number): Uint8Array;
}

/** A source over bytes in memory; reads share that memory. */
export function memorySource(path: string, bytes: Uint8Array): ByteSource {
  return {
    path,
    size: bytes.byteLength,
    read: (offset, length) => bytes.subarray(offset, offset + length),
  };
}

/**
 * Opens a file, gives it to `parse` and closes it again.
 *
 * Errors: modelNotFound when there is no such file or it is something else (a folder, a pipe), corruptModel when it
 * cannot be read.
 */
export function withFile<T>(path: string, parse: (source: ByteSource) => T): T {
  const descriptor = openOrExplain(path);
  try {
    const size = fstatSync(descriptor).size;
    return parse({ path, size, read: (offset, length) => readFully(descriptor, path, offset, length) });
  } finally {
    closeSync(descriptor);
  }
}

function openOrExplain(path: string): number {
  const refuse = (problem: string, cause?: unknown) =>
    new OrchardError("modelNotFound", `${path}: ${problem}`, { details: { path }, cause });
  try {
    if (statSync(path).isFile()) return openSync(path, "r");
  } catch (cause) {
    throw refuse(`cannot be opened (${(cause as Error).message})`, cause);
  }
  throw refuse("is not a file");
}

function readFully(descriptor: number, path: string, offset: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let done = 0;
  try {
    while (done < length) {
      const count = readSync(descriptor, bytes, done, length - done, offset + done);
      if (count === 0) break;
      done += count;
    }
  } catch (cause) {
    throw corrupt(path, "file", `cannot be read (${(cause as Error).message})`, cause);
  }
  if (done < length) throw corrupt(path, "file", `ended at byte ${offset + done} while being read`);
  return bytes;
}

/** A corruptModel error that names the file and the field that is wrong. */
export function corrupt(path: string, field: string, problem: string, cause?: unknown): OrchardError {
  return refusal("corruptModel", path, field, problem, cause);
}

/** An unsupportedModel error that names the file, the field, and what to use instead. */
export function unsupported(path: string, field: string, problem: string): OrchardError {
  return refusal("unsupportedModel", path, field, problem);
}

/** What a file says may be as long as the file and hold anything; a message is short and safe to print. */
const mostCharacters = 300;
const printable = (text: string) =>
  `${text.slice(0, mostCharacters)}${text.length > mostCharacters ? "…" : ""}`.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    "\u{fffd}",
  );

function refusal(
  code: "corruptModel" | "unsupportedModel",
  path: string,
  field: string,
  problem: string,
  cause?: unknown,
): OrchardError {
  const details = { path, field: printable(field) };
  return new OrchardError(code, `${path}: ${details.field} ${printable(problem)}`, { details, cause });
}
