// Loading the model of a command line, with progress.
import type { LanguageModel } from "../model.ts";
import type { Context } from "./context.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { StatusLine } from "./status-line.ts";

/** Loads the model that the command line names. Throws `UsageError` when it names none. */
export async function loadCommandModel(
  line: CommandLine,
  context: Context,
  signal: AbortSignal,
): Promise<LanguageModel & AsyncDisposable> {
  if (line.model === undefined) {
    throw new UsageError(
      "No model: add --model PATH, a Hugging Face folder, a .gguf file or a llama2.c folder.",
    );
  }
  using status = new StatusLine(context);
  const onProgress = status.show.bind(status);
  return await context.loadModel(line.model, { ...line.load, signal, onProgress });
}
