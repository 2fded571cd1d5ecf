// Asks a model the questions of a task and grades the answers. The question goes through the seam, so any model can be
// measured: local, remote or scripted. Left out: the table of all tasks, which is report.ts's.
import type { JsonSchema, JsonValue } from "../json-schema.ts";
import type { GenerationRequest, LanguageModel, TranscriptEntry } from "../model.ts";
import type { Answer, Example, Grade, Task } from "./task.ts";

export interface RunOptions {
  /** Examples at most; default all. */
  readonly limit?: number;
  /** Whether schemas are enforced while the model writes, or only told; default true. */
  readonly isGuided?: boolean;
  /** Tokens of an answer at most; default 256. */
  readonly maximumResponseTokens?: number;
  /** Judges whether a value is what a schema says; without it no answer is judged so. */
  readonly isValid?: (schema: JsonSchema, value: JsonValue) => boolean;
  readonly signal?: AbortSignal;
  /** After each example. */
  readonly onExample?: (graded: GradedExample) => void;
}

/** One example, what was said and how good it was. */
export interface GradedExample {
  readonly id: string;
  readonly answer: Answer;
  readonly grade: Grade;
  /** Whether the answer is JSON of its schema; null where nobody judged, there is no schema, or the model refused. */
  readonly isValid: boolean | null;
}

/** All graded examples of a task; fewer after an abort. */
export interface TaskResult {
  readonly task: string;
  readonly examples: readonly GradedExample[];
}

/** Runs a task, greedily and one example after the other. An abort ends it with what there is. */
export async function runTask<E extends Example>(
  task: Task<E>,
  model: LanguageModel,
  options: RunOptions = {},
): Promise<TaskResult> {
  const { limit = Number.POSITIVE_INFINITY, signal } = options;
  const examples: GradedExample[] = [];
  for await (const example of task.examples()) {
    if (examples.length >= limit || signal?.aborted) break;
    const answer = await ask(example, model, options);
    if (signal?.aborted) break;
    const graded: GradedExample = {
      id: example.id,
      answer,
      grade: task.grade(example, answer),
      isValid: validity(example, answer, options),
    };
    examples.push(graded);
    options.onExample?.(graded);
  }
  return { task: task.name, examples };
}

/** What a model answers to one example. */
async function ask(example: Example, model: LanguageModel, options: RunOptions): Promise<Answer> {
  const { instructions, prompt, schema, tools = [] } = example;
  const { isGuided = true, maximumResponseTokens = 256 } = options;
  const text = (content: string) => [{ type: "text", id: "text", text: content }] as const;
  const transcript: TranscriptEntry[] = [
    ...(instructions === undefined
      ? []
      : [{ type: "instructions", id: "instructions", segments: text(instructions), tools } as const]),
    {
      type: "prompt",
      id: "prompt",
      segments: text(prompt),
      options: {},
      ...(schema === undefined ? {} : { responseFormat: { name: "Response", schema } }),
    },
  ];
  const request: GenerationRequest = {
    transcript,
    options: { sampling: { mode: "greedy" }, maximumResponseTokens },
    ...(schema !== undefined && isGuided ? { schema, mayRefuse: true } : {}),
    ...(tools.length > 0 ? { tools } : {}),
  };
  let said = "";
  let isRefusal = false;
  const toolCalls: { name: string; arguments: JsonValue }[] = [];
  for await (const delta of model.generate(request, options.signal)) {
    if (delta.type === "text" || delta.type === "refusal") said += delta.text;
    if (delta.type === "refusal") isRefusal = true;
    if (delta.type === "toolCall")
      toolCalls.push({ name: delta.name, arguments: JSON.parse(delta.arguments) as JsonValue });
  }
  return { text: said, toolCalls, isRefusal };
}

function validity({ schema }: Example, { text, isRefusal }: Answer, { isValid }: RunOptions): boolean | null {
  if (schema === undefined || isValid === undefined || isRefusal) return null;
  try {
    return isValid(schema, JSON.parse(text) as JsonValue);
  } catch {
    return false;
  }
}
