// A conversation with a language model: it owns the transcript and the running request; the model owns
// neither. First cut: text answers. Guided generation, tools, profiles and context policies are not here yet.
// Behaviour follows ../../PARITY.md; where Apple's framework leaves a request unclear, the doc comments below
// decide.
import { OrchardError } from "../errors.ts";
import type {
  FinishReason,
  GenerationOptions,
  GenerationRequest,
  LanguageModel,
  PromptEntry,
  ResponseEntry,
  Timings,
  TranscriptEntry,
  Usage,
} from "../model.ts";
import { checkGenerationOptions } from "./options.ts";
import { type Response, ResponseStream, type Run } from "./response-stream.ts";
import { addUsage, noUsage } from "./usage.ts";

/** What a session is made of. */
export interface SessionOptions {
  /** The model that answers; several sessions may share one. The session does not dispose it. */
  readonly model?: LanguageModel;
  /** Trusted text that comes before every prompt; the first entry of the transcript. */
  readonly instructions?: string;
  /** The entries of an earlier session to go on from; its instructions are among them. */
  readonly transcript?: readonly TranscriptEntry[];
}

/** Options of one request. */
export interface RequestOptions extends GenerationOptions {
  /**
   * Stops the answer within one token; the call then resolves with what was said and the reason "aborted".
   */
  readonly signal?: AbortSignal;
}

/**
 * A conversation with a language model.
 *
 * - One request at a time: another one while `isResponding` is refused with `concurrentRequests`, not queued.
 * - A request that fails leaves the transcript as it was before. One that is aborted keeps its prompt and
 *   what was said, even if that is nothing.
 *
 * ```ts
 * const session = new LanguageModelSession({ model, instructions: "Answer in one sentence." });
 * const { content } = await session.respond("Why is the sky blue?");
 * ```
 */
export class LanguageModelSession {
  readonly #model: LanguageModel;
  #transcript: readonly TranscriptEntry[];
  #usage: Usage = noUsage;
  #isResponding = false;

  /** Throws `modelNotFound` without a model and `invalidArgument` when instructions are given twice. */
  constructor(options: SessionOptions = {}) {
    const { model, instructions, transcript = [] } = options;
    if (model === undefined) {
      throw new OrchardError(
        "modelNotFound",
        "There is no default model yet: write new LanguageModelSession({ model: await loadModel(path) }).",
      );
    }
    if (instructions !== undefined && transcript.some((entry) => entry.type === "instructions")) {
      throw new OrchardError(
        "invalidArgument",
        "The transcript already holds instructions: leave out `instructions`, or take that entry out of it.",
      );
    }
    this.#model = model;
    this.#transcript =
      instructions === undefined ? [...transcript] : [instructionsEntry(instructions), ...transcript];
  }

  /** Everything said so far; during a request it ends with its prompt. A new array after every change. */
  get transcript(): readonly TranscriptEntry[] {
    return this.#transcript;
  }

  /** Replaces everything, instructions too. Throws `transcriptMutationWhileResponding` during a request. */
  set transcript(entries: readonly TranscriptEntry[]) {
    if (this.#isResponding) {
      throw new OrchardError(
        "transcriptMutationWhileResponding",
        "The transcript cannot be changed while the session responds: wait for the answer or abort it.",
      );
    }
    this.#transcript = [...entries];
  }

  /** The tokens of all requests of this session, aborted ones too; a failed request reports none. */
  get usage(): Usage {
    return this.#usage;
  }

  /** True from a request's call until its answer is complete, aborted or failed. */
  get isResponding(): boolean {
    return this.#isResponding;
  }

  /**
   * Answers a prompt. Rejects with `concurrentRequests` while another request runs, `contextSizeExceeded`
   * (with `contextSize` and `tokenCount`), `invalidArgument` for an option out of range, or the model's
   * error.
   */
  respond(prompt: string, options: RequestOptions = {}): Promise<Response> {
    return this.streamResponse(prompt, options).collect();
  }

  /**
   * Answers a prompt as a stream of cumulative snapshots. The request is made at the call, not at the first
   * read, so `isResponding` is true when this returns. Nothing is thrown here: every error appears while
   * iterating.
   *
   * ```ts
   * for await (const { content } of session.streamResponse("Tell me a story.")) console.log(content);
   * ```
   */
  streamResponse(prompt: string, options: RequestOptions = {}): ResponseStream {
    return new ResponseStream((publish, cancelled) => this.#run(prompt, options, publish, cancelled));
  }

  /**
   * Lets the model load what the next request needs: weights, and the cache of the transcript and of the
   * beginning of the next prompt, if that is known. Worth it when the request is at least a second away. May
   * be left unawaited: an error then goes unnoticed here and appears at the request.
   */
  prewarm(promptPrefix?: string, options: RequestOptions = {}): Promise<void> {
    const { signal, ...generation } = options;
    const prefix = promptPrefix === undefined ? [] : [promptEntry(promptPrefix, generation)];
    const warmed = this.#model.prewarm(
      { transcript: [...this.#transcript, ...prefix], options: generation },
      signal,
    );
    warmed.catch(() => {});
    return warmed;
  }

  /** Claims the session for one request and keeps the transcript true whatever happens to it. */
  async #run(
    prompt: string,
    options: RequestOptions,
    publish: Parameters<Run>[0],
    cancelled: AbortSignal,
  ): Promise<Response> {
    if (this.#isResponding) {
      throw new OrchardError(
        "concurrentRequests",
        "This session is still answering: wait for that answer, abort it, or use another session.",
      );
    }
    const { signal, ...generation } = options;
    checkGenerationOptions(generation);
    const before = this.#transcript;
    const promptOfCall = promptEntry(prompt, generation);
    const stop = new AbortController();
    const abort = () => stop.abort();
    const sources = signal === undefined ? [cancelled] : [cancelled, signal];
    for (const source of sources) source.addEventListener("abort", abort);
    if (signal?.aborted) abort();

    this.#isResponding = true;
    this.#transcript = [...before, promptOfCall];
    try {
      const request = { transcript: this.#transcript, options: generation };
      const answer = await this.#answer(request, promptOfCall, publish, stop.signal);
      this.#transcript = [...before, ...answer.transcriptEntries];
      this.#usage = addUsage(this.#usage, answer.usage);
      return answer;
    } catch (error) {
      this.#transcript = before;
      throw error;
    } finally {
      this.#isResponding = false;
      for (const source of sources) source.removeEventListener("abort", abort);
    }
  }

  /** Folds the model's deltas into snapshots and a response. */
  async #answer(
    request: GenerationRequest,
    prompt: PromptEntry,
    publish: Parameters<Run>[0],
    signal: AbortSignal,
  ): Promise<Response> {
    const ids = { entry: crypto.randomUUID(), segment: crypto.randomUUID() };
    let content = "";
    const entries = () => [prompt, responseEntry(ids, content)];
    const finish = (finishReason: FinishReason, usage: Usage, timings?: Timings): Response => {
      const transcriptEntries = entries();
      publish({ content, transcriptEntries, usage });
      return { content, finishReason, usage, timings, transcriptEntries };
    };

    if (signal.aborted) return finish("aborted", noUsage);
    for await (const delta of this.#model.generate(request, signal)) {
      switch (delta.type) {
        case "text":
          content += delta.text;
          publish({ content, transcriptEntries: entries() });
          break;
        case "reasoning":
          break;
        case "finish":
          return finish(delta.reason, delta.usage, delta.timings);
        case "toolCall":
          throw brokenContract(this.#model, `called the tool "${delta.name}", which it was not offered`);
        default:
          delta satisfies never;
      }
    }
    throw brokenContract(this.#model, "ended its answer without a finish");
  }
}

function instructionsEntry(text: string): TranscriptEntry {
  return { type: "instructions", id: crypto.randomUUID(), segments: textSegments(text), tools: [] };
}

function promptEntry(text: string, options: GenerationOptions): PromptEntry {
  return { type: "prompt", id: crypto.randomUUID(), segments: textSegments(text), options };
}

/** Its ids are the same in every snapshot of one answer. */
function responseEntry(ids: { entry: string; segment: string }, text: string): ResponseEntry {
  return { type: "response", id: ids.entry, segments: [{ type: "text", id: ids.segment, text }] };
}

function textSegments(text: string): PromptEntry["segments"] {
  return [{ type: "text", id: crypto.randomUUID(), text }];
}

function brokenContract(model: LanguageModel, what: string): OrchardError {
  return new OrchardError(
    "contractViolation",
    `The model "${model.name}" ${what}; run languageModelContract of orchard/testing on it.`,
    { details: { model: model.name } },
  );
}
