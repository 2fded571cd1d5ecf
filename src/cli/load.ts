// Loading the model of a command line, with progress.
import type { LanguageModel } from "../model.ts";
import type { Context } from "./context.ts";
import { Interrupt } from "./interrupt.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { StatusLine } from "./status-line.ts";

/**
 * Loads the model that the command line names. Throws `UsageError` without one and `aborted` after a Ctrl-C.
 */
export async function loadCommandModel(
  line: CommandLine,
  context: Context,
): Promise<LanguageModel & AsyncDisposable> {
  if (line.model === undefined) {
    throw new UsageError(
      "No model: add --model PATH, a Hugging Face folder, a .gguf file or a llama2.c folder.",
    );
  }
  using interrupt = new Interrupt(context);
  using status = new StatusLine(context);
  const onProgress = status.show.bind(status);
  return await context.loadModel(line.model, { ...line.load, signal: interrupt.signal, onProgress });
}
