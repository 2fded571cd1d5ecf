// Lengths in code points, read off the shape of a simple term: of a shortest match, and of the longest completion that
// may still be needed after some of it was read. Terms that are not simple need a search (regex-search.ts).

import type { Regex } from "./regex.ts";

/** Digits of the integers of a step rule at most. */
const LONGEST_STEP = 15;

/** The length of a shortest match of a simple term; Infinity for the empty one. */
export function simpleLength(term: Regex): number {
  if (term.distance !== undefined) return term.distance;
  term.distance = computeLength(term);
  return term.distance;
}

function computeLength({ shape }: Regex): number {
  switch (shape.kind) {
    case "class":
      return 1;
    case "concat":
      return simpleLength(shape.first) + simpleLength(shape.rest);
    case "union":
      return Math.min(...shape.of.map(simpleLength));
    case "repeat":
      return shape.min === 0 ? 0 : shape.min * simpleLength(shape.body);
    case "words":
      return wordLengths(shape, Math.min) - shape.depth;
    default:
      return shape.kind === "epsilon" ? 0 : Number.POSITIVE_INFINITY;
  }
}

/** The most code points that the end of a simple term can be away, whichever way was begun. */
export function simpleReach(term: Regex): number {
  const { shape } = term;
  switch (shape.kind) {
    case "class":
      return 1;
    case "concat":
      return Math.max(simpleReach(shape.first) + simpleLength(shape.rest), simpleReach(shape.rest));
    case "union":
      return Math.max(...shape.of.map(simpleReach));
    case "repeat":
      return simpleReach(shape.body) + Math.max(0, shape.min - 1) * simpleLength(shape.body);
    case "words":
      return wordLengths(shape, Math.max) - shape.depth;
    case "steps":
      return LONGEST_STEP;
    default:
      return 0;
  }
}

type Words = Extract<Regex["shape"], { kind: "words" }>;

function wordLengths({ list, from, to }: Words, better: (left: number, right: number) => number): number {
  let length = list.words[from]!.length;
  for (let index = from + 1; index < to; index++) length = better(length, list.words[index]!.length);
  return length;
}
