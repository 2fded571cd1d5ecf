// Every example compiles against the built package, runs on a real model, prints what it promises and stays short.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { filesUnder, root, stories, textOf } from "./support/documents.ts";
import { patience } from "./support/limits.ts";
import { compileFor, generatedFolder } from "./support/type-check.ts";

const mostLines = 40;

/** The lines of code that the README promises. */
const promisedLines: Record<string, number> = {
  hello: 3,
  stream: 5,
  structured: 8,
  partials: 10,
  "tool-call": 12,
};

/** The model in the box: for examples that need one that was taught to talk. */
const nano = join(root, "models/nano");

/** What each example prints, on stories260K if nothing else is said. */
const outputs: Record<
  string,
  { readonly input?: string; readonly model?: string; readonly expected: RegExp }
> = {
  hello: { expected: /^\S.{20}/s },
  stream: { expected: /^(.+)\n\1.+\n/ },
  "chat-loop": {
    input: "Who is Tom?\nAnd then?\n",
    expected: /tokens read, 0 of them cached\)\n[\s\S]*tokens read, (?!0 )\d+ of them cached\)\n/,
  },
  abort: { expected: /^aborted ".*"\nfalse 4\n$/ },
  seed: { expected: /^7 (".+")\n7 \1\n8 (?!\1)".+"\n$/ },
  quantize: {
    expected: /^32 bits, (\d+) bytes of weights: ", there was.*\n8 bits.*\n4 bits, (?!\1)\d+ bytes.*\n$/,
  },
  structured: { expected: /^.*\n([1-9]|1[0-2])\n$/ },
  partials: { expected: /^(undefined 0\n)?(.* 0\n)+(.* 1\n)+(.* 2\n)+/ },
  "tool-call": {
    model: nano,
    expected: /type: 'prompt'[\s\S]*type: 'toolCalls'[\s\S]*type: 'toolOutput'[\s\S]*type: 'response'/,
  },
};

const files = filesUnder("examples").filter((file) => file.endsWith(".ts"));
const nameOf = (file: string) => file.slice("examples/".length, -".ts".length);

test("every example has an output to be held against", () => {
  expect(files.map(nameOf).toSorted()).toEqual(Object.keys(outputs).toSorted());
});

describe.each(files.map((file) => [nameOf(file), file] as const))("%s", (name, file) => {
  const lines = textOf(file).trimEnd().split("\n");

  test("is short and says at its head what it shows", () => {
    expect(lines.length).toBeLessThanOrEqual(mostLines);
    expect(lines[0]).toMatch(/^\/\/ /);
    const code = lines.filter((line) => !/^\s*(\/\/|$)/.test(line));
    expect(code).toHaveLength(promisedLines[name] ?? code.length);
  });

  test("takes the model's path, or the one in every document", () => {
    expect(textOf(file)).toContain('process.argv[2] ?? "path/to/model"');
  });
});

describe("compiled and run", () => {
  let complaints: string;
  beforeAll(async () => {
    complaints = await compileFor("examples", files);
  });

  test("compile", () => expect(complaints).toBe(""));

  for (const [name, { input = "", model = stories, expected }] of Object.entries(outputs))
    test.skipIf(!existsSync(model))(`${name} runs`, () => {
      const script = join(generatedFolder("examples"), "examples", `${name}.js`);
      const run = spawnSync(process.execPath, [script, model], {
        input,
        encoding: "utf8",
        timeout: patience,
      });
      expect(run.stderr).toBe("");
      expect(run.status).toBe(0);
      expect(run.stdout).toMatch(expected);
    });
});
