// Large programs compiled as two, at the same time, and run one after the other: a device prepares weights on one thread
// (ONNX Runtime packs them for its kernels), which is most of the load of a large model. Small programs stay whole: what a
// run of two costs more is small beside a large one only.
import { availableParallelism } from "node:os";
import { cutGraph } from "../graph/cut.ts";
import { allocate, countOf, elementBytes, type HostTensor } from "../graph/host-tensor.ts";
import { type Graph, type Tensor, trace } from "../graph/tensor.ts";
import type { Binding, CompileOptions, Device, Parameters, Program } from "./device.ts";

/** Bytes of weights from which on two programs are made of one. */
const leastBytes = 256 << 20;

interface HalvesOptions extends CompileOptions {
  /** Bytes of weights from which on a program is cut; default 256 MiB, or never where there is one processor. */
  readonly least?: number;
}

/** Compiles a graph, in halves where that is faster. Throws what `device.compile` throws. */
export async function compileInHalves(
  device: Device,
  graph: Graph,
  parameters: Parameters,
  {
    least = availableParallelism() > 1 ? leastBytes : Number.POSITIVE_INFINITY,
    ...options
  }: HalvesOptions = {},
): Promise<Program> {
  const sizes = preparedBytes(graph, parameters);
  const total = sum(sizes.values());
  const cuts = total < least ? [] : (graph.cuts ?? []);
  // The larger half decides how long it takes.
  const larger = (cut: readonly Tensor[]) => {
    const before = trace({ outputs: Object.fromEntries(cut.entries()) }).parameters;
    const first = sum([...before.values()].map((tensor) => sizes.get(tensor) ?? 0));
    return Math.max(first, total - first);
  };
  const [best] = cuts.map((cut) => ({ cut, larger: larger(cut) })).toSorted((a, b) => a.larger - b.larger);
  if (!best || best.larger === total) return await device.compile(graph, parameters, options);
  const { first, second, crossing } = cutGraph(graph, best.cut);
  const compiled = await Promise.allSettled(
    [first, second].map((half, index) =>
      device.compile(half, parameters, {
        ...options,
        ...(options.profile !== undefined && { profile: `${options.profile}-${index + 1}` }),
        followed: true,
      }),
    ),
  );
  const programs = compiled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const [firstProgram, secondProgram] = programs;
  if (firstProgram && secondProgram)
    return new Halves(
      { graph: first, program: firstProgram },
      { graph: second, program: secondProgram },
      crossing,
    );
  for (const program of programs) await program[Symbol.asyncDispose]();
  throw compiled.find((result) => result.status === "rejected")!.reason;
}

/** Bytes of each parameter that a device has to prepare: rows that are only looked up stay where they are. */
function preparedBytes(graph: Graph, parameters: Parameters): ReadonlyMap<Tensor, number> {
  const { nodes } = trace(graph);
  const sizes = new Map<Tensor, number>();
  for (const { op, inputs } of nodes)
    for (const tensor of inputs)
      if (tensor?.source.kind === "parameter" && op !== "gather" && op !== "gatherNBits") {
        const place = parameters.get(tensor.source.name);
        sizes.set(tensor, "file" in place ? place.length : countOf(place.shape) * elementBytes(place.dtype));
      }
  return sizes;
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

interface Half {
  readonly graph: Graph;
  readonly program: Program;
}

/** Two programs as one. What goes from one to the other has memory of its own in each binding. */
class Halves implements Program {
  readonly #halves: readonly [Half, Half];
  readonly #crossing: ReadonlyMap<string, Tensor>;
  readonly #inputs: readonly [ReadonlyMap<string, Tensor>, ReadonlyMap<string, Tensor>];

  constructor(first: Half, second: Half, crossing: ReadonlyMap<string, Tensor>) {
    this.#halves = [first, second];
    this.#crossing = crossing;
    this.#inputs = [trace(first.graph).inputs, trace(second.graph).inputs];
  }

  bind(inputs: Readonly<Record<string, HostTensor>>, outputs: Readonly<Record<string, HostTensor>>): Binding {
    const [first, second] = this.#halves;
    const sizes = openSizes(this.#inputs, inputs);
    const between: Record<string, HostTensor> = {};
    for (const [name, { dtype, shape }] of this.#crossing)
      between[name] =
        outputs[name] ??
        allocate(
          dtype,
          shape.map((size) => (typeof size === "number" ? size : sizes.get(size)!)),
        );
    const isOf = (half: Half) => (name: string) => name in half.graph.outputs;
    const reads = (index: 0 | 1) => (name: string) => this.#inputs[index].has(name);
    const firstBinding = first.program.bind(pick(inputs, reads(0)), {
      ...pick(outputs, isOf(first)),
      ...between,
    });
    try {
      const secondInputs = { ...pick(inputs, reads(1)), ...between };
      return new BoundHalves(firstBinding, second.program.bind(secondInputs, pick(outputs, isOf(second))));
    } catch (error) {
      void firstBinding[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { program } of this.#halves) await program[Symbol.asyncDispose]();
  }
}

class BoundHalves implements Binding {
  readonly #first: Binding;
  readonly #second: Binding;
  #last: Promise<void> = Promise.resolve();

  constructor(first: Binding, second: Binding) {
    this.#first = first;
    this.#second = second;
  }

  run(signal?: AbortSignal): Promise<void> {
    const run = this.#last.then(async () => {
      await this.#first.run(signal);
      await this.#second.run(signal);
    });
    this.#last = run.catch(() => undefined);
    return run;
  }

  /** A run in progress ends first, both parts of it. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#last;
    await this.#first[Symbol.asyncDispose]();
    await this.#second[Symbol.asyncDispose]();
  }
}

/** The sizes that a graph leaves open, as its inputs have them. */
function openSizes(
  declared: readonly ReadonlyMap<string, Tensor>[],
  given: Readonly<Record<string, HostTensor>>,
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const inputs of declared)
    for (const [name, { shape }] of inputs)
      for (const [axis, size] of shape.entries())
        if (typeof size === "string" && given[name]) sizes.set(size, given[name].shape[axis]!);
  return sizes;
}

function pick<T>(record: Readonly<Record<string, T>>, wanted: (name: string) => boolean): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => wanted(name)));
}
