// What an adapter may read so that it changes little of what must stay. Of a linear layer's inputs, those directions are
// found that the new examples show much and the kept ones little: the v of the greatest vᵀ N v / vᵀ K v, N and K the
// second moments of both (a generalized eigenproblem; whitened by K, the first eigenvectors of N). An adapter whose A has
// these rows, and keeps them, is nearly silent on what must stay, whatever its B learns. A null space of kept activations
// alone is LoRA-Null's (arXiv 2503.02659), an A that stays LoRA-FA's (arXiv 2308.03303). Leaves out layers that are too wide
// for a matrix of moments: their A begins at random and learns.
import { throwIfAborted } from "../errors.ts";
import { allocate } from "../graph/host-tensor.ts";
import type { Tensor } from "../graph/tensor.ts";
import { isAdapted } from "../models/adapter.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { sharedLeaves } from "../models/whole-sequence.ts";
import type { Device } from "../runtime/device.ts";
import { randomSource } from "../runtime/random.ts";
import { type BatchShape, gradientGraph } from "./gradient-graph.ts";
import { packedAll } from "./packing.ts";
import type { Tensors } from "./run-folder.ts";
import type { TokenizedExample } from "./tokenize-example.ts";
import { Trainer } from "./trainer.ts";

/** Inputs of a layer at most: moments of 1,024 × 1,024 are 4 MiB, and a model has some hundred such layers. */
const widest = 1024;
/** Tokens of each kind that are read at most: a few percent of what a short training computes. */
const tokensRead = 524_288;

export interface DirectionsOptions {
  readonly device: Device;
  readonly threads?: number;
  readonly config: ModelConfig;
  readonly weights: Tensors;
  readonly shapes: readonly BatchShape[];
  /** Directions of each layer. */
  readonly rank: number;
  /** What is new, and what must stay. */
  readonly learned: readonly TokenizedExample[];
  readonly kept: readonly TokenizedExample[];
  readonly signal?: AbortSignal;
}

/**
 * Directions [rank, input] by the name of the linear weight that reads them, scaled so that the new examples give the
 * products that a usual A gives. Not there: layers with more inputs than 1,024, or fewer than twice the rank. Throws
 * `aborted`.
 */
export async function quietDirections(options: DirectionsOptions): Promise<Map<string, Float32Array>> {
  const { config, rank, learned, kept, signal } = options;
  const [news, stays] = [await inputMoments(learned, options), await inputMoments(kept, options)];
  const found = new Map<string, Float32Array>();
  for (const [name, moments] of news) {
    throwIfAborted(signal);
    await new Promise((resolve) => setImmediate(resolve));
    found.set(name, contrast(moments, stays.get(name)!, rank));
  }
  const readers = [...parameterShapes(config).keys()].filter((name) => found.has(inputOf(name)));
  return new Map(readers.map((name) => [name, found.get(inputOf(name))!]));
}

/** What reads the same goes by one name, which no weight has: queries, keys and values, and both halves of a gated layer. */
const inputOf = (weight: string): string =>
  weight
    .replace(/\.[kv]_proj\./, ".q_proj.")
    .replace(".up_proj.", ".gate_proj.")
    .replace(/\.weight$/, "");

/** Means of x xᵀ over the tokens of some examples, [input, input], by `inputOf`. Throws `aborted`. */
export async function inputMoments(
  examples: readonly TokenizedExample[],
  { config, weights, device, threads, shapes, rank, signal }: Omit<DirectionsOptions, "learned" | "kept">,
): Promise<Map<string, Float32Array>> {
  const sizes = new Map(
    [...parameterShapes(config)].flatMap(([name, [, size]]) =>
      isAdapted(name) && size! <= widest && size! >= 2 * rank ? [[inputOf(name), size!]] : [],
    ),
  );
  const graphOf = (shape: BatchShape) => {
    const leaves = sharedLeaves();
    const observed = new Map<string, Tensor>();
    const { batch, length } = shape;
    const isPadding = leaves.input("segments", "int32", [batch, length]).cast("float32").less(0);
    const linear = (x: Tensor, weight: Tensor, name: string) => {
      const size = sizes.get(inputOf(name));
      if (size !== undefined && !observed.has(inputOf(name))) {
        const rows = isPadding.reshape([batch * length, 1]).where(0, x.reshape([batch * length, size]));
        observed.set(inputOf(name), rows.matMul(rows, { transposeA: true }));
      }
      return x.matMul(weight, { transposeB: true });
    };
    return gradientGraph(config, { shape, trainable: new Map(), linear, leaves, observed });
  };
  const observed = new Map([...sizes].map(([name, size]) => [name, allocate("float32", [size, size])]));
  const sums = new Map([...sizes].map(([name, size]) => [name, new Float32Array(size * size)]));
  const run = { device, threads, config, weights, learned: [], observed, observedDecay: 0, graphOf };
  await using trainer = new Trainer(run);
  let tokens = 0;
  for (const batch of packedAll(
    examples.map((example) => ({ example, source: "" })),
    shapes,
  )) {
    if (tokens >= tokensRead) break;
    await trainer.observe([batch], signal);
    tokens += batch.tokenCount;
    for (const [name, { data }] of trainer.observed) {
      const sum = sums.get(name)!;
      (data as Float32Array).forEach((value, i) => {
        sum[i]! += value;
      });
    }
  }
  for (const sum of sums.values()) for (let i = 0; i < sum.length; i++) sum[i]! /= tokens;
  return sums;
}

/** What is added to the diagonal of moments, of its mean: as if every direction had been seen a little. */
const ridge = 1e-3;
const iterations = 40;

/**
 * The rows v [rank, n] of the greatest vᵀ N v / vᵀ K v, nearly: so many steps of orthogonal iteration (Golub and Van Loan,
 * Matrix Computations, 8.2.4) on L⁻¹ N L⁻ᵀ, where L Lᵀ = K. Of each the new examples' mean square is a third of their
 * inputs', as it is for a row of PEFT's uniform A.
 */
export function contrast(news: Float32Array, kept: Float32Array, rank: number): Float32Array {
  const n = Math.sqrt(news.length);
  const mean = traceOf(news) / n;
  const [raised, lower] = [withRidge(news), choleskyOf(withRidge(kept), n)];
  const random = randomSource(1);
  let basis = orthogonal(
    Array.from({ length: rank }, () => Float64Array.from({ length: n }, () => random() - 0.5)),
  );
  for (let step = 0; step < iterations; step++)
    basis = orthogonal(basis.map((v) => solved(lower, product(raised, solved(lower, v, true)), false)));
  const rows = new Float32Array(rank * n);
  basis.forEach((v, row) => {
    const direction = solved(lower, v, true);
    const scale = Math.sqrt(mean / 3 / dot(direction, product(raised, direction)));
    rows.set(
      direction.map((x) => x * scale),
      row * n,
    );
  });
  return rows;
}

function traceOf(moments: Float32Array): number {
  const n = Math.sqrt(moments.length);
  return moments.reduce((sum, x, i) => sum + (i % (n + 1) ? 0 : x), 0);
}

function withRidge(moments: Float32Array): Float64Array {
  const n = Math.sqrt(moments.length);
  const added = (ridge * traceOf(moments)) / n || 1;
  return Float64Array.from(moments, (x, i) => (i % (n + 1) ? x : x + added));
}

/** L of the positive definite L Lᵀ = a, both [n, n]. */
function choleskyOf(a: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let row = 0; row < n; row++)
    for (let column = 0; column <= row; column++) {
      let rest = a[row * n + column]!;
      for (let k = 0; k < column; k++) rest -= lower[row * n + k]! * lower[column * n + k]!;
      lower[row * n + column] = row === column ? Math.sqrt(rest) : rest / lower[column * (n + 1)]!;
    }
  return lower;
}

/** x of L x = b, or of Lᵀ x = b. */
function solved(lower: Float64Array, b: Float64Array, isTransposed: boolean): Float64Array {
  const n = b.length;
  const x = b.slice();
  if (isTransposed)
    for (let row = n - 1; row >= 0; row--) {
      x[row]! /= lower[row * (n + 1)]!;
      for (let k = 0; k < row; k++) x[k]! -= lower[row * n + k]! * x[row]!;
    }
  else
    for (let row = 0; row < n; row++) {
      for (let k = 0; k < row; k++) x[row]! -= lower[row * n + k]! * x[k]!;
      x[row]! /= lower[row * (n + 1)]!;
    }
  return x;
}

function product(matrix: Float64Array, v: Float64Array): Float64Array {
  const n = v.length;
  return v.map((_, row) => dot(matrix.subarray(row * n, (row + 1) * n), v));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** An orthonormal basis of the same space (Gram and Schmidt, modified, twice). */
function orthogonal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    const v = vector.slice();
    for (const earlier of [...basis, ...basis]) {
      const part = dot(earlier, v);
      for (let i = 0; i < v.length; i++) v[i]! -= part * earlier[i]!;
    }
    const length = Math.sqrt(dot(v, v));
    basis.push(v.map((x) => x / length));
  }
  return basis;
}
