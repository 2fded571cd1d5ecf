// The same kernel as kernel.c in WebAssembly, for bench/kernel/main.mjs: 128 bits at a time, with the product of
// 8-bit numbers of "relaxed SIMD" (a flag in Node 20, always there from 22 on). The text is made here; wabt turns it into a
// module. One thread, or two: this one and a worker, over shared memory.

import { Worker } from "node:worker_threads";

/** Bytes of an entry of the table of products: codes, scales, x, steps, y, rows, blocks, half. */
export const entryBytes = 32;

const repeat = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join("\n");
/** Rows that lie together, a block of each in turn. */
const together = 4;

/** A block of 128 codes in 32 bytes: bits 2f and 2f + 1 of byte 16h + j are code 64h + 16f + j. */
const blockOf = (row) => `
  ${repeat(2, (h) => `(local.set $w${h} (v128.load offset=${32 * row + 16 * h} (local.get $at)))`)}
  (local.set $s (v128.const i32x4 0 0 0 0))
  ${repeat(2, (h) =>
    repeat(
      4,
      (f) => `(local.set $s (i16x8.add (local.get $s) (i16x8.relaxed_dot_i8x16_i7x16_s
        (local.get $x${4 * h + f})
        (v128.and (i16x8.shr_u (local.get $w${h}) (i32.const ${2 * f})) (local.get $three)))))`,
    ),
  )}
  (local.set $sum${row} (f32x4.add (local.get $sum${row}) (f32x4.mul
    (f32x4.convert_i32x4_s (i32x4.extadd_pairwise_i16x8_s (local.get $s)))
    (local.get $step))))`;

const text = `(module
  (import "env" "memory" (memory 1 65536 shared))
  (func $rows (param $entry i32) (param $from i32) (param $to i32)
    (local $row i32) (local $at i32) (local $stride i32) (local $b i32) (local $blocks i32) (local $x i32) (local $steps i32)
    (local $base i32) (local $y i32) (local $scales i32) (local $half f32)
    (local $three v128) (local $step v128) (local $s v128) (local $w0 v128) (local $w1 v128)
    ${repeat(8, (i) => `(local $x${i} v128)`)} ${repeat(together, (r) => `(local $sum${r} v128)`)}
    (local.set $three (i8x16.splat (i32.const 3)))
    (local.set $blocks (i32.load offset=24 (local.get $entry)))
    (local.set $stride (i32.mul (local.get $blocks) (i32.const 32)))
    (local.set $scales (i32.load offset=4 (local.get $entry)))
    (local.set $y (i32.load offset=16 (local.get $entry)))
    (local.set $half (f32.load offset=28 (local.get $entry)))
    (local.set $base (i32.add (i32.load (local.get $entry)) (i32.mul (local.get $from) (local.get $stride))))
    (local.set $row (local.get $from))
    (block $done (loop $next
      (br_if $done (i32.ge_u (local.get $row) (local.get $to)))
      (local.set $at (local.get $base))
      (local.set $x (i32.load offset=8 (local.get $entry)))
      (local.set $steps (i32.load offset=12 (local.get $entry)))
      (local.set $b (local.get $blocks))
      ${repeat(together, (r) => `(local.set $sum${r} (v128.const f32x4 0 0 0 0))`)}
      (loop $block
        ${repeat(8, (i) => `(local.set $x${i} (v128.load offset=${16 * i} (local.get $x)))`)}
        (local.set $step (v128.load32_splat (local.get $steps)))
        ${repeat(together, blockOf)}
        (local.set $at (i32.add (local.get $at) (i32.const ${32 * together})))
        (local.set $x (i32.add (local.get $x) (i32.const 128)))
        (local.set $steps (i32.add (local.get $steps) (i32.const 4)))
        (br_if $block (local.tee $b (i32.sub (local.get $b) (i32.const 1)))))
      ${repeat(
        together,
        (r) => `(f32.store offset=${4 * r} (i32.add (local.get $y) (i32.shl (local.get $row) (i32.const 2)))
        (f32.mul (f32.load offset=${4 * r} (i32.add (local.get $scales) (i32.shl (local.get $row) (i32.const 2))))
          (f32.sub ${"(f32.add ".repeat(3)}${[0, 1, 2, 3].map((lane) => `(f32x4.extract_lane ${lane} (local.get $sum${r}))${lane > 0 ? ")" : ""}`).join(" ")}
            (local.get $half))))`,
      )}
      (local.set $base (i32.add (local.get $base) (i32.mul (local.get $stride) (i32.const ${together}))))
      (local.set $row (i32.add (local.get $row) (i32.const ${together})))
      (br $next))))
  ;; One thread's half of every product, or, alone, all of it; at "$arrived" both wait for each other.
  (func (export "step") (param $table i32) (param $count i32) (param $half i32) (param $arrived i32) (param $threads i32)
    (local $i i32) (local $middle i32) (local $rows i32)
    (loop $next
      (local.set $rows (i32.load offset=20 (local.get $table)))
      (local.set $middle (select
        (local.get $rows)
        (i32.and (i32.shr_u (local.get $rows) (i32.const 1)) (i32.const -4))
        (i32.eq (local.get $threads) (i32.const 1))))
      (call $rows (local.get $table)
        (select (local.get $middle) (i32.const 0) (local.get $half))
        (select (local.get $rows) (local.get $middle) (local.get $half)))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (drop (i32.atomic.rmw.add (local.get $arrived) (i32.const 1)))
      (loop $wait
        (br_if $wait (i32.lt_u (i32.atomic.load (local.get $arrived)) (i32.mul (local.get $i) (local.get $threads)))))
      (local.set $table (i32.add (local.get $table) (i32.const ${entryBytes})))
      (br_if $next (i32.lt_u (local.get $i) (local.get $count))))))`;

/** The module's bytes. `wabt`: the package's own promise. */
export async function assemble(wabt) {
  const features = { simd: true, relaxed_simd: true, threads: true, sign_extension: true };
  const parsed = (await wabt()).parseWat("kernel.wat", text, features);
  return parsed.toBinary({}).buffer;
}

const worker = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { bytes, memory, words, table, count, arrived } = workerData;
  const { step } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  const flags = new Int32Array(memory.buffer, words, 2); // steps begun, steps done
  for (let seen = 0; ; seen++) {
    Atomics.wait(flags, 0, seen);
    if (Atomics.load(flags, 0) < 0) break;
    step(table, count, 1, arrived, 2);
    Atomics.add(flags, 1, 1);
  }
`;

/** Runs steps over a table of products in a memory. \`words\`: where 16 bytes for the two threads' talk lie. */
export class WasmKernel {
  constructor(bytes, memory, { table, count, words, threads }) {
    const arrived = words + 8;
    this.parts = { table, count, arrived };
    this.threads = threads;
    this.flags = new Int32Array(memory.buffer, words, 2);
    this.arrived = new Int32Array(memory.buffer, arrived, 1);
    this.step = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports.step;
    const workerData = { bytes, memory, words, ...this.parts };
    this.worker = threads === 1 ? null : new Worker(worker, { eval: true, workerData });
  }

  /** Until the worker is there. */
  async ready() {
    if (this.worker) await new Promise((resolve) => this.worker.once("online", resolve));
  }

  run() {
    const { table, count, arrived } = this.parts;
    const done = Atomics.load(this.flags, 1);
    Atomics.store(this.arrived, 0, 0);
    if (this.threads === 1) return void this.step(table, count, 0, arrived, 1);
    Atomics.add(this.flags, 0, 1);
    Atomics.notify(this.flags, 0);
    this.step(table, count, 0, arrived, 2);
    while (Atomics.load(this.flags, 1) === done);
  }

  async stop() {
    await this.worker?.terminate();
  }
}
