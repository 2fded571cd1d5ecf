// Memory: of a prepared vocabulary, of the caches of one grammar that is used for long, and of a process that
// compiles and uses 1,000 schemas one after the other. Each in a process of its own, started with --expose-gc.

import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { compile } from "../../dist/runtime/guide/compile.js";
import { Vocabulary } from "../../dist/runtime/guide/vocabulary.js";
import { randomSource, randomText } from "./random-schema.mjs";
import { smollm2 } from "./smollm2.mjs";
import { attempt, maskBench, row } from "./support.mjs";

const MEBIBYTE = 2 ** 20;

function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MEBIBYTE;
}

const measurements = {
  /** A vocabulary, without the tokenizer it came from. */
  async vocabulary() {
    const source = await smollm2();
    const before = used();
    const vocabulary = Vocabulary.prepare(source);
    const after = used();
    return [after - before, vocabulary.size];
  },
  /** The greatest growth while one grammar with open names, patterns and unique items generates for long. */
  async grammar() {
    const vocabulary = Vocabulary.prepare(await smollm2());
    const schema = {
      type: "array",
      items: {
        type: "object",
        properties: {
          id: { type: "string", pattern: "^[a-z]{2,40}-[0-9]{3,30}$" },
          tags: { type: "array", uniqueItems: true, items: { type: "string", minLength: 1 } },
        },
        additionalProperties: { type: ["string", "number"] },
      },
    };
    const random = randomSource(3);
    const before = used();
    const matcher = compile({ schema }, { propertyOrder: "any" }).matcher(vocabulary);
    let greatest = 0;
    for (let repeat = 0; repeat < 300; repeat++) {
      randomText(matcher.fork(), vocabulary, random, { patience: 400, limit: 400 });
      if (repeat % 5 === 0) greatest = Math.max(greatest, used() - before);
    }
    return [greatest, matcher.isComplete()];
  },
  /** Growth over 1,000 schemas, each compiled and used for one generation. */
  async schemas() {
    const vocabulary = Vocabulary.prepare(await smollm2());
    const bench = maskBench();
    const random = randomSource(4);
    const before = used();
    for (let index = 0; index < 1000; index++) {
      const { guide } = attempt(bench[index * 2].schema, {});
      if (guide !== undefined) randomText(guide.matcher(vocabulary), vocabulary, random);
    }
    return [used() - before, vocabulary.size];
  },
};

function inChild(name) {
  const script = fileURLToPath(import.meta.url);
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", script, name], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return Number(stdout.trim());
}

export function run() {
  return [
    row("memory: vocabulary", inChild("vocabulary"), "MiB", "most", 30),
    row("memory: caches of one grammar, at most", inChild("grammar"), "MiB", "most", 32),
    row("memory: growth over 1,000 schemas", inChild("schemas"), "MiB", "most", 100),
  ];
}

const measurement = measurements[process.argv[2]];
if (measurement !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await measurement())[0]);
}
