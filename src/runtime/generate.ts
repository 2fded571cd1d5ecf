// Tokens from a program, for many sequences at once: one scheduler takes all runs of a model in turn. The next tokens of
// all sequences that have one are one run; between two such runs, prompts are read in chunks that are short enough for
// nobody's stream to stall (continuous batching, as in Orca, OSDI 2022, with chunked prefill, arXiv 2308.16369).
import { abortedBy, OrchardError, throwIfAborted } from "../errors.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { BatchRunner, type Member } from "./batch.ts";
import { noAdapter, type Slot } from "./cache.ts";
import type { Program } from "./device.ts";

/**
 * Tokens of one prefill run when nobody else is answered: long enough for full speed, short enough to abort quickly and to
 * need little memory (at the full size 66 MiB less than 512, and no slower).
 */
export const prefillChunk = 256;

/** Milliseconds of prefill between two decode steps when others are answered. */
const prefillBudget = 200;

/** Tokens of such a chunk before the model's speed is known, and at least. */
const firstShortChunk = 32;
const leastChunk = 16;

/** Milliseconds after its last token for which a sequence is thought to go on. */
const lively = 1000;

/** Tokens that wait to be appended to a slot. */
interface Job {
  readonly slot: Slot;
  readonly tokens: readonly number[];
  readonly signal: AbortSignal | undefined;
  /** Of how many tokens, the last ones, the logits are wanted; of more than one they are read in one run. */
  readonly asked: number;
  /** Tokens that have been appended. */
  done: number;
  /** Whether a run of it is under way: an abort then waits for the run's end. */
  isRunning: boolean;
  readonly resolve: (logits: Float32Array) => void;
  readonly reject: (error: unknown) => void;
}

/** Runs one model's programs over slots of its cache. */
export class Runner {
  /** What runs the slots of each adapter. */
  readonly #batches = new Map<number, BatchRunner>();
  /** In the order of their turns. */
  readonly #jobs: Job[] = [];
  /** When each slot was last given a token, the newest last. */
  readonly #lastToken = new Map<Slot, number>();
  /** Tokens that a prefill run of `prefillBudget` has. */
  #shortChunk = firstShortChunk;
  #working: Promise<void> | null = null;

  /** `adapter`: what slots of no adapter are run with, the matrices of a recovery adapter. */
  constructor(program: Program, config: ModelConfig, adapter: Readonly<Record<string, HostTensor>> = {}) {
    this.#batches.set(noAdapter, new BatchRunner(program, config, adapter));
  }

  /** Slots of this adapter are run by `batch` from here on, which now belongs to the runner. */
  addAdapter(adapter: number, batch: BatchRunner): void {
    this.#batches.set(adapter, batch);
  }

  /** Lets go of what ran an adapter, after the run under way. Its requests are to be aborted before. */
  async removeAdapter(adapter: number): Promise<void> {
    const batch = this.#batches.get(adapter);
    this.#batches.delete(adapter);
    await batch?.[Symbol.asyncDispose]();
  }

  async #decodeMembers(members: readonly Member[]): Promise<PromiseSettledResult<Float32Array>[]> {
    const batch = this.#batches.get(members[0]!.slot.adapter);
    return batch?.decode(members) ?? members.map(() => ({ status: "rejected", reason: adapterGone() }));
  }

  /**
   * Appends tokens to a slot and returns the logits [V] after the last of them; they are overwritten by the slot's
   * next run; of no tokens there are none. An abort rejects with `aborted`: at once when nothing of it is running, else when
   * the run has ended. What was appended before it stays, unless it cannot be told from what the run left behind.
   */
  append(slot: Slot, tokens: readonly number[], signal?: AbortSignal): Promise<Float32Array> {
    return this.#append(slot, tokens, 1, signal);
  }

  /** The same of a few tokens, in one run, with the logits [N, V] after each of them: what checks guesses. */
  appendEach(slot: Slot, tokens: readonly number[], signal?: AbortSignal): Promise<Float32Array> {
    return this.#append(slot, tokens, tokens.length, signal);
  }

  /** This slot's sequence has ended: it is nobody's company any more. */
  leave(slot: Slot): void {
    this.#lastToken.delete(slot);
  }

  /** Whether nobody but this slot's sequence waits, or was given a token a moment ago. */
  isAlone(slot: Slot): boolean {
    if (this.#jobs.some((job) => job.slot !== slot)) return false;
    const now = performance.now();
    for (const [other, time] of this.#lastToken) {
      if (now - time < lively) break;
      this.#lastToken.delete(other);
    }
    return this.#lastToken.size <= (this.#lastToken.has(slot) ? 1 : 0);
  }

  #append(
    slot: Slot,
    tokens: readonly number[],
    asked: number,
    signal: AbortSignal | undefined,
  ): Promise<Float32Array> {
    if (tokens.length === 0) return Promise.resolve(new Float32Array());
    return new Promise((resolve, reject) => {
      throwIfAborted(signal);
      const leave = () => {
        if (job.isRunning) return;
        this.#remove(job);
        job.reject(abortedBy(signal!));
      };
      const settled = <T>(settle: (value: T) => void) => {
        return (value: T) => {
          signal?.removeEventListener("abort", leave);
          settle(value);
        };
      };
      const job: Job = {
        slot,
        tokens,
        signal,
        asked,
        done: 0,
        isRunning: false,
        resolve: settled(resolve),
        reject: settled(reject),
      };
      signal?.addEventListener("abort", leave);
      this.#jobs.push(job);
      this.#working ??= this.#work();
    });
  }

  async #work(): Promise<void> {
    // Whoever was given a token by the last run asks for the next within this turn of the event loop.
    for (await turn(); this.#jobs.length > 0; await turn()) {
      await this.#decode();
      await this.#prefill();
    }
    this.#working = null;
  }

  /** The first job of each slot: those behind it wait for its tokens. */
  #next(): Job[] {
    const slots = new Set<Slot>();
    return this.#jobs.filter(({ slot }) => !slots.has(slot) && slots.add(slot));
  }

  /** One token of every sequence that has one to read: a step for each adapter. */
  async #decode(): Promise<void> {
    const waiting = this.#next().filter((job) => job.tokens.length - job.done === 1);
    const adapters = new Set(waiting.map(({ slot }) => slot.adapter));
    for (const adapter of adapters) {
      const jobs = waiting.filter((job) => job.slot.adapter === adapter && this.#jobs.includes(job));
      if (jobs.length > 0) await this.#decodeTogether(jobs);
    }
  }

  async #decodeTogether(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) job.isRunning = true;
    const members = jobs.map((job): Member => ({ ...job, tokens: job.tokens.slice(job.done) }));
    const results = await this.#decodeMembers(members);
    for (const [index, job] of jobs.entries()) {
      const result = results[index]!;
      this.#noteToken(job.slot);
      this.#remove(job);
      if (result.status === "fulfilled") job.resolve(result.value);
      else job.reject(job.signal?.aborted ? abortedBy(job.signal) : result.reason);
    }
  }

  /** Chunks of prompts in their order, as many as the budget allows. */
  async #prefill(): Promise<void> {
    let budget: number | null = null;
    const waiting = this.#next().filter((job) => job.tokens.length - job.done > 1);
    for (const job of waiting) {
      if (!this.#jobs.includes(job)) continue; // aborted meanwhile
      budget ??= this.isAlone(job.slot) ? prefillChunk : this.#shortChunk;
      if (budget < 2) return;
      const chunk = job.asked > 1 ? job.tokens : job.tokens.slice(job.done, job.done + budget);
      budget -= chunk.length;
      await this.#prefillChunk(job, chunk);
    }
  }

  async #prefillChunk(job: Job, tokens: readonly number[]): Promise<void> {
    job.isRunning = true;
    const started = performance.now();
    try {
      const batch = this.#batches.get(job.slot.adapter);
      if (!batch) throw adapterGone();
      const logits = await batch.prefill({ ...job, tokens });
      this.#learn(tokens.length, performance.now() - started);
      if (job.asked > 1) this.#noteToken(job.slot);
      job.done += tokens.length;
      job.isRunning = false;
      this.#remove(job);
      if (job.done === job.tokens.length) job.resolve(logits);
      else if (job.signal?.aborted) job.reject(abortedBy(job.signal));
      else this.#requeue(job);
    } catch (error) {
      this.#remove(job);
      job.reject(job.signal?.aborted ? abortedBy(job.signal) : error);
    }
  }

  /** A slot's sequence was given a token. */
  #noteToken(slot: Slot): void {
    this.#lastToken.delete(slot);
    this.#lastToken.set(slot, performance.now());
  }

  /** How many tokens fit the budget, from how long some took. */
  #learn(count: number, milliseconds: number): void {
    if (count < leastChunk) return;
    const fitting = (count * prefillBudget) / Math.max(milliseconds, 1);
    const next = this.#shortChunk + (fitting - this.#shortChunk) / 4;
    this.#shortChunk = Math.round(Math.min(prefillChunk, Math.max(leastChunk, next)));
  }

  /** After all others but those that wait for it. */
  #requeue(job: Job): void {
    const behind = this.#jobs.findIndex(({ slot }) => slot === job.slot);
    this.#jobs.splice(behind < 0 ? this.#jobs.length : behind, 0, job);
  }

  #remove(job: Job): void {
    const index = this.#jobs.indexOf(job);
    if (index >= 0) this.#jobs.splice(index, 1);
  }

  /** Waits for the runs under way, then lets go of the program's bindings. Requests that wait are to be aborted before. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#working;
    for (const batch of this.#batches.values()) await batch[Symbol.asyncDispose]();
  }
}

function adapterGone(): OrchardError {
  return new OrchardError("disposed", "The adapter has been disposed of; load it again.");
}

/** The next turn of the event loop. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
