// Parses the JSON of a model file's header, an object of little depth, without trusting it: what nests deeper or holds
// more values than any header does is refused before it is parsed, so that brackets and commas cannot cost memory.

import { corrupt } from "./byte-source.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** The depth of a safetensors header is 3, and that of an index 2; free-form fields may have a little more. */
const maxDepth = 8;
/** The largest models have some 100,000 tensors, of 7 values each. */
const maxValues = 4_000_000;
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The object that UTF-8 JSON bytes hold. Keys are to be read with Object.entries or Object.hasOwn.
 *
 * Errors: corruptModel, naming the file and the field.
 */
export function parseShallowJson(path: string, field: string, bytes: Uint8Array): JsonObject {
  checkExtent(path, field, bytes);
  let value: Json;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch (cause) {
    throw corrupt(path, field, `is not JSON in UTF-8 (${(cause as Error).message})`, cause);
  }
  if (!isObject(value)) throw corrupt(path, field, "is not a JSON object");
  return value;
}

function checkExtent(path: string, field: string, bytes: Uint8Array): void {
  const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
  const [openList, closeList, open, close] = [0x5b, 0x5d, 0x7b, 0x7d];
  let depth = 0;
  let values = 0;
  let inString = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (inString) {
      if (byte === backslash) at++;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === comma) {
      if (++values > maxValues) throw corrupt(path, field, `holds more than ${maxValues} values`);
    } else if (byte === openList || byte === open) {
      if (++depth > maxDepth) throw corrupt(path, field, `nests deeper than ${maxDepth}`);
    } else if (byte === closeList || byte === close) depth--;
  }
}
