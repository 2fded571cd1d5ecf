// A transcript as the tokens that one model reads: its chat template, or the plain text of a base model.
import type { GenerationRequest } from "../model.ts";
import type { Dialect } from "./dialects/dialect.ts";
import { dialectOf, dialects } from "./dialects/families.ts";
import {
  type Thinking,
  type ThinkingState,
  thinkingAfter,
  thinkingOf,
  thinkingVariables,
  thoughtOver,
} from "./dialects/thinking.ts";
import { transcriptInSteps } from "./prompt.ts";
import { type ChatTemplate, chatTemplate } from "./template.ts";
import { finishInTurns, type TooMany } from "./tokenizer/steps.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

type Readable = Pick<GenerationRequest, "transcript" | "options" | "tools">;

/** The most tokens that are of use, and who may end the reading: it throws `aborted` then. */
export type Limits = Parameters<typeof finishInTurns>[1];

/** Turns requests into tokens, in the way of one model. */
export interface Conversation {
  /** How the model writes calls of tools; null when it cannot be told. */
  readonly dialect: Dialect | null;
  /** How the model sets its thinking apart; null when it does not think. */
  readonly thinking: Thinking | null;
  /** The whole transcript, ready for an answer, in turns; read no further than it takes to know that it is too long. */
  encode(request: Readable, limits: Limits): Promise<number[] | TooMany>;
  /** Tokens that every continuation of the transcript begins with, whatever is added to its last text. */
  encodePrefix(request: Readable, limits: Limits): Promise<number[] | TooMany>;
}

/** Tokens with which chat templates end a turn, for checkpoints whose config names only the end of a document. */
const turnEnds = [
  "<|im_end|>",
  "<|eot_id|>",
  "<|eom_id|>",
  "<end_of_turn>",
  "<turn|>",
  "<|end|>",
  "<|endoftext|>",
  "</s>",
];

/** The chat template of a model; null when it has none. Throws `unsupportedModel` for one that is not understood. */
export function templateOf(tokenizer: Tokenizer): ChatTemplate | null {
  const { chatTemplate: source, bosToken, eosToken } = tokenizer;
  const textOf = (id: number | null) =>
    id === null ? undefined : new TextDecoder().decode(tokenizer.bytes(id));
  return source === null ? null : chatTemplate(source, { bos: textOf(bosToken), eos: textOf(eosToken) });
}

/** Throws `unsupportedModel` when the tokenizer's chat template is not understood. */
export function conversationOf(tokenizer: Tokenizer): Conversation {
  const template = templateOf(tokenizer);
  // A model whose template knows nothing of tools is told in words, and can be told any dialect.
  const fallback = template === null || template.listsTools ? null : dialects.hermes;
  const dialect = (template && dialectOf(template.source)) ?? fallback;
  const thinking = template && thinkingOf(template.source);
  function* inSteps({ transcript, options, tools }: Readable): Generator<number, number[], void> {
    const variables = thinkingVariables(options.reasoningLevel);
    const ids = yield* transcriptInSteps(tokenizer, template, transcript, {
      raw: options.raw,
      tools,
      dialect,
      keepsThoughts: thinking?.channels !== undefined,
      variables,
    });
    if (thinking === null || options.raw || options.reasoningLevel !== "none") return ids;
    const over = thoughtOver(thinking, thinkingState(tokenizer, thinking, ids));
    return ids.concat(tokenizer.encode(over, { special: true }));
  }
  const encode = (request: Readable, limits: Limits) => finishInTurns(inSteps(request), limits);
  return {
    dialect,
    thinking,
    encode,
    async encodePrefix(request, limits) {
      const one = await encode(continued(request, "One"), limits);
      const other = await encode(continued(request, "\n2"), limits);
      if ("atLeast" in one) return one;
      if ("atLeast" in other) return other;
      let common = 0;
      while (common < one.length && one[common] === other[common]) common++;
      return one.slice(0, common);
    },
  };
}

/** Tokens of a prompt's end that are looked at for the beginning of a thought. */
const promptEnd = 24;

/** Where the thinking stands after a prompt. */
export function thinkingState(
  tokenizer: Tokenizer,
  thinking: Thinking | null,
  prompt: readonly number[],
): ThinkingState {
  return thinkingAfter(thinking, tokenizer.decode(prompt.slice(-promptEnd), { special: true }));
}

/** The tokens that end an answer: the config's, the tokenizer's, and those with which the template ends a turn. */
export function endTokensOf(tokenizer: Tokenizer, endTokens: readonly number[]): ReadonlySet<number> {
  const ends = new Set(endTokens);
  if (tokenizer.eosToken !== null) ends.add(tokenizer.eosToken);
  const thinking = tokenizer.chatTemplate === null ? null : thinkingOf(tokenizer.chatTemplate);
  for (const text of thinking?.channels?.ends ?? turnEnds) {
    const id = tokenizer.chatTemplate?.includes(text) ? tokenizer.idOf(text) : null;
    if (id !== null && tokenizer.isSpecial(id)) ends.add(id);
  }
  return ends;
}

/** The request with more text at its end: in its last prompt, or in a new one. */
function continued(request: Readable, text: string): Readable {
  const { transcript, options } = request;
  const last = transcript.at(-1);
  const segment = { type: "text", id: "continued", text } as const;
  if (last?.type !== "prompt")
    return {
      ...request,
      transcript: [...transcript, { type: "prompt", id: "continued", segments: [segment], options }],
    };
  const end = last.segments.at(-1);
  const segments =
    end?.type === "text"
      ? last.segments.with(-1, { ...end, text: end.text + text })
      : [...last.segments, segment];
  return { ...request, transcript: transcript.with(-1, { ...last, segments }) };
}
