// How many tokens are guessed ahead of one conversation, and when it is better not to: guessing costs time, and pays
// only while enough of it is right. Both ways of going on are timed, and the faster one is taken; the other is tried again
// now and then. The number of guesses follows their success (+2 when all were right, else −1, as in Hugging Face's
// assisted generation).

/** Guesses before a run, at first and at most. */
const firstCount = 4;
const mostCount = 12;

/** Runs without guesses, at first and of every so many, that tell what a token costs without them. */
const firstPlain = 2;
const plainEvery = 48;

/** Runs with guesses before they are judged. */
const trial = 6;

/** Tokens without guesses after guessing was found slower, at first and at most: twice as many each time. */
const firstRest = 24;
const longestRest = 384;

/** Weight of the newest run in an average. */
const newest = 0.15;

/** Of one conversation. */
export class Pace {
  readonly #isTimed: boolean;
  #count = firstCount;
  /** Milliseconds of a token, averaged; null: not known. */
  #plain: number | null = null;
  #guessed: { milliseconds: number; tokens: number } | null = null;
  #plainLeft = firstPlain;
  #sincePlain = 0;
  #judgedAfter = trial;
  #rest = firstRest;

  /** Without timing it guesses always: what it does then depends on the tokens alone. */
  constructor({ isTimed = true }: { readonly isTimed?: boolean } = {}) {
    this.#isTimed = isTimed;
    if (!isTimed) this.#plainLeft = 0;
  }

  /** How many guesses to make before the next run; 0: none. */
  get count(): number {
    return this.#plainLeft > 0 ? 0 : this.#count;
  }

  /** A run without guesses took so long. */
  ranPlain(milliseconds: number): void {
    this.#plain = mixed(this.#plain, milliseconds);
    if (this.#plainLeft > 0) this.#plainLeft--;
  }

  /** Guesses and the run that checked them took so long, and so many were right; with the token after them. */
  ranGuessed(milliseconds: number, guesses: number, right: number): void {
    const all = right === guesses;
    this.#count = Math.min(mostCount, Math.max(1, this.#count + (all ? 2 : -1)));
    if (!this.#isTimed) return;
    this.#guessed = {
      milliseconds: mixed(this.#guessed?.milliseconds ?? null, milliseconds),
      tokens: mixed(this.#guessed?.tokens ?? null, right + 1),
    };
    if (++this.#sincePlain >= plainEvery) {
      this.#sincePlain = 0;
      this.#plainLeft = 1;
    }
    if (--this.#judgedAfter > 0 || this.#plain === null) return;
    if (this.#guessed.milliseconds > this.#plain * this.#guessed.tokens) this.#pause();
    else this.#rest = firstRest;
  }

  #pause(): void {
    this.#plainLeft = this.#rest;
    this.#rest = Math.min(2 * this.#rest, longestRest);
    this.#guessed = null;
    this.#judgedAfter = trial;
    this.#count = firstCount;
  }
}

function mixed(average: number | null, value: number): number {
  return average === null ? value : average + newest * (value - average);
}
