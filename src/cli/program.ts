// From arguments to an exit code.
import { readFileSync } from "node:fs";
import { OrchardError } from "../errors.ts";
import { adapter } from "./adapter.ts";
import { bench } from "./bench.ts";
import { chat } from "./chat.ts";
import type { Context } from "./context.ts";
import { countTokens } from "./count-tokens.ts";
import { draft } from "./draft.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { helpText } from "./help.ts";
import { inspect } from "./inspect.ts";
import { list, pull, rm } from "./models.ts";
import { type CommandLine, type CommandName, parseCommandLine, UsageError } from "./options.ts";
import { quantize } from "./quantize.ts";
import { respond } from "./respond.ts";
import { serveModel } from "./serve.ts";

const commands: Record<CommandName, (line: CommandLine, context: Context) => Promise<ExitCode>> = {
  respond,
  chat,
  bench,
  serve: serveModel,
  adapter,
  inspect,
  quantize,
  "count-tokens": countTokens,
  pull,
  list,
  rm,
  draft,
};

/** Runs one command line and gives the exit code. Says errors on `context.errors`; throws nothing. */
export async function run(parameters: readonly string[], context: Context): Promise<ExitCode> {
  try {
    const line = parseCommandLine(parameters);
    if (line.help) context.output.write(helpText(line.command));
    else if (line.version) context.output.write(`${version()}\n`);
    else return await commands[line.command](line, context);
    return exitCode.done;
  } catch (error) {
    if (error instanceof OrchardError && error.code === "aborted") {
      return context.outputClosed.aborted ? exitCode.done : exitCode.interrupted;
    }
    context.errors.write(`orchard: ${described(error)}\n`);
    return error instanceof UsageError ? exitCode.usage : exitCode.failed;
  }
}

/** What the user can do something about in one line; anything else is a bug and comes with its stack. */
function described(error: unknown): string {
  if (error instanceof UsageError || error instanceof OrchardError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
