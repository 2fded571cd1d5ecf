// The gradient of a graph, as a graph: reverse-mode differentiation with one rule per operation (grad-rules.ts).
// Leaves out forward mode and second derivatives of what has none here. A. Griewank and A. Walther, Evaluating
// Derivatives, 2008; keeping few values and computing the others again: Chen et al., arXiv 1604.06174.
import { OrchardError } from "../errors.ts";
import { type GradRule, gradRules } from "./grad-rules.ts";
import type { Op } from "./op.ts";
import { apply, constant, type Graph, type Node, type Tensor, trace } from "./tensor.ts";

export interface GradOptions {
  /**
   * Tensors to keep from the forward pass, such as each layer's input. With them, every other tensor that the
   * backward pass needs is computed again from the kept ones when the gradient gets there: memory for one layer's
   * activations instead of all of them, time for one more forward pass. What comes after the last of them is needed
   * at once and kept too. Default: everything is kept.
   */
  readonly keep?: readonly Tensor[];
}

/** Name of the output that holds the gradient of an input or parameter. */
export const gradientName = (name: string): string => `gradient.${name}`;

/**
 * A graph with the outputs of `graph` and, for each of `names` (parameters or inputs of it), the gradient of the
 * output `loss` by it, named by `gradientName`, of the same shape.
 * Throws `invalidArgument` when the loss has more than one element or does not depend on one of them, and when an
 * operation between has no gradient.
 *
 * ```ts
 * const w = parameter("w", "float32", [3]);
 * const graph = { outputs: { loss: w.mul(w).sum([0]) } };
 * Object.keys(grad(graph, "loss", ["w"]).outputs); // ["loss", "gradient.w"]
 * ```
 */
export function grad(graph: Graph, loss: string, names: readonly string[], options: GradOptions = {}): Graph {
  const target = graph.outputs[loss];
  if (!target) throw new OrchardError("invalidArgument", `the graph has no output "${loss}"`);
  const { inputs, parameters } = trace(graph);
  const tensors = names.map((name) => {
    const tensor = parameters.get(name) ?? inputs.get(name);
    if (tensor) return tensor;
    throw new OrchardError("invalidArgument", `the graph has no parameter or input "${name}"`);
  });
  const results = gradients(target, tensors, options);
  const named = names.map((name, index): [string, Tensor] => [gradientName(name), results[index]!]);
  return { outputs: { ...graph.outputs, ...Object.fromEntries(named) } };
}

/** The gradients of a loss by each of `tensors`, which may stand anywhere in its graph. Throws as `grad` does. */
export function gradients(
  loss: Tensor,
  tensors: readonly Tensor[],
  options: GradOptions = {},
): readonly Tensor[] {
  if (loss.shape.some((size) => size !== 1) || loss.dtype !== "float32")
    throw new OrchardError(
      "invalidArgument",
      `a loss is one float32 number, not ${loss.dtype} [${loss.shape}]: sum it first`,
    );
  return pullBack(
    [[loss, constant(Float32Array.of(1), "float32", loss.shape.map(Number))]],
    tensors,
    options,
  );
}

/**
 * The same from any tensors whose gradients are known: pairs of a tensor and the gradient of some loss by it, of its
 * shape. For losses that compute their gradient themselves.
 */
export function pullBack(
  known: readonly (readonly [tensor: Tensor, gradient: Tensor])[],
  tensors: readonly Tensor[],
  { keep }: GradOptions = {},
): readonly Tensor[] {
  const { nodes } = trace({ outputs: Object.fromEntries(known.map(([tensor], index) => [index, tensor])) });
  const needed = dependents(nodes, tensors);
  const again = keep ? new Recomputation(nodes, keep) : null;
  const found = new Map<Tensor, Tensor>();
  const accumulate = (tensor: Tensor, gradient: Tensor) => {
    const before = found.get(tensor);
    found.set(tensor, before ? before.add(gradient) : gradient);
  };
  for (const [tensor, gradient] of known) accumulate(tensor, gradient);

  for (const node of nodes.toReversed()) {
    const ofOutputs = node.outputs.map((output) => found.get(output) ?? null);
    const arrived = ofOutputs.find((gradient) => gradient !== null);
    if (!arrived || !node.inputs.some((input) => input && needed.has(input))) continue;
    const rule = gradRules[node.op] as GradRule<Op> | { readonly refusal: string };
    if ("refusal" in rule) throw refused(node.op, rule.refusal);
    const seen = again ? again.of(node, arrived) : node;
    const ofInputs = rule({ ...seen, attributes: node.attributes, gradients: ofOutputs });
    node.inputs.forEach((input, index) => {
      if (!input || !needed.has(input)) return;
      const gradient = ofInputs[index];
      if (gradient) accumulate(input, gradient);
      else throw refused(node.op, `not by its input ${index}`);
    });
  }
  return tensors.map((tensor) => {
    const gradient = found.get(tensor);
    if (gradient) return gradient;
    const { source } = tensor;
    const name = "name" in source ? ` "${source.name}"` : "";
    throw new OrchardError("invalidArgument", `the loss does not depend on the ${source.kind}${name}`);
  });
}

function refused(op: Op, reason: string): OrchardError {
  return new OrchardError("invalidArgument", `${op} has no gradient: ${reason}`, { details: { op } });
}

/** The tensors, and every float tensor that is computed from one of them. */
function dependents(nodes: readonly Node[], tensors: readonly Tensor[]): ReadonlySet<Tensor> {
  const needed = new Set(tensors);
  for (const { inputs, outputs } of nodes)
    if (inputs.some((input) => input && needed.has(input)))
      for (const output of outputs)
        if (["float32", "float16", "bfloat16"].includes(output.dtype)) needed.add(output);
  return needed;
}

/** Second copies of nodes, computed from kept tensors once a gradient has arrived. */
class Recomputation {
  readonly #kept: ReadonlySet<Tensor>;
  /** The kept tensor that a node comes after, as its place in the order of nodes; −1 before the first. */
  readonly #segment = new Map<Node, number>();
  readonly #last: number;
  readonly #copies = new Map<number, Map<Tensor, Tensor>>();
  readonly #signals = new Map<number, Tensor>();

  constructor(nodes: readonly Node[], keep: readonly Tensor[]) {
    this.#kept = new Set(keep);
    const places = new Map(nodes.map((node, place) => [node, place]));
    for (const node of nodes) {
      const before = node.inputs.map((input) => {
        if (input?.source.kind !== "node") return -1;
        return (this.#kept.has(input) ? places : this.#segment).get(input.source.node)!;
      });
      this.#segment.set(node, Math.max(-1, ...before));
    }
    this.#last = this.#segment.get(nodes.at(-1)!)!;
  }

  /** The inputs and outputs of a node as its gradient rule shall use them. */
  of(node: Node, gradient: Tensor): Pick<Node, "inputs" | "outputs"> {
    const segment = this.#segment.get(node)!;
    if (segment === this.#last) return node;
    if (!this.#signals.has(segment)) this.#signals.set(segment, signalOf(gradient));
    return {
      inputs: node.inputs.map((input) => input && this.#copy(input, segment)),
      outputs: node.outputs.map((output) => this.#copy(output, segment)),
    };
  }

  #copy(tensor: Tensor, segment: number): Tensor {
    if (tensor.source.kind !== "node") return tensor;
    const copies = this.#copies.get(segment) ?? new Map<Tensor, Tensor>();
    this.#copies.set(segment, copies);
    const known = copies.get(tensor);
    if (known) return known;
    if (this.#kept.has(tensor)) {
      // The same numbers, but not before the gradient is there: else the copies would be computed right away, or be
      // recognized as the originals, and nothing would be saved.
      const late = this.#signals.get(segment)!.where(tensor, tensor);
      copies.set(tensor, late);
      return late;
    }
    const { node } = tensor.source;
    const inputs = node.inputs.map((input) => input && this.#copy(input, segment));
    apply(node.op, inputs, node.attributes).forEach((output, index) => {
      copies.set(node.outputs[index]!, output);
    });
    return copies.get(tensor)!;
  }
}

/** Something of type bool [1] that cannot be known before the gradient is. */
function signalOf(gradient: Tensor): Tensor {
  return gradient.reshape(["infer"]).slice(0, 0, 1).less(Number.POSITIVE_INFINITY);
}
