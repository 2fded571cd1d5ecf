// orchard chat: a conversation, line by line. Ctrl-C stops an answer; at an empty prompt a second one leaves.
// Prompts and hints go to standard error and only to a terminal, so that standard output holds the answers
// alone.
import { createInterface, type Interface } from "node:readline";
import { OrchardError } from "../errors.ts";
import { LanguageModelSession } from "../framework/session.ts";
import { printAnswer } from "./answer.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { saveTranscript, sessionStart } from "./files.ts";
import { loadCommandModel, withCommandAdapter } from "./load.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { writeAside } from "./status-line.ts";

/**
 * Talks until the input ends. Without a terminal, each line of the input is a prompt and the first error ends
 * it.
 */
export async function chat(line: CommandLine, context: Context): Promise<ExitCode> {
  if (line.argument !== undefined) {
    throw new UsageError("chat takes no prompt: start it, then type, or leave out the word chat.");
  }
  const start = await sessionStart(line);
  await using base = await loadCommandModel(line, context);
  const model = await withCommandAdapter(base, line, context);
  const newSession = () => new LanguageModelSession({ model, instructions: line.instructions });
  let session = new LanguageModelSession({ model, ...start });
  using keyboard = new Keyboard(context);
  for await (const prompt of keyboard.lines()) {
    if (prompt.trim() === "/new") session = newSession();
    else if (prompt.trim() !== "") {
      try {
        await printAnswer(
          session.streamResponse(prompt, { ...line.generation, signal: keyboard.beginAnswer() }),
          context,
        );
      } catch (error) {
        if (!(error instanceof OrchardError)) throw error;
        // A model that declines goes on with the next line.
        if (!context.input.isTTY && error.code !== "refusal") throw error;
        context.errors.write(`orchard: ${error.message}\n`);
        if (error.code === "contextSizeExceeded") writeAside(context, "/new forgets the conversation.");
      }
    }
    if (context.outputClosed.aborted) break;
  }
  await saveTranscript(line, session);
  if (context.outputClosed.aborted) return exitCode.done;
  return keyboard.interrupted ? exitCode.interrupted : exitCode.done;
}

/** Lines, and what Ctrl-C means while they are typed and answered. */
class Keyboard implements Disposable {
  /** Ctrl-C ended a conversation that is not on a terminal. */
  interrupted = false;
  readonly #context: Context;
  readonly #reader: Interface;
  #answer: AbortController | undefined;
  #warned = false;

  constructor(context: Context) {
    this.#context = context;
    const terminal = context.input.isTTY === true;
    this.#reader = createInterface({
      input: context.input,
      output: terminal ? context.errors : undefined,
      terminal,
      prompt: "> ",
    });
    // A terminal in raw mode gives Ctrl-C to the reader, any other input leaves it to the process.
    this.#reader.on("SIGINT", this.#interrupt);
    context.signals.on("SIGINT", this.#interrupt);
    context.outputClosed.addEventListener("abort", this.#leave);
  }

  /** The lines typed, with a prompt before each; ends with the input. */
  async *lines(): AsyncGenerator<string> {
    const lines = this.#reader[Symbol.asyncIterator]();
    while (true) {
      this.#answer = undefined;
      if (this.#context.input.isTTY) this.#reader.prompt();
      const { done, value } = await lines.next();
      if (done) {
        if (this.#context.input.isTTY) this.#context.errors.write("\n");
        return;
      }
      this.#warned = false;
      yield value;
    }
  }

  /** From here until the next line Ctrl-C aborts this signal. */
  beginAnswer(): AbortSignal {
    this.#answer = new AbortController();
    return this.#answer.signal;
  }

  readonly #leave = () => {
    this.#answer?.abort();
    this.#reader.close();
  };

  readonly #interrupt = () => {
    if (this.#answer !== undefined) this.#answer.abort();
    else if (!this.#context.input.isTTY) {
      this.interrupted = true;
      this.#leave();
    } else if (this.#reader.line !== "") {
      this.#reader.write(null, { ctrl: true, name: "e" });
      this.#reader.write(null, { ctrl: true, name: "u" });
    } else if (this.#warned) {
      this.#leave();
    } else {
      this.#warned = true;
      this.#context.errors.write("\n");
      writeAside(this.#context, "Ctrl-C again leaves, and so does Ctrl-D.");
      this.#reader.prompt();
    }
  };

  [Symbol.dispose](): void {
    this.#reader.close();
    this.#context.signals.off("SIGINT", this.#interrupt);
    this.#context.outputClosed.removeEventListener("abort", this.#leave);
  }
}
