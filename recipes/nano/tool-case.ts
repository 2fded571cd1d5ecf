// A request, the tool that it asks for and others beside it: what tools.ts and composed-tools.ts make.
import type { JsonObject, JsonSchema } from "../../src/json-schema.ts";
import type { ToolDefinition } from "../../src/model.ts";
import type { ToolCallValue } from "./example.ts";
import type { Field } from "./fields.ts";

export interface ToolCase {
  readonly text: string;
  /** The tool that the text asks for; not offered when `call` is null. */
  readonly target: ToolDefinition;
  readonly others: readonly ToolDefinition[];
  readonly call: readonly ToolCallValue[] | null;
}

/** A tool whose parameters are these fields. */
export function toolOf(
  name: string,
  description: string,
  fields: readonly Field[],
  required: readonly string[],
): ToolDefinition {
  const properties: Record<string, JsonSchema> = Object.fromEntries(
    fields.map((field) => [field.name, field.type]),
  );
  return { name, description, parameters: { type: "object", properties, required } };
}

/** What makes two tools the same for the split: name and parameters. */
export function toolsKey({ name, parameters }: ToolDefinition): string {
  return `tool ${name} ${Object.keys((parameters as { properties?: JsonObject }).properties ?? {})
    .sort()
    .join()}`;
}
