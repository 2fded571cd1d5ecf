import { describe, expect, test } from "vitest";
import { helpText } from "./help.ts";
import { optionTable, parseCommandLine, UsageError } from "./options.ts";

const parse = (...parameters: string[]) => parseCommandLine(parameters);

describe("command and argument", () => {
  test.each([
    [["Once upon a time"], "respond", "Once upon a time"],
    [["--greedy", "-"], "respond", "-"],
    [["chat", "--model", "m"], "chat", undefined],
    [["--model", "m", "chat"], "chat", undefined],
    [["inspect", "m.gguf"], "inspect", "m.gguf"],
    [["--", "chat"], "respond", "chat"],
    [["--", "--help"], "respond", "--help"],
    [["chat about cats"], "respond", "chat about cats"],
    [["respond"], "respond", "respond"],
    [[], "respond", undefined],
  ])("%j", (parameters, command, argument) => {
    expect(parse(...parameters)).toMatchObject({ command, argument });
  });
});

describe("options", () => {
  test("all of them", () => {
    const line = parse(
      ...[
        "--model",
        "m",
        "--raw",
        "--temperature",
        "0.5",
        "--top-k",
        "40",
        "--top-p",
        "0.9",
        "--min-p",
        "0.1",
      ],
      ...[
        "--max-tokens",
        "20",
        "--seed",
        "7",
        "--instructions",
        "Be brief.",
        "--bits",
        "4",
        "--kv-bits",
        "8",
      ],
      ...[
        "--context",
        "512",
        "--threads",
        "2",
        "--stop",
        "END",
        "--stop",
        "\n",
        "--repetition-penalty",
        "1.1",
      ],
      ...["--json", "hello"],
    );
    expect(line).toEqual({
      command: "respond",
      argument: "hello",
      help: false,
      version: false,
      json: true,
      model: "m",
      instructions: "Be brief.",
      load: { bits: 4, keyValueBits: 8, contextSize: 512, threads: 2 },
      generation: {
        sampling: { mode: "random", topK: 40, topP: 0.9, minP: 0.1, seed: 7 },
        temperature: 0.5,
        repetitionPenalty: 1.1,
        maximumResponseTokens: 20,
        stop: ["END", "\n"],
        raw: true,
      },
      serving: {},
      training: {},
      quantizing: {},
      adapters: [],
      adapter: {},
    });
  });

  test("adapter's own", () => {
    const words = ["--output", "o", "--rank", "8", "--epochs", "0.5", "--held-out", "0", "--seed", "3"];
    const { command, action, adapter } = parse("adapter", "train", "d.jsonl", ...words);
    expect({ command, action }).toEqual({ command: "adapter", action: "train" });
    expect(adapter).toEqual({ argument: "d.jsonl", output: "o", rank: 8, epochs: 0.5, heldOut: 0, seed: 3 });
    const keeping = ["--keep", "k.jsonl", "--keep-share", "0.3", "--keep-strength", "2"];
    expect(parse("adapter", "train", "d.jsonl", ...keeping).adapter).toEqual({
      argument: "d.jsonl",
      keep: "k.jsonl",
      keepShare: 0.3,
      keepStrength: 2,
    });
    expect(parse("adapter", "train", "d.jsonl", "--keep", "none").adapter.keep).toBeNull();
    expect(parse("serve", "--adapter", "a", "--adapter", "b").adapters).toEqual(["a", "b"]);
  });

  test("serve's own", () => {
    const flags = [
      "--host",
      "::",
      "--port",
      "0",
      "--key",
      "k",
      "--name",
      "n",
      "--keep-cache",
      "--log-content",
    ];
    const { serving, load } = parse("serve", "--parallel", "2", "--waiting", "3", "--threads", "1", ...flags);
    expect(serving).toEqual({
      host: "::",
      port: 0,
      key: "k",
      name: "n",
      parallel: 2,
      waiting: 3,
      keepsCache: true,
      logsContent: true,
    });
    expect(load.threads).toBe(1);
    expect(() => parse("serve", "--port", "65536")).toThrow("--port must be a whole number from 0 to 65535");
  });

  test("what is left out is the model's choice", () => {
    expect(parse("hello").generation).toEqual({});
    expect(parse("--temperature", "0.5", "hello").generation).toEqual({ temperature: 0.5 });
  });

  test("--greedy goes with a seed and a temperature of 0", () => {
    const line = parse("--greedy", "--seed", "1", "--temperature", "0", "hello");
    expect(line.generation.sampling).toEqual({ mode: "greedy" });
  });

  test("seed 0 and the largest seed are seeds", () => {
    expect(parse("--seed", "0").generation.sampling).toEqual({ mode: "random", seed: 0 });
    expect(parse("--seed", "4294967295").generation.sampling).toEqual({ mode: "random", seed: 4294967295 });
  });
});

describe("a wrong command line is refused in one line that says what to do", () => {
  test.each([
    [["--frobnicate"], "There is no option --frobnicate: see orchard --help, or orchard COMMAND --help."],
    [["-x"], "There is no option -x: see orchard --help, or orchard COMMAND --help."],
    [["--max-tokens"], "--max-tokens needs a value: write --max-tokens=N."],
    [["--temperature", "-1"], "--temperature needs a value: write --temperature=T."],
    [["--temperature=-1"], '--temperature must be a number of at least 0, not "-1".'],
    [["--raw=yes"], "--raw takes no value: write --raw alone."],
    [["--max-tokens", "many"], '--max-tokens must be a whole number of at least 1, not "many".'],
    [["--max-tokens", "0"], '--max-tokens must be a whole number of at least 1, not "0".'],
    [["--max-tokens", "1.5"], '--max-tokens must be a whole number of at least 1, not "1.5".'],
    [["--max-tokens", ""], '--max-tokens must be a whole number of at least 1, not "".'],
    [["--top-p", "1.1"], '--top-p must be above 0 and at most 1, not "1.1".'],
    [["--min-p", "1"], '--min-p must be at least 0 and below 1, not "1".'],
    [["--seed", "-1"], "--seed needs a value: write --seed=N."],
    [["--seed", "4294967296"], '--seed must be a whole number from 0 to 4294967295, not "4294967296".'],
    [["--bits", "3"], '--bits must be 2 or 4 or 8 or 16 or 32, not "3".'],
    [["--kv-bits", "4"], '--kv-bits must be 8 or 32, not "4".'],
    [["--stop", ""], "--stop must not be empty: it would end every answer at once."],
    [
      ["--greedy", "--top-k", "4"],
      "--greedy leaves nothing to choose: leave out --temperature, --top-k, --top-p and --min-p.",
    ],
    [
      ["--greedy", "--temperature", "1"],
      "--greedy leaves nothing to choose: leave out --temperature, --top-k, --top-p and --min-p.",
    ],
    [["Once", "upon"], 'The prompt is more than one argument: put it in quotes, orchard "Once upon a time".'],
    [["inspect", "a", "b"], 'inspect takes one model: leave out "b".'],
    [["inspect", "m", "--greedy"], "--greedy does not apply to inspect: leave it out."],
    [["list", "tiny"], 'list takes no argument: leave out "tiny".'],
    [["list", "--greedy"], "--greedy does not apply to list: leave it out."],
    [
      ["serv", "--port", "1"],
      "--port does not apply to a prompt, and there is no command serv: leave it out.",
    ],
    [["Serve me", "--port", "1"], "--port does not apply to a prompt: leave it out."],
    [["chat", "--json"], "--json does not apply to chat: leave it out."],
  ])("%j", (parameters, message) => {
    expect(() => parse(...parameters)).toThrow(new UsageError(message));
  });
});

test("the help names every command, that of a command its options and no others; it fits a wide terminal", () => {
  const commands = [...new Set(Object.values(optionTable).flatMap((option) => option.commands))];
  for (const command of commands) {
    if (command !== "respond") expect(helpText()).toContain(`  orchard ${command} `);
    const listed = [...helpText(command).matchAll(/^ {2}--([\w-]+)/gm)].map(([, name]) => name);
    const taken = Object.entries(optionTable).filter(([, option]) =>
      (option.commands as readonly string[]).includes(command),
    );
    expect(listed).toEqual(taken.map(([name]) => name));
    for (const row of helpText(command).split("\n")) expect(row.length, row).toBeLessThanOrEqual(120);
    expect(parse(command, "--help").help).toBe(true);
  }
});
