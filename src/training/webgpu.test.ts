// The same training on WebGPU as on the CPU, with a tiny model: the loss, every gradient, and every weight after a few
// steps of both rules; and its work is done there, not on the CPU. Skipped where there is no WebGPU device; nothing is
// timed on a software device.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { webGpuUnavailable } from "../../test/support/webgpu.ts";
import { allocate, type HostTensor } from "../graph/host-tensor.ts";
import { trace } from "../graph/tensor.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import type { Device } from "../runtime/device.ts";
import { ortNative, ortWebGpu } from "../runtime/ort-native.ts";
import { ropeParameters } from "../runtime/parameters.ts";
import { randomSource } from "../runtime/random.ts";
import { gradientGraph } from "./gradient-graph.ts";
import { adamW, muon } from "./optimizer.ts";
import { Packer } from "./packing.ts";
import { initialWeights, Trainer } from "./trainer.ts";

const config = orchardConfig({ layers: 2, sharedLayers: 1, width: 64, vocabularySize: 40, contextSize: 16 });
const missing = await webGpuUnavailable();

function batches() {
  const packer = new Packer([{ batch: 2, length: 16, targets: 32 }]);
  const random = randomSource(3);
  for (let n = 0; n < 3; n++) {
    const tokens = Int32Array.from({ length: 9 }, () => Math.floor(random() * 40));
    packer.add({ tokens, lossMask: new Uint8Array(9).fill(1, 1) }, "");
  }
  return packer.flush();
}

async function trained(device: Device) {
  const parameters = parameterShapes(config);
  await using trainer = new Trainer({
    device,
    threads: 1,
    config,
    weights: initialWeights(parameters, { layers: 2, random: randomSource(1) }),
    learned: [...parameters].map(([name, shape]) => ({
      name,
      shape,
      scale: 1,
      rule: shape.length === 2 && !name.includes("embed") ? muon() : adamW(),
    })),
    graphOf: (shape) => gradientGraph(config, { shape, zLoss: 1e-4, chunk: 16 }),
  });
  const copy = (tensors: Trainer["weights"]) =>
    new Map([...tensors].map(([name, { data }]) => [name, Float32Array.from(data as Float32Array)]));
  const data = batches();
  const forward = await trainer.observe(data);
  const gradients = copy(trainer.gradients);
  const losses: number[] = [];
  for (let step = 1; step <= 3; step++)
    losses.push((await trainer.step(data, { step, learningRate: 1e-3, schedule: 1 })).loss);
  return { forward, gradients, losses, weights: copy(trainer.weights) };
}

test.skipIf(missing !== null)("a forward pass, its gradient and three steps agree with the CPU", async () => {
  const [cpu, gpu] = [await trained(ortNative), await trained(ortWebGpu)];
  expect(Math.abs(gpu.forward.loss - cpu.forward.loss)).toBeLessThan(1e-4);
  expect(cpu.losses[2]).toBeLessThan(cpu.losses[0]!);
  gpu.losses.forEach((loss, i) => {
    expect(Math.abs(loss - cpu.losses[i]!)).toBeLessThan(1e-4);
  });
  for (const part of ["gradients", "weights"] as const)
    for (const [name, expected] of cpu[part]) {
      const difference = gpu[part]
        .get(name)!
        .reduce((most, value, i) => Math.max(most, Math.abs(value - expected[i]!)), 0);
      expect(difference, `${part} ${name}`).toBeLessThan(1e-4);
    }
});

test.skipIf(missing !== null)(
  "every matrix product of a step runs on the GPU, and nearly all the rest",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), "orchard-webgpu-"));
    try {
      const graph = gradientGraph(config, { shape: { batch: 2, length: 16, targets: 32 }, chunk: 16 });
      const rope = ropeParameters(config, config.contextSize);
      const parameters = { folder: "", get: (name: string) => rope.get(name)! };
      const options = { threads: 1, profile: join(folder, "profile") };
      const program = await ortWebGpu.compile(graph, parameters, options);
      const memory = (of: Iterable<[string, { dtype: HostTensor["dtype"]; shape: readonly unknown[] }]>) =>
        Object.fromEntries(
          [...of].map(([name, { dtype, shape }]) => [name, allocate(dtype, shape as number[])]),
        );
      await program.bind(memory(trace(graph).inputs), memory(Object.entries(graph.outputs))).run();
      await program[Symbol.asyncDispose]();
      const [file] = await readdir(folder);
      const events = JSON.parse(await readFile(join(folder, file!), "utf8")) as ProfileEvent[];
      const onCpu = new Map<string, number>();
      let onGpu = 0;
      for (const { args } of events) {
        if (args?.provider === "WebGpuExecutionProvider") onGpu++;
        if (args?.provider === "CPUExecutionProvider" && args.op_name)
          onCpu.set(args.op_name, (onCpu.get(args.op_name) ?? 0) + 1);
      }
      expect([...onCpu.keys()].filter((name) => /MatMul|Gemm/.test(name))).toEqual([]);
      expect(onGpu).toBeGreaterThan(20 * [...onCpu.values()].reduce((sum, count) => sum + count, 0));
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

/** Of ONNX Runtime's profile: a kernel that ran, with the provider that ran it. */
interface ProfileEvent {
  readonly args?: { readonly provider?: string; readonly op_name?: string };
}
