#!/usr/bin/env node
// The program `orchard`: gives the process to a command. See program.ts.
import type { Context } from "./context.ts";
import { run } from "./program.ts";

const outputClosed = new AbortController();
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  outputClosed.abort();
});

const context: Context = {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
  signals: process,
  outputClosed: outputClosed.signal,
  // Loaded on use: --help must not wait for the engine.
  loadModel: async (path, options) => {
    if (path === null) return (await import("../embedded.ts")).loadEmbedded(options);
    return (await import("../runtime/load-model.ts")).loadModel(path, options);
  },
  inspectModel: async (path, options) => {
    const { inspectModel } = await import("../runtime/inspect.ts");
    return inspectModel(path ?? (await import("../embedded.ts")).embeddedModelPath, options);
  },
};

process.exitCode = await run(process.argv.slice(2), context);
