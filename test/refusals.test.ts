// A model that declines instead of answering: an error with the model's own words, for text and for values, awaited and
// streamed; and how the server and the AI SDK pass it on.
import { generateText, streamText } from "ai";
import { LanguageModelSession, OrchardError, remoteModel, summarize, type TypedOptions } from "orchard";
import { aiSdkModel } from "orchard/ai-sdk";
import { serve } from "orchard/server";
import { ScriptedModel } from "orchard/testing";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";

const words = "I'm sorry, I can't help with that.";
const refusing = () => new ScriptedModel(() => ({ refusal: words }));
const generating = z.object({ name: z.string() });

async function refusalOf(promise: Promise<unknown>): Promise<OrchardError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OrchardError);
  expect((error as OrchardError).code).toBe("refusal");
  return error as OrchardError;
}

const asked = [
  ["a text", {}],
  ["a value", { generating }],
] as [string, TypedOptions<typeof generating>][];

describe.each(asked)("where %s was asked for", (_, options) => {
  test("is an error with the model's words, and leaves the transcript as it was", async () => {
    const model = refusing();
    const session = new LanguageModelSession({ model, instructions: "Be kind." });
    const before = session.transcript;
    const error = await refusalOf(session.respond("Do harm.", options));
    expect(error.details).toEqual({ explanation: words, model: "scripted" });
    expect(error.message).toContain(words);
    expect(session.transcript).toEqual(before);
    expect(session.isResponding).toBe(false);
    expect(session.usage.output.totalTokenCount).toBeGreaterThan(0);
    expect(model.requests[0]!.mayRefuse ?? false).toBe("generating" in options);
  });

  test("is thrown by a stream too, after no snapshot of it", async () => {
    const stream = new LanguageModelSession({ model: refusing() }).streamResponse("Do harm.", options);
    const contents: unknown[] = [];
    await refusalOf(
      (async () => {
        for await (const { content } of stream) contents.push(content);
      })(),
    );
    expect(contents.filter((content) => content !== undefined && content !== "")).toEqual([]);
    await refusalOf(stream.collect());
  });

  test("is kept as the response where failures are", async () => {
    const session = new LanguageModelSession({ model: refusing(), transcriptErrorHandling: "preserve" });
    await refusalOf(session.respond("Do harm.", options));
    expect(session.transcript.map(({ type }) => type)).toEqual(["prompt", "response"]);
    expect(session.transcript[1]).toMatchObject({ segments: [{ type: "text", text: words }] });
  });
});

test("an aborted refusal is an aborted answer", async () => {
  const stop = new AbortController();
  const model = new ScriptedModel([{ refusal: words, delay: 5 }]);
  const answer = new LanguageModelSession({ model }).respond("Do harm.", { signal: stop.signal });
  setTimeout(() => stop.abort(), 12);
  expect((await answer).finishReason).toBe("aborted");
});

test("a summary that is refused fails the request that needed it", async () => {
  const model = new ScriptedModel(
    (request) =>
      request.transcript.some(({ type }) => type === "instructions")
        ? { refusal: words }
        : "word ".repeat(20).trim(),
    { contextSize: 50 },
  );
  const session = new LanguageModelSession({ model, contextPolicy: summarize() });
  await session.respond("First, at some length, so that little room is left for more.");
  await refusalOf(session.respond("Second, at some length, so that little room is left for more."));
});

describe("over HTTP", async () => {
  const server = await serve({ model: refusing(), port: 0 });
  afterAll(() => server.close());
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${server.url}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: server.name, ...body }),
    });
    return await answer.text();
  };
  const messages = [{ role: "user", content: "Do harm." }];
  const schema = { type: "object", properties: { name: { type: "string" } } };
  const response_format = { type: "json_schema", json_schema: { name: "person", schema } };

  test("a refused value is a refusal in chat completions, a refused text is text", async () => {
    const value = JSON.parse(await post("/chat/completions", { messages, response_format }));
    expect(value.choices[0].message).toMatchObject({ content: null, refusal: words });
    expect(value.choices[0].finish_reason).toBe("stop");
    const text = JSON.parse(await post("/chat/completions", { messages }));
    expect(text.choices[0].message).toMatchObject({ content: words, refusal: null });
  });

  test("and in responses, whole and in events", async () => {
    const text = { format: { type: "json_schema", name: "person", schema } };
    const whole = JSON.parse(await post("/responses", { input: "Do harm.", text }));
    expect(whole.output[0].content).toEqual([{ type: "refusal", refusal: words }]);
    const events = await post("/responses", { input: "Do harm.", text, stream: true });
    expect(events).toContain("response.refusal.delta");
    expect(events).toContain("response.refusal.done");
    expect(events).not.toContain("response.output_text");
  });

  test("a remote model's refusal is one here", async () => {
    const model = remoteModel({ baseURL: server.url, model: server.name, contextSize: 4096 });
    const error = await refusalOf(new LanguageModelSession({ model }).respond("Do harm.", { generating }));
    expect(error.details.explanation).toBe(words);
  });
});

test("the AI SDK gets the words as text, and content-filter as the reason", async () => {
  const model = aiSdkModel(refusing());
  const { text, finishReason } = await generateText({ model, prompt: "Do harm." });
  expect([text, finishReason]).toEqual([words, "content-filter"]);
  const stream = streamText({ model, prompt: "Do harm." });
  expect([await stream.text, await stream.finishReason]).toEqual([words, "content-filter"]);
});
