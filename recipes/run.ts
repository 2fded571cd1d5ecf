// `npm run train -- RECIPE [--option value …]`: runs a recipe, shows how far it is, and stops cleanly on Ctrl-C; the same
// command goes on. Options of `nano`: --folder, --output, --steps, --decay, --width, --layers, --seed, --threads, --device cpu | webgpu …
import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { OrchardError } from "../src/errors.ts";
import type { Device } from "../src/runtime/device.ts";
import { ortNative, ortWebGpu } from "../src/runtime/ort-native.ts";
import { describeTraining } from "../src/training/train.ts";
import { publicSetsFolder, readPublicSets } from "./nano/public-sets.ts";
import { nanoRecipe, trainNano } from "./nano/train.ts";

const numbers = Object.keys(nanoRecipe);
const recipes: Readonly<Record<string, (options: Options, signal: AbortSignal) => Promise<void>>> = { nano };
type Options = Readonly<Record<string, string | undefined>>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(
    ["folder", "output", "threads", "device", ...numbers].map((name) => [name, { type: "string" as const }]),
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
  if (!(error instanceof OrchardError && error.code === "aborted")) throw error;
  process.exitCode = 130;
}

async function nano(options: Options, signal: AbortSignal): Promise<void> {
  const data = publicSetsFolder();
  if (data === null) console.error("../shared/data is not there: training on generated data alone.");
  const folder = options.folder ?? ".cache/nano";
  mkdirSync(folder, { recursive: true });
  const given = Object.fromEntries(
    numbers.flatMap((one) => (options[one] === undefined ? [] : [[one, numberOf(one, options[one])]])),
  );
  await trainNano({
    ...given,
    sets: data === null ? null : readPublicSets(data),
    device: deviceOf(options.device),
    threads: options.threads === undefined ? undefined : numberOf("threads", options.threads),
    folder,
    output: options.output ?? "models/nano",
    signal,
    onStage: (stage) => console.log(stage),
    onProgress: (progress) => {
      const { step, steps, skipped, validation } = progress;
      if (step % 20 === 0 || step === steps || skipped || validation) console.log(describeTraining(progress));
    },
  });
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
