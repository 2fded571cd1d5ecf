// One turn of a conversation: the model answers, or calls tools whose outputs it reads before it goes on, until it has
// answered. What a round runs with is decided before each call of the model. It owns no session: what was said goes in,
// entries and snapshots come out.
import { defined } from "../defined.ts";
import { OrchardError } from "../errors.ts";
import type {
  FinishReason,
  GenerationOptions,
  GenerationRequest,
  InstructionsEntry,
  LanguageModel,
  PromptEntry,
  Timings,
  ToolCall,
  ToolChoice,
  TranscriptEntry,
  Usage,
} from "../model.ts";
import { textOfSegments } from "../segments.ts";
import { Answer, type SpokenDelta } from "./answer.ts";
import { checkCapabilities, checkHistory } from "./capability.ts";
import { enforceGuardrails, guardrailsOf, OutputWatch } from "./guardrails.ts";
import type { Profile } from "./profile.ts";
import type { SessionProperties } from "./properties.ts";
import { refusedBy } from "./refusal.ts";
import type { RequestParts } from "./request.ts";
import type { Response, Snapshot } from "./response-stream.ts";
import { type AnyTool, definitionOf } from "./tool.ts";
import { runToolCalls } from "./tool-calls.ts";
import { addUsage, noUsage } from "./usage.ts";

/** What one call of the model runs with. */
export interface Round {
  readonly profile: Profile;
  readonly model: LanguageModel;
  readonly lead: InstructionsEntry | null;
  /** Gives what the model is to see of the history, when the request asks for the rest as `requestOf` says. */
  readonly seen: (
    requestOf: (history: readonly TranscriptEntry[]) => GenerationRequest,
    signal: AbortSignal,
  ) => Promise<readonly TranscriptEntry[]>;
}

export interface Turn {
  readonly prompt: PromptEntry;
  readonly parts: RequestParts;
  readonly properties: SessionProperties;
  /** Asked before each call of the model, with the entries of this turn so far. */
  readonly plan: (done: readonly TranscriptEntry[]) => Promise<Round>;
  readonly signal: AbortSignal;
  readonly publish: (snapshot: Snapshot<never>) => void;
  /** Told what is done for good. */
  readonly onDone: (entries: readonly TranscriptEntry[]) => void;
  /** Told what was said after that, so that it can be kept when the turn fails. */
  readonly onSaid: (entries: readonly TranscriptEntry[]) => void;
  /** Told the tokens of each call of the model. */
  readonly onUsage: (usage: Usage) => void;
}

const defaultToolRounds = 8;

/**
 * Runs a turn. Throws what models, tools and callbacks throw, `guardrailViolation`, `refusal`, `toolRoundsExceeded` and
 * `decodingFailure`.
 */
export async function runTurn(turn: Turn): Promise<Response<never>> {
  const { prompt, parts, signal } = turn;
  const done: TranscriptEntry[] = [prompt];
  let usage = noUsage;
  const finish = async (
    answer: Answer,
    reason: FinishReason,
    timings?: Timings,
  ): Promise<Response<never>> => {
    const content = (await answer.finished(reason, signal)) as never;
    const transcriptEntries = [...done, ...answer.entries()];
    const rawContent = answer.text;
    turn.publish({ content, rawContent, isComplete: reason === "stop", transcriptEntries, usage });
    return { content, rawContent, finishReason: reason, usage, timings, transcriptEntries };
  };

  for (let number = 0; ; number++) {
    const answer = new Answer(parts.generable);
    if (signal.aborted) return await finish(answer, "aborted");
    const round = await turn.plan(done);
    const { profile, model } = round;
    const guardrails = guardrailsOf(profile.guardrails);
    if (number === 0) {
      await enforceGuardrails(guardrails, textOfSegments(prompt.segments), "input");
      await profile.onPrompt?.(prompt);
    }
    const tools = toolsOf(round, parts, number);
    const asked = {
      options: optionsOf(profile, parts.generation),
      constraint: parts.constraint,
      toolChoice: tools.choice,
      parallelToolCalls: parts.parallelToolCalls,
      ...(parts.generable === null ? {} : { schema: parts.generable.schema, mayRefuse: true }),
      ...(tools.offered.length === 0 ? {} : { tools: tools.offered.map(definitionOf) }),
    };
    const lead = round.lead === null ? [] : [round.lead];
    checkCapabilities(model, { ...asked, transcript: [...lead, ...done] });
    const requestOf = (history: readonly TranscriptEntry[]): GenerationRequest => {
      checkHistory(model, history);
      return { ...asked, transcript: [...lead, ...history, ...done] };
    };
    const request = requestOf(await round.seen(requestOf, signal));
    if (signal.aborted) return await finish(answer, "aborted");

    const watch = new OutputWatch(guardrails);
    const end = await listen(model, request, answer, watch, turn, done);
    usage = addUsage(usage, end.usage);
    turn.onUsage(end.usage);
    if (answer.refusal !== "" && end.reason !== "aborted") throw refusedBy(model, answer.refusal);
    checkCalls(model, answer.calls, tools, end.reason);
    const runs = answer.calls.length > 0 && (end.reason === "toolCalls" || end.reason === "stop");
    if (!runs) {
      answer.dropCalls();
      const response = await finish(answer, end.reason, end.timings);
      if (end.reason !== "aborted") await report(profile, answer.entries());
      return response;
    }
    await report(profile, answer.entries());
    const batch = { calls: [...answer.calls], tools: tools.offered, profile, signal };
    turn.onSaid(answer.entries());
    if (number === (profile.maximumToolRounds ?? defaultToolRounds)) throw tooManyRounds(number, batch.calls);
    const outputs = await runToolCalls({ ...batch, properties: turn.properties });
    if (outputs === null) {
      answer.dropCalls();
      return await finish(answer, "aborted", end.timings);
    }
    done.push(...answer.entries(), ...outputs);
    turn.onDone([...done]);
  }
}

/** A request's own options come before those of the profile, one by one. */
export function optionsOf(profile: Profile, own: GenerationOptions): GenerationOptions {
  return profile.options === undefined ? own : { ...profile.options, ...defined(own) };
}

interface OfferedTools {
  readonly choice: ToolChoice;
  readonly offered: readonly AnyTool[];
}

/** A model that must call tools must do so in the first round: else it could never answer. */
function toolsOf({ profile }: Round, { toolCalling }: RequestParts, number: number): OfferedTools {
  const wanted = toolCalling ?? profile.toolCalling ?? "auto";
  const tools = profile.tools ?? [];
  if (wanted === "required" && tools.length === 0)
    throw new OrchardError("invalidArgument", 'toolCalling is "required", and there are no tools.', {
      details: { option: "toolCalling" },
    });
  const choice = wanted === "required" && number > 0 ? "auto" : wanted;
  return { choice, offered: choice === "none" ? [] : tools };
}

type Finish = { readonly reason: FinishReason; readonly usage: Usage; readonly timings?: Timings };

/** Reads one answer of the model, and publishes it as it grows. */
async function listen(
  model: LanguageModel,
  request: GenerationRequest,
  answer: Answer,
  watch: OutputWatch,
  { publish, onSaid, signal }: Turn,
  done: readonly TranscriptEntry[],
): Promise<Finish> {
  for await (const delta of model.generate(request, signal)) {
    const look = watch.look(answer.text, delta.type === "finish");
    if (look !== null) await look;
    if (delta.type === "finish") return delta;
    answer.take(delta);
    const said = answer.entries();
    onSaid(said);
    const read = answer.snapshot();
    if (!isShown(delta) || read === null) continue;
    const transcriptEntries = [...done, ...said];
    publish({
      // Put together when it is read: a long list would cost its length at each token.
      get content() {
        return read() as never;
      },
      rawContent: answer.text,
      isComplete: false,
      transcriptEntries,
    });
  }
  throw brokenContract(model, "ended its answer without a finish");
}

/** Calls are shown with their outputs' answer; until then nothing of them is certain. */
function isShown({ type }: SpokenDelta): boolean {
  return type !== "toolCall";
}

function checkCalls(
  model: LanguageModel,
  calls: readonly ToolCall[],
  { choice, offered }: OfferedTools,
  reason: FinishReason,
): void {
  const unknown = calls.find((call) => !offered.some(({ name }) => name === call.toolName));
  if (unknown !== undefined)
    throw brokenContract(model, `called the tool "${unknown.toolName}", which it was not offered`);
  if (new Set(calls.map(({ id }) => id)).size < calls.length)
    throw brokenContract(model, "gave two calls of one batch the same id");
  if (choice === "required" && calls.length === 0 && reason === "stop")
    throw brokenContract(model, "called no tool though it had to");
}

/** Tells the profile what was said. */
async function report(profile: Profile, entries: readonly TranscriptEntry[]): Promise<void> {
  for (const entry of entries) {
    if (entry.type === "reasoning") await profile.onReasoning?.(entry);
    if (entry.type === "response") await profile.onResponse?.(entry);
  }
}

function tooManyRounds(rounds: number, calls: readonly ToolCall[]): OrchardError {
  const names = [...new Set(calls.map(({ toolName }) => toolName))].join(", ");
  return new OrchardError(
    "toolRoundsExceeded",
    `After ${rounds} rounds of tool calls the model calls again (${names}): raise maximumToolRounds, or say in the ` +
      "instructions when to stop.",
    { details: { maximumToolRounds: rounds, calls } },
  );
}

function brokenContract(model: LanguageModel, what: string): OrchardError {
  return new OrchardError(
    "contractViolation",
    `The model "${model.name}" ${what}; run languageModelContract of orchard/testing on it.`,
    { details: { model: model.name } },
  );
}
