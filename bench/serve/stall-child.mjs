// One stream over HTTP, and in the middle of it another client's long prompt: the longest gap of the stream meanwhile.

import { promptOf, stream } from "./client.mjs";

const { path, bits, threads, contextSize, long } = JSON.parse(process.argv[2]);
const { loadModel } = await import("../../dist/index.js");
const { serve } = await import("../../dist/server/index.js");
const model = await loadModel(path, { bits, threads, contextSize, slots: 2 });
const server = await serve({ model, port: 0, parallel: 2 });
await stream(server.url, server.name, await promptOf(model, 64, "warm "), 4);
const longPrompt = await promptOf(model, long, "long ");
let pieces = 0;
let began = () => {};
const begun = new Promise((resolve) => {
  began = resolve;
});
const leaving = new AbortController();
const times = [];
const watched = stream(server.url, server.name, await promptOf(model, 64, "watched "), contextSize - 100, {
  signal: leaving.signal,
  onPiece() {
    times.push(performance.now());
    if (++pieces === 10) began();
  },
}).catch((error) => {
  if (!leaving.signal.aborted) throw error;
});
await begun;
const sent = performance.now();
const other = await stream(server.url, server.name, longPrompt, 2);
const read = other.times[0] - sent;
leaving.abort();
await watched;
const during = times.filter((time) => time >= sent - 1000 && time <= sent + read);
const gaps = during.slice(1).map((time, index) => time - during[index]);
if (during.length < 5) throw new Error(`the stream had ${during.length} pieces while the prompt was read`);
console.log(JSON.stringify({ stall: Math.max(...gaps), read, pieces: during.length }));
process.exit(0);
