// Training a low-rank adapter: the base is read and never changed; only the matrices A and B of each linear layer are
// learned (models/adapter.ts), on the assistant's tokens. B begins as zeros, so that the first step starts from the base
// exactly; A may be given, and stays then. Leaves out dropout.
import { allocate, countOf, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { type Graph, input, type Tensor } from "../graph/tensor.ts";
import {
  type AdapterDial,
  adaptedProduct,
  adapterDial,
  adapterName,
  adapterShapes,
} from "../models/adapter.ts";
import type { ModelConfig } from "../models/config.ts";
import type { Adapter } from "../runtime/adapter-file.ts";
import { randomSource } from "../runtime/random.ts";
import { type Distillation, distillationGraph, frozenTeacher, halfTeacher, type Teacher } from "./distill.ts";
import { type GradientOptions, gradientGraph } from "./gradient-graph.ts";
import { adamW } from "./optimizer.ts";
import type { Tensors } from "./run-folder.ts";
import { runStage, type StageOptions } from "./stage.ts";
import type { Trainer } from "./trainer.ts";

export interface AdapterOptions extends Omit<StageOptions, "promptWeight" | "learned"> {
  /** The base's; only read. */
  readonly weights: Tensors;
  /** Default: rank 32, alpha 16. */
  readonly dial?: AdapterDial;
  /** Of the first values of A; default 1. */
  readonly seed?: number;
  /** Matrices of the adapter that stay as they are (directions.ts); default: none, A begins at random and learns. */
  readonly fixed?: Tensors;
  /** A model to learn from beside the labels: what a base in few bits was before (a recovery adapter). Default: none. */
  readonly teacher?: Teacher;
  /** How it learns from the teacher; default: half the labels, half the teacher's distribution. */
  readonly distillation?: Distillation;
}

const noTensors: Tensors = new Map();

/** How much faster B learns beside an A that stays: B is the part that wants the higher rate (LoRA+, arXiv 2402.12354). */
const aloneRate = 4;

/**
 * Trains an adapter and returns the trainer, whose weights are the adapter's matrices; the caller disposes of it. The
 * usual learning rate is 1e-4 … 5e-4. Throws what `train` throws.
 *
 * @example
 * await using trained = await trainAdapter({ device: ortNative, config, weights, stream, shapes, learningRate: 3e-4, schedule, folder });
 * await writeAdapter("my-adapter", trainedAdapter(trained, await base.hash()));
 */
export function trainAdapter(options: AdapterOptions): Promise<Trainer> {
  const { config, weights, dial = adapterDial, seed = 1, fixed = noTensors, teacher } = options;
  const { zLoss, recompute, chunk } = options;
  const ofTeacher = teacher ? frozenTeacher(teacher, config.contextSize) : [];
  const isAlone = (name: string) => fixed.has(name.replace(".lora_B.", ".lora_A."));
  const isFree = ([name]: readonly [string, unknown]) => !fixed.has(name);
  return runStage(
    {
      ...options,
      promptWeight: 0,
      learned: (name, shape) => ({ name, shape, rule: adamW(), scale: isAlone(name) ? aloneRate : 1 }),
    },
    {
      shapes: new Map([...adapterShapes(config, dial.rank)].filter(isFree)),
      weights: () => new Map([...initialAdapter(config, dial.rank, seed)].filter(isFree)),
      frozen: new Map([...weights, ...ofTeacher, ...fixed]),
      graphOf: (shape) => {
        if (!teacher) return adapterGraph(config, dial, { shape, zLoss, recompute, chunk }, fixed);
        const { distillation = halfTeacher } = options;
        const graphOptions = { shape, recompute, chunk, ...adapted(config, dial, fixed) };
        return distillationGraph(config, teacher.config, distillation, graphOptions);
      },
    },
  );
}

/** What a trainer has learned on the base of that hash, and what was given, for `writeAdapter`; copies nothing. */
export function trainedAdapter(
  trainer: Trainer,
  base: string,
  dial: AdapterDial = adapterDial,
  fixed: Tensors = noTensors,
): Adapter {
  return { ...dial, base, tensors: new Map([...trainer.averages, ...fixed]) };
}

/**
 * The step of `gradientGraph` for an adapter. Inputs beside its own: every weight of the base, and every matrix of
 * `adapterShapes`; the gradients of those that are not fixed are the outputs.
 */
export function adapterGraph(
  config: ModelConfig,
  dial: AdapterDial,
  options: Pick<GradientOptions, "shape" | "zLoss" | "recompute" | "chunk">,
  fixed: Tensors = noTensors,
): Graph {
  return gradientGraph(config, { ...options, ...adapted(config, dial, fixed) });
}

/** What is learned, and how linear layers read all of it. */
function adapted(
  config: ModelConfig,
  dial: AdapterDial,
  fixed: Tensors,
): Pick<GradientOptions, "trainable" | "linear"> {
  const matrices = new Map(
    [...adapterShapes(config, dial.rank)].map(([name, shape]): [string, Tensor] => [
      name,
      input(name, "float32", shape),
    ]),
  );
  return {
    trainable: new Map([...matrices].filter(([name]) => !fixed.has(name))),
    linear: (x, weight, name) => {
      const [a, b] = (["A", "B"] as const).map((part) => matrices.get(adapterName(name, part)));
      return a && b ? adaptedProduct(x, weight, { a, b }, dial) : x.matMul(weight, { transposeB: true });
    },
  };
}

/** Uniform A, as PEFT begins (a deviation of 1/√(3 · input)), and B of zeros. */
export function initialAdapter(config: ModelConfig, rank: number, seed: number): Map<string, HostTensor> {
  const random = randomSource(seed);
  return new Map(
    [...adapterShapes(config, rank)].map(([name, shape]) => {
      const tensor = allocate("float32", shape);
      if (name.includes(".lora_A.")) {
        const most = 1 / Math.sqrt(shape[1]!);
        for (let i = 0; i < countOf(shape); i++) tensor.data[i] = (2 * random() - 1) * most;
      }
      return [name, tensor];
    }),
  );
}

/** The base with an adapter worked into it, W + (alpha / rank) · B A: a model of its own. */
export function mergedWeights(
  weights: Tensors,
  { rank, alpha, tensors }: Pick<Adapter, "rank" | "alpha" | "tensors">,
): Map<string, HostTensor> {
  return new Map(
    [...weights].map(([name, tensor]) => {
      const [a, b] = (["A", "B"] as const).map((part) => tensors.get(adapterName(name, part))?.data);
      if (!a || !b) return [name, tensor];
      const [output, width] = tensor.shape as [number, number];
      const merged = (tensor.data as Float32Array).slice();
      for (let row = 0; row < output; row++)
        for (let inner = 0; inner < rank; inner++) {
          const strength = (alpha / rank) * Number(b[row * rank + inner]);
          for (let column = 0; column < width; column++)
            merged[row * width + column]! += strength * Number(a[inner * width + column]);
        }
      return [name, hostTensor("float32", tensor.shape, merged)];
    }),
  );
}
