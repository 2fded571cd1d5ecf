// orchard inspect MODEL: what a model is, and the memory it needs, without loading it.
import { freemem, totalmem } from "node:os";
import { bitsPerWeight } from "../compression/quantize.ts";
import { layerGroups, type ModelConfig } from "../models/config.ts";
import type { Quantization } from "../models/presets/quantization.ts";
import type { AdapterInspection } from "../runtime/adapter-file.ts";
import type { ModelInspection } from "../runtime/inspect.ts";
import type { Context } from "./context.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { formatBytes, formatCount, threeDigits } from "./format.ts";
import type { CommandLine } from "./options.ts";

interface Machine {
  /** Bytes. */
  readonly total: number;
  readonly free: number;
}

/** Prints the description of a model, or as JSON the same and the config in full. */
export async function inspect(line: CommandLine, context: Context): Promise<ExitCode> {
  const path = line.argument ?? line.model ?? null;
  const inspection = await context.inspectModel(path, line.load);
  const machine = { total: totalmem(), free: freemem() };
  if (line.json) {
    const fits = inspection.memory.total <= machine.total;
    const { quantization } = inspection;
    const stored = quantization && { ...quantization, weights: Object.fromEntries(quantization.weights) };
    context.output.write(`${JSON.stringify({ ...inspection, quantization: stored, machine, fits })}\n`);
  } else {
    context.output.write(describe(inspection, machine));
  }
  return exitCode.done;
}

function describe(
  { name, config, format, files, parameters, quantization, recovery, memory }: ModelInspection,
  machine: Machine,
): string {
  const total = sum(parameters.map(({ count }) => count));
  const sections: [title: string, rows: (readonly [string, string])[]][] = [
    [name, describeConfig(config, format)],
    [
      `parameters: ${formatCount(total)}`,
      [
        ...parameters.map(
          ({ name, count }) => [name, `${exact(count)} (${percent(count / total)})`] as const,
        ),
        ...layerGroups(config).map(
          ({ layers, parameters: size }) => [`${layers} layers`, `${exact(size)} each`] as const,
        ),
        ["together", exact(total)] as const,
      ],
    ],
    ...(quantization === null ? [] : [describeQuantization(config, quantization)]),
    ...(recovery === null ? [] : [describeRecovery(recovery)]),
    [
      `on disk: ${formatBytes(sum(files.map(({ bytes }) => bytes)))}`,
      files.map(({ path, bytes }) => [path, formatBytes(bytes)] as const),
    ],
    [
      `memory for ${memory.contextSize} tokens: about ${formatBytes(memory.total)}`,
      [
        ["weights", formatBytes(memory.weights)],
        ["key-value cache", formatBytes(memory.cache)],
        ["working memory", formatBytes(memory.working)],
      ],
    ],
  ];
  const text = sections.map(([title, rows]) => {
    const width = Math.max(...rows.map(([left]) => left.length));
    return [title, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join("\n");
  });
  return `${text.join("\n\n")}\n\n${verdict(memory.total, machine)}\n`;
}

/** One line for each format that weights are stored in, and the cache that they were made for. */
function describeQuantization(
  config: ModelConfig,
  quantization: Quantization,
): [title: string, rows: (readonly [string, string])[]] {
  const byFormat = new Map<string, string[]>();
  for (const [name, { bits, blockSize, scaling }] of quantization.weights) {
    const format = `${bits} bits, a scale per ${scaling}, blocks of ${blockSize}`;
    byFormat.set(format, [...(byFormat.get(format) ?? []), name.split(".").at(-2) ?? name]);
  }
  const { codes, withScales } = bitsPerWeight(config, quantization);
  const rows = Array.from(byFormat, ([format, names]) => [names.join(" "), format] as const);
  const cache = [["key-value cache", `made for ${quantization.keyValueBits} bits`] as const];
  return [
    `stored in ${threeDigits(withScales)} bits per weight, ${threeDigits(codes)} without scales`,
    [...rows, ...(quantization.keyValueBits === null ? [] : cache)],
  ];
}

/** The adapter that is on in every answer, and what of the model it changes. */
function describeRecovery({
  rank,
  alpha,
  parameters,
  layers,
}: AdapterInspection): [title: string, rows: (readonly [string, string])[]] {
  return [
    `recovery adapter: rank ${rank}, strength ${threeDigits(alpha / rank)}`,
    [
      ["parameters", exact(parameters)],
      ["layers", layers.join(" ")],
    ],
  ];
}

function describeConfig(config: ModelConfig, format: string): (readonly [string, string])[] {
  const { layers } = config;
  const windows = layers.filter(({ window }) => window !== null);
  const shared = layers.filter(({ keyValueLayer }) => keyValueLayer !== null);
  const unrotated = layers.filter(({ rope }) => rope === null);
  const notes = [
    windows.length > 0 && `${windows.length} with a window of ${windows[0]?.window}`,
    shared.length > 0 && `${shared.length} without keys and values of their own`,
    unrotated.length > 0 && `${unrotated.length} without rotary positions`,
  ].filter((note) => note !== false);
  return [
    ["family", config.family],
    ["format", format],
    ["layers", [layers.length, ...notes].join(", ")],
    ["width", `${config.width}, feed-forward ${config.feedForward} (${config.activation})`],
    ["heads", `${config.heads} of ${config.headSize}, ${config.keyValueHeads} for keys and values`],
    ["vocabulary", `${config.vocabularySize}${config.tiedEmbedding ? ", embedding and output tied" : ""}`],
    ["context", `${config.contextSize} tokens`],
  ];
}

function verdict(needed: number, { total, free }: Machine): string {
  const machine = `this machine has ${formatBytes(total)}, ${formatBytes(free)} of it free`;
  if (needed > total)
    return `Does not fit: ${machine}. Try fewer --bits, --kv-bits 8 or a smaller --context.`;
  if (needed > free) return `Fits only when other programs give up memory: ${machine}.`;
  return `Fits: ${machine}.`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function exact(count: number): string {
  return count.toLocaleString("en");
}

function percent(fraction: number): string {
  return `${(100 * fraction).toFixed(1)}%`;
}
