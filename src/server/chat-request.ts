// The body of POST /v1/chat/completions as a generation request. Fields are OpenAI's (openapi.yaml,
// CreateChatCompletionRequest). What would change the answer and is not supported is refused by name; what only concerns
// OpenAI's own service (user, metadata, service_tier, …) is ignored.
import type { JsonObject } from "../json-schema.ts";
import type { GenerationOptions, GenerationRequest, ToolCall } from "../model.ts";
import {
  type Asked,
  checkNames,
  effort,
  formatReader,
  readFormat,
  readOffer,
  readSampling,
  readTool,
} from "./asked.ts";
import { readArguments, TranscriptBuilder, texts } from "./conversation.ts";
import {
  boolean,
  given,
  list,
  number,
  object,
  oneOf,
  optional,
  type Read,
  refuse,
  required,
  string,
  whole,
  wrong,
} from "./fields.ts";

/** A chat completion that was asked for. */
export interface AskedChat extends Asked {
  /** A stream ends with a chunk that holds the usage. */
  readonly includeUsage: boolean;
}

/** Reads a body; `mostChoices` is the largest `n`. Throws `HttpError` with the name of the field. */
export function readChatRequest(body: JsonObject, mostChoices: number): AskedChat {
  refuseUnsupported(body);
  const tools = optional(body, "tools", list(chatTool, 128)) ?? [];
  checkNames(tools);
  const offer = readOffer(body, tools, true);
  const format = optional(body, "response_format", responseFormat);
  const options: GenerationOptions = {
    ...readSampling(body),
    ...given("repetitionPenalty", optional(body, "repetition_penalty", number(0.01, 100))),
    ...given("maximumResponseTokens", maximumTokens(body)),
    ...given("stop", optional(body, "stop", stops)),
    ...given("reasoningLevel", optional(body, "reasoning_effort", effort)),
  };
  const transcript = new TranscriptBuilder();
  const messages = required(body, "messages", list(object));
  messages.forEach((message, index) => {
    addMessage(transcript, message, `messages[${index}]`);
  });
  const stream = optional(body, "stream", boolean) ?? false;
  const streamOptions = optional(body, "stream_options", object);
  if (streamOptions !== undefined && !stream) throw wrong("stream_options", "left out unless stream is true");
  const includeUsage = streamOptions && optional(streamOptions, "include_usage", boolean, "stream_options.");
  const request: GenerationRequest = {
    transcript: transcript.build("messages", offer.tools, options, format),
    options,
    ...(format === undefined ? {} : { schema: format.schema, mayRefuse: true }),
    ...(offer.tools.length === 0
      ? {}
      : {
          tools: offer.tools,
          toolChoice: offer.choice,
          parallelToolCalls: optional(body, "parallel_tool_calls", boolean) ?? true,
        }),
    ...given("topLogprobs", topLogprobs(body)),
  };
  return {
    model: required(body, "model", string),
    request,
    choices: optional(body, "n", whole(1, mostChoices)) ?? 1,
    stream,
    includeUsage: includeUsage ?? false,
  };
}

function refuseUnsupported(body: JsonObject): void {
  refuse(body, "frequency_penalty", "use repetition_penalty, a factor from 1 up.", [0]);
  refuse(body, "presence_penalty", "use repetition_penalty, a factor from 1 up.", [0]);
  refuse(body, "logit_bias", "use response_format to say what may be answered.");
  refuse(body, "audio", "this server answers in text.");
  refuse(body, "web_search_options", "this server has no way to the web.");
  refuse(body, "functions", "use tools.");
  refuse(body, "function_call", "use tool_choice.", ["none", "auto"]);
  refuse(body, "store", "this server keeps nothing of a request.", [false]);
  optional(body, "modalities", list(oneOf(["text"])));
}

function maximumTokens(body: JsonObject): number | undefined {
  const limit = whole(1, Number.MAX_SAFE_INTEGER);
  return optional(body, "max_completion_tokens", limit) ?? optional(body, "max_tokens", limit);
}

function topLogprobs(body: JsonObject): number | undefined {
  const top = optional(body, "top_logprobs", whole(0, 20));
  if (optional(body, "logprobs", boolean) ?? false) return top ?? 0;
  if (top !== undefined && top > 0) throw wrong("top_logprobs", "left out unless logprobs is true");
  return undefined;
}

const stops: Read<readonly string[]> = (value, at) => {
  const texts = typeof value === "string" ? [value] : list(string, 16)(value, at);
  if (texts.includes("")) throw wrong(at, "strings that are not empty");
  return texts;
};

const chatTool: Read<ReturnType<typeof readTool>> = (value, at) => {
  const tool = object(value, at);
  required(tool, "type", oneOf(["function"]), `${at}.`);
  return required(tool, "function", readTool, `${at}.`);
};

const responseFormat = formatReader((format, within) =>
  readFormat(required(format, "json_schema", object, within), `${within}json_schema.`),
);

function addMessage(transcript: TranscriptBuilder, message: JsonObject, at: string): void {
  const within = `${at}.`;
  const roles = ["system", "developer", "user", "assistant", "tool"] as const;
  const role = required(message, "role", oneOf(roles), within);
  switch (role) {
    case "system":
    case "developer":
      transcript.instructions(required(message, "content", texts, within));
      break;
    case "user":
      transcript.prompt(required(message, "content", texts, within));
      break;
    case "assistant": {
      const content =
        optional(message, "content", texts, within) ?? optional(message, "refusal", texts, within);
      const calls = optional(message, "tool_calls", list(toolCall), within) ?? [];
      if (content === undefined && calls.length === 0)
        throw wrong(at, "a message with content or tool_calls");
      if (content?.some((text) => text !== "")) transcript.response(content);
      if (calls.length > 0) transcript.calls(calls);
      else if (content?.every((text) => text === "")) transcript.response([""]);
      break;
    }
    case "tool": {
      const id = required(message, "tool_call_id", string, within);
      transcript.output(id, required(message, "content", texts, within), `${within}tool_call_id`);
      break;
    }
    default:
      role satisfies never;
  }
}

const toolCall: Read<ToolCall> = (value, at) => {
  const call = object(value, at);
  optional(call, "type", oneOf(["function"]), `${at}.`);
  const called = required(call, "function", object, `${at}.`);
  return {
    id: required(call, "id", string, `${at}.`),
    toolName: required(called, "name", string, `${at}.function.`),
    arguments: required(called, "arguments", readArguments, `${at}.function.`),
  };
};
