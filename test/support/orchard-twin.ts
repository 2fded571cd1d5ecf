// The orchard decoder as plain loops over float64, written from the description of the architecture (arXiv 2507.13575;
// ../shared/spec/models.md §1) and from nothing in src/: every layer for every position, no cache, no shortcut.

export interface TwinSizes {
  readonly layers: number;
  /** Layers of the second block, which read the keys and values of the first block's last layer. */
  readonly sharedLayers: number;
  readonly width: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly headSize: number;
  readonly feedForward: number;
  readonly vocabularySize: number;
  readonly theta: number;
  readonly epsilon: number;
}

type Weight = (name: string) => Float32Array;
type Rows = Float64Array[];

/**
 * Logits [V] after each of `tokens`. `forgotten`: as many positions from the start, whose shared keys and values are
 * zeros for every query of a later position.
 */
export function twinLogits(
  sizes: TwinSizes,
  weight: Weight,
  tokens: readonly number[],
  forgotten = 0,
): Float64Array[] {
  const { width, heads, keyValueHeads, headSize, epsilon } = sizes;
  const embedding = weight("model.embed_tokens.weight");
  const x: Rows = tokens.map((token) =>
    Float64Array.from(embedding.subarray(token * width, (token + 1) * width)),
  );
  const lastOwner = sizes.layers - sizes.sharedLayers - 1;
  let keys: Rows = [];
  let values: Rows = [];
  for (let layer = 0; layer < sizes.layers; layer++) {
    const get = (name: string) => weight(`model.layers.${layer}.${name}.weight`);
    const normalized = x.map((row) => rmsNorm(row, get("input_layernorm"), epsilon));
    const project = (name: string, norm: string | null) =>
      normalized.map((row, position) => {
        const projected = multiply(get(`self_attn.${name}`), row);
        if (norm === null) return projected;
        rotate(projected, headSize, position, sizes.theta);
        return normHeads(projected, get(`self_attn.${norm}`), headSize, epsilon);
      });
    const queries = project("q_proj", "q_norm");
    if (layer <= lastOwner) {
      keys = project("k_proj", "k_norm");
      values = project("v_proj", null);
    }
    const nothing = new Float64Array(keyValueHeads * headSize);
    for (let position = 0; position < tokens.length; position++) {
      const seen = (rows: Rows) =>
        rows
          .slice(0, position + 1)
          .map((row, at) => (layer >= lastOwner && position >= forgotten && at < forgotten ? nothing : row));
      const mixed = attend(queries[position]!, seen(keys), seen(values), heads, keyValueHeads, headSize);
      add(x[position]!, multiply(get("self_attn.o_proj"), mixed));
    }
    for (const row of x) {
      const before = rmsNorm(row, get("post_attention_layernorm"), epsilon);
      const gate = multiply(get("mlp.gate_proj"), before);
      const up = multiply(get("mlp.up_proj"), before);
      const inner = gate.map((value, i) => (value / (1 + Math.exp(-value))) * up[i]!);
      add(row, multiply(get("mlp.down_proj"), inner));
    }
  }
  return x.map((row) => multiply(embedding, rmsNorm(row, weight("model.norm.weight"), epsilon)));
}

/** matrix [rows, x.length] · x */
function multiply(matrix: Float32Array, x: Float64Array): Float64Array {
  const result = new Float64Array(matrix.length / x.length);
  for (let row = 0, at = 0; row < result.length; row++) {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += matrix[at++]! * x[i]!;
    result[row] = sum;
  }
  return result;
}

function add(x: Float64Array, delta: Float64Array): void {
  for (let i = 0; i < x.length; i++) x[i]! += delta[i]!;
}

function rmsNorm(x: Float64Array, gain: Float32Array, epsilon: number): Float64Array {
  const meanSquare = x.reduce((sum, value) => sum + value * value, 0) / x.length;
  return x.map((value, i) => (value / Math.sqrt(meanSquare + epsilon)) * gain[i]!);
}

function normHeads(x: Float64Array, gain: Float32Array, headSize: number, epsilon: number): Float64Array {
  const result = new Float64Array(x.length);
  for (let at = 0; at < x.length; at += headSize)
    result.set(rmsNorm(x.subarray(at, at + headSize), gain, epsilon), at);
  return result;
}

/** Rotates neighbouring pairs of every head: pair i by position · theta^(−2i / headSize). */
function rotate(x: Float64Array, headSize: number, position: number, theta: number): void {
  for (let i = 0; i < x.length; i += 2) {
    const angle = position * theta ** (-(i % headSize) / headSize);
    const [first, second] = [x[i]!, x[i + 1]!];
    x[i] = first * Math.cos(angle) - second * Math.sin(angle);
    x[i + 1] = first * Math.sin(angle) + second * Math.cos(angle);
  }
}

function attend(
  query: Float64Array,
  keys: Rows,
  values: Rows,
  heads: number,
  keyValueHeads: number,
  headSize: number,
): Float64Array {
  const mixed = new Float64Array(heads * headSize);
  for (let head = 0; head < heads; head++) {
    const [q, kv] = [head * headSize, Math.floor((head * keyValueHeads) / heads) * headSize];
    const powers = keys.map((key) => {
      let score = 0;
      for (let i = 0; i < headSize; i++) score += query[q + i]! * key[kv + i]!;
      return Math.exp(score / Math.sqrt(headSize));
    });
    const sum = powers.reduce((total, power) => total + power, 0);
    values.forEach((value, at) => {
      for (let i = 0; i < headSize; i++) mixed[q + i]! += (powers[at]! / sum) * value[kv + i]!;
    });
  }
  return mixed;
}
