// Ten minutes of mixed requests to one server: streams, aborts, schemas, bad JSON, fuzzed and oversized bodies, clients that
// read slowly or not at all, dropped connections, more requests than may wait. No crash, resident memory flat after warm-up,
// no place that stays taken, every answer whole or a clear error. Then 20,000 fuzzed bodies: a 4xx or a valid answer each
// (test/server-fuzz.test.ts judges such answers by OpenAI's description). It takes the minutes that it is given and some
// to come to an end; a line a minute says how it goes.
//
// Options: --minutes 10, --clients 8, --fuzz 20000, --model (default: stories260K of ../shared/data); --control: the child
// leaks 256 KiB a sample, of which there are 100, and keeps a slot of the model, so growth and streams must fail.

import { fileURLToPath } from "node:url";
import { cacheFolder, repository, runChild, testSupport } from "../support.mjs";

/** As in bench/soak: V8 would enlarge the place for new objects whenever it is busy. */
const flags = ["--expose-gc", "--max-semi-space-size=2"];

/** MiB, from the second tenth of the time to the last. */
const mostGrowth = 8;

/** Minutes in which the fuzzed bodies and the last checks must have come to an end. */
const mostAfter = 6;

export async function run(options) {
  await testSupport("fuzzed-bodies");
  const given = {
    path: options.model ?? `${repository}../shared/data/checkpoints/stories260K`,
    minutes: Number(options.minutes ?? 10),
    clients: Number(options.clients ?? 8),
    fuzz: Number(options.fuzz ?? 20_000),
    support: `${cacheFolder}/support/test/support/fuzzed-bodies.js`,
    isControl: options.control === true,
  };
  const child = fileURLToPath(new URL("child.mjs", import.meta.url));
  const timeout = (given.minutes + mostAfter) * 60_000;
  const { early, late, mixed, fuzzed, stuck, after } = await runChild(child, given, flags, { timeout });
  const row = (name, value, unit, target = null, pass = null) => ({ name, value, unit, target, pass });
  const none = (name, list) => [
    row(name, list.length, "", "0", list.length === 0),
    ...list.slice(0, 5).map((what) => row(`for example: ${what}`, 1, "")),
  ];
  const growth = late - early;
  return [
    ...Object.entries(mixed.counts).map(([name, count]) => row(name, count, "requests")),
    ...Object.entries(mixed.statuses).map(([status, count]) => row(`status ${status}`, count, "answers")),
    ...none("answers that were neither whole nor a clear error", mixed.wrong),
    ...Object.entries(fuzzed.statuses).map(([status, count]) =>
      row(`fuzzed bodies, status ${status}`, count, "answers"),
    ),
    ...none("fuzzed bodies without a 4xx or a valid answer", fuzzed.wrong),
    row("places taken and requests waiting at the end", stuck, "", "0", stuck === 0),
    row(
      "long streams that have begun before one ends, at the end",
      after.begun,
      "",
      `${after.wanted}`,
      after.begun === after.wanted,
    ),
    row("resident memory in the second tenth", early, "MiB"),
    row("resident memory in the last tenth", late, "MiB"),
    row("growth", growth, "MiB", `at most ${mostGrowth}`, growth <= mostGrowth),
  ];
}
