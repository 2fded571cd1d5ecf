// `npm run train -- RECIPE [--option value …]`: runs a recipe, shows how far it is, and stops cleanly on Ctrl-C; the same
// command goes on. `nano` trains floats in --folder and makes the few bits of --output of them (--bits 32: the floats alone);
// its options: --steps, --decay, --width, --layers, --seed, --threads, --device cpu | webgpu …, --grow FOLDER (of floats that --layers is a multiple of); of `finetune`, `distill`, `draft` and `quantize`: --model, --data, --output, --teacher, --mix and
// stages.ts's; of `nano-quantize`, nano's second half on floats of --model: the same without --data.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { OrchardError } from "../src/errors.ts";
import type { Device } from "../src/runtime/device.ts";
import { ortNative, ortWebGpu } from "../src/runtime/ort-native.ts";
import { describeTraining, type TrainProgress } from "../src/training/train.ts";
import { publicSetsFolder, readPublicSets } from "./nano/public-sets.ts";
import { nanoRecipe, trainNano } from "./nano/train.ts";
import { nanoInFewBits, quantizeNano } from "./nano-quantize.ts";
import { runStageRecipe, type StageName, stageRecipe, stages } from "./stages.ts";

const numbers = Object.keys(nanoRecipe);
const stageNumbers = [...Object.keys(stageRecipe), "rate"];
const recipes: Readonly<Record<string, (options: Options, signal: AbortSignal) => Promise<void>>> = {
  nano,
  "nano-quantize": nanoQuantize,
  ...Object.fromEntries(
    stages.map((stage) => [
      stage,
      (options: Options, signal: AbortSignal) => runStage(stage, options, signal),
    ]),
  ),
};
type Options = Readonly<Record<string, string | undefined>>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    [
      ...["folder", "output", "threads", "device", "model", "data", "teacher", "mix", "grow"],
      ...numbers,
      ...stageNumbers,
    ].map((name) => [name, { type: "string" as const }]),
  ),
});
const [name = ""] = positionals;
const recipe = recipes[name];
if (recipe === undefined) {
  console.error(`Usage: npm run train -- RECIPE, with RECIPE one of: ${Object.keys(recipes).join(", ")}`);
  process.exit(2);
}
const stop = new AbortController();
process.once("SIGINT", () => {
  console.error("\nStopping after this step; the same command goes on. Ctrl-C again ends at once.");
  process.once("SIGINT", () => process.exit(130));
  stop.abort();
});
try {
  await recipe(values as Options, stop.signal);
} catch (error) {
  if (!(error instanceof OrchardError)) throw error;
  if (error.code !== "aborted") console.error(`${name}: ${error.message}`);
  process.exitCode = error.code === "aborted" ? 130 : 1;
}

async function nano(options: Options, signal: AbortSignal): Promise<void> {
  const data = publicSetsFolder();
  if (data === null) console.error("../shared/data is not there: training on generated data alone.");
  const run = runOf("nano", options, signal);
  const floats = join(run.folder, "floats");
  await trainNano({
    ...numbersOf(numbers, options),
    ...run,
    sets: data === null ? null : await readPublicSets(data),
    grow: options.grow,
    output: floats,
    onStage: (stage) => console.log(stage),
  });
  if (options.bits === "32") {
    console.log(`Written: ${floats}`);
    return;
  }
  console.log("few bits");
  const { output = "models/nano" } = options;
  await quantizeNano({
    ...run,
    ...nanoInFewBits,
    folder: join(run.folder, "few-bits"),
    model: floats,
    output,
  });
  console.log(`Written: ${output}`);
}

async function nanoQuantize(options: Options, signal: AbortSignal): Promise<void> {
  const { model = ".cache/nano/floats", output, teacher, mix } = options;
  if (output === undefined) {
    console.error("nano-quantize needs --output.");
    process.exit(2);
  }
  const run = runOf("nano-quantize", options, signal);
  await quantizeNano({
    ...nanoInFewBits,
    ...numbersOf(stageNumbers, options),
    ...run,
    model,
    output,
    teacher,
    mix: mix ?? nanoInFewBits.mix,
  });
  console.log(`Written: ${output}`);
}

async function runStage(stage: StageName, options: Options, signal: AbortSignal): Promise<void> {
  const { model, data, output, teacher, mix } = options;
  const missing = Object.entries({ model, data, output, ...(stage === "distill" ? { teacher } : {}) })
    .filter(([, value]) => value === undefined)
    .map(([option]) => `--${option}`);
  if (missing.length > 0) {
    console.error(`${stage} needs ${missing.join(", ")}.`);
    process.exit(2);
  }
  await runStageRecipe(stage, {
    ...numbersOf(stageNumbers, options),
    ...runOf(stage, options, signal),
    model: model!,
    data: data!,
    output: output!,
    teacher,
    mix,
  });
  console.log(`Written: ${output}`);
}

/** What every recipe is told of its run; the folder of its checkpoints is there. */
function runOf(name: string, options: Options, signal: AbortSignal) {
  const { folder = `.cache/${name}`, device, threads } = options;
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    device: deviceOf(device),
    threads: threads === undefined ? undefined : numberOf("threads", threads),
    signal,
    onProgress: show,
  };
}

function show(progress: TrainProgress): void {
  const { step, steps, skipped, validation } = progress;
  if (step % 20 === 0 || step === steps || skipped || validation) console.log(describeTraining(progress));
}

function numbersOf(names: readonly string[], options: Options): Record<string, number> {
  return Object.fromEntries(
    names.flatMap((one) => (options[one] === undefined ? [] : [[one, numberOf(one, options[one])]])),
  );
}

function deviceOf(name = "cpu"): Device {
  const device = [ortNative, ortWebGpu].find((one) => one.name === name);
  if (device) return device;
  console.error(`--device is cpu or webgpu, not "${name}".`);
  process.exit(2);
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text !== "" && Number.isFinite(value)) return value;
  console.error(`--${option} takes a number, not "${text}".`);
  process.exit(2);
}
