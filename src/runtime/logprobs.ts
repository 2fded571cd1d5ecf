// How probable the tokens of an answer were: the model's own probabilities, before temperature, penalties and guides.
import type { TokenLogprob } from "../model.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

/** Reports of one answer: tokens are noted as they are chosen and handed out with the text that they became. */
export class LogprobReport {
  readonly #tokenizer: Tokenizer;
  readonly #top: number;
  /** Tokens of which it is not known yet what they become. */
  #noted: TokenLogprob[] = [];
  #said: TokenLogprob[] = [];

  constructor(tokenizer: Tokenizer, top: number) {
    this.#tokenizer = tokenizer;
    this.#top = top;
  }

  /** A token was chosen from logits [V]; null: nothing else could have been, and the model was not asked. */
  note(token: number, logits: Float32Array | null): void {
    if (logits !== null) this.#noted.push(this.#chosen(token, logits));
    else {
      const certain = this.#one(token, 0);
      this.#noted.push({ ...certain, top: this.#top > 0 ? [certain] : [] });
    }
  }

  /** What was noted has become text of the answer, or something else, which is not reported. */
  settle(isText: boolean): void {
    if (isText) this.#said.push(...this.#noted);
    this.#noted = [];
  }

  /** What became text since the last time. */
  take(): readonly TokenLogprob[] {
    const said = this.#said;
    this.#said = [];
    return said;
  }

  #chosen(token: number, logits: Float32Array): TokenLogprob {
    const logZ = logSumExp(logits);
    const one = (id: number) => this.#one(id, logits[id]! - logZ);
    return { ...one(token), top: mostProbableTokens(logits, this.#top).map(one) };
  }

  #one(token: number, logprob: number): Omit<TokenLogprob, "top"> {
    const bytes = this.#tokenizer.bytes(token);
    return { text: new TextDecoder().decode(bytes), bytes: [...bytes], logprob };
  }
}

/** log Σ exp of logits [V]: what is taken from a logit to make it the logarithm of a probability. */
export function logSumExp(logits: Float32Array): number {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - highest);
  return highest + Math.log(sum);
}

/** The ids of the `count` highest logits, the highest first; of equals, the first. */
function mostProbableTokens(logits: Float32Array, count: number): number[] {
  const best: number[] = [];
  if (count === 0) return best;
  for (let token = 0; token < logits.length; token++) {
    const logit = logits[token]!;
    if (best.length === count && logit <= logits[best.at(-1)!]!) continue;
    let place = best.length;
    while (place > 0 && logits[best[place - 1]!]! < logit) place--;
    best.splice(place, 0, token);
    if (best.length > count) best.pop();
  }
  return best;
}
