// The key-value cache: a pool of slots, one sequence each, in memory that programs update in place. A slot remembers
// the tokens that its keys and values belong to, so that a new request starts from the longest prefix already there:
// in its own slot when it goes on from all of it, else in a copy. Slots are neighbours in memory: a range of them is the
// batch of one run.
import { abortedBy, throwIfAborted } from "../errors.ts";
import { allocate, countOf, elementBytes, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { hasMovingWindow, pastName } from "../models/transformer.ts";

export interface CacheOptions {
  /** Sequences that can be held at a time. */
  readonly slots: number;
  /** Positions of one sequence. */
  readonly capacity: number;
  readonly type: "float32" | "int8";
  /** Layers with a window keep only that (and some slack) instead of the whole sequence. */
  readonly sliding: boolean;
}

/** Positions that a moving window buffer has beyond its window: eviction moves data once per so many tokens. */
const windowSlack = 256;

/** A prefix shorter than this is prefilled anew rather than copied from a slot in use. */
const leastCopied = 16;

/** Whose keys and values a slot holds when no adapter made them: the base's own. */
export const noAdapter = 0;

/** One layer's share of a slot. */
interface LayerCache {
  readonly layer: number;
  readonly capacity: number;
  /** Keys that its attention sees when the buffer moves; null: the buffer holds everything. */
  readonly window: number | null;
  /** [1, G, capacity, d]; of all slots together [slots, G, capacity, d] */
  readonly key: HostTensor;
  readonly value: HostTensor;
}

/** The memory of one sequence. */
export interface Slot {
  readonly index: number;
  /** The pool that it belongs to. */
  readonly bank: SlotBank;
  /** The tokens whose keys and values are in the cache. */
  readonly tokens: number[];
  /** The number of the adapter that made them: another one makes others of the same tokens. */
  readonly adapter: number;
  /** Positions that runs may have written since it was last wiped, those of no token included. */
  written: number;
  readonly layers: readonly LayerCache[];
  /** Cache tensors by the names of the program's inputs. */
  readonly tensors: Readonly<Record<string, HostTensor>>;
}

interface Held extends Slot {
  adapter: number;
  busy: boolean;
  lastUse: number;
  /** Runs under way that write beyond its tokens, though no request of its own is among them. */
  lent: number;
  /** Positions to be wiped when it is lent no more. */
  wipe: number;
}

/** What a run over several slots needs of their pool. */
export interface SlotBank {
  readonly slotCount: number;
  /** The slot of that index, if it has been in use yet. */
  slot(index: number): Slot | undefined;
  /** The memory of neighbouring slots as one batch, by the names of the program's inputs: [count, G, C, d] each. */
  tensors(first: number, count: number): Readonly<Record<string, HostTensor>>;
  /** Until it is disposed of, nobody is given these slots to write into. */
  lend(slots: readonly Slot[]): Disposable;
}

/** A request that found every slot in use. */
interface Waiting {
  readonly tokens: readonly number[];
  readonly adapter: number;
  readonly give: (slot: Slot) => void;
}

/** Positions resident in a moving buffer of capacity C and window W after T tokens (ContribOperators.md). */
export function residentPositions(tokens: number, capacity: number, window: number): number {
  if (tokens <= capacity) return tokens;
  const evictedAtOnce = capacity - window + 1;
  return tokens - evictedAtOnce * Math.ceil((tokens - capacity) / evictedAtOnce);
}

/** Bytes that one sequence of `capacity` positions takes. */
export function cacheBytes(config: ModelConfig, options: Omit<CacheOptions, "slots">): number {
  return layersWithCache(config).reduce((sum, layer) => {
    const positions = layerCapacity(config, layer, options);
    return sum + 2 * config.keyValueHeads * positions * config.headSize * elementBytes(options.type);
  }, 0);
}

function layersWithCache(config: ModelConfig): number[] {
  return config.layers.flatMap((layer, index) => (layer.keyValueLayer === null ? [index] : []));
}

/** The window of a layer whose buffer moves with it, else null. */
function movingWindow(
  config: ModelConfig,
  layer: number,
  { sliding }: Pick<CacheOptions, "sliding">,
): number | null {
  return sliding && hasMovingWindow(config, layer) ? config.layers[layer]!.window : null;
}

function layerCapacity(config: ModelConfig, layer: number, options: Omit<CacheOptions, "slots">): number {
  const window = movingWindow(config, layer, options);
  return window === null
    ? options.capacity
    : Math.min(window + windowSlack, Math.max(options.capacity, window));
}

/** A pool of sequences. Memory is reserved at once and taken from the machine as it is written. */
export class CachePool implements SlotBank {
  readonly #slots: Held[] = [];
  /** All slots of each layer, made with the first. */
  #memory: readonly LayerCache[] | null = null;
  readonly #config: ModelConfig;
  readonly #options: CacheOptions;
  readonly #waiting: Waiting[] = [];
  #clock = 0;

  constructor(config: ModelConfig, options: CacheOptions) {
    this.#config = config;
    this.#options = options;
  }

  /**
   * A free slot that holds the longest possible prefix of `tokens`, as one adapter reads them, cut to that prefix. At
   * least the last token is left to run, since its logits are wanted. Waits while every slot is in use, first come first
   * served. Throws `aborted`.
   */
  async acquire(tokens: readonly number[], signal?: AbortSignal, adapter = noAdapter): Promise<Slot> {
    throwIfAborted(signal);
    const slot = this.#waiting.length === 0 ? this.#take(tokens, adapter) : null;
    return slot ?? this.#wait(tokens, adapter, signal);
  }

  /** Gives a slot back. What it holds stays for later requests, unless it is to forget: then it is overwritten. */
  release(slot: Slot, { forget = false }: { readonly forget?: boolean } = {}): void {
    const held = this.#slots[slot.index]!;
    held.busy = false;
    held.lastUse = ++this.#clock;
    if (forget) {
      if (held.lent > 0) held.wipe = Math.max(held.wipe, held.written);
      wipe(held, held.written);
      held.tokens.length = 0;
      held.written = 0;
    }
    this.#serve();
  }

  get slotCount(): number {
    return this.#options.slots;
  }

  slot(index: number): Slot | undefined {
    return this.#slots[index];
  }

  tensors(first: number, count: number): Readonly<Record<string, HostTensor>> {
    return Object.fromEntries(
      this.#layers().flatMap(({ layer, key, value }) => [
        [pastName(layer, "key"), slotRange(key, first, count)],
        [pastName(layer, "value"), slotRange(value, first, count)],
      ]),
    );
  }

  lend(slots: readonly Slot[]): Disposable {
    const lent = slots.map(({ index }) => this.#slots[index]!);
    for (const slot of lent) slot.lent++;
    return {
      [Symbol.dispose]: () => {
        for (const slot of lent) {
          if (--slot.lent > 0 || slot.wipe === 0) continue;
          wipe(slot, slot.wipe);
          slot.wipe = 0;
        }
        if (lent.length > 0) this.#serve();
      },
    };
  }

  /** Gives slots to those who wait, as long as there are any. */
  #serve(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const slot = this.#take(next.tokens, next.adapter);
      if (!slot) return;
      this.#waiting.shift();
      next.give(slot);
    }
  }

  #wait(tokens: readonly number[], adapter: number, signal: AbortSignal | undefined): Promise<Slot> {
    return new Promise((resolve, reject) => {
      const abort = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(abortedBy(signal!));
      };
      const give = (slot: Slot) => {
        signal?.removeEventListener("abort", abort);
        resolve(slot);
      };
      const waiting: Waiting = { tokens, adapter, give };
      this.#waiting.push(waiting);
      signal?.addEventListener("abort", abort, { once: true });
    });
  }

  /** The longest prefix of `tokens` that some slot holds. */
  longestPrefix(tokens: readonly number[], adapter = noAdapter): number {
    return Math.max(0, ...this.#slots.map((slot) => usablePrefix(slot, tokens, adapter)));
  }

  #take(tokens: readonly number[], adapter: number): Slot | null {
    const free = this.#slots.filter(isFree);
    const usable = (slot: Held) => usablePrefix(slot, tokens, adapter);
    const ranked = this.#slots.toSorted((a, b) => usable(b) - usable(a));
    const best = ranked[0];
    const prefix = best ? usable(best) : 0;
    const target = this.#target(best, prefix, free);
    if (!target) return null;
    if (best && target !== best && prefix >= leastCopied) copyPrefix(best, target, prefix);
    target.tokens.length = target === best || prefix < leastCopied ? usable(target) : prefix;
    target.adapter = adapter;
    target.busy = true;
    return target;
  }

  /** The slot to continue in: the best one itself if little of it is lost by that, else a new or the stalest one. */
  #target(best: Held | undefined, prefix: number, free: readonly Held[]): Held | null {
    if (best && isFree(best) && prefix >= best.tokens.length - leastCopied) return best;
    if (this.#slots.length < this.#options.slots) return this.#add();
    const stalest = free.toSorted((a, b) => a.lastUse - b.lastUse)[0];
    return stalest ?? null;
  }

  #add(): Held {
    const index = this.#slots.length;
    const layers = this.#layers().map((layer) => ({
      ...layer,
      key: slotRange(layer.key, index, 1),
      value: slotRange(layer.value, index, 1),
    }));
    const tensors = this.tensors(index, 1);
    const use = { adapter: noAdapter, busy: false, lastUse: 0, written: 0, lent: 0, wipe: 0 };
    const slot: Held = { index, bank: this, tokens: [], layers, tensors, ...use };
    this.#slots.push(slot);
    return slot;
  }

  #layers(): readonly LayerCache[] {
    const { keyValueHeads, headSize } = this.#config;
    this.#memory ??= layersWithCache(this.#config).map((layer) => {
      const capacity = layerCapacity(this.#config, layer, this.#options);
      const window = movingWindow(this.#config, layer, this.#options);
      const shape = [this.#options.slots, keyValueHeads, capacity, headSize];
      const tensor = () => allocate(this.#options.type, shape);
      return { layer, capacity, window, key: tensor(), value: tensor() };
    });
    return this.#memory;
  }
}

function isFree(slot: Held): boolean {
  return !slot.busy && slot.lent === 0;
}

/** The part of a tensor [slots, …] that neighbouring slots have, over the same memory. */
function slotRange({ dtype, shape, data }: HostTensor, first: number, count: number): HostTensor {
  const [, ...rest] = shape;
  const size = countOf(rest);
  return hostTensor(dtype, [count, ...rest], data.subarray(first * size, (first + count) * size));
}

/** Overwrites the first positions of a slot; of a buffer that moves, all. */
function wipe(slot: Slot, positions: number): void {
  for (const { key, value, window, capacity } of slot.layers) {
    const held = window === null ? Math.min(positions, capacity) : capacity;
    for (const { shape, data } of [key, value]) {
      const [, heads = 0, rows = 0, size = 0] = shape;
      for (let head = 0; head < heads; head++)
        (data as Float32Array).fill(0, head * rows * size, (head * rows + held) * size);
    }
  }
}

/**
 * How much of a slot a sequence can start from: a common prefix that the same adapter read and every layer still holds,
 * one token less than all.
 */
function usablePrefix(slot: Held, tokens: readonly number[], adapter: number): number {
  if (slot.adapter !== adapter) return 0;
  // A run may be moving the buffers of a busy slot at this moment.
  if (slot.busy && slot.layers.some(({ window }) => window !== null)) return 0;
  const most = Math.min(slot.tokens.length, tokens.length - 1);
  let common = 0;
  while (common < most && slot.tokens[common] === tokens[common]) common++;
  return canCut(slot, common) ? common : 0;
}

/** Whether a slot can go back to its first `length` tokens: a moving buffer may have lost what they need. */
function canCut(slot: Slot, length: number): boolean {
  return !movesWindow(slot, length, slot.tokens.length);
}

/** Whether going from a length to a longer one drops positions of some moving buffer. */
export function movesWindow(slot: Slot, from: number, to: number): boolean {
  return slot.layers.some(({ window, capacity }) => {
    if (window === null) return false;
    const resident = (tokens: number) => residentPositions(tokens, capacity, window);
    return resident(to) - resident(from) !== to - from;
  });
}

/** Rolls a slot back to what it has in common with `tokens`, all but the last at most, and gives the rest of them. */
export function rewind(slot: Slot, tokens: readonly number[]): readonly number[] {
  let common = 0;
  while (common < tokens.length - 1 && slot.tokens[common] === tokens[common]) common++;
  // A window that has moved on cannot go back.
  if (common < slot.tokens.length) slot.tokens.length = canCut(slot, common) ? common : 0;
  return tokens.slice(slot.tokens.length);
}

function copyPrefix(from: Slot, to: Slot, length: number): void {
  from.layers.forEach((source, index) => {
    const target = to.layers[index]!;
    const held = source.window === null ? length : residentPositions(length, source.capacity, source.window);
    copyPositions(source.key, target.key, held);
    copyPositions(source.value, target.value, held);
  });
  to.tokens.splice(0, to.tokens.length, ...from.tokens.slice(0, length));
  to.written = Math.max(to.written, length);
}

function copyPositions(from: HostTensor, to: HostTensor, positions: number): void {
  const [, heads = 0, capacity = 0, size = 0] = from.shape;
  for (let head = 0; head < heads; head++) {
    const start = head * capacity * size;
    const part = from.data.subarray(start, start + positions * size) as Float32Array;
    (to.data as Float32Array).set(part, start);
  }
}
