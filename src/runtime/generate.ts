// Tokens from a program: prefill in chunks, then decode one token at a time, over a slot of the cache.
import { OrchardError, throwIfAborted } from "../errors.ts";
import { allocate, type HostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { pastName, presentName, readsPosition } from "../models/transformer.ts";
import { movesWindow, type Slot } from "./cache.ts";
import type { Binding, Program } from "./device.ts";

/** Tokens of one prefill run: long enough for full speed, short enough that others get a turn and an abort is quick. */
export const prefillChunk = 512;

/** The memory that a run reads its tokens from and writes its logits to. */
interface Step {
  readonly binding: Binding;
  readonly tokens: Int32Array;
  readonly lastPosition: Int32Array;
  readonly totalLength: Int32Array;
  readonly position: BigInt64Array;
  /** [1, 1, V] */
  readonly logits: Float32Array;
}

/** Runs one model's program over slots of its cache. Runs are taken in turn: one at a time, first come first served. */
export class Runner {
  readonly #program: Program;
  readonly #config: ModelConfig;
  readonly #needsPosition: boolean;
  /** One step of one token per slot, kept since every decode step uses it. */
  readonly #decodeSteps = new Map<Slot, Step>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(program: Program, config: ModelConfig) {
    this.#program = program;
    this.#config = config;
    this.#needsPosition = readsPosition(config);
  }

  /**
   * Appends tokens to a slot and returns the logits [V] after the last of them; they are overwritten by the slot's
   * next run. An abort rejects with `aborted`; what was appended before it stays, unless it cannot be told from what
   * the run left behind.
   */
  async append(slot: Slot, tokens: readonly number[], signal?: AbortSignal): Promise<Float32Array> {
    let logits: Float32Array | undefined;
    for (let from = 0; from < tokens.length; from += prefillChunk) {
      const chunk = tokens.slice(from, from + prefillChunk);
      logits = await this.#inTurn(() => this.#run(slot, chunk, signal), signal);
    }
    return logits!;
  }

  /** Does some work after all that asked before; an abort before its turn comes rejects at once. */
  #inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      let begun = false;
      const giveUp = () => {
        if (!begun) reject(new OrchardError("aborted", "Aborted while waiting for other requests."));
      };
      signal?.addEventListener("abort", giveUp);
      const turn = this.#turn.then(() => {
        begun = true;
        signal?.removeEventListener("abort", giveUp);
        throwIfAborted(signal); // given up: the slot may be another's by now
        return work();
      });
      turn.then(resolve, reject);
      this.#turn = turn.catch(() => undefined);
    });
  }

  async #run(slot: Slot, tokens: readonly number[], signal?: AbortSignal): Promise<Float32Array> {
    throwIfAborted(signal);
    const step = tokens.length === 1 ? this.#decodeStep(slot) : this.#step(slot, tokens.length);
    const start = slot.tokens.length;
    step.tokens.set(tokens);
    step.lastPosition[0] = start + tokens.length - 1;
    step.totalLength[0] = start + tokens.length;
    for (let i = 0; i < tokens.length; i++) step.position[i] = BigInt(start + i);
    try {
      await step.binding.run(signal);
    } catch (error) {
      // Some layers may have moved their windows already and others not.
      if (movesWindow(slot, start, start + tokens.length)) slot.tokens.length = 0;
      throwIfAborted(signal);
      throw error;
    } finally {
      if (tokens.length > 1) await step.binding[Symbol.asyncDispose]();
    }
    for (const token of tokens) slot.tokens.push(token);
    return step.logits;
  }

  #decodeStep(slot: Slot): Step {
    const known = this.#decodeSteps.get(slot) ?? this.#step(slot, 1);
    this.#decodeSteps.set(slot, known);
    return known;
  }

  #step(slot: Slot, count: number): Step {
    const tokens = allocate("int32", [1, count]);
    const lastPosition = allocate("int32", [1]);
    const totalLength = allocate("int32", []);
    const position = allocate("int64", [1, count]);
    const logits = allocate("float32", [1, 1, this.#config.vocabularySize]);
    const inputs: Record<string, HostTensor> = { tokens, lastPosition, totalLength, ...slot.tensors };
    if (this.#needsPosition) inputs.position = position;
    const outputs: Record<string, HostTensor> = { logits };
    this.#config.layers.forEach(({ keyValueLayer }, index) => {
      for (const part of ["key", "value"] as const)
        outputs[presentName(index, part)] = slot.tensors[pastName(keyValueLayer ?? index, part)]!;
    });
    return {
      binding: this.#program.bind(inputs, outputs),
      tokens: tokens.data,
      lastPosition: lastPosition.data,
      totalLength: totalLength.data,
      position: position.data,
      logits: logits.data,
    };
  }

  /** Waits for the runs under way, then lets go of the program's bindings. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#turn;
    for (const step of this.#decodeSteps.values()) await step.binding[Symbol.asyncDispose]();
    this.#decodeSteps.clear();
  }
}
