// The Berkeley Function Calling Leaderboard (github.com/ShishirPatil/gorilla, v4): one question, some functions, the calls
// that are right. Grades as its AST checker does: names equal, every value one of the possible ones, texts compared
// without case and punctuation, calls in any order. Left out: its execution, multi-turn and agentic categories.
import { isObject, type JsonObject, type JsonSchema, type JsonValue } from "../json-schema.ts";
import type { ToolDefinition } from "../model.ts";
import type { Answer, Example, Grade, Task } from "./task.ts";

/** A call that is right: for each parameter its possible values, "" among them where it may be left out. */
export interface RightCall {
  readonly name: string;
  readonly values: Readonly<Record<string, readonly JsonValue[]>>;
}

export interface BfclExample extends Example {
  readonly tools: readonly ToolDefinition[];
  readonly right: readonly RightCall[];
}

interface Question {
  readonly id: string;
  readonly question: readonly (readonly { readonly role: string; readonly content: string }[])[];
  readonly function: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: JsonObject;
  }[];
}

/** A category as a task; `questions` and `answers` are the contents of its two files, JSON lines. */
export function bfclTask(name: string, questions: string, answers: string): Task<BfclExample> {
  const examples = bfclExamples(questions, answers);
  return {
    name: `bfcl/${name}`,
    async *examples() {
      yield* examples;
    },
    grade: ({ right }, answer) => gradeCalls(right, answer),
  };
}

/** The cases of a category. */
export function bfclExamples(questions: string, answers: string): readonly BfclExample[] {
  const truths = new Map(
    jsonLines<{ id: string; ground_truth: Record<string, RightCall["values"]>[] }>(answers).map((truth) => [
      truth.id,
      truth.ground_truth,
    ]),
  );
  return jsonLines<Question>(questions).map(({ id, question, function: functions }) => ({
    id,
    ...textsOf(question[0]!),
    tools: functions.map(({ name, description, parameters }) => ({
      name,
      description,
      parameters: jsonSchemaOf(parameters),
    })),
    right: (truths.get(id) ?? []).flatMap((calls) =>
      Object.entries(calls).map(([name, values]) => ({ name, values })),
    ),
  }));
}

function textsOf(messages: Question["question"][number]): Pick<Example, "instructions" | "prompt"> {
  const system = messages.filter(({ role }) => role === "system").map(({ content }) => content);
  const user = messages.filter(({ role }) => role !== "system").map(({ content }) => content);
  const prompt = user.join("\n");
  return system.length === 0 ? { prompt } : { instructions: system.join("\n"), prompt };
}

function jsonLines<T>(text: string): T[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T);
}

const typeNames: Readonly<Record<string, string>> = { dict: "object", float: "number", tuple: "array" };

/** The leaderboard's schemas name Python's types, and "any"; no object has more properties than it declares. */
export function jsonSchemaOf(schema: JsonObject): JsonSchema {
  const { type, properties, items, optional: _, ...rest } = schema;
  const converted: Record<string, JsonValue> = { ...rest };
  if (typeof type === "string" && type !== "any") converted.type = typeNames[type] ?? type;
  if (isObject(items)) converted.items = jsonSchemaOf(items) as JsonValue;
  if (isObject(properties)) {
    converted.properties = Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, jsonSchemaOf(one as JsonObject) as JsonValue]),
    );
    converted.additionalProperties = false;
  }
  return converted;
}

/**
 * Arguments that are right, in the order in which the schema declares them: first with the first possible value of
 * each parameter, then every other value of each in turn.
 */
export function rightArguments(call: RightCall, tool: ToolDefinition): readonly JsonObject[] {
  const properties = (tool.parameters as { readonly properties?: JsonObject }).properties ?? {};
  const names = Object.keys(properties).filter((name) => name in call.values);
  const of = (chosen: string | null, at: number): JsonObject => {
    const members: [string, JsonValue][] = [];
    for (const name of names) {
      const values = call.values[name]!.filter((value) => value !== "");
      const value = values[name === chosen ? at : 0];
      if (value !== undefined) members.push([name, plainValue(value, properties[name]!)]);
    }
    return Object.fromEntries(members);
  };
  const others = names.flatMap((name) => {
    const count = call.values[name]!.filter((value) => value !== "").length;
    return Array.from({ length: Math.max(0, count - 1) }, (_, index) => of(name, index + 1));
  });
  return [of(null, 0), ...others];
}

/** Inside objects each member is a list of its possible values, too. */
function plainValue(value: JsonValue, schema: JsonValue): JsonValue {
  const { properties = {}, items = {} } = isObject(schema) ? schema : {};
  if (Array.isArray(value)) return value.map((one) => plainValue(one, items));
  if (!isObject(value)) return value;
  const names = Object.keys(value).toSorted((a, b) => rank(properties, a) - rank(properties, b));
  return Object.fromEntries(
    names.flatMap((name): [string, JsonValue][] => {
      const given = value[name]!;
      const possible = Array.isArray(given) ? given : [given];
      const first = possible.find((one) => one !== "");
      const member = isObject(properties) ? (properties[name] ?? {}) : {};
      return first === undefined ? [] : [[name, plainValue(first, member)]];
    }),
  );
}

function rank(properties: JsonValue, name: string): number {
  return isObject(properties) ? Object.keys(properties).indexOf(name) : 0;
}

/** Right when there are as many calls as there should be and each is a right one that no other was. */
export function gradeCalls(right: readonly RightCall[], { toolCalls }: Answer): Grade {
  const left = [...right];
  for (const call of toolCalls) {
    const at = left.findIndex((one) => isRight(one, call));
    if (at >= 0) left.splice(at, 1);
  }
  const found = right.length - left.length;
  const wrong = toolCalls.length - found;
  return { correct: left.length === 0 && wrong === 0, parts: { right: found, wrong, missing: left.length } };
}

function isRight({ name, values }: RightCall, call: Answer["toolCalls"][number]): boolean {
  if (call.name !== name || !isObject(call.arguments)) return false;
  return areRight(values, call.arguments);
}

function areRight(values: Readonly<Record<string, JsonValue>>, given: JsonObject): boolean {
  if (Object.keys(given).some((name) => !Object.hasOwn(values, name))) return false;
  return Object.entries(values).every(([name, possible]) => {
    const list = Array.isArray(possible) ? possible : [possible];
    return Object.hasOwn(given, name) ? list.some((one) => isSame(one, given[name]!)) : list.includes("");
  });
}

function isSame(right: JsonValue, given: JsonValue): boolean {
  if (typeof right === "string" && typeof given === "string") return standard(right) === standard(given);
  if (Array.isArray(right))
    return (
      Array.isArray(given) &&
      right.length === given.length &&
      right.every((one, index) => isSame(one, given[index]!))
    );
  if (isObject(right)) return isObject(given) && areRight(right, given);
  return right === given;
}

/** As the leaderboard's standardize_string: without case, spaces and some punctuation. */
function standard(text: string): string {
  return text
    .replaceAll(/[ ,./\-_*^]/g, "")
    .toLowerCase()
    .replaceAll("'", '"');
}
