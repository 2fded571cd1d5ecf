import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { families } from "../../test/support/families.ts";
import { writeRandomFolder, writeSafetensors } from "../../test/support/random-folder.ts";
import { writeRandomGguf } from "../../test/support/random-model.ts";
import { countOf } from "../graph/host-tensor.ts";
import { parameterShapes } from "../models/config.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { openCheckpoint } from "./checkpoint.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orchard-checkpoint-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 300, contextSize: 64 });

/** A model folder in which one tensor is stored as another type. */
function withTensorOfType(name: string, dtype: string, bytesPerElement: number): string {
  const path = join(folder, `${dtype}-${name}`);
  writeRandomFolder(path, config, 1);
  const tensors = Array.from(parameterShapes(config), ([each, shape]) => {
    const changed = each === name;
    const bytes = () => new Uint8Array(countOf(shape) * (changed ? bytesPerElement : 4));
    return { name: each, shape, dtype: changed ? dtype : "F32", bytes };
  });
  writeSafetensors(join(path, "model.safetensors"), tensors);
  return path;
}

describe("integers for weights", () => {
  test.each([
    ["I8", 1, "model.layers.3.mlp.up_proj.weight"],
    ["U8", 1, "model.embed_tokens.weight"],
    ["I32", 4, "model.norm.weight"],
    ["I64", 8, "model.layers.0.self_attn.q_norm.weight"],
  ])("%s is refused, by the tensor's name", async (dtype, bytes, name) => {
    await expect(openCheckpoint(withTensorOfType(name, dtype, bytes))).rejects.toMatchObject({
      code: "unsupportedModel",
      message: expect.stringContaining(name),
      details: { tensor: name },
    });
  });

  test("half precision is none of them", async () => {
    const path = withTensorOfType("model.embed_tokens.weight", "BF16", 2);
    expect((await openCheckpoint(path)).tensors.get("model.embed_tokens.weight")?.type).toBe("bfloat16");
  });
});

test.each(["language_model.", "model.language_model."])(
  "tensors under %s are the language model's",
  async (prefix) => {
    const path = join(folder, `under-${prefix}`);
    writeRandomFolder(path, config, 1);
    const tensors = Array.from(parameterShapes(config), ([name, shape]) => ({
      name: prefix.startsWith("model.") ? name.replace("model.", prefix) : prefix + name,
      shape,
      dtype: "F32" as const,
      bytes: () => new Uint8Array(countOf(shape) * 4),
    }));
    writeSafetensors(join(path, "model.safetensors"), tensors);
    const opened = await openCheckpoint(path);
    expect([...opened.tensors.keys()]).toEqual([...parameterShapes(config).keys()]);
  },
);

describe("rope_freqs.weight", () => {
  const heads = families.llama3!.headSize;

  function withDivisors(count: number): string {
    const path = join(folder, `${count}.gguf`);
    const scaling = { kind: "divisors", divisors: Array(count).fill(2) } as const;
    writeRandomGguf(path, { ...families.llama3!, scaling }, 1);
    return path;
  }

  test("is read as the divisors", async () => {
    const { config: read } = await openCheckpoint(withDivisors(heads / 2));
    expect(read.layers[0]?.rope?.scaling).toEqual({ kind: "divisors", divisors: Array(heads / 2).fill(2) });
  });

  test.each([1, 8, 17, 1_000_000])("with %i values is refused", async (count) => {
    await expect(openCheckpoint(withDivisors(count))).rejects.toMatchObject({
      code: "corruptModel",
      details: { tensor: "rope_freqs.weight" },
    });
  });

  test("of another type is refused", async () => {
    const path = withDivisors(heads / 2);
    const bytes = readFileSync(path);
    // After the name: the number of dimensions, the one dimension, the type. F32 is 0, F16 is 1.
    bytes.writeUInt32LE(1, bytes.indexOf("rope_freqs.weight") + "rope_freqs.weight".length + 4 + 8);
    writeFileSync(path, bytes);
    await expect(openCheckpoint(path)).rejects.toMatchObject({
      code: "unsupportedModel",
      details: { tensor: "rope_freqs.weight", type: "float16" },
    });
  });
});
