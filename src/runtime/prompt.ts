// A transcript as the tokens of a prompt, so that nobody's text can pass for the conversation's form: a user
// who writes <|im_end|> has written ten characters. Before rendering, the first character of every such text
// is exchanged for one of Unicode's private use; afterwards it is put back, and no special token may begin
// there. The text is encoded as one, so merges between the template's characters and the user's are those the
// model was trained with.
import type { ToolDefinition, TranscriptEntry } from "../model.ts";
import type { Dialect } from "./dialects/dialect.ts";
import {
  withCallsWritten,
  withOutputsWritten,
  withoutNulls,
  withToolsDescribed,
} from "./dialects/in-words.ts";
import {
  type ChatMessage,
  type ChatTool,
  chatTool,
  messagesOf,
  rawText,
  withFormatInWords,
} from "./messages.ts";
import type { ChatTemplate, RenderOptions } from "./template.ts";
import { type SpecialTokens, specialTokens } from "./tokenizer/special-tokens.ts";
import { finish } from "./tokenizer/steps.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

export interface PromptOptions extends Omit<RenderOptions, "tools"> {
  readonly tools?: readonly ToolDefinition[];
  /** How calls are written where the template cannot. */
  readonly dialect?: Dialect | null;
  /** Whether the model reads again what it thought before a call. */
  readonly keepsThoughts?: boolean;
  /** Feed the text as it is, without the template. */
  readonly raw?: boolean;
}

/**
 * The ids that a transcript begins an answer with, in the tokenizer's steps. Without a template, or `raw`, its texts one
 * after the other, after the first token where the model wants one. Throws what `ChatTemplate.render` throws.
 */
export function* transcriptInSteps(
  tokenizer: Tokenizer,
  template: ChatTemplate | null,
  transcript: readonly TranscriptEntry[],
  { raw = false, tools = [], keepsThoughts, ...options }: PromptOptions = {},
): Generator<number, number[], void> {
  if (raw || template === null) {
    const ids = yield* tokenizer.encodeInSteps(rawText(transcript));
    if (tokenizer.addsBos && tokenizer.bosToken !== null) ids.unshift(tokenizer.bosToken);
    return ids;
  }
  const knowsFormats = template.source.includes("response_format");
  const messages = messagesOf(transcript, { keepsThoughts });
  const written = knowsFormats ? messages : messages.map(withFormatInWords);
  return yield* messagesInSteps(tokenizer, template, written, { ...options, tools: tools.map(chatTool) });
}

/** The same at once. */
export function encodeTranscript(...given: Parameters<typeof transcriptInSteps>): number[] {
  return finish(transcriptInSteps(...given));
}

/** The ids of a conversation: special tokens are those that the template itself, or the dialect, writes. */
export function encodeMessages(...given: Parameters<typeof messagesInSteps>): number[] {
  return finish(messagesInSteps(...given));
}

function messagesInSteps(
  tokenizer: Tokenizer,
  template: ChatTemplate,
  messages: readonly ChatMessage[],
  { dialect = null, ...options }: RenderOptions & Pick<PromptOptions, "dialect"> = {},
): Generator<number, number[], void> {
  const { specials } = tokenizer;
  const controls = specials.list.filter((token) => token.control);
  // <tool_call> and its like are no control tokens, yet the template gives them a meaning. The model's own
  // answers keep theirs: templates look into them for the end of a thought.
  const markup = specials.find(template.source, false).map((match) => match.token);
  const control = specialTokens(controls);
  const form = specialTokens([...controls, ...markup.filter(({ text }) => /\p{L}/u.test(text))]);
  const mask = new Mask(JSON.stringify([messages, options.tools, options.variables]) + template.source);
  const hidden = messages.map((message) => mask.hide(message, message.role === "assistant" ? control : form));
  const tools = mask.hide<readonly ChatTool[]>(options.tools ?? [], form);
  const masked = template.render(dialect === null ? hidden : inWords(template, hidden, dialect, tools), {
    ...options,
    tools,
    variables: mask.hide(options.variables ?? {}, form),
  });
  const { text, literal } = mask.show(masked);
  return tokenizer.encodeInSteps(text, { special: true, literal });
}

/** Messages with what the template leaves out of them written as text. */
function inWords(
  template: ChatTemplate,
  messages: readonly ChatMessage[],
  dialect: Dialect,
  tools: readonly ChatTool[],
): readonly ChatMessage[] {
  const usesTools = tools.length > 0 || messages.some(({ role }) => role === "tool");
  if (!usesTools) return messages;
  const listed = template.listsTools ? messages : withToolsDescribed(messages, dialect, tools);
  const writable = dialect.writesNull === false ? withoutNulls(listed) : listed;
  const called = template.writesCalls ? writable : withCallsWritten(writable, dialect);
  return template.writesOutputs ? called : withOutputsWritten(called);
}

const FIRST_PRIVATE = 0xe000;
const LAST_PRIVATE = 0xf8ff;

/** Exchanges the first characters of special tokens for private ones that occur nowhere else, and back. */
class Mask {
  readonly #taken: string;
  readonly #privateOf = new Map<string, string>();
  readonly #originalOf = new Map<string, string>();
  #next = FIRST_PRIVATE;

  constructor(taken: string) {
    this.#taken = taken;
  }

  /** The value with every string in it masked. */
  hide<T>(value: T, tokens: SpecialTokens): T {
    return mapStrings(value, (text) => {
      let masked = "";
      let from = 0;
      for (const start of [...starts(text, tokens)].sort((a, b) => a - b)) {
        masked += text.slice(from, start) + this.#private(text[start]!);
        from = start + 1;
      }
      return masked + text.slice(from);
    }) as T;
  }

  /** The text unmasked, and the offsets where it was masked. */
  show(masked: string): { text: string; literal: ReadonlySet<number> } {
    const literal = new Set<number>();
    if (this.#originalOf.size === 0) return { text: masked, literal };
    let text = "";
    for (let i = 0; i < masked.length; i++) {
      const original = this.#originalOf.get(masked[i]!);
      if (original !== undefined) literal.add(i);
      text += original ?? masked[i]!;
    }
    return { text, literal };
  }

  #private(character: string): string {
    const known = this.#privateOf.get(character);
    if (known !== undefined) return known;
    while (this.#taken.includes(String.fromCharCode(this.#next)) && this.#next < LAST_PRIVATE) this.#next++;
    const made = String.fromCharCode(this.#next++);
    this.#privateOf.set(character, made);
    this.#originalOf.set(made, character);
    return made;
  }
}

/** Where a special token begins in the text, overlapping ones and those that its end cuts off included. */
function starts(text: string, tokens: SpecialTokens): Set<number> {
  const found = new Set<number>();
  for (;;) {
    const matches = tokens.find(text, true, found);
    if (matches.length === 0) break;
    for (const { start } of matches) found.add(start);
  }
  // Templates trim: what the end of the trimmed text begins, the template's next characters could complete.
  for (const end of new Set([text.length, text.trimEnd().length])) {
    for (const token of tokens.list) {
      for (let length = Math.min(end, token.text.length - 1); length > 0; length--) {
        if (text.startsWith(token.text.slice(0, length), end - length)) found.add(end - length);
      }
    }
  }
  return found;
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [change(key), mapStrings(item, change)]),
  );
}
