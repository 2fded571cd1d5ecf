// A transcript as the messages that chat templates know: Hugging Face's dictionaries of role and content.
import { OrchardError } from "../errors.ts";
import type { JsonSchema, JsonValue } from "../json-schema.ts";
import type { PromptEntry, ToolDefinition, TranscriptEntry } from "../model.ts";
import { textOfSegments } from "../segments.ts";

/** One message; the names are those that templates read. */
export interface ChatMessage {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly content: string;
  readonly tool_calls?: readonly ChatToolCall[];
  /** Of the assistant's calls: what led to them. */
  readonly thinking?: string;
  /** Of a user's message: what the answer must look like, in OpenAI's form. */
  readonly response_format?: ChatResponseFormat;
  /** Of a tool's answer: which tool, which call. */
  readonly name?: string;
  readonly tool_call_id?: string;
}

export interface ChatResponseFormat {
  readonly type: "json_schema";
  readonly json_schema: { readonly name: string; readonly schema: JsonSchema };
}

export interface ChatToolCall {
  readonly id: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: JsonValue };
}

export interface ChatTool {
  readonly type: "function";
  readonly function: {
    readonly name: string;
    readonly description: string;
    readonly parameters: JsonSchema;
  };
}

/**
 * Instructions become a system message, prompts the user's, responses and tool calls the assistant's. Calls
 * are numbered anew, call00001 and on: the same conversation gives the same text, and Mistral takes nine
 * characters only. What a model thought before a call goes with the call where it `keepsThoughts`. Throws
 * `invalidArgument` when the arguments of a call are not JSON.
 */
export function messagesOf(
  transcript: readonly TranscriptEntry[],
  { keepsThoughts = false }: { readonly keepsThoughts?: boolean } = {},
): ChatMessage[] {
  const messages: ChatMessage[] = [];
  let thinking: string | undefined;
  const callIds = new Map<string, string>();
  function callId(id: string): string {
    const known = callIds.get(id);
    if (known !== undefined) return known;
    const made = `call${String(callIds.size + 1).padStart(5, "0")}`;
    callIds.set(id, made);
    return made;
  }
  for (const entry of transcript) {
    switch (entry.type) {
      case "instructions": {
        const content = textOfSegments(entry.segments);
        if (content !== "") messages.push({ role: "system", content });
        break;
      }
      case "prompt":
        messages.push(promptMessage(entry));
        break;
      // Templates leave out the thinking of earlier answers.
      case "reasoning":
        if (keepsThoughts) thinking = textOfSegments(entry.segments);
        continue;
      case "response":
        messages.push({ role: "assistant", content: textOfSegments(entry.segments) });
        break;
      case "toolCalls":
        messages.push({
          role: "assistant",
          content: "",
          ...(thinking !== undefined && { thinking }),
          tool_calls: entry.calls.map((call) => ({
            id: callId(call.id),
            type: "function",
            function: { name: call.toolName, arguments: parseArguments(call.toolName, call.arguments) },
          })),
        });
        break;
      case "toolOutput":
        messages.push({
          role: "tool",
          name: entry.toolName,
          tool_call_id: callId(entry.id),
          content: textOfSegments(entry.segments),
        });
        break;
      default:
        entry satisfies never;
    }
    thinking = undefined;
  }
  return messages;
}

function promptMessage({ segments, responseFormat }: PromptEntry): ChatMessage {
  const message = { role: "user", content: textOfSegments(segments) } as const;
  if (responseFormat === undefined || responseFormat.isInPrompt === false) return message;
  const { name, schema } = responseFormat;
  return { ...message, response_format: { type: "json_schema", json_schema: { name, schema } } };
}

/** For a template that knows no response formats: the schema stands after the prompt, in words. */
export function withFormatInWords(message: ChatMessage): ChatMessage {
  const { response_format: format, ...rest } = message;
  if (format === undefined) return message;
  const schema = JSON.stringify(format.json_schema.schema);
  return { ...rest, content: `${message.content}\n\nAnswer with JSON that matches this schema:\n${schema}` };
}

/** A tool's definition as templates read it. */
export function chatTool({
  name,
  description,
  parameters,
  isSchemaInPrompt = true,
}: ToolDefinition): ChatTool {
  const shown = isSchemaInPrompt ? parameters : { type: "object" };
  return { type: "function", function: { name, description, parameters: shown } };
}

/**
 * The transcript as it is, for a model without a template: texts one after the other, nothing between.
 * Throws `invalidArgument` for a tool call, which has no form without a template.
 */
export function rawText(transcript: readonly TranscriptEntry[]): string {
  return transcript
    .filter(({ type }) => type !== "reasoning")
    .map((entry) => {
      if (entry.type !== "toolCalls") return textOfSegments(entry.segments);
      throw new OrchardError(
        "invalidArgument",
        "A tool call cannot be written as raw text: use a model with a chat template.",
      );
    })
    .join("");
}

function parseArguments(toolName: string, text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new OrchardError(
      "invalidArgument",
      `The arguments of a call of ${toolName} are not JSON: ${text}`,
      {
        details: { toolName },
        cause: error,
      },
    );
  }
}
