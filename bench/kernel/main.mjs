// `npm run bench -- kernel`: what a 2-bit kernel of our own would gain. The products of one decode step of the
// full-size shape (width 2,048; models.md §1), one row of input each, on two threads, one after the other as in a model: by
// ONNX Runtime's MatMulNBits, by kernel.c (gcc, AVX2 and AVX-512: what the machine can do) and by wasm.mjs (what a
// package without a compiler could ship); and reading the same bytes alone. All in one run, in turn. No weight is there
// twice, so they come from memory. Attention, norms and the head are left out, and so is rounding the input to 8 bits, but
// for ONNX Runtime, which does it inside (13 thousand numbers a layer beside 50 million weights).
//   --layers N   5 with keys of their own to 3 without; default 16; 56 is the whole model
//   --threads 1  by the processor's time and not the clock's: what a machine that does other things can tell
//   --rounds N   default 9; --no-c, --no-wasm leave a contender out

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setFlagsFromString } from "node:v8";
import { benchFolder, cacheFolder, median, repository } from "../support.mjs";
import { assemble, entryBytes, WasmKernel } from "./wasm.mjs";

const folder = `${cacheFolder}/kernel`;
const blockSize = 128;
const wholeModel = 56;
const wabtVersion = "1.0.39";

/** Output and input sizes of a layer's products: queries with keys and values, output, gate with up, down. */
const productsOf = (hasKeys) => [
  [hasKeys ? 2560 : 2048, 2048],
  [2048, 2048],
  [13312, 2048],
  [2048, 6656],
];

/** Milliseconds in which threads that spin after a step, as ONNX Runtime's do, fall asleep before another's is timed. */
const pause = 200;

export async function run(options) {
  const layers = Number(options.layers ?? 16);
  const rounds = Number(options.rounds ?? 9);
  const threads = Number(options.threads ?? 2);
  if (![1, 2].includes(threads)) throw new Error(`--threads is 1 or 2, not ${options.threads}`);
  mkdirSync(folder, { recursive: true });
  const shapes = Array.from({ length: layers }, (_, layer) => productsOf(layer % 8 < 5)).flat();
  const products = shapes.map(([rows, columns], index) => makeProduct(rows, columns, index));
  const inputs = new Map([2048, 6656].map((size) => [size, makeInput(size)]));
  const contenders = [
    await ortContender(products, inputs, threads),
    ...(options["no-c"] ? [] : cContenders(products, inputs, threads)),
    ...(options["no-wasm"] ? [] : await wasmContenders(products, inputs, threads)),
  ];
  for (const { name, check } of contenders) {
    const error = await check();
    console.error(
      `${name}: ${error === null ? "reads" : `${error.toExponential(1)} of the outputs' size from plain loops`}`,
    );
    if (error !== null && !(error < (name === ortName ? 0.05 : 1e-4))) throw new Error(`${name} is wrong`);
  }
  const times = contenders.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [index, { step, rest }] of contenders.entries()) {
      await step(); // wakes its threads
      const now = threads === 1 ? processorTime : () => performance.now();
      const started = now();
      await step();
      times[index].push(now() - started);
      rest?.();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  for (const { stop } of contenders) await stop?.();
  const bytes = products.reduce((sum, { codes }) => sum + codes.length, 0);
  const ofOrt = median(times[0]);
  return contenders.flatMap(({ name }, index) => {
    const milliseconds = median(times[index]);
    const row = (what, value, unit) => ({ name: `${name}: ${what}`, value, unit, target: null, pass: null });
    return [
      row("a step of the whole model", (milliseconds * wholeModel) / layers, "ms"),
      row("codes", bytes / milliseconds / 1e6, "GB/s"),
      row("multiply-adds", (4 * bytes) / milliseconds / 1e6, "G/s"),
      ...(index === 0 ? [] : [row("ONNX Runtime's time / its", ofOrt / milliseconds, "times")]),
    ];
  });
}

/** Milliseconds that this process has been worked on. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Random codes and a scale for each row; no two products are alike. */
function makeProduct(rows, columns, seed) {
  const words = new Uint32Array((rows * columns) / 16);
  let state = 0x9e3779b9 ^ (seed + 1);
  for (let i = 0; i < words.length; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    words[i] = state;
  }
  const scales = Float32Array.from({ length: rows }, (_, row) => 0.01 + (row % 7) / 1000);
  return { rows, columns, blocks: columns / blockSize, codes: new Uint8Array(words.buffer), scales };
}

/** A vector, and the same in 8 bits per block. */
function makeInput(size) {
  const values = Float32Array.from({ length: size }, (_, i) => Math.sin(i * 1.7) + Math.cos(i * 0.31));
  const rounded = new Int8Array(size);
  const steps = new Float32Array(size / blockSize);
  for (let block = 0; block < steps.length; block++) {
    const part = values.subarray(block * blockSize, (block + 1) * blockSize);
    steps[block] = part.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    part.forEach((value, i) => {
      rounded[block * blockSize + i] = Math.round(value / steps[block]);
    });
  }
  const read = Float64Array.from(rounded, (value, i) => value * steps[Math.floor(i / blockSize)]);
  const half = 1.5 * read.reduce((sum, value) => sum + value, 0);
  return { values, rounded, steps, read, half };
}

/** The largest error of some rows of some products against plain loops, by the deviation of right outputs. */
function errorOf(products, inputs, outputs, { codeOf, zero, of }) {
  let [worst, square, count] = [0, 0, 0];
  for (const index of [0, 1, 2, 3, products.length - 1]) {
    const { rows, columns, blocks, codes, scales } = products[index];
    const x = inputs.get(columns)[of];
    for (const row of [0, 1, 5, rows / 2, rows - 1]) {
      let sum = 0;
      for (let place = 0; place < columns; place++)
        sum += (codeOf(codes, row, place, blocks) - zero) * x[place];
      const right = scales[row] * sum;
      worst = Math.max(worst, Math.abs(outputs[index][row] - right));
      square += right ** 2;
      count++;
    }
  }
  return worst / Math.sqrt(square / count);
}

/** Where the block of a place begins for kernel.c: four rows together, a pair of blocks of each in turn. */
const blockAt = (row, place, blocks) =>
  (row & ~3) * 32 * blocks + 256 * (place >> 8) + 64 * (row & 3) + 32 * ((place >> 7) & 1);

const ortName = "ONNX Runtime";

async function ortContender(products, inputs, threads) {
  const { apply, input, parameter } = await import("../../dist/graph/tensor.js");
  const { allocate, hostTensor } = await import("../../dist/graph/host-tensor.js");
  const { ortNative } = await import("../../dist/runtime/ort-native.js");
  const file = "weights.bin";
  const places = new Map();
  const parts = [];
  let offset = 0;
  const add = (name, array) => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    places.set(name, { file, offset, length: bytes.length });
    parts.push(bytes);
    offset += bytes.length;
  };
  const vectors = new Map(
    [...inputs.keys()].map((size) => [size, input(`x${size}`, "float32", [1, 1, size])]),
  );
  const outputs = {};
  products.forEach(({ rows, columns, blocks, codes, scales }, index) => {
    add(`codes${index}`, codes);
    add(
      `scales${index}`,
      Float32Array.from({ length: rows * blocks }, (_, i) => scales[Math.floor(i / blocks)]),
    );
    const tensors = [
      vectors.get(columns),
      parameter(`codes${index}`, "uint8", [rows, blocks, blockSize / 4]),
      parameter(`scales${index}`, "float32", [rows, blocks]),
    ];
    const attributes = { bits: 2, blockSize, inputSize: columns, outputSize: rows, int8Activations: true };
    outputs[`y${index}`] = apply("matMulNBits", tensors, attributes)[0];
  });
  writeFileSync(`${folder}/${file}`, Buffer.concat(parts));
  const parameters = { folder, get: (name) => places.get(name) };
  const program = await ortNative.compile({ outputs }, parameters, { threads });
  const given = Object.fromEntries(
    [...inputs].map(([size, { values }]) => [`x${size}`, hostTensor("float32", [1, 1, size], values)]),
  );
  const results = Object.fromEntries(
    products.map(({ rows }, index) => [`y${index}`, allocate("float32", [1, 1, rows])]),
  );
  const binding = program.bind(given, results);
  const codeOf = (codes, row, place, blocks) =>
    (codes[row * 32 * blocks + (place >> 2)] >> (2 * (place & 3))) & 3;
  return {
    name: ortName,
    step: () => binding.run(),
    async check() {
      await binding.run();
      const found = products.map((_, index) => results[`y${index}`].data);
      return errorOf(products, inputs, found, { codeOf, zero: 2, of: "values" });
    },
    async stop() {
      await binding[Symbol.asyncDispose]();
      await program[Symbol.asyncDispose]();
    },
  };
}

/** kernel.c, where there is a compiler: both instruction sets, and reading alone. */
function cContenders(products, inputs, threads) {
  const library = `${folder}/kernel.so`;
  const source = `${benchFolder}kernel/kernel.c`;
  if (spawnSync("gcc", ["--version"]).status !== 0 || process.arch !== "x64") {
    console.error("No gcc on x64: kernel.c is left out.");
    return [];
  }
  execFileSync("gcc", ["-O3", "-shared", "-fPIC", "-pthread", "-o", library, source]);
  const koffi = createRequire(`${repository}package.json`)("koffi");
  const native = koffi.load(library);
  const runStep = native.func("void step(void *products, int count, int kind, int threads)");
  const rest = native.func("void stop(void)");
  const hasAvx512 = native.func("int has_avx512(void)")() !== 0;
  const size = 64;
  const table = Buffer.alloc(size * products.length);
  const outputs = products.map(({ rows }) => new Float32Array(rows));
  products.forEach(({ rows, columns, blocks, codes, scales }, index) => {
    const { rounded, steps, half } = inputs.get(columns);
    [codes, scales, rounded, steps, outputs[index]].forEach((array, field) => {
      table.writeBigUInt64LE(BigInt(koffi.address(array)), index * size + 8 * field);
    });
    table.writeBigInt64LE(BigInt(rows), index * size + 40);
    table.writeBigInt64LE(BigInt(blocks), index * size + 48);
    table.writeFloatLE(half, index * size + 56);
  });
  const codeOf = (codes, row, place, blocks) =>
    (codes[blockAt(row, place, blocks) + (place & 31)] >> (2 * ((place >> 5) & 3))) & 3;
  const contender = (name, kind, reads = false) => ({
    name,
    step: () => runStep(table, products.length, kind, threads),
    rest,
    check() {
      runStep(table, products.length, kind, threads);
      rest();
      return reads ? null : errorOf(products, inputs, outputs, { codeOf, zero: 1.5, of: "read" });
    },
  });
  return [
    contender("C, AVX2", 0),
    ...(hasAvx512 ? [contender("C, AVX-512 VNNI", 1)] : []),
    contender("reading alone", 2, true),
  ];
}

async function wasmContenders(products, inputs, threads) {
  setFlagsFromString("--experimental-wasm-relaxed-simd"); // Node 20

  const bytes = await assemble(await wabt());
  let top = 1024;
  const place = (length) => {
    const at = top;
    top += Math.ceil(length / 64) * 64;
    return at;
  };
  const words = place(16);
  const table = place(entryBytes * products.length);
  const vectors = new Map(
    [...inputs].map(([size, { steps }]) => [size, { x: place(size), steps: place(4 * steps.length) }]),
  );
  const places = products.map(({ codes, rows }) => ({
    codes: place(codes.length),
    scales: place(4 * rows),
    y: place(4 * rows),
  }));
  const memory = new WebAssembly.Memory({ initial: Math.ceil(top / 65536), maximum: 65536, shared: true });
  for (const [size, { rounded, steps }] of inputs) {
    new Int8Array(memory.buffer).set(rounded, vectors.get(size).x);
    new Float32Array(memory.buffer).set(steps, vectors.get(size).steps / 4);
  }
  const view = new DataView(memory.buffer);
  products.forEach(({ rows, columns, blocks, codes, scales }, index) => {
    const at = places[index];
    new Uint8Array(memory.buffer).set(codes, at.codes);
    new Float32Array(memory.buffer).set(scales, at.scales / 4);
    const { x, steps } = vectors.get(columns);
    const entry = table + entryBytes * index;
    [at.codes, at.scales, x, steps, at.y, rows, blocks].forEach((value, field) => {
      view.setUint32(entry + 4 * field, value, true);
    });
    view.setFloat32(entry + 28, inputs.get(columns).half, true);
  });
  const kernel = new WasmKernel(bytes, memory, { table, count: products.length, words, threads });
  await kernel.ready();
  const codeOf = (codes, row, place, blocks) =>
    (codes[
      (row & ~3) * 32 * blocks + 128 * (place >> 7) + 32 * (row & 3) + 16 * ((place >> 6) & 1) + (place & 15)
    ] >>
      (2 * ((place >> 4) & 3))) &
    3;
  return [
    {
      name: "WebAssembly",
      step: () => kernel.run(),
      check() {
        kernel.run();
        const outputs = products.map(
          ({ rows }, index) => new Float32Array(memory.buffer, places[index].y, rows),
        );
        return errorOf(products, inputs, outputs, { codeOf, zero: 1.5, of: "read" });
      },
      stop: () => kernel.stop(),
    },
  ];
}

/** WebAssembly's text format as bytes: a tool of this experiment alone, installed into its cache. */
async function wabt() {
  const prefix = `${folder}/wabt`;
  if (!existsSync(`${prefix}/node_modules/wabt`)) {
    const words = ["install", "--prefix", prefix, "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
    const { status } = spawnSync("npm", [...words, `wabt@${wabtVersion}`], { stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error("npm install of wabt failed");
  }
  return createRequire(`${prefix}/package.json`)("wabt");
}
