// orchard/ai-sdk: any language model of Orchard as a provider of the AI SDK 7 (specification v4: @ai-sdk/provider 4).
// Types only are imported from there. Left out: files and images, tools that a provider runs, penalties.
import type {
  JSONSchema7,
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4Content,
  LanguageModelV4FinishReason,
  LanguageModelV4Message,
  LanguageModelV4StreamPart,
  LanguageModelV4ToolResultOutput,
  LanguageModelV4Usage,
  SharedV4Warning,
} from "@ai-sdk/provider";
import { follow } from "../abort.ts";
import { OrchardError } from "../errors.ts";
import type { JsonObject, JsonSchema } from "../json-schema.ts";
import type {
  Delta,
  FinishReason,
  GenerationOptions,
  GenerationRequest,
  LanguageModel,
  Segment,
  ToolDefinition,
  TranscriptEntry,
  Usage,
} from "../model.ts";
import { levelOf } from "../reasoning-effort.ts";

/**
 * A model for `generateText`, `streamText`, `generateObject` and the rest of the AI SDK 7. Aborting, tools, schemas and
 * usage (with cached tokens) work; what the model cannot do is a warning or, where it would change the answer, an error.
 *
 * ```ts
 * import { loadModel } from "orchard";
 * import { aiSdkModel } from "orchard/ai-sdk";
 *
 * const local = await loadModel("path/to/model");
 * const model = aiSdkModel(local); // generateText({ model, prompt: "Once upon a time" })
 * console.log(model.provider, model.modelId);
 * await local[Symbol.asyncDispose]();
 * ```
 */
export function aiSdkModel(model: LanguageModel): LanguageModelV4 {
  return {
    specificationVersion: "v4",
    provider: "orchard",
    modelId: model.name,
    supportedUrls: {},
    doGenerate: async (options) => {
      const { request, warnings } = requestOf(options, model);
      const content: LanguageModelV4Content[] = [];
      let hasRefused = false;
      for await (const delta of deltasOf(model, request, options.abortSignal)) {
        if (delta.type === "finish")
          return {
            content,
            finishReason: finishReasonOf(hasRefused ? "refusal" : delta.reason),
            usage: usageOf(delta.usage),
            warnings,
          };
        hasRefused ||= delta.type === "refusal";
        addContent(content, shown(delta));
      }
      throw unfinished(model);
    },
    doStream: async (options) => {
      const { request, warnings } = requestOf(options, model);
      const stop = follow(options.abortSignal);
      const parts = streamParts(deltasOf(model, request, stop.signal), warnings);
      const stream = new ReadableStream<LanguageModelV4StreamPart>({
        async pull(controller) {
          const { done: isDone, value } = await parts.next();
          if (!isDone) return controller.enqueue(value);
          stop[Symbol.dispose]();
          controller.close();
        },
        async cancel() {
          stop.abort();
          stop[Symbol.dispose]();
          await parts.return();
        },
      });
      return { stream };
    },
  };
}

/** The model's deltas; an abort is thrown, as the AI SDK expects it. */
async function* deltasOf(
  model: LanguageModel,
  request: GenerationRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<Delta, void, void> {
  for await (const delta of model.generate(request, signal)) {
    if (delta.type === "finish" && delta.reason === "aborted")
      throw signal?.reason instanceof Error ? signal.reason : new DOMException("Aborted", "AbortError");
    yield delta;
  }
}

/** Text and thinking come in blocks, each with a start and an end; an error is a part, not a throw. */
async function* streamParts(
  deltas: AsyncIterable<Delta>,
  warnings: SharedV4Warning[],
): AsyncGenerator<LanguageModelV4StreamPart, void, void> {
  yield { type: "stream-start", warnings };
  let open: { type: "text" | "reasoning"; id: string } | null = null;
  let count = 0;
  let hasRefused = false;
  try {
    for await (const said of deltas) {
      hasRefused ||= said.type === "refusal";
      const delta = shown(said);
      if (open !== null && open.type !== delta.type) {
        yield { type: `${open.type}-end`, id: open.id };
        open = null;
      }
      switch (delta.type) {
        case "text":
        case "reasoning":
          if (open === null) {
            open = { type: delta.type, id: String(count++) };
            yield { type: `${delta.type}-start`, id: open.id };
          }
          yield { type: `${delta.type}-delta`, id: open.id, delta: delta.text };
          break;
        case "toolCall": {
          const { id, name, arguments: input } = delta;
          yield { type: "tool-input-start", id, toolName: name };
          yield { type: "tool-input-delta", id, delta: input };
          yield { type: "tool-input-end", id };
          yield { type: "tool-call", toolCallId: id, toolName: name, input };
          break;
        }
        case "finish":
          yield {
            type: "finish",
            finishReason: finishReasonOf(hasRefused ? "refusal" : delta.reason),
            usage: usageOf(delta.usage),
          };
          break;
        default:
          delta satisfies never;
      }
    }
  } catch (error) {
    yield { type: "error", error };
  }
}

/** The AI SDK has no place for a refusal: it is text, and the reason for the end says so. */
function shown<D extends Delta>(delta: D): Exclude<D, { type: "refusal" }> | { type: "text"; text: string } {
  if (delta.type === "refusal") return { type: "text", text: delta.text };
  return delta as Exclude<D, { type: "refusal" }>;
}

type Shown = Exclude<Delta, { type: "finish" | "refusal" }>;

function addContent(content: LanguageModelV4Content[], delta: Shown): void {
  if (delta.type === "toolCall") {
    const { id, name, arguments: input } = delta;
    content.push({ type: "tool-call", toolCallId: id, toolName: name, input });
    return;
  }
  const last = content.at(-1);
  if (last?.type === delta.type && (last.type === "text" || last.type === "reasoning"))
    content[content.length - 1] = { type: delta.type, text: last.text + delta.text };
  else content.push({ type: delta.type, text: delta.text });
}

function requestOf(
  options: LanguageModelV4CallOptions,
  model: LanguageModel,
): { request: GenerationRequest; warnings: SharedV4Warning[] } {
  const warnings: SharedV4Warning[] = [];
  const unsupported = (feature: string, details: string) =>
    warnings.push({ type: "unsupported", feature, details });
  for (const name of ["presencePenalty", "frequencyPenalty"] as const)
    if (options[name] !== undefined && options[name] !== 0)
      unsupported(name, "Orchard has a repetition penalty.");
  const { responseFormat, toolChoice } = options;
  if (responseFormat?.type === "json" && responseFormat.schema === undefined)
    unsupported("responseFormat", "JSON without a schema is not enforced.");
  const named = toolChoice?.type === "tool" ? toolChoice.toolName : null;
  const tools: ToolDefinition[] = [];
  for (const tool of options.tools ?? []) {
    if (tool.type !== "function") unsupported(`provider tool ${tool.id}`, "Only functions can be called.");
    else if (named === null || tool.name === named) {
      const { name, description = "", inputSchema } = tool;
      tools.push({ name, description, parameters: schemaOf(inputSchema) });
    }
  }
  const generation = generationOf(options);
  const schema =
    responseFormat?.type === "json" && responseFormat.schema !== undefined
      ? { name: responseFormat.name ?? "response", schema: schemaOf(responseFormat.schema) }
      : undefined;
  const entries = options.prompt.flatMap((message, index) => entriesOf(message, `${index}`, generation));
  const lastPrompt = entries.findLastIndex(({ type }) => type === "prompt");
  const transcript = entries.map((entry, index) =>
    schema !== undefined && index === lastPrompt && entry.type === "prompt"
      ? { ...entry, responseFormat: schema }
      : entry,
  );
  if (tools.length > 0 && !model.capabilities.toolCalling)
    throw new OrchardError("unsupportedCapability", `"${model.name}" calls no tools: leave them out.`, {
      details: { model: model.name, capability: "toolCalling" },
    });
  if (tools.length > 0 && transcript[0]?.type !== "instructions")
    transcript.unshift({ type: "instructions", id: "tools", segments: [], tools });
  const choice = toolChoice?.type === "tool" ? "required" : toolChoice?.type;
  return {
    warnings,
    request: {
      transcript: transcript.map((entry) => (entry.type === "instructions" ? { ...entry, tools } : entry)),
      options: generation,
      ...(schema === undefined ? {} : { schema: schema.schema }),
      ...(tools.length === 0 ? {} : { tools, toolChoice: choice ?? "auto" }),
    },
  };
}

function schemaOf(schema: JSONSchema7): JsonSchema {
  return schema as JsonObject;
}

function generationOf(options: LanguageModelV4CallOptions): GenerationOptions {
  const { temperature, topK, topP, seed, maxOutputTokens, stopSequences = [], reasoning } = options;
  const narrowed = {
    ...(topK === undefined ? {} : { topK }),
    ...(topP === undefined || topP <= 0 ? {} : { topP: Math.min(topP, 1) }),
    ...(seed === undefined ? {} : { seed: seed >>> 0 }),
  };
  return {
    ...(temperature === 0
      ? { sampling: { mode: "greedy" } }
      : Object.keys(narrowed).length > 0
        ? { sampling: { mode: "random", ...narrowed } }
        : {}),
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxOutputTokens === undefined ? {} : { maximumResponseTokens: maxOutputTokens }),
    ...(stopSequences.length === 0 ? {} : { stop: stopSequences }),
    ...(reasoning === undefined || reasoning === "provider-default"
      ? {}
      : { reasoningLevel: levelOf(reasoning) }),
  };
}

function entriesOf(
  message: LanguageModelV4Message,
  id: string,
  options: GenerationOptions,
): TranscriptEntry[] {
  const segments = (text: string): Segment[] => [{ type: "text", id: `${id}.text`, text }];
  switch (message.role) {
    case "system":
      return [{ type: "instructions", id, segments: segments(message.content), tools: [] }];
    case "user":
      return [{ type: "prompt", id, segments: segments(message.content.map(textOnly).join("\n")), options }];
    case "assistant": {
      const text = message.content.map((part) => (part.type === "text" ? part.text : "")).join("");
      const calls = message.content.flatMap((part) =>
        part.type === "tool-call"
          ? [{ id: part.toolCallId, toolName: part.toolName, arguments: JSON.stringify(part.input ?? {}) }]
          : [],
      );
      return [
        ...(text === "" ? [] : [{ type: "response", id, segments: segments(text) } as const]),
        ...(calls.length === 0 ? [] : [{ type: "toolCalls", id: `${id}.calls`, calls } as const]),
      ];
    }
    case "tool":
      return message.content.flatMap((part) =>
        part.type === "tool-result"
          ? [
              {
                type: "toolOutput",
                id: part.toolCallId,
                toolName: part.toolName,
                segments: segments(outputText(part.output)),
              } as const,
            ]
          : [],
      );
    default:
      throw message satisfies never;
  }
}

function textOnly(part: { readonly type: string; readonly text?: string }): string {
  if (part.type === "text") return part.text ?? "";
  throw new OrchardError("unsupportedCapability", "Orchard's models read text: leave files and images out.", {
    details: { capability: "vision" },
  });
}

function outputText(output: LanguageModelV4ToolResultOutput): string {
  switch (output.type) {
    case "text":
    case "error-text":
      return output.value;
    case "json":
    case "error-json":
      return JSON.stringify(output.value);
    case "execution-denied":
      return output.reason ?? "The user refused this call.";
    case "content":
      return output.value.map((part) => (part.type === "text" ? part.text : "")).join("\n");
    default:
      throw output satisfies never;
  }
}

const finishReasons: Record<FinishReason | "refusal", LanguageModelV4FinishReason["unified"]> = {
  stop: "stop",
  toolCalls: "tool-calls",
  length: "length",
  aborted: "other",
  refusal: "content-filter",
};

function finishReasonOf(reason: FinishReason | "refusal"): LanguageModelV4FinishReason {
  return { unified: finishReasons[reason], raw: reason };
}

function usageOf({ input, output }: Usage): LanguageModelV4Usage {
  const { totalTokenCount: total, cachedTokenCount: cacheRead } = input;
  const { totalTokenCount: written, reasoningTokenCount: reasoning } = output;
  return {
    inputTokens: { total, noCache: total - cacheRead, cacheRead, cacheWrite: undefined },
    outputTokens: { total: written, text: written - reasoning, reasoning },
  };
}

function unfinished(model: LanguageModel): OrchardError {
  return new OrchardError(
    "contractViolation",
    `The model "${model.name}" ended its answer without a finish.`,
    {
      details: { model: model.name },
    },
  );
}
