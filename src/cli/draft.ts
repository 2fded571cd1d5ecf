// orchard draft train: a small model that guesses ahead for another, distilled from it. Ctrl-C saves and stops; the same
// command goes on. `--draft` of the other commands uses what it makes.
import { describeTraining } from "../training/train.ts";
import type { Context } from "./context.ts";
import type { ExitCode } from "./exit-code.ts";
import { formatCount } from "./format.ts";
import { Interrupt } from "./interrupt.ts";
import { type CommandLine, UsageError } from "./options.ts";

/** Trains a draft model and prints where it is. */
export async function draft(line: CommandLine, context: Context): Promise<ExitCode> {
  const { argument, model, load } = line;
  const { data, output, steps } = line.training;
  if (argument !== "train") throw new UsageError("orchard draft makes draft models: orchard draft train.");
  if (!model || !data || !output)
    throw new UsageError("orchard draft train needs --model, --data and --output.");
  using interrupt = new Interrupt(context);
  const { endpoint, offline, threads } = load;
  const trained = await context
    .trainDraft({
      model,
      hub: { endpoint, offline },
      data,
      output,
      steps,
      threads,
      signal: interrupt.signal,
      onProgress: (progress) => {
        if (progress.step % 20 === 0 || progress.step === progress.steps)
          context.errors.write(`${describeTraining(progress)}\n`);
      },
    })
    .catch((error: unknown) => {
      if (interrupt.signal.aborted) context.errors.write("Stopped; the same command goes on.\n");
      throw error;
    });
  const size = `${formatCount(trained.parameters)} parameters, ${(100 * trained.share).toFixed(1)}% of the target's`;
  context.errors.write(`${size}\n`);
  context.output.write(`${output}\n`);
  return interrupt.exitCode;
}
