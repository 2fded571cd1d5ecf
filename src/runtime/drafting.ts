// What guesses the next tokens of an answer for speculative decoding: another model of the same vocabulary, or the text so
// far, which answers often repeat (prompt look-up decoding, A. Saxena 2023; also in Hugging Face's and vLLM's generation).
// Checking the guesses is speculate.ts's. Leaves out trees of guesses, and heads on the model's own layers.
import { OrchardError } from "../errors.ts";
import { type CachePool, rewind, type Slot } from "./cache.ts";
import type { Runner } from "./generate.ts";
import type { LookAhead } from "./look-ahead.ts";
import type { Guess } from "./sample.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

/** Guesses tokens of one answer. Dispose of it when the answer ends. */
export interface Guesser extends Disposable {
  /** A guess at what comes after `tokens`, prompt, answer and earlier guesses; null: none. Throws `aborted`. */
  guess(tokens: readonly number[], look: LookAhead, signal: AbortSignal): Promise<Guess | null>;
  /** There are no more guesses before the next run: what it holds is others' meanwhile, for a stream may stand still. */
  rest(): void;
}

/** Something that guesses. */
export interface Drafter {
  /** Whether its guesses are drawn by chance; if not, sampling goes on as without them. */
  readonly isRandom: boolean;
  /** For one answer; when it must not stay in a cache, neither do its guesses. */
  begin(options: { readonly forget: boolean }): Guesser;
}

/** Tokens that have to be the same for what followed them to be a guess; longer agreements are preferred up to the most. */
const leastAgreement = 2;
const mostAgreement = 12;

/** Guesses that what followed the last tokens earlier follows them again. */
export const promptLookup: Drafter = {
  isRandom: false,
  begin: () => ({
    async guess(tokens) {
      const token = followerOf(tokens);
      return token === null ? null : { token, from: null };
    },
    rest() {},
    [Symbol.dispose]() {},
  }),
};

/** What came after the longest earlier agreement with the end of `tokens`, of equals the last; null: there is none. */
export function followerOf(tokens: readonly number[]): number | null {
  const end = tokens.length - 1;
  let longest = leastAgreement - 1;
  let follower: number | null = null;
  for (let at = end - 1; at >= longest; at--) {
    let length = 0;
    while (length < mostAgreement && at >= length && tokens[at - length] === tokens[end - length]) length++;
    if (length <= longest) continue;
    longest = length;
    follower = tokens[at + 1]!;
    if (length === mostAgreement) break;
  }
  return follower;
}

export interface DraftModelParts {
  readonly runner: Runner;
  readonly pool: CachePool;
  /** Tokens that it can read. */
  readonly contextSize: number;
  /** Throws `disposed` once it is no more. */
  readonly checkOpen: () => void;
}

/**
 * Guesses what a model would say. It reads the whole prompt, too, in a slot of its own cache, which it finds again after
 * each run unless more answers guess at a time than it has slots.
 */
export function modelDrafter(parts: DraftModelParts): Drafter {
  return { isRandom: true, begin: ({ forget }) => new ModelGuesser(parts, forget) };
}

class ModelGuesser implements Guesser {
  readonly #parts: DraftModelParts;
  readonly #forget: boolean;
  #slot: Slot | null = null;

  constructor(parts: DraftModelParts, forget: boolean) {
    this.#parts = parts;
    this.#forget = forget;
  }

  async guess(tokens: readonly number[], look: LookAhead, signal: AbortSignal): Promise<Guess | null> {
    const { runner, pool, contextSize, checkOpen } = this.#parts;
    checkOpen();
    if (tokens.length > contextSize) return null;
    this.#slot ??= await pool.acquire(tokens, signal);
    return look.guess(await runner.append(this.#slot, rewind(this.#slot, tokens), signal));
  }

  rest(): void {
    // What must be forgotten is in one slot from beginning to end.
    if (!this.#forget) this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    if (!this.#slot) return;
    this.#parts.runner.leave(this.#slot);
    this.#parts.pool.release(this.#slot, { forget: this.#forget });
    this.#slot = null;
  }
}

/** Throws `invalidArgument` unless a draft model has the vocabulary of the model that it is to guess for. */
export function checkSameTokens(
  model: { readonly name: string; readonly tokenizer: Tokenizer },
  draft: { readonly name: string; readonly tokenizer: Tokenizer },
): void {
  const [own, other] = [model.tokenizer, draft.tokenizer];
  const refuse = (problem: string): never => {
    throw new OrchardError(
      "invalidArgument",
      `${draft.name} cannot guess for ${model.name}: ${problem}. Take a draft model that was trained with the same ` +
        'tokenizer (orchard draft train makes one), or draft: "promptLookup".',
      { details: { model: model.name, draft: draft.name } },
    );
  };
  if (own.vocabularySize !== other.vocabularySize)
    refuse(`its vocabulary has ${other.vocabularySize} tokens, not ${own.vocabularySize}`);
  for (let id = 0; id < own.vocabularySize; id++) {
    const isSame = Buffer.compare(own.bytes(id), other.bytes(id)) === 0;
    if (!isSame || own.isSpecial(id) !== other.isSpecial(id)) refuse(`token ${id} is another one`);
  }
}
