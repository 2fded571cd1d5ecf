// The generalized eigenproblem of directions.ts, for matrices of some hundred rows: plain loops, a Cholesky factor, and
// orthogonal iteration. Leaves out what nobody here needs: eigenvalues, and more than a few digits.
import { randomSource } from "../runtime/random.ts";

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
