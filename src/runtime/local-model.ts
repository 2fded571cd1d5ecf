// A language model in this process: it turns a transcript into tokens, finds what of it is in the cache, runs the rest,
// and streams the answer as text. Sessions share it; each request works in a slot of the cache.
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
import { AnswerGuide, type FinishedCall, type Taken } from "./answer-guide.ts";
import type { CachePool } from "./cache.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type Conversation, conversationOf, endTokensOf } from "./conversation.ts";
import type { Program } from "./device.ts";
import { type Dialect, dialectOf } from "./dialects/dialect.ts";
import { Runner } from "./generate.ts";
import { Guidance } from "./guidance.ts";
import { createSampler } from "./sample.ts";
import { scoreAnswers } from "./score.ts";
import { stopText } from "./stop-text.ts";
import { createStreamDecoder, type Tokenizer } from "./tokenizer/tokenizer.ts";

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
  readonly #guidance: Guidance;
  readonly #dialect: Dialect | null;
  readonly #closing = new AbortController();

  constructor({ checkpoint, program, pool, contextSize }: LocalModelParts) {
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
    this.#dialect = dialectOf(checkpoint.tokenizer);
    const toolCalling = this.#dialect !== null;
    this.capabilities = { guidedGeneration: true, toolCalling, vision: false, reasoning: false };
    this.#guidance = new Guidance(checkpoint.tokenizer, this.#endTokens, { spacing });
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
    const prompt = this.#conversation.encode(request);
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
    const guide = new AnswerGuide({
      guidance: this.#guidance,
      tokenizer: this.tokenizer,
      dialect: this.#dialect,
      endTokens: this.#endTokens,
      request,
    });
    using stop = followSignals(signal, this.#closing.signal);
    yield* this.#answer(prompt, request, guide, stop.signal, started);
  }

  async *#answer(
    prompt: readonly number[],
    { options }: GenerationRequest,
    guide: AnswerGuide,
    signal: AbortSignal,
    started: number,
  ): AsyncGenerator<Delta, void, void> {
    const progress = { cached: 0, generated: 0, prefillStart: started, firstToken: null as number | null };
    const finish = (reason: FinishReason): Delta => ({
      type: "finish",
      reason,
      usage: usageOf(prompt.length, progress),
      timings: timingsOf(started, progress),
    });
    if (signal.aborted) return void (yield finish("aborted"));
    const slot = await this.#pool.acquire(prompt, signal).catch(nullIfAborted(signal));
    if (!slot) return void (yield finish("aborted"));
    try {
      progress.cached = slot.tokens.length;
      progress.prefillStart = performance.now();
      const sampler = createSampler(options, prompt);
      const decoder = createStreamDecoder(this.tokenizer, { after: prompt.at(-1) ?? null });
      const stops = stopText(options.stop);
      const most = Math.min(
        options.maximumResponseTokens ?? Number.POSITIVE_INFINITY,
        this.contextSize - prompt.length,
      );
      /** The deltas of tokens that were taken into the answer. */
      const deltasOf = ({ text, call }: Taken): Delta[] => {
        const said = stops.push(text.map((token) => decoder.push(token)).join(""));
        return [
          ...(said === "" ? [] : [{ type: "text", text: said } as const]),
          ...(call ? [callDelta(call)] : []),
        ];
      };
      /** Takes what the guide leaves no choice about: it needs no run of the model. */
      const takeForced = () => {
        const forced = guide.takeForced(most - progress.generated);
        progress.generated += forced.tokens.length;
        sampler.saw(forced.tokens);
        return { tokens: forced.tokens, deltas: deltasOf(forced) };
      };
      let calls = 0;
      const ending = (): FinishReason | null => {
        if (stops.met || guide.isOver) return calls > 0 ? "toolCalls" : "stop";
        if (progress.generated >= most) return "length";
        return signal.aborted ? "aborted" : null;
      };
      const first = takeForced();
      yield* first.deltas;
      let next: readonly number[] = [...prompt.slice(slot.tokens.length), ...first.tokens];
      let reason = first.tokens.length > 0 ? ending() : null;
      while (reason === null) {
        const logits = await this.#runner.append(slot, next, signal).catch(nullIfAborted(signal));
        if (!logits) {
          reason = "aborted";
          break;
        }
        // A model may have more logits than its tokenizer has tokens, as padding.
        const token = sampler.next(logits.subarray(0, this.tokenizer.vocabularySize), guide.allowed());
        progress.firstToken ??= performance.now();
        progress.generated++;
        if (this.#endTokens.has(token)) {
          reason = calls > 0 ? "toolCalls" : "stop";
          break;
        }
        const chosen = deltasOf(guide.accept(token));
        const forced = takeForced();
        const deltas = joinedText([...chosen, ...forced.deltas]);
        calls += deltas.filter(({ type }) => type === "toolCall").length;
        yield* deltas;
        reason = ending();
        next = [token, ...forced.tokens];
      }
      const rest = stops.push(decoder.end()) + stops.end();
      if (rest !== "") yield { type: "text", text: rest };
      yield finish(reason);
    } finally {
      this.#pool.release(slot);
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

interface Progress {
  readonly cached: number;
  readonly generated: number;
  readonly prefillStart: number;
  readonly firstToken: number | null;
}

function usageOf(promptTokens: number, { cached, generated }: Progress): Usage {
  return {
    input: { totalTokenCount: promptTokens, cachedTokenCount: cached },
    output: { totalTokenCount: generated, reasoningTokenCount: 0 },
  };
}

function timingsOf(started: number, { prefillStart, firstToken }: Progress): Timings {
  const now = performance.now();
  const first = firstToken ?? now;
  return { timeToFirstToken: first - started, prefill: first - prefillStart, decode: now - first };
}

function callDelta({ name, arguments: input }: FinishedCall): Delta {
  return { type: "toolCall", id: crypto.randomUUID(), name, arguments: input };
}

/** Deltas in a row of text become one. */
function joinedText(deltas: readonly Delta[]): Delta[] {
  const joined: Delta[] = [];
  for (const delta of deltas) {
    const last = joined.at(-1);
    if (delta.type === "text" && last?.type === "text")
      joined[joined.length - 1] = { ...last, text: last.text + delta.text };
    else joined.push(delta);
  }
  return joined;
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
