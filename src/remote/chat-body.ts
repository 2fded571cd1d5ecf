// A generation request as the body of POST /chat/completions, in OpenAI's form. What that form cannot say is refused, so
// that a model far away never answers something else than it was asked.
import { OrchardError } from "../errors.ts";
import type { JsonObject, JsonValue } from "../json-schema.ts";
import type { GenerationOptions, GenerationRequest, Segment, TranscriptEntry } from "../model.ts";
import { effortOf } from "../reasoning-effort.ts";
import { hasImage, textOfSegments } from "../segments.ts";

/** What the body is made for. */
export interface BodyOptions {
  readonly model: string;
  /** How the endpoint calls the limit of an answer. */
  readonly limitField: "max_completion_tokens" | "max_tokens";
  /** Fields that are added to every body. */
  readonly extra: JsonObject;
}

/** The body of a streamed request. Throws `unsupportedCapability`. */
export function chatBody(request: GenerationRequest, { model, limitField, extra }: BodyOptions): JsonObject {
  const {
    transcript,
    options,
    schema,
    constraint,
    tools = [],
    toolChoice = "auto",
    parallelToolCalls,
  } = request;
  if (constraint !== undefined) throw refused(model, `an answer of the form "${constraint.type}"`);
  const misplaced = transcript.some((entry) => entry.type !== "prompt" && hasImage(entry));
  if (misplaced) throw refused(model, "images outside of prompts");
  if (options.raw) throw refused(model, "text without a chat template (raw)");
  const format = transcript.findLast((entry) => entry.type === "prompt")?.responseFormat;
  return {
    model,
    stream: true,
    stream_options: { include_usage: true },
    messages: transcript.flatMap(messagesOf),
    ...samplingFields(options),
    ...(options.reasoningLevel === undefined ? {} : { reasoning_effort: effortOf(options.reasoningLevel) }),
    ...(options.maximumResponseTokens === undefined ? {} : { [limitField]: options.maximumResponseTokens }),
    ...(options.stop === undefined || options.stop.length === 0 ? {} : { stop: options.stop }),
    ...(schema === undefined
      ? {}
      : {
          response_format: {
            type: "json_schema",
            json_schema: {
              name: (format?.name ?? "answer").replace(/[^\w-]/g, "_").slice(0, 64),
              strict: true,
              schema,
            },
          },
        }),
    ...(tools.length === 0
      ? {}
      : {
          tools: tools.map(({ name, description, parameters }) => ({
            type: "function",
            function: { name, description, parameters },
          })),
          tool_choice: toolChoice,
          ...(parallelToolCalls === undefined ? {} : { parallel_tool_calls: parallelToolCalls }),
        }),
    ...extra,
  };
}

function refused(model: string, what: string): OrchardError {
  return new OrchardError(
    "unsupportedCapability",
    `"${model}" is reached through chat completions, which cannot ask for ${what}; use a schema, or a local model.`,
    { details: { model, capability: what } },
  );
}

/** `top_k`, `min_p` and `repetition_penalty` are what vLLM, SGLang and llama.cpp call them; they are sent if set. */
function samplingFields({ sampling, temperature, repetitionPenalty }: GenerationOptions): JsonObject {
  const fields: Record<string, JsonValue> = {};
  if (sampling?.mode === "greedy") fields.temperature = 0;
  else if (temperature !== undefined) fields.temperature = temperature;
  if (sampling?.mode === "random") {
    const { topK, topP, minP, seed } = sampling;
    if (topP !== undefined) fields.top_p = topP;
    if (topK !== undefined) fields.top_k = topK;
    if (minP !== undefined) fields.min_p = minP;
    if (seed !== undefined) fields.seed = seed;
  }
  if (repetitionPenalty !== undefined) fields.repetition_penalty = repetitionPenalty;
  return fields;
}

function messagesOf(entry: TranscriptEntry): JsonObject[] {
  switch (entry.type) {
    case "instructions":
      return entry.segments.length === 0 ? [] : [{ role: "system", content: textOfSegments(entry.segments) }];
    case "prompt":
      return [{ role: "user", content: contentOf(entry.segments) }];
    case "response":
      return [{ role: "assistant", content: textOfSegments(entry.segments) }];
    case "toolCalls":
      return [
        {
          role: "assistant",
          content: null,
          tool_calls: entry.calls.map(({ id, toolName, arguments: text }) => ({
            id,
            type: "function",
            function: { name: toolName, arguments: text },
          })),
        },
      ];
    case "toolOutput":
      return [{ role: "tool", tool_call_id: entry.id, content: textOfSegments(entry.segments) }];
    case "reasoning":
      return []; // an endpoint keeps none of it
    default:
      throw entry satisfies never;
  }
}

/** Text where there is no image; else parts, each image after its label. */
function contentOf(segments: readonly Segment[]): JsonValue {
  if (segments.every(({ type }) => type !== "attachment")) return textOfSegments(segments);
  return segments.flatMap((segment): JsonObject[] => {
    if (segment.type !== "attachment") return [{ type: "text", text: textOfSegments([segment]) }];
    const { content, label } = segment;
    const url = "url" in content ? content.url : `data:${content.mediaType};base64,${content.data}`;
    const named = label === undefined ? [] : [{ type: "text", text: `${label}:` }];
    return [...named, { type: "image_url", image_url: { url } }];
  });
}
