// Conversations as tokens without Jinja, which takes milliseconds for each: the same text as the chat template
// gives (encode.test.ts compares them), cut at the control tokens. What a text says is never a control token.
import type { JsonSchema, JsonValue } from "../../src/json-schema.ts";
import type { Tokenizer } from "../../src/runtime/tokenizer/tokenizer.ts";
import type { ConversationExample } from "../../src/training/conversation.ts";
import type { TokenizedExample } from "../../src/training/tokenize-example.ts";
import { jsonText } from "./example.ts";
import type { SPECIAL_TOKENS } from "./format.ts";

type SpecialToken = (typeof SPECIAL_TOKENS)[number];

/** A stretch of the conversation: the control token that begins it, its text, whether it is learned. */
export interface Piece {
  readonly token: SpecialToken;
  readonly text: string;
  readonly learned: boolean;
}

/** A JSON Schema in the short form of the chat template. Throws a RangeError for what the recipe never makes. */
export function shortType(schema: JsonSchema): string {
  if (typeof schema === "boolean") return "any";
  const { type, properties, required, items, format, anyOf } = schema;
  if (schema.enum !== undefined) return (schema.enum as readonly JsonValue[]).map(jsonText).join("|");
  if (anyOf !== undefined) return (anyOf as readonly JsonSchema[]).map(shortType).join("|");
  if (Array.isArray(type))
    return (type as readonly JsonValue[]).map((one) => shortType({ ...schema, type: one })).join("|");
  switch (type) {
    case "object": {
      const needed = (required ?? []) as readonly string[];
      const fields = Object.entries((properties ?? {}) as Record<string, JsonSchema>).map(([name, field]) => {
        const about =
          typeof field === "object" && typeof field.description === "string" ? ` (${field.description})` : "";
        return `${name}${needed.includes(name) ? "" : "?"}: ${shortType(field)}${about}`;
      });
      return `{${fields.join(", ")}}`;
    }
    case "array":
      return `[${items === undefined ? "" : shortType(items as JsonSchema)}]`;
    case "string":
      return typeof format === "string" ? format : "string";
    case "integer":
    case "number":
    case "boolean":
    case "null":
      return type;
    default:
      throw new RangeError(`The recipe makes no schema like ${JSON.stringify(schema)}.`);
  }
}

/** The conversation in pieces; their tokens and texts joined are the chat template's text. */
export function piecesOf({ messages, tools }: ConversationExample): Piece[] {
  const pieces: Piece[] = tools.map(({ function: { name, description, parameters } }) => ({
    token: "<|tool|>",
    text: `${name}${shortType(parameters)}${description === "" ? "" : ` ${description}`}`,
    learned: false,
  }));
  const add = (token: SpecialToken, text: string, learned = false) => pieces.push({ token, text, learned });
  for (const { role, content, tool_calls = [], response_format } of messages) {
    switch (role) {
      case "system":
        add("<|system|>", content);
        break;
      case "user":
        if (response_format !== undefined) add("<|schema|>", shortType(response_format.json_schema.schema));
        add("<|user|>", content);
        break;
      case "assistant":
        add("<|assistant|>", content, true);
        for (const call of tool_calls) {
          const { name, arguments: input } = call.function;
          add("<|call|>", jsonText({ name, arguments: input }), true);
        }
        add("<|end|>", "", true);
        break;
      case "tool":
        add("<|result|>", content);
        break;
      default:
        role satisfies never;
    }
  }
  return pieces;
}

/** Tokens and loss mask, as `tokenizeExample` gives them with the chat template. */
export function encodePieces(example: ConversationExample, tokenizer: Tokenizer): TokenizedExample {
  const ids: number[] = [];
  const learned: number[] = [];
  for (const { token, text, learned: counts } of piecesOf(example)) {
    // <|assistant|> opens the answer: it is given, not predicted.
    ids.push(tokenizer.idOf(token)!);
    learned.push(counts && token !== "<|assistant|>" ? 1 : 0);
    for (const id of text === "" ? [] : tokenizer.encode(text)) {
      ids.push(id);
      learned.push(counts ? 1 : 0);
    }
  }
  return { tokens: Int32Array.from(ids), lossMask: Uint8Array.from(learned) };
}
