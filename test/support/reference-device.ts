// A Device over the reference interpreter: the second implementation of the seam, and the slow twin in tests of
// everything that runs graphs. It copies where a fast device does not, and runs on the event loop.
import { open } from "node:fs/promises";
import { join } from "node:path";
import { OrchardError } from "../../src/errors.ts";
import { allocate, type HostTensor } from "../../src/graph/host-tensor.ts";
import type { ParameterLocation } from "../../src/graph/parameter-location.ts";
import { interpret } from "../../src/graph/reference.ts";
import { type Graph, type Tensor, trace } from "../../src/graph/tensor.ts";
import type { Binding, Device, Parameters, Program } from "../../src/runtime/device.ts";

export const referenceDevice: Device = { name: "reference", compile };

async function compile(graph: Graph, { folder, get }: Parameters): Promise<Program> {
  const parameters = new Map<string, HostTensor>();
  for (const [name, tensor] of trace(graph).parameters) {
    const place = get(name);
    parameters.set(name, "file" in place ? await read(folder, place, tensor) : copyOf(place));
  }
  const bindings = new Set<Binding>();
  let disposed = false;
  return {
    bind(inputs, outputs) {
      if (disposed) throw new OrchardError("disposed", "This program has been disposed of.");
      const binding = bind(graph, parameters, inputs, outputs);
      bindings.add(binding);
      return binding;
    },
    async [Symbol.asyncDispose]() {
      disposed = true;
      for (const binding of bindings) await binding[Symbol.asyncDispose]();
    },
  };
}

function bind(
  graph: Graph,
  parameters: ReadonlyMap<string, HostTensor>,
  inputs: Readonly<Record<string, HostTensor>>,
  outputs: Readonly<Record<string, HostTensor>>,
): Binding {
  let disposed = false;
  let last: Promise<void> = Promise.resolve();
  const run = async (signal?: AbortSignal) => {
    await new Promise(setImmediate);
    if (disposed) throw new OrchardError("disposed", "This binding has been disposed of.");
    if (signal?.aborted) throw new OrchardError("aborted", "The run was aborted.");
    const results = interpret(graph, { inputs, parameters: (name) => parameters.get(name)! });
    for (const [name, bound] of Object.entries(outputs)) {
      const result = results[name];
      if (!result || result.dtype !== bound.dtype || `${result.shape}` !== `${bound.shape}`)
        throw new OrchardError("invalidArgument", `output "${name}" does not fit what is bound to it`);
      bound.data.set(result.data as never);
    }
  };
  return {
    run(signal) {
      const next = last.then(() => run(signal));
      last = next.catch(() => undefined);
      return next;
    },
    async [Symbol.asyncDispose]() {
      disposed = true;
      await last;
    },
  };
}

async function read(folder: string, place: ParameterLocation, { dtype, shape }: Tensor): Promise<HostTensor> {
  const tensor: HostTensor = allocate(dtype, shape as readonly number[]);
  const bytes = new Uint8Array(tensor.data.buffer);
  try {
    await using file = await open(join(folder, place.file));
    const { bytesRead } = await file.read(bytes, 0, place.length, place.offset);
    if (bytesRead === bytes.length) return tensor;
  } catch (cause) {
    throw new OrchardError("deviceFailed", `${place.file} cannot be read`, { cause });
  }
  throw new OrchardError("deviceFailed", `${place.file} ends before byte ${place.offset + bytes.length}`);
}

const copyOf = (tensor: HostTensor): HostTensor => ({ ...tensor, data: tensor.data.slice() });
