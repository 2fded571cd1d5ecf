// A thousand prompts through one process: its resident memory after the first hundred, and at the end. Every kind of
// request takes part: greedy and random, several at once, aborted, left in the middle, in sessions of several turns.
//
// Options: --prompts 1000, --model (default: stories260K of ../shared/data)

import { fileURLToPath } from "node:url";
import { repository, runChild } from "../support.mjs";

/** V8 would enlarge the place for new objects, by up to 32 MiB, whenever it is busy: that is no leak, and hides one. */
const flags = ["--expose-gc", "--max-semi-space-size=2"];

/** MiB. Code that V8 compiles late and pages that malloc keeps; a leak of 5 KB a prompt would be above it. */
const mostGrowth = 4;

export async function run(options) {
  const path = options.model ?? `${repository}../shared/data/checkpoints/stories260K`;
  const prompts = Number(options.prompts ?? 1000);
  const child = fileURLToPath(new URL("child.mjs", import.meta.url));
  const { early, late, peak, handles } = await runChild(child, { path, prompts }, flags);
  const row = (name, value) => ({ name, value, unit: "MiB", target: null, pass: null });
  const growth = late - early;
  return [
    row("resident memory after a tenth of the prompts", early),
    row(`resident memory after ${prompts} prompts`, late),
    row("peak", peak),
    { ...row("growth", growth), target: `at most ${mostGrowth}`, pass: growth <= mostGrowth },
    {
      name: "growth of native handles",
      value: handles[1] - handles[0],
      unit: "",
      target: "0",
      pass: handles[1] <= handles[0],
    },
  ];
}
