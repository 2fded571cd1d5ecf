// A language model in this process: it turns a transcript into tokens, finds what of it is in the cache, runs the rest,
// and streams the answer as text. Sessions share it; each request works in a slot of the cache.
import { setMaxListeners } from "node:events";
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
import type { Answer } from "./answer.ts";
import type { CachePool } from "./cache.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type Conversation, conversationOf, endTokensOf } from "./conversation.ts";
import type { Program } from "./device.ts";
import { Runner } from "./generate.ts";
import { scoreAnswers } from "./score.ts";
import { Speech } from "./speech.ts";
import type { Tokenizer } from "./tokenizer/tokenizer.ts";

interface LocalModelParts {
  readonly checkpoint: Checkpoint;
  readonly program: Program;
  readonly pool: CachePool;
  readonly contextSize: number;
}

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
  readonly #closing = new AbortController();

  constructor({ checkpoint, program, pool, contextSize }: LocalModelParts) {
    setMaxListeners(0, this.#closing.signal); // every request listens
    this.name = checkpoint.name;
    this.config = checkpoint.config;
    this.tokenizer = checkpoint.tokenizer;
    this.contextSize = contextSize;
    this.#program = program;
    this.#pool = pool;
    this.#runner = new Runner(program, checkpoint.config);
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
    return this.#conversation.encode(request).length;
  }

  async prewarm(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools">,
    signal?: AbortSignal,
  ): Promise<void> {
    this.#checkOpen();
    const tokens = this.#conversation.encodePrefix(request);
    if (tokens.length < 2 || tokens.length > this.contextSize) return;
    using stop = followSignals(signal, this.#closing.signal);
    const slot = await this.#pool.acquire(tokens, stop.signal);
    try {
      await this.#runner.append(slot, tokens.slice(slot.tokens.length), stop.signal);
    } finally {
      this.#pool.release(slot);
    }
  }

  async score(
    request: Pick<GenerationRequest, "transcript" | "options" | "tools">,
    choices: readonly string[],
    signal?: AbortSignal,
  ): Promise<readonly number[]> {
    this.#checkOpen();
    const asked = this.#conversation.encode(request);
    const prompt = [...asked, ...this.#speech.closing(asked)];
    using stop = followSignals(signal, this.#closing.signal);
    const parts = { runner: this.#runner, pool: this.#pool, endTokens: this.#endTokens, signal: stop.signal };
    const answers = choices.map((choice) => this.tokenizer.encode(choice));
    checkContext(prompt.length + Math.max(...answers.map(({ length }) => length)), this.contextSize);
    return await scoreAnswers(parts, prompt, answers);
  }

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta, void, void> {
    const started = performance.now();
    this.#checkOpen();
    const prompt = this.#conversation.encode(request);
    checkContext(prompt.length, this.contextSize);
    if (prompt.length === 0)
      throw new OrchardError(
        "invalidArgument",
        "The prompt is empty, and this model begins with no token of its own.",
      );
    const { maximumResponseTokens = Number.POSITIVE_INFINITY } = request.options;
    const most = Math.min(maximumResponseTokens, this.contextSize - prompt.length);
    const answer = this.#speech.answer(request, prompt, most);
    using stop = followSignals(signal, this.#closing.signal);
    yield* this.#answer(prompt, answer, request.isEphemeral, stop.signal, started);
  }

  async *#answer(
    prompt: readonly number[],
    answer: Answer,
    forget: boolean | undefined,
    signal: AbortSignal,
    started: number,
  ): AsyncGenerator<Delta, void, void> {
    const progress = { cached: 0, prefillStart: started, firstToken: null as number | null };
    const finish = (reason: FinishReason): Delta => ({
      type: "finish",
      reason,
      usage: usageOf(prompt.length, progress.cached, answer),
      timings: timingsOf(started, progress),
    });
    if (signal.aborted) return void (yield finish("aborted"));
    const slot = await this.#pool.acquire(prompt, signal).catch(nullIfAborted(signal));
    if (!slot) return void (yield finish("aborted"));
    try {
      progress.cached = slot.tokens.length;
      progress.prefillStart = performance.now();
      let step = answer.begin();
      yield* step.deltas;
      let next: readonly number[] = [...prompt.slice(slot.tokens.length), ...step.tokens];
      let reason = step.reason;
      while (reason === null) {
        const logits = await this.#runner.append(slot, next, signal).catch(nullIfAborted(signal));
        if (!logits) {
          reason = "aborted";
          break;
        }
        step = answer.next(logits);
        progress.firstToken ??= performance.now();
        yield* step.deltas;
        reason = step.reason ?? (signal.aborted ? "aborted" : null);
        next = step.tokens;
      }
      yield* answer.end();
      yield finish(reason);
    } finally {
      this.#pool.release(slot, { forget });
    }
  }

  /** Aborts what is under way, waits for the run in progress, and frees the weights and the cache. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#runner[Symbol.asyncDispose]();
    await this.#program[Symbol.asyncDispose]();
  }

  #checkOpen(): void {
    if (this.#closing.signal.aborted)
      throw new OrchardError("disposed", `The model ${this.name} has been disposed of; load it again.`);
  }
}

function checkContext(tokenCount: number, contextSize: number): void {
  if (tokenCount < contextSize) return;
  throw new OrchardError(
    "contextSizeExceeded",
    `The conversation has ${tokenCount} tokens and the context holds ${contextSize}, answer included. ` +
      "Shorten it, start a new session, or load the model with a larger contextSize.",
    { details: { contextSize, tokenCount } },
  );
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

/** Turns a failure that an abort caused into null; passes on every other. */
function nullIfAborted(signal: AbortSignal): (error: unknown) => null {
  return (error) => {
    if (signal.aborted) return null;
    throw error;
  };
}

/**
 * A signal that is aborted with the first of two, until it is let go of. AbortSignal.any would do, but on Node 20 the
 * longer-lived of the two keeps something of every one that it made.
 */
function followSignals(
  short: AbortSignal | undefined,
  long: AbortSignal,
): Disposable & { readonly signal: AbortSignal } {
  if (!short) return { signal: long, [Symbol.dispose]() {} };
  const controller = new AbortController();
  const abort = () => controller.abort(short.aborted ? short.reason : long.reason);
  const sources = [short, long];
  if (sources.some((source) => source.aborted)) abort();
  for (const source of sources) source.addEventListener("abort", abort);
  return {
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const source of sources) source.removeEventListener("abort", abort);
    },
  };
}
