// A graph as two: what is needed for some tensors, and the rest, which reads these. A device can then prepare both at the
// same time and run one after the other. Nodes are told apart by what they depend on, so the same graph is always cut in
// the same way; what depends on no input belongs to whoever reads it.
import { apply, type Graph, input, type Node, type Tensor, trace } from "./tensor.ts";

/** Two graphs that together compute what one did. */
export interface CutGraph {
  readonly first: Graph;
  /** Reads what `first` computes as inputs of the same names. */
  readonly second: Graph;
  /** What the second reads of the first, by the name that it has in both. */
  readonly crossing: ReadonlyMap<string, Tensor>;
}

/**
 * Cuts a graph behind some of its tensors: `first` gives these, and each output of the graph that is computed on the way.
 * Whatever else the second part needs of the first crosses too: outputs of the graph under their own names, other tensors as
 * `cut.0`, `cut.1`, …
 *
 * @example
 * const { first, second } = cutGraph({ outputs: { logits } }, [hidden]); // first: { "cut.0": hidden }
 */
export function cutGraph(graph: Graph, at: readonly Tensor[]): CutGraph {
  const before = new Set<Node>(trace({ outputs: Object.fromEntries(at.entries()) }).nodes);
  const names = new Map<Tensor, string>();
  const first: Record<string, Tensor> = {};
  const later: [name: string, tensor: Tensor][] = [];
  for (const [name, tensor] of Object.entries(graph.outputs)) {
    const { source } = tensor;
    if (source.kind !== "node" || !before.has(source.node)) later.push([name, tensor]);
    else {
      first[name] = tensor;
      if (!names.has(tensor)) names.set(tensor, name);
    }
  }
  const crossing = new Map<string, Tensor>();
  const replaced = new Map<Tensor, Tensor>();
  const { nodes } = trace({ outputs: Object.fromEntries(later) });
  const fixed = fixedNodes(nodes);
  const cross = (tensor: Tensor): Tensor => {
    const name = names.get(tensor) ?? `cut.${crossing.size}`;
    crossing.set(name, tensor);
    first[name] = tensor;
    const read = input(name, tensor.dtype, tensor.shape);
    replaced.set(tensor, read);
    return read;
  };
  const read = (tensor: Tensor): Tensor => {
    const { source } = tensor;
    const known = replaced.get(tensor);
    if (known) return known;
    return source.kind === "node" && before.has(source.node) && !fixed.has(source.node)
      ? cross(tensor)
      : tensor;
  };
  for (const node of nodes) {
    if (before.has(node) || fixed.has(node)) continue;
    const outputs = apply(
      node.op,
      node.inputs.map((tensor) => tensor && read(tensor)),
      node.attributes,
    );
    for (const [index, tensor] of node.outputs.entries()) replaced.set(tensor, outputs[index]!);
  }
  const second = Object.fromEntries(later.map(([name, tensor]) => [name, read(tensor)]));
  return { first: { outputs: first }, second: { outputs: second }, crossing };
}

/** The nodes that depend on constants and parameters alone. */
function fixedNodes(nodes: readonly Node[]): ReadonlySet<Node> {
  const fixed = new Set<Node>();
  const isFixed = ({ source }: Tensor) =>
    source.kind === "node" ? fixed.has(source.node) : source.kind !== "input";
  for (const node of nodes)
    if (node.inputs.every((tensor) => tensor === null || isFixed(tensor))) fixed.add(node);
  return fixed;
}
