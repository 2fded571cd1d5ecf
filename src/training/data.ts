// Training examples from JSON lines: one file or a folder of them, read as a stream, one line in memory at a
// time. A position is a place in a file, so a run that was killed goes on where it was without reading again.
// conversation.ts says what a line may be; mixture.ts shuffles and mixes. Left out: compressed files, Parquet.
import { isUtf8 } from "node:buffer";
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import { type TrainingExample, trainingExample } from "./conversation.ts";

/** Where a source goes on; plain JSON, to be saved with a checkpoint. Only its source understands it. */
export type SourcePosition = JsonValue;

/** Examples in a fixed order that can be read from any saved position. */
export interface ExampleSource {
  readonly name: string;
  /** The examples from `position` on, from the first when null; ends when the source is used up. */
  read(position: SourcePosition): AsyncIterable<PositionedExample>;
}

export interface PositionedExample {
  readonly example: TrainingExample;
  /** The position of the example that follows. */
  readonly next: SourcePosition;
}

/** A longer line is taken for damage. */
const LONGEST_LINE = 2 ** 26;
const NEWLINE = 0x0a;

/**
 * The examples of a `.jsonl` file, or of all such files in a folder in the order of their names; empty lines
 * do not count. `toExample` reads a parsed line. Throws `invalidArgument` when there is no such file; reading
 * throws it for a line that is wrong or not UTF-8, with `file` and `line` in its details.
 *
 * @example
 * const source = await jsonLines("data/"); // data/a.jsonl, data/b.jsonl
 * for await (const { example } of source.read(null)) console.log(example.type);
 */
export async function jsonLines(
  path: string,
  { toExample = trainingExample }: { readonly toExample?: (json: JsonValue) => TrainingExample } = {},
): Promise<ExampleSource> {
  const files = await filesAt(path);
  return {
    name: basename(path),
    async *read(position) {
      let place = placeOf(position, files, path);
      while (place.file < files.length) {
        const file = files[place.file]!;
        for await (const { text, line, end } of linesOf(file, place)) {
          place = { file: place.file, offset: end, line };
          const json = line === 1 && text.startsWith(byteOrderMark) ? text.slice(1) : text;
          if (json.trim() === "") continue;
          yield { example: parseLine(json, file, line, toExample), next: { ...place } };
        }
        place = { file: place.file + 1, offset: 0, line: 0 };
      }
    },
  };
}

/** A file's number, the byte where its next line begins, and the lines before that. */
interface Place {
  readonly file: number;
  readonly offset: number;
  readonly line: number;
}

async function filesAt(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter((name) => name.endsWith(".jsonl")).sort();
    if (names.length > 0) return names.map((name) => join(path, name));
  } catch (error) {
    throw new OrchardError("invalidArgument", `The data ${path} cannot be read: ${String(error)}`, {
      details: { path },
      cause: error,
    });
  }
  throw new OrchardError("invalidArgument", `There is no .jsonl file in ${path}.`, { details: { path } });
}

function placeOf(position: SourcePosition, files: readonly string[], path: string): Place {
  if (position === null) return { file: 0, offset: 0, line: 0 };
  const { file, offset, line } = position as Partial<Record<keyof Place, JsonValue>>;
  if (isCount(file) && file <= files.length && isCount(offset) && isCount(line))
    return { file, offset, line };
  throw new OrchardError(
    "invalidArgument",
    `The saved position is not one in ${path}: has the data changed?`,
    {
      details: { path, position },
    },
  );
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

interface Line {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** The byte after the line's end. */
  readonly end: number;
}

/** What some editors put before the first character of a file. */
const byteOrderMark = "\u{feff}";

async function* linesOf(file: string, { offset, line }: Place): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  let end = offset;
  let number = line;
  const textOf = (bytes: Buffer) => {
    number++;
    // Characters that were lost would be learned.
    if (!isUtf8(bytes)) throw notUtf8(file, number);
    return bytes.toString("utf8");
  };
  const stream = createReadStream(file, { start: offset });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let from = 0;
      // What was left of the last chunk has no line end in it.
      for (let at = bytes.indexOf(NEWLINE, rest.length); at >= 0; at = bytes.indexOf(NEWLINE, from)) {
        end += at + 1 - from;
        yield { text: textOf(bytes.subarray(from, at)), line: number, end };
        from = at + 1;
      }
      rest = bytes.subarray(from);
      if (rest.length > LONGEST_LINE) throw wrongLine(file, number + 1, "is longer than 64 MiB");
    }
  } catch (error) {
    if (error instanceof OrchardError) throw error;
    throw new OrchardError("invalidArgument", `The data ${file} cannot be read: ${String(error)}`, {
      details: { file },
      cause: error,
    });
  }
  if (rest.length > 0) yield { text: textOf(rest), line: number, end: end + rest.length };
}

function notUtf8(file: string, line: number): OrchardError {
  return new OrchardError("invalidArgument", `${file}, line ${line} is not UTF-8: save the file as UTF-8.`, {
    details: { file, line },
  });
}

function parseLine(
  text: string,
  file: string,
  line: number,
  toExample: (json: JsonValue) => TrainingExample,
): TrainingExample {
  let json: JsonValue;
  try {
    json = JSON.parse(text) as JsonValue;
  } catch (error) {
    throw wrongLine(
      file,
      line,
      `is not JSON: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
  try {
    return toExample(json);
  } catch (error) {
    throw wrongLine(
      file,
      line,
      `is no example: ${error instanceof Error ? error.message : String(error)}`,
      error,
    );
  }
}

function wrongLine(file: string, line: number, problem: string, cause?: unknown): OrchardError {
  return new OrchardError(
    "invalidArgument",
    `${file}, line ${line} ${problem}. Correct or remove the line.`,
    {
      details: { file, line },
      cause,
    },
  );
}
