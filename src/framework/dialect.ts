// Apple's dialect of JSON Schema, as its framework writes and reads it: every object has `title`, `properties`, `required`,
// `x-order` and `additionalProperties: false`; named types lie under `$defs`; what is optional is only missing from
// `required`. JSON Schema's own order of properties is their place in the text.
import type { JsonObject, JsonSchema, JsonValue } from "../json-schema.ts";

/** Keywords whose value is data, not a schema. */
const dataKeywords = new Set(["enum", "const", "default", "examples", "required", "x-order"]);
/** Keywords whose value maps names to schemas. */
const mapKeywords = new Set(["properties", "$defs", "definitions", "patternProperties", "dependentSchemas"]);

/** A copy in which `change` was applied to every schema, the inner ones first. */
export function mapSchemas(schema: JsonSchema, change: (schema: JsonObject) => JsonObject): JsonSchema {
  if (typeof schema !== "object") return schema;
  const inner = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return (value as readonly JsonValue[]).map(inner);
    if (typeof value !== "object" || value === null) return value;
    return mapSchemas(value as JsonObject, change);
  };
  const entries = Object.entries(schema).map(([keyword, value]): [string, JsonValue] => {
    if (dataKeywords.has(keyword)) return [keyword, value];
    if (mapKeywords.has(keyword) && typeof value === "object" && value !== null && !Array.isArray(value))
      return [keyword, Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one)]))];
    return [keyword, inner(value)];
  });
  return change(Object.fromEntries(entries));
}

/** Reads Apple's dialect: properties are put into the order of `x-order`. Plain JSON Schema stays as it is. */
export function fromAppleSchema(schema: JsonObject): JsonObject {
  return mapSchemas(schema, ({ "x-order": order, ...rest }) => {
    const { properties } = rest as { readonly properties?: JsonObject };
    if (!Array.isArray(order) || properties === undefined) return rest;
    const names = [...new Set([...(order as readonly string[]), ...Object.keys(properties)])].filter((name) =>
      Object.hasOwn(properties, name),
    );
    return { ...rest, properties: Object.fromEntries(names.map((name) => [name, properties[name]!])) };
  }) as JsonObject;
}

/**
 * Writes Apple's dialect: adds to every object what Apple's reader needs. Objects without a name are called by their
 * number.
 *
 * ```ts
 * console.log(toAppleSchema({ type: "object", properties: { name: { type: "string" } } }, "Cat"));
 * ```
 */
export function toAppleSchema(schema: JsonSchema, name: string): JsonSchema {
  let count = 0;
  const written = mapSchemas(schema, (one) => {
    if (one.type !== "object") return one;
    const properties = (one.properties ?? {}) as JsonObject;
    return {
      ...one,
      title: one.title ?? `${name}${++count}`,
      properties,
      required: one.required ?? [],
      "x-order": Object.keys(properties),
      additionalProperties: false,
    };
  });
  return typeof written === "object" ? { ...written, title: name } : written;
}
