// Files and folders that are there whole or not at all: written beside their place, and moved there when they are on the
// disk. What the system refuses becomes an error that says what to do (`refusedWrite`).
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { OrchardError } from "./errors.ts";

/** Writes a file in place of the one before. What is left of a write that was cut off ends in `.part`. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  await writeFile(unfinished, text, { flush: true });
  await rename(unfinished, path);
}

/**
 * Makes a folder of what `write` puts into the one that it is given, which has another name until then. What was at `path`
 * stays unless all of it worked. Throws what `write` throws and what `refusedWrite` makes of the file system's errors.
 *
 * @example
 * await writeWholeFolder("small", (folder) => writeFile(join(folder, "config.json"), "{}"));
 */
export async function writeWholeFolder(
  path: string,
  write: (folder: string) => Promise<void>,
): Promise<void> {
  const target = resolve(path);
  const unfinished = `${target}.${randomUUID()}.part`;
  const before = `${unfinished}.old`;
  try {
    await mkdir(unfinished, { recursive: true });
    await write(unfinished);
    if (existsSync(target)) await rename(target, before);
    await rename(unfinished, target).catch(async (error: unknown) => {
      await rename(before, target).catch(() => undefined);
      throw error;
    });
    await rm(before, { recursive: true, force: true });
  } catch (error) {
    refusedWrite(target)(error);
  } finally {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Throws `invalidArgument` when something is at `path` already, be it a link to nothing. */
export async function mustBeFree(path: string): Promise<void> {
  const target = resolve(path);
  if (!(await lstat(target).catch(() => null))) return;
  throw new OrchardError("invalidArgument", `${target} is there already: give another folder.`, {
    details: { path: target },
  });
}

/** What a disk without room says. */
const full: ReadonlySet<string | undefined> = new Set(["ENOSPC", "EDQUOT"]);

/**
 * Throws what was thrown while `path` was written: the file system's errors as `insufficientDisk` or `invalidArgument`,
 * which say what to do, others as they are.
 */
export function refusedWrite(path: string): (error: unknown) => never {
  return (error) => {
    if (!isSystemError(error)) throw error;
    const { code, message } = error;
    const options = { details: { path }, cause: error };
    if (full.has(code))
      throw new OrchardError(
        "insufficientDisk",
        `The disk of ${path} is full: make room, or give a folder on another disk.`,
        options,
      );
    // What cannot be read is another matter.
    if (error.path !== undefined && !isWithin(error.path, path)) throw error;
    throw new OrchardError(
      "invalidArgument",
      `${path} cannot be written (${message}): give another folder.`,
      options,
    );
  };
}

/** Whether one of two paths begins with the other: folders around a new one are made with it. */
function isWithin(one: string, other: string): boolean {
  const [a, b] = [resolve(one), resolve(other)];
  return a.startsWith(b) || b.startsWith(a);
}

/** Whether the system refused something, and not a program. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && !(error instanceof OrchardError) && "errno" in error && "syscall" in error;
}
