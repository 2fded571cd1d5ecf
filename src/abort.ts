// Signals: one that follows others for as long as it is needed, and what an abort makes of failures. AbortSignal.any would do, but on Node 20 the longer-lived of its
// sources keeps something of every one that it made, and what it made may be collected before it has ended anything.

/** A signal that follows others; disposing of it lets go of them. */
export interface FollowingSignal extends Disposable {
  readonly signal: AbortSignal;
  /** Aborts it alone. */
  abort(reason?: unknown): void;
}

/** Aborted with the first of its sources, and with that one's reason. */
export function follow(...sources: readonly (AbortSignal | undefined)[]): FollowingSignal {
  const controller = new AbortController();
  const followed = sources.filter((source) => source !== undefined);
  const abort = () => controller.abort(followed.find(({ aborted }) => aborted)?.reason);
  for (const source of followed) source.addEventListener("abort", abort);
  if (followed.some(({ aborted }) => aborted)) abort();
  return {
    signal: controller.signal,
    abort: (reason) => controller.abort(reason),
    [Symbol.dispose]() {
      for (const source of followed) source.removeEventListener("abort", abort);
    },
  };
}

/** Turns a failure that an abort caused into null; passes on every other. */
export function nullIfAborted(signal: AbortSignal | undefined): (error: unknown) => null {
  return (error) => {
    if (signal?.aborted) return null;
    throw error;
  };
}
