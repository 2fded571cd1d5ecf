import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { families } from "../../test/support/families.ts";
import { randomModelConfig, writeRandomGguf } from "../../test/support/random-model.ts";
import { openScorer, type Scorer } from "../../test/support/scorer.ts";
import { OrchardError } from "../errors.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import { CachePool, type Slot } from "./cache.ts";
import type { Program } from "./device.ts";
import { prefillChunk, Runner } from "./generate.ts";
import { randomSource } from "./random.ts";

/** Five of six layers look through a window of 32, in buffers of 288. */
const windowed = families.gemma3!;
const config = randomModelConfig(windowed);
const contextSize = 480;
const counted = (count: number) => Array.from({ length: count }, (_, i) => 3 + (i % 500));

/** A program that computes nothing and notes what it is asked; `fail` decides which runs go wrong. */
function noting(fail: (run: number) => boolean = () => false) {
  const runs: { start: number; count: number; token: number }[] = [];
  const bindings = { made: 0, open: 0 };
  const program: Program = {
    bind(inputs: Readonly<Record<string, HostTensor>>) {
      bindings.made++;
      bindings.open++;
      return {
        async run() {
          await new Promise(setImmediate);
          const count = inputs.tokens!.data.length;
          const total = Number(inputs.totalLength!.data[0]);
          expect(inputs.lastPosition!.data[0]).toBe(total - 1);
          runs.push({ start: total - count, count, token: Number(inputs.tokens!.data[0]) });
          if (fail(runs.length)) throw new OrchardError("deviceFailed", "as asked");
        },
        async [Symbol.asyncDispose]() {
          bindings.open--;
        },
      };
    },
    async [Symbol.asyncDispose]() {},
  };
  return { program, runs, bindings };
}

const newSlot = (capacity = 4096): Promise<Slot> =>
  new CachePool(config, { slots: 1, capacity, type: "float32", sliding: true }).acquire([]);

describe("runs", () => {
  test("take a long prompt in chunks, then one token at a time over one binding", async () => {
    const { program, runs, bindings } = noting();
    const runner = new Runner(program, config);
    const slot = await newSlot();
    await runner.append(slot, counted(2 * prefillChunk + 76));
    for (const token of [7, 8, 9]) await runner.append(slot, [token]);
    expect(runs.map(({ start, count }) => [start, count])).toEqual([
      [0, prefillChunk],
      [prefillChunk, prefillChunk],
      [2 * prefillChunk, 76],
      ...[0, 1, 2].map((i) => [2 * prefillChunk + 76 + i, 1]),
    ]);
    expect(slot.tokens).toEqual([...counted(2 * prefillChunk + 76), 7, 8, 9]);
    expect(bindings).toEqual({ made: 4, open: 1 });
    await runner[Symbol.asyncDispose]();
    expect(bindings.open).toBe(0);
  });

  test("of several slots take turns, chunk by chunk", async () => {
    const { program, runs } = noting();
    const runner = new Runner(program, config);
    const [long, short] = [await newSlot(), await newSlot()];
    const first = runner.append(long, Array(3 * prefillChunk).fill(1));
    const second = runner.append(short, [2, 2]);
    await second;
    expect(runs.map(({ token }) => token)).toEqual([1, 2]);
    // While others wait, a chunk is short.
    expect(runs[0]!.count).toBeLessThan(100);
    await first;
    expect(runs.map(({ token }) => token)).toEqual([1, 2, 1, 1, 1]);
    expect(runs[2]!.count).toBeGreaterThan(100);
  });

  test("aborted while others have their turn end at once, and never touch their slot", async () => {
    const { program, runs } = noting();
    const runner = new Runner(program, config);
    const [long, short] = [await newSlot(), await newSlot()];
    const first = runner.append(long, Array(2 * prefillChunk).fill(1));
    const abort = new AbortController();
    const waiting = runner.append(short, [2, 2], abort.signal);
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ code: "aborted" });
    expect(runs).toEqual([]); // the first chunk is still running
    await first;
    await runner.append(short, [3]);
    expect(runs.map(({ token }) => token)).toEqual([1, 1, 3]);
    expect(short.tokens).toEqual([3]);
  });

  test("that fail leave the slot as it was, unless windows may have moved, and the next in turn runs", async () => {
    const { program } = noting((run) => run === 2 || run === 4);
    const runner = new Runner(program, config);
    const slot = await newSlot();
    await runner.append(slot, counted(200));
    const failed = runner.append(slot, counted(50));
    const next = runner.append(slot, [5]);
    await expect(failed).rejects.toMatchObject({ code: "deviceFailed" });
    await next;
    expect(slot.tokens).toEqual([...counted(200), 5]);
    // From 201 to 301 tokens, buffers of 288 move: some layers may have done it, others not.
    await expect(runner.append(slot, counted(100))).rejects.toMatchObject({ code: "deviceFailed" });
    expect(slot.tokens).toEqual([]);
  });
});

describe("what the cache gives back is what a fresh run computes", () => {
  let folder = "";
  const path = () => join(folder, "gemma3.gguf");
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "orchard-generate-"));
    writeRandomGguf(path(), windowed, 5);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The logits after tokens that a slot with full-length buffers reads in one go. */
  async function fresh(whole: Scorer, tokens: readonly number[]): Promise<Float32Array> {
    await whole.restart();
    return whole.logits(tokens);
  }

  function expectSame(logits: Float32Array, expected: Float32Array, label: string): void {
    const difference = Math.max(...logits.map((logit, token) => Math.abs(logit - expected[token]!)));
    expect(difference, label).toBeLessThan(1e-3);
  }

  describe.each(["float32", "int8"] as const)("%s cache, windows that move", (cacheType) => {
    let moving: Scorer;
    let whole: Scorer;
    beforeAll(async () => {
      moving = await openScorer(path(), contextSize, { cacheType, sliding: true });
      whole = await openScorer(path(), contextSize, { cacheType, sliding: false });
    });
    afterAll(async () => {
      await moving?.[Symbol.asyncDispose]();
      await whole?.[Symbol.asyncDispose]();
    });
    const newPool = () =>
      new CachePool(config, { slots: 3, capacity: contextSize, type: cacheType, sliding: true });

    test("growing, rolling back and branching at random", async () => {
      const random = randomSource(17);
      const below = (limit: number) => Math.floor(random() * limit);
      const some = (count: number) => Array.from({ length: count }, () => 3 + below(500));
      const pool = newPool();
      const histories: number[][] = [[1, ...some(310)]];
      const found = { all: 0, some: 0, none: 0 };
      for (let round = 0; round < 30; round++) {
        const history = histories[below(histories.length)]!;
        const keep = random() < 0.5 ? history.length : below(history.length);
        const tokens = [...history.slice(0, keep), ...some(1 + below(random() < 0.3 ? 200 : 20))].slice(
          0,
          contextSize,
        );
        const slot = await pool.acquire(tokens);
        const label = `round ${round}: ${tokens.length} tokens, ${slot.tokens.length} of them cached`;
        found[slot.tokens.length === 0 ? "none" : slot.tokens.length >= keep - 1 ? "all" : "some"]++;
        expect(slot.tokens).toEqual(tokens.slice(0, slot.tokens.length));
        const logits = (await moving.runner.append(slot, tokens.slice(slot.tokens.length))).slice();
        pool.release(slot);
        expectSame(logits, await fresh(whole, tokens), label);
        histories.splice(3, 1);
        histories.unshift(tokens);
      }
      // The walk is worth something only when it meets each case.
      expect(found.all).toBeGreaterThan(5);
      expect(found.none).toBeGreaterThan(2);
    });

    test("after an abort in the middle of a prefill", async () => {
      const pool = newPool();
      const tokens = counted(contextSize);
      const aborted = { before: 0, during: 0 };
      for (const milliseconds of [0, 1, 2, 3, 5, 8, 12, 20, 30]) {
        const slot = await pool.acquire(tokens.slice(0, 201));
        await moving.runner.append(slot, tokens.slice(slot.tokens.length, 200));
        const controller = new AbortController();
        setTimeout(() => controller.abort(), milliseconds);
        const result = await moving.runner.append(slot, tokens.slice(200), controller.signal).then(
          () => "done",
          (error: OrchardError) => error.code,
        );
        if (result === "aborted") aborted[milliseconds === 0 ? "before" : "during"]++;
        pool.release(slot);
        const again = await pool.acquire(tokens.slice(0, 260));
        const logits = (await moving.runner.append(again, tokens.slice(again.tokens.length, 260))).slice();
        pool.release(again);
        expectSame(logits, await fresh(whole, tokens.slice(0, 260)), `${result} after ${milliseconds} ms`);
      }
      expect(aborted.during).toBeGreaterThan(0);
    });
  });
});
