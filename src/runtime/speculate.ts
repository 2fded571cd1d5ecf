// The steps of one answer, each with as few runs of the model as can be: tokens are guessed ahead, the model reads all of
// them in one run, and they are kept as far as it would have said them itself (speculative decoding, arXiv 2211.17192).
// What the answer says follows the same distribution as without guesses; the greedy answer is the same text. The rule is
// sample.ts's, the guesses are drafting.ts's, and when guessing pays is pace.ts's.
import type { Answer, Step } from "./answer.ts";
import { movesWindow, type Slot } from "./cache.ts";
import type { Drafter, Guesser } from "./drafting.ts";
import type { Runner } from "./generate.ts";
import type { Pace } from "./pace.ts";
import type { Guess } from "./sample.ts";

export interface Drafting {
  readonly drafter: Drafter;
  readonly pace: Pace;
  /** Guess in company, too: what is said must not depend on it. */
  readonly isSteady: boolean;
  /** Whether nothing of the answer may stay in a cache. */
  readonly forget: boolean;
}

export interface StepParts {
  readonly runner: Runner;
  readonly slot: Slot;
  readonly answer: Answer;
  /** What the model must read before its first choice. */
  readonly tokens: readonly number[];
  /** null: nothing is guessed. */
  readonly drafting: Drafting | null;
  readonly signal: AbortSignal;
  readonly counts: GuessCounts;
}

/** How guessing went. */
export interface GuessCounts {
  /** Runs of the model that gave at least one token. */
  runs: number;
  guessed: number;
  right: number;
}

/** A guess with what the model reads if it is right: its token and what is certain after it; nothing if it ends the answer. */
interface Guessed {
  readonly guess: Guess;
  readonly tokens: readonly number[];
}

/** More tokens than this are no step but a prompt: they are read before anything is guessed. */
const longestRun = 32;

/** The steps of an answer, to its end. Throws `aborted`; what was read of guesses that were wrong is taken back. */
export async function* answerSteps(parts: StepParts): AsyncGenerator<Step, void, void> {
  const { runner, slot, answer, drafting, signal, counts } = parts;
  using guesser = drafting?.drafter.begin(drafting);
  let { tokens } = parts;
  // How much of the prompt a cache still has must not decide what is guessed where the same text is to come again.
  let isPrompt = drafting?.isSteady === true || tokens.length > longestRun / 2;
  for (;;) {
    const started = performance.now();
    // In company the next tokens of all are one run, which is better than guesses.
    const isFree = drafting !== null && !isPrompt && (drafting.isSteady || runner.isAlone(slot));
    const most = isFree ? drafting.pace.count : 0;
    const guessed = most > 0 ? await guessAhead(parts, tokens, guesser!, most) : [];
    const all = [...tokens, ...guessed.flatMap((one) => one.tokens)];
    const isChecked = all.length > tokens.length;
    const logits = isChecked
      ? await runner.appendEach(slot, all, signal)
      : await runner.append(slot, tokens, signal);
    const took = performance.now() - started;
    const size = isChecked ? logits.length / all.length : logits.length;
    let row = isChecked ? tokens.length - 1 : 0;
    let right = 0;
    let read = slot.tokens.length - (all.length - tokens.length);
    counts.runs++;
    counts.guessed += guessed.length;
    try {
      for (;;) {
        const one = guessed[right];
        const step = answer.next(logits.subarray(row * size, (row + 1) * size), one?.guess);
        tokens = step.tokens;
        const isRight = one !== undefined && one.tokens.length > 0 && isSame(one.tokens, tokens);
        if (isRight) {
          right++;
          row += tokens.length;
          read += tokens.length;
        }
        yield step;
        if (step.reason !== null) return;
        if (!isRight) break;
      }
    } finally {
      slot.tokens.length = read;
      counts.right += right;
    }
    isPrompt = tokens.length > longestRun / 2;
    if (guessed.length > 0) drafting!.pace.ranGuessed(took, guessed.length, right);
    else if (isFree) drafting.pace.ranPlain(took);
  }
}

/** Guesses one after the other, as long as they and what is certain after them fit a run that can be taken back. */
async function guessAhead(
  { slot, answer, signal }: StepParts,
  tokens: readonly number[],
  guesser: Guesser,
  most: number,
): Promise<Guessed[]> {
  const look = answer.lookAhead();
  const start = slot.tokens.length;
  const text = [...slot.tokens, ...tokens];
  const guessed: Guessed[] = [];
  while (guessed.length < most) {
    const guess = await guesser.guess(text, look, signal);
    if (guess === null) break;
    const taken = look.take(guess.token);
    const length = text.length - start + (taken?.length ?? 0);
    const fits = taken !== null && length <= longestRun && !movesWindow(slot, start, start + length);
    // A guess that was drawn counts, even where nothing of it can be read: leaving it out would change the odds.
    if (fits || guess.from !== null) guessed.push({ guess, tokens: fits ? taken : [] });
    if (!fits) break;
    text.push(...taken);
  }
  guesser.rest();
  return guessed;
}

function isSame(some: readonly number[], others: readonly number[]): boolean {
  return some.length === others.length && some.every((token, index) => token === others[index]);
}
