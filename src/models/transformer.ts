// One decoder-only transformer as a graph, for running: it reads tokens, updates a key-value cache in place and gives
// logits. Which variant is built is decided by data alone (config.ts). Training builds its own graph from layers.ts.
import type { Attributes, DType } from "../graph/op.ts";
import { apply, constant, type Graph, input, parameter, type Tensor } from "../graph/tensor.ts";
import { adapterName, isAdapted } from "./adapter.ts";
import type { LayerConfig, ModelConfig, Rope } from "./config.ts";

/** How a linear weight or the embedding is stored. */
export type WeightFormat =
  | { readonly kind: "float32" }
  | {
      readonly kind: "blocks";
      readonly bits: 2 | 4 | 8;
      /** Weights whose codes lie together: a power of two from 16 to 256. */
      readonly blockSize: number;
      /** Scales are stored one per row, [N, 1], or one per block, [N, blocks]. */
      readonly scaling: Scaling;
    };

/** How many weights share a scale. */
export type Scaling = "row" | "block";

/** Names of the tensors that a block-quantized weight is stored as. */
export const codesOf = (weight: string): string => `${weight}.codes`;
/** The same bytes as `codesOf`, seen as [rows, bytes per row]: what a look-up of rows reads. */
export const rowCodesOf = (weight: string): string => `${weight}.codes.rows`;
export const scalesOf = (weight: string): string => `${weight}.scales`;

/** Weights of a layer that read the same input, and the name of all of them as one matrix, rows after rows. */
export const fusedWeights: readonly { readonly fused: string; readonly parts: readonly string[] }[] = [
  {
    fused: "self_attn.qkv_proj.weight",
    parts: ["self_attn.q_proj.weight", "self_attn.k_proj.weight", "self_attn.v_proj.weight"],
  },
  { fused: "mlp.gate_up_proj.weight", parts: ["mlp.gate_proj.weight", "mlp.up_proj.weight"] },
];

/** Names of a layer's cache tensors, and of what rotates and scales them. */
export const pastName = (layer: number, part: "key" | "value"): string => `past.${layer}.${part}`;
export const presentName = (layer: number, part: "key" | "value"): string => `present.${layer}.${part}`;
export const cacheScaleName = (layer: number, part: "key" | "value"): string =>
  `cache.${layer}.${part}.scale`;
export const ropeName = (index: number, part: "cos" | "sin"): string => `rope.${index}.${part}`;

export interface TransformerOptions {
  /** Format of a linear weight or of the embedding, by its canonical name. */
  readonly format: (weight: string) => WeightFormat;
  /** Format of several weights stored as one (`fusedWeights`), by the name of the one; null: they are stored apart. */
  readonly fused?: (weight: string) => WeightFormat | null;
  /** Element type of the cache; int8 comes with a scale per channel. */
  readonly cacheType: "float32" | "int8";
  /** Layers with a window keep only that much in a moving buffer (ONNX Runtime's sliding_window_cache). */
  readonly slidingCache: boolean;
  /** Logits of the positions that are asked for when it runs, the last ones, or of every position. */
  readonly logits: "asked" | "all";
  /**
   * Behind the attention of the last layer that writes keys, only the positions that are asked for are computed (models.md
   * §1: exact, since what comes after writes no cache). Only with logits of those.
   */
  readonly bypass: boolean;
  /** Positions in the rotary tables: the largest context. */
  readonly positions: number;
  /** Each linear layer has a low-rank branch, whose matrices are inputs; default false. */
  readonly adapters?: boolean;
  /** Round what weights in blocks are multiplied with to 8 bits: faster, and exact enough. Default true. */
  readonly int8Activations?: boolean;
}

/** The distinct rotary embeddings of a config, in the order of their first layer. */
export function distinctRopes(config: ModelConfig): Rope[] {
  const byText = new Map(
    config.layers.flatMap(({ rope }) => (rope ? [[JSON.stringify(rope), rope] as const] : [])),
  );
  return [...byText.values()];
}

/**
 * Inputs: tokens int32 [B, S]; lastPosition int32 [B], the index of the last token of each sequence; totalLength
 * int32 [], the longest sequence's length; past.L.key and past.L.value [B, G, C, d] for each layer with a cache of
 * its own; position int64 [B, S] if `readsPosition`; asked int32 [R], S - R … S - 1, if only such logits are wanted.
 * Outputs: logits float32 [B, R or S, V]; present.L.key and present.L.value of every layer, to be bound to the memory
 * of the past of the layer that it reads.
 * S > 1 over a non-empty past needs B = 1.
 */
export function transformer(config: ModelConfig, options: TransformerOptions): Graph {
  const named = new Map<string, Tensor>();
  const stored: StoredParameter = (name, dtype, shape) => {
    const known = named.get(name) ?? parameter(name, dtype, shape);
    named.set(name, known);
    return known;
  };
  const ofTwos = new Map<string, Tensor>();
  const twos: Shared["twos"] = (rows, blocks) => {
    const key = `${rows} ${blocks}`;
    const known = ofTwos.get(key) ?? constant(Float32Array.of(2), "float32", [1]).expand([rows, blocks]);
    ofTwos.set(key, known);
    return known;
  };
  const ropes = distinctRopes(config).map((rope) => JSON.stringify(rope));
  const tables = ropes.map((_, index) => ({
    cos: stored(ropeName(index, "cos"), "float32", [options.positions, config.headSize / 2]),
    sin: stored(ropeName(index, "sin"), "float32", [options.positions, config.headSize / 2]),
  }));
  const tokens = input("tokens", "int32", ["batch", "sequence"]); // [B, S]
  const lastPosition = input("lastPosition", "int32", ["batch"]); // [B]
  const totalLength = input("totalLength", "int32", []);
  let position = input("position", "int64", ["batch", "sequence"]); // [B, S], of what x holds
  const outputs: Record<string, Tensor> = {};
  const caches = new Map<number, CacheTensors>();

  const linear = (
    x: Tensor,
    weight: string,
    inputSize: number,
    outputSize: number,
    bias: string | null,
    format = options.format(weight),
  ) => {
    const product = { inputSize, outputSize, int8Activations: options.int8Activations ?? true };
    return adapted(x, linearLayer({ stored, twos }, x, weight, format, product, bias), weight);
  };
  /** The product y of x by a weight [N, K], and what an adapter adds to it. */
  const adapted = (x: Tensor, y: Tensor, weight: string): Tensor => {
    if (!options.adapters || !isAdapted(weight)) return y;
    const [rank, outputSize, inputSize] = [`rank.${weight}`, y.shape.at(-1)!, x.shape.at(-1)!];
    const a = input(adapterName(weight, "A"), "float32", [rank, inputSize]);
    const b = input(adapterName(weight, "B"), "float32", [outputSize, rank]);
    return y.add(x.matMul(a, { transposeB: true }).matMul(b, { transposeB: true }));
  };
  /** Projections of one input: one product of all of them where they are stored so, else one each. */
  const together = (
    x: Tensor,
    fused: string,
    parts: readonly { readonly weight: string; readonly size: number; readonly bias: string | null }[],
  ): Tensor[] => {
    const { width } = config;
    const format = parts.length > 1 ? options.fused?.(fused) : null;
    if (!format) return parts.map(({ weight, size, bias }) => linear(x, weight, width, size, bias));
    const total = parts.reduce((sum, { size }) => sum + size, 0);
    const all = linear(x, fused, width, total, null, format);
    let start = 0;
    return parts.map(({ weight, size, bias }) => {
      const part = all.slice(2, start, start + size);
      start += size;
      return adapted(x, bias ? part.add(stored(bias, "float32", [size])) : part, weight);
    });
  };
  const norm = (x: Tensor, weight: string) =>
    x.rmsNorm(stored(weight, "float32", [config.width]), config.norm.epsilon);
  const addAndNorm = (x: Tensor, delta: Tensor, weight: string): [normalized: Tensor, sum: Tensor] => {
    const { epsilon } = config.norm;
    const [normalized, sum] = apply("skipRmsNorm", [x, delta, stored(weight, "float32", [config.width])], {
      epsilon,
    });
    return [normalized!, sum!];
  };

  const rotate = (x: Tensor, heads: number, layer: LayerConfig): Tensor => {
    if (!layer.rope) return x;
    const { cos, sin } = tables[ropes.indexOf(JSON.stringify(layer.rope))]!;
    return apply("rotaryEmbedding", [x, position, cos, sin], {
      heads,
      interleaved: layer.rope.interleaved,
    })[0]!;
  };
  const headNorm = (x: Tensor, weight: string, heads: number): Tensor =>
    x
      .reshape(["keep", "keep", heads, config.headSize]) // [B, S, H, d]
      .rmsNorm(stored(weight, "float32", [config.headSize]), config.norm.epsilon)
      .reshape(["keep", "keep", heads * config.headSize]);

  /** A query or key, as attention wants it: normalized, and rotated where attention does not do that itself. */
  const prepared = (x: Tensor, weight: string, heads: number, layer: LayerConfig): Tensor => {
    const rotated = (y: Tensor) => (rotatesInAttention(config, layer) ? y : rotate(y, heads, layer));
    switch (layer.qkNorm) {
      case "none":
        return rotated(x);
      case "beforeRope":
        return rotated(headNorm(x, weight, heads));
      case "afterRope":
        return headNorm(rotated(x), weight, heads);
      default:
        return layer.qkNorm satisfies never;
    }
  };

  const attention = (x: Tensor, layer: LayerConfig, index: number, isCut: boolean): Tensor => {
    const { width, heads, keyValueHeads, headSize } = config;
    const prefix = `model.layers.${index}.self_attn`;
    const bias = (name: string) => (layer.bias.qkv ? `${prefix}.${name}.bias` : null);
    const own = layer.keyValueLayer === null;
    const part = (name: string, count: number) => ({
      weight: `${prefix}.${name}.weight`,
      size: count * headSize,
      bias: bias(name),
    });
    const parts = [part("q_proj", heads), part("k_proj", keyValueHeads), part("v_proj", keyValueHeads)];
    const [q, k, value = null] = together(x, `${prefix}.qkv_proj.weight`, own ? parts : parts.slice(0, 1));
    const query = prepared(q!, `${prefix}.q_norm.weight`, heads, layer);
    const key = k ? prepared(k, `${prefix}.k_norm.weight`, keyValueHeads, layer) : null;
    const slidingCache = options.slidingCache && layer.window !== null;
    const cache = own
      ? pastTensors(
          stored,
          config,
          index,
          options.cacheType,
          slidingCache ? `window${layer.window}` : "capacity",
        )
      : caches.get(layer.keyValueLayer!)!;
    const table =
      layer.rope && rotatesInAttention(config, layer)
        ? tables[ropes.indexOf(JSON.stringify(layer.rope))]!
        : null;
    const [result, presentKey, presentValue] = apply(
      "attention",
      [
        query,
        key,
        value,
        cache.key,
        cache.value,
        lastPosition,
        totalLength,
        table?.cos ?? null,
        table?.sin ?? null,
        cache.keyScale,
        cache.valueScale,
      ],
      {
        heads,
        keyValueHeads,
        scale: config.attentionScale,
        softcap: config.attentionSoftcap ?? 0,
        window: layer.window,
        rotary: table ? (layer.rope!.interleaved ? "interleaved" : "halves") : "none",
        quantized: options.cacheType === "int8" ? "perChannel" : "none",
        slidingCache,
      },
    );
    if (own) caches.set(index, { ...cache, key: presentKey!, value: presentValue! });
    // Layers that only read give their presents too: unless those are bound to the past, the kernel copies the cache.
    outputs[presentName(index, "key")] = presentKey!;
    outputs[presentName(index, "value")] = presentValue!;
    return linear(
      isCut ? askedOnly(result!) : result!,
      `${prefix}.o_proj.weight`,
      heads * headSize,
      width,
      layer.bias.output ? `${prefix}.o_proj.bias` : null,
    );
  };

  const feedForward = (x: Tensor, index: number): Tensor => {
    const { width, feedForward: inner, feedForwardBias } = config;
    const prefix = `model.layers.${index}.mlp`;
    const bias = (name: string) => (feedForwardBias ? `${prefix}.${name}.bias` : null);
    const part = (name: string) => ({ weight: `${prefix}.${name}.weight`, size: inner, bias: bias(name) });
    const parts = [part("gate_proj"), part("up_proj")];
    const [gate, up] = together(x, `${prefix}.gate_up_proj.weight`, parts) as [Tensor, Tensor];
    const activated = config.activation === "silu" ? gate.silu() : gate.gelu();
    return linear(activated.mul(up), `${prefix}.down_proj.weight`, inner, width, bias("down_proj"));
  };

  const embedding = "model.embed_tokens.weight";
  const asked = input("asked", "int32", ["asked"]); // [R]
  const askedOnly = (x: Tensor) => x.gather(asked, 1); // [B, R, …]
  const sandwich = config.norm.placement === "sandwich";
  const firstShared = firstSharedLayer(config);
  const hasShared = firstShared < config.layers.length;
  let x = embed(stored, tokens, embedding, options.format(embedding), config); // [B, S, D]
  if (config.embeddingScale !== 1) x = x.mul(config.embeddingScale);
  let delta: Tensor | null = null;
  const cuts: Tensor[][] = [];
  config.layers.forEach((layer, index) => {
    const prefix = `model.layers.${index}`;
    if (delta && !(options.bypass && hasShared)) cuts.push([x, delta]);
    let normalized: Tensor;
    if (delta) [normalized, x] = addAndNorm(x, delta, `${prefix}.input_layernorm.weight`);
    else normalized = norm(x, `${prefix}.input_layernorm.weight`);
    // Behind the attention of the last layer that writes keys, nothing is read but what is asked for.
    const isCut = options.bypass && index === firstShared - 1;
    delta = attention(normalized, layer, index, isCut);
    if (isCut) {
      x = askedOnly(x);
      position = askedOnly(position); // [B, R]
      // There is where to cut, if layers come behind it: the second program then needs little memory of its own.
      if (hasShared) cuts.push([x, delta]);
    }
    if (sandwich) delta = norm(delta, `${prefix}.post_attention_layernorm.weight`);
    const before = sandwich ? "pre_feedforward_layernorm" : "post_attention_layernorm";
    [normalized, x] = addAndNorm(x, delta, `${prefix}.${before}.weight`);
    delta = feedForward(normalized, index);
    if (sandwich) delta = norm(delta, `${prefix}.post_feedforward_layernorm.weight`);
  });
  if (delta) x = x.add(delta);
  if (options.logits === "asked" && !options.bypass) x = askedOnly(x);
  x = norm(x, "model.norm.weight");
  const head = config.tiedEmbedding ? embedding : "lm_head.weight";
  let logits = linear(x, head, config.width, config.vocabularySize, null); // [B, R or S, V]
  if (config.logitSoftcap !== null) logits = logits.div(config.logitSoftcap).tanh().mul(config.logitSoftcap);
  return { outputs: { logits, ...outputs }, cuts };
}

/** Attention rotates queries and keys itself, unless a norm comes after that or the head is of an odd size for it. */
function rotatesInAttention(config: ModelConfig, layer: LayerConfig): boolean {
  return layer.qkNorm !== "afterRope" && config.headSize % 16 === 0;
}

/**
 * Whether a layer's cache can be a window that moves: it has one, no other layer reads its cache, and the head fits
 * ONNX Runtime's kernel.
 */
export function hasMovingWindow(config: ModelConfig, index: number): boolean {
  const isRead = config.layers.some((layer) => layer.keyValueLayer === index);
  return config.layers[index]!.window !== null && !isRead && config.headSize % 16 === 0;
}

/** Whether the graph has the input `position`: some layer rotates outside attention. */
export function readsPosition(config: ModelConfig): boolean {
  return config.layers.some((layer) => layer.rope && !rotatesInAttention(config, layer));
}

interface CacheTensors {
  readonly key: Tensor;
  readonly value: Tensor;
  readonly keyScale: Tensor | null;
  readonly valueScale: Tensor | null;
}

/** A parameter by name: the same tensor whenever the same name is asked for. */
type StoredParameter = (name: string, dtype: DType, shape: readonly number[]) => Tensor;

/** What layers have in common. */
interface Shared {
  readonly stored: StoredParameter;
  /** The number 2 in each place: the same tensor for the same shape. */
  readonly twos: (rows: number, blocks: number) => Tensor;
}

function pastTensors(
  stored: StoredParameter,
  config: ModelConfig,
  layer: number,
  dtype: DType,
  capacity: string,
): CacheTensors {
  const past = (part: "key" | "value") =>
    input(pastName(layer, part), dtype, ["batch", config.keyValueHeads, capacity, config.headSize]);
  const scale = (part: "key" | "value") =>
    dtype === "int8"
      ? stored(cacheScaleName(layer, part), "float32", [1, config.keyValueHeads, 1, config.headSize])
      : null;
  return { key: past("key"), value: past("value"), keyScale: scale("key"), valueScale: scale("value") };
}

/** Index of the first layer from which on all layers read shared keys; the number of layers when there is none. */
export function firstSharedLayer(config: ModelConfig): number {
  return config.layers.findLastIndex((layer) => layer.keyValueLayer === null) + 1;
}

function linearLayer(
  { stored, twos }: Shared,
  x: Tensor,
  weight: string,
  format: WeightFormat,
  product: Pick<Attributes<"matMulNBits">, "inputSize" | "outputSize" | "int8Activations">,
  biasName: string | null,
): Tensor {
  const { inputSize, outputSize } = product;
  const bias = biasName ? stored(biasName, "float32", [outputSize]) : null;
  if (format.kind === "float32") {
    const full = x.matMul(stored(weight, "float32", [outputSize, inputSize]), { transposeB: true });
    return bias ? full.add(bias) : full;
  }
  const { bits, blockSize, scaling } = format;
  const blocks = Math.ceil(inputSize / blockSize);
  const codes = stored(codesOf(weight), "uint8", [outputSize, blocks, (blockSize * bits) / 8]);
  const { scales, ofBlocks } = storedScales(stored, weight, scaling, outputSize, blocks);
  const productBy = (kernelScales: Tensor, added: Tensor | null) =>
    apply("matMulNBits", [x, codes, kernelScales, null, added], { bits, blockSize, ...product })[0]!;
  // The balanced set {±0.5, ±1.5} · scale is (code − 1.5) · scale and matMulNBits computes (code − 2) · scale: what is
  // missing is half the sum of x under each scale. (A float zero point says the same and takes the kernel's slow path.)
  if (bits === 2 && scaling === "row") {
    // Twice the product, the sum, and half the scale last: so the kernel's own scales are the same 2 for all matrices of a
    // shape, held once, where those of each would stay beside what it packs of them (docs/log, full-size-load-and-memory).
    const halves = scales.mul(0.5).reshape([outputSize]); // folded when compiled
    const scaled = productBy(twos(outputSize, blocks), null)
      .add(x.sum([-1], true))
      .mul(halves);
    return bias ? scaled.add(bias) : scaled;
  }
  const rounded = productBy(ofBlocks, bias);
  if (bits !== 2) return rounded;
  const sums = x.reshape(["keep", "keep", blocks, blockSize]).sum([-1]); // [B, S, blocks]
  return rounded.add(sums.matMul(scales.mul(0.5), { transposeB: true }));
}

/** The scales of a weight in blocks, as they are stored and one for each block. */
function storedScales(
  stored: StoredParameter,
  weight: string,
  scaling: Scaling,
  rows: number,
  blocks: number,
): { readonly scales: Tensor; readonly ofBlocks: Tensor } {
  const scales = stored(scalesOf(weight), "float32", [rows, scaling === "row" ? 1 : blocks]);
  return { scales, ofBlocks: scaling === "row" ? scales.expand([rows, blocks]) : scales };
}

function embed(
  stored: StoredParameter,
  tokens: Tensor,
  weight: string,
  format: WeightFormat,
  { vocabularySize: rows, width }: ModelConfig,
): Tensor {
  if (format.kind === "float32") return stored(weight, "float32", [rows, width]).gather(tokens);
  const { bits, blockSize, scaling } = format;
  const codes = stored(rowCodesOf(weight), "uint8", [rows, (width * bits) / 8]);
  const { ofBlocks } = storedScales(stored, weight, scaling, rows, width / blockSize);
  return apply("gatherNBits", [codes, tokens, ofBlocks], { bits, blockSize })[0]!;
}
