// Examples of different lengths as batches of fixed size: several examples share a row, each a segment of its own. There
// is a shape of batch per range of lengths, so that short examples do not pay for the attention of long rows. What is
// not in a batch yet is plain data, saved with a checkpoint. Leaves out cutting: a document comes in pieces that fit.
import type { BatchShape } from "./gradient-graph.ts";
import type { TokenizedExample } from "./tokenize-example.ts";

/** A batch as the gradient graph reads it. */
export interface PackedBatch {
  readonly shape: BatchShape;
  readonly tokens: Int32Array; // [B, S]
  readonly positions: BigInt64Array; // [B, S]
  readonly segments: Int32Array; // [B, S]
  readonly targets: Int32Array; // [N]
  readonly labels: Int32Array; // [N]
  /** How much each target counts, not divided by anything; 0 where there is none. */
  readonly weights: Float32Array; // [N]
  /** 1 where the target is a kept example's (`TokenizedExample`). */
  readonly kept: Float32Array; // [N]
  /** Sum of the weights, tokens that are not padding, and examples. */
  readonly weight: number;
  readonly tokenCount: number;
  /** Where its examples come from, to name a bad batch. */
  readonly sources: readonly string[];
}

/** An example that waits, as JSON. */
export interface WaitingExample {
  readonly tokens: readonly number[];
  /** What each token counts as something to predict. */
  readonly weights: readonly number[];
  readonly isKept?: true;
  readonly source: string;
}

/** Everything that waits, by shape; plain JSON. */
export type PackerState = readonly (readonly WaitingExample[])[];

/** A batch is made when its shape has this many times its tokens waiting: there is something to choose from. */
const choice = 1.25;
const paddingSegment = -1;

/**
 * Packs examples into batches: the longest first, each where it leaves least room (best fit decreasing), and gaps are
 * filled with shorter examples. The same examples give the same batches, also over a saved state.
 */
export class Packer {
  readonly #shapes: readonly BatchShape[];
  readonly #promptWeight: number;
  readonly #waiting: WaitingExample[][];
  /** Examples that were too long for every shape, or have more to learn than a batch takes. */
  tooLong = 0;

  /** `promptWeight`: what tokens count that are not the answer's; the answer's count 1. */
  constructor(
    shapes: readonly BatchShape[],
    { promptWeight = 0, state }: { readonly promptWeight?: number; readonly state?: PackerState } = {},
  ) {
    this.#shapes = shapes.toSorted((a, b) => a.length - b.length);
    this.#promptWeight = promptWeight;
    this.#waiting = this.#shapes.map((_, index) => [...(state?.[index] ?? [])]);
  }

  /** Takes an example; gives the batch that it completed, if it did. */
  add({ tokens, lossMask, isKept }: TokenizedExample, source: string): PackedBatch | null {
    const weights = Array.from(lossMask, (learned) => (learned ? 1 : this.#promptWeight));
    const example = { tokens: [...tokens], weights, source, ...(isKept ? { isKept } : {}) };
    const index = this.#shapes.findIndex(
      ({ length, targets }) => tokens.length <= length && countLearned(example) <= targets,
    );
    if (index < 0) {
      this.tooLong++;
      return null;
    }
    const waiting = this.#waiting[index]!;
    waiting.push(example);
    const { batch, length } = this.#shapes[index]!;
    const tokenCount = waiting.reduce((sum, one) => sum + one.tokens.length, 0);
    return tokenCount < choice * batch * length ? null : this.#pack(index);
  }

  /** Batches of all that waits, the last ones not full: for the end of a finite source. */
  flush(): PackedBatch[] {
    const batches: PackedBatch[] = [];
    for (let index = this.#shapes.length - 1; index >= 0; index--)
      while (this.#waiting[index]!.length > 0) batches.push(this.#pack(index));
    return batches;
  }

  state(): PackerState {
    return this.#waiting.map((waiting) => [...waiting]);
  }

  #pack(index: number): PackedBatch {
    const shape = this.#shapes[index]!;
    const used = Array<number>(shape.batch).fill(0);
    const placed: Placed[] = [];
    let targets = 0;
    // Longer shapes than the batch's own have nothing that fits; shorter ones fill what is left.
    for (let of = index; of >= 0; of--) {
      const byLength = this.#waiting[of]!.toSorted((a, b) => b.tokens.length - a.tokens.length);
      const taken = new Set<WaitingExample>();
      for (const example of byLength) {
        const learned = countLearned(example);
        if (targets + learned > shape.targets) continue;
        const row = tightestRow(used, shape.length - example.tokens.length);
        if (row < 0) continue;
        placed.push({ example, row, start: used[row]! });
        used[row]! += example.tokens.length;
        targets += learned;
        taken.add(example);
      }
      this.#waiting[of] = this.#waiting[of]!.filter((example) => !taken.has(example));
    }
    return packedBatch(shape, placed);
  }
}

interface Placed {
  readonly example: WaitingExample;
  readonly row: number;
  readonly start: number;
}

/** The fullest row of which at most `most` tokens are used; −1 if there is none. */
function tightestRow(used: readonly number[], most: number): number {
  let best = -1;
  used.forEach((tokens, row) => {
    if (tokens <= most && (best < 0 || tokens > used[best]!)) best = row;
  });
  return best;
}

function packedBatch(shape: BatchShape, placed: readonly Placed[]): PackedBatch {
  const { batch, length, targets: capacity } = shape;
  const tokens = new Int32Array(batch * length);
  const positions = new BigInt64Array(batch * length);
  const segments = new Int32Array(batch * length).fill(paddingSegment);
  const targets = new Int32Array(capacity);
  const labels = new Int32Array(capacity);
  const weights = new Float32Array(capacity);
  const kept = new Float32Array(capacity);
  let count = 0;
  let tokenCount = 0;
  placed.forEach(({ example, row, start }, segment) => {
    const first = row * length + start;
    example.tokens.forEach((token, i) => {
      tokens[first + i] = token;
      positions[first + i] = BigInt(i);
      segments[first + i] = segment;
      if (i === 0 || !(example.weights[i]! > 0)) return;
      targets[count] = first + i - 1;
      labels[count] = token;
      weights[count] = example.weights[i]!;
      kept[count] = example.isKept ? 1 : 0;
      count++;
    });
    tokenCount += example.tokens.length;
  });
  const weight = weights.reduce((sum, one) => sum + one, 0);
  const sources = [...new Set(placed.map(({ example }) => example.source))];
  return { shape, tokens, positions, segments, targets, labels, weights, kept, weight, tokenCount, sources };
}

function countLearned({ weights }: WaitingExample): number {
  return weights.reduce((count, weight, i) => count + (i > 0 && weight > 0 ? 1 : 0), 0);
}

/** All of some examples as batches; those that fit no shape are left out. */
export function packedAll(
  examples: Iterable<{ readonly example: TokenizedExample; readonly source: string }>,
  shapes: readonly BatchShape[],
): PackedBatch[] {
  const packer = new Packer(shapes);
  const full = Array.from(examples, ({ example, source }) => packer.add(example, source) ?? []).flat();
  return [...full, ...packer.flush()];
}

/** Shapes of batches: short rows and long ones, each with about as many tokens. */
export function rowShapes(length: number, tokens: number): BatchShape[] {
  return [Math.ceil(length / 4), length].map((size) => rowShape(size, tokens));
}

/** A batch of about so many tokens in rows of `length`, each of which may be learned. */
export function rowShape(length: number, tokens: number): BatchShape {
  const batch = Math.max(1, Math.round(tokens / length));
  const count = batch * length;
  // A whole number of chunks of the loss.
  return { batch, length, targets: count > 256 ? Math.ceil(count / 256) * 256 : count };
}
