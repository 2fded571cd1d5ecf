// `npm run train -- nano`: from raw data to a model folder. Learns the tokenizer, trains, and writes the folder that
// `loadModel` reads; a run that was stopped goes on where it was. Evaluation and the model card are evaluate.ts's.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OrchardError } from "../../src/errors.ts";
import type { JsonObject } from "../../src/json-schema.ts";
import type { ModelConfig } from "../../src/models/config.ts";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import type { Device } from "../../src/runtime/device.ts";
import type { Tokenizer } from "../../src/runtime/tokenizer/tokenizer.ts";
import { huggingFaceTokenizer } from "../../src/runtime/tokenizer/tokenizer-json.ts";
import { openBase } from "../../src/training/base-model.ts";
import type { BatchShape } from "../../src/training/gradient-graph.ts";
import { deepened } from "../../src/training/grow.ts";
import { adamW, type Learned, muon } from "../../src/training/optimizer.ts";
import { type PackedBatch, packedAll } from "../../src/training/packing.ts";
import { isLinear, pretrain } from "../../src/training/pretrain.ts";
import type { TokenizedExample } from "../../src/training/tokenize-example.ts";
import type { ExampleStream, TrainProgress } from "../../src/training/train.ts";
import type { Trainer } from "../../src/training/trainer.ts";
import { settingsOf } from "../settings.ts";
import { heldOutTasks, trainingConversationAt } from "./data.ts";
import { encodePieces } from "./encode.ts";
import { conversationOf } from "./example.ts";
import { exportModel } from "./export.ts";
import { type PublicSets, publicSetsFolder, readPublicSets } from "./public-sets.ts";
import { type NanoTokenizerFiles, nanoTokenizer } from "./tokenizer.ts";

/** What may be turned; the defaults made the model in models/nano. */
export interface NanoRecipe {
  readonly seed: number;
  readonly width: number;
  readonly layers: number;
  readonly vocabularySize: number;
  readonly steps: number;
  /** The last steps, in which the learning rate goes to zero. */
  readonly decay: number;
  readonly learningRate: number;
  readonly promptWeight: number;
}

export const nanoRecipe: NanoRecipe = {
  seed: 1,
  width: 192,
  layers: 8,
  vocabularySize: 4096,
  steps: 14_300,
  decay: 3400,
  learningRate: 0.01,
  promptWeight: 0,
};

/** Rows × tokens: 2,048 tokens each; nine in ten examples fit the first two. */
const batches = [
  { batch: 16, length: 128 },
  { batch: 8, length: 256 },
  { batch: 4, length: 512 },
] as const;

/** Longest conversation, prompt and answer. */
const contextSize = 1024;

export interface NanoTraining extends Partial<NanoRecipe> {
  readonly sets: PublicSets | null;
  /** A folder of floats to begin from, made `layers` deep, with its width and its tokenizer; default: random weights. */
  readonly grow?: string;
  readonly device: Device;
  readonly threads?: number;
  /** Checkpoints, log, curves and tokenizer. */
  readonly folder: string;
  /** Where the model goes, also at every checkpoint. */
  readonly output: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainProgress) => void;
  readonly onStage?: (stage: string) => void;
}

/** Runs the whole recipe. Throws `aborted` with everything saved. */
export async function trainNano(options: NanoTraining): Promise<void> {
  const recipe = settingsOf(nanoRecipe, options);
  const { sets, folder, device, threads, signal } = options;
  await mkdir(folder, { recursive: true });
  options.onStage?.("tokenizer");
  const grown = options.grow === undefined ? null : await grownFrom(options.grow, recipe.layers);
  const files = grown?.files ?? (await tokenizerOf(folder, recipe, sets, signal));
  const tokenizer = huggingFaceTokenizer(files["tokenizer.json"], files["tokenizer_config.json"]);
  const config = grown?.config ?? nanoConfig(recipe, tokenizer);
  options.onStage?.("validation data");
  const validation = await validationBatches(tokenizer, sets);
  options.onStage?.("training");
  await using trained = await pretrain({
    device,
    threads,
    config,
    seed: recipe.seed,
    weights: grown?.weights,
    learned: learnedOf,
    optimizer: { average: true },
    zLoss: 1e-5,
    stream: async (position) => nanoStream(position, recipe, sets, tokenizer),
    shapes: batchShapes(recipe.promptWeight),
    promptWeight: recipe.promptWeight,
    batchesPerStep: 2,
    learningRate: recipe.learningRate,
    averageDecay: 0.99,
    schedule: { steps: recipe.steps, warmup: 100, decay: recipe.decay, form: "linear" },
    folder,
    saveEvery: 100,
    validate: {
      every: 500,
      run: async (trainer) => {
        await exportModel(options.output, config, trainer.averages, files);
        return losses(trainer, validation, signal);
      },
    },
    signal,
    onProgress: options.onProgress,
  });
  options.onStage?.("export");
  await exportModel(options.output, config, trained.averages, files);
}

export function nanoConfig(recipe: NanoRecipe, tokenizer: Tokenizer): ModelConfig {
  const { width, layers, vocabularySize } = recipe;
  const endTokens = [tokenizer.idOf("<|end|>")!];
  return orchardConfig({ width, layers, vocabularySize, contextSize, endTokens });
}

/** Linear layers by Muon, the embedding and the norms by AdamW. */
function learnedOf(name: string, shape: readonly number[]): Learned {
  const rule = isLinear(name, shape)
    ? muon({ weightDecay: 0.02 })
    : adamW({ beta2: 0.98, weightDecay: shape.length === 2 ? 0.02 : 0 });
  return { name, shape, rule, scale: 1 };
}

/** Half of the positions are learned, at most, unless prompts are learned too. */
export function batchShapes(promptWeight: number): BatchShape[] {
  const part = promptWeight > 0 ? 1 : 0.5;
  return batches.map(({ batch, length }) => ({ batch, length, targets: batch * length * part }));
}

/** A model of the recipe as it was left, made deeper. Throws `invalidArgument` for a depth that is no multiple of its own. */
async function grownFrom(path: string, layers: number) {
  const base = await openBase(path);
  const times = layers / base.config.layers.length;
  if (!Number.isInteger(times) || times < 2)
    throw new OrchardError(
      "invalidArgument",
      `${path} has ${base.config.layers.length} layers: --layers must be a multiple, not ${layers}.`,
    );
  const read = (name: string) => readFile(join(path, name), "utf8");
  const files: NanoTokenizerFiles = {
    "tokenizer.json": JSON.parse(await read("tokenizer.json")) as JsonObject,
    "tokenizer_config.json": JSON.parse(await read("tokenizer_config.json")) as JsonObject,
    "chat_template.jinja": await read("chat_template.jinja"),
  };
  return { ...deepened(base, times), files };
}

async function tokenizerOf(
  folder: string,
  { seed, vocabularySize }: NanoRecipe,
  sets: PublicSets | null,
  signal?: AbortSignal,
): Promise<NanoTokenizerFiles> {
  const path = join(folder, "tokenizer-files.json");
  const known = await readFile(path, "utf8").catch(() => null);
  if (known !== null) return JSON.parse(known) as NanoTokenizerFiles & JsonObject;
  const files = await nanoTokenizer({ sets, seed, vocabularySize, signal });
  await writeFile(path, JSON.stringify(files));
  return files;
}

/** Nano's training data in the order of a seed, from a position of an earlier run on. */
function nanoStream(
  from: unknown,
  { seed }: Pick<NanoRecipe, "seed">,
  sets: PublicSets | null,
  tokenizer: Tokenizer,
): ExampleStream {
  let at = typeof from === "number" ? from : 0;
  return {
    async next() {
      const source = `train-${seed}-${at}`;
      return { example: encodePieces(trainingConversationAt(at++, seed, sets), tokenizer), source };
    },
    position: () => at,
  };
}

/** Held-out examples of a few kinds as batches: what a glance at the run needs. The evaluation is another thing. */
async function validationBatches(
  tokenizer: Tokenizer,
  sets: PublicSets | null,
): Promise<Map<string, PackedBatch[]>> {
  const groups = new Map<string, { readonly example: TokenizedExample; readonly source: string }[]>();
  for (const task of heldOutTasks({ sets, examples: 24, publicExamples: 64 })) {
    const [skill, language] = task.name.split("/");
    const name = `${skill}${language === "en" ? "" : "*"}`;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    let taken = 0;
    for await (const example of task.examples()) {
      if (language !== "en" && ++taken > 4) break;
      group.push({ example: encodePieces(conversationOf(example), tokenizer), source: example.id });
    }
  }
  return new Map([...groups].map(([name, group]) => [name, packedAll(group, batchShapes(0))]));
}

/** What else is trained on nano's data: its order by seed, and all that is held out. */
export async function nanoData(tokenizer: Tokenizer) {
  const folder = publicSetsFolder();
  const sets = folder === null ? null : await readPublicSets(folder);
  const groups = await validationBatches(tokenizer, sets);
  return {
    stream: async (seed: number, position: unknown) => nanoStream(position, { seed }, sets, tokenizer),
    heldOut: [...groups.values()].flat().filter(({ weight }) => weight > 0),
  };
}

async function losses(
  trainer: Trainer,
  groups: ReadonlyMap<string, readonly PackedBatch[]>,
  signal?: AbortSignal,
): Promise<Record<string, number>> {
  const result: Record<string, number> = {};
  for (const [name, batches] of groups) {
    if (batches.length > 0) result[name] = (await trainer.evaluate(batches, signal)).entropy;
  }
  return result;
}
