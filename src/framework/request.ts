// What an application may say about one request, taken apart and checked before the session is claimed.
import { OrchardError } from "../errors.ts";
import type { JsonObject } from "../json-schema.ts";
import type { GenerationOptions, ResponseFormat, TextConstraint, ToolChoice } from "../model.ts";
import { type Generable, generableOf, type SchemaSource } from "./generable.ts";
import { checkGenerationOptions } from "./options.ts";

/** Options of one request. */
export interface RequestOptions extends GenerationOptions {
  /**
   * Stops the answer within one token, and does not wait for tools that ignore it; a text then resolves with what was
   * said and the reason "aborted", a typed answer rejects with `aborted` unless it was complete.
   */
  readonly signal?: AbortSignal;
  /** The whole text must be of this form. */
  readonly constraint?: TextConstraint;
  /** Whether tools may, must (in the first round) or must not be called; default "auto". */
  readonly toolCalling?: ToolChoice;
  /** Whether several tools may be called in one round; default true. */
  readonly parallelToolCalls?: boolean;
  /** Whether the model is told the schema of a typed answer; it is enforced all the same. Default true. */
  readonly includeSchemaInPrompt?: boolean;
  /** Your own notes on this request; they are kept in its prompt entry. */
  readonly metadata?: JsonObject;
}

/** Options of a request for a typed answer. */
export interface TypedOptions<S extends SchemaSource> extends Omit<RequestOptions, "constraint"> {
  /** Zod, Valibot or ArkType schema, `generable`, or JSON Schema. */
  readonly generating: S;
}

/** Either. */
export type AnyOptions = RequestOptions | TypedOptions<SchemaSource>;

/** A request's options, taken apart. */
export interface RequestParts {
  readonly signal: AbortSignal | undefined;
  readonly constraint: TextConstraint | undefined;
  readonly toolCalling: ToolChoice | undefined;
  readonly parallelToolCalls: boolean | undefined;
  readonly generable: Generable<unknown> | null;
  readonly generation: GenerationOptions;
  /** What goes into the prompt entry. */
  readonly extras: { readonly responseFormat?: ResponseFormat; readonly metadata?: JsonObject };
}

/** Throws `invalidArgument` for an option out of range, or a schema that is none. */
export function partsOf(options: AnyOptions): RequestParts {
  const { signal, toolCalling, parallelToolCalls, includeSchemaInPrompt, metadata, ...rest } = options;
  const { constraint, generating, ...generation } = rest as typeof rest & {
    constraint?: TextConstraint;
    generating?: SchemaSource;
  };
  checkGenerationOptions(generation);
  if (toolCalling !== undefined && !["auto", "required", "none"].includes(toolCalling))
    throw new OrchardError("invalidArgument", 'toolCalling is "auto", "required" or "none".', {
      details: { option: "toolCalling", value: toolCalling },
    });
  const generable = generating === undefined ? null : generableOf(generating);
  const extras = {
    ...(generable === null ? {} : { responseFormat: formatOf(generable, includeSchemaInPrompt) }),
    ...(metadata === undefined ? {} : { metadata }),
  };
  return { signal, toolCalling, parallelToolCalls, constraint, generable, generation, extras };
}

function formatOf({ name, schema }: Generable<unknown>, isInPrompt: boolean | undefined): ResponseFormat {
  return isInPrompt === undefined ? { name, schema } : { name, schema, isInPrompt };
}
