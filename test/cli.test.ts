// The program as it is installed: dist/cli/main.js in a process of its own. `npm test` builds it first.
import { type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { orchardConfig } from "../src/models/presets/orchard.ts";
import { writeRandomFolder } from "./support/random-folder.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const program = at("../dist/cli/main.js");
const stories = at("../../shared/data/checkpoints/stories260K");

/** Starts the program with standard input closed. */
function start(parameters: readonly string[], options: SpawnOptions = {}) {
  const child = spawn(process.execPath, [program, ...parameters], {
    stdio: ["pipe", "pipe", "pipe"],
    ...options,
  });
  const texts = { output: "", errors: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    texts.output += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    texts.errors += text;
  });
  const code = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, texts, code };
}

async function run(...parameters: string[]) {
  const { child, texts, code } = start(parameters);
  child.stdin?.end();
  return { code: await code, ...texts };
}

test("is built", () => {
  expect(existsSync(program), "run npm run build first").toBe(true);
});

test("--version is the package's", async () => {
  const { code, output, errors } = await run("--version");
  expect(code).toBe(0);
  expect(output).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(errors).toBe("");
});

test("a bad option is one line on standard error and exit code 2", async () => {
  const { code, output, errors } = await run("--max-tokens", "many", "Hi");
  expect(code).toBe(2);
  expect(output).toBe("");
  expect(errors).toBe('orchard: --max-tokens must be a whole number of at least 1, not "many".\n');
});

test("a model that is not there is one line and exit code 1", async () => {
  for (const parameters of [
    ["--model", "/nowhere", "Hi"],
    ["inspect", "/nowhere"],
  ]) {
    const { code, output, errors } = await run(...parameters);
    expect(code).toBe(1);
    expect(output).toBe("");
    expect(errors).toBe(
      "orchard: There is no model at /nowhere: give a folder, a file, or ORG/NAME of a hub.\n",
    );
  }
});

test("a reader who leaves is no error", async () => {
  const { child, texts, code } = start(["--help"]);
  child.stdout?.destroy();
  expect(await code).toBe(0);
  expect(texts.errors).toBe("");
});

describe.skipIf(!existsSync(stories))("stories260K", () => {
  test("inspect says what it is and that it fits", async () => {
    const { code, output } = await run("inspect", stories, "--context", "256");
    expect(code).toBe(0);
    expect(output).toContain("parameters: 260,032");
    expect(output).toContain("memory for 256 tokens");
    expect(output).toMatch(/\nFits[^\n]*\.\n$/);
  });

  test("inspect --json is one object", async () => {
    const { output } = await run("inspect", stories, "--json", "--kv-bits", "8");
    const inspection = JSON.parse(output);
    expect(inspection).toMatchObject({ name: "stories260K", fits: true, config: { layers: { length: 5 } } });
    expect(inspection.memory.cache).toBe(2 * 5 * 512 * 4 * 8);
  });

  const { cases } = existsSync(stories)
    ? (JSON.parse(readFileSync(`${stories}/golden.json`, "utf8")) as {
        cases: { prompt: string; n: number; text: string }[];
      })
    : { cases: [] };

  test.each(cases)("greedy text is golden: $prompt", async ({ prompt, n, text }) => {
    const limit = ["--max-tokens", String(n)];
    const { code, output, errors } = await run("--model", stories, "--raw", "--greedy", ...limit, prompt);
    expect(code).toBe(0);
    expect(errors).toBe("");
    expect(prompt + output.slice(0, text.length - prompt.length)).toBe(text);
  });

  test("--json has text, finishReason, usage and timings, and the seed decides the text", async () => {
    const parameters = ["--model", stories, "--json", "--max-tokens", "30", "Once upon a time"];
    const [first, again, other] = await Promise.all(
      ["7", "7", "8"].map(async (seed) => JSON.parse((await run("--seed", seed, ...parameters)).output)),
    );
    expect(Object.keys(first)).toEqual(["text", "finishReason", "usage", "timings"]);
    expect(first.finishReason).toBe("length");
    expect(first.usage.output.totalTokenCount).toBe(30);
    expect(again.text).toBe(first.text);
    expect(other.text).not.toBe(first.text);
  });

  test("fewer bits say the same for a while", async () => {
    const parameters = ["--model", stories, "--greedy", "--max-tokens", "8", "Once upon a time"];
    const { code, output } = await run("--bits", "8", "--kv-bits", "8", ...parameters);
    expect(code).toBe(0);
    expect(output).toBe(", there was a little girl\n");
  });

  test("reads the prompt from standard input", async () => {
    const { child, texts, code } = start(["--model", stories, "--greedy", "--max-tokens", "5"]);
    child.stdin?.end("Once upon a time\n");
    expect(await code).toBe(0);
    expect(texts.output).toBe(", there was a little\n");
  });

  test("chat goes on after Ctrl-C has stopped an answer", async () => {
    const { child, texts, code } = start(["chat", "--model", stories, "--raw", "--greedy"]);
    child.stdin?.write("Once upon a time\n");
    await Promise.race([once(child.stdout!, "data"), code]);
    child.kill("SIGINT");
    child.stdin?.end("Lily and Tom\n");
    expect(await code).toBe(0);
    expect(texts.errors).toBe("");
    expect(texts.output.split("\n").length).toBeGreaterThan(2);
  });

  test("a reader who leaves in the middle ends it quietly", async () => {
    const { child, texts, code } = start(["--model", stories, "--greedy", "Once upon a time"]);
    child.stdout?.once("data", () => child.stdout?.destroy());
    expect(await code).toBe(0);
    expect(texts.errors).toBe("");
  });
});

describe.skipIf(!existsSync(stories))("files and counts", () => {
  const folder = mkdtempSync(join(tmpdir(), "orchard-cli-files-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const model = ["--model", stories, "--greedy", "--max-tokens", "12"];

  test("a schema in a file is what the answer is of", async () => {
    const file = join(folder, "schema.json");
    const properties = { kind: { const: "story" }, long: { type: "boolean" } };
    writeFileSync(
      file,
      JSON.stringify({ type: "object", properties, required: ["kind", "long"], additionalProperties: false }),
    );
    const { code, output } = await run("--model", stories, "--greedy", "--schema", file, "What is it?");
    expect(code).toBe(0);
    expect(JSON.parse(output)).toEqual({ kind: "story", long: expect.any(Boolean) });
    writeFileSync(file, "{");
    const wrong = await run("--model", stories, "--schema", file, "What is it?");
    expect(wrong.code).toBe(2);
    expect(wrong.errors).toMatch(/^orchard: --schema .*schema\.json is not JSON: .* position 1.*\.\n$/);
  });

  test("a conversation goes on from the file that it was saved to", async () => {
    const file = join(folder, "transcript.json");
    expect((await run(...model, "--save-transcript", file, "Once")).code).toBe(0);
    const { code } = await run(...model, "--load-transcript", file, "--save-transcript", file, "upon");
    expect(code).toBe(0);
    const { transcript } = JSON.parse(readFileSync(file, "utf8"));
    expect(transcript.entries.map(({ role }: { role: string }) => role)).toEqual([
      "user",
      "response",
      "user",
      "response",
    ]);
    const missing = await run(...model, "--load-transcript", join(folder, "none.json"), "Hi");
    expect(missing.code).toBe(2);
    expect(missing.errors).toMatch(/^orchard: --load-transcript .*none\.json: .*\n$/);
    const nowhere = await run(...model, "--save-transcript", join(folder, "none", "transcript.json"), "Hi");
    expect([nowhere.code, nowhere.output]).toEqual([2, ""]);
    expect(nowhere.errors).toMatch(/^orchard: --save-transcript .*transcript\.json: ENOENT.*\n$/);
  });

  test("inspect says of a model whose cache is too large that it does not fit", async () => {
    const contextSize = 2 ** 30;
    const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 257, contextSize });
    writeRandomFolder(join(folder, "endless"), config, 1);
    const { code, output } = await run("inspect", join(folder, "endless"), "--context", String(contextSize));
    expect(code).toBe(0);
    expect(output).toMatch(/\nDoes not fit: this machine has [^\n]*\.\n$/);
  });

  test("counts the tokens of a text", async () => {
    const texts = ["Once", "Once upon a time there was a cat."];
    const counts: number[] = [];
    const read: number[] = [];
    for (const text of texts) {
      counts.push(Number((await run("count-tokens", "--model", stories, text)).output));
      const { output } = await run("--model", stories, "--json", "--max-tokens", "1", text);
      read.push(JSON.parse(output).usage.input.totalTokenCount);
    }
    expect(counts[0]).toBeGreaterThan(0);
    // What was counted is what a request reads, but for the beginning that every prompt has.
    expect(read.map((tokens, index) => tokens - counts[index]!)).toEqual([1, 1]);
  });
});
