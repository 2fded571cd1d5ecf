// Distillation: a student learns from what a teacher, with the same tokenizer, thinks of each next token. Three forms:
// - divergence: T² · KL(teacher^(1/T) ‖ student^(1/T)) (Hinton et al., arXiv 1503.02531), mixed with the labels' loss;
// - topOne: the cross-entropy to share · onehot(teacher's first choice) + (1 − share) · onehot(label), share 0.9 in
//   Apple's 2024 report (arXiv 2407.21075).
// - kept: some examples are learned from the teacher's distribution alone, the others from their labels alone, so that
//   what is new comes beside what was there (the teacher is what the student was, and rehearses it).
// All run in one graph, a chunk of positions at a time: no [positions, vocabulary] matrix of the teacher is kept.
// The divergence may be read at the teacher's first choices and a few drawn others only (`TopChoices`).
// Leaves out intermediate layers, and stored teacher outputs.
import { OrchardError } from "../errors.ts";
import { constant, type Graph, input, parameter, type Tensor } from "../graph/tensor.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import { sharedLeaves, wholeSequence } from "../models/whole-sequence.ts";
import { ropeParameters } from "../runtime/parameters.ts";
import { randomSource } from "../runtime/random.ts";
import { type CrossEntropy, chunkedLoss, oneHotRows, softmaxOf } from "./cross-entropy.ts";
import { drawsName } from "./draws.ts";
import { type GradientOptions, gradientGraph } from "./gradient-graph.ts";
import type { Tensors } from "./run-folder.ts";
import { runStage, type StageOptions } from "./stage.ts";
import type { Trainer } from "./trainer.ts";

export type Distillation =
  | {
      readonly kind: "divergence";
      /** T: both distributions are softened by it. */
      readonly temperature: number;
      /** How much of the loss is the teacher's; the rest is the labels' cross-entropy. 0 … 1. */
      readonly share: number;
      /** Of which words the teacher is read; default: all. */
      readonly top?: TopChoices;
    }
  | {
      readonly kind: "topOne";
      /** How much of the target is the teacher's first choice; the rest is the label. 0 … 1. */
      readonly share: number;
    }
  | {
      readonly kind: "kept";
      /** What the divergence of a token of a kept example counts, beside 1 of a label; > 0. */
      readonly strength: number;
    };

/**
 * A teacher that is read at few words of each position, as if no more of it had been stored: its first choices, each
 * counting once, and drawn others (negatives), each counting for as many as it stands for. The loss and its gradient
 * are right on average, however few are drawn, and both 0 where student and teacher agree. Without negatives what the
 * student thinks of all other words is left alone, which ends in repetition (models.md §8: 128 … 1,024 are needed).
 */
export interface TopChoices {
  /** First choices, k; those equal to the last of them count, too. */
  readonly count: number;
  /** Others of each position, m, at most: those that are first choices are not others. */
  readonly negatives: number;
}

/** Half the loss is the labels', half the divergence from the teacher: for what a model lost on its way to few bits. */
export const halfTeacher: Distillation = { kind: "divergence", temperature: 1, share: 0.5 };

/** Apple's 2024 mix. */
export const topOneMix: Distillation = { kind: "topOne", share: 0.9 };

export interface Teacher {
  readonly config: ModelConfig;
  readonly weights: Tensors;
}

export interface DistillOptions extends Omit<StageOptions, "zLoss"> {
  /** Where the student begins; these are copied. */
  readonly weights: Tensors;
  readonly teacher: Teacher;
  /** Default: `topOneMix`. */
  readonly distillation?: Distillation;
}

/** Names of the teacher's weights and tables in the graph. */
export const teacherName = (name: string): string => `teacher.${name}`;

/** A teacher's weights and tables of so many positions, as the graph names them. */
export function frozenTeacher({ config, weights }: Teacher, positions: number): Tensors {
  const all = [...weights, ...ropeParameters(config, positions)];
  return new Map(all.map(([name, tensor]) => [teacherName(name), tensor]));
}

/**
 * Trains a student and returns its trainer, which the caller disposes of. Throws `invalidArgument` for a teacher of
 * another vocabulary, a share outside 0 … 1 or choices that there are not, and what `train` throws.
 *
 * @example
 * const distillation = { kind: "divergence", temperature: 2, share: 1 };
 * await using student = await distill({ device: ortNative, config, weights, teacher, distillation, stream, shapes, learningRate: 1e-3, schedule, folder });
 */
export async function distill(options: DistillOptions): Promise<Trainer> {
  const { config, weights, teacher, distillation = topOneMix, recompute, chunk } = options;
  return runStage(options, {
    shapes: parameterShapes(config),
    weights: () => weights,
    frozen: frozenTeacher(teacher, config.contextSize),
    graphOf: (shape) => distillationGraph(config, teacher.config, distillation, { shape, recompute, chunk }),
  });
}

/**
 * The step of `gradientGraph` with the teacher's forward pass beside the student's. More inputs: teacher.NAME for every
 * weight, `drawsName` where negatives are drawn, "kept" where examples are; more parameters: teacher.rope.N.cos and .sin, of as many positions as the student's.
 */
export function distillationGraph(
  config: ModelConfig,
  teacher: ModelConfig,
  distillation: Distillation,
  options: Omit<GradientOptions, "leaves" | "loss" | "zLoss">,
): Graph {
  check(config, teacher, distillation);
  const { batch, length, targets } = options.shape;
  const leaves = sharedLeaves();
  const shared = leaves.input;
  const drawn = distillation.kind === "divergence" && (distillation.top?.negatives ?? 0) > 0;
  const loss = (rows: Tensor, head: Tensor): CrossEntropy => {
    const read = wholeSequence(
      { ...teacher, contextSize: config.contextSize },
      {
        batch,
        length,
        weight: (name, shape) => input(teacherName(name), "float32", shape),
        leaves: {
          input: shared,
          parameter: (name, dtype, shape) => parameter(teacherName(name), dtype, shape),
        },
      },
    );
    const teacherRows = read.hidden
      .reshape([batch * length, teacher.width])
      .gather(shared("targets", "int32", [targets])); // [N, D of the teacher]
    return distillationLoss(
      { hidden: rows, head },
      { hidden: teacherRows, head: read.head, softcap: teacher.logitSoftcap },
      shared("labels", "int32", [targets]),
      shared("weights", "float32", [targets]),
      {
        distillation,
        draws: drawn ? shared(drawsName, "float32", [targets]) : undefined,
        kept: distillation.kind === "kept" ? shared("kept", "float32", [targets]) : undefined,
        chunk: Math.min(options.chunk ?? 256, targets),
        softcap: config.logitSoftcap,
      },
    );
  };
  return gradientGraph(config, { ...options, leaves, loss });
}

/** What gives logits: rows [N, D] and the output projection [V, D]. */
interface Rows {
  readonly hidden: Tensor;
  readonly head: Tensor;
}

/**
 * The loss of a student's rows and its gradient; `entropy` is the labels' cross-entropy under the student. `labels`
 * int32 [N], `weights` float32 [N] as in `crossEntropy`; `draws` float32 [N], uniform in 0 … 1, decide the negatives;
 * `kept` float32 [N] is 1 where the teacher is learned from.
 */
export function distillationLoss(
  student: Rows,
  teacher: Rows & { readonly softcap: number | null },
  labels: Tensor,
  weights: Tensor,
  {
    distillation,
    draws,
    kept,
    ...options
  }: {
    readonly distillation: Distillation;
    readonly draws?: Tensor;
    readonly kept?: Tensor;
    readonly chunk: number;
    readonly softcap: number | null;
  },
): CrossEntropy {
  const oneHot = oneHotRows(labels, student.head.shape[0] as number);
  return chunkedLoss(student.hidden, student.head, options, (logits, from, to) => {
    const rows = to - from;
    const label = oneHot(from, to);
    const counts = weights.slice(0, from, to).reshape([rows, 1]);
    const raw = teacher.hidden.slice(0, from, to).matMul(teacher.head, { transposeB: true }); // [C, V]
    const taught = teacher.softcap === null ? raw : raw.div(teacher.softcap).tanh().mul(teacher.softcap);
    const weighted = (perRow: Tensor) => counts.mul(perRow).sum([0, 1]);
    const { probabilities, logZ } = softmaxOf(logits);
    const entropy = weighted(logZ.sub(logits.mul(label).sum([1], true)));
    switch (distillation.kind) {
      case "topOne": {
        const { share } = distillation;
        const best = taught.equal(taught.max([1], true)).cast("float32");
        const first = best.div(best.sum([1], true)); // of equals, each a part
        const target = first.mul(share).add(label.mul(1 - share)); // [C, V], each row sums to 1
        const loss = weighted(logZ.sub(logits.mul(target).sum([1], true)));
        return { loss, entropy, ofLogits: probabilities.sub(target).mul(counts) };
      }
      case "divergence": {
        const { temperature, share } = distillation;
        const [soft, wanted] = [softOf(logits.div(temperature)), softOf(taught.div(temperature))];
        const top = distillation.top && wordCounts(taught, draws?.slice(0, from, to), distillation.top);
        const { divergence, ofScaled } = top
          ? partOfDivergence(wanted, soft, top)
          : wholeDivergence(wanted, soft);
        const loss = weighted(divergence)
          .mul(share * temperature ** 2)
          .add(entropy.mul(1 - share));
        const ofDivergence = ofScaled.mul(share * temperature);
        const ofEntropy = probabilities.sub(label).mul(1 - share);
        return { loss, entropy, ofLogits: ofDivergence.add(ofEntropy).mul(counts) };
      }
      case "kept": {
        const isKept = kept!.slice(0, from, to).reshape([rows, 1]);
        const isNew = isKept.neg().add(1);
        const { p, log } = softOf(taught);
        const target = p.mul(isKept).add(label.mul(isNew)); // [C, V]
        const counted = counts.mul(isKept.mul(distillation.strength).add(isNew)); // [C, 1]
        const known = p.mul(log).sum([1], true).mul(isKept); // what the teacher itself does not know
        const loss = counted.mul(logZ.sub(logits.mul(target).sum([1], true)).add(known)).sum([0, 1]);
        // Of kept examples the labels say nothing: what is reported is what is learned.
        return { loss, entropy: loss, ofLogits: probabilities.sub(target).mul(counted) };
      }
      default:
        return distillation satisfies never;
    }
  });
}

interface Soft {
  readonly p: Tensor;
  readonly log: Tensor;
}

function softOf(logits: Tensor): Soft {
  const { probabilities, logZ } = softmaxOf(logits);
  return { p: probabilities, log: logits.sub(logZ) };
}

/** KL(wanted ‖ soft) of each row, [C, 1], and its gradient by what `soft` is the softmax of, [C, V]. */
interface Divergence {
  readonly divergence: Tensor;
  readonly ofScaled: Tensor;
}

function wholeDivergence(wanted: Soft, soft: Soft): Divergence {
  const divergence = wanted.p.mul(wanted.log.sub(soft.log)).sum([1], true);
  return { divergence, ofScaled: soft.p.sub(wanted.p) };
}

/**
 * The same from some words, `counts` [C, V] saying for how many each one stands. Of every word it takes
 * p log (p / q) − p + q: the last two are nothing in all, and make each part at least 0 and 0 where p is q.
 */
function partOfDivergence(wanted: Soft, soft: Soft, counts: Tensor): Divergence {
  const [p, q] = [wanted.p.mul(counts), soft.p.mul(counts)];
  const divergence = p.mul(wanted.log.sub(soft.log)).sub(p).add(q).sum([1], true);
  const inAll = p.sub(q).sum([1], true); // [C, 1]
  return { divergence, ofScaled: soft.p.mul(inAll).sub(p).add(q) };
}

/** For how many words each one stands, [C, V], under a teacher's logits [C, V] and draws [C]. */
function wordCounts(taught: Tensor, draws: Tensor | undefined, { count, negatives }: TopChoices): Tensor {
  const words = taught.shape[1] as number;
  const least = taught.topK(count).slice(1, count - 1, count); // [C, 1]
  const isOther = taught.less(least).cast("float32");
  const isFirst = isOther.neg().add(1);
  if (!draws) return isFirst;
  // Words stand in a circle, and a row takes m neighbours from where its draw points: each word as often as any other.
  const rows = taught.shape[0] as number;
  const ahead = wordCircle(words).sub(draws.reshape([rows, 1]).mul(words)); // −V … V
  const below = (place: number) => ahead.less(place).cast("float32");
  const isDrawn = below(negatives)
    .sub(below(0))
    .add(below(negatives - words));
  return isFirst.add(isOther.mul(isDrawn).mul(words / negatives));
}

/** The place of each word in a circle, [1, V]: in no order, so that neighbours have nothing in common. */
function wordCircle(words: number): Tensor {
  const places = Float32Array.from({ length: words }, (_, word) => word);
  const random = randomSource(words);
  for (let last = words - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [places[last], places[other]] = [places[other]!, places[last]!];
  }
  return constant(places, "float32", [1, words]);
}

function check(student: ModelConfig, teacher: ModelConfig, distillation: Distillation): void {
  if (student.vocabularySize !== teacher.vocabularySize)
    throw new OrchardError(
      "invalidArgument",
      `A student with ${student.vocabularySize} tokens cannot learn from a teacher with ${teacher.vocabularySize}.`,
    );
  if (distillation.kind === "kept") {
    if (!(distillation.strength > 0))
      throw new OrchardError("invalidArgument", `The strength is > 0, not ${distillation.strength}.`);
    return;
  }
  const { share } = distillation;
  if (!(share >= 0 && share <= 1))
    throw new OrchardError("invalidArgument", `The teacher's share is 0 … 1, not ${share}.`);
  if (distillation.kind === "divergence" && !(distillation.temperature > 0))
    throw new OrchardError("invalidArgument", `The temperature is > 0, not ${distillation.temperature}.`);
  const { count, negatives } = (distillation.kind === "divergence" && distillation.top) || {
    count: 1,
    negatives: 0,
  };
  const words = teacher.vocabularySize;
  for (const [name, value, least] of [
    ["first choices", count, 1],
    ["negatives", negatives, 0],
  ] as const)
    if (!Number.isInteger(value) || value < least || value > words)
      throw new OrchardError("invalidArgument", `Of ${words} words there cannot be ${value} ${name}.`);
}
