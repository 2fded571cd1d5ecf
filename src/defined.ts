// Options of which some say nothing.

/** Without what is undefined, which says as little as what is left out. */
export function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}
