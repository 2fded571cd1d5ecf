// What every Device must do, as plain functions that throw: src/runtime/device.contract.test.ts runs them all against
// every device there is.
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { OrchardError, type OrchardErrorCode } from "../../src/errors.ts";
import { allocate, type HostTensor, hostTensor } from "../../src/graph/host-tensor.ts";
import { input, parameter } from "../../src/graph/tensor.ts";
import type { Device, Parameters, Program } from "../../src/runtime/device.ts";

type Check = (device: Device) => Promise<void>;

const floats = (...numbers: number[]) => {
  const tensor = allocate("float32", [numbers.length]);
  tensor.data.set(numbers);
  return tensor;
};
const fromMemory = (tensors: Record<string, HostTensor>): Parameters => ({
  folder: "",
  get: (name) => tensors[name]!,
});

async function rejects(work: Promise<unknown>, ...codes: OrchardErrorCode[]): Promise<OrchardError> {
  const error = await work.then(
    () => assert.fail(`nothing was thrown; expected ${codes}`),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof OrchardError, String(error));
  assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`);
  return error;
}

/** x · 2 + the parameter "bias", x of any length. */
async function doubler(device: Device, bias = 1): Promise<Program> {
  const result = input("x", "float32", ["length"])
    .mul(2)
    .add(parameter("bias", "float32", [1]));
  return device.compile({ outputs: { result } }, fromMemory({ bias: floats(bias) }));
}

/** A device whose parameters are ranges of a file of bytes 0 … 255, given to `use` with its folder. */
async function withFile(use: (folder: string, bytes: Uint8Array) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "orchard-device-"));
  try {
    const numbers = Float32Array.from({ length: 64 }, (_, i) => i + 0.5);
    const bytes = new Uint8Array(3 + numbers.byteLength);
    bytes.set(new Uint8Array(numbers.buffer), 3);
    await writeFile(join(folder, "weights.bin"), bytes);
    await use(folder, bytes);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const stored = { outputs: { result: input("x", "float32", [1]).add(parameter("weight", "float32", [4])) } };

export const deviceContract: Readonly<Record<string, Check>> = {
  async "runs again over the same memory, which may have changed"(device) {
    await using program = await doubler(device);
    const [x, result] = [floats(1, 2, 3), floats(0, 0, 0)];
    await using binding = program.bind({ x }, { result });
    await binding.run();
    assert.deepEqual([...result.data], [3, 5, 7]);
    x.data.set([10, 20, 30]);
    await binding.run();
    assert.deepEqual([...result.data], [21, 41, 61]);
  },

  async "binds other sizes to the same program"(device) {
    await using program = await doubler(device);
    for (const count of [1, 2, 300]) {
      const result = allocate("float32", [count]);
      await using binding = program.bind({ x: allocate("float32", [count]) }, { result });
      await binding.run();
      assert.deepEqual([...result.data], new Array(count).fill(1));
    }
  },

  async "reads parameters from memory, large ones and ones that only constants depend on"(device) {
    const large = Float32Array.from({ length: 1000 }, (_, i) => i);
    const weight = parameter("weight", "float32", [1000]);
    const x = input("x", "float32", [1]);
    await using program = await device.compile(
      { outputs: { sum: x.add(weight), constant: weight.mul(2).slice(0, 2, 5), itself: weight } },
      fromMemory({ weight: hostTensor("float32", [1000], large) }),
    );
    const [sum, constant, itself] = [[1000], [3], [1000]].map((shape) => allocate("float32", shape));
    await using binding = program.bind({ x: floats(5) }, { sum: sum!, constant: constant!, itself: itself! });
    await binding.run();
    assert.deepEqual([...sum!.data.slice(0, 3)], [5, 6, 7]);
    assert.deepEqual([...constant!.data], [4, 6, 8]);
    assert.deepEqual(itself!.data, large);
  },

  async "reads parameters from a range of a file, at any offset"(device) {
    await withFile(async (folder) => {
      const location = { file: "weights.bin", offset: 3 + 4 * 10, length: 16 };
      await using program = await device.compile(stored, { folder, get: () => location });
      const result = allocate("float32", [4]);
      await using binding = program.bind({ x: floats(100) }, { result });
      await binding.run();
      assert.deepEqual([...result.data], [110.5, 111.5, 112.5, 113.5]);
    });
  },

  async "refuses a range beyond the end of a file"(device) {
    await withFile(async (folder, bytes) => {
      const location = { file: "weights.bin", offset: bytes.length - 8, length: 16 };
      await rejects(device.compile(stored, { folder, get: () => location }), "deviceFailed");
    });
  },

  async "refuses a file that is not there, by name"(device) {
    await withFile(async (folder) => {
      const location = { file: "absent.bin", offset: 0, length: 16 };
      const error = await rejects(device.compile(stored, { folder, get: () => location }), "deviceFailed");
      assert.match(error.message, /absent\.bin/);
    });
  },

  async "refuses a missing input, a wrong size and a wrong element type"(device) {
    const result = input("x", "float32", [3]).add(input("y", "float32", [3]));
    await using program = await device.compile({ outputs: { result } }, fromMemory({}));
    const good = { x: floats(1, 2, 3), y: floats(1, 2, 3) };
    const bad: [Record<string, HostTensor>, Record<string, HostTensor>][] = [
      [{ x: good.x }, { result: floats(0, 0, 0) }],
      [{ ...good, y: floats(1, 2) }, { result: floats(0, 0, 0) }],
      [{ ...good, y: allocate("int32", [3]) }, { result: floats(0, 0, 0) }],
      [good, { result: floats(0, 0) }],
      [good, { other: floats(0, 0, 0) }],
    ];
    for (const [inputs, outputs] of bad) {
      await using binding = program.bind(inputs, outputs);
      await rejects(binding.run(), "deviceFailed", "invalidArgument");
    }
  },

  async "multiplies matrices with an inner size of 0 to zeros"(device) {
    const product = input("a", "float32", [2, "rank"]).matMul(input("b", "float32", ["rank", 3]));
    await using program = await device.compile({ outputs: { product } }, fromMemory({}));
    const result = hostTensor("float32", [2, 3], new Float32Array(6).fill(9));
    const [a, b] = [allocate("float32", [2, 0]), allocate("float32", [0, 3])];
    await using binding = program.bind({ a, b }, { product: result });
    await binding.run();
    assert.deepEqual([...result.data], [0, 0, 0, 0, 0, 0]);
  },

  async "keeps two bindings of one program apart while both run"(device) {
    await using program = await doubler(device);
    const results = [floats(0), floats(0)];
    await using first = program.bind({ x: floats(1) }, { result: results[0]! });
    await using second = program.bind({ x: floats(2) }, { result: results[1]! });
    await Promise.all([first, second, first, second].map((binding) => binding.run()));
    assert.deepEqual(
      results.map((result) => result.data[0]),
      [3, 5],
    );
  },

  async "lets runs of one binding wait for each other"(device) {
    await using program = await doubler(device);
    const x = floats(1);
    // The result is the next run's input: only runs one after the other give 2 · (2 · (2 · 1 + 1) + 1) + 1.
    await using binding = program.bind({ x }, { result: x });
    await Promise.all([binding.run(), binding.run(), binding.run()]);
    assert.equal(x.data[0], 15);
  },

  async "does not start a run whose signal has been aborted"(device) {
    await using program = await doubler(device);
    const result = floats(-1);
    await using binding = program.bind({ x: floats(1) }, { result });
    await rejects(binding.run(AbortSignal.abort()), "aborted");
    const controller = new AbortController();
    const run = binding.run(controller.signal);
    controller.abort();
    await rejects(run, "aborted");
    assert.equal(result.data[0], -1);
    await binding.run(new AbortController().signal);
    assert.equal(result.data[0], 3);
  },

  async "may be disposed of twice, and then refuses work"(device) {
    const program = await doubler(device);
    const binding = program.bind({ x: floats(1) }, { result: floats(0) });
    await binding[Symbol.asyncDispose]();
    await binding[Symbol.asyncDispose]();
    await rejects(binding.run(), "disposed");
    await program[Symbol.asyncDispose]();
    await program[Symbol.asyncDispose]();
    assert.throws(() => program.bind({ x: floats(1) }, { result: floats(0) }), { code: "disposed" });
  },

  async "finishes a run in progress when its program is disposed of, and takes the bindings along"(device) {
    const program = await doubler(device);
    const result = floats(0);
    const binding = program.bind({ x: floats(1) }, { result });
    const run = binding.run();
    await new Promise(setImmediate);
    await program[Symbol.asyncDispose]();
    await run.catch((error) => assert.equal((error as OrchardError).code, "disposed"));
    await rejects(binding.run(), "disposed");
  },
};
