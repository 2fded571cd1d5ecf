// The process that is watched by main.mjs, and by test/memory.test.ts. Prints { early, late, peak } in MiB: medians of
// the resident memory over the second tenth and over the last tenth of the prompts, garbage collected (it wants
// --expose-gc); and { handles }, the most native handles there were between prompts in the second tenth and in the last.

import { LanguageModelSession, loadModel } from "../../dist/index.js";
import { liveNativeHandles } from "../../dist/runtime/ort-native.js";

const { path, prompts } = JSON.parse(process.argv[2]);
const model = await loadModel(path);
const words = "Once upon a time there was a little dog who liked to run in the park with Tom and Lily".split(
  " ",
);
const longest = 300;
let session = new LanguageModelSession({ model });
let random = 1;

/** One way to use a model each; together they pass every path of a request. */
const requests = [
  () => answer(textOf(below(20) + 1), { sampling: { mode: "greedy" } }),
  () => answer(textOf(below(20) + 1), { temperature: 1 }, new AbortController().signal),
  () => answer(textOf(below(longest / 2)), { sampling: { mode: "greedy" } }), // longer than the answers before
  () => Promise.all([1, 2, 3].map((count) => answer(textOf(count), {}))),
  async () => {
    const controller = new AbortController();
    const aborted = answer(textOf(30), {}, controller.signal);
    setTimeout(() => controller.abort(), below(6));
    await aborted;
  },
  async () => {
    for await (const _ of session.streamResponse(textOf(4), { maximumResponseTokens: 20 })) break;
  },
  async () => {
    await session.respond(textOf(3), { maximumResponseTokens: 8, signal: new AbortController().signal });
    if (session.usage.output.totalTokenCount > 150) session = new LanguageModelSession({ model });
  },
  () => session.prewarm(textOf(5)),
];

const samples = [];
for (let number = 0; number < prompts; number++) {
  await requests[number % requests.length]();
  if (number % Math.ceil(prompts / 100) === 0) {
    globalThis.gc();
    samples.push({ resident: process.memoryUsage().rss / 2 ** 20, handles: liveNativeHandles() });
  }
}
const tenth = Math.floor(samples.length / 10);
const [early, late] = [samples.slice(tenth, 2 * tenth), samples.slice(-tenth)];
await model[Symbol.asyncDispose]();
console.log(
  JSON.stringify({
    early: median(early.map(({ resident }) => resident)),
    late: median(late.map(({ resident }) => resident)),
    peak: process.resourceUsage().maxRSS / 1024,
    handles: [early, late].map((part) => Math.max(...part.map(({ handles }) => handles))),
  }),
);

async function answer(text, options, signal) {
  const prompt = { type: "prompt", id: "0", segments: [{ type: "text", id: "0", text }], options: {} };
  const request = { transcript: [prompt], options: { maximumResponseTokens: 8, ...options } };
  for await (const _ of model.generate(request, signal));
}

function textOf(count) {
  return Array.from({ length: count }, () => words[below(words.length)]).join(" ");
}

/** A whole number below a limit, the same ones in every run. */
function below(limit) {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((random / 2 ** 32) * limit);
}

function median(values) {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
