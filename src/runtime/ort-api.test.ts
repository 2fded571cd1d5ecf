import { expect, test, vi } from "vitest";
import { allocate } from "../graph/host-tensor.ts";
import { input } from "../graph/tensor.ts";
import { ortNative } from "./ort-native.ts";

test("two copies of this package work in one process", async () => {
  const doubled = async (device: typeof ortNative) => {
    const graph = { outputs: { result: input("x", "float32", [1]).mul(2) } };
    await using program = await device.compile(graph, { folder: "", get: () => allocate("float32", [1]) });
    const [x, result] = [allocate("float32", [1]), allocate("float32", [1])];
    x.data[0] = 21;
    await using binding = program.bind({ x }, { result });
    await binding.run();
    return result.data[0];
  };
  expect(await doubled(ortNative)).toBe(42);
  vi.resetModules();
  const copy = await import("./ort-native.ts");
  expect(copy.ortNative).not.toBe(ortNative);
  expect(await doubled(copy.ortNative)).toBe(42);
});
