// How long it takes: preparing the vocabulary, compiling, a mask seen for the first time, and one seen before.
// 250 MaskBench schemas, evenly spaced, with their valid instances (or random text where they have none). Node's garbage
// collector stops the same thread: masks in which it did are counted, and the greatest one without it is told.

import { constants, PerformanceObserver } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { compile } from "../../dist/runtime/guide/compile.js";
import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { randomSource, randomText } from "./random-schema.mjs";
import { smollm2 } from "./smollm2.mjs";
import { maskBench, note, quantile, row } from "./support.mjs";

const SCHEMAS = 250;

export async function run() {
  const source = await smollm2();
  const preparations = [];
  let vocabulary;
  for (let repeat = 0; repeat < 3; repeat++) {
    const start = performance.now();
    vocabulary = Vocabulary.prepare(source);
    preparations.push(performance.now() - start);
  }
  const serialized = vocabulary.serialize();
  const start = performance.now();
  Vocabulary.restore(source, serialized);
  const restored = performance.now() - start;
  const bench = maskBench();
  const step = Math.floor(bench.length / SCHEMAS);
  const random = randomSource(1);
  const first = [];
  const cold = [];
  const warm = [];
  const spans = [];
  const pauses = [];
  const watch = new PerformanceObserver((list) => pauses.push(...list.getEntries()));
  watch.observe({ entryTypes: ["gc"] });
  for (let index = 0; first.length < SCHEMAS && index < bench.length; index += step) {
    measure(bench[index], vocabulary, random, first, cold, warm, spans);
  }
  await setTimeout(100); // the observer hears of the last pauses later
  watch.disconnect();
  const isWithin =
    ([start, end]) =>
    (pause) =>
      pause.startTime < end && pause.startTime + pause.duration > start;
  const undisturbed = spans.filter((span) => !pauses.some(isWithin(span)));
  const within = pauses.filter((pause) => spans.some((span) => isWithin(span)(pause)));
  const { NODE_PERFORMANCE_GC_MINOR: scavenge } = constants;
  const longest = (isKind) =>
    Math.max(0, ...within.filter(({ detail }) => isKind(detail.kind)).map(({ duration }) => 1000 * duration));
  const own = Math.max(...undisturbed.map(([start, end]) => 1000 * (end - start)));
  const [from, to] = spans.reduce((most, span) => (span[1] - span[0] > most[1] - most[0] ? span : most));
  const collected = pauses
    .filter(isWithin([from, to]))
    .reduce(
      (sum, { startTime, duration }) => sum + Math.min(to, startTime + duration) - Math.max(from, startTime),
      0,
    );
  for (const list of [first, cold, warm]) list.sort((left, right) => left - right);
  const mean = cold.reduce((sum, value) => sum + value, 0) / cold.length;
  return [
    row("vocabulary: preparation, the first", preparations[0], "ms", "most", 250),
    note("vocabulary: restored from its serialized form", restored, "ms"),
    note("vocabulary: serialized", serialized.length / 2 ** 20, "MiB"),
    note("speed: schemas", first.length, ""),
    row("compile + first mask, p50", quantile(first, 0.5), "ms", "most", 1),
    row("compile + first mask, p99", quantile(first, 0.99), "ms", "most", 30),
    note("compile + first mask, greatest", first.at(-1), "ms"),
    note("cold masks", cold.length, ""),
    row("cold mask, p50", quantile(cold, 0.5), "µs", "most", 60),
    row("cold mask, mean", mean, "µs", "most", 150),
    row("cold mask, p99", quantile(cold, 0.99), "µs", "most", 2000),
    row("cold mask, greatest", cold.at(-1), "µs", "most", 20_000),
    note("cold mask, greatest: of that in collections", 1000 * collected, "µs"),
    note("cold mask, greatest without a garbage collection in it", own, "µs"),
    note("cold masks with a garbage collection in them", spans.length - undisturbed.length, ""),
    note(
      "longest scavenge in a cold mask",
      longest((kind) => kind === scavenge),
      "µs",
    ),
    note(
      "longest other collection in a cold mask",
      longest((kind) => kind !== scavenge),
      "µs",
    ),
    row("warm mask, p50", quantile(warm, 0.5), "µs", "most", 5),
    note("warm mask, p99", quantile(warm, 0.99), "µs"),
  ];
}

/** Times are in ms for `first`, in µs for the others; a mask with the acceptance of the token after it. */
function measure({ schema, tests }, vocabulary, random, first, cold, warm, spans) {
  let matcher;
  const start = performance.now();
  try {
    matcher = compile({ schema }, { propertyOrder: "any" }).matcher(vocabulary);
    matcher.mask();
  } catch {
    return;
  } finally {
    first.push(performance.now() - start);
  }
  const texts = tests
    .filter((test) => test.valid)
    .map((test) => vocabulary.source.encode(JSON.stringify(test.data)));
  if (texts.length === 0)
    texts.push(randomText(compile({ schema }).matcher(vocabulary), vocabulary, random).ids);
  for (const ids of texts) {
    for (const times of [cold, warm]) {
      const fork = matcher.fork();
      for (const id of ids) {
        const before = performance.now();
        fork.mask();
        if (!fork.accept(id)) break;
        const after = performance.now();
        times.push(1000 * (after - before));
        if (times === cold) spans.push([before, after]);
      }
    }
  }
}
