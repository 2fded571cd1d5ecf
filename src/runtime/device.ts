// The seam between tensor programs and what runs them: compile a graph once, bind memory to its inputs and outputs,
// run it many times. Implementations: ort-native (ONNX Runtime's C API), and the reference interpreter in tests.
import type { HostTensor } from "../graph/host-tensor.ts";
import type { ParameterLocation } from "../graph/parameter-location.ts";
import type { Graph } from "../graph/tensor.ts";

/**
 * Where the parameters of a program are: a range of a file, which is mapped, or memory, which is copied when the
 * program is compiled. Large weights belong in files.
 */
export interface Parameters {
  /** The folder that every file range is in. */
  readonly folder: string;
  get(name: string): ParameterLocation | HostTensor;
}

export interface CompileOptions {
  /** Threads of one run, the calling one included; default: one per core. */
  readonly threads?: number;
  /** Its runs take turns with those of another program, so threads do not wait for the next one at work; default false. */
  readonly followed?: boolean;
  /** Write a Chrome trace of every operation to files with this prefix, at disposal. */
  readonly profile?: string;
}

/** Something that runs graphs. */
export interface Device {
  readonly name: string;
  /** Throws `deviceFailed` with the engine's words when it refuses the graph or cannot read a parameter. */
  compile(graph: Graph, parameters: Parameters, options?: CompileOptions): Promise<Program>;
}

/** A compiled graph. Disposing of it disposes of its bindings, waits for their runs and frees its weights. */
export interface Program extends AsyncDisposable {
  /**
   * Ties memory to every input and to the wanted outputs, by name. The same memory may be bound to an input and an
   * output where the graph updates it in place. Nothing is copied: run() reads and writes that memory.
   */
  bind(inputs: Readonly<Record<string, HostTensor>>, outputs: Readonly<Record<string, HostTensor>>): Binding;
}

/** A program with its memory. Runs of one binding never overlap: a second run waits for the first. */
export interface Binding extends AsyncDisposable {
  /** Runs off the event loop. An abort of `signal` rejects with `aborted` as soon as the engine lets go. */
  run(signal?: AbortSignal): Promise<void>;
}
