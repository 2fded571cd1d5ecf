// The examples that an adapter learns from: read once from beginning to end before anything is trained, so that a wrong
// line is named now and not after an hour, and split into what is learned and what is held out to measure it. Copies of
// an example are on the same side. Beside it, examples of what must stay (`keptData`), among which the others are learned.
// Leaves out data that do not fit into memory.
import { createHash } from "node:crypto";
import { OrchardError } from "../errors.ts";
import { isObject, type JsonObject, type JsonValue } from "../json-schema.ts";
import type { BaseModel } from "./base-model.ts";
import { type ExampleSource, jsonLines } from "./data.ts";
import { type TokenizedExample, tokenizeExample } from "./tokenize-example.ts";
import type { ExampleStream } from "./train.ts";

export interface AdapterDataOptions {
  /** The part of the examples that is held out, 0 … 0.9. */
  readonly heldOut: number;
  /** Tokens that an example may have. */
  readonly length: number;
  /** Decides which are held out. */
  readonly seed: number;
}

/** Examples as tokens, in the order of the file. */
export interface AdapterData {
  readonly learned: readonly TokenizedExample[];
  readonly heldOut: readonly TokenizedExample[];
  /** Of the longest example, and of all that are learned. */
  readonly longest: number;
  readonly tokenCount: number;
  /** SHA-256 of all tokens and of what is learned of them. */
  readonly hash: string;
}

/**
 * Reads JSON lines. Throws `invalidArgument`, with file, line and what to do, for a line that is no example, that the
 * model's chat template refuses, that is too long, or that has nothing to learn; and when all examples are held out.
 */
export async function adapterData(
  path: string,
  base: Pick<BaseModel, "tokenizer" | "template">,
  { heldOut: share, length, seed }: AdapterDataOptions,
): Promise<AdapterData> {
  const sides = { learned: [] as TokenizedExample[], heldOut: [] as TokenizedExample[] };
  const { examples, longest, hash } = await tokenizedLines(path, base, length);
  for (const example of examples)
    sides[partOf(example.tokens, seed) < share ? "heldOut" : "learned"].push(example);
  const { learned, heldOut } = sides;
  if (learned.length === 0)
    throw heldOut.length === 0
      ? noExamples(path, "no examples to learn from: add some, one a line")
      : noExamples(
          path,
          `so few examples (${heldOut.length}) that all are held out: add some, or hold out fewer (--held-out)`,
        );
  const tokenCount = learned.reduce((sum, { tokens }) => sum + tokens.length, 0);
  return { learned, heldOut, longest, tokenCount, hash };
}

/** What must stay as it is; the hash is as that of `AdapterData`. */
export interface KeptData {
  readonly examples: readonly TokenizedExample[];
  readonly longest: number;
  readonly hash: string;
}

/**
 * Reads JSON lines of what must stay; with `leavesOutLong` what is too long is left out instead of refused. Throws what
 * `adapterData` throws.
 */
export async function keptData(
  path: string,
  base: Pick<BaseModel, "tokenizer" | "template">,
  { length, leavesOutLong }: Pick<AdapterDataOptions, "length"> & { readonly leavesOutLong: boolean },
): Promise<KeptData> {
  const { examples, longest, hash } = await tokenizedLines(path, base, length, leavesOutLong);
  if (examples.length === 0)
    throw noExamples(
      path,
      leavesOutLong
        ? `no examples of what must stay of at most ${length} tokens: allow more (--length), or keep nothing (--keep none)`
        : "no examples of what must stay: add some, one a line",
    );
  return { examples: examples.map((example) => ({ ...example, isKept: true })), longest, hash };
}

async function tokenizedLines(
  path: string,
  { tokenizer, template }: Pick<BaseModel, "tokenizer" | "template">,
  length: number,
  leavesOutLong = false,
): Promise<KeptData> {
  const examples: TokenizedExample[] = [];
  const hash = createHash("sha256");
  let longest = 0;
  for await (const { example, line } of numbered(await jsonLines(path))) {
    let tokenized: TokenizedExample;
    try {
      tokenized = tokenizeExample(example, tokenizer, template);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw wrongLine(path, line, `cannot be read by this model: ${reason.replace(/\.$/, "")}`, cause);
    }
    const { tokens, lossMask } = tokenized;
    if (tokens.length > length && leavesOutLong) continue;
    if (tokens.length > length)
      throw wrongLine(
        path,
        line,
        `has ${tokens.length} tokens, and ${length} may be learned at once: shorten it, split it, or allow more (--length)`,
      );
    if (!lossMask.includes(1, 1))
      throw wrongLine(path, line, "has nothing to learn in it: remove it, or add an answer");
    longest = Math.max(longest, tokens.length);
    hash.update(new Uint8Array(tokens.buffer, tokens.byteOffset, tokens.byteLength)).update(lossMask);
    examples.push(tokenized);
  }
  return { examples, longest, hash: hash.digest("hex") };
}

function noExamples(path: string, what: string): OrchardError {
  return new OrchardError("invalidArgument", `${path} has ${what}.`, {
    details: { path },
  });
}

/** The `stream` of a run: examples again and again, each pass in another order. Its position is how many were taken. */
export function repeated(
  examples: readonly TokenizedExample[],
  seed: number,
): (position: unknown) => Promise<ExampleStream> {
  return async (position) => {
    let taken = typeof position === "number" ? position : 0;
    let order: readonly number[] = [];
    let pass = -1;
    return {
      async next() {
        const at = taken % examples.length;
        if (Math.floor(taken / examples.length) !== pass) {
          pass = Math.floor(taken / examples.length);
          order = shuffled(examples.length, `${seed} ${pass}`);
        }
        taken++;
        return { example: examples[order[at]!]!, source: `example ${order[at]! + 1}` };
      },
      position: () => taken,
    };
  };
}

/**
 * The same with kept examples among them, so that `share` of all tokens are theirs. Its position is that of both, and how
 * far the kept ones are behind.
 */
export function repeatedBeside(
  learned: readonly TokenizedExample[],
  kept: readonly TokenizedExample[],
  { share, seed }: { readonly share: number; readonly seed: number },
): (position: unknown) => Promise<ExampleStream> {
  return async (position) => {
    const saved = isObject(position as JsonValue) ? (position as JsonObject) : {};
    let behind = typeof saved.behind === "number" ? saved.behind : 0;
    const ofLearned = await repeated(learned, seed)(saved.learned);
    const ofKept = await repeated(kept, seed)(saved.kept);
    return {
      async next() {
        if (behind <= 0) {
          const taken = await ofLearned.next();
          behind += taken.example.tokens.length * share;
          return taken;
        }
        const { example, source } = await ofKept.next();
        behind -= example.tokens.length * (1 - share);
        return { example, source: `kept ${source}` };
      },
      position: () => ({ learned: ofLearned.position(), kept: ofKept.position(), behind }),
    };
  };
}

/** 0 … count - 1 in an order that a text decides. */
function shuffled(count: number, text: string): number[] {
  const keyOf = (index: number) => createHash("sha256").update(`${text} ${index}`).digest("hex");
  return Array.from({ length: count }, (_, index) => ({ index, key: keyOf(index) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ index }) => index);
}

/** 0 … 1, from what an example is. */
function partOf(tokens: Int32Array, seed: number): number {
  const hash = createHash("sha256").update(`${seed}\n${tokens.join()}`).digest();
  return hash.readUInt32BE(0) / 2 ** 32;
}

/** Examples with the number of their line, in its file. */
async function* numbered(source: ExampleSource) {
  for await (const { example, next } of source.read(null))
    yield { example, line: Number((next as { readonly line: number }).line) };
}

function wrongLine(path: string, line: number, problem: string, cause?: unknown): OrchardError {
  return new OrchardError("invalidArgument", `${path}, line ${line} ${problem}.`, {
    details: { file: path, line },
    cause,
  });
}
