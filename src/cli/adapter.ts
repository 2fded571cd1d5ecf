// orchard adapter train and inspect: a skill of one's own beside a model that stays as it is. The path of what was made
// goes to standard output, everything else to standard error. What training is: src/training/adapter-run.ts.
import type { AdapterPlan, AdapterResult } from "../training/adapter-run.ts";
import { describeTraining, type TrainProgress } from "../training/train.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { formatBytes, formatCount } from "./format.ts";
import { Interrupt } from "./interrupt.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { eraseLine } from "./status-line.ts";

/** Steps between two lines of progress where there is no terminal. */
const stepsPerLine = 20;

/** Trains or inspects, as the first word says. */
export function adapter(line: CommandLine, context: Context): Promise<ExitCode> {
  return line.action === "train" ? train(line, context) : inspect(line, context);
}

async function train(line: CommandLine, context: Context): Promise<ExitCode> {
  const { argument: data, output } = line.adapter;
  if (!data || !output)
    throw new UsageError(
      "Say what to learn from and where it goes: orchard adapter train DATA.jsonl --output FOLDER.",
    );
  using interrupt = new Interrupt(context);
  const { errors } = context;
  const { endpoint, offline, threads } = line.load;
  let open = false;
  const say = (text: string) => {
    errors.write(`${open ? eraseLine : ""}${text}\n`);
    open = false;
  };
  const showLine = (text: string) => {
    errors.write(`${eraseLine}${text}`);
    open = true;
  };
  const reading = (part: number) => {
    if (errors.isTTY) showLine(`reading what must stay · ${(100 * part).toFixed(0)}%`);
  };
  const show = (progress: TrainProgress) => {
    const { step, steps, skipped, validation } = progress;
    if (validation || skipped) say(describeTraining(progress));
    else if (errors.isTTY) showLine(describeTraining(progress));
    else if (step % stepsPerLine === 0 || step === steps) say(describeTraining(progress));
  };
  const { argument: _, ...settings } = line.adapter;
  const result = await context.adapters
    .train({
      ...settings,
      data,
      output,
      model: line.model ?? null,
      hub: { endpoint, offline },
      threads,
      signal: interrupt.signal,
      onReading: reading,
      onPlan: (plan) => say(describePlan(plan)),
      onProgress: show,
    })
    .catch((error: unknown) => {
      if (interrupt.signal.aborted) say("Stopped; the same command goes on.");
      throw error;
    });
  say(describeResult(result));
  context.output.write(`${result.path}\n`);
  return exitCode.done;
}

async function inspect(line: CommandLine, context: Context): Promise<ExitCode> {
  const { argument: path } = line.adapter;
  if (!path) throw new UsageError("No adapter: orchard adapter inspect FOLDER.");
  const seen = await context.adapters.inspect(path);
  if (line.json) context.output.write(`${JSON.stringify(seen)}\n`);
  else {
    const rows = [
      ["base", `${seen.baseName ?? "it does not say"}${seen.base === null ? "" : ` (weights ${seen.base})`}`],
      ["rank", `${seen.rank}, strength ${seen.alpha} / ${seen.rank}`],
      ["layers", seen.layers.join(", ")],
      ["size", `${formatCount(seen.parameters)} parameters, ${formatBytes(seen.bytes)}`],
    ] as const;
    context.output.write(
      `${seen.path}\n${rows.map(([left, right]) => `  ${left.padEnd(6)}  ${right}\n`).join("")}`,
    );
  }
  return exitCode.done;
}

/** "450 examples to learn, 50 held out (loss 3.2100), 2,000 to keep; 220,000 parameters, 260 steps". */
function describePlan({ learned, heldOut, kept, steps, parameters, loss }: AdapterPlan): string {
  const start = loss === null ? "" : ` (loss ${loss.toFixed(4)})`;
  const keep = kept === 0 ? "" : `, ${kept} to keep`;
  return `${learned} examples to learn, ${heldOut} held out${start}${keep}; ${formatCount(parameters)} parameters, ${steps} steps`;
}

function describeResult({ loss, bytes, steps }: AdapterResult): string {
  const end = loss === null ? "" : `; held-out loss ${loss.toFixed(4)}`;
  return `${steps} steps${end}; ${formatBytes(bytes)}`;
}
