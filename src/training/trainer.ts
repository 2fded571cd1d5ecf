// The memory and the programs of a training run: weights, gradients and optimizer state as plain arrays that two kinds
// of program share, one that adds a batch's gradient and one that takes a step. What is trained on, for how long and
// what is saved is train.ts.
import { OrchardError } from "../errors.ts";
import { gradientName } from "../graph/grad.ts";
import { allocate, countOf, type HostTensor } from "../graph/host-tensor.ts";
import type { Graph } from "../graph/tensor.ts";
import { trace } from "../graph/tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import type { Binding, Device, Program } from "../runtime/device.ts";
import { ropeParameters } from "../runtime/parameters.ts";
import { drawsName, drawsOf } from "./draws.ts";
import { accumulatedName, type BatchShape, observedName } from "./gradient-graph.ts";
import {
  averageName,
  type Learned,
  type OptimizerOptions,
  optimizerGraph,
  optimizerState,
  type StepSettings,
  skipNorm,
  stepScalars,
  updatedName,
} from "./optimizer.ts";
import type { PackedBatch } from "./packing.ts";
import type { Tensors } from "./run-folder.ts";

export interface TrainerOptions {
  readonly device: Device;
  readonly config: ModelConfig;
  /** What the forward pass reads that is not learned. */
  readonly frozen?: Tensors;
  /** First values of what is learned; the trainer owns this memory from here on. */
  readonly weights: Tensors;
  readonly learned: readonly Learned[];
  /** The graph of a batch of a shape: its outputs are loss, entropy and the gradients of all that is learned. */
  readonly graphOf: (shape: BatchShape) => Graph;
  readonly optimizer?: OptimizerOptions;
  readonly threads?: number;
  /** State of an earlier run; default: zeros. */
  readonly state?: Tensors;
  /** What the graph reads and gives anew for each batch (`observedName`), followed as a moving average; 0: unknown. */
  readonly observed?: Tensors;
  /** How slowly these follow, 0 … 1; default 0.95. */
  readonly observedDecay?: number;
}

/** What a step did. */
export interface StepResult {
  /** Mean over the step's targets. */
  readonly loss: number;
  readonly entropy: number;
  /** Of the gradient, before clipping. */
  readonly norm: number;
  /** Nothing was updated: the gradient was too large, or no number. */
  readonly skipped: boolean;
}

/** Means over the targets of some batches. */
export interface Losses {
  readonly loss: number;
  readonly entropy: number;
}

/** What a program over a batch does. */
type Pass = "gradient" | "evaluation";

/** A graph without what its losses do not need: the backward pass. */
function lossesOf({ outputs }: Graph): Graph {
  return { outputs: { loss: outputs.loss!, entropy: outputs.entropy! } };
}

/** One run's memory and programs. */
export class Trainer implements AsyncDisposable {
  readonly #options: TrainerOptions;
  readonly #memory = new Map<string, HostTensor>();
  readonly #scalars = new Map<string, HostTensor>();
  readonly #batches = new Map<
    string,
    { readonly program: Program; readonly binding: Binding; readonly held: Map<string, HostTensor> }
  >();
  readonly #stateNames: readonly string[];
  #update: { readonly program: Program; readonly binding: Binding } | null = null;

  constructor(options: TrainerOptions) {
    this.#options = options;
    const { weights, learned, state, optimizer, config, frozen } = options;
    for (const [name, tensor] of weights) this.#memory.set(name, tensor);
    for (const [name, tensor] of frozen ?? []) this.#memory.set(name, tensor);
    for (const { name, shape } of learned) this.#memory.set(gradientName(name), allocate("float32", shape));
    const shapes = optimizerState(learned, optimizer);
    const observed = options.observed ?? new Map<string, HostTensor>();
    this.#stateNames = [...shapes.keys(), ...observed.keys()];
    for (const [name, tensor] of observed) this.#memory.set(name, state?.get(name) ?? tensor);
    for (const [name, shape] of shapes)
      this.#memory.set(name, state?.get(name) ?? allocate("float32", shape));
    if (optimizer?.average && !state)
      for (const { name } of learned)
        this.#memory.get(averageName(name))!.data.set(this.#memory.get(name)!.data as never);
    for (const [name, tensor] of ropeParameters(config, config.contextSize)) this.#memory.set(name, tensor);
  }

  /** The weights as they are; their memory changes with every step. */
  get weights(): Tensors {
    return this.#pick(this.#options.learned.map(({ name }) => name));
  }

  /** The averaged weights, under the names of the weights; the weights themselves where none are averaged. */
  get averages(): Tensors {
    const { learned, optimizer } = this.#options;
    if (!optimizer?.average) return this.weights;
    return new Map(learned.map(({ name }) => [name, this.#memory.get(averageName(name))!]));
  }

  /** What was followed over the batches. */
  get observed(): Tensors {
    return this.#pick([...(this.#options.observed?.keys() ?? [])]);
  }

  /** The optimizer's state, and what was followed. */
  get state(): Tensors {
    return this.#pick(this.#stateNames);
  }

  /** The gradient that the last step used. */
  get gradients(): Tensors {
    return new Map(this.#options.learned.map(({ name }) => [name, this.#memory.get(gradientName(name))!]));
  }

  /** Adds up the gradients of some batches and updates the weights once. Throws `aborted`. */
  async step(
    batches: readonly PackedBatch[],
    settings: StepSettings,
    signal?: AbortSignal,
  ): Promise<StepResult> {
    const { loss, entropy } = await this.observe(batches, signal, settings.step);
    const norm = await this.#apply(settings);
    // Zero times what is no number is no number: it would stay in what gradients are added to.
    if (!Number.isFinite(norm)) for (const { data } of this.gradients.values()) data.fill(0 as never);
    return { loss, entropy, norm, skipped: !(norm < (this.#options.optimizer?.skipNorm ?? skipNorm)) };
  }

  /** The mean loss of some batches, by the forward pass alone: the run stays as it is. */
  evaluate(batches: readonly PackedBatch[], signal?: AbortSignal): Promise<Losses> {
    return this.#losses("evaluation", batches, 0, signal);
  }

  /** The same; leaves the batches' gradient in `gradients`, and follows what they show. The weights stay as they are. */
  observe(batches: readonly PackedBatch[], signal?: AbortSignal, step = 0): Promise<Losses> {
    const { observed, observedDecay: decay = 0.95 } = this.#options;
    return this.#losses("gradient", batches, step, signal, (held) => {
      for (const name of observed?.keys() ?? []) {
        const seen = held.get(observedName(name))!.data as Float32Array;
        const followed = this.#memory.get(name)!.data as Float32Array;
        seen.forEach((value, i) => {
          const before = followed[i]!;
          if (Number.isFinite(value))
            followed[i] = before === 0 ? value : decay * before + (1 - decay) * value;
        });
      }
    });
  }

  async #losses(
    pass: Pass,
    batches: readonly PackedBatch[],
    step: number,
    signal: AbortSignal | undefined,
    onRun: (held: ReadonlyMap<string, HostTensor>) => void = () => undefined,
  ): Promise<Losses> {
    const total = batches.reduce((sum, { weight }) => sum + weight, 0);
    if (!(total > 0))
      throw new OrchardError("invalidArgument", "These batches have nothing to learn in them.");
    let [loss, entropy] = [0, 0];
    for (const [index, batch] of batches.entries()) {
      const { binding, held } = await this.#programOf(pass, batch.shape);
      const put = (name: string, data: ArrayLike<number> | ArrayLike<bigint>) =>
        held.get(name)?.data.set(data as never);
      for (const name of ["tokens", "positions", "segments", "targets", "labels", "kept"] as const)
        put(name, batch[name]);
      put(
        "weights",
        batch.weights.map((weight) => weight / total),
      );
      put("keep", [index === 0 ? 0 : 1]);
      if (held.has(drawsName)) put(drawsName, drawsOf(batch, step));
      await binding.run(signal);
      onRun(held);
      loss += held.get("loss")!.data[0] as number;
      entropy += held.get("entropy")!.data[0] as number;
    }
    return { loss, entropy };
  }

  /** Not to be aborted: it updates in place, and weights of which some have taken the step are of no step. */
  async #apply(settings: StepSettings): Promise<number> {
    this.#update ??= await this.#compileUpdate();
    for (const [name, value] of stepScalars(this.#options.learned, settings))
      this.#scalars.get(name)?.data.set([value] as never);
    await this.#update.binding.run();
    return this.#scalars.get("norm")!.data[0] as number;
  }

  async #compileUpdate(): Promise<{ readonly program: Program; readonly binding: Binding }> {
    const { device, learned, optimizer, threads } = this.#options;
    const graph = optimizerGraph(learned, optimizer);
    const program = await device.compile(graph, this.#parameters(), { threads });
    const inputs: Record<string, HostTensor> = {};
    for (const [name, { shape }] of trace(graph).inputs) inputs[name] = this.#owned(name, shape as number[]);
    const outputs = Object.fromEntries(
      Object.keys(graph.outputs).map((name): [string, HostTensor] => {
        const of = name.startsWith(updatedName("")) ? name.slice(updatedName("").length) : null;
        return [name, of === null ? this.#owned(name, []) : this.#memory.get(of)!];
      }),
    );
    return { program, binding: program.bind(inputs, outputs) };
  }

  /** A tensor of the run's memory; else a scalar, made on demand. */
  #owned(name: string, shape: readonly number[]): HostTensor {
    const known = this.#memory.get(name) ?? this.#scalars.get(name);
    if (known) return known;
    const made = allocate("float32", shape);
    this.#scalars.set(name, made);
    return made;
  }

  async #programOf(pass: Pass, shape: BatchShape) {
    const key = `${pass}: ${shape.batch} × ${shape.length}, ${shape.targets}`;
    const known = this.#batches.get(key);
    if (known) return known;
    const { device, threads, graphOf } = this.#options;
    const graph = pass === "gradient" ? graphOf(shape) : lossesOf(graphOf(shape));
    const program = await device.compile(graph, this.#parameters(), { threads });
    const held = new Map<string, HostTensor>();
    const inputs: Record<string, HostTensor> = {};
    for (const [name, { dtype, shape }] of trace(graph).inputs) {
      const of = name.startsWith(accumulatedName(""))
        ? gradientName(name.slice(accumulatedName("").length))
        : name;
      const shared = this.#memory.get(of);
      const tensor = shared ?? allocate(dtype, shape as number[]);
      if (!shared) held.set(name, tensor);
      inputs[name] = tensor;
    }
    const outputs: Record<string, HostTensor> = {};
    for (const [name, { dtype, shape }] of Object.entries(graph.outputs)) {
      const shared = this.#memory.get(name);
      const tensor = shared ?? allocate(dtype, shape as number[]);
      if (!shared) held.set(name, tensor);
      outputs[name] = tensor;
    }
    const made = { program, binding: program.bind(inputs, outputs), held };
    this.#batches.set(key, made);
    return made;
  }

  #parameters() {
    return {
      folder: "",
      get: (name: string): HostTensor => {
        const tensor = this.#memory.get(name);
        if (tensor) return tensor;
        throw new OrchardError("invalidArgument", `there is no parameter ${name}`);
      },
    };
  }

  #pick(names: readonly string[]): Tensors {
    return new Map(names.map((name) => [name, this.#memory.get(name)!]));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const programs = [...this.#batches.values(), ...(this.#update ? [this.#update] : [])];
    await Promise.all(programs.map(({ program }) => program[Symbol.asyncDispose]()));
  }
}

/** Numbers of a parameter at the start of training: normal, with a deviation that keeps sizes; norms are 1. */
export function initialWeights(
  shapes: ReadonlyMap<string, readonly number[]>,
  { layers, random }: { readonly layers: number; readonly random: () => number },
): Map<string, HostTensor> {
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return new Map(
    [...shapes].map(([name, shape]) => {
      const tensor = allocate("float32", shape);
      const { data } = tensor;
      if (name.endsWith(".bias")) return [name, tensor];
      if (shape.length === 1) data.fill(1);
      else {
        // What is added to the residual stream is smaller the more layers add to it (GPT-2).
        const residual = /(o_proj|down_proj)\.weight$/.test(name) ? 1 / Math.sqrt(2 * layers) : 1;
        const deviation = name.includes("embed_tokens") ? 0.02 : residual / Math.sqrt(shape[1]!);
        for (let i = 0; i < countOf(shape); i++) data[i] = normal() * deviation;
      }
      return [name, tensor];
    }),
  );
}
