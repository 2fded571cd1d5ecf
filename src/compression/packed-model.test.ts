// A packed model gives what a float model of the same rounded weights gives, however its scales are shared; config.json
// says how it is stored; what is damaged, or asked for twice, is refused; a write that fails leaves nothing.
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, greedy } from "../../test/support/answer.ts";
import { writeRandomFolder, writeSafetensors } from "../../test/support/random-folder.ts";
import { openScorer } from "../../test/support/scorer.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { storedFormat } from "../models/presets/quantization.ts";
import { openCheckpoint } from "../runtime/checkpoint.ts";
import { inspectModel } from "../runtime/inspect.ts";
import { loadModel } from "../runtime/load-model.ts";
import { loadWeights } from "../runtime/parameters.ts";
import { weightValues } from "../runtime/weights/stored-blocks.ts";
import { checkpointHash, weightsHash } from "../runtime/weights/weights-hash.ts";
import { openBase } from "../training/base-model.ts";
import { type QuantizeOptions, quantizeModel } from "./packed-model.ts";
import { quantizationOf } from "./quantize.ts";

// The feed-forward width, 208, takes blocks of 16 only; the embedding's rows take blocks of 64.
const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 300, contextSize: 64 });
const tokens = Array.from({ length: 40 }, (_, i) => (i * i * 7 + 3 * i + 11) % 300);
let folder = "";
const at = (name: string) => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orchard-packed-"));
  writeRandomFolder(at("float"), config, 3);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The packed model again, as a folder of floats. */
async function writeFloats(packed: string, to: string): Promise<void> {
  writeRandomFolder(to, config, 3);
  const checkpoint = await openCheckpoint(packed);
  const tensors = [];
  for (const [name, shape] of parameterShapes(config)) {
    const values = await weightValues(checkpoint, name);
    tensors.push({ name, shape, dtype: "F32", bytes: () => new Uint8Array(values.slice().buffer) });
  }
  writeSafetensors(join(to, "model.safetensors"), tensors);
}

async function logitsOf(path: string, int8Activations: boolean): Promise<Float32Array> {
  await using scorer = await openScorer(path, 64, { int8Activations });
  return scorer.logits(tokens);
}

/** The largest difference, as a part of the range of the logits. */
function difference(logits: Float32Array, expected: Float32Array): number {
  const range = Math.max(...expected) - Math.min(...expected);
  return Math.max(...logits.map((value, i) => Math.abs(value - expected[i]!))) / range;
}

const forms: readonly QuantizeOptions[] = [
  { bits: 2, scaling: "row" },
  { bits: 2, scaling: "block", blockSize: 32, method: "lloyd" },
  { bits: 2, scaling: "tensor", embeddingBits: 8, embeddingBlock: 16 },
  { bits: 4, scaling: "row", method: "percentile" },
  { bits: 4, scaling: "block", blockSize: 16 },
  { bits: 8, scaling: "row", embeddingBits: 8, method: "absMax" },
];

describe.each(forms)("$bits bits, a scale per $scaling", (form) => {
  const name = `${form.bits}-${form.scaling}`;
  beforeAll(async () => {
    await quantizeModel(at("float"), at(name), form);
    await writeFloats(at(name), at(`${name}-rounded`));
  });

  test("the packed model computes what its rounded weights compute", async () => {
    const expected = await logitsOf(at(`${name}-rounded`), true);
    expect(difference(await logitsOf(at(name), false), expected)).toBeLessThan(1e-4);
    // Rounding what the weights are multiplied with to 8 bits, as a loaded model does, is another, larger error.
    expect(difference(await logitsOf(at(name), true), expected)).toBeLessThan(0.1);
  });

  test("as many values under a scale as there are levels, each near its float", async () => {
    const packed = await openCheckpoint(at(name));
    for (const weight of ["model.layers.0.mlp.down_proj.weight", "model.embed_tokens.weight"]) {
      const values = await weightValues(packed, weight);
      const { bits, blockSize, scaling } = storedFormat(packed.quantization!, weight)!;
      const [rows, columns] = parameterShapes(config).get(weight) as [number, number];
      const row = form.scaling === "tensor" ? rows * columns : columns;
      const group = scaling === "row" ? row : blockSize;
      for (let from = 0; from < values.length; from += group)
        expect(new Set(values.subarray(from, from + group)).size).toBeLessThanOrEqual(2 ** bits);
    }
  });

  test("its weights are mapped from its own file, q, k and v as one", async () => {
    const weights = await loadWeights(await openCheckpoint(at(name)));
    expect(weights.bytes.memory).toBe(0);
    expect(weights.fused("model.layers.0.self_attn.qkv_proj.weight")).toMatchObject({ bits: form.bits });
    expect((await inspectModel(at(name))).memory.weights).toBe(weights.bytes.mapped);
    await using model = await loadModel(at(name));
    const { usage } = await answer(model, "hello", { ...greedy, maximumResponseTokens: 4 });
    expect(usage.output.totalTokenCount).toBe(4);
  });
});

test("training and adapters see the rounded weights, under one hash", async () => {
  const { weights } = await openBase(at("2-row"));
  const hash = await weightsHash(config, (name) => weights.get(name)!.data as Float32Array);
  expect(await checkpointHash(await openCheckpoint(at("2-row")))).toBe(hash);
  expect(await checkpointHash(await openCheckpoint(at("2-row-rounded")))).toBe(hash);
  expect(await checkpointHash(await openCheckpoint(at("float")))).not.toBe(hash);
});

test("bits per weight, with and without scales", async () => {
  const { codes, withScales } = await quantizeModel(at("float"), at("counted"), { bits: 2 });
  const { size } = readSize(at("counted"));
  const parameters = [...parameterShapes(config).values()].reduce(
    (sum, shape) => sum + shape.reduce((a, b) => a * b, 1),
    0,
  );
  expect(codes).toBeLessThan(withScales);
  expect((size * 8) / parameters).toBeCloseTo(withScales, 6);
});

/** Bytes of the tensors of a folder. */
function readSize(path: string): { size: number } {
  const bytes = readFileSync(join(path, "model.safetensors"));
  return { size: bytes.length - 8 - Number(bytes.readBigUInt64LE(0)) };
}

test("a mix of bits: by a part of the name, layers that differ by their whole names", async () => {
  const mix = new Map([
    ["down_proj", 4],
    ["layers.3.", 8],
  ] as const);
  await quantizeModel(at("float"), at("mix"), { mix });
  const { quantization, blocks } = await openCheckpoint(at("mix"));
  const bits = (name: string) => storedFormat(quantization!, `model.layers.${name}.weight`)?.bits;
  expect([bits("0.mlp.down_proj"), bits("3.mlp.down_proj"), bits("4.mlp.up_proj")]).toEqual([4, 8, 2]);
  expect(blocks.get("model.layers.3.self_attn.q_proj.weight")?.format.bits).toBe(8);
  await writeFloats(at("mix"), at("mix-rounded"));
  const expected = await logitsOf(at("mix-rounded"), true);
  expect(difference(await logitsOf(at("mix"), false), expected)).toBeLessThan(1e-4);
});

describe("refused", () => {
  test("an output that is there, and a model that has few bits already", async () => {
    await expect(quantizeModel(at("float"), at("2-row"))).rejects.toMatchObject({ code: "invalidArgument" });
    await expect(quantizeModel(at("2-row"), at("again"))).rejects.toMatchObject({ code: "unsupportedModel" });
    await expect(loadModel(at("2-row"), { bits: 4 })).rejects.toMatchObject({ code: "invalidArgument" });
    await expect(quantizeModel(join(at("float"), "model.safetensors"), at("again"))).rejects.toMatchObject({
      code: "unsupportedModel",
    });
  });

  test("an output that is a link to nothing, or cannot be written, and nothing is left", async () => {
    symlinkSync(at("nothing"), at("link"));
    for (const [output, message] of [
      ["link", /is there already/],
      ["float/config.json/made", /cannot be written \(ENOTDIR/],
    ] as const)
      await expect(quantizeModel(at("float"), at(output))).rejects.toMatchObject({
        code: "invalidArgument",
        message: expect.stringMatching(message),
      });
    expect(readdirSync(folder).filter((name) => /link.|nothing|part/.test(name))).toEqual([]);
  });

  test("weights that are no numbers, by name, and nothing is left", async () => {
    writeRandomFolder(at("broken"), config, 3);
    const bytes = readFileSync(join(at("broken"), "model.safetensors"));
    bytes.writeFloatLE(Number.NaN, bytes.length - 64 * 4 - 4); // in the last matrix: down_proj of layer 7
    writeFileSync(join(at("broken"), "model.safetensors"), bytes);
    await expect(quantizeModel(at("broken"), at("none"))).rejects.toMatchObject({
      code: "corruptModel",
      details: { tensor: "model.layers.7.mlp.down_proj.weight" },
    });
    expect(readdirSync(folder).filter((name) => name.startsWith("none"))).toEqual([]);
  });

  test("an abort half-way leaves nothing", async () => {
    const abort = new AbortController();
    const options = { signal: abort.signal, onProgress: () => abort.abort() };
    await expect(quantizeModel(at("float"), at("half"), options)).rejects.toMatchObject({ code: "aborted" });
    expect(readdirSync(folder).filter((name) => name.startsWith("half"))).toEqual([]);
  });

  test.each([
    ["bits", 3],
    ["block_size", 48],
    ["scales", "column"],
    ["block_size", 32], // the file has others
  ])("a config.json whose %s is %s", async (field, value) => {
    const path = join(at("2-row"), "config.json");
    const text = readFileSync(path, "utf8");
    const json = JSON.parse(text);
    json.quantization_config.weights["mlp.up_proj.weight"][field] = value;
    writeFileSync(path, JSON.stringify(json));
    await expect(openCheckpoint(at("2-row"))).rejects.toMatchObject({
      code: expect.stringMatching(/corruptModel|unsupportedModel/),
    });
    writeFileSync(path, text);
  });

  test("an impossible block size", () => {
    for (const size of [8, 24, 512])
      for (const dial of [{ blockSize: size }, { embeddingBlock: size }])
        expect(() => quantizationOf(config, dial)).toThrow(
          expect.objectContaining({ code: "invalidArgument" }),
        );
  });
});
