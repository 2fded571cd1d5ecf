// Reads the `config.json` of a Hugging Face checkpoint: Llama 2 and 3.x, SmolLM2 (a Llama), Qwen2.5, Qwen3, SmolLM3,
// Gemma 3 (its text part) and orchard. Defaults are those of the family's configuration class in `transformers`
// (files leave out what equals the default). A field that would change the result and is not understood is an error.
// Rotary pairs are (i, i + headSize / 2) in every family but orchard. `generation_config.json` is not read here.

import type { LayerConfig, ModelConfig, Rope } from "../config.ts";
import { checkHeads, entriesOf, type Fields, fieldsOf, limits } from "./fields.ts";
import { readOrchardConfig } from "./orchard.ts";
import { type Quantization, readQuantization } from "./quantization.ts";
import { readRopeScaling } from "./rope-scaling.ts";

/** What differs between families: defaults of absent fields, and what no field says. */
interface Family {
  readonly theta: number;
  readonly epsilon: number;
  readonly tied: boolean;
  readonly activationField: "hidden_act" | "hidden_activation";
  readonly activation: ModelConfig["activation"];
  readonly qkNorm: LayerConfig["qkNorm"];
  /** Bias of the projections; "asked": where `attention_bias` is true, on all four. */
  readonly attentionBias: "qkv" | "asked";
}

const llama: Family = {
  theta: 10_000,
  epsilon: 1e-6,
  tied: false,
  activationField: "hidden_act",
  activation: "silu",
  qkNorm: "none",
  attentionBias: "asked",
};

const families: Readonly<Record<string, Family>> = {
  llama,
  qwen2: { ...llama, attentionBias: "qkv" },
  qwen3: { ...llama, qkNorm: "beforeRope" },
  smollm3: { ...llama, theta: 2_000_000, tied: true },
  gemma3: {
    ...llama,
    theta: 1_000_000,
    tied: true,
    activationField: "hidden_activation",
    activation: "geluTanh",
    qkNorm: "beforeRope",
  },
};

const source = "config.json";

/**
 * The config that a Hugging Face `config.json`, already parsed, describes.
 *
 * @throws OrchardError "unsupportedModel" or "corruptModel", naming the field.
 */
export function configFromHuggingFace(json: unknown): ModelConfig {
  let fields = fieldsOf(entriesOf(json, source), source);
  const modelType = fields.text("model_type");
  refuseOtherTasks(fields);
  readQuantization(fields); // refused now if it is another method's
  if (modelType === "orchard") return readOrchardConfig(fields);
  // Gemma 3 with vision: the language model is described within, the end tokens outside.
  const outer = fields;
  if (modelType === "gemma3") {
    const inner = fields.record("text_config");
    if (inner === null) throw fields.corrupt("text_config", "is missing");
    fields = withOuterTokens(inner, outer);
  }
  const name = modelType === "gemma3_text" ? "gemma3" : modelType;
  const family = Object.hasOwn(families, name) ? families[name] : undefined;
  if (family === undefined) {
    const known = [...Object.keys(families), "gemma3_text", "orchard"].join(", ");
    throw fields.unsupported("model_type", `is "${modelType}"; these are known: ${known}`);
  }
  refuseUnknownParts(fields);
  return name === "gemma3" ? readGemma(fields, family) : readLlamaLike(fields, name, family);
}

/** How the weights are stored, by the same file; null: as floats. Throws as `configFromHuggingFace` does. */
export function quantizationFromHuggingFace(json: unknown): Quantization | null {
  return readQuantization(fieldsOf(entriesOf(json, source), source));
}

function readLlamaLike(fields: Fields, name: string, family: Family): ModelConfig {
  const shape = readShape(fields, {});
  const bias = readAttentionBias(fields, family);
  const rope = readRope(fields, family.theta, shape.contextSize);
  const windows = readWindows(fields, shape.layers);
  const rotary = name === "smollm3" ? readRotaryLayers(fields, shape.layers) : null;
  return {
    family: name,
    ...shape.sizes,
    feedForwardBias: fields.boolean("mlp_bias", false),
    activation: readActivation(fields, family),
    layers: windows.map((window, index) => ({
      window,
      rope: rotary === null || rotary[index] ? rope : null,
      keyValueLayer: null,
      qkNorm: family.qkNorm,
      bias,
    })),
    norm: { kind: "rms", epsilon: readEpsilon(fields, family), offset: 0, placement: "pre" },
    tiedEmbedding: fields.boolean("tie_word_embeddings", family.tied),
    embeddingScale: 1,
    logitSoftcap: null,
    attentionSoftcap: null,
    attentionScale: 1 / Math.sqrt(shape.sizes.headSize),
    contextSize: shape.contextSize,
    ...readTokens(fields, shape.sizes.vocabularySize),
  };
}

/** Gemma 3: five sliding layers, then a full one; rotary base and scaling differ between the two kinds. */
function readGemma(fields: Fields, family: Family): ModelConfig {
  // Absent fields have the values of the 4B model, whose config.json says little more than what differs from them.
  const shape = readShape(fields, gemmaDefaults);
  const { width } = shape.sizes;
  const window = fields.integer("sliding_window", { least: 1, most: limits.contextSize, fallback: 4096 });
  const fullRope = readRope(fields, family.theta, shape.contextSize, "full_attention");
  const local = fields.record("rope_parameters")?.record("sliding_attention") ?? null;
  if (local !== null && local.text("rope_type", "default") !== "default")
    throw local.unsupported("rope_type", "of the sliding layers must be default");
  const localRope: Rope = {
    theta: local === null ? fields.positive("rope_local_base_freq", 10_000) : local.positive("rope_theta"),
    interleaved: false,
    scaling: null,
  };
  const patternField = fields.has("sliding_window_pattern")
    ? "sliding_window_pattern"
    : "_sliding_window_pattern";
  const pattern = fields.integer(patternField, { least: 1, most: limits.layers, fallback: 6 });
  const kinds = readLayerTypes(fields, shape.layers);
  const bias = readAttentionBias(fields, family);
  return {
    family: "gemma3",
    ...shape.sizes,
    feedForwardBias: false,
    activation: readActivation(fields, family),
    layers: Array.from({ length: shape.layers }, (_, index) => {
      const sliding = kinds === null ? (index + 1) % pattern !== 0 : kinds[index] === "sliding_attention";
      return {
        window: sliding ? window : null,
        rope: sliding ? localRope : fullRope,
        keyValueLayer: null,
        qkNorm: family.qkNorm,
        bias,
      };
    }),
    norm: { kind: "rms", epsilon: readEpsilon(fields, family), offset: 1, placement: "sandwich" },
    tiedEmbedding: fields.boolean("tie_word_embeddings", family.tied),
    // transformers rounds this to the precision of the weights (bfloat16); llama.cpp does not, nor do we.
    embeddingScale: Math.sqrt(width),
    logitSoftcap: fields.has("final_logit_softcapping") ? fields.positive("final_logit_softcapping") : null,
    attentionSoftcap: fields.has("attn_logit_softcapping") ? fields.positive("attn_logit_softcapping") : null,
    attentionScale: 1 / Math.sqrt(fields.positive("query_pre_attn_scalar", 256)),
    contextSize: shape.contextSize,
    ...readTokens(fields, shape.sizes.vocabularySize, { bos: 2, end: [1] }),
  };
}

interface ShapeDefaults {
  readonly vocabularySize?: number;
  readonly heads?: number;
  readonly keyValueHeads?: number;
  readonly headSize?: number;
  readonly contextSize?: number;
}

const gemmaDefaults: ShapeDefaults = {
  vocabularySize: 262_208,
  heads: 8,
  keyValueHeads: 4,
  headSize: 256,
  contextSize: 131_072,
};

function readShape(fields: Fields, fallback: ShapeDefaults) {
  const size = (name: string, most: number, absent?: number) =>
    fields.integer(name, { least: 1, most, fallback: absent });
  const width = size("hidden_size", limits.width);
  const heads = size("num_attention_heads", limits.heads, fallback.heads);
  const keyValueHeads = size("num_key_value_heads", limits.heads, fallback.keyValueHeads ?? heads);
  if (!fields.has("head_dim") && fallback.headSize === undefined && width % heads !== 0)
    throw fields.corrupt("num_attention_heads", `is ${heads}, which does not divide the width ${width}`);
  const headSize = size("head_dim", limits.headSize, fallback.headSize ?? width / heads);
  checkHeads(fields, heads, keyValueHeads, headSize, "num_key_value_heads");
  return {
    layers: size("num_hidden_layers", limits.layers),
    contextSize: size("max_position_embeddings", limits.contextSize, fallback.contextSize),
    sizes: {
      vocabularySize: size("vocab_size", limits.vocabularySize, fallback.vocabularySize),
      width,
      heads,
      keyValueHeads,
      headSize,
      feedForward: size("intermediate_size", limits.feedForward),
    },
  };
}

/** The rotation: `rope_theta` and `rope_scaling`, or transformers 5's `rope_parameters`, if need be of a layer type. */
function readRope(fields: Fields, theta: number, contextSize: number, layerType?: string): Rope {
  const parameters = fields.record("rope_parameters");
  if (parameters === null) {
    const scaling = readRopeScaling(fields.record("rope_scaling"), "rope_scaling", contextSize);
    return { theta: fields.positive("rope_theta", theta), interleaved: false, scaling };
  }
  const inner = (layerType === undefined ? null : parameters.record(layerType)) ?? parameters;
  const scaling = readRopeScaling(inner, "rope_parameters", contextSize);
  return { theta: inner.positive("rope_theta", theta), interleaved: false, scaling };
}

const layerTypes = ["full_attention", "sliding_attention"] as const;
type LayerType = (typeof layerTypes)[number];

function readLayerTypes(fields: Fields, layers: number): LayerType[] | null {
  return fields.list("layer_types", layers, (item): item is LayerType =>
    layerTypes.includes(item as LayerType),
  );
}

/** Qwen's and SmolLM3's windows: off unless `use_sliding_window`, and then from layer `max_window_layers` on. */
function readWindows(fields: Fields, layers: number): (number | null)[] {
  const kinds = readLayerTypes(fields, layers);
  const used = fields.boolean("use_sliding_window", false);
  if (!used) {
    if (kinds?.includes("sliding_attention"))
      throw fields.corrupt("layer_types", 'has sliding layers, but "use_sliding_window" is not true');
    return Array.from({ length: layers }, () => null);
  }
  const window = fields.integer("sliding_window", { least: 1, most: limits.contextSize });
  const first = fields.integer("max_window_layers", { least: 0, most: limits.layers, fallback: 28 });
  return Array.from({ length: layers }, (_, index) =>
    (kinds === null ? index >= first : kinds[index] === "sliding_attention") ? window : null,
  );
}

/** SmolLM3: which layers rotate (1) and which have no positions (0). */
function readRotaryLayers(fields: Fields, layers: number): boolean[] {
  const given = fields.list("no_rope_layers", layers, (item): item is 0 | 1 => item === 0 || item === 1);
  if (given !== null) return given.map((item) => item === 1);
  const interval = fields.integer("no_rope_layer_interval", { least: 1, most: limits.layers, fallback: 4 });
  return Array.from({ length: layers }, (_, index) => (index + 1) % interval !== 0);
}

function readAttentionBias(fields: Fields, family: Family): LayerConfig["bias"] {
  const asked = fields.boolean("attention_bias", false);
  return family.attentionBias === "qkv" ? { qkv: true, output: false } : { qkv: asked, output: asked };
}

function readActivation(fields: Fields, family: Family): ModelConfig["activation"] {
  const expected = family.activation === "silu" ? "silu" : "gelu_pytorch_tanh";
  const given = fields.text(family.activationField, expected);
  if (given !== expected)
    throw fields.unsupported(family.activationField, `is "${given}"; this family has "${expected}"`);
  return family.activation;
}

function readEpsilon(fields: Fields, family: Family): number {
  const epsilon = fields.positive("rms_norm_eps", family.epsilon);
  if (epsilon >= 1) throw fields.corrupt("rms_norm_eps", `is ${epsilon}, at least 1`);
  return epsilon;
}

function readTokens(fields: Fields, vocabularySize: number, fallback?: { bos: number; end: number[] }) {
  const within = { least: 0, most: vocabularySize - 1 };
  return {
    bosToken: fields.has("bos_token_id") ? fields.integer("bos_token_id", within) : (fallback?.bos ?? null),
    endTokens: fields.has("eos_token_id")
      ? fields.tokens("eos_token_id", vocabularySize)
      : [...(fallback?.end ?? [])],
  };
}

/** The text fields, with the end tokens of the record around them where only that one names them. */
function withOuterTokens(inner: Fields, outer: Fields): Fields {
  const holder = (name: string) => (outer.has(name) ? outer : inner);
  return {
    ...inner,
    has: (name) => (/^(bos|eos)_token_id$/.test(name) ? holder(name) : inner).has(name),
    integer: (name, range) => (name === "bos_token_id" ? holder(name) : inner).integer(name, range),
    tokens: (name, vocabularySize) => holder(name).tokens(name, vocabularySize),
  };
}

/** Checkpoints of a known family that are classifiers or bare encoders. */
function refuseOtherTasks(fields: Fields): void {
  const architectures = fields.raw("architectures");
  if (!Array.isArray(architectures) || architectures.length === 0) return;
  if (!architectures.some((name) => /For(CausalLM|ConditionalGeneration)$/.test(String(name))))
    throw fields.unsupported("architectures", `is ${architectures.join(", ")}, not a language model`);
}

/** Fields that change what the weights mean, and that no family here has. */
function refuseUnknownParts(fields: Fields): void {
  if (fields.has("compression_config"))
    throw fields.unsupported(
      "compression_config",
      "is present: use the unquantized checkpoint, or a GGUF file in Q8_0 or Q4_0",
    );
  for (const name of ["num_experts", "num_local_experts", "n_routed_experts"])
    if (fields.has(name) && fields.raw(name) !== 0)
      throw fields.unsupported(name, "is present: mixtures of experts are not read");
  if (fields.has("partial_rotary_factor") && fields.raw("partial_rotary_factor") !== 1)
    throw fields.unsupported("partial_rotary_factor", "is not 1: heads are rotated whole");
  for (const name of ["use_bidirectional_attention", "rope_interleaved", "is_encoder_decoder"])
    if (fields.boolean(name, false)) throw fields.unsupported(name, "is true");
}
