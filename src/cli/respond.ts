// orchard "PROMPT": one answer.
import { text } from "node:stream/consumers";
import { LanguageModelSession } from "../framework/session.ts";
import { printAnswer } from "./answer.ts";
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-code.ts";
import { Interrupt } from "./interrupt.ts";
import { loadCommandModel } from "./load.ts";
import { type CommandLine, UsageError } from "./options.ts";

/** Prints the answer to one prompt, or the whole response as JSON. */
export async function respond(line: CommandLine, context: Context): Promise<ExitCode> {
  const prompt = await readPrompt(line, context);
  await using model = await loadCommandModel(line, context);
  using interrupt = new Interrupt(context);
  const session = new LanguageModelSession({ model, instructions: line.instructions });
  const stream = session.streamResponse(prompt, { ...line.generation, signal: interrupt.signal });
  if (line.json) {
    const { content, finishReason, usage, timings } = await stream.collect();
    context.output.write(`${JSON.stringify({ text: content, finishReason, usage, timings })}\n`);
  } else {
    await printAnswer(stream, context);
  }
  return interrupt.exitCode;
}

/** The argument; or standard input, without the line break at its end, when there is none or it is "-". */
async function readPrompt({ argument }: CommandLine, { input }: Context): Promise<string> {
  if (argument !== undefined && argument !== "-") return argument;
  if (argument === undefined && input.isTTY) {
    throw new UsageError('No prompt: orchard "PROMPT", or orchard chat to talk.');
  }
  const prompt = (await text(input)).replace(/\r?\n$/, "");
  if (prompt === "") throw new UsageError("The prompt on standard input is empty: give some text.");
  return prompt;
}
