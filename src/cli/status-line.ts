// One line at the bottom of a terminal that says how far a long work is. Nothing is written when standard
// error is not a terminal.
import type { PullProgress } from "../hub/rate.ts";
import type { LoadProgress } from "../runtime/load-model.ts";
import type { Context } from "./context.ts";
import { formatBytes, formatMilliseconds } from "./format.ts";

/** Empties the line that the cursor is in. */
export const eraseLine = "\r\x1b[2K";
/** Milliseconds between two writes. */
const pace = 100;

/** Text for a terminal only: dimmed unless NO_COLOR is set. */
export function writeAside(context: Context, text: string): void {
  const { errors, environment } = context;
  if (!errors.isTTY) return;
  errors.write(
    environment.NO_COLOR || environment.TERM === "dumb" ? `${text}\n` : `\x1b[2m${text}\x1b[22m\n`,
  );
}

/** The progress of loading a model: stage, fraction, rate and time left. Disposing erases the line. */
export class StatusLine implements Disposable {
  readonly #context: Context;
  readonly #now: () => number;
  #stage = "";
  #started = 0;
  #written: number;

  constructor(context: Context, now: () => number = () => performance.now()) {
    this.#context = context;
    this.#now = now;
    this.#written = now();
  }

  /** Shows progress, at most ten times a second. */
  show(progress: LoadProgress | PullProgress): void {
    const { errors, environment } = this.#context;
    if (!errors.isTTY || environment.TERM === "dumb") return;
    const now = this.#now();
    if (progress.stage !== this.#stage) {
      this.#stage = progress.stage;
      this.#started = now;
    }
    if (now - this.#written < pace) return;
    this.#written = now;
    errors.write(eraseLine + describeProgress(progress, now - this.#started));
  }

  /** Erases the line, so that something else can be written. */
  clear(): void {
    if (this.#stage !== "" && this.#context.errors.isTTY) this.#context.errors.write(eraseLine);
  }

  [Symbol.dispose](): void {
    this.clear();
  }
}

/** "quantizing 40% · 120 MB/s · 3 s left"; `elapsed` is in milliseconds. */
export function describeProgress(progress: LoadProgress | PullProgress, elapsed: number): string {
  const { stage, done, total } = progress;
  const parts = [total > 0 ? `${stage} ${Math.floor((100 * done) / total)}%` : stage];
  if ("bytesPerSecond" in progress) {
    const { bytesPerSecond, secondsLeft } = progress;
    if (bytesPerSecond > 0) parts.push(`${formatBytes(bytesPerSecond)}/s`);
    if (secondsLeft !== null && total > done) parts.push(`${formatMilliseconds(1000 * secondsLeft)} left`);
  } else if (done > 0 && elapsed > 0) {
    if (stage !== "compiling") parts.push(`${formatBytes((1000 * done) / elapsed)}/s`);
    if (total > done) parts.push(`${formatMilliseconds((elapsed * (total - done)) / done)} left`);
  }
  return parts.join(" · ");
}
