// What few bits cost, and what training and a recovery adapter get back (docs/compression.md): scales on known
// distributions, then a model of nano's recipe in every cell of recipes/compression.ts, three seeds each. Stops and goes
// on at the cell, and nearly at the step: results and checkpoints are in bench/.cache/compression.
//
// Options: --model FOLDER (of floats; default: .cache/nano/floats, where `npm run train -- nano` leaves them), --name NAME
// (default: the model's folder, or nano), --steps 180, --seeds 3, --rate 0.001, --adapterRate 0.001, --strength 1, --block 128, --cells "float;nearest;trained" (default: the issue's), --validation N
// (batches; default: all), --threads 2, --distributions (those alone)
//
// On two quiet cores, nano takes about 40 minutes, 25 with --steps 120. A smoke test: --steps 2 --seeds 1 --validation 1

import { basename, resolve } from "node:path";
import { cacheFolder, recipe, repository } from "./support.mjs";

export async function run(options) {
  const { compressionRows, distributionRows } = await recipe("recipes/compression-table");
  if (options.distributions) return distributionRows();
  const { runNanoCompression } = await recipe("recipes/compression-nano");
  const { ortNative } = await recipe("src/runtime/ort-native");
  const { describeTraining } = await recipe("src/training/train");
  const model = options.model ?? `${repository}.cache/nano/floats`;
  const name = options.name ?? (options.model === undefined ? "nano" : basename(resolve(model)));
  const number = (option) => (options[option] === undefined ? undefined : Number(options[option]));
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  const results = await runNanoCompression({
    model,
    name,
    folder: `${cacheFolder}/compression`,
    device: ortNative,
    threads: number("threads") ?? 2,
    steps: number("steps"),
    rate: number("rate"),
    adapterRate: number("adapterRate"),
    strength: number("strength"),
    block: number("block"),
    seeds: number("seeds"),
    validation: number("validation"),
    cells: options.cells?.split(";"),
    signal: stop.signal,
    onProgress: (cell, progress) => {
      if (progress.step % 20 === 0) console.error(`${cell}: ${describeTraining(progress)}`);
    },
    onCell: ({ cell, seed, loss, seconds }) =>
      console.error(`${cell}, seed ${seed}: ${loss.toFixed(4)} (${seconds.toFixed(0)} s)`),
  });
  const models = [...new Set(results.map((result) => result.model))];
  return [...distributionRows(), ...models.flatMap((one) => compressionRows(one, results))];
}
