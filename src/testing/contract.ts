// What every LanguageModel must do, as plain cases that any test runner can run. Each takes a model that can
// answer text; quality is not judged, only the promises of ../model.ts. Guided generation, tools and scores are
// guided-contract.ts's. Left out: speed.
import { OrchardError } from "../errors.ts";
import type {
  Delta,
  FinishReason,
  GenerationOptions,
  LanguageModel,
  PromptEntry,
  TranscriptEntry,
  Usage,
} from "../model.ts";

/** One promise of the contract; `run` rejects with what was broken. */
export interface ContractCase {
  readonly name: string;
  readonly run: () => Promise<void>;
}

/**
 * The contract of a language model as test cases. `makeModel` is called once per case; the model it gives
 * must answer "Once upon a time" with at least four tokens. A model that can be disposed is disposed after
 * its case.
 *
 * ```ts
 * for (const { name, run } of languageModelContract("mine", () => loadModel("path/to/model"))) {
 *   test(name, run);
 * }
 * ```
 */
export function languageModelContract(
  name: string,
  makeModel: () => LanguageModel | Promise<LanguageModel>,
): ContractCase[] {
  return contractCases(name, makeModel, promises);
}

/** Promises by name, each a check of a model. */
export type Promises = Readonly<Record<string, (model: LanguageModel) => Promise<void>>>;

/** Promises as cases: each with a model of its own. */
export function contractCases(
  name: string,
  makeModel: () => LanguageModel | Promise<LanguageModel>,
  promises: Promises,
): ContractCase[] {
  return Object.entries(promises).map(([promise, keeps]) => ({
    name: `${name}: ${promise}`,
    run: async () => {
      const model = await makeModel();
      try {
        await keeps(model);
      } finally {
        if (Symbol.asyncDispose in model)
          await (model as LanguageModel & AsyncDisposable)[Symbol.asyncDispose]();
      }
    },
  }));
}

const promises: Promises = {
  "describes itself": async (model) => {
    check(model.name !== "", "name is empty");
    check(
      Number.isSafeInteger(model.contextSize) && model.contextSize > 0,
      "contextSize is not a whole number > 0",
    );
    check(model.availability.status === "available", "the model given to the contract is not available");
  },

  "ends an answer with exactly one finish": async (model) => {
    const deltas = await read(model, ask(), { maximumResponseTokens: 8 });
    check(deltas.filter((delta) => delta.type === "finish").length === 1, "there is not exactly one finish");
    check(deltas.at(-1)?.type === "finish", "something follows the finish");
    check(!deltas.some((delta) => delta.type === "toolCall"), "a tool was called and none was offered");
    check(!deltas.some((delta) => delta.type === "text" && delta.text === ""), "a text delta is empty");
  },

  "stops at maximumResponseTokens and says so": async (model) => {
    const answer = await generate(model, ask(), { maximumResponseTokens: 2 });
    check(answer.reason === "length", `the finish reason is "${answer.reason}", not "length"`);
    const count = answer.usage.output.totalTokenCount;
    check(count === 2, `usage.output counts ${count} tokens where 2 were allowed`);
  },

  "ends before a stop string": async (model) => {
    const options = { ...greedy, maximumResponseTokens: 8 };
    const { text } = await generate(model, ask(), options);
    const stop = text.slice(Math.floor(text.length / 2), Math.floor(text.length / 2) + 2);
    const answer = await generate(model, ask(), { ...options, stop: [stop] });
    check(answer.reason === "stop", `the finish reason is "${answer.reason}", not "stop"`);
    check(
      answer.text === text.slice(0, text.indexOf(stop)),
      `${JSON.stringify(answer.text)} is not ${JSON.stringify(text)} up to ${JSON.stringify(stop)}`,
    );
  },

  "gives the same greedy text twice": async (model) => {
    const options = { ...greedy, maximumResponseTokens: 8 };
    const [first, second] = [await generate(model, ask(), options), await generate(model, ask(), options)];
    check(first.text === second.text, `${JSON.stringify(first.text)} became ${JSON.stringify(second.text)}`);
  },

  "gives the same text for the same seed": async (model) => {
    const options = { sampling: { mode: "random", seed: 7 }, maximumResponseTokens: 8 } as const;
    const [first, second] = [await generate(model, ask(), options), await generate(model, ask(), options)];
    check(first.text === second.text, `${JSON.stringify(first.text)} became ${JSON.stringify(second.text)}`);
  },

  "counts tokens as usage does": async (model) => {
    const options = { maximumResponseTokens: 2 };
    const first = await generate(model, ask(), options);
    const transcript = [...ask(), response(first.text), prompt(" And then")];
    for (const entries of [ask(), transcript]) {
      const counted = await model.countTokens({ transcript: entries, options });
      const { input } = (await generate(model, entries, options)).usage;
      check(
        counted === input.totalTokenCount,
        `countTokens says ${counted}, usage.input ${input.totalTokenCount}`,
      );
      check(counted > 0, "a prompt has no tokens");
      check(input.cachedTokenCount >= 0, "cachedTokenCount is negative");
      check(input.cachedTokenCount <= input.totalTokenCount, "more tokens are cached than there are");
    }
  },

  "ends within one token of an abort, and throws nothing": async (model) => {
    const stop = new AbortController();
    const deltas: Delta[] = [];
    for await (const delta of model.generate({ transcript: ask(), options: greedy }, stop.signal)) {
      deltas.push(delta);
      stop.abort();
    }
    const finish = deltas.at(-1);
    check(finish?.type === "finish", "the stream ended without a finish");
    check(finish.reason === "aborted", `the finish reason is "${finish.reason}", not "aborted"`);
    const late = deltas.length - 2;
    check(late <= 1, `${late} text deltas came after the abort`);
    check(finish.usage.input.totalTokenCount > 0, "usage.input is not reported");
    check(finish.usage.output.totalTokenCount > 0, "usage.output is not reported");
  },

  "gives nothing but a finish when the signal is aborted already": async (model) => {
    const { text, reason } = await generate(model, ask(), {}, AbortSignal.abort());
    check(text === "", `${JSON.stringify(text)} was said after the abort`);
    check(reason === "aborted", `the finish reason is "${reason}", not "aborted"`);
  },

  "works on after an answer was left in the middle": async (model) => {
    const options = { ...greedy, maximumResponseTokens: 4 };
    const whole = await generate(model, ask(), options);
    for await (const _ of model.generate({ transcript: ask(), options })) break;
    const again = await generate(model, ask(), options);
    check(again.text === whole.text, `${JSON.stringify(whole.text)} became ${JSON.stringify(again.text)}`);
  },

  "answers two requests at once as it answers them one by one": async (model) => {
    const options = { ...greedy, maximumResponseTokens: 4 };
    const transcripts = [ask(), [prompt("The little dog")]];
    const alone: string[] = [];
    for (const transcript of transcripts) alone.push((await generate(model, transcript, options)).text);
    const together = await Promise.all(transcripts.map((transcript) => generate(model, transcript, options)));
    together.forEach(({ text }, index) => {
      check(text === alone[index], `${JSON.stringify(alone[index])} became ${JSON.stringify(text)}`);
    });
  },

  "refuses a prompt that is too long, with both numbers": async (model) => {
    const transcript = [prompt("Once upon a time. ".repeat(Math.ceil(model.contextSize / 2)))];
    const error = await generate(model, transcript, {}).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    check(error instanceof OrchardError, `what was thrown is ${error}, not an OrchardError`);
    check(error.code === "contextSizeExceeded", `the code is "${error.code}", not "contextSizeExceeded"`);
    check(error.details.contextSize === model.contextSize, "details.contextSize is not the model's");
    check(
      Number(error.details.tokenCount) > model.contextSize,
      "details.tokenCount is not above the context size",
    );
    await generate(model, ask(), { maximumResponseTokens: 2 });
  },

  "refuses an image with unsupportedCapability, unless it sees": async (model) => {
    if (model.capabilities.vision) return;
    const url = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    const content = { type: "image", url } as const;
    const entry = prompt("What is this?");
    const transcript = [
      { ...entry, segments: [...entry.segments, { type: "attachment", id: "image", content } as const] },
    ];
    let error: unknown;
    await read(model, transcript, {}).catch((thrown: unknown) => {
      error = thrown;
    });
    check(error instanceof OrchardError, "nothing was thrown for an image, or no OrchardError");
    check(error.code === "unsupportedCapability", `the code is "${error.code}"`);
    check(error.details.capability === "vision", "details.capability is not vision");
  },

  "can be prewarmed without changing an answer": async (model) => {
    const options = { ...greedy, maximumResponseTokens: 4 };
    const cold = await generate(model, ask(), options);
    await model.prewarm({ transcript: [prompt("Once upon")], options });
    const warm = await generate(model, ask(), options);
    check(warm.text === cold.text, `${JSON.stringify(cold.text)} became ${JSON.stringify(warm.text)}`);
  },
};

const greedy = { sampling: { mode: "greedy" } } as const;

function ask(): TranscriptEntry[] {
  return [prompt("Once upon a time")];
}

/** A prompt of a transcript. */
export function prompt(text: string): PromptEntry {
  return { type: "prompt", id: crypto.randomUUID(), segments: segments(text), options: {} };
}

function response(text: string): TranscriptEntry {
  return { type: "response", id: crypto.randomUUID(), segments: segments(text) };
}

function segments(text: string): PromptEntry["segments"] {
  return [{ type: "text", id: crypto.randomUUID(), text }];
}

async function read(
  model: LanguageModel,
  transcript: readonly TranscriptEntry[],
  options: GenerationOptions,
  signal?: AbortSignal,
): Promise<Delta[]> {
  const deltas: Delta[] = [];
  for await (const delta of model.generate({ transcript, options }, signal)) deltas.push(delta);
  return deltas;
}

async function generate(
  model: LanguageModel,
  transcript: readonly TranscriptEntry[],
  options: GenerationOptions,
  signal?: AbortSignal,
): Promise<{ text: string; reason: FinishReason; usage: Usage }> {
  const deltas = await read(model, transcript, options, signal);
  const finish = deltas.at(-1);
  check(finish?.type === "finish", "the stream ended without a finish");
  const text = deltas.map((delta) => (delta.type === "text" ? delta.text : "")).join("");
  return { text, reason: finish.reason, usage: finish.usage };
}

/** Throws what was broken unless `condition` holds. */
export function check(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`The contract of LanguageModel is broken: ${message}.`);
}
