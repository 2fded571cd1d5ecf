// A file on its way: as long as it will be, with holes where nothing has arrived, and beside it one byte per block that
// says whether the block is there. A block is marked after it is written, so a process killed at any moment loses only
// blocks that it had not finished. The file counts as there only when its hash is right.
import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { throwIfAborted } from "../errors.ts";
import { writeWhole } from "../write-whole.ts";
import type { FileHash, RemoteFile } from "./repository.ts";

/** Bytes of a block: what is lost at most, per connection, when a download is interrupted. */
export const blockBytes = 1 << 20;

/** Bytes that are asked for at once; a multiple of a block. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the marks of files under way are, in the folder of the model. */
export const stateFolder = ".orchard";

/** A file that arrives in pieces. */
export class PartFile {
  readonly remote: RemoteFile;
  readonly #block: number;
  /** One per block: 0 is missing, 1 is there. */
  readonly #marks: Uint8Array;
  /** Blocks that a connection is fetching now. */
  readonly #claimed = new Set<number>();
  readonly #content: FileHandle;
  readonly #marksFile: FileHandle;
  readonly #paths: Paths;

  private constructor(
    remote: RemoteFile,
    block: number,
    marks: Uint8Array,
    files: FileHandle[],
    paths: Paths,
  ) {
    this.remote = remote;
    this.#block = block;
    this.#marks = marks;
    [this.#content, this.#marksFile] = files as [FileHandle, FileHandle];
    this.#paths = paths;
  }

  /** Goes on with a file, or begins it; null when it is complete and its hash was right. */
  static async open(folder: string, remote: RemoteFile, block = blockBytes): Promise<PartFile | null> {
    const paths = pathsOf(folder, remote);
    if ((await sizeOf(paths.verified)) !== null && (await sizeOf(paths.content)) === remote.size) return null;
    await mkdir(dirname(paths.content), { recursive: true });
    await mkdir(dirname(paths.marks), { recursive: true });
    await rm(paths.verified, { force: true });
    const count = Math.ceil(remote.size / block);
    const resumes =
      (await sizeOf(paths.content)) === remote.size && (await sizeOf(paths.marks)) === count && count > 0;
    if (!resumes) await rm(paths.marks, { force: true });
    const files: FileHandle[] = [];
    try {
      for (const path of [paths.content, paths.marks]) files.push(await open(path, resumes ? "r+" : "w+"));
      const [content, marksFile] = files as [FileHandle, FileHandle];
      const marks = new Uint8Array(count);
      if (resumes) await marksFile.read(marks, 0, count, 0);
      else {
        await content.truncate(remote.size);
        await marksFile.write(marks, 0, count, 0);
      }
      return new PartFile(remote, block, marks, files, paths);
    } catch (error) {
      for (const file of files) await file.close();
      throw error;
    }
  }

  /** Bytes that are there. */
  get bytes(): number {
    let bytes = 0;
    for (let block = 0; block < this.#marks.length; block++)
      if (this.#marks[block]) bytes += this.#length(block);
    return bytes;
  }

  /** Claims the next missing bytes that nobody fetches, at most `most` of them and none at `end` or beyond. */
  claim(most: number, end = this.remote.size): Span | null {
    const missing = (block: number) =>
      block < this.#marks.length &&
      block * this.#block < end &&
      !this.#marks[block] &&
      !this.#claimed.has(block);
    let first = 0;
    while (first < this.#marks.length && !missing(first)) first++;
    if (!missing(first)) return null;
    let last = first;
    while (missing(last + 1) && (last + 2 - first) * this.#block <= most) last++;
    for (let block = first; block <= last; block++) this.#claimed.add(block);
    return { start: first * this.#block, end: last * this.#block + this.#length(last) };
  }

  /** Gives up what was claimed, or what is left of it. */
  release({ start, end }: Span): void {
    for (let block = Math.floor(start / this.#block); block * this.#block < end; block++)
      this.#claimed.delete(block);
  }

  /**
   * Writes bytes that arrived in a row from `start`, a block's beginning, and now reach `position`; marks the blocks
   * that they complete. Gives the number of bytes in blocks that were not there before.
   */
  async write(bytes: Uint8Array, start: number, position: number): Promise<number> {
    let written = 0;
    while (written < bytes.length)
      written += (await this.#content.write(bytes, written, bytes.length - written, position + written))
        .bytesWritten;
    const end = position + bytes.length;
    let fresh = 0;
    for (
      let block = Math.floor(Math.max(start, position) / this.#block);
      block < this.#marks.length;
      block++
    ) {
      if (block * this.#block + this.#length(block) > end) break;
      if (this.#marks[block]) continue;
      await this.#marksFile.write(Uint8Array.of(1), 0, 1, block);
      this.#marks[block] = 1;
      fresh += this.#length(block);
    }
    return fresh;
  }

  /** Compares the content with the hash; when it is right the file is there for good. `false`: it was wrong. */
  async verify(onBytes: (count: number) => void, signal?: AbortSignal): Promise<boolean> {
    await this.#content.sync();
    const hex = await hashOfFile(this.#paths.content, this.remote, onBytes, signal);
    if (hex !== this.remote.hash.hex) return false;
    await writeWhole(this.#paths.verified, "");
    return true;
  }

  /** Forgets everything that arrived. */
  async reset(): Promise<void> {
    this.#marks.fill(0);
    this.#claimed.clear();
    await this.#marksFile.write(this.#marks, 0, this.#marks.length, 0);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#content.close();
    await this.#marksFile.close();
  }

  #length(block: number): number {
    return Math.min(this.#block, this.remote.size - block * this.#block);
  }
}

interface Paths {
  readonly content: string;
  readonly marks: string;
  readonly verified: string;
}

/** The marks carry the hash in their name: those of another content are not ours. */
function pathsOf(folder: string, { path, hash }: RemoteFile): Paths {
  const state = join(folder, stateFolder, `${path}.${hash.hex}`);
  return { content: join(folder, path), marks: `${state}.blocks`, verified: `${state}.verified` };
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}

/** The hash of a file's content, of the kind that its listing has. Throws `aborted`. */
export async function hashOfFile(
  path: string,
  { size, hash: { algorithm } }: { readonly size: number; readonly hash: FileHash },
  onBytes: (count: number) => void = () => {},
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash(algorithm === "sha256" ? "sha256" : "sha1");
  if (algorithm === "git-sha1") hash.update(`blob ${size}\0`);
  const file = await open(path, "r");
  try {
    const buffer = new Uint8Array(1 << 20);
    for (;;) {
      throwIfAborted(signal);
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
      onBytes(bytesRead);
    }
  } finally {
    await file.close();
  }
}
