// A language model in this process: it turns a transcript into tokens, finds what of it is in the cache, runs the rest,
// and streams the answer as text. Sessions share it; each request works in a slot of the cache.
import { totalmem } from "node:os";
import { OrchardError, throwIfAborted } from "../errors.ts";
import type { HostTensor } from "../graph/host-tensor.ts";
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
import { transformer } from "../models/transformer.ts";
import { CachePool } from "./cache.ts";
import { cacheScales } from "./cache-scales.ts";
import { calibrateCache } from "./calibrate.ts";
import { type Checkpoint, openCheckpoint } from "./checkpoint.ts";
import { type Conversation, conversationOf, endTokensOf } from "./conversation.ts";
import type { Parameters, Program } from "./device.ts";
import { Runner } from "./generate.ts";
import { Guidance, type GuidedAnswer } from "./guidance.ts";
import { defaultContextSize, estimateMemory } from "./inspect.ts";
import { ortNative } from "./ort-native.ts";
import { type LoadedWeights, loadWeights, ropeParameters } from "./parameters.ts";
import { createSampler } from "./sample.ts";
import { stopText } from "./stop-text.ts";
import { createStreamDecoder, type Tokenizer } from "./tokenizer/tokenizer.ts";
import type { WeightBits } from "./weights/target.ts";

/** How a model is loaded. */
export interface LoadOptions {
  /** Bits per weight; default: as in the files (8- and 4-bit blocks stay, floats become float32). */
  readonly bits?: WeightBits;
  /** Bits per number of the key-value cache; default 32. */
  readonly keyValueBits?: 8 | 32;
  /** The longest prompt and answer together, in tokens; default: the model's own, at most 4,096. */
  readonly contextSize?: number;
  /** Threads of one run; default: one per core. */
  readonly threads?: number;
  /** Conversations whose cache is kept; more share and replace each other's. Default 4. */
  readonly slots?: number;
  readonly signal?: AbortSignal;
  /** Called as work is done: bytes of weights read (and quantized), then compiling. */
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface LoadProgress {
  readonly stage: "reading" | "quantizing" | "compiling";
  readonly done: number;
  readonly total: number;
}

/**
 * Loads a model from a folder or file: Hugging Face safetensors, GGUF, llama2.c.
 *
 * ```ts
 * await using model = await loadModel("path/to/model");
 * const session = new LanguageModelSession({ model });
 * ```
 *
 * Throws `modelNotFound`, `unsupportedModel`, `corruptModel`, `insufficientMemory`, `deviceUnavailable`, `aborted`.
 */
export async function loadModel(path: string, options: LoadOptions = {}): Promise<LocalModel> {
  const { bits, keyValueBits = 32, threads, slots = 4, signal, onProgress } = options;
  if (!Number.isInteger(slots) || slots < 1)
    throw new OrchardError("invalidArgument", `slots is ${slots}; it takes a whole number of at least 1.`);
  const checkpoint = await openCheckpoint(path);
  const contextSize = checkContextSize(options.contextSize, checkpoint.config);
  checkMemory(checkpoint, { bits, keyValueBits, contextSize });
  const weights = await loadWeights(checkpoint, {
    bits,
    signal,
    onProgress: (done, total) => onProgress?.({ stage: bits ? "quantizing" : "reading", done, total }),
  });
  onProgress?.({ stage: "compiling", done: 0, total: 1 });
  const cacheType = keyValueBits === 8 ? "int8" : "float32";
  const compile = (type: "float32" | "int8", extra: ReadonlyMap<string, HostTensor>) =>
    compileModel(checkpoint.config, weights, { cacheType: type, contextSize, threads, extra });
  const scales =
    keyValueBits === 8
      ? await cacheScales(checkpoint, bits, contextSize, () => calibrate(checkpoint, contextSize, compile))
      : new Map<string, HostTensor>();
  throwIfAborted(signal);
  const program = await compile(cacheType, scales);
  onProgress?.({ stage: "compiling", done: 1, total: 1 });
  return new LocalModel({
    checkpoint,
    program,
    contextSize,
    pool: new CachePool(checkpoint.config, { slots, capacity: contextSize, type: cacheType, sliding: true }),
  });
}

function checkContextSize(wanted: number | undefined, config: ModelConfig): number {
  const size = wanted ?? Math.min(config.contextSize, defaultContextSize);
  if (Number.isInteger(size) && size >= 2 && size <= config.contextSize) return size;
  throw new OrchardError(
    "invalidArgument",
    `contextSize is ${size}; this model takes a whole number from 2 to ${config.contextSize}.`,
    { details: { contextSize: size, longest: config.contextSize } },
  );
}

/** Refuses a model that this machine cannot hold, and names the widest weights that it can. */
function checkMemory(
  checkpoint: Checkpoint,
  options: { bits: WeightBits | undefined; keyValueBits: 8 | 32; contextSize: number },
): void {
  const available = totalmem();
  const needed = (bits: WeightBits | undefined) => estimateMemory(checkpoint, { ...options, bits }).total;
  if (needed(options.bits) <= available) return;
  const fitting = ([16, 8, 4, 2] as const).find((bits) => needed(bits) <= available);
  const gigabytes = (bytes: number) => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  throw new OrchardError(
    "insufficientMemory",
    `${checkpoint.name} needs about ${gigabytes(needed(options.bits))} and this machine has ${gigabytes(available)}; ` +
      (fitting
        ? `with ${fitting} bits per weight it fits.`
        : "no bit width fits: take a smaller model or a shorter context."),
    { details: { needed: needed(options.bits), available, fittingBits: fitting ?? null } },
  );
}

interface CompileModelOptions {
  readonly cacheType: "float32" | "int8";
  readonly contextSize: number;
  readonly threads: number | undefined;
  /** Parameters beyond the checkpoint's: the scales of an int8 cache. */
  readonly extra: ReadonlyMap<string, HostTensor>;
}

function compileModel(
  config: ModelConfig,
  weights: LoadedWeights,
  options: CompileModelOptions,
): Promise<Program> {
  const graph = transformer(config, {
    format: weights.format,
    fused: weights.fused,
    cacheType: options.cacheType,
    slidingCache: true,
    logits: "last",
    bypass: true,
    positions: options.contextSize,
  });
  const made = new Map([...ropeParameters(config, options.contextSize), ...options.extra]);
  const parameters: Parameters = {
    folder: weights.parameters.folder,
    get: (name) => made.get(name) ?? weights.parameters.get(name),
  };
  return ortNative.compile(graph, parameters, { threads: options.threads });
}

async function calibrate(
  { config, tokenizer }: Checkpoint,
  contextSize: number,
  compile: (type: "float32", extra: ReadonlyMap<string, HostTensor>) => Promise<Program>,
): Promise<ReadonlyMap<string, HostTensor>> {
  await using program = await compile("float32", new Map());
  return await calibrateCache(program, config, contextSize, tokenizer.bosToken);
}

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
  readonly capabilities: Capabilities = {
    guidedGeneration: true,
    toolCalling: false,
    vision: false,
    reasoning: false,
  };
  readonly #program: Program;
  readonly #runner: Runner;
  readonly #pool: CachePool;
  readonly #conversation: Conversation;
  readonly #endTokens: ReadonlySet<number>;
  readonly #guidance: Guidance;
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

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta, void, void> {
    const started = performance.now();
    this.#checkOpen();
    const prompt = this.#conversation.encode(request);
    if (prompt.length >= this.contextSize)
      throw new OrchardError(
        "contextSizeExceeded",
        `The conversation has ${prompt.length} tokens and the context holds ${this.contextSize}, answer included. ` +
          "Shorten it, start a new session, or load the model with a larger contextSize.",
        { details: { contextSize: this.contextSize, tokenCount: prompt.length } },
      );
    if (prompt.length === 0)
      throw new OrchardError(
        "invalidArgument",
        "The prompt is empty, and this model begins with no token of its own.",
      );
    const guide = this.#guidance.of(request);
    using stop = followSignals(signal, this.#closing.signal);
    yield* this.#answer(prompt, request, guide, stop.signal, started);
  }

  async *#answer(
    prompt: readonly number[],
    { options }: GenerationRequest,
    guide: GuidedAnswer | null,
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
      /** Takes tokens into the answer; what they say. */
      const take = (tokens: readonly number[]): string => {
        progress.generated += tokens.length;
        return stops.push(tokens.map((token) => decoder.push(token)).join(""));
      };
      /** Takes what the guide leaves no choice about: it needs no run of the model. */
      const takeForced = (): { readonly tokens: readonly number[]; readonly text: string } => {
        const tokens = guide?.takeForced(most - progress.generated) ?? [];
        sampler.saw(tokens);
        return { tokens, text: take(tokens) };
      };
      const ending = (): FinishReason | null => {
        if (stops.met || guide?.isOver) return "stop";
        if (progress.generated >= most) return "length";
        return signal.aborted ? "aborted" : null;
      };
      const first = takeForced();
      if (first.text !== "") yield { type: "text", text: first.text };
      let next: readonly number[] = [...prompt.slice(slot.tokens.length), ...first.tokens];
      let reason = first.tokens.length > 0 ? ending() : null;
      while (reason === null) {
        const logits = await this.#runner.append(slot, next, signal).catch(nullIfAborted(signal));
        if (!logits) {
          reason = "aborted";
          break;
        }
        // A model may have more logits than its tokenizer has tokens, as padding.
        const token = sampler.next(logits.subarray(0, this.tokenizer.vocabularySize), guide?.allowed());
        progress.firstToken ??= performance.now();
        if (this.#endTokens.has(token)) {
          progress.generated++;
          reason = "stop";
          break;
        }
        guide?.accept(token);
        const chosen = take([token]);
        const forced = takeForced();
        const text = chosen + forced.text;
        if (text !== "") yield { type: "text", text };
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
