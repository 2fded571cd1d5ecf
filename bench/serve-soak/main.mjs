// Ten minutes of mixed requests to one server: streams, aborts, schemas, bad JSON, oversized bodies, clients that read
// slowly or not at all, dropped connections. No crash, resident memory flat after warm-up, no place that stays taken, every
// answer whole or a clear error. It takes the minutes that it is given and two at most to come to an end; a line a minute
// says how it goes.
//
// Options: --minutes 10, --clients 8, --model (default: stories260K of ../shared/data)

import { fileURLToPath } from "node:url";
import { repository, runChild } from "../support.mjs";

/** As in bench/soak: V8 would enlarge the place for new objects whenever it is busy. */
const flags = ["--expose-gc", "--max-semi-space-size=2"];

/** MiB, from the second tenth of the time to the last. */
const mostGrowth = 8;

export async function run(options) {
  const path = options.model ?? `${repository}../shared/data/checkpoints/stories260K`;
  const child = fileURLToPath(new URL("child.mjs", import.meta.url));
  const given = { path, minutes: Number(options.minutes ?? 10), clients: Number(options.clients ?? 8) };
  const { early, late, counts, wrong, stuck, after } = await runChild(child, given, flags, {
    timeout: (given.minutes + 2) * 60_000,
  });
  const row = (name, value, unit, target = null, pass = null) => ({ name, value, unit, target, pass });
  const growth = late - early;
  return [
    ...Object.entries(counts).map(([name, count]) => row(name, count, "requests")),
    row("answers that were neither whole nor a clear error", wrong.length, "", "0", wrong.length === 0),
    ...wrong.slice(0, 5).map((what) => row(`for example: ${what}`, 1, "")),
    row("places taken and requests waiting at the end", stuck, "", "0", stuck === 0),
    row(
      "streams that all begin at once at the end",
      after.given,
      "",
      `${after.wanted}`,
      after.given === after.wanted,
    ),
    row("resident memory in the second tenth", early, "MiB"),
    row("resident memory in the last tenth", late, "MiB"),
    row("growth", growth, "MiB", `at most ${mostGrowth}`, growth <= mostGrowth),
  ];
}
