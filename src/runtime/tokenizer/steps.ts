// Encoding in steps, so that a long text neither holds up everybody else nor is read on when it is too long already. Each
// step tells how many ids there will be at least: those that it has, and the fewest that the rest can come to.
import { throwIfAborted } from "../../errors.ts";

/** Milliseconds of one turn: other work waits no longer than this, and a step. */
const TURN = 8;

/** How many ids a text has at least, and more than were wanted. */
export interface TooMany {
  readonly atLeast: number;
}

/** Takes all steps at once. */
export function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Takes steps for some milliseconds at a time, and lets whatever else waits on the event loop run in between. Stops when
 * it is known that there will be more than `most` ids. Throws `aborted` between two turns.
 *
 * @example
 * const ids = await finishInTurns(tokenizer.encodeInSteps(text), { most: 4096 });
 */
export async function finishInTurns(
  steps: Generator<number, number[], void>,
  { most, signal }: { readonly most: number; readonly signal?: AbortSignal },
): Promise<number[] | TooMany> {
  for (let turnEnds = performance.now() + TURN; ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (step.value > most) return { atLeast: step.value };
    if (performance.now() < turnEnds) continue;
    await new Promise((resolve) => setImmediate(resolve));
    throwIfAborted(signal);
    turnEnds = performance.now() + TURN;
  }
}
