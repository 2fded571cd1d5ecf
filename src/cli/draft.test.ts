// orchard draft train: what it hands on and prints, and that a draft model comes of it, also after a stop.
import { EventEmitter } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { OrchardError } from "../errors.ts";
import { modelPath } from "../hub/load-model.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { trainDraftFiles } from "../training/draft-files.ts";
import type { Context } from "./context.ts";
import { run } from "./program.ts";

/** Runs the command; `onError` sees what it says on standard error as it says it. */
async function draft(
  words: readonly string[],
  trainDraft: Context["trainDraft"],
  onError?: (text: string, signals: EventEmitter) => void,
) {
  const texts = { output: "", errors: "" };
  const signals = new EventEmitter();
  const stream = (name: keyof typeof texts) =>
    new PassThrough({ encoding: "utf8" }).on("data", (text: string) => {
      texts[name] += text;
      if (name === "errors") onError?.(text, signals);
    });
  const unused = () => Promise.reject(new Error("not used here"));
  const context: Context = {
    input: new PassThrough(),
    output: stream("output"),
    errors: stream("errors"),
    environment: {},
    signals,
    outputClosed: new AbortController().signal,
    loadModel: unused,
    inspectModel: unused,
    quantizeModel: unused,
    adapters: { train: unused, inspect: unused },
    trainDraft,
    hub: { pull: unused, list: unused, remove: unused },
  };
  const code = await run(["draft", ...words], context);
  await new Promise(setImmediate);
  return { code, ...texts };
}

const files = ["--model", "o/m", "--data", "d.jsonl", "--output", "made"];

test("hands on what is asked for, where the model comes from too, and prints how large the draft is", async () => {
  const asked: Parameters<Context["trainDraft"]>[0][] = [];
  const options = ["--steps", "40", "--threads", "1", "--endpoint", "https://hub", "--offline"];
  const said = await draft(["train", ...files, ...options], async (training) => {
    asked.push(training);
    return { parameters: 1_500_000, share: 0.0153 };
  });
  expect(said).toEqual({
    code: 0,
    output: "made\n",
    errors: "1.5 million parameters, 1.5% of the target's\n",
  });
  expect(asked).toEqual([
    expect.objectContaining({
      model: "o/m",
      data: "d.jsonl",
      output: "made",
      steps: 40,
      threads: 1,
      hub: { endpoint: "https://hub", offline: true },
    }),
  ]);
});

test("a model that is not here is looked for on no hub when offline", async () => {
  const said = await draft(
    ["train", "--model", "o/not-pulled", ...files.slice(2), "--offline"],
    async (training) => Promise.reject(new Error(await modelPath(training.model, training.hub))),
  );
  expect(said.code).toBe(1);
  expect(said.errors).toMatch(
    /^orchard: There is no file or folder o\/not-pulled here, .* offline nothing can be/,
  );
});

test("what fails is one line", async () => {
  const said = await draft(["train", ...files], () =>
    Promise.reject(new OrchardError("modelNotFound", "There is no model o/m.")),
  );
  expect(said).toEqual({ code: 1, output: "", errors: "orchard: There is no model o/m.\n" });
});

test("makes a draft model from files, and leaves nothing else; stopped half-way, the same command goes on", {
  timeout: 600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "orchard-draft-"));
  const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 256, contextSize: 32 });
  writeRandomFolder(join(folder, "target"), config, 1);
  writeFileSync(join(folder, "data.jsonl"), '"one two three four"\n');
  const train: Context["trainDraft"] = ({ hub: _, ...options }) =>
    trainDraftFiles({ ...options, length: 32, tokens: 64, device: ortNative });
  const command = (name: string) => [
    "train",
    ...["--model", join(folder, "target"), "--data", join(folder, "data.jsonl")],
    ...["--output", join(folder, name), "--steps", "24", "--threads", "1"],
  ];
  const said = await draft(command("whole"), train);
  expect(said).toMatchObject({ code: 0, output: `${join(folder, "whole")}\n` });
  expect(said.errors).toMatch(/step 20.*\n.*step 24.*\n.*parameters, 1\.\d% of the target's\n$/s);
  const stopped = await draft(command("stopped"), train, (text, signals) => {
    if (text.startsWith("step 20")) signals.emit("SIGINT");
  });
  expect(stopped).toMatchObject({ code: 130, output: "" });
  expect(stopped.errors).toContain("Stopped; the same command goes on.\n");
  expect(existsSync(join(folder, "stopped"))).toBe(false);
  expect((await draft(command("stopped"), train)).code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["data.jsonl", "stopped", "target", "whole"]);
  const weights = ["whole", "stopped"].map((name) => readFileSync(join(folder, name, "model.safetensors")));
  expect(weights[0]!.equals(weights[1]!)).toBe(true);
  // What is there stays as it is, the target's own folder first of all.
  for (const name of ["target", "whole"]) {
    const before = readFileSync(join(folder, name, "model.safetensors"));
    const refused = await draft(command(name), train);
    expect(refused).toMatchObject({ code: 1, output: "" });
    expect(refused.errors).toMatch(/^orchard: .* is there already: give another folder\.\n$/);
    expect(readFileSync(join(folder, name, "model.safetensors")).equals(before)).toBe(true);
  }
  rmSync(folder, { recursive: true });
});

test("a run of another target, or an output that cannot be written, is refused in one line", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orchard-draft-"));
  for (const [name, width] of [
    ["small", 64],
    ["large", 192],
  ] as const) {
    const dial = { layers: 8, width, vocabularySize: 256, contextSize: 32 };
    writeRandomFolder(join(folder, name), orchardConfig(dial), 1);
  }
  writeFileSync(join(folder, "data.jsonl"), '"one two three four"\n');
  const train: Context["trainDraft"] = ({ hub: _, ...options }) =>
    trainDraftFiles({ ...options, length: 32, tokens: 64, device: ortNative });
  const command = (target: string, output: string) => [
    "train",
    ...["--model", join(folder, target), "--data", join(folder, "data.jsonl")],
    ...["--output", join(folder, output), "--steps", "40", "--threads", "1"],
  ];
  const stop = (text: string, signals: EventEmitter) => text.startsWith("step 20") && signals.emit("SIGINT");
  expect((await draft(command("small", "made"), train, stop)).code).toBe(130);
  const refused = await draft(command("large", "made"), train);
  expect(refused.code).toBe(1);
  expect(refused.errors).toMatch(
    /^orchard: A run in .*made\.run was begun with another model or size: .*\.\n$/,
  );
  const unwritable = await draft(command("small", "data.jsonl/made"), train);
  expect(unwritable.code).toBe(1);
  expect(unwritable.errors).toMatch(
    /^orchard: .* cannot be written \(ENOTDIR: .*\): give another folder\.\n$/,
  );
  rmSync(folder, { recursive: true });
});
