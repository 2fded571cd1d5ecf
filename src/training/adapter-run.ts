// An adapter from files to files: a model and JSON lines in, PEFT's folder out. While it is made, its folder holds
// checkpoints, the log and the curve under `training`; the same call goes on from there, and refuses to go on with other
// data or settings. Measures the loss on what is held out before, on the way and at the end.
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { totalmem } from "node:os";
import { basename, join, resolve } from "node:path";
import { OrchardError } from "../errors.ts";
import { countOf } from "../graph/host-tensor.ts";
import { isObject, type JsonObject, type JsonValue } from "../json-schema.ts";
import { adapterShapes } from "../models/adapter.ts";
import { type ModelConfig, parameterCount } from "../models/config.ts";
import { type AdapterInspection, inspectAdapter, writeAdapter } from "../runtime/adapter-file.ts";
import { openCheckpoint } from "../runtime/checkpoint.ts";
import type { Device } from "../runtime/device.ts";
import { gibibytes } from "../runtime/inspect.ts";
import { keepFile } from "../runtime/model-folder.ts";
import { refusedWrite, writeWhole } from "../write-whole.ts";
import { trainAdapter, trainedAdapter } from "./adapter.ts";
import { adapterData, keptData, repeated, repeatedBeside } from "./adapter-data.ts";
import { baseOf } from "./base-model.ts";
import { directionsMemory, quietDirections } from "./directions.ts";
import type { BatchShape } from "./gradient-graph.ts";
import { packedAll, rowShape } from "./packing.ts";
import { readTensors, type Tensors, writeTensors } from "./run-folder.ts";
import type { TokenizedExample } from "./tokenize-example.ts";
import type { TrainProgress } from "./train.ts";
import type { Trainer } from "./trainer.ts";

/** What may be turned. */
export interface AdapterSettings {
  /** Size of the adapter. */
  readonly rank: number;
  /** Strength; the adapter's product is multiplied by alpha / rank. */
  readonly alpha: number;
  /** Passes over the data. */
  readonly epochs: number;
  /** The peak of the learning rate; default: by the width of the model (`usualRate`). */
  readonly rate: number;
  /** The part of the examples that is held out. */
  readonly heldOut: number;
  /** Tokens of the longest example. */
  readonly length: number;
  /** Tokens of a batch. */
  readonly tokens: number;
  /** The part of the tokens that is of what must stay, 0 … 0.9, where something must. */
  readonly keepShare: number;
  /** What a token of what must stay counts, beside 1 of what is new. */
  readonly keepStrength: number;
  readonly seed: number;
}

export const adapterSettings: Omit<AdapterSettings, "rate"> = {
  epochs: 12,
  rank: 16,
  alpha: 32,
  heldOut: 0.1,
  length: 1024,
  tokens: 1024,
  keepShare: 0.5,
  keepStrength: 4,
  seed: 1,
};

/** What nano (width 192) learns best with, less the wider the model: 2e-4 at 2,048, where 1e-4 … 5e-4 is usual. */
function usualRate({ width }: ModelConfig): number {
  return Math.min(2e-3, 0.4 / width);
}

export interface AdapterRun extends Partial<AdapterSettings> {
  /** A model of any format that `loadModel` reads. */
  readonly model: string;
  /** A .jsonl file, or a folder of them. */
  readonly data: string;
  /**
   * The same of what must stay: there the adapter learns to think what the base thinks without it, and it reads only what
   * is quiet there (`quietDirections`). Null: nothing must; default: what the model's folder brings (keep.jsonl), if it does.
   */
  readonly keep?: string | null;
  /** The folder that the adapter goes to. */
  readonly output: string;
  readonly device: Device;
  readonly threads?: number;
  readonly signal?: AbortSignal;
  /** Told before the first step how much has been read to find what is quiet in what must stay, 0 … 1. */
  readonly onReading?: (part: number) => void;
  /** Told once, before the first step. */
  readonly onPlan?: (plan: AdapterPlan) => void;
  readonly onProgress?: (progress: TrainProgress) => void;
}

/** What is about to be done. */
export interface AdapterPlan {
  readonly learned: number;
  readonly heldOut: number;
  /** Examples of what must stay. */
  readonly kept: number;
  readonly steps: number;
  /** Numbers of the adapter. */
  readonly parameters: number;
  /** Nats per token on what is held out, before anything is learned; null: nothing is held out, or the run goes on. */
  readonly loss: number | null;
}

export interface AdapterResult extends AdapterInspection {
  readonly steps: number;
  /** Nats per token on what is held out, at the end; null: nothing is. */
  readonly loss: number | null;
}

/**
 * Trains an adapter and writes it. Throws `invalidArgument` for wrong data (file and line), for settings out of range, for
 * a folder that holds an adapter already or cannot be written, and for a run there with other settings;
 * `insufficientDisk`; `insufficientMemory`; `aborted`, with everything saved; and what opening the model throws.
 */
export function runAdapterTraining(run: AdapterRun): Promise<AdapterResult> {
  return trainFiles(run).catch(refusedWrite(run.output));
}

async function trainFiles(run: AdapterRun): Promise<AdapterResult> {
  const { output, device, threads, signal } = run;
  if (await stat(join(output, "adapter_config.json")).catch(() => null))
    throw new OrchardError(
      "invalidArgument",
      `${output} holds an adapter already: give another folder, or remove it.`,
      { details: { path: output } },
    );
  const checkpoint = await openCheckpoint(run.model);
  const { config } = checkpoint;
  const keep = run.keep === undefined ? await broughtBy(run.model) : run.keep;
  const settings = settingsOf(run, usualRate(config));
  const { rank, alpha, epochs, rate, heldOut, tokens, keepShare: share, keepStrength, seed } = settings;
  const length = Math.min(settings.length, config.contextSize);
  const searched = keep === null ? 0 : directionsMemory(config, rank);
  const recompute = checkMemory(checkpoint.name, config, rank, Math.max(tokens, length), searched);
  const base = await baseOf(checkpoint);
  const data = await adapterData(run.data, base, { heldOut, length, seed });
  const leavesOutLong = run.keep === undefined;
  const kept = keep === null ? null : await keptData(keep, base, { length, leavesOutLong });
  const examples = [...data.learned, ...data.heldOut, ...(kept?.examples ?? [])];
  const shapes = shapesOf(examples, tokens, config.contextSize);
  const tokenCount = data.tokenCount / (kept ? 1 - share : 1);
  const steps = Math.max(1, Math.ceil((epochs * tokenCount) / tokens));
  const folder = join(output, "training");
  const told = { ...settings, model: resolve(run.model), data: data.hash, kept: kept?.hash ?? null };
  const goesOn = await claim(folder, told);
  const batches = packedAll(
    data.heldOut.map((example) => ({ example, source: "held out" })),
    shapes,
  );
  const parameters = adapterCount(config, rank);
  const counts = {
    learned: data.learned.length,
    heldOut: data.heldOut.length,
    kept: kept?.examples.length ?? 0,
  };
  const plan = { ...counts, steps, parameters };
  let isBegun = goesOn;
  const measured = async (trainer: Trainer) => {
    const { entropy } = await trainer.evaluate(batches, signal);
    if (!Number.isFinite(entropy)) throw isBegun ? ranAway(rate) : noLoss(checkpoint.name);
    isBegun = true;
    return { "held-out loss": entropy };
  };
  if (goesOn || batches.length === 0) run.onPlan?.({ ...plan, loss: null });
  let loss: number | null = null;
  const dial = { rank, alpha };
  const fixed = kept
    ? await keptOnDisk(join(folder, "directions.safetensors"), () =>
        quietDirections({
          ...{ device, threads, config, weights: base.weights, shapes, rank, signal },
          ...{ learned: data.learned, kept: kept.examples, onProgress: run.onReading },
        }),
      )
    : undefined;
  await using trained = await trainAdapter({
    device,
    threads,
    config,
    weights: base.weights,
    dial,
    seed,
    fixed,
    stream: kept
      ? repeatedBeside(data.learned, kept.examples, { share, seed })
      : repeated(data.learned, seed),
    ...(kept
      ? {
          teacher: { config, weights: base.weights },
          distillation: { kind: "kept" as const, strength: keepStrength },
        }
      : {}),
    shapes,
    recompute,
    learningRate: rate,
    schedule: { steps, warmup: Math.ceil(steps / 20) },
    folder,
    saveEvery: Math.max(1, Math.min(100, Math.ceil(steps / 10))),
    signal,
    onProgress: ({ validation, ...progress }) => {
      loss = validation?.["held-out loss"] ?? loss;
      run.onProgress?.({ ...progress, validation });
    },
    ...(batches.length === 0
      ? {}
      : {
          validate: {
            every: Math.ceil(steps / 10),
            run: measured,
            ...(goesOn
              ? {}
              : { onStart: (first) => run.onPlan?.({ ...plan, loss: first["held-out loss"]! }) }),
          },
        }),
  });
  if (batches.length > 0) loss ??= (await measured(trained))["held-out loss"];
  const adapter = trainedAdapter(trained, await base.hash(), dial, fixed);
  for (const { data } of adapter.tensors.values())
    if (!(data as Float32Array).every(Number.isFinite)) throw ranAway(rate);
  await writeAdapter(output, adapter, { baseName: checkpoint.name });
  for (const name of await readdir(folder))
    if (/^step-|\.safetensors$/.test(name)) await rm(join(folder, name), { recursive: true, force: true });
  return { ...(await inspectAdapter(output)), steps, loss };
}

function ranAway(rate: number): OrchardError {
  return new OrchardError(
    "invalidArgument",
    `The training ran away: what it learned is no number any more. Begin again with a lower --rate than ${rate}.`,
    { details: { option: "rate", value: rate } },
  );
}

function noLoss(name: string): OrchardError {
  return new OrchardError(
    "corruptModel",
    `The loss of ${name} on these examples is no number before anything is learned: its weights are damaged. Fetch it again.`,
  );
}

/** What was made once and written; a file that cannot be read is made again. */
async function keptOnDisk(path: string, make: () => Promise<Tensors>): Promise<Tensors> {
  const known = await readTensors(path).catch(() => null);
  if (known) return known;
  const made = await make();
  await writeTensors(path, made);
  return made;
}

/** What must stay of a model, as its folder says; null: it does not say. */
async function broughtBy(model: string): Promise<string | null> {
  const path = join(model, keepFile);
  return (await stat(path).catch(() => null)) ? path : null;
}

function settingsOf(run: AdapterRun, rate: number): AdapterSettings {
  const defaults: AdapterSettings = { ...adapterSettings, rate };
  const names = Object.keys(defaults) as (keyof AdapterSettings)[];
  const settings = Object.fromEntries(names.map((name) => [name, run[name] ?? defaults[name]]));
  for (const name of names) {
    const value = settings[name]!;
    const fits = isPart.has(name)
      ? value >= 0 && value <= 0.9
      : isPositive.has(name)
        ? value > 0
        : isCount(value);
    if (!fits)
      throw new OrchardError("invalidArgument", `${name} cannot be ${value}.`, {
        details: { option: name, value },
      });
  }
  return settings as unknown as AdapterSettings;
}

const isPart: ReadonlySet<string> = new Set(["heldOut", "keepShare"]);
const isPositive: ReadonlySet<string> = new Set(["alpha", "epochs", "rate", "keepStrength"]);
const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 1;

/** Tokens of a row that several examples share, and positions of the loss that are worked on at once. */
const [usualRow, lossChunk] = [256, 256];

/**
 * Rows of the usual length, and of the longest example in steps of 16 tokens where that is longer; a batch has places to
 * learn for as many tokens as its examples have on average, and for half as many more.
 */
function shapesOf(examples: readonly TokenizedExample[], tokens: number, contextSize: number): BatchShape[] {
  const all = { tokens: 0, learned: 0 };
  const most = { tokens: 0, learned: 0 };
  for (const { tokens, lossMask } of examples) {
    const one = { tokens: tokens.length, learned: lossMask.reduce((sum, learned) => sum + learned, 0) };
    for (const name of ["tokens", "learned"] as const) {
      all[name] += one[name];
      most[name] = Math.max(most[name], one[name]);
    }
  }
  const usual = Math.min(usualRow, tokens, contextSize);
  const longest = Math.min(contextSize, Math.ceil(most.tokens / 16) * 16);
  return [...new Set([usual, Math.max(usual, longest)])].map((length) => {
    const { batch, targets } = rowShape(length, tokens);
    const wanted = Math.max(most.learned, (1.5 * all.learned * batch * length) / all.tokens);
    return { batch, length, targets: Math.min(targets, Math.ceil(wanted / lossChunk) * lossChunk) };
  });
}

/** Numbers of an adapter. */
function adapterCount(config: ModelConfig, rank: number): number {
  return [...adapterShapes(config, rank).values()].reduce((sum, shape) => sum + countOf(shape), 0);
}

/**
 * Whether activations must be computed twice to fit; throws `insufficientMemory` where that is not enough. The base as
 * float32, three numbers of the optimizer for each of the adapter, bytes that were `searched` through before, and what a
 * batch leaves behind.
 */
function checkMemory(
  name: string,
  config: ModelConfig,
  rank: number,
  tokens: number,
  searched: number,
): boolean {
  const held = 4 * (parameterCount(config) + 6 * adapterCount(config, rank));
  const { width, feedForward, heads, layers, vocabularySize } = config;
  const ofLayer =
    4 * tokens * (12 * width + 6 * feedForward + 3 * heads * Math.min(tokens, config.contextSize));
  const ofLoss = 4 * 3 * 256 * vocabularySize;
  const [kept, again] = [ofLayer * layers.length, ofLayer * 2 + 4 * tokens * width * layers.length];
  const available = totalmem();
  const needed = held + searched + ofLoss + again;
  if (needed <= available) return held + ofLoss + kept > available / 2;
  throw new OrchardError(
    "insufficientMemory",
    `Training an adapter of ${name} needs about ${gibibytes(needed)} and this machine has ${gibibytes(available)}: ` +
      "take a smaller model, a smaller adapter (--rank), shorter examples (--length) or smaller batches (--tokens).",
    { details: { needed, available } },
  );
}

/** Whether a run with these settings was begun; throws `invalidArgument` for one with others. */
async function claim(folder: string, settings: AdapterSettings & JsonObject): Promise<boolean> {
  const path = join(folder, "settings.json");
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) {
    await mkdir(folder, { recursive: true });
    await writeWhole(path, `${JSON.stringify(settings, null, 2)}\n`);
    return false;
  }
  let before: JsonValue = null;
  try {
    before = JSON.parse(text) as JsonValue;
  } catch {
    // A file that was cut off says nothing that is the same.
  }
  const known = isObject(before) ? before : {};
  const other = Object.entries(settings).filter(([name, value]) => known[name] !== value);
  if (other.length === 0) return true;
  throw new OrchardError(
    "invalidArgument",
    `A run in ${folder} was begun with other settings (${other.map(([name]) => name).join(", ")}): ` +
      `give the same, another folder than ${basename(resolve(folder, ".."))}, or remove ${folder} to begin again.`,
    { details: { path: folder, settings: other.map(([name]) => name) } },
  );
}
