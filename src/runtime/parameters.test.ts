// Weights stored one after the other are read as one matrix, with the same results; and memory serves where the cache
// folder cannot.
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { transformer } from "../models/transformer.ts";
import { CachePool } from "./cache.ts";
import { openCheckpoint } from "./checkpoint.ts";
import { Runner } from "./generate.ts";
import { loadModel } from "./load-model.ts";
import { ortNative } from "./ort-native.ts";
import { type LoadedWeights, loadWeights, ropeParameters } from "./parameters.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-parameters-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});
const config = orchardConfig({ layers: 8, width: 128, vocabularySize: 512, contextSize: 64 });
writeRandomFolder(folder, config, 5);

async function logits(
  weights: LoadedWeights,
  fused: LoadedWeights["fused"] | undefined,
): Promise<Float32Array> {
  const graph = transformer(config, {
    format: weights.format,
    fused,
    cacheType: "float32",
    slidingCache: true,
    logits: "asked",
    bypass: true,
    positions: 64,
  });
  const ropes = ropeParameters(config, 64);
  const { folder, get } = weights.parameters;
  await using program = await ortNative.compile(graph, {
    folder,
    get: (name) => ropes.get(name) ?? get(name),
  });
  await using runner = new Runner(program, config);
  const pool = new CachePool(config, { slots: 1, capacity: 64, type: "float32", sliding: true });
  const slot = await pool.acquire([1, 2, 3]);
  return (await runner.append(slot, [5, 17, 300, 4])).slice();
}

const fusedName = "model.layers.0.self_attn.qkv_proj.weight";

test.each([2, 4, 8] as const)("%i bits: fused weights give what separate ones give", async (bits) => {
  const weights = await loadWeights(await openCheckpoint(folder), { bits });
  expect(weights.fused(fusedName)).toMatchObject({ bits });
  expect(weights.bytes.memory).toBe(0);
  const [together, apart] = [await logits(weights, weights.fused), await logits(weights, undefined)];
  const scale = Math.max(...apart.map(Math.abs));
  expect(Math.max(...together.map((value, i) => Math.abs(value - apart[i]!))) / scale).toBeLessThan(1e-5);
});

test("without a cache folder the same weights are held in memory", async () => {
  const checkpoint = await openCheckpoint(folder);
  const mapped = await loadWeights(checkpoint, { bits: 4 });
  vi.stubEnv("ORCHARD_CACHE", join(folder, "config.json", "no folder"));
  const held = await loadWeights(checkpoint, { bits: 4 });
  expect(held.bytes.memory).toBeGreaterThan(0.9 * mapped.bytes.mapped); // the norms stay where they are
  expect(held.bytes.memory + held.bytes.mapped).toBe(mapped.bytes.mapped);
  expect(held.fused(fusedName)).toBeNull();
  expect(await logits(held, held.fused)).toEqual(await logits(mapped, undefined));
});

test("a packed file is made once and found again; another width has its own", async () => {
  vi.stubEnv("ORCHARD_CACHE", join(folder, "cache"));
  const checkpoint = await openCheckpoint(folder);
  const progress = vi.fn();
  await loadWeights(checkpoint, { bits: 8, onProgress: progress });
  expect(progress).toHaveBeenCalled();
  progress.mockClear();
  await loadWeights(checkpoint, { bits: 8, onProgress: progress });
  expect(progress).not.toHaveBeenCalled();
  await loadWeights(checkpoint, { bits: 4, onProgress: progress });
  expect(progress).toHaveBeenCalled();
});

test("a packed file, or scales of a cache, that were cut off are made again", async () => {
  vi.stubEnv("ORCHARD_CACHE", join(folder, "cut"));
  const load = async () => {
    await using model = await loadModel(folder, { bits: 8, keyValueBits: 8, contextSize: 32 });
    return model.name;
  };
  const name = await load();
  const weights = join(folder, "cut", "weights");
  const files = readdirSync(weights).filter((file) => file.endsWith(".safetensors"));
  expect(files).toHaveLength(2);
  const whole = files.map((file) => readFileSync(join(weights, file)));
  for (const length of [0, 5, 200]) {
    for (const file of files) truncateSync(join(weights, file), length);
    expect(await load()).toBe(name);
    expect(files.map((file, i) => readFileSync(join(weights, file)).equals(whole[i]!))).toEqual([true, true]);
  }
});

test("an abort leaves no part of a packed file behind", async () => {
  vi.stubEnv("ORCHARD_CACHE", join(folder, "aborted"));
  const abort = new AbortController();
  const loading = loadWeights(await openCheckpoint(folder), {
    bits: 2,
    signal: abort.signal,
    onProgress: () => abort.abort(),
  });
  await expect(loading).rejects.toMatchObject({ code: "aborted" });
  expect(readdirSync(join(folder, "aborted", "weights"))).toEqual([]);
});
