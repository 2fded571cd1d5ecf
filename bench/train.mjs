// How much of the machine training uses: floating-point operations of the model per second, over those of a plain float32
// product of 1024 × 1024 matrices on the same engine and threads, interleaved in one process; and what a batch of held-out
// data costs beside one that is learned. Counted are the products of
// the forward and the backward pass only (6 per weight and token, 12 · S per attention channel, the output projection at
// the positions that are learned); norms, softmax, rotations, the optimizer and Muon's own products are not.
//
// Options: --width 192, --layers 8, --vocabulary 4096, --batch 8, --length 256, --rounds 7, --batches 2, --threads 2

import { median, using } from "./support.mjs";

export async function run(options) {
  const number = (name, fallback) => Number(options[name] ?? fallback);
  const threads = number("threads", 2);
  const { ortNative } = await import("../dist/runtime/ort-native.js");
  const { orchardConfig } = await import("../dist/models/presets/orchard.js");
  const [batch, length] = [number("batch", 8), number("length", 256)];
  const config = orchardConfig({
    width: number("width", 192),
    layers: number("layers", 8),
    vocabularySize: number("vocabulary", 4096),
    contextSize: length,
  });
  const shape = { batch, length, targets: batch * length * 0.375 }; // the part that nano learns
  const perBatch = await operationsOf(config, shape);
  const perStep = number("batches", 2);
  const times = { product: [], gradient: [], evaluation: [], adamW: [], muon: [] };
  await using(await productOf(ortNative, threads), async (product) => {
    for (const optimizer of ["adamW", "muon"]) {
      const trainer = await trainerOf(config, optimizer, ortNative, threads);
      await using(trainer, async () => {
        const batches = Array.from({ length: perStep }, (_, i) => randomBatch(config, shape, i));
        for (let round = 0; round <= number("rounds", 7); round++) {
          const seconds = {
            product: (await timeOf(() => repeated(product.run))) / productRuns,
            gradient: await timeOf(() => trainer.observe([batches[0]])),
            evaluation: await timeOf(() => trainer.evaluate([batches[0]])),
            [optimizer]: await timeOf(() =>
              trainer.step(batches, { step: round + 1, learningRate: 1e-4, schedule: 1 }),
            ),
          };
          if (round === 0) continue; // compiles
          for (const [name, time] of Object.entries(seconds)) times[name].push(time);
          console.error(`round ${round}, ${optimizer}: ${JSON.stringify(seconds)}`);
        }
      });
    }
  });
  const gemm = (2 * 1024 ** 3) / median(times.product);
  const rates = {
    "gradient of a batch": perBatch / median(times.gradient),
    [`step of ${perStep} batches with AdamW`]: (perStep * perBatch) / median(times.adamW),
    [`step of ${perStep} batches with Muon`]: (perStep * perBatch) / median(times.muon),
  };
  const evaluation = median(times.evaluation) / median(times.gradient);
  const row = (name, value, unit, target = null) => ({
    name,
    value,
    unit,
    target: target === null ? null : `at least ${target}`,
    pass: target === null ? null : value >= target,
  });
  return [
    row("float32 product, 1024 × 1024 × 1024", gemm / 1e9, "GFLOP/s"),
    ...Object.entries(rates).flatMap(([name, rate]) => [
      row(name, rate / 1e9, "GFLOP/s"),
      row(`${name}, over the product`, rate / gemm, "ratio", 0.5),
    ]),
    {
      name: "evaluation of a batch, over its gradient",
      value: evaluation,
      unit: "ratio",
      target: "at most 0.5",
      pass: evaluation <= 0.5,
    },
    row("tokens", (batch * length * perStep) / median(times.muon), "tokens/s, with Muon"),
  ];
}

/** Products of a forward and backward pass, in floating-point operations. */
async function operationsOf(config, { batch, length, targets }) {
  const { parameterShapes } = await import("../dist/models/config.js");
  const { isLinear } = await import("../dist/training/pretrain.js");
  const linear = [...parameterShapes(config)]
    .filter(([name, shape]) => isLinear(name, shape))
    .reduce((sum, [, [rows, columns]]) => sum + rows * columns, 0);
  const channels = config.layers.length * config.heads * config.headSize;
  const perToken = 6 * linear + 12 * channels * length;
  return batch * length * perToken + 6 * config.width * config.vocabularySize * targets;
}

async function productOf(device, threads) {
  const { allocate } = await import("../dist/graph/host-tensor.js");
  const { input } = await import("../dist/graph/tensor.js");
  const [a, b] = ["a", "b"].map((name) => input(name, "float32", [1024, 1024]));
  const noParameters = { folder: "", get: () => allocate("float32", []) };
  const program = await device.compile({ outputs: { product: a.matMul(b) } }, noParameters, { threads });
  const memory = () => allocate("float32", [1024, 1024]);
  const binding = program.bind({ a: memory(), b: memory() }, { product: memory() });
  return { run: () => binding.run(), [Symbol.asyncDispose]: () => program[Symbol.asyncDispose]() };
}

async function trainerOf(config, optimizer, device, threads) {
  const { parameterShapes } = await import("../dist/models/config.js");
  const { randomSource } = await import("../dist/runtime/random.js");
  const { gradientGraph } = await import("../dist/training/gradient-graph.js");
  const { adamW, muon } = await import("../dist/training/optimizer.js");
  const { isLinear } = await import("../dist/training/pretrain.js");
  const { initialWeights, Trainer } = await import("../dist/training/trainer.js");
  const shapes = parameterShapes(config);
  return new Trainer({
    device,
    threads,
    config,
    weights: initialWeights(shapes, { layers: config.layers.length, random: randomSource(1) }),
    learned: [...shapes].map(([name, shape]) => ({
      name,
      shape,
      scale: 1,
      rule: optimizer === "muon" && isLinear(name, shape) ? muon() : adamW(),
    })),
    graphOf: (shape) => gradientGraph(config, { shape, zLoss: 1e-5 }),
  });
}

/** Random tokens in documents of a quarter of a row. */
function randomBatch(config, shape, seed) {
  const { batch, length, targets } = shape;
  const count = batch * length;
  const word = (i) => (Math.imul(i + 1, 2654435761) >>> 8) % config.vocabularySize;
  const part = length / 4;
  return {
    shape,
    tokens: Int32Array.from({ length: count }, (_, i) => word(i + seed * count)),
    positions: BigInt64Array.from({ length: count }, (_, i) => BigInt(i % part)),
    segments: Int32Array.from({ length: count }, (_, i) => Math.floor(i / part)),
    targets: Int32Array.from({ length: targets }, (_, i) => Math.floor(i / 0.375)),
    labels: Int32Array.from({ length: targets }, (_, i) => word(i + 7)),
    weights: new Float32Array(targets).fill(1),
    weight: targets,
    tokenCount: count,
    sources: [],
  };
}

/** Enough products to take as long as a step: what else the machine does hits both. */
const productRuns = 30;

async function repeated(work) {
  for (let n = 0; n < productRuns; n++) await work();
}

async function timeOf(work) {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}
