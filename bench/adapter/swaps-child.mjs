// The process that is watched by main.mjs, and by test/adapter-memory.test.ts: an adapter is loaded, answers and is disposed
// of, again and again. Prints { early, late }, MiB of resident memory after a fifth of the swaps and after all, garbage
// collected (it wants --expose-gc), and { handles }, native handles then.

import { loadEmbedded, loadModel } from "../../dist/index.js";
import { liveNativeHandles } from "../../dist/runtime/ort-native.js";

const { model: path, adapter, swaps } = JSON.parse(process.argv[2]);
const model = path === undefined ? await loadEmbedded() : await loadModel(path);
const prompt = {
  type: "prompt",
  id: "0",
  segments: [{ type: "text", id: "0", text: "One two three" }],
  options: {},
};
const samples = [];
for (let number = 1; number <= swaps; number++) {
  const adapted = await model.loadAdapter(adapter);
  for (const each of [adapted, model])
    for await (const _ of each.generate({
      transcript: [prompt],
      options: { raw: true, maximumResponseTokens: 3 },
    }));
  await adapted[Symbol.asyncDispose]();
  globalThis.gc();
  samples.push({ resident: process.memoryUsage().rss / 2 ** 20, handles: liveNativeHandles() });
}
await model[Symbol.asyncDispose]();
// The lowest of a few: the allocator gives pages back when it likes.
const around = (at) => samples.slice(Math.max(0, at - Math.ceil(swaps / 10)), at);
const [early, late] = [around(Math.ceil(swaps / 5)), around(swaps)];
const lowest = (part) => Math.min(...part.map(({ resident }) => resident));
console.log(
  JSON.stringify({
    early: lowest(early),
    late: lowest(late),
    handles: [early, late].map((part) => part.at(-1).handles),
  }),
);
