// `npm run bench -- kill-pull [--points 50]`: orchard pull, killed with SIGKILL at random moments; the next pull must
// complete, and every file must have the right SHA-256.
import { fileURLToPath } from "node:url";
import { testSupport } from "./support.mjs";

export async function run({ points = 50 }) {
  const { killPulls } = await testSupport("kill-pull");
  const moments = Array.from({ length: Number(points) }, () => Math.random());
  const outcomes = await killPulls(fileURLToPath(new URL("../dist/cli/main.js", import.meta.url)), moments);
  const killed = outcomes.filter(({ wasKilled }) => wasKilled);
  const right = outcomes.filter(({ exitCode, isRight }) => exitCode === 0 && isRight);
  const again = killed.map(({ fetchedAgain, bytes }) => fetchedAgain / bytes).toSorted((a, b) => a - b);
  const row = (name, value, unit, target = null, pass = null) => ({ name, value, unit, target, pass });
  return [
    row("pulls killed under way", killed.length, "pulls"),
    row(
      "completed and right at the next pull",
      right.length,
      "pulls",
      `${outcomes.length}`,
      right.length === outcomes.length,
    ),
    row("fetched again, median", Math.round(100 * (again[again.length >> 1] ?? 0)), "% of the model"),
  ];
}
