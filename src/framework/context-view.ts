// What the model still sees of a history that once was too long. A session remembers what its policy gave, so that the
// next request continues from there: the key-value cache fits, and a summary is made once.
import { OrchardError } from "../errors.ts";
import type { GenerationRequest, LanguageModel, TranscriptEntry } from "../model.ts";
import type { ContextPolicy } from "./context-policy.ts";

/** What is needed to fit a history into a model. */
export interface Fitting {
  readonly model: LanguageModel;
  readonly policy: ContextPolicy | undefined;
  readonly history: readonly TranscriptEntry[];
  readonly requestOf: (history: readonly TranscriptEntry[]) => GenerationRequest;
  readonly signal: AbortSignal;
}

/** The memory of one session. */
export class ContextView {
  #whole: readonly TranscriptEntry[] = [];
  #shorter: readonly TranscriptEntry[] = [];
  #model: LanguageModel | null = null;

  /** A history as it was made shorter for this model, with what has come since; a history that was changed is whole. */
  of(model: LanguageModel, history: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
    const isContinued =
      this.#model === model &&
      this.#whole.length <= history.length &&
      this.#whole.every((entry, index) => entry === history[index]);
    return isContinued ? [...this.#shorter, ...history.slice(this.#whole.length)] : history;
  }

  /**
   * What the model is to see, after asking the policy as often as it helps. Throws `contextSizeExceeded` when it does not
   * help enough; without a policy nothing is counted, and the model itself refuses what is too long.
   */
  async fit({ model, policy, history, requestOf, signal }: Fitting): Promise<readonly TranscriptEntry[]> {
    let seen = this.of(model, history);
    if (policy === undefined) return seen;
    const { contextSize } = model;
    const limit = contextSize - roomForAnswer(requestOf(seen), contextSize);
    const countTokens = async (other: readonly TranscriptEntry[]) =>
      await model.countTokens(requestOf(other));
    let tokenCount = await countTokens(seen);
    while (tokenCount > limit) {
      const shorter = await policy({
        history: seen,
        contextSize,
        tokenCount,
        limit,
        countTokens,
        model,
        signal,
      });
      if (signal.aborted) return seen;
      const count = await countTokens(shorter);
      if (count >= tokenCount) {
        // There is little room, but some.
        if (tokenCount < contextSize) return seen;
        throw new OrchardError(
          "contextSizeExceeded",
          `The instructions and this prompt alone have ${tokenCount} tokens, and the context ${contextSize}: shorten them.`,
          { details: { contextSize, tokenCount } },
        );
      }
      [seen, tokenCount] = [shorter, count];
      [this.#model, this.#whole, this.#shorter] = [model, history, shorter];
    }
    return seen;
  }
}

/** What the answer may need: as much as it is allowed, at most half the context; an eighth when nothing is said. */
function roomForAnswer({ options }: GenerationRequest, contextSize: number): number {
  return Math.min(options.maximumResponseTokens ?? contextSize >> 3, contextSize >> 1);
}
