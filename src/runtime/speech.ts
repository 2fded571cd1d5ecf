// How one model speaks: its dialect, its way of thinking, its control tokens and its guides. Begins answers.
import type { GenerationRequest } from "../model.ts";
import { Answer } from "./answer.ts";
import { guideSourceOf } from "./answer-form.ts";
import { AnswerReader } from "./answer-reader.ts";
import { thinkingState } from "./conversation.ts";
import { type Dialect, textsOf } from "./dialects/dialect.ts";
import { Marks } from "./dialects/marks.ts";
import { type Thinking, textsOfThinking, thoughtOver } from "./dialects/thinking.ts";
import { Guidance } from "./guidance.ts";
import type { GuideOptions } from "./guide/compile.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

export interface SpeechParts {
  readonly tokenizer: Tokenizer;
  readonly endTokens: ReadonlySet<number>;
  readonly dialect: Dialect | null;
  readonly thinking: Thinking | null;
  readonly guide: GuideOptions;
  /** The texts with which the model declines. */
  readonly refusals: readonly string[];
}

export class Speech {
  readonly #parts: SpeechParts;
  readonly #marks: Marks;
  readonly #guidance: Guidance;
  readonly #plainTokens: Uint32Array | undefined;

  constructor(parts: SpeechParts) {
    const { tokenizer, endTokens, dialect, thinking, guide } = parts;
    this.#parts = parts;
    const aroundCalls = dialect === null ? [] : textsOf(dialect);
    this.#marks = new Marks(tokenizer, [...aroundCalls, ...(thinking ? textsOfThinking(thinking) : [])]);
    this.#guidance = new Guidance(tokenizer, endTokens, this.#marks.controls, guide);
    const ofCalls = new Marks(tokenizer, aroundCalls).controls;
    this.#plainTokens = ofCalls.length === 0 ? undefined : allBut(tokenizer.vocabularySize, ofCalls);
  }

  /**
   * The answer to a prompt of at most so many tokens. Throws `unsupportedGuide`, `schemaTooComplex`, `invalidArgument`
   * for both a schema and a constraint, `unsupportedCapability` for tools where the model has no dialect.
   */
  answer(request: GenerationRequest, prompt: readonly number[], most: number): Answer {
    const { tokenizer, endTokens, dialect, refusals } = this.#parts;
    // Raw text goes on as text: it has no messages.
    const isPlain = request.options.raw === true && this.#parts.thinking?.channels !== undefined;
    const thinking = isPlain ? null : this.#parts.thinking;
    const state = thinkingState(tokenizer, thinking, prompt);
    const parts = { request, dialect, thinking, thinkingState: state, marks: this.#marks, refusals };
    const source = guideSourceOf(request, parts);
    return new Answer({
      tokenizer,
      endTokens,
      marks: this.#marks,
      reader: new AnswerReader(parts),
      guide: source === null ? null : this.#guidance.follow(source),
      plainTokens: this.#plainTokens,
      options: request.options,
      topLogprobs: request.topLogprobs,
      prompt,
      most,
    });
  }

  /** Tokens between a prompt and an answer in words: they end a thought which the prompt began, or begin the answer. */
  closing(prompt: readonly number[]): readonly number[] {
    const { tokenizer, thinking } = this.#parts;
    if (thinking === null) return [];
    const isBegun = thinkingState(tokenizer, thinking, prompt) === "begun";
    const text = (isBegun ? thoughtOver(thinking, "begun") : "") + (thinking.channels?.answer ?? "");
    return text === "" ? [] : tokenizer.encode(text, { special: true });
  }
}

/** A bit for every token but some. */
function allBut(size: number, tokens: readonly number[]): Uint32Array {
  const mask = new Uint32Array(Math.ceil(size / 32)).fill(0xffff_ffff);
  for (const token of tokens) mask[token >> 5]! &= ~(1 << (token & 31));
  return mask;
}
