// Reads the calls of an answer in a dialect, one after the other, as far as they are complete.
import { type Dialect, textsAround } from "./dialect.ts";
import { endOfJson } from "./json-end.ts";
import { readKeywords } from "./keywords.ts";
import { mapNotation, type Notation, readMembers } from "./notation.ts";

export interface ParsedCall {
  readonly name: string;
  /** JSON text. */
  readonly arguments: string;
}

export class CallParser {
  readonly #dialect: Dialect;
  readonly #earlier: number;
  readonly #written: (text: string) => string;
  readonly #arguments: "json" | "python" | Notation;
  readonly #textsOf: (tool: string) => ReadonlySet<string>;
  #at = 0;
  #count = 0;

  /**
   * `written` gives a dialect's text as it is when it is generated, `textsOf` the arguments of a tool that are strings
   * and nothing else.
   */
  constructor(
    dialect: Dialect,
    earlier: number,
    written: (text: string) => string,
    textsOf: (tool: string) => ReadonlySet<string> = () => new Set(),
  ) {
    this.#dialect = dialect;
    this.#arguments =
      typeof dialect.arguments === "string" ? dialect.arguments : mapNotation(dialect.arguments, written);
    this.#textsOf = textsOf;
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
    const [between, after] = [this.#written(around.between), this.#written(around.after)];
    const nameEnd = between === "" ? this.#inputAt(text, nameAt, after) : text.indexOf(between, nameAt);
    if (nameEnd < 0) return null;
    const name = readName(opening, text.slice(nameAt, nameEnd));
    if (name === null) return null;
    const input = this.#readInput(text, nameEnd + between.length, name, after);
    if (input === null || !text.startsWith(after, input.end)) return null;
    this.#at = input.end + after.length;
    this.#count++;
    return { name, arguments: input.json };
  }

  /** Where the arguments of a call begin that stand right after its name: at the first of them, or at the end. */
  #inputAt(text: string, from: number, after: string): number {
    const starts = typeof this.#arguments === "string" ? [after] : [after, this.#arguments.before];
    const found = starts.map((start) => text.indexOf(start, from)).filter((at) => at >= 0);
    return found.length === 0 ? -1 : Math.min(...found);
  }

  #readInput(text: string, from: number, name: string, end: string): Read | null {
    const notation = this.#arguments;
    if (notation === "json") return readJson(text, from);
    if (notation === "python") return readKeywords(text, from);
    return readMembers(text, from, notation, { end, texts: this.#textsOf(name) });
  }
}

interface Read {
  /** JSON text. */
  readonly json: string;
  readonly end: number;
}

function readName(opening: string, name: string): string | null {
  if (!opening.endsWith('"')) return name;
  try {
    return JSON.parse(`"${name}"`) as string;
  } catch {
    return null;
  }
}

function readJson(text: string, from: number): Read | null {
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
