// orchard quantize in this process: what it hands on, what it prints, and what it refuses before any work.
import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import type { Context } from "./context.ts";
import { run } from "./program.ts";

async function quantize(...words: string[]) {
  const texts = { output: "", errors: "" };
  const streamOf = (name: keyof typeof texts) =>
    new PassThrough({ encoding: "utf8" }).on("data", (text: string) => {
      texts[name] += text;
    });
  const asked: Parameters<Context["quantizeModel"]>[] = [];
  const unused = () => Promise.reject(new Error("not used here"));
  const context: Context = {
    input: new PassThrough(),
    output: streamOf("output"),
    errors: streamOf("errors"),
    environment: {},
    signals: new EventEmitter(),
    outputClosed: new AbortController().signal,
    loadModel: unused,
    inspectModel: unused,
    adapters: { train: unused, inspect: unused },
    quantizeModel: async (...parameters) => {
      asked.push(parameters);
      parameters[2].onProgress?.(1, 2);
      return { codes: 2.5, withScales: 2.75 };
    },
    trainDraft: unused,
    hub: { pull: unused, list: unused, remove: unused },
  };
  return { code: await run(["quantize", ...words], context), texts, asked };
}

test("hands on what is asked for and prints what a weight takes", async () => {
  const options = ["--bits", "2", "--embedding-bits", "4", "--embedding-block", "64", "--block", "32"];
  const { code, texts, asked } = await quantize(
    "m",
    "made",
    ...options,
    "--scales",
    "block",
    "--method",
    "lloyd",
  );
  expect(code).toBe(0);
  expect(texts).toEqual({ output: "made: 2.75 bits per weight, 2.5 without scales\n", errors: "" });
  const dial = { bits: 2, embeddingBits: 4, embeddingBlock: 64, blockSize: 32, scaling: "block" };
  expect(asked).toEqual([["m", "made", expect.objectContaining({ ...dial, method: "lloyd" })]]);
});

describe("a wrong command line", () => {
  test.each([
    [["m"]],
    [["m", "a", "b"]],
    [["m", ""]],
    [["", "made"]],
    [["m", "package.json"]], // there already
    [["m", "a", "--bits", "16"]],
    [["m", "a", "--scales", "column"]],
    [["m", "a", "--block", "48"]],
    [["m", "a", "--embedding-block", "0"]],
  ])("%j", async (words) => {
    const { code, texts, asked } = await quantize(...words);
    expect(code).toBe(2);
    expect(texts.errors).toMatch(/^orchard: .+\n$/);
    expect(asked).toEqual([]);
  });
});
