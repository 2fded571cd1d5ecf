// The curve of few bits on a tiny random model: every form is measured as it is, and the table has what was found.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quantizeModel } from "../../src/compression/packed-model.ts";
import { orchardConfig } from "../../src/models/presets/orchard.ts";
import { writeAdapter } from "../../src/runtime/adapter-file.ts";
import { openCheckpoint } from "../../src/runtime/checkpoint.ts";
import { describingFiles } from "../../src/runtime/model-folder.ts";
import { ortNative } from "../../src/runtime/ort-native.ts";
import { checkpointHash } from "../../src/runtime/weights/weights-hash.ts";
import { packedAll } from "../../src/training/packing.ts";
import { randomAdapter } from "../../test/support/random-adapter.ts";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { curveTable, evaluationPath, type MeasuredRow, measureCurve } from "./trade-off.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-curve-"));
const at = (name: string) => join(folder, name);
const config = orchardConfig({ layers: 2, sharedLayers: 1, width: 64, vocabularySize: 256, contextSize: 32 });
const bars = (got: number) => [{ name: "one bar (ko)", asked: "≥ 90", got, isMet: false }];
let rows: MeasuredRow[] = [];

beforeAll(async () => {
  writeRandomFolder(at("float"), config, 1);
  await quantizeModel(at("float"), at("packed"), {
    bits: 2,
    blockSize: 16,
    mix: new Map([["down_proj", 4]]),
  });
  const base = await checkpointHash(await openCheckpoint(at("packed")));
  const dial = { rank: 2, alpha: 2 };
  await writeAdapter(join(at("packed"), "adapter"), {
    ...dial,
    base,
    tensors: randomAdapter(config, dial, 1),
  });
  const write = (path: string, got: number) => writeFileSync(path, JSON.stringify({ bars: bars(got) }));
  write(evaluationPath(at("float"), null), 91.5);
  write(evaluationPath(at("packed"), null), 80);
  write(evaluationPath(at("packed"), "none"), 70);
  mkdirSync(at("forms"));
  const tokens = Int32Array.from({ length: 30 }, (_, i) => (i * 37) % 256);
  const example = { tokens, lossMask: new Uint8Array(30).fill(1, 10) };
  const heldOut = packedAll([{ example, source: "" }], [{ batch: 1, length: 32, targets: 32 }]);
  const [float, packed] = [at("float"), at("packed")];
  const beside = new Map([["another mix", packed]]);
  const options = { folder: at("forms"), heldOut, device: ortNative, threads: 1 };
  rows = await measureCurve({ float, packed, beside, ...options });
});
afterAll(() => rmSync(folder, { recursive: true }));

test("measures the float model, 8 bits, nearest, other mixes, trained, and with the adapter, each with its own files", async () => {
  const [float, eight, nearest, other, trained, recovered] = rows as [
    MeasuredRow,
    MeasuredRow,
    MeasuredRow,
    MeasuredRow,
    MeasuredRow,
    MeasuredRow,
  ];
  expect(rows).toHaveLength(6);
  const size = (path: string) => statSync(at(path)).size;
  expect(float.bytes).toBe(size("float/model.safetensors"));
  expect(trained.bytes).toBe(size("packed/model.safetensors"));
  expect(recovered.bytes).toBe(trained.bytes + size("packed/adapter/adapter_model.safetensors"));
  expect(float.bytes).toBeGreaterThan(eight.bytes);
  expect(eight.bytes).toBeGreaterThan(trained.bytes);
  // What was "trained" here is the same rounding.
  expect(nearest.loss).toBeCloseTo(trained.loss, 6);
  expect(Math.abs(eight.loss - float.loss)).toBeLessThan(Math.abs(nearest.loss - float.loss) / 4);
  expect(Math.abs(recovered.loss - trained.loss)).toBeGreaterThan(1e-3);
  expect({ ...other, name: recovered.name }).toEqual(recovered);
  const [one, same] = [await openCheckpoint(nearest.folder), await openCheckpoint(at("packed"))];
  expect(one.quantization!.weights).toEqual(same.quantization!.weights);
});

test("has the bars of the evaluations that there are, and the card's table shows them", async () => {
  expect(rows.map((row) => row.bars?.[0]?.got ?? null)).toEqual([91.5, null, null, 80, 70, 80]);
  const lines = curveTable(rows).split("\n");
  expect(lines[0]).toBe(
    "|  | float | 8 bits | few bits, nearest | another mix | few bits, trained | with its adapter |",
  );
  expect(lines.at(-1)).toBe("| one bar (≥ 90) | 91.5 |  |  | 80.0 | 70.0 | 80.0 |");
  const losses = [4, 4.2, 6, 4.4, 4.5, 4.25].map((loss, i) => ({ ...rows[i]!, loss }));
  expect(curveTable(losses)).toContain("closed |  | 90.0% |  | 80.0% | 75.0% | 87.5% |");
});

test("what was measured of a model is not taken for what is made from it", async () => {
  expect(await describingFiles(at("float"))).toEqual(["config.json", "tokenizer.json"]);
});
