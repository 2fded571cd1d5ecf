// A checkpoint with all its weights as the engine reads them, in one safetensors file: blocks as codes and scales, the
// rest as float32. Quantizing on load writes such a file into the user's cache folder, so that the weights are mapped
// from it instead of held in memory, and the next load finds it there.
import { createHash } from "node:crypto";
import { mkdir, stat, statfs } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { codesOf, scalesOf } from "../models/transformer.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { convertRows } from "./weights/convert.ts";
import { readSafetensors, type SafetensorsFile } from "./weights/safetensors.ts";
import { type PlannedTensor, writeSafetensors } from "./weights/safetensors-writer.ts";
import { blockShapes, loadedBytes, targetOf, type WeightBits } from "./weights/target.ts";

/** Changes when the file's content for the same source does. */
const version = 6;

/** Where metadata says how each weight is packed: JSON, { weight: { bits, blockSize } }. */
export const blocksKey = "orchard.blocks";

export interface PackOptions {
  readonly bits: WeightBits | undefined;
  readonly signal?: AbortSignal;
  /** Bytes of the source that are done, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Where in the cache folder something made from a checkpoint belongs; another checkpoint, width of weights or version
 * of Orchard's files has another place.
 */
export async function cachePath(
  checkpoint: Checkpoint,
  bits: WeightBits | undefined,
  { ending = ".safetensors" }: { readonly ending?: string } = {},
): Promise<string> {
  return join(cacheFolder(), "weights", `${await cacheName(checkpoint, bits)}${ending}`);
}

/** The folder for what can be made again: ORCHARD_CACHE, or the system's place for it. */
export function cacheFolder(): string {
  const { ORCHARD_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (ORCHARD_CACHE) return ORCHARD_CACHE;
  if (process.platform === "win32") return join(LOCALAPPDATA ?? homedir(), "orchard", "cache");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "orchard");
  return join(XDG_CACHE_HOME ?? join(homedir(), ".cache"), "orchard");
}

/**
 * The packed file of a checkpoint, made if it is not there; null when the cache folder cannot hold it (no space, no
 * permission), so that the caller keeps the weights in memory instead.
 */
export async function packedFile(
  checkpoint: Checkpoint,
  options: PackOptions,
): Promise<SafetensorsFile | null> {
  const path = await cachePath(checkpoint, options.bits);
  const folder = dirname(path);
  const known = await keptFile(path);
  if (known) return known;
  try {
    await mkdir(folder, { recursive: true });
    if (!(await fits(folder, checkpoint, options.bits))) return null;
    await pack(checkpoint, path, options);
  } catch (error) {
    if (error instanceof OrchardError) throw error;
    return null; // the folder is read-only, or the disk is full after all
  }
  return readSafetensors(path);
}

/** A file of the cache folder; null where there is none, or what is there was cut off and is to be made again. */
export async function keptFile(path: string): Promise<SafetensorsFile | null> {
  return await readSafetensors(path).catch(() => null);
}

async function cacheName({ name, tensors }: Checkpoint, bits: WeightBits | undefined): Promise<string> {
  const paths = [...new Set([...tensors.values()].map((tensor) => tensor.path))].sort();
  const sources = await Promise.all(
    paths.map(async (path) => {
      const { size, mtimeMs, ino } = await stat(path);
      return [path, size, mtimeMs, ino];
    }),
  );
  const key = createHash("sha256").update(JSON.stringify([version, sources, bits ?? null]));
  return `${name.replace(/[^\w.-]/g, "_")}-${bits ?? "as-is"}-${key.digest("hex").slice(0, 16)}`;
}

async function fits(folder: string, { tensors }: Checkpoint, bits: WeightBits | undefined): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  let needed = 0;
  for (const [name, tensor] of tensors) needed += loadedBytes(name, tensor, bits);
  return bavail * bsize > needed + (1 << 30); // leaves the machine a GiB
}

/** Writes the packed form of a checkpoint to `path`. Throws `aborted`, `corruptModel`, and the file system's errors. */
export async function pack(checkpoint: Checkpoint, path: string, options: PackOptions): Promise<void> {
  const { config, tensors } = checkpoint;
  const names = [...parameterShapes(config).keys()];
  const targets = new Map(names.map((name) => [name, targetOf(name, tensors.get(name)!, options.bits)]));
  const blocks: Record<string, { bits: number; blockSize: number }> = {};
  const codes: PlannedTensor[] = [];
  const scales: PlannedTensor[] = [];
  const floats: PlannedTensor[] = [];
  // All codes, then all scales: weights that are read as one matrix lie one after the other.
  for (const name of names) {
    const target = targets.get(name)!;
    const { shape } = tensors.get(name)!;
    if (target.kind !== "blocks") {
      floats.push({ name, type: "float32", shape });
      continue;
    }
    const { bits, blockSize } = target;
    blocks[name] = { bits, blockSize };
    const [codesShape, scalesShape] = blockShapes(shape as [number, number], target);
    codes.push({ name: codesOf(name), type: "uint8", shape: codesShape });
    scales.push({ name: scalesOf(name), type: "float32", shape: scalesShape });
  }
  const plan = [...codes, ...scales, ...floats];
  const total = names.reduce((sum, name) => sum + tensors.get(name)!.length, 0);
  let done = 0;
  await writeSafetensors(
    path,
    plan,
    { format: "orchard", [blocksKey]: JSON.stringify(blocks) },
    async (write) => {
      for (const name of names) {
        const tensor = tensors.get(name)!;
        const rows = convertRows(tensor, targets.get(name)!, normOffset(config, name));
        for await (const converted of rows) {
          throwIfAborted(options.signal);
          if (converted instanceof Float32Array) await write(name, bytesOf(converted));
          else {
            await write(codesOf(name), converted.packed);
            await write(scalesOf(name), bytesOf(converted.scales));
          }
        }
        done += tensor.length;
        options.onProgress?.(done, total);
      }
    },
  );
}

/** Gemma's config.json models store norm weights as differences from 1. */
export function normOffset(config: ModelConfig, name: string): number {
  return name.endsWith("norm.weight") ? config.norm.offset : 0;
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
