// One optimizer step as a graph that updates parameters and state in place. Two rules, as data:
// - adaptive: AdamW (arXiv 1711.05101) and AdaStar (apple/axlearn, `adastar_optimizer`) are settings of one formula;
// - orthogonal: Muon (K. Jordan, 2024) with the update size of arXiv 2502.16982: momentum made orthogonal by five
//   Newton–Schulz steps, for matrices.
// The gradient is clipped by its global norm; a step whose norm is no number, or too large, changes nothing.
import { gradientName } from "../graph/grad.ts";
import { type Graph, input, type Tensor } from "../graph/tensor.ts";

/** u = m̂ / (√v̂ + ε), perhaps clipped and smoothed; θ ← θ − lr · u − decay · θ. */
export interface AdaptiveRule {
  readonly kind: "adaptive";
  /** Smoothing of the gradient itself, β₁, with its debiasing; null: none. */
  readonly gradientDecay: number | null;
  /** Smoothing of its square, β₂, debiased. */
  readonly squareDecay: number;
  /** Added to √v̂, and to g² before smoothing. */
  readonly epsilon: number;
  readonly squareEpsilon: number;
  /** The root mean square of u is at most this; null: no limit. */
  readonly updateClip: number | null;
  /** Smoothing of u, not debiased; null: none. */
  readonly updateDecay: number | null;
  readonly weightDecay: number;
  /** Decay is multiplied by the learning rate (AdamW), or by the schedule alone (AdaStar). */
  readonly decayTimesLearningRate: boolean;
}

export interface OrthogonalRule {
  readonly kind: "orthogonal";
  readonly momentum: number;
  readonly weightDecay: number;
}

export type UpdateRule = AdaptiveRule | OrthogonalRule;

/** AdamW. */
export function adamW({
  beta1 = 0.9,
  beta2 = 0.95,
  epsilon = 1e-8,
  weightDecay = 0,
}: {
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  weightDecay?: number;
} = {}): AdaptiveRule {
  return {
    kind: "adaptive",
    gradientDecay: beta1,
    squareDecay: beta2,
    epsilon,
    squareEpsilon: 0,
    updateClip: null,
    updateDecay: null,
    weightDecay,
    decayTimesLearningRate: true,
  };
}

/** AdaStar as in apple/axlearn's honeycrisp recipe. */
export function adaStar({ weightDecay = 3.16e-4 }: { weightDecay?: number } = {}): AdaptiveRule {
  return {
    kind: "adaptive",
    gradientDecay: null,
    squareDecay: 0.95,
    epsilon: 0,
    squareEpsilon: 1e-30,
    updateClip: 1,
    updateDecay: 0.95,
    weightDecay,
    decayTimesLearningRate: false,
  };
}

/** Muon. */
export function muon({ momentum = 0.95, weightDecay = 0 } = {}): OrthogonalRule {
  return { kind: "orthogonal", momentum, weightDecay };
}

/** A parameter and how it is learned. */
export interface Learned {
  readonly name: string;
  readonly shape: readonly number[];
  readonly rule: UpdateRule;
  /** Multiplies the learning rate: μP-simple's min(768 / D, 1), for one. */
  readonly scale: number;
}

export interface OptimizerOptions {
  /** Gradients whose global norm is larger are scaled down to it; default 1. */
  readonly clipNorm?: number;
  /** A step with a larger norm is skipped; default `skipNorm`. */
  readonly skipNorm?: number;
  /** Weights averaged over time, `average.NAME`: average ← d · average + (1 − d) · θ, with d an input; default false. */
  readonly average?: boolean;
}

/** The norm of a gradient that is worth no step. */
export const skipNorm = 100;

/** Names of a parameter's state. */
const stateName = (part: string, name: string): string => `${part}.${name}`;
export const averageName = (name: string): string => `average.${name}`;
/** Outputs stand beside the inputs of the same memory. */
export const updatedName = (name: string): string => `updated.${name}`;

/** Names and shapes of the state of all parameters; it begins as zeros (averages as the parameters). */
export function optimizerState(
  learned: readonly Learned[],
  options: OptimizerOptions = {},
): Map<string, readonly number[]> {
  const state = new Map<string, readonly number[]>();
  for (const { name, shape, rule } of learned) {
    for (const part of statePartsOf(rule)) state.set(stateName(part, name), shape);
    if (options.average) state.set(averageName(name), shape);
  }
  return state;
}

function statePartsOf(rule: UpdateRule): string[] {
  if (rule.kind === "orthogonal") return ["momentum"];
  const parts = ["square"];
  if (rule.gradientDecay !== null) parts.push("mean");
  if (rule.updateDecay !== null) parts.push("update");
  return parts;
}

/** What the host computes for step t = 1, 2, …: the scalar inputs of the graph. */
export function stepScalars(
  learned: readonly Learned[],
  { step, learningRate, schedule, averageDecay = 0 }: StepSettings,
): Map<string, number> {
  const scalars = new Map<string, number>([
    ["learningRate", learningRate * schedule],
    ["schedule", schedule],
    ["averageDecay", averageDecay],
  ]);
  for (const { rule } of learned) {
    if (rule.kind === "orthogonal") continue;
    for (const decay of [rule.gradientDecay, rule.squareDecay])
      if (decay !== null) scalars.set(`debias.${decay}`, 1 / (1 - decay ** step));
  }
  return scalars;
}

export interface StepSettings {
  /** Updates so far, this one included. */
  readonly step: number;
  /** The peak, and the part of it that the schedule gives now, 0 … 1. */
  readonly learningRate: number;
  readonly schedule: number;
  readonly averageDecay?: number;
}

/**
 * Inputs: NAME, gradient.NAME, state (`optimizerState`) and scalars (`stepScalars`). Outputs: updated.X for each
 * parameter and state X, to be bound to X's own memory; norm float32 [], of the gradient before clipping.
 */
export function optimizerGraph(learned: readonly Learned[], options: OptimizerOptions = {}): Graph {
  const { clipNorm = 1, skipNorm: most = skipNorm } = options;
  const scalars = new Map<string, Tensor>();
  const scalar = (name: string): Tensor => {
    const tensor = scalars.get(name) ?? input(name, "float32", []);
    scalars.set(name, tensor);
    return tensor;
  };
  const gradients = learned.map(({ name, shape }) => input(gradientName(name), "float32", shape));
  const square = gradients
    .map((g) => g.mul(g).sum(g.shape.map((_, axis) => axis)))
    .reduce((sum, part) => sum.add(part));
  const norm = square.sqrt();
  // A norm that is no number is not less than anything: nothing is updated then.
  const usable = norm.less(most);
  const clip = norm.add(1e-12).reciprocal().mul(clipNorm).minimum(1);
  const outputs: Record<string, Tensor> = { norm };
  learned.forEach(({ name, shape, rule, scale }, index) => {
    const parameter = input(name, "float32", shape);
    const gradient = gradients[index]!.mul(clip);
    const put = (key: string, before: Tensor, after: Tensor): Tensor => {
      const chosen = usable.where(after, before);
      outputs[updatedName(key)] = chosen;
      return chosen;
    };
    const state = (part: string) => input(stateName(part, name), "float32", shape);
    const rate = scalar("learningRate").mul(scale);
    const decay = rule.kind === "adaptive" && !rule.decayTimesLearningRate ? scalar("schedule") : rate;
    const update =
      rule.kind === "orthogonal"
        ? orthogonalUpdate(rule, gradient, state("momentum"), shape, (after, before) =>
            put(stateName("momentum", name), before, after),
          )
        : adaptiveUpdate(rule, gradient, scalar, state, (part, before, after) =>
            put(stateName(part, name), before, after),
          );
    const step = update.mul(rate);
    const moved = parameter.sub(
      rule.weightDecay === 0 ? step : step.add(parameter.mul(decay.mul(rule.weightDecay))),
    );
    const updated = put(name, parameter, moved);
    if (options.average) {
      const average = input(averageName(name), "float32", shape);
      const kept = scalar("averageDecay");
      put(averageName(name), average, average.mul(kept).add(updated.mul(kept.neg().add(1))));
    }
  });
  return { outputs };
}

type Put = (part: string, before: Tensor, after: Tensor) => void;

function adaptiveUpdate(
  rule: AdaptiveRule,
  gradient: Tensor,
  scalar: (name: string) => Tensor,
  state: (part: string) => Tensor,
  put: Put,
): Tensor {
  const smooth = (part: string, decay: number, value: Tensor): Tensor => {
    const before = state(part);
    const after = before.mul(decay).add(value.mul(1 - decay));
    put(part, before, after);
    return after;
  };
  const { gradientDecay, squareDecay, updateDecay, updateClip } = rule;
  const square = smooth("square", squareDecay, gradient.mul(gradient).add(rule.squareEpsilon));
  const root = square.mul(scalar(`debias.${squareDecay}`)).sqrt();
  const mean =
    gradientDecay === null
      ? gradient
      : smooth("mean", gradientDecay, gradient).mul(scalar(`debias.${gradientDecay}`));
  let update = mean.div(rule.epsilon === 0 ? root : root.add(rule.epsilon));
  if (updateClip !== null) {
    const axes = update.shape.map((_, axis) => axis);
    const count = (update.shape as readonly number[]).reduce((product, size) => product * size, 1);
    const size = update
      .mul(update)
      .sum(axes)
      .mul(1 / count)
      .sqrt();
    update = update.div(size.mul(1 / updateClip).maximum(1));
  }
  return updateDecay === null ? update : smooth("update", updateDecay, update);
}

/** Coefficients of the quintic that drives all singular values near 1 (K. Jordan). */
const quintic = [3.4445, -4.775, 2.0315] as const;
const newtonSchulzSteps = 5;

function orthogonalUpdate(
  { momentum }: OrthogonalRule,
  gradient: Tensor,
  before: Tensor,
  shape: readonly number[],
  put: (after: Tensor, before: Tensor) => void,
): Tensor {
  const after = before.mul(momentum).add(gradient);
  put(after, before);
  const ahead = gradient.add(after.mul(momentum)); // Nesterov
  const [rows, columns] = shape as [number, number];
  const wide = rows <= columns;
  let x = wide ? ahead : ahead.transpose([1, 0]); // fewer rows than columns
  x = x.div(x.mul(x).sum([0, 1]).sqrt().add(1e-7));
  for (let step = 0; step < newtonSchulzSteps; step++) {
    const gram = x.matMul(x, { transposeB: true });
    const inner = gram.mul(quintic[1]).add(gram.matMul(gram).mul(quintic[2]));
    x = x.mul(quintic[0]).add(inner.matMul(x));
  }
  const size = 0.2 * Math.sqrt(Math.max(rows, columns)); // the root mean square of an Adam update
  return (wide ? x : x.transpose([1, 0])).mul(size);
}

/** μP-simple (apple/axlearn): the learning rate of a linear weight at width D is multiplied by min(768 / D, 1). */
export function muSimpleScale(width: number): number {
  return Math.min(768 / width, 1);
}
