// `npm run evaluate -- nano` (or a model folder): what the model can do on data that it never saw, per skill and language,
// with 95% intervals, and the bars that it is held to. Ctrl-C prints what there is.
//   --model FOLDER    another folder of the same model, such as one in few bits; a whole evaluation is written into it
//   --adapter FOLDER  with an adapter; none: without the one that the model's folder brings
//   --limit N         examples of each generated task (default 100); the public sets have five times as many
//   --tasks a,b       only tasks whose name begins so, such as extraction or tools/en
//   --languages a,b   only these languages
//   --free            schemas are told and not enforced
//   --output FILE     the rows as JSON; default with --model: evaluationPath (trade-off.ts)
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
import { evaluationPath } from "./trade-off.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: "string" },
    adapter: { type: "string" },
    limit: { type: "string", default: "100" },
    tasks: { type: "string" },
    languages: { type: "string" },
    free: { type: "boolean", default: false },
    output: { type: "string" },
    threads: { type: "string", default: "1" },
  },
});
const [name = "nano"] = positionals;
const folder = values.model ?? (name === "nano" ? "models/nano" : name);
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
const isBare = values.adapter === "none";
await using base = await loadModel(folder, { threads: Number(values.threads), recovery: !isBare });
const model = values.adapter === undefined || isBare ? base : await base.loadAdapter(values.adapter);
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
const title = [values.model ?? name, ...(values.adapter === undefined ? [] : [`adapter ${values.adapter}`])];
console.log(
  `${title.join(", ")}, schemas ${values.free ? "told only" : "enforced"}\n\n${tableOf(rows)}\n\n${barTable(bars)}`,
);
// A part of the tasks is no evaluation of the model: it goes where it is told to, and nowhere else.
const isWhole = !stop.signal.aborted && !values.tasks && !values.languages && !values.free;
const output =
  values.output ?? (values.model && isWhole ? evaluationPath(folder, values.adapter ?? null) : undefined);
if (output !== undefined) {
  const written = { model: title.join(", "), isGuided: !values.free, rows, bars };
  writeFileSync(output, `${JSON.stringify(written, null, 1)}\n`);
  console.log(`\nWritten: ${output}`);
}

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
