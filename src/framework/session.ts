// A conversation with a language model: it owns the transcript and the running request; the model owns
// neither. A turn is turn.ts's; what is generated is generable.ts's; what to forget is context-policy.ts's.
// Behaviour follows ../../PARITY.md; where Apple's framework leaves a request unclear, the doc comments below
// decide.
import { defaultModel } from "../default-model.ts";
import { OrchardError } from "../errors.ts";
import type {
  GenerationOptions,
  LanguageModel,
  PromptEntry,
  TextConstraint,
  ToolChoice,
  TranscriptEntry,
  Usage,
} from "../model.ts";
import type { ContextPolicy } from "./context-policy.ts";
import { type Decision, decideAmong, type ScoreDecision, scoreOf } from "./decide.ts";
import { type Generable, type Generated, generableOf, type SchemaSource } from "./generable.ts";
import { checkGenerationOptions } from "./options.ts";
import { type Response, ResponseStream, type Snapshot } from "./response-stream.ts";
import { type AnyTool, definitionOf } from "./tool.ts";
import type { ToolApproval } from "./tool-calls.ts";
import { runTurn } from "./turn.ts";
import { addUsage, noUsage } from "./usage.ts";

/** What becomes of the transcript when a request fails: as before the request, or with all that was said and done. */
export type TranscriptErrorHandling = "revert" | "preserve";

/** What a session is made of. */
export interface SessionOptions {
  /** The model that answers; several sessions may share one. Default: the model that comes with the package. */
  readonly model?: LanguageModel;
  /** Trusted text that comes before every prompt; the first entry of the transcript. */
  readonly instructions?: string;
  /** What the model may call. */
  readonly tools?: readonly AnyTool[];
  /** Decides about every call before it runs; default: all may. */
  readonly approveToolCall?: ToolApproval;
  /** Rounds of tool calls in one request; one more fails with `toolRoundsExceeded`. Default 8. */
  readonly maximumToolRounds?: number;
  /** Default "revert". */
  readonly transcriptErrorHandling?: TranscriptErrorHandling;
  /** What the model no longer sees when the transcript has become too long; default: the request fails. */
  readonly contextPolicy?: ContextPolicy;
  /** Changes what the model sees of the transcript, before every request; the transcript itself stays. */
  readonly historyTransform?: (history: readonly TranscriptEntry[]) => readonly TranscriptEntry[];
  /** The entries of an earlier session to go on from; its instructions are among them. */
  readonly transcript?: readonly TranscriptEntry[];
}

/** Options of one request. */
export interface RequestOptions extends GenerationOptions {
  /**
   * Stops the answer within one token; a text then resolves with what was said and the reason "aborted", a typed answer
   * rejects with `aborted` unless it was complete.
   */
  readonly signal?: AbortSignal;
  /** The whole text must be of this form. */
  readonly constraint?: TextConstraint;
  /** Whether tools may, must (in the first round) or must not be called; default "auto". */
  readonly toolCalling?: ToolChoice;
  /** Whether several tools may be called in one round; default true. */
  readonly parallelToolCalls?: boolean;
  /** Whether the model is told the schema of a typed answer; it is enforced all the same. Default true. */
  readonly includeSchemaInPrompt?: boolean;
}

/** Options of a request for a typed answer. */
export interface TypedOptions<S extends SchemaSource> extends Omit<RequestOptions, "constraint"> {
  /** Zod, Valibot or ArkType schema, `generable`, or JSON Schema. */
  readonly generating: S;
}

/** Options of a decision. */
export interface DecideOptions {
  readonly signal?: AbortSignal;
}

const defaultToolRounds = 8;

/**
 * A conversation with a language model.
 *
 * - One request at a time: another one while `isResponding` is refused with `concurrentRequests`, not queued.
 * - A request that fails leaves the transcript as it was before, unless `transcriptErrorHandling` says otherwise. One
 *   that is aborted keeps its prompt and what was said, even if that is nothing.
 *
 * ```ts
 * const session = new LanguageModelSession({ model, instructions: "Answer in one sentence." });
 * const { content } = await session.respond("Why is the sky blue?");
 * ```
 */
export class LanguageModelSession {
  readonly #options: SessionOptions;
  readonly #model: LanguageModel;
  readonly #tools: readonly AnyTool[];
  #transcript: readonly TranscriptEntry[];
  #usage: Usage = noUsage;
  #isResponding = false;

  /** Throws `invalidArgument` when instructions are given twice, or two tools have one name. */
  constructor(options: SessionOptions = {}) {
    const { model, instructions, transcript = [], tools = [] } = options;
    if (instructions !== undefined && transcript.some((entry) => entry.type === "instructions")) {
      throw new OrchardError(
        "invalidArgument",
        "The transcript already holds instructions: leave out `instructions`, or take that entry out of it.",
      );
    }
    if (new Set(tools.map(({ name }) => name)).size < tools.length)
      throw new OrchardError(
        "invalidArgument",
        "Two tools have one name: the model could not tell them apart.",
      );
    this.#options = options;
    this.#model = model ?? defaultModel();
    this.#tools = tools;
    const needsEntry = instructions !== undefined || (tools.length > 0 && transcript.length === 0);
    this.#transcript = needsEntry
      ? [instructionsEntry(instructions ?? "", tools), ...transcript]
      : [...transcript];
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

  /** The most tokens that transcript and answer may have together. */
  get contextSize(): number {
    return this.#model.contextSize;
  }

  /**
   * Answers a prompt. Rejects with `concurrentRequests` while another request runs, `contextSizeExceeded`
   * (with `contextSize` and `tokenCount`), `invalidArgument` for an option out of range, or the model's
   * error. With `generating`, the answer is a value of that type: what the schema says is enforced while the model
   * writes, what else it checks makes it reject with `decodingFailure`.
   *
   * ```ts
   * import { z } from "zod";
   * const options = { generating: z.object({ mood: z.enum(["good", "bad"]) }) };
   * const { content } = await session.respond("I love it.", options);
   * console.log(content.mood);
   * ```
   */
  respond<S extends SchemaSource>(prompt: string, options: TypedOptions<S>): Promise<Response<Generated<S>>>;
  respond(prompt: string, options?: RequestOptions): Promise<Response>;
  respond(
    prompt: string,
    options: RequestOptions | TypedOptions<SchemaSource> = {},
  ): Promise<Response<never>> {
    return this.#stream(prompt, options).collect();
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
  streamResponse<S extends SchemaSource>(
    prompt: string,
    options: TypedOptions<S>,
  ): ResponseStream<Generated<S>>;
  streamResponse(prompt: string, options?: RequestOptions): ResponseStream;
  streamResponse(
    prompt: string,
    options: RequestOptions | TypedOptions<SchemaSource> = {},
  ): ResponseStream<never> {
    return this.#stream(prompt, options);
  }

  /**
   * Lets the model load what the next request needs: weights, and the cache of the transcript and of the
   * beginning of the next prompt, if that is known. Worth it when the request is at least a second away. May
   * be left unawaited: an error then goes unnoticed here and appears at the request.
   */
  prewarm(promptPrefix?: string, options: RequestOptions = {}): Promise<void> {
    const { signal, generation } = partsOf(options);
    const prefix = promptPrefix === undefined ? [] : [promptEntry(promptPrefix, generation)];
    const request = {
      transcript: [...this.#seen(), ...prefix],
      options: generation,
      tools: this.#definitions(),
    };
    const warmed = this.#model.prewarm(request, signal);
    warmed.catch(() => {});
    return warmed;
  }

  /**
   * Decides instead of answering: among choices, between yes and no, or on a scale of whole numbers. The probabilities
   * come from the model; the transcript is read and not changed. Rejects with `unsupportedCapability` for a model that
   * gives none.
   *
   * ```ts
   * const { choice, probability } = await session.decide("Is this urgent?", { choices: ["yes", "no", "unclear"] });
   * const { score } = await session.decide("How happy is the writer?", { scale: [1, 5] });
   * console.log(choice, probability, score);
   * ```
   */
  decide<const C extends string>(
    question: string,
    options: DecideOptions & { readonly choices: readonly C[] },
  ): Promise<Decision<C>>;
  decide(
    question: string,
    options: DecideOptions & { readonly scale: readonly [number, number] },
  ): Promise<ScoreDecision>;
  decide(question: string, options?: DecideOptions): Promise<Decision<boolean>>;
  async decide(
    question: string,
    options: DecideOptions & {
      readonly choices?: readonly string[];
      readonly scale?: readonly [number, number];
    } = {},
  ): Promise<Decision<string> | Decision<boolean> | ScoreDecision> {
    const { choices, scale, signal } = options;
    const among = <Choice>(candidates: readonly (readonly [Choice, string])[]) =>
      decideAmong(this.#model, this.#seen(), promptEntry(question, {}), new Map(candidates), signal);
    if (choices !== undefined) return await among(choices.map((choice) => [choice, choice] as const));
    if (scale === undefined) return await among([[true, "yes"] as const, [false, "no"] as const]);
    const [from, to] = scale;
    if (!Number.isInteger(from) || !Number.isInteger(to) || to <= from || to - from > 100)
      throw new OrchardError(
        "invalidArgument",
        `scale takes two whole numbers, at most 100 apart, not [${scale}].`,
      );
    const steps = Array.from({ length: to - from + 1 }, (_, i) => [from + i, String(from + i)] as const);
    return scoreOf(await among(steps));
  }

  /**
   * The tokens of a text, of instructions with tools, of a schema or of a transcript, as this session's model counts
   * them; without an argument, of the session's transcript.
   */
  async tokenCount(of: TokenCountable = { transcript: this.#transcript }): Promise<number> {
    const count = (transcript: readonly TranscriptEntry[]) =>
      this.#model.countTokens({ transcript, options: {}, tools: this.#definitions() });
    if (typeof of === "string") return await this.#added(promptEntry(of, {}));
    if ("transcript" in of) return await count(of.transcript);
    if ("instructions" in of)
      return await this.#model.countTokens({
        transcript: [instructionsEntry(of.instructions, of.tools ?? [])],
        options: {},
        tools: (of.tools ?? []).map(definitionOf),
      });
    if ("tools" in of)
      return await this.#model.countTokens({
        transcript: [],
        options: {},
        tools: of.tools.map(definitionOf),
      });
    const { name, schema } = generableOf(of.generating);
    const plain = promptEntry("", {});
    return (await count([{ ...plain, responseFormat: { name, schema } }])) - (await count([plain]));
  }

  /** What a prompt adds to an empty conversation. */
  async #added(prompt: PromptEntry): Promise<number> {
    const counted = (text: string) =>
      this.#model.countTokens({ transcript: [promptEntry(text, {})], options: {} });
    const { segments } = prompt;
    const [segment] = segments;
    return (await counted(segment?.type === "text" ? segment.text : "")) - (await counted(""));
  }

  #stream(prompt: string, options: RequestOptions | TypedOptions<SchemaSource>): ResponseStream<never> {
    return new ResponseStream<never>((publish, cancelled) => this.#run(prompt, options, publish, cancelled));
  }

  /** Claims the session for one request and keeps the transcript true whatever happens to it. */
  async #run(
    text: string,
    options: RequestOptions | TypedOptions<SchemaSource>,
    publish: (snapshot: Snapshot<never>) => void,
    cancelled: AbortSignal,
  ): Promise<Response<never>> {
    if (this.#isResponding) {
      throw new OrchardError(
        "concurrentRequests",
        "This session is still answering: wait for that answer, abort it, or use another session.",
      );
    }
    const { signal, generation, constraint, toolCalling, parallelToolCalls, generable, isInPrompt } =
      partsOf(options);
    checkGenerationOptions(generation);
    this.#checkCapabilities(generable !== null || constraint !== undefined);
    if (toolCalling === "required" && this.#tools.length === 0)
      throw new OrchardError("invalidArgument", 'toolCalling is "required", and the session has no tools.');
    const before = this.#transcript;
    const plain = promptEntry(text, generation);
    const prompt: PromptEntry =
      generable === null
        ? plain
        : { ...plain, responseFormat: { name: generable.name, schema: generable.schema, isInPrompt } };
    const stop = new AbortController();
    const abort = () => stop.abort();
    const sources = signal === undefined ? [cancelled] : [cancelled, signal];
    for (const source of sources) source.addEventListener("abort", abort);
    if (signal?.aborted) abort();

    let entries: readonly TranscriptEntry[] = [prompt];
    this.#isResponding = true;
    this.#transcript = [...before, prompt];
    try {
      const answer = await this.#fitting(prompt, stop.signal, (history) =>
        runTurn({
          model: this.#model,
          history,
          prompt,
          options: { options: generation, constraint, toolChoice: toolCalling, parallelToolCalls },
          generable,
          tools: this.#tools,
          approve: this.#options.approveToolCall,
          maximumToolRounds: this.#options.maximumToolRounds ?? defaultToolRounds,
          signal: stop.signal,
          publish,
          onEntries: (soFar) => {
            entries = soFar;
          },
        }),
      );
      this.#transcript = [...before, ...answer.transcriptEntries];
      this.#usage = addUsage(this.#usage, answer.usage);
      return answer;
    } catch (error) {
      const keeps = this.#options.transcriptErrorHandling === "preserve";
      this.#transcript = keeps ? [...before, ...entries] : before;
      throw error;
    } finally {
      this.#isResponding = false;
      for (const source of sources) source.removeEventListener("abort", abort);
    }
  }

  /** Runs a turn over what the model is to see; when that is too long, over what the policy leaves of it. */
  async #fitting(
    prompt: PromptEntry,
    signal: AbortSignal,
    run: (history: readonly TranscriptEntry[]) => Promise<Response<never>>,
  ): Promise<Response<never>> {
    let history = this.#seen(prompt);
    for (;;) {
      try {
        return await run(history);
      } catch (error) {
        const policy = this.#options.contextPolicy;
        if (!(error instanceof OrchardError) || error.code !== "contextSizeExceeded" || policy === undefined)
          throw error;
        const [first] = history;
        const fixed = first?.type === "instructions" ? [first] : [];
        const rest = history.slice(fixed.length);
        const { contextSize, tokenCount } = error.details as { contextSize: number; tokenCount: number };
        const shorter = await policy({ history: rest, contextSize, tokenCount, model: this.#model, signal });
        const count = (entries: readonly TranscriptEntry[]) => JSON.stringify(entries).length;
        if (count(shorter) >= count(rest)) throw error;
        history = [...fixed, ...shorter];
      }
    }
  }

  /** What the model sees before a prompt. */
  #seen(prompt?: PromptEntry): readonly TranscriptEntry[] {
    const before = this.#transcript.filter((entry) => entry !== prompt);
    const { historyTransform } = this.#options;
    return historyTransform === undefined ? before : historyTransform(before);
  }

  #definitions() {
    return this.#tools.map(definitionOf);
  }

  #checkCapabilities(isGuided: boolean): void {
    const { guidedGeneration, toolCalling } = this.#model.capabilities;
    const missing = isGuided && !guidedGeneration ? "guidedGeneration" : null;
    const capability = missing ?? (this.#tools.length > 0 && !toolCalling ? "toolCalling" : null);
    if (capability === null) return;
    throw new OrchardError(
      "unsupportedCapability",
      `The model "${this.#model.name}" has no ${capability}: use another model, or leave out what needs it.`,
      { details: { capability, model: this.#model.name } },
    );
  }
}

/** What tokens can be counted of. */
export type TokenCountable =
  | string
  | { readonly transcript: readonly TranscriptEntry[] }
  | { readonly instructions: string; readonly tools?: readonly AnyTool[] }
  | { readonly tools: readonly AnyTool[] }
  | { readonly generating: SchemaSource };

/** A request's options, taken apart. */
function partsOf(options: RequestOptions | TypedOptions<SchemaSource>) {
  const { signal, toolCalling, parallelToolCalls, includeSchemaInPrompt: isInPrompt, ...rest } = options;
  const { constraint, generating, ...generation } = rest as typeof rest & {
    constraint?: TextConstraint;
    generating?: SchemaSource;
  };
  const generable: Generable<unknown> | null = generating === undefined ? null : generableOf(generating);
  return { signal, toolCalling, parallelToolCalls, isInPrompt, constraint, generable, generation };
}

function instructionsEntry(text: string, tools: readonly AnyTool[]): TranscriptEntry {
  return {
    type: "instructions",
    id: crypto.randomUUID(),
    segments: textSegments(text),
    tools: tools.map(definitionOf),
  };
}

function promptEntry(text: string, options: GenerationOptions): PromptEntry {
  return { type: "prompt", id: crypto.randomUUID(), segments: textSegments(text), options };
}

function textSegments(text: string): PromptEntry["segments"] {
  return [{ type: "text", id: crypto.randomUUID(), text }];
}
