// Tools for chat templates that do not know them: what a template leaves out (the list of tools, calls, outputs) is
// written as text, in the model's dialect.
import type { JsonObject, JsonValue } from "../../json-schema.ts";
import type { ChatMessage, ChatTool, ChatToolCall } from "../messages.ts";
import { type Dialect, textsAround, writtenName } from "./dialect.ts";
import { writeKeywords } from "./keywords.ts";
import { writeMembers } from "./notation.ts";

/** Calls as the model itself writes them; `earlier` calls are in the conversation before them. */
export function writeCalls(dialect: Dialect, calls: readonly ChatToolCall[], earlier: number): string {
  const written = calls.map(({ function: { name, arguments: input } }, index) => {
    const { before, between, after } = textsAround(dialect, index, earlier);
    return before + writtenName(dialect, name) + between + writeArguments(dialect, input) + after;
  });
  return dialect.begin + written.join(dialect.separator) + dialect.end;
}

function writeArguments({ arguments: notation }: Dialect, input: JsonValue): string {
  if (notation === "json") return writeJson(input);
  return notation === "python" ? writeKeywords(input) : writeMembers(input, notation, writeJson);
}

/** JSON with a space after commas and colons, as Python and Jinja's tojson write it. */
export function writeJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(writeJson).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value as JsonObject).map(
    ([name, one]) => `${JSON.stringify(name)}: ${writeJson(one)}`,
  );
  return `{${members.join(", ")}}`;
}

/** What is said of the tools in the instructions, after Google's guide for Gemma and Hermes' own prompt. */
export function describeTools(dialect: Dialect, tools: readonly ChatTool[]): string {
  const example: ChatToolCall = {
    id: "",
    type: "function",
    function: { name: "NAME", arguments: { PARAMETER: "VALUE" } },
  };
  const list = tools.map((tool) => writeJson(tool.function as unknown as JsonObject)).join("\n");
  return (
    "You have access to functions. If you decide to invoke any of the functions, write the call in this form and " +
    `nothing else:\n${writeCalls(dialect, [example], 0)}\nThe functions:\n${list}`
  );
}

/** Messages with the tools at the end of the instructions. */
export function withToolsDescribed(
  messages: readonly ChatMessage[],
  dialect: Dialect,
  tools: readonly ChatTool[],
): readonly ChatMessage[] {
  if (tools.length === 0) return messages;
  const text = describeTools(dialect, tools);
  const [first, ...rest] = messages;
  if (first?.role !== "system") return [{ role: "system", content: text }, ...messages];
  return [{ ...first, content: `${first.content}\n\n${text}` }, ...rest];
}

/** Messages whose calls have no arguments that are null. */
export function withoutNulls(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  return messages.map((message) =>
    message.tool_calls === undefined
      ? message
      : {
          ...message,
          tool_calls: message.tool_calls.map((call) => ({
            ...call,
            function: { ...call.function, arguments: leaveOutNulls(call.function.arguments) },
          })),
        },
  );
}

function leaveOutNulls(value: JsonValue): JsonValue {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value as JsonObject).filter(([, one]) => one !== null);
  return Object.fromEntries(members.map(([name, one]) => [name, leaveOutNulls(one)]));
}

/** Messages whose calls are the assistant's text. */
export function withCallsWritten(messages: readonly ChatMessage[], dialect: Dialect): readonly ChatMessage[] {
  let earlier = 0;
  return messages.map(({ tool_calls: calls = [], ...message }) => {
    if (calls.length === 0) return message;
    const written = writeCalls(dialect, calls, earlier);
    earlier += calls.length;
    return { ...message, content: message.content === "" ? written : `${message.content}\n${written}` };
  });
}

/** Messages whose outputs of tools are the user's text, those in a row as one message. */
export function withOutputsWritten(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const all: ChatMessage[] = [];
  for (const [index, message] of messages.entries()) {
    if (message.role !== "tool") {
      all.push(message);
      continue;
    }
    const text = `<tool_response>\n${message.content}\n</tool_response>`;
    if (messages[index - 1]?.role === "tool") {
      const last = all.at(-1)!;
      all[all.length - 1] = { ...last, content: `${last.content}\n${text}` };
    } else all.push({ role: "user", content: text });
  }
  return all;
}
