// Schemas made at run time, from parts that refer to each other by name: Apple's DynamicGenerationSchema, typed as far as
// the compiler can see. Needs no schema library. `dynamicSchema` ties the parts together and finds the four mistakes that
// can be made: a name twice, a property twice, a choice of nothing, a reference to nothing.
import { OrchardError } from "../errors.ts";
import type { JsonObject, JsonSchema, JsonValue } from "../json-schema.ts";
import type { Generable } from "./generable.ts";
import { type AnyList, type Guide, type GuidedType, keywordsOf } from "./guide.ts";

declare const described: unique symbol;

/** A part of a schema, for values of type `T`. */
export type SchemaPart<T = unknown> = Part & {
  /** For the compiler only. */
  readonly [described]?: T;
};

/** A property that may be missing. */
export type OptionalPart<T> = SchemaPart<T> & { readonly isOptional: true };

/** What a part is, as plain data. */
type Part =
  | { readonly kind: "plain"; readonly schema: JsonObject }
  | { readonly kind: "array"; readonly items: Part; readonly schema: JsonObject }
  | {
      readonly kind: "object";
      readonly name: string;
      readonly description: string | undefined;
      readonly properties: readonly NamedPart[];
    }
  | {
      readonly kind: "anyOf";
      readonly name: string;
      readonly description: string | undefined;
      readonly parts: readonly Part[];
    }
  | { readonly kind: "reference"; readonly name: string };

interface NamedPart {
  readonly name: string;
  readonly part: Part & { readonly isOptional?: true };
  readonly description: string | undefined;
}

/** The type of a part's values. */
export type TypeOf<P> = P extends SchemaPart<infer T> ? T : never;

type OptionalNames<P> = {
  [Name in keyof P]: P[Name] extends { readonly isOptional: true } ? Name : never;
}[keyof P];

/** The type of an object with these properties. */
export type ObjectOf<P> = Flat<
  { -readonly [Name in Exclude<keyof P, OptionalNames<P>>]: TypeOf<P[Name]> } & {
    -readonly [Name in OptionalNames<P>]?: TypeOf<P[Name]>;
  }
>;

type Flat<T> = { [Name in keyof T]: T[Name] };

export interface PartOptions {
  /** The model reads it. */
  readonly description?: string;
}

/** The parts of schemas. */
export const schema = {
  string: (...guides: readonly Guide<string>[]): SchemaPart<string> => plain("string", "string", guides),
  integer: (...guides: readonly Guide<number>[]): SchemaPart<number> => plain("integer", "number", guides),
  number: (...guides: readonly Guide<number>[]): SchemaPart<number> => plain("number", "number", guides),
  boolean: (...guides: readonly Guide<never>[]): SchemaPart<boolean> => plain("boolean", "boolean", guides),
  /** Explicit null, for a choice beside others. */
  null: (): SchemaPart<null> => ({ kind: "plain", schema: { type: "null" } }),
  array<T>(
    items: SchemaPart<T>,
    ...guides: readonly (Guide<readonly T[]> | Guide<AnyList>)[]
  ): SchemaPart<T[]> {
    const elements = guides.flatMap(({ element }) =>
      element === undefined ? [] : [element as Guide<never>],
    );
    const keywords = keywordsOf("array", guides as readonly Guide<never>[]);
    return { kind: "array", items: guided(items, elements), schema: { type: "array", ...keywords } };
  },
  /** An object; properties are generated in this order. A list may be used in place of an object. */
  object<const P extends { readonly [name: string]: SchemaPart }>(
    name: string,
    properties: P,
    { description }: PartOptions = {},
  ): SchemaPart<ObjectOf<P>> {
    const named = Object.entries(properties).map(([key, part]) => ({
      name: key,
      part,
      description: undefined,
    }));
    return { kind: "object", name, description, properties: named };
  },
  /** An object whose properties are known at run time only. */
  record(
    name: string,
    properties: readonly (PartOptions & { readonly name: string; readonly part: SchemaPart })[],
    { description }: PartOptions = {},
  ): SchemaPart<{ readonly [name: string]: JsonValue }> {
    const named = properties.map((one) => ({ name: one.name, part: one.part, description: one.description }));
    return { kind: "object", name, description, properties: named };
  },
  /** One of these. */
  anyOf<const P extends readonly SchemaPart[]>(
    name: string,
    parts: P,
    { description }: PartOptions = {},
  ): SchemaPart<TypeOf<P[number]>> {
    return { kind: "anyOf", name, description, parts };
  },
  /** A part of that name, here or among the dependencies; may be the one that it stands in. */
  reference: <T = JsonValue>(name: string): SchemaPart<T> => ({ kind: "reference", name }),
  /** A property that may be left out. */
  optional: <T>(part: SchemaPart<T>): OptionalPart<T> => ({ ...part, isOptional: true }),
} as const;

function plain<T>(
  type: string,
  fits: GuidedType | "boolean",
  guides: readonly Guide<never>[],
): SchemaPart<T> {
  return { kind: "plain", schema: { type, ...keywordsOf(fits, guides) } };
}

/** Items with the guides of `element`. Throws `unsupportedGuide` for one that does not fit. */
function guided(items: Part, guides: readonly Guide<never>[]): Part {
  if (guides.length === 0) return items;
  const { type } = items.kind === "plain" || items.kind === "array" ? items.schema : {};
  const fits = type === "integer" ? "number" : type;
  const keywords = keywordsOf((fits ?? items.kind) as GuidedType, guides);
  return { ...items, schema: { ...(items as { readonly schema: JsonObject }).schema, ...keywords } } as Part;
}

/**
 * Ties parts together. Throws `invalidSchema` (details: `problem`, and what it is about): "duplicateType",
 * "duplicateProperty", "emptyTypeChoices" or "undefinedReferences".
 *
 * ```ts
 * const Person = schema.object("Person", {
 *   name: schema.string(),
 *   children: schema.array(schema.reference("Person"), guide.maximumCount(3)),
 *   pet: schema.optional(schema.reference<{ name: string }>("Pet")),
 * });
 * const family = dynamicSchema(Person, [schema.object("Pet", { name: schema.string() })]);
 * console.log(family.name, family.schema);
 * ```
 */
export function dynamicSchema<T>(
  root: SchemaPart<T>,
  dependencies: readonly SchemaPart[] = [],
): Generable<T> {
  const named = new Map<string, Part>();
  const references = new Set<string>();
  for (const part of [root, ...dependencies]) collect(part, named, references);
  const missing = [...references].filter((name) => !named.has(name));
  if (missing.length > 0)
    throw invalid(
      "undefinedReferences",
      `nothing is named ${missing.map((name) => `"${name}"`).join(", ")}`,
      {
        references: missing,
      },
    );
  const rootName = "name" in root ? root.name : "Response";
  const own = schemaOf(root, rootName, true);
  const others = [...named].filter(([name, part]) => part !== root && name !== rootName);
  const definitions = Object.fromEntries(
    others.map(([name, part]) => [name, schemaOf(part, rootName, true)]),
  );
  return {
    name: rootName,
    schema: others.length === 0 ? own : { ...own, $defs: definitions as JsonObject },
    parse: async (value) => value as T,
  };
}

/** Finds every named part and every reference. */
function collect(part: Part, named: Map<string, Part>, references: Set<string>): void {
  if (part.kind === "reference") references.add(part.name);
  if (part.kind === "array") collect(part.items, named, references);
  if (part.kind !== "object" && part.kind !== "anyOf") return;
  const known = named.get(part.name);
  if (known !== undefined && !isSame(known, part))
    throw invalid("duplicateType", `two parts are named "${part.name}"`, { type: part.name });
  if (known !== undefined) return;
  named.set(part.name, part);
  if (part.kind === "anyOf") {
    if (part.parts.length === 0)
      throw invalid("emptyTypeChoices", `"${part.name}" is a choice of nothing`, { type: part.name });
    for (const one of part.parts) collect(one, named, references);
    return;
  }
  const names = part.properties.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    throw invalid("duplicateProperty", `"${part.name}" has the property "${twice}" twice`, {
      type: part.name,
      property: twice,
    });
  for (const one of part.properties) collect(one.part, named, references);
}

/** The same part may stand in several places, also as an optional property. */
function isSame(a: Part, b: Part): boolean {
  const { isOptional: _, ...first } = a as Part & { isOptional?: true };
  const { isOptional: __, ...second } = b as Part & { isOptional?: true };
  return JSON.stringify(first) === JSON.stringify(second);
}

function schemaOf(part: Part, rootName: string, isDefinition = false): JsonObject {
  switch (part.kind) {
    case "plain":
      return part.schema;
    case "array":
      return { ...part.schema, items: schemaOf(part.items, rootName) };
    case "reference":
      return { $ref: referenceTo(part.name, rootName) };
    case "anyOf":
      if (!isDefinition) return { $ref: referenceTo(part.name, rootName) };
      return {
        title: part.name,
        ...(part.description === undefined ? {} : { description: part.description }),
        anyOf: part.parts.map((one) => schemaOf(one, rootName)),
      };
    case "object": {
      if (!isDefinition) return { $ref: referenceTo(part.name, rootName) };
      const required = part.properties.filter((one) => one.part.isOptional !== true).map(({ name }) => name);
      const properties = part.properties.map(({ name, part: inner, description }): [string, JsonSchema] => {
        const own = schemaOf(inner, rootName);
        return [name, description === undefined ? own : { ...own, description }];
      });
      return {
        type: "object",
        title: part.name,
        ...(part.description === undefined ? {} : { description: part.description }),
        properties: Object.fromEntries(properties) as JsonObject,
        required,
        additionalProperties: false,
      };
    }
    default:
      return part satisfies never;
  }
}

function referenceTo(name: string, rootName: string): string {
  if (name === rootName) return "#";
  return `#/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;
}

interface Mistake {
  readonly type?: string;
  readonly property?: string;
  readonly references?: readonly string[];
}

function invalid(problem: string, what: string, { type, property, references }: Mistake): OrchardError {
  return new OrchardError("invalidSchema", `This is no schema: ${what}.`, {
    details: { problem, type, property, references },
  });
}
