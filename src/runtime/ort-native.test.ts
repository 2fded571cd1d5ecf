// What is particular to ONNX Runtime by FFI: it leaks nothing, leaves the event loop alone, lets go of a long run when
// asked, and finds its library or says why not.
import { setTimeout as sleep } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { allocate } from "../graph/host-tensor.ts";
import { input, parameter } from "../graph/tensor.ts";
import type { Parameters } from "./device.ts";
import { libraryPath } from "./ort-api.ts";
import { liveNativeHandles, ortNative } from "./ort-native.ts";

const none: Parameters = { folder: "", get: () => allocate("float32", [64, 64]) };

/** A product of `count` square matrices of `size`, one after the other: slow on demand. */
async function slowProgram(size: number, count: number) {
  const x = input("x", "float32", [size, size]);
  let result = x;
  for (let i = 0; i < count; i++) result = result.matMul(x);
  const program = await ortNative.compile({ outputs: { result } }, none);
  const matrix = () => allocate("float32", [size, size]);
  return { program, binding: program.bind({ x: matrix() }, { result: matrix() }) };
}

describe("native memory", () => {
  const collect = () => {
    setFlagsFromString("--expose-gc");
    (runInNewContext("gc") as () => void)();
  };

  test("200 programs come and go without a handle or memory left behind", async () => {
    const weight = parameter("weight", "float32", [64, 64]);
    const graph = { outputs: { result: input("x", "float32", ["rows", 64]).matMul(weight) } };
    const cycle = async () => {
      await using program = await ortNative.compile(graph, none, { threads: 1 });
      const [x, result] = [allocate("float32", [2, 64]), allocate("float32", [2, 64])];
      await using binding = program.bind({ x }, { result });
      await binding.run();
    };
    for (let i = 0; i < 50; i++) await cycle();
    collect();
    const before = process.memoryUsage.rss();
    for (let i = 0; i < 150; i++) await cycle();
    collect();
    expect(liveNativeHandles()).toBe(0);
    expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(24);
  });

  test("a refused graph and a refused binding leave nothing behind", async () => {
    const missing = { folder: "", get: () => ({ file: "absent", offset: 0, length: 4 }) };
    const result = parameter("weight", "float32", [1]).add(input("x", "float32", [1]));
    await expect(ortNative.compile({ outputs: { result } }, missing)).rejects.toThrow("absent");
    const { program } = await slowProgram(2, 1);
    const short = { dtype: "float32", shape: [2, 2], data: new Float32Array(1) } as const;
    expect(() => program.bind({ x: short }, {})).toThrow();
    expect(() => program.bind({ x: allocate("float32", [2, 2]) }, { result: short })).toThrow();
    await program[Symbol.asyncDispose]();
    expect(liveNativeHandles()).toBe(0);
  });

  // koffi unloads a library whose object has been collected; the next call then crashed the process.
  test("the library stays when memory is collected", async () => {
    const { program, binding } = await slowProgram(8, 1);
    for (let i = 0; i < 3; i++) {
      collect();
      await sleep(5);
      await binding.run();
    }
    await program[Symbol.asyncDispose]();
  });
});

describe("long runs", () => {
  test("leave the event loop alone", async () => {
    const { program, binding } = await slowProgram(768, 24);
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    const start = performance.now();
    await binding.run();
    const took = performance.now() - start;
    clearInterval(timer);
    await program[Symbol.asyncDispose]();
    expect(took).toBeGreaterThan(50);
    expect(ticks).toBeGreaterThan(took / 5 / 4);
  });

  test("stop soon after an abort, and the binding runs again", async () => {
    const { program, binding } = await slowProgram(768, 60);
    const start = performance.now();
    await binding.run();
    const whole = performance.now() - start;
    const controller = new AbortController();
    const run = binding.run(controller.signal);
    await sleep(whole / 10);
    const aborted = performance.now();
    controller.abort();
    await expect(run).rejects.toMatchObject({ code: "aborted" });
    expect(performance.now() - aborted).toBeLessThan(whole / 2);
    await binding.run(new AbortController().signal);
    await program[Symbol.asyncDispose]();
    expect(liveNativeHandles()).toBe(0);
  });

  test("take no more threads than they are given", async () => {
    const x = input("x", "float32", [1024, 1024]);
    const graph = { outputs: { result: x.matMul(x) } };
    await using program = await ortNative.compile(graph, none, { threads: 1 });
    const matrix = () => allocate("float32", [1024, 1024]);
    await using binding = program.bind({ x: matrix() }, { result: matrix() });
    await binding.run();
    const [processor, start] = [process.cpuUsage(), performance.now()];
    for (let i = 0; i < 4; i++) await binding.run();
    const busy = process.cpuUsage(processor).user / 1000;
    expect(busy / (performance.now() - start)).toBeLessThan(1.3);
  });
});

describe("where the library is", () => {
  afterEach(() => vi.unstubAllEnvs());

  test("every platform that the package serves", () => {
    vi.stubEnv("ORCHARD_ONNXRUNTIME", "");
    const platforms = ["linux x64", "linux arm64", "darwin arm64", "win32 x64", "win32 arm64"];
    for (const text of platforms) {
      const [platform, architecture] = text.split(" ") as [string, string];
      expect(libraryPath(platform, architecture)).toMatch(
        new RegExp(`bin.napi-v6.${platform}.${architecture}.(lib)?onnxruntime\\.(so\\.1|1\\.dylib|dll)$`),
      );
    }
  });

  test("others get an error that names those, and what to do", () => {
    vi.stubEnv("ORCHARD_ONNXRUNTIME", "");
    for (const [platform, architecture] of [
      ["darwin", "x64"],
      ["freebsd", "x64"],
    ] as const) {
      const path = () => libraryPath(platform, architecture);
      expect(path).toThrow(expect.objectContaining({ code: "deviceUnavailable" }));
      expect(path).toThrow(`${platform} on ${architecture}`);
      expect(path).toThrow("ORCHARD_ONNXRUNTIME");
      expect(path).toThrow("linux-x64");
    }
  });

  test("a library of one's own, on any platform", () => {
    vi.stubEnv("ORCHARD_ONNXRUNTIME", "/opt/libonnxruntime.so");
    expect(libraryPath("freebsd", "x64")).toBe("/opt/libonnxruntime.so");
  });
});
