// Guessing ahead changes nothing but the number of runs: the greedy text is the same, token for token, and what is sampled
// follows the same distribution, whatever guesses, under guides, windows, penalties and in company. The distribution is
// tested on models of 64 tokens whose "network" is a table, read through the cache as a real one would be.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHAT_TEMPLATE } from "../../recipes/nano/format.ts";
import { prompt } from "../../test/support/answer.ts";
import { families } from "../../test/support/families.ts";
import { randomAdapter } from "../../test/support/random-adapter.ts";
import { spellingConfig, writeRandomFolder } from "../../test/support/random-folder.ts";
import { writeRandomGguf } from "../../test/support/random-model.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
import type { GenerationOptions, GenerationRequest, LanguageModel, Timings, TokenLogprob } from "../model.ts";
import { orchardConfig } from "../models/presets/orchard.ts";
import { byteTokenizer } from "../testing/byte-tokenizer.ts";
import { writeAdapter } from "./adapter-file.ts";
import { CachePool } from "./cache.ts";
import type { Checkpoint } from "./checkpoint.ts";
import type { Program } from "./device.ts";
import { type Drafter, promptLookup } from "./drafting.ts";
import { loadModel } from "./load-model.ts";
import { type Draft, LocalModel } from "./local-model.ts";
import { randomSource } from "./random.ts";
import { huggingFaceTokenizer } from "./tokenizer/tokenizer-json.ts";

interface Answered {
  readonly text: string;
  readonly reason: string;
  readonly tokenCount: number;
  /** Tokens of the prompt that were in the cache. */
  readonly cached: number;
  readonly guesses: Timings["guesses"];
  /** Where the request asked for logarithms of probabilities. */
  readonly tokens: readonly TokenLogprob[];
}

async function ask(
  model: Pick<LanguageModel, "generate">,
  text: string,
  options: GenerationOptions,
  parts: Partial<GenerationRequest> = {},
  signal?: AbortSignal,
): Promise<Answered> {
  let said = "";
  const tokens: TokenLogprob[] = [];
  for await (const delta of model.generate({ transcript: [prompt(text)], options, ...parts }, signal)) {
    if (delta.type === "text") said += delta.text;
    if (delta.type === "text" && delta.tokens) tokens.push(...delta.tokens);
    if (delta.type === "finish") {
      const { reason, usage, timings } = delta;
      const tokenCount = usage.output.totalTokenCount;
      const cached = usage.input.cachedTokenCount;
      return { text: said, reason, tokenCount, cached, guesses: timings?.guesses, tokens };
    }
  }
  throw new Error("the answer ended without a finish");
}

/** Whether two greedy answers differ, which they may only where two tokens were as good as equal. */
function isTie(alone: Answered, other: Answered, name: string): boolean {
  if (other.text === alone.text) return false;
  // A run over several tokens rounds otherwise than a run over one: what is equal to six digits may change places.
  const parting = alone.tokens.findIndex(({ bytes }, at) => `${bytes}` !== `${other.tokens[at]?.bytes}`);
  const [best, second] = alone.tokens[parting]!.top;
  expect(best!.logprob - second!.logprob, name).toBeLessThan(1e-5);
  return true;
}

describe("sampling on 64 tokens", () => {
  const size = 64;
  const config = orchardConfig({ layers: 8, width: 64, vocabularySize: size, contextSize: 64 });
  const bytes = byteTokenizer([]) as { model: { vocab: Record<string, number> } };
  const vocab = Object.fromEntries(Object.entries(bytes.model.vocab).filter(([, id]) => id < size));
  const tokenizer = huggingFaceTokenizer({ ...bytes, model: { ...bytes.model, vocab } } as never, {});
  /** Which row of the table follows two tokens. */
  const rowAfter = (last: number, before: number) => (last + 2 * before) % 4;

  /** Logits are a row of the table, chosen by the last two tokens as they stand in the cache. */
  function tableProgram(table: readonly Float32Array[]): Program {
    return {
      bind(inputs: Readonly<Record<string, HostTensor>>, outputs: Readonly<Record<string, HostTensor>>) {
        const { tokens, lastPosition, asked } = inputs;
        const key = inputs["past.0.key"]!;
        const [, heads = 0, capacity = 0, width = 0] = key.shape;
        return {
          async run() {
            const [batch = 0, length = 0] = tokens!.shape;
            for (let row = 0; row < batch; row++) {
              const at = (position: number) => (row * heads * capacity + position) * width;
              const start = Number(lastPosition!.data[row]) - length + 1;
              for (let i = 0; i < length; i++)
                key.data[at(start + i)] = tokens!.data[row * length + i] as never;
              [...asked!.data].forEach((offset, index) => {
                const position = start + Number(offset);
                const before = position > 0 ? Number(key.data[at(position - 1)]) : 0;
                const chosen = rowAfter(Number(key.data[at(position)]), before);
                const { data } = outputs.logits!;
                data.set(table[chosen]! as never, (row * asked!.data.length + index) * size);
              });
            }
          },
          async [Symbol.asyncDispose]() {},
        };
      },
      async [Symbol.asyncDispose]() {},
    };
  }

  const tableModel = (table: readonly Float32Array[], draft?: Draft) =>
    new LocalModel({
      checkpoint: { name: "table", config, tokenizer, refusals: [] } as unknown as Checkpoint,
      program: tableProgram(table),
      pool: new CachePool(config, { slots: 1, capacity: 64, type: "float32", sliding: true }),
      contextSize: 64,
      compileAdapted: () => Promise.reject(new Error("not used here")),
      draft,
    });
  const random = randomSource(3);
  const normal = () => random() + random() + random() + random() - 2;
  const rows = (make: (row: number, token: number) => number) =>
    Array.from({ length: 4 }, (_, row) =>
      Float32Array.from({ length: size }, (_, token) => make(row, token)),
    );
  const table = rows(() => 2.5 * normal());
  const other = rows((row, token) => table[row]![token]! + 1.2 * normal());
  const plain = tableModel(table);
  const drafted = tableModel(table, tableModel(other));
  /** Draws from one distribution and says that it was another: as wrong as a rule that forgets what was drawn from. */
  const lying = tableModel(table, {
    drafter(model: LocalModel): Drafter {
      const { begin } = tableModel(other).drafter(model);
      const everything = Array.from({ length: size }, (_, token) => token);
      return {
        isRandom: true,
        begin(options) {
          const guesser = begin(options);
          return {
            async guess(...parts) {
              const guess = await guesser.guess(...parts);
              return guess && { ...guess, from: { tokens: everything, weights: everything.map(() => 1) } };
            },
            rest: () => guesser.rest(),
            [Symbol.dispose]: () => guesser[Symbol.dispose](),
          };
        },
      };
    },
  } as unknown as LocalModel);

  const answers = 400;
  const length = 10;

  /** How often each token followed each row of the table. */
  async function countsOf(
    model: LocalModel,
    sampling: object,
    more: GenerationOptions,
    parts: Partial<GenerationRequest>,
    salt: number,
  ) {
    const counts = new Float64Array(4 * size);
    let [runs, said] = [0, 0];
    for (let seed = 0; seed < answers; seed++) {
      const options: GenerationOptions = {
        temperature: 1,
        ...more,
        raw: true,
        maximumResponseTokens: length,
        sampling: { mode: "random", ...sampling, seed: seed + salt },
      };
      const { text, guesses, tokenCount } = await ask(model, "00", options, parts);
      const tokens = [48, 48, ...Array.from(text, (character) => character.charCodeAt(0))];
      for (let i = 2; i < tokens.length; i++)
        counts[rowAfter(tokens[i - 1]!, tokens[i - 2]!) * size + tokens[i]!]!++;
      runs += guesses?.runs ?? tokenCount;
      said += tokenCount;
    }
    return { counts, perRun: said / runs };
  }

  /** χ² of two samples having one distribution, in standard deviations above its mean. */
  function excess(some: Float64Array, others: Float64Array): number {
    let [square, cells] = [0, 0];
    some.forEach((count, cell) => {
      const sum = count + others[cell]!;
      if (sum < 8) return;
      square += (count - others[cell]!) ** 2 / sum;
      cells++;
    });
    return (square - cells) / Math.sqrt(2 * cells);
  }

  test.each([
    ["nothing but the model", {}, {}, {}],
    ["top k, top p and a temperature", { topK: 24, topP: 0.9 }, { temperature: 1.3 }, {}],
    ["a penalty and min p", { minP: 0.05 }, { repetitionPenalty: 1.6 }, {}],
    ["a guide", {}, {}, { constraint: { type: "regex", pattern: "[0-9]{4}[,.][ 0-4]{5}" } }],
  ] as const)(
    "with %s the distribution is the same, in fewer runs",
    async (_, sampling, more, parts) => {
      const without = await countsOf(plain, sampling, more, parts, 0);
      const withGuesses = await countsOf(drafted, sampling, more, parts, 10_000);
      const wrong = await countsOf(lying, sampling, more, parts, 20_000);
      expect(excess(without.counts, withGuesses.counts)).toBeLessThan(5);
      expect(excess(without.counts, wrong.counts)).toBeGreaterThan(20);
      expect(withGuesses.perRun).toBeGreaterThan(1.25);
    },
    300_000,
  );

  test("with a seed the text comes again, and guesses that nothing was drawn for do not change it", async () => {
    const options = (seed: number, draft?: "promptLookup"): GenerationOptions => ({
      raw: true,
      maximumResponseTokens: 24,
      sampling: { mode: "random", seed },
      ...(draft && { draft }),
    });
    for (let seed = 0; seed < 8; seed++) {
      const { text } = await ask(plain, "0123 0123", options(seed));
      expect((await ask(plain, "0123 0123", options(seed, "promptLookup"))).text).toBe(text);
      const one = await ask(drafted, "0123 0123", options(seed));
      expect((await ask(drafted, "0123 0123", options(seed))).text).toBe(one.text);
    }
  });

  test("with a seed it also comes again when the cache has the prompt", async () => {
    for (let seed = 0; seed < 8; seed++) {
      const sampling = { mode: "random", seed } as const;
      const options: GenerationOptions = { raw: true, maximumResponseTokens: 24, sampling };
      const asked = `${seed}${"0123".repeat(8)}`; // longer than what is guessed after at once
      const one = await ask(drafted, asked, options);
      const again = await ask(drafted, asked, options);
      expect(one.cached).toBeLessThan(2);
      expect(again.cached).toBe(asked.length - 1);
      expect(again.text).toBe(one.text);
      expect(one.guesses!.right).toBeGreaterThan(0);
    }
  });

  test("the greedy text is the same, and its end and its limit are met", async () => {
    for (let most = 1; most <= 12; most++) {
      const options = { raw: true, maximumResponseTokens: most, sampling: { mode: "greedy" } } as const;
      const one = await ask(drafted, "0123", options);
      expect(one).toMatchObject({ text: (await ask(plain, "0123", options)).text, tokenCount: most });
    }
    const stopped = { raw: true, sampling: { mode: "greedy" }, maximumResponseTokens: 40 } as const;
    const { text } = await ask(plain, "0123", stopped);
    const stop = [text.slice(9, 11)];
    const [one, two] = [
      await ask(plain, "0123", { ...stopped, stop }),
      await ask(drafted, "0123", { ...stopped, stop }),
    ];
    expect(two).toMatchObject({ text: one.text, reason: "stop", tokenCount: one.tokenCount });
  });
});

describe("models with random weights", () => {
  const config = spellingConfig(264);
  const tokens = ["<|end|>", "<|call|>", "<|user|>", "<|assistant|>"].map((text) => ({
    text,
    special: true,
  }));
  const schema = {
    type: "object",
    properties: {
      city: { type: "string", maxLength: 8 },
      days: { type: "integer", minimum: 1, maximum: 70 },
      kinds: { type: "array", items: { enum: ["sun", "rain"] }, maxItems: 3 },
    },
    required: ["city", "days", "kinds"],
    additionalProperties: false,
  } as const;
  let folder = "";
  let model: LocalModel;
  let near: LocalModel;
  let withModel: LocalModel;
  let withLookup: LocalModel;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "orchard-speculate-"));
    writeRandomFolder(join(folder, "model"), config, 11, { chatTemplate: CHAT_TEMPLATE, tokens });
    model = await loadModel(join(folder, "model"), { threads: 1 });
    // The same weights in few bits often say the same.
    near = await loadModel(join(folder, "model"), { threads: 1, bits: 4 });
    withModel = await loadModel(join(folder, "model"), { threads: 1, draft: near });
    // Taken for one that draws, look-up guesses whatever the clock says, as a draft model does with a seed.
    const drafter = () => ({ ...promptLookup, isRandom: true });
    const draft = { drafter } as unknown as LocalModel;
    withLookup = await loadModel(join(folder, "model"), { threads: 1, draft });
  });
  afterAll(async () => {
    for (const one of [withModel, withLookup, near, model]) await one?.[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });
  const words = ["the", "sun", "rain", "Oslo", "Lima", "day", "two", "of"];
  const text = (index: number) => {
    const random = randomSource(index);
    return Array.from({ length: 4 + (index % 9) }, () => words[Math.floor(random() * words.length)]).join(
      " ",
    );
  };
  /** Greedy, with a seed: what is guessed depends on the tokens alone. */
  const greedy = {
    sampling: { mode: "random", seed: 1 },
    temperature: 0,
    maximumResponseTokens: 16,
  } as const;

  test("say the same text greedily, 200 prompts, guided and not, whatever guesses", async () => {
    const totals = { runs: 0, guessed: 0, right: 0 };
    let ties = 0;
    for (let index = 0; index < 200; index++) {
      const parts = { topLogprobs: 2, ...(index % 2 === 0 ? {} : { schema }) };
      const alone = await ask(model, text(index), greedy, parts);
      const one = await ask(index % 4 < 2 ? withLookup : withModel, text(index), greedy, parts);
      if (isTie(alone, one, `prompt ${index}`)) ties++;
      for (const name of ["runs", "guessed", "right"] as const) totals[name] += one.guesses![name];
    }
    expect(ties).toBeLessThan(3);
    expect(totals.right).toBeGreaterThan(200);
    expect(totals.right).toBeLessThan(totals.guessed);
  }, 600_000);

  test("say the same greedily with an adapter on the model that the draft model does not have", async () => {
    const dial = { rank: 4, alpha: 8 };
    const path = join(folder, "adapter");
    await writeAdapter(path, { ...dial, base: null, tensors: randomAdapter(config, dial, 3, 0.1) });
    await using adapted = await model.loadAdapter(path);
    await using lookedUp = await withLookup.loadAdapter(path);
    await using drafted = await withModel.loadAdapter(path);
    let [ties, changed] = [0, 0];
    const right = [0, 0];
    for (let index = 0; index < 120; index++) {
      const parts = { topLogprobs: 2, ...(index % 2 === 0 ? {} : { schema }) };
      const alone = await ask(adapted, text(index), greedy, parts);
      const one = await ask(index % 4 < 2 ? lookedUp : drafted, text(index), greedy, parts);
      if (isTie(alone, one, `prompt ${index}`)) ties++;
      right[index % 4 < 2 ? 0 : 1]! += one.guesses!.right;
      // The base beside it still says its own.
      const base = await ask(index % 4 < 2 ? withLookup : withModel, text(index), greedy, parts);
      if (base.text !== one.text) changed++;
    }
    expect(ties).toBeLessThan(3);
    for (const count of right) expect(count).toBeGreaterThan(20);
    expect(changed).toBeGreaterThan(40);
  }, 600_000);

  test("say the same in company, and after an abort", async () => {
    const alone: string[] = [];
    for (let index = 0; index < 4; index++) alone.push((await ask(model, text(index), greedy)).text);
    const together = Array.from({ length: 4 }, (_, index) =>
      ask(index < 2 ? withLookup : withModel, text(index), greedy),
    );
    expect((await Promise.all(together)).map((one) => one.text)).toEqual(alone);
    for (let count = 1; count < 6; count++) {
      const leaving = new AbortController();
      let said = "";
      const request = { transcript: [prompt(text(0))], options: greedy };
      for await (const delta of withModel.generate(request, leaving.signal)) {
        if (delta.type === "text") said += delta.text;
        if (delta.type === "finish") expect(delta.reason).toBe("aborted");
        if (said.length >= count) leaving.abort();
      }
      expect(alone[0]!.startsWith(said)).toBe(true);
      expect((await ask(withModel, text(0), greedy)).text).toBe(alone[0]);
    }
  });

  test("guess though another answer ended a moment ago", async () => {
    const options = { sampling: { mode: "greedy" }, maximumResponseTokens: 16 } as const;
    let guessed = 0;
    for (let index = 0; index < 4; index++)
      guessed += (await ask(withModel, text(index), options)).guesses!.guessed;
    expect(guessed).toBeGreaterThan(8);
  });

  test("report the probabilities of the same tokens", async () => {
    const logprobs = async (of: LocalModel) => (await ask(of, text(3), greedy, { topLogprobs: 2 })).tokens;
    const [one, two] = [await logprobs(model), await logprobs(withModel)];
    expect(two.map((token) => token.text)).toEqual(one.map((token) => token.text));
    for (const [index, { logprob }] of two.entries()) expect(logprob).toBeCloseTo(one[index]!.logprob, 3);
  });

  test("a draft model of another vocabulary is refused", async () => {
    const path = join(folder, "other");
    writeRandomFolder(path, config, 11, { chatTemplate: CHAT_TEMPLATE, tokens: tokens.toReversed() });
    const refused = loadModel(path, { draft: near });
    await expect(refused).rejects.toMatchObject({ code: "invalidArgument" });
    await expect(refused).rejects.toThrow(/token 256 is another one/);
  });

  test("go on while another stream, which holds all that the draft model has, stands still", async () => {
    await using draft = await loadModel(join(folder, "model"), { threads: 1, slots: 1 });
    await using drafted = await loadModel(join(folder, "model"), { threads: 1, draft });
    const constraint = { type: "regex", pattern: "[a-z ]{60}" } as const;
    const options = { sampling: { mode: "random", seed: 4 } } as const;
    const request = { transcript: [prompt(text(2))], options, constraint };
    const still = drafted.generate(request)[Symbol.asyncIterator]();
    for (let count = 0; count < 6; count++) await still.next();
    const { text: said, guesses } = await ask(drafted, text(2), options, { constraint });
    expect(said).toHaveLength(60);
    expect(guesses!.guessed).toBeGreaterThan(10);
    // What it took over comes again, and the text is that of the seed.
    let other = "";
    for (let next = await still.next(); !next.done; next = await still.next())
      if (next.value.type === "text") other += next.value.text;
    expect(said.endsWith(other)).toBe(true);
    expect(other.length).toBeGreaterThan(20);
  });

  test("say which model is gone when it is the draft model's turn", async () => {
    const draft = await loadModel(join(folder, "model"), { threads: 1, bits: 4 });
    await using drafted = await loadModel(join(folder, "model"), { threads: 1, draft });
    let isDisposed = false;
    const asking = async () => {
      for await (const _ of drafted.generate({ transcript: [prompt(text(1))], options: greedy })) {
        if (!isDisposed) await draft[Symbol.asyncDispose]();
        isDisposed = true;
      }
    };
    for (let time = 0; time < 2; time++)
      await expect(asking()).rejects.toMatchObject({
        code: "disposed",
        message: "The draft model model has been disposed of; load it again.",
      });
    const { text: said } = await ask(drafted, text(1), { ...greedy, draft: "off" });
    expect(said).toBe((await ask(model, text(1), greedy)).text);
  });

  test.each(["lookup", null, {}])("%j, which does not guess, is refused", async (draft) => {
    const refused = loadModel(join(folder, "model"), { draft: draft as unknown as Draft });
    await expect(refused).rejects.toMatchObject({ code: "invalidArgument", details: { option: "draft" } });
  });

  test("go over the moves of windows", async () => {
    const path = join(folder, "windows.gguf");
    writeRandomGguf(path, families.gemma3!, 5); // buffers of 288 that move
    await using draft = await loadModel(path, { contextSize: 400, threads: 1, bits: 8 });
    await using windowed = await loadModel(path, { contextSize: 400, threads: 1, draft });
    const long = { ...greedy, raw: true, maximumResponseTokens: 70 } as const;
    const asked = "abcabd".repeat(41);
    const one = await ask(windowed, asked, long);
    expect(one.text).toBe((await ask(windowed, asked, { ...long, draft: "off" })).text);
    expect(one.guesses!.right).toBeGreaterThan(20);
  });
});
