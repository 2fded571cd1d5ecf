// A generated value that remembers what a plain JSON value forgets: the order of all its properties, whether each part is
// complete, and its id. For those who know a schema at run time only, and ask for parts of the value by type. A class,
// against the house's habit, because it has an identity. Left out: numbers beyond doubles, as in Apple's.
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import { type ContentKind, readContent } from "./content-reader.ts";
import { type Generated, generableOf, type SchemaSource } from "./generable.ts";
import { generationId } from "./generation-id.ts";

/** What a generated value is, as plain data. */
export type GeneratedContentKind = ContentKind<GeneratedContent>;

/** What `GeneratedContent.of` takes: JSON, what has `toJSON`, and contents inside it; `undefined` is left out. */
export type ContentSource =
  | null
  | undefined
  | boolean
  | number
  | string
  | GeneratedContent
  | { toJSON(): unknown }
  | readonly ContentSource[]
  | { readonly [key: string]: ContentSource };

/** The most levels of a value. */
const deepest = 1000;

/**
 * A generated value.
 *
 * ```ts
 * const booking = GeneratedContent.fromJson('{"restaurant": "Chez Paul", "party": {"guests": 4');
 * console.log(booking.isComplete, booking.value()); // false { restaurant: "Chez Paul", party: {} }
 * const whole = GeneratedContent.of({ restaurant: "Chez Paul", party: { guests: 4 } });
 * console.log(await whole.value({ type: "integer" }, "party", "guests"), whole.jsonString);
 * ```
 */
export class GeneratedContent {
  readonly kind: GeneratedContentKind;
  /** Whether nothing is to come any more, here and inside. */
  readonly isComplete: boolean;
  /** Of an object or a list out of a snapshot or a response: the same in all snapshots of one response. */
  readonly id: string | undefined;

  /** From its kind; `of`, `fromJson`, `structure` and `array` are easier. */
  constructor(
    kind: GeneratedContentKind,
    { isComplete = true, id }: { isComplete?: boolean; id?: string } = {},
  ) {
    this.kind = kind;
    this.isComplete = isComplete;
    this.id = id;
  }

  /**
   * The content of any value that JSON can hold. Throws `invalidArgument` for one that it cannot: a number that is not
   * finite, a function, a value inside itself.
   */
  static of(value: ContentSource): GeneratedContent {
    return contentOf(value, 0) ?? new GeneratedContent({ type: "null" });
  }

  /**
   * The content of JSON, or of the beginning of JSON: then `isComplete` is false, texts and lists go as far as they are
   * known, numbers and literals are left out until they are whole, and a value of which nothing is known is null. Throws
   * `decodingFailure` (details: `rawContent`, `position`) for a text that is neither.
   */
  static fromJson(text: string): GeneratedContent {
    return readContent(text, {
      deepest,
      make: (kind, isComplete) => new GeneratedContent(kind, { isComplete }),
    });
  }

  /**
   * An object of these properties, in this order. Throws `invalidArgument` for a name that comes twice, unless `merge`
   * says which value it has.
   */
  static structure(
    properties: Iterable<readonly [name: string, value: ContentSource]>,
    merge?: (first: GeneratedContent, second: GeneratedContent) => ContentSource,
  ): GeneratedContent {
    const all = new Map<string, GeneratedContent>();
    for (const [name, value] of properties) {
      const next = contentOf(value, 1);
      if (next === undefined) continue;
      const known = all.get(name);
      if (known !== undefined && merge === undefined)
        throw unfit(`the property "${name}" comes twice; say with merge which value it has`);
      all.set(name, known === undefined ? next : GeneratedContent.of(merge!(known, next)));
    }
    return new GeneratedContent(
      { type: "structure", properties: all },
      { isComplete: areComplete(all.values()) },
    );
  }

  /** A list of these elements. */
  static array(elements: Iterable<ContentSource>): GeneratedContent {
    return GeneratedContent.of([...elements]);
  }

  /** The names of the properties, in order; none for what is no object. */
  get orderedKeys(): readonly string[] {
    return this.kind.type === "structure" ? [...this.kind.properties.keys()] : [];
  }

  /** As JSON, on one line, the properties in order. Of an incomplete value: what is known of it. */
  get jsonString(): string {
    return written(this.kind);
  }

  /** The part at a path of names and places, or undefined. */
  at(...path: readonly (string | number)[]): GeneratedContent | undefined {
    let here: GeneratedContent | undefined = this;
    for (const step of path) {
      if (here?.kind.type === "structure") here = here.kind.properties.get(String(step));
      else if (here?.kind.type === "array" && typeof step === "number") here = here.kind.elements.at(step);
      else return undefined;
    }
    return here;
  }

  /** The plain JSON value. Properties whose names are whole numbers come first in it, as always in JavaScript. */
  value(): JsonValue;
  /**
   * The value, or the part at a path, as the type that a schema describes. Rejects with `decodingFailure` for a part that
   * is not there and for a value that the schema refuses; a plain JSON Schema only says the type, and refuses nothing.
   */
  value<const S extends SchemaSource>(
    source: S,
    ...path: readonly (string | number)[]
  ): Promise<Generated<S>>;
  value(source?: SchemaSource, ...path: readonly (string | number)[]): JsonValue | Promise<unknown> {
    return source === undefined ? plain(this.kind) : this.#typed(source, path);
  }

  async #typed(source: SchemaSource, path: readonly (string | number)[]): Promise<unknown> {
    const part = this.at(...path);
    if (part === undefined)
      throw new OrchardError("decodingFailure", `The value has no ${path.join(".")}.`, {
        details: { path, rawContent: this.jsonString },
      });
    return await generableOf(source).parse(plain(part.kind));
  }

  /** For `JSON.stringify`. */
  toJSON(): JsonValue {
    return plain(this.kind);
  }
}

function contentOf(value: ContentSource, depth: number): GeneratedContent | undefined {
  if (depth > deepest) throw unfit(`it has more than ${deepest} levels, or holds itself`);
  if (value === undefined || value instanceof GeneratedContent) return value;
  if (value === null) return new GeneratedContent({ type: "null" });
  if (typeof value === "boolean") return new GeneratedContent({ type: "boolean", value });
  if (typeof value === "string") return new GeneratedContent({ type: "string", value });
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw unfit(`${value} is no number of JSON`);
    return new GeneratedContent({ type: "number", value });
  }
  if (typeof value !== "object") throw unfit(`a ${typeof value} is no value of JSON`);
  const id = generationId(value);
  if (Array.isArray(value)) {
    const elements = (value as readonly ContentSource[]).map((one) => contentOf(one ?? null, depth + 1)!);
    return new GeneratedContent({ type: "array", elements }, { isComplete: areComplete(elements), id });
  }
  if (typeof (value as { toJSON?: unknown }).toJSON === "function")
    return contentOf((value as { toJSON(): unknown }).toJSON() as ContentSource, depth + 1);
  const properties = new Map<string, GeneratedContent>();
  for (const [name, one] of Object.entries(value)) {
    const content = contentOf(one, depth + 1);
    if (content !== undefined) properties.set(name, content);
  }
  return new GeneratedContent(
    { type: "structure", properties },
    { isComplete: areComplete(properties.values()), id },
  );
}

function areComplete(contents: Iterable<GeneratedContent>): boolean {
  return [...contents].every(({ isComplete }) => isComplete);
}

function plain(kind: GeneratedContentKind): JsonValue {
  switch (kind.type) {
    case "null":
      return null;
    case "array":
      return kind.elements.map((element) => plain(element.kind));
    case "structure":
      return Object.fromEntries([...kind.properties].map(([name, { kind: inner }]) => [name, plain(inner)]));
    default:
      return kind.value;
  }
}

function written(kind: GeneratedContentKind): string {
  if (kind.type === "array") return `[${kind.elements.map((element) => written(element.kind)).join(",")}]`;
  if (kind.type !== "structure") return JSON.stringify(plain(kind));
  const pairs = [...kind.properties].map(([name, one]) => `${JSON.stringify(name)}:${written(one.kind)}`);
  return `{${pairs.join(",")}}`;
}

function unfit(reason: string): OrchardError {
  return new OrchardError("invalidArgument", `This cannot be generated content: ${reason}.`, {
    details: { reason },
  });
}
