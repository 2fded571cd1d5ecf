// The experiment of compression.ts on a model that nano's recipe made: its own training data in another order, its own
// held-out data. bench/compression.mjs calls it.
import { OrchardError } from "../src/errors.ts";
import type { Device } from "../src/runtime/device.ts";
import type { TrainProgress } from "../src/training/train.ts";
import {
  type CellName,
  type CellResult,
  type CompressionSettings,
  compressionCells,
  compressionSettings,
  runCompression,
  usualCells,
} from "./compression.ts";
import { batchShapes, nanoData } from "./nano/train.ts";
import { openFloats } from "./quantize.ts";
import { settingsOf } from "./settings.ts";

export interface NanoCompression extends Partial<CompressionSettings> {
  /** The model folder. */
  readonly model: string;
  /** What it is called in the table. */
  readonly name: string;
  readonly folder: string;
  readonly device: Device;
  readonly threads?: number;
  /** Runs of each trained cell; default 3. */
  readonly seeds?: number;
  /** Names of cells; default: those of the table. */
  readonly cells?: readonly string[];
  /** Held-out batches at most; default: all. */
  readonly validation?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (cell: string, progress: TrainProgress) => void;
  readonly onCell?: (result: CellResult) => void;
}

/** Data of these orders trained no model: nano's own seeds are small. */
const firstSeed = 1001;

/** Runs the cells that are not known yet. Throws `invalidArgument` for a cell that is none, `aborted`, and what `openFloats` throws. */
export async function runNanoCompression(options: NanoCompression): Promise<CellResult[]> {
  const { seeds = 3, cells = usualCells, validation = Number.POSITIVE_INFINITY } = options;
  const strange = cells.filter((cell) => !Object.hasOwn(compressionCells, cell));
  if (strange.length > 0)
    throw new OrchardError(
      "invalidArgument",
      `There is no cell ${strange.join(" | ")}: the cells are ${Object.keys(compressionCells).join(" | ")}.`,
    );
  const { config, weights, tokenizer } = await openFloats(options.model);
  const { stream, heldOut } = await nanoData(tokenizer);
  const { device, threads, name, folder, signal, onProgress, onCell } = options;
  return runCompression({
    ...settingsOf(compressionSettings, options),
    device,
    threads,
    name,
    folder,
    signal,
    onProgress,
    onCell,
    config,
    weights,
    stream: (seed, position) => stream(firstSeed + seed, position),
    shapes: batchShapes(0),
    validation: heldOut.slice(0, validation),
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    cells: cells as readonly CellName[],
  });
}
