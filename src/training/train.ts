// A training run: batches from a stream of examples, steps, checkpoints, a log and a curve. A run that was killed goes
// on from its last checkpoint with the same losses, bit for bit on one machine. What is learned and how is the trainer's.

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { nullIfAborted } from "../abort.ts";
import { OrchardError, throwIfAborted } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import { curves } from "./curves.ts";
import type { BatchShape } from "./gradient-graph.ts";
import { type PackedBatch, Packer, type PackerState } from "./packing.ts";
import { appendLog, type LogLine, loadRun, readLog, type Saved, saveRun, truncateLog } from "./run-folder.ts";
import { type Schedule, scheduleAt } from "./schedule.ts";
import type { TokenizedExample } from "./tokenize-example.ts";
import type { StepResult, Trainer } from "./trainer.ts";

/** An endless stream of examples that can go on from a saved position. */
export interface ExampleStream {
  next(): Promise<{ readonly example: TokenizedExample; readonly source: string }>;
  /** Where the example after the last one taken is; plain JSON. */
  position(): JsonValue;
}

export interface TrainOptions {
  /** Makes the trainer, from saved weights and state where there are any. */
  readonly trainer: (saved: Saved | null) => Promise<Trainer>;
  /** Opens the stream at a position, at its beginning when null. */
  readonly stream: (position: JsonValue) => Promise<ExampleStream>;
  readonly shapes: readonly BatchShape[];
  /** What tokens count that are not the answer's; default 0. */
  readonly promptWeight?: number;
  /** Batches whose gradients are added up for one step; default 1. */
  readonly batchesPerStep?: number;
  readonly learningRate: number;
  readonly schedule: Schedule;
  /** How slowly averaged weights follow, 0 … 1, where the trainer averages. */
  readonly averageDecay?: number;
  /** Where checkpoints and the log go; null: nowhere. */
  readonly folder: string | null;
  /** Steps between checkpoints; default 100. */
  readonly saveEvery?: number;
  /** Numbers to log every so many steps, such as the loss on held-out data. */
  readonly validate?: {
    readonly every: number;
    readonly run: (trainer: Trainer) => Promise<Readonly<Record<string, number>>>;
    /** Told the numbers from before the first step of a run that does not go on. */
    readonly onStart?: (values: Readonly<Record<string, number>>) => void;
  };
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainProgress) => void;
}

export interface TrainProgress extends StepResult {
  readonly step: number;
  readonly steps: number;
  /** Of this process. */
  readonly tokensPerSecond: number;
  readonly secondsLeft: number;
  /** Of a skipped step: where its examples come from. */
  readonly sources: readonly string[];
  readonly validation: Readonly<Record<string, number>> | null;
}

/** What is saved of the data, beside weights and state. */
interface Position {
  readonly stream: JsonValue;
  readonly packer: PackerState;
  /** Steps that updated something: what the optimizer's debiasing counts. */
  readonly updates: number;
  readonly tokens: number;
}

interface Prepared {
  readonly batches: readonly PackedBatch[];
  /** Where the data stood before these batches. */
  readonly before: Pick<Position, "stream" | "packer">;
}

/**
 * Trains until `schedule.steps` and returns the trainer, which the caller disposes of. Throws `aborted`, after a
 * checkpoint of the last whole step; and `invalidArgument` when the run in the folder is of other shapes, or no example
 * of the stream fits into them.
 *
 * @example
 * await using trained = await train({ trainer, stream, shapes, learningRate: 1e-3, schedule: { steps: 1000 }, folder });
 */
export async function train(options: TrainOptions): Promise<Trainer> {
  const { folder, schedule, batchesPerStep = 1, saveEvery = 100, signal } = options;
  const saved = folder === null ? null : await loadRun(folder);
  const position = (saved?.position ?? null) as unknown as Position | null;
  if (position && position.packer.length !== options.shapes.length)
    throw new OrchardError("invalidArgument", `The run in ${folder} has other shapes: give another folder.`);
  if (folder !== null) await truncateLog(folder, saved?.step ?? 0);
  const trainer = await options.trainer(saved);
  try {
    const stream = await options.stream(position?.stream ?? null);
    const { promptWeight } = options;
    const packer = new Packer(options.shapes, { promptWeight, state: position?.packer });
    const prepare = async (): Promise<Prepared> => {
      const before = { stream: stream.position(), packer: packer.state() };
      const batches: PackedBatch[] = [];
      let lost = 0;
      while (batches.length < batchesPerStep) {
        const { example, source } = await stream.next();
        const { tooLong } = packer;
        const batch = packer.add(example, source);
        lost = packer.tooLong > tooLong || !learns(example, promptWeight) ? lost + 1 : 0;
        if (lost === mostLost) throw nothingFits(options.shapes);
        if (batch && batch.weight > 0) batches.push(batch);
      }
      return { batches, before };
    };

    let { updates, tokens } = position ?? { updates: 0, tokens: 0 };
    const startedAt = performance.now();
    const tokensBefore = tokens;
    const first = (saved?.step ?? 0) + 1;
    let lines: LogLine[] = [];
    const save = async (step: number, { before }: Prepared) => {
      if (folder === null) return;
      const { weights, state } = trainer;
      const place: Position = { ...before, updates, tokens };
      await saveRun(folder, { step, weights, state, position: place as unknown as JsonValue });
      await appendLog(folder, lines);
      lines = [];
      await writeFile(join(folder, "curves.svg"), curves(await readLog(folder)));
    };

    const { validate } = options;
    if (validate?.onStart && first === 1) validate.onStart(await validate.run(trainer));
    let next = first <= schedule.steps ? await prepare() : null;
    for (let step = first; step <= schedule.steps; step++) {
      const { batches } = next!;
      const factor = scheduleAt(schedule, step);
      const { learningRate, averageDecay } = options;
      const settings = { step: updates + 1, learningRate, schedule: factor, averageDecay };
      // The next batches are made while this one runs, which is off the event loop.
      const [ran, prepared] = await Promise.allSettled([trainer.step(batches, settings, signal), prepare()]);
      if (ran.status === "rejected") {
        if (signal?.aborted && lines.length > 0) await save(step - 1, next!);
        throw ran.reason;
      }
      if (prepared.status === "rejected") throw prepared.reason;
      next = prepared.value;
      const result = ran.value;
      if (!result.skipped) updates++;
      tokens += batches.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
      const due = validate && (step % validate.every === 0 || step === schedule.steps);
      // An abort while it is measured costs the measurement, not the steps: they are saved below.
      const validation = due ? await validate.run(trainer).catch(nullIfAborted(signal)) : null;
      const sources = result.skipped ? [...new Set(batches.flatMap((batch) => batch.sources))] : [];
      lines.push({
        step,
        ...finite(result),
        learningRate: learningRate * factor,
        tokens,
        ...(sources.length > 0 ? { skippedSources: sources } : {}),
        ...(validation ? { validation } : {}),
      });
      const seconds = (performance.now() - startedAt) / 1000;
      options.onProgress?.({
        ...result,
        step,
        steps: schedule.steps,
        tokensPerSecond: (tokens - tokensBefore) / seconds,
        secondsLeft: (seconds / (step - first + 1)) * (schedule.steps - step),
        sources,
        validation,
      });
      if (step % saveEvery === 0 || step === schedule.steps) await save(step, next);
      if (signal?.aborted) {
        if (lines.length > 0) await save(step, next);
        throwIfAborted(signal);
      }
    }
    return trainer;
  } catch (error) {
    await trainer[Symbol.asyncDispose]();
    throw error;
  }
}

/** So many examples in a row that teach nothing are not the long ones among others: the stream has no other. */
const mostLost = 10_000;

/** Whether an example has something to predict. */
function learns({ tokens, lossMask }: TokenizedExample, promptWeight = 0): boolean {
  return promptWeight > 0 ? tokens.length > 1 : lossMask.includes(1, 1);
}

function nothingFits(shapes: readonly BatchShape[]): OrchardError {
  const length = Math.max(...shapes.map((shape) => shape.length));
  return new OrchardError(
    "invalidArgument",
    `No example of ${mostLost.toLocaleString("en")} fits into a row of ${length} tokens with something to learn in it: ` +
      "shorten or split the examples, or train with longer rows.",
    { details: { count: mostLost, length } },
  );
}

/** JSON has no NaN. */
function finite({ loss, entropy, norm, skipped }: StepResult) {
  const number = (value: number) => (Number.isFinite(value) ? value : null);
  return { loss: number(loss), entropy: number(entropy), norm: number(norm), skipped };
}

/** "step 120/4000 · loss 1.234 · 3,200 tokens/s · 12 min left". */
export function describeTraining(progress: TrainProgress): string {
  const { step, steps, entropy, tokensPerSecond, secondsLeft, sources, validation } = progress;
  const minutes = Math.ceil(secondsLeft / 60);
  const parts = [
    `step ${step}/${steps}`,
    `loss ${entropy.toFixed(4)}`,
    `${Math.round(tokensPerSecond).toLocaleString("en")} tokens/s`,
    secondsLeft < 90 ? `${Math.ceil(secondsLeft)} s left` : `${minutes} min left`,
  ];
  if (progress.skipped)
    parts.push(
      `SKIPPED (norm ${progress.norm}): ${sources.slice(0, 5).join(", ")}${sources.length > 5 ? " …" : ""}`,
    );
  for (const [name, value] of Object.entries(validation ?? {})) parts.push(`${name} ${value.toFixed(4)}`);
  return parts.join(" · ");
}
