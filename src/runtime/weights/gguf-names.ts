// GGUF's tensor names to Hugging Face's, for the architectures that models/presets reads. Rows stay as they are in the
// file: the llama and smollm3 converters reorder those of q and k for neighbouring rotary pairs, which the config says
// (`rope.interleaved`). Source: llama.cpp, gguf-py/gguf/tensor_mapping.py.

import { unsupported } from "./byte-source.ts";
import type { StoredTensor } from "./stored-tensor.ts";

const preNorm = {
  attn_norm: "input_layernorm",
  attn_q: "self_attn.q_proj",
  attn_k: "self_attn.k_proj",
  attn_v: "self_attn.v_proj",
  attn_output: "self_attn.o_proj",
  ffn_norm: "post_attention_layernorm",
  ffn_gate: "mlp.gate_proj",
  ffn_up: "mlp.up_proj",
  ffn_down: "mlp.down_proj",
};

const qkNorms = { attn_q_norm: "self_attn.q_norm", attn_k_norm: "self_attn.k_norm" };

/** What `blk.N.` is followed by, for each architecture. */
const layerNames: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries({
    llama: preNorm,
    qwen2: preNorm,
    smollm3: preNorm,
    qwen3: { ...preNorm, ...qkNorms },
    gemma3: {
      ...preNorm,
      ...qkNorms,
      post_attention_norm: "post_attention_layernorm",
      ffn_norm: "pre_feedforward_layernorm",
      post_ffw_norm: "post_feedforward_layernorm",
    },
  }).map(([architecture, names]) => [architecture, new Map(Object.entries(names))]),
);

const otherNames: ReadonlyMap<string, string> = new Map([
  ["token_embd.weight", "model.embed_tokens.weight"],
  ["output_norm.weight", "model.norm.weight"],
  ["output.weight", "lm_head.weight"],
]);

/** Divisors of the rotary frequencies: no parameter, but part of the config. */
export const ropeFrequenciesName = "rope_freqs.weight";

/**
 * The Hugging Face name of a GGUF tensor, undefined when the architecture has no such tensor or is not known.
 *
 * @example
 * canonicalName("llama", "blk.3.attn_q.weight"); // "model.layers.3.self_attn.q_proj.weight"
 */
export function canonicalName(architecture: string, name: string): string | undefined {
  const names = layerNames.get(architecture);
  if (names === undefined) return undefined;
  const [, layer, part = "", kind] = /^blk\.(0|[1-9]\d{0,3})\.(\w+)\.(weight|bias)$/.exec(name) ?? [];
  const canonical = names.get(part);
  return canonical === undefined ? otherNames.get(name) : `model.layers.${layer}.${canonical}.${kind}`;
}

/**
 * The parameters of a GGUF file under their Hugging Face names; `rope_freqs.weight` is left out.
 *
 * Errors: unsupportedModel for an architecture or a tensor that is not known.
 */
export function canonicalTensors(
  architecture: string,
  tensors: Iterable<StoredTensor>,
): Map<string, StoredTensor> {
  const result = new Map<string, StoredTensor>();
  for (const tensor of tensors) {
    if (tensor.name === ropeFrequenciesName) continue;
    const name = canonicalName(architecture, tensor.name);
    if (name === undefined) {
      const known = [...layerNames.keys()].join(", ");
      const problem = `has no place in the architecture "${architecture}"; those of ${known} have`;
      throw unsupported(tensor.path, `tensor "${tensor.name}"`, problem);
    }
    result.set(name, { ...tensor, name });
  }
  return result;
}
