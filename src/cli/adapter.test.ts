// `orchard adapter` and `--adapter` in this process, on a tiny random model in place of the embedded one: what it learns
// it says, a run that was stopped goes on to the same adapter, and what is wrong is said in one line.
import { EventEmitter } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { prompt } from "../../test/support/answer.ts";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import type { LanguageModel } from "../model.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { inspectAdapter } from "../runtime/adapter-file.ts";
import { loadModel } from "../runtime/load-model.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { runAdapterTraining } from "../training/adapter-run.ts";
import type { Context } from "./context.ts";
import { run } from "./program.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-cli-adapter-"));
const at = (name: string) => join(folder, name);
const turns = { ping: "pong", tick: "tock", flip: "flop", ding: "dong" };
const settings = [
  "--model",
  at("base"),
  "--threads",
  "1",
  "--held-out",
  "0",
  "--rank",
  "4",
  "--tokens",
  "64",
];
const training = [...settings, "--epochs", "60", "--rate", "0.02"];

beforeAll(() => {
  const config = orchardConfig({
    layers: 2,
    sharedLayers: 1,
    width: 64,
    vocabularySize: 257,
    contextSize: 64,
    endTokens: [256],
  });
  const chatTemplate =
    "{% for m in messages %}{{ m.role[0] }}:{{ m.content }}<|im_end|>{% endfor %}{% if add_generation_prompt %}a:{% endif %}";
  writeRandomFolder(at("base"), config, 1, { chatTemplate, tokens: [{ text: "<|im_end|>", special: true }] });
  writeRandomFolder(at("other"), config, 2, {
    chatTemplate,
    tokens: [{ text: "<|im_end|>", special: true }],
  });
  const lines = Object.entries(turns).map(([user, assistant]) =>
    JSON.stringify([
      { role: "user", content: user },
      { role: "assistant", content: assistant },
    ]),
  );
  writeFileSync(at("data.jsonl"), `${lines.join("\n")}\n`);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command; `onError` sees what it says on standard error as it says it. */
async function orchard(
  parameters: readonly string[],
  onError?: (text: string, signals: EventEmitter) => void,
) {
  const stream = () => Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: false });
  const [input, output, errors] = [stream(), stream(), stream()];
  const texts = { output: "", errors: "" };
  const signals = new EventEmitter();
  output.on("data", (text: string) => {
    texts.output += text;
  });
  errors.on("data", (text: string) => {
    texts.errors += text;
    onError?.(text, signals);
  });
  const unused = () => Promise.reject(new Error("not used here"));
  const context: Context = {
    input,
    output,
    errors,
    environment: {},
    signals,
    outputClosed: new AbortController().signal,
    loadModel: (path, options) => loadModel(path ?? at("base"), { ...options, onProgress: undefined }),
    inspectModel: unused,
    quantizeModel: unused,
    adapters: {
      train: ({ model, hub: _, ...rest }) =>
        runAdapterTraining({ ...rest, model: model ?? at("base"), device: ortNative }),
      inspect: inspectAdapter,
    },
    trainDraft: unused,
    hub: { pull: unused, list: unused, remove: unused },
  };
  const code = await run(parameters, context);
  await new Promise(setImmediate);
  return { code, ...texts };
}

/** Trains with the usual settings; `data` is a file of the folder. */
const train = (data: string, output: string, ...more: readonly string[]) =>
  orchard(["adapter", "train", at(data), "--output", output, ...settings, ...more]);

test("what it was trained on it says; stopped half-way, the same command makes the same adapter", {
  timeout: 600_000,
}, async () => {
  const whole = await orchard(["adapter", "train", at("data.jsonl"), "--output", at("whole"), ...training]);
  expect(whole.errors).toMatch(/^4 examples to learn, 0 held out; .* parameters, \d+ steps\nstep 20\//);
  expect(whole).toMatchObject({ code: 0, output: `${at("whole")}\n` });
  expect(readdirSync(at("whole")).sort()).toEqual([
    "adapter_config.json",
    "adapter_model.safetensors",
    "training",
  ]);
  expect(readdirSync(join(at("whole"), "training")).sort()).toEqual([
    "curves.svg",
    "log.jsonl",
    "settings.json",
  ]);

  const command = ["adapter", "train", at("data.jsonl"), "--output", at("stopped"), ...training];
  const stopped = await orchard(command, (text, signals) => {
    if (text.startsWith("step 20/")) signals.emit("SIGINT");
  });
  expect(stopped.code).toBe(130);
  expect(stopped.errors).toContain("Stopped; the same command goes on.");
  expect(existsSync(join(at("stopped"), "adapter_config.json"))).toBe(false);
  const other = await orchard([...command, "--seed", "2"]);
  expect(other.code).toBe(1);
  expect(other.errors).toMatch(/^orchard: A run in .* was begun with other settings \(seed\): .*\n$/);
  expect((await orchard(command)).code).toBe(0);
  const bytes = ["whole", "stopped"].map((name) => readFileSync(join(at(name), "adapter_model.safetensors")));
  expect(bytes[0]!.equals(bytes[1]!)).toBe(true);
  expect((await orchard(command)).errors).toMatch(/^orchard: .* holds an adapter already: .*\n$/);

  for (const [user, assistant] of Object.entries(turns)) {
    const said = await orchard([user, "--greedy", "--adapter", at("whole"), "--max-tokens", "8"]);
    expect(said).toMatchObject({ code: 0, errors: "", output: `${assistant}\n` });
    expect((await orchard([user, "--greedy", "--max-tokens", "8"])).output).not.toContain(assistant);
  }
  const json = JSON.parse((await orchard(["adapter", "inspect", at("whole"), "--json"])).output);
  expect(json).toMatchObject({ rank: 4, alpha: 32, baseName: "base", path: at("whole") });
  expect((await orchard(["adapter", "inspect", at("whole")])).output).toMatch(
    /base +base \(weights [0-9a-f]{64}\)/,
  );
  const refused = await orchard(["ping", "--model", at("other"), "--adapter", at("whole")]);
  expect(refused.code).toBe(1);
  expect(refused.errors).toMatch(/^orchard: The adapter .* was trained on other weights .*: load .*\n$/);
});

test("with --keep it stays nearer to its base there; stopped half-way, the same command makes the same adapter", {
  timeout: 600_000,
}, async () => {
  const kept = ["One day a dog", "ran far away", "and came home", "to sleep"];
  writeFileSync(at("kept.jsonl"), kept.map((text) => `${JSON.stringify({ text })}\n`).join(""));
  const keep = [...settings, "--epochs", "30", "--rate", "0.02", "--keep", at("kept.jsonl")];
  const command = (name: string, ...more: string[]) => [
    ...["adapter", "train", at("data.jsonl"), "--output", at(name)],
    ...[...keep, ...more],
  ];
  const whole = await orchard(command("keeping"));
  expect(whole.errors).toMatch(/^4 examples to learn, 0 held out, 4 to keep; /);
  const stopped = await orchard(command("cut"), (text, signals) => {
    if (text.startsWith("step 20/")) signals.emit("SIGINT");
  });
  expect(stopped.code).toBe(130);
  expect(readdirSync(join(at("cut"), "training"))).toContain("directions.safetensors");
  const other = await orchard(command("cut", "--keep-strength", "2"));
  expect(other.errors).toMatch(/ was begun with other settings \(keepStrength\): /);
  expect((await orchard(command("cut", "--keep", "none"))).errors).toMatch(/other settings \(kept\): /);
  expect((await orchard(command("cut"))).code).toBe(0);
  expect(readdirSync(join(at("cut"), "training"))).not.toContain("directions.safetensors");
  expect((await orchard(command("forgetting", "--keep", "none"))).errors).not.toContain("to keep");
  // What the model's folder brings is kept untold, but for what is too long.
  const long = JSON.stringify({ text: "a".repeat(80) });
  writeFileSync(join(at("base"), "keep.jsonl"), `${readFileSync(at("kept.jsonl"), "utf8")}${long}\n`);
  const untold = command("untold").filter((word) => word !== "--keep" && word !== at("kept.jsonl"));
  expect((await orchard(untold)).errors).toContain(", 4 to keep; ");
  rmSync(join(at("base"), "keep.jsonl"));
  const bytes = ["keeping", "cut", "untold"].map((name) =>
    readFileSync(join(at(name), "adapter_model.safetensors")),
  );
  expect(bytes.map((each) => each.equals(bytes[0]!))).toEqual([true, true, true]);

  await using model = await loadModel(at("base"));
  const scores = async (of: LanguageModel) => {
    const asked = (text: string) => ({ transcript: [prompt(text)], options: { raw: true } });
    return await Promise.all(
      kept.map(async (text) => (await of.score!(asked(text.slice(0, 4)), [text.slice(4)]))[0]!),
    );
  };
  const base = await scores(model);
  const moved = async (name: string) => {
    await using adapted = await model.loadAdapter(at(name));
    const now = await scores(adapted);
    return Math.max(...base.map((score, i) => Math.abs(score - now[i]!)));
  };
  expect(await moved("keeping")).toBeLessThan((await moved("forgetting")) / 2);
});

test.each([
  ["that is not there", "absent.jsonl", /absent\.jsonl cannot be read/],
  ["without an example", "empty.jsonl", /has no examples of what must stay: add some, one a line/],
  ["with a wrong line", "wrong.jsonl", /line 1 is not JSON: .*Correct or remove the line/],
])("a file to keep %s is named before anything is trained", async (_, name, message) => {
  writeFileSync(at("empty.jsonl"), "\n");
  writeFileSync(at("wrong.jsonl"), "{\n");
  const command = ["adapter", "train", at("data.jsonl"), "--output", at("never"), ...settings];
  const { code, errors } = await orchard([...command, "--keep", at(name)]);
  expect(code).toBe(1);
  expect(errors.trimEnd().split("\n")).toHaveLength(1);
  expect(errors).toMatch(message);
  expect(existsSync(at("never"))).toBe(false);
});

test.each([
  ["not JSON", "{", /line 2 is not JSON/],
  ["no messages", '{"prompt": "a"}', /line 2 is no example: the line is neither/],
  [
    "a wrong role",
    '[{"role": "bot", "content": "a"}]',
    /line 2 is no example: \/messages\/0\/role is "bot" instead of/,
  ],
  ["no answer", '[{"role": "user", "content": "a"}]', /line 2 is no example: .*nothing to learn/],
  [
    "too long",
    JSON.stringify([{ role: "assistant", content: "a".repeat(80) }]),
    /line 2 has \d+ tokens, and 64 may/,
  ],
  ["nothing in it", '{"text": ""}', /line 2 has nothing to learn in it: remove it/],
])("a line with %s is named before anything is trained", async (_, line, message) => {
  writeFileSync(at("wrong.jsonl"), `["good"]\n${line}\n`.replace('["good"]', '{"text": "good"}'));
  const { code, errors } = await train("wrong.jsonl", at("never"));
  expect(code).toBe(1);
  expect(errors.trimEnd().split("\n")).toHaveLength(1);
  expect(errors).toMatch(message);
  expect(existsSync(at("never"))).toBe(false);
});

test("examples that are all held out are not said to be none", async () => {
  writeFileSync(at("one.jsonl"), '{"text": "one"}\n');
  const { code, errors } = await train("one.jsonl", at("never"), "--held-out", "0.9");
  expect(code).toBe(1);
  expect(errors).toMatch(
    /^orchard: .*one\.jsonl has so few examples \(1\) that all are held out: .*--held-out\)\.\n$/,
  );
});

test("a conversation for a model without a chat template is named, with what to give instead", async () => {
  cpSync(at("base"), at("plain"), { recursive: true });
  rmSync(join(at("plain"), "chat_template.jinja"));
  const { code, errors } = await train("data.jsonl", at("never"), "--model", at("plain"));
  expect(code).toBe(1);
  expect(errors).toMatch(
    /^orchard: .*data\.jsonl, line 1 cannot be read .* chat template, .*: give texts .* has one\.\n$/,
  );
});

test.each(["0", "0.5"])("a training that runs away says so, with %s held out", async (heldOut) => {
  const more = ["--held-out", heldOut, "--epochs", "4", "--rate", "1e39"];
  const output = at(`away-${heldOut}`);
  const { code, errors } = await train("data.jsonl", output, ...more);
  expect(code).toBe(1);
  expect(errors).toMatch(/\norchard: The training ran away: .* lower --rate than 1e\+39\.\n$/);
  expect(existsSync(join(output, "adapter_config.json"))).toBe(false);
});

test("an output that cannot be written is one line", async () => {
  const output = join(at("data.jsonl"), "inside");
  const { code, errors } = await train("data.jsonl", output);
  expect(code).toBe(1);
  expect(errors).toMatch(/^orchard: .*inside cannot be written \(ENOTDIR: .*\): give another folder\.\n$/);
});

test.each([
  [["adapter"], /^orchard: Say what to do: /],
  [["adapter", "teach"], /^orchard: Say what to do: /],
  [["adapter", "train"], /^orchard: Say what to learn from and where it goes: /],
  [["adapter", "train", "a", "--output", ""], /^orchard: Say what to learn from and where it goes: /],
  [["adapter", "inspect"], /^orchard: No adapter: /],
  [["adapter", "inspect", "a", "b"], /^orchard: adapter takes one path: leave out "b"/],
  [["Hi", "--adapter", "a", "--adapter", "b"], /^orchard: respond answers with one adapter: /],
  [["Hi", "--rank", "2"], /^orchard: --rank does not apply to a prompt/],
])("%j is one line and exit code 2", async (parameters, message) => {
  const { code, errors } = await orchard(parameters);
  expect(code).toBe(2);
  expect(errors).toMatch(message);
});
