// The JSON values and the JSON Schema that both sides of the seam speak.

/** Any JSON value. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** A JSON object. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * An object of the application that JSON can say: also of an interface, with optional properties, and with dates and
 * whatever else has `toJSON`. What JSON would make "{}" of does not compile: promises, functions, maps and sets.
 */
export type Encodable =
  | { readonly [key: string]: unknown }
  | (object & {
      readonly then?: never;
      readonly [Symbol.hasInstance]?: never;
      readonly [Symbol.iterator]?: never;
    });

/** A value as JSON says it, and a copy: null for what it leaves out. Throws what `JSON.stringify` throws. */
export function jsonOf(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value) ?? "null") as JsonValue;
}

/** A JSON Schema (draft 2020-12): a boolean or an object of keywords. */
export type JsonSchema = boolean | JsonObject;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What a reference within the document `root` points to (RFC 6901, as a fragment); undefined: nothing, or it leads elsewhere. */
export function referenced(root: JsonSchema, reference: string): JsonValue | undefined {
  if (reference !== "#" && !reference.startsWith("#/")) return undefined;
  let at: JsonValue | undefined = root;
  for (const part of reference.split("/").slice(1)) {
    const key = decoded(part).replaceAll("~1", "/").replaceAll("~0", "~");
    at =
      typeof at === "object" && at !== null && Object.hasOwn(at, key) ? (at as JsonObject)[key] : undefined;
  }
  return at;
}

/** Without percent signs, unless they are none of a URI's. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
