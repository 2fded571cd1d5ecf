// What is trained on and what is held out, decided by the thing itself: a template, a name or a schema is on
// one side in every language and every skill, whatever the seed. So nothing in a held-out example that could
// be learned by heart was ever seen.

export type Split = "train" | "heldOut";

/** One in this many is held out. */
const HELD_OUT_SHARE = 8;

/** FNV-1a, 32 bits, finished by an avalanche. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The side of one thing out of an unbounded set: a schema, a name. */
export function splitOf(thing: string): Split {
  return hashOf(thing) % HELD_OUT_SHARE === 0 ? "heldOut" : "train";
}

/** Two lists as one, each split by itself: what the first holds out stays held out whatever the second adds. */
export function inWaves<T extends string>(first: readonly T[], second: readonly T[]): readonly T[] {
  const added = second.filter((item) => !first.includes(item));
  const list = [...first, ...added];
  waves.set(list, [first, added]);
  return list;
}

const waves = new WeakMap<readonly string[], readonly (readonly string[])[]>();

/** The part of a list on one side: one in eight is held out, at least one; a single item is on both sides. */
export function partOf<T extends string>(list: readonly T[], split: Split): readonly T[] {
  const known = parts.get(list)?.get(split);
  if (known !== undefined) return known as readonly T[];
  const part = (waves.get(list) as (readonly T[])[] | undefined)?.flatMap((one) => partOf(one, split));
  return keep(list, split, part ?? ownPartOf(list, split));
}

function ownPartOf<T extends string>(list: readonly T[], split: Split): readonly T[] {
  const held = list.length < 2 ? 0 : Math.max(1, Math.floor(list.length / HELD_OUT_SHARE));
  const ranked = [...new Set(list)].sort((a, b) => hashOf(a) - hashOf(b) || (a < b ? -1 : 1));
  const out = new Set<string>(ranked.slice(0, held));
  return held === 0 ? list : list.filter((item) => out.has(item) === (split === "heldOut"));
}

function keep<T extends string>(list: readonly T[], split: Split, part: readonly T[]): readonly T[] {
  parts.set(list, (parts.get(list) ?? new Map()).set(split, part));
  return part;
}

const parts = new WeakMap<readonly string[], Map<Split, readonly string[]>>();
