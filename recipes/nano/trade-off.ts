// What few bits cost nano: the same model as floats, in 8 bits, rounded to the packed model's formats, trained to these, and
// with its recovery adapter; each with its bytes, its loss on held-out data, and the bars of its evaluation where there is
// one. curve.ts runs it; the model card prints it. Losses are of the weights: keys and values are not rounded for them.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type PackedSource, quantizeModel, writePackedModel } from "../../src/compression/packed-model.ts";
import { findScales } from "../../src/compression/quantize.ts";
import { OrchardError } from "../../src/errors.ts";
import { type Checkpoint, openCheckpoint } from "../../src/runtime/checkpoint.ts";
import type { Device } from "../../src/runtime/device.ts";
import { inspectModel } from "../../src/runtime/inspect.ts";
import { weightValues } from "../../src/runtime/weights/stored-blocks.ts";
import { baseOf } from "../../src/training/base-model.ts";
import { gradientGraph } from "../../src/training/gradient-graph.ts";
import type { PackedBatch } from "../../src/training/packing.ts";
import { Trainer } from "../../src/training/trainer.ts";
import type { Bar } from "./bars.ts";

/** One form of the model, as curve.json has it. */
export interface CurveRow {
  readonly name: string;
  /** Whether its folder's own adapter is left out. */
  readonly isBare: boolean;
  /** Of the files with weights, the adapter's included where it is on. */
  readonly bytes: number;
  /** Nats per token of held-out data. */
  readonly loss: number;
  /** null: not evaluated yet. */
  readonly bars: readonly Bar[] | null;
}

/** And the folder to evaluate: where that lies on one machine says nothing to anyone else. */
export interface MeasuredRow extends CurveRow {
  readonly folder: string;
}

export interface CurveOptions {
  /** The float model's folder, and the packed one's that was made from it. */
  readonly float: string;
  readonly packed: string;
  /** Where the forms in between are written, unless they are there. */
  readonly folder: string;
  /** Other models in few bits of the same floats, by name: other mixes. They come with their adapters, before the packed one. */
  readonly beside?: ReadonlyMap<string, string>;
  readonly heldOut: readonly PackedBatch[];
  readonly device: Device;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly onRow?: (row: MeasuredRow) => void;
}

/** Where the evaluation of a model folder lies; `adapter`: that of a folder, "none", or null, as the model comes. */
export function evaluationPath(model: string, adapter: string | null): string {
  if (adapter === null) return join(model, "evaluation.json");
  return adapter === "none"
    ? join(model, "evaluation-without-adapter.json")
    : join(adapter, "evaluation.json");
}

/** Measures all forms. Throws `invalidArgument` when `packed` has no few bits, `aborted`, and what loading throws. */
export async function measureCurve(options: CurveOptions): Promise<MeasuredRow[]> {
  const { float, packed, folder, signal } = options;
  const [eight, nearest] = [join(folder, "8-bit"), join(folder, "nearest")];
  if (!existsSync(eight)) await quantizeModel(float, eight, { bits: 8, embeddingBits: 8, signal });
  if (!existsSync(nearest)) await roundAs(packed, float, nearest, signal);
  const hasAdapter = (await openCheckpoint(packed)).recovery !== null;
  const forms = [
    { name: "float", folder: float, isBare: false },
    { name: "8 bits", folder: eight, isBare: false },
    { name: "few bits, nearest", folder: nearest, isBare: false },
    ...[...(options.beside ?? [])].map(([name, folder]) => ({ name, folder, isBare: false })),
    { name: "few bits, trained", folder: packed, isBare: true },
    ...(hasAdapter ? [{ name: "with its adapter", folder: packed, isBare: false }] : []),
  ];
  const rows: MeasuredRow[] = [];
  for (const form of forms) {
    const evaluation = evaluationPath(form.folder, form.isBare && hasAdapter ? "none" : null);
    const text = await readFile(evaluation, "utf8").catch(() => null);
    const bars = text === null ? null : (JSON.parse(text) as { readonly bars: readonly Bar[] }).bars;
    const opened = await openCheckpoint(form.folder);
    const checkpoint = form.isBare ? { ...opened, recovery: null } : opened;
    const loss = await heldOutLoss(checkpoint, options);
    const row = { ...form, bytes: await bytesOf(form.folder, checkpoint), loss, bars };
    rows.push(row);
    options.onRow?.(row);
  }
  return rows;
}

/** The float model in the formats of the packed one, its scales found by OCTAV and nothing trained. */
async function roundAs(packed: string, float: string, output: string, signal?: AbortSignal): Promise<void> {
  const { quantization } = await openCheckpoint(packed);
  if (quantization === null)
    throw new OrchardError("invalidArgument", `The weights of ${packed} are not stored in few bits.`, {
      details: { path: packed },
    });
  const checkpoint = await openCheckpoint(float);
  const source: PackedSource = {
    config: checkpoint.config,
    base: float,
    quantization: { ...quantization, keyValueBits: null },
    valuesOf: (name) => weightValues(checkpoint, name),
    scalesOf: (_, matrix, format) => findScales(matrix, format),
  };
  await writePackedModel(output, source, { signal });
}

async function heldOutLoss(checkpoint: Checkpoint, options: CurveOptions): Promise<number> {
  const { device, threads, heldOut, signal } = options;
  const { config, weights } = await baseOf(checkpoint);
  await using trainer = new Trainer({
    device,
    threads,
    config,
    weights,
    learned: [],
    graphOf: (shape) => gradientGraph(config, { shape, trainable: new Map() }),
  });
  return (await trainer.evaluate(heldOut, signal)).entropy;
}

async function bytesOf(folder: string, { recovery }: Checkpoint): Promise<number> {
  const inspection = await inspectModel(folder);
  const left = recovery === null ? inspection.recovery?.file : undefined;
  return inspection.files.reduce((sum, { path, bytes }) => sum + (path === left ? 0 : bytes), 0);
}

/** The curve as Markdown: a column for each form. */
export function curveTable(rows: readonly CurveRow[]): string {
  const [float, nearest] = ["float", "few bits, nearest"].map((name) =>
    rows.find((row) => row.name === name),
  );
  const closed = ({ name, loss }: CurveRow) =>
    float && nearest && name !== float.name && loss < nearest.loss
      ? `${((100 * (nearest.loss - loss)) / (nearest.loss - float.loss)).toFixed(1)}%`
      : "";
  const names = [...new Set(rows.flatMap(({ bars }) => bars?.map(barName) ?? []))];
  const barOf = ({ bars }: CurveRow, name: string) => {
    const got = bars?.find((bar) => barName(bar) === name)?.got ?? null;
    return got === null ? "" : got.toFixed(got > 99.9 && got < 100 ? 2 : 1);
  };
  const lines: string[][] = [
    ["", ...rows.map(({ name }) => name)],
    ["---", ...rows.map(() => "---:")],
    ["weights, MB", ...rows.map(({ bytes }) => (bytes / 1e6).toFixed(2))],
    ["held-out loss, nats per token", ...rows.map(({ loss }) => loss.toFixed(4))],
    ["of the gap between nearest and float, closed", ...rows.map(closed)],
    ...names.map((name) => [name, ...rows.map((row) => barOf(row, name))]),
  ];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A bar's name without the language that was worst, which is another one in another form. */
function barName({ name, asked }: Bar): string {
  return `${name.replace(/ \(\w+\)$/, "")} (${asked})`;
}
