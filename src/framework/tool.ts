// Tools: functions of the application that a model may call. Arguments are generated under the tool's schema, so they
// always have its shape. The session runs the calls (tool-calls.ts).
import { type Encodable, jsonOf } from "../json-schema.ts";
import type { Segment, ToolCall, ToolDefinition } from "../model.ts";
import { type Generable, type Generated, generableOf, type SchemaSource } from "./generable.ts";
import type { SessionProperties } from "./properties.ts";

/** What a running tool is told beside its arguments. */
export interface ToolContext {
  /** Aborted when the request is, or when another call of the same batch has failed. */
  readonly signal: AbortSignal;
  readonly call: ToolCall;
  /** The properties of the session that the call is made in. */
  readonly properties: SessionProperties;
}

/**
 * Decides about one call before it runs: true lets it, false refuses it, a text refuses it and tells the model why.
 */
export type ToolApproval = (call: ToolCall) => ToolDecision | Promise<ToolDecision>;
export type ToolDecision = boolean | string;

/** A text, or a value that the model reads as JSON. */
export type ToolOutput = string | number | boolean | null | Encodable | readonly ToolOutput[];

/** A tool, typed by its arguments. */
export interface Tool<Arguments = never> {
  readonly name: string;
  readonly description: string;
  readonly parameters: Generable<Arguments>;
  /** Whether the model is told the schema of the arguments; it is enforced all the same. */
  readonly includesSchemaInInstructions: boolean;
  readonly call: (input: Arguments, context: ToolContext) => ToolOutput | Promise<ToolOutput>;
}

/** Any tool, whatever its arguments. */
export type AnyTool = Omit<Tool<never>, "parameters"> & { readonly parameters: Generable<unknown> };

/** What a tool is made of. */
export interface ToolOptions<S extends SchemaSource> {
  /** What the model calls; a short word or two. */
  readonly name: string;
  /** When to call it, in a sentence. */
  readonly description: string;
  /** An object schema: Zod, Valibot, ArkType, JSON Schema or `generable`. */
  readonly parameters: S;
  /** Default true. */
  readonly includesSchemaInInstructions?: boolean;
  /**
   * Does the work. Returning a text that says what is wrong lets the model try again; throwing ends the request with
   * `toolCallFailed`.
   */
  readonly call: (input: Generated<S>, context: ToolContext) => ToolOutput | Promise<ToolOutput>;
}

/**
 * Makes a tool.
 *
 * ```ts
 * import { tool } from "orchard";
 * import { z } from "zod";
 * const weather = tool({
 *   name: "weather",
 *   description: "The weather of a city now",
 *   parameters: z.object({ city: z.string() }),
 *   call: ({ city }) => `Sunny in ${city}`,
 * });
 * console.log(weather.name);
 * ```
 */
export function tool<S extends SchemaSource>(options: ToolOptions<S>): Tool<Generated<S>> {
  const { includesSchemaInInstructions = true, parameters, ...rest } = options;
  return {
    ...rest,
    includesSchemaInInstructions,
    parameters: generableOf(parameters) as Generable<Generated<S>>,
  };
}

/** What the model is told of a tool. */
export function definitionOf({
  name,
  description,
  parameters,
  includesSchemaInInstructions,
}: AnyTool): ToolDefinition {
  const definition = { name, description, parameters: parameters.schema };
  return includesSchemaInInstructions ? definition : { ...definition, isSchemaInPrompt: false };
}

/** A tool's output as the transcript holds it: a copy. Throws what `JSON.stringify` throws. */
export function outputSegments(output: ToolOutput, toolName: string): Segment[] {
  const id = crypto.randomUUID();
  if (typeof output === "string") return [{ type: "text", id, text: output }];
  return [{ type: "structure", id, source: toolName, content: jsonOf(output) }];
}
