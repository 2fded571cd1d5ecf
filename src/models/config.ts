// The description of one transformer: plain data that models/transformer turns into a graph and runtime/weights into
// a list of parameters. Readers of other people's descriptions (config.json, GGUF) live in models/presets.
import { countOf } from "../graph/host-tensor.ts";

/** How rotary frequencies are changed for contexts longer than the model was trained on. */
export type RopeScaling =
  | { readonly kind: "linear"; readonly factor: number }
  | {
      /** Llama 3.1: low frequencies divided by `factor`, high ones kept, a smooth ramp between. */
      readonly kind: "llama3";
      readonly factor: number;
      readonly lowFrequencyFactor: number;
      readonly highFrequencyFactor: number;
      readonly originalContextSize: number;
    }
  | {
      /** YaRN (arXiv 2309.00071); `attentionFactor` multiplies cos and sin. */
      readonly kind: "yarn";
      readonly factor: number;
      readonly betaFast: number;
      readonly betaSlow: number;
      readonly attentionFactor: number;
      readonly originalContextSize: number;
    }
  | {
      /** A divisor per frequency, headSize / 2 of them (GGUF's `rope_freqs.weight`). */
      readonly kind: "divisors";
      readonly divisors: readonly number[];
    };

/** Rotary position embedding over the whole head. */
export interface Rope {
  readonly theta: number;
  /** true: pairs are neighbours (2i, 2i+1); false: pairs are (i, i + headSize / 2). */
  readonly interleaved: boolean;
  readonly scaling: RopeScaling | null;
}

/** What is particular to one layer. */
export interface LayerConfig {
  /** Keys a query sees, itself included; null: all before it. */
  readonly window: number | null;
  /** null: no positional encoding (NoPE). */
  readonly rope: Rope | null;
  /** null: projects its own keys and values; n: reads those of layer n < this, and has no k or v projection. */
  readonly keyValueLayer: number | null;
  /** Per-head RMS norm on queries and keys, before or after the rotation. */
  readonly qkNorm: "none" | "beforeRope" | "afterRope";
  /** Bias terms on the q, k and v projections, and on the output projection. */
  readonly bias: { readonly qkv: boolean; readonly output: boolean };
}

/** A decoder-only transformer. */
export interface ModelConfig {
  /** The family whose preset made this, for messages and templates: "llama", "qwen3", "orchard", … */
  readonly family: string;
  readonly vocabularySize: number;
  /** Residual width, D. */
  readonly width: number;
  /** Query heads, H. */
  readonly heads: number;
  /** Key-value heads, G; divides H. */
  readonly keyValueHeads: number;
  /** Size of one head; H × headSize need not equal D. */
  readonly headSize: number;
  /** Width of the gated feed-forward network, F. */
  readonly feedForward: number;
  readonly feedForwardBias: boolean;
  readonly activation: "silu" | "geluTanh";
  readonly layers: readonly LayerConfig[];
  readonly norm: {
    readonly kind: "rms";
    readonly epsilon: number;
    /** Added to every norm weight: 1 for Gemma's config.json files, else 0. */
    readonly offset: 0 | 1;
    /** "pre": before attention and feed-forward; "sandwich": also after each, before the residual sum (Gemma). */
    readonly placement: "pre" | "sandwich";
  };
  /** The output projection is the transposed embedding. */
  readonly tiedEmbedding: boolean;
  /** Embeddings are multiplied by this (Gemma: √D). */
  readonly embeddingScale: number;
  /** Logits become c·tanh(logits / c). */
  readonly logitSoftcap: number | null;
  /** Attention scores become c·tanh(scores / c). */
  readonly attentionSoftcap: number | null;
  /** Scores are multiplied by this; 1/√headSize in most families. */
  readonly attentionScale: number;
  /** Longest sequence the model was made for. */
  readonly contextSize: number;
  readonly bosToken: number | null;
  /** Tokens that end an answer. */
  readonly endTokens: readonly number[];
}

/** How many parameters a config has. */
export function parameterCount(config: ModelConfig): number {
  let total = 0;
  for (const shape of parameterShapes(config).values()) total += countOf(shape);
  return total;
}

/** Layers of one size that follow each other: how many, and the parameters of each. */
export function layerGroups(config: ModelConfig): { readonly layers: number; readonly parameters: number }[] {
  const sizes = config.layers.map(() => 0);
  for (const [name, shape] of parameterShapes(config)) {
    const [, index] = /^model\.layers\.(\d+)\./.exec(name) ?? [];
    if (index !== undefined) sizes[Number(index)]! += countOf(shape);
  }
  const groups: { layers: number; parameters: number }[] = [];
  for (const parameters of sizes) {
    const last = groups.at(-1);
    if (last?.parameters === parameters) last.layers++;
    else groups.push({ layers: 1, parameters });
  }
  return groups;
}

/**
 * Names and shapes of every parameter of a config, in Hugging Face's names without change
 * (`model.layers.0.self_attn.q_proj.weight`, …) and its orientation: linear weights are [output, input].
 */
export function parameterShapes(config: ModelConfig): Map<string, readonly number[]> {
  const { width, heads, keyValueHeads, headSize, feedForward } = config;
  const [query, keyValue] = [heads * headSize, keyValueHeads * headSize];
  const shapes = new Map<string, readonly number[]>([
    ["model.embed_tokens.weight", [config.vocabularySize, width]],
  ]);
  config.layers.forEach((layer, index) => {
    const add = (name: string, ...shape: number[]) => shapes.set(`model.layers.${index}.${name}`, shape);
    const ownKeyValue = layer.keyValueLayer === null;
    add("input_layernorm.weight", width);
    add("self_attn.q_proj.weight", query, width);
    if (ownKeyValue) {
      add("self_attn.k_proj.weight", keyValue, width);
      add("self_attn.v_proj.weight", keyValue, width);
    }
    add("self_attn.o_proj.weight", width, query);
    if (layer.bias.qkv) {
      add("self_attn.q_proj.bias", query);
      if (ownKeyValue) {
        add("self_attn.k_proj.bias", keyValue);
        add("self_attn.v_proj.bias", keyValue);
      }
    }
    if (layer.bias.output) add("self_attn.o_proj.bias", width);
    if (layer.qkNorm !== "none") {
      add("self_attn.q_norm.weight", headSize);
      if (ownKeyValue) add("self_attn.k_norm.weight", headSize);
    }
    // Gemma's names: with a sandwich, post_attention_layernorm is the norm after attention, and the
    // feed-forward network has one before and one after of its own.
    add("post_attention_layernorm.weight", width);
    if (config.norm.placement === "sandwich") {
      add("pre_feedforward_layernorm.weight", width);
      add("post_feedforward_layernorm.weight", width);
    }
    add("mlp.gate_proj.weight", feedForward, width);
    add("mlp.up_proj.weight", feedForward, width);
    add("mlp.down_proj.weight", width, feedForward);
    if (config.feedForwardBias) {
      add("mlp.gate_proj.bias", feedForward);
      add("mlp.up_proj.bias", feedForward);
      add("mlp.down_proj.bias", width);
    }
  });
  shapes.set("model.norm.weight", [width]);
  if (!config.tiedEmbedding) shapes.set("lm_head.weight", [config.vocabularySize, width]);
  return shapes;
}
