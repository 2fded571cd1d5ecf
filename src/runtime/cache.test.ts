import { describe, expect, test } from "vitest";
import { randomModelConfig } from "../../test/support/random-model.ts";
import type { ModelConfig } from "../models/config.ts";
import { CachePool, cacheBytes, movesWindow, residentPositions, type Slot } from "./cache.ts";

/** Two layers of five look through a window of 4; no graph is run here, so every size is small. */
const windowed = randomModelConfig({
  family: "gemma3",
  layers: 6,
  width: 32,
  heads: 2,
  keyValueHeads: 2,
  headSize: 16,
  feedForward: 32,
  vocabularySize: 300,
  contextSize: 2000,
  theta: 10_000,
  tied: true,
  window: 4,
});
const plain = { ...windowed, layers: windowed.layers.map((layer) => ({ ...layer, window: null })) };
const slack = 256;
const windowCapacity = 4 + slack;

const poolOf = (config: ModelConfig = plain, slots = 2) =>
  new CachePool(config, { slots, capacity: 1000, type: "float32", sliding: true });
const counted = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);

/** Does what a run would: appends tokens, and writes each one's id over its keys and values. */
function append(slot: Slot, tokens: readonly number[]): void {
  slot.tokens.push(...tokens);
  for (const { key, value, window, capacity } of slot.layers) {
    const held =
      window === null ? slot.tokens.length : residentPositions(slot.tokens.length, capacity, window);
    const oldest = slot.tokens.length - held;
    for (const { data, shape } of [key, value]) {
      const [, heads, rows, size] = shape as [number, number, number, number];
      for (let head = 0; head < heads; head++)
        for (let row = 0; row < held; row++)
          data.fill(
            slot.tokens[oldest + row] as never,
            (head * rows + row) * size,
            (head * rows + row + 1) * size,
          );
    }
  }
}

/** The ids that a layer's rows hold, of its last head: where a copy would go wrong first. */
function heldIds(slot: Slot, layer: number): number[] {
  const { value, window, capacity } = slot.layers[layer]!;
  const held = window === null ? slot.tokens.length : residentPositions(slot.tokens.length, capacity, window);
  const [, heads, rows, size] = value.shape as [number, number, number, number];
  return Array.from({ length: held }, (_, row) => Number(value.data[((heads - 1) * rows + row) * size]));
}

describe("where a sequence starts from", () => {
  test("a request that goes on from a slot gets that slot, all but the last token done", async () => {
    const pool = poolOf();
    const first = await pool.acquire(counted(0, 50));
    expect(first.tokens).toEqual([]);
    append(first, counted(0, 50));
    pool.release(first);
    expect(pool.longestPrefix(counted(0, 60))).toBe(50);
    const second = await pool.acquire(counted(0, 60));
    expect(second).toBe(first);
    expect(second.tokens).toEqual(counted(0, 50));
    pool.release(second);
    // The same prompt again: its last token must run, for its logits.
    expect((await pool.acquire(counted(0, 50))).tokens).toEqual(counted(0, 49));
  });

  test("a branch is a copy, and its source stays as it was", async () => {
    const pool = poolOf();
    const source = await pool.acquire(counted(0, 100));
    append(source, counted(0, 100));
    pool.release(source);
    const contents = () =>
      source.layers.map(({ key, value }) => [key, value].map(({ data }) => Buffer.from(data.slice().buffer)));
    const before = contents();
    const branch = await pool.acquire([...counted(0, 40), 200, 201]);
    expect(branch).not.toBe(source);
    expect(branch.tokens).toEqual(counted(0, 40));
    for (const layer of branch.layers.keys()) expect(heldIds(branch, layer)).toEqual(counted(0, 40));
    append(branch, [200, 201, 202]);
    expect(source.tokens).toEqual(counted(0, 100));
    const pairs = contents().flatMap((parts, layer) =>
      parts.map((part, i) => [part, before[layer]![i]!] as const),
    );
    expect(pairs.every(([now, then]) => now.equals(then))).toBe(true);
    expect((await pool.acquire(counted(0, 101))).tokens).toEqual(counted(0, 100));
  });

  test("a branch can be taken from a slot that is in use", async () => {
    const pool = poolOf();
    const source = await pool.acquire(counted(0, 100));
    append(source, counted(0, 100));
    expect((await pool.acquire([...counted(0, 90), 299])).tokens).toEqual(counted(0, 90));
  });

  test("but not when its windows may be moving", async () => {
    const pool = poolOf(windowed);
    const source = await pool.acquire(counted(0, 100));
    append(source, counted(0, 100));
    expect((await pool.acquire([...counted(0, 90), 299])).tokens).toEqual([]);
  });

  test("the slot unused for longest is given up", async () => {
    const pool = poolOf(plain, 2);
    const slots = [];
    for (const from of [0, 100]) {
      const slot = await pool.acquire(counted(from, 30));
      append(slot, counted(from, 30));
      pool.release(slot);
      slots.push(slot);
    }
    pool.release(await pool.acquire(counted(0, 31))); // the first one is used again
    expect(await pool.acquire(counted(200, 30))).toBe(slots[1]);
    expect(pool.longestPrefix(counted(100, 31))).toBe(0);
    expect(pool.longestPrefix(counted(0, 31))).toBe(30);
  });
});

describe("windows that move", () => {
  test("buffers take their window and some slack, not the whole context", () => {
    const options = { capacity: 1000, type: "float32" } as const;
    const perPosition = 2 * 2 * 16 * 4;
    expect(cacheBytes(windowed, { ...options, sliding: true })).toBe(
      perPosition * (5 * windowCapacity + 1000),
    );
    expect(cacheBytes(windowed, { ...options, sliding: false })).toBe(perPosition * 6 * 1000);
  });

  test("a slot goes back only to where every layer still has what it needs", async () => {
    const pool = poolOf(windowed, 1);
    const total = windowCapacity + 40; // evicted once
    const slot = await pool.acquire(counted(0, total));
    append(slot, counted(0, total));
    pool.release(slot);
    expect(pool.longestPrefix(counted(0, total + 5))).toBe(total);
    // Since the eviction, positions only came: back to just after it, all is there; before it, not.
    expect(pool.longestPrefix([...counted(0, windowCapacity + 1), 999])).toBe(windowCapacity + 1);
    expect(pool.longestPrefix([...counted(0, windowCapacity), 999])).toBe(0);
    expect(pool.longestPrefix([...counted(0, 100), 999])).toBe(0);
  });

  test("a branch holds the positions that a fresh run would hold", async () => {
    const pool = poolOf(windowed, 2);
    const total = windowCapacity + 40;
    const source = await pool.acquire(counted(0, total));
    append(source, counted(0, total));
    pool.release(source);
    const branch = await pool.acquire([...counted(0, windowCapacity + 10), 999]);
    expect(branch).not.toBe(source);
    expect(branch.tokens.length).toBe(windowCapacity + 10);
    const held = residentPositions(windowCapacity + 10, windowCapacity, 4);
    expect(heldIds(branch, 0)).toEqual(counted(windowCapacity + 10 - held, held));
    expect(heldIds(branch, 5)).toEqual(counted(0, windowCapacity + 10));
  });

  test("moving is told from growing", async () => {
    const slot = await poolOf(windowed).acquire([]);
    expect(movesWindow(slot, 0, windowCapacity)).toBe(false);
    expect(movesWindow(slot, windowCapacity, windowCapacity + 1)).toBe(true);
    expect(movesWindow(slot, windowCapacity + 1, windowCapacity + 2)).toBe(false);
    expect(movesWindow(slot, 10, 900)).toBe(true);
    expect(movesWindow(await poolOf(plain).acquire([]), 10, 900)).toBe(false);
  });
});

describe("when every slot is in use", () => {
  const settled = () => new Promise(setImmediate);

  test("requests wait, and are served in the order in which they came", async () => {
    const pool = poolOf(plain, 1);
    const order: number[] = [];
    const holder = await pool.acquire([1]);
    const waiting = [0, 1, 2].map(async (number) => {
      const slot = await pool.acquire([1]);
      order.push(number);
      await settled();
      pool.release(slot);
    });
    await settled();
    expect(order).toEqual([]);
    pool.release(holder);
    // One who comes now does not overtake those who wait.
    const late = pool.acquire([1]).then(() => order.push(3));
    await Promise.all([...waiting, late]);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  test("a wait that is aborted ends at once and takes no slot from the others", async () => {
    const pool = poolOf(plain, 1);
    const holder = await pool.acquire([1]);
    const controller = new AbortController();
    const given = pool.acquire([1], controller.signal);
    const patient = pool.acquire([1]);
    controller.abort();
    await expect(given).rejects.toMatchObject({ code: "aborted" });
    pool.release(holder);
    pool.release(await patient);
    await expect(pool.acquire([1], AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
    expect(await pool.acquire([1])).toBe(holder);
  });
});
