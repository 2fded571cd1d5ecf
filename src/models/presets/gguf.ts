// Reads the metadata of a GGUF file: architectures llama, qwen2, qwen3, smollm3 and gemma3. Keys and defaults are those
// of llama.cpp, and so is what it knows by architecture alone: which pairs rotate (the converter reorders the rows of
// Llama's and SmolLM3's queries and keys for neighbouring pairs), SmolLM3's layers without positions, Gemma's pattern.
// Gemma's norm weights already carry their +1 in these files. Rotation of a part of the head is refused.

import type { LayerConfig, ModelConfig, Rope, RopeScaling } from "../config.ts";
import { checkHeads, type Fields, fieldsOf, limits } from "./fields.ts";
import { yarnAttentionFactor } from "./rope-scaling.ts";

/** What the tensors of the file say that its metadata does not. */
export interface GgufTensors {
  /** Names of all tensors, as in the file ("blk.0.attn_q.bias"). */
  readonly names: ReadonlySet<string>;
  /** The values of `rope_freqs.weight`, null where the file has none. */
  readonly ropeFrequencies: readonly number[] | null;
}

interface Architecture {
  readonly interleaved: boolean;
  readonly qkNorm: LayerConfig["qkNorm"];
  readonly activation: ModelConfig["activation"];
}

const architectures: Readonly<Record<string, Architecture>> = {
  llama: { interleaved: true, qkNorm: "none", activation: "silu" },
  qwen2: { interleaved: false, qkNorm: "none", activation: "silu" },
  qwen3: { interleaved: false, qkNorm: "beforeRope", activation: "silu" },
  smollm3: { interleaved: true, qkNorm: "none", activation: "silu" },
  gemma3: { interleaved: false, qkNorm: "beforeRope", activation: "geluTanh" },
};

/** SmolLM3: every fourth layer has no positions. */
const smolNoRopeInterval = 4;
/** Gemma 3: every sixth layer sees everything. */
const gemmaFullInterval = 6;
/** Layers of Gemma 3 27B, the one whose scores are scaled by width / heads and not by the head size. */
const gemma27Layers = 62;

/**
 * The config that the metadata of a GGUF file describes.
 *
 * @throws OrchardError "unsupportedModel" or "corruptModel", naming the key.
 */
export function configFromGguf(metadata: ReadonlyMap<string, unknown>, tensors: GgufTensors): ModelConfig {
  const fields = fieldsOf(metadata, "GGUF metadata");
  const name = fields.text("general.architecture");
  const architecture = Object.hasOwn(architectures, name) ? architectures[name] : undefined;
  if (architecture === undefined)
    throw fields.unsupported(
      "general.architecture",
      `is "${name}"; these are known: ${Object.keys(architectures).join(", ")}`,
    );
  const key = (suffix: string) => `${name}.${suffix}`;
  refuseUnknownParts(fields, key);
  const size = (suffix: string, most: number, fallback?: number) => {
    if (Array.isArray(fields.raw(key(suffix))))
      throw fields.unsupported(key(suffix), "differs between layers");
    return fields.integer(key(suffix), { least: 1, most, fallback });
  };
  const layers = size("block_count", limits.layers);
  const width = size("embedding_length", limits.width);
  const heads = size("attention.head_count", limits.heads);
  const keyValueHeads = size("attention.head_count_kv", limits.heads, heads);
  if (!fields.has(key("attention.key_length")) && width % heads !== 0)
    throw fields.corrupt(
      key("attention.head_count"),
      `is ${heads}, which does not divide the width ${width}`,
    );
  const headSize = size("attention.key_length", limits.headSize, width / heads);
  if (size("attention.value_length", limits.headSize, headSize) !== headSize)
    throw fields.unsupported(key("attention.value_length"), `is not the head size of the keys, ${headSize}`);
  if (size("rope.dimension_count", limits.headSize, headSize) !== headSize)
    throw fields.unsupported(key("rope.dimension_count"), `is not the head size ${headSize}`);
  checkHeads(fields, heads, keyValueHeads, headSize, key("attention.head_count_kv"));
  const epsilon = fields.positive(key("attention.layer_norm_rms_epsilon"));
  if (epsilon >= 1)
    throw fields.corrupt(key("attention.layer_norm_rms_epsilon"), `is ${epsilon}, at least 1`);
  const gemma = name === "gemma3";
  const rope: Rope = {
    theta: fields.positive(key("rope.freq_base"), 10_000),
    interleaved: architecture.interleaved,
    scaling: readScaling(fields, key, tensors, headSize),
  };
  const localRope: Rope = {
    theta: fields.positive(key("rope.freq_base_swa"), 10_000),
    interleaved: architecture.interleaved,
    scaling: null,
  };
  const window = gemma ? size("attention.sliding_window", limits.contextSize) : null;
  const sliding = gemma ? readSlidingLayers(fields, key("attention.sliding_window_pattern"), layers) : null;
  const vocabularySize = readVocabularySize(fields, key("vocab_size"));
  const softcap = (suffix: string) =>
    fields.has(key(suffix)) && fields.raw(key(suffix)) !== 0 ? fields.positive(key(suffix)) : null;
  const bos = "tokenizer.ggml.bos_token_id";
  return {
    family: name,
    vocabularySize,
    width,
    heads,
    keyValueHeads,
    headSize,
    feedForward: size("feed_forward_length", limits.feedForward),
    feedForwardBias: tensors.names.has("blk.0.ffn_up.bias"),
    activation: architecture.activation,
    layers: Array.from({ length: layers }, (_, index) => ({
      window: sliding?.[index] ? window : null,
      rope: sliding?.[index]
        ? localRope
        : name === "smollm3" && (index + 1) % smolNoRopeInterval === 0
          ? null
          : rope,
      keyValueLayer: null,
      qkNorm: architecture.qkNorm,
      bias: {
        qkv: tensors.names.has(`blk.${index}.attn_q.bias`),
        output: tensors.names.has(`blk.${index}.attn_output.bias`),
      },
    })),
    norm: { kind: "rms", epsilon, offset: 0, placement: gemma ? "sandwich" : "pre" },
    tiedEmbedding: !tensors.names.has("output.weight"),
    embeddingScale: gemma ? Math.sqrt(width) : 1,
    logitSoftcap: softcap("final_logit_softcapping"),
    attentionSoftcap: softcap("attn_logit_softcapping"),
    attentionScale: 1 / Math.sqrt(gemma && layers === gemma27Layers ? width / heads : headSize),
    contextSize: size("context_length", limits.contextSize),
    bosToken: fields.has(bos) ? fields.integer(bos, { least: 0, most: vocabularySize - 1 }) : null,
    endTokens: readEndTokens(fields, vocabularySize),
  };
}

/** End of text, end of turn and end of message all end an answer. */
function readEndTokens(fields: Fields, vocabularySize: number): number[] {
  const names = ["eos", "eot", "eom"].map((name) => `tokenizer.ggml.${name}_token_id`);
  return [...new Set(names.flatMap((name) => fields.tokens(name, vocabularySize)))];
}

function readVocabularySize(fields: Fields, name: string): number {
  const tokens = fields.raw("tokenizer.ggml.tokens");
  const fallback = Array.isArray(tokens) && tokens.length > 0 ? tokens.length : undefined;
  return fields.integer(name, { least: 1, most: limits.vocabularySize, fallback });
}

function readSlidingLayers(fields: Fields, name: string, layers: number): boolean[] {
  if (Array.isArray(fields.raw(name)))
    return fields.list(name, layers, (item): item is boolean => typeof item === "boolean") ?? [];
  const interval = fields.integer(name, { least: 1, most: limits.layers, fallback: gemmaFullInterval });
  return Array.from({ length: layers }, (_, index) => (index + 1) % interval !== 0);
}

type Key = (suffix: string) => string;

function readScaling(fields: Fields, key: Key, tensors: GgufTensors, headSize: number): RopeScaling | null {
  const type = fields.text(key("rope.scaling.type"), "linear");
  const factorKey = [key("rope.scaling.factor"), key("rope.scale_linear")].find((name) => fields.has(name));
  const factor = factorKey === undefined || fields.raw(factorKey) === 0 ? 1 : fields.positive(factorKey);
  const divisors = tensors.ropeFrequencies;
  if (divisors !== null) {
    if (type === "yarn" || factor !== 1)
      throw fields.unsupported(key("rope.scaling.type"), "comes together with the tensor rope_freqs.weight");
    if (divisors.length !== headSize / 2 || !divisors.every((divisor) => divisor > 0 && divisor < Infinity))
      throw fields.corrupt(key("rope.dimension_count"), "does not fit the tensor rope_freqs.weight");
    return { kind: "divisors", divisors };
  }
  if (type === "none" || factor === 1) return null;
  if (type === "linear") return { kind: "linear", factor };
  if (type !== "yarn")
    throw fields.unsupported(key("rope.scaling.type"), `is "${type}"; none, linear and yarn are known`);
  return {
    kind: "yarn",
    factor,
    betaFast: fields.positive(key("rope.scaling.yarn_beta_fast"), 32),
    betaSlow: fields.positive(key("rope.scaling.yarn_beta_slow"), 1),
    attentionFactor: yarnAttentionFactor(factor) * fields.positive(key("rope.scaling.attn_factor"), 1),
    originalContextSize: fields.integer(key("rope.scaling.original_context_length"), {
      least: 1,
      most: limits.contextSize,
      fallback: fields.integer(key("context_length"), { least: 1, most: limits.contextSize }),
    }),
  };
}

function refuseUnknownParts(fields: Fields, key: Key): void {
  if (fields.has(key("expert_count")) && fields.raw(key("expert_count")) !== 0)
    throw fields.unsupported(key("expert_count"), "is not 0: mixtures of experts are not read");
  const window = key("attention.sliding_window");
  if (!window.startsWith("gemma3.") && fields.has(window) && fields.raw(window) !== 0)
    throw fields.unsupported(window, "is present: windows are known for gemma3 only");
  if (fields.has("split.count") && fields.raw("split.count") !== 0 && fields.raw("split.count") !== 1)
    throw fields.unsupported("split.count", "is above 1: join the parts with llama.cpp's gguf-split first");
  if (fields.boolean(key("attention.causal"), true) === false)
    throw fields.unsupported(key("attention.causal"), "is false");
}
