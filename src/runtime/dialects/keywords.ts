// Keyword arguments of a Python call, `city="Paris", days=3, sunny=True`, to JSON and back. Strings as JSON writes them
// and as Python does; True, False and None. Left out: everything that is no literal.
import type { JsonObject, JsonValue } from "../../json-schema.ts";

/** Reads from after the opening parenthesis up to (not including) the closing one; null when it is not complete. */
export function readKeywords(
  text: string,
  from: number,
): { readonly json: string; readonly end: number } | null {
  const reader = new PythonReader(text, from);
  const json = reader.keywords();
  return json === null ? null : { json, end: reader.at };
}

/** Writes an object's members as keyword arguments. */
export function writeKeywords(input: JsonValue): string {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return "";
  return Object.entries(input)
    .map(([name, value]) => `${name}=${writePython(value)}`)
    .join(", ");
}

function writePython(value: JsonValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(writePython).join(", ")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value as JsonObject)
      .map(([name, one]) => `${JSON.stringify(name)}: ${writePython(one)}`)
      .join(", ")}}`;
  return JSON.stringify(value);
}

const words: Readonly<Record<string, string>> = {
  True: "true",
  False: "false",
  None: "null",
  true: "true",
  false: "false",
  null: "null",
};
const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "0": "\0" };

/** JSON text for Python literals; every method gives null where the text is not, or not yet, what it should be. */
class PythonReader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  keywords(): string | null {
    const members: string[] = [];
    while (this.#peek() !== ")") {
      if (members.length > 0 && !this.#take(",")) return null;
      const name = this.#match(/[\p{L}_][\p{L}\p{N}_]*/uy);
      if (name === null || !this.#take("=")) return null;
      const value = this.#value();
      if (value === null) return null;
      members.push(`${JSON.stringify(name)}: ${value}`);
      if (this.#peek() === null) return null;
    }
    return `{${members.join(", ")}}`;
  }

  /** The next character that is no space; null at the end. */
  #peek(): string | null {
    while (/\s/.test(this.#text[this.at] ?? "")) this.at++;
    return this.#text[this.at] ?? null;
  }

  #take(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.at++;
    return true;
  }

  #match(pattern: RegExp): string | null {
    this.#peek();
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }

  #value(): string | null {
    switch (this.#peek()) {
      case null:
        return null;
      case '"':
      case "'":
        return this.#string();
      case "[":
        return this.#list("]", () => this.#value());
      case "{":
        return this.#list("}", () => this.#member());
      default:
        return this.#scalar();
    }
  }

  #list(close: "]" | "}", item: () => string | null): string | null {
    const open = this.#text[this.at++]!;
    const items: string[] = [];
    while (!this.#take(close)) {
      if (items.length > 0 && !this.#take(",")) return null;
      const one = item();
      if (one === null) return null;
      items.push(one);
    }
    return open + items.join(", ") + close;
  }

  #member(): string | null {
    const quote = this.#peek();
    const name = quote === '"' || quote === "'" ? this.#string() : null;
    if (name === null || !this.#take(":")) return null;
    const value = this.#value();
    return value === null ? null : `${name}: ${value}`;
  }

  #scalar(): string | null {
    const word = this.#match(/[A-Za-z]+/y);
    if (word !== null) return words[word] ?? null;
    const number = this.#match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
    // At the end of the text a number may go on.
    return this.at < this.#text.length ? number : null;
  }

  #string(): string | null {
    const text = this.#text;
    const quote = text[this.at++]!;
    let value = "";
    for (; this.at < text.length; this.at++) {
      const character = text[this.at]!;
      if (character === quote) {
        this.at++;
        return JSON.stringify(value);
      }
      if (character !== "\\") {
        value += character;
        continue;
      }
      const next = text[++this.at];
      if (next === "u") {
        const hex = /^[0-9a-fA-F]{4}/.exec(text.slice(this.at + 1))?.[0];
        if (hex === undefined) return null;
        value += String.fromCharCode(Number.parseInt(hex, 16));
        this.at += 4;
      } else value += escapes[next ?? ""] ?? next ?? "";
    }
    return null;
  }
}
