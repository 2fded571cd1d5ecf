// `node … card.js RUN EVALUATION [FREE] [--folder FOLDER]`: the model card, README.md of models/nano or another folder, from
// what a run logged and an evaluation measured; of a folder in few bits also from its curve.json (curve.ts). Every number in
// it comes from these files.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bitsPerWeight } from "../../src/compression/quantize.ts";
import { type ReportRow, tableOf } from "../../src/evaluation/report.ts";
import { parameterCount } from "../../src/models/config.ts";
import { inspectModel } from "../../src/runtime/inspect.ts";
import { readLog } from "../../src/training/run-folder.ts";
import { type Bar, barTable } from "./bars.ts";
import { LANGUAGE_CODES } from "./language.ts";
import { type CurveRow, curveTable } from "./trade-off.ts";

interface Evaluation {
  readonly rows: readonly ReportRow[];
  readonly bars: readonly Bar[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folder: { type: "string", default: "models/nano" } },
});
const { folder } = values;
const [run = ".cache/nano", evaluation = join(folder, "evaluation.json"), free] = positionals;
const read = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Evaluation;
const { rows, bars } = read(evaluation);
const log = await readLog(run);
const last = log.at(-1)!;
const { config, quantization, recovery, files } = await inspectModel(folder);
const millions = (count: number) => `${(count / 1e6).toFixed(1)} M`;
const tail = log.slice(-100).flatMap(({ entropy }) => (typeof entropy === "number" ? [entropy] : []));
const loss = tail.reduce((sum, one) => sum + one, 0) / tail.length;
const shared = config.layers.filter(({ keyValueLayer }) => keyValueLayer !== null).length;
const validOf = (list: readonly ReportRow[]) => {
  const judged = list.flatMap(({ valid, examples }) => (valid === null ? [] : [{ valid, examples }]));
  const total = judged.reduce((sum, { examples }) => sum + examples, 0);
  return `${((100 * judged.reduce((sum, { valid, examples }) => sum + valid.value * examples, 0)) / total).toFixed(1)}%`;
};

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(2);

/** How it is stored, and what that costs; nothing for a model of floats. */
function fewBits(): string {
  if (quantization === null) return "";
  const { codes, withScales } = bitsPerWeight(config, quantization);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const adapter = recovery
    ? ` A recovery adapter of rank ${recovery.rank} (${recovery.parameters.toLocaleString("en")} numbers of 16 bits, ${megabytes(recovery.bytes)} MB) is on in every answer.`
    : "";
  const curve = join(folder, "curve.json");
  const table = existsSync(curve)
    ? `\nThe float model that it was made from beside it, and what lies between (recipes/nano/curve.ts):\n\n${curveTable(JSON.parse(readFileSync(curve, "utf8")) as CurveRow[])}\n`
    : "";
  const named = [...quantization.weights].map(([name, { bits }]) => ({
    bits,
    name: name.replace(/\.weight$/, "").replace(/^.*\./, ""),
  }));
  const mix = [...new Set(named.map((one) => one.bits))]
    .map((width) => {
      const names = named.filter((one) => one.bits === width).map((one) => one.name);
      return `${width} bits: ${[...new Set(names)].join(", ")}`;
    })
    .join("; ");
  return `## In few bits

\`npm run train -- nano-quantize\`: ${withScales.toFixed(2)} bits per weight, ${codes.toFixed(2)} without scales, ${megabytes(bytes)} MB on disk; the key-value cache has
${quantization.keyValueBits ?? 32} bits per number. ${mix}. Trained from the float model that the numbers of "How it was made" belong to.${adapter}
${table}
`;
}

writeFileSync(
  join(folder, "README.md"),
  `# orchard-nano

The model that comes with Orchard: ${millions(parameterCount(config))} parameters of the on-device design (${config.layers.length - shared} layers that keep keys and values, ${shared} that
read those of the last; width ${config.width}, vocabulary ${config.vocabularySize.toLocaleString("en")}, context ${config.contextSize.toLocaleString("en")}). It does one thing: **typed understanding of short
text**. It turns a sentence into an object of a schema, sorts it into given labels, tags it, chooses a tool and fills its
arguments, answers yes or no about a short passage, and refuses the rest. Licence: Apache-2.0.

## What it cannot do

- Talk, write, reason, calculate, translate or know things. Outside its skills it says so, and is sometimes wrong about that.
- Read more than short text: it was trained on examples of at most 512 tokens.
- Be relied on alone: look at the numbers below. What a schema says is enforced, so an answer always has its shape; whether
  its values are right is another matter.
- Decide anything about people.

## How it was made

\`npm run train -- nano\`: ${last.step.toLocaleString("en")} steps, ${millions(last.tokens as number)} tokens, on two shared CPU cores while other work went on; loss over the last
100 steps ${loss.toFixed(3)} per learned token. Muon for matrices and AdamW for the rest, answers only, weights averaged. The run was
stopped and resumed with more kinds of examples and more wordings (docs/log.md, 2026-11-28), so running the recipe again
gives a model like this one and not the same.

| data | licence | share |
|---|---|---|
| sentences, schemas, tools, questions and opinions generated by recipes/nano in ${LANGUAGE_CODES.length} languages, with names from @faker-js/faker | Apache-2.0, MIT | most |
| [SNIPS](https://github.com/sonos/nlu-benchmark), nine tenths of the training files | CC0-1.0 | intents and slots |
| [CLINC150](https://github.com/clinc/oos-eval), \`train\` | CC-BY-3.0, S. Larson et al., 2019 | intents |

Held out: a tenth of the sentences of SNIPS, \`val\` of CLINC150, and for generated data other templates, names, schemas and
tools than in training. Training sentences that repeat a held-out one (35 of SNIPS, 230 of CLINC150) are left out, but for the
first 6,600 steps of this run, which were before anybody had looked.

${fewBits()}## What it is held to

\`npm run evaluate -- nano\`, schemas enforced.

${barTable(bars)}

Valid JSON of its schema: ${validOf(rows)} with schemas enforced${free === undefined ? "" : `, ${validOf(read(free).rows)} with schemas only told`}.

## All tasks

Task and language; how many answers are right as a whole, F1 of their parts, 95% intervals.

${tableOf(rows)}
`,
);
