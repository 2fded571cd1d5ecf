// `npm run evaluate -- nano` (or a model folder): what the model can do on data that it never saw, per skill and language,
// with 95% intervals, and the bars that it is held to. Ctrl-C prints what there is.
//   --limit N         examples of each generated task (default 100); the public sets have five times as many
//   --tasks a,b       only tasks whose name begins so, such as extraction or tools/en
//   --languages a,b   only these languages
//   --free            schemas are told and not enforced
//   --output FILE     the rows as JSON
//   --threads N       default 1: a model this small gains nothing from more
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

import { type ReportRow, rowOf, tableOf } from "../../src/evaluation/report.ts";
import { runTask } from "../../src/evaluation/run-task.ts";
import type { Task } from "../../src/evaluation/task.ts";
import type { JsonSchema, JsonValue } from "../../src/json-schema.ts";
import { loadModel } from "../../src/runtime/load-model.ts";
import { randomSource } from "../../src/runtime/random.ts";
import { barsOf, barTable } from "./bars.ts";
import { heldOutTasks } from "./data.ts";
import type { NanoExample } from "./example.ts";
import { publicSetsFolder, readPublicSets } from "./public-sets.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: "string", default: "100" },
    tasks: { type: "string" },
    languages: { type: "string" },
    free: { type: "boolean", default: false },
    output: { type: "string" },
    threads: { type: "string", default: "1" },
  },
});
const [name = "nano"] = positionals;
const limit = Number(values.limit);
if (!Number.isInteger(limit) || limit < 1) {
  console.error(`--limit takes a whole number of at least 1, not "${values.limit}".`);
  process.exit(2);
}
const data = publicSetsFolder();
if (data === null) console.error("../shared/data is not there: the public sets are left out.");
const sets = data === null ? null : await readPublicSets(data);
const listed = (text: string | undefined) => text?.split(",").filter((one) => one !== "");
const tasks = heldOutTasks({ examples: limit, publicExamples: 5 * limit, sets }).filter((task) =>
  isChosen(task, listed(values.tasks), listed(values.languages)),
);

const judge = new Ajv2020({ strict: false });
formats.default(judge as never);
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
await using model = await loadModel(name === "nano" ? "models/nano" : name, {
  threads: Number(values.threads),
});
const rows: ReportRow[] = [];
const total = tasks.length * limit;
let done = 0;
const started = performance.now();
for (const task of tasks) {
  if (stop.signal.aborted) break;
  const result = await runTask(task, model, {
    isGuided: !values.free,
    isValid,
    signal: stop.signal,
    onExample: () => {
      done++;
      if (process.stderr.isTTY && done % 10 === 0) process.stderr.write(`\r\x1b[2K${progress(task.name)}`);
    },
  });
  if (result.examples.length > 0) rows.push(rowOf(result, randomSource(1)));
  if (!process.stderr.isTTY) console.error(progress(task.name));
}
if (process.stderr.isTTY) process.stderr.write("\r\x1b[2K");
const bars = barsOf(rows);
console.log(
  `${name}, schemas ${values.free ? "told only" : "enforced"}\n\n${tableOf(rows)}\n\n${barTable(bars)}`,
);
if (values.output !== undefined)
  writeFileSync(
    values.output,
    `${JSON.stringify({ model: name, isGuided: !values.free, rows, bars }, null, 1)}\n`,
  );

function progress(task: string): string {
  const seconds = (performance.now() - started) / 1000;
  const left = Math.max(0, (seconds / Math.max(1, done)) * (total - done));
  return `${task} · ${done} examples · ${Math.ceil(left)} s left`;
}

function isChosen(
  task: Task<NanoExample>,
  prefixes?: readonly string[],
  languages?: readonly string[],
): boolean {
  const language = task.name.split("/")[1]!;
  const isNamed = prefixes === undefined || prefixes.some((prefix) => task.name.startsWith(prefix));
  return isNamed && (languages === undefined || languages.includes(language));
}

function isValid(schema: JsonSchema, value: JsonValue): boolean {
  return judge.validate(schema as object, value);
}
