// orchard/telemetry: spans and metrics by OpenTelemetry's semantic conventions for generative AI, through
// @opentelemetry/api (an optional peer dependency). No text of a request or an answer is recorded unless asked for.
// Specification: https://opentelemetry.io/docs/specs/semconv/gen-ai/ (gen_ai.*, in development).

import {
  type Attributes,
  type Meter,
  metrics,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { defined } from "../defined.ts";
import { OrchardError } from "../errors.ts";
import type { Delta, GenerationRequest, LanguageModel, Usage } from "../model.ts";

export interface TelemetryOptions {
  /** Default: the global ones, named "orchard". */
  readonly tracer?: Tracer;
  readonly meter?: Meter;
  /** `gen_ai.provider.name`; default "orchard". */
  readonly provider?: string;
  /** Whether spans have the transcript and the answer; default false. */
  readonly recordsContent?: boolean;
}

/**
 * A model whose requests are spans (`chat NAME`), with histograms of their tokens and durations.
 *
 * ```ts
 * import { loadModel, LanguageModelSession } from "orchard";
 * import { traced } from "orchard/telemetry";
 *
 * const local = await loadModel("path/to/model");
 * const observed = new LanguageModelSession({ model: traced(local) });
 * await observed.respond("Once upon a time", { maximumResponseTokens: 4 });
 * await local[Symbol.asyncDispose]();
 * ```
 */
export function traced(model: LanguageModel, options: TelemetryOptions = {}): LanguageModel {
  const { provider = "orchard", recordsContent = false } = options;
  const tracer = options.tracer ?? trace.getTracer("orchard");
  const meter = options.meter ?? metrics.getMeter("orchard");
  const tokens = meter.createHistogram("gen_ai.client.token.usage", {
    unit: "{token}",
    description: "Tokens of a request",
  });
  const duration = meter.createHistogram("gen_ai.client.operation.duration", {
    unit: "s",
    description: "From a request to the end of its answer",
  });
  const common = {
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": provider,
    "gen_ai.request.model": model.name,
  };

  async function* generate(
    request: GenerationRequest,
    signal?: AbortSignal,
  ): AsyncGenerator<Delta, void, void> {
    const span = tracer.startSpan(`chat ${model.name}`, {
      kind: SpanKind.INTERNAL,
      attributes: {
        ...common,
        ...requestAttributes(request),
        ...(recordsContent ? { "gen_ai.input.messages": JSON.stringify(request.transcript) } : {}),
      },
    });
    const started = performance.now();
    let failure: string | null = null;
    let isFinished = false;
    let text = "";
    const calls: string[] = [];
    try {
      for await (const delta of model.generate(request, signal)) {
        if ((delta.type === "text" || delta.type === "refusal") && recordsContent) text += delta.text;
        if (delta.type === "toolCall" && recordsContent) calls.push(`${delta.name}(${delta.arguments})`);
        if (delta.type === "finish") {
          isFinished = true;
          span.setAttributes({
            "gen_ai.response.finish_reasons": [delta.reason],
            ...usageAttributes(delta.usage),
          });
          tokens.record(delta.usage.input.totalTokenCount, { ...common, "gen_ai.token.type": "input" });
          tokens.record(delta.usage.output.totalTokenCount, { ...common, "gen_ai.token.type": "output" });
        }
        yield delta;
      }
    } catch (error) {
      failure = error instanceof OrchardError ? error.code : "_OTHER";
      fail(span, failure);
      throw error;
    } finally {
      // Whoever leaves a stream in the middle has aborted it.
      if (!isFinished && failure === null) span.setAttribute("gen_ai.response.finish_reasons", ["aborted"]);
      if (recordsContent) span.setAttribute("gen_ai.output.messages", JSON.stringify([text, ...calls]));
      const seconds = (performance.now() - started) / 1000;
      duration.record(seconds, failure === null ? common : { ...common, "error.type": failure });
      span.end();
    }
  }

  return {
    name: model.name,
    contextSize: model.contextSize,
    capabilities: model.capabilities,
    get availability() {
      return model.availability;
    },
    generate,
    countTokens: (request) => model.countTokens(request),
    prewarm: (request, signal) => model.prewarm(request, signal),
    ...(model.score === undefined ? {} : { score: model.score.bind(model) }),
  };
}

/** The message of an error may quote the request: only its code is recorded. */
function fail(span: Span, type: string): void {
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

function requestAttributes({ options, tools, schema }: GenerationRequest): Attributes {
  const { sampling, temperature, maximumResponseTokens, stop } = options;
  const random = sampling?.mode === "random" ? sampling : undefined;
  const attributes: Attributes = {
    "gen_ai.request.temperature": sampling?.mode === "greedy" ? 0 : temperature,
    "gen_ai.request.top_p": random?.topP,
    "gen_ai.request.top_k": random?.topK,
    "gen_ai.request.seed": random?.seed,
    "gen_ai.request.max_tokens": maximumResponseTokens,
    "gen_ai.request.stop_sequences": stop === undefined ? undefined : [...stop],
    "gen_ai.output.type": schema === undefined ? "text" : "json",
    "orchard.request.tools": tools?.length,
  };
  return defined(attributes);
}

function usageAttributes({ input, output }: Usage): Attributes {
  return {
    "gen_ai.usage.input_tokens": input.totalTokenCount,
    "gen_ai.usage.cache_read.input_tokens": input.cachedTokenCount,
    "gen_ai.usage.output_tokens": output.totalTokenCount,
  };
}
