// The same transformer over whole sequences, without a cache and without fused kernels: what training differentiates.
// Several documents may share a row: a token sees the tokens of its own segment only. transformer.ts runs the model.
// Leaves out dropout, which no family here uses.
import type { DType } from "../graph/op.ts";
import { apply, constant, input, parameter, type Tensor } from "../graph/tensor.ts";
import { type LayerConfig, type ModelConfig, parameterShapes } from "./config.ts";
import { distinctRopes, ropeName } from "./transformer.ts";

export interface WholeSequenceOptions {
  /** Rows, B. */
  readonly batch: number;
  /** Tokens in a row, S. */
  readonly length: number;
  /** The tensor of a weight; default: an input of its canonical name, so that an optimizer may own its memory. */
  readonly weight?: (name: string, shape: readonly number[]) => Tensor;
  /** x [B, S, K] by a weight [N, K] → [B, S, N]; default: their product. Adapters add to it. */
  readonly linear?: (x: Tensor, weight: Tensor, name: string) => Tensor;
  /** Keys and values [B, G, S, d] as attention reads them; default: as they are. An 8-bit cache rounds them. */
  readonly cached?: (x: Tensor, layer: number, part: "key" | "value") => Tensor;
  /** Makes what is neither weight nor computed. A second model in one graph shares the inputs and renames the tables. */
  readonly leaves?: Leaves;
}

/** How inputs (tokens, positions, segments) and parameters (rotary tables) come to be. */
export interface Leaves {
  readonly input: (name: string, dtype: DType, shape: readonly number[]) => Tensor;
  readonly parameter: (name: string, dtype: DType, shape: readonly number[]) => Tensor;
}

/** Leaves of which one that is asked for again is the same tensor: for who reads an input beside the model. */
export function sharedLeaves(): Leaves {
  const known = new Map<string, Tensor>();
  return {
    parameter,
    input: (name, dtype, shape) => {
      const tensor = known.get(name) ?? input(name, dtype, shape);
      known.set(name, tensor);
      return tensor;
    },
  };
}

export interface WholeSequence {
  /** What the output projection reads: after the last norm, [B, S, D]. */
  readonly hidden: Tensor;
  /** The output projection, [V, D]: the embedding where it is tied. */
  readonly head: Tensor;
  /** What each layer reads, [B, S, D]: what activation checkpointing keeps. */
  readonly layerInputs: readonly Tensor[];
}

/** Scores of pairs that must not see each other: far below any score, and still finite. */
const hiddenScore = -1e9;

/**
 * Inputs: tokens int32 [B, S]; positions int64 [B, S], counted within a document; segments int32 [B, S], the number of
 * a token's document within its row (padding: −1). Weights as `options.weight` gives them. Parameters: rope.N.cos and
 * rope.N.sin, tables of at least S positions.
 */
export function wholeSequence(config: ModelConfig, options: WholeSequenceOptions): WholeSequence {
  const { batch, length, leaves = { input, parameter } } = options;
  const { heads, keyValueHeads, headSize } = config;
  const shapes = parameterShapes(config);
  const known = new Map<string, Tensor>();
  const make = options.weight ?? ((name, shape) => input(name, "float32", shape));
  const weight = (name: string): Tensor => {
    const tensor = known.get(name) ?? make(name, shapes.get(name)!);
    known.set(name, tensor);
    return tensor;
  };
  const product = options.linear ?? ((x, matrix) => x.matMul(matrix, { transposeB: true }));
  const linear = (x: Tensor, name: string, biased: boolean) => {
    const y = product(x, weight(`${name}.weight`), `${name}.weight`);
    return biased ? y.add(weight(`${name}.bias`)) : y;
  };
  const norm = (x: Tensor, name: string) => {
    const gain = weight(name);
    return x.rmsNorm(config.norm.offset === 0 ? gain : gain.add(config.norm.offset), config.norm.epsilon);
  };

  const tokens = leaves.input("tokens", "int32", [batch, length]);
  const positions = leaves.input("positions", "int64", [batch, length]);
  const segments = leaves.input("segments", "int32", [batch, length]);
  const ropes = distinctRopes(config).map((rope) => JSON.stringify(rope));
  const tables = ropes.map((_, index) =>
    (["cos", "sin"] as const).map((part) =>
      leaves.parameter(ropeName(index, part), "float32", [config.contextSize, headSize / 2]),
    ),
  );
  const masks = new Map<number | null, Tensor>();
  const maskOf = (window: number | null): Tensor => {
    const mask = masks.get(window) ?? visibility(segments, length, window);
    masks.set(window, mask);
    return mask;
  };

  const rotated = (x: Tensor, count: number, { rope }: LayerConfig): Tensor => {
    if (!rope) return x;
    const [cos, sin] = tables[ropes.indexOf(JSON.stringify(rope))]!;
    const attributes = { heads: count, interleaved: rope.interleaved };
    return apply("rotaryEmbedding", [x, positions, cos!, sin!], attributes)[0]!;
  };
  const headNorm = (x: Tensor, name: string, count: number): Tensor =>
    norm(x.reshape([batch, length, count, headSize]), name).reshape([batch, length, count * headSize]);
  /** [B, S, n·d] → normalized and rotated, as the layer wants it. */
  const prepared = (x: Tensor, name: string, count: number, layer: LayerConfig): Tensor => {
    switch (layer.qkNorm) {
      case "none":
        return rotated(x, count, layer);
      case "beforeRope":
        return rotated(headNorm(x, name, count), count, layer);
      case "afterRope":
        return headNorm(rotated(x, count, layer), name, count);
      default:
        return layer.qkNorm satisfies never;
    }
  };
  const byHead = (x: Tensor, count: number) =>
    x.reshape([batch, length, count, headSize]).transpose([0, 2, 1, 3]); // [B, n, S, d]

  const caches: { readonly key: Tensor; readonly value: Tensor }[] = [];
  const attention = (x: Tensor, layer: LayerConfig, index: number): Tensor => {
    const name = `model.layers.${index}.self_attn`;
    const { qkv, output } = layer.bias;
    if (layer.keyValueLayer === null) {
      const key = prepared(linear(x, `${name}.k_proj`, qkv), `${name}.k_norm.weight`, keyValueHeads, layer);
      const value = linear(x, `${name}.v_proj`, qkv);
      const cached = options.cached ?? ((x) => x);
      caches[index] = {
        key: cached(byHead(key, keyValueHeads), index, "key"),
        value: cached(byHead(value, keyValueHeads), index, "value"),
      };
    }
    const { key, value } = caches[layer.keyValueLayer ?? index]!; // [B, G, S, d]
    const query = prepared(linear(x, `${name}.q_proj`, qkv), `${name}.q_norm.weight`, heads, layer);
    // The query heads of one key-value head stand below each other: one product serves them all.
    const grouped = [batch, keyValueHeads, (heads / keyValueHeads) * length];
    const rows = byHead(query.mul(config.attentionScale), heads).reshape([...grouped, headSize]);
    let scores = rows.matMul(key, { transposeB: true }).reshape([batch, heads, length, length]);
    if (config.attentionSoftcap !== null)
      scores = scores.div(config.attentionSoftcap).tanh().mul(config.attentionSoftcap);
    const weights = scores.add(maskOf(layer.window)).softmax(); // [B, H, S, S]
    const mixed = weights
      .reshape([...grouped, length])
      .matMul(value)
      .reshape([batch, heads, length, headSize])
      .transpose([0, 2, 1, 3])
      .reshape([batch, length, heads * headSize]);
    return linear(mixed, `${name}.o_proj`, output);
  };

  const feedForward = (x: Tensor, index: number): Tensor => {
    const name = `model.layers.${index}.mlp`;
    const biased = config.feedForwardBias;
    const gate = linear(x, `${name}.gate_proj`, biased);
    const activated = config.activation === "silu" ? gate.silu() : gate.gelu();
    return linear(activated.mul(linear(x, `${name}.up_proj`, biased)), `${name}.down_proj`, biased);
  };

  const embedding = weight("model.embed_tokens.weight");
  let x = embedding.gather(tokens); // [B, S, D]
  if (config.embeddingScale !== 1) x = x.mul(config.embeddingScale);
  const layerInputs: Tensor[] = [];
  config.layers.forEach((layer, index) => {
    const name = `model.layers.${index}`;
    const sandwich = config.norm.placement === "sandwich";
    layerInputs.push(x);
    const attended = attention(norm(x, `${name}.input_layernorm.weight`), layer, index);
    x = x.add(sandwich ? norm(attended, `${name}.post_attention_layernorm.weight`) : attended);
    const before = sandwich ? "pre_feedforward_layernorm" : "post_attention_layernorm";
    const fed = feedForward(norm(x, `${name}.${before}.weight`), index);
    x = x.add(sandwich ? norm(fed, `${name}.post_feedforward_layernorm.weight`) : fed);
  });
  const hidden = norm(x, "model.norm.weight");
  return { hidden, head: config.tiedEmbedding ? embedding : weight("lm_head.weight"), layerInputs };
}

/** What is added to the scores, [B, 1, S, S]: 0 where a query sees a key, else far below. */
function visibility(segments: Tensor, length: number, window: number | null): Tensor {
  const order = new Float32Array(length * length).fill(hiddenScore);
  for (let query = 0; query < length; query++)
    for (let key = Math.max(0, query - (window ?? length) + 1); key <= query; key++)
      order[query * length + key] = 0;
  const causal = constant(order, "float32", [length, length]);
  const batch = segments.shape[0] as number;
  const ofQuery = segments.reshape([batch, 1, length, 1]);
  const ofKey = segments.reshape([batch, 1, 1, length]);
  return ofQuery.equal(ofKey).where(causal, hiddenScore);
}
