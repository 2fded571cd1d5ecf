// orchard serve: a model for OpenAI's clients, until Ctrl-C or SIGTERM. The address goes to standard output, one line per
// request to standard error.
import type { LogEntry } from "../server/app.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { formatMilliseconds } from "./format.ts";
import { loadCommandAdapters, loadCommandModel } from "./load.ts";
import { type CommandLine, UsageError } from "./options.ts";

/** As many answers at a time as the model has slots in its cache. */
const defaultParallel = 4;

/** Serves until it is told to stop; answers under way are finished first. A second Ctrl-C does not wait. */
export async function serveModel(line: CommandLine, context: Context): Promise<ExitCode> {
  if (line.argument !== undefined) throw new UsageError("serve takes no prompt: its clients have them.");
  const { parallel = defaultParallel, key = context.environment.ORCHARD_KEY } = line.serving;
  const load = { ...line.load, slots: parallel };
  await using model = await loadCommandModel({ ...line, load }, context);
  const { name = model.name } = line.serving;
  const adapted = await loadCommandAdapters(model, line, context);
  const others = Object.fromEntries(adapted.map(({ folder, model }) => [`${name}:${folder}`, model]));
  const { serve } = await import("../server/serve.ts");
  using stopping = new Stopping(context);
  const log = (entry: LogEntry) => context.errors.write(`${describeRequest(entry)}\n`);
  const server = await serve({ ...line.serving, model, others, parallel, key, log }).catch(explain);
  context.output.write(
    `${server.names.join(", ")} ${server.names.length > 1 ? "are" : "is"} at ${server.url}\n`,
  );
  await stopping.told;
  await server.close();
  return exitCode.done;
}

/** What the system says about an address, in one line. */
function explain(error: Error & { readonly code?: string; readonly port?: number }): never {
  if (error.code === "EADDRINUSE")
    throw new UsageError(`Port ${error.port} is taken: choose another with --port, or 0 for any.`);
  if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    throw new UsageError(`This address cannot be listened on: ${error.message}.`);
  throw error;
}

/** "POST /v1/chat/completions 200 · 1.2 s · 30 tokens read, 12 written". */
export function describeRequest(entry: LogEntry): string {
  const { method, path, status, milliseconds, inputTokens, outputTokens, error, body } = entry;
  const parts = [`${method} ${path} ${status}`, formatMilliseconds(milliseconds)];
  if (inputTokens !== undefined) parts.push(`${inputTokens} tokens read, ${outputTokens} written`);
  if (error !== undefined)
    parts.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  if (body !== undefined) parts.push(body);
  return parts.join(" · ");
}

/** Ctrl-C, SIGTERM, or the end of whoever reads the output. */
class Stopping implements Disposable {
  readonly told: Promise<void>;
  readonly #context: Context;
  #stop = () => {};

  constructor(context: Context) {
    this.#context = context;
    this.told = new Promise((resolve) => {
      this.#stop = resolve;
    });
    for (const signal of ["SIGINT", "SIGTERM"]) context.signals.once(signal, this.#stop);
    context.outputClosed.addEventListener("abort", this.#stop);
  }

  [Symbol.dispose](): void {
    for (const signal of ["SIGINT", "SIGTERM"]) this.#context.signals.off(signal, this.#stop);
    this.#context.outputClosed.removeEventListener("abort", this.#stop);
  }
}
