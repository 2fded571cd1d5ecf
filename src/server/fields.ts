// Reading a JSON body that somebody else wrote: each reader gives a typed value or refuses the field by its name. Null
// counts as left out, as in OpenAI's API.
import type { JsonObject, JsonSchema, JsonValue } from "../json-schema.ts";
import { errorKinds, HttpError } from "./http-error.ts";

/** Brackets that a body may nest. */
const deepest = 200;

export type Read<T> = (value: JsonValue, at: string) => T;

/** The JSON object that a body's text is. Throws `HttpError`. */
export function parseBody(text: string): JsonObject {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch (error) {
    throw new HttpError(errorKinds.invalidBody, `The body is not JSON: ${(error as Error).message}`);
  }
  if (!isShallow(value))
    throw new HttpError(errorKinds.invalidBody, `The body nests more than ${deepest} levels.`);
  return object(value, "the body");
}

/** Level by level, not by recursion: a hostile body must not overflow the stack. */
function isShallow(value: JsonValue): boolean {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return false;
    level = level.flatMap((item) =>
      typeof item === "object" && item !== null ? (Object.values(item) as JsonValue[]) : [],
    );
  }
  return true;
}

/** A field that may be left out. */
export function optional<T>(body: JsonObject, name: string, read: Read<T>, within = ""): T | undefined {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  return value === undefined || value === null ? undefined : read(value, within + name);
}

/** A field that must be there. */
export function required<T>(body: JsonObject, name: string, read: Read<T>, within = ""): T {
  const value = optional(body, name, (given) => given, within);
  if (value === undefined)
    throw new HttpError(errorKinds.missingParameter, `${within}${name} is missing.`, {
      param: within + name,
    });
  return read(value, within + name);
}

/** Refuses a field that is given and is not one of the values that mean nothing. */
export function refuse(
  body: JsonObject,
  name: string,
  why: string,
  harmless: readonly JsonValue[] = [],
): void {
  const value = optional(body, name, (given) => given);
  if (value === undefined || harmless.includes(value)) return;
  if (typeof value === "object" && value !== null && Object.keys(value).length === 0) return;
  throw new HttpError(errorKinds.unsupportedParameter, `${name} is not supported: ${why}`, { param: name });
}

export const object: Read<JsonObject> = (value, at) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(at, "an object");
  return value as JsonObject;
};

export const string: Read<string> = (value, at) => {
  if (typeof value !== "string") throw wrong(at, "a string");
  return value;
};

export const boolean: Read<boolean> = (value, at) => {
  if (typeof value !== "boolean") throw wrong(at, "true or false");
  return value;
};

export const schema: Read<JsonSchema> = (value, at) =>
  typeof value === "boolean" ? value : object(value, at);

export function number(least: number, most: number): Read<number> {
  return (value, at) => {
    if (typeof value === "number" && value >= least && value <= most) return value;
    throw wrong(at, `a number from ${least} to ${most}`);
  };
}

export function whole(least: number, most: number): Read<number> {
  return (value, at) => {
    if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most)
      return value as number;
    throw wrong(at, `a whole number from ${least} to ${most}`);
  };
}

export function oneOf<const T extends string>(choices: readonly T[]): Read<T> {
  return (value, at) => {
    if (choices.includes(value as T)) return value as T;
    throw wrong(at, choices.map((choice) => JSON.stringify(choice)).join(" or "));
  };
}

export function list<T>(read: Read<T>, most = Number.POSITIVE_INFINITY): Read<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw wrong(at, "an array");
    if (value.length > most) throw wrong(at, `an array of at most ${most} items`);
    return value.map((item: JsonValue, index) => read(item, `${at}[${index}]`));
  };
}

/** A property that is there only when it has a value. */
export function given<K extends string, T>(name: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: T };
}

/** The refusal of a field whose value is not what it has to be. */
export function wrong(at: string, expected: string): HttpError {
  return new HttpError(errorKinds.invalidValue, `${at} must be ${expected}.`, { param: at });
}
