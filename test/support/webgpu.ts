// Whether there is a WebGPU device to test on. Without a GPU, the software device of Debian's chromium serves: SwiftShader,
// found by the Vulkan loader (libvulkan1) through an environment variable. `.ci/run` installs both where it can.
import { existsSync } from "node:fs";
import { allocate } from "../../src/graph/host-tensor.ts";
import { input } from "../../src/graph/tensor.ts";
import { ortWebGpu } from "../../src/runtime/ort-native.ts";

const swiftShader = "/usr/lib/chromium/vk_swiftshader_icd.json";

/** Why there is none, printed once more for whoever reads the log of skipped tests; null when there is one. */
export async function webGpuUnavailable(): Promise<string | null> {
  if (existsSync(swiftShader)) process.env.VK_ICD_FILENAMES ??= swiftShader;
  try {
    const graph = { outputs: { y: input("x", "float32", [1]).mul(2) } };
    await using _program = await ortWebGpu.compile(graph, { folder: "", get: () => allocate("float32", []) });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.warn(`WebGPU tests are skipped: ${reason}`);
    return reason;
  }
}
