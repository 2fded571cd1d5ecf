// Whether a model will fit, asked before its weights are fetched: the disk from the listing, the memory from the heads of
// the weight files, which say the shape of every tensor.
import { statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import { OrchardError } from "../errors.ts";
import { openCheckpoint } from "../runtime/checkpoint.ts";
import { type Fit, fitOf, gibibytes, type InspectOptions, insufficientMemory } from "../runtime/inspect.ts";

/** What the machine has; tests say something else. */
export interface Machine {
  /** Bytes free on the disk of a folder. */
  readonly freeDisk: (folder: string) => Promise<number>;
  /** Bytes. */
  readonly memory: () => number;
}

export const thisMachine: Machine = {
  freeDisk: async (folder) => {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  },
  memory: totalmem,
};

/** What is left to the machine on its disk. */
const reserve = 1 << 30;

/** Throws `insufficientDisk` when so many more bytes do not fit, with a GiB to spare. */
export async function checkDisk(folder: string, needed: number, machine: Machine): Promise<void> {
  const available = await machine.freeDisk(folder);
  if (needed + reserve <= available || needed === 0) return;
  throw new OrchardError(
    "insufficientDisk",
    `${gibibytes(needed)} more are needed in ${folder}, where ${gibibytes(available)} are free and 1 GiB stays free. ` +
      "Make room (orchard list, orchard rm), or set ORCHARD_CACHE to a folder on another disk.",
    { details: { path: folder, needed, available } },
  );
}

/**
 * Estimates the memory of a model of which at least the descriptions and the heads of the weights are there. Throws
 * `insufficientMemory` when the bits that were asked for do not fit, or no bits do; and what `openCheckpoint` throws.
 */
export async function checkFit(path: string, options: InspectOptions, machine: Machine): Promise<Fit> {
  const checkpoint = await openCheckpoint(path);
  const { contextSize } = options;
  const longest = checkpoint.config.contextSize;
  const asked =
    contextSize === undefined ? options : { ...options, contextSize: Math.min(contextSize, longest) };
  const fit = fitOf(checkpoint, asked, machine.memory());
  // Weights as in the files are what nobody asked for: a width that fits will do.
  if (fit.fits || (options.bits === undefined && fit.fittingBits !== null)) return fit;
  throw insufficientMemory(checkpoint.name, fit);
}
