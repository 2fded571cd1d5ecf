// One training step's forward and backward pass as a graph: the loss of a packed batch, and its gradients added to what
// earlier batches of the same step left.
import { gradientName, pullBack } from "../graph/grad.ts";
import { type Graph, input, type Tensor } from "../graph/tensor.ts";
import type { ModelConfig } from "../models/config.ts";
import { type WholeSequenceOptions, wholeSequence } from "../models/whole-sequence.ts";
import { type CrossEntropy, crossEntropy } from "./cross-entropy.ts";

/** Sizes of a packed batch. */
export interface BatchShape {
  /** Rows, B, and tokens in a row, S. */
  readonly batch: number;
  readonly length: number;
  /** Positions whose next token is learned, N, at most. */
  readonly targets: number;
}

export interface GradientOptions
  extends Pick<WholeSequenceOptions, "weight" | "linear" | "cached" | "leaves"> {
  readonly shape: BatchShape;
  /** What is learned, by name, as the forward pass reads it; default: every weight. */
  readonly trainable?: ReadonlyMap<string, Tensor>;
  /** Turns the gradients of `trainable` into those of what is stored, where that is another thing. */
  readonly derive?: (gradients: ReadonlyMap<string, Tensor>) => ReadonlyMap<string, Tensor>;
  /** What the run follows of each batch (`Trainer`), by name; read when the forward pass is built. */
  readonly observed?: ReadonlyMap<string, Tensor>;
  readonly zLoss?: number;
  /** Positions of the loss that are worked on at once; default 256. */
  readonly chunk?: number;
  /** Keep only what each layer reads and compute the rest again: memory of one layer, a third more time. */
  readonly recompute?: boolean;
  /** Another loss than the cross-entropy of the labels, of rows [N, D] and the output projection [V, D]. */
  readonly loss?: (hidden: Tensor, head: Tensor) => CrossEntropy;
}

/** What a batch shows of something that the run follows. */
export const observedName = (name: string): string => `observed.${name}`;

/** The gradient of all batches of a step so far, as an input and an output that share memory. */
export const accumulatedName = (name: string): string => `accumulated.${name}`;

/**
 * Inputs: those of `wholeSequence`; targets int32 [N], positions in the flattened batch whose next token is learned;
 * labels int32 [N]; weights float32 [N]; keep float32 [], 0 in a step's first batch and then 1; accumulated.NAME.
 * Outputs: loss and entropy float32 [], gradient.NAME = keep · accumulated.NAME + the gradient; observed.NAME.
 */
export function gradientGraph(config: ModelConfig, options: GradientOptions): Graph {
  const { shape, zLoss = 0, chunk = 256 } = options;
  const leaf = options.leaves?.input ?? input;
  const { batch, length, targets: count } = shape;
  const trainable = new Map(options.trainable);
  const { hidden, head, layerInputs } = wholeSequence(config, {
    batch,
    length,
    linear: options.linear,
    cached: options.cached,
    leaves: options.leaves,
    weight:
      options.weight ??
      ((name, size) => {
        const tensor = input(name, "float32", size);
        if (options.trainable === undefined) trainable.set(name, tensor);
        return tensor;
      }),
  });
  const rows = hidden.reshape([batch * length, config.width]).gather(leaf("targets", "int32", [count])); // [N, D]
  const lossOf =
    options.loss ??
    ((read: Tensor, by: Tensor) =>
      crossEntropy(read, by, leaf("labels", "int32", [count]), leaf("weights", "float32", [count]), {
        chunk: Math.min(chunk, count),
        zLoss,
        softcap: config.logitSoftcap,
      }));
  const { loss, entropy, ofHidden, ofHead } = lossOf(rows, head);
  const [names, tensors] = [[...trainable.keys()], [...trainable.values()]];
  const known = [[rows, ofHidden] as const, ...(dependsOn(head, tensors) ? [[head, ofHead] as const] : [])];
  const gradients = pullBack(known, tensors, options.recompute ? { keep: layerInputs } : {});
  const keep = input("keep", "float32", []);
  const found = new Map(names.map((name, index): [string, Tensor] => [name, gradients[index]!]));
  const outputs = [...(options.derive?.(found) ?? found)].map(([name, gradient]): [string, Tensor] => {
    const before = input(accumulatedName(name), "float32", gradient.shape);
    return [gradientName(name), before.mul(keep).add(gradient)];
  });
  const observed = [...(options.observed ?? [])].map(([name, of]): [string, Tensor] => [
    observedName(name),
    of,
  ]);
  return { outputs: { loss, entropy, ...Object.fromEntries([...outputs, ...observed]) } };
}

/** Whether a tensor is one of `tensors` or computed from one. */
function dependsOn(tensor: Tensor, tensors: readonly Tensor[]): boolean {
  const wanted = new Set(tensors);
  const seen = new Set<Tensor>();
  const stack = [tensor];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (wanted.has(next)) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    if (next.source.kind === "node") for (const one of next.source.node.inputs) if (one) stack.push(one);
  }
  return false;
}
