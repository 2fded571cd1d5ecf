// The independent check of the architecture code: for every family that llama.cpp knows, a small model with random
// weights, whose next-token probabilities llama.cpp gave (test/golden/families, written by `npm run bench -- goldens`).
// llama.cpp has no key-value sharing, so orchard is not among them: it needs a witness of its own.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { configFromGguf } from "../src/models/presets/gguf.ts";
import { readGguf } from "../src/runtime/weights/gguf.ts";
import { readTensor, toFloat32 } from "../src/runtime/weights/stored-tensor.ts";
import { families, type Golden } from "./support/families.ts";
import { randomModelConfig, writeRandomGguf } from "./support/random-model.ts";
import { openScorer, type Scorer } from "./support/scorer.ts";

/** Of a probability, absolute; and relative, for the small ones. */
const tolerance = { absolute: 1e-3, relative: 0.01 };
const contextSize = 512;

const goldens = new URL("./golden/families/", import.meta.url);
let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orchard-families-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("there is a golden file for every family, and no other", () => {
  const names = Object.keys(families).map((name) => `${name}.json`);
  expect(readdirSync(goldens).toSorted()).toEqual(names.toSorted());
});

describe.each(Object.keys(families))("%s", (name) => {
  const golden: Golden = JSON.parse(readFileSync(new URL(`${name}.json`, goldens), "utf8"));
  const path = () => join(folder, `${name}.gguf`);
  beforeAll(() => writeRandomGguf(path(), golden.model, golden.seed));

  test("the golden file is of this model", () => {
    expect(golden.model).toEqual(families[name]);
  });

  test("its GGUF metadata is read as the config it was written from", async () => {
    const { metadata, tensors } = await readGguf(path());
    const frequencies = tensors.get("rope_freqs.weight");
    const ropeFrequencies =
      frequencies === undefined ? null : [...toFloat32(frequencies.type, await readTensor(frequencies))];
    const config = configFromGguf(metadata, { names: new Set(tensors.keys()), ropeFrequencies });
    expect(config).toEqual(randomModelConfig(golden.model));
  });

  /** Compares what comes after `position` with the golden file. */
  const expectGolden = (probabilities: Float64Array, position: number) => {
    for (const [token, expected] of golden.positions[position]!) {
      const difference = Math.abs(probabilities[token]! - expected);
      const label = `token ${token} after position ${position}: ${probabilities[token]} for ${expected}`;
      expect(difference, label).toBeLessThan(Math.min(tolerance.absolute, tolerance.relative * expected));
    }
  };
  const positions = Object.keys(golden.positions).map(Number);

  describe.each([false, true])("probabilities, moving window buffers: %s", (sliding) => {
    let scorer: Scorer;
    beforeAll(async () => {
      scorer = await openScorer(path(), contextSize, { sliding });
    });
    afterAll(() => scorer?.[Symbol.asyncDispose]());

    test("prefilled from each position to the next", async () => {
      await scorer.restart();
      let done = 0;
      for (const position of positions) {
        expectGolden(await scorer.append(golden.tokens.slice(done, position + 1)), position);
        done = position + 1;
      }
    });

    test("prefilled at once, from the start", async () => {
      for (const position of positions) {
        await scorer.restart();
        expectGolden(await scorer.append(golden.tokens.slice(0, position + 1)), position);
      }
    });

    test("decoded one by one", async () => {
      await scorer.restart();
      for (const [position, token] of golden.tokens.entries()) {
        const probabilities = await scorer.append([token]);
        if (positions.includes(position)) expectGolden(probabilities, position);
      }
    });
  });
});
