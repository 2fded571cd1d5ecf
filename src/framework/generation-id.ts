// Ids of the objects and lists of an answer while it is being generated: every snapshot has new objects, and the same part
// of the answer has the same id in all of them. What a user interface needs as the key of a row. Ids lie beside the values,
// so the values are exactly what their schema says.

const ids = new WeakMap<object, string>();

/**
 * The id of an object or a list inside the content of a snapshot or a response; it is the same in all snapshots of one
 * response and in the response. Undefined for what no model generated.
 *
 * ```ts
 * console.log(generationId({}) === undefined);
 * ```
 */
export function generationId(value: object): string | undefined {
  return ids.get(value);
}

/** Gives a value its id. */
export function setGenerationId(value: object, id: string): void {
  ids.set(value, id);
}

/** Gives the parts of `to` the ids of the same parts of `from`; what a schema has changed has none. */
export function copyGenerationIds(from: unknown, to: unknown): void {
  if (typeof from !== "object" || typeof to !== "object" || from === null || to === null || from === to)
    return;
  if (Array.isArray(from) !== Array.isArray(to)) return;
  const id = ids.get(from);
  if (id !== undefined && !ids.has(to)) ids.set(to, id);
  for (const [key, value] of Object.entries(from))
    if (Object.hasOwn(to, key)) copyGenerationIds(value, (to as Record<string, unknown>)[key]);
}
