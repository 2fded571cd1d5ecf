// Building a tensor program by calling methods. A Tensor is a value that a graph will compute: it knows its type and
// where it comes from, and holds no numbers. A graph is a set of named outputs; everything else is found from them.
import { OrchardError } from "../errors.ts";
import type { Attributes, DType, Op, Operations, ReshapeTarget, Shape } from "./op.ts";
import { arity } from "./op.ts";
import { shapeRules, type TensorType } from "./shape.ts";

/** Numbers in row-major order; int64 uses BigInt64Array, bool and packed codes Uint8Array, half types Uint16Array. */
export type TensorData = Float32Array | Uint16Array | Int8Array | Uint8Array | Int32Array | BigInt64Array;

/** One application of an operation. */
export interface Node<O extends Op = Op> {
  readonly op: O;
  readonly inputs: readonly (Tensor | null)[];
  readonly attributes: Attributes<O>;
  readonly outputs: readonly Tensor[];
}

/** Where a tensor's numbers come from. */
export type Source =
  | { readonly kind: "input"; readonly name: string }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "constant"; readonly data: TensorData }
  | { readonly kind: "node"; readonly node: Node };

/** A tensor program: what it is asked for, by name. */
export interface Graph {
  readonly outputs: Readonly<Record<string, Tensor>>;
  /** Where it may be made two programs (cut.ts): at each place, all that goes from what is before to what is behind. */
  readonly cuts?: readonly (readonly Tensor[])[];
}

/** A value of a graph. Methods add operations; a number operand becomes a float32 scalar. */
export class Tensor implements TensorType {
  readonly dtype: DType;
  readonly shape: Shape;
  readonly source: Source;

  constructor(type: TensorType, source: Source) {
    this.dtype = type.dtype;
    this.shape = type.shape;
    this.source = source;
  }

  neg(): Tensor {
    return single("neg", [this]);
  }
  exp(): Tensor {
    return single("exp", [this]);
  }
  log(): Tensor {
    return single("log", [this]);
  }
  sqrt(): Tensor {
    return single("sqrt", [this]);
  }
  reciprocal(): Tensor {
    return single("reciprocal", [this]);
  }
  tanh(): Tensor {
    return single("tanh", [this]);
  }
  sigmoid(): Tensor {
    return single("sigmoid", [this]);
  }
  silu(): Tensor {
    return single("silu", [this]);
  }
  gelu(): Tensor {
    return single("gelu", [this]);
  }
  softmax(): Tensor {
    return single("softmax", [this]);
  }
  topK(count: number): Tensor {
    return single("topK", [this], { count });
  }
  cast(to: DType): Tensor {
    return to === this.dtype ? this : single("cast", [this], { to });
  }

  add(other: Tensor | number): Tensor {
    return single("add", [this, operand(other)]);
  }
  sub(other: Tensor | number): Tensor {
    return single("sub", [this, operand(other)]);
  }
  mul(other: Tensor | number): Tensor {
    return single("mul", [this, operand(other)]);
  }
  div(other: Tensor | number): Tensor {
    return single("div", [this, operand(other)]);
  }
  maximum(other: Tensor | number): Tensor {
    return single("maximum", [this, operand(other)]);
  }
  minimum(other: Tensor | number): Tensor {
    return single("minimum", [this, operand(other)]);
  }
  less(other: Tensor | number): Tensor {
    return single("less", [this, operand(other)]);
  }
  equal(other: Tensor | number): Tensor {
    return single("equal", [this, operand(other)]);
  }
  /** this ? a : b, element by element. */
  where(a: Tensor | number, b: Tensor | number): Tensor {
    return single("where", [this, operand(a), operand(b)]);
  }

  sum(axes: readonly number[], keepDimensions = false): Tensor {
    return single("reduceSum", [this], { axes, keepDimensions });
  }
  max(axes: readonly number[], keepDimensions = false): Tensor {
    return single("reduceMax", [this], { axes, keepDimensions });
  }

  reshape(shape: readonly ReshapeTarget[]): Tensor {
    return single("reshape", [this], { shape });
  }
  transpose(permutation: readonly number[]): Tensor {
    return single("transpose", [this], { permutation });
  }
  expand(shape: readonly (number | "keep")[]): Tensor {
    return single("expand", [this], { shape });
  }
  slice(axis: number, start: number, end: number | null = null): Tensor {
    return single("slice", [this], { axis, start, end });
  }
  gather(indices: Tensor, axis = 0): Tensor {
    return single("gather", [this, indices], { axis });
  }
  scatterAdd(indices: Tensor, updates: Tensor): Tensor {
    return single("scatterAdd", [this, indices, updates]);
  }
  matMul(other: Tensor, { transposeA = false, transposeB = false } = {}): Tensor {
    return single("matMul", [this, other], { transposeA, transposeB });
  }
  rmsNorm(weight: Tensor, epsilon: number): Tensor {
    return single("rmsNorm", [this, weight], { epsilon });
  }
}

/** Applies an operation; its results are checked and typed by the shape rules. */
export function apply<O extends Op>(
  op: O,
  inputs: readonly (Tensor | null)[],
  attributes: Operations[O],
): readonly Tensor[] {
  const [fewest, most] = arity[op].inputs;
  if (inputs.length < fewest || inputs.length > most)
    throw new OrchardError(
      "invalidArgument",
      `${op} takes ${fewest} to ${most} inputs, not ${inputs.length}`,
    );
  const outputs: Tensor[] = [];
  const node: Node<O> = { op, inputs, attributes, outputs };
  for (const type of shapeRules[op](inputs, attributes))
    outputs.push(new Tensor(type, { kind: "node", node }));
  return outputs;
}

function single<O extends Op>(
  op: O,
  inputs: readonly (Tensor | null)[],
  attributes: Operations[O] = {} as Operations[O],
): Tensor {
  return apply(op, inputs, attributes)[0]!;
}

function operand(value: Tensor | number): Tensor {
  return typeof value === "number" ? constant(Float32Array.of(value), "float32", []) : value;
}

/** A tensor given anew at each run. */
export function input(name: string, dtype: DType, shape: Shape): Tensor {
  return new Tensor({ dtype, shape }, { kind: "input", name });
}

/** A tensor that a weight file, or an optimizer, provides. */
export function parameter(name: string, dtype: DType, shape: readonly number[]): Tensor {
  return new Tensor({ dtype, shape }, { kind: "parameter", name });
}

/** A tensor whose numbers are part of the program. */
export function constant(data: TensorData, dtype: DType, shape: readonly number[]): Tensor {
  return new Tensor({ dtype, shape }, { kind: "constant", data });
}

/** Joins tensors along an axis. */
export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  return single("concat", tensors, { axis });
}

/** Everything a graph consists of, each node after those it needs. */
export function trace(graph: Graph): {
  readonly nodes: readonly Node[];
  readonly inputs: ReadonlyMap<string, Tensor>;
  readonly parameters: ReadonlyMap<string, Tensor>;
  readonly constants: readonly Tensor[];
} {
  const nodes: Node[] = [];
  const inputs = new Map<string, Tensor>();
  const parameters = new Map<string, Tensor>();
  const constants: Tensor[] = [];
  const seen = new Set<Tensor | Node>();
  // An explicit stack: a deep model would overflow the call stack.
  const stack: ({ visit: Tensor } | { emit: Node })[] = Object.values(graph.outputs)
    .reverse()
    .map((visit) => ({ visit }));
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if ("emit" in item) {
      nodes.push(item.emit);
      continue;
    }
    const { source } = item.visit;
    const key = source.kind === "node" ? source.node : item.visit;
    if (seen.has(key)) continue;
    seen.add(key);
    switch (source.kind) {
      case "input":
        inputs.set(source.name, once(inputs, source.name, item.visit));
        break;
      case "parameter":
        parameters.set(source.name, once(parameters, source.name, item.visit));
        break;
      case "constant":
        constants.push(item.visit);
        break;
      case "node":
        stack.push({ emit: source.node });
        for (const needed of source.node.inputs.toReversed()) if (needed) stack.push({ visit: needed });
        break;
      default:
        source satisfies never;
    }
  }
  return { nodes, inputs, parameters, constants };
}

function once(known: ReadonlyMap<string, Tensor>, name: string, tensor: Tensor): Tensor {
  if (known.has(name))
    throw new OrchardError("invalidArgument", `two different tensors of the graph are named "${name}"`);
  return tensor;
}
