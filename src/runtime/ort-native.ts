// The device that runs graphs on ONNX Runtime's CPU provider by FFI: caller's memory in and out, off the event loop.
// Why not onnxruntime-node's own binding: it copies every output of every step and blocks the event loop.
import koffi from "koffi";
import { OrchardError } from "../errors.ts";
import { elementBytes, type HostTensor } from "../graph/host-tensor.ts";
import { onnxTypes, type ParameterLocation, writeOnnx } from "../graph/onnx.ts";
import { type Graph, trace } from "../graph/tensor.ts";
import type { Binding, CompileOptions, Device, Parameters, Program } from "./device.ts";
import { ortApi, type Pointer } from "./ort-api.ts";

/** ONNX Runtime's CPU provider in this process. */
export const ortNative: Device = { name: "cpu", compile };

/** Native handles (sessions, values, options) that exist now; 0 when everything was disposed of. */
export function liveNativeHandles(): number {
  return ortApi().live.handles;
}

const allOptimizations = 99;

async function compile(graph: Graph, parameters: Parameters, options: CompileOptions = {}): Promise<Program> {
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
    if (options.profile !== undefined)
      api.call("EnableProfiling", sessionOptions, nativePath(options.profile));
    const model = writeOnnx(graph, (name) => {
      const place = places.get(name)!;
      // What is in memory is declared as lying in a file all the same: ONNX Runtime replaces only such parameters.
      return "file" in place ? place : { file: "memory", offset: 0, length: 0 };
    });
    const session = await api.createAsync(
      "CreateSessionFromArray",
      api.environment,
      model,
      model.byteLength,
      sessionOptions,
    );
    return new OrtProgram(session);
  } finally {
    api.release("ReleaseSessionOptions", sessionOptions);
    releaseTensors(inMemory);
  }
}

function isInMemory(entry: [string, ParameterLocation | HostTensor]): entry is [string, HostTensor] {
  return !("file" in entry[1]);
}

class OrtProgram implements Program {
  readonly #session: Pointer;
  readonly #bindings = new Set<OrtBinding>();
  #disposed = false;

  constructor(session: Pointer) {
    this.#session = session;
  }

  bind(inputs: Readonly<Record<string, HostTensor>>, outputs: Readonly<Record<string, HostTensor>>): Binding {
    if (this.#disposed) throw new OrchardError("disposed", "This program has been disposed of.");
    const binding = new OrtBinding(this.#session, inputs, outputs, () => this.#bindings.delete(binding));
    this.#bindings.add(binding);
    return binding;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#disposed) return;
    this.#disposed = true;
    await Promise.all([...this.#bindings].map((binding) => binding[Symbol.asyncDispose]()));
    ortApi().release("ReleaseSession", this.#session);
  }
}

class OrtBinding implements Binding {
  readonly #session: Pointer;
  readonly #inputs: BoundTensors;
  readonly #outputs: BoundTensors;
  readonly #runOptions: Pointer;
  readonly #onDispose: () => void;
  #last: Promise<void> = Promise.resolve();
  #disposal: Promise<void> | undefined;

  constructor(
    session: Pointer,
    inputs: Readonly<Record<string, HostTensor>>,
    outputs: Readonly<Record<string, HostTensor>>,
    onDispose: () => void,
  ) {
    this.#session = session;
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
    const run = this.#last.then(() => this.#run(signal));
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
