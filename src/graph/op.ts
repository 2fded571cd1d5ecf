// The closed list of operations a tensor program is made of, with the attributes of each. Tables over this list
// (shape, onnx, reference, grad) are total: an operation without a rule does not compile.
// Names follow ONNX (onnx.ai/onnx/operators) and ONNX Runtime's ContribOperators.md.

/** Element types. */
export type DType = "float32" | "float16" | "bfloat16" | "int8" | "uint8" | "int32" | "int64" | "bool";

/** A size known when the graph is built, or the name of one known when it runs. */
export type Dimension = number | string;
export type Shape = readonly Dimension[];

/** One entry of a reshape's target: a size, the input's size at the same place, or whatever is left. */
export type ReshapeTarget = number | "keep" | "infer";

interface None {
  readonly [attribute: string]: never;
}

export interface AttentionAttributes {
  /** Query heads, H, and key-value heads, G. */
  readonly heads: number;
  readonly keyValueHeads: number;
  /** Scores are multiplied by this. */
  readonly scale: number;
  /** Scores become c·tanh(scores / c); 0: off. */
  readonly softcap: number;
  /** Keys a query sees, itself included; null: all before it. */
  readonly window: number | null;
  /** Rotate queries and keys by the cos and sin inputs before use. */
  readonly rotary: "none" | "halves" | "interleaved";
  /** The cache holds int8 codes; `scale` inputs per tensor or per channel turn them into numbers. */
  readonly quantized: "none" | "perTensor" | "perChannel";
  /** The cache buffers hold a window that moves, as ONNX Runtime's `sliding_window_cache` describes it. */
  readonly slidingCache: boolean;
}

export interface BlockAttributes {
  readonly bits: 2 | 4 | 8;
  /** Weights that share a scale, along the input dimension: a power of two, at least 16. */
  readonly blockSize: number;
}

/** Every operation and its attributes. */
export interface Operations {
  // Element by element.
  neg: None;
  exp: None;
  log: None;
  sqrt: None;
  reciprocal: None;
  tanh: None;
  sigmoid: None;
  /** x · sigmoid(x) */
  silu: None;
  /** The tanh approximation of x · Φ(x). */
  gelu: None;
  cast: { readonly to: DType };
  // Two operands, broadcast as in NumPy.
  add: None;
  sub: None;
  mul: None;
  div: None;
  maximum: None;
  minimum: None;
  less: None;
  equal: None;
  /** condition ? a : b */
  where: None;
  // Along axes.
  reduceSum: { readonly axes: readonly number[]; readonly keepDimensions: boolean };
  reduceMax: { readonly axes: readonly number[]; readonly keepDimensions: boolean };
  /** Over the last axis. */
  softmax: None;
  /** The `count` largest numbers of the last axis, the largest first. */
  topK: { readonly count: number };
  // Moving data.
  reshape: { readonly shape: readonly ReshapeTarget[] };
  transpose: { readonly permutation: readonly number[] };
  /** Broadcast to a shape; "keep" takes the input's size. */
  expand: { readonly shape: readonly (number | "keep")[] };
  /** Elements start … end − 1 of an axis; negative counts from the end, end null: to the end. */
  slice: { readonly axis: number; readonly start: number; readonly end: number | null };
  concat: { readonly axis: number };
  /** Rows of `data` along an axis, chosen by integer indices. */
  gather: { readonly axis: number };
  /** (data [R, …], indices [I], updates [I, …]) → data with every update added to its row. */
  scatterAdd: None;
  // Linear algebra.
  /** [..., M, K] × [..., K, N]; a transposed operand has its last two axes swapped first. */
  matMul: { readonly transposeA: boolean; readonly transposeB: boolean };
  /** x [..., K], codes [N, K/blockSize, blockSize·bits/8], scales [N, K/blockSize], zero points?, bias? → [..., N] */
  matMulNBits: BlockAttributes & {
    readonly inputSize: number;
    readonly outputSize: number;
    /** Round activations to 8 bits per block first: faster, and what the speed figures assume. */
    readonly int8Activations: boolean;
  };
  /** Rows of a block-quantized table: codes [R, C·bits/8], indices, scales [R, C/blockSize], zero points? → [..., C] */
  gatherNBits: BlockAttributes;
  // Transformer blocks.
  /** x / √(mean(x²) + ε) · weight, over the last axis. */
  rmsNorm: { readonly epsilon: number };
  /** (x, skip, weight) → (rmsNorm(x + skip), x + skip) */
  skipRmsNorm: { readonly epsilon: number };
  /** (x [B, S, H·headSize], positions [B, S], cos, sin [P, headSize/2]) → x rotated */
  rotaryEmbedding: { readonly heads: number; readonly interleaved: boolean };
  /**
   * (q [B, S, H·d], k?, v? [B, S, G·d], past k, past v [B, G, C, d], lengths − 1 [B], total length [1], cos?, sin?,
   * k scale?, v scale?) → (output [B, S, H·d], present k, present v). Causal. Without k and v the past holds the
   * keys of the new positions already: that is KV sharing.
   */
  attention: AttentionAttributes;
}

export type Op = keyof Operations;
export type Attributes<O extends Op> = Operations[O];

/** Fewest and most inputs of each operation, and its outputs. */
export const arity: {
  readonly [O in Op]: { readonly inputs: readonly [number, number]; readonly outputs: number };
} = {
  neg: { inputs: [1, 1], outputs: 1 },
  exp: { inputs: [1, 1], outputs: 1 },
  log: { inputs: [1, 1], outputs: 1 },
  sqrt: { inputs: [1, 1], outputs: 1 },
  reciprocal: { inputs: [1, 1], outputs: 1 },
  tanh: { inputs: [1, 1], outputs: 1 },
  sigmoid: { inputs: [1, 1], outputs: 1 },
  silu: { inputs: [1, 1], outputs: 1 },
  gelu: { inputs: [1, 1], outputs: 1 },
  cast: { inputs: [1, 1], outputs: 1 },
  add: { inputs: [2, 2], outputs: 1 },
  sub: { inputs: [2, 2], outputs: 1 },
  mul: { inputs: [2, 2], outputs: 1 },
  div: { inputs: [2, 2], outputs: 1 },
  maximum: { inputs: [2, 2], outputs: 1 },
  minimum: { inputs: [2, 2], outputs: 1 },
  less: { inputs: [2, 2], outputs: 1 },
  equal: { inputs: [2, 2], outputs: 1 },
  where: { inputs: [3, 3], outputs: 1 },
  reduceSum: { inputs: [1, 1], outputs: 1 },
  reduceMax: { inputs: [1, 1], outputs: 1 },
  softmax: { inputs: [1, 1], outputs: 1 },
  topK: { inputs: [1, 1], outputs: 1 },
  reshape: { inputs: [1, 1], outputs: 1 },
  transpose: { inputs: [1, 1], outputs: 1 },
  expand: { inputs: [1, 1], outputs: 1 },
  slice: { inputs: [1, 1], outputs: 1 },
  concat: { inputs: [1, 64], outputs: 1 },
  gather: { inputs: [2, 2], outputs: 1 },
  scatterAdd: { inputs: [3, 3], outputs: 1 },
  matMul: { inputs: [2, 2], outputs: 1 },
  matMulNBits: { inputs: [3, 5], outputs: 1 },
  gatherNBits: { inputs: [3, 4], outputs: 1 },
  rmsNorm: { inputs: [2, 2], outputs: 1 },
  skipRmsNorm: { inputs: [3, 3], outputs: 2 },
  rotaryEmbedding: { inputs: [4, 4], outputs: 1 },
  attention: { inputs: [7, 11], outputs: 3 },
};

/** All operations, for tests that loop over them. */
export const operations = Object.keys(arity) as Op[];
