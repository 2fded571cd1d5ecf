import { EventEmitter } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { writeRandomFolder } from "../../test/support/random-folder.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import type { Context } from "./context.ts";
import { run } from "./program.ts";

test("draft train makes a draft model from files, and leaves nothing else", async () => {
  const folder = mkdtempSync(join(tmpdir(), "orchard-draft-"));
  const config = orchardConfig({ layers: 8, width: 64, vocabularySize: 256, contextSize: 32 });
  writeRandomFolder(join(folder, "target"), config, 1);
  writeFileSync(join(folder, "data.jsonl"), '"one two three four"\n');
  const texts = { output: "", errors: "" };
  const stream = (name: "output" | "errors") =>
    new PassThrough({ encoding: "utf8" }).on("data", (text: string) => {
      texts[name] += text;
    });
  const context = {
    output: stream("output"),
    errors: stream("errors"),
    environment: {},
    signals: new EventEmitter(),
    outputClosed: new AbortController().signal,
  } as Partial<Context> as Context;
  const output = join(folder, "draft");
  const files = ["--model", join(folder, "target"), "--data", join(folder, "data.jsonl"), "--output", output];
  expect(await run(["draft", "train", ...files, "--steps", "2", "--threads", "1"], context)).toBe(0);
  expect(texts.output).toBe(`${output}\n`);
  expect(texts.errors).toMatch(/step 2.*\n.*parameters, 1\.\d% of the target's\n$/s);
  expect(readdirSync(folder).sort()).toEqual(["data.jsonl", "draft", "target"]);

  texts.errors = "";
  const unknown = ["--model", "o/not-pulled", ...files.slice(2), "--offline"];
  expect(await run(["draft", "train", ...unknown], context)).toBe(1);
  expect(texts.errors).toMatch(
    /^orchard: There is no file or folder o\/not-pulled here, .* offline nothing can be/,
  );
  rmSync(folder, { recursive: true });
});
