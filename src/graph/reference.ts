// Per operation: a plain loop. The slow truth that every fast path is compared with: numbers are float64 inside a rule
// and rounded to the element type after it. Presents of attention are new arrays that hold the whole cache.
import { OrchardError } from "../errors.ts";
import type { HostTensor } from "./host-tensor.ts";
import type { Attributes, Op } from "./op.ts";
import { attention, rotaryEmbedding } from "./reference/attention.ts";
import {
  concat,
  expand,
  gather,
  reduction,
  reshape,
  scatterAdd,
  slice,
  softmax,
  topK,
  transpose,
} from "./reference/axes.ts";
import { binary, cast, div, gelu, sigmoid, unary, where } from "./reference/elementwise.ts";
import { gatherNBits, matMul, matMulNBits, rmsNorm, skipRmsNorm } from "./reference/linear.ts";
import { decode, encode, roundToType, type Values } from "./reference/values.ts";
import { type Graph, type Tensor, trace } from "./tensor.ts";

type ReferenceRule<O extends Op> = (
  inputs: readonly (Values | null)[],
  attributes: Attributes<O>,
) => readonly Values[];

/** What every operation computes. */
export const referenceRules: { readonly [O in Op]: ReferenceRule<O> } = {
  neg: unary((x) => -x),
  exp: unary(Math.exp),
  log: unary(Math.log),
  sqrt: unary(Math.sqrt),
  reciprocal: unary((x) => 1 / x),
  tanh: unary(Math.tanh),
  sigmoid: unary(sigmoid),
  silu: unary((x) => x * sigmoid(x)),
  gelu: unary(gelu),
  cast,
  add: binary((a, b) => a + b),
  sub: binary((a, b) => a - b),
  mul: binary((a, b) => a * b),
  div,
  maximum: binary(Math.max),
  minimum: binary(Math.min),
  less: binary((a, b) => (a < b ? 1 : 0), "bool"),
  equal: binary((a, b) => (a === b ? 1 : 0), "bool"),
  where,
  reduceSum: reduction(0, (sum, x) => sum + x),
  reduceMax: reduction(Number.NEGATIVE_INFINITY, Math.max),
  softmax,
  topK,
  reshape,
  transpose,
  expand,
  slice,
  concat,
  gather,
  scatterAdd,
  matMul,
  matMulNBits,
  gatherNBits,
  rmsNorm,
  skipRmsNorm,
  rotaryEmbedding,
  attention,
};

/** Numbers for the inputs and parameters of a graph. */
export interface Given<T> {
  readonly inputs: Readonly<Record<string, T>>;
  readonly parameters: (name: string) => T;
}

/**
 * Runs a graph by plain loops and returns its outputs by name. Every tensor's real shape is checked against the
 * inferred one. Throws `invalidArgument` when an input is missing or does not fit its declaration.
 */
export function interpret(graph: Graph, given: Given<HostTensor>): Record<string, HostTensor> {
  const inputs = Object.fromEntries(Object.entries(given.inputs).map(([name, x]) => [name, decode(x)]));
  const outputs = evaluate(
    graph,
    { inputs, parameters: (name) => decode(given.parameters(name)) },
    roundToType,
  );
  return Object.fromEntries(Object.entries(outputs).map(([name, values]) => [name, encode(values)]));
}

/** The same on the interpreter's own numbers; without `round`, all float arithmetic is in float64. */
export function evaluate(
  graph: Graph,
  given: Given<Values>,
  round: (values: Values) => Values = (values) => values,
): Record<string, Values> {
  const known = new Map<Tensor, Values>();
  const sizes = new Map<string, number>();
  const learn = (what: string, tensor: Tensor, values: Values | undefined) => {
    if (!values) throw new OrchardError("invalidArgument", `the ${what} is missing`);
    const fits =
      values.dtype === tensor.dtype &&
      values.shape.length === tensor.shape.length &&
      tensor.shape.every((size, axis) => {
        if (typeof size === "string" && !sizes.has(size)) sizes.set(size, values.shape[axis]!);
        return (typeof size === "string" ? sizes.get(size) : size) === values.shape[axis];
      });
    if (!fits)
      throw new OrchardError(
        "invalidArgument",
        `the ${what} is ${values.dtype} [${values.shape}], not ${tensor.dtype} [${tensor.shape}]` +
          ` with ${JSON.stringify(Object.fromEntries(sizes))}`,
      );
    known.set(tensor, values);
  };
  const { nodes, inputs, parameters, constants } = trace(graph);
  for (const [name, tensor] of inputs) learn(`input "${name}"`, tensor, given.inputs[name]);
  for (const [name, tensor] of parameters) learn(`parameter "${name}"`, tensor, given.parameters(name));
  for (const tensor of constants)
    if (tensor.source.kind === "constant") {
      const shape = tensor.shape as readonly number[];
      learn("constant", tensor, decode({ dtype: tensor.dtype, shape, data: tensor.source.data }));
    }
  for (const { op, inputs, attributes, outputs } of nodes) {
    const rule = referenceRules[op] as ReferenceRule<Op>;
    const operands = inputs.map((tensor) => (tensor === null ? null : known.get(tensor)!));
    rule(operands, attributes).forEach((values, index) => {
      learn(`result of ${op}`, outputs[index]!, round(values));
    });
  }
  return Object.fromEntries(
    Object.entries(graph.outputs).map(([name, tensor]) => [name, known.get(tensor)!]),
  );
}
