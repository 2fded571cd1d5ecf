// uniqueItems where items have few values: an item must not use up the values that later items need. Only the
// items up to the least length count; whether each can still have a value of its own is a bipartite matching.

import type { JsonValue } from "../../json-schema.ts";
import { listValues } from "./contents.ts";
import { canonicalText } from "./json-value.ts";
import type { RegexStore } from "./regex.ts";
import type { ArrayNode, Value, Values } from "./value.ts";

/** Values of one item that are listed; items with more are taken to have enough. */
const MOST_VALUES = 1024;
/** Values that are tried one by one for whether they would be missed. */
const MOST_CANDIDATES = 64;

export class UniqueItems {
  readonly #store: RegexStore;
  readonly #values: Values;
  readonly #lists = new Map<Value, readonly string[] | undefined>();

  constructor(store: RegexStore, values: Values) {
    this.#store = store;
    this.#values = values;
  }

  /** Whether the items from `count` to the least length can all differ from `items` and each other. */
  enough(node: ArrayNode, count: number, items: readonly JsonValue[]): boolean {
    return canDiffer(this.#needed(node, count), new Set(items.map(canonicalText)));
  }

  /** The values that the item at `count` must leave to later ones, after `items`. */
  reserved(node: ArrayNode, count: number, items: readonly JsonValue[]): JsonValue[] {
    const needed = this.#needed(node, count + 1);
    const own = this.#listOf(this.#values.of(this.#values.item(node, count)));
    const lists = [...new Set(needed)];
    if (lists.some((list) => list.length > MOST_CANDIDATES)) return [];
    const candidates = new Set(lists.flat());
    const taken = items.map(canonicalText);
    const reserved: JsonValue[] = [];
    for (const text of candidates) {
      if (own !== undefined && !own.includes(text)) continue;
      if (!canDiffer(needed, new Set([...taken, text]))) reserved.push(JSON.parse(text) as JsonValue);
    }
    return reserved;
  }

  /** The values of the items from `count` to the least length, for those that allow only a few. */
  #needed(node: ArrayNode, count: number): (readonly string[])[] {
    const lists: (readonly string[])[] = [];
    for (let index = count; index < Math.min(node.min, count + MOST_VALUES + 1); index++) {
      const list = this.#listOf(this.#values.of(this.#values.item(node, index)));
      if (list !== undefined) lists.push(list);
    }
    return lists;
  }

  /** Canonical texts of all values, when they are few. */
  #listOf(value: Value): readonly string[] | undefined {
    if (!this.#lists.has(value)) {
      this.#lists.set(value, listValues(this.#store, value, MOST_VALUES)?.map(canonicalText));
    }
    return this.#lists.get(value);
  }
}

/** Whether one text can be chosen from each list, all different and none of those taken. */
function canDiffer(lists: readonly (readonly string[])[], taken: ReadonlySet<string>): boolean {
  const [first] = lists;
  if (first === undefined) return true;
  if (lists.every((list) => list === first)) {
    let free = 0;
    for (const text of first) if (!taken.has(text)) free++;
    return free >= lists.length;
  }
  const chosenBy = new Map<string, number>();
  const place = (index: number, tried: Set<string>): boolean => {
    for (const text of lists[index]!) {
      if (taken.has(text) || tried.has(text)) continue;
      tried.add(text);
      const holder = chosenBy.get(text);
      if (holder === undefined || place(holder, tried)) {
        chosenBy.set(text, index);
        return true;
      }
    }
    return false;
  };
  return lists.every((_, index) => place(index, new Set()));
}
