// Per operation: the type (element type and shape) of its results, from those of its inputs.
// Symbolic dimensions are compared by name; what cannot be known is given a fresh name.
import { OrchardError } from "../errors.ts";
import type { Attributes, Dimension, DType, Op, Shape } from "./op.ts";

/** Element type and shape of a tensor. */
export interface TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
}

type Inputs = readonly (TensorType | null)[];
type ShapeRule<O extends Op> = (inputs: Inputs, attributes: Attributes<O>) => TensorType[];

function fail(op: string, reason: string): never {
  throw new OrchardError("invalidArgument", `${op}: ${reason}`, { details: { op } });
}

function required(op: Op, inputs: Inputs, index: number): TensorType {
  return inputs[index] ?? fail(op, `input ${index} is missing`);
}

/** An axis counted from the front. */
export function normalizeAxis(axis: number, rank: number): number {
  const normalized = axis < 0 ? axis + rank : axis;
  if (!Number.isInteger(axis) || normalized < 0 || normalized >= rank)
    fail("axis", `${axis} is outside a tensor of rank ${rank}`);
  return normalized;
}

/** The shape that two shapes broadcast to, as in NumPy. */
export function broadcastShapes(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, index) => {
    const x = a[index - rank + a.length] ?? 1;
    const y = b[index - rank + b.length] ?? 1;
    if (x === y || y === 1) return x;
    if (x === 1) return y;
    // A size that is not 1 decides: a named one must equal it when the graph runs.
    if (typeof x === "string" && typeof y === "number") return y;
    if (typeof y === "string" && typeof x === "number") return x;
    return fail("broadcast", `[${a}] and [${b}] do not fit`);
  });
}

function unary(op: Op): (inputs: Inputs) => TensorType[] {
  return (inputs) => [required(op, inputs, 0)];
}

function binary(op: Op, result?: DType): (inputs: Inputs) => TensorType[] {
  return (inputs) => {
    const [a, b] = [required(op, inputs, 0), required(op, inputs, 1)];
    if (a.dtype !== b.dtype) fail(op, `element types ${a.dtype} and ${b.dtype} differ`);
    return [{ dtype: result ?? a.dtype, shape: broadcastShapes(a.shape, b.shape) }];
  };
}

function reduction(
  op: Op,
): (inputs: Inputs, a: { axes: readonly number[]; keepDimensions: boolean }) => TensorType[] {
  return (inputs, { axes, keepDimensions }) => {
    const { dtype, shape } = required(op, inputs, 0);
    const reduced = new Set(axes.map((axis) => normalizeAxis(axis, shape.length)));
    const kept = shape.flatMap((size, axis) => (reduced.has(axis) ? (keepDimensions ? [1] : []) : [size]));
    return [{ dtype, shape: kept }];
  };
}

let unnamed = 0;
const unknownDimension = (): string => `unknown${unnamed++}`;

/** Product of the sizes, or null when one of them is not known yet. */
export function elementCount(shape: Shape): number | null {
  let count = 1;
  for (const size of shape) {
    if (typeof size === "string") return null;
    count *= size;
  }
  return count;
}

function reshape(input: TensorType, target: Attributes<"reshape">["shape"]): TensorType {
  const taken = target.map((entry, index) =>
    entry === "keep" ? (input.shape[index] ?? fail("reshape", `no axis ${index} to keep`)) : entry,
  );
  const hole = taken.indexOf("infer");
  if (hole < 0) {
    const [before, after] = [elementCount(input.shape), elementCount(taken)];
    if (before !== null && after !== null && before !== after)
      fail("reshape", `[${input.shape}] has ${before} elements, [${taken}] ${after}`);
    return { dtype: input.dtype, shape: taken };
  }
  if (taken.indexOf("infer", hole + 1) >= 0) fail("reshape", "more than one size to infer");
  // Sizes that stand on both sides cancel, so that [B, S, 12] → [B, S, "infer", 4] is known.
  const rest: Dimension[] = [...input.shape];
  let divisor = 1;
  for (const [index, size] of taken.entries()) {
    if (index === hole) continue;
    const same = typeof size === "string" ? rest.indexOf(size) : -1;
    if (same >= 0) rest.splice(same, 1);
    else if (typeof size === "number") divisor *= size;
    else return { dtype: input.dtype, shape: taken.with(hole, unknownDimension()) };
  }
  const count = elementCount(rest);
  if (count === null) {
    const lone = rest.length === 1 && divisor === 1 ? rest[0]! : unknownDimension();
    return { dtype: input.dtype, shape: taken.with(hole, lone) };
  }
  if (count % divisor !== 0) fail("reshape", `[${input.shape}] does not divide into [${target}]`);
  return { dtype: input.dtype, shape: taken.with(hole, count / divisor) };
}

function sliceLength(size: Dimension, start: number, end: number | null): Dimension {
  if (typeof size === "number") {
    const bound = (at: number) => Math.min(Math.max(at < 0 ? at + size : at, 0), size);
    return Math.max(bound(end ?? size) - bound(start), 0);
  }
  if (start < 0 && end === null) return -start;
  if (start === 0 && end === null) return size;
  return unknownDimension();
}

function matMul(inputs: Inputs, { transposeA, transposeB }: Attributes<"matMul">): TensorType[] {
  const [a, b] = [required("matMul", inputs, 0), required("matMul", inputs, 1)];
  if (a.shape.length < 2 || b.shape.length < 2) fail("matMul", "operands need at least two axes");
  if (a.dtype !== b.dtype) fail("matMul", `element types ${a.dtype} and ${b.dtype} differ`);
  const [m, k] = transposeA ? [a.shape.at(-1)!, a.shape.at(-2)!] : [a.shape.at(-2)!, a.shape.at(-1)!];
  const [l, n] = transposeB ? [b.shape.at(-1)!, b.shape.at(-2)!] : [b.shape.at(-2)!, b.shape.at(-1)!];
  if (k !== l && typeof k === "number" && typeof l === "number")
    fail("matMul", `inner sizes ${k} and ${l} of [${a.shape}] × [${b.shape}] differ`);
  const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
  return [{ dtype: a.dtype, shape: [...batch, m, n] }];
}

/** The shape rule of every operation. */
export const shapeRules: { readonly [O in Op]: ShapeRule<O> } = {
  neg: unary("neg"),
  exp: unary("exp"),
  log: unary("log"),
  sqrt: unary("sqrt"),
  reciprocal: unary("reciprocal"),
  tanh: unary("tanh"),
  sigmoid: unary("sigmoid"),
  silu: unary("silu"),
  gelu: unary("gelu"),
  cast: (inputs, { to }) => [{ dtype: to, shape: required("cast", inputs, 0).shape }],
  add: binary("add"),
  sub: binary("sub"),
  mul: binary("mul"),
  div: binary("div"),
  maximum: binary("maximum"),
  minimum: binary("minimum"),
  less: binary("less", "bool"),
  equal: binary("equal", "bool"),
  where: (inputs) => {
    const condition = required("where", inputs, 0);
    if (condition.dtype !== "bool") fail("where", "the condition must be bool");
    const [chosen] = binary("where")(inputs.slice(1));
    return [{ dtype: chosen!.dtype, shape: broadcastShapes(condition.shape, chosen!.shape) }];
  },
  reduceSum: reduction("reduceSum"),
  reduceMax: reduction("reduceMax"),
  softmax: unary("softmax"),
  topK: (inputs, { count }) => {
    const { dtype, shape } = required("topK", inputs, 0);
    const size = shape.at(-1) ?? fail("topK", "a number alone has no axis");
    if (!Number.isInteger(count) || count < 1 || (typeof size === "number" && count > size))
      fail("topK", `${count} of [${shape}] cannot be taken`);
    return [{ dtype, shape: [...shape.slice(0, -1), count] }];
  },
  reshape: (inputs, { shape }) => [reshape(required("reshape", inputs, 0), shape)],
  transpose: (inputs, { permutation }) => {
    const { dtype, shape } = required("transpose", inputs, 0);
    if (permutation.length !== shape.length || shape.some((_, axis) => !permutation.includes(axis)))
      fail("transpose", `[${permutation}] is no permutation of ${shape.length} axes`);
    return [{ dtype, shape: permutation.map((axis) => shape[axis]!) }];
  },
  expand: (inputs, { shape: target }) => {
    const { dtype, shape } = required("expand", inputs, 0);
    const offset = target.length - shape.length;
    const wanted = target.map((size, axis) => (size === "keep" ? (shape[axis - offset] ?? 1) : size));
    return [{ dtype, shape: broadcastShapes(shape, wanted) }];
  },
  slice: (inputs, { axis, start, end }) => {
    const { dtype, shape } = required("slice", inputs, 0);
    const at = normalizeAxis(axis, shape.length);
    return [{ dtype, shape: shape.with(at, sliceLength(shape[at]!, start, end)) }];
  },
  concat: (inputs, { axis }) => {
    const first = required("concat", inputs, 0);
    const at = normalizeAxis(axis, first.shape.length);
    const sizes = inputs.map((_, index) => required("concat", inputs, index).shape[at]!);
    const total =
      elementCount(sizes) === null ? null : sizes.reduce<number>((sum, size) => sum + Number(size), 0);
    return [{ dtype: first.dtype, shape: first.shape.with(at, total ?? unknownDimension()) }];
  },
  gather: (inputs, { axis }) => {
    const [data, indices] = [required("gather", inputs, 0), required("gather", inputs, 1)];
    const at = normalizeAxis(axis, data.shape.length);
    return [
      {
        dtype: data.dtype,
        shape: [...data.shape.slice(0, at), ...indices.shape, ...data.shape.slice(at + 1)],
      },
    ];
  },
  scatterAdd: unary("scatterAdd"),
  matMul,
  matMulNBits: (inputs, { bits, inputSize, outputSize }) => {
    const { dtype, shape } = required("matMulNBits", inputs, 0);
    if (bits === 8 && inputs[3]?.dtype === "float32") fail("matMulNBits", "8-bit zero points must be whole");
    if (shape.at(-1) !== inputSize) fail("matMulNBits", `[${shape}] does not end in ${inputSize}`);
    return [{ dtype, shape: shape.with(-1, outputSize) }];
  },
  gatherNBits: (inputs, { bits }) => {
    const [codes, indices] = [required("gatherNBits", inputs, 0), required("gatherNBits", inputs, 1)];
    const width = Number(codes.shape[1]) * (8 / bits);
    return [{ dtype: required("gatherNBits", inputs, 2).dtype, shape: [...indices.shape, width] }];
  },
  rmsNorm: unary("rmsNorm"),
  skipRmsNorm: (inputs) => [required("skipRmsNorm", inputs, 0), required("skipRmsNorm", inputs, 0)],
  rotaryEmbedding: unary("rotaryEmbedding"),
  attention: (inputs, { slidingCache }) => {
    if (slidingCache && !inputs[1])
      fail("attention", "a moving cache cannot be shared: ONNX Runtime refuses it");
    return [0, 3, 4].map((index) => required("attention", inputs, index));
  },
};
