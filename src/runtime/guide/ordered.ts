// Lists of distinct things in the order of their ids. Put in place one by one: `Array.prototype.sort` and sets allocate more
// than the few things that such a list mostly has, at every step of an automaton.

interface Numbered {
  readonly id: number;
}

/** Adds `item` to `list`, unless it is there. */
export function insert<T extends Numbered>(list: T[], item: T): void {
  const at = placeOf(list, item);
  if (list[at] === item) return;
  // Not `splice`, which makes a list of what it took out.
  for (let index = list.length; index > at; index--) list[index] = list[index - 1]!;
  list[at] = item;
}

export function includes<T extends Numbered>(list: readonly T[], item: T): boolean {
  return list[placeOf(list, item)] === item;
}

/** Where `item` is in `list`, or belongs. */
function placeOf(list: readonly Numbered[], { id }: Numbered): number {
  let low = 0;
  let high = list.length;
  if (high === 0 || list[high - 1]!.id < id) return high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]!.id < id) low = middle + 1;
    else high = middle;
  }
  return low;
}
