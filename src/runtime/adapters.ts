// The adapters of one loaded model: matrices in memory, each with a number that slots of the cache carry, and the program
// that reads them beside the base's weights. That program is a second one, compiled with the first adapter and gone with
// the last: a low-rank branch costs time even when it is empty (docs/log/2026-11-28-adapters.md), and requests without an
// adapter are to cost what they did. A model with a recovery adapter (recovery.ts) reads that one in every run: its own
// program has the branches and serves all. Nothing is merged into the weights.
import { OrchardError, throwIfAborted } from "../errors.ts";
import { type Adapter, readAdapter } from "./adapter-file.ts";
import { adapterMatrices } from "./adapter-matrices.ts";
import { BatchRunner } from "./batch.ts";
import { noAdapter } from "./cache.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Program } from "./device.ts";
import type { Runner } from "./generate.ts";
import { baseHash } from "./recovery.ts";

export interface AdaptersParts {
  readonly checkpoint: Checkpoint;
  readonly runner: Runner;
  /** What the model reads beside its weights in every run; null: nothing. */
  readonly recovery: Adapter | null;
  /** The model's own program: with a recovery adapter it has low-rank branches. */
  readonly program: Program;
  /** Compiles the model's graph with low-rank branches, where its own program has none. */
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
  #compiled: Promise<Program> | null = null;
  /** Adapters that are in memory or about to be. */
  #count = 0;
  #last = noAdapter;

  constructor(parts: AdaptersParts) {
    this.#parts = parts;
  }

  /** `strength` multiplies what it says. Throws what `readAdapter` and compiling throw, and `aborted`. */
  async load(path: string, strength: number, signal?: AbortSignal): Promise<LoadedAdapter> {
    const { checkpoint, runner, recovery } = this.#parts;
    throwIfAborted(signal);
    const { tensors, ...adapter } = await readAdapter(path, checkpoint.config, () =>
      baseHash(checkpoint, recovery, signal),
    );
    if (adapter.base === null) checkOrder(checkpoint, path);
    this.#count++;
    try {
      const program = await this.#branched();
      throwIfAborted(signal);
      const number = ++this.#last;
      const own = { ...adapter, alpha: adapter.alpha * strength, tensors };
      const matrices = adapterMatrices(checkpoint.config, recovery ? [recovery, own] : [own]);
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

  /** The program that has low-rank branches. */
  #branched(): Program | Promise<Program> {
    const { recovery, program, compile } = this.#parts;
    if (recovery !== null) return program;
    this.#compiled ??= compile(); // not with a signal: others may wait for it too
    return this.#compiled;
  }

  /** Lets go of the second program with the last adapter. */
  async #release(): Promise<void> {
    if (--this.#count > 0) return;
    await this[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const program = this.#compiled;
    this.#compiled = null;
    await (await program?.catch(() => null))?.[Symbol.asyncDispose]();
  }
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
