// Loading the model of a command line, with progress.
import { basename, resolve } from "node:path";
import { OrchardError } from "../errors.ts";
import type { LoadModelOptions } from "../hub/load-model.ts";
import type { LanguageModel } from "../model.ts";
import type { LocalModel } from "../runtime/local-model.ts";
import type { Context, LoadedModel } from "./context.ts";
import { Interrupt } from "./interrupt.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { StatusLine } from "./status-line.ts";

/** Loads the model that the command line names, or the embedded one. Throws `aborted` after a Ctrl-C. */
export async function loadCommandModel(line: CommandLine, context: Context): Promise<LoadedModel> {
  using interrupt = new Interrupt(context);
  using status = new StatusLine(context);
  const common = { ...line.load, signal: interrupt.signal, onProgress: status.show.bind(status) };
  const path = line.model ?? null;
  if (line.draft === undefined) return await context.loadModel(path, common);
  if (line.draft === "lookup") return await context.loadModel(path, { ...common, draft: "promptLookup" });
  // What guesses is small: one thread, the bits that its files have, and the context of what it guesses for.
  const { bits: _, ...others } = common;
  const guesser = (await loadGuesser(line.draft, { ...others, threads: 1 }, context)) as LocalModel;
  try {
    const model = await context.loadModel(path, { ...common, draft: guesser });
    const disposals = [model, guesser].map((one) => one[Symbol.asyncDispose].bind(one));
    model[Symbol.asyncDispose] = async () => {
      for (const dispose of disposals) await dispose();
    };
    return model;
  } catch (error) {
    await guesser[Symbol.asyncDispose]();
    throw error;
  }
}

/** A draft model of a shorter context guesses as far as that goes. */
async function loadGuesser(path: string, options: LoadModelOptions, context: Context): Promise<LoadedModel> {
  try {
    return await context.loadModel(path, options);
  } catch (error) {
    const { longest } = error instanceof OrchardError ? error.details : {};
    if (typeof longest !== "number" || longest >= (options.contextSize ?? 0)) throw error;
    return await context.loadModel(path, { ...options, contextSize: longest });
  }
}

/** A model with an adapter, and the name of the adapter's folder. */
export interface CommandAdapter {
  readonly folder: string;
  readonly model: LanguageModel;
}

/** The adapters that the command line names, in memory beside their base. Throws `aborted` after a Ctrl-C. */
export async function loadCommandAdapters(
  model: LoadedModel,
  { adapters }: CommandLine,
  context: Context,
): Promise<CommandAdapter[]> {
  using interrupt = new Interrupt(context);
  const loaded: CommandAdapter[] = [];
  for (const path of adapters) {
    const folder = basename(resolve(path));
    if (!model.loadAdapter) throw new UsageError(`${model.name} takes no adapters: leave out --adapter.`);
    if (loaded.some((one) => one.folder === folder))
      throw new UsageError(`Two adapters are called ${folder}: rename the folder of one.`);
    const options = { name: folder, signal: interrupt.signal };
    loaded.push({ folder, model: await model.loadAdapter(path, options) });
  }
  return loaded;
}

/** The model of a command that answers with one adapter at most. It goes with its base. */
export async function withCommandAdapter(
  model: LoadedModel,
  line: CommandLine,
  context: Context,
): Promise<LanguageModel> {
  const [adapted] = await loadCommandAdapters(model, line, context);
  return adapted?.model ?? model;
}
