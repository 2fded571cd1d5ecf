// orchard quantize MODEL FOLDER: a model again with its weights in few bits. Training to few bits, which loses much less,
// is a stage of npm run train (docs/compression.md).
import { existsSync } from "node:fs";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { threeDigits } from "./format.ts";
import { Interrupt } from "./interrupt.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { StatusLine } from "./status-line.ts";

/** Writes the folder and prints what a weight takes in it. */
export async function quantize(line: CommandLine, context: Context): Promise<ExitCode> {
  const { argument: model, output, quantizing, load } = line;
  if (!model || !output)
    throw new UsageError("A model and a folder are needed: orchard quantize MODEL FOLDER.");
  if (existsSync(output)) throw new UsageError(`${output} is there already: give another folder.`);
  using interrupt = new Interrupt(context);
  using status = new StatusLine(context);
  const { codes, withScales } = await context.quantizeModel(model, output, {
    ...quantizing,
    endpoint: load.endpoint,
    offline: load.offline,
    signal: interrupt.signal,
    onProgress: (done: number, total: number) => status.show({ stage: "quantizing", done, total }),
  });
  status.clear();
  const text = `${threeDigits(withScales)} bits per weight, ${threeDigits(codes)} without scales`;
  context.output.write(`${output}: ${text}\n`);
  return exitCode.done;
}
