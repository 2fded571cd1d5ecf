// Keeps evaluation sets out of training data by common runs of words (the 2024 report, ../../shared
// models.md §6): an example that has 13 words in a row in common with an evaluation text is left out. A shorter
// evaluation text counts as a whole, from four words on. Runs that training data has very often are common
// usage and do not count. Words are compared in lower case without punctuation; where a script has no spaces,
// characters are words. Left out: paraphrases, translations.
import { OrchardError } from "../errors.ts";
import type { TrainingExample } from "./conversation.ts";
import type { ExampleSource } from "./data.ts";

export interface DecontaminationOptions {
  /** Words in a run. */
  readonly length?: number;
  /** Evaluation texts with fewer words are not looked for. */
  readonly shortest?: number;
  /** A run that occurs more often than this in `commonUsage` does not count. */
  readonly commonThreshold?: number;
  /** Texts to count common usage in: the training data, or a part of it. */
  readonly commonUsage?: Iterable<string> | AsyncIterable<string>;
}

/** Finds evaluation texts in training texts. */
export interface ContaminationFilter {
  /** The number of different runs that are looked for. */
  readonly size: number;
  /** The first run of words that the text has in common with an evaluation text, or null. */
  find(text: string): string | null;
}

const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}`;
const WORD = new RegExp(`[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`, "gu");

/**
 * Learns the runs of words of evaluation texts. Throws `invalidArgument` unless 1 ≤ shortest ≤ length.
 *
 * @example
 * const filter = await contaminationFilter(["the quick brown fox jumps"], { length: 4 });
 * filter.find("See the QUICK brown fox."); // "the quick brown fox"
 */
export async function contaminationFilter(
  evaluationTexts: Iterable<string> | AsyncIterable<string>,
  {
    length = 13,
    shortest = Math.min(4, length),
    commonThreshold = 1000,
    commonUsage = [],
  }: DecontaminationOptions = {},
): Promise<ContaminationFilter> {
  if (!(Number.isInteger(length) && Number.isInteger(shortest) && shortest >= 1 && shortest <= length)) {
    throw new OrchardError(
      "invalidArgument",
      `Runs of ${shortest} to ${length} words: choose 1 ≤ shortest ≤ length.`,
    );
  }
  /** Per number of words, the runs by hash and how often common usage has them. */
  const runs = new Map<number, Map<number, number>>();
  for await (const text of evaluationTexts) {
    const words = wordsOf(text);
    const size = Math.min(length, words.length);
    if (size < shortest) continue;
    const known = runs.get(size) ?? new Map<number, number>();
    runs.set(size, known);
    for (const [hash] of runsOf(words, size)) known.set(hash, 0);
  }
  for await (const text of commonUsage) {
    const words = wordsOf(text);
    for (const [size, known] of runs) {
      for (const [hash] of runsOf(words, size)) {
        const count = known.get(hash);
        if (count !== undefined) known.set(hash, count + 1);
      }
    }
  }
  for (const known of runs.values()) {
    for (const [hash, count] of known) if (count > commonThreshold) known.delete(hash);
  }
  return {
    size: [...runs.values()].reduce((sum, known) => sum + known.size, 0),
    find(text) {
      const words = wordsOf(text);
      for (const [size, known] of runs) {
        for (const [hash, start] of runsOf(words, size)) {
          if (known.has(hash)) return words.slice(start, start + size).join(" ");
        }
      }
      return null;
    },
  };
}

/** The source without the examples in which the filter finds something; `onDropped` hears of each. */
export function decontaminate(
  source: ExampleSource,
  filter: ContaminationFilter,
  onDropped?: (example: TrainingExample, run: string) => void,
): ExampleSource {
  return {
    name: source.name,
    async *read(position) {
      for await (const positioned of source.read(position)) {
        const run = textsOf(positioned.example)
          .map(filter.find)
          .find((found) => found !== null);
        if (run === undefined) yield positioned;
        else onDropped?.(positioned.example, run!);
      }
    },
  };
}

/** Every text of an example that an evaluation text could stand in. */
export function textsOf(example: TrainingExample): readonly string[] {
  return example.type === "document" ? [example.text] : example.messages.map(({ content }) => content);
}

function wordsOf(text: string): readonly string[] {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/** Every run of `size` words: a hash of 53 bits and where it begins. */
function* runsOf(words: readonly string[], size: number): Generator<[number, number]> {
  const hashes = words.map(hashOf);
  for (let start = 0; start + size <= hashes.length; start++) {
    let high = 0;
    let low = 0;
    for (let i = start; i < start + size; i++) {
      high = Math.imul(high ^ hashes[i]!, 0x01000193) ^ (high >>> 17);
      low = Math.imul(low + hashes[i]!, 0x85ebca6b) ^ (low >>> 13);
    }
    yield [(high & 0x1fffff) * 2 ** 32 + (low >>> 0), start];
  }
}

/** FNV-1a of a word. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}
