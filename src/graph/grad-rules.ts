// Per operation: the gradient of its inputs from that of its outputs, built from operations again (reverse mode).
// An operation without a gradient says why. grad.ts applies the rules.
import { OrchardError } from "../errors.ts";
import type { Attributes, Op, ReshapeTarget, Shape } from "./op.ts";
import { normalizeAxis } from "./shape.ts";
import { apply, concat, constant, type Tensor } from "./tensor.ts";

/** What a rule sees. Every gradient has exactly the shape of what it belongs to. */
export interface Backward<O extends Op> {
  readonly inputs: readonly (Tensor | null)[];
  readonly attributes: Attributes<O>;
  readonly outputs: readonly Tensor[];
  /** Gradients of the outputs; null where nothing depends on one. */
  readonly gradients: readonly (Tensor | null)[];
}

/** Gradients of the inputs, in order; null or missing: there is none. */
export type GradRule<O extends Op> = (backward: Backward<O>) => readonly (Tensor | null)[];

/** Why an operation has no gradient, and what to build instead. */
export interface Refusal {
  readonly refusal: string;
}

/** A size that a rule has to write down. Throws when it is only a name. */
function known(shape: Shape, axis: number): number {
  const size = shape[axis]!;
  if (typeof size === "number") return size;
  throw new OrchardError(
    "invalidArgument",
    `the gradient needs the size "${size}" of [${shape}]: build the graph to differentiate with fixed sizes`,
  );
}

const sameShape = (a: Shape, b: Shape) => a.length === b.length && a.every((size, axis) => size === b[axis]);

function zeros(shape: Shape): Tensor {
  return constant(Float32Array.of(0), "float32", []).expand(shape.map((_, axis) => known(shape, axis)));
}

/** x · factor, without writing x out when it is a few numbers that were broadcast to the factor's shape. */
function times(x: Tensor, factor: Tensor): Tensor {
  const { source } = x;
  const broadcast = source.kind === "node" && source.node.op === "expand" && sameShape(x.shape, factor.shape);
  return (broadcast ? source.node.inputs[0]! : x).mul(factor);
}

/** Sums over the axes along which a tensor of `shape` was broadcast to the gradient's shape. */
function unbroadcast(gradient: Tensor, shape: Shape): Tensor {
  const extra = gradient.shape.length - shape.length;
  const axes = gradient.shape.flatMap((size, axis) =>
    axis < extra || (shape[axis - extra] === 1 && size !== 1) ? [axis] : [],
  );
  if (axes.length === 0) return gradient;
  return reshapeTo(gradient.sum(axes, true), shape);
}

/** Reshapes to a shape that may have open sizes, as long as these can be found again. */
function reshapeTo(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  let inferred = false;
  const target = shape.map((size, axis): ReshapeTarget => {
    if (typeof size === "number") return size;
    if (x.shape[axis] === size) return "keep";
    if (inferred) known(shape, axis);
    inferred = true;
    return "infer";
  });
  return x.reshape(target);
}

/** A reduced tensor with its lost axes back, of size 1. */
function withAxes(x: Tensor, from: Tensor, { axes, keepDimensions }: Attributes<"reduceSum">): Tensor {
  const reduced = new Set(axes.map((axis) => normalizeAxis(axis, from.shape.length)));
  if (keepDimensions) return x;
  return reshapeTo(
    x,
    from.shape.map((size, axis) => (reduced.has(axis) ? 1 : size)),
  );
}

/** Repeats a tensor along the axes where `to` is longer. */
function expandTo(x: Tensor, to: Shape): Tensor {
  if (sameShape(x.shape, to)) return x;
  return x.expand(to.map((size, axis) => (size === x.shape[axis] ? "keep" : known(to, axis))));
}

/** Reorders axes, unless they are in order. */
function permute(x: Tensor, axes: readonly number[]): Tensor {
  return axes.every((axis, place) => axis === place) ? x : x.transpose(axes);
}

/** The operand that won gets the gradient; when they are equal, each gets half. */
function extremum(wins: (x: Tensor, other: Tensor) => Tensor) {
  return ({ inputs: [a, b], gradients: [g] }: Pick<Backward<Op>, "inputs" | "gradients">) => {
    const shareOf = (x: Tensor, other: Tensor) =>
      wins(x, other).where(g!, wins(other, x).where(0, g!.mul(0.5)));
    return [unbroadcast(shareOf(a!, b!), a!.shape), unbroadcast(shareOf(b!, a!), b!.shape)];
  };
}

/** Gradients of x and of the weight of rmsNorm. */
function rmsNorm(x: Tensor, weight: Tensor, epsilon: number, g: Tensor): [Tensor, Tensor] {
  const mean = (t: Tensor) => t.sum([-1], true).mul(1 / known(weight.shape, 0));
  const scale = mean(x.mul(x)).add(epsilon).sqrt().reciprocal(); // [..., 1]
  const normalized = x.mul(scale);
  const weighted = g.mul(weight);
  // Along the row itself nothing changes: the norm takes it away again.
  const across = weighted.sub(normalized.mul(mean(weighted.mul(normalized))));
  return [across.mul(scale), unbroadcast(g.mul(normalized), weight.shape)];
}

const refuse = (refusal: string): Refusal => ({ refusal });

/** Never met: no gradient passes through a tensor that is not of floats. */
const comparison = refuse("its results are not numbers");

/** The gradient rule of every operation. */
export const gradRules: { readonly [O in Op]: GradRule<O> | Refusal } = {
  neg: ({ gradients: [g] }) => [g!.neg()],
  exp: ({ outputs: [y], gradients: [g] }) => [times(g!, y!)],
  log: ({ inputs: [x], gradients: [g] }) => [g!.div(x!)],
  sqrt: ({ outputs: [y], gradients: [g] }) => [g!.div(y!.mul(2))],
  reciprocal: ({ outputs: [y], gradients: [g] }) => [times(g!, y!.mul(y!).neg())],
  tanh: ({ outputs: [y], gradients: [g] }) => [times(g!, y!.mul(y!).neg().add(1))],
  sigmoid: ({ outputs: [y], gradients: [g] }) => [times(g!, y!.sub(y!.mul(y!)))],
  silu: ({ inputs: [x], outputs: [y], gradients: [g] }) => {
    const s = x!.sigmoid();
    return [times(g!, s.add(y!.sub(y!.mul(s))))];
  },
  gelu: ({ inputs: [x], gradients: [g] }) => {
    const [slope, cubic] = [Math.sqrt(2 / Math.PI), 0.044715];
    const square = x!.mul(x!);
    const t = x!.mul(square.mul(slope * cubic).add(slope)).tanh();
    const inner = square.mul(3 * slope * cubic).add(slope);
    const curved = t.mul(t).neg().add(1).mul(x!).mul(inner);
    return [times(g!, t.add(1).add(curved).mul(0.5))];
  },
  cast: ({ inputs: [x], gradients: [g] }) => [g!.cast(x!.dtype)],
  add: ({ inputs: [a, b], gradients: [g] }) => [unbroadcast(g!, a!.shape), unbroadcast(g!, b!.shape)],
  sub: ({ inputs: [a, b], gradients: [g] }) => [unbroadcast(g!, a!.shape), unbroadcast(g!.neg(), b!.shape)],
  mul: ({ inputs: [a, b], gradients: [g] }) => [
    unbroadcast(times(g!, b!), a!.shape),
    unbroadcast(times(g!, a!), b!.shape),
  ],
  div: ({ inputs: [a, b], outputs: [y], gradients: [g] }) => {
    const part = g!.div(b!);
    return [unbroadcast(part, a!.shape), unbroadcast(part.mul(y!).neg(), b!.shape)];
  },
  maximum: extremum((x, other) => other.less(x)),
  minimum: extremum((x, other) => x.less(other)),
  less: comparison,
  equal: comparison,
  where: ({ inputs: [condition, a, b], gradients: [g] }) => [
    null,
    unbroadcast(condition!.where(g!, 0), a!.shape),
    unbroadcast(condition!.where(0, g!), b!.shape),
  ],
  reduceSum: ({ inputs: [x], attributes, gradients: [g] }) => [
    expandTo(withAxes(g!, x!, attributes), x!.shape),
  ],
  reduceMax: ({ inputs: [x], attributes, outputs: [y], gradients: [g] }) => {
    // Equal largest numbers share the gradient.
    const largest = x!.equal(withAxes(y!, x!, attributes)).cast(x!.dtype);
    const share = withAxes(g!, x!, attributes).div(largest.sum(attributes.axes, true));
    return [share.mul(largest)];
  },
  softmax: ({ outputs: [y], gradients: [g] }) => {
    const weighted = times(g!, y!);
    return [weighted.sub(y!.mul(weighted.sum([-1], true)))];
  },
  topK: ({ inputs: [x], attributes: { count }, outputs: [y], gradients: [g] }) => {
    // Equal numbers share the gradient, as with reduceMax.
    const keep = x!.shape.map(() => "keep" as const);
    const same = x!
      .reshape([...keep, 1])
      .equal(y!.reshape([...keep.slice(1), 1, count]))
      .cast(x!.dtype); // [..., n, count]
    const share = g!.reshape([...keep.slice(1), 1, count]).div(same.sum([-2], true));
    return [same.mul(share).sum([-1])];
  },
  reshape: ({ inputs: [x], gradients: [g] }) => [reshapeTo(g!, x!.shape)],
  transpose: ({ attributes: { permutation }, gradients: [g] }) => [
    permute(
      g!,
      permutation.map((_, axis) => permutation.indexOf(axis)),
    ),
  ],
  expand: ({ inputs: [x], gradients: [g] }) => [unbroadcast(g!, x!.shape)],
  slice: ({ inputs: [x], attributes: { axis, start }, gradients: [g] }) => {
    const at = normalizeAxis(axis, x!.shape.length);
    const size = known(x!.shape, at);
    const before = Math.min(Math.max(start < 0 ? start + size : start, 0), size);
    const after = size - before - known(g!.shape, at);
    const padding = (length: number) => (length > 0 ? [zeros(g!.shape.with(at, length))] : []);
    return [concat([...padding(before), g!, ...padding(after)], at)];
  },
  concat: ({ inputs, attributes: { axis }, gradients: [g] }) => {
    const at = normalizeAxis(axis, g!.shape.length);
    let start = 0;
    return inputs.map((part) => {
      const end = start + known(part!.shape, at);
      const piece = g!.slice(at, start, end);
      start = end;
      return piece;
    });
  },
  gather: ({ inputs: [data, indices], attributes: { axis }, gradients: [g] }) => {
    const at = normalizeAxis(axis, data!.shape.length);
    // The chosen axis comes first, so that rows can be added to rows; then it goes back.
    const count = indices!.shape.length;
    const chosen = Array.from({ length: count }, (_, i) => at + i);
    const others = g!.shape.map((_, i) => i).filter((i) => i < at || i >= at + count);
    const rest = others.map((i) => known(g!.shape, i));
    const updates = permute(g!, [...chosen, ...others]).reshape(["infer", ...rest]);
    const rows = zeros([known(data!.shape, at), ...rest]).scatterAdd(indices!.reshape(["infer"]), updates);
    const back = data!.shape.map((_, i) => (i === at ? 0 : i < at ? i + 1 : i));
    return [permute(rows, back)];
  },
  scatterAdd: ({ inputs: [, indices], gradients: [g] }) => [g!, null, g!.gather(indices!)],
  matMul: ({ inputs: [a, b], attributes: { transposeA, transposeB }, gradients: [g] }) => {
    const ofA = transposeA
      ? b!.matMul(g!, { transposeA: transposeB, transposeB: true })
      : g!.matMul(b!, { transposeB: !transposeB });
    // A weight shared by a whole batch: its gradient is one product over all rows, not a sum of many.
    const shared = b!.shape.length === 2 && a!.shape.length > 2 && !transposeA;
    const rows = (x: Tensor) => (shared ? x.reshape(["infer", known(x.shape, x.shape.length - 1)]) : x);
    const [x, y] = [rows(a!), rows(g!)];
    const ofB = transposeB
      ? y.matMul(x, { transposeA: true, transposeB: transposeA })
      : x.matMul(y, { transposeA: !transposeA });
    return [unbroadcast(ofA, a!.shape), unbroadcast(ofB, b!.shape)];
  },
  matMulNBits: ({ inputs: [x, codes, scales, zeroPoints, bias], attributes, gradients: [g] }) => {
    // Of x and the bias only; rounding of activations counts as no change (a straight-through estimate).
    const { bits, blockSize, inputSize, outputSize } = attributes;
    const numbers = Int32Array.from({ length: outputSize }, (_, row) => row);
    const table = codes!.reshape(["keep", "infer"]);
    const rows = [table, constant(numbers, "int32", [outputSize]), scales!];
    const [weight] = apply("gatherNBits", zeroPoints ? [...rows, zeroPoints] : rows, { bits, blockSize });
    const ofX = g!.matMul(weight!.slice(1, 0, inputSize)); // [..., K]
    return [reshapeTo(ofX, x!.shape), null, null, null, bias ? unbroadcast(g!, bias.shape) : null];
  },
  gatherNBits: refuse("codes cannot be trained; look rows up in a float table with gather"),
  rmsNorm: ({ inputs: [x, weight], attributes: { epsilon }, gradients: [g] }) =>
    rmsNorm(x!, weight!, epsilon, g!),
  skipRmsNorm: ({
    inputs: [, , weight],
    attributes: { epsilon },
    outputs: [, sum],
    gradients: [g, ofSum],
  }) => {
    if (!g) return [ofSum!, ofSum!];
    const [ofX, ofWeight] = rmsNorm(sum!, weight!, epsilon, g);
    const both = ofSum ? ofX.add(ofSum) : ofX;
    return [both, both, ofWeight];
  },
  rotaryEmbedding: ({ inputs: [, positions, cos, sin], attributes, gradients: [g] }) =>
    // The transpose of a rotation turns the other way.
    apply("rotaryEmbedding", [g!, positions!, cos!, sin!.neg()], attributes),
  attention: refuse("it works on a cache; build attention to train from matMul and softmax"),
};
