// `node .cache/recipes/recipes/nano/curve.js [--float FOLDER] [--packed FOLDER] [--beside NAME=FOLDER]`: what few bits cost (trade-off.ts), as a table
// and as curve.json in the packed folder, for the model card. Bars are those of `npm run evaluate -- nano --model FOLDER`
// (--adapter none for the packed one without), which may be run before or after: run this again to have them in it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openCheckpoint } from "../../src/runtime/checkpoint.ts";
import { ortNative } from "../../src/runtime/ort-native.ts";
import { type CurveRow, curveTable, measureCurve } from "./trade-off.ts";
import { nanoData } from "./train.ts";

const { values } = parseArgs({
  options: {
    float: { type: "string", default: ".cache/nano/floats" },
    packed: { type: "string", default: "models/nano" },
    folder: { type: "string", default: ".cache/nano-curve" },
    beside: { type: "string", multiple: true, default: [] },
    threads: { type: "string" },
  },
});
const { float, packed, folder, threads } = values;
const pairs = values.beside.map((pair) => pair.split("="));
if (pairs.some((pair) => pair.length !== 2)) {
  console.error("--beside takes NAME=FOLDER.");
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
const { heldOut } = await nanoData((await openCheckpoint(float)).tokenizer);
const rows = await measureCurve({
  float,
  packed,
  folder,
  beside: new Map(pairs as [string, string][]),
  heldOut,
  device: ortNative,
  threads: threads === undefined ? undefined : Number(threads),
  signal: stop.signal,
  onRow: ({ name, folder, isBare, bars }) =>
    console.error(
      `${name}${bars ? "" : `: not evaluated: npm run evaluate -- nano --model ${folder}${isBare ? " --adapter none" : ""}`}`,
    ),
});
const kept = rows.map(({ folder: _, ...row }): CurveRow => row);
writeFileSync(join(packed, "curve.json"), `${JSON.stringify(kept, null, 1)}\n`);
console.log(curveTable(rows));
