// The Device contract, held against the engine on the CPU and on WebGPU (where there is an adapter), and against the
// reference.
import { describe, expect, test } from "vitest";
import { deviceContract } from "../../test/support/device-contract.ts";
import { referenceDevice } from "../../test/support/reference-device.ts";
import { webGpuUnavailable } from "../../test/support/webgpu.ts";
import { allocate } from "../graph/host-tensor.ts";
import { input } from "../graph/tensor.ts";
import { ortNative, ortWebGpu } from "./ort-native.ts";

for (const device of [ortNative, referenceDevice])
  describe(`the device "${device.name}"`, () => {
    for (const [what, check] of Object.entries(deviceContract)) test(what, () => check(device));
  });

const missing = await webGpuUnavailable();
describe.skipIf(missing !== null)(`the device "webgpu"`, () => {
  const noEmpty = "multiplies matrices with an inner size of 0 to zeros";
  expect(Object.keys(deviceContract)).toContain(noEmpty);
  for (const [what, check] of Object.entries(deviceContract))
    if (what !== noEmpty) test(what, () => check(ortWebGpu));

  test("refuses an empty input instead of ending the process", async () => {
    const product = input("a", "float32", [2, "inner"]).matMul(input("b", "float32", ["inner", 3]));
    const parameters = { folder: "", get: () => allocate("float32", []) };
    await using program = await ortWebGpu.compile({ outputs: { product } }, parameters);
    const inputs = { a: allocate("float32", [2, 0]), b: allocate("float32", [0, 3]) };
    expect(() => program.bind(inputs, { product: allocate("float32", [2, 3]) })).toThrow(
      "The input a has no elements",
    );
  });
});

test.runIf(missing !== null)("says what to do where there is no WebGPU device", () => {
  expect(missing).toMatch(/needs a GPU with a Vulkan, Metal or Direct3D 12 driver/);
});
