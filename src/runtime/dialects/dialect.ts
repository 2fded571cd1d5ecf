// How families of models write calls of tools. A dialect is data: the text around the name and the arguments of a call,
// and around all calls of an answer. What the grammar of an answer allows (answer-form.ts), how an answer is read
// (answer-reader.ts), and how calls are written where a template cannot (in-words.ts) all follow from it. The table of
// them is families.ts.
import type { Notation } from "./notation.ts";

/**
 * A call is `before name between arguments after`; several stand between `begin` and `end`, with `separator` between.
 * In all of them `{index}` is the number of the call in its answer, from 0, and `{id}` its id in the conversation.
 */
export interface Dialect {
  readonly begin: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  readonly separator: string;
  readonly end: string;
  /** `python`: keyword arguments, `city="Paris", days=3`; a notation: each argument by itself, strings without quotes. */
  readonly arguments: "json" | "python" | Notation;
  /** With this, text turns into calls: `begin` or `before` opens with it. null: an answer is text or calls from its start. */
  readonly mark: string | null;
  /** Whether several tools may be called at once. */
  readonly parallel: boolean;
  /** false: templates of the dialect cannot write null; arguments that are null are left out of earlier calls. */
  readonly writesNull?: false;
  /** What a value that is no object stands in, where the model was trained on objects alone; its template says so, too. */
  readonly wrapper?: Wrapper;
  /** Whether the chat template of a model writes calls this way. */
  isIn(template: string): boolean;
}

/** The texts before and after a value. */
export interface Wrapper {
  readonly before: string;
  readonly after: string;
}

/** Most calls in one answer. */
const mostCalls = 16;

/** How many calls an answer may have. */
export function mostCallsOf(dialect: Dialect, parallel: boolean): number {
  return parallel && dialect.parallel ? mostCalls : 1;
}

/** The texts around calls, for the call of an index in its answer, `earlier` calls being in the conversation before it. */
export function textsAround(
  dialect: Dialect,
  index: number,
  earlier: number,
): Pick<Dialect, "before" | "between" | "after"> {
  const fill = (text: string) =>
    text.replaceAll("{index}", String(index)).replaceAll("{id}", callId(earlier + index));
  return { before: fill(dialect.before), between: fill(dialect.between), after: fill(dialect.after) };
}

/** All texts that a dialect writes calls with, in which the model's control tokens are looked for. */
export function textsOf({
  begin,
  before,
  between,
  after,
  separator,
  end,
  arguments: input,
}: Dialect): string[] {
  const around = [begin, before, between, after, separator, end];
  if (typeof input === "string") return around;
  const { text, other } = input;
  return [...around, input.before, text.between, text.after, other.between, other.after, input.separator];
}

/** Whether the texts around a call differ from call to call. */
export function isNumbered({ before, between, after }: Dialect): boolean {
  return /\{(?:index|id)\}/.test(before + between + after);
}

/** The id of a conversation's call, from 0: nine characters, as Mistral wants. */
export function callId(index: number): string {
  return `call${String(index + 1).padStart(5, "0")}`;
}

/** A tool's name as the dialect writes it: inside JSON, a JSON string's content. */
export function writtenName({ before }: Dialect, name: string): string {
  return before.endsWith('"') ? JSON.stringify(name).slice(1, -1) : name;
}
