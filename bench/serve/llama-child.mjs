// One measurement of node-llama-cpp in a process of its own, the twin of orchard-child.mjs: as many sequences of one
// context, which it evaluates in batches by itself. No HTTP and no text: an advantage that it may have.

import { promptTokens } from "../peers/models.mjs";
import { summary } from "./client.mjs";

const { path, threads, contextSize, streams, prompt, answer } = JSON.parse(process.argv[2]);
const { getLlama, LlamaLogLevel } = await import("node-llama-cpp");
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath: path });
const context = await model.createContext({ contextSize, sequences: streams, threads });
const sequences = Array.from({ length: streams }, () => context.getSequence());
const all = (salt, length, count) =>
  Promise.all(sequences.map((sequence, index) => one(sequence, promptTokens(length, salt + index), count)));
await all(1000, 16, 4);
for (const sequence of sequences) await sequence.clearHistory();
const measured = summary(await all(2000, prompt, answer));
console.log(JSON.stringify({ ...measured, peak: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);

async function one(sequence, tokens, count) {
  const started = performance.now();
  const times = [];
  for await (const _ of sequence.evaluate(tokens, { temperature: 0, yieldEogToken: true })) {
    times.push(performance.now());
    if (times.length === count) break;
  }
  return { started, times, tokens: times.length, ended: performance.now() };
}
