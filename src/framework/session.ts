// A conversation with a language model: it owns the transcript and the running request; the model owns neither. What it is
// like is a profile (profile.ts); a turn is turn.ts's; what is generated is generable.ts's; what the model still sees of a
// long history is context-view.ts's. Behaviour follows ../../PARITY.md; where Apple's framework leaves a request unclear,
// the doc comments below decide.
import { follow } from "../abort.ts";
import { defaultModel } from "../default-model.ts";
import { OrchardError } from "../errors.ts";
import type { InstructionsEntry, LanguageModel, PromptEntry, TranscriptEntry, Usage } from "../model.ts";
import { textOfSegments } from "../segments.ts";
import { ContextView } from "./context-view.ts";
import {
  type DecideOptions,
  type Decision,
  type DecisionSpace,
  decide,
  type ScoreDecision,
} from "./decide.ts";
import { type Feedback, feedbackAttachment } from "./feedback.ts";
import type { Generated, SchemaSource } from "./generable.ts";
import { enforceGuardrails, guardrailsOf } from "./guardrails.ts";
import { historyOf, leadOf } from "./history.ts";
import { checkGenerationOptions } from "./options.ts";
import { type DynamicProfile, identityOf, instructionsOf, type Profile, resolveProfile } from "./profile.ts";
import { type Promptable, promptEntry } from "./prompt.ts";
import { SessionProperties } from "./properties.ts";
import { type AnyOptions, partsOf, type RequestOptions, type TypedOptions } from "./request.ts";
import { type Response, ResponseStream, type Snapshot } from "./response-stream.ts";
import { checkOptions, checkProfile, checkTranscript } from "./session-options.ts";
import { type TokenCountable, tokenCountOf } from "./token-count.ts";
import { definitionOf } from "./tool.ts";
import { optionsOf, type Round, runTurn } from "./turn.ts";
import { addUsage, noUsage } from "./usage.ts";

/** What a session is made of: it is its own outermost profile. */
export interface SessionOptions extends Omit<Profile, "name"> {
  /** What the session is like now; what it leaves out, the session's other options give. */
  readonly profile?: DynamicProfile | undefined;
  /** The entries of an earlier session to go on from; its instructions are among them. */
  readonly transcript?: readonly TranscriptEntry[] | undefined;
}

/** The profile in use, and what follows from it. */
interface Setting {
  readonly profile: Profile;
  readonly identity: unknown;
  readonly model: LanguageModel;
  readonly lead: InstructionsEntry | null;
}

/**
 * A conversation with a language model.
 *
 * - One request at a time: another one while `isResponding` is refused with `concurrentRequests`, not queued.
 * - A request that fails leaves the transcript as it was before, unless `transcriptErrorHandling` says otherwise. One
 *   that is aborted keeps its prompt, the tool calls that have outputs, and what was said, even if that is nothing.
 *
 * ```ts
 * const session = new LanguageModelSession({ model, instructions: "Answer in one sentence." });
 * const { content } = await session.respond("Why is the sky blue?");
 * ```
 */
export class LanguageModelSession {
  /** State that the profile, the tools and the application share. */
  readonly properties = new SessionProperties();
  readonly #outer: Profile;
  readonly #inner: DynamicProfile | undefined;
  /** Whether instructions and tools may change; if not, those of the transcript count. */
  readonly #isDynamic: boolean;
  readonly #view = new ContextView();
  readonly #listeners = new Set<() => void>();
  #transcript: readonly TranscriptEntry[];
  #usage: Usage = noUsage;
  #isResponding = false;
  #active: { readonly identity: unknown; readonly profile: Profile } | null = null;

  /** Throws `invalidArgument` when instructions are given twice, two tools have one name, or an option is none. */
  constructor(options: SessionOptions = {}) {
    checkOptions(options);
    const { profile, transcript = [], ...outer } = options;
    this.#outer = outer;
    this.#inner = profile;
    this.#isDynamic = profile !== undefined || typeof outer.instructions === "function";
    checkProfile(outer);
    checkTranscript(transcript);
    this.#transcript = [...transcript];
    const lead = leadOf(transcript);
    if (outer.instructions !== undefined && lead !== null)
      throw new OrchardError(
        "invalidArgument",
        "The transcript already holds instructions: leave out `instructions`, or take that entry out of it.",
      );
    if (!this.#isDynamic)
      this.#transcript = led(instructionsOf(outer, lead, this.#context()), historyOf(transcript));
  }

  /**
   * Everything said so far; during a request it ends with its prompt, and with the tool calls that have outputs. A new
   * array after every change.
   */
  get transcript(): readonly TranscriptEntry[] {
    return this.#transcript;
  }

  /** Replaces everything, instructions too. Throws `transcriptMutationWhileResponding` during a request. */
  set transcript(entries: readonly TranscriptEntry[]) {
    if (this.#isResponding)
      throw new OrchardError(
        "transcriptMutationWhileResponding",
        "The transcript cannot be changed while the session responds: wait for the answer or abort it.",
      );
    checkTranscript(entries);
    this.#change([...entries]);
  }

  /** The transcript without the instructions that lead it; setting it keeps them. */
  get history(): readonly TranscriptEntry[] {
    return historyOf(this.#transcript);
  }

  /** Throws as setting the transcript does. */
  set history(entries: readonly TranscriptEntry[]) {
    this.transcript = led(leadOf(this.#transcript), entries);
  }

  /** The tokens of every call of the model that ended, also in requests that failed later. */
  get usage(): Usage {
    return this.#usage;
  }

  /** True from a request's call until its answer is complete, aborted or failed. */
  get isResponding(): boolean {
    return this.#isResponding;
  }

  /** The most tokens that transcript and answer may have together. */
  get contextSize(): number {
    return this.#setting().model.contextSize;
  }

  /**
   * Calls `listener` after every change of `transcript`, `isResponding` or `usage`, until the function that it gives is
   * called. What it throws is reported as uncaught and disturbs no request.
   *
   * ```ts
   * const unsubscribe = session.subscribe(() => console.log(session.isResponding, session.transcript.length));
   * unsubscribe();
   * ```
   */
  subscribe(listener: () => void): () => void {
    const own = () => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /**
   * Answers a prompt. Rejects with `concurrentRequests` while another request runs, `contextSizeExceeded`
   * (with `contextSize` and `tokenCount`), `invalidArgument` for an option out of range, or the model's
   * error. With `generating`, the answer is a value of that type: what the schema says is enforced while the model
   * writes, what else it checks makes it reject with `decodingFailure`.
   *
   * ```ts
   * import { LanguageModelSession, loadModel } from "orchard";
   * import { z } from "zod";
   * const session = new LanguageModelSession({ model: await loadModel("path/to/model") });
   * const options = { generating: z.object({ mood: z.enum(["good", "bad"]) }) };
   * const { content } = await session.respond("I love it.", options);
   * console.log(content.mood);
   * ```
   */
  respond(prompt: Promptable, options?: RequestOptions): Promise<Response>;
  respond<S extends SchemaSource>(
    prompt: Promptable,
    options: TypedOptions<S>,
  ): Promise<Response<Generated<S>>>;
  respond(prompt: Promptable, options: AnyOptions = {}): Promise<Response<never>> {
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
  streamResponse(prompt: Promptable, options?: RequestOptions): ResponseStream;
  streamResponse<S extends SchemaSource>(
    prompt: Promptable,
    options: TypedOptions<S>,
  ): ResponseStream<Generated<S>>;
  streamResponse(prompt: Promptable, options: AnyOptions = {}): ResponseStream<never> {
    return this.#stream(prompt, options);
  }

  /**
   * Lets the model load what the next request needs: weights, and the cache of the transcript and of the
   * beginning of the next prompt, if that is known. Worth it when the request is at least a second away. May
   * be left unawaited: an error then goes unnoticed here and appears at the request.
   */
  prewarm(promptPrefix?: Promptable, options: RequestOptions = {}): Promise<void> {
    const warmed = (async () => {
      const { signal, generation } = partsOf(options);
      const prefix = promptPrefix === undefined ? [] : [promptEntry(promptPrefix, generation)];
      const { profile, model, transcript } = await this.#sight(prefix);
      const tools = (profile.tools ?? []).map(definitionOf);
      await model.prewarm({ transcript, options: optionsOf(profile, generation), tools }, signal);
    })();
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
    question: Promptable,
    options: DecideOptions & { readonly choices: readonly C[] },
  ): Promise<Decision<C>>;
  decide(
    question: Promptable,
    options: DecideOptions & { readonly scale: readonly [number, number] },
  ): Promise<ScoreDecision>;
  decide(question: Promptable, options?: DecideOptions): Promise<Decision<boolean>>;
  async decide(
    question: Promptable,
    options: DecideOptions & DecisionSpace = {},
  ): Promise<Decision<string> | Decision<boolean> | ScoreDecision> {
    const prompt = promptEntry(question);
    const { profile, model, transcript } = await this.#sight([prompt]);
    await enforceGuardrails(guardrailsOf(profile.guardrails), textOfSegments(prompt.segments), "input");
    const tools = (profile.tools ?? []).map(definitionOf);
    return await decide({ ...options, model, transcript, tools });
  }

  /**
   * The tokens of a prompt, of instructions with tools, of tools, of a schema or of a transcript, as this session's model
   * counts them; without an argument, of the session's transcript.
   *
   * ```ts
   * console.log(await session.tokenCount("Once upon a time"), await session.tokenCount(), session.contextSize);
   * ```
   */
  async tokenCount(of: TokenCountable = { transcript: this.#transcript }): Promise<number> {
    return await tokenCountOf(this.#setting().model, of);
  }

  /**
   * Feedback on the conversation so far, as a line of JSON to keep or to send; nothing is sent from here. Several lines
   * may stand in one file; `readFeedback` reads them.
   *
   * ```ts
   * console.log(session.feedbackAttachment({ sentiment: "negative", issues: [{ category: "tooVerbose" }] }));
   * ```
   */
  feedbackAttachment(feedback: Feedback): string {
    return feedbackAttachment(this.#transcript, feedback);
  }

  #stream(prompt: Promptable, options: AnyOptions): ResponseStream<never> {
    return new ResponseStream<never>((publish, cancelled) => this.#run(prompt, options, publish, cancelled));
  }

  /** Claims the session for one request and keeps the transcript true whatever happens to it. */
  async #run(
    content: Promptable,
    options: AnyOptions,
    publish: (snapshot: Snapshot<never>) => void,
    cancelled: AbortSignal,
  ): Promise<Response<never>> {
    if (this.#isResponding)
      throw new OrchardError(
        "concurrentRequests",
        "This session is still answering: wait for that answer, abort it, or use another session.",
      );
    const parts = partsOf(options);
    const draft = promptEntry(content, parts.generation, parts.extras);
    let setting = this.#setting([draft]);
    const prompt: PromptEntry = { ...draft, options: optionsOf(setting.profile, parts.generation) };
    checkGenerationOptions(prompt.options);
    const stop = follow(cancelled, parts.signal);
    const before = this.#transcript;
    const history = historyOf(before);
    let done: readonly TranscriptEntry[] = [prompt];
    let said: readonly TranscriptEntry[] = [];
    const all = (entries: readonly TranscriptEntry[]) => led(setting.lead, [...history, ...entries]);
    this.#isResponding = true;
    this.#change(all(done));
    try {
      const answer = await runTurn({
        prompt,
        parts,
        properties: this.properties,
        plan: async (entries) => {
          if (entries.length > 1) setting = this.#setting();
          if (setting.lead !== leadOf(this.#transcript)) this.#change(all(entries));
          return await this.#round(setting, history);
        },
        signal: stop.signal,
        publish,
        onDone: (entries) => {
          [done, said] = [entries, []];
          this.#change(all(done));
        },
        onSaid: (entries) => {
          said = entries;
        },
        onUsage: (usage) => {
          this.#usage = addUsage(this.#usage, usage);
        },
      });
      this.#transcript = all(answer.transcriptEntries);
      return answer;
    } catch (error) {
      const keeps = setting.profile.transcriptErrorHandling === "preserve";
      this.#transcript = keeps ? all([...done, ...said]) : before;
      throw error;
    } finally {
      this.#isResponding = false;
      stop[Symbol.dispose]();
      this.#change(this.#transcript);
    }
  }

  /** What the next call of the model runs with; tells profiles that they are active, or no longer. */
  async #round(
    { profile, identity, model, lead }: Setting,
    history: readonly TranscriptEntry[],
  ): Promise<Round> {
    const last = this.#active;
    if (last?.identity !== identity) {
      this.#active = { identity, profile };
      await last?.profile.onDeactivate?.();
      await profile.onActivate?.();
    }
    const { historyTransform, contextPolicy: policy } = profile;
    const shown = historyTransform === undefined ? history : await historyTransform(history);
    const seen: Round["seen"] = (requestOf, signal) =>
      this.#view.fit({ model, policy, history: shown, requestOf, signal });
    return { profile, model, lead, seen };
  }

  /** What the model would see now, for calls that are no requests. */
  async #sight(
    added: readonly PromptEntry[],
  ): Promise<Setting & { readonly transcript: readonly TranscriptEntry[] }> {
    const setting = this.#setting(added);
    const { historyTransform } = setting.profile;
    const { history } = this;
    const shown = historyTransform === undefined ? history : await historyTransform(history);
    return { ...setting, transcript: led(setting.lead, [...this.#view.of(setting.model, shown), ...added]) };
  }

  /** Asks the profile; `added` is said but not yet in the transcript. */
  #setting(added: readonly TranscriptEntry[] = []): Setting {
    const context = this.#context(added);
    const profile = resolveProfile(this.#inner, this.#outer, context);
    checkProfile(profile);
    const present = leadOf(this.#transcript);
    return {
      profile,
      identity: identityOf(this.#inner, profile),
      model: profile.model ?? defaultModel(),
      lead: this.#isDynamic ? instructionsOf(profile, present, context) : present,
    };
  }

  #context(added: readonly TranscriptEntry[] = []) {
    return { properties: this.properties, history: [...this.history, ...added] };
  }

  #change(transcript: readonly TranscriptEntry[]): void {
    this.#transcript = transcript;
    for (const listener of [...this.#listeners])
      try {
        listener();
      } catch (error) {
        // It is reported as an event's listener would be; the request is not its business.
        queueMicrotask(() => {
          throw error;
        });
      }
  }
}

/** A history with the instructions that lead it. */
function led(
  lead: InstructionsEntry | null,
  history: readonly TranscriptEntry[],
): readonly TranscriptEntry[] {
  return lead === null ? history : [lead, ...history];
}
