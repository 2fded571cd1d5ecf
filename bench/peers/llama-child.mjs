// One measurement of node-llama-cpp in a process of its own: loads a model, warms up, reads a prompt, writes tokens.
// Defaults throughout, but for the threads where the options name them (by itself it takes more than there are cores).
// Its low-level API, `LlamaContextSequence.evaluate`, which its chat classes are built on.

import { promptTokens } from "./models.mjs";

const options = JSON.parse(process.argv[2]);
const started = performance.now();
const { getLlama, LlamaLogLevel } = await import("node-llama-cpp");
const llama = await getLlama({ gpu: false, build: "never", logLevel: LlamaLogLevel.error });
const model = await llama.loadModel({ modelPath: options.path });
const context = await model.createContext({ contextSize: options.contextSize, threads: options.threads });
const sequence = context.getSequence();
const load = performance.now() - started;

await answer(promptTokens(16, 1), 4);
await sequence.clearHistory();
const { decode } = await answer(promptTokens(16, 3), options.answer);
await sequence.clearHistory();
const { decode: decodeLong, ...measured } = await answer(promptTokens(options.prompt, 2), options.answer);
const settings = {
  threads: context.idealThreads,
  mmap: model.useMmap,
  flashAttention: context.flashAttention,
};
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ load, decode, decodeLong, ...measured, peak, settings }));
process.exit(0);

/** Times in milliseconds, rates in tokens per second. */
async function answer(tokens, count) {
  const start = performance.now();
  let first = 0;
  let written = 0;
  const stream = sequence.evaluate(tokens, { temperature: 0, yieldEogToken: true });
  for await (const _ of stream) {
    if (++written === 1) first = performance.now();
    if (written === count) break;
  }
  const end = performance.now();
  return {
    firstToken: first - start,
    prefill: (1000 * tokens.length) / (first - start),
    decode: (1000 * (written - 1)) / (end - first),
  };
}
