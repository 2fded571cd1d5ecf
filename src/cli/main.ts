#!/usr/bin/env node
// The program `orchard`: gives the process to a command. See program.ts.
import type { LoadModelOptions } from "../hub/load-model.ts";
import type { Context } from "./context.ts";
import { run } from "./program.ts";

const outputClosed = new AbortController();
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  outputClosed.abort();
});

/** Where a model's files are; null: the embedded one. */
async function pathOf(model: string | null, options: LoadModelOptions): Promise<string> {
  if (model === null) return (await import("../embedded.ts")).embeddedModelPath;
  return (await import("../hub/load-model.ts")).modelPath(model, options);
}

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
  inspectModel: async (path, options) =>
    (await import("../runtime/inspect.ts")).inspectModel(await pathOf(path, options), options),
  adapters: {
    train: async ({ model, hub, ...run }) => {
      const { runAdapterTraining } = await import("../training/adapter-run.ts");
      const { ortNative } = await import("../runtime/ort-native.ts");
      return runAdapterTraining({ ...run, model: await pathOf(model, hub), device: ortNative });
    },
    inspect: async (path) => (await import("../runtime/adapter-file.ts")).inspectAdapter(path),
  },
  trainDraft: async ({ model, hub, ...options }) => {
    const { trainDraftFiles } = await import("../training/draft-files.ts");
    const { ortNative } = await import("../runtime/ort-native.ts");
    const found = await pathOf(model, { ...hub, signal: options.signal });
    return trainDraftFiles({ ...options, model: found, device: ortNative });
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
