// Judges answers of the server by OpenAI's own description of its API. Schemas are those of openapi.yaml, compiled by
// Ajv; the description mixes the `nullable` of OpenAPI 3.0 into a 3.1 document, and means it.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from "ajv/dist/2020.js";
import { parse } from "yaml";

const file = fileURLToPath(new URL("../../../shared/data/openai/openapi.yaml", import.meta.url));

/** Whether the description is on this machine. */
export const hasOpenApi = existsSync(file);

let compiled: Ajv2020 | null = null;
const validators = new Map<string, ValidateFunction>();

/** What is wrong with a value by the component of that name; "" when nothing is. */
export function complaintsOf(component: string, value: unknown): string {
  compiled ??= readComponents();
  const known =
    validators.get(component) ?? compiled.compile({ $ref: `openapi#/components/schemas/${component}` });
  validators.set(component, known);
  return known(value) ? "" : compiled.errorsText(known.errors?.slice(0, 12));
}

function readComponents(): Ajv2020 {
  const { components } = parse(readFileSync(file, "utf8"), { maxAliasCount: -1 }) as {
    components: AnySchemaObject;
  };
  const ajv = new Ajv2020({ strict: false, validateFormats: false, discriminator: false });
  ajv.addSchema({ $id: "openapi", components: withNull(components) as AnySchemaObject });
  return ajv;
}

/** `nullable: true` says that null is a value, too, also where an enum or a reference stands beside it. */
function withNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withNull);
  if (typeof value !== "object" || value === null) return value;
  const { nullable, ...rest } = value as Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, withNull(item)]));
  return nullable === true ? { anyOf: [inner, { type: "null" }] } : inner;
}
