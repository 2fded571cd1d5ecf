// `node .cache/recipes/recipes/nano/keep.js > models/nano/keep.jsonl`: what an adapter of nano keeps when it is told
// nothing else (kept-examples.ts).
import { keptExamples, keptLines } from "./kept-examples.ts";

process.stdout.write(`${keptLines(keptExamples).join("\n")}\n`);
