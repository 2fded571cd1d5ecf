// The kinds of request of the soak, and what makes an answer whole or an error clear. Each kind runs one request and throws
// when its answer was neither.

import { connect } from "node:net";

const schema = {
  type: "object",
  properties: { name: { enum: ["Tom", "Lily"] }, old: { type: "boolean" } },
  required: ["name", "old"],
};

/**
 * The kinds by name. `server` has `url` and `name`; `below(n)` gives whole numbers below n; `fuzzed()` a damaged body and
 * its path; `seen(status)` is told of every answer.
 */
export function requestKinds({ server, parallel, below, fuzzed, seen }) {
  const port = Number(new URL(server.url).port);
  const chatPath = "/v1/chat/completions";

  function prompt() {
    const words = ["Once upon a time", "The little dog", "Lily and Tom", "In the park", "One day"];
    return `${words[below(words.length)]} ${below(5)}`;
  }

  function bodyOf(rest) {
    return JSON.stringify({ model: server.name, messages: [{ role: "user", content: prompt() }], ...rest });
  }

  async function send(path, body, signal) {
    const headers = { "content-type": "application/json" };
    const response = await fetch(new URL(path, server.url), { method: "POST", headers, body, signal });
    seen(response.status);
    return response;
  }

  /** Asks and checks: a whole answer with 200, a clear error with the other statuses that are allowed. */
  async function ask(path, body, allowed) {
    const response = await send(path, body);
    const text = await response.text();
    if (!allowed.includes(response.status)) throw new Error(`${response.status} ${text.slice(0, 200)}`);
    checkAnswer(path, response, text);
    return { status: response.status, text };
  }

  const chat = (rest, allowed = [200, 429]) => ask(chatPath, bodyOf(rest), allowed);

  /** A connection that asks for a long stream and is cut after some milliseconds; `isPaused`: it reads nothing before. */
  function raw(milliseconds, { isPaused = false, rest = {} } = {}) {
    const body = bodyOf({ stream: true, max_completion_tokens: 100, ...rest });
    const sent = !isPaused && below(2) === 0 ? body.slice(0, body.length >> 1) : body;
    return new Promise((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.write(
          `POST ${chatPath} HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n` +
            `content-length: ${body.length}\r\n\r\n${sent}`,
        );
        if (isPaused) socket.pause();
        else socket.resume();
        setTimeout(() => {
          socket.destroy();
          resolve();
        }, milliseconds);
      });
      socket.on("error", resolve);
    });
  }

  return {
    whole: () => chat({ max_completion_tokens: 1 + below(30) }),
    several: () => chat({ n: 1 + below(parallel), max_completion_tokens: 8 }),
    stream: () => chat({ stream: true, max_completion_tokens: 1 + below(40) }),
    streams: () => chat({ stream: true, n: 1 + below(parallel), max_completion_tokens: 8 }),
    responses: () =>
      ask(
        "/v1/responses",
        JSON.stringify({
          model: server.name,
          input: prompt(),
          max_output_tokens: 16,
          stream: below(2) === 0,
        }),
        [200, 429],
      ),
    async schema() {
      const format = { type: "json_schema", json_schema: { name: "child", strict: true, schema } };
      const { status, text } = await chat({ response_format: format, max_completion_tokens: 60 });
      if (status !== 200) return;
      const { finish_reason, message } = JSON.parse(text).choices[0];
      if (finish_reason !== "stop") return;
      const { name, old } = JSON.parse(message.content);
      if (!schema.properties.name.enum.includes(name) || typeof old !== "boolean")
        throw new Error(`no child: ${message.content}`);
    },
    async aborted() {
      const leaving = new AbortController();
      setTimeout(() => leaving.abort(), below(60));
      const body = bodyOf({ stream: below(2) === 0, max_completion_tokens: 200 });
      await send(chatPath, body, leaving.signal)
        .then((response) => response.text())
        .catch(() => undefined);
    },
    badJson: () => ask(chatPath, bodyOf({}).slice(0, 8 + below(60)), [400]),
    badField: () => chat({ temperature: "hot" }, [400]),
    fuzzed() {
      const { path, text } = fuzzed();
      return ask(path, text, [200, 400, 404, 413, 422, 429]);
    },
    async oversized() {
      const body = bodyOf({ user: "x".repeat(2 ** 21) });
      // The server may close the connection before it has been sent whole.
      const response = await send(chatPath, body).catch(() => null);
      if (response === null) return;
      if (response.status !== 413) throw new Error(`${response.status} for a body of 2 MiB`);
      checkAnswer(chatPath, response, await response.text());
    },
    tooLong: () => chat({ messages: [{ role: "user", content: "word ".repeat(2000) }] }, [400, 429]),
    async slowReader() {
      const response = await send(chatPath, bodyOf({ stream: true, max_completion_tokens: 30 }));
      let text = "";
      const decoder = new TextDecoder();
      for await (const chunk of response.body) {
        text += decoder.decode(chunk, { stream: true });
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      checkAnswer(chatPath, response, text);
    },
    dropped: () => raw(below(30)),
    neverReads: () => raw(700, { isPaused: true }),
    /** More than the system's buffers hold, so that the server itself has to wait. */
    neverReadsMuch: () =>
      raw(700, {
        isPaused: true,
        rest: { n: parallel, logprobs: true, top_logprobs: 20, max_completion_tokens: 400 },
      }),
  };
}

/** Throws for an answer that is not whole, and for an error that does not say what is wrong. */
function checkAnswer(path, response, text) {
  const { status, headers } = response;
  const wrong = (what) => new Error(`${what}: ${status} ${text.slice(-200)}`);
  if (status !== 200) {
    const { message, type } = JSON.parse(text).error ?? {};
    if (typeof message !== "string" || message === "" || typeof type !== "string")
      throw wrong("no clear error");
    if (status === 429 && !(Number(headers.get("retry-after")) >= 1)) throw wrong("no time to come back");
    return;
  }
  if (headers.get("content-type")?.startsWith("text/event-stream")) return checkStream(path, text, wrong);
  const answer = JSON.parse(text);
  if (path.endsWith("responses")) {
    if (!["completed", "incomplete"].includes(answer.status)) throw wrong("no end");
    if (!(answer.usage.output_tokens >= 0)) throw wrong("no usage");
    return;
  }
  if (answer.choices.length === 0) throw wrong("no choices");
  for (const { finish_reason, message } of answer.choices)
    if (!isEnd(finish_reason) || message.role !== "assistant") throw wrong("no end");
  if (!(answer.usage.completion_tokens >= 0)) throw wrong("no usage");
}

function checkStream(path, text, wrong) {
  if (!text.endsWith("\n\n")) throw wrong("a stream that was cut");
  const events = text
    .slice(0, -2)
    .split("\n\n")
    .map((event) => /^data: (.*)$/m.exec(event)?.[1]);
  if (path.endsWith("responses")) {
    const { type } = JSON.parse(events.at(-1));
    if (!/^(response\.(completed|incomplete)|error)$/.test(type)) throw wrong("a stream without an end");
    return;
  }
  const last = events.pop();
  if (last !== "[DONE]") {
    // An error after the first token is an event.
    if (JSON.parse(last).error?.message) return;
    throw wrong("a stream without an end");
  }
  const choices = events.flatMap((event) => JSON.parse(event).choices);
  const ended = choices.filter(({ finish_reason }) => isEnd(finish_reason)).map(({ index }) => index);
  const all = new Set(choices.map(({ index }) => index));
  if (all.size === 0 || ended.length !== all.size || new Set(ended).size !== all.size)
    throw wrong("a choice that has not ended once");
}

function isEnd(reason) {
  return ["stop", "length", "tool_calls"].includes(reason);
}
