// The experiment on few bits at its smallest: every kind of cell runs, what is known is not run again, and the table says
// what it is asked for. Losses of two steps mean nothing; the bars are judged on made-up losses.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ortNative } from "../src/runtime/ort-native.ts";
import { batchShape, tinyBatch, tinyConfig, tinyStream, tinyWeights } from "../test/support/training-case.ts";
import { type CellName, type CellResult, compressionSettings, runCompression } from "./compression.ts";
import { compressionRows, distributionRows } from "./compression-table.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-compression-"));
afterAll(() => rmSync(folder, { recursive: true }));

const cells: readonly CellName[] = [
  "float",
  "4-bit embedding, 8-bit cache",
  "4-bit embedding, 8-bit cache, trained",
  "nearest",
  "nearest, -2 -1 0 1",
  "trained",
  "trained, adapter 16",
  "trained, one scale per tensor, largest weight",
];

test("each cell is run once, also over a stop", async () => {
  const config = tinyConfig();
  const ran: string[] = [];
  const run = (chosen: readonly CellName[], signal?: AbortSignal) =>
    runCompression({
      ...compressionSettings,
      steps: 2,
      device: ortNative,
      threads: 1,
      name: "tiny",
      config,
      weights: tinyWeights(config, 5),
      stream: (_, position) => tinyStream(position),
      shapes: [batchShape],
      validation: [tinyBatch()],
      folder,
      seeds: [1],
      cells: chosen,
      signal,
      onCell: ({ cell }) => ran.push(cell),
    });
  const abort = new AbortController();
  await run(cells.slice(0, 6));
  abort.abort();
  await expect(run(cells, abort.signal)).rejects.toMatchObject({ code: "aborted" });
  const results = await run(cells);
  expect(ran).toEqual(cells);
  expect(results.map(({ cell }) => cell)).toEqual(cells);
  expect(results.every(({ loss }) => Number.isFinite(loss) && loss > 0)).toBe(true);
  expect(compressionRows("tiny", results).length).toBeGreaterThan(cells.length);
});

test("the bars: of the same seeds, met and missed", () => {
  const losses: readonly (readonly [CellName, number, number])[] = [
    ["float", 0, 1],
    ["4-bit embedding, 8-bit cache", 0, 1.002],
    ["4-bit embedding, 8-bit cache, trained", 1, 1.004],
    ["nearest", 0, 5],
    ["trained", 1, 1.4],
    ["trained", 2, 1.6],
    ["trained, adapter 16", 1, 1.3],
    ["trained, largest weight", 1, 1.6],
    ["trained, largest weight", 2, 1.6],
    ["trained, -2 -1 0 1", 1, 1.3],
  ];
  const results = losses.map(
    ([cell, seed, loss]): CellResult => ({ model: "m", cell, seed, loss, seconds: 1 }),
  );
  const rows = compressionRows("m", results);
  const row = (part: string) => rows.find(({ name }) => name.includes(part));
  expect(row("trained, of the gap")).toMatchObject({ value: "87.5000 ± 2.5000", pass: true });
  expect(row("adapter 16, of the gap")).toMatchObject({ pass: true });
  expect(row("largest weight / OCTAV, both")).toMatchObject({ pass: false }); // 1.143 and 1: 1.071
  expect(row("{−2, −1, 0, 1}")).toMatchObject({ pass: false });
  expect(row("8-bit cache / float")).toMatchObject({ value: "0.2000 ± 0.0000", pass: true });
  expect(row("8-bit cache, trained / float")).toMatchObject({ value: "0.4000 ± 0.0000", pass: false });
});

test("scales on known distributions meet their bars", () => {
  expect(distributionRows().filter(({ pass }) => pass !== true)).toEqual([]);
});
