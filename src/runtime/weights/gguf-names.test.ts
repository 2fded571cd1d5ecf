import { expect, test } from "vitest";
import { type ModelConfig, parameterShapes } from "../../models/config.ts";
import { canonicalName, canonicalTensors } from "./gguf-names.ts";

const stored = (name: string) =>
  ({ name, type: "float32", shape: [1], path: "m.gguf", offset: 0, length: 4 }) as const;

/** The names that llama.cpp's converter writes for one layer of each architecture. */
const pre = [
  "attn_norm",
  "attn_q",
  "attn_k",
  "attn_v",
  "attn_output",
  "ffn_norm",
  "ffn_gate",
  "ffn_up",
  "ffn_down",
];
const files: Record<string, string[]> = {
  llama: pre,
  smollm3: pre,
  qwen2: pre,
  qwen3: [...pre, "attn_q_norm", "attn_k_norm"],
  gemma3: [...pre, "attn_q_norm", "attn_k_norm", "post_attention_norm", "post_ffw_norm"],
};

test.each(Object.entries(files))(
  "%s: a file has exactly the parameters of its config",
  (architecture, parts) => {
    const names = [
      "token_embd.weight",
      "output_norm.weight",
      "output.weight",
      "rope_freqs.weight",
      ...parts.map((part) => `blk.0.${part}.weight`),
      ...(architecture === "qwen2" ? ["blk.0.attn_q.bias", "blk.0.attn_k.bias", "blk.0.attn_v.bias"] : []),
    ];
    const expected = parameterShapes(configOf(architecture));
    const found = canonicalTensors(architecture, names.map(stored));
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [name, tensor] of found) expect(tensor.name).toBe(name);
  },
);

test("ffn_norm is Gemma's norm before, others' norm after attention", () => {
  expect(canonicalName("gemma3", "blk.7.ffn_norm.weight")).toBe(
    "model.layers.7.pre_feedforward_layernorm.weight",
  );
  expect(canonicalName("llama", "blk.7.ffn_norm.weight")).toBe(
    "model.layers.7.post_attention_layernorm.weight",
  );
});

test.each([
  ["llama", "blk.0.attn_q_norm.weight"],
  ["llama", "blk.0.ffn_gate_inp.weight"],
  ["llama", "blk.00.attn_q.weight"],
  ["llama", "blk.0.__proto__.weight"],
  ["falcon", "token_embd.weight"],
])("%s: %s is refused with the name of the file and the tensor", (architecture, name) => {
  expect(() => canonicalTensors(architecture, [stored(name)])).toThrow(
    expect.objectContaining({
      code: "unsupportedModel",
      message: expect.stringContaining(`m.gguf: tensor "${name}"`),
    }),
  );
});

function configOf(architecture: string): ModelConfig {
  return {
    family: architecture,
    vocabularySize: 1,
    width: 1,
    heads: 1,
    keyValueHeads: 1,
    headSize: 1,
    feedForward: 1,
    feedForwardBias: false,
    activation: "silu",
    layers: [
      {
        window: null,
        rope: null,
        keyValueLayer: null,
        qkNorm: architecture === "qwen3" || architecture === "gemma3" ? "beforeRope" : "none",
        bias: { qkv: architecture === "qwen2", output: false },
      },
    ],
    norm: {
      kind: "rms",
      epsilon: 1e-6,
      offset: 0,
      placement: architecture === "gemma3" ? "sandwich" : "pre",
    },
    tiedEmbedding: false,
    embeddingScale: 1,
    logitSoftcap: null,
    attentionSoftcap: null,
    attentionScale: 1,
    contextSize: 1,
    bosToken: null,
    endTokens: [],
  };
}
