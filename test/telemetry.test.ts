// orchard/telemetry with OpenTelemetry's own SDK: what a span and a metric hold, and that no text is in them unasked.
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { LanguageModelSession, OrchardError } from "orchard";
import { traced } from "orchard/telemetry";
import { languageModelContract, type Script, ScriptedModel } from "orchard/testing";
import { expect, test } from "vitest";

const story = "there was a little girl who had a dog and a cat and a mouse";
for (const { name, run } of languageModelContract("traced", () => traced(new ScriptedModel(() => story))))
  test(name, run);

function observe(script: Script, recordsContent?: boolean) {
  const exporter = new InMemorySpanExporter();
  const tracer = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).getTracer(
    "test",
  );
  const sink = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const provider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter: sink })] });
  const model = traced(new ScriptedModel(script), {
    tracer,
    meter: provider.getMeter("test"),
    recordsContent,
  });
  const metricsOf = async () => {
    await provider.forceFlush();
    return sink.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics));
  };
  return { model, spans: () => exporter.getFinishedSpans(), metricsOf };
}

test("a request is a span and two metrics, without its text", async () => {
  const { model, spans, metricsOf } = observe(["a secret answer"]);
  await new LanguageModelSession({ model, instructions: "a secret rule" }).respond("a secret question", {
    maximumResponseTokens: 9,
    sampling: { mode: "random", topP: 0.5, seed: 7 },
  });
  const [span] = spans();
  expect(span?.name).toBe("chat scripted");
  expect(span?.attributes).toMatchObject({
    "gen_ai.operation.name": "chat",
    "gen_ai.provider.name": "orchard",
    "gen_ai.request.model": "scripted",
    "gen_ai.request.max_tokens": 9,
    "gen_ai.request.top_p": 0.5,
    "gen_ai.request.seed": 7,
    "gen_ai.response.finish_reasons": ["stop"],
    "gen_ai.usage.output_tokens": 3,
    "gen_ai.usage.cache_read.input_tokens": 0,
  });
  const metrics = await metricsOf();
  expect(metrics.map(({ descriptor }) => [descriptor.name, descriptor.unit])).toEqual([
    ["gen_ai.client.token.usage", "{token}"],
    ["gen_ai.client.operation.duration", "s"],
  ]);
  expect(metrics[0]?.dataPoints.map(({ attributes }) => attributes["gen_ai.token.type"])).toEqual([
    "input",
    "output",
  ]);
  expect(JSON.stringify([span?.attributes, span?.events, span?.status, metrics])).not.toContain("secret");
});

test("with recordsContent the span has the text", async () => {
  const { model, spans } = observe(["a secret answer"], true);
  await new LanguageModelSession({ model }).respond("a question");
  expect(spans()[0]?.attributes["gen_ai.input.messages"]).toContain("a question");
  expect(spans()[0]?.attributes["gen_ai.output.messages"]).toContain("a secret answer");
});

test("a failure is the span's status and its code, without its message; an abort and a break are aborted", async () => {
  const failing = observe([{ error: new OrchardError("deviceFailed", "a secret reason") }]);
  await expect(new LanguageModelSession({ model: failing.model }).respond("Hi")).rejects.toThrow();
  const [failed] = failing.spans();
  expect(failed?.attributes["error.type"]).toBe("deviceFailed");
  expect(failed?.status.code).toBe(2);
  expect(JSON.stringify([failed?.attributes, failed?.events, failed?.status])).not.toContain("secret");

  const long = observe(() => ({ text: story, delay: 5 }));
  await new LanguageModelSession({ model: long.model }).respond("Hi", { signal: AbortSignal.timeout(20) });
  for await (const _ of long.model.generate({
    transcript: [{ type: "prompt", id: "1", segments: [{ type: "text", id: "2", text: "Hi" }], options: {} }],
    options: {},
  }))
    break;
  expect(long.spans().map(({ attributes }) => attributes["gen_ai.response.finish_reasons"])).toEqual([
    ["aborted"],
    ["aborted"],
  ]);
});
