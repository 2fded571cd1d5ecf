import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readGguf } from "../../src/runtime/weights/gguf.ts";
import { readTensor, toFloat32 } from "../../src/runtime/weights/stored-tensor.ts";
import { encodeFloats, type GgufEntry, type GgufTensor, halfBits, writeGguf } from "./gguf-writer.ts";
import { Random } from "./random-model.ts";

test("what is written is what is read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orchard-gguf-"));
  try {
    const path = join(folder, "model.gguf");
    const random = new Random(1, "values");
    const values = Float32Array.from({ length: 4 * 64 }, () => random.normal());
    const metadata = new Map<string, GgufEntry>([
      ["general.architecture", ["string", "llama"]],
      ["count", ["u32", 7]],
      ["negative", ["i32", -7]],
      ["fraction", ["f32", 0.5]],
      ["flag", ["bool", true]],
      ["words", ["strings", ["a", "é", ""]]],
      ["numbers", ["f32s", [0.25, -1]]],
      ["long", ["string", "x".repeat(200_000)]],
    ]);
    const types = ["F32", "Q8_0", "Q4_0"] as const;
    const tensors: GgufTensor[] = types.map((type) => ({
      name: type,
      type,
      shape: [4, 64],
      bytes: () => encodeFloats(values, type),
    }));
    writeGguf(path, metadata, tensors);
    const file = await readGguf(path);
    expect([...file.metadata]).toEqual([...metadata].map(([key, [, value]]) => [key, value]));
    for (const [type, tolerance] of [
      ["F32", 0],
      ["Q8_0", 0.02],
      ["Q4_0", 0.3],
    ] as const) {
      const stored = file.tensors.get(type)!;
      expect(stored.shape).toEqual([4, 64]);
      const read = toFloat32(stored.type, await readTensor(stored));
      expect(Math.max(...read.map((value, index) => Math.abs(value - values[index]!)))).toBeLessThanOrEqual(
        tolerance,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test.each([
  [0, 0x0000],
  [-0, 0x8000],
  [1, 0x3c00],
  [-2, 0xc000],
  [65504, 0x7bff],
  [65520, 0x7c00],
  [2 ** -24, 0x0001],
  [2 ** -25, 0x0000],
  [2 ** -14, 0x0400],
  [1 + 2 ** -11, 0x3c00],
  [1 + 3 * 2 ** -11, 0x3c02],
  [2047.75, 0x6800],
])("halfBits(%d)", (value, bits) => {
  expect(halfBits(value)).toBe(bits);
});

test("random numbers are nearly normal, and the same everywhere", () => {
  const random = new Random(1, "x");
  const values = Array.from({ length: 20_000 }, () => random.normal());
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.03);
  expect(new Random(1, "x").next()).not.toBe(new Random(2, "x").next());
});
