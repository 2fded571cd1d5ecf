// The command line: every option once, with its help text, its check and the commands that take it.
// Parsing is node:util's; its errors are said again in one line.

import { parseArgs } from "node:util";
import type { QuantizeOptions } from "../compression/packed-model.ts";
import { defined } from "../defined.ts";
import type { LoadModelOptions } from "../hub/load-model.ts";
import type { GenerationOptions, Sampling } from "../model.ts";

/** The command line is wrong; the message is one line that says what to do. Exit code 2. */
export class UsageError extends Error {}

export type CommandName =
  | "respond"
  | "chat"
  | "bench"
  | "serve"
  | "adapter"
  | "inspect"
  | "quantize"
  | "count-tokens"
  | "pull"
  | "list"
  | "rm"
  | "draft";

/** The second word of `adapter`. */
export type AdapterAction = "train" | "inspect";
const adapterActions: readonly string[] = ["train", "inspect"] satisfies AdapterAction[];

/** One option of the command line. */
export interface Option {
  /** What stands for the value in the help; an option without is a switch. */
  readonly value?: string;
  readonly help: string;
  readonly commands: readonly CommandName[];
  readonly repeatable?: true;
}

const speaking = ["respond", "chat"] as const;
const running = [...speaking, "bench"] as const;
const loading = [...running, "serve"] as const;
const described = [...loading, "inspect", "count-tokens"] as const;
const pulling = [...described, "pull"] as const;
const quantizing = ["quantize"] as const;
const adapting = ["adapter"] as const;
const all = [...pulling, ...quantizing, ...adapting, "list", "rm", "draft"] as const;
const serving = ["serve"] as const;
const training = ["draft"] as const;

/** Every option, in the order of the help. */
export const optionTable = {
  model: {
    value: "MODEL",
    help: "folder, file or ORG/NAME; else the embedded one",
    commands: [...described, ...training, ...adapting],
  },
  adapter: {
    value: "FOLDER",
    help: "answer with an adapter; serve takes several",
    commands: [...speaking, ...serving],
    repeatable: true,
  },
  draft: {
    value: "DRAFT",
    help: "guess ahead: lookup, or a small model of the same vocabulary",
    commands: loading,
  },
  instructions: { value: "TEXT", help: "what the model is told before every prompt", commands: speaking },
  schema: { value: "FILE", help: "answer with JSON of this JSON Schema", commands: ["respond"] },
  "load-transcript": { value: "FILE", help: "go on from the conversation in FILE", commands: speaking },
  "save-transcript": {
    value: "FILE",
    help: "write the conversation to FILE when it is over",
    commands: speaking,
  },
  raw: { help: "continue the prompt as it is, without the model's chat template", commands: speaking },
  "max-tokens": { value: "N", help: "end the answer after N tokens", commands: running },
  stop: {
    value: "TEXT",
    help: "end the answer before TEXT; may be repeated",
    commands: speaking,
    repeatable: true,
  },
  greedy: { help: "always take the most probable token", commands: speaking },
  temperature: { value: "T", help: "0 is greedy, 1 the model's own probabilities", commands: speaking },
  "top-k": { value: "K", help: "choose among the K most probable tokens", commands: speaking },
  "top-p": {
    value: "P",
    help: "choose among the tokens that make up P of the probability",
    commands: speaking,
  },
  "min-p": {
    value: "P",
    help: "leave out tokens less than P times as probable as the best",
    commands: speaking,
  },
  "repetition-penalty": { value: "R", help: "above 1: repeat less", commands: speaking },
  seed: {
    value: "N",
    help: "the same seed gives the same answer, or adapter",
    commands: [...speaking, ...adapting],
  },
  bits: {
    value: "BITS",
    help: "bits of a weight: 2, 4, 8, 16 or 32",
    commands: [...pulling, ...quantizing],
  },
  "embedding-bits": {
    value: "BITS",
    help: "bits of a weight of the embedding: 4 or 8",
    commands: quantizing,
  },
  "embedding-block": {
    value: "N",
    help: "weights of the embedding that share a scale: 16, 32, 64, 128 or 256; default as --scales says",
    commands: quantizing,
  },
  block: {
    value: "N",
    help: "weights whose codes lie together, at most: 16, 32, 64, 128 or 256",
    commands: quantizing,
  },
  scales: {
    value: "BY",
    help: "what shares a scale: tensor, row (default) or block",
    commands: quantizing,
  },
  method: {
    value: "NAME",
    help: "how scales are found: octav (default), lloyd, percentile or absMax",
    commands: quantizing,
  },
  "kv-bits": { value: "BITS", help: "bits of the key-value cache: 8 or 32", commands: pulling },
  context: { value: "N", help: "the most tokens of prompt and answer together", commands: pulling },
  threads: { value: "N", help: "threads to compute with", commands: [...loading, ...training, ...adapting] },
  host: { value: "ADDRESS", help: "listen on ADDRESS; default 127.0.0.1", commands: serving },
  port: { value: "N", help: "listen on port N, 0 for any; default 8000", commands: serving },
  key: { value: "KEY", help: "what clients must send; better in ORCHARD_KEY", commands: serving },
  name: { value: "NAME", help: "what clients call the model", commands: serving },
  parallel: { value: "N", help: "answers made at a time; default 4", commands: serving },
  waiting: { value: "N", help: "requests that wait at most; default 64", commands: serving },
  "keep-cache": { help: "keep what was read for later requests that begin the same", commands: serving },
  "log-content": { help: "log what clients write", commands: serving },
  data: { value: "FILE", help: "texts or conversations to learn from, JSON lines", commands: training },
  output: { value: "FOLDER", help: "where what was trained goes", commands: [...training, ...adapting] },
  steps: { value: "N", help: "how long to train; default 2000", commands: training },
  rank: { value: "N", help: "size of the adapter; default 16", commands: adapting },
  alpha: { value: "A", help: "strength: A / rank; default 32", commands: adapting },
  epochs: { value: "N", help: "passes over the data; default 12", commands: adapting },
  rate: {
    value: "R",
    help: "learning rate; default: by the model's width, 0.002 for nano",
    commands: adapting,
  },
  "held-out": { value: "P", help: "part of the data to measure with; default 0.1", commands: adapting },
  keep: {
    value: "FILE",
    help: "examples of what must stay, or none; default: what the model brings",
    commands: adapting,
  },
  "keep-share": {
    value: "P",
    help: "part of the tokens that are of --keep; default 0.5",
    commands: adapting,
  },
  "keep-strength": {
    value: "S",
    help: "what each of them counts beside a new one; default 4",
    commands: adapting,
  },
  length: { value: "N", help: "tokens of the longest example; default 1024", commands: adapting },
  tokens: { value: "N", help: "tokens of a batch; default 1024", commands: adapting },
  json: {
    help: "print one JSON object and nothing else",
    commands: ["respond", "bench", "adapter", "inspect", "list"],
  },
  endpoint: {
    value: "URL",
    help: "default: HF_ENDPOINT or huggingface.co",
    commands: [...pulling, ...quantizing, ...adapting, ...training],
  },
  offline: {
    help: "open no connection: use what is here",
    commands: [...pulling, ...quantizing, ...adapting, ...training],
  },
  help: { help: "print this", commands: all },
  version: { help: "print the version", commands: all },
} as const satisfies Record<string, Option>;

type OptionName = keyof typeof optionTable;
const optionNames = Object.keys(optionTable) as OptionName[];

/** A command line, checked. */
export interface CommandLine {
  readonly command: CommandName;
  /** What is left: the prompt, or the model of `inspect`, `quantize`, `pull` and `rm`. */
  readonly argument?: string;
  /** What `quantize` writes. */
  readonly output?: string;
  readonly help: boolean;
  readonly version: boolean;
  readonly json: boolean;
  readonly model?: string;
  readonly instructions?: string;
  /** Files. */
  readonly schema?: string;
  readonly loadTranscript?: string;
  readonly saveTranscript?: string;
  readonly load: Omit<LoadModelOptions, "signal" | "onProgress">;
  readonly generation: GenerationOptions;
  readonly serving: ServingLine;
  readonly quantizing: QuantizeOptions;
  /** "lookup", or a model that guesses for the model. */
  readonly draft?: string;
  readonly training: TrainingLine;
  /** Folders of adapters to answer with. */
  readonly adapters: readonly string[];
  /** What `adapter` does. */
  readonly action?: AdapterAction;
  readonly adapter: AdapterLine;
}

/** What `adapter` is told; the rest is training's default. */
export interface AdapterLine {
  /** The data to train on, or the adapter to inspect. */
  readonly argument?: string;
  readonly output?: string;
  readonly rank?: number;
  readonly alpha?: number;
  readonly epochs?: number;
  readonly rate?: number;
  readonly heldOut?: number;
  /** What must stay, its part of the tokens, and what each counts. */
  readonly keep?: string | null;
  readonly keepShare?: number;
  readonly keepStrength?: number;
  readonly length?: number;
  readonly tokens?: number;
  readonly seed?: number;
}

/** What `draft train` is told. */
export interface TrainingLine {
  readonly data?: string;
  readonly output?: string;
  readonly steps?: number;
}

/** What `serve` is told; the rest is the server's default. */
export interface ServingLine {
  readonly host?: string;
  readonly port?: number;
  readonly key?: string;
  readonly name?: string;
  readonly parallel?: number;
  readonly waiting?: number;
  readonly keepsCache?: boolean;
  readonly logsContent?: boolean;
}

/** Parses the arguments after the program's name. Throws `UsageError`. */
export function parseCommandLine(parameters: readonly string[]): CommandLine {
  const { values, positionals, command } = readArguments(parameters);
  for (const name of Object.keys(values) as OptionName[]) {
    if (!(optionTable[name].commands as readonly string[]).includes(command)) {
      throw new UsageError(`--${name} does not apply to ${takerOf(command, positionals)}: leave it out.`);
    }
  }
  const action = command === "adapter" && !values.help ? adapterActionOf(positionals.shift()) : undefined;
  const adapters = (values.adapter ?? []) as readonly string[];
  if (adapters.length > 1 && command !== "serve")
    throw new UsageError(`${command} answers with one adapter: leave out --adapter ${adapters[1]}.`);
  if (positionals.length > (command === "quantize" ? 2 : command === "list" ? 0 : 1)) {
    if (command === "quantize")
      throw new UsageError(`quantize takes a model and a folder: leave out "${positionals.at(-1)}".`);
    const takes = ["inspect", "pull", "rm"].includes(command)
      ? "one model"
      : command === "adapter"
        ? "one path"
        : "no argument";
    throw new UsageError(
      command === "respond"
        ? 'The prompt is more than one argument: put it in quotes, orchard "Once upon a time".'
        : `${command} takes ${takes}: leave out "${positionals.at(-1)}".`,
    );
  }
  const number = (name: OptionName, expected: string, accepts: (value: number) => boolean) => {
    const text = values[name] as string | undefined;
    if (text === undefined) return undefined;
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (Number.isFinite(value) && accepts(value)) return value;
    throw new UsageError(`--${name} must be ${expected}, not "${text}".`);
  };
  const count = (name: OptionName) =>
    number(name, "a whole number of at least 1", (value) => Number.isSafeInteger(value) && value >= 1);
  const part = (name: OptionName) =>
    number(name, "at least 0 and at most 0.9", (value) => value >= 0 && value <= 0.9);
  const word = <T extends string>(name: OptionName, choices: readonly T[]): T | undefined => {
    const text = values[name] as T | undefined;
    if (text === undefined || choices.includes(text)) return text;
    throw new UsageError(`--${name} must be ${choices.join(" or ")}, not "${text}".`);
  };
  const oneOf = <T extends number>(name: OptionName, choices: readonly T[]) =>
    number(name, choices.join(" or "), (value) => choices.includes(value as T)) as T | undefined;

  const random = {
    topK: count("top-k"),
    topP: number("top-p", "above 0 and at most 1", (value) => value > 0 && value <= 1),
    minP: number("min-p", "at least 0 and below 1", (value) => value >= 0 && value < 1),
    seed: number("seed", "a whole number from 0 to 4294967295", (value) => value >>> 0 === value),
  };
  const temperature = number("temperature", "a number of at least 0", (value) => value >= 0);
  return {
    command,
    argument: positionals[0],
    output: positionals[1],
    help: values.help === true,
    version: values.version === true,
    json: values.json === true,
    model: values.model as string | undefined,
    instructions: values.instructions as string | undefined,
    schema: values.schema as string | undefined,
    loadTranscript: values["load-transcript"] as string | undefined,
    saveTranscript: values["save-transcript"] as string | undefined,
    load: {
      bits: oneOf("bits", [2, 4, 8, 16, 32]),
      keyValueBits: oneOf("kv-bits", [8, 32]),
      contextSize: count("context"),
      threads: count("threads"),
      ...defined({
        endpoint: values.endpoint as string | undefined,
        offline: values.offline as true | undefined,
      }),
    },
    generation: defined({
      sampling: sampling(values.greedy === true, temperature, random),
      temperature,
      repetitionPenalty: number("repetition-penalty", "a number above 0", (value) => value > 0),
      maximumResponseTokens: count("max-tokens"),
      stop: stops(values.stop as string[] | undefined),
      raw: values.raw as boolean | undefined,
    }),
    serving: defined({
      host: values.host as string | undefined,
      port: number("port", "a whole number from 0 to 65535", (value) => (value & 0xffff) === value),
      key: values.key as string | undefined,
      name: values.name as string | undefined,
      parallel: count("parallel"),
      waiting: count("waiting"),
      keepsCache: values["keep-cache"] as boolean | undefined,
      logsContent: values["log-content"] as boolean | undefined,
    }),
    quantizing: defined({
      bits: command === "quantize" ? oneOf("bits", [2, 4, 8]) : undefined,
      embeddingBits: oneOf("embedding-bits", [4, 8]),
      embeddingBlock: oneOf("embedding-block", [16, 32, 64, 128, 256]),
      blockSize: oneOf("block", [16, 32, 64, 128, 256]),
      scaling: word("scales", ["tensor", "row", "block"]),
      method: word("method", ["octav", "lloyd", "percentile", "absMax"]),
    }),
    draft: values.draft as string | undefined,
    training: defined({
      data: values.data as string | undefined,
      output: values.output as string | undefined,
      steps: count("steps"),
    }),
    adapters,
    action,
    adapter:
      action === undefined
        ? {}
        : defined({
            argument: positionals[0],
            output: values.output as string | undefined,
            rank: count("rank"),
            alpha: number("alpha", "a number above 0", (value) => value > 0),
            epochs: number("epochs", "a number above 0", (value) => value > 0),
            rate: number("rate", "a number above 0", (value) => value > 0),
            heldOut: part("held-out"),
            keep: values.keep === "none" ? null : (values.keep as string | undefined),
            keepShare: part("keep-share"),
            keepStrength: number("keep-strength", "a number above 0", (value) => value > 0),
            length: count("length"),
            tokens: count("tokens"),
            seed: random.seed,
          }),
  };
}

/** What an option was given to; a word that is no command was taken for a prompt. */
function takerOf(command: CommandName, [first = ""]: readonly string[]): string {
  if (command !== "respond") return command;
  return /^[\w-]+$/.test(first) ? `a prompt, and there is no command ${first}` : "a prompt";
}

function adapterActionOf(word: string | undefined): AdapterAction {
  if (word !== undefined && adapterActions.includes(word)) return word as AdapterAction;
  throw new UsageError(
    "Say what to do: orchard adapter train DATA.jsonl --output FOLDER, or adapter inspect FOLDER.",
  );
}

function readArguments(parameters: readonly string[]) {
  try {
    const { values, tokens } = parseArgs({
      args: [...parameters],
      options: Object.fromEntries(
        optionNames.map((name) => {
          const { value, repeatable }: Option = optionTable[name];
          return [
            name,
            { type: value === undefined ? "boolean" : "string", multiple: repeatable ?? false } as const,
          ];
        }),
      ),
      allowPositionals: true,
      tokens: true,
    });
    const end = tokens.find(({ kind }) => kind === "option-terminator")?.index ?? Number.POSITIVE_INFINITY;
    const positionals = tokens.filter((token) => token.kind === "positional");
    const [first] = positionals;
    const isCommand = first !== undefined && first.index < end && isCommandName(first.value);
    return {
      values: values as Partial<Record<OptionName, unknown>>,
      command: isCommand ? (first.value as CommandName) : "respond",
      positionals: positionals.slice(isCommand ? 1 : 0).map(({ value }) => value),
    };
  } catch (error) {
    throw new UsageError(inOneLine(error as Error & { code?: string }));
  }
}

function isCommandName(text: string): boolean {
  return text !== "respond" && (all as readonly string[]).includes(text);
}

/** What node:util says in a paragraph. */
function inOneLine({ code, message }: Error & { code?: string }): string {
  const name = /--[^\s'=<]+|-[^\s']/.exec(message)?.[0] ?? "";
  const { value }: Partial<Option> = optionTable[name.slice(2) as OptionName] ?? {};
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") {
    return `There is no option ${name}: see orchard --help, or orchard COMMAND --help.`;
  }
  if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") return message.split("\n", 1)[0] ?? message;
  return value === undefined
    ? `${name} takes no value: write ${name} alone.`
    : `${name} needs a value: write ${name}=${value}.`;
}

function sampling(
  greedy: boolean,
  temperature: number | undefined,
  random: { topK?: number; topP?: number; minP?: number; seed?: number },
): Sampling | undefined {
  const { seed: _, ...narrowing } = random;
  if (!greedy) {
    const given = defined(random);
    return Object.keys(given).length === 0 ? undefined : { mode: "random", ...given };
  }
  if ((temperature ?? 0) > 0 || Object.values(narrowing).some((value) => value !== undefined)) {
    throw new UsageError(
      "--greedy leaves nothing to choose: leave out --temperature, --top-k, --top-p and --min-p.",
    );
  }
  return { mode: "greedy" };
}

function stops(texts: readonly string[] | undefined): readonly string[] | undefined {
  if (texts?.includes(""))
    throw new UsageError("--stop must not be empty: it would end every answer at once.");
  return texts;
}
