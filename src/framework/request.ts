// What an application may say about one request, taken apart and checked before the session is claimed.
import { OrchardError } from "../errors.ts";
import { type Encodable, isObject, type JsonObject, jsonOf } from "../json-schema.ts";
import type { GenerationOptions, ResponseFormat, TextConstraint, ToolChoice } from "../model.ts";
import { type Generable, generableOf, type SchemaSource } from "./generable.ts";
import { checkGenerationOptions } from "./options.ts";

/** Options of one request. */
export interface RequestOptions extends GenerationOptions {
  /**
   * Stops the answer within one token, and does not wait for tools that ignore it; a text then resolves with what was
   * said and the reason "aborted", a typed answer rejects with `aborted` unless it was complete.
   */
  readonly signal?: AbortSignal | undefined;
  /** The whole text must be of this form. */
  readonly constraint?: TextConstraint | undefined;
  /** Whether tools may, must (in the first round) or must not be called; default "auto". */
  readonly toolCalling?: ToolChoice | undefined;
  /** Whether several tools may be called in one round; default true. */
  readonly parallelToolCalls?: boolean | undefined;
  /** Whether the model is told the schema of a typed answer; it is enforced all the same. Default true. */
  readonly includeSchemaInPrompt?: boolean | undefined;
  /** Your own notes on this request; they are kept in its prompt entry. */
  readonly metadata?: Encodable | undefined;
  /** A text is asked for: the options of a request for a typed answer are `TypedOptions`. */
  readonly generating?: undefined;
}

/** Options of a request for a typed answer. */
export interface TypedOptions<S extends SchemaSource>
  extends Omit<RequestOptions, "constraint" | "generating"> {
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
  if (signal !== undefined && typeof signal.addEventListener !== "function")
    throw new OrchardError("invalidArgument", "signal must be an AbortSignal, such as controller.signal.", {
      details: { option: "signal", value: typeof signal },
    });
  const generable = generating === undefined ? null : generableOf(generating);
  const extras = {
    ...(generable === null ? {} : { responseFormat: formatOf(generable, includeSchemaInPrompt) }),
    ...(metadata === undefined ? {} : { metadata: notesOf(metadata) }),
  };
  return { signal, toolCalling, parallelToolCalls, constraint, generable, generation, extras };
}

/** Throws `invalidArgument` for what JSON cannot say. */
function notesOf(metadata: Encodable): JsonObject {
  let notes: unknown;
  let cause: unknown;
  try {
    notes = jsonOf(metadata);
  } catch (error) {
    cause = error;
  }
  if (isObject(notes)) return notes;
  throw new OrchardError("invalidArgument", "metadata must be an object that JSON can say.", {
    details: { option: "metadata", value: typeof metadata },
    cause,
  });
}

function formatOf({ name, schema }: Generable<unknown>, isInPrompt: boolean | undefined): ResponseFormat {
  return isInPrompt === undefined ? { name, schema } : { name, schema, isInPrompt };
}
