// Reads the calls of an answer in a dialect, one after the other, as far as they are complete.
import { type Dialect, textsAround } from "./dialect.ts";
import { endOfJson } from "./json-end.ts";
import { readKeywords } from "./keywords.ts";

export interface ParsedCall {
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

export class CallParser {
  readonly #dialect: Dialect;
  readonly #earlier: number;
  readonly #written: (text: string) => string;
  #at = 0;
  #count = 0;

  /** `written` gives a dialect's text as it is when it is generated. */
  constructor(dialect: Dialect, earlier: number, written: (text: string) => string) {
    this.#dialect = dialect;
    this.#earlier = earlier;
    this.#written = written;
  }

  /** Calls read so far. */
  get count(): number {
    return this.#count;
  }

  /** The next call of a text that has grown since, or null while there is none that is complete. */
  next(text: string): ParsedCall | null {
    const dialect = this.#dialect;
    const around = textsAround(dialect, this.#count, this.#earlier);
    const opening = (this.#count === 0 ? dialect.begin : dialect.separator) + around.before;
    const start = this.#written(opening);
    if (!text.startsWith(start, this.#at)) return null;
    const nameAt = this.#at + start.length;
    const between = this.#written(around.between);
    const nameEnd = text.indexOf(between, nameAt);
    if (nameEnd < 0) return null;
    const inputAt = nameEnd + between.length;
    const input = dialect.arguments === "json" ? readJson(text, inputAt) : readKeywords(text, inputAt);
    const after = this.#written(around.after);
    if (input === null || !text.startsWith(after, input.end)) return null;
    const name = readName(opening, text.slice(nameAt, nameEnd));
    if (name === null) return null;
    this.#at = input.end + after.length;
    this.#count++;
    return { name, arguments: input.json };
  }
}

function readName(opening: string, name: string): string | null {
  if (!opening.endsWith('"')) return name;
  try {
    return JSON.parse(`"${name}"`) as string;
  } catch {
    return null;
  }
}

function readJson(text: string, from: number): { readonly json: string; readonly end: number } | null {
  const end = endOfJson(text, from);
  if (end === null) return null;
  const json = text.slice(from, end);
  try {
    JSON.parse(json);
    return { json, end };
  } catch {
    return null;
  }
}
