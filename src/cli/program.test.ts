// The program in this process, with a scripted model in place of a real one and streams in place of a
// terminal.
import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { OrchardError } from "../errors.ts";
import type { PullOptions } from "../hub/pull.ts";
import type { PulledModel } from "../hub/store.ts";
import type { LoadOptions } from "../runtime/load-model.ts";
import { type Script, ScriptedModel } from "../testing/scripted-model.ts";
import type { Context } from "./context.ts";
import { run } from "./program.ts";

const pulled: PulledModel = {
  name: "o/tiny",
  path: "/models/o/tiny",
  folder: "/models/o/tiny",
  commit: "0123456789abcdef0123456789abcdef01234567",
  licence: "mit",
  endpoint: "https://hub",
  bytes: 2e9,
  pulledAt: "2026-11-28T07:00:00.000Z",
};

/** A program with its surroundings; `terminal` makes all three streams one. */
function start(
  parameters: string[],
  options: {
    script?: Script;
    terminal?: boolean;
    input?: string;
    pulled?: boolean;
    environment?: Context["environment"];
  } = {},
) {
  const { script = ["Hello there."], terminal = false, environment = {} } = options;
  const stream = () => Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: terminal });
  const [input, output, errors] = [stream(), stream(), stream()];
  const texts = { output: "", errors: "" };
  output.on("data", (text: string) => {
    texts.output += text;
  });
  errors.on("data", (text: string) => {
    texts.errors += text;
  });
  if (options.input !== undefined) input.end(options.input);
  const model = new ScriptedModel(script);
  const pulls: [name: string, options: PullOptions][] = [];
  const removed: string[] = [];
  const loads: [path: string | null, options: LoadOptions][] = [];
  const disposed = { count: 0 };
  const signals = new EventEmitter();
  const closed = new AbortController();
  const context: Context = {
    input,
    output,
    errors,
    environment,
    signals,
    outputClosed: closed.signal,
    loadModel: async (path, load) => {
      loads.push([path, load]);
      if (path === "missing") throw new OrchardError("modelNotFound", "There is no model at missing.");
      for (let done = 0; done <= 4; done++) {
        load.onProgress?.({ stage: "reading", done, total: 4 });
        await new Promise((resolve) => setTimeout(resolve, path === "slow" ? 60 : 0));
        if (load.signal?.aborted) throw new OrchardError("aborted", "Loading was aborted.");
      }
      return Object.assign(model, {
        [Symbol.asyncDispose]: async () => {
          disposed.count++;
        },
      });
    },
    inspectModel: () => Promise.reject(new Error("not used here")),
    quantizeModel: () => Promise.reject(new Error("not used here")),
    adapters: {
      train: () => Promise.reject(new Error("not used here")),
      inspect: () => Promise.reject(new Error("not used here")),
    },
    trainDraft: () => Promise.reject(new Error("not used here")),
    hub: {
      pull: async (name, pulling) => {
        if (name === "o/full") throw new OrchardError("insufficientDisk", "The disk is full.");
        pulls.push([name, pulling]);
        const memory = { needed: 8e9, available: 4e9, fits: false, fittingBits: 4 } as const;
        const plan = { commit: pulled.commit, licence: "mit", bytes: 2e9, missingBytes: 5e8, memory };
        if (name !== "o/here") pulling.onPlan?.(plan);
        return pulled;
      },
      list: async () => (options.pulled === false ? [] : [pulled]),
      remove: async (name) => {
        removed.push(name);
      },
    },
  };
  const until = async (condition: () => boolean) => {
    for (let tries = 0; !condition(); tries++) {
      if (tries > 400) throw new Error(`waited in vain; output ${texts.output}, errors ${texts.errors}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  contexts.push(signals);
  return {
    code: run(parameters, context),
    model,
    loads,
    pulls,
    removed,
    disposed,
    texts,
    input,
    signals,
    closed,
    until,
  };
}

const contexts: EventEmitter[] = [];
afterEach(() => {
  for (const signals of contexts.splice(0)) expect(signals.listenerCount("SIGINT")).toBe(0);
});

describe("respond", () => {
  test("prints the answer and nothing else", async () => {
    const { code, texts, loads, model, disposed } = start(["--model", "m", "--bits", "4", "--greedy", "Hi"]);
    expect(await code).toBe(0);
    expect(texts).toEqual({ output: "Hello there.\n", errors: "" });
    expect(loads).toEqual([["m", expect.objectContaining({ bits: 4 })]]);
    expect(model.requests[0]?.options).toEqual({ sampling: { mode: "greedy" } });
    expect(disposed.count).toBe(1);
  });

  test("streams: text is out before the answer is complete", async () => {
    const { code, texts, until } = start(["--model", "m", "Hi"], {
      script: [{ text: "one two three", delay: 30 }],
    });
    await until(() => texts.output === "one");
    await code;
    expect(texts.output).toBe("one two three\n");
  });

  test("reads the prompt from standard input, without its last line break", async () => {
    for (const parameters of [[], ["-"]]) {
      const { code, model } = start(["--model", "m", ...parameters], { input: "Two\nlines\n" });
      expect(await code).toBe(0);
      expect(model.requests[0]?.transcript[0]).toMatchObject({ segments: [{ text: "Two\nlines" }] });
    }
  });

  test("--json is one object", async () => {
    const { code, texts } = start(["--model", "m", "--json", "--max-tokens", "1", "Hi"], { terminal: true });
    expect(await code).toBe(0);
    expect(JSON.parse(texts.output)).toEqual({
      text: "Hello",
      finishReason: "length",
      usage: {
        input: { totalTokenCount: 2, cachedTokenCount: 0 },
        output: { totalTokenCount: 1, reasoningTokenCount: 0 },
      },
    });
  });

  test("on a terminal statistics and progress are on standard error, progress for a while", async () => {
    const { code, texts } = start(["--model", "slow", "Hi"], { terminal: true });
    await code;
    expect(texts.output).toBe("Hello there.\n");
    expect(texts.errors.replaceAll("\x1b", "ESC").replaceAll("\r", "CR")).toMatch(
      /^CRESC\[2Kreading \d+% · .*\/s · .* left.*CRESC\[2KESC\[2m2 tokensESC\[22m\n$/,
    );
  });

  test("Ctrl-C stops the answer, keeps what was said and exits with 130", async () => {
    const script = [{ text: "one two three", delay: 30 }];
    const { code, texts, signals, until, disposed } = start(["--model", "m", "Hi"], { script });
    await until(() => texts.output !== "");
    signals.emit("SIGINT");
    expect(await code).toBe(130);
    expect(texts.output).toMatch(/^one( two)?\n$/);
    expect(disposed.count).toBe(1);
  });

  test("Ctrl-C while loading exits with 130", async () => {
    const { code, texts, signals, loads, until } = start(["--model", "slow", "Hi"]);
    await until(() => loads.length > 0);
    signals.emit("SIGINT");
    expect(await code).toBe(130);
    expect(texts).toEqual({ output: "", errors: "" });
  });

  test("ends quietly when nobody reads any more", async () => {
    const script = [{ text: "one two three four", delay: 30 }];
    const { code, texts, closed, until, model } = start(["--model", "m", "Hi"], { script });
    await until(() => texts.output !== "");
    closed.abort();
    expect(await code).toBe(0);
    expect(texts.errors).toBe("");
    expect(model.tokensMade).toBeLessThan(4);
  });

  test.each([
    [["--model", "m"], /^orchard: The prompt on standard input is empty: .*\n$/],
    [["--model", "m", ""], /^orchard: The prompt is empty: .*\n$/],
    [["--bits", "5", "Hi"], /^orchard: --bits must be .*\n$/],
  ])("%j is a wrong command line: 2", async (parameters, message) => {
    const { code, texts } = start(parameters, { input: "" });
    expect(await code).toBe(2);
    expect(texts.errors).toMatch(message);
    expect(texts.output).toBe("");
  });

  test("without --model the embedded model answers", async () => {
    const { code, loads } = start(["Hi"]);
    expect(await code).toBe(0);
    expect(loads.map(([path]) => path)).toEqual([null]);
  });

  test("without a prompt on a terminal does not wait for one", async () => {
    const { code, texts } = start(["--model", "m"], { terminal: true });
    expect(await code).toBe(2);
    expect(texts.errors).toMatch(/^orchard: No prompt: .*orchard chat/);
  });

  test("a failure is 1 and one line", async () => {
    const missing = start(["--model", "missing", "Hi"]);
    expect(await missing.code).toBe(1);
    expect(missing.texts.errors).toBe("orchard: There is no model at missing.\n");
    const long = start(["--model", "m", "word ".repeat(5000)]);
    expect(await long.code).toBe(1);
    expect(long.texts.errors).toMatch(/^orchard: The prompt has 5002 tokens and the context 4096: .*\n$/);
  });
});

describe("chat", () => {
  const parameters = ["chat", "--model", "m"];

  test("answers each line of the input, with what was said before", async () => {
    const { code, texts, model } = start([...parameters, "--instructions", "Be kind."], {
      script: ["one", "two"],
      input: "first\n\nsecond\n",
    });
    expect(await code).toBe(0);
    expect(texts).toEqual({ output: "one\ntwo\n", errors: "" });
    expect(model.requests[1]?.transcript.map(({ type }) => type)).toEqual([
      "instructions",
      "prompt",
      "response",
      "prompt",
    ]);
  });

  test("/new forgets", async () => {
    const { code, model } = start(parameters, { script: ["one", "two"], input: "first\n/new\nsecond\n" });
    expect(await code).toBe(0);
    expect(model.requests[1]?.transcript).toHaveLength(1);
  });

  test("Ctrl-C stops the answer and not the program", async () => {
    const script = [{ text: "one two three", delay: 30 }, "next"];
    const { code, texts, signals, input, until } = start(parameters, { script });
    input.write("count\n");
    await until(() => texts.output === "one");
    signals.emit("SIGINT");
    await until(() => texts.output.endsWith("\n"));
    expect(texts.output).toMatch(/^one( two)?\n$/);
    input.end("go on\n");
    expect(await code).toBe(0);
    expect(texts.output).toMatch(/\nnext\n$/);
  });

  test("Ctrl-C between answers ends a conversation that is not on a terminal", async () => {
    const { code, texts, signals, input, until } = start(parameters);
    input.write("hello\n");
    await until(() => texts.output.endsWith("\n"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    signals.emit("SIGINT");
    expect(await code).toBe(130);
  });

  test("without a terminal the first error ends it", async () => {
    const { code, texts } = start(parameters, { input: `${"word ".repeat(5000)}\nmore\n` });
    expect(await code).toBe(1);
    expect(texts.output).toBe("");
  });

  describe("on a terminal", () => {
    const ctrlC = "\x03";
    const promptsIn = (text: string) => text.split("> ").length - 1;

    test("prompts, and a second Ctrl-C at an empty prompt leaves", async () => {
      const { code, texts, input, until } = start(parameters, { terminal: true });
      await until(() => promptsIn(texts.errors) === 1);
      input.write("hello\r");
      await until(() => texts.output === "Hello there.\n" && promptsIn(texts.errors) >= 2);
      input.write(ctrlC);
      await until(() => texts.errors.includes("Ctrl-C again leaves"));
      input.write(ctrlC);
      expect(await code).toBe(0);
    });

    test("Ctrl-C clears what was typed, and stops an answer", async () => {
      const script = [{ text: "one two three four", delay: 30 }, "next"];
      const { code, texts, input, until, model } = start(parameters, { script, terminal: true });
      await until(() => promptsIn(texts.errors) === 1);
      input.write(`nonsense${ctrlC}count\r`);
      await until(() => texts.output.startsWith("one"));
      input.write(ctrlC);
      await until(() => texts.errors.includes("stopped"));
      input.write("go on\r");
      await until(() => texts.output.endsWith("next\n"));
      input.write("\x04"); // Ctrl-D
      expect(await code).toBe(0);
      expect(model.requests[0]?.transcript[0]).toMatchObject({ segments: [{ text: "count" }] });
      expect(model.tokensMade).toBeLessThan(4);
    });

    test("an error is said and the conversation goes on", async () => {
      const { code, texts, input, until } = start(parameters, { script: ["unused", "fine"], terminal: true });
      input.write(`${"word ".repeat(5000)}\r`);
      await until(() => texts.errors.includes("/new forgets the conversation."));
      input.write("/new\rhello\r");
      await until(() => texts.output === "fine\n");
      input.end();
      expect(await code).toBe(0);
    });
  });
});

describe("bench", () => {
  test("prints medians of the rates, from prompts that share no beginning", async () => {
    const { code, texts, model } = start(["bench", "--model", "m", "--json", "--max-tokens", "3"], {
      script: () => "a b c d e",
    });
    expect(await code).toBe(0);
    const { rows, tokens } = JSON.parse(texts.output);
    expect(rows.map(({ name }: { name: string }) => name)).toEqual([
      "load",
      "time to first token",
      "prefill",
      "decode",
    ]);
    for (const { value } of rows) expect(value).toBeGreaterThan(0);
    expect(tokens.answer).toBe(3);
    expect(tokens.prompt).toBeGreaterThan(500);
    expect(tokens.prompt).toBeLessThanOrEqual(512);
    const ids = model.requests.map(({ transcript }) => transcript[0]?.id);
    expect(new Set(ids).size).toBe(6);
  });

  test("can be interrupted", async () => {
    const script = () => ({ text: "a b c d", delay: 30 });
    const { code, texts, signals, model, until } = start(["bench", "--model", "m"], { script });
    await until(() => model.running === 1);
    signals.emit("SIGINT");
    expect(await code).toBe(130);
    expect(texts.output).toBe("");
  });
});

test("--help and --version need no model", async () => {
  const help = start(["--help"]);
  expect(await help.code).toBe(0);
  expect(help.texts.output).toContain("orchard chat");
  const ofAdapter = start(["adapter", "--help"]);
  expect(await ofAdapter.code).toBe(0);
  expect(ofAdapter.texts.output).toContain("--rank N");
  expect(ofAdapter.texts.output).not.toContain("--greedy");
  const version = start(["--version"]);
  expect(await version.code).toBe(0);
  expect(version.texts.output).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("serve", () => {
  const urlOf = (output: string) => /at (http:\S+)\n/.exec(output)?.[1] ?? "";

  test("answers until it is told to stop, then finishes what is under way", async () => {
    const script = () => ({ text: "one two three", delay: 30 });
    const parameters = ["serve", "--model", "m", "--port", "0", "--parallel", "2", "--name", "it"];
    const { code, texts, loads, signals, until, disposed } = start(parameters, { script });
    await until(() => urlOf(texts.output) !== "");
    expect(loads).toEqual([["m", expect.objectContaining({ slots: 2 })]]);
    const asked = fetch(`${urlOf(texts.output)}/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "it", messages: [{ role: "user", content: "secret words" }] }),
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    signals.emit("SIGTERM");
    expect(await (await asked).json()).toMatchObject({
      choices: [{ message: { content: "one two three" } }],
    });
    expect(await code).toBe(0);
    expect(texts.errors).toMatch(/^POST \/v1\/chat\/completions 200 · .* · 3 tokens read, 3 written\n$/);
    expect(disposed.count).toBe(1);
    expect(signals.listenerCount("SIGTERM")).toBe(0);
  });

  test("says in one line why it cannot listen", async () => {
    const open = start(["serve", "--model", "m", "--port", "0", "--host", "0.0.0.0"]);
    expect(await open.code).toBe(1);
    expect(open.texts.errors).toMatch(/^orchard: Other machines can reach 0.0.0.0: give a key.*\n$/);
    const first = start(["serve", "--model", "m", "--port", "0", "--key", "correct-horse"]);
    await first.until(() => urlOf(first.texts.output) !== "");
    const { port } = new URL(urlOf(first.texts.output));
    const second = start(["serve", "--model", "m", "--port", port]);
    expect(await second.code).toBe(2);
    expect(second.texts.errors).toBe(
      `orchard: Port ${port} is taken: choose another with --port, or 0 for any.\n`,
    );
    first.signals.emit("SIGINT");
    expect(await first.code).toBe(0);
  });

  test("takes its key from the environment", async () => {
    const { texts, signals, until, code } = start(["serve", "--model", "m", "--port", "0"], {
      environment: { ORCHARD_KEY: "correct-horse" },
    });
    await until(() => urlOf(texts.output) !== "");
    const ask = (headers: Record<string, string>) => fetch(`${urlOf(texts.output)}/models`, { headers });
    expect((await ask({})).status).toBe(401);
    expect((await ask({ authorization: "Bearer correct-horse" })).status).toBe(200);
    signals.emit("SIGTERM");
    await code;
  });
});

describe("models of a hub", () => {
  test("pull prints the path; the licence and whether it fits are on standard error", async () => {
    const flags = ["--endpoint", "https://hub", "--bits", "8", "--context", "512"];
    const { code, texts, pulls } = start(["pull", "o/tiny", ...flags]);
    expect(await code).toBe(0);
    expect(texts.output).toBe("/models/o/tiny\n");
    expect(texts.errors).toBe(
      "o/tiny at 01234567: 2 GB, 1.5 GB of it here already\nlicence: mit\n" +
        "memory: about 8 GB of 4 GB: does not fit; with --bits 4 it does\n",
    );
    expect(pulls[0]).toMatchObject(["o/tiny", { endpoint: "https://hub", bits: 8, contextSize: 512 }]);
  });

  test("pull says nothing more when the model is here, passes on --offline, and fails in one line", async () => {
    const here = start(["pull", "o/here", "--offline"], { terminal: true });
    expect(await here.code).toBe(0);
    expect(here.texts.errors).toContain("o/here is here already.");
    expect(here.pulls[0]?.[1].offline).toBe(true);
    const full = start(["pull", "o/full"]);
    expect(await full.code).toBe(1);
    expect(full.texts).toEqual({ output: "", errors: "orchard: The disk is full.\n" });
    const none = start(["pull"]);
    expect(await none.code).toBe(2);
    expect(none.texts.errors).toBe("orchard: No model: orchard pull ORG/NAME.\n");
  });

  test("list is a line per model, or JSON", async () => {
    const lines = start(["list"]);
    expect(await lines.code).toBe(0);
    expect(lines.texts.output).toBe("o/tiny       2 GB  01234567  2026-11-28  mit\n");
    const json = start(["list", "--json"]);
    await json.code;
    expect(JSON.parse(json.texts.output)).toEqual([pulled]);
    const empty = start(["list"], { terminal: true, pulled: false });
    expect(await empty.code).toBe(0);
    expect(empty.texts).toMatchObject({
      output: "",
      errors: expect.stringContaining("orchard pull ORG/NAME"),
    });
  });

  test("rm removes the one that is named", async () => {
    const { code, removed } = start(["rm", "o/tiny"]);
    expect(await code).toBe(0);
    expect(removed).toEqual(["o/tiny"]);
    expect(await start(["rm"]).code).toBe(2);
  });
});

describe("draft models", () => {
  test("--draft loads what guesses first, with one thread, and disposes of both", async () => {
    const { code, loads, disposed } = start(["--model", "m", "--draft", "d", "--bits", "4", "hi"]);
    expect(await code).toBe(0);
    expect(loads).toMatchObject([
      ["d", { threads: 1 }],
      ["m", { bits: 4, draft: { name: expect.any(String) } }],
    ]);
    expect(loads[0]![1].bits).toBe(undefined);
    expect(disposed.count).toBe(2);
    const lookup = start(["--model", "m", "--draft", "lookup", "hi"]);
    expect(await lookup.code).toBe(0);
    expect(lookup.loads).toMatchObject([["m", { draft: "promptLookup" }]]);
  });

  test("draft train says what is missing", async () => {
    const wrong = start(["draft"]);
    expect(await wrong.code).toBe(2);
    expect(wrong.texts.errors).toContain("orchard draft train");
    const missing = start(["draft", "train", "--model", "m"]);
    expect(await missing.code).toBe(2);
    expect(missing.texts.errors).toContain("--data and --output");
  });
});
