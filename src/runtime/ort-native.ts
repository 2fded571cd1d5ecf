// The devices that run graphs on ONNX Runtime by FFI, on the CPU and on WebGPU: caller's memory in and out, off the event
// loop. Left out on WebGPU: memory that stays on the GPU between runs. Why not onnxruntime-node's own binding: it copies every output of every step and blocks the event loop.
import koffi from "koffi";
import { OrchardError } from "../errors.ts";
import { elementBytes, type HostTensor } from "../graph/host-tensor.ts";
import { onnxTypes, writeOnnx } from "../graph/onnx.ts";
import type { ParameterLocation } from "../graph/parameter-location.ts";
import { type Graph, trace } from "../graph/tensor.ts";
import type { Binding, CompileOptions, Device, Parameters, Program } from "./device.ts";
import { ortApi, type Pointer } from "./ort-api.ts";

/** ONNX Runtime's CPU provider in this process. */
export const ortNative: Device = {
  name: "cpu",
  compile: (graph, parameters, options) => compile(cpu, graph, parameters, options),
};

/**
 * ONNX Runtime's WebGPU provider in this process (Dawn: Vulkan, Metal or Direct3D 12). Operations that it does not have
 * run on the CPU. `compile` throws `deviceUnavailable` where there is no adapter.
 */
export const ortWebGpu: Device = {
  name: "webgpu",
  compile: (graph, parameters, options) => compile(webGpu, graph, parameters, options),
};

/** An execution provider of ONNX Runtime. */
interface Provider {
  /** As ONNX Runtime calls it; null: the one that is always there. */
  readonly name: string | null;
  /** Whether it knows tensors without elements. */
  readonly takesEmpty: boolean;
  /** Whether it has products of transposed matrices. */
  readonly fusesProducts: boolean;
  /** Does some work when sessions of this provider may: at once, or one after the other. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

const cpu: Provider = { name: null, takesEmpty: true, fusesProducts: true, inTurn: (work) => work() };
// All WebGPU sessions share one device and its queue, which two threads must not use at once. A product with an inner size
// of 0 ends the process there (ONNX Runtime 1.30).
const webGpu: Provider = { name: "WebGPU", takesEmpty: false, fusesProducts: false, inTurn: oneAtATime() };

function oneAtATime(): Provider["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}

/** Native handles (sessions, values, options) that exist now; 0 when everything was disposed of. */
export function liveNativeHandles(): number {
  return ortApi().live.handles;
}

const allOptimizations = 99;

async function compile(
  provider: Provider,
  graph: Graph,
  parameters: Parameters,
  options: CompileOptions = {},
): Promise<Program> {
  const api = ortApi();
  const places = new Map([...trace(graph).parameters.keys()].map((name) => [name, parameters.get(name)]));
  // ONNX Runtime copies these, so that its optimizer may compute with them.
  const inMemory = bindTensors(Object.fromEntries([...places].filter(isInMemory)));
  const sessionOptions = api.create("CreateSessionOptions");
  try {
    api.call("SetSessionGraphOptimizationLevel", sessionOptions, allOptimizations);
    api.call("SetIntraOpNumThreads", sessionOptions, options.threads ?? 0);
    api.call("SetInterOpNumThreads", sessionOptions, 1);
    // A sharp softmax leaves numbers too small for full precision, on which the processor is a hundred times slower.
    api.call("AddSessionConfigEntry", sessionOptions, "session.set_denormal_as_zero", "1");
    if (options.followed)
      api.call("AddSessionConfigEntry", sessionOptions, "session.force_spinning_stop", "1");
    // Weights go to plain memory, not to an arena that grows by powers of two.
    api.call("AddSessionConfigEntry", sessionOptions, "session.use_device_allocator_for_initializers", "1");
    api.call(
      "AddSessionConfigEntry",
      sessionOptions,
      "session.model_external_initializers_file_folder_path",
      parameters.folder,
    );
    api.call(
      "AddExternalInitializers",
      sessionOptions,
      inMemory.names,
      inMemory.values,
      inMemory.values.length,
    );
    if (provider.name !== null) appendProvider(provider.name, sessionOptions);
    if (options.profile !== undefined)
      api.call("EnableProfiling", sessionOptions, nativePath(options.profile));
    const locate = (name: string): ParameterLocation => {
      const place = places.get(name)!;
      // What is in memory is declared as lying in a file all the same: ONNX Runtime replaces only such parameters.
      return "file" in place ? place : { file: "memory", offset: 0, length: 0 };
    };
    const model = writeOnnx(graph, locate, { fusedProducts: provider.fusesProducts });
    const session = await provider.inTurn(() =>
      api.createAsync("CreateSessionFromArray", api.environment, model, model.byteLength, sessionOptions),
    );
    return new OrtProgram(session, provider);
  } finally {
    api.release("ReleaseSessionOptions", sessionOptions);
    releaseTensors(inMemory);
  }
}

function appendProvider(name: string, sessionOptions: Pointer): void {
  try {
    ortApi().call("SessionOptionsAppendExecutionProvider", sessionOptions, name, null, null, 0);
  } catch (cause) {
    throw new OrchardError(
      "deviceUnavailable",
      `ONNX Runtime finds no ${name} device here: it needs a GPU with a Vulkan, Metal or Direct3D 12 driver ` +
        "(without one, Chromium's SwiftShader: set VK_ICD_FILENAMES to its vk_swiftshader_icd.json).",
      { cause, details: { provider: name } },
    );
  }
}

function isInMemory(entry: [string, ParameterLocation | HostTensor]): entry is [string, HostTensor] {
  return !("file" in entry[1]);
}

function refuseEmpty(inputs: Readonly<Record<string, HostTensor>>): void {
  const empty = Object.entries(inputs).find(([, { data }]) => data.length === 0);
  if (empty)
    throw new OrchardError(
      "deviceFailed",
      `The input ${empty[0]} has no elements ([${empty[1].shape}]), which ONNX Runtime's WebGPU provider cannot ` +
        "handle: leave it out of the graph, or run on the CPU.",
      { details: { input: empty[0] } },
    );
}

class OrtProgram implements Program {
  readonly #session: Pointer;
  readonly #provider: Provider;
  readonly #bindings = new Set<OrtBinding>();
  #disposed = false;

  constructor(session: Pointer, provider: Provider) {
    this.#session = session;
    this.#provider = provider;
  }

  bind(inputs: Readonly<Record<string, HostTensor>>, outputs: Readonly<Record<string, HostTensor>>): Binding {
    if (this.#disposed) throw new OrchardError("disposed", "This program has been disposed of.");
    if (!this.#provider.takesEmpty) refuseEmpty(inputs);
    const binding = new OrtBinding(this.#session, this.#provider, inputs, outputs, () =>
      this.#bindings.delete(binding),
    );
    this.#bindings.add(binding);
    return binding;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await Promise.all([...this.#bindings].map((binding) => binding[Symbol.asyncDispose]()));
    await this.#provider.inTurn(async () => ortApi().release("ReleaseSession", this.#session));
  }
}

class OrtBinding implements Binding {
  readonly #session: Pointer;
  readonly #provider: Provider;
  readonly #inputs: BoundTensors;
  readonly #outputs: BoundTensors;
  readonly #runOptions: Pointer;
  readonly #onDispose: () => void;
  #last: Promise<void> = Promise.resolve();
  #disposal: Promise<void> | undefined;

  constructor(
    session: Pointer,
    provider: Provider,
    inputs: Readonly<Record<string, HostTensor>>,
    outputs: Readonly<Record<string, HostTensor>>,
    onDispose: () => void,
  ) {
    this.#session = session;
    this.#provider = provider;
    this.#inputs = bindTensors(inputs);
    try {
      this.#outputs = bindTensors(outputs);
    } catch (error) {
      releaseTensors(this.#inputs);
      throw error;
    }
    this.#runOptions = ortApi().create("CreateRunOptions");
    this.#onDispose = onDispose;
  }

  run(signal?: AbortSignal): Promise<void> {
    const run = this.#last.then(() => this.#provider.inTurn(() => this.#run(signal)));
    this.#last = run.catch(() => undefined);
    return run;
  }

  async #run(signal?: AbortSignal): Promise<void> {
    if (this.#disposal) throw new OrchardError("disposed", "This binding has been disposed of.");
    if (signal?.aborted) throw aborted();
    const api = ortApi();
    const terminate = () => api.call("RunOptionsSetTerminate", this.#runOptions);
    signal?.addEventListener("abort", terminate);
    try {
      await api.callAsync(
        "Run",
        this.#session,
        this.#runOptions,
        this.#inputs.names,
        this.#inputs.values,
        this.#inputs.values.length,
        this.#outputs.names,
        this.#outputs.names.length,
        this.#outputs.values,
      );
    } catch (error) {
      if (signal?.aborted) throw aborted();
      throw error;
    } finally {
      if (signal) {
        signal.removeEventListener("abort", terminate);
        if (signal.aborted) api.call("RunOptionsUnsetTerminate", this.#runOptions);
      }
    }
  }

  /** A run in progress ends first. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#disposal ??= this.#last.then(() => {
      ortApi().release("ReleaseRunOptions", this.#runOptions);
      releaseTensors(this.#inputs);
      releaseTensors(this.#outputs);
      this.#onDispose();
    });
    return this.#disposal;
  }
}

/** Arrays as C wants them: names and values as pointers, and what those point to, kept alive. */
interface BoundTensors {
  readonly names: BigUint64Array;
  readonly values: BigUint64Array;
  readonly held: readonly unknown[];
}

function bindTensors(tensors: Readonly<Record<string, HostTensor>>): BoundTensors {
  const texts = Object.keys(tensors).map((name) => Buffer.from(`${name}\0`));
  const held = Object.values(tensors);
  const names = BigUint64Array.from(texts, (text) => koffi.address(text));
  const bound: BoundTensors = { names, values: new BigUint64Array(held.length), held: [texts, held] };
  try {
    held.forEach((tensor, index) => {
      bound.values[index] = ortValue(tensor);
    });
  } catch (error) {
    releaseTensors(bound);
    throw error;
  }
  return bound;
}

function releaseTensors({ values }: BoundTensors): void {
  for (const value of values) if (value !== 0n) ortApi().release("ReleaseValue", value);
}

/** A native view of a tensor's memory; the caller keeps that memory alive and releases the handle. */
function ortValue({ dtype, shape, data }: HostTensor): Pointer {
  const dimensions = BigInt64Array.from(shape, BigInt);
  return ortApi().create(
    "CreateTensorWithDataAsOrtValue",
    ortApi().cpuMemory,
    data,
    data.length * elementBytes(dtype),
    dimensions,
    dimensions.length,
    onnxTypes[dtype],
  );
}

/** ONNX Runtime takes paths as UTF-16 on Windows and as bytes elsewhere. */
function nativePath(path: string): Buffer {
  return Buffer.from(`${path}\0`, process.platform === "win32" ? "utf16le" : "utf8");
}

function aborted(): OrchardError {
  return new OrchardError("aborted", "The run was aborted.");
}
