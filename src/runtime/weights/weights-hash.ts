// What identifies the weights of a model, whatever file they came from: SHA-256 over names, shapes and float32 values in
// the order of the names. An adapter carries the hash of the base that it was trained on.
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { throwIfAborted } from "../../errors.ts";
import { type ModelConfig, parameterShapes } from "../../models/config.ts";
import { writeWhole } from "../../write-whole.ts";
import type { Checkpoint } from "../checkpoint.ts";
import { cachePath } from "../pack.ts";
import { weightValues } from "./stored-blocks.ts";

/** The values of a weight, row by row. */
type ValuesOf = (name: string) => Float32Array | Promise<Float32Array>;

/** The hash of the weights of a config as 64 hexadecimal digits. Throws `aborted` and what reading throws. */
export async function weightsHash(
  config: ModelConfig,
  valuesOf: ValuesOf,
  signal?: AbortSignal,
): Promise<string> {
  const hash = createHash("sha256");
  for (const [name, shape] of [...parameterShapes(config)].sort(([a], [b]) => (a < b ? -1 : 1))) {
    throwIfAborted(signal);
    const values = await valuesOf(name);
    hash.update(`${name} ${shape.join("×")}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}

/** The same of a model on disk, a tensor at a time; kept in the cache folder for as long as its files are the same. */
export async function checkpointHash(checkpoint: Checkpoint, signal?: AbortSignal): Promise<string> {
  const path = await cachePath(checkpoint, undefined, { ending: ".sha256" });
  const known = await readFile(path, "utf8").catch(() => "");
  if (/^[0-9a-f]{64}$/.test(known)) return known;
  const hash = await weightsHash(checkpoint.config, (name) => weightValues(checkpoint, name), signal);
  await mkdir(dirname(path), { recursive: true })
    .then(() => writeWhole(path, hash))
    .catch(() => undefined); // the folder is read-only or full: the next one computes it again
  return hash;
}
