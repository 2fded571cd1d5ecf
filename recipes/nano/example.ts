// One example of orchard-nano, for training and for evaluation alike: what is asked, what is right, how an
// answer is graded, and the same as a conversation to learn from.
import type { Answer, Example, Grade } from "../../src/evaluation/task.ts";
import type { JsonObject, JsonValue } from "../../src/json-schema.ts";
import { chatTool } from "../../src/runtime/messages.ts";
import type { ConversationExample } from "../../src/training/conversation.ts";
import type { LanguageCode } from "./language.ts";

export type Skill =
  | "extraction"
  | "classification"
  | "tagging"
  | "tools"
  | "questions"
  | "understanding"
  | "refusal"
  | "copying"
  | "echo";

export interface ToolCallValue {
  readonly name: string;
  readonly arguments: JsonObject;
}

/** The right answer: an object, a text, or tool calls. */
export type Expected =
  | { readonly type: "object"; readonly value: JsonObject }
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "calls"; readonly value: readonly ToolCallValue[] };

export interface NanoExample extends Example {
  readonly skill: Skill;
  readonly language: LanguageCode;
  readonly expected: Expected;
}

/** JSON with the separators that the model writes: `", "` and `": "`. */
export function jsonText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${(value as readonly JsonValue[]).map(jsonText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item)}`)
    .join(", ")}}`;
}

/** The example as a conversation whose last message is the right answer. */
export function conversationOf(example: NanoExample): ConversationExample {
  const { instructions, prompt, schema, tools = [], expected } = example;
  return {
    type: "conversation",
    tools: tools.map(chatTool),
    messages: [
      ...(instructions === undefined ? [] : [{ role: "system", content: instructions } as const]),
      schema === undefined
        ? { role: "user", content: prompt }
        : {
            role: "user",
            content: prompt,
            response_format: { type: "json_schema", json_schema: { name: "", schema } },
          },
      expected.type === "calls"
        ? {
            role: "assistant",
            content: "",
            tool_calls: expected.value.map((call, i) => ({
              id: `call${String(i + 1).padStart(5, "0")}`,
              type: "function",
              function: call,
            })),
          }
        : {
            role: "assistant",
            content: expected.type === "text" ? expected.value : jsonText(expected.value),
          },
    ],
  };
}

/**
 * Grades an answer. An object is right when every field is; a field that is missing, null or empty is the same
 * nothing. Text is compared without regard to case and the marks around it; calls in any order.
 */
export function gradeAnswer({ expected }: NanoExample, answer: Answer): Grade {
  switch (expected.type) {
    case "text": {
      const correct = plainText(answer.text) === plainText(expected.value) && answer.toolCalls.length === 0;
      return { correct };
    }
    case "object": {
      const parts = compare(leavesOf(expected.value), leavesOf(parsed(answer.text)));
      return { correct: parts.wrong === 0 && parts.missing === 0 && parsed(answer.text) !== null, parts };
    }
    case "calls": {
      const parts = compare(callLeaves(expected.value), callLeaves(answer.toolCalls));
      return { correct: parts.wrong === 0 && parts.missing === 0, parts };
    }
  }
}

function parsed(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}

function plainText(text: string): string {
  return text
    .trim()
    .replace(/^["'“]|["'”.]$/gu, "")
    .toLocaleLowerCase();
}

/** Every value in a JSON value with its path; list items have no place, so their order does not count. */
function leavesOf(value: JsonValue, path = ""): string[] {
  if (value === null || value === "") return [];
  if (Array.isArray(value))
    return (value as readonly JsonValue[]).flatMap((item) => leavesOf(item, `${path}[]`));
  if (typeof value === "object") {
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, `${path}/${key}`));
  }
  return [`${path}=${JSON.stringify(value)}`];
}

function callLeaves(calls: readonly { readonly name: string; readonly arguments: JsonValue }[]): string[] {
  return calls.flatMap((call) => [`call ${call.name}`, ...leavesOf(call.arguments, call.name)]);
}

function compare(expected: readonly string[], given: readonly string[]) {
  const open = [...expected];
  let right = 0;
  for (const leaf of given) {
    const at = open.indexOf(leaf);
    if (at < 0) continue;
    open.splice(at, 1);
    right++;
  }
  return { right, wrong: given.length - right, missing: open.length };
}
