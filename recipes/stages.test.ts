// The stages from files to files, on a tiny random model with a chat template: a model that was tuned answers as its data
// do, a student is written like its beginning, and a model that cannot be described is refused.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LanguageModelSession, loadModel } from "../src/index.ts";
import { orchardConfig } from "../src/models/presets/orchard.ts";
import { openCheckpoint } from "../src/runtime/checkpoint.ts";
import { ortNative } from "../src/runtime/ort-native.ts";
import { checkpointHash } from "../src/runtime/weights/weights-hash.ts";
import { readLog } from "../src/training/run-folder.ts";
import { writeRandomFolder } from "../test/support/random-folder.ts";
import { runStageRecipe } from "./stages.ts";

let folder = "";
const at = (name: string) => join(folder, name);
const template =
  "{% for m in messages %}{{ m.role[0] }}:{{ m.content }}\n{% endfor %}{% if add_generation_prompt %}a:{% endif %}";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchard-stages-"));
  const config = orchardConfig({
    layers: 2,
    sharedLayers: 1,
    width: 64,
    vocabularySize: 300,
    contextSize: 64,
  });
  for (const [name, seed] of [
    ["base", 1],
    ["teacher", 2],
  ] as const) {
    writeRandomFolder(at(name), config, seed);
    await writeFile(join(at(name), "tokenizer_config.json"), JSON.stringify({ chat_template: template }));
  }
  const turns = [
    ["ping", "pong"],
    ["tick", "tock"],
    ["flip", "flop"],
  ];
  const lines = turns.map(([user, assistant]) =>
    JSON.stringify([
      { role: "user", content: user },
      { role: "assistant", content: assistant },
    ]),
  );
  await writeFile(at("data.jsonl"), `${lines.join("\n")}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

const run = (stage: Parameters<typeof runStageRecipe>[0], extra: object = {}) =>
  runStageRecipe(stage, {
    model: at("base"),
    data: at("data.jsonl"),
    output: at(stage),
    folder: at(`${stage}-run`),
    device: ortNative,
    threads: 1,
    steps: 60,
    rate: 0.01,
    length: 64,
    tokens: 64,
    rank: 8,
    alpha: 16,
    ...extra,
  });

const losses = async (stage: string) =>
  (await readLog(at(`${stage}-run`))).map(({ entropy }) => entropy as number);

test("finetune: the model that it writes answers as the data do", async () => {
  await run("finetune");
  expect((await losses("finetune")).at(-1)).toBeLessThan(0.02);
  expect((await readdir(at("finetune"))).sort()).toEqual(
    ["config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"].sort(),
  );
  await using model = await loadModel(at("finetune"), { contextSize: 64 });
  for (const [prompt, answer] of [
    ["ping", "pong"],
    ["tick", "tock"],
  ] as const) {
    const session = new LanguageModelSession({ model });
    const { content } = await session.respond(prompt, {
      sampling: { mode: "greedy" },
      maximumResponseTokens: 4,
    });
    expect(content).toBe(answer);
  }
});

test.each([
  ["its whole distribution", "distill", {}],
  ["its first choices and a few others", "distill-top", { top: 16, negatives: 64 }],
])("distill: writes a student that learned from %s", async (_, name, top) => {
  const places = { output: at(name), folder: at(`${name}-run`) };
  await run("distill", { teacher: at("teacher"), temperature: 2, ...places, ...top });
  const seen = (await readLog(at(`${name}-run`))).map(({ loss }) => loss as number);
  expect(seen.at(-1)).toBeLessThan(seen[0]! * 0.5);
  expect(await readdir(at(name))).toContain("model.safetensors");
});

test("no stage takes the place of the model that it is made from", async () => {
  const before = await readFile(join(at("base"), "model.safetensors"));
  for (const stage of ["finetune", "quantize", "draft"] as const)
    await expect(run(stage, { output: at("base"), steps: 1 })).rejects.toMatchObject({
      code: "invalidArgument",
    });
  expect((await readFile(join(at("base"), "model.safetensors"))).equals(before)).toBe(true);
});

test("draft: writes a small model that guesses for its target", async () => {
  await run("draft", { width: 32, layers: 1 });
  const seen = (await readLog(at("draft-run"))).map(({ loss }) => loss as number);
  expect(seen.at(-1)).toBeLessThan(seen[0]! * 0.7);
  await using draft = await loadModel(at("draft"), { contextSize: 64 });
  expect(draft.config).toMatchObject({ width: 32, vocabularySize: 300 });
  await using model = await loadModel(at("base"), { contextSize: 64, draft });
  const texts: string[] = [];
  for (const options of [{}, { draft: "off" }] as const) {
    const session = new LanguageModelSession({ model });
    // Greedy; with a seed it guesses all the time.
    const sampling = { mode: "random", seed: 1 } as const;
    const { content, timings } = await session.respond("ping", {
      ...options,
      sampling,
      temperature: 0,
      maximumResponseTokens: 12,
    });
    texts.push(content);
    expect((timings?.guesses?.guessed ?? 0) > 0).toBe(options.draft === undefined);
  }
  expect(texts[0]).toBe(texts[1]);
});

test("quantize: a packed model that loads, made for its cache, with a recovery adapter that fits it", async () => {
  await run("quantize", { steps: 40, rate: 0.003 });
  const checkpoint = await openCheckpoint(at("quantize"));
  expect(checkpoint.quantization).toMatchObject({ keyValueBits: 8 });
  expect(checkpoint.blocks.get("model.layers.0.mlp.up_proj.weight")?.format).toMatchObject({ bits: 2 });
  expect(checkpoint.blocks.get("model.embed_tokens.weight")?.format).toMatchObject({ bits: 4 });
  expect(checkpoint.recovery).toMatchObject({ rank: 8, alpha: 16, base: await checkpointHash(checkpoint) });
  await using recovered = await loadModel(at("quantize"), { contextSize: 64 });
  await using model = await loadModel(at("quantize"), { contextSize: 64, recovery: false });
  for (const one of [model, recovered]) {
    const session = new LanguageModelSession({ model: one });
    const options = { sampling: { mode: "greedy" }, maximumResponseTokens: 3 } as const;
    expect((await session.respond("ping", options)).usage.output.totalTokenCount).toBeGreaterThan(0);
  }
  await expect(run("quantize", { bits: 3 })).rejects.toMatchObject({ code: "invalidArgument" });
});

test("finetune refuses a base that it cannot describe", async () => {
  await expect(run("finetune", { model: join(at("base"), "model.safetensors") })).rejects.toMatchObject({
    code: "unsupportedModel",
  });
});
