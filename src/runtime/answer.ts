// One answer under way: from logits to tokens, and from tokens to deltas. It knows the guide, the sampler and how the
// model writes; the cache, the device and whoever waits for the deltas are the caller's.
import type { Delta, FinishReason, GenerationOptions, TokenLogprob } from "../model.ts";
import type { AnswerReader, Said } from "./answer-reader.ts";
import type { Marks } from "./dialects/marks.ts";
import type { GuidedAnswer } from "./guidance.ts";
import { LogprobReport } from "./logprobs.ts";
import { LookAhead } from "./look-ahead.ts";
import { createSampler, type Guess, type Sampler } from "./sample.ts";
import { type StopText, stopText } from "./stop-text.ts";
import { createStreamDecoder, type StreamDecoder, type Tokenizer } from "./tokenizer/tokenizer.ts";

export interface AnswerParts {
  readonly tokenizer: Tokenizer;
  readonly endTokens: ReadonlySet<number>;
  readonly marks: Marks;
  readonly reader: AnswerReader;
  /** null: any text. */
  readonly guide: GuidedAnswer | null;
  /** The tokens of any text, where that is not all of them. */
  readonly plainTokens: Uint32Array | undefined;
  readonly options: GenerationOptions;
  /** Alternatives of each token that are reported; undefined: nothing is. */
  readonly topLogprobs: number | undefined;
  readonly prompt: readonly number[];
  /** The most tokens that the answer may have. */
  readonly most: number;
}

/** What a token led to. */
export interface Step {
  /** What the model must read before its next logits. */
  readonly tokens: readonly number[];
  readonly deltas: readonly Delta[];
  /** Why the answer is over; null: it goes on. */
  readonly reason: FinishReason | null;
}

export class Answer {
  readonly #parts: AnswerParts;
  readonly #sampler: Sampler;
  readonly #decoder: StreamDecoder;
  readonly #stops: StopText;
  readonly #report: LogprobReport | null;
  #tokenCount = 0;
  #reasoningTokenCount = 0;
  #calls = 0;

  constructor(parts: AnswerParts) {
    const { options, prompt, tokenizer, topLogprobs } = parts;
    this.#parts = parts;
    this.#sampler = createSampler(options, prompt);
    this.#decoder = createStreamDecoder(tokenizer, { after: prompt.at(-1) ?? null });
    this.#stops = stopText(options.stop);
    this.#report = topLogprobs === undefined ? null : new LogprobReport(tokenizer, topLogprobs);
  }

  get tokenCount(): number {
    return this.#tokenCount;
  }

  get reasoningTokenCount(): number {
    return this.#reasoningTokenCount;
  }

  /** What is certain before the model has said anything. */
  begin(): Step {
    const tokens = this.#takeForced();
    return this.#step(tokens, this.#read(tokens), tokens.length > 0 || this.#parts.most === 0);
  }

  /** The answer as it would be after tokens that are not chosen yet. */
  lookAhead(): LookAhead {
    const { tokenizer, endTokens, guide, plainTokens, most } = this.#parts;
    return new LookAhead({
      vocabularySize: tokenizer.vocabularySize,
      endTokens,
      plainTokens,
      guide: guide?.fork() ?? null,
      guessing: this.#sampler.fork(),
      most: most - this.#tokenCount,
    });
  }

  /**
   * Chooses the next token by the logits [V], which may be changed, and takes what is certain after it. `guess` is the
   * guess that was made of it, if any.
   */
  next(logits: Float32Array, guess?: Guess): Step {
    const { tokenizer, guide, plainTokens, endTokens, most } = this.#parts;
    // A model may have more logits than its tokenizer has tokens, as padding.
    const known = logits.subarray(0, tokenizer.vocabularySize);
    const own = this.#report && known.slice();
    const allowed = guide?.allowed(most - this.#tokenCount) ?? plainTokens;
    const token = this.#sampler.next(known, allowed, guess);
    this.#tokenCount++;
    if (endTokens.has(token)) return { tokens: [], deltas: [], reason: this.#ended };
    this.#report?.note(token, own);
    guide?.accept(token);
    const said = this.#read([token]);
    const forced = this.#takeForced();
    said.push(...this.#read(forced));
    return this.#step([token, ...forced], said, true);
  }

  /** What was held back; the last deltas before the finish. */
  end(): readonly Delta[] {
    const { reader } = this.#parts;
    const said = [...reader.push(this.#decoder.end()), ...reader.end()];
    this.#report?.settle(said.some(({ type }) => type === "text"));
    const deltas = this.#deltas(said);
    const rest = this.#stops.end();
    return rest === "" ? deltas : joined([...deltas, this.#textDelta(rest)]);
  }

  #textDelta(text: string): Delta {
    return this.#report === null
      ? { type: "text", text }
      : { type: "text", text, tokens: this.#report.take() };
  }

  get #ended(): FinishReason {
    return this.#calls > 0 ? "toolCalls" : "stop";
  }

  /** Takes what the guide leaves no choice about: it needs no run of the model. */
  #takeForced(): readonly number[] {
    const { guide, most } = this.#parts;
    const tokens = guide?.takeForced(most - this.#tokenCount) ?? [];
    this.#tokenCount += tokens.length;
    this.#sampler.saw(tokens);
    for (const token of tokens) this.#report?.note(token, null);
    return tokens;
  }

  #read(tokens: readonly number[]): Said[] {
    const { reader, marks } = this.#parts;
    const said: Said[] = [];
    for (const token of tokens) {
      const wasThinking = reader.isThinking;
      const heard = reader.push(marks.textOf(token) ?? this.#decoder.push(token));
      said.push(...heard);
      if (wasThinking || reader.isThinking) this.#reasoningTokenCount++;
      if (heard.length > 0) this.#report?.settle(heard.some(({ type }) => type === "text"));
    }
    return said;
  }

  #step(tokens: readonly number[], said: readonly Said[], mayEnd: boolean): Step {
    const deltas = this.#deltas(said);
    return { tokens, deltas, reason: mayEnd ? this.#reason() : null };
  }

  #reason(): FinishReason | null {
    if (this.#stops.met || this.#parts.guide?.isOver) return this.#ended;
    return this.#tokenCount >= this.#parts.most ? "length" : null;
  }

  #deltas(said: readonly Said[]): Delta[] {
    const deltas: Delta[] = [];
    for (const one of said) {
      if (one.type === "call") {
        deltas.push({ type: "toolCall", id: crypto.randomUUID(), name: one.name, arguments: one.arguments });
        this.#calls++;
      } else if (one.type !== "text") deltas.push(one);
      else {
        const text = this.#stops.push(one.text);
        if (text !== "") deltas.push(this.#textDelta(text));
      }
    }
    return joined(deltas);
  }
}

/** Pieces of text in a row become one. */
function joined(deltas: readonly Delta[]): Delta[] {
  const all: Delta[] = [];
  for (const delta of deltas) {
    const last = all.at(-1);
    if ((delta.type === "text" || delta.type === "reasoning") && last?.type === delta.type)
      all[all.length - 1] = { ...last, text: last.text + delta.text, ...tokensOf(last, delta) };
    else all.push(delta);
  }
  return all;
}

function tokensOf(one: Delta, other: Delta): { readonly tokens?: readonly TokenLogprob[] } {
  if (one.type !== "text" || other.type !== "text" || !one.tokens || !other.tokens) return {};
  return { tokens: [...one.tokens, ...other.tokens] };
}
