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
    return (await import("../hub/load-model.ts")).loadModel(path, options);
  },
  inspectModel: async (path, options) => {
    const { inspectModel } = await import("../runtime/inspect.ts");
    if (path === null) return inspectModel((await import("../embedded.ts")).embeddedModelPath, options);
    return inspectModel(await (await import("../hub/load-model.ts")).modelPath(path, options), options);
  },
  quantizeModel: async (path, output, { endpoint, offline, ...options }) => {
    const { quantizeModel } = await import("../compression/packed-model.ts");
    const { modelPath } = await import("../hub/load-model.ts");
    const found = await modelPath(path, { endpoint, offline, signal: options.signal });
    return quantizeModel(found, output, options);
  },
  hub: {
    pull: async (name, options) => (await import("../hub/pull.ts")).pullModel(name, options),
    list: async () => (await import("../hub/store.ts")).listPulled(),
    remove: async (name) => {
      const [{ parseHubName }, { removePulled }] = [
        await import("../hub/name.ts"),
        await import("../hub/store.ts"),
      ];
      await removePulled(parseHubName(name));
    },
  },
};

process.exitCode = await run(process.argv.slice(2), context);
