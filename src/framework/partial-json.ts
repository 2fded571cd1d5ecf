// JSON while it arrives: text goes in piece by piece, and at any time the value so far comes out. Every character is
// looked at once. A snapshot is never changed afterwards: what is closed is shared between snapshots, and what is open is
// put together when a snapshot is read, so that one that nobody reads costs its depth and not its length. The text is trusted to be the beginning of JSON, as a guided model writes it; what is not, ends the value.
import { type JsonObject, type JsonSchema, type JsonValue, referenced } from "../json-schema.ts";
import { setGenerationId } from "./generation-id.ts";

/** A container that is open, and what is being read inside it. */
interface Open {
  readonly kind: "object" | "array";
  readonly entries: [key: string, value: JsonValue][];
  readonly schemas: readonly JsonSchema[];
  readonly id: string;
  /** The key whose value comes next. */
  key: string | null;
}

type Reading = "value" | "key" | "colon" | "after" | "string" | "keyString" | "scalar" | "done" | "broken";

/** Follows one JSON text. */
export class PartialJson {
  readonly #root: JsonSchema;
  readonly #open: Open[] = [];
  #reading: Reading = "value";
  /** Characters of the string or scalar that is being read, decoded. */
  #text = "";
  #escape = "";
  #value: JsonValue | undefined;
  readonly #id = crypto.randomUUID();
  #containers = 0;
  /** How many children were put into open containers that were read: the work of snapshots. */
  copiedCount = 0;

  constructor(schema: JsonSchema = true) {
    this.#root = schema;
  }

  /** Whether the value is complete. A number that stands alone is when `end` was called: until then it may go on. */
  get isComplete(): boolean {
    return this.#reading === "done" || this.#word() !== undefined;
  }

  /** Nothing more comes. */
  end(): void {
    if (this.#reading === "scalar" && this.#open.length === 0) this.#close(scalar(this.#text));
  }

  /** A word that stands alone: true, false or null. */
  #word(): JsonValue | undefined {
    const isWord = this.#reading === "scalar" && this.#open.length === 0 && /^[tfn]/.test(this.#text);
    return isWord ? scalar(this.#text) : undefined;
  }

  /** Takes the next piece of the text. */
  push(piece: string): void {
    for (let at = 0; at < piece.length; at++) at = this.#step(piece, at);
  }

  /** The value so far; undefined before anything of it is known. */
  value(): JsonValue | undefined {
    return this.snapshot()?.();
  }

  /** The value so far, to be read now or later, once or more; null before anything of it is known. */
  snapshot(): (() => JsonValue) | null {
    const known = this.#reading === "string" ? (this.#grows() ? this.#text : undefined) : this.#word();
    if (this.#open.length === 0) {
      const value = this.#value ?? known;
      return value === undefined ? null : () => value;
    }
    // Entries are only ever added: how many there are now is all that a snapshot must remember.
    const open = this.#open.map((container) => ({
      container,
      count: container.entries.length,
      key: container.key,
    }));
    let made: JsonValue | undefined;
    return () => {
      made ??= open.reduceRight<JsonValue | undefined>((inner, { container, count, key }) => {
        const entries = container.entries.slice(0, count);
        if (inner !== undefined) entries.push([key ?? "", inner]);
        this.copiedCount += entries.length;
        return containerOf(container, entries);
      }, known);
      return made!;
    };
  }

  /** Whether a text that is being read may be shown before it ends: not one of a closed set. */
  #grows(): boolean {
    return !this.#schemas().some(
      (schema) => typeof schema === "object" && ("enum" in schema || "const" in schema),
    );
  }

  #schemas(): readonly JsonSchema[] {
    const parent = this.#open.at(-1);
    if (parent === undefined) return spread([this.#root], this.#root);
    return childSchemas(parent, this.#root);
  }

  #step(piece: string, at: number): number {
    const character = piece[at]!;
    switch (this.#reading) {
      case "string":
      case "keyString":
        return this.#inString(piece, at);
      case "scalar":
        if (/[\s,\]}]/.test(character)) {
          this.#close(scalar(this.#text));
          return at - 1;
        }
        this.#text += character;
        return at;
      case "done":
      case "broken":
        return at;
      default:
        if (/\s/.test(character)) return at;
        this.#structure(character);
        return at;
    }
  }

  #structure(character: string): void {
    const parent = this.#open.at(-1);
    if (this.#reading === "colon") {
      this.#reading = character === ":" ? "value" : "broken";
    } else if (this.#reading === "after" && character === ",") {
      this.#reading = parent?.kind === "object" ? "key" : "value";
    } else if (character === "}" || character === "]") {
      this.#closeContainer();
    } else if (this.#reading === "key") {
      this.#text = "";
      this.#reading = character === '"' ? "keyString" : "broken";
    } else if (this.#reading !== "value") {
      this.#reading = "broken";
    } else if (character === "{" || character === "[") {
      const kind = character === "{" ? "object" : "array";
      const id = `${this.#id}/${this.#containers++}`;
      this.#open.push({ kind, entries: [], schemas: this.#schemas(), id, key: null });
      this.#reading = kind === "object" ? "key" : "value";
    } else {
      this.#text = character === '"' ? "" : character;
      this.#reading = character === '"' ? "string" : "scalar";
    }
  }

  #inString(piece: string, at: number): number {
    if (this.#escape !== "") {
      this.#escape += piece[at]!;
      const isUnicode = this.#escape[1] === "u";
      if (isUnicode && this.#escape.length < 6) return at;
      this.#text += unescaped(this.#escape);
      this.#escape = "";
      return at;
    }
    // As far as there is plain text, at once.
    let end = at;
    while (end < piece.length && piece[end] !== '"' && piece[end] !== "\\") end++;
    this.#text += piece.slice(at, end);
    if (end === piece.length) return end;
    if (piece[end] === "\\") {
      this.#escape = "\\";
      return end;
    }
    if (this.#reading === "keyString") {
      this.#open.at(-1)!.key = this.#text;
      this.#reading = "colon";
    } else this.#close(this.#text);
    return end;
  }

  #close(value: JsonValue | undefined): void {
    const parent = this.#open.at(-1);
    if (value === undefined) this.#reading = "broken";
    else if (parent === undefined) {
      this.#value = value;
      this.#reading = "done";
    } else {
      parent.entries.push([parent.key ?? "", value]);
      parent.key = null;
      this.#reading = "after";
    }
  }

  #closeContainer(): void {
    const closed = this.#open.pop();
    if (closed === undefined) {
      this.#reading = "broken";
      return;
    }
    this.#close(containerOf(closed, closed.entries));
  }
}

/** A container with these entries, under its id. */
function containerOf({ kind, id }: Open, entries: readonly (readonly [string, JsonValue])[]): JsonValue {
  const value = kind === "array" ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  setGenerationId(value, id);
  return value;
}

function scalar(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function unescaped(sequence: string): string {
  try {
    return JSON.parse(`"${sequence}"`) as string;
  } catch {
    return "";
  }
}

/** The schemas of what comes next inside an open container. */
function childSchemas({ kind, schemas, entries, key }: Open, root: JsonSchema): readonly JsonSchema[] {
  const children = schemas.flatMap((schema): JsonSchema[] => {
    if (typeof schema !== "object") return [];
    if (kind === "array") {
      const { prefixItems, items } = schema;
      const first = Array.isArray(prefixItems)
        ? (prefixItems as readonly JsonSchema[])[entries.length]
        : undefined;
      const child = first ?? (items as JsonSchema | undefined);
      return child === undefined ? [] : [child];
    }
    const { properties, additionalProperties } = schema;
    const child = (properties as JsonObject | undefined)?.[key ?? ""] ?? additionalProperties;
    return child === undefined ? [] : [child as JsonSchema];
  });
  return spread(children, root);
}

/** Schemas with the ones that they refer to or are combined of, each once. */
function spread(schemas: readonly JsonSchema[], root: JsonSchema): readonly JsonSchema[] {
  const all = new Set<JsonSchema>();
  const visit = (schema: JsonSchema) => {
    if (all.has(schema)) return;
    all.add(schema);
    if (typeof schema !== "object") return;
    for (const keyword of ["anyOf", "oneOf", "allOf"] as const)
      for (const part of (schema[keyword] ?? []) as readonly JsonSchema[]) visit(part);
    if (typeof schema.$ref === "string") {
      const target = referenced(root, schema.$ref) as JsonSchema | undefined;
      if (target !== undefined) visit(target);
    }
  };
  schemas.forEach(visit);
  return [...all];
}
