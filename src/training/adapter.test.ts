// Adapters against plain loops over float64 that work them into the base's weights: the loss, the gradient of A and B by
// finite differences, a tiny batch learned by heart, a base that nobody changed, and files that fit their base only.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  batchShape,
  plainLoss,
  tinyBatch,
  tinyConfig,
  tinyStream,
  tinyWeights,
  valuesOf,
  worstDifference,
} from "../../test/support/training-case.ts";
import { OrchardError } from "../errors.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import { countOf, hostTensor } from "../graph/host-tensor.ts";
import { adapterDial, adapterName, adapterShapes } from "../models/adapter.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { readAdapter, writeAdapter } from "../runtime/adapter-file.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { randomSource } from "../runtime/random.ts";
import { readSafetensors } from "../runtime/weights/safetensors.ts";
import { weightsHash } from "../runtime/weights/weights-hash.ts";
import { adapterGraph, initialAdapter, mergedWeights, trainAdapter, trainedAdapter } from "./adapter.ts";
import { adamW } from "./optimizer.ts";
import { Trainer } from "./trainer.ts";

const config = tinyConfig();
const weights = tinyWeights(config, 5);
const values = valuesOf(weights);
const dial = { rank: 3, alpha: 6 };
let base = "";
let folder = "";
beforeAll(async () => {
  base = await weightsHash(config, values);
  folder = await mkdtemp(join(tmpdir(), "orchard-adapter-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** An adapter that does something: B is not zeros. */
function randomAdapter(): Map<string, HostTensor> {
  const adapter = initialAdapter(config, dial.rank, 3);
  const random = randomSource(8);
  for (const [name, { data }] of adapter)
    if (name.includes("lora_B")) for (let i = 0; i < data.length; i++) data[i] = 0.2 * (random() - 0.5);
  return adapter;
}

/** W + (alpha / rank) · B A, one number after the other. */
function plainWeight(adapter: ReadonlyMap<string, HostTensor>, name: string): Float32Array {
  const [a, b] = [adapter.get(adapterName(name, "A")), adapter.get(adapterName(name, "B"))];
  if (!a || !b) return values(name);
  const width = a.shape[1]!;
  return values(name).map((value, place) => {
    const [row, column] = [Math.floor(place / width), place % width];
    let sum = 0;
    for (let inner = 0; inner < dial.rank; inner++)
      sum += Number(b.data[row * dial.rank + inner]) * Number(a.data[inner * width + column]);
    return value + (dial.alpha / dial.rank) * sum;
  });
}

const trainerOf = (adapter: Map<string, HostTensor>) =>
  new Trainer({
    device: ortNative,
    threads: 1,
    config,
    frozen: weights,
    weights: adapter,
    learned: [...adapter].map(([name, { shape }]) => ({ name, shape, rule: adamW(), scale: 1 })),
    graphOf: (shape) => adapterGraph(config, dial, { shape, chunk: 8 }),
  });

test("an adapter of the full-sized model has 66,633,728 numbers, in PEFT's names", () => {
  const shapes = adapterShapes(orchardConfig(), adapterDial.rank);
  expect([...shapes.values()].reduce((sum, shape) => sum + countOf(shape), 0)).toBe(66_633_728);
  expect(shapes.get("base_model.model.model.layers.0.self_attn.q_proj.lora_A.weight")).toEqual([32, 2048]);
  expect(shapes.get("base_model.model.model.layers.55.mlp.down_proj.lora_B.weight")).toEqual([2048, 32]);
  expect(shapes.has("base_model.model.model.layers.55.self_attn.k_proj.lora_A.weight")).toBe(false);
});

test("begins as the base, exactly", async () => {
  await using trainer = trainerOf(initialAdapter(config, dial.rank, 3));
  expect((await trainer.evaluate([tinyBatch()])).loss).toBeCloseTo(plainLoss(config, values), 5);
});

test("the loss and the gradients of A and B are those of plain loops", async () => {
  const adapter = randomAdapter();
  await using trainer = trainerOf(adapter);
  const { loss } = await trainer.observe([tinyBatch()]);
  const plain = () => {
    const known = new Map<string, Float32Array>();
    return plainLoss(config, (name) => {
      const found = known.get(name) ?? plainWeight(adapter, name);
      known.set(name, found);
      return found;
    });
  };
  expect(loss).toBeCloseTo(plain(), 4);
  expect(worstDifference(adapter, trainer.gradients, plain, 2)).toBeLessThan(5e-3);
});

test("a given A stays as it is, and what it is beside learns; the others learn both", async () => {
  const [given, free] = ["0.self_attn.q_proj", "1.mlp.down_proj"].map(
    (name) => `model.layers.${name}.weight`,
  );
  const rows = Float32Array.from({ length: dial.rank * config.width }, (_, i) => Math.sin(i));
  const fixed = new Map([[adapterName(given!, "A"), hostTensor("float32", [dial.rank, config.width], rows)]]);
  await using trainer = await trainAdapter({
    ...{ device: ortNative, threads: 1, config, weights, dial, seed: 3 },
    ...{ stream: tinyStream, shapes: [batchShape], learningRate: 0.01, schedule: { steps: 3 }, folder: null },
    fixed,
  });
  const { tensors } = trainedAdapter(trainer, base, dial, fixed);
  expect([...tensors.keys()].sort()).toEqual([...adapterShapes(config, dial.rank).keys()].sort());
  const learned = (name: string, part: "A" | "B") => tensors.get(adapterName(name, part))!.data;
  expect(learned(given!, "A")).toEqual(Float32Array.from({ length: rows.length }, (_, i) => Math.sin(i)));
  expect(learned(given!, "B").some((value) => value !== 0)).toBe(true);
  const first = initialAdapter(config, dial.rank, 3).get(adapterName(free!, "A"))!.data;
  expect(learned(free!, "A")).not.toEqual(first);
});

test("merging gives the weights of plain loops", () => {
  const adapter = randomAdapter();
  const merged = mergedWeights(weights, { ...dial, tensors: adapter });
  for (const [name, { data }] of merged)
    plainWeight(adapter, name).forEach((value, place) => {
      expect(Math.abs(Number(data[place]) - value)).toBeLessThan(1e-6);
    });
});

describe("a trained adapter", () => {
  let trainer: Trainer;
  beforeAll(async () => {
    trainer = await trainAdapter({
      device: ortNative,
      threads: 1,
      config,
      weights,
      dial,
      stream: tinyStream,
      shapes: [batchShape],
      learningRate: 0.02,
      schedule: { steps: 150 },
      chunk: 8,
      folder: null,
    });
  });
  afterAll(() => trainer[Symbol.asyncDispose]());

  test("knows a tiny batch by heart, and its base is as before", async () => {
    expect((await trainer.evaluate([tinyBatch()])).loss).toBeLessThan(0.01);
    expect(await weightsHash(config, values)).toBe(base);
  });

  test("comes back from its file, rounded to 16 bits", async () => {
    const path = join(folder, "trained");
    const adapter = trainedAdapter(trainer, base, dial);
    await writeAdapter(path, adapter);
    const read = await readAdapter(path, config, () => base);
    expect(read).toMatchObject({ ...dial, base });
    for (const [name, { data }] of adapter.tensors)
      read.tensors.get(name)!.data.forEach((value, place) => {
        const right = Number(data[place]);
        expect(Math.abs(Number(value) - right)).toBeLessThanOrEqual(Math.abs(right) * 2 ** -11 + 2 ** -25);
      });
    const file = await readSafetensors(join(path, "adapter_model.safetensors"));
    expect(file.metadata.get("orchard.base")).toBe(base);
    expect([...file.tensors.values()].every(({ type }) => type === "float16")).toBe(true);
    const { peft_type, r, lora_alpha } = JSON.parse(
      await readFile(join(path, "adapter_config.json"), "utf8"),
    );
    expect({ peft_type, r, lora_alpha }).toEqual({ peft_type: "LORA", r: 3, lora_alpha: 6 });
  });
});

describe("an adapter that does not fit is refused", () => {
  const path = () => join(folder, "random");
  const unsupported = { code: "unsupportedModel" };
  beforeAll(() => writeAdapter(path(), { ...dial, base, tensors: randomAdapter() }));

  test("on another base", async () => {
    const changed = weights.get("model.norm.weight")!.data as Float32Array;
    const before = changed[0]!;
    changed[0] = before + 1e-3;
    const other = await weightsHash(config, values);
    changed[0] = before;
    expect(other).not.toBe(base);
    await expect(readAdapter(path(), config, () => other)).rejects.toMatchObject(unsupported);
  });

  test("by a model of other sizes or layers", async () => {
    for (const sizes of [
      { layers: 2, sharedLayers: 1, width: 128 },
      { layers: 3, sharedLayers: 1, width: 64 },
      { layers: 1, sharedLayers: 0, width: 64 },
    ]) {
      const other = orchardConfig({ ...sizes, vocabularySize: 24, contextSize: 16 });
      await expect(readAdapter(path(), other, () => base)).rejects.toMatchObject(unsupported);
    }
  });

  test("where there is none", async () => {
    await expect(readAdapter(folder, config, () => base)).rejects.toMatchObject({ code: "modelNotFound" });
  });

  test("with any damaged configuration, by an error of ours", async () => {
    const text = await readFile(join(path(), "adapter_config.json"), "utf8");
    const random = randomSource(2);
    let refused = 0;
    for (let n = 0; n < 300; n++) {
      const [from, count] = [Math.floor(random() * text.length), Math.floor(random() * 20)];
      const noise = random() < 0.5 ? "" : String.fromCharCode(32 + Math.floor(random() * 95));
      await writeFile(
        join(path(), "adapter_config.json"),
        text.slice(0, from) + noise + text.slice(from + count),
      );
      const error = await readAdapter(path(), config, () => base).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error !== null) refused++;
      expect(error === null || error instanceof OrchardError, String(error)).toBe(true);
    }
    expect(refused).toBeGreaterThan(100);
    await writeFile(join(path(), "adapter_config.json"), text);
  });
});
