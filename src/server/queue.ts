// Admission: so many answers at a time, so many requests waiting, and no more. A queue that cannot grow is what keeps
// memory flat and tells clients early.
import { abortedBy, throwIfAborted } from "../errors.ts";
import { errorKinds, HttpError } from "./http-error.ts";

export interface QueueOptions {
  /** Answers made at a time. */
  readonly parallel: number;
  /** Requests that wait at most. */
  readonly waiting: number;
}

interface Waiting {
  readonly weight: number;
  readonly give: () => void;
}

/** Seconds of an answer before any has been measured. */
const firstGuess = 5;

/** Requests in the order in which they came; each takes as many places as it wants answers. */
export class Queue {
  readonly #options: QueueOptions;
  readonly #waiting: Waiting[] = [];
  #running = 0;
  /** A moving average of how long a place is held, in seconds. */
  #holding = firstGuess;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** Places taken now. */
  get running(): number {
    return this.#running;
  }

  /** Requests waiting now. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Waits for `weight` places; the function that it gives lets them go. Throws `HttpError` 429 when the queue is full,
   * and `aborted`.
   */
  async enter(weight: number, signal: AbortSignal): Promise<() => void> {
    throwIfAborted(signal);
    if (this.#waiting.length > 0 || this.#running + weight > this.#options.parallel) {
      if (this.#waiting.length >= this.#options.waiting) throw this.#full();
      await this.#wait(weight, signal);
    } else this.#running += weight;
    const entered = performance.now();
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#holding += ((performance.now() - entered) / 1000 - this.#holding) / 8;
      this.#running -= weight;
      this.#admit();
    };
  }

  #wait(weight: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(abortedBy(signal));
        this.#admit(); // those behind may be lighter
      };
      const give = () => {
        signal.removeEventListener("abort", leave);
        resolve();
      };
      const waiting: Waiting = { weight, give };
      this.#waiting.push(waiting);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  #admit(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      if (this.#running + next.weight > this.#options.parallel) return;
      this.#waiting.shift();
      this.#running += next.weight;
      next.give();
    }
  }

  #full(): HttpError {
    const turns = (this.#waiting.length + 1) / this.#options.parallel;
    const seconds = Math.min(60, Math.max(1, Math.ceil(turns * this.#holding)));
    return new HttpError(
      errorKinds.tooManyRequests,
      `${this.#waiting.length} requests are waiting already: try again in ${seconds} s.`,
      { headers: { "retry-after": String(seconds) } },
    );
  }
}
