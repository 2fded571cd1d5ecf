// Which arguments of a tool are strings and nothing else. In notations without quotes "3" and 3 look alike: these are read
// as they stand. Said only where the schema leaves no doubt; what is not said here is read as JSON where it is JSON. The
// grammar asks the same question, so both agree. Left out: schemas with identifiers of their own.
import { isObject, type JsonSchema, type JsonValue, referenced } from "../../json-schema.ts";

/** References that are followed, one into the next. */
const mostReferences = 16;

/** The names of the arguments that are strings by a tool's schema. */
export function textArguments(parameters: JsonSchema): ReadonlySet<string> {
  const found = new Set<string>();
  const object = followed(parameters, parameters);
  if (!isObject(object) || !isObject(object.properties)) return found;
  for (const [name, schema] of Object.entries(object.properties))
    if (isText(schema, parameters, 0)) found.add(name);
  return found;
}

function isText(schema: JsonValue | undefined, root: JsonSchema, depth: number): boolean {
  if (!isObject(schema) || schema.$id !== undefined || depth > mostReferences) return false;
  const all = (value: JsonValue | undefined) =>
    Array.isArray(value) && value.length > 0 && value.every((one) => isText(one, root, depth + 1));
  // Before draft 2019 nothing beside a reference counted.
  if (schema.$ref !== undefined)
    return typeof schema.$ref === "string" && isText(referenced(root, schema.$ref), root, depth + 1);
  const { type, enum: choices } = schema;
  return (
    type === "string" ||
    (Array.isArray(type) && type.length === 1 && type[0] === "string") ||
    typeof schema.const === "string" ||
    (Array.isArray(choices) && choices.length > 0 && choices.every((one) => typeof one === "string")) ||
    all(schema.anyOf) ||
    all(schema.oneOf) ||
    (Array.isArray(schema.allOf) && schema.allOf.some((one) => isText(one, root, depth + 1)))
  );
}

/** The schema itself, or what its reference names. */
function followed(schema: JsonValue | undefined, root: JsonSchema): JsonValue | undefined {
  let one = schema;
  for (let count = 0; count < mostReferences && isObject(one) && one.$ref !== undefined; count++)
    one = typeof one.$ref === "string" ? referenced(root, one.$ref) : undefined;
  return one;
}
