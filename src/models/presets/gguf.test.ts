import { describe, expect, test } from "vitest";
import { configFromGguf } from "./gguf.ts";
import { configFromLlama2c } from "./llama2c.ts";

const tokenizer = {
  "tokenizer.ggml.tokens": Array.from({ length: 512 }, (_, index) => `t${index}`),
  "tokenizer.ggml.bos_token_id": 1,
  "tokenizer.ggml.eos_token_id": 2,
};

/** Metadata of a small model; values of null are left out. */
function metadata(name: string, changes: Record<string, unknown> = {}): Map<string, unknown> {
  const sizes = {
    block_count: 12,
    context_length: 2048,
    embedding_length: 64,
    feed_forward_length: 192,
    "attention.head_count": 4,
    "attention.head_count_kv": 2,
    "attention.layer_norm_rms_epsilon": 1e-5,
    "rope.freq_base": 500_000,
    ...changes,
  };
  return new Map<string, unknown>([
    ["general.architecture", name],
    ...Object.entries(tokenizer),
    ...Object.entries(sizes)
      .filter(([, value]) => value !== null)
      .map(([key, value]): [string, unknown] => [key.includes(".ggml.") ? key : `${name}.${key}`, value]),
  ]);
}

const tensors = (...names: string[]) => ({ names: new Set(names), ropeFrequencies: null });

describe("architectures", () => {
  test("llama: neighbouring pairs, tied without output.weight, token lists", () => {
    const config = configFromGguf(metadata("llama", { "tokenizer.ggml.eot_token_id": 5 }), tensors());
    expect(config).toMatchObject({
      vocabularySize: 512,
      headSize: 16,
      tiedEmbedding: true,
      endTokens: [2, 5],
    });
    expect(config.layers[11]?.rope).toEqual({ theta: 500_000, interleaved: true, scaling: null });
    expect(configFromGguf(metadata("llama"), tensors("output.weight")).tiedEmbedding).toBe(false);
  });

  test("qwen2: the biases that are there", () => {
    const config = configFromGguf(metadata("qwen2"), tensors("blk.0.attn_q.bias", "blk.11.attn_q.bias"));
    expect(config.layers[0]?.bias).toEqual({ qkv: true, output: false });
    expect(config.layers[1]?.bias).toEqual({ qkv: false, output: false });
    expect(config.layers[0]?.rope?.interleaved).toBe(false);
  });

  test("qwen3: a head size of its own, norms before the rotation", () => {
    const changes = { "attention.key_length": 32, "attention.value_length": 32 };
    const config = configFromGguf(metadata("qwen3", changes), tensors());
    expect(config).toMatchObject({ headSize: 32, attentionScale: 1 / Math.sqrt(32) });
    expect(config.layers[0]).toMatchObject({ qkNorm: "beforeRope", rope: { interleaved: false } });
  });

  test("smollm3: neighbouring pairs, every fourth layer without positions", () => {
    const { layers } = configFromGguf(metadata("smollm3"), tensors());
    expect(layers.map((layer) => layer.rope?.interleaved ?? null)).toEqual(
      Array.from({ length: 12 }, (_, index) => (index % 4 === 3 ? null : true)),
    );
  });

  test("gemma3: windows, two bases, scaling on the full layers, no norm offset", () => {
    const changes = {
      "attention.sliding_window": 512,
      "rope.scaling.type": "linear",
      "rope.scaling.factor": 8,
    };
    const config = configFromGguf(metadata("gemma3", changes), tensors());
    expect(config.layers[4]).toMatchObject({ window: 512, rope: { theta: 10_000, scaling: null } });
    expect(config.layers[5]).toMatchObject({
      window: null,
      rope: { theta: 500_000, interleaved: false, scaling: { kind: "linear", factor: 8 } },
    });
    expect(config).toMatchObject({
      embeddingScale: 8,
      norm: { offset: 0, placement: "sandwich" },
      activation: "geluTanh",
    });
  });

  test("numbers may be 64-bit", () => {
    const config = configFromGguf(metadata("llama", { block_count: 3n, context_length: 1024n }), tensors());
    expect(config.layers).toHaveLength(3);
    expect(config.contextSize).toBe(1024);
  });
});

describe("rotary scaling", () => {
  test("rope_freqs.weight is a divisor per frequency", () => {
    const divisors = [1, 1, 1, 2, 4, 8, 8, 8];
    const config = configFromGguf(metadata("llama"), { names: new Set(), ropeFrequencies: divisors });
    expect(config.layers[0]?.rope?.scaling).toEqual({ kind: "divisors", divisors });
    for (const bad of [[1, 2], Array(8).fill(0)])
      expect(() => configFromGguf(metadata("llama"), { names: new Set(), ropeFrequencies: bad })).toThrow(
        /rope_freqs/,
      );
  });

  test("yarn", () => {
    const changes = {
      "rope.scaling.type": "yarn",
      "rope.scaling.factor": 4,
      "rope.scaling.original_context_length": 512,
    };
    expect(configFromGguf(metadata("qwen2", changes), tensors()).layers[0]?.rope?.scaling).toMatchObject({
      kind: "yarn",
      factor: 4,
      attentionFactor: 0.1 * Math.log(4) + 1,
      originalContextSize: 512,
    });
  });
});

test.each([
  ["llama", { block_count: null }, "corruptModel"],
  ["llama", { block_count: -1n }, "corruptModel"],
  ["llama", { block_count: 1e9 }, "corruptModel"],
  ["llama", { feed_forward_length: [1, 2] }, "unsupportedModel"],
  ["llama", { "attention.head_count": 3 }, "corruptModel"],
  ["llama", { "attention.head_count_kv": 3 }, "corruptModel"],
  ["llama", { "attention.value_length": 8 }, "unsupportedModel"],
  ["llama", { "rope.dimension_count": 8 }, "unsupportedModel"],
  ["llama", { "rope.scaling.type": "longrope", "rope.scaling.factor": 2 }, "unsupportedModel"],
  ["llama", { expert_count: 8 }, "unsupportedModel"],
  ["llama", { "attention.sliding_window": 4096 }, "unsupportedModel"],
  ["llama", { "tokenizer.ggml.tokens": 5 }, "corruptModel"],
  ["llama", { "tokenizer.ggml.eos_token_id": 512 }, "corruptModel"],
  ["gemma3", {}, "corruptModel"],
  ["bert", {}, "unsupportedModel"],
] as const)("refused: %s, case %#", (name, changes, code) => {
  expect(() => configFromGguf(metadata(name, changes), tensors())).toThrow(expect.objectContaining({ code }));
});

describe("llama2.c", () => {
  const header = {
    dim: 64,
    hiddenDim: 172,
    layers: 5,
    heads: 8,
    keyValueHeads: 4,
    vocabularySize: 512,
    sequenceLength: 512,
  };

  test("the header of stories260K", () => {
    const config = configFromLlama2c(header);
    expect(config).toMatchObject({ headSize: 8, tiedEmbedding: true, contextSize: 512, bosToken: 1 });
    expect(config.layers[4]?.rope).toEqual({ theta: 10_000, interleaved: true, scaling: null });
    expect(configFromLlama2c({ ...header, vocabularySize: -512 })).toEqual({
      ...config,
      tiedEmbedding: false,
    });
  });

  test.each([
    ["layers", 0],
    ["dim", -64],
    ["heads", 7],
    ["keyValueHeads", 3],
    ["vocabularySize", 0],
    ["sequenceLength", 2 ** 31],
  ] as const)("a damaged %s is refused", (field, value) => {
    expect(() => configFromLlama2c({ ...header, [field]: value })).toThrow(
      expect.objectContaining({ code: "corruptModel", message: expect.stringContaining(`"${field}"`) }),
    );
  });
});
