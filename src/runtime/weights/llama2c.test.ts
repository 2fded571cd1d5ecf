import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkTensors, fuzz, joined } from "../../../test/support/fuzz.ts";
import { parameterShapes } from "../../models/config.ts";
import { configFromLlama2c } from "../../models/presets/llama2c.ts";
import { memorySource } from "./byte-source.ts";
import { parseLlama2c, readLlama2c } from "./llama2c.ts";
import { readTensor, toFloat32 } from "./stored-tensor.ts";

const checkpoint = fileURLToPath(
  new URL("../../../../shared/data/checkpoints/stories260K/stories260K.bin", import.meta.url),
);

const tinySizes = [4, 3, 2, 2, 1, -3, 5]; // dim, hidden, layers, heads, key-value heads, vocabulary, sequence

/** A checkpoint whose every weight is its own index, as long as run.c expects of the sizes. */
function checkpointOf(sizes: readonly number[]): Uint8Array<ArrayBuffer> {
  const [D = 0, F = 0, layers = 0, heads = 0, keyValueHeads = 0, vocabulary = 0, sequence = 0] = sizes;
  const V = Math.abs(vocabulary);
  const keyValue = (D / heads) * keyValueHeads;
  const layer = D + 2 * D * D + 2 * keyValue * D + D + 3 * D * F;
  const weights = V * D + layers * layer + D + (sequence * D) / heads + (vocabulary < 0 ? V * D : 0);
  const count = Number.isFinite(weights) && weights > 0 ? Math.floor(weights) : 0;
  const bytes = new Uint8Array(28 + count * 4);
  new Int32Array(bytes.buffer, 0, 7).set(sizes);
  new Float32Array(bytes.buffer, 28).set(Array.from({ length: count }, (_, i) => i));
  return bytes;
}

const tiny = checkpointOf(tinySizes);

test("every tensor lies where run.c looks for it, and fits the config", () => {
  const { header, tensors } = parseLlama2c(memorySource("tiny.bin", tiny));
  const shapes = [...tensors.values()].map(({ name, shape }) => [name, shape]);
  expect(Object.fromEntries(shapes)).toEqual(Object.fromEntries(parameterShapes(configFromLlama2c(header))));
  const first = (name: string) => (tensors.get(name)!.offset - 28) / 4;
  expect(first("model.embed_tokens.weight")).toBe(0);
  expect(first("model.layers.1.input_layernorm.weight")).toBe(12 + 4);
  expect(first("model.layers.0.self_attn.q_proj.weight")).toBe(20);
  expect(first("model.layers.1.self_attn.k_proj.weight")).toBe(20 + 32 + 8);
  expect(first("model.layers.0.mlp.gate_proj.weight")).toBe(20 + 32 + 16 + 16 + 32 + 8);
  expect(first("model.layers.0.mlp.down_proj.weight")).toBe(
    first("model.layers.0.mlp.gate_proj.weight") + 24,
  );
  expect(first("model.norm.weight")).toBe(12 + 2 * 92);
  expect(first("lm_head.weight")).toBe(12 + 2 * 92 + 4 + 10);
});

test("a positive vocabulary has no output projection of its own", () => {
  const { tensors } = parseLlama2c(memorySource("tiny.bin", checkpointOf(tinySizes.with(5, 3))));
  expect(tensors.has("lm_head.weight")).toBe(false);
});

test.each<[string, Uint8Array, string]>([
  ["a byte too many", joined(tiny, new Uint8Array(1)), "header describes a file of"],
  ["truncated", tiny.subarray(0, 100), "header describes a file of"],
  ["shorter than its header", tiny.subarray(0, 9), "n_layers needs 4 bytes"],
  ["empty", new Uint8Array(0), "dim needs 4 bytes"],
  ["heads that do not divide the width", patched(3, 3), "n_heads is 3"],
  ["key-value heads that do not divide the heads", patched(4, 4), "n_kv_heads is 4"],
  ["a negative size", patched(1, -3), "hidden_dim is -3"],
  ["no vocabulary", patched(5, 0), "vocab_size is 0"],
  ["more layers than any model", patched(2, 2 ** 30), "n_layers is 1073741824"],
])("refuses %s", (_, bytes, problem) => {
  expect(() => parseLlama2c(memorySource("bad.bin", bytes))).toThrow(
    expect.objectContaining({
      code: "corruptModel",
      message: expect.stringContaining(`bad.bin: ${problem}`),
    }),
  );
});

test("refuses a later version by name", () => {
  const bytes = tiny.slice();
  new Uint32Array(bytes.buffer, 0, 1)[0] = 0x616b3432;
  expect(() => parseLlama2c(memorySource("v1.bin", bytes))).toThrow(
    expect.objectContaining({ code: "unsupportedModel" }),
  );
});

function patched(index: number, value: number): Uint8Array {
  const bytes = tiny.slice();
  new Int32Array(bytes.buffer, 0, 7)[index] = value;
  return bytes;
}

test("100,000 damaged files", () => {
  const { accepted, refused } = fuzz({
    samples: [tiny, checkpointOf(tinySizes.with(5, 3))],
    parse: parseLlama2c,
    check: ({ tensors }, source) => checkTensors(tensors, source),
    // Damage to the header changes the length that it describes: let half of the files be as long as that.
    damage: (_, random) => {
      const sizes = [...tinySizes];
      for (let times = 0; times < 2; times++) sizes[Math.floor(random() * 7)] = Math.floor(random() * 9 - 1);
      return checkpointOf(sizes);
    },
    count: 100_000,
  });
  expect(accepted).toBeGreaterThan(1000);
  expect(refused.size).toBeGreaterThan(10);
});

describe.skipIf(!existsSync(checkpoint))("a real file (../shared/data)", () => {
  test("stories260K", async () => {
    const { header, tensors } = await readLlama2c(checkpoint);
    expect(header).toEqual({
      dim: 64,
      hiddenDim: 172,
      layers: 5,
      heads: 8,
      keyValueHeads: 4,
      vocabularySize: 512,
      sequenceLength: 512,
    });
    expect(tensors.size).toBe(1 + 5 * 9 + 1);
    const norm = tensors.get("model.norm.weight")!;
    const values = toFloat32(norm.type, await readTensor(norm));
    // Norm weights of a trained model are positive and of the order of 1; anything else would be a wrong offset.
    expect(Math.min(...values)).toBeGreaterThan(0.5);
    expect(Math.max(...values)).toBeLessThan(20);
  });
});
