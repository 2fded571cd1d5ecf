// What a training run leaves on disk, so that it can be killed at any moment and go on with the same numbers: a folder
// per checkpoint, written under another name until it is whole, and a log of JSON lines, one per step.
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OrchardError } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { JsonValue } from "../json-schema.ts";
import { readSafetensors } from "../runtime/weights/safetensors.ts";
import { writeSafetensors } from "../runtime/weights/safetensors-writer.ts";
import { readTensor, toFloat32 } from "../runtime/weights/stored-tensor.ts";
import { writeWhole } from "../write-whole.ts";

/** Numbers by name. */
export type Tensors = ReadonlyMap<string, HostTensor>;

/** Everything that a run needs to go on. */
export interface Saved {
  /** Steps done. */
  readonly step: number;
  readonly weights: Tensors;
  readonly state: Tensors;
  /** Where the data goes on, and what else the run counts; plain JSON. */
  readonly position: JsonValue;
}

const checkpointName = /^step-(\d{8})$/;
const nameOf = (step: number) => `step-${String(step).padStart(8, "0")}`;

/** The newest checkpoint of a run; null when there is none. Throws `corruptModel` when it cannot be read. */
export async function loadRun(folder: string): Promise<Saved | null> {
  const steps = await checkpoints(folder);
  const newest = steps.at(-1);
  if (newest === undefined) return null;
  const path = join(folder, nameOf(newest));
  try {
    const [weights, state, text] = await Promise.all([
      readTensors(join(path, "weights.safetensors")),
      readTensors(join(path, "state.safetensors")),
      readFile(join(path, "position.json"), "utf8"),
    ]);
    return { step: newest, weights, state, position: JSON.parse(text) as JsonValue };
  } catch (error) {
    throw new OrchardError(
      "corruptModel",
      `The checkpoint ${path} cannot be read: remove it to go on from the one before.`,
      { details: { path }, cause: error },
    );
  }
}

/** Writes a checkpoint and removes all but the newest `keep`. */
export async function saveRun(folder: string, saved: Saved, { keep = 2 } = {}): Promise<void> {
  const path = join(folder, nameOf(saved.step));
  const unfinished = `${path}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await writeTensors(join(unfinished, "weights.safetensors"), saved.weights);
  await writeTensors(join(unfinished, "state.safetensors"), saved.state);
  await writeFile(join(unfinished, "position.json"), JSON.stringify(saved.position), { flush: true });
  await rm(path, { recursive: true, force: true });
  await rename(unfinished, path);
  const steps = await checkpoints(folder);
  for (const step of steps.slice(0, Math.max(0, steps.length - keep)))
    await rm(join(folder, nameOf(step)), { recursive: true, force: true });
}

async function checkpoints(folder: string): Promise<number[]> {
  const names = await readdir(folder).catch(() => []);
  return names
    .flatMap((name) => {
      const step = checkpointName.exec(name)?.[1];
      return step === undefined ? [] : [Number(step)];
    })
    .sort((a, b) => a - b);
}

/** The float32 tensors of a safetensors file. Throws what reading throws. */
export async function readTensors(path: string): Promise<Map<string, HostTensor>> {
  const { tensors } = await readSafetensors(path);
  const result = new Map<string, HostTensor>();
  for (const [name, tensor] of tensors)
    result.set(name, hostTensor("float32", tensor.shape, toFloat32(tensor.type, await readTensor(tensor))));
  return result;
}

/** Writes float32 tensors as a safetensors file. */
export async function writeTensors(
  path: string,
  tensors: Tensors,
  metadata: Readonly<Record<string, string>> = { format: "pt" },
): Promise<void> {
  const planned = [...tensors].map(([name, { shape }]) => ({ name, shape, type: "float32" as const }));
  await writeSafetensors(path, planned, metadata, async (write) => {
    for (const [name, { data }] of tensors)
      await write(name, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  });
}

/** One line of the log. */
export interface LogLine {
  readonly step: number;
  readonly [key: string]: JsonValue;
}

const logFile = "log.jsonl";

/** Adds lines to a run's log. */
export async function appendLog(folder: string, lines: readonly LogLine[]): Promise<void> {
  if (lines.length === 0) return;
  await mkdir(folder, { recursive: true });
  await appendFile(join(folder, logFile), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}

/** The log of a run; a last line that a crash cut off does not count. */
export async function readLog(folder: string): Promise<LogLine[]> {
  const text = await readFile(join(folder, logFile), "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as LogLine];
    } catch {
      return [];
    }
  });
}

/** Takes back what was logged after a step: the run goes on from there. */
export async function truncateLog(folder: string, step: number): Promise<void> {
  const lines = (await readLog(folder)).filter((line) => line.step <= step);
  if (lines.length === 0) return;
  await writeWhole(join(folder, logFile), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
}
