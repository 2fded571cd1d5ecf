// Speculative decoding: target runs per token and end-to-end time beside plain decoding, interleaved, and whether the greedy
// text is the same. The target is a model of nano's recipe (--target FOLDER: floats; asked what it never saw, its schemas
// enforced), or one that is trained here on GSM8K (MIT, ../shared/data); its draft model is distilled from it and has
// at most 2% of its parameters; prompt look-up is measured on orchard-nano, which extracts. What is trained is kept in
// bench/.cache, by its options: a run that was stopped goes on.
//
// Options: --target, --threads (of the draft model's training), --layers 16, --width 256, --steps 600, --draft-steps 1500, --prompts 200, --answer 48, --timed 24
// (prompts of which the time is taken), --bits (of the target; default float32)

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { heldOut } from "./adapter/elsewhere.mjs";
import { gsm8kLines } from "./experiments/small-model.mjs";
import { cacheFolder, median, recipe, repository, using } from "./support.mjs";

const contextSize = 256;
const greedy = { sampling: { mode: "greedy" } };

export async function run(options) {
  const number = (name, otherwise) => Number(options[name] ?? otherwise);
  const sizes = {
    layers: number("layers", 16),
    width: number("width", 256),
    steps: number("steps", 600),
    draftSteps: number("draft-steps", 1500),
  };
  const counts = {
    prompts: number("prompts", 200),
    answer: number("answer", 48),
    timed: number("timed", 24),
  };
  const bits = options.bits === undefined ? undefined : Number(options.bits);
  const { target } = options;
  const paths = target ? await ofRecipe(target, sizes.draftSteps, number("threads", 2)) : await models(sizes);
  return [...(await draftRows(paths, counts, bits)), ...(await lookupRows(counts))];
}

/** The target with its draft model. */
async function draftRows({ target, draft, raw, askedOf }, counts, bits) {
  const { loadModel } = await import("../dist/index.js");
  const asked = await askedOf(counts.prompts);
  const size = raw ? { contextSize } : {};
  return using(await loadModel(draft, { ...size, threads: 1 }), async (guesser) =>
    using(await loadModel(target, { ...size, bits, draft: guesser }), async (model) => {
      const { parameterCount } = await import("../dist/models/config.js");
      const share = parameterCount(guesser.config) / parameterCount(model.config);
      const sampled = { sampling: { mode: "random", seed: 1 }, temperature: 1 };
      const usual = { raw, maximumResponseTokens: counts.answer };
      const label = `draft model, ${bits ?? 32} bits`;
      return [
        row("parameters of the draft model / the target's", share, "ratio", "at most 0.02", share <= 0.02),
        ...(await compared(`${label}, greedy`, model, asked, { ...usual, ...greedy }, {}, counts)),
        ...(await compared(`${label}, sampled`, model, asked, { ...usual, ...sampled }, {}, counts)),
      ];
    }),
  );
}

/** Prompt look-up on what it is for: answers that copy. */
async function lookupRows(counts) {
  const { loadModel } = await import("../dist/index.js");
  const schema = {
    type: "object",
    properties: { restaurant: { type: "string" }, guests: { type: "string" }, when: { type: "string" } },
    required: ["restaurant", "guests", "when"],
    additionalProperties: false,
  };
  const names = ["Lanterna Rossa", "Chez Margot", "The Copper Kettle", "Osteria del Ponte Vecchio"];
  const times = ["tomorrow at half past seven", "on Friday evening at nine", "next Sunday at noon"];
  const asked = Array.from({ length: counts.prompts }, (_, index) => ({
    transcript: promptOf(
      `Book a table for ${2 + (index % 11)} people at ${names[index % 4]} ${times[index % 3]}, case ${index}.`,
      schema,
    ),
    schema,
  }));
  return using(await loadModel(`${repository}models/nano`), async (model) =>
    compared(
      "look-up, nano with a schema, greedy",
      model,
      asked,
      { ...greedy, maximumResponseTokens: counts.answer },
      { draft: "promptLookup" },
      counts,
    ),
  );
}

/** Every prompt without guesses and with them: the same text or not, runs per token, and the time of the first ones. */
async function compared(label, model, asked, options, withGuesses, { timed }) {
  let [same, runs, tokens, guessed, right] = [0, 0, 0, 0, 0];
  const ratios = [];
  for (const [index, one] of asked.entries()) {
    const plain = () => answer(model, one, { ...options, draft: "off" });
    const drafted = () => answer(model, one, { ...options, ...withGuesses });
    // Who comes first changes, and both find the prompt in the cache.
    await answer(model, one, { ...options, draft: "off", maximumResponseTokens: 1 });
    const [first, second] =
      index % 2 === 0 ? [await plain(), await drafted()] : [await drafted(), await plain()];
    const [without, guesses] = index % 2 === 0 ? [first, second] : [second, first];
    if (without.text === guesses.text) same++;
    runs += guesses.guesses.runs;
    guessed += guesses.guesses.guessed;
    right += guesses.guesses.right;
    tokens += guesses.choices;
    if (index < timed) ratios.push(without.perToken / guesses.perToken);
  }
  const isGreedy = options.sampling.mode === "greedy";
  const perRun = tokens / runs;
  return [
    ...(isGreedy
      ? [row(`${label}: same text as without`, same, `of ${asked.length}`, "all", same === asked.length)]
      : []),
    row(`${label}: tokens per run of the model`, perRun, "tokens", "at least 1.5", perRun >= 1.5),
    row(`${label}: guesses that were right`, right / guessed, "ratio"),
    row(`${label}: time per token, without / with`, median(ratios), "ratio"),
  ];
}

function promptOf(text, schema) {
  const prompt = { type: "prompt", id: "0", segments: [{ type: "text", id: "0", text }], options: {} };
  return [schema ? { ...prompt, responseFormat: { name: "booking", schema } } : prompt];
}

async function answer(model, { transcript, schema }, options) {
  let said = "";
  for await (const delta of model.generate({ transcript, options, schema })) {
    if (delta.type === "text") said += delta.text;
    if (delta.type !== "finish") continue;
    const { decode, timeToFirstToken, guesses } = delta.timings;
    const { totalTokenCount } = delta.usage.output;
    // What a guide is certain of needs no run, with guesses or without; it is no merit of theirs.
    const choices = guesses && guesses.runs + guesses.right;
    return { text: said, perToken: (timeToFirstToken + decode) / totalTokenCount, guesses, choices };
  }
  throw new Error("the answer did not finish");
}

function row(name, value, unit, target = null, pass = null) {
  return { name, value, unit, target, pass };
}

/** The target and its draft model, trained when they are not there. The first 200 texts are for the prompts. */
async function models({ layers, width, steps, draftSteps }) {
  const base = `${cacheFolder}/models/speculative-${layers}x${width}`;
  const [shape, target, draft] = ["shape", `${steps}`, `${steps}-draft-${draftSteps}`].map(
    (name) => `${base}-${name}`,
  );
  const data = `${cacheFolder}/gsm8k-texts.jsonl`;
  const { ortNative } = await import("../dist/runtime/ort-native.js");
  const { openBase, writeTrained } = await import("../dist/training/base-model.js");
  const { jsonLines } = await import("../dist/training/data.js");
  const { exampleStream } = await import("../dist/training/example-stream.js");
  const { draftConfig, orchardConfig, orchardConfigJson } = await import("../dist/models/presets/orchard.js");
  mkdirSync(`${cacheFolder}/models`, { recursive: true });
  if (!existsSync(data))
    writeFileSync(
      data,
      gsm8kLines()
        .slice(200)
        .map((line) => JSON.stringify(line))
        .join("\n"),
    );
  const config = orchardConfig({ layers, width, vocabularySize: 512, contextSize, endTokens: [0] });
  if (!existsSync(shape)) {
    const { trainBpe } = await import("../dist/training/bpe.js");
    const { tokenizerJson } = await import("../dist/training/bpe-file.js");
    const vocabulary = await trainBpe(gsm8kLines(), { vocabularySize: 512, specialTokens: ["<|end|>"] });
    mkdirSync(shape, { recursive: true });
    writeFileSync(`${shape}/tokenizer.json`, JSON.stringify(tokenizerJson(vocabulary)));
    writeFileSync(`${shape}/config.json`, JSON.stringify(orchardConfigJson(config)));
  }
  const { huggingFaceTokenizer } = await import("../dist/runtime/tokenizer/tokenizer-json.js");
  const tokenizer = huggingFaceTokenizer(JSON.parse(readFileSync(`${shape}/tokenizer.json`, "utf8")), {});
  const trained = async (path, name, count, train, write) => {
    if (existsSync(path)) return;
    console.error(`Training ${path}…`);
    mkdirSync(`${path}.run`, { recursive: true });
    const onProgress = ({ step, entropy, secondsLeft }) => {
      if (step % 50 === 0)
        console.error(`${name} ${step}: ${entropy.toFixed(3)}, ${secondsLeft.toFixed(0)} s left`);
    };
    const common = {
      device: ortNative,
      seed: 1,
      stream: exampleStream([{ source: await jsonLines(data), weight: 1 }], {
        seed: 1,
        tokenizer,
        template: null,
      }),
      shapes: [{ batch: 4, length: contextSize, targets: 4 * contextSize }],
      schedule: { steps: count, warmup: Math.ceil(count / 20) },
      folder: `${path}.run`,
      onProgress,
    };
    await using(await train(common), (trainer) => write(`${path}.tmp`, trainer.weights));
    renameSync(`${path}.tmp`, path);
  };
  const { pretrain } = await import("../dist/training/pretrain.js");
  await trained(
    target,
    "target",
    steps,
    (common) => pretrain({ ...common, config, learningRate: 1e-2 }),
    (folder, weights) => writeTrained(folder, shape, weights),
  );
  const { trainDraft, writeDraft } = await import("../dist/training/draft.js");
  const teacher = await openBase(target);
  const small = draftConfig(config);
  await trained(
    draft,
    "draft",
    draftSteps,
    (common) => trainDraft({ ...common, config: small, target: teacher, learningRate: 4e-3 }),
    (folder, weights) => writeDraft(folder, shape, small, weights),
  );
  const askedOf = async (count) =>
    gsm8kLines()
      .slice(0, count)
      .map((line) => ({ transcript: promptOf(line.slice(0, line.indexOf("?") + 1) || line.slice(0, 80)) }));
  return { target, draft, raw: true, askedOf };
}

/** A model of nano's recipe and a draft model for it, from examples that neither was trained on; questions are held out. */
async function ofRecipe(target, draftSteps, threads) {
  const { ortNative } = await import("../dist/runtime/ort-native.js");
  const { openBase } = await import("../dist/training/base-model.js");
  const { trainDraftFiles } = await import("../dist/training/draft-files.js");
  const { keptLines } = await recipe("recipes/nano/kept-examples");
  const base = await openBase(target);
  const draft = `${cacheFolder}/models/draft-${draftSteps}-${(await base.hash()).slice(0, 8)}`;
  const data = `${cacheFolder}/nano-conversations.jsonl`;
  mkdirSync(`${cacheFolder}/models`, { recursive: true });
  if (!existsSync(data)) writeFileSync(data, keptLines({ seed: 6001, count: 20_000 }).join("\n"));
  if (!existsSync(draft))
    await trainDraftFiles({
      ...{ device: ortNative, threads, model: target, data, output: draft, steps: draftSteps, rate: 4e-3 },
      onProgress: ({ step, loss, secondsLeft }) => {
        if (step % 50 === 0)
          console.error(`draft ${step}: divergence ${loss.toFixed(3)}, ${secondsLeft.toFixed(0)} s left`);
      },
    });
  const askedOf = async (count) => {
    // A few of every task, in turn: its skills and languages.
    const tasks = (await heldOut(Math.ceil(count / 40), base.tokenizer)).map(({ examples }) => examples);
    const inTurn = tasks[0].flatMap((_, at) => tasks.flatMap((examples) => examples[at] ?? []));
    return inTurn.slice(0, count).map(({ transcript, example: { schema } }) => ({ transcript, schema }));
  };
  return { target, draft, raw: false, askedOf };
}
