// What one answer may be, as a form: thinking first where the model thinks, then text, the schema's JSON or the text of
// a constraint, or calls of tools as the model's dialect writes them.
import { OrchardError } from "../errors.ts";
import { isObject, type JsonSchema, type JsonValue } from "../json-schema.ts";
import type { GenerationRequest, TextConstraint, ToolDefinition } from "../model.ts";
import {
  type Dialect,
  isNumbered,
  mostCallsOf,
  textsAround,
  type Wrapper,
  writtenName,
} from "./dialects/dialect.ts";
import type { Marks } from "./dialects/marks.ts";
import { type Members, membersForm } from "./dialects/members.ts";
import { type Around, marksText, quotesOf } from "./dialects/notation.ts";
import { textArguments } from "./dialects/text-arguments.ts";
import type { Thinking, ThinkingState } from "./dialects/thinking.ts";
import type { GuideSource } from "./guide/compile.ts";
import type { Form, TextSource } from "./guide/form.ts";

export interface AnswerFormParts {
  readonly dialect: Dialect | null;
  readonly thinking: Thinking | null;
  readonly thinkingState: ThinkingState;
  readonly marks: Marks;
  /** The texts with which the model declines. */
  readonly refusals: readonly string[];
}

/** The tools that an answer may call: none with the choice "none". */
export function callableTools({ tools = [], toolChoice }: GenerationRequest): readonly ToolDefinition[] {
  return toolChoice === "none" ? [] : tools;
}

/** Calls in the conversation so far. */
export function earlierCalls({ transcript }: Pick<GenerationRequest, "transcript">): number {
  return transcript.reduce((sum, entry) => sum + (entry.type === "toolCalls" ? entry.calls.length : 0), 0);
}

/** What the value of an answer stands in; null: nothing. */
export function wrapperOf(
  { schema, options }: Pick<GenerationRequest, "schema" | "options">,
  dialect: Dialect | null,
): Wrapper | null {
  const isWrapped = schema !== undefined && options.raw !== true && isBare(schema);
  return (isWrapped && dialect?.wrapper) || null;
}

/**
 * A decision among all the answers that there are, for a model that writes bare values wrapped: what it is to be asked, and
 * the answers as it writes them. Others are asked as the request says.
 */
export function decisionOf<R extends Pick<GenerationRequest, "transcript" | "options" | "constraint">>(
  request: R,
  choices: readonly string[],
  dialect: Dialect | null,
): { readonly request: R; readonly choices: readonly string[] } {
  const { transcript, options, constraint } = request;
  const last = transcript.at(-1);
  const schema = { enum: choices };
  const wrapper = wrapperOf({ schema, options }, dialect);
  if (!wrapper || constraint === undefined || last?.type !== "prompt" || last.responseFormat)
    return { request, choices };
  const asked = { ...last, responseFormat: { name: "Answer", schema } };
  return {
    request: { ...request, transcript: [...transcript.slice(0, -1), asked] },
    choices: choices.map((choice) => wrapper.before + JSON.stringify(choice) + wrapper.after),
  };
}

/** Whether a schema is one of texts, numbers, lists and the like, by its root: what nano's chat template asks, too. */
function isBare(schema: JsonValue | undefined): boolean {
  if (!isObject(schema)) return false;
  const { type, anyOf, oneOf } = schema;
  if (type !== undefined) return Array.isArray(type) ? !type.includes("object") : type !== "object";
  const parts = anyOf ?? oneOf;
  if (parts !== undefined) return Array.isArray(parts) && isBare(parts[0]);
  return schema.enum !== undefined || schema.const !== undefined;
}

/**
 * What guides the answer to a request; null when it may be any text. Throws `invalidArgument` for both a schema and a
 * constraint, `unsupportedCapability` for tools where the model has no dialect.
 */
export function guideSourceOf(request: GenerationRequest, given: AnswerFormParts): GuideSource | null {
  const { schema, constraint } = request;
  const parts = request.mayRefuse === true ? given : { ...given, refusals: [] };
  if (schema !== undefined && constraint !== undefined)
    throw new OrchardError("invalidArgument", "An answer follows a schema or a constraint, not both.");
  const tools = callableTools(request);
  if (tools.length > 0 && parts.dialect === null)
    throw new OrchardError(
      "unsupportedCapability",
      "This model's chat template writes tool calls in no known way: use another model, or leave out the tools.",
      { details: { capability: "toolCalling" } },
    );
  const hasChannels = parts.thinking?.channels !== undefined;
  if (tools.length === 0 && !hasChannels && (parts.thinking === null || parts.thinkingState === "over")) {
    const isAlone = parts.refusals.length === 0 && wrapperOf(request, parts.dialect) === null;
    if (schema !== undefined && isAlone) return { schema };
    if (schema === undefined) return constraint === undefined ? null : textSource(constraint);
  }
  if (tools.length === 0 && !hasChannels && schema === undefined && constraint === undefined) return null;
  const documents: Record<string, JsonSchema> = {};
  for (const { name, parameters } of tools) documents[toolDocument(name)] = onlyDeclared(parameters);
  const form = withThinking((begins) => answerBody(request, tools, parts, begins), parts);
  return schema === undefined ? { form, documents } : { form, schema, documents };
}

function toolDocument(name: string): string {
  return `tool:${encodeURIComponent(name)}`;
}

/**
 * Arguments that a tool does not declare help nobody: where a schema leaves them open by saying nothing, the model cannot
 * write them. One that is put together from other schemas stays as it is.
 */
function onlyDeclared(parameters: JsonSchema): JsonSchema {
  if (typeof parameters === "boolean") return parameters;
  const speaks = openingKeywords.some((keyword) => parameters[keyword] !== undefined);
  return speaks || parameters.properties === undefined
    ? parameters
    : { ...parameters, additionalProperties: false };
}

const openingKeywords = [
  "additionalProperties",
  "patternProperties",
  "unevaluatedProperties",
  "$ref",
  "$dynamicRef",
  "allOf",
  "anyOf",
  "oneOf",
  "if",
  "dependentSchemas",
  "minProperties",
] as const;

/** Thoughts of an answer, where each is a message of its own. */
const mostThoughts = 8;

/** `body` gets what an answer in plain text cannot begin with. */
function withThinking(body: (notFirst: readonly string[]) => Form, parts: AnswerFormParts): Form {
  const { thinking, thinkingState, marks } = parts;
  if (thinking === null || thinkingState === "over") return body([]);
  const without = marks.beginsWithControl(thinking.close) ? [] : [thinking.close];
  const ended: readonly Form[] = [{ type: "prose", without, notFirst: [] }, marks.form(thinking.close)];
  if (thinking.channels) {
    const whole: Form = { type: "sequence", parts: [marks.form(thinking.open), ...ended] };
    const thoughts: Form = { type: "list", item: whole, separator: nothing, most: mostThoughts };
    const answered: Form = {
      type: "either",
      forms: [{ type: "sequence", parts: [thoughts, body([])] }, body([])],
    };
    return thinkingState === "begun" ? { type: "sequence", parts: [...ended, answered] } : answered;
  }
  const rest: readonly Form[] = [...ended, { type: "text", source: { regex: "\\n{0,2}" } }, body(["\n"])];
  if (thinkingState === "begun") return { type: "sequence", parts: rest };
  const notFirst = marks.beginsWithControl(thinking.open) ? [] : [thinking.open];
  const thought: Form = { type: "sequence", parts: [marks.form(thinking.open), ...rest] };
  return { type: "either", forms: [thought, body(notFirst)] };
}

function answerBody(
  request: GenerationRequest,
  tools: readonly ToolDefinition[],
  { dialect, marks, refusals, thinking }: AnswerFormParts,
  begins: readonly string[],
): Form {
  const { schema, constraint, toolChoice, parallelToolCalls = true } = request;
  const isProse = schema === undefined && constraint === undefined;
  const mark = dialect?.mark ?? null;
  const openings = dialect === null ? [] : openingsOf(dialect, tools, earlierCalls(request));
  const channels = thinking?.channels;
  const text: Form = {
    type: "prose",
    without: tools.length === 0 || mark === null || marks.beginsWithControl(mark) ? [] : [mark],
    notFirst: channels ? [] : mark === null ? [...begins, ...openings] : begins,
  };
  const json: Form = { type: "json", reference: "#" };
  const wrapper = wrapperOf(request, dialect);
  const value: Form = wrapper
    ? {
        type: "sequence",
        parts: [{ type: "literal", text: wrapper.before }, json, { type: "literal", text: wrapper.after }],
      }
    : json;
  const refusal: Form = { type: "text", source: { choices: refusals } };
  const said: Form =
    schema !== undefined
      ? refusals.length > 0
        ? { type: "either", forms: [value, refusal] }
        : value
      : constraint === undefined
        ? text
        : { type: "text", source: textSource(constraint) };
  const body: Form = channels ? { type: "sequence", parts: [marks.form(channels.answer), said] } : said;
  if (tools.length === 0 || dialect === null) return body;
  const most = mostCallsOf(dialect, parallelToolCalls);
  const calls = callsForm(dialect, tools, marks, { most, earlier: earlierCalls(request) });
  if (toolChoice === "required") return calls;
  if (channels) {
    const { open, close } = channels.aside;
    const words: Form = {
      type: "prose",
      without: marks.beginsWithControl(close) ? [] : [close],
      notFirst: [],
    };
    const aside: Form = { type: "sequence", parts: [marks.form(open), words, marks.form(close), calls] };
    return { type: "either", forms: [aside, calls, body] };
  }
  if (!isProse || mark === null) return { type: "either", forms: [calls, body] };
  return { type: "sequence", parts: [text, { type: "either", forms: [calls, nothing] }] };
}

function textSource(constraint: TextConstraint): TextSource {
  return constraint.type === "regex" ? { regex: constraint.pattern } : { choices: constraint.choices };
}

const nothing: Form = { type: "literal", text: "" };

/** How calls can begin, each to the end of the first name and what follows it. */
export function openingsOf(dialect: Dialect, tools: readonly ToolDefinition[], earlier: number): string[] {
  const { before, between } = textsAround(dialect, 0, earlier);
  return tools.map(({ name }) => dialect.begin + before + writtenName(dialect, name) + between);
}

interface Count {
  readonly most: number;
  readonly earlier: number;
}

function callsForm(
  dialect: Dialect,
  tools: readonly ToolDefinition[],
  marks: Marks,
  { most, earlier }: Count,
): Form {
  const [begin, end, separator] = [dialect.begin, dialect.end, dialect.separator].map((text) =>
    marks.form(text),
  );
  const call = (index: number) => callForm(dialect, tools, marks, { index, earlier });
  if (most === 1 || !isNumbered(dialect)) {
    const calls: Form = { type: "list", item: call(0), separator: separator!, most };
    return { type: "sequence", parts: [begin!, calls, end!] };
  }
  let rest: Form = end!;
  for (let index = most - 1; index > 0; index--) {
    const more: Form = { type: "sequence", parts: [separator!, call(index), rest] };
    rest = { type: "either", forms: [end!, more] };
  }
  return { type: "sequence", parts: [begin!, call(0), rest] };
}

function callForm(
  dialect: Dialect,
  tools: readonly ToolDefinition[],
  marks: Marks,
  { index, earlier }: { readonly index: number; readonly earlier: number },
): Form {
  const { before, between, after } = textsAround(dialect, index, earlier);
  const forms = tools.map(({ name, parameters }): Form => {
    const reference = `${toolDocument(name)}#`;
    const input = argumentsForm(dialect, marks, { reference, parameters });
    return { type: "sequence", parts: [marks.form(writtenName(dialect, name) + between), input] };
  });
  return { type: "sequence", parts: [marks.form(before), { type: "either", forms }, marks.form(after)] };
}

function argumentsForm(
  { arguments: notation }: Dialect,
  marks: Marks,
  { reference, parameters }: { readonly reference: string; readonly parameters: JsonSchema },
): Form {
  if (notation === "json") return { type: "json", reference };
  if (notation === "python") return membersForm({ ...keywords, reference });
  const pieces = ({ between, after }: Around) => ({
    between: marks.pieces(between),
    after: marks.pieces(after),
  });
  const { before, text, other, separator, values } = notation;
  const isMarked = marks.hasControl(text.after);
  return membersForm({
    reference,
    names: notation.names,
    before: marks.pieces(before),
    text: { ...pieces(text), without: isMarked ? [] : [text.after.trim()] },
    texts: marksText(notation) ? null : [...textArguments(parameters)],
    other: pieces(other),
    separator: marks.pieces(separator),
    quotes: values === "own" ? pieces(quotesOf(notation)) : null,
  });
}

/** Python's keyword arguments: strings are JSON as everything else. */
const keywords: Omit<Members, "reference"> = {
  names: "[\\p{L}_][\\p{L}\\p{N}_]*",
  before: [],
  text: null,
  texts: null,
  other: { between: ["="], after: [] },
  separator: [", "],
  quotes: null,
};
