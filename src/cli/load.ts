// Loading the model of a command line, with progress.
import type { LanguageModel } from "../model.ts";
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
  const onProgress = status.show.bind(status);
  return await context.loadModel(line.model ?? null, { ...line.load, signal: interrupt.signal, onProgress });
}
