// What a model is trained on: documents and conversations, and the JSON lines that hold them. A conversation
// is written as Apple's adapter toolkit writes it (a list of messages with role and content, tools on the
// system message, response_format on the user's), or as OpenAI's fine-tuning files do (an object with messages
// and tools). Left out: images, weights of a message other than OpenAI's 0 and 1.
import { OrchardError } from "../errors.ts";
import { isObject, type JsonObject, type JsonValue } from "../json-schema.ts";
import type { ChatMessage, ChatTool, ChatToolCall } from "../runtime/messages.ts";

/** A text that is learned as a whole. */
export interface DocumentExample {
  readonly type: "document";
  readonly text: string;
}

/** A conversation of which the assistant's messages are learned. */
export interface ConversationExample {
  readonly type: "conversation";
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  /** Places of the assistant's messages that are not learned (`"weight": 0`); left out: there are none. */
  readonly unlearned?: readonly number[];
}

export type TrainingExample = DocumentExample | ConversationExample;

/**
 * Reads one parsed JSON line: a text, `{ "text" }`, a list of messages, or `{ "messages", "tools" }`. Throws
 * `invalidArgument` with the place of the first thing that is wrong.
 */
export function trainingExample(json: JsonValue): TrainingExample {
  if (typeof json === "string") return { type: "document", text: json };
  if (Array.isArray(json)) return conversation(json, []);
  const root = objectAt(json, "");
  if (typeof root.text === "string") return { type: "document", text: root.text };
  if (root.messages === undefined)
    throw wrong("", "neither a list of messages nor an object with messages or text");
  return conversation(listAt(root.messages, "/messages"), listAt(root.tools ?? [], "/tools"));
}

function conversation(list: readonly JsonValue[], rootTools: readonly JsonValue[]): ConversationExample {
  if (list.length === 0) throw wrong("/messages", "an empty list");
  const tools = rootTools.map((tool, i) => chatTool(tool, `/tools/${i}`));
  const messages = list.map((item, i) => {
    const at = `/messages/${i}`;
    const json = objectAt(item, at);
    listAt(json.tools ?? [], `${at}/tools`).forEach((tool, k) => {
      if (json.role !== "system") throw wrong(`${at}/tools`, "tools outside the system message");
      tools.push(chatTool(tool, `${at}/tools/${k}`));
    });
    return chatMessage(json, at);
  });
  const unlearned = list.flatMap((item, i) => (isLearned(item, `/messages/${i}`) ? [] : [i]));
  if (!messages.some(({ role }, i) => role === "assistant" && !unlearned.includes(i))) {
    throw wrong("/messages", "without a message of the assistant: there is nothing to learn");
  }
  return { type: "conversation", messages, tools, ...(unlearned.length > 0 ? { unlearned } : {}) };
}

/** OpenAI's files may say of an assistant's message that it is only context. */
function isLearned(message: JsonValue, at: string): boolean {
  const { role, weight } = objectAt(message, at);
  if (role !== "assistant" || weight === undefined || weight === null || weight === 1) return true;
  if (weight === 0) return false;
  throw wrong(`${at}/weight`, `${JSON.stringify(weight)} instead of 0 or 1`);
}

function chatMessage(json: JsonObject, at: string): ChatMessage {
  const { role } = json;
  const content = contentAt(json.content ?? "", `${at}/content`);
  switch (role) {
    case "system":
      return { role, content };
    case "user":
      return json.response_format === undefined
        ? { role, content }
        : { role, content, response_format: responseFormat(json.response_format, `${at}/response_format`) };
    case "assistant": {
      const calls = listAt(json.tool_calls ?? [], `${at}/tool_calls`);
      if (calls.length === 0) {
        if (json.content === undefined) throw wrong(`${at}/content`, "missing");
        return { role, content };
      }
      return {
        role,
        content,
        tool_calls: calls.map((call, i) => toolCall(call, i, `${at}/tool_calls/${i}`)),
      };
    }
    case "tool": {
      const message: ChatMessage = { role, content };
      const name = json.name === undefined ? {} : { name: stringAt(json.name, `${at}/name`) };
      const id =
        json.tool_call_id === undefined
          ? {}
          : { tool_call_id: stringAt(json.tool_call_id, `${at}/tool_call_id`) };
      return { ...message, ...name, ...id };
    }
    default:
      throw wrong(`${at}/role`, `${JSON.stringify(role)} instead of system, user, assistant or tool`);
  }
}

/** A text, or OpenAI's list of text parts. */
function contentAt(json: JsonValue, at: string): string {
  if (!Array.isArray(json)) return stringAt(json, at);
  return json
    .map((part, i) => {
      const { type, text } = objectAt(part, `${at}/${i}`);
      if (type !== "text")
        throw wrong(`${at}/${i}`, `content of type ${JSON.stringify(type)}; only text is learned`);
      return stringAt(text, `${at}/${i}/text`);
    })
    .join("");
}

/** `{ "type": "json_schema", "json_schema": { "name", "schema" } }`, or the inner object alone. */
function responseFormat(json: JsonValue, at: string): NonNullable<ChatMessage["response_format"]> {
  const outer = objectAt(json, at);
  const format = outer.json_schema === undefined ? outer : objectAt(outer.json_schema, `${at}/json_schema`);
  const { name, schema } = format;
  if (typeof schema !== "boolean" && !isObject(schema)) throw wrong(`${at}/schema`, "not a JSON Schema");
  return {
    type: "json_schema",
    json_schema: { name: name === undefined ? "" : stringAt(name, `${at}/name`), schema },
  };
}

/** OpenAI's form (arguments are JSON text) or plain (`name`, and `arguments` as an object). */
function toolCall(json: JsonValue, index: number, at: string): ChatToolCall {
  const outer = objectAt(json, at);
  const call = outer.function === undefined ? outer : objectAt(outer.function, `${at}/function`);
  const id = typeof outer.id === "string" ? outer.id : `call${String(index + 1).padStart(5, "0")}`;
  let input: JsonValue = call.arguments ?? {};
  if (typeof input === "string") {
    try {
      input = JSON.parse(input) as JsonValue;
    } catch {
      throw wrong(`${at}/arguments`, "text that is not JSON");
    }
  }
  return { id, type: "function", function: { name: stringAt(call.name, `${at}/name`), arguments: input } };
}

function chatTool(json: JsonValue, at: string): ChatTool {
  const outer = objectAt(json, at);
  const tool = outer.function === undefined ? outer : objectAt(outer.function, `${at}/function`);
  const { parameters = { type: "object", properties: {} } } = tool;
  if (typeof parameters !== "boolean" && !isObject(parameters))
    throw wrong(`${at}/parameters`, "not a JSON Schema");
  return {
    type: "function",
    function: {
      name: stringAt(tool.name, `${at}/name`),
      description: stringAt(tool.description ?? "", `${at}/description`),
      parameters,
    },
  };
}

function objectAt(json: JsonValue | undefined, at: string): JsonObject {
  if (!isObject(json)) throw wrong(at, json === undefined ? "missing" : "not an object");
  return json;
}

function listAt(json: JsonValue, at: string): readonly JsonValue[] {
  if (!Array.isArray(json)) throw wrong(at, "not a list");
  return json as readonly JsonValue[];
}

function stringAt(json: JsonValue | undefined, at: string): string {
  if (typeof json !== "string") throw wrong(at, json === undefined ? "missing" : "not a text");
  return json;
}

function wrong(at: string, problem: string): OrchardError {
  return new OrchardError("invalidArgument", `${at === "" ? "the line" : at} is ${problem}`, {
    details: { pointer: at },
  });
}
