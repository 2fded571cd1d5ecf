// Runs of a program over one slot or over neighbouring ones: the memory that a run reads its tokens from and writes its
// logits to, and the bindings of it. What runs when is generate.ts's.
import { allocate, type HostTensor, hostTensor } from "../graph/host-tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { pastName, presentName, readsPosition } from "../models/transformer.ts";
import { movesWindow, type Slot, type SlotBank } from "./cache.ts";
import type { Binding, Program } from "./device.ts";

/** Bindings of decode steps that are kept, the last used ones. */
const keptBindings = 64;

/** A sequence that takes part in a run, with the tokens that it reads. */
export interface Member {
  readonly slot: Slot;
  readonly tokens: readonly number[];
  readonly signal: AbortSignal | undefined;
  /** Of how many tokens, the last ones, the logits are wanted. */
  readonly asked: number;
}

/** What a run of several rows reads and writes. */
interface Step {
  readonly binding: Binding;
  /** [B, S] */
  readonly tokens: Int32Array;
  /** [B] */
  readonly lastPosition: Int32Array;
  readonly totalLength: Int32Array;
  /** [B, S] */
  readonly position: BigInt64Array;
  /** [B, R, V], of the R last tokens of a row */
  readonly logits: Float32Array;
}

/** One row per slot of a pool, so that a range of slots has a range of rows. */
interface Rows {
  readonly tokens: HostTensor & { readonly data: Int32Array };
  readonly lastPosition: HostTensor & { readonly data: Int32Array };
  readonly position: HostTensor & { readonly data: BigInt64Array };
  readonly logits: HostTensor & { readonly data: Float32Array };
}

/** Runs one model's program, over slots of one adapter. Calls must not overlap. */
export class BatchRunner {
  readonly #program: Program;
  readonly #config: ModelConfig;
  readonly #adapter: Readonly<Record<string, HostTensor>>;
  readonly #needsPosition: boolean;
  readonly #rows = new Map<SlotBank, Rows>();
  readonly #steps = new Map<SlotBank, Map<string, Step>>();

  /** `adapter`: inputs that every run has, an adapter's matrices. */
  constructor(program: Program, config: ModelConfig, adapter: Readonly<Record<string, HostTensor>> = {}) {
    this.#program = program;
    this.#config = config;
    this.#adapter = adapter;
    this.#needsPosition = readsPosition(config);
  }

  /** Several tokens of one sequence; the logits [R, V] after each of the last, as many as are asked for. */
  async prefill({ slot, tokens, signal, asked }: Member): Promise<Float32Array> {
    const start = slot.tokens.length;
    const count = tokens.length;
    const logits = allocate("float32", [1, asked, this.#config.vocabularySize]);
    const step = this.#bind(slot.tensors, {
      tokens: allocate("int32", [1, count]),
      lastPosition: allocate("int32", [1]),
      position: allocate("int64", [1, count]),
      logits,
    });
    step.tokens.set(tokens);
    step.lastPosition[0] = start + count - 1;
    step.totalLength[0] = start + count;
    for (let i = 0; i < count; i++) step.position[i] = BigInt(start + i);
    slot.written = Math.max(slot.written, start + count);
    try {
      await step.binding.run(signal);
    } catch (error) {
      spoil(slot, count);
      throw error;
    } finally {
      await step.binding[Symbol.asyncDispose]();
    }
    for (const token of tokens) slot.tokens.push(token);
    return logits.data;
  }

  /**
   * One token of each of several sequences of one pool, as few runs as there are gaps that cannot be bridged. Gives the
   * logits [V] of each, or what went wrong, in their order; a row of logits is overwritten by its slot's next run.
   */
  async decode(members: readonly Member[]): Promise<PromiseSettledResult<Float32Array>[]> {
    const results = new Map<Member, PromiseSettledResult<Float32Array>>();
    const sorted = members.toSorted((a, b) => a.slot.index - b.slot.index);
    for (const group of groupsOf(sorted)) {
      const outcome = await this.#decodeGroup(group).then(
        () => null,
        (reason: unknown) => ({ status: "rejected", reason }) as const,
      );
      for (const member of group)
        results.set(member, outcome ?? { status: "fulfilled", value: this.#logitsOf(member.slot) });
    }
    return members.map((member) => results.get(member)!);
  }

  /** Neighbouring slots in one run; those between them that have nothing to read take part with a token of no meaning. */
  async #decodeGroup(group: readonly Member[]): Promise<void> {
    const bank = group[0]!.slot.bank;
    const first = group[0]!.slot.index;
    const count = group.at(-1)!.slot.index - first + 1;
    const step = this.#decodeStep(bank, first, count);
    const tokenOf = new Map(group.map(({ slot, tokens }) => [slot.index, tokens[0]!]));
    const idle: Slot[] = [];
    let longest = 0;
    for (let row = 0; row < count; row++) {
      const slot = bank.slot(first + row)!;
      const token = tokenOf.get(slot.index);
      if (token === undefined) idle.push(slot);
      const start = slot.tokens.length;
      step.tokens[row] = token ?? 0;
      step.lastPosition[row] = start;
      step.position[row] = BigInt(start);
      slot.written = Math.max(slot.written, start + 1);
      longest = Math.max(longest, start + 1);
    }
    step.totalLength[0] = longest;
    using _ = bank.lend(idle);
    using stop = whenAllAbort(group.map(({ signal }) => signal));
    try {
      await step.binding.run(stop.signal);
    } catch (error) {
      for (const { slot } of group) spoil(slot, 1);
      throw error;
    }
    for (const { slot, tokens } of group) slot.tokens.push(tokens[0]!);
  }

  #decodeStep(bank: SlotBank, first: number, count: number): Step {
    const steps = this.#steps.get(bank) ?? new Map<string, Step>();
    this.#steps.set(bank, steps);
    const key = `${first} ${count}`;
    const rows = this.#rowsOf(bank);
    const range = <T extends HostTensor>({ dtype, shape, data }: T): HostTensor => {
      const size = data.length / bank.slotCount;
      return hostTensor(
        dtype,
        [count, ...shape.slice(1)],
        data.subarray(first * size, (first + count) * size),
      );
    };
    const step =
      steps.get(key) ??
      this.#bind(bank.tensors(first, count), {
        tokens: range(rows.tokens),
        lastPosition: range(rows.lastPosition),
        position: range(rows.position),
        logits: range(rows.logits),
      });
    steps.delete(key);
    steps.set(key, step);
    if (steps.size > keptBindings) {
      const [oldest, { binding }] = steps.entries().next().value!;
      steps.delete(oldest);
      void binding[Symbol.asyncDispose]();
    }
    return step;
  }

  #rowsOf(bank: SlotBank): Rows {
    const known = this.#rows.get(bank);
    if (known) return known;
    const slots = bank.slotCount;
    const rows = {
      tokens: allocate("int32", [slots, 1]),
      lastPosition: allocate("int32", [slots]),
      position: allocate("int64", [slots, 1]),
      logits: allocate("float32", [slots, 1, this.#config.vocabularySize]),
    };
    this.#rows.set(bank, rows);
    return rows;
  }

  #logitsOf({ bank, index }: Slot): Float32Array {
    const size = this.#config.vocabularySize;
    return this.#rowsOf(bank).logits.data.subarray(index * size, (index + 1) * size);
  }

  #bind(
    past: Readonly<Record<string, HostTensor>>,
    { tokens, lastPosition, position, logits }: { readonly [K in keyof Rows]: HostTensor },
  ): Step {
    const totalLength = allocate("int32", []);
    const [, length = 1] = tokens.shape;
    const [, rows = 1] = logits.shape;
    const asked = hostTensor(
      "int32",
      [rows],
      Int32Array.from({ length: rows }, (_, row) => length - rows + row),
    );
    const inputs: Record<string, HostTensor> = {
      tokens,
      lastPosition,
      totalLength,
      asked,
      ...past,
      ...this.#adapter,
    };
    if (this.#needsPosition) inputs.position = position;
    const outputs: Record<string, HostTensor> = { logits };
    this.#config.layers.forEach(({ keyValueLayer }, index) => {
      for (const part of ["key", "value"] as const)
        outputs[presentName(index, part)] = past[pastName(keyValueLayer ?? index, part)]!;
    });
    return {
      binding: this.#program.bind(inputs, outputs),
      tokens: tokens.data as Int32Array,
      lastPosition: lastPosition.data as Int32Array,
      totalLength: totalLength.data,
      position: position.data as BigInt64Array,
      logits: logits.data as Float32Array,
    };
  }

  /** Lets go of the program's bindings. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const steps of this.#steps.values())
      for (const { binding } of steps.values()) await binding[Symbol.asyncDispose]();
    this.#steps.clear();
  }
}

/** After a run that did not end well, some layers may have moved their windows and others not. */
function spoil(slot: Slot, count: number): void {
  const start = slot.tokens.length;
  if (movesWindow(slot, start, start + count)) slot.tokens.length = 0;
}

/** Members, sorted by slot, cut where the slots between two neighbours cannot take part in a run. */
function groupsOf(sorted: readonly Member[]): Member[][] {
  const groups: Member[][] = [];
  for (const member of sorted) {
    const last = groups.at(-1)?.at(-1)?.slot;
    if (last && canBridge(last, member.slot)) groups.at(-1)!.push(member);
    else groups.push([member]);
  }
  return groups;
}

/** Gaps of at most so many slots are bridged: each costs as much as one more sequence. */
const longestBridge = 2;

function canBridge(from: Slot, to: Slot): boolean {
  if (from.bank !== to.bank || to.index - from.index - 1 > longestBridge) return false;
  for (let index = from.index + 1; index < to.index; index++) {
    const slot = from.bank.slot(index);
    if (!slot) return false;
    const start = slot.tokens.length;
    const isFull = slot.layers.some(({ window, capacity }) => window === null && start >= capacity);
    if (isFull || movesWindow(slot, start, start + 1)) return false;
  }
  return true;
}

/** A signal that is aborted when every one of several is; undefined when one of them never can be. */
function whenAllAbort(
  signals: readonly (AbortSignal | undefined)[],
): Disposable & { readonly signal: AbortSignal | undefined } {
  const [only] = signals;
  if (signals.length === 1) return { signal: only, [Symbol.dispose]() {} };
  const known = signals.filter((signal) => signal !== undefined);
  if (known.length < signals.length) return { signal: undefined, [Symbol.dispose]() {} };
  const all = new AbortController();
  const check = () => {
    if (known.every(({ aborted }) => aborted)) all.abort();
  };
  check();
  for (const signal of known) signal.addEventListener("abort", check);
  return {
    signal: all.signal,
    [Symbol.dispose]() {
      for (const signal of known) signal.removeEventListener("abort", check);
    },
  };
}
