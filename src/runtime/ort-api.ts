// ONNX Runtime's C API, called in process through koffi. The library ships inside the npm package onnxruntime-node;
// its functions stand in a table whose order only ever grows (onnxruntime_c_api.h, struct OrtApi), so a position is a
// name. The package version is pinned all the same: behaviour behind a position may change.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import koffi, { type LibraryHandle } from "koffi";
import { OrchardError } from "../errors.ts";

/** A native handle; 0n is none. */
export type Pointer = bigint;

/** Position in the table and C type of each function used. Functions that can fail return a status. */
const functions = {
  GetErrorMessage: [2, "const char *", ["void *"]],
  CreateEnv: [3, "void *", ["int", "const char *", "void *"]],
  CreateSessionFromArray: [8, "void *", ["void *", "void *", "size_t", "void *", "void *"]],
  Run: [9, "void *", ["void *", "void *", "void *", "void *", "size_t", "void *", "size_t", "void *"]],
  CreateSessionOptions: [10, "void *", ["void *"]],
  EnableProfiling: [14, "void *", ["void *", "void *"]],
  DisableCpuMemArena: [19, "void *", ["void *"]],
  SetSessionLogSeverityLevel: [22, "void *", ["void *", "int"]],
  SetSessionGraphOptimizationLevel: [23, "void *", ["void *", "int"]],
  SetIntraOpNumThreads: [24, "void *", ["void *", "int"]],
  SetInterOpNumThreads: [25, "void *", ["void *", "int"]],
  CreateRunOptions: [39, "void *", ["void *"]],
  RunOptionsSetTerminate: [46, "void *", ["void *"]],
  RunOptionsUnsetTerminate: [47, "void *", ["void *"]],
  CreateTensorWithDataAsOrtValue: [
    49,
    "void *",
    ["void *", "void *", "size_t", "void *", "size_t", "int", "void *"],
  ],
  CreateCpuMemoryInfo: [69, "void *", ["int", "int", "void *"]],
  ReleaseStatus: [93, "void", ["void *"]],
  ReleaseSession: [95, "void", ["void *"]],
  ReleaseValue: [96, "void", ["void *"]],
  ReleaseRunOptions: [97, "void", ["void *"]],
  ReleaseSessionOptions: [100, "void", ["void *"]],
  AddSessionConfigEntry: [130, "void *", ["void *", "const char *", "const char *"]],
  AddExternalInitializers: [210, "void *", ["void *", "void *", "void *", "size_t"]],
  SessionOptionsAppendExecutionProvider: [
    216,
    "void *",
    ["void *", "const char *", "void *", "void *", "size_t"],
  ],
} as const satisfies Record<
  string,
  readonly [position: number, result: string, parameters: readonly string[]]
>;

type FunctionName = keyof typeof functions;
const tableLength = 219;

/** The newest version of the table that this file was written against. */
const apiVersion = 30;

interface OrtApi {
  /** Calls a function that returns a status; throws `deviceFailed` with its message. */
  call(name: FunctionName, ...values: unknown[]): void;
  /** The same on a worker thread. */
  callAsync(name: FunctionName, ...values: unknown[]): Promise<void>;
  /** Calls a function whose last parameter receives a handle. */
  create(name: FunctionName, ...values: unknown[]): Pointer;
  createAsync(name: FunctionName, ...values: unknown[]): Promise<Pointer>;
  release(name: Extract<FunctionName, `Release${string}`>, handle: Pointer): void;
  /** Handles created and not released yet; leaks show here. */
  readonly live: { handles: number };
  readonly environment: Pointer;
  readonly cpuMemory: Pointer;
}

let loaded: OrtApi | undefined;

/** koffi unloads a library whose object has been collected, and every function of the table would dangle. */
let library: LibraryHandle | undefined;

/** The API, loaded at the first call. Throws `deviceUnavailable` with what to do when it cannot be. */
export function ortApi(): OrtApi {
  loaded ??= load();
  return loaded;
}

const libraries: Readonly<Record<string, string>> = {
  "linux-x64": "libonnxruntime.so.1",
  "linux-arm64": "libonnxruntime.so.1",
  "darwin-arm64": "libonnxruntime.1.dylib",
  "win32-x64": "onnxruntime.dll",
  "win32-arm64": "onnxruntime.dll",
};

/** Path of ONNX Runtime's library for a platform; throws `deviceUnavailable` when there is none. */
export function libraryPath(
  platform: string = process.platform,
  architecture: string = process.arch,
): string {
  const file = libraries[`${platform}-${architecture}`];
  const given = process.env.ORCHARD_ONNXRUNTIME;
  if (given) return given;
  if (!file)
    throw new OrchardError(
      "deviceUnavailable",
      `ONNX Runtime has no library for ${platform} on ${architecture}. ` +
        `Orchard runs on ${Object.keys(libraries).join(", ")}; on another machine, build ONNX Runtime 1.30 ` +
        "and set ORCHARD_ONNXRUNTIME to the path of its shared library.",
      { details: { platform, architecture } },
    );
  let root: string;
  try {
    root = dirname(createRequire(import.meta.url).resolve("onnxruntime-node/package.json"));
  } catch (cause) {
    throw new OrchardError(
      "deviceUnavailable",
      "The package onnxruntime-node is not installed; run `npm install onnxruntime-node@1.30.0 --ignore-scripts`.",
      { cause },
    );
  }
  return join(root, "bin", "napi-v6", platform, architecture, file);
}

function load(): OrtApi {
  const path = libraryPath();
  if (!existsSync(path))
    throw new OrchardError(
      "deviceUnavailable",
      `ONNX Runtime's library is missing at ${path}. Reinstall the package: \`npm install --ignore-scripts\`.`,
      { details: { path } },
    );
  enlargeStacks();
  let table: Pointer[];
  try {
    library = koffi.load(path);
    const base = library.func("void *OrtGetApiBase()")() as Pointer;
    const [getApi] = koffi.decode(base, "void *", 1) as Pointer[];
    const api = koffi.call(getApi!, koffi.proto("void *", ["uint32_t"]), apiVersion) as Pointer | null;
    if (!api) throw new Error(`it does not offer version ${apiVersion} of its API`);
    table = koffi.decode(api, "void *", tableLength) as Pointer[];
  } catch (cause) {
    const hint =
      process.platform === "win32"
        ? "install the Microsoft Visual C++ 2015–2022 redistributable"
        : "the system needs glibc 2.28 or newer (Alpine's musl does not work)";
    throw new OrchardError(
      "deviceUnavailable",
      `ONNX Runtime's library ${path} cannot be loaded (${messageOf(cause)}); ${hint}.`,
      { cause, details: { path } },
    );
  }
  return bindTable(table);
}

// koffi runs each call on a stack of its own; its default of 128 KiB for asynchronous calls is too tight for
// compiling a model and for kernels that keep tiles on the stack.
function enlargeStacks(): void {
  const wanted = { sync_stack_size: 8 << 20, async_stack_size: 8 << 20 };
  try {
    koffi.config({ ...koffi.config(), ...wanted });
  } catch (cause) {
    if ((koffi.config().async_stack_size ?? 0) >= 1 << 20) return;
    throw new OrchardError(
      "deviceUnavailable",
      "Another library was loaded through koffi before Orchard, so its stacks can no longer be enlarged; " +
        "load a model before that library, or call koffi.config({ async_stack_size: 8 << 20 }) at the start.",
      { cause },
    );
  }
}

function bindTable(table: readonly Pointer[]): OrtApi {
  const native = Object.fromEntries(
    Object.entries(functions).map(([name, [position, result, parameters]]) => {
      // Without a name: those of koffi are for the whole process, and there may be a second copy of this module in it.
      const prototype = koffi.proto(result, [...parameters]);
      return [name, koffi.decode(table[position]!, prototype) as NativeFunction];
    }),
  ) as Record<FunctionName, NativeFunction>;
  const live = { handles: 0 };

  function check(name: string, status: unknown): void {
    if (!status) return;
    const message = native.GetErrorMessage(status) as string;
    native.ReleaseStatus(status);
    throw new OrchardError("deviceFailed", `ONNX Runtime: ${message}`, { details: { function: name } });
  }
  function call(name: FunctionName, ...values: unknown[]): void {
    check(name, native[name](...values));
  }
  function callAsync(name: FunctionName, ...values: unknown[]): Promise<void> {
    return new Promise((resolve, reject) => {
      native[name].async(...values, (error: unknown, status: unknown) => {
        try {
          if (error) throw error;
          check(name, status);
          resolve();
        } catch (failure) {
          reject(failure);
        }
      });
    });
  }
  function received(out: BigUint64Array): Pointer {
    live.handles++;
    return out[0]!;
  }
  function create(name: FunctionName, ...values: unknown[]): Pointer {
    const out = new BigUint64Array(1);
    call(name, ...values, out);
    return received(out);
  }
  async function createAsync(name: FunctionName, ...values: unknown[]): Promise<Pointer> {
    const out = new BigUint64Array(1);
    await callAsync(name, ...values, out);
    return received(out);
  }
  function release(name: FunctionName, handle: Pointer): void {
    native[name](handle);
    live.handles--;
  }
  // Errors come back as statuses and are thrown: only what ends the process is worth a line on stderr.
  const fatalOnly = 4;
  const environment = create("CreateEnv", fatalOnly, "orchard");
  const [arenaAllocator, defaultMemory] = [1, 0];
  const cpuMemory = create("CreateCpuMemoryInfo", arenaAllocator, defaultMemory);
  live.handles = 0; // These two live as long as the process.
  return { call, callAsync, create, createAsync, release, live, environment, cpuMemory };
}

interface NativeFunction {
  (...values: unknown[]): unknown;
  async(...valuesAndCallback: unknown[]): void;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
