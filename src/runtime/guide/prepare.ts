// Compiles everything that a generation may reach before it starts, so that what cannot be enforced, or grows
// beyond bounds, is an error of compiling and never one of generating.

import type { Conjunction } from "./constraints.ts";
import type { Ref } from "./leaf.ts";
import type { Plans } from "./plans.ts";
import type { ArrayNode, ObjectNode, Values } from "./value.ts";

/** Compiles `root` and every conjunction below it. */
export function prepareAll(values: Values, plans: Plans, root: Conjunction): void {
  const seen = new Set<Conjunction>([root]);
  const nodes = new Set<ArrayNode | ObjectNode>();
  const queue = [root];
  const enqueue = (conjunction: Conjunction): void => {
    if (seen.has(conjunction)) return;
    seen.add(conjunction);
    queue.push(conjunction);
  };
  for (const conjunction of queue) {
    const value = values.of(conjunction);
    for (const node of value.objects) if (!nodes.has(node)) prepareObject(values, node, enqueue);
    for (const node of value.arrays) if (!nodes.has(node)) prepareArray(values, node, enqueue);
    for (const node of [...value.objects, ...value.arrays]) nodes.add(node);
  }
  for (const conjunction of queue) plans.satisfiable(conjunction);
}

function prepareObject(values: Values, node: ObjectNode, enqueue: (conjunction: Conjunction) => void): void {
  const conjunctions = node.names.map((_, index) => values.property(node, index));
  for (const each of values.others(node).classes) conjunctions.push(each.conjunction);
  const combinations = subsets(node.some.map((some) => some.value));
  for (const conjunction of conjunctions) {
    for (const refs of combinations) enqueue(values.also(conjunction, refs));
  }
}

function prepareArray(values: Values, node: ArrayNode, enqueue: (conjunction: Conjunction) => void): void {
  let combinations: Ref[][] = [[]];
  for (const part of node.contains) {
    combinations = combinations.flatMap((refs) => {
      const more = [refs, [...refs, part.value]];
      if (part.max < Number.POSITIVE_INFINITY) more.push([...refs, part.value ^ 1]);
      return more;
    });
  }
  for (let index = 0; index <= node.prefix; index++) {
    for (const refs of combinations) enqueue(values.also(values.item(node, index), refs));
  }
}

function subsets(refs: readonly Ref[]): Ref[][] {
  return refs.reduce<Ref[][]>((found, ref) => found.flatMap((each) => [each, [...each, ref]]), [[]]);
}
