// A model behind an OpenAI-compatible endpoint: it keeps the contract over our own server, and over a server that says
// what a test tells it to, it reads every form of answer and says every failure. And models that stand in for each other.
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import {
  type Delta,
  fallbackModel,
  type GenerationRequest,
  type LanguageModel,
  LanguageModelSession,
  OrchardError,
  type RemoteModelOptions,
  remoteModel,
  tool,
} from "orchard";
import { serve } from "orchard/server";
import { languageModelContract, ScriptedModel } from "orchard/testing";
import { afterAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { eventData } from "../src/remote/event-lines.ts";
import { Random } from "./support/random-model.ts";

const story = "there was a little girl who had a dog and a cat and a mouse";
const served = new ScriptedModel(() => story);
const server = await serve({ model: served, port: 0, key: "correct-horse" });
afterAll(() => server.close());

const overServer = () =>
  remoteModel({
    baseURL: server.url,
    model: server.name,
    apiKey: "correct-horse",
    contextSize: 4096,
    pause: 1,
  });
for (const { name, run } of languageModelContract("remote", overServer)) test(name, run);

test("a wrong key is accessDenied", async () => {
  const model = remoteModel({ baseURL: server.url, model: server.name, apiKey: "wrong-horse" });
  expect((await failureOf(read(model))).code).toBe("accessDenied");
});

type Answer = (response: ServerResponse, body: Record<string, unknown>) => void;

const requests: { body: Record<string, unknown>; headers: NodeJS.Dict<string | string[]> }[] = [];
const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

/** A model over a server that gives these answers in turn; the last one again and again. */
async function modelOf(answers: readonly Answer[], options: Partial<RemoteModelOptions> = {}) {
  let count = 0;
  const fake = createServer(async (request, response) => {
    let text = "";
    for await (const piece of request) text += piece;
    const body = JSON.parse(text) as Record<string, unknown>;
    requests.push({ body, headers: request.headers });
    answers[Math.min(count++, answers.length - 1)]!(response, body);
  });
  fake.listen(0, "127.0.0.1");
  await once(fake, "listening");
  closers.push(() => {
    fake.closeAllConnections();
    fake.close();
  });
  const baseURL = `http://127.0.0.1:${(fake.address() as AddressInfo).port}/v1/`;
  const model = remoteModel({ baseURL, model: "far", pause: 1, patience: 2000, ...options });
  return { model, asked: () => count };
}

const chunk = (delta: object, finish: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason: finish }],
});
const usage = {
  choices: [],
  usage: {
    prompt_tokens: 9,
    completion_tokens: 5,
    prompt_tokens_details: { cached_tokens: 4 },
    completion_tokens_details: { reasoning_tokens: 2 },
  },
};
const stream =
  (...chunks: (object | string)[]): Answer =>
  (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const one of chunks)
      response.write(`data: ${typeof one === "string" ? one : JSON.stringify(one)}\n\n`);
    response.end("data: [DONE]\n\n");
  };
const status =
  (code: number, error: object | string = "no", headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(code, headers).end(typeof error === "string" ? error : JSON.stringify({ error }));
  };
const hello = stream(
  chunk({ role: "assistant", content: "Hel" }),
  chunk({ content: "lo" }),
  chunk({}, "stop"),
  usage,
);

const ask = (more: Partial<GenerationRequest> = {}): GenerationRequest => ({
  transcript: [{ type: "prompt", id: "1", segments: [{ type: "text", id: "2", text: "Hi" }], options: {} }],
  options: {},
  ...more,
});

async function read(model: LanguageModel, request = ask(), signal?: AbortSignal): Promise<Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of model.generate(request, signal)) deltas.push(delta);
  return deltas;
}

async function failureOf(promise: Promise<unknown>): Promise<OrchardError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OrchardError);
  return error as OrchardError;
}

describe("answers", () => {
  test("text, and usage with cached and reasoning tokens", async () => {
    const { model } = await modelOf([hello]);
    expect(await read(model)).toEqual([
      { type: "text", text: "Hel" },
      { type: "text", text: "lo" },
      {
        type: "finish",
        reason: "stop",
        usage: {
          input: { totalTokenCount: 9, cachedTokenCount: 4 },
          output: { totalTokenCount: 5, reasoningTokenCount: 2 },
        },
      },
    ]);
  });

  test("reasoning is no part of the answer", async () => {
    const { model } = await modelOf([
      stream(chunk({ reasoning_content: "Hm." }), chunk({ content: "Yes." }, "stop"), usage),
    ]);
    const { content } = await new LanguageModelSession({ model }).respond("Really?");
    expect(content).toBe("Yes.");
  });

  test("two tool calls in interleaved pieces run, and their outputs go back", async () => {
    const call = (index: number, made: object, id?: string) => ({
      tool_calls: [{ index, id, function: made }],
    });
    const { model } = await modelOf([
      stream(
        chunk(call(0, { name: "weather", arguments: '{"ci' }, "a")),
        chunk(call(1, { name: "weather", arguments: '{"city"' }, "b")),
        chunk(call(0, { arguments: 'ty":"Rome"}' })),
        chunk(call(1, { arguments: ':"Oslo"}' })),
        chunk({}, "tool_calls"),
        usage,
      ),
      stream(chunk({ content: "Warm and cold." }), chunk({}, "stop"), usage),
    ]);
    const weather = tool({
      name: "weather",
      description: "The weather of a city.",
      parameters: z.object({ city: z.string() }),
      call: async ({ city }) => `${city}: ${city === "Rome" ? "warm" : "cold"}`,
    });
    requests.length = 0;
    const session = new LanguageModelSession({ model, tools: [weather] });
    expect((await session.respond("Weather in Rome and Oslo?")).content).toBe("Warm and cold.");
    expect(requests[0]!.body.tools).toMatchObject([{ type: "function", function: { name: "weather" } }]);
    expect((requests[1]!.body.messages as object[]).slice(-3)).toMatchObject([
      {
        role: "assistant",
        tool_calls: [{ id: "a" }, { id: "b", function: { arguments: '{"city":"Oslo"}' } }],
      },
      { role: "tool", tool_call_id: "a", content: "Rome: warm" },
      { role: "tool", tool_call_id: "b", content: "Oslo: cold" },
    ]);
  });

  test("a schema is a strict response format, and the answer its value", async () => {
    const { model } = await modelOf([
      stream(chunk({ content: '{"n":' }), chunk({ content: "3}" }, "stop"), usage),
    ]);
    requests.length = 0;
    const { content } = await new LanguageModelSession({ model }).respond("How many?", {
      generating: z.object({ n: z.number().int() }),
    });
    expect(content).toEqual({ n: 3 });
    expect(requests[0]!.body.response_format).toMatchObject({
      type: "json_schema",
      json_schema: { strict: true },
    });
  });

  test("options, headers, key and extra fields are sent", async () => {
    const { model } = await modelOf([hello], {
      apiKey: "secret",
      headers: { "x-team": "orchard" },
      extraBody: { priority: 1 },
      limitField: "max_tokens",
    });
    requests.length = 0;
    const sampling = { mode: "random", topK: 4, topP: 0.5, minP: 0.1, seed: 7 } as const;
    const options = {
      sampling,
      temperature: 0.5,
      repetitionPenalty: 1.1,
      maximumResponseTokens: 9,
      stop: ["x"],
    };
    await read(model, ask({ options }));
    expect(requests[0]!.headers).toMatchObject({ authorization: "Bearer secret", "x-team": "orchard" });
    expect(requests[0]!.body).toMatchObject({
      ...{ top_k: 4, top_p: 0.5, min_p: 0.1, seed: 7, temperature: 0.5, repetition_penalty: 1.1 },
      ...{ max_tokens: 9, stop: ["x"], priority: 1, model: "far", stream: true },
    });
  });
});

describe("failures", () => {
  test.each<[string, Answer, string]>([
    ["401", status(401), "accessDenied"],
    ["404", status(404, { message: "The model does not exist" }), "modelNotFound"],
    ["429", status(429, "slow down", { "retry-after": "0" }), "rateLimited"],
    ["500", status(500), "connectionFailed"],
    ["422", status(422, { message: "bad schema" }), "remoteFailed"],
    [
      "a context that is too long",
      status(400, {
        message: "This model's maximum context length is 8192 tokens, and 9,001 were asked for.",
      }),
      "contextSizeExceeded",
    ],
    ["a chunk that is no JSON", stream("{nope"), "remoteFailed"],
    [
      "a chunk that is an error",
      stream(chunk({ content: "a" }), { error: { message: "out of memory" } }),
      "remoteFailed",
    ],
    ["an answer without an end", stream(chunk({ content: "a" })), "connectionFailed"],
    ["a filter", stream(chunk({ content: "a" }), chunk({}, "content_filter")), "guardrailViolation"],
    [
      "a call without a name",
      stream(chunk({ tool_calls: [{ index: 0 }] }), chunk({}, "tool_calls")),
      "remoteFailed",
    ],
    [
      "a lost connection",
      (response) => {
        response.writeHead(200).write("data: {");
        setTimeout(() => response.destroy(), 20);
      },
      "connectionFailed",
    ],
  ])("%s has its code", async (_, answer, code) => {
    const { model } = await modelOf([answer]);
    const error = await failureOf(read(model));
    expect(error.code).toBe(code);
    if (code === "contextSizeExceeded")
      expect(error.details).toEqual({ contextSize: 8192, tokenCount: 9001 });
  });

  test("silence, before and in the middle of an answer", async () => {
    const options = { patience: 150, attempts: 1 };
    const { model: mute } = await modelOf([() => {}], options);
    expect((await failureOf(read(mute))).code).toBe("connectionFailed");
    const begun: Answer = (response) =>
      void response.writeHead(200).write(`data: ${JSON.stringify(chunk({ content: "a" }))}\n\n`);
    const { model: halting } = await modelOf([begun], options);
    expect((await failureOf(read(halting))).code).toBe("connectionFailed");
  });

  test("what passes is tried again, as long as Retry-After says; what does not is not", async () => {
    const busy = await modelOf([status(429, "busy", { "retry-after": "1" }), status(503), hello]);
    const started = performance.now();
    expect((await read(busy.model)).at(-1)).toMatchObject({ reason: "stop" });
    expect(performance.now() - started).toBeGreaterThan(900);
    expect(busy.asked()).toBe(3);
    const wrong = await modelOf([status(400, "wrong"), hello]);
    await failureOf(read(wrong.model));
    expect(wrong.asked()).toBe(1);
    const begun = await modelOf([stream(chunk({ content: "a" })), hello]);
    await failureOf(read(begun.model));
    expect(begun.asked()).toBe(1);
  });

  test("what chat completions cannot say is refused", async () => {
    const { model, asked } = await modelOf([hello]);
    for (const request of [
      ask({ constraint: { type: "regex", pattern: "a+" } }),
      ask({ options: { raw: true } }),
    ])
      expect((await failureOf(read(model, request))).code).toBe("unsupportedCapability");
    expect(asked()).toBe(0);
    expect(() => remoteModel({ baseURL: "here", model: "m" })).toThrow(/baseURL/);
  });

  test("a limit says when it ends", async () => {
    const limited = async (headers: Record<string, string>) => {
      const { model } = await modelOf([status(429, "busy", headers)], { attempts: 1 });
      const error = await failureOf(read(model));
      expect(error.code).toBe("rateLimited");
      return error.details.resetDate as Date | null;
    };
    expect(await limited({})).toBeNull();
    const now = Date.now();
    const reset = (await limited({ "retry-after": "3600" }))!.getTime();
    expect(reset - now).toBeGreaterThanOrEqual(3_600_000);
    expect(reset - Date.now()).toBeLessThanOrEqual(3_600_000);
    const date = "Sat, 28 Nov 2054 12:00:00 GMT";
    expect(await limited({ "retry-after": date })).toEqual(new Date(date));
  });

  test("an abort while it waits for the second try ends at once", async () => {
    const { model } = await modelOf([status(429, "busy", { "retry-after": "30" })]);
    const started = performance.now();
    const deltas = await read(model, ask(), AbortSignal.timeout(50));
    expect(deltas).toMatchObject([{ type: "finish", reason: "aborted" }]);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe("server-sent events", () => {
  const events = ["one", '{"a":"ä 😀"}', "two\nlines", "", "[DONE]"];
  const text = `: hello\r\n\r\n${events
    .map((data) =>
      data
        .split("\n")
        .map((line) => `data: ${line}\r\n`)
        .join(""),
    )
    .join("id: 7\r\n\r\n")}\n\n`;

  async function* pieces(bytes: Uint8Array, random: Random) {
    for (let at = 0; at < bytes.length; ) {
      const end = at + 1 + (random.next() % 7);
      yield bytes.subarray(at, end);
      at = end;
    }
  }

  test("are the same however they are cut", async () => {
    for (let seed = 0; seed < 300; seed++) {
      const got: string[] = [];
      for await (const data of eventData(pieces(new TextEncoder().encode(text), new Random(seed, "cut"))))
        got.push(data);
      expect(got).toEqual(events);
    }
  });

  test("20,000 damaged bodies end in an answer or in an OrchardError", async () => {
    const whole = Buffer.from(
      [
        chunk({ content: "a" }),
        chunk({ tool_calls: [{ index: 0, id: "1", function: { name: "f", arguments: "{}" } }] }),
        chunk({}, "stop"),
        usage,
      ]
        .map((one) => `data: ${JSON.stringify(one)}\n\n`)
        .join(""),
    );
    const random = new Random(1, "fuzz");
    let failed = 0;
    for (let round = 0; round < 20_000; round++) {
      const bytes = Buffer.from(whole.subarray(0, 1 + (random.next() % whole.length)));
      for (let count = 0; count < 3; count++) bytes[random.next() % bytes.length] = random.next() % 256;
      const model = remoteModel({
        baseURL: "http://fuzz/v1",
        model: "fuzz",
        fetch: async () => new Response(bytes),
      });
      await read(model).catch((error: unknown) => {
        failed++;
        if (!(error instanceof OrchardError)) throw error;
      });
    }
    expect(failed).toBeGreaterThan(1000);
  });
});

describe("fallbackModel", () => {
  const saying = (text: string) => new ScriptedModel(() => text);
  const down = () =>
    new ScriptedModel(() => ({
      error: new OrchardError("connectionFailed", "The far model is not reached."),
    }));
  const textOf = async (model: LanguageModel) =>
    (await new LanguageModelSession({ model }).respond("Hi")).content;

  test("the next model answers while the first rests, and then the first again", async () => {
    let isDown = true;
    let now = 0;
    const far = new ScriptedModel(() =>
      isDown ? { error: new OrchardError("rateLimited", "Too many requests.") } : "far",
    );
    const near = saying("near");
    const told: string[] = [];
    const model = fallbackModel([far, near], {
      rest: 1000,
      now: () => now,
      onFallback: (_, error) => told.push(error.code),
    });
    expect(await textOf(model)).toBe("near");
    isDown = false;
    now = 999;
    expect(await textOf(model)).toBe("near");
    expect(far.requests).toHaveLength(1);
    now = 1001;
    expect(await textOf(model)).toBe("far");
    expect(told).toEqual(["rateLimited"]);
  });

  test("all down is the last one's error, and other errors are not passed on", async () => {
    expect((await failureOf(textOf(fallbackModel([down(), down()])))).code).toBe("connectionFailed");
    const wrong = new ScriptedModel(() => ({ error: new OrchardError("invalidArgument", "Wrong.") }));
    const near = saying("near");
    expect((await failureOf(textOf(fallbackModel([wrong, near])))).code).toBe("invalidArgument");
    expect(near.requests).toHaveLength(0);
    expect(() => fallbackModel([])).toThrow(/at least one/);
  });

  test("an answer that has begun is not begun again", async () => {
    const cut = new ScriptedModel(() => ({
      text: "half an",
      error: new OrchardError("connectionFailed", "Lost."),
    }));
    const near = saying("near");
    expect((await failureOf(textOf(fallbackModel([cut, near])))).code).toBe("connectionFailed");
    expect(near.requests).toHaveLength(0);
  });

  for (const { name, run } of languageModelContract("fallback", () =>
    fallbackModel([saying(story), saying("no")]),
  ))
    test(name, run);
});
