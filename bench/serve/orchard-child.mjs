// One measurement of `orchard serve` in a process of its own, its clients included: so many streams at once over HTTP.

import { promptOf, stream, summary } from "./client.mjs";

const { path, bits, threads, contextSize, streams, prompt, answer } = JSON.parse(process.argv[2]);
const { loadModel } = await import("../../dist/index.js");
const { serve } = await import("../../dist/server/index.js");
const model = await loadModel(path, { bits, threads, contextSize, slots: streams });
const server = await serve({ model, port: 0, parallel: streams });
const prompts = await Promise.all(
  Array.from({ length: streams }, (_, index) => promptOf(model, prompt, `stream ${index} `)),
);
const all = (texts, count) => Promise.all(texts.map((text) => stream(server.url, server.name, text, count)));
await all(
  prompts.map((text) => `warm ${text}`.slice(0, 40)),
  4,
);
const measured = summary(await all(prompts, answer));
console.log(JSON.stringify({ ...measured, peak: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
