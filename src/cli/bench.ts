// orchard bench: how fast one model reads a prompt and writes an answer on this machine.
// Comparisons with other programs are in bench/, not here.
import { availableParallelism, cpus } from "node:os";
import type { Delta, LanguageModel, PromptEntry, Timings, Usage } from "../model.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { threeDigits } from "./format.ts";
import { Interrupt } from "./interrupt.ts";
import { loadCommandModel } from "./load.ts";
import { type CommandLine, UsageError } from "./options.ts";
import { writeAside } from "./status-line.ts";

const rounds = 5;
/** Tokens of the prompt, or a quarter of the context if that is less. */
const promptTokens = 512;
/** Tokens of the answer unless --max-tokens says otherwise, or a quarter of the context if that is less. */
const answerTokens = 64;

interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Prints medians of five rounds after one that warms up. */
export async function bench(line: CommandLine, context: Context): Promise<ExitCode> {
  if (line.argument !== undefined) throw new UsageError("bench takes no prompt: it makes its own.");
  const started = performance.now();
  await using model = await loadCommandModel(line, context);
  using interrupt = new Interrupt(context);
  const load = performance.now() - started;
  const quarter = Math.floor(model.contextSize / 4);
  const maximumResponseTokens = line.generation.maximumResponseTokens ?? Math.min(answerTokens, quarter);
  const results: RoundResult[] = [];
  for (let round = 0; round <= rounds; round++) {
    const prompt = await promptOfSize(model, Math.min(promptTokens, quarter), round);
    const result = await runRound(model, prompt, maximumResponseTokens, interrupt.signal);
    if (result === undefined) return interrupt.exitCode;
    if (round > 0) results.push(result);
    writeAside(context, round === 0 ? "warm" : `round ${round} of ${rounds}`);
  }
  const rows: Row[] = [
    { name: "load", value: load, unit: "ms" },
    { name: "time to first token", value: median(results, (result) => result.firstToken), unit: "ms" },
    { name: "prefill", value: median(results, (result) => result.prefill), unit: "tokens/s" },
    { name: "decode", value: median(results, (result) => result.decode), unit: "tokens/s" },
  ];
  const tokens = { prompt: results[0]?.promptTokens, answer: results[0]?.answerTokens };
  context.output.write(line.json ? `${asJson(model, tokens, rows)}\n` : asTable(rows));
  return exitCode.done;
}

/** One round: rates in tokens per second, times in milliseconds. */
interface RoundResult {
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly firstToken: number;
  readonly prefill: number;
  readonly decode: number;
}

async function runRound(
  model: LanguageModel,
  prompt: PromptEntry,
  maximumResponseTokens: number,
  signal: AbortSignal,
): Promise<RoundResult | undefined> {
  const options = { ...prompt.options, maximumResponseTokens };
  const started = performance.now();
  let first: number | undefined;
  for await (const delta of model.generate({ transcript: [prompt], options }, signal)) {
    first ??= performance.now() - started;
    if (delta.type !== "finish") continue;
    return delta.reason === "aborted" ? undefined : resultOf(delta, first, performance.now() - started);
  }
  return undefined;
}

/** From the model's own timings, or from the clock for a model that has none. */
function resultOf(finish: Extract<Delta, { type: "finish" }>, first: number, whole: number): RoundResult {
  const { input, output }: Usage = finish.usage;
  const measured: Timings = { timeToFirstToken: first, prefill: first, decode: whole - first };
  const { timeToFirstToken, prefill, decode } = finish.timings ?? measured;
  const read = input.totalTokenCount - input.cachedTokenCount;
  const written = Math.max(0, output.totalTokenCount - 1);
  return {
    promptTokens: input.totalTokenCount,
    answerTokens: output.totalTokenCount,
    firstToken: timeToFirstToken,
    prefill: (1000 * read) / prefill,
    decode: (1000 * written) / decode,
  };
}

/** A prompt of at most `size` tokens whose beginning is new in every round, so that none of it is cached. */
async function promptOfSize(model: LanguageModel, size: number, round: number): Promise<PromptEntry> {
  const ofWords = (count: number): PromptEntry => ({
    type: "prompt",
    id: String(round),
    segments: [{ type: "text", id: "0", text: `${round} ${"the cat saw a red ball ".repeat(count)}` }],
    options: { sampling: { mode: "greedy" }, raw: true },
  });
  const fits = async (count: number) => {
    const prompt = ofWords(count);
    return (await model.countTokens({ transcript: [prompt], options: prompt.options })) <= size;
  };
  let [low, high] = [0, size];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (await fits(middle)) low = middle;
    else high = middle - 1;
  }
  return ofWords(low);
}

function median(results: readonly RoundResult[], of: (result: RoundResult) => number): number {
  return results.map(of).sort((a, b) => a - b)[Math.floor(results.length / 2)] ?? Number.NaN;
}

function asTable(rows: readonly Row[]): string {
  return rows.map(({ name, value, unit }) => `${name.padEnd(20)} ${threeDigits(value)} ${unit}\n`).join("");
}

function asJson(model: LanguageModel, tokens: object, rows: readonly Row[]): string {
  const machine = { cpu: cpus()[0]?.model, cores: availableParallelism(), node: process.version };
  return JSON.stringify({ name: model.name, date: new Date().toISOString(), machine, tokens, rows });
}
