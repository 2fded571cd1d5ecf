// `npm run bench -- NAME [--option value …]`: runs bench/NAME.mjs (or bench/NAME/main.mjs), which exports
// `run(options): Promise<Row[]>` and, if it measures peers, `needsPeers = true`; prints the rows as a table and writes
// them to bench/results/NAME.json. Exits with an error only when the benchmark crashes, not when it misses a target.

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { benchFolder, commit, installPeers, repository } from "./support.mjs";

/** @typedef {{ name: string, value: number | string, unit: string, target: string | null, pass: boolean | null }} Row */

const [name, ...rest] = process.argv.slice(2);
const options = optionsOf(rest);
const path = [`${benchFolder}${name}.mjs`, `${benchFolder}${name}/main.mjs`].find((file) => existsSync(file));
if (path === undefined) {
  console.error(`Usage: npm run bench -- NAME, with NAME one of: ${names().join(", ")}`);
  process.exit(2);
}

const benchmark = await import(path);
if (benchmark.needsPeers) installPeers();
const rows = await benchmark.run(options).catch((error) => {
  if (error?.code !== "aborted") throw error;
  console.error("Stopped; the same command goes on.");
  process.exit(130);
});
print(rows);
mkdirSync(`${benchFolder}results`, { recursive: true });
const file = `${benchFolder}results/${name}.json`;
const result = { name, date: new Date().toISOString(), machine: machine(), rows };
writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
console.log(`\n${file.slice(repository.length)}`);

/** `--name value` pairs; an option without a value is true. */
function optionsOf(words) {
  const values = {};
  words.forEach((word, index) => {
    if (!word.startsWith("--")) return;
    const next = words[index + 1];
    values[word.slice(2)] = next === undefined || next.startsWith("--") ? true : next;
  });
  return values;
}

function names() {
  return readdirSync(benchFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${benchFolder}${entry.name}/main.mjs`))
    .map((entry) => entry.name)
    .concat(
      readdirSync(benchFolder)
        .filter((file) => file.endsWith(".mjs"))
        .map((file) => file.slice(0, -4)),
    )
    .filter((entry) => !["run", "support"].includes(entry))
    .toSorted();
}

function machine() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const processor = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
  return {
    processor,
    memory,
    system: `${platform()} ${arch()}`,
    node: process.version,
    commit: commit(),
  };
}

/** @param {readonly Row[]} rows */
function print(rows) {
  const digits = (value) => (typeof value === "number" ? Number(value.toPrecision(4)).toString() : value);
  const verdict = (pass) => (pass === null || pass === undefined ? "" : pass ? "yes" : "NO");
  const cells = rows.map((row) => [
    row.name,
    digits(row.value),
    row.unit,
    row.target ?? "",
    verdict(row.pass),
  ]);
  const table = [["", "value", "unit", "target", "met"], ...cells];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  for (const line of table)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd(),
    );
}
