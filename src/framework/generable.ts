// What a typed answer is made of: a name, a JSON Schema for the model, and a way from JSON to a value. Made from any
// Standard Schema that gives JSON Schema (Zod 4, Valibot, ArkType: https://standardschema.dev), from a plain JSON Schema
// or from Apple's dialect of it. No schema library is imported. Left out: schemas whose input and output differ in
// ways that JSON cannot say; their output is what `parse` gives.
import { OrchardError } from "../errors.ts";
import { isObject, type JsonObject, type JsonSchema, type JsonValue } from "../json-schema.ts";
import { fromAppleSchema, mapSchemas } from "./dialect.ts";

/** As much of Standard Schema 1.1 as is used here. */
export interface StandardSchema<Output = unknown> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<Output> | Promise<StandardResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
    readonly jsonSchema?: {
      readonly input: (options: { readonly target: "draft-2020-12" }) => Record<string, unknown>;
    };
  };
}

type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly StandardIssue[] };

interface StandardIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** A type that a model can generate: a named schema, and the way from its JSON to a value. */
export interface Generable<T> {
  readonly name: string;
  /** As the model and the grammar see it. */
  readonly schema: JsonSchema;
  /** Rejects with `decodingFailure` (details: `issues`) for JSON that is no such value. */
  readonly parse: (value: JsonValue) => Promise<T>;
}

/** Everything that names a type to generate. */
export type SchemaSource = Generable<unknown> | StandardSchema | JsonObject;

/** The type of the values that a source describes; JSON for a plain JSON Schema. */
export type Generated<S> =
  S extends Generable<infer T>
    ? T
    : S extends { readonly "~standard": { readonly types?: { readonly output: infer T } | undefined } }
      ? T
      : JsonValue;

/**
 * A value while it is being generated: every property may be missing yet, at every level; lists grow; texts grow, except
 * those of a closed set, which appear when they are complete.
 */
export type PartiallyGenerated<T> = T extends readonly (infer Item)[]
  ? readonly PartiallyGenerated<Item>[]
  : T extends Date | ((...parameters: never[]) => unknown)
    ? T
    : T extends object
      ? { readonly [Key in keyof T]?: PartiallyGenerated<T[Key]> }
      : T;

/**
 * Names a type. The name is what the transcript calls it. Throws `invalidArgument` for a schema that gives no JSON
 * Schema.
 *
 * ```ts
 * import { generable } from "orchard";
 * import { z } from "zod";
 * const Booking = generable("Booking", z.object({ restaurant: z.string(), guests: z.number().int().min(1).max(12) }));
 * console.log(Booking.name, (await Booking.parse({ restaurant: "Chez Paul", guests: 4 })).guests);
 * ```
 */
export function generable<S extends SchemaSource>(name: string, source: S): Generable<Generated<S>> {
  const { schema, parse } = generableOf(source);
  return { name, schema, parse: parse as Generable<Generated<S>>["parse"] };
}

/** The type that any source describes; its name is the schema's title, or "Response". */
export function generableOf(source: SchemaSource): Generable<unknown> {
  if (isStandard(source)) {
    const schema = jsonSchemaOf(source);
    return { name: nameOf(schema), schema, parse: (value) => validated(source, value) };
  }
  if (isGenerable(source)) return source;
  if (!saysType(source)) throw noSchema(source);
  const schema = fromAppleSchema(source);
  return { name: nameOf(schema), schema, parse: async (value) => value };
}

function isStandard(source: SchemaSource): source is StandardSchema {
  return typeof (source as Partial<StandardSchema> | null | undefined)?.["~standard"] === "object";
}

function isGenerable(source: SchemaSource): source is Generable<unknown> {
  const { schema, parse } = (source ?? {}) as Partial<Generable<unknown>>;
  return schema !== undefined && typeof parse === "function";
}

/** Keywords of which a JSON Schema for more than "anything" has one, and an example of the answer, say, has none. */
const keywords =
  "$ref $defs definitions type enum const properties required items prefixItems contains anyOf oneOf allOf not if " +
  "additionalProperties patternProperties pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf " +
  "minLength maxLength minItems maxItems uniqueItems minProperties maxProperties propertyNames dependentRequired " +
  "dependentSchemas";
const typeKeywords = new Set(keywords.split(" "));

/** Whether a source that is neither of the other two is a JSON Schema: without any keyword, what it is stays open. */
function saysType(source: unknown): source is JsonObject {
  // The parts of dynamicSchema have lists of properties.
  if (!isObject(source) || Array.isArray(source.properties)) return false;
  const names = Object.keys(source).filter((name) => !name.startsWith("$") || typeKeywords.has(name));
  return names.every((name) => annotations.has(name)) || names.some((name) => typeKeywords.has(name));
}

const annotations = new Set(["title", "description", "default", "examples", "deprecated"]);

function noSchema(source: unknown): OrchardError {
  const given = isObject(source)
    ? `an object of ${Object.keys(source).slice(0, 4).join(", ")}`
    : source === null
      ? "null"
      : typeof source;
  return new OrchardError(
    "invalidArgument",
    `A schema is one of Zod 4, Valibot or ArkType, a JSON Schema, or what generable and dynamicSchema make, not ${given}.`,
    { details: { option: "generating", value: given } },
  );
}

function nameOf(schema: JsonSchema): string {
  return typeof schema === "object" && typeof schema.title === "string" ? schema.title : "Response";
}

function jsonSchemaOf({ "~standard": standard }: StandardSchema): JsonSchema {
  if (standard.jsonSchema === undefined)
    throw new OrchardError(
      "invalidArgument",
      `This ${standard.vendor} schema gives no JSON Schema: use Zod 4.2, ArkType 2.1.28 or newer, or wrap a Valibot ` +
        "schema in toStandardJsonSchema of @valibot/to-json-schema.",
      { details: { vendor: standard.vendor } },
    );
  // What the model writes is the schema's input; defaults are filled in when it is parsed.
  const { $schema: _, ...schema } = written(standard);
  return closed(schema as JsonObject);
}

/** What a library writes as JSON Schema; it throws for types of values that are none of JSON, such as dates. */
function written({ vendor, jsonSchema }: StandardSchema["~standard"]): Record<string, unknown> {
  try {
    return jsonSchema!.input({ target: "draft-2020-12" });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OrchardError(
      "invalidArgument",
      `This ${vendor} schema gives no JSON Schema: ${why}. A model writes JSON: let it write a text or a number, and make ` +
        "your value of that, as z.iso.date().transform((text) => new Date(text)) does.",
      { details: { vendor }, cause },
    );
  }
}

/** The model shall not invent properties: objects that say nothing about others have none. */
function closed(schema: JsonObject): JsonSchema {
  return mapSchemas(schema, (one) =>
    one.properties !== undefined && one.additionalProperties === undefined && !("allOf" in one)
      ? { ...one, additionalProperties: false }
      : one,
  );
}

async function validated(source: StandardSchema, value: JsonValue): Promise<unknown> {
  const result = await source["~standard"].validate(value);
  if (result.issues === undefined) return result.value;
  const issues = result.issues.map(({ message, path = [] }) => ({
    message,
    pointer: path.map((key) => `/${String(typeof key === "object" ? key.key : key)}`).join(""),
  }));
  const [first] = issues;
  throw new OrchardError(
    "decodingFailure",
    `The answer is not what the schema asks for${first?.pointer ? ` at ${first.pointer}` : ""}: ${first?.message ?? "refused"}`,
    { details: { issues, rawContent: JSON.stringify(value) } },
  );
}
