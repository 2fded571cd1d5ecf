// What an evaluation task is: examples with a question each, and a grade for an answer. Left out: running a
// model over them and the table, which are report.ts's.
import type { JsonSchema, JsonValue } from "../json-schema.ts";
import type { ToolDefinition } from "../model.ts";

/** One question to a model. What the right answer is, only the task knows. */
export interface Example {
  /** The same for the same question in every run. */
  readonly id: string;
  readonly instructions?: string;
  readonly prompt: string;
  readonly schema?: JsonSchema;
  readonly tools?: readonly ToolDefinition[];
}

/** What a model said: text, tool calls, or both. */
export interface Answer {
  readonly text: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: JsonValue }[];
  /** Whether the text is a refusal of the model's own. */
  readonly isRefusal?: boolean;
}

/** How good one answer is. */
export interface Grade {
  /** Right as a whole. */
  readonly correct: boolean;
  /** Parts of the answer (fields, tags): found and right, given but wrong, expected but not given. */
  readonly parts?: { readonly right: number; readonly wrong: number; readonly missing: number };
}

/** One row of the evaluation table, e.g. "extraction/de". `examples` gives the same ones every time. */
export interface Task<E extends Example = Example> {
  readonly name: string;
  examples(): AsyncIterable<E>;
  grade(example: E, answer: Answer): Grade;
}
