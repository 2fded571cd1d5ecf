// The server that is watched by main.mjs, with its clients in the same process. Prints medians of the resident memory (MiB,
// garbage collected) of the second and the last tenth of the time, how many requests of each kind there were, what went
// wrong, and whether all places are free at the end.

import { connect } from "node:net";
import { loadModel } from "../../dist/index.js";
import { serve } from "../../dist/server/index.js";

const { path, minutes, clients } = JSON.parse(process.argv[2]);
const parallel = 4;
/** Milliseconds that a request may take: a hundred times as long as one takes on a quiet machine. */
const patience = 60_000;
const model = await loadModel(path, { slots: parallel });
const server = await serve({ model, port: 0, parallel, waiting: 16, patience: 500 });
const { port } = new URL(server.url);
const schema = {
  type: "object",
  properties: { name: { enum: ["Tom", "Lily"] }, old: { type: "boolean" } },
  required: ["name", "old"],
};
let random = 1;

/** A kind of request each: runs one and gives its name; throws when the answer was neither whole nor a clear error. */
const kinds = {
  async whole() {
    const { status, json } = await post({ max_completion_tokens: 1 + below(30) });
    return expectStatus(status, [200, 429], json);
  },
  async stream() {
    const response = await send({ stream: true, max_completion_tokens: 1 + below(40) });
    const text = await response.text();
    if (response.status === 429) return "stream";
    if (!text.endsWith("data: [DONE]\n\n")) throw new Error(`a stream ended with ${text.slice(-60)}`);
  },
  async responses() {
    const body = { model: server.name, input: prompt(), max_output_tokens: 16, stream: below(2) === 0 };
    const response = await fetch(`${server.url}/responses`, init(JSON.stringify(body)));
    const text = await response.text();
    if (response.status === 200 && !/response\.(completed|incomplete)|"status":"/.test(text))
      throw new Error(text);
    return expectStatus(response.status, [200, 429], text);
  },
  async schema() {
    const format = { type: "json_schema", json_schema: { name: "child", strict: true, schema } };
    const { status, json } = await post({ response_format: format, max_completion_tokens: 60 });
    if (status === 200) {
      const { finish_reason, message } = json.choices[0];
      if (finish_reason === "stop") {
        const { name, old } = JSON.parse(message.content);
        if (!schema.properties.name.enum.includes(name) || typeof old !== "boolean")
          throw new Error(`no child: ${message.content}`);
      }
    }
    return expectStatus(status, [200, 429], json);
  },
  async several() {
    const { status, json } = await post({ n: 1 + below(parallel), max_completion_tokens: 8 });
    return expectStatus(status, [200, 429], json);
  },
  async aborted() {
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), below(60));
    const asked = send({ stream: below(2) === 0, max_completion_tokens: 200 }, leaving.signal);
    await asked.then((response) => response.text()).catch(() => undefined);
  },
  async badJson() {
    const response = await fetch(`${server.url}/chat/completions`, init('{"model": "x", "messages": [{'));
    return expectStatus(response.status, [400], await response.text());
  },
  async badField() {
    const { status, json } = await post({ temperature: "hot" });
    return expectStatus(status, [400], json);
  },
  async oversized() {
    const body = JSON.stringify({
      model: server.name,
      messages: [{ role: "user", content: "x".repeat(2 ** 21) }],
    });
    // The server may close the connection before it has been sent whole.
    const response = await fetch(`${server.url}/chat/completions`, init(body)).catch(() => null);
    if (response) expectStatus(response.status, [413], await response.text());
  },
  async tooLong() {
    const { status, json } = await post({ messages: [{ role: "user", content: "word ".repeat(2000) }] });
    return expectStatus(status, [400, 429], json);
  },
  async slowReader() {
    const response = await send({ stream: true, max_completion_tokens: 30 });
    if (response.status === 429) return void (await response.text());
    for await (const _ of response.body) await new Promise((resolve) => setTimeout(resolve, 5));
  },
  dropped: () => raw(below(30), false),
  neverReads: () => raw(700, true),
};

const counts = {};
const wrong = [];
const until = performance.now() + minutes * 60_000;
const samples = [];
const sampling = setInterval(
  () => {
    globalThis.gc();
    samples.push(process.memoryUsage().rss / 2 ** 20);
  },
  Math.max(50, minutes * 600),
);
const telling = setInterval(() => {
  const requests = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.error(`${requests} requests, ${wrong.length} wrong, ${Math.round(samples.at(-1) ?? 0)} MiB`);
}, 60_000);
await Promise.all(Array.from({ length: clients }, client));
clearInterval(sampling);
clearInterval(telling);

await new Promise((resolve) => setTimeout(resolve, 1500));
const page = await (await fetch(`${server.url.replace("/v1", "")}/metrics`)).text();
const gauge = (name) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(page)[1]);
const stuck = gauge("orchard_answers_running") + gauge("orchard_requests_waiting");
const last = await Promise.all(Array.from({ length: parallel }, () => post({ max_completion_tokens: 4 })));
const tenth = Math.floor(samples.length / 10);
console.log(
  JSON.stringify({
    early: median(samples.slice(tenth, 2 * tenth)),
    late: median(samples.slice(-tenth)),
    counts,
    wrong,
    stuck,
    after: { wanted: parallel, given: last.filter(({ status }) => status === 200).length },
  }),
);
process.exit(0);

async function client() {
  const names = Object.keys(kinds);
  while (performance.now() < until) {
    const name = names[below(names.length)];
    counts[name] = (counts[name] ?? 0) + 1;
    try {
      await inTime(kinds[name]());
    } catch (error) {
      wrong.push(`${name}: ${error.message} ${error.cause?.message ?? ""}`);
    }
  }
}

/** A request that never ends is wrong too, and must not keep the soak from ending. */
async function inTime(request) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${patience / 1000} s`)), patience);
  });
  return Promise.race([request, late]).finally(() => clearTimeout(timer));
}

function prompt() {
  const words = ["Once upon a time", "The little dog", "Lily and Tom", "In the park", "One day"];
  return `${words[below(words.length)]} ${below(5)}`;
}

function init(body, signal) {
  return { method: "POST", headers: { "content-type": "application/json" }, body, signal };
}

function send(rest, signal) {
  const body = { model: server.name, messages: [{ role: "user", content: prompt() }], ...rest };
  return fetch(`${server.url}/chat/completions`, init(JSON.stringify(body), signal));
}

async function post(rest) {
  const response = await send(rest);
  return { status: response.status, json: await response.json() };
}

/** A connection that asks for a stream and is cut after some milliseconds; `isPaused`: it reads nothing before. */
function raw(milliseconds, isPaused) {
  const body = JSON.stringify({
    model: server.name,
    messages: [{ role: "user", content: prompt() }],
    stream: true,
    max_completion_tokens: 100,
  });
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(
        "POST /v1/chat/completions HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n" +
          `content-length: ${body.length}\r\n\r\n${body.slice(0, below(2) ? body.length : body.length >> 1)}`,
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

function expectStatus(status, allowed, answer) {
  if (!allowed.includes(status)) throw new Error(`${status} ${JSON.stringify(answer).slice(0, 200)}`);
}

/** A whole number below a limit, the same ones in every run. */
function below(limit) {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((random / 2 ** 32) * limit);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
