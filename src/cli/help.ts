// What the program says of itself: all commands with the options of an answer, or one command with its own options.
import { type CommandName, type Option, optionTable } from "./options.ts";

interface Command {
  /** What stands after the program's name. */
  readonly usage: string;
  readonly help: string;
}

/** Every command, in the order of the help. */
const commandTable: Readonly<Record<CommandName, Command>> = {
  respond: { usage: '"PROMPT"', help: 'print the answer; a prompt left out or "-" is read from stdin' },
  chat: { usage: "chat", help: "talk; Ctrl-C stops an answer, Ctrl-D leaves, /new forgets what was said" },
  serve: { usage: "serve", help: "answer over HTTP, as OpenAI's API does" },
  pull: {
    usage: "pull NAME",
    help: "fetch a model: ORG/NAME, ORG/NAME@REVISION or, of several .gguf files, ORG/NAME:Q8_0",
  },
  list: { usage: "list", help: "the models that were pulled" },
  rm: { usage: "rm NAME", help: "remove one" },
  inspect: {
    usage: "inspect MODEL",
    help: "what a model is and the memory it needs; left out: the embedded one",
  },
  "count-tokens": {
    usage: 'count-tokens "TEXT"',
    help: 'how many tokens the model makes of a text; left out or "-": of stdin',
  },
  bench: { usage: "bench", help: "tokens per second, for reading a prompt and for writing an answer" },
  quantize: { usage: "quantize MODEL FOLDER", help: "a model again, in 2, 4 or 8 bits" },
  adapter: {
    usage: "adapter train DATA.jsonl",
    help: "teach a model a skill, into --output; adapter inspect FOLDER says what one is",
  },
  draft: {
    usage: "draft train",
    help: "make a small model that guesses ahead for --model, from --data, into --output",
  },
};

const commandNames = Object.keys(commandTable) as CommandName[];

/** What `orchard --help` prints, and `orchard COMMAND --help`. */
export function helpText(command: CommandName = "respond"): string {
  const { usage, help } = commandTable[command];
  if (command !== "respond") return `orchard ${usage}: ${help}.\n\n${optionsOf(command)}\n`;
  return `Language models on this machine.

${rows(commandNames.map((name) => [`orchard ${commandTable[name].usage}`, commandTable[name].help]))}

orchard COMMAND --help lists the options of a command. Those of an answer:

${optionsOf(command)}

A prompt that is also the name of a command, or begins with a dash, goes after "--".
Exit codes: 0 done, 1 failed, 2 wrong command line, 130 interrupted.
`;
}

function optionsOf(command: CommandName): string {
  const options: readonly (readonly [string, Option])[] = Object.entries(optionTable);
  const taken = options.filter(([, { commands }]) => commands.includes(command));
  return rows(
    taken.map(([name, { value, help }]) => [value === undefined ? `--${name}` : `--${name} ${value}`, help]),
  );
}

function rows(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([left]) => left.length));
  return pairs.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}
