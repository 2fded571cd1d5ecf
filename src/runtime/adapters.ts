// The adapters of one loaded model: matrices in memory, each with a number that slots of the cache carry, and the program
// that reads them beside the base's weights. That program is a second one, compiled with the first adapter and gone with
// the last: a low-rank branch costs time even when it is empty (docs/log.md, 2026-11-28), and requests without an adapter
// are to cost what they did. Nothing is merged into the weights.
import { OrchardError, throwIfAborted } from "../errors.ts";
import { type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import { adapterShapes } from "../models/adapter.ts";
import { type Adapter, readAdapter } from "./adapter-file.ts";
import { BatchRunner } from "./batch.ts";
import { noAdapter } from "./cache.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Program } from "./device.ts";
import type { Runner } from "./generate.ts";
import { checkpointHash } from "./weights/weights-hash.ts";

export interface AdaptersParts {
  readonly checkpoint: Checkpoint;
  readonly runner: Runner;
  /** Compiles the model's graph with low-rank branches. */
  readonly compile: () => Promise<Program>;
}

/** An adapter in memory. Disposing of it waits for the run under way; its requests are to be aborted before. */
export interface LoadedAdapter extends AsyncDisposable {
  /** What slots of the cache that it filled carry; no two of a model are the same. */
  readonly number: number;
  readonly adapter: Omit<Adapter, "tensors">;
}

/** Loads and forgets adapters of one model. */
export class Adapters implements AsyncDisposable {
  readonly #parts: AdaptersParts;
  #program: Promise<Program> | null = null;
  /** Adapters that are in memory or about to be. */
  #count = 0;
  #last = noAdapter;

  constructor(parts: AdaptersParts) {
    this.#parts = parts;
  }

  /** Throws what `readAdapter` and compiling throw, and `aborted`. */
  async load(path: string, signal?: AbortSignal): Promise<LoadedAdapter> {
    const { checkpoint, runner, compile } = this.#parts;
    throwIfAborted(signal);
    const { tensors, ...adapter } = await readAdapter(path, checkpoint.config, () =>
      checkpointHash(checkpoint, signal),
    );
    if (adapter.base === null) checkOrder(checkpoint, path);
    this.#count++;
    try {
      this.#program ??= compile(); // not with a signal: others may wait for it too
      const program = await this.#program;
      throwIfAborted(signal);
      const number = ++this.#last;
      const matrices = adapterMatrices(checkpoint, { ...adapter, tensors });
      runner.addAdapter(number, new BatchRunner(program, checkpoint.config, matrices));
      let disposal: Promise<void> | undefined;
      const dispose = async () => {
        await runner.removeAdapter(number);
        await this.#release();
      };
      return {
        number,
        adapter,
        [Symbol.asyncDispose]() {
          disposal ??= dispose();
          return disposal;
        },
      };
    } catch (error) {
      await this.#release();
      throw error;
    }
  }

  /** Lets go of the program with the last adapter. */
  async #release(): Promise<void> {
    if (--this.#count > 0) return;
    await this[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const program = this.#program;
    this.#program = null;
    await (await program?.catch(() => null))?.[Symbol.asyncDispose]();
  }
}

/** The inputs of the program: A as it is, B times the adapter's strength, and matrices of rank 0 for all other layers. */
function adapterMatrices(
  { config }: Checkpoint,
  { rank, alpha, tensors }: Adapter,
): Record<string, HostTensor> {
  return Object.fromEntries(
    [...adapterShapes(config, rank)].map(([name, [rows = 0, columns = 0]]): [string, HostTensor] => {
      const tensor = tensors.get(name);
      const isA = name.includes(".lora_A.");
      if (!tensor) return [name, hostTensor("float32", isA ? [0, columns] : [rows, 0], new Float32Array())];
      const values = tensor.data as Float32Array;
      return [
        name,
        isA
          ? tensor
          : hostTensor(
              "float32",
              tensor.shape,
              values.map((value) => (value * alpha) / rank),
            ),
      ];
    }),
  );
}

/** Formats other than Hugging Face's may keep the rows of queries and keys in another order than PEFT had them. */
function checkOrder({ config, format, name }: Checkpoint, path: string): void {
  if (format === "safetensors" || !config.layers.some(({ rope }) => rope?.interleaved)) return;
  throw new OrchardError(
    "unsupportedModel",
    `The adapter ${path} does not say which weights it was trained on, and ${name} (${format}) keeps the rows of its ` +
      "queries and keys in another order than PEFT: load the base as safetensors, or train the adapter on this file.",
    { details: { path } },
  );
}
