// Ctrl-C while something is under way, as a signal.
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";

/**
 * A signal that the first Ctrl-C aborts, and so does the end of whoever reads the output. While it lives a
 * second Ctrl-C ends the program wherever it is.
 */
export class Interrupt implements Disposable {
  readonly #context: Context;
  readonly #controller = new AbortController();

  constructor(context: Context) {
    this.#context = context;
    context.signals.once("SIGINT", this.#abort);
    context.outputClosed.addEventListener("abort", this.#abort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** What the program ends with: interrupted after a Ctrl-C, done when only the reader has left. */
  get exitCode(): ExitCode {
    return this.signal.aborted && !this.#context.outputClosed.aborted ? exitCode.interrupted : exitCode.done;
  }

  readonly #abort = () => this.#controller.abort();

  [Symbol.dispose](): void {
    this.#context.signals.off("SIGINT", this.#abort);
    this.#context.outputClosed.removeEventListener("abort", this.#abort);
  }
}
