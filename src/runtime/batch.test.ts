// Many sequences at once: what is in one run, who waits for whom, what a filler leaves behind, and that an answer in
// company is the answer alone, token for token, whoever comes, leaves or shares a prefix.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { families } from "../../test/support/families.ts";
import { randomModelConfig, writeRandomGguf } from "../../test/support/random-model.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import type { TokenLogprob } from "../model.ts";
import { CachePool } from "./cache.ts";
import type { Program } from "./device.ts";
import { Runner } from "./generate.ts";
import { type LoadOptions, loadModel } from "./load-model.ts";
import type { LocalModel } from "./local-model.ts";
import { randomSource } from "./random.ts";

const config = randomModelConfig(families.llama2!);

/** A program that computes nothing: it writes 7 where a run would write keys, and notes its rows. */
function noting(pace: () => Promise<unknown> = () => new Promise(setImmediate)) {
  const runs: { tokens: number[]; positions: number[]; rows: number }[] = [];
  const program: Program = {
    bind(inputs: Readonly<Record<string, HostTensor>>) {
      return {
        async run(signal) {
          await pace();
          signal?.throwIfAborted();
          const [rows = 0] = inputs.tokens!.shape;
          const positions = [...inputs.lastPosition!.data].map(Number);
          runs.push({ tokens: [...inputs.tokens!.data].map(Number), positions, rows });
          const key = inputs["past.0.key"]!;
          const [, heads = 0, capacity = 0, size = 0] = key.shape;
          positions.forEach((position, row) => {
            const start = (row * heads * capacity + position) * size;
            (key.data as Float32Array).fill(7, start, start + size);
          });
        },
        async [Symbol.asyncDispose]() {},
      };
    },
    async [Symbol.asyncDispose]() {},
  };
  return { program, runs };
}

const poolOf = (slots: number, capacity = 64) =>
  new CachePool(config, { slots, capacity, type: "float32", sliding: true });

describe("one run", () => {
  test("has the next tokens of all sequences, each at its own position", async () => {
    const { program, runs } = noting();
    const runner = new Runner(program, config);
    const pool = poolOf(3);
    const slots = [await pool.acquire([1]), await pool.acquire([2]), await pool.acquire([3])];
    await Promise.all(slots.map((slot, index) => runner.append(slot, [9, 9, 9].slice(0, index + 1))));
    await Promise.all(slots.map((slot, index) => runner.append(slot, [20 + index])));
    expect(runs.at(-1)).toEqual({ tokens: [20, 21, 22], positions: [1, 2, 3], rows: 3 });
    expect(slots.map(({ tokens }) => tokens.length)).toEqual([2, 3, 4]);
    await runner[Symbol.asyncDispose]();
  });

  test("bridges a slot that has nothing to read, writes beyond its tokens, and lends it to nobody else", async () => {
    let release = () => {};
    const { program, runs } = noting(
      () =>
        new Promise<void>((resolve) =>
          setImmediate(() => {
            release();
            resolve();
          }),
        ),
    );
    const runner = new Runner(program, config);
    const pool = poolOf(3);
    const slots = [await pool.acquire([1]), await pool.acquire([2, 3]), await pool.acquire([4])];
    for (const slot of slots) await runner.append(slot, [5, 6]);
    pool.release(slots[1]!);
    let given = false;
    // In the middle of the run somebody asks for a slot: the idle one is lent, so it waits.
    let asked: Promise<unknown> = Promise.resolve();
    release = () => {
      release = () => {};
      asked = pool.acquire([8]).then(() => {
        given = true;
      });
      expect(given).toBe(false);
    };
    await Promise.all([runner.append(slots[0]!, [10]), runner.append(slots[2]!, [12])]);
    await asked;
    expect(given).toBe(true);
    expect(runs.at(-1)).toEqual({ tokens: [10, 0, 12], positions: [2, 2, 2], rows: 3 });
    expect(slots[1]!.tokens).toEqual([]);
  });

  test("is cut where a slot between is full", async () => {
    const { program, runs } = noting();
    const runner = new Runner(program, config);
    const pool = poolOf(3, 4);
    const slots = [await pool.acquire([1]), await pool.acquire([2]), await pool.acquire([3])];
    await runner.append(slots[1]!, [1, 2, 3, 4]);
    await Promise.all([runner.append(slots[0]!, [10]), runner.append(slots[2]!, [12])]);
    expect(runs.slice(-2).map(({ tokens }) => tokens)).toEqual([[10], [12]]);
  });

  test("a sequence that is aborted while others run with it ends with them, and they are not disturbed", async () => {
    const { program } = noting();
    const runner = new Runner(program, config);
    const pool = poolOf(2);
    const slots = [await pool.acquire([1]), await pool.acquire([2])];
    const leaving = new AbortController();
    const both = [runner.append(slots[0]!, [5], leaving.signal), runner.append(slots[1]!, [6])];
    await new Promise(setImmediate);
    leaving.abort();
    const [left, stayed] = await Promise.allSettled(both);
    expect(stayed!.status).toBe("fulfilled");
    // The run had begun: what it read is there and can be told.
    expect(left!.status === "fulfilled" ? slots[0]!.tokens : [5]).toEqual([5]);
    expect(slots[1]!.tokens).toEqual([6]);
  });
});

test("a long prompt is read in short chunks between the tokens of others, who wait for one chunk at most", async () => {
  // Each run takes a millisecond per token: 3,000 tokens are three seconds, in chunks of 200.
  let clock = 0;
  const { program, runs } = noting(() => new Promise((resolve) => setTimeout(resolve, 1)));
  const slowly: Program = {
    ...program,
    bind(inputs, outputs) {
      const binding = program.bind(inputs, outputs);
      return {
        ...binding,
        async run(signal) {
          const count = inputs.tokens!.data.length;
          await new Promise((resolve) => setTimeout(resolve, count));
          clock += count;
          return binding.run(signal);
        },
      };
    },
  };
  const runner = new Runner(slowly, config);
  const pool = poolOf(2, 4096);
  const [stream, prompt] = [await pool.acquire([1]), await pool.acquire([2])];
  const reading = runner.append(
    prompt!,
    Array.from({ length: 1500 }, () => 3),
  );
  let isRead = false;
  void reading.then(() => {
    isRead = true;
  });
  const gaps: number[] = [];
  while (!isRead) {
    const before = clock;
    await runner.append(stream!, [4]);
    gaps.push(clock - before);
  }
  expect(Math.max(...gaps)).toBeLessThan(300);
  expect(gaps.length).toBeGreaterThan(5);
  expect(runs.filter(({ tokens }) => tokens.length > 1).length).toBeGreaterThan(5);
});

describe("what a request leaves in the cache", () => {
  const contents = (pool: CachePool, slots: number) => {
    const { "past.0.key": key } = pool.tensors(0, slots);
    return (key!.data as Float32Array).reduce((count, value) => count + (value === 0 ? 0 : 1), 0);
  };

  test("is nothing when it is to be forgotten, in the middle of somebody else's run too", async () => {
    let during = () => {};
    const { program } = noting(async () => during());
    const runner = new Runner(program, config);
    const pool = poolOf(3);
    const slots = [await pool.acquire([1]), await pool.acquire([2]), await pool.acquire([3])];
    for (const slot of slots) await runner.append(slot, [5, 6, 7]);
    expect(contents(pool, 3)).toBeGreaterThan(0);
    during = () => pool.release(slots[1]!, { forget: true });
    const others = [runner.append(slots[0]!, [8]), runner.append(slots[2]!, [8])];
    await Promise.all(others);
    expect(pool.longestPrefix([5, 6, 7, 8])).toBeGreaterThan(0);
    for (const slot of [slots[0]!, slots[2]!]) pool.release(slot, { forget: true });
    expect(contents(pool, 3)).toBe(0);
    expect(pool.longestPrefix([5, 6, 7, 8])).toBe(0);
  });

  test("stays for the next one otherwise", async () => {
    const { program } = noting();
    const runner = new Runner(program, config);
    const pool = poolOf(1);
    const slot = await pool.acquire([1]);
    await runner.append(slot, [5, 6, 7]);
    pool.release(slot);
    expect(pool.longestPrefix([5, 6, 7, 8])).toBe(3);
  });
});

// A kernel may add in another order when there are several rows, and with 8-bit activations a sum may round to another
// step. Where that decides between two tokens, they have to be
// as good as equal: their probabilities differ by less than the factor exp(tie).
describe.each<[string, string, LoadOptions, tie: number]>([
  ["llama2, float32", "llama2", {}, 1e-3],
  ["qwen3, float32", "qwen3", {}, 1e-3],
  ["smollm3, 4 bits", "smollm3", { bits: 4 }, 0.1],
  ["gemma3 with windows, 8-bit cache", "gemma3", { keyValueBits: 8 }, 0.05],
])("in company as alone: %s", (_, family, options, tie) => {
  let folder = "";
  let model: LocalModel;
  let single: LocalModel;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "orchard-batch-"));
    const path = join(folder, `${family}.gguf`);
    writeRandomGguf(path, families[family]!, 5);
    model = await loadModel(path, { ...options, contextSize: 400, slots: 5 });
    single = await loadModel(path, { ...options, contextSize: 400, slots: 1 });
  });
  afterAll(async () => {
    await model?.[Symbol.asyncDispose]();
    await single?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  interface Asked {
    readonly text: string;
    readonly most: number;
    /** Milliseconds after the beginning. */
    readonly arrival: number;
    /** Deltas after which its reader leaves; null: it stays. */
    readonly leavesAfter: number | null;
    readonly isEphemeral: boolean;
  }

  async function answer(
    by: LocalModel,
    asked: Asked,
    leavesAfter = asked.leavesAfter,
  ): Promise<readonly TokenLogprob[]> {
    const stop = new AbortController();
    const segments = [{ type: "text", id: "0", text: asked.text }] as const;
    const generation = { sampling: { mode: "greedy" }, maximumResponseTokens: asked.most } as const;
    const transcript = [{ type: "prompt", id: "0", segments, options: {} }] as const;
    const said: TokenLogprob[] = [];
    let count = 0;
    const { isEphemeral } = asked;
    const request = { transcript, options: generation, isEphemeral, topLogprobs: 2 };
    for await (const delta of by.generate(request, stop.signal)) {
      if (delta.type === "text") said.push(...delta.tokens!);
      if (leavesAfter !== null && ++count >= leavesAfter) stop.abort();
    }
    return said;
  }

  /** Whether one answer is the other, until two tokens are as good as equal. */
  function expectSame(given: readonly TokenLogprob[], alone: readonly TokenLogprob[], whole: boolean): void {
    const parts = given.findIndex((token, index) => token.text !== alone[index]?.text);
    if (parts < 0) {
      if (whole) expect(given.length).toBe(alone.length);
      return;
    }
    const [best, second] = alone[parts]!.top;
    ties++;
    expect(best!.logprob - second!.logprob).toBeLessThan(tie);
  }
  let ties = 0;

  test("random arrivals, lengths, prefixes and aborts", async () => {
    const random = randomSource(11);
    const below = (limit: number) => Math.floor(random() * limit);
    const words = ["cat", "dog", "sun", "red", "ball", "tree", "song", "old"];
    const some = (count: number) => Array.from({ length: count }, () => words[below(words.length)]).join(" ");
    const shared = some(14);
    const asked = Array.from(
      { length: 24 },
      (): Asked => ({
        text: (below(2) === 0 ? `${shared} ` : "") + some(1 + below(30)),
        most: 1 + below(24),
        arrival: below(400),
        leavesAfter: below(4) === 0 ? 1 + below(4) : null,
        isEphemeral: below(2) === 0,
      }),
    );
    const together = await Promise.all(
      asked.map(async (one) => {
        await new Promise((resolve) => setTimeout(resolve, one.arrival));
        return answer(model, one);
      }),
    );
    for (const [index, one] of asked.entries()) {
      const alone = await answer(single, one, null);
      expectSame(together[index]!, alone, one.leavesAfter === null);
    }
    expect(ties).toBeLessThan(options.bits === undefined ? 3 : 10);
    // Every slot is free again: as many answers as there are slots begin at once.
    const again = { ...asked[0]!, leavesAfter: null, most: 4 };
    const all = await Promise.all(Array.from({ length: 5 }, () => answer(model, again)));
    for (const one of all) expectSame(one, all[0]!, true);
  });
});
