// A random model with adapters that change what it says: folders of the base, of adapters, and of the base with an
// adapter worked into its weights, the slow twin of running beside them.
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { countOf, type HostTensor, hostTensor } from "../../src/graph/host-tensor.ts";
import { type AdapterDial, adapterShapes } from "../../src/models/adapter.ts";
import { type ModelConfig, parameterShapes } from "../../src/models/config.ts";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import { type Adapter, readAdapter, writeAdapter } from "../../src/runtime/adapter-file.ts";
import { randomSource } from "../../src/runtime/random.ts";
import { writeSafetensors } from "../../src/runtime/weights/safetensors-writer.ts";
import { weightsHash } from "../../src/runtime/weights/weights-hash.ts";
import { mergedWeights } from "../../src/training/adapter.ts";
import { randomWeights, writeRandomFolder } from "./random-folder.ts";

const chatTemplate =
  "{% for m in messages %}<{{ m.role[0] }}>{{ m.content }}{% endfor %}" +
  "{% if add_generation_prompt %}<a>{% endif %}";

/** The model that adapters of this file belong to; its vocabulary is the bytes. */
export const adaptedConfig: ModelConfig = orchardConfig({
  layers: 8,
  sharedLayers: 3,
  width: 64,
  vocabularySize: 256,
  contextSize: 256,
});

/** Numbers of an adapter whose product is as large as `size` times the weights. */
export function randomAdapter(
  config: ModelConfig,
  { rank, alpha }: AdapterDial,
  seed: number,
  size = 0.7,
): Map<string, HostTensor> {
  const random = randomSource(seed);
  return new Map(
    [...adapterShapes(config, rank)].map(([name, shape]) => {
      // Uniform numbers; A keeps the size of what it reads, and B undoes the strength.
      const most =
        Math.sqrt(3) *
        (name.includes(".lora_A.") ? 1 / Math.sqrt(shape[1]!) : (size * Math.sqrt(rank)) / alpha);
      const values = Float32Array.from({ length: countOf(shape) }, () => (2 * random() - 1) * most);
      return [name, hostTensor("float32", shape, values)];
    }),
  );
}

/** The hash of the weights that `writeRandomFolder` gives a model. */
export function randomBase(config: ModelConfig, seed: number): Promise<string> {
  const shapes = parameterShapes(config);
  return weightsHash(config, (name) => randomWeights(seed, name, shapes.get(name)!));
}

/** Writes the base into `folder`/base and an adapter per seed into `folder`/adapter-SEED. */
export async function writeAdaptedCase(
  folder: string,
  {
    dial,
    seeds,
    config = adaptedConfig,
  }: {
    readonly dial: AdapterDial;
    readonly seeds: readonly number[];
    readonly config?: ModelConfig;
  },
): Promise<void> {
  writeRandomFolder(join(folder, "base"), config, 1, { chatTemplate });
  const base = await randomBase(config, 1);
  for (const seed of seeds)
    await writeAdapter(join(folder, `adapter-${seed}`), {
      ...dial,
      base,
      tensors: randomAdapter(config, dial, seed),
    });
}

/** Writes `folder`/merged-SEED: the base and an adapter, as it is in its file, as one model. */
export async function writeMerged(folder: string, seed: number, config = adaptedConfig): Promise<void> {
  const adapter = await readAdapter(join(folder, `adapter-${seed}`), config, () => randomBase(config, 1));
  await writeMergedWith(folder, `merged-${seed}`, [adapter], config);
}

/** Writes `folder`/NAME: the base of `writeAdaptedCase` and several adapters, one after the other, as one model. */
export async function writeMergedWith(
  folder: string,
  name: string,
  adapters: readonly Pick<Adapter, "rank" | "alpha" | "tensors">[],
  config = adaptedConfig,
): Promise<void> {
  const shapes = [...parameterShapes(config)];
  const weights = new Map(
    shapes.map(([name, shape]) => [name, hostTensor("float32", shape, randomWeights(1, name, shape))]),
  );
  const merged = adapters.reduce(mergedWeights, weights);
  const [from, to] = [join(folder, "base"), join(folder, name)];
  mkdirSync(to, { recursive: true });
  for (const name of ["config.json", "tokenizer.json", "chat_template.jinja"])
    copyFileSync(join(from, name), join(to, name));
  const planned = shapes.map(([name, shape]) => ({ name, shape, type: "float32" as const }));
  await writeSafetensors(join(to, "model.safetensors"), planned, {}, async (write) => {
    for (const [name, { data }] of merged)
      await write(name, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  });
}
