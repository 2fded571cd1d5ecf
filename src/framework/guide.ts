// The ten generation guides: what a text, a number or a list must be besides its type. Each becomes a keyword of JSON Schema,
// and every one is enforced while the model writes. A guide on a type that it does not fit is refused when the schema is
// made (framework specification, 1.5).
import { OrchardError } from "../errors.ts";
import type { JsonObject } from "../json-schema.ts";

/** What guides can be put on. */
export type GuidedType = "string" | "number" | "array";

declare const guided: unique symbol;

/** A guide for values of type `T`. */
export interface Guide<T> {
  readonly name: string;
  readonly type: GuidedType;
  readonly keywords: JsonObject;
  /** Of `element`: the guide for each item. */
  readonly element?: Guide<unknown>;
  /** For the compiler only. */
  readonly [guided]?: (value: T) => void;
}

/** Any list, for guides on counts. */
export type AnyList = readonly unknown[];

/**
 * Exactly this text.
 *
 * ```ts
 * const Season = schema.object("Season", {
 *   kind: schema.string(guide.constant("season")),
 *   name: schema.string(guide.anyOf(["spring", "summer", "autumn", "winter"])),
 *   year: schema.integer(guide.range(1900, 2100)),
 *   tags: schema.array(schema.string(), guide.count(1, 3), guide.element(guide.pattern(/[a-z]+/))),
 * });
 * console.log(dynamicSchema(Season).schema);
 * ```
 */
function constant(text: string): Guide<string> {
  return made("constant", "string", { enum: [text] });
}

/** One of these texts. */
function anyOf(texts: readonly string[]): Guide<string> {
  return made("anyOf", "string", { enum: texts });
}

/** A text that matches as a whole. Throws `unsupportedGuide` for flags other than `u`. */
function pattern(expression: RegExp): Guide<string> {
  const { source, flags } = expression;
  if (flags.replace("u", "") !== "")
    throw unsupported(
      "pattern",
      `the flags "${flags}" have no place in a JSON Schema; write them into the pattern`,
    );
  // A JSON Schema's pattern may match anywhere; Swift's matches as a whole.
  return made("pattern", "string", { pattern: `^(?:${source})$` });
}

/** A number of at least this. */
function minimum(least: number): Guide<number> {
  return made("minimum", "number", { minimum: least });
}

/** A number of at most this. */
function maximum(most: number): Guide<number> {
  return made("maximum", "number", { maximum: most });
}

/** A number from `least` to `most`, both included. */
function range(least: number, most: number): Guide<number> {
  return made("range", "number", { minimum: least, maximum: most });
}

/** At least so many items. */
function minimumCount(least: number): Guide<AnyList> {
  return made("minimumCount", "array", { minItems: least });
}

/** At most so many items. */
function maximumCount(most: number): Guide<AnyList> {
  return made("maximumCount", "array", { maxItems: most });
}

/** So many items, or from `least` to `most`. */
function count(least: number, most = least): Guide<AnyList> {
  return made("count", "array", { minItems: least, maxItems: most });
}

/** A guide for each item of a list. */
function element<T>(inner: Guide<T>): Guide<readonly T[]> {
  return { ...made("element", "array", {}), element: inner as Guide<unknown> };
}

/** The ten guides. */
export const guide = {
  constant,
  anyOf,
  pattern,
  minimum,
  maximum,
  range,
  minimumCount,
  maximumCount,
  count,
  element,
} as const;

function made<T>(name: string, type: GuidedType, keywords: JsonObject): Guide<T> {
  return { name, type, keywords };
}

/** The keywords of a value's guides. Throws `unsupportedGuide` for one that does not fit `type`. */
export function keywordsOf(type: GuidedType | "boolean", guides: readonly Guide<never>[]): JsonObject {
  const wrong = guides.find((one) => one.type !== type);
  if (wrong !== undefined) throw unsupported(wrong.name, `it is for a ${wrong.type}, and this is a ${type}`);
  return Object.assign({}, ...guides.map(({ keywords }) => keywords)) as JsonObject;
}

function unsupported(name: string, reason: string): OrchardError {
  return new OrchardError("unsupportedGuide", `The guide "${name}" cannot be used here: ${reason}.`, {
    details: { keyword: name, reason },
  });
}
