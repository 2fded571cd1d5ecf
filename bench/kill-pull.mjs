// `npm run bench -- kill-pull [--points 50]`: orchard pull, killed with SIGKILL after a random part of its bytes; the next
// pull must complete, and every file must have the right SHA-256. A kill that came too late is drawn again and not counted.
// Two minutes on a quiet machine.
import { fileURLToPath } from "node:url";
import { testSupport } from "./support.mjs";

/** Kills that may come too late before something is wrong with the measurement itself. */
const mostLate = 20;

export async function run({ points = 50 }) {
  const { killPulls } = await testSupport("kill-pull");
  const program = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
  const wanted = Number(points);
  const outcomes = [];
  let late = 0;
  while (outcomes.length < wanted && late <= mostLate) {
    const parts = Array.from({ length: Math.min(5, wanted - outcomes.length) }, () => Math.random());
    for (const outcome of await killPulls(program, parts)) {
      if (outcome.wasKilled) outcomes.push(outcome);
      else late++;
    }
    console.error(`${outcomes.length} killed under way, ${late} too late`);
  }
  const right = outcomes.filter(({ exitCode, isRight }) => exitCode === 0 && isRight);
  // What a kill costs, beyond what was missing: blocks of 1 MiB that were on their way.
  const lost = outcomes
    .map(({ part, fetchedAgain, bytes }) => fetchedAgain / bytes - (1 - part))
    .toSorted((a, b) => a - b);
  const row = (name, value, unit, target = null, pass = null) => ({ name, value, unit, target, pass });
  return [
    row("pulls killed under way", outcomes.length, "pulls", `${wanted}`, outcomes.length === wanted),
    row("kills that came too late, not counted", late, "pulls"),
    row("completed and right at the next pull", right.length, "pulls", `${wanted}`, right.length === wanted),
    row("lost by the kill, median", Math.round(100 * (lost[lost.length >> 1] ?? 0)), "% of the model"),
  ];
}
