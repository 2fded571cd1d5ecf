// A list of messages, OpenAI's, as a transcript: roles become entries, contents their segments.
import type { JsonValue } from "../json-schema.ts";
import type {
  GenerationOptions,
  PromptEntry,
  ResponseFormat,
  Segment,
  ToolCall,
  ToolDefinition,
  TranscriptEntry,
} from "../model.ts";
import { list, object, type Read, string, wrong } from "./fields.ts";
import { errorKinds, HttpError } from "./http-error.ts";

/** Builds a transcript from messages in order. */
export class TranscriptBuilder {
  readonly #entries: TranscriptEntry[] = [];
  readonly #callNames = new Map<string, string>();
  #ids = 0;

  instructions(texts: readonly string[]): void {
    const last = this.#entries.at(-1);
    if (last?.type === "instructions")
      this.#entries[this.#entries.length - 1] = {
        ...last,
        segments: [...last.segments, ...this.#segments(texts)],
      };
    else
      this.#entries.push({
        type: "instructions",
        id: this.#id(),
        segments: this.#segments(texts),
        tools: [],
      });
  }

  prompt(texts: readonly string[]): void {
    this.#entries.push({ type: "prompt", id: this.#id(), segments: this.#segments(texts), options: {} });
  }

  response(texts: readonly string[]): void {
    this.#entries.push({ type: "response", id: this.#id(), segments: this.#segments(texts) });
  }

  /** Calls that follow each other are one entry. */
  calls(calls: readonly ToolCall[]): void {
    for (const { id, toolName } of calls) this.#callNames.set(id, toolName);
    const last = this.#entries.at(-1);
    if (last?.type === "toolCalls")
      this.#entries[this.#entries.length - 1] = { ...last, calls: [...last.calls, ...calls] };
    else this.#entries.push({ type: "toolCalls", id: this.#id(), calls });
  }

  /** The output of a call that came before. */
  output(callId: string, texts: readonly string[], at: string): void {
    const toolName = this.#callNames.get(callId);
    if (toolName === undefined) throw wrong(at, "the id of a tool call in an earlier message");
    this.#entries.push({ type: "toolOutput", id: callId, toolName, segments: this.#segments(texts) });
  }

  /**
   * The whole transcript; options and format belong to its last prompt, tools to its first instructions. Throws
   * `HttpError` when it does not end with something to answer.
   */
  build(
    at: string,
    tools: readonly ToolDefinition[],
    options: GenerationOptions,
    format?: ResponseFormat,
  ): TranscriptEntry[] {
    const end = this.#entries.at(-1)?.type;
    if (end !== "prompt" && end !== "toolOutput")
      throw wrong(at, "a conversation that ends with a message of the user or the output of a tool");
    const entries = [...this.#entries];
    const lastPrompt = entries.findLastIndex(({ type }) => type === "prompt");
    if (lastPrompt >= 0)
      entries[lastPrompt] = {
        ...(entries[lastPrompt] as PromptEntry),
        options,
        ...(format === undefined ? {} : { responseFormat: format }),
      };
    const [first] = entries;
    if (first?.type === "instructions") entries[0] = { ...first, tools };
    return entries;
  }

  #segments(texts: readonly string[]): Segment[] {
    return texts.map((text) => ({ type: "text", id: this.#id(), text }));
  }

  /** Ids count up: the same messages give the same transcript. */
  #id(): string {
    return String(this.#ids++);
  }
}

/** The texts of a message's content: one string, or parts. */
export const texts: Read<readonly string[]> = (value, at) => {
  if (typeof value === "string") return [value];
  return list((part, place) => {
    const { type, text, refusal } = object(part, place);
    switch (type) {
      case "text":
      case "input_text":
      case "output_text":
        return string(text ?? null, `${place}.text`);
      case "refusal":
        return string(refusal ?? null, `${place}.refusal`);
      case "image_url":
      case "input_image":
      case "input_audio":
      case "input_file":
      case "file":
        throw new HttpError(errorKinds.unsupportedParameter, `This model reads text only, not ${type}.`, {
          param: place,
        });
      default:
        throw wrong(`${place}.type`, "text");
    }
  })(value, at);
};

/** The arguments of a call: the text of a JSON object. */
export const readArguments: Read<string> = (value, at) => {
  const text = string(value, at);
  try {
    object(JSON.parse(text) as JsonValue, at);
  } catch {
    throw wrong(at, "the text of a JSON object");
  }
  return text;
};
