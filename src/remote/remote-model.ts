// A language model behind an OpenAI-compatible endpoint (vLLM, SGLang, llama.cpp, orchard serve, OpenAI): the same seam
// as a local one. No tokenizer comes with an endpoint, so tokens are counted by asking it. Left out: log
// probabilities, /v1/responses, and endpoints that do not stream.
import { type FollowingSignal, follow } from "../abort.ts";
import { OrchardError, throwIfAborted } from "../errors.ts";
import { checkAddress, isPassing, pause, pauseAskedFor, pauseBefore, resetDateOf } from "../http.ts";
import type { JsonObject } from "../json-schema.ts";
import type { Availability, Capabilities, Delta, GenerationRequest, LanguageModel, Usage } from "../model.ts";
import { checkVision } from "../segments.ts";
import { chatBody } from "./chat-body.ts";
import { ChunkReader } from "./chat-chunks.ts";
import { eventData } from "./event-lines.ts";

/** How an endpoint is reached and what it can do. */
export interface RemoteModelOptions {
  /** Up to and with the version: "http://10.0.0.5:8000/v1". */
  readonly baseURL: string;
  /** What the endpoint calls the model. */
  readonly model: string;
  /** Sent as a bearer token. */
  readonly apiKey?: string | undefined;
  /** Tokens of prompt and answer together, as the endpoint was started; default 8,192. */
  readonly contextSize?: number | undefined;
  /** Default: guided generation and tools, and no more. */
  readonly capabilities?: Partial<Capabilities> | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Added to every body: what the endpoint has and OpenAI has not. */
  readonly extraBody?: JsonObject | undefined;
  /** How the endpoint calls the limit of an answer; default "max_completion_tokens". */
  readonly limitField?: "max_completion_tokens" | "max_tokens" | undefined;
  /** Tries before giving up, when the endpoint is not reached or busy; default 4. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second try, twice as many before each next; default 500. Retry-After goes first. */
  readonly pause?: number | undefined;
  /** Milliseconds of silence after which a request has failed; default 120,000. */
  readonly patience?: number | undefined;
  /** In place of the global one. */
  readonly fetch?: typeof fetch | undefined;
}

/**
 * A model behind an OpenAI-compatible endpoint.
 *
 * ```ts
 * const remote = remoteModel({ baseURL: "http://10.0.0.5:8000/v1", model: "Qwen/Qwen3-8B", contextSize: 32_768 });
 * const far = new LanguageModelSession({ model: remote });
 * ```
 *
 * Requests throw `accessDenied`, `modelNotFound`, `contextSizeExceeded`, `rateLimited`, `connectionFailed`,
 * `unsupportedCapability`, `guardrailViolation` and, for any other refusal, `remoteFailed`. A request is tried again
 * only as long as none of its answer has arrived.
 */
export function remoteModel(options: RemoteModelOptions): LanguageModel {
  return new RemoteModel(options);
}

class RemoteModel implements LanguageModel {
  readonly name: string;
  readonly contextSize: number;
  readonly capabilities: Capabilities;
  readonly availability: Availability = { status: "available" };
  readonly #options: RemoteModelOptions;
  readonly #url: string;

  constructor(options: RemoteModelOptions) {
    const { baseURL, model, contextSize = 8192, capabilities } = options;
    checkAddress("baseURL", baseURL);
    this.name = model;
    this.contextSize = contextSize;
    this.capabilities = {
      guidedGeneration: true,
      toolCalling: true,
      vision: false,
      reasoning: false,
      ...capabilities,
    };
    this.#options = options;
    this.#url = `${baseURL.replace(/\/+$/, "")}/chat/completions`;
  }

  async *generate(request: GenerationRequest, signal?: AbortSignal): AsyncGenerator<Delta, void, void> {
    checkVision(this, request.transcript);
    const { limitField = "max_completion_tokens", extraBody = {} } = this.#options;
    const body = chatBody(request, { model: this.name, limitField, extra: extraBody });
    const reader = new ChunkReader(this.#url);
    const finish = (reason: "aborted" | null): Delta => ({
      type: "finish",
      reason: reason ?? reader.reason,
      usage: reader.usage ?? estimatedUsage(body, reader.pieces),
    });
    if (signal?.aborted) return void (yield finish("aborted"));
    const stop = follow(signal);
    try {
      const answer = await this.#post(body, stop);
      for await (const data of eventData(this.#bytesOf(answer, stop))) {
        if (data === "[DONE]") break;
        for (const delta of reader.read(data)) {
          if (stop.signal.aborted) break;
          yield delta;
        }
        if (stop.signal.aborted) break;
      }
      if (signal?.aborted) return void (yield finish("aborted"));
      if (!reader.isOver) throw this.#cut("the answer ended before it was finished");
      yield finish(null);
    } catch (error) {
      if (signal?.aborted) return void (yield finish("aborted"));
      throw error;
    } finally {
      stop[Symbol.dispose]();
      stop.abort();
    }
  }

  /** Asks the endpoint for one token and reads how many the prompt had: exact, and as much work as a prompt. */
  async countTokens(request: Parameters<LanguageModel["countTokens"]>[0]): Promise<number> {
    for await (const delta of this.generate({
      ...request,
      options: { ...request.options, maximumResponseTokens: 1 },
    }))
      if (delta.type === "finish") return delta.usage.input.totalTokenCount;
    throw this.#cut("there was no usage");
  }

  /** Lets the endpoint read the transcript, for its prefix cache. What goes wrong appears at the request. */
  async prewarm(request: Parameters<LanguageModel["prewarm"]>[0], signal?: AbortSignal): Promise<void> {
    if (request.transcript.length === 0) return;
    const options = { ...request.options, maximumResponseTokens: 1 };
    for await (const _ of this.generate({ ...request, options }, signal));
  }

  /** The head of a successful answer. */
  async #post(body: JsonObject, stop: FollowingSignal): Promise<Response> {
    const { apiKey, headers, attempts = 4, pause: firstPause = 500, fetch: send = fetch } = this.#options;
    for (let attempt = 1; ; attempt++) {
      const { timer, silent } = this.#listen(stop);
      const answer = await send(this.#url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          accept: "text/event-stream",
          ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
          ...headers,
        },
        body: JSON.stringify(body),
        signal: stop.signal,
      })
        .catch((error: unknown) => {
          if (!silent.now) throwIfAborted(stop.signal);
          return error instanceof Error ? error : new Error(String(error));
        })
        .finally(() => clearTimeout(timer));
      if (answer instanceof Response && answer.ok) return answer;
      const failure =
        answer instanceof Response ? await this.#refusal(answer) : this.#unreached(answer, attempt);
      const isWorthwhile = answer instanceof Response ? isPassing(answer.status) : !silent.now;
      if (!isWorthwhile || attempt >= attempts) throw failure;
      const asked = answer instanceof Response ? pauseAskedFor(answer) : null;
      await pause(asked ?? pauseBefore(attempt + 1, firstPause), stop.signal);
    }
  }

  /** The bytes of an answer; silence and a lost connection are `connectionFailed`. */
  async *#bytesOf(answer: Response, stop: FollowingSignal): AsyncGenerator<Uint8Array, void, void> {
    const reader = answer.body?.getReader();
    try {
      for (;;) {
        const { timer, silent } = this.#listen(stop);
        const read = await reader
          ?.read()
          .catch((cause: unknown) => {
            if (stop.signal.aborted && !silent.now) return { done: true, value: undefined };
            throw this.#cut(silent.now ? "it fell silent" : "the connection was lost", cause);
          })
          .finally(() => clearTimeout(timer));
        if (read?.value === undefined) return;
        yield read.value;
      }
    } finally {
      reader?.cancel().catch(() => {});
    }
  }

  /** Ends the request when nothing comes for too long. */
  #listen(stop: FollowingSignal) {
    const silent = { now: false };
    const timer = setTimeout(() => {
      silent.now = true;
      stop.abort();
    }, this.#options.patience ?? 120_000);
    return { timer, silent };
  }

  async #refusal(answer: Response): Promise<OrchardError> {
    const text = await answer.text().catch(() => "");
    const { message, code } = errorOf(text);
    const reason = message.slice(0, 500);
    const said = `${this.#url} answered with the status ${answer.status}: ${reason}`;
    if (code === "context_length_exceeded" || /maximum context length|context window/i.test(message)) {
      const counts = [...message.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(",", "")));
      const tokenCount = Math.max(0, ...counts);
      return new OrchardError("contextSizeExceeded", `${said} Shorten the transcript.`, {
        details: {
          contextSize: this.contextSize,
          tokenCount: tokenCount > this.contextSize ? tokenCount : null,
        },
      });
    }
    const details = { url: this.#url, status: answer.status, reason };
    switch (answer.status) {
      case 401:
      case 403:
        return new OrchardError("accessDenied", `${said} Check apiKey.`, { details });
      case 404:
        return new OrchardError("modelNotFound", `${said} Check baseURL and model.`, { details });
      case 429:
        return new OrchardError("rateLimited", said, {
          details: { url: this.#url, status: answer.status, reason, resetDate: resetDateOf(answer) },
        });
      default:
        return isPassing(answer.status)
          ? new OrchardError("connectionFailed", said, { details })
          : new OrchardError("remoteFailed", said, { details });
    }
  }

  #unreached(cause: Error, attempts: number): OrchardError {
    const reason = cause.cause instanceof Error ? cause.cause.message : cause.message;
    return new OrchardError(
      "connectionFailed",
      `${this.#url} was not reached in ${attempts} tries: ${reason}`,
      {
        details: { url: this.#url, attempts, reason },
        cause,
      },
    );
  }

  #cut(reason: string, cause?: unknown): OrchardError {
    return new OrchardError("connectionFailed", `${this.#url}: ${reason}. What had arrived was delivered.`, {
      details: { url: this.#url, reason },
      cause,
    });
  }
}

/** OpenAI's form of an error, or the text as it is. */
function errorOf(text: string): { message: string; code: unknown } {
  try {
    const { error, message } = JSON.parse(text) as {
      error?: { message?: string; code?: unknown };
      message?: string;
    };
    return { message: error?.message ?? message ?? text, code: error?.code };
  } catch {
    return { message: text, code: undefined };
  }
}

/** For an endpoint that had no occasion to say it: a token is about four characters. */
function estimatedUsage(body: JsonObject, pieces: number): Usage {
  const characters = JSON.stringify(body.messages).length;
  return {
    input: { totalTokenCount: Math.ceil(characters / 4), cachedTokenCount: 0 },
    output: { totalTokenCount: pieces, reasoningTokenCount: 0 },
  };
}
