// What may be turned of a recipe, and its defaults.

/** The defaults with what is given in their place; undefined counts as not given, other names do not count. */
export function settingsOf<T extends object>(defaults: T, given: Readonly<Partial<T>>): T {
  const names = Object.keys(defaults) as (keyof T)[];
  return Object.fromEntries(names.map((name) => [name, given[name] ?? defaults[name]])) as T;
}
