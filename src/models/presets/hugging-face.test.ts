// The config.json texts below are those of real checkpoints, without the fields that say nothing about the model.
import { describe, expect, test } from "vitest";
import type { ModelConfig } from "../config.ts";
import { configFromHuggingFace } from "./hugging-face.ts";

const llama2 = `{"architectures":["LlamaForCausalLM"],"bos_token_id":1,"eos_token_id":2,"hidden_act":"silu",
  "hidden_size":4096,"initializer_range":0.02,"intermediate_size":11008,"max_position_embeddings":4096,
  "model_type":"llama","num_attention_heads":32,"num_hidden_layers":32,"num_key_value_heads":32,"pretraining_tp":1,
  "rms_norm_eps":1e-05,"rope_scaling":null,"tie_word_embeddings":false,"torch_dtype":"float16","vocab_size":32000}`;

const llama32 = `{"architectures":["LlamaForCausalLM"],"attention_bias":false,"attention_dropout":0.0,
  "bos_token_id":128000,"eos_token_id":[128001,128008,128009],"head_dim":64,"hidden_act":"silu","hidden_size":2048,
  "intermediate_size":8192,"max_position_embeddings":131072,"mlp_bias":false,"model_type":"llama",
  "num_attention_heads":32,"num_hidden_layers":16,"num_key_value_heads":8,"pretraining_tp":1,"rms_norm_eps":1e-05,
  "rope_scaling":{"factor":32.0,"high_freq_factor":4.0,"low_freq_factor":1.0,
  "original_max_position_embeddings":8192,"rope_type":"llama3"},"rope_theta":500000.0,"tie_word_embeddings":true,
  "vocab_size":128256}`;

const smollm2 = `{"architectures":["LlamaForCausalLM"],"attention_bias":false,"bos_token_id":1,"eos_token_id":2,
  "hidden_act":"silu","hidden_size":576,"intermediate_size":1536,"is_llama_config":true,
  "max_position_embeddings":8192,"mlp_bias":false,"model_type":"llama","num_attention_heads":9,"num_hidden_layers":30,
  "num_key_value_heads":3,"pad_token_id":2,"pretraining_tp":1,"rms_norm_eps":1e-05,"rope_interleaved":false,
  "rope_scaling":null,"rope_theta":100000,"tie_word_embeddings":true,"vocab_size":49152}`;

const qwen25 = `{"architectures":["Qwen2ForCausalLM"],"attention_dropout":0.0,"bos_token_id":151643,
  "eos_token_id":151645,"hidden_act":"silu","hidden_size":896,"intermediate_size":4864,
  "max_position_embeddings":32768,"max_window_layers":21,"model_type":"qwen2","num_attention_heads":14,
  "num_hidden_layers":24,"num_key_value_heads":2,"rms_norm_eps":1e-06,"rope_theta":1000000.0,"sliding_window":32768,
  "tie_word_embeddings":true,"use_sliding_window":false,"vocab_size":151936}`;

const qwen3 = `{"architectures":["Qwen3ForCausalLM"],"attention_bias":false,"bos_token_id":151643,
  "eos_token_id":151645,"head_dim":128,"hidden_act":"silu","hidden_size":1024,"intermediate_size":3072,
  "max_position_embeddings":40960,"max_window_layers":28,"model_type":"qwen3","num_attention_heads":16,
  "num_hidden_layers":28,"num_key_value_heads":8,"rms_norm_eps":1e-06,"rope_scaling":null,"rope_theta":1000000,
  "sliding_window":null,"tie_word_embeddings":true,"use_sliding_window":false,"vocab_size":151936}`;

const smollm3 = `{"architectures":["SmolLM3ForCausalLM"],"attention_bias":false,"bos_token_id":128000,
  "eos_token_id":128012,"hidden_act":"silu","hidden_size":2048,"intermediate_size":11008,
  "max_position_embeddings":65536,"max_window_layers":28,"mlp_bias":false,"model_type":"smollm3",
  "no_rope_layer_interval":4,"no_rope_layers":[1,1,1,0,1,1,1,0,1,1,1,0,1,1,1,0,1,1,1,0,1,1,1,0,1,1,1,0,1,1,1,0,1,1,1,0],
  "num_attention_heads":16,"num_hidden_layers":36,"num_key_value_heads":4,"pretraining_tp":2,"rms_norm_eps":1e-06,
  "rope_scaling":null,"rope_theta":5000000.0,"sliding_window":null,"use_sliding_window":false,"vocab_size":128256}`;

const gemma1b = `{"architectures":["Gemma3ForCausalLM"],"attention_bias":false,"attn_logit_softcapping":null,
  "bos_token_id":2,"cache_implementation":"hybrid","eos_token_id":[1,106],"final_logit_softcapping":null,
  "head_dim":256,"hidden_activation":"gelu_pytorch_tanh","hidden_size":1152,"intermediate_size":6912,
  "max_position_embeddings":32768,"model_type":"gemma3_text","num_attention_heads":4,"num_hidden_layers":26,
  "num_key_value_heads":1,"pad_token_id":0,"query_pre_attn_scalar":256,"rms_norm_eps":1e-06,
  "rope_local_base_freq":10000,"rope_scaling":null,"rope_theta":1000000,"sliding_window":512,
  "sliding_window_pattern":6,"vocab_size":262144}`;

const gemma4b = `{"architectures":["Gemma3ForConditionalGeneration"],"boi_token_index":255999,
  "eos_token_id":[1,106],"image_token_index":262144,"model_type":"gemma3","text_config":{"hidden_size":2560,
  "intermediate_size":10240,"model_type":"gemma3_text","num_hidden_layers":34,
  "rope_scaling":{"factor":8.0,"rope_type":"linear"},"sliding_window":1024},
  "vision_config":{"hidden_size":1152,"model_type":"siglip_vision_model"}}`;

const read = (text: string, changes: Record<string, unknown> = {}): ModelConfig =>
  configFromHuggingFace({ ...JSON.parse(text), ...changes });

describe("real checkpoints", () => {
  test("Llama 2 7B", () => {
    expect(read(llama2)).toMatchObject({
      family: "llama",
      width: 4096,
      headSize: 128,
      keyValueHeads: 32,
      feedForward: 11008,
      norm: { kind: "rms", epsilon: 1e-5, offset: 0, placement: "pre" },
      tiedEmbedding: false,
      attentionScale: 1 / Math.sqrt(128),
      bosToken: 1,
      endTokens: [2],
    });
    expect(read(llama2).layers).toHaveLength(32);
    expect(read(llama2).layers[31]).toEqual({
      window: null,
      rope: { theta: 10_000, interleaved: false, scaling: null },
      keyValueLayer: null,
      qkNorm: "none",
      bias: { qkv: false, output: false },
    });
  });

  test("Llama 3.2 1B: its rope scaling, several end tokens, a tied embedding", () => {
    const config = read(llama32);
    expect(config.layers[0]?.rope).toEqual({
      theta: 500_000,
      interleaved: false,
      scaling: {
        kind: "llama3",
        factor: 32,
        lowFrequencyFactor: 1,
        highFrequencyFactor: 4,
        originalContextSize: 8192,
      },
    });
    expect(config).toMatchObject({ endTokens: [128001, 128008, 128009], tiedEmbedding: true, headSize: 64 });
  });

  test("SmolLM2 135M is a Llama", () => {
    expect(read(smollm2)).toMatchObject({ family: "llama", heads: 9, keyValueHeads: 3, headSize: 64 });
  });

  test("Qwen2.5 0.5B: bias on q, k and v, and a window that is not used", () => {
    const config = read(qwen25);
    expect(config.layers).toHaveLength(24);
    for (const layer of config.layers)
      expect(layer).toMatchObject({ window: null, qkNorm: "none", bias: { qkv: true, output: false } });
  });

  test("Qwen3 0.6B: heads wider than the residual, norms before the rotation", () => {
    const config = read(qwen3);
    expect(config).toMatchObject({ headSize: 128, heads: 16, width: 1024, endTokens: [151645] });
    expect(config.layers[27]).toMatchObject({ qkNorm: "beforeRope", bias: { qkv: false, output: false } });
  });

  test("SmolLM3 3B: no positions on every fourth layer", () => {
    const config = read(smollm3);
    expect(config.layers.map((layer) => (layer.rope === null ? 0 : 1))).toEqual(
      JSON.parse(smollm3).no_rope_layers,
    );
    expect(read(smollm3, { no_rope_layers: null }).layers).toEqual(config.layers);
    expect(config.tiedEmbedding).toBe(true);
  });

  test("Gemma 3 1B: five sliding layers, then a full one", () => {
    const config = read(gemma1b);
    config.layers.forEach((layer, index) => {
      const full = index % 6 === 5;
      expect(layer.window).toBe(full ? null : 512);
      expect(layer.rope).toEqual({ theta: full ? 1_000_000 : 10_000, interleaved: false, scaling: null });
      expect(layer.qkNorm).toBe("beforeRope");
    });
    expect(config).toMatchObject({
      family: "gemma3",
      activation: "geluTanh",
      norm: { epsilon: 1e-6, offset: 1, placement: "sandwich" },
      tiedEmbedding: true,
      embeddingScale: Math.sqrt(1152),
      attentionScale: 1 / 16,
      logitSoftcap: null,
      attentionSoftcap: null,
      endTokens: [1, 106],
    });
  });

  test("Gemma 3 4B: defaults within text_config, end tokens outside, linear scaling on full layers only", () => {
    const config = read(gemma4b);
    expect(config).toMatchObject({
      vocabularySize: 262_208,
      heads: 8,
      keyValueHeads: 4,
      headSize: 256,
      contextSize: 131_072,
      bosToken: 2,
      endTokens: [1, 106],
    });
    expect(config.layers.map((layer) => layer.rope?.scaling ?? null)).toEqual(
      Array.from({ length: 34 }, (_, index) => (index % 6 === 5 ? { kind: "linear", factor: 8 } : null)),
    );
    expect(config.layers[0]?.window).toBe(1024);
  });
});

describe("other spellings", () => {
  test("transformers 5 writes rope_parameters", () => {
    const { rope_scaling, rope_theta, ...rest } = JSON.parse(llama32);
    const moved = { ...rest, rope_parameters: { ...rope_scaling, rope_theta } };
    expect(configFromHuggingFace(moved)).toEqual(read(llama32));
    expect(read(llama2, { rope_parameters: { rope_type: "default", rope_theta: 10_000 } })).toEqual(
      read(llama2),
    );
  });

  test("and one of them per kind of layer for Gemma 3, with layer_types", () => {
    const { rope_theta, rope_scaling, rope_local_base_freq, sliding_window_pattern, ...rest } =
      JSON.parse(gemma1b);
    const moved = {
      ...rest,
      layer_types: Array.from({ length: 26 }, (_, i) =>
        i % 6 === 5 ? "full_attention" : "sliding_attention",
      ),
      rope_parameters: {
        full_attention: { rope_type: "default", rope_theta: 1_000_000 },
        sliding_attention: { rope_type: "default", rope_theta: 10_000 },
      },
    };
    expect(configFromHuggingFace(moved)).toEqual(read(gemma1b));
  });

  test("the older key `type`, and YaRN with its defaults", () => {
    const scaled = read(qwen25, {
      rope_scaling: { type: "yarn", factor: 4, original_max_position_embeddings: 32768 },
    });
    expect(scaled.layers[0]?.rope?.scaling).toEqual({
      kind: "yarn",
      factor: 4,
      betaFast: 32,
      betaSlow: 1,
      attentionFactor: 0.1 * Math.log(4) + 1,
      originalContextSize: 32768,
    });
  });

  test("Qwen's window, when used, starts at max_window_layers and counts the token itself", () => {
    const config = read(qwen25, { use_sliding_window: true, sliding_window: 128 });
    expect(config.layers.map((layer) => layer.window)).toEqual([...Array(21).fill(null), 128, 128, 128]);
  });

  test("attention_bias is on all four projections", () => {
    expect(read(llama32, { attention_bias: true, mlp_bias: true })).toMatchObject({
      feedForwardBias: true,
      layers: [{ bias: { qkv: true, output: true } }, ...Array(15).fill({})],
    });
  });
});

describe("what is refused, by name", () => {
  const cases: [string, Record<string, unknown>, string, string][] = [
    [llama32, { model_type: "mamba" }, "unsupportedModel", "model_type"],
    [llama32, { model_type: "toString" }, "unsupportedModel", "model_type"],
    [llama32, { model_type: undefined }, "corruptModel", "model_type"],
    [llama32, { architectures: ["LlamaForSequenceClassification"] }, "unsupportedModel", "architectures"],
    [llama32, { hidden_act: "relu" }, "unsupportedModel", "hidden_act"],
    [llama32, { rope_scaling: { rope_type: "longrope", factor: 2 } }, "unsupportedModel", "rope_type"],
    [llama32, { rope_scaling: { type: "dynamic", factor: 2 } }, "unsupportedModel", "type"],
    [llama32, { rope_scaling: { rope_type: "llama3", factor: 2 } }, "corruptModel", "low_freq_factor"],
    [llama32, { rope_scaling: { rope_type: "linear", factor: -2 } }, "corruptModel", "factor"],
    [llama32, { rope_scaling: [1] }, "corruptModel", "rope_scaling"],
    [llama32, { rope_interleaved: true }, "unsupportedModel", "rope_interleaved"],
    [llama32, { partial_rotary_factor: 0.5 }, "unsupportedModel", "partial_rotary_factor"],
    [llama32, { quantization_config: { quant_method: "awq" } }, "unsupportedModel", "quantization_config"],
    [llama32, { num_local_experts: 8 }, "unsupportedModel", "num_local_experts"],
    [llama32, { attention_bias: "yes" }, "corruptModel", "attention_bias"],
    [llama32, { num_hidden_layers: -1 }, "corruptModel", "num_hidden_layers"],
    [llama32, { num_hidden_layers: 1e9 }, "corruptModel", "num_hidden_layers"],
    [llama32, { num_hidden_layers: 2.5 }, "corruptModel", "num_hidden_layers"],
    [llama32, { num_hidden_layers: undefined }, "corruptModel", "num_hidden_layers"],
    [llama32, { hidden_size: "2048" }, "corruptModel", "hidden_size"],
    [llama32, { hidden_size: 1e12 }, "corruptModel", "hidden_size"],
    [llama32, { num_key_value_heads: 5 }, "corruptModel", "num_key_value_heads"],
    [llama2, { num_attention_heads: 3 }, "corruptModel", "num_attention_heads"],
    [llama32, { head_dim: 63 }, "unsupportedModel", "num_key_value_heads"],
    [llama32, { rms_norm_eps: 0 }, "corruptModel", "rms_norm_eps"],
    [llama32, { rope_theta: null, rope_parameters: { rope_theta: Infinity } }, "corruptModel", "rope_theta"],
    [llama32, { eos_token_id: [128256] }, "corruptModel", "eos_token_id"],
    [llama32, { bos_token_id: -1 }, "corruptModel", "bos_token_id"],
    [qwen25, { layer_types: Array(24).fill("linear_attention") }, "unsupportedModel", "layer_types"],
    [qwen25, { layer_types: ["full_attention"] }, "corruptModel", "layer_types"],
    [qwen25, { layer_types: Array(24).fill("sliding_attention") }, "corruptModel", "layer_types"],
    [smollm3, { no_rope_layers: [1, 0] }, "corruptModel", "no_rope_layers"],
    [gemma1b, { use_bidirectional_attention: true }, "unsupportedModel", "use_bidirectional_attention"],
    [gemma1b, { sliding_window: 0 }, "corruptModel", "sliding_window"],
    [gemma4b, { text_config: null }, "corruptModel", "text_config"],
  ];
  test.each(cases)("%#: %j", (text, changes, code, field) => {
    expect(() => read(text, changes)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(`"${field}"`) }),
    );
  });

  test.each([null, [], "text", 3, undefined])("%j is not a JSON object", (json) => {
    expect(() => configFromHuggingFace(json)).toThrow(expect.objectContaining({ code: "corruptModel" }));
  });
});
