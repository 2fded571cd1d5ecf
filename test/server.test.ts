// The server over a scripted model: what it asks of the model, what it refuses and how, and what becomes of a request when
// its client leaves, its queue is full or the server closes.
import { connect } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type LogEntry, serve } from "orchard/server";
import { type ScriptedAnswer, ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";
import { ask, chat, eventsOf, hello, request, responses, scriptedApp, until } from "./support/server.ts";

const slow: ScriptedAnswer = { text: "word ".repeat(2000), delay: 2 };

describe("a chat completion", () => {
  test("asks the model for what the body says", async () => {
    const { app, model } = scriptedApp(() => ({ text: "Fine." }));
    const body = {
      model: "scripted",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "developer", content: [{ type: "text", text: "Be kind." }] },
        { role: "user", content: "What is the weather?" },
        {
          role: "assistant",
          content: null,
          tool_calls: [
            { id: "a", type: "function", function: { name: "weather", arguments: '{"city":"Oslo"}' } },
          ],
        },
        { role: "tool", tool_call_id: "a", content: "Rain." },
      ],
      temperature: 0.5,
      top_p: 0.9,
      seed: 7,
      stop: ["END"],
      max_completion_tokens: 9,
      tools: [
        { type: "function", function: { name: "weather", parameters: { type: "object" } } },
        { type: "function", function: { name: "time" } },
      ],
      tool_choice: { type: "function", function: { name: "weather" } },
      parallel_tool_calls: false,
      logprobs: true,
      top_logprobs: 1,
    };
    const { status, json } = await ask(app, chat, body);
    expect(status).toBe(200);
    const [asked] = model.requests;
    expect(asked).toMatchObject({
      options: {
        temperature: 0.5,
        sampling: { mode: "random", topP: 0.9, seed: 7 },
        stop: ["END"],
        maximumResponseTokens: 9,
      },
      tools: [{ name: "weather", description: "", parameters: { type: "object" } }],
      toolChoice: "required",
      parallelToolCalls: false,
      topLogprobs: 1,
      isEphemeral: true,
    });
    const texts = asked!.transcript.map((entry) =>
      entry.type === "toolCalls"
        ? [entry.type, ...entry.calls]
        : [entry.type, ...entry.segments.map((segment) => segment.type === "text" && segment.text)],
    );
    expect(texts).toEqual([
      ["instructions", "Be brief.", "Be kind."],
      ["prompt", "What is the weather?"],
      ["toolCalls", { id: "a", toolName: "weather", arguments: '{"city":"Oslo"}' }],
      ["toolOutput", "Rain."],
    ]);
    expect(json.choices[0].message.content).toBe("Fine.");
    expect(json.choices[0].logprobs.content).toHaveLength(1);
    expect(json.usage).toMatchObject({ completion_tokens: 1, prompt_tokens_details: { cached_tokens: 0 } });
  });

  test("streams the same text as it gives whole, in as many chunks as the model has deltas", async () => {
    const { app } = scriptedApp(() => ({ text: "one two three" }));
    const whole = await ask(app, chat, hello);
    const events = await eventsOf(
      await app.fetch(request(chat, { ...hello, stream: true, stream_options: { include_usage: true } })),
    );
    const chunks = events.slice(0, -1);
    expect(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? "").join("")).toBe("one two three");
    expect(chunks).toHaveLength(5);
    expect(chunks.at(-2).choices[0].finish_reason).toBe("stop");
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: whole.json.usage });
  });

  test("several answers have seeds of their own, and count as so many places", async () => {
    const { app, model } = scriptedApp(({ options }) => JSON.stringify(options.sampling));
    const { json } = await ask(app, chat, { ...hello, n: 3, seed: 4294967295 });
    const seeds = model.requests.map(
      ({ options }) => options.sampling?.mode === "random" && options.sampling.seed,
    );
    expect(seeds).toEqual([4294967295, 0, 1]);
    expect(json.choices.map(({ index }: { index: number }) => index)).toEqual([0, 1, 2]);
    expect((await ask(app, chat, { ...hello, n: 5 })).json.error.param).toBe("n");
  });

  test("a schema is enforced and told", async () => {
    const { app, model } = scriptedApp([{ value: { age: 3 } }]);
    const schema = { type: "object", properties: { age: { type: "integer" } } };
    const json_schema = { name: "person", strict: true, schema };
    const { json } = await ask(app, chat, {
      ...hello,
      response_format: { type: "json_schema", json_schema },
    });
    expect(model.requests[0]).toMatchObject({
      schema,
      transcript: [{ responseFormat: { name: "person", schema } }],
    });
    expect(JSON.parse(json.choices[0].message.content)).toEqual({ age: 3 });
  });

  test.each<[string, object]>([
    ["temperature", { temperature: 3 }],
    ["temperature", { temperature: "hot" }],
    ["top_p", { top_p: -1 }],
    ["seed", { seed: 1.5 }],
    ["n", { n: 0 }],
    ["max_completion_tokens", { max_completion_tokens: 0 }],
    ["stop", { stop: [""] }],
    ["stop[0]", { stop: [7] }],
    ["frequency_penalty", { frequency_penalty: 1 }],
    ["logit_bias", { logit_bias: { 5: 1 } }],
    ["store", { store: true }],
    ["functions", { functions: [{ name: "f" }] }],
    ["top_logprobs", { top_logprobs: 3 }],
    ["stream_options", { stream_options: { include_usage: true } }],
    ["response_format.type", { response_format: { type: "yaml" } }],
    ["response_format.json_schema", { response_format: { type: "json_schema" } }],
    ["response_format.json_schema.name", { response_format: { type: "json_schema", json_schema: {} } }],
    ["tools[0].type", { tools: [{ type: "custom" }] }],
    ["tools[0].function.name", { tools: [{ type: "function", function: { name: "a b" } }] }],
    [
      "tools",
      {
        tools: [
          { type: "function", function: { name: "a" } },
          { type: "function", function: { name: "a" } },
        ],
      },
    ],
    ["tool_choice", { tool_choice: "required" }],
    ["tool_choice", { tool_choice: { type: "function", function: { name: "nobody" } } }],
    ["messages", { messages: "Hello" }],
    ["messages", { messages: null }],
    ["messages", { messages: [{ role: "assistant", content: "Hi" }] }],
    ["messages[0].role", { messages: [{ role: "king", content: "Hi" }] }],
    ["messages[0].content", { messages: [{ role: "user", content: 3 }] }],
    ["messages[0].content[0]", { messages: [{ role: "user", content: [{ type: "image_url" }] }] }],
    ["messages[0].tool_call_id", { messages: [{ role: "tool", tool_call_id: "x", content: "" }] }],
    ["model", { model: 3 }],
    ["model", { model: "gpt-5" }],
  ])("a wrong %s is refused by name: %j", async (param, wrong) => {
    const { app, model } = scriptedApp(() => "never");
    const { status, json } = await ask(app, chat, { ...hello, ...wrong });
    expect(json.error.param).toBe(param);
    expect(status).toBe(param === "model" && json.error.code === "model_not_found" ? 404 : 400);
    expect(model.requests).toEqual([]);
  });

  test("too long a conversation is told with both numbers, streaming or not", async () => {
    const { app } = scriptedApp(() => "never", { contextSize: 20 });
    const messages = [{ role: "user", content: "many words ".repeat(20) }];
    for (const stream of [false, true]) {
      const { status, json } = await ask(app, chat, { ...hello, messages, stream });
      expect(status).toBe(400);
      expect(json.error).toMatchObject({ code: "context_length_exceeded", type: "invalid_request_error" });
      expect(json.error.message).toMatch(/42.*20/);
    }
  });

  test("what fails inside says nothing of the inside, but to the log", async () => {
    const { app, log } = scriptedApp(() => ({ error: new Error("secret") }));
    const { status, json } = await ask(app, chat, hello);
    expect(status).toBe(500);
    expect(JSON.stringify(json)).not.toContain("secret");
    expect(log[0]).toMatchObject({ path: chat, status: 500, error: new Error("secret") });
  });
});

describe("a response", () => {
  test("takes a conversation of items", async () => {
    const { app, model } = scriptedApp(() => ({
      toolCalls: [{ name: "weather", arguments: { city: "Rome" } }],
    }));
    const tools = [{ type: "function", name: "weather", parameters: { type: "object" }, strict: true }];
    const input = [
      { role: "user", content: [{ type: "input_text", text: "Weather?" }] },
      { type: "reasoning", id: "r", summary: [] },
      { type: "function_call", call_id: "a", name: "weather", arguments: "{}" },
      { type: "function_call", call_id: "b", name: "weather", arguments: "{}" },
      { type: "function_call_output", call_id: "b", output: "Sun." },
    ];
    const { json } = await ask(app, responses, {
      model: "scripted",
      instructions: "Be brief.",
      input,
      tools,
    });
    expect(model.requests[0]!.transcript.map(({ type }) => type)).toEqual([
      "instructions",
      "prompt",
      "toolCalls",
      "toolOutput",
    ]);
    expect(json.output).toMatchObject([
      { type: "function_call", name: "weather", arguments: '{"city":"Rome"}', status: "completed" },
    ]);
    expect(json).toMatchObject({ status: "completed", store: false });
  });

  test.each<[string, object]>([
    ["previous_response_id", { previous_response_id: "resp_1" }],
    ["background", { background: true }],
    ["input", { input: [] }],
    ["input[0]", { input: [{ type: "item_reference", id: "x" }] }],
    ["input[0].call_id", { input: [{ type: "function_call_output", call_id: "x", output: "" }] }],
    ["tools[0]", { tools: [{ type: "web_search" }] }],
    ["metadata.a", { metadata: { a: 1 } }],
  ])("a wrong %s is refused by name: %j", async (param, wrong) => {
    const { app } = scriptedApp(() => "never");
    const { status, json } = await ask(app, responses, { model: "scripted", input: "Hello", ...wrong });
    expect([status, json.error.param]).toEqual([400, param]);
  });
});

describe("who may ask", () => {
  test("without a key: names of this machine, so no web page with a name of its own", async () => {
    const { app } = scriptedApp(() => "Hi.");
    for (const host of ["localhost", "127.0.0.1:8000", "[::1]:8000", "127.1.2.3"])
      expect((await ask(app, "/v1/models", undefined, { headers: { host } })).status).toBe(200);
    for (const host of ["evil.example", "127.0.0.1.evil.example:80", "localhost.evil.example", "0.0.0.0", ""])
      expect((await ask(app, "/v1/models", undefined, { headers: { host } })).status).toBe(403);
    const page = await ask(app, chat, hello, { headers: { "content-type": "text/plain" } });
    expect(page.status).toBe(415);
  });

  test("with a key: who sends it", async () => {
    const { app, model } = scriptedApp(() => "Hi.", { key: "correct-horse" });
    const headers = (authorization: string) => ({ headers: { authorization } });
    for (const wrong of ["", "Bearer", "Bearer correct", "Bearer correct-horse-", "Basic correct-horse"])
      for (const path of [chat, responses, "/v1/models", "/metrics"]) {
        const body = path === chat || path === responses ? hello : undefined;
        const { status, json } = await ask(app, path, body, headers(wrong));
        expect([path, status, json.error.code]).toEqual([path, 401, "invalid_api_key"]);
      }
    expect(model.requests).toEqual([]);
    expect((await ask(app, chat, hello, headers("Bearer correct-horse"))).status).toBe(200);
    expect((await ask(app, "/health")).json).toEqual({ status: "ok" });
  });

  test("another address than loopback needs a key", async () => {
    const model = new ScriptedModel([]);
    for (const host of ["0.0.0.0", "::", "192.168.0.1"])
      await expect(serve({ model, host, port: 0 })).rejects.toMatchObject({ code: "invalidArgument" });
    await expect(serve({ model, port: 0, key: "short" })).rejects.toMatchObject({ code: "invalidArgument" });
    await using server = await serve({ model, host: "0.0.0.0", port: 0, key: "correct-horse" });
    const { port } = new URL(server.url);
    expect((await fetch(`http://127.0.0.1:${port}/v1/models`)).status).toBe(401);
  });
});

describe("limits", () => {
  test("a body that is too large is not read", async () => {
    const { app, model } = scriptedApp(() => "Hi.", { maximumBodyBytes: 1000 });
    const large = { ...hello, messages: [{ role: "user", content: "x".repeat(2000) }] };
    expect((await ask(app, chat, large)).status).toBe(413);
    expect(model.requests).toEqual([]);
    expect((await ask(app, chat, hello)).status).toBe(200);
  });

  test("a full queue answers 429 and when to come back; those who wait are served in order", async () => {
    const { app, model } = scriptedApp(() => ({ text: "one two three", delay: 20 }), {
      parallel: 1,
      waiting: 2,
    });
    const order: number[] = [];
    const asked = [0, 1, 2].map(async (index) => {
      const { status } = await ask(app, chat, hello);
      order.push(index);
      return status;
    });
    await until(() => model.running === 1);
    const refused = await ask(app, chat, hello);
    expect([refused.status, refused.json.error.type]).toEqual([429, "rate_limit_error"]);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await Promise.all(asked)).toEqual([200, 200, 200]);
    expect(order).toEqual([0, 1, 2]);
    expect(model.requests).toHaveLength(3);
  });

  test("who leaves the queue makes way", async () => {
    const { app, model } = scriptedApp(() => ({ text: "one two three", delay: 20 }), {
      parallel: 1,
      waiting: 1,
    });
    const first = ask(app, chat, hello);
    await until(() => model.running === 1);
    const leaving = new AbortController();
    const second = app.fetch(request(chat, hello, { signal: leaving.signal }));
    await new Promise((resolve) => setTimeout(resolve, 10));
    leaving.abort();
    await second;
    const third = ask(app, chat, hello);
    expect([(await first).status, (await third).status]).toEqual([200, 200]);
    expect(model.requests).toHaveLength(2);
  });

  test("deep nesting is refused, not followed", async () => {
    const { app } = scriptedApp(() => "Hi.");
    const deep = `{"model":"scripted","messages":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    expect((await ask(app, chat, deep)).status).toBe(400);
  });
});

describe("over a socket", () => {
  const start = async (script: ScriptedAnswer, options = {}) => {
    const model = new ScriptedModel(() => script);
    const log: LogEntry[] = [];
    const server = await serve({ model, port: 0, log: (entry) => log.push(entry), ...options });
    const post = (body: object, init: RequestInit = {}) =>
      fetch(`${server.url}/chat/completions`, {
        method: "POST",
        body: JSON.stringify({ ...hello, ...body }),
        headers: { "content-type": "application/json" },
        ...init,
      });
    return { model, log, post, [Symbol.asyncDispose]: server[Symbol.asyncDispose], server };
  };

  test("a token arrives while the next is being made", async () => {
    await using it = await start({ text: "one two", delay: 500 });
    const response = await it.post({ stream: true });
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    expect(it.model.tokensMade).toBe(1);
    expect(new TextDecoder().decode(value)).toContain('"one"');
    await reader.cancel();
  });

  test.each([true, false])("a client that leaves stops the model; stream %s", async (stream) => {
    await using it = await start(slow);
    const leaving = new AbortController();
    const asked = it.post({ stream }, { signal: leaving.signal });
    if (stream) await (await asked).body!.getReader().read();
    await until(() => it.model.running === 1);
    leaving.abort();
    await asked.catch(() => undefined);
    await until(() => it.model.running === 0);
    expect(it.model.tokensMade).toBeLessThan(1000);
    await until(() => it.log.length === 1);
    expect(it.log[0]!.status).toBe(499);
    expect(await (await fetch(it.server.url.replace("/v1", "/metrics"))).text()).toContain(
      "orchard_answers_aborted_total 1",
    );
  });

  test("a client that does not read holds no place, and is given up", async () => {
    const tokens = Array.from({ length: 100 }, () => "x".repeat(100_000));
    await using it = await start({ tokens }, { patience: 3000 });
    const body = JSON.stringify({ ...hello, stream: true });
    const { port } = new URL(it.server.url);
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      `POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
        `content-length: ${body.length}\r\n\r\n${body}`,
    );
    socket.pause();
    await until(() => it.model.tokensMade === 100 && it.model.running === 0);
    expect(it.log).toEqual([]);
    await until(() => it.log.length === 1);
    expect(it.log[0]!.status).toBe(499);
    socket.destroy();
  });

  test("closing lets an answer end, refuses new ones, and is done", async () => {
    const it = await start({ text: "one two three", delay: 50 });
    const asked = it.post({ stream: true });
    await until(() => it.model.running === 1);
    const closed = it.server.close();
    const events = await eventsOf(await asked);
    expect(events.at(-1)).toBe("[DONE]");
    await closed;
    await expect(it.post({})).rejects.toThrow();
  });

  test("closing ends what does not end, with an error", async () => {
    const it = await start(slow, { grace: 50 });
    const streamed = it.post({ stream: true });
    const whole = it.post({});
    await until(() => it.model.running === 2);
    await it.server.close();
    expect((await eventsOf(await streamed)).at(-1)).toMatchObject({ error: { code: "shutting_down" } });
    expect((await whole).status).toBe(503);
    expect(it.model.running).toBe(0);
  });

  test("what is no HTTP is refused", async () => {
    await using it = await start({ text: "Hi." });
    const { port } = new URL(it.server.url);
    const said = (text: string) =>
      new Promise<string>((resolve) => {
        let got = "";
        const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
        socket.on("data", (data) => {
          got += data;
        });
        socket.on("close", () => resolve(got));
        socket.on("error", () => resolve(got));
        setTimeout(() => socket.destroy(), 1000);
      });
    expect(await said("HELLO\r\n\r\n")).toMatch(/^HTTP\/1.1 400/);
    expect(await said("GET //[ HTTP/1.1\r\nhost: a b\r\n\r\n")).toMatch(/^HTTP\/1.1 4/);
    expect((await it.post({})).status).toBe(200);
  });
});

describe("stateless", () => {
  test("nothing of a request is kept when it is over: not in the log, the metrics or the next request", async () => {
    const secret = "the-password-is-swordfish";
    const { app, model, log } = scriptedApp(() => ({ text: `${secret} indeed` }));
    const body = { ...hello, messages: [{ role: "user", content: secret }], user: secret };
    await ask(app, chat, body);
    await ask(app, chat, { ...body, messages: [{ role: "nobody", content: secret }] });
    await ask(app, `/v1/models/x?${secret}`);
    await ask(app, `/v1/${secret}`);
    const metrics = await (await app.fetch(request("/metrics"))).text();
    expect(JSON.stringify(log) + metrics).not.toContain("swordfish");
    expect(model.requests.every(({ isEphemeral }) => isEphemeral)).toBe(true);
    await ask(app, chat, hello);
    expect(JSON.stringify(model.requests.at(-1))).not.toContain("swordfish");
    expect((await ask(app, "/v1/responses/resp_1")).status).toBe(404);
  });

  test("what a request held is let go of", async () => {
    const held: WeakRef<object>[] = [];
    const { app } = scriptedApp(() => ({ text: "one two" }));
    const askOnce = async (stream: boolean) => {
      const asked = request(chat, { ...hello, stream });
      held.push(new WeakRef(asked), new WeakRef(asked.signal));
      await (await app.fetch(asked)).text();
    };
    for (const stream of [false, true, false]) await askOnce(stream);
    setFlagsFromString("--expose-gc");
    const collectGarbage = runInNewContext("gc") as () => void;
    // Signals go in a second round, after what Node's Request tied to them.
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      collectGarbage();
    }
    expect(held.map((reference) => reference.deref() === undefined)).toEqual(held.map(() => true));
  });

  test("content is logged when asked for", async () => {
    const { app, log } = scriptedApp(() => "Hi.", { logsContent: true });
    await ask(app, chat, hello);
    expect(log[0]!.body).toContain("Hello");
    expect(log[0]).toMatchObject({
      method: "POST",
      path: chat,
      status: 200,
      inputTokens: 2,
      outputTokens: 1,
    });
  });
});

test("metrics count requests, tokens and times", async () => {
  const { app } = scriptedApp(() => "one two");
  await ask(app, chat, hello);
  await ask(app, chat, "{");
  const page = await (await app.fetch(request("/metrics"))).text();
  for (const line of [
    `orchard_requests_total{path="${chat}",status="200"} 1`,
    `orchard_requests_total{path="${chat}",status="400"} 1`,
    'orchard_tokens_total{kind="generated"} 2',
    "orchard_answers_running 0",
    "orchard_time_to_first_token_seconds_count 1",
  ])
    expect(page.split("\n")).toContain(line);
  const name = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  const sample = new RegExp(
    `^(# (HELP|TYPE) ${name} .+|${name}(\\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\\})? -?[\\d.e+-]+)$`,
  );
  expect(
    page
      .trimEnd()
      .split("\n")
      .filter((line) => !sample.test(line)),
  ).toEqual([]);
});
