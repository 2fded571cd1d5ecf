import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readGguf } from "./gguf.ts";

const vocabularies = fileURLToPath(new URL("../../../../shared/data/tokenizers/llama.cpp", import.meta.url));

describe.skipIf(!existsSync(vocabularies))("real files (../shared/data)", () => {
  test("a vocabulary without weights opens", async () => {
    const { metadata, tensors } = await readGguf(`${vocabularies}/ggml-vocab-gpt-2.gguf`);
    expect(tensors.size).toBe(0);
    expect(metadata.get("general.architecture")).toBe("gpt2");
    expect(metadata.get("tokenizer.ggml.tokens")).toHaveLength(50257);
    expect((metadata.get("tokenizer.ggml.tokens") as string[])[50256]).toBe("<|endoftext|>");
    const spm = await readGguf(`${vocabularies}/ggml-vocab-llama-spm.gguf`);
    expect((spm.metadata.get("tokenizer.ggml.tokens") as string[]).slice(0, 4)).toEqual([
      "<unk>",
      "<s>",
      "</s>",
      "<0x00>",
    ]);
    expect((spm.metadata.get("tokenizer.ggml.scores") as number[])[300]).toBe(-41);
  });
});
