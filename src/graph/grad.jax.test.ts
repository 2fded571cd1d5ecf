// The gradient of a whole transformer of two layers against an independent automatic differentiation: the forward graph
// is computed with jax-js (https://jax-js.com), operation by operation, and jax-js takes the gradient of that. Skipped
// where the package @jax-js/jax is not installed. The same gradient from ONNX Runtime.
import { expect, test } from "vitest";
import { Choices } from "../../test/support/op-cases.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { grad, gradientName } from "./grad.ts";
import { allocate, type HostTensor } from "./host-tensor.ts";
import type { Attributes, Op } from "./op.ts";
import { decode } from "./reference/values.ts";
import { evaluate } from "./reference.ts";
import { concat, constant, type Graph, input, type Tensor, trace } from "./tensor.ts";

/** What is used of jax-js. Passing an array to a function gives it away; `ref` is one more reference to it. */
interface JaxArray {
  readonly ref: JaxArray;
  readonly shape: number[];
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  neg(): JaxArray;
  reshape(shape: readonly number[]): JaxArray;
  transpose(axes: readonly number[]): JaxArray;
  dataSync(): Float32Array;
}
interface Jax {
  readonly numpy: {
    array(data: Float32Array | Int32Array): JaxArray;
    exp(x: JaxArray): JaxArray;
    log(x: JaxArray): JaxArray;
    sqrt(x: JaxArray): JaxArray;
    reciprocal(x: JaxArray): JaxArray;
    sum(x: JaxArray, axis: readonly number[], options: { keepdims: boolean }): JaxArray;
    max(x: JaxArray, axis: readonly number[], options: { keepdims: boolean }): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    concatenate(parts: readonly JaxArray[], axis: number): JaxArray;
    take(data: JaxArray, indices: JaxArray, axis: number): JaxArray;
    broadcastTo(x: JaxArray, shape: readonly number[]): JaxArray;
    swapaxes(x: JaxArray, a: number, b: number): JaxArray;
    split(x: JaxArray, at: readonly number[], axis: number): JaxArray[];
  };
  readonly nn: { softmax(x: JaxArray, axis: number): JaxArray; silu(x: JaxArray): JaxArray };
  grad(
    loss: (parameters: Record<string, JaxArray>) => JaxArray,
  ): (parameters: Record<string, JaxArray>) => Record<string, JaxArray>;
}

/** The operations of the network, in jax-js. */
function rulesOf({ numpy: np, nn }: Jax) {
  type Rule<O extends Op> = (
    inputs: readonly JaxArray[],
    attributes: Attributes<O>,
    shape: readonly number[],
  ) => JaxArray;
  const axesOf = ({ axes }: Attributes<"reduceSum">, x: JaxArray) =>
    axes.map((axis) => (axis < 0 ? axis + x.shape.length : axis));
  const rules: { readonly [O in Op]?: Rule<O> } = {
    neg: ([x]) => x!.neg(),
    exp: ([x]) => np.exp(x!),
    log: ([x]) => np.log(x!),
    silu: ([x]) => nn.silu(x!),
    add: ([a, b]) => a!.add(b!),
    sub: ([a, b]) => a!.sub(b!),
    mul: ([a, b]) => a!.mul(b!),
    reduceSum: ([x], a) => np.sum(x!, axesOf(a, x!), { keepdims: a.keepDimensions }),
    reduceMax: ([x], a) => np.max(x!, axesOf(a, x!), { keepdims: a.keepDimensions }),
    softmax: ([x]) => nn.softmax(x!, -1),
    reshape: ([x], _, shape) => x!.reshape(shape),
    transpose: ([x], { permutation }) => x!.transpose(permutation),
    expand: ([x], _, shape) => np.broadcastTo(x!, shape),
    slice: ([x], { axis, start, end }) => {
      const at = axis < 0 ? axis + x!.shape.length : axis;
      const cuts = [start, end ?? x!.shape[at]!];
      return np.split(x!, cuts, at)[1]!;
    },
    concat: (parts, { axis }) => np.concatenate(parts, axis < 0 ? axis + parts[0]!.shape.length : axis),
    gather: ([data, indices], { axis }) => np.take(data!, indices!, axis),
    matMul: ([a, b], { transposeA, transposeB }) =>
      np.matmul(transposeA ? np.swapaxes(a!, -1, -2) : a!, transposeB ? np.swapaxes(b!, -1, -2) : b!),
    rmsNorm: ([x, weight], { epsilon }) => {
      const mean = np
        .sum(x!.ref.mul(x!.ref), [x!.shape.length - 1], { keepdims: true })
        .mul(1 / x!.shape.at(-1)!);
      return x!.mul(np.reciprocal(np.sqrt(mean.add(epsilon)))).mul(weight!);
    },
  };
  return rules;
}

function runWithJax(jax: Jax, graph: Graph, given: Readonly<Record<string, JaxArray>>): JaxArray {
  const rules = rulesOf(jax);
  const arrays = new Map<Tensor, JaxArray>();
  const { nodes, inputs, constants } = trace(graph);
  for (const [name, tensor] of inputs) arrays.set(tensor, given[name]!);
  for (const tensor of constants)
    if (tensor.source.kind === "constant")
      arrays.set(
        tensor,
        jax.numpy.array(tensor.source.data as Float32Array).reshape(tensor.shape as readonly number[]),
      );
  for (const { op, inputs, attributes, outputs } of nodes) {
    const operands = inputs.map((tensor) => arrays.get(tensor!)!.ref);
    const rule = rules[op] as (x: readonly JaxArray[], a: object, shape: readonly number[]) => JaxArray;
    arrays.set(outputs[0]!, rule(operands, attributes, outputs[0]!.shape as readonly number[]));
  }
  return arrays.get(graph.outputs.loss!)!;
}

/** Two layers of grouped, causal attention with rotation and a gated feed-forward; the mean cross-entropy. */
function transformerLoss(given: Record<string, HostTensor>, choose: Choices): Tensor {
  const [batch, length, width, heads, groups, inner, words, layers] = [2, 5, 16, 4, 2, 24, 11, 2];
  const size = width / heads;
  const weight = (name: string, shape: number[], low = -0.4, high = 0.4) => {
    given[name] = choose.floats(shape, low, high);
    return input(name, "float32", shape);
  };
  const norm = (x: Tensor, name: string, count: number) => x.rmsNorm(weight(name, [count], 0.5, 1.5), 1e-5);
  const linear = (x: Tensor, name: string, from: number, to: number) =>
    x.matMul(weight(name, [to, from]), { transposeB: true });
  const table = (of: (angle: number) => number) => {
    const numbers = Float32Array.from({ length: (length * size) / 2 }, (_, i) => {
      return of(Math.floor(i / (size / 2)) / 10 ** (i % (size / 2)));
    });
    return constant(numbers, "float32", [length, 1, size / 2]);
  };
  const [cos, sin] = [table(Math.cos), table(Math.sin)];
  const split = (x: Tensor, count: number) => x.reshape([batch, length, count, size]); // [B, S, H, d]
  const rotate = (x: Tensor) => {
    const [a, b] = [x.slice(-1, 0, size / 2), x.slice(-1, size / 2)];
    return concat([a.mul(cos).sub(b.mul(sin)), b.mul(cos).add(a.mul(sin))], -1);
  };
  const order = [0, 2, 1, 3];
  const shared = (x: Tensor) =>
    x
      .transpose(order)
      .reshape([batch, groups, 1, length, size])
      .expand([batch, groups, heads / groups, length, size])
      .reshape([batch, heads, length, size]); // [B, H, S, d]
  const future = Float32Array.from({ length: length * length }, (_, i) =>
    i % length > i / length ? -1e4 : 0,
  );
  const mask = constant(future, "float32", [length, length]);

  given.tokens = choose.wholes("int32", [batch, length], 0, words - 1);
  const embedding = weight("embedding", [words, width], -1, 1);
  let x = embedding.gather(input("tokens", "int32", [batch, length])); // [B, S, D]
  for (let layer = 0; layer < layers; layer++) {
    const h = norm(x, `${layer}.norm`, width);
    const head = (name: string, count: number) =>
      split(linear(h, `${layer}.${name}`, width, count * size), count);
    const q = rotate(norm(head("q", heads), `${layer}.qNorm`, size)).transpose(order);
    const k = shared(rotate(norm(head("k", groups), `${layer}.kNorm`, size)));
    const scores = q
      .matMul(k, { transposeB: true })
      .mul(size ** -0.5)
      .add(mask); // [B, H, S, S]
    const mixed = scores
      .softmax()
      .matMul(shared(head("v", groups)))
      .transpose(order);
    x = x.add(linear(mixed.reshape([batch, length, width]), `${layer}.o`, width, width));
    const f = norm(x, `${layer}.feedForwardNorm`, width);
    const gated = linear(f, `${layer}.gate`, width, inner)
      .silu()
      .mul(linear(f, `${layer}.up`, width, inner));
    x = x.add(linear(gated, `${layer}.down`, inner, width));
  }
  const logits = norm(x, "norm", width).matMul(embedding, { transposeB: true }); // [B, S, V]
  const labels = allocate("float32", [batch, length, words]);
  for (let i = 0; i < batch * length; i++) labels.data[i * words + choose.whole(0, words - 1)] = 1;
  const centered = logits.sub(logits.max([-1], true));
  const logSum = centered.exp().sum([-1], true).log();
  const picked = logSum.sub(centered).mul(constant(labels.data, "float32", labels.shape));
  return picked.sum([0, 1, 2]).mul(1 / (batch * length));
}

const name = "@jax-js/jax";
const jax = (await import(/* @vite-ignore */ name).catch(() => null)) as Jax | null;

/** The network, the names of its weights, and its gradient by the reference in float64. */
function differentiated() {
  const given: Record<string, HostTensor> = {};
  const graph = { outputs: { loss: transformerLoss(given, new Choices(3)) } };
  const names = Object.keys(given).filter((name) => name !== "tokens");
  const gradient = grad(graph, "loss", names);
  const inputs = Object.fromEntries(Object.entries(given).map(([name, x]) => [name, decode(x)]));
  const right = evaluate(gradient, { inputs, parameters: (name) => inputs[name]! });
  return { given, graph, names, gradient, right };
}

/** Largest difference, as a share of 1 + the size of the right number. */
function largestDifference(right: Float64Array, actual: ArrayLike<number>): number {
  expect(actual.length).toBe(right.length);
  return right.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - actual[i]!) / (1 + Math.abs(value))),
    0,
  );
}

test.skipIf(jax === null)("a transformer's gradient is the one that jax-js finds", () => {
  const { numpy: np, grad: jaxGrad } = jax!;
  const { given, graph, names, right } = differentiated();
  const arrayOf = ({ data, shape }: HostTensor) => np.array(data as Float32Array).reshape(shape);
  const tokens = arrayOf(given.tokens!);
  const theirs = jaxGrad((parameters) => runWithJax(jax!, graph, { ...parameters, tokens }))(
    Object.fromEntries(names.map((name) => [name, arrayOf(given[name]!)])),
  );
  for (const name of names) {
    const { numbers } = right[gradientName(name)]!;
    expect(largestDifference(numbers, theirs[name]!.dataSync()), name).toBeLessThan(1e-5);
    expect(
      numbers.some((value) => Math.abs(value) > 1e-3),
      name,
    ).toBe(true);
  }
});

test("a transformer's gradient from ONNX Runtime is that of the reference", async () => {
  const { given, names, gradient, right } = differentiated();
  const results = Object.fromEntries(
    Object.entries(gradient.outputs).map(([name, { dtype, shape }]): [string, HostTensor] => [
      name,
      allocate(dtype, shape as readonly number[]),
    ]),
  );
  await using program = await ortNative.compile(gradient, { folder: "", get: (name) => given[name]! });
  await using binding = program.bind(given, results);
  await binding.run();
  for (const name of ["loss", ...names.map(gradientName)])
    expect(largestDifference(right[name]!.numbers, results[name]!.data as Float32Array), name).toBeLessThan(
      1e-5,
    );
});
