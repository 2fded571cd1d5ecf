// Models of any shape with random weights, as GGUF files that both Orchard and llama.cpp load: the same seed gives the
// same bytes on every machine (no transcendental function is used). Weights are scaled so that every part of the
// network matters and the next-token probabilities are diverse. Llama 2 and 3, Qwen2, Qwen3, SmolLM3, Gemma 3.

import type { LayerConfig, ModelConfig, RopeScaling } from "../../src/models/config.ts";
import { parameterShapes } from "../../src/models/config.ts";
import {
  encodeFloats,
  type GgmlType,
  type GgufEntry,
  type GgufTensor,
  halfBits,
  writeGguf,
} from "./gguf-writer.ts";

/** Sizes of a random model; what else there is to say follows from the family. */
export interface RandomModel {
  /** GGUF's architecture name. */
  readonly family: "llama" | "qwen2" | "qwen3" | "smollm3" | "gemma3";
  readonly layers: number;
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly feedForward: number;
  readonly vocabularySize: number;
  readonly contextSize: number;
  readonly theta: number;
  readonly tied: boolean;
  /** Gemma's sliding window. */
  readonly window?: number;
  readonly scaling?: RopeScaling;
}

/** The config that a reader should find in the file of a random model. */
export function randomModelConfig(model: RandomModel): ModelConfig {
  const { family, window, scaling = null, theta, headSize } = model;
  const gemma = family === "gemma3";
  const interleaved = family === "llama" || family === "smollm3";
  const layer = (index: number): LayerConfig => {
    const sliding = gemma && index % 6 !== 5;
    const rope = sliding ? { theta: 10_000, interleaved, scaling: null } : { theta, interleaved, scaling };
    return {
      window: sliding ? (window ?? null) : null,
      rope: family === "smollm3" && index % 4 === 3 ? null : rope,
      keyValueLayer: null,
      qkNorm: gemma || family === "qwen3" ? "beforeRope" : "none",
      bias: { qkv: family === "qwen2", output: false },
    };
  };
  return {
    family,
    vocabularySize: model.vocabularySize,
    width: model.width,
    heads: model.heads,
    keyValueHeads: model.keyValueHeads,
    headSize,
    feedForward: model.feedForward,
    feedForwardBias: false,
    activation: gemma ? "geluTanh" : "silu",
    layers: Array.from({ length: model.layers }, (_, index) => layer(index)),
    norm: { kind: "rms", epsilon: Math.fround(1e-6), offset: 0, placement: gemma ? "sandwich" : "pre" },
    tiedEmbedding: model.tied,
    embeddingScale: gemma ? Math.sqrt(model.width) : 1,
    logitSoftcap: null,
    attentionSoftcap: null,
    attentionScale: 1 / Math.sqrt(headSize),
    contextSize: model.contextSize,
    bosToken: 1,
    endTokens: [2],
  };
}

/** Types of a file: one for the layers' matrices, one for the embedding and the output. Vectors are F32 always. */
export interface RandomModelTypes {
  readonly layers: GgmlType;
  readonly embedding: GgmlType;
}

/** Writes the model as GGUF, with a small SentencePiece vocabulary. */
export function writeRandomGguf(
  path: string,
  model: RandomModel,
  seed: number,
  types: RandomModelTypes = { layers: "F32", embedding: "F32" },
): void {
  const tensors: GgufTensor[] = [];
  for (const [name, shape] of parameterShapes(randomModelConfig(model))) {
    const matrix = shape.length === 2;
    const type = !matrix ? "F32" : name.startsWith("model.layers.") ? types.layers : types.embedding;
    const random = new Random(seed, name);
    // Gemma's scaled embedding would otherwise drown the layers, and the answer be the last token itself.
    const vocabularySpread = model.family === "gemma3" ? 1.4 : 2;
    const perWeight = name.startsWith("model.layers.") ? 1.5 : vocabularySpread;
    const spread = matrix ? perWeight / Math.sqrt(shape[1]!) : 0;
    const bytes = () => {
      if (type !== "F32") return randomBlocks(random, type, shape[0]! * shape[1]!, spread);
      const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
      const [mean, deviation] = matrix ? [0, spread] : name.endsWith(".bias") ? [0, 0.5] : [1, 0.1];
      for (let index = 0; index < values.length; index++) values[index] = mean + deviation * random.normal();
      return encodeFloats(values, "F32");
    };
    tensors.push({ name: ggufName(name, model.family), type, shape, bytes });
  }
  if (model.scaling?.kind === "divisors") {
    const divisors = Float32Array.from(model.scaling.divisors);
    const bytes = () => encodeFloats(divisors, "F32");
    tensors.push({ name: "rope_freqs.weight", type: "F32", shape: [divisors.length], bytes });
  }
  writeGguf(path, randomModelMetadata(model), tensors);
}

/** Llama 3's scaling as a divisor per frequency, as llama.cpp's converter writes it. */
export function llama3Divisors(
  headSize: number,
  theta: number,
  scaling: { factor: number; low: number; high: number; original: number },
): number[] {
  return Array.from({ length: headSize / 2 }, (_, index) => {
    const wavelength = 2 * Math.PI * theta ** ((2 * index) / headSize);
    const turns = scaling.original / wavelength;
    if (turns > scaling.high) return 1;
    if (turns < scaling.low) return scaling.factor;
    const smooth = (turns - scaling.low) / (scaling.high - scaling.low);
    return Math.fround(1 / ((1 - smooth) / scaling.factor + smooth));
  });
}

const inLayer: Readonly<Record<string, string>> = {
  "input_layernorm.weight": "attn_norm.weight",
  "self_attn.q_proj.weight": "attn_q.weight",
  "self_attn.k_proj.weight": "attn_k.weight",
  "self_attn.v_proj.weight": "attn_v.weight",
  "self_attn.o_proj.weight": "attn_output.weight",
  "self_attn.q_proj.bias": "attn_q.bias",
  "self_attn.k_proj.bias": "attn_k.bias",
  "self_attn.v_proj.bias": "attn_v.bias",
  "self_attn.q_norm.weight": "attn_q_norm.weight",
  "self_attn.k_norm.weight": "attn_k_norm.weight",
  "post_attention_layernorm.weight": "ffn_norm.weight",
  "mlp.gate_proj.weight": "ffn_gate.weight",
  "mlp.up_proj.weight": "ffn_up.weight",
  "mlp.down_proj.weight": "ffn_down.weight",
};
const inSandwich: Readonly<Record<string, string>> = {
  ...inLayer,
  "post_attention_layernorm.weight": "post_attention_norm.weight",
  "pre_feedforward_layernorm.weight": "ffn_norm.weight",
  "post_feedforward_layernorm.weight": "post_ffw_norm.weight",
};
const outside: Readonly<Record<string, string>> = {
  "model.embed_tokens.weight": "token_embd.weight",
  "model.norm.weight": "output_norm.weight",
  "lm_head.weight": "output.weight",
};

function ggufName(name: string, family: RandomModel["family"]): string {
  const [, index, rest] = /^model\.layers\.(\d+)\.(.+)$/.exec(name) ?? [];
  const found = rest === undefined ? outside[name] : (family === "gemma3" ? inSandwich : inLayer)[rest];
  if (found === undefined) throw new Error(`no GGUF name for ${name}`);
  return rest === undefined ? found : `blk.${index}.${found}`;
}

function randomModelMetadata(model: RandomModel): Map<string, GgufEntry> {
  const of = (key: string, entry: GgufEntry): [string, GgufEntry] => [`${model.family}.${key}`, entry];
  const entries: [string, GgufEntry][] = [
    ["general.architecture", ["string", model.family]],
    of("block_count", ["u32", model.layers]),
    of("context_length", ["u32", model.contextSize]),
    of("embedding_length", ["u32", model.width]),
    of("feed_forward_length", ["u32", model.feedForward]),
    of("attention.head_count", ["u32", model.heads]),
    of("attention.head_count_kv", ["u32", model.keyValueHeads]),
    of("attention.key_length", ["u32", model.headSize]),
    of("attention.value_length", ["u32", model.headSize]),
    of("attention.layer_norm_rms_epsilon", ["f32", 1e-6]),
    of("rope.dimension_count", ["u32", model.headSize]),
    of("rope.freq_base", ["f32", model.theta]),
    of("vocab_size", ["u32", model.vocabularySize]),
  ];
  if (model.window !== undefined) entries.push(of("attention.sliding_window", ["u32", model.window]));
  if (model.scaling?.kind === "linear" || model.scaling?.kind === "yarn") {
    entries.push(of("rope.scaling.type", ["string", model.scaling.kind]));
    entries.push(of("rope.scaling.factor", ["f32", model.scaling.factor]));
    if (model.scaling.kind === "yarn")
      entries.push(of("rope.scaling.original_context_length", ["u32", model.scaling.originalContextSize]));
  }
  return new Map([...entries, ...vocabulary(model.vocabularySize)]);
}

/** <unk>, <s>, </s>, the 256 bytes, then words that no text has. */
function vocabulary(size: number): [string, GgufEntry][] {
  const [normal, unknown, control, byte] = [1, 2, 3, 6];
  const tokens = ["<unk>", "<s>", "</s>"];
  const types = [unknown, control, control];
  for (let value = 0; value < 256; value++) {
    tokens.push(`<0x${value.toString(16).toUpperCase().padStart(2, "0")}>`);
    types.push(byte);
  }
  while (tokens.length < size) {
    tokens.push(`▁w${tokens.length}`);
    types.push(normal);
  }
  return [
    ["tokenizer.ggml.model", ["string", "llama"]],
    ["tokenizer.ggml.tokens", ["strings", tokens]],
    ["tokenizer.ggml.scores", ["f32s", tokens.map((_, index) => -index)]],
    ["tokenizer.ggml.token_type", ["i32s", types]],
    ["tokenizer.ggml.bos_token_id", ["u32", 1]],
    ["tokenizer.ggml.eos_token_id", ["u32", 2]],
    ["tokenizer.ggml.unknown_token_id", ["u32", 0]],
    ["tokenizer.ggml.add_bos_token", ["bool", false]],
  ];
}

/** xorshift128 (Marsaglia 2003), seeded from a number and a name. */
export class Random {
  readonly #state = new Uint32Array(4);

  constructor(seed: number, name: string) {
    let hash = 0x811c9dc5 ^ seed; // FNV-1a
    for (let index = 0; index < 4; index++) {
      for (const character of `${name}/${index}`)
        hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
      this.#state[index] = hash || 1;
    }
    for (let index = 0; index < 16; index++) this.next();
  }

  /** A whole number below 2^32. */
  next(): number {
    const state = this.#state;
    let t = state[3]!;
    const s = state[0]!;
    t ^= t << 11;
    t ^= t >>> 8;
    state.copyWithin(1, 0, 3);
    state[0] = t ^ s ^ (s >>> 19);
    return state[0];
  }

  /** Mean 0 and variance 1, nearly normal: the sum of four uniform numbers. */
  normal(): number {
    const sum = this.next() + this.next() + this.next() + this.next();
    return (sum / 2 ** 32 - 2) * Math.sqrt(3);
  }
}

/** Random blocks of a quantized type: codes uniform, one scale throughout, weights of about the given spread. */
function randomBlocks(random: Random, type: GgmlType, weights: number, spread: number): Uint8Array {
  const block = blockPatterns(type, spread);
  const count = weights / block.weights;
  const out = new Uint8Array(count * block.bytes.length);
  // One random byte table walked from random places: fast enough for a billion weights.
  const pool = Uint8Array.from({ length: 1 << 16 }, () => block.code(random.next() & 0xff));
  for (let index = 0; index < count; index++) {
    const at = index * block.bytes.length;
    out.set(block.bytes, at);
    const from = random.next() % (pool.length - block.codes[1]);
    out.set(pool.subarray(from, from + block.codes[1]), at + block.codes[0]);
  }
  return out;
}

/** A block of a type with its scales filled in, and where its codes go: [offset, length]. */
function blockPatterns(type: GgmlType, spread: number) {
  const half = (value: number) => [halfBits(value) & 0xff, halfBits(value) >> 8];
  const zeros = (length: number) => Array<number>(length).fill(0);
  const any = (byte: number) => byte;
  // Every type's weights have the mean zero. A mean of a fraction of a step is enough for all activations to drift the
  // same way, layer by layer, until attention sees one key only and computes with denormal numbers, very slowly.
  // For the same reason no Q4_0 weight is zero: our 2 bits, quantized from these, would round all of them one way.
  const signed = (nibble: number) => (nibble & 8 ? 8 - (nibble & 7 || 4) : 8 + (nibble & 7 || 4));
  // Deviation of the codes: 4.42 of 1…15 without 8, 1.12 of 0…3, 0.82 of 0…2.
  switch (type) {
    case "Q4_0":
      return {
        weights: 32,
        bytes: Uint8Array.from([...half(spread / 4.42), ...zeros(16)]),
        codes: [2, 16],
        code: (byte: number) => signed(byte & 15) | (signed(byte >> 4) << 4),
      } as const;
    case "Q2_K": {
      // 16 scales and minima of 4 bits each: 8 × (scale / 8) × code - 12 × (scale / 8); the mean is zero.
      const [scales, scale] = [Array<number>(16).fill(0xc8), spread / 1.12 / 8];
      const bytes = Uint8Array.from([...scales, ...zeros(64), ...half(scale), ...half(scale)]);
      return { weights: 256, bytes, codes: [16, 64], code: any } as const;
    }
    case "TQ2_0": {
      const ternary = (byte: number) =>
        (byte % 3) | (((byte >> 1) % 3) << 2) | (((byte >> 3) % 3) << 4) | (((byte >> 5) % 3) << 6);
      const bytes = Uint8Array.from([...zeros(64), ...half(spread / 0.82)]);
      return { weights: 256, bytes, codes: [0, 64], code: ternary } as const;
    }
    default:
      throw new Error(`no random blocks of ${type}`);
  }
}
