// Ends a streamed text before the first of several strings to be complete, and never lets out text that may be the beginning of one.

export interface StopText {
  /** Adds text; returns what is certain to belong to the answer. */
  push(text: string): string;
  /** Whether a stop string has been met: nothing that follows belongs to the answer. */
  readonly met: boolean;
  /** What was held back, when the text ends without meeting a stop string. */
  end(): string;
}

/** Throws nothing; empty strings in `stops` are ignored. */
export function stopText(stops: readonly string[] = []): StopText {
  const wanted = stops.filter((stop) => stop !== "");
  const longest = Math.max(0, ...wanted.map((stop) => stop.length));
  let held = "";
  let met = false;
  return {
    get met() {
      return met;
    },
    push(text) {
      if (met) return "";
      held += text;
      const found = wanted
        .map((stop) => ({ start: held.indexOf(stop), length: stop.length }))
        .filter(({ start }) => start >= 0);
      if (found.length > 0) {
        met = true;
        // The one that is complete first, however the text is cut into pieces; of several, the longest.
        const [first] = found.sort(
          (a, b) => a.start + a.length - (b.start + b.length) || b.length - a.length,
        );
        return held.slice(0, first!.start);
      }
      // The longest end of the text that begins some stop string stays back.
      let keep = Math.min(longest - 1, held.length);
      while (keep > 0 && !wanted.some((stop) => stop.startsWith(held.slice(held.length - keep)))) keep--;
      const certain = keep > 0 ? held.slice(0, held.length - keep) : held;
      held = held.slice(certain.length);
      return certain;
    },
    end() {
      const rest = met ? "" : held;
      held = "";
      return rest;
    },
  };
}
