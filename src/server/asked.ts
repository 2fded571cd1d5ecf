// What both of OpenAI's APIs ask of a model: the parts of a request that chat completions and responses share.
import type { JsonObject, JsonSchema, JsonValue } from "../json-schema.ts";
import type {
  GenerationOptions,
  GenerationRequest,
  LanguageModel,
  ReasoningLevel,
  ResponseFormat,
  Sampling,
  ToolChoice,
  ToolDefinition,
} from "../model.ts";
import { levelOf } from "../reasoning-effort.ts";
import {
  number,
  object,
  oneOf,
  optional,
  type Read,
  required,
  schema,
  string,
  whole,
  wrong,
} from "./fields.ts";
import { errorKinds, HttpError } from "./http-error.ts";

/** A body, read: what to generate, and how the answer is to be given. */
export interface Asked {
  readonly model: string;
  readonly request: GenerationRequest;
  /** Answers to the same request. */
  readonly choices: number;
  readonly stream: boolean;
}

/** Sampling as the body wants it; what it leaves out is the model's choice. `top_k` and `min_p` go beyond OpenAI's. */
export function readSampling(body: JsonObject): Pick<GenerationOptions, "sampling" | "temperature"> {
  const temperature = optional(body, "temperature", number(0, 2));
  const topP = optional(body, "top_p", number(0, 1));
  const topK = optional(body, "top_k", whole(1, 2 ** 31));
  const minP = optional(body, "min_p", number(0, 0.999999));
  const seed = optional(body, "seed", whole(-(2 ** 63), 2 ** 63));
  if (temperature === 0 || topP === 0) return { sampling: { mode: "greedy" } };
  const narrowing = { topP, topK, minP, seed: seed === undefined ? undefined : unsigned32(seed) };
  const given = Object.entries(narrowing).filter(([, value]) => value !== undefined);
  const sampling: Sampling = { mode: "random", ...Object.fromEntries(given) };
  return {
    ...(given.length === 0 ? {} : { sampling }),
    ...(temperature === undefined ? {} : { temperature }),
  };
}

/** OpenAI's levels of reasoning. A model that can only think or not, or neither, takes them as far as it can. */
export const effort: Read<ReasoningLevel> = (value, at) =>
  levelOf(oneOf(["none", "minimal", "low", "medium", "high", "xhigh"])(value, at));

/** A seed of 64 bits as one of 32: numbers that differ little stay different. */
function unsigned32(seed: number): number {
  return Number(BigInt.asUintN(32, BigInt(seed)));
}

/** The next of the seeds of several answers to one request. */
export function withSeed(options: GenerationOptions, index: number): GenerationOptions {
  const { sampling } = options;
  if (index === 0 || sampling?.mode !== "random" || sampling.seed === undefined) return options;
  return { ...options, sampling: { ...sampling, seed: (sampling.seed + index) >>> 0 } };
}

/** A function that may be called: the fields are the same in both APIs, the nesting is not. */
export function readTool(value: JsonValue, at: string): ToolDefinition {
  const tool = object(value, at);
  const name = required(tool, "name", string, `${at}.`);
  if (!/^[\w.-]{1,128}$/.test(name)) throw wrong(`${at}.name`, "1 to 128 letters, digits, _, - or .");
  return {
    name,
    description: optional(tool, "description", string, `${at}.`) ?? "",
    parameters: optional(tool, "parameters", schema, `${at}.`) ?? { type: "object", properties: {} },
  };
}

/** Throws `HttpError` for two tools of one name. */
export function checkNames(tools: readonly ToolDefinition[]): void {
  const seen = new Set<string>();
  for (const { name } of tools) {
    if (seen.has(name))
      throw new HttpError(errorKinds.invalidValue, `Two tools have the name ${name}.`, { param: "tools" });
    seen.add(name);
  }
}

/** Which tools may be called, and whether one must be. */
export interface Offer {
  readonly tools: readonly ToolDefinition[];
  readonly choice: ToolChoice;
}

/**
 * `tool_choice`: a word, one function by name, or a list of allowed ones. `nested` says where the API at hand writes
 * the name of a function and the list.
 */
export function readOffer(body: JsonObject, tools: readonly ToolDefinition[], nested: boolean): Offer {
  const at = "tool_choice";
  const named = (names: readonly string[], choice: ToolChoice): Offer => {
    const unknown = names.find((name) => !tools.some((tool) => tool.name === name));
    if (unknown !== undefined) throw wrong(at, `the name of one of the tools, not ${unknown}`);
    return { tools: tools.filter(({ name }) => names.includes(name)), choice };
  };
  const nameOf = (value: JsonValue, place: string): string => {
    const tool = object(value, place);
    const inner = nested ? required(tool, "function", object, `${place}.`) : tool;
    return required(inner, "name", string, `${place}.`);
  };
  const offer = optional(body, at, (value): Offer => {
    if (typeof value === "string") return { tools, choice: oneOf(["auto", "required", "none"])(value, at) };
    const choice = object(value, at);
    const type = required(choice, "type", oneOf(["function", "allowed_tools"]), `${at}.`);
    if (type === "function") return named([nameOf(choice, at)], "required");
    const allowed = nested ? required(choice, "allowed_tools", object, `${at}.`) : choice;
    const names = required(
      allowed,
      "tools",
      (items, place) => {
        if (!Array.isArray(items)) throw wrong(place, "an array");
        return items.map((item: JsonValue, index) => nameOf(item, `${place}[${index}]`));
      },
      `${at}.`,
    );
    return named(names, required(allowed, "mode", oneOf(["auto", "required"]), `${at}.`));
  });
  if (offer?.choice === "required" && offer.tools.length === 0)
    throw wrong(at, 'left out, "auto" or "none" without tools');
  return offer ?? { tools, choice: "auto" };
}

/** A response format by the fields of `json_schema`, which the two APIs nest differently. */
export function readFormat(value: JsonObject, within: string): ResponseFormat {
  const name = required(value, "name", string, within);
  if (!/^[\w-]{1,64}$/.test(name)) throw wrong(`${within}name`, "1 to 64 letters, digits, _ or -");
  const given: JsonSchema = optional(value, "schema", schema, within) ?? { type: "object" };
  return { name, schema: given };
}

/** Any JSON object; the name is no name that a schema may have. */
export const jsonObject: ResponseFormat = { name: "json object", schema: { type: "object" } };

/** A response format; undefined for plain text. `readSchema` reads one with a schema as the API at hand nests it. */
export function formatReader(
  readSchema: (format: JsonObject, within: string) => ResponseFormat,
): Read<ResponseFormat | undefined> {
  return (value, at) => {
    const format = object(value, at);
    const type = required(format, "type", oneOf(["text", "json_object", "json_schema"]), `${at}.`);
    switch (type) {
      case "text":
        return undefined;
      case "json_object":
        return jsonObject;
      case "json_schema":
        return readSchema(format, `${at}.`);
      default:
        return type satisfies never;
    }
  };
}

/**
 * Refuses what this model cannot do by the field that asks for it, rather than ignoring it. `formatField` is what the API
 * at hand calls the field of a schema. A level of reasoning is taken as far as the model goes.
 */
export function checkFields(
  { name, capabilities }: LanguageModel,
  request: GenerationRequest,
  formatField: string,
): void {
  const lacks = (what: string, param: string) =>
    new HttpError(errorKinds.unsupportedParameter, `The model ${name} cannot ${what}: leave out ${param}.`, {
      param,
    });
  if ((request.tools?.length ?? 0) > 0 && !capabilities.toolCalling) throw lacks("call tools", "tools");
  if (request.schema !== undefined && !capabilities.guidedGeneration)
    throw lacks("follow a schema", formatField);
}
