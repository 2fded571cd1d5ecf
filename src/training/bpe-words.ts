// Counts the words of a stream of texts: what the merges of a vocabulary are learned from. Memory grows with
// the number of different words, not with the texts.
import { OrchardError, throwIfAborted } from "../errors.ts";

/** Different words and how often each occurs. */
export type WordCounts = ReadonlyMap<string, number>;

/** How far the training of a vocabulary is. */
export interface BpeProgress {
  /** `count`: characters of text read (`total` unknown); `merge`: tokens made so far. */
  readonly phase: "count" | "merge";
  readonly done: number;
  readonly total: number | null;
}

interface CountOptions {
  readonly onProgress?: (progress: BpeProgress) => void;
  readonly signal?: AbortSignal;
}

/** Characters between two reports, and two looks at the signal. */
const REPORT_EVERY = 2 ** 20;
/** V8 keeps the whole text alive for a slice of at least this length. */
const SLICE_LENGTH = 13;

/** A function that cuts a text into words. Throws `invalidArgument` when `split` is no regular expression. */
export function wordSplitter(split: string): (text: string) => readonly string[] {
  let expression: RegExp;
  try {
    expression = new RegExp(split, "gu");
  } catch (error) {
    throw new OrchardError("invalidArgument", `The split is no regular expression: ${String(error)}`, {
      cause: error,
    });
  }
  return function words(text) {
    const matches = text.match(expression) ?? [];
    let length = 0;
    for (const match of matches) length += match.length;
    if (length === text.length) return matches;
    const all: string[] = [];
    let end = 0;
    for (const { 0: match, index } of text.matchAll(expression)) {
      if (index > end) all.push(text.slice(end, index));
      if (match !== "") all.push(match);
      end = index + match.length;
    }
    if (end < text.length) all.push(text.slice(end));
    return all;
  };
}

/** Counts the words of all texts; one text is one stretch, no word crosses from one to the next. */
export async function countWords(
  texts: Iterable<string> | AsyncIterable<string>,
  split: string,
  { onProgress, signal }: CountOptions,
): Promise<WordCounts> {
  const wordsOf = wordSplitter(split);
  const counters = new Map<string, { count: number }>();
  let read = 0;
  let reported = 0;

  function add(text: string): void {
    for (const word of wordsOf(text)) {
      const counter = counters.get(word);
      if (counter !== undefined) {
        counter.count++;
        continue;
      }
      const kept = word.length < SLICE_LENGTH ? word : Buffer.from(word, "utf16le").toString("utf16le");
      counters.set(kept, { count: 1 });
    }
    read += text.length;
  }

  // A plain list is read without a promise per text.
  const isList = Symbol.iterator in texts;
  throwIfAborted(signal);
  if (isList) {
    for (const text of texts) {
      add(text);
      if (read - reported >= REPORT_EVERY) {
        await pause();
        report();
      }
    }
  } else {
    for await (const text of texts) {
      add(text);
      if (read - reported >= REPORT_EVERY) report();
    }
  }
  function report(): void {
    throwIfAborted(signal);
    reported = read;
    onProgress?.({ phase: "count", done: read, total: null });
  }
  report();
  return new Map([...counters].map(([word, { count }]) => [word, count]));
}

/** Lets timers and signals of the caller have their turn. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
