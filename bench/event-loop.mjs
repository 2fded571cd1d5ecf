// How late a 5 ms timer is on the event loop while a 385 M model reads a long prompt and writes an answer: inference
// runs on other threads, so a server or a user interface in the same process must not notice.
//
// Options: --prompt 512, --answer 64, --rounds 3, --bits (default: 4, as in the file)

import { modelFile } from "./peers/models.mjs";
import { median, using } from "./support.mjs";

const period = 5;
const worst = 20;

export async function run(options) {
  const { loadModel } = await import("../dist/index.js");
  const path = await modelFile("385M", "Q4_0");
  const bits = options.bits === undefined ? undefined : Number(options.bits);
  const sizes = { prompt: Number(options.prompt ?? 512), answer: Number(options.answer ?? 64) };
  const samples = { prefill: [], decode: [] };
  await using(await loadModel(path, { contextSize: 1024, bits }), async (model) => {
    await measure(model, { prompt: 16, answer: 4 }, "warm");
    for (let round = 0; round < Number(options.rounds ?? 3); round++) {
      const { prefill, decode } = await measure(model, sizes, `round ${round}`);
      samples.prefill.push(...prefill);
      samples.decode.push(...decode);
    }
  });
  const idle = await idleLateness(2000);
  return [
    ...rowsOf("prefill and decode", [...samples.prefill, ...samples.decode]),
    ...rowsOf("prefill", samples.prefill),
    ...rowsOf("decode", samples.decode),
    { ...percentileRow("nothing running", idle, 0.99), target: null, pass: null },
  ];
}

function rowsOf(what, lateness) {
  return [
    percentileRow(what, lateness, 0.99),
    {
      name: `${what}: ${period} ms timer, median lateness`,
      value: median(lateness),
      unit: "ms",
      target: null,
      pass: null,
    },
    {
      name: `${what}: ${period} ms timer, largest lateness`,
      value: Math.max(...lateness),
      unit: "ms",
      target: null,
      pass: null,
    },
  ];
}

function percentileRow(what, lateness, part) {
  const value = lateness.toSorted((a, b) => a - b)[Math.ceil(lateness.length * part) - 1];
  const name = `${what}: ${period} ms timer, p${100 * part} of ${lateness.length} ticks`;
  return { name, value, unit: "ms late", target: `at most ${worst}`, pass: value <= worst };
}

/** Lateness of every tick, in milliseconds, until the first token and after it. */
async function measure(model, sizes, word) {
  const timer = startTimer();
  const text = word.padEnd(sizes.prompt, "abcdefghijklmnop");
  const prompt = { type: "prompt", id: "0", segments: [{ type: "text", id: "0", text }], options: {} };
  // The default sampling of a session: its work on the event loop counts.
  const generation = { raw: true, maximumResponseTokens: sizes.answer };
  const started = performance.now();
  let finish = null;
  for await (const delta of model.generate({ transcript: [prompt], options: generation }))
    if (delta.type === "finish") finish = delta;
  const ticks = timer.stop();
  const firstToken = started + finish.timings.timeToFirstToken;
  return {
    prefill: ticks.filter(({ at }) => at < firstToken).map(({ late }) => late),
    decode: ticks.filter(({ at }) => at >= firstToken).map(({ late }) => late),
  };
}

async function idleLateness(milliseconds) {
  const timer = startTimer();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return timer.stop().map(({ late }) => late);
}

function startTimer() {
  const ticks = [];
  let handle;
  const wait = () => {
    const due = performance.now() + period;
    handle = setTimeout(() => {
      const at = performance.now();
      ticks.push({ at, late: Math.max(0, at - due) });
      wait();
    }, period);
  };
  wait();
  return {
    stop() {
      clearTimeout(handle);
      return ticks;
    },
  };
}
