// orchard "PROMPT": one answer.
import { text } from "node:stream/consumers";
import type { ResponseStream } from "../framework/response-stream.ts";
import { LanguageModelSession } from "../framework/session.ts";
import { printAnswer } from "./answer.ts";
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-code.ts";
import { readSchema, saveTranscript, sessionStart } from "./files.ts";
import { Interrupt } from "./interrupt.ts";
import { loadCommandModel, withCommandAdapter } from "./load.ts";
import { type CommandLine, UsageError } from "./options.ts";

/** Prints the answer to one prompt, or the whole response as JSON. */
export async function respond(line: CommandLine, context: Context): Promise<ExitCode> {
  const prompt = await readPrompt(line, context);
  // Without a chat template a model can begin from nothing; else it is a variable that was not set.
  if (prompt === "" && !line.generation.raw) throw new UsageError("The prompt is empty: give some text.");
  const [start, generating] = [await sessionStart(line), await readSchema(line)];
  await using base = await loadCommandModel(line, context);
  const model = await withCommandAdapter(base, line, context);
  using interrupt = new Interrupt(context);
  const session = new LanguageModelSession({ model, ...start });
  const options = { ...line.generation, signal: interrupt.signal };
  const stream: ResponseStream<unknown> =
    generating === null
      ? session.streamResponse(prompt, options)
      : session.streamResponse(prompt, { ...options, generating });
  if (line.json) {
    const { content, rawContent, finishReason, usage, timings } = await stream.collect();
    const value = generating === null ? {} : { content };
    context.output.write(`${JSON.stringify({ text: rawContent, ...value, finishReason, usage, timings })}\n`);
  } else {
    await printAnswer(stream, context);
  }
  await saveTranscript(line, session);
  return interrupt.exitCode;
}

/** The argument; or standard input, without the line break at its end, when there is none or it is "-". */
export async function readPrompt({ argument }: CommandLine, { input }: Context): Promise<string> {
  if (argument !== undefined && argument !== "-") return argument;
  if (argument === undefined && input.isTTY) {
    throw new UsageError('No prompt: orchard "PROMPT", or orchard chat to talk.');
  }
  const prompt = (await text(input)).replace(/\r?\n$/, "");
  if (prompt === "") throw new UsageError("The prompt on standard input is empty: give some text.");
  return prompt;
}
