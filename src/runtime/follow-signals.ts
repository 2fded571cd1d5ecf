// One signal for two: a request's own, and that of what answers it.

/**
 * A signal that is aborted with the first of two, until it is let go of. AbortSignal.any would do, but on Node 20 the
 * longer-lived of the two keeps something of every one that it made.
 */
export function followSignals(
  short: AbortSignal | undefined,
  long: AbortSignal,
): Disposable & { readonly signal: AbortSignal } {
  if (!short) return { signal: long, [Symbol.dispose]() {} };
  const controller = new AbortController();
  const abort = () => controller.abort(short.aborted ? short.reason : long.reason);
  const sources = [short, long];
  if (sources.some((source) => source.aborted)) abort();
  for (const source of sources) source.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const source of sources) source.removeEventListener("abort", abort);
    },
  };
}
