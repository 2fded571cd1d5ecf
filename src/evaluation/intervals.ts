// How sure a measured rate is.

/** A rate and the ends of its interval, 0 … 1. */
export interface Rate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const z95 = 1.959964;

/** The 95% interval of a proportion (E. B. Wilson, 1927); of none out of none, everything. */
export function proportion(successes: number, count: number): Rate {
  if (count === 0) return { value: Number.NaN, low: 0, high: 1 };
  const value = successes / count;
  const square = z95 * z95;
  const middle = (value + square / (2 * count)) / (1 + square / count);
  const half =
    (z95 / (1 + square / count)) * Math.sqrt((value * (1 - value)) / count + square / (4 * count * count));
  return { value, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * The 95% interval of a statistic of examples, by the percentile bootstrap (B. Efron, 1979): the statistic of as many
 * examples drawn with replacement, again and again. `random` gives uniform numbers.
 */
export function bootstrap<T>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number,
  random: () => number,
  rounds = 500,
): Rate {
  const value = statistic(items);
  const drawn = Array.from({ length: rounds }, () =>
    statistic(items.map(() => items[Math.floor(random() * items.length)]!)),
  ).sort((a, b) => a - b);
  const at = (part: number) => drawn[Math.min(rounds - 1, Math.floor(part * rounds))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}
