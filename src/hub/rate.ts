// How fast something goes and how long it will take, from what happened in the last seconds.

/** Progress of a pull. */
export interface PullProgress {
  readonly stage: "downloading" | "checking";
  /** Bytes. */
  readonly done: number;
  readonly total: number;
  /** Over the last seconds; 0 before anything has arrived. */
  readonly bytesPerSecond: number;
  /** Null while nothing arrives. */
  readonly secondsLeft: number | null;
}

/** Milliseconds that the rate looks back. */
const span = 5000;

/** Measures a rate from samples of a growing count. */
export class RateMeter {
  readonly #samples: (readonly [at: number, count: number])[] = [];
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Takes a sample. Gives bytes per second and, if anything moves, the seconds until `total`. */
  sample(done: number, total: number): Pick<PullProgress, "bytesPerSecond" | "secondsLeft"> {
    const now = this.#now();
    this.#samples.push([now, done]);
    while (this.#samples.length > 2 && this.#samples[1]![0] < now - span) this.#samples.shift();
    const [at, count] = this.#samples[0]!;
    const bytesPerSecond = now > at ? Math.max(0, (1000 * (done - count)) / (now - at)) : 0;
    return { bytesPerSecond, secondsLeft: bytesPerSecond > 0 ? (total - done) / bytesPerSecond : null };
  }
}
