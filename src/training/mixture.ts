// Several sources as one endless stream: each step draws a source by weight, and each source is shuffled in
// blocks of bounded size and begins again when it ends. Nothing depends on what happened before but through
// the position, which is plain JSON: a run that continues from a saved one gets the same examples as one that
// was never interrupted. Left out: weights that change over time (make a new mixture for the next stage).
import { OrchardError } from "../errors.ts";
import { randomSource } from "../runtime/random.ts";
import type { TrainingExample } from "./conversation.ts";
import type { ExampleSource, SourcePosition } from "./data.ts";

export interface WeightedSource {
  readonly source: ExampleSource;
  /** How often this source is drawn, relative to the others; > 0. */
  readonly weight: number;
}

export interface MixtureOptions {
  /** An unsigned 32-bit integer. */
  readonly seed: number;
  /** Examples of one source that are held in memory and shuffled together; 1 keeps the order; default 1024. */
  readonly shuffleBlock?: number;
  /** Where an earlier mixture of the same sources stopped. */
  readonly position?: MixturePosition;
}

/** Where a mixture goes on; plain JSON. */
export interface MixturePosition {
  readonly seed: number;
  readonly shuffleBlock: number;
  /** Examples taken so far. */
  readonly taken: number;
  readonly sources: Readonly<Record<string, BlockPosition>>;
}

/** Where one source of a mixture goes on. */
export interface BlockPosition {
  /** Passes over the source that are complete. */
  readonly epoch: number;
  /** Blocks of this pass that are complete. */
  readonly block: number;
  /** Where the block begins in the source. */
  readonly start: SourcePosition;
  /** Examples of the block that were taken. */
  readonly taken: number;
}

export interface MixedExample {
  readonly example: TrainingExample;
  /** The name of its source. */
  readonly source: string;
}

export interface Mixture {
  /** The next example. Throws what the sources throw, and `invalidArgument` for a source without examples. */
  next(): Promise<MixedExample>;
  /** Where a new mixture would go on with the example after the last one taken. */
  position(): MixturePosition;
}

/**
 * Mixes sources by weight. Throws `invalidArgument` for no source, weights that are not positive, two sources
 * of one name, or a position of another mixture.
 *
 * @example
 * const mixed = mixture([{ source: await jsonLines("a.jsonl"), weight: 1 }], { seed: 1 });
 * const first = await mixed.next();
 * const later = mixture([{ source: await jsonLines("a.jsonl"), weight: 1 }], { seed: 1, position: mixed.position() });
 */
export function mixture(sources: readonly WeightedSource[], options: MixtureOptions): Mixture {
  const { seed, shuffleBlock = 1024, position } = options;
  const names = sources.map(({ source }) => source.name);
  check(names.length > 0, "A mixture needs a source.");
  check(new Set(names).size === names.length, `Two sources have one name: ${names.join(", ")}.`);
  check(
    sources.every(({ weight }) => weight > 0 && Number.isFinite(weight)),
    "Weights of a mixture are greater than 0.",
  );
  check(Number.isInteger(shuffleBlock) && shuffleBlock >= 1, "shuffleBlock is a whole number of at least 1.");
  if (position !== undefined) {
    const same =
      position.seed === seed &&
      position.shuffleBlock === shuffleBlock &&
      Object.keys(position.sources).sort().join() === names.toSorted().join();
    check(same, "The saved position is one of a mixture with another seed, block size or other sources.");
  }
  const total = sources.reduce((sum, { weight }) => sum + weight, 0);
  const streams = sources.map(
    ({ source }, i) =>
      new ShuffledSource(source, numbersFor(seed, i + 1), shuffleBlock, position?.sources[source.name]),
  );
  let taken = position?.taken ?? 0;

  return {
    async next() {
      let left = numbersFor(seed, 0)(taken)() * total;
      let drawn = 0;
      while (drawn + 1 < sources.length && left >= sources[drawn]!.weight) left -= sources[drawn++]!.weight;
      const example = await streams[drawn]!.next();
      taken++;
      return { example, source: names[drawn]! };
    },
    position: () => ({
      seed,
      shuffleBlock,
      taken,
      sources: Object.fromEntries(streams.map((stream, i) => [names[i]!, stream.position()])),
    }),
  };
}

function check(holds: boolean, message: string): void {
  if (!holds) throw new OrchardError("invalidArgument", message);
}

/** Random numbers of their own for every step of every stream: no state to save. */
type NumbersOfStep = (step: number, turn?: number) => () => number;

function numbersFor(seed: number, stream: number): NumbersOfStep {
  return (step, turn = 0) => {
    let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
    for (const part of [stream, step, turn, Math.floor(step / 2 ** 32)]) {
      mixed = Math.imul(mixed ^ (mixed >>> 15) ^ part, 0x2c1b3c6d);
    }
    return randomSource(mixed ^ (mixed >>> 13));
  };
}

/** One source, endless, a shuffled block at a time. */
class ShuffledSource {
  readonly #source: ExampleSource;
  readonly #numbers: NumbersOfStep;
  readonly #size: number;
  #at: BlockPosition;
  #reader: AsyncIterator<{ example: TrainingExample; next: SourcePosition }> | null = null;
  #block: TrainingExample[] | null = null;
  /** Where the block after this one begins. */
  #end: SourcePosition = null;

  constructor(source: ExampleSource, numbers: NumbersOfStep, size: number, at: BlockPosition | undefined) {
    this.#source = source;
    this.#numbers = numbers;
    this.#size = size;
    this.#at = at ?? { epoch: 0, block: 0, start: null, taken: 0 };
  }

  position(): BlockPosition {
    return this.#at;
  }

  async next(): Promise<TrainingExample> {
    this.#block ??= await this.#read();
    while (this.#at.taken >= this.#block.length) {
      const { epoch, block } = this.#at;
      if (this.#block.length === this.#size) {
        this.#at = { epoch, block: block + 1, start: this.#end, taken: 0 };
      } else {
        check(this.#block.length > 0 || block > 0, `The source ${this.#source.name} has no examples.`);
        this.#at = { epoch: epoch + 1, block: 0, start: null, taken: 0 };
        this.#reader = null;
      }
      this.#block = await this.#read();
    }
    const example = this.#block[this.#at.taken]!;
    this.#at = { ...this.#at, taken: this.#at.taken + 1 };
    return example;
  }

  /** The block at the position, shuffled; shorter than its size where the source ends. */
  async #read(): Promise<TrainingExample[]> {
    const { epoch, block, start } = this.#at;
    this.#reader ??= this.#source.read(start)[Symbol.asyncIterator]();
    const examples: TrainingExample[] = [];
    this.#end = start;
    while (examples.length < this.#size) {
      const result = await this.#reader.next();
      if (result.done === true) break;
      examples.push(result.value.example);
      this.#end = result.value.next;
    }
    const random = this.#numbers(block, epoch);
    for (let i = examples.length - 1; i > 0; i--) {
      const other = Math.floor(random() * (i + 1));
      [examples[i], examples[other]] = [examples[other]!, examples[i]!];
    }
    return examples;
  }
}
