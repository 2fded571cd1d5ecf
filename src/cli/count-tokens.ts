// orchard count-tokens "TEXT": how many tokens the model makes of a text.
import { LanguageModelSession } from "../framework/session.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { loadCommandModel } from "./load.ts";
import type { CommandLine } from "./options.ts";
import { readPrompt } from "./respond.ts";

/** Prints the tokens of a prompt, with what the model's chat template adds to it. */
export async function countTokens(line: CommandLine, context: Context): Promise<ExitCode> {
  const prompt = await readPrompt(line, context);
  await using model = await loadCommandModel(line, context);
  context.output.write(`${await new LanguageModelSession({ model }).tokenCount(prompt)}\n`);
  return exitCode.done;
}
