// orchard: the decoder with key-value sharing. The layers are split 5:3; those of the second block project no keys or
// values and read the ones of the last layer of the first block, so their prefill can be skipped for all but the last
// token. At full size it is the on-device decoder of arXiv 2507.13575 (3,111,368,064 parameters); every smaller size
// comes from the same dial. Its config.json keeps Hugging Face's field names.

import { OrchardError } from "../../errors.ts";
import { type LayerConfig, type ModelConfig, parameterCount, type Rope } from "../config.ts";
import { checkHeads, type Fields, fieldsOf, limits } from "./fields.ts";

/** The sizes that may be turned; everything else follows from them. */
export interface OrchardDial {
  /** Layers in all; a multiple of 8 unless `sharedLayers` is given. Full size: 56. */
  readonly layers: number;
  /** Residual width, a multiple of 64. Full size: 2,048. */
  readonly width: number;
  /** Full size: 153,600. */
  readonly vocabularySize: number;
  /** Tokens. */
  readonly contextSize: number;
  /** Last layers that read the keys and values of the layer before them; three eighths of all. 0: no sharing. */
  readonly sharedLayers: number;
  readonly bosToken: number | null;
  readonly endTokens: readonly number[];
}

const fullSize = { layers: 56, width: 2048, vocabularySize: 153_600, contextSize: 4096 };

/**
 * The orchard model of a size; without a dial, the full one. Heads are 16, each at least 32 wide (so 8 of 32 at width
 * 256), over 2 key-value heads; the feed-forward width is 3.25 times the residual width.
 *
 * @throws OrchardError "invalidArgument" for a size that the ratios cannot divide.
 */
export function orchardConfig(dial: Partial<OrchardDial> = {}): ModelConfig {
  const { layers, width, vocabularySize, contextSize } = { ...fullSize, ...dial };
  const sharedLayers = dial.sharedLayers ?? (layers * 3) / 8;
  const wrong = (problem: string) => new OrchardError("invalidArgument", `orchardConfig: ${problem}`);
  if (!Number.isInteger(width) || width < 64 || width % 64 !== 0)
    throw wrong(`width must be a multiple of 64, not ${width}`);
  if (!Number.isInteger(layers) || layers < 1) throw wrong(`layers must be a whole number, not ${layers}`);
  if (!Number.isInteger(sharedLayers) || sharedLayers < 0 || sharedLayers >= layers)
    throw wrong(`${layers} layers do not split 5:3; give a multiple of 8, or sharedLayers`);
  const headSize = Math.max(32, width / 16);
  return build({
    layers,
    sharedLayers,
    width,
    vocabularySize,
    contextSize,
    headSize,
    heads: width / headSize,
    keyValueHeads: 2,
    feedForward: width * 3.25,
    theta: 500_000,
    epsilon: 1e-5,
    bosToken: dial.bosToken ?? null,
    endTokens: dial.endTokens ?? [],
  });
}

/** The most parameters of a draft model, as a part of its target's. */
const draftShare = 0.02;

/** What may be turned of a draft model; default: the largest that is small enough. */
export interface DraftDial {
  readonly width?: number;
  readonly layers?: number;
}

/**
 * The draft model of a target, for speculative decoding: the shape of the on-device draft model of models.md §12 (12
 * layers of width 256, 8 heads of 32 over 4 for keys and values, feed-forward 768, no sharing; 48,765,952 parameters for
 * the full size), narrower with fewer layers until it has at most 2% of the target's parameters. The smallest has one
 * layer of width 16.
 *
 * @throws OrchardError "invalidArgument" for a width that is no multiple of 16, or layers that are no whole number.
 */
export function draftConfig(target: ModelConfig, { width, layers }: DraftDial = {}): ModelConfig {
  const wrong = (problem: string) => new OrchardError("invalidArgument", `draftConfig: ${problem}`);
  if (width !== undefined && !(Number.isInteger(width) && width >= 16 && width % 16 === 0))
    throw wrong(`width must be a multiple of 16, not ${width}`);
  if (layers !== undefined && !(Number.isInteger(layers) && layers >= 1))
    throw wrong(`layers must be a whole number, not ${layers}`);
  const ofWidth = (size: number) =>
    draftOf(target, size, layers ?? Math.max(1, Math.round((size * 12) / 256)));
  if (width !== undefined) return ofWidth(width);
  const most = draftShare * parameterCount(target);
  const widths = Array.from({ length: 16 }, (_, index) => 256 - 16 * index);
  return ofWidth(widths.find((size) => parameterCount(ofWidth(size)) <= most) ?? widths.at(-1)!);
}

function draftOf(target: ModelConfig, width: number, layers: number): ModelConfig {
  const headSize = width % 32 === 0 ? 32 : 16;
  const heads = width / headSize;
  const { vocabularySize, contextSize, bosToken, endTokens } = target;
  return build({
    layers,
    sharedLayers: 0,
    width,
    vocabularySize,
    contextSize,
    headSize,
    heads,
    keyValueHeads: heads % 2 === 0 ? heads / 2 : 1,
    feedForward: width * 3,
    theta: 500_000,
    epsilon: 1e-5,
    bosToken,
    endTokens,
  });
}

/** Everything that an orchard config.json says. */
interface Sizes extends OrchardDial {
  readonly headSize: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly feedForward: number;
  readonly theta: number;
  readonly epsilon: number;
}

function build(sizes: Sizes): ModelConfig {
  const { layers, sharedLayers, theta, epsilon, ...rest } = sizes;
  const owners = layers - sharedLayers;
  const rope: Rope = { theta, interleaved: true, scaling: null };
  const layer = (index: number): LayerConfig => ({
    window: null,
    rope,
    keyValueLayer: index < owners ? null : owners - 1,
    qkNorm: "afterRope",
    bias: { qkv: false, output: false },
  });
  return {
    family: "orchard",
    vocabularySize: rest.vocabularySize,
    width: rest.width,
    heads: rest.heads,
    keyValueHeads: rest.keyValueHeads,
    headSize: rest.headSize,
    feedForward: rest.feedForward,
    feedForwardBias: false,
    activation: "silu",
    layers: Array.from({ length: layers }, (_, index) => layer(index)),
    norm: { kind: "rms", epsilon, offset: 0, placement: "pre" },
    tiedEmbedding: true,
    embeddingScale: 1,
    logitSoftcap: null,
    attentionSoftcap: null,
    attentionScale: 1 / Math.sqrt(rest.headSize),
    contextSize: rest.contextSize,
    bosToken: rest.bosToken,
    endTokens: rest.endTokens,
  };
}

/**
 * The config.json of an orchard config: `configFromHuggingFace` reads it back to an equal config.
 *
 * @throws OrchardError "invalidArgument" for a config that is not of this family's form.
 */
export function orchardConfigJson(config: ModelConfig): Record<string, unknown> {
  const json = {
    architectures: ["OrchardForCausalLM"],
    model_type: "orchard",
    num_hidden_layers: config.layers.length,
    num_kv_shared_layers: config.layers.filter((layer) => layer.keyValueLayer !== null).length,
    hidden_size: config.width,
    intermediate_size: config.feedForward,
    num_attention_heads: config.heads,
    num_key_value_heads: config.keyValueHeads,
    head_dim: config.headSize,
    vocab_size: config.vocabularySize,
    max_position_embeddings: config.contextSize,
    rope_theta: config.layers[0]?.rope?.theta,
    rms_norm_eps: config.norm.epsilon,
    tie_word_embeddings: true,
    bos_token_id: config.bosToken,
    eos_token_id: config.endTokens,
  };
  const again = readOrchardConfig(fieldsOf(new Map(Object.entries(json)), "config.json"));
  if (JSON.stringify(again) !== JSON.stringify(config))
    throw new OrchardError(
      "invalidArgument",
      "This config is not of orchard's form: its config.json would lose something.",
    );
  return json;
}

/** The config that an orchard config.json describes. Throws "corruptModel", naming the field. */
export function readOrchardConfig(fields: Fields): ModelConfig {
  const size = (name: string, most: number) => fields.integer(name, { least: 1, most });
  const layers = size("num_hidden_layers", limits.layers);
  const vocabularySize = size("vocab_size", limits.vocabularySize);
  const heads = size("num_attention_heads", limits.heads);
  const keyValueHeads = size("num_key_value_heads", limits.heads);
  const headSize = size("head_dim", limits.headSize);
  checkHeads(fields, heads, keyValueHeads, headSize, "num_key_value_heads");
  if (!fields.boolean("tie_word_embeddings", true))
    throw fields.unsupported("tie_word_embeddings", "is false");
  const epsilon = fields.positive("rms_norm_eps");
  if (epsilon >= 1) throw fields.corrupt("rms_norm_eps", `is ${epsilon}, at least 1`);
  return build({
    layers,
    sharedLayers: fields.integer("num_kv_shared_layers", { least: 0, most: layers - 1 }),
    width: size("hidden_size", limits.width),
    vocabularySize,
    contextSize: size("max_position_embeddings", limits.contextSize),
    headSize,
    heads,
    keyValueHeads,
    feedForward: size("intermediate_size", limits.feedForward),
    theta: fields.positive("rope_theta"),
    epsilon,
    bosToken: fields.has("bos_token_id")
      ? fields.integer("bos_token_id", { least: 0, most: vocabularySize - 1 })
      : null,
    endTokens: fields.tokens("eos_token_id", vocabularySize),
  });
}
