// Whether a model will fit, asked before its weights are fetched: the disk from the listing, the memory from the heads of
// the weight files, which say the shape of every tensor.
import { statfs } from "node:fs/promises";
import { totalmem } from "node:os";
import { OrchardError } from "../errors.ts";
import { openCheckpoint } from "../runtime/checkpoint.ts";
import { estimateMemory, type InspectOptions } from "../runtime/inspect.ts";
import type { WeightBits } from "../runtime/weights/target.ts";

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

/** How a model fits this machine. */
export interface Fit {
  /** Bytes in memory, as asked for. */
  readonly needed: number;
  /** Bytes of memory that there are. */
  readonly available: number;
  readonly fits: boolean;
  /** The most bits per weight that fit; null when none does, or when the files' own form fits. */
  readonly fittingBits: WeightBits | null;
}

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
  const contextSize = Math.min(
    options.contextSize ?? Number.POSITIVE_INFINITY,
    checkpoint.config.contextSize,
  );
  const bytesWith = (bits: WeightBits | undefined) =>
    estimateMemory(checkpoint, {
      ...options,
      bits,
      ...(options.contextSize === undefined ? {} : { contextSize }),
    }).total;
  const available = machine.memory();
  const needed = bytesWith(options.bits);
  if (needed <= available) return { needed, available, fits: true, fittingBits: null };
  const fittingBits = ([16, 8, 4, 2] as const).find((bits) => bytesWith(bits) <= available) ?? null;
  if (options.bits === undefined && fittingBits !== null)
    return { needed, available, fits: false, fittingBits };
  throw new OrchardError(
    "insufficientMemory",
    `${checkpoint.name} needs about ${gibibytes(needed)} and this machine has ${gibibytes(available)}; ` +
      (fittingBits === null
        ? "no bit width fits: take a smaller model or a shorter context."
        : `with ${fittingBits} bits per weight it fits.`),
    { details: { needed, available, fittingBits } },
  );
}

function gibibytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
