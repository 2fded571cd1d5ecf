// Arguments of a call written one by one, each its name and its value, where a string stands as it is, without quotes and
// escapes: the tags of Qwen3-Coder, GLM and DeepSeek, Gemma 4's braces. A notation is data; here it is written and read.
// What the grammar allows is members.ts.
import type { JsonObject, JsonValue } from "../../json-schema.ts";
import { byDictionary } from "../dictionary-order.ts";
import { endOfJson } from "./json-end.ts";

/** What stands between a name and its value, and after the value. */
export interface Around {
  readonly between: string;
  readonly after: string;
}

/** An argument is `before name between value after`. */
export interface Notation {
  /** Matches the names of arguments that can be written. */
  readonly names: string;
  readonly before: string;
  /** Around a string. */
  readonly text: Around;
  /** Around every other value. */
  readonly other: Around;
  readonly separator: string;
  /**
   * What other values are: JSON; or lists and objects in this notation, with names in the order of the alphabet, and
   * strings between the last characters of `text.between` and `text.after` (Gemma 4).
   */
  readonly values: "json" | "own";
}

/** The same around strings and around every other value. */
export function aroundAll(around: Around): Pick<Notation, "text" | "other"> {
  return { text: around, other: around };
}

/** The texts of a notation, each changed. */
export function mapNotation(notation: Notation, change: (text: string) => string): Notation {
  const around = ({ between, after }: Around) => ({ between: change(between), after: change(after) });
  return {
    ...notation,
    before: change(notation.before),
    text: around(notation.text),
    other: around(notation.other),
    separator: change(notation.separator),
  };
}

/** Whether a string is told from other values by what stands around it. */
export function marksText({ text, other }: Notation): boolean {
  return text.between !== other.between || text.after !== other.after;
}

/** What a string is written between inside lists and objects. */
export function quotesOf({ text, other }: Notation): Around {
  return { between: text.between.slice(other.between.length), after: text.after };
}

/** Writes an object's members; `json` writes a value as JSON. */
export function writeMembers(
  input: JsonValue,
  notation: Notation,
  json: (value: JsonValue) => string,
): string {
  const { before, text, other, separator, values } = notation;
  const quotes = quotesOf(notation);
  const own = (value: JsonValue): string => {
    if (typeof value === "string") return quotes.between + value + quotes.after;
    if (Array.isArray(value)) return `[${value.map(own).join(separator)}]`;
    if (typeof value === "object" && value !== null) return `{${members(value as JsonObject)}}`;
    return String(value);
  };
  const members = (object: JsonObject): string => {
    const names = Object.keys(object);
    const written = (values === "own" ? names.toSorted(byDictionary) : names).map((name) => {
      const value = object[name]!;
      const around = typeof value === "string" ? text : other;
      const shown = typeof value === "string" ? value : values === "own" ? own(value) : json(value);
      return before + name + around.between + shown + around.after;
    });
    return written.join(separator);
  };
  return typeof input === "object" && input !== null && !Array.isArray(input)
    ? members(input as JsonObject)
    : "";
}

export interface MembersRead {
  /** The text that follows the arguments. */
  readonly end: string;
  /** Arguments that are strings whatever stands there; of others, what reads as JSON is JSON. */
  readonly texts: ReadonlySet<string>;
}

/** Reads members up to (not including) `end`; null when they are not complete, or are none. */
export function readMembers(
  text: string,
  from: number,
  notation: Notation,
  { end, texts }: MembersRead,
): { readonly json: string; readonly end: number } | null {
  const reader = new MemberReader(text, from, notation, texts);
  const json = reader.members(end);
  return json === null ? null : { json, end: reader.at };
}

/** Words for literals, as JSON has them and as Python prints them. */
const words: Readonly<Record<string, string>> = {
  true: "true",
  false: "false",
  null: "null",
  True: "true",
  False: "false",
  None: "null",
};

/** JSON text for members; every method gives null where the text is not, or not yet, what it should be. */
class MemberReader {
  readonly #text: string;
  readonly #notation: Notation;
  readonly #texts: ReadonlySet<string>;
  at: number;

  constructor(text: string, at: number, notation: Notation, texts: ReadonlySet<string>) {
    this.#text = text;
    this.at = at;
    this.#notation = notation;
    this.#texts = texts;
  }

  members(end: string): string | null {
    const { before, separator } = this.#notation;
    const read: string[] = [];
    while (!this.#text.startsWith(end, this.at)) {
      if (!this.#take((read.length > 0 ? separator : "") + before)) return null;
      const member = this.#member();
      if (member === null) return null;
      read.push(member);
    }
    return `{${read.join(", ")}}`;
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  #member(): string | null {
    const { text, other } = this.#notation;
    const found = [text, other]
      .map((around) => ({ around, at: this.#text.indexOf(around.between, this.at) }))
      .filter(({ at }) => at >= 0)
      // Where both stand, the longer is meant.
      .toSorted((one, two) => one.at - two.at || two.around.between.length - one.around.between.length)[0];
    if (found === undefined) return null;
    const name = this.#text.slice(this.at, found.at);
    this.at = found.at + found.around.between.length;
    const value = this.#value(name, found.around === text);
    return value === null ? null : `${JSON.stringify(name)}: ${value}`;
  }

  #value(name: string, isText: boolean): string | null {
    const { text, other, values } = this.#notation;
    if (marksText(this.#notation)) {
      if (isText) return this.#until(text.after);
      const value = values === "own" ? this.#own() : this.#json();
      return value !== null && this.#take(other.after) ? value : null;
    }
    if (this.#texts.has(name)) return this.#until(text.after);
    const start = this.at;
    const value = this.#json();
    if (value !== null && this.#take(other.after)) return value;
    this.at = start;
    // A list that is not complete has a text's end in it before its own.
    return /[[{]/.test(this.#text[start] ?? "[") ? null : this.#until(text.after);
  }

  /** A string up to and over what follows it. */
  #until(after: string): string | null {
    const end = this.#text.indexOf(after, this.at);
    if (end < 0) return null;
    const value = this.#text.slice(this.at, end);
    this.at = end + after.length;
    return JSON.stringify(value);
  }

  /** JSON that is no string. */
  #json(): string | null {
    const end = this.#text[this.at] === '"' ? null : endOfJson(this.#text, this.at);
    if (end === null) return null;
    const found = this.#text.slice(this.at, end);
    const value = words[found] ?? found;
    try {
      JSON.parse(value);
    } catch {
      return null;
    }
    this.at = end;
    return value;
  }

  #own(): string | null {
    const quotes = quotesOf(this.#notation);
    if (this.#take(quotes.between)) return this.#until(quotes.after);
    if (this.#take("{")) {
      const members = this.members("}");
      return members !== null && this.#take("}") ? members : null;
    }
    if (!this.#take("[")) return this.#json();
    const items: string[] = [];
    while (!this.#take("]")) {
      if (items.length > 0 && !this.#take(this.#notation.separator)) return null;
      const item = this.#own();
      if (item === null) return null;
      items.push(item);
    }
    return `[${items.join(", ")}]`;
  }
}
