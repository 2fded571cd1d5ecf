// Seeded choices: everything that a generator leaves to chance.
import { randomSource } from "../../src/runtime/random.ts";

/** Choices that are the same for the same seed. */
export class Dice {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = randomSource(seed);
  }

  /** A whole number in from … to. */
  between(from: number, to: number): number {
    return from + Math.floor(this.#next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.#next() * list.length)];
    if (item === undefined) throw new Error("There is nothing to pick from.");
    return item;
  }

  shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const other = this.between(0, i);
      [copy[i], copy[other]] = [copy[other]!, copy[i]!];
    }
    return copy;
  }

  /** Different items, in random order. */
  some<T>(list: readonly T[], count: number): T[] {
    if (count * 4 > list.length) return this.shuffled(list).slice(0, count);
    const chosen = new Set<T>();
    while (chosen.size < count) chosen.add(this.pick(list));
    return [...chosen];
  }
}
