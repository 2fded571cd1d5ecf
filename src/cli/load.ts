// Loading the model of a command line, with progress.
import type { LanguageModel } from "../model.ts";
import type { LocalModel } from "../runtime/local-model.ts";
import type { Context } from "./context.ts";
import { Interrupt } from "./interrupt.ts";
import type { CommandLine } from "./options.ts";
import { StatusLine } from "./status-line.ts";

/** Loads the model that the command line names, or the embedded one. Throws `aborted` after a Ctrl-C. */
export async function loadCommandModel(
  line: CommandLine,
  context: Context,
): Promise<LanguageModel & AsyncDisposable> {
  using interrupt = new Interrupt(context);
  using status = new StatusLine(context);
  const common = { ...line.load, signal: interrupt.signal, onProgress: status.show.bind(status) };
  const path = line.model ?? null;
  if (line.draft === undefined) return await context.loadModel(path, common);
  if (line.draft === "lookup") return await context.loadModel(path, { ...common, draft: "promptLookup" });
  // What guesses is small: one thread, the bits that its files have, and the context of what it guesses for.
  const { bits: _, ...others } = common;
  const guesser = (await context.loadModel(line.draft, { ...others, threads: 1 })) as LocalModel;
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
