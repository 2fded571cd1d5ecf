// The process that is watched by main.mjs, and by test/adapter-memory.test.ts: an adapter is loaded, answers and is disposed
// of, again and again; with `kept`, while another one stays in memory and with it the program of both. Prints
// { early, late }, the lowest MiB of resident memory over the second fifth of the swaps and over the last, garbage
// collected (it wants --expose-gc, and MALLOC_ARENA_MAX=1: else glibc keeps what each of its threads' arenas freed), and
// { handles }, native handles then.

import { loadEmbedded, loadModel } from "../../dist/index.js";
import { liveNativeHandles } from "../../dist/runtime/ort-native.js";

const { model: path, adapter, swaps, kept = false } = JSON.parse(process.argv[2]);
const model = path === undefined ? await loadEmbedded() : await loadModel(path);
const other = kept ? await model.loadAdapter(adapter) : null;
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
await other?.[Symbol.asyncDispose]();
await model[Symbol.asyncDispose]();
const fifth = Math.floor(swaps / 5);
const [early, late] = [samples.slice(fifth, 2 * fifth), samples.slice(-fifth)];
const lowest = (part) => Math.min(...part.map(({ resident }) => resident));
console.log(
  JSON.stringify({
    early: lowest(early),
    late: lowest(late),
    handles: [early, late].map((part) => part.at(-1).handles),
  }),
);
