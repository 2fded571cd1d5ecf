// How families of models write a tool call. A dialect is data: the token that opens a call, what stands around the JSON,
// and the names of its two members. Chosen by what the model's chat template writes. Left out: dialects whose calls
// begin with no token of their own (Llama 3's bare JSON and Python, Gemma): their calls cannot be told from text before
// they are complete.
import type { JsonObject, JsonSchema } from "../../json-schema.ts";
import type { ToolDefinition } from "../../model.ts";
import type { Tokenizer } from "../tokenizer/tokenizer.ts";

export interface Dialect {
  /** The token that opens a call. */
  readonly open: string;
  /** Text between that token and the JSON, and after the JSON; forced. */
  readonly before: string;
  readonly after: string;
  readonly argumentsKey: "arguments" | "parameters";
}

/** Dialects by name, the first whose token the template writes and the tokenizer has. */
export const dialects = {
  /** orchard-nano (recipes/nano/format.ts). */
  orchard: { open: "<|call|>", before: "", after: "", argumentsKey: "arguments" },
  /** Hermes 2 Pro, Qwen 2.5 and 3, SmolLM3. */
  hermes: { open: "<tool_call>", before: "\n", after: "\n</tool_call>", argumentsKey: "arguments" },
} as const satisfies Readonly<Record<string, Dialect>>;

/** The dialect of a model, or null when it has none that is known. */
export function dialectOf(tokenizer: Tokenizer): Dialect | null {
  const template = tokenizer.chatTemplate ?? "";
  const known = Object.values(dialects).find(
    ({ open }) => template.includes(open) && tokenizer.idOf(open) !== null,
  );
  return known ?? null;
}

/** The JSON of one call of any of these tools. */
export function callSchema(dialect: Dialect, tools: readonly ToolDefinition[]): JsonSchema {
  const calls = tools.map(
    ({ name, parameters }, index): JsonObject => ({
      type: "object",
      properties: { name: { const: name }, [dialect.argumentsKey]: embedded(parameters, index) },
      required: ["name", dialect.argumentsKey],
      additionalProperties: false,
    }),
  );
  return calls.length === 1 ? calls[0]! : { anyOf: calls };
}

/** Inside another schema, references from the root need a root of their own. */
function embedded(schema: JsonSchema, index: number): JsonSchema {
  if (typeof schema !== "object" || !JSON.stringify(schema).includes('"$ref"')) return schema;
  return { $id: `orchard:tool/${index}`, ...schema };
}
