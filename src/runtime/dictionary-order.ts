// The order in which Jinja's dictsort has names, and so the chat templates that use it.

/** Compares names without regard to case, for `sort`. */
export function byDictionary(one: string, other: string): number {
  const [left, right] = [one.toLowerCase(), other.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
