// The scales of an 8-bit key-value cache: found by calibration at the first load and kept in the cache folder, so that
// later loads need not compile and run the model once more for them.
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { OrchardError } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { cachePath, keptFile } from "./pack.ts";
import { writeSafetensors } from "./weights/safetensors-writer.ts";
import { readTensor, type StoredTensor, toFloat32 } from "./weights/stored-tensor.ts";
import type { WeightBits } from "./weights/target.ts";

type Scales = ReadonlyMap<string, HostTensor>;

/**
 * The scales of a checkpoint whose weights have `bits`, for a context of so many tokens: the model's own, or those that
 * `calibrate` finds.
 */
export async function cacheScales(
  checkpoint: Checkpoint,
  bits: WeightBits | undefined,
  contextSize: number,
  calibrate: () => Promise<Scales>,
): Promise<Scales> {
  if (checkpoint.cacheScales.length > 0) return readScales(checkpoint.cacheScales);
  const path = await cachePath(checkpoint, bits, { ending: `-cache-${contextSize}.safetensors` });
  const known = await keptFile(path);
  if (known) return readScales(known.tensors.values());
  const scales = await calibrate();
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeScales(path, scales);
  } catch (error) {
    if (error instanceof OrchardError) throw error;
    // The folder is read-only or full: the next load calibrates again.
  }
  return scales;
}

async function readScales(tensors: Iterable<StoredTensor>): Promise<Scales> {
  const entries = [...tensors].map(async (tensor): Promise<[string, HostTensor]> => {
    const values = toFloat32(tensor.type, await readTensor(tensor));
    return [tensor.name, hostTensor("float32", tensor.shape, values)];
  });
  return new Map(await Promise.all(entries));
}

async function writeScales(path: string, scales: Scales): Promise<void> {
  const tensors = [...scales].map(([name, { shape }]) => ({ name, type: "float32", shape }) as const);
  await writeSafetensors(path, tensors, { format: "orchard" }, async (write) => {
    for (const [name, { data }] of scales)
      await write(name, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  });
}
