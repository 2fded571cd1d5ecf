// Loading what guesses beside a model: real models, one of them with a shorter context.
import { EventEmitter } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, expect, test } from "vitest";
import { answer, greedy } from "../../test/support/answer.ts";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { loadModel } from "../runtime/load-model.ts";
import type { Context } from "./context.ts";
import { loadCommandModel } from "./load.ts";
import { parseCommandLine } from "./options.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-cli-load-"));
const at = (name: string) => join(folder, name);
for (const [name, contextSize] of [
  ["model", 128],
  ["short", 64],
] as const)
  writeRandomFolder(at(name), orchardConfig({ layers: 8, width: 64, vocabularySize: 256, contextSize }), 1);
afterAll(() => rmSync(folder, { recursive: true }));

function load(...parameters: string[]) {
  const unused = () => Promise.reject(new Error("not used here"));
  const context: Context = {
    input: new PassThrough(),
    output: new PassThrough(),
    errors: new PassThrough(),
    environment: {},
    signals: new EventEmitter(),
    outputClosed: new AbortController().signal,
    loadModel: (path, options) => loadModel(path!, options),
    inspectModel: unused,
    quantizeModel: unused,
    adapters: { train: unused, inspect: unused },
    trainDraft: unused,
    hub: { pull: unused, list: unused, remove: unused },
  };
  return loadCommandModel(parseCommandLine(["hi", "--model", at("model"), ...parameters]), context);
}

test("a draft model of a shorter context than is asked for guesses as far as that goes", async () => {
  await using model = await load("--draft", at("short"), "--context", "100");
  expect(model.contextSize).toBe(100);
  const { usage } = await answer(model, "Once upon a time", { ...greedy, maximumResponseTokens: 60 });
  expect(usage.output.totalTokenCount).toBe(60); // past the 64 that the draft model can read
});

test("a context that the model itself does not have is refused by its name, and nothing stays", async () => {
  await expect(load("--draft", at("short"), "--context", "129")).rejects.toMatchObject({
    code: "invalidArgument",
    message: "contextSize is 129; model takes a whole number from 2 to 128.",
  });
});
