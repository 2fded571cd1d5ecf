// What an application says, as the transcript holds it: text, values, and lists of them with parts that may be left out.
// Apple's builders (if, for, optional parts) are TypeScript's own expressions here. Images are attachment.ts's.
import { OrchardError } from "../errors.ts";
import { type Encodable, type JsonObject, type JsonValue, jsonOf } from "../json-schema.ts";
import type {
  GenerationOptions,
  InstructionsEntry,
  PromptEntry,
  ResponseFormat,
  Segment,
  ToolDefinition,
} from "../model.ts";
import { type Attachment, attachmentSegment, isAttachment } from "./attachment.ts";

/**
 * A prompt or instructions: a text; a value, such as an example of the answer, which the model reads as JSON; an image; or
 * a list of such parts, each on lines of its own. `null`, `undefined` and `false` are left out.
 *
 * ```ts
 * const history = ["Lily lost her ball."];
 * const isShort = true;
 * const prompt = [
 *   "Go on with this story:",
 *   history,
 *   isShort && "Write one sentence.",
 *   { example: "And then Tom found it." },
 * ] as const;
 * await session.respond(prompt, { maximumResponseTokens: 8 });
 * ```
 */
export type Promptable = string | Encodable | Attachment | null | undefined | false | readonly Promptable[];

/**
 * The segments of a prompt: neighbouring texts are one, and there is always at least one. Throws `invalidArgument` for a
 * part that is neither text nor JSON.
 */
export function segmentsOf(content: Promptable): Segment[] {
  const segments: Segment[] = [];
  for (const part of partsOf(content)) {
    const last = segments.at(-1);
    if (typeof part !== "string" && isAttachment(part)) segments.push(attachmentSegment(part));
    else if (typeof part !== "string")
      segments.push({ type: "structure", id: crypto.randomUUID(), source: "Value", content: jsonPart(part) });
    else if (last?.type === "text")
      segments[segments.length - 1] = { ...last, text: `${last.text}\n${part}` };
    else segments.push({ type: "text", id: crypto.randomUUID(), text: part });
  }
  return segments.length > 0 ? segments : [{ type: "text", id: crypto.randomUUID(), text: "" }];
}

function partsOf(content: Promptable): (string | Encodable | Attachment)[] {
  if (content === null || content === undefined || content === false) return [];
  if (Array.isArray(content)) return (content as readonly Promptable[]).flatMap(partsOf);
  if (typeof content !== "string" && typeof content !== "object") throw noPart(content);
  return [content as string | Encodable | Attachment];
}

function jsonPart(part: Encodable): JsonValue {
  try {
    return jsonOf(part);
  } catch (cause) {
    throw noPart(part, cause);
  }
}

function noPart(part: unknown, cause?: unknown): OrchardError {
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  return new OrchardError(
    "invalidArgument",
    `A part of a prompt is a text, an image, or an object that JSON can say, not ${typeof part}${why}: write it as text.`,
    { details: { option: "prompt", value: typeof part }, cause },
  );
}

/** What a request adds to its prompt. */
export interface PromptExtras {
  readonly responseFormat?: ResponseFormat;
  readonly metadata?: JsonObject;
}

export function promptEntry(
  content: Promptable,
  options: GenerationOptions = {},
  extras: PromptExtras = {},
): PromptEntry {
  return { type: "prompt", id: crypto.randomUUID(), segments: segmentsOf(content), options, ...extras };
}

export function instructionsEntry(
  content: Promptable,
  tools: readonly ToolDefinition[] = [],
): InstructionsEntry {
  return { type: "instructions", id: crypto.randomUUID(), segments: segmentsOf(content), tools };
}
