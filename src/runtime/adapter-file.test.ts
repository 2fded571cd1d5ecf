// Files of adapters: those of others (PEFT writes no hash) are read as PEFT means them or refused by name, and damage is
// found, by the header's reader or by the hash of the numbers.
import { mkdtempSync, rmSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mutate } from "../../test/support/fuzz.ts";
import { adaptedConfig, randomAdapter, randomBase } from "../../test/support/random-adapter.ts";
import { OrchardError } from "../errors.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { inspectAdapter, readAdapter, writeAdapter } from "./adapter-file.ts";
import { randomSource } from "./random.ts";
import { writeSafetensors } from "./weights/safetensors-writer.ts";

const config = orchardConfig({ layers: 1, sharedLayers: 0, width: 64, vocabularySize: 24, contextSize: 16 });
const dial = { rank: 2, alpha: 4 };
const folder = mkdtempSync(join(tmpdir(), "orchard-adapter-file-"));
const at = (name: string) => join(folder, name);
const [configFile, weightsFile] = ["adapter_config.json", "adapter_model.safetensors"] as const;
const never = () => {
  throw new Error("the base's hash is not needed");
};
let base = "";
beforeAll(async () => {
  base = await randomBase(config, 1);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** An adapter as PEFT writes it: float32, no hash, and only some layers. */
async function writeForeign(
  name: string,
  {
    fields = {},
    rename = (tensor) => tensor,
    keep = () => true,
    bad,
  }: {
    readonly fields?: object;
    readonly rename?: (tensor: string) => string;
    readonly keep?: (tensor: string) => boolean;
    readonly bad?: number;
  } = {},
): Promise<ReadonlyMap<string, HostTensor>> {
  const tensors = new Map([...randomAdapter(config, dial, 1)].filter(([tensor]) => keep(tensor)));
  await writeAdapter(at(name), { ...dial, base: null, tensors });
  const json = JSON.parse(await readFile(join(at(name), configFile), "utf8")) as object;
  await writeFile(join(at(name), configFile), JSON.stringify({ ...json, ...fields }));
  const planned = [...tensors].map(([tensor, { shape }]) => ({
    name: rename(tensor),
    shape,
    type: "float32" as const,
  }));
  await writeSafetensors(join(at(name), weightsFile), planned, { format: "pt" }, async (write) => {
    for (const [tensor, { data }] of tensors) {
      const values = (data as Float32Array).slice();
      if (bad !== undefined) values[1] = bad;
      await write(rename(tensor), new Uint8Array(values.buffer));
    }
  });
  return tensors;
}

describe("an adapter trained elsewhere", () => {
  test("is read without a hash", async () => {
    const tensors = await writeForeign("whole", { fields: { base_model_name_or_path: "org/base" } });
    const read = await readAdapter(at("whole"), config, never);
    expect(read).toMatchObject({ ...dial, base: null });
    expect([...read.tensors.keys()].sort()).toEqual([...tensors.keys()].sort());
    for (const [name, { data }] of tensors) expect(read.tensors.get(name)!.data).toEqual(data);
    const { bytes, ...seen } = await inspectAdapter(join(at("whole"), weightsFile));
    const layers = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"];
    expect(seen).toMatchObject({ ...dial, path: at("whole"), base: null, baseName: "org/base" });
    expect([...seen.layers].sort()).toEqual(layers.sort());
    expect(bytes).toBeGreaterThan(4 * seen.parameters);
  });

  test("may change some layers only", async () => {
    await writeForeign("some", { keep: (name) => /q_proj|v_proj/.test(name) });
    expect((await readAdapter(at("some"), config, never)).tensors.size).toBe(4);
  });

  test("may be that of a model that also sees", async () => {
    const rename = (name: string) =>
      name.replace("base_model.model.model.", "base_model.model.model.language_model.");
    await writeForeign("seeing", { rename });
    const { tensors } = await readAdapter(at("seeing"), config, never);
    expect([...tensors.keys()][0]).toMatch(/^base_model\.model\.model\.layers\.0\./);
  });

  test("of rank-stabilized strength is multiplied by alpha / √r", async () => {
    await writeForeign("stable", { fields: { use_rslora: true } });
    const { rank, alpha } = await readAdapter(at("stable"), config, never);
    expect(alpha / rank).toBeCloseTo(dial.alpha / Math.sqrt(dial.rank), 12);
  });

  test.each([
    ["use_dora", true],
    ["rank_pattern", { q_proj: 4 }],
    ["alpha_pattern", { q_proj: 4 }],
    ["modules_to_save", ["lm_head"]],
    ["bias", "all"],
    ["fan_in_fan_out", true],
    ["init_lora_weights", "pissa_niter_16"],
    ["init_lora_weights", "olora"],
    ["layer_replication", [[0, 1]]],
    ["alora_invocation_tokens", [1, 2]],
    ["peft_type", "IA3"],
    ["r", 3],
    ["r", "two"],
    ["lora_alpha", null],
  ])("is refused with %s %j, by that name or its tensors'", async (field, value) => {
    await writeForeign("refused", { fields: { [field]: value } });
    const refused = readAdapter(at("refused"), config, never);
    await expect(refused).rejects.toMatchObject({ code: "unsupportedModel" });
    await expect(refused).rejects.toThrow(
      field === "r" ? /\[2,64\]|rank \(r\)/ : field === "peft_type" ? /IA3/ : field,
    );
  });

  test.each([true, false, "gaussian", "eva", "orthogonal"])("may have begun with %j", async (begun) => {
    await writeForeign("begun", { fields: { init_lora_weights: begun, layer_replication: null } });
    expect((await readAdapter(at("begun"), config, never)).tensors.size).toBe(14);
  });

  test("is not there without its numbers", async () => {
    await writeForeign("bin");
    await rename(join(at("bin"), weightsFile), join(at("bin"), "adapter_model.bin"));
    for (const read of [() => inspectAdapter(at("bin")), () => readAdapter(at("bin"), config, never)])
      await expect(read()).rejects.toMatchObject({
        code: "modelNotFound",
        message: expect.stringMatching(/has no adapter_model\.safetensors: .* saved as safetensors\.$/),
      });
  });

  test("is refused for tensors that have no place, or no partner, or are no numbers", async () => {
    await writeForeign("strange", { rename: (name) => name.replace("q_proj", "query") });
    await expect(readAdapter(at("strange"), config, never)).rejects.toThrow(/query.*no place/);
    await writeForeign("half", { keep: (name) => !name.includes("q_proj.lora_B") });
    await expect(readAdapter(at("half"), config, never)).rejects.toThrow(/q_proj\.lora_A.* without/);
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
      await writeForeign("nan", { bad });
      await expect(readAdapter(at("nan"), config, never)).rejects.toMatchObject({ code: "corruptModel" });
    }
    // Of the same width, but more layers; unless it says that it changes some only.
    await writeForeign("sizes");
    await expect(readAdapter(at("sizes"), adaptedConfig, never)).rejects.toThrow(/fewer layers/);
    await writeForeign("first", { fields: { layers_to_transform: [0] } });
    expect((await readAdapter(at("first"), adaptedConfig, never)).tensors.size).toBe(14);
  });
});

describe("an adapter of ours", () => {
  beforeAll(() => writeAdapter(at("ours"), { ...dial, base, tensors: randomAdapter(config, dial, 1) }));

  test("on another base is refused with both hashes and what to do", async () => {
    const other = await randomBase(config, 2);
    const refused = readAdapter(at("ours"), config, () => other);
    await expect(refused).rejects.toMatchObject({
      code: "unsupportedModel",
      details: { base: other, trainedOn: base },
    });
    await expect(refused).rejects.toThrow(
      new RegExp(`${base.slice(0, 12)}.*${other.slice(0, 12)}.*train it again`),
    );
  });

  test("with any bit of its numbers turned is refused", async () => {
    const path = join(at("ours"), weightsFile);
    const bytes = await readFile(path);
    const start = 8 + Number(bytes.readBigUInt64LE(0));
    const random = randomSource(5);
    for (let n = 0; n < 50; n++) {
      const damaged = Buffer.from(bytes);
      damaged[start + Math.floor(random() * (bytes.length - start))]! ^= 1 << Math.floor(random() * 8);
      await writeFile(path, damaged);
      await expect(readAdapter(at("ours"), config, () => base)).rejects.toMatchObject({
        code: "corruptModel",
      });
    }
    await writeFile(path, bytes);
    expect((await readAdapter(at("ours"), config, () => base)).base).toBe(base);
  });

  test("damaged in any way is read as it was, or refused by an error of ours", async () => {
    const whole = await readAdapter(at("ours"), config, () => base);
    const path = join(at("ours"), weightsFile);
    const bytes = await readFile(path);
    const random = randomSource(6);
    let refused = 0;
    for (let n = 0; n < 2000; n++) {
      await writeFile(path, mutate(bytes, bytes, random));
      const result = await readAdapter(at("ours"), config, () => base).catch((error: unknown) => error);
      if (!(result instanceof Error))
        expect(result, `input ${n}`).toEqual({ ...whole, base: expect.anything() });
      else {
        expect(result, `input ${n}: ${result}`).toBeInstanceOf(OrchardError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(1500);
    await writeFile(path, bytes);
  });
});
