// The server that is watched by main.mjs, with its clients in the same process. Prints medians of the resident memory (MiB,
// garbage collected) of the second and the last tenth of the time, how many requests of each kind and answers of each status
// there were, what went wrong, what became of the fuzzed bodies, and whether all places are free at the end.

import { loadModel } from "../../dist/index.js";
import { serve } from "../../dist/server/index.js";
import { requestKinds } from "./requests.mjs";

const { path, minutes, clients, fuzz, support, isControl } = JSON.parse(process.argv[2]);
const { fuzzedBody, randomNumbers } = await import(support);
const parallel = 4;
/** Milliseconds that a request may take: a hundred times as long as one takes on a quiet machine. */
const patience = 60_000;
const model = await loadModel(path, { slots: parallel });
// So few may wait that some are told to come back.
const server = await serve({ model, port: 0, parallel, waiting: 3, patience: 500 });
const below = randomNumbers(1);
const statuses = {};
const kinds = requestKinds({
  server,
  parallel,
  below,
  fuzzed: () => fuzzedBody(server.name, below),
  seen: (status) => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  },
});

const counts = {};
const wrong = [];
/** What a server that leaks would do. */
const kept = [];
const samples = [];
const until = performance.now() + minutes * 60_000;
const sampling = setInterval(
  () => {
    globalThis.gc();
    samples.push(process.memoryUsage().rss / 2 ** 20);
    if (isControl) kept.push(new Uint8Array(2 ** 18).fill(1));
  },
  Math.max(50, minutes * 600),
);
const telling = setInterval(() => {
  const requests = Object.values(counts).reduce((sum, count) => sum + count, 0);
  console.error(`${requests} requests, ${wrong.length} wrong, ${Math.round(samples.at(-1) ?? 0)} MiB`);
}, 60_000);
await Promise.all(Array.from({ length: clients }, client));
clearInterval(sampling);
const mixed = { counts: { ...counts }, statuses: { ...statuses }, wrong: [...wrong] };

wrong.length = 0;
for (const status of Object.keys(statuses)) delete statuses[status];
let left = fuzz;
await Promise.all(Array.from({ length: clients }, fuzzer));
const fuzzed = { statuses: { ...statuses }, wrong: [...wrong] };
clearInterval(telling);

if (isControl) await holdASlot();
await new Promise((resolve) => setTimeout(resolve, 1500));
const page = await (await fetch(new URL("/metrics", server.url))).text();
const gauge = (name) => Number(new RegExp(`^${name} (\\d+)$`, "m").exec(page)[1]);
const stuck = gauge("orchard_answers_running") + gauge("orchard_requests_waiting");
const begun = await begunTogether();
const tenth = Math.floor(samples.length / 10);
console.log(
  JSON.stringify({
    early: median(samples.slice(tenth, 2 * tenth)),
    late: median(samples.slice(-tenth)),
    mixed,
    fuzzed,
    stuck,
    after: { wanted: parallel, begun },
  }),
);
process.exit(0);

async function client() {
  const names = Object.keys(kinds);
  while (performance.now() < until) {
    const name = names[below(names.length)];
    counts[name] = (counts[name] ?? 0) + 1;
    await tried(name);
  }
}

async function fuzzer() {
  while (left-- > 0) await tried("fuzzed");
}

/** Runs a request and notes what was wrong; one that never ends is wrong too, and must not keep the soak from ending. */
async function tried(name) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end within ${patience / 1000} s`)), patience);
  });
  try {
    await Promise.race([kinds[name](), late]);
  } catch (error) {
    wrong.push(`${name}: ${error.message} ${error.cause?.message ?? ""}`);
  } finally {
    clearTimeout(timer);
  }
}

/** How many of `parallel` long streams have begun when the first of them ends: fewer when a slot of the model is stuck. */
async function begunTogether() {
  const leaving = new AbortController();
  let count = 0;
  let over = () => {};
  const isOver = new Promise((resolve) => {
    over = resolve;
  });
  const timer = setTimeout(over, patience);
  for (let index = 0; index < parallel; index++)
    void (async () => {
      const messages = [{ role: "user", content: `Once upon a time, ${"Lily and Tom ".repeat(index)}` }];
      const body = { model: server.name, stream: true, temperature: 0, max_completion_tokens: 100, messages };
      const response = await fetch(`${server.url}/chat/completions`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal: leaving.signal,
      });
      let isFirst = true;
      for await (const _ of response.body) {
        if (isFirst && response.status === 200 && ++count === parallel) over();
        isFirst = false;
      }
    })()
      .catch(() => undefined)
      .finally(over);
  await isOver;
  clearTimeout(timer);
  leaving.abort();
  return count;
}

/** Takes a slot of the model and keeps it. */
async function holdASlot() {
  const segments = [{ type: "text", id: "0", text: "Once" }];
  const transcript = [{ type: "prompt", id: "0", segments, options: {} }];
  const answer = model.generate({ transcript, options: {} })[Symbol.asyncIterator]();
  await answer.next();
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
