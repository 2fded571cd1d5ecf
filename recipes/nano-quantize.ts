// The second half of `npm run train -- nano`, and `npm run train -- nano-quantize --model FOLDER --output FOLDER`: nano in few
// bits, trained on nano's own data in an order that no other run has; every so many steps its held-out losses are logged, as
// nano's are.

import type { Device } from "../src/runtime/device.ts";
import type { TrainProgress } from "../src/training/train.ts";
import { batchShapes, nanoData } from "./nano/train.ts";
import { openFloats, type QuantizeRun, quantizeDial, quantizeRecipe } from "./quantize.ts";
import { settingsOf } from "./settings.ts";

export interface NanoQuantize extends Partial<QuantizeRun> {
  readonly model: string;
  readonly output: string;
  readonly folder: string;
  readonly device: Device;
  readonly threads?: number;
  /** Of 4,096 tokens. */
  readonly steps?: number;
  /** Learning rate; default 1e-3. */
  readonly rate?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainProgress) => void;
}

/**
 * What made the model in models/nano: 4 bits where what is added to the residual stream comes from, 2 for the rest, and a
 * scale per 32 weights of the embedding (docs/compression.md).
 */
export const nanoInFewBits = {
  steps: 1900,
  rank: 16,
  adapterSteps: 300,
  mix: "o_proj=4,down_proj=4",
  embeddingBlock: 32,
} as const;

/** The order of the data: far from nano's own seeds and from those of compression-nano.ts. */
const firstSeed = 2001;

/** Runs the stage and writes the packed folder. Throws what `quantizeRecipe` throws. */
export async function quantizeNano(options: NanoQuantize): Promise<void> {
  const {
    model,
    output,
    folder,
    device,
    threads,
    teacher,
    mix,
    steps = nanoInFewBits.steps,
    rate = 1e-3,
    seed = 1,
  } = options;
  const { config, weights, tokenizer } = await openFloats(model);
  const { stream, heldOut } = await nanoData(tokenizer);
  await quantizeRecipe(
    {
      device,
      threads,
      config,
      weights,
      stream: (position) => stream(firstSeed + seed, position),
      shapes: batchShapes(0),
      batchesPerStep: 2,
      learningRate: rate,
      schedule: { steps, warmup: Math.ceil(steps / 20) },
      folder,
      validate: {
        every: 200,
        run: async (trainer) => ({ heldOut: (await trainer.evaluate(heldOut, options.signal)).entropy }),
      },
      signal: options.signal,
      onProgress: options.onProgress,
    },
    { ...settingsOf(quantizeDial, options), model, output, folder, seed, teacher, mix },
  );
}
