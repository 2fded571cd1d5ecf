// The loss of a language model together with its gradient, a chunk of positions at a time: the gradient of a softmax is
// known in closed form, so no [positions, vocabulary] matrix lives longer than its chunk and nothing is computed twice.
// (The idea is known from Liger kernels, arXiv 2410.10989; z-loss: PaLM, arXiv 2204.02311.)
import { concat, constant, type Tensor } from "../graph/tensor.ts";

export interface CrossEntropyOptions {
  /** Positions that are worked on at once; divides N. */
  readonly chunk: number;
  /** Weight of log²Z, which keeps logits from drifting; 0: off. */
  readonly zLoss: number;
  /** Logits become c·tanh(logits / c); null: off. */
  readonly softcap: number | null;
}

export interface CrossEntropy {
  /** Σ weight · (−log p(label) + zLoss · log²Z), one number, []. */
  readonly loss: Tensor;
  /** Σ weight · −log p(label) alone, []. */
  readonly entropy: Tensor;
  /** The loss by `hidden`, [N, D], and by `head`, [V, D]. */
  readonly ofHidden: Tensor;
  readonly ofHead: Tensor;
}

/** What one chunk of logits, [C, V], gives: its two losses, [], and the gradient by the logits, [C, V]. */
export type ChunkLoss = (logits: Tensor, from: number, to: number) => ChunkResult;

export interface ChunkResult {
  readonly loss: Tensor;
  readonly entropy: Tensor;
  readonly ofLogits: Tensor;
}

/** Losses of chunks of `hidden` [N, D] · `head`ᵀ [V, D], added up, with their gradients. */
export function chunkedLoss(
  hidden: Tensor,
  head: Tensor,
  { chunk, softcap }: Pick<CrossEntropyOptions, "chunk" | "softcap">,
  lossOf: ChunkLoss,
): CrossEntropy {
  const count = hidden.shape[0] as number;
  if (count % chunk !== 0)
    throw new RangeError(`${count} positions are no whole number of chunks of ${chunk}`);
  let loss: Tensor | undefined;
  let entropy: Tensor | undefined;
  let ofHead: Tensor | undefined;
  const ofHidden: Tensor[] = [];
  const plus = (sum: Tensor | undefined, part: Tensor) => sum?.add(part) ?? part;
  for (let from = 0; from < count; from += chunk) {
    const rows = hidden.slice(0, from, from + chunk); // [C, D]
    const raw = rows.matMul(head, { transposeB: true }); // [C, V]
    const bent = softcap === null ? null : raw.div(softcap).tanh();
    const logits = bent ? bent.mul(softcap!) : raw;
    const result = lossOf(logits, from, from + chunk);
    const ofRaw = bent ? result.ofLogits.mul(bent.mul(bent).neg().add(1)) : result.ofLogits;
    ofHidden.push(ofRaw.matMul(head));
    ofHead = plus(ofHead, ofRaw.matMul(rows, { transposeA: true }));
    loss = plus(loss, result.loss);
    entropy = plus(entropy, result.entropy);
  }
  return { loss: loss!, entropy: entropy!, ofHidden: joined(ofHidden), ofHead: ofHead! };
}

/**
 * The cross-entropy of `labels` int32 [N] under `hidden` [N, D] · `head`ᵀ [V, D]; `weights` float32 [N] says how much
 * each position counts (0: not at all), and they are the caller's to divide by their sum.
 */
export function crossEntropy(
  hidden: Tensor,
  head: Tensor,
  labels: Tensor,
  weights: Tensor,
  options: CrossEntropyOptions,
): CrossEntropy {
  const oneHot = oneHotRows(labels, head.shape[0] as number);
  return chunkedLoss(hidden, head, options, (logits, from, to) => {
    const rows = to - from;
    const right = oneHot(from, to);
    const counts = weights.slice(0, from, to).reshape([rows, 1]);
    const { probabilities, logZ } = softmaxOf(logits);
    const ofLabel = logits.mul(right).sum([1], true); // [C, 1]
    const entropy = counts.mul(logZ.sub(ofLabel)).sum([0, 1]);
    if (options.zLoss === 0) {
      return { loss: entropy, entropy, ofLogits: probabilities.sub(right).mul(counts) };
    }
    const loss = entropy.add(counts.mul(logZ.mul(logZ)).sum([0, 1]).mul(options.zLoss));
    const scale = logZ.mul(2 * options.zLoss).add(1); // [C, 1]
    return { loss, entropy, ofLogits: probabilities.mul(scale).sub(right).mul(counts) };
  });
}

/** Some of the `labels`, int32 [N], as rows that are 1 at the label: from and to give [to − from, words]. */
export function oneHotRows(labels: Tensor, words: number): (from: number, to: number) => Tensor {
  const numbers = constant(
    Int32Array.from({ length: words }, (_, word) => word),
    "int32",
    [1, words],
  );
  return (from, to) =>
    labels
      .slice(0, from, to)
      .reshape([to - from, 1])
      .equal(numbers)
      .cast("float32");
}

/** Probabilities and log Σ exp of rows of logits, [C, V] and [C, 1]. */
export function softmaxOf(logits: Tensor): { readonly probabilities: Tensor; readonly logZ: Tensor } {
  const largest = logits.max([1], true); // [C, 1]
  const powers = logits.sub(largest).exp();
  const total = powers.sum([1], true);
  return { probabilities: powers.div(total), logZ: total.log().add(largest) };
}

function joined(parts: readonly Tensor[]): Tensor {
  // At most 64 parts go into one concat.
  let level = [...parts];
  while (level.length > 1) {
    const next: Tensor[] = [];
    for (let from = 0; from < level.length; from += 64) {
      const group = level.slice(from, from + 64);
      next.push(group.length === 1 ? group[0]! : concat(group, 0));
    }
    level = next;
  }
  return level[0]!;
}
