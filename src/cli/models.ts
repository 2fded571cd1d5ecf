// orchard pull, list and rm: the models that come from a hub.
import type { PullPlan } from "../hub/pull.ts";
import type { Fit } from "../runtime/inspect.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { formatBytes } from "./format.ts";
import { Interrupt } from "./interrupt.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { StatusLine, writeAside } from "./status-line.ts";

/** Fetches a model, or what is missing of it, and prints its path; what it is goes to standard error. */
export async function pull(line: CommandLine, context: Context): Promise<ExitCode> {
  const name = nameOf(line, "pull");
  using interrupt = new Interrupt(context);
  let planned = false;
  using status = new StatusLine(context);
  const { path } = await context.hub.pull(name, {
    ...line.load,
    signal: interrupt.signal,
    onProgress: status.show.bind(status),
    onPlan: (plan) => {
      planned = true;
      status.clear();
      for (const text of describePlan(name, plan)) context.errors.write(`${text}\n`);
    },
  });
  status.clear();
  if (!planned) writeAside(context, `${name} is here already.`);
  context.output.write(`${path}\n`);
  return exitCode.done;
}

/** Prints a line per model, or all as JSON. */
export async function list(line: CommandLine, context: Context): Promise<ExitCode> {
  const models = await context.hub.list();
  if (line.json) context.output.write(`${JSON.stringify(models)}\n`);
  else if (models.length === 0) writeAside(context, "No model was pulled yet: orchard pull ORG/NAME.");
  const width = Math.max(0, ...models.map(({ name }) => name.length));
  for (const { name, bytes, commit, licence, pulledAt } of line.json ? [] : models) {
    const columns = [
      formatBytes(bytes).padStart(9),
      commit.slice(0, 8),
      pulledAt.slice(0, 10),
      licence ?? "no licence",
    ];
    context.output.write(`${name.padEnd(width)}  ${columns.join("  ")}\n`);
  }
  return exitCode.done;
}

/** Removes a model. */
export async function rm(line: CommandLine, context: Context): Promise<ExitCode> {
  await context.hub.remove(nameOf(line, "rm"));
  return exitCode.done;
}

function nameOf({ argument, model }: CommandLine, command: string): string {
  const name = argument ?? model;
  if (name === undefined) throw new UsageError(`No model: orchard ${command} ORG/NAME.`);
  return name;
}

function describePlan(name: string, { commit, licence, bytes, missingBytes, memory }: PullPlan): string[] {
  const here = missingBytes < bytes ? `, ${formatBytes(bytes - missingBytes)} of it here already` : "";
  return [
    `${name} at ${commit.slice(0, 8)}: ${formatBytes(bytes)}${here}`,
    `licence: ${licence ?? "its card names none"}`,
    describeFit(memory),
  ];
}

function describeFit({ needed, available, fits, fittingBits }: Fit): string {
  const memory = `memory: about ${formatBytes(needed)} of ${formatBytes(available)}`;
  return fits ? `${memory}: fits` : `${memory}: does not fit; with --bits ${fittingBits} it does`;
}
