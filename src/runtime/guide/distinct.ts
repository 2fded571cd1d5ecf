// Can one value be chosen from each of some lists, all different and none of those taken? Bipartite matching
// by augmenting paths; the lists are short (the items of a unique array that have few values).

import type { JsonValue } from "../../json-schema.ts";
import { canonicalText } from "./json-value.ts";

/** Whether `lists` have distinct representatives outside `taken`. */
export function hasDistinctChoices(
  lists: readonly (readonly JsonValue[])[],
  taken: readonly JsonValue[],
): boolean {
  const unavailable = new Set(taken.map(canonicalText));
  const texts = lists.map((list) => list.map(canonicalText).filter((text) => !unavailable.has(text)));
  const chosenBy = new Map<string, number>();
  const place = (index: number, tried: Set<string>): boolean => {
    for (const text of texts[index]!) {
      if (tried.has(text)) continue;
      tried.add(text);
      const holder = chosenBy.get(text);
      if (holder === undefined || place(holder, tried)) {
        chosenBy.set(text, index);
        return true;
      }
    }
    return false;
  };
  return texts.every((_, index) => place(index, new Set()));
}
