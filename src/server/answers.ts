// Several streams read at once, each at its own pace. Whoever makes an answer never waits for whoever reads it: a client
// that reads slowly holds text, which is bounded by the context, and no place in the model.

/** An item, and which of the sources it is from. */
export interface FromSource<T> {
  readonly index: number;
  readonly item: T;
}

/**
 * Starts reading all sources now. `onEnd` is called once, when all of them have ended, whether or not anybody reads. The
 * first error of a source is thrown after what came before it.
 */
export function together<T>(
  sources: readonly AsyncIterable<T>[],
  onEnd: () => void,
): AsyncGenerator<FromSource<T>, void, void> {
  const unread: FromSource<T>[] = [];
  let failure: { readonly error: unknown } | null = null;
  let open = sources.length;
  let wake = () => {};
  const read = async (source: AsyncIterable<T>, index: number) => {
    try {
      for await (const item of source) {
        unread.push({ index, item });
        wake();
      }
    } catch (error) {
      failure ??= { error };
    }
    open--;
    if (open === 0) onEnd();
    wake();
  };
  sources.forEach((source, index) => void read(source, index));
  return (async function* () {
    for (;;) {
      for (let next = unread.shift(); next !== undefined; next = unread.shift()) yield next;
      if (failure !== null) throw (failure as { readonly error: unknown }).error;
      if (open === 0) return;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  })();
}

/** A stream whose first item has been read already. */
export async function* resumed<T>(first: IteratorResult<T, void>, rest: AsyncGenerator<T, void, void>) {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}
