// A text file that is there whole or not at all: written beside its place, and moved there when it is on the disk.
import { randomUUID } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";

/** Writes a file in place of the one before. What is left of a write that was cut off ends in `.part`. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = `${path}.${randomUUID()}.part`;
  await writeFile(unfinished, text, { flush: true });
  await rename(unfinished, path);
}
