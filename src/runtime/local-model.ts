// A language model in this process: it turns a transcript into tokens, finds what of it is in the cache, runs the rest,
// and streams the answer as text. Sessions share it; each request works in a slot of the cache.
import { setMaxListeners } from "node:events";
import { basename, resolve } from "node:path";
import { follow, nullIfAborted } from "../abort.ts";
import { OrchardError } from "../errors.ts";
import type {
  Availability,
  Capabilities,
  Delta,
  FinishReason,
  GenerationRequest,
  LanguageModel,
  Timings,
  Usage,
} from "../model.ts";
import type { ModelConfig } from "../models/config.ts";
import { checkVision } from "../segments.ts";
import { AdaptedModel } from "./adapted-model.ts";
import { type Adapter, adapterFolder } from "./adapter-file.ts";
import { adapterMatrices } from "./adapter-matrices.ts";
import { Adapters } from "./adapters.ts";
import type { Answer } from "./answer.ts";
import { decisionOf } from "./answer-form.ts";
import { type CachePool, noAdapter, type Slot } from "./cache.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type Conversation, conversationOf, endTokensOf, type Limits } from "./conversation.ts";
import type { Program } from "./device.ts";
import { checkSameTokens, type Drafter, modelDrafter, promptLookup } from "./drafting.ts";
import { Runner } from "./generate.ts";
import { Pace } from "./pace.ts";
import { scoreAnswers } from "./score.ts";
import { answerSteps, type Drafting, type GuessCounts } from "./speculate.ts";
import { Speech } from "./speech.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

interface LocalModelParts {
  readonly checkpoint: Checkpoint;
  readonly program: Program;
  readonly pool: CachePool;
  readonly contextSize: number;
  readonly draft?: Draft;
  /** The quality-recovery adapter that it answers with: `program` then has low-rank branches. Default: none. */
  readonly recovery?: Adapter | null;
  /** Compiles the same model with low-rank branches, where `program` has none. */
  readonly compileAdapted: () => Promise<Program>;
}

type ScoreRequest = Parameters<NonNullable<LanguageModel["score"]>>[0];

/** How an adapter is loaded. */
export interface AdapterOptions {
  /** What the model with the adapter is called after its base's name and a colon; default: the folder's name. */
  readonly name?: string;
  /** How much of what it learned counts, above 0; default 1. Less of it also changes less of what the base says elsewhere. */
  readonly strength?: number;
  readonly signal?: AbortSignal;
}

/** What guesses ahead: a smaller model with the same vocabulary, the text so far, or nothing. */
export type Draft = LocalModel | "promptLookup" | "off";

/** A loaded model. Dispose of it (`await using`) to free its memory; requests under way end as aborted. */
export class LocalModel implements LanguageModel {
  readonly name: string;
  readonly config: ModelConfig;
  readonly tokenizer: Tokenizer;
  readonly contextSize: number;
  readonly capabilities: Capabilities;
  readonly #program: Program;
  readonly #runner: Runner;
  readonly #pool: CachePool;
  readonly #conversation: Conversation;
  readonly #endTokens: ReadonlySet<number>;
  readonly #speech: Speech;
  readonly #adapters: Adapters;
  readonly #drafter: Drafter | null;
  readonly #paces = new WeakMap<Slot, Pace>();
  readonly #closing = new AbortController();

  constructor(parts: LocalModelParts) {
    const { checkpoint, program, pool, contextSize, recovery = null, draft = "off" } = parts;
    setMaxListeners(0, this.#closing.signal); // every request listens
    this.name = checkpoint.name;
    this.config = checkpoint.config;
    this.tokenizer = checkpoint.tokenizer;
    this.contextSize = contextSize;
    this.#program = program;
    this.#pool = pool;
    const always = recovery ? adapterMatrices(checkpoint.config, [recovery]) : {};
    this.#runner = new Runner(program, checkpoint.config, always);
    const compile = parts.compileAdapted;
    this.#adapters = new Adapters({ checkpoint, runner: this.#runner, recovery, program, compile });
    this.#drafter = typeof draft === "string" ? drafters[draft] : draft.drafter(this);
    this.#conversation = conversationOf(checkpoint.tokenizer);
    this.#endTokens = endTokensOf(checkpoint.tokenizer, checkpoint.config.endTokens);
    // Orchard's own models were trained on one way to write JSON; others choose.
    const spacing = checkpoint.config.family === "orchard" ? "always" : "optional";
    const { dialect, thinking } = this.#conversation;
    this.capabilities = {
      guidedGeneration: true,
      toolCalling: dialect !== null,
      vision: false,
      reasoning: thinking !== null,
    };
    this.#speech = new Speech({
      tokenizer: this.tokenizer,
      endTokens: this.#endTokens,
      dialect,
      thinking,
      guide: { spacing },
      refusals: checkpoint.refusals,
    });
  }

  get availability(): Availability {
    return this.#closing.signal.aborted
      ? { status: "unavailable", reason: "The model has been disposed of." }
      : { status: "available" };
  }

  async countTokens(request: Pick<GenerationRequest, "transcript" | "options" | "tools">): Promise<number> {
    return (await this.#encode(request, { most: Number.POSITIVE_INFINITY })).length;
  }

  /**
   * Loads an adapter, from its folder, as a model of its own that shares this one's weights and cache; several may be in
   * memory, and each request is answered by the one that it is put to. The first one takes the memory of the weights once
   * more, unless the model has a recovery adapter, beside which it lies then. Prefixes are not shared between adapters.
   *
   * ```ts
   * await using tickets = await model.loadAdapter("path/to/adapter");
   * const session = new LanguageModelSession({ model: tickets });
   * ```
   *
   * Throws `modelNotFound`, `corruptModel`, `unsupportedModel` (with `base` and `trainedOn`) when it was trained on other
   * weights or does not fit this model's layers, `invalidArgument` for a strength that is none, `insufficientMemory`,
   * `aborted`.
   */
  async loadAdapter(
    path: string,
    { name, strength = 1, signal }: AdapterOptions = {},
  ): Promise<AdaptedModel> {
    this.#checkOpen();
    if (!(strength > 0 && Number.isFinite(strength)))
      throw new OrchardError("invalidArgument", `strength must be a number above 0, not ${strength}.`, {
        details: { option: "strength", value: strength },
      });
    using stop = follow(signal, this.#closing.signal);
    const loaded = await this.#adapters.load(path, strength, stop.signal);
    const { number } = loaded;
    return new AdaptedModel({
      name: `${this.name}:${name ?? basename(resolve(await adapterFolder(path)))}`,
      base: this,
      loaded,
      speaker: {
        generate: (request, stopped) => this.#generate(request, stopped, number),
        countTokens: (request) => this.countTokens(request),
        prewarm: (request, stopped) => this.#prewarm(request, stopped, number),
        score: (request, choices, stopped) => this.#score(request, choices, stopped, number),
      },
    });
  }

  prewarm(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools">,
    signal?: AbortSignal,
  ): Promise<void> {
    return this.#prewarm(request, signal, noAdapter);
  }

  async #prewarm(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools">,
    signal: AbortSignal | undefined,
    adapter: number,
  ): Promise<void> {
    this.#checkOpen();
    checkVision(this, request.transcript);
    using stop = follow(signal, this.#closing.signal);
    const limits = { most: this.contextSize, signal: stop.signal };
    const tokens = await this.#conversation.encodePrefix(request, limits);
    if ("atLeast" in tokens || tokens.length < 2 || tokens.length > this.contextSize) return;
    const slot = await this.#pool.acquire(tokens, stop.signal, adapter);
    try {
      await this.#runner.append(slot, tokens.slice(slot.tokens.length), stop.signal);
    } finally {
      this.#pool.release(slot);
    }
  }

  score(request: ScoreRequest, choices: readonly string[], signal?: AbortSignal): Promise<readonly number[]> {
    return this.#score(request, choices, signal, noAdapter);
  }

  async #score(
    request: ScoreRequest,
    choices: readonly string[],
    signal: AbortSignal | undefined,
    adapter: number,
  ): Promise<readonly number[]> {
    this.#checkOpen();
    using stop = follow(signal, this.#closing.signal);
    const decision = decisionOf(request, choices, this.#conversation.dialect);
    const asked = await this.#encode(decision.request, { most: this.#mostCounted, signal: stop.signal });
    const prompt = asked.concat(this.#speech.closing(asked));
    const parts = {
      runner: this.#runner,
      pool: this.#pool,
      adapter,
      endTokens: this.#endTokens,
      signal: stop.signal,
    };
    const answers = decision.choices.map((choice) => this.tokenizer.encode(choice));
    checkContext(prompt.length + Math.max(...answers.map(({ length }) => length)), this.contextSize);
    return await scoreAnswers(parts, prompt, answers);
  }

  generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta, void, void> {
    return this.#generate(request, signal, noAdapter);
  }

  async *#generate(
    request: GenerationRequest,
    signal: AbortSignal | undefined,
    adapter: number,
  ): AsyncGenerator<Delta, void, void> {
    const started = performance.now();
    this.#checkOpen();
    using stop = follow(signal, this.#closing.signal);
    const limits = { most: this.#mostCounted, signal: stop.signal };
    const prompt = await this.#encode(request, limits).catch(nullIfAborted(stop.signal));
    if (prompt === null) return void (yield unread(started));
    checkContext(prompt.length, this.contextSize);
    if (prompt.length === 0)
      throw new OrchardError(
        "invalidArgument",
        "The prompt is empty, and this model begins with no token of its own.",
      );
    const { maximumResponseTokens = Number.POSITIVE_INFINITY } = request.options;
    const most = Math.min(maximumResponseTokens, this.contextSize - prompt.length);
    const answer = this.#speech.answer(request, prompt, most);
    yield* this.#answer(prompt, answer, { adapter, request }, stop.signal, started);
  }

  async *#answer(
    prompt: readonly number[],
    answer: Answer,
    { adapter, request }: { readonly adapter: number; readonly request: GenerationRequest },
    signal: AbortSignal,
    started: number,
  ): AsyncGenerator<Delta, void, void> {
    const forget = request.isEphemeral ?? false;
    const counts: GuessCounts = { runs: 0, guessed: 0, right: 0 };
    const progress = { cached: 0, prefillStart: started, firstToken: null as number | null };
    const finish = (reason: FinishReason): Delta => ({
      type: "finish",
      reason,
      usage: usageOf(prompt.length, progress.cached, answer),
      timings: { ...timingsOf(started, progress), ...(drafting && { guesses: counts }) },
    });
    let drafting: Drafting | null = null;
    if (signal.aborted) return void (yield finish("aborted"));
    const slot = await this.#pool.acquire(prompt, signal, adapter).catch(nullIfAborted(signal));
    if (!slot) return void (yield finish("aborted"));
    try {
      progress.cached = slot.tokens.length;
      progress.prefillStart = performance.now();
      drafting = this.#draftingOf(request, slot, forget);
      const begun = answer.begin();
      yield* begun.deltas;
      let reason = begun.reason;
      if (reason === null) {
        const tokens = [...prompt.slice(slot.tokens.length), ...begun.tokens];
        const steps = answerSteps({ runner: this.#runner, slot, answer, tokens, drafting, signal, counts });
        try {
          for await (const step of steps) {
            progress.firstToken ??= performance.now();
            yield* step.deltas;
            reason = step.reason ?? (signal.aborted ? "aborted" : null);
            if (reason !== null) break;
          }
        } catch (error) {
          if (!signal.aborted) throw error;
        }
      }
      reason ??= "aborted";
      yield* answer.end();
      yield finish(reason);
    } finally {
      this.#runner.leave(slot);
      this.#pool.release(slot, { forget });
    }
  }

  /** This model as what guesses for another. Throws `invalidArgument` unless both have the same vocabulary. */
  drafter(model: Pick<LocalModel, "name" | "tokenizer">): Drafter {
    checkSameTokens(model, this);
    return modelDrafter({
      runner: this.#runner,
      pool: this.#pool,
      contextSize: this.contextSize,
      checkOpen: () => this.#checkOpen("draft model"),
    });
  }

  #draftingOf({ options }: GenerationRequest, slot: Slot, forget: boolean): Drafting | null {
    const drafter = options.draft === undefined ? this.#drafter : drafters[options.draft];
    if (drafter === null) return null;
    // With a seed the same text comes again, so neither the clock nor other answers may decide what is guessed.
    const { sampling } = options;
    const isSteady = drafter.isRandom && sampling?.mode === "random" && sampling.seed !== undefined;
    if (isSteady) return { drafter, pace: new Pace({ isTimed: false }), isSteady, forget };
    // A slot that goes on with a conversation goes on with what was learned of it.
    const known = slot.tokens.length > 0 ? this.#paces.get(slot) : undefined;
    const pace = known ?? new Pace();
    this.#paces.set(slot, pace);
    return { drafter, pace, isSteady, forget };
  }

  /** Aborts what is under way, waits for the run in progress, and frees the weights and the cache. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#runner[Symbol.asyncDispose]();
    await this.#adapters[Symbol.asyncDispose]();
    await this.#program[Symbol.asyncDispose]();
  }

  /** Throws `contextSizeExceeded` for more than `most` tokens. */
  async #encode(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools">,
    limits: Limits,
  ): Promise<number[]> {
    checkVision(this, request.transcript);
    const tokens = await this.#conversation.encode(request, limits);
    if ("atLeast" in tokens) throw contextSizeExceeded(tokens.atLeast, this.contextSize, { isAtLeast: true });
    return tokens;
  }

  /** What is a little too long is counted to its end, to tell by how much. */
  get #mostCounted(): number {
    return 2 * this.contextSize;
  }

  #checkOpen(what = "model"): void {
    if (this.#closing.signal.aborted)
      throw new OrchardError("disposed", `The ${what} ${this.name} has been disposed of; load it again.`);
  }
}

const drafters: Readonly<Record<"promptLookup" | "off", Drafter | null>> = {
  promptLookup,
  off: null,
};

function checkContext(tokenCount: number, contextSize: number): void {
  if (tokenCount >= contextSize) throw contextSizeExceeded(tokenCount, contextSize);
}

function contextSizeExceeded(
  tokenCount: number,
  contextSize: number,
  { isAtLeast = false }: { readonly isAtLeast?: boolean } = {},
): OrchardError {
  return new OrchardError(
    "contextSizeExceeded",
    `The conversation has ${isAtLeast ? "at least " : ""}${tokenCount} tokens and the context holds ${contextSize}, ` +
      "answer included. Shorten it, start a new session, or load the model with a larger contextSize.",
    { details: { contextSize, tokenCount, isAtLeast } },
  );
}

/** The end of an answer that was aborted before its prompt had been read. */
function unread(started: number): Delta {
  const usage = {
    input: { totalTokenCount: 0, cachedTokenCount: 0 },
    output: { totalTokenCount: 0, reasoningTokenCount: 0 },
  };
  const timings = timingsOf(started, { prefillStart: performance.now(), firstToken: null });
  return { type: "finish", reason: "aborted", usage, timings };
}

function usageOf(promptTokens: number, cachedTokenCount: number, answer: Answer): Usage {
  const { tokenCount: totalTokenCount, reasoningTokenCount } = answer;
  return {
    input: { totalTokenCount: promptTokens, cachedTokenCount },
    output: { totalTokenCount, reasoningTokenCount },
  };
}

function timingsOf(
  started: number,
  { prefillStart, firstToken }: { readonly prefillStart: number; readonly firstToken: number | null },
): Timings {
  const now = performance.now();
  const first = firstToken ?? now;
  return { timeToFirstToken: first - started, prefill: first - prefillStart, decode: now - first };
}
