// The body of POST /v1/responses as a generation request. Fields are OpenAI's (openapi.yaml, CreateResponse). The server
// keeps nothing, so whatever refers to an earlier response is refused: the whole conversation comes with every request.
import type { JsonObject, JsonValue } from "../json-schema.ts";
import type { GenerationOptions, GenerationRequest, ResponseFormat } from "../model.ts";
import {
  type Asked,
  checkNames,
  effort,
  formatReader,
  jsonObject,
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
  object,
  oneOf,
  optional,
  refuse,
  required,
  string,
  whole,
  wrong,
} from "./fields.ts";
import { errorKinds, HttpError } from "./http-error.ts";

/** A response that was asked for, and what of the body the answer repeats. */
export interface AskedResponse extends Asked {
  readonly echo: JsonObject;
}

/** Reads a body. Throws `HttpError` with the name of the field. */
export function readResponsesRequest(body: JsonObject): AskedResponse {
  const keepsNothing = "this server keeps nothing of a request; send the whole conversation as input.";
  refuse(body, "previous_response_id", keepsNothing);
  refuse(body, "conversation", keepsNothing);
  refuse(body, "background", keepsNothing, [false]);
  refuse(body, "prompt", "write the prompt as input.");
  refuse(body, "context_management", "shorten the input.");
  refuse(body, "truncation", "a conversation that is too long is refused.", ["disabled"]);
  const tools = optional(body, "tools", list(functionTool, 128)) ?? [];
  checkNames(tools);
  const offer = readOffer(body, tools, false);
  const text = optional(body, "text", object);
  const format = text && optional(text, "format", textFormat, "text.");
  const parallelToolCalls = optional(body, "parallel_tool_calls", boolean) ?? true;
  const reasoning = optional(body, "reasoning", object);
  const options: GenerationOptions = {
    ...readSampling(body),
    ...given("maximumResponseTokens", optional(body, "max_output_tokens", whole(1, Number.MAX_SAFE_INTEGER))),
    ...given("reasoningLevel", reasoning && optional(reasoning, "effort", effort, "reasoning.")),
  };
  const transcript = new TranscriptBuilder();
  const instructions = optional(body, "instructions", string);
  if (instructions !== undefined) transcript.instructions([instructions]);
  const input = required(body, "input", (value) => value);
  if (typeof input === "string") transcript.prompt([input]);
  else
    list(object)(input, "input").forEach((item, index) => {
      addItem(transcript, item, `input[${index}]`);
    });
  const include = optional(body, "include", list(string)) ?? [];
  const topLogprobs = optional(body, "top_logprobs", whole(0, 20));
  const wantsLogprobs = include.includes("message.output_text.logprobs") || (topLogprobs ?? 0) > 0;
  const request: GenerationRequest = {
    transcript: transcript.build("input", offer.tools, options, format),
    options,
    ...(format === undefined ? {} : { schema: format.schema, mayRefuse: true }),
    ...(offer.tools.length === 0 ? {} : { tools: offer.tools, toolChoice: offer.choice, parallelToolCalls }),
    ...(wantsLogprobs ? { topLogprobs: topLogprobs ?? 0 } : {}),
  };
  const echoed = (name: string, otherwise: JsonValue): JsonValue => body[name] ?? otherwise;
  return {
    model: required(body, "model", string),
    request,
    choices: 1,
    stream: optional(body, "stream", boolean) ?? false,
    echo: {
      instructions: echoed("instructions", null),
      max_output_tokens: echoed("max_output_tokens", null),
      metadata: optional(body, "metadata", readMetadata) ?? {},
      parallel_tool_calls: parallelToolCalls,
      previous_response_id: null,
      store: false,
      temperature: echoed("temperature", null),
      text: { format: echoFormat(format) },
      tool_choice: echoed("tool_choice", "auto"),
      tools: tools.map(({ name, description, parameters }) => ({
        type: "function",
        name,
        description,
        parameters: typeof parameters === "object" ? parameters : {},
        strict: true,
      })),
      top_logprobs: topLogprobs ?? 0,
      top_p: echoed("top_p", null),
      truncation: "disabled",
    },
  };
}

function readMetadata(value: JsonValue, at: string): JsonObject {
  const metadata = object(value, at);
  for (const [name, item] of Object.entries(metadata)) string(item, `${at}.${name}`);
  return metadata;
}

function functionTool(value: JsonValue, at: string): ReturnType<typeof readTool> {
  const type = required(object(value, at), "type", string, `${at}.`);
  if (type !== "function")
    throw new HttpError(
      errorKinds.unsupportedParameter,
      `This server has no tool ${type}: the only tools are functions of the client.`,
      { param: at },
    );
  return readTool(value, at);
}

const textFormat = formatReader((format, within) => {
  required(format, "schema", object, within);
  return readFormat(format, within);
});

/** A format as it was understood. */
function echoFormat(format: ResponseFormat | undefined): JsonObject {
  if (format === undefined) return { type: "text" };
  if (format.name === jsonObject.name) return { type: "json_object" };
  return { type: "json_schema", name: format.name, schema: format.schema, strict: true };
}

function addItem(transcript: TranscriptBuilder, item: JsonObject, at: string): void {
  const within = `${at}.`;
  const types = ["message", "function_call", "function_call_output", "reasoning", "item_reference"] as const;
  const kind = optional(item, "type", oneOf(types), within) ?? "message";
  switch (kind) {
    case "message":
      addMessage(transcript, item, within);
      break;
    case "function_call":
      transcript.calls([
        {
          id: required(item, "call_id", string, within),
          toolName: required(item, "name", string, within),
          arguments: required(item, "arguments", readArguments, within),
        },
      ]);
      break;
    case "function_call_output": {
      const id = required(item, "call_id", string, within);
      transcript.output(id, required(item, "output", texts, within), `${within}call_id`);
      break;
    }
    case "reasoning":
      // What the model thought before an earlier answer is no part of the conversation.
      break;
    case "item_reference":
      throw new HttpError(errorKinds.unsupportedParameter, "This server keeps no items to refer to.", {
        param: at,
      });
    default: {
      kind satisfies never;
    }
  }
}

function addMessage(transcript: TranscriptBuilder, item: JsonObject, within: string): void {
  const role = required(item, "role", oneOf(["user", "assistant", "system", "developer"]), within);
  const content = required(item, "content", texts, within);
  if (content.length === 0) throw wrong(`${within}content`, "not empty");
  switch (role) {
    case "system":
    case "developer":
      transcript.instructions(content);
      break;
    case "user":
      transcript.prompt(content);
      break;
    case "assistant":
      transcript.response(content);
      break;
    default:
      role satisfies never;
  }
}
