// OpenAI-compatible HTTP over one language model, as a function from a request to a response: it runs under any server
// that speaks the web's Request and Response. Stateless: what a request brings is gone when its answer ends. Sockets are
// serve.ts's.
import { setMaxListeners } from "node:events";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { follow } from "../abort.ts";
import { OrchardError } from "../errors.ts";
import type { JsonObject } from "../json-schema.ts";
import type { Delta, GenerationRequest, LanguageModel } from "../model.ts";
import { checkAccess, checkMediaType } from "./access.ts";
import { type FromSource, resumed, together } from "./answers.ts";
import { type Asked, checkFields, withSeed } from "./asked.ts";
import { type AnswerHead, type ChoiceDelta, chatChunks, chatCompletion } from "./chat-answer.ts";
import { readChatRequest } from "./chat-request.ts";
import { eventStream, serverSentEvent } from "./event-stream.ts";
import { parseBody } from "./fields.ts";
import { errorKinds, HttpError, httpErrorOf } from "./http-error.ts";
import { Metrics } from "./metrics.ts";
import { Queue } from "./queue.ts";
import { responseEvents, wholeResponse } from "./responses-answer.ts";
import { readResponsesRequest } from "./responses-request.ts";

/** What a server is made of; everything but the model has a default. */
export interface AppOptions {
  readonly model: LanguageModel;
  /** What clients call the model; default: its own name. */
  readonly name?: string | undefined;
  /** Further models by what clients call them, such as the same model with adapters. */
  readonly others?: Readonly<Record<string, LanguageModel>> | undefined;
  /** Clients send `Authorization: Bearer KEY`; without a key only names of this machine are answered to. */
  readonly key?: string | undefined;
  /** Answers made at a time; more wait. Default 4. */
  readonly parallel?: number | undefined;
  /** Requests that wait at most; more are told 429. Default 64. */
  readonly waiting?: number | undefined;
  /** Bytes of a body at most; default 1 MiB. */
  readonly maximumBodyBytes?: number | undefined;
  /** Milliseconds after which a client that reads nothing is given up; default 30,000. */
  readonly patience?: number | undefined;
  /**
   * Whether a request may leave its keys and values in the model's cache, so that the next one with the same beginning is
   * faster; default false: nothing of a request is kept.
   */
  readonly keepsCache?: boolean | undefined;
  /** Told of every request when it is over. */
  readonly log?: ((entry: LogEntry) => void) | undefined;
  /** Whether log entries have the bodies of requests; default false: no text of a client is logged. */
  readonly logsContent?: boolean | undefined;
}

/** What is known of a request when it is over. */
export interface LogEntry {
  readonly method: string;
  /** The route; "other" for a path that there is not. */
  readonly path: string;
  /** 499 when the client left before the answer was complete. */
  readonly status: number;
  readonly milliseconds: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Of a failure of the server; not of a refused request. */
  readonly error?: unknown;
  /** The body, if `logsContent`. */
  readonly body?: string;
}

/** Who asked: aborted when it has left. */
interface Client {
  readonly left: AbortSignal;
  readonly connection: Host["outgoing"];
}

/** What is learned of a request while it is answered. */
interface Work {
  readonly started: number;
  readonly method: string;
  path: string;
  inputTokens?: number;
  outputTokens?: number;
  error?: unknown;
  body?: string;
}

/** What the server around the app knows of a request. */
export interface Host {
  /** The connection, to be closed when its client has stopped reading. */
  readonly outgoing?: { destroy(): void };
}

/** A way to ask: how a body is read and how deltas are written. */
interface Endpoint<A extends Asked> {
  readonly idPrefix: string;
  /** The field that holds a schema. */
  readonly formatField: string;
  readonly read: (body: JsonObject) => A;
  readonly whole: (deltas: AsyncIterable<ChoiceDelta>, asked: A, head: AnswerHead) => Promise<JsonObject>;
  readonly events: (
    deltas: AsyncIterable<ChoiceDelta>,
    asked: A,
    head: AnswerHead,
  ) => AsyncGenerator<JsonObject>;
  readonly encode: (event: JsonObject) => string;
  /** The event of a failure after the first token; `count` events came before it. */
  readonly failure: (error: HttpError, count: number) => JsonObject;
  /** What ends a stream. */
  readonly end: string;
}

const clientLeft = 499;

/**
 * A server without a socket.
 *
 * ```ts
 * const app = new App({ model, name: "stories" });
 * const response = await app.fetch(new Request("http://localhost/v1/models"));
 * console.log(response.status, await response.json());
 * ```
 */
export class App {
  readonly name: string;
  readonly #models: ReadonlyMap<string, LanguageModel>;
  readonly #options: Required<Omit<AppOptions, "name" | "others" | "key" | "log">> &
    Pick<AppOptions, "key" | "log">;
  readonly #hono = new Hono<{ Variables: { work: Work }; Bindings: Host }>();
  readonly #queue: Queue;
  readonly #metrics = new Metrics();
  readonly #closing = new AbortController();
  readonly #under = new Set<Promise<void>>();
  readonly #created = Math.floor(Date.now() / 1000);
  #isClosing = false;

  constructor(options: AppOptions) {
    const { model, name = model.name, others = {}, key, log } = options;
    const { parallel = 4, waiting = 64, maximumBodyBytes = 2 ** 20, patience = 30_000 } = options;
    const { keepsCache = false, logsContent = false } = options;
    for (const [option, value] of Object.entries({ parallel, maximumBodyBytes, patience }))
      if (!(Number.isSafeInteger(value) && value >= 1))
        throw new OrchardError(
          "invalidArgument",
          `${option} must be a whole number of at least 1, not ${value}.`,
        );
    setMaxListeners(0, this.#closing.signal); // every request listens
    this.name = name;
    if (Object.hasOwn(others, name))
      throw new OrchardError("invalidArgument", `Two models are called ${name}: give one another name.`);
    this.#models = new Map([[name, model], ...Object.entries(others)]);
    this.#options = {
      model,
      key,
      log,
      parallel,
      waiting,
      maximumBodyBytes,
      patience,
      keepsCache,
      logsContent,
    };
    this.#queue = new Queue({ parallel, waiting });
    this.#route();
  }

  /** What clients call the models; the first is `name`. */
  get names(): readonly string[] {
    return [...this.#models.keys()];
  }

  /** Answers one request; rejects for none. `host` is what the server around it knows. */
  readonly fetch = async (request: Request, host: Host = {}): Promise<Response> =>
    this.#hono.fetch(request, host);

  /** Refuses new requests, waits for those under way, and after `grace` milliseconds ends them with an error. */
  async close(grace = 10_000): Promise<void> {
    this.#isClosing = true;
    const timer = setTimeout(() => this.#closing.abort(), grace);
    while (this.#under.size > 0) await Promise.all(this.#under);
    clearTimeout(timer);
    this.#closing.abort();
  }

  #route(): void {
    const app = this.#hono;
    app.use(async (context, next) => {
      const work: Work = { started: performance.now(), method: context.req.method, path: "other" };
      context.set("work", work);
      await next();
      // A stream is over when it has been read, not when it begins.
      if (!context.res.headers.get("content-type")?.startsWith("text/event-stream"))
        this.#over(work, context.req.raw.signal.aborted ? clientLeft : context.res.status);
    });
    app.onError((error, context) => {
      const refusal = httpErrorOf(error);
      if (refusal.status >= 500 && refusal.status !== errorKinds.closing.status)
        context.get("work").error = error;
      return json(refusal.body, refusal.status, refusal.headers);
    });
    app.notFound(() => {
      throw new HttpError(errorKinds.unknownPath, "There is nothing here; the API is under /v1.");
    });
    const route = (
      method: "GET" | "POST",
      path: string,
      answer: (request: Request, work: Work, name: string) => Response | Promise<Response>,
      isOpen = false,
    ) => {
      app.all(path, async (context) => {
        const work = context.get("work");
        work.path = path;
        if (!isOpen) checkAccess(context.req.raw, this.#options.key);
        if (context.req.method !== method && !(method === "GET" && context.req.method === "HEAD"))
          throw new HttpError(errorKinds.wrongMethod, `Use ${method} here.`, { headers: { allow: method } });
        return answer(context.req.raw, work, context.req.param("name") ?? "");
      });
    };
    route("GET", "/health", () => this.#health(), true);
    route("GET", "/metrics", () => this.#metricsPage());
    route("GET", "/v1/models", () =>
      json({ object: "list", data: this.names.map((name) => this.#modelObject(name)) }),
    );
    route("GET", "/v1/models/:name{.+}", (_, __, name) => {
      this.#modelOf(name);
      return json(this.#modelObject(name));
    });
    const limit = bodyLimit({
      maxSize: this.#options.maximumBodyBytes,
      onError: () => {
        throw new HttpError(
          errorKinds.bodyTooLarge,
          `The body is larger than ${this.#options.maximumBodyBytes} bytes.`,
          { headers: { connection: "close" } }, // the rest of it is not read
        );
      },
    });
    const ask = <A extends Asked>(path: string, endpoint: Endpoint<A>) => {
      app.post(path, async (context, next) => {
        context.get("work").path = path;
        checkAccess(context.req.raw, this.#options.key);
        checkMediaType(context.req.raw.headers);
        await limit(context, next);
      });
      app.post(path, async (context) =>
        this.#ask(endpoint, await context.req.text(), context.get("work"), {
          left: context.req.raw.signal,
          connection: context.env.outgoing,
        }),
      );
      route("POST", path, () => json({}));
    };
    ask("/v1/chat/completions", chatEndpoint(this.#options.parallel));
    ask("/v1/responses", responsesEndpoint);
  }

  #health(): Response {
    const { availability } = this.#options.model;
    const isReady = availability.status === "available" && !this.#isClosing;
    return json({ status: isReady ? "ok" : "unavailable" }, isReady ? 200 : 503);
  }

  #metricsPage(): Response {
    const { running, waiting } = this.#queue;
    return new Response(this.#metrics.page({ running, waiting }), {
      headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" },
    });
  }

  #modelObject(name: string): JsonObject {
    return { id: name, object: "model", created: this.#created, owned_by: "orchard" };
  }

  #modelOf(name: string): LanguageModel {
    const model = this.#models.get(name);
    if (model) return model;
    const here = this.names.length > 1 ? `there are ${this.names.join(", ")}` : `this is ${this.name}`;
    throw new HttpError(errorKinds.unknownModel, `There is no model ${name} here; ${here}.`, {
      param: "model",
    });
  }

  async #ask<A extends Asked>(
    endpoint: Endpoint<A>,
    text: string,
    work: Work,
    client: Client,
  ): Promise<Response> {
    const { left } = client;
    if (this.#options.logsContent) work.body = text;
    if (this.#isClosing) throw shuttingDown();
    const asked = endpoint.read(parseBody(text));
    const model = this.#modelOf(asked.model);
    checkFields(model, asked.request, endpoint.formatField);
    const stop = follow(left, this.#closing.signal);
    let finished = () => {};
    const under = new Promise<void>((resolve) => {
      finished = resolve;
    });
    this.#under.add(under);
    const end = () => {
      stop.abort();
      stop[Symbol.dispose]();
      this.#under.delete(under);
      finished();
    };
    let isStreaming = false;
    try {
      const head = {
        id: `${endpoint.idPrefix}${crypto.randomUUID().replaceAll("-", "")}`,
        created: Math.floor(Date.now() / 1000),
        model: asked.model,
      };
      const deltas = await this.#deltas(model, asked, stop.signal, work);
      if (!asked.stream) return json(await endpoint.whole(deltas, asked, head));
      isStreaming = true;
      return this.#stream(endpoint, endpoint.events(deltas, asked, head), work, client, end);
    } catch (error) {
      throw stop.signal.aborted ? shuttingDown() : error;
    } finally {
      if (!isStreaming) end();
    }
  }

  /** The deltas of all answers; resolves with the first of them, so that what fails at once fails with a status. */
  async #deltas(
    model: LanguageModel,
    asked: Asked,
    signal: AbortSignal,
    work: Work,
  ): Promise<AsyncIterable<FromSource<Delta>>> {
    const release = await this.#queue.enter(asked.choices, signal);
    const { keepsCache } = this.#options;
    const sources = Array.from({ length: asked.choices }, (_, index) => {
      const options = withSeed(asked.request.options, index);
      const request: GenerationRequest = { ...asked.request, options, isEphemeral: !keepsCache };
      const deltas = this.#observed(model.generate(request, signal), work);
      return request.schema === undefined ? refusalsAsText(deltas) : deltas;
    });
    const deltas = together(sources, release);
    return resumed(await deltas.next(), deltas);
  }

  /** Counts what goes by. Throws for an answer that the closing server ends. */
  async *#observed(deltas: AsyncIterable<Delta>, work: Work): AsyncGenerator<Delta> {
    let isFirst = true;
    for await (const delta of deltas) {
      if (isFirst && delta.type !== "finish")
        this.#metrics.firstToken((performance.now() - work.started) / 1000);
      isFirst = false;
      if (delta.type === "finish") {
        const { input, output } = delta.usage;
        this.#metrics.answer(delta.usage, delta.reason === "aborted");
        work.inputTokens = input.totalTokenCount;
        work.outputTokens = (work.outputTokens ?? 0) + output.totalTokenCount;
        if (delta.reason === "aborted") throw shuttingDown();
      }
      yield delta;
    }
  }

  #stream<A extends Asked>(
    endpoint: Endpoint<A>,
    events: AsyncGenerator<JsonObject>,
    work: Work,
    { left, connection }: Client,
    end: () => void,
  ): Response {
    async function* texts(): AsyncGenerator<string, void, void> {
      let count = 0;
      try {
        for await (const event of events) {
          count++;
          yield endpoint.encode(event);
        }
        yield endpoint.end;
      } catch (error) {
        const failure = httpErrorOf(error);
        if (failure.status !== errorKinds.closing.status) work.error = error;
        yield endpoint.encode(endpoint.failure(failure, count));
      }
    }
    const body = eventStream(texts(), {
      patience: this.#options.patience,
      giveUp: connection && (() => connection.destroy()),
      onEnd: (isWhole) => {
        end();
        this.#over(work, isWhole && !left.aborted ? 200 : clientLeft);
      },
    });
    return new Response(body, {
      headers: { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-store" },
    });
  }

  #over(work: Work, status: number): void {
    const milliseconds = performance.now() - work.started;
    this.#metrics.request(work.path, status, milliseconds / 1000);
    const { started: _, ...known } = work;
    this.#options.log?.({ ...known, status, milliseconds });
  }
}

function chatEndpoint(parallel: number): Endpoint<ReturnType<typeof readChatRequest>> {
  return {
    idPrefix: "chatcmpl-",
    formatField: "response_format",
    read: (body) => readChatRequest(body, parallel),
    whole: chatCompletion,
    events: chatChunks,
    encode: (event) => serverSentEvent(JSON.stringify(event)),
    failure: (error) => error.body,
    end: serverSentEvent("[DONE]"),
  };
}

const responsesEndpoint: Endpoint<ReturnType<typeof readResponsesRequest>> = {
  idPrefix: "resp_",
  formatField: "text.format",
  read: readResponsesRequest,
  whole: wholeResponse,
  events: responseEvents,
  encode: (event) => serverSentEvent(JSON.stringify(event), String(event.type)),
  failure: ({ code, message, param }, count) => ({
    type: "error",
    code,
    message,
    param,
    sequence_number: count,
  }),
  end: "",
};

function shuttingDown(): HttpError {
  return new HttpError(errorKinds.closing, "The server is shutting down.", {
    headers: { "retry-after": "1" },
  });
}

function json(body: JsonObject, status = 200, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
}

/** As in OpenAI's API, a refusal has a place of its own only where a value was asked for. */
async function* refusalsAsText(deltas: AsyncIterable<Delta>): AsyncGenerator<Delta, void, void> {
  for await (const delta of deltas)
    yield delta.type === "refusal" ? { type: "text", text: delta.text } : delta;
}
