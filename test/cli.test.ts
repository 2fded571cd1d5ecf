// The program as it is installed: dist/cli/main.js in a process of its own. `npm test` builds it first.
import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

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
    expect(errors).toBe("orchard: There is no model at /nowhere.\n");
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
});
