// One turn of a conversation: the model answers, or calls tools whose outputs it reads before it goes on, until it has
// answered. Folds the model's deltas into entries and snapshots. It owns no session: the transcript goes in, entries
// come out.
import { OrchardError } from "../errors.ts";
import type { JsonValue } from "../json-schema.ts";
import type {
  Delta,
  FinishReason,
  GenerationRequest,
  LanguageModel,
  PromptEntry,
  ResponseEntry,
  Segment,
  Timings,
  ToolCall,
  ToolCallsEntry,
  TranscriptEntry,
  Usage,
} from "../model.ts";
import type { Generable } from "./generable.ts";
import { PartialJson } from "./partial-json.ts";
import type { Response, Snapshot } from "./response-stream.ts";
import type { AnyTool } from "./tool.ts";
import { definitionOf } from "./tool.ts";
import { runToolCalls, type ToolApproval } from "./tool-calls.ts";
import { addUsage, noUsage } from "./usage.ts";

export interface Turn {
  readonly model: LanguageModel;
  /** What the model sees before this turn; it may be less than the session's transcript. */
  readonly history: readonly TranscriptEntry[];
  readonly prompt: PromptEntry;
  readonly options: Omit<GenerationRequest, "transcript" | "schema" | "tools">;
  readonly generable: Generable<unknown> | null;
  readonly tools: readonly AnyTool[];
  readonly approve: ToolApproval | undefined;
  /** Rounds of tool calls before the turn is given up. */
  readonly maximumToolRounds: number;
  readonly signal: AbortSignal;
  readonly publish: (snapshot: Snapshot<never>) => void;
  /** Told after every change, so that what was said can be kept when the turn fails. */
  readonly onEntries: (entries: readonly TranscriptEntry[]) => void;
}

/** Runs a turn. Throws what the model and the tools throw, `toolRoundsExceeded` and `decodingFailure`. */
export async function runTurn(turn: Turn): Promise<Response<never>> {
  const { model, history, prompt, options, generable, tools, signal } = turn;
  const done: TranscriptEntry[] = [prompt];
  let usage = noUsage;
  for (let round = 0; ; round++) {
    const answer = new Answer(generable);
    const toolChoice = round === 0 ? options.toolChoice : options.toolChoice === "none" ? "none" : "auto";
    const offered = toolChoice === "none" ? [] : tools;
    const request: GenerationRequest = {
      ...options,
      transcript: [...history, ...done],
      ...(generable === null ? {} : { schema: generable.schema }),
      ...(offered.length === 0 ? {} : { tools: offered.map(definitionOf), toolChoice: toolChoice ?? "auto" }),
    };
    const publish = (isComplete: boolean, total?: Usage) => {
      const entries = [...done, ...answer.entries()];
      turn.onEntries(entries);
      const content = answer.content();
      if (content === undefined && !isComplete) return;
      turn.publish({
        content: content as never,
        rawContent: answer.text,
        isComplete,
        transcriptEntries: entries,
        ...(total === undefined ? {} : { usage: total }),
      });
    };
    let finish: { readonly reason: FinishReason; readonly timings?: Timings } | null = null;
    if (signal.aborted) finish = { reason: "aborted" };
    else
      for await (const delta of model.generate(request, signal)) {
        if (delta.type === "finish") {
          usage = addUsage(usage, delta.usage);
          finish = delta;
          break;
        }
        if (answer.take(delta, offered, model)) publish(false);
      }
    if (finish === null) throw brokenContract(model, "ended its answer without a finish");
    if (answer.calls.length > 0 && finish.reason !== "aborted") {
      done.push(...answer.entries());
      turn.onEntries(done);
      if (round === turn.maximumToolRounds) throw tooManyRounds(round, answer.calls);
      done.push(...(await runToolCalls({ calls: answer.calls, tools, approve: turn.approve, signal })));
      turn.onEntries(done);
      continue;
    }
    const content = await answer.finished(finish.reason);
    publish(finish.reason === "stop", usage);
    return {
      content: content as never,
      rawContent: answer.text,
      finishReason: finish.reason,
      usage,
      timings: finish.timings,
      transcriptEntries: [...done, ...answer.entries(true)],
    };
  }
}

/** What the model says in one round. */
class Answer {
  text = "";
  readonly calls: ToolCall[] = [];
  readonly #generable: Generable<unknown> | null;
  readonly #partial: PartialJson | null;
  readonly #ids = { entry: crypto.randomUUID(), segment: crypto.randomUUID(), calls: crypto.randomUUID() };

  constructor(generable: Generable<unknown> | null) {
    this.#generable = generable;
    this.#partial = generable === null ? null : new PartialJson(generable.schema);
  }

  /** Takes a delta; whether the answer has changed. */
  take(delta: SpokenDelta, offered: readonly AnyTool[], model: LanguageModel): boolean {
    const piece = taken(delta);
    if (piece === null) return false;
    if (typeof piece === "string") {
      this.text += piece;
      this.#partial?.push(piece);
      return true;
    }
    if (!offered.some(({ name }) => name === piece.toolName))
      throw brokenContract(model, `called the tool "${piece.toolName}", which it was not offered`);
    this.calls.push(piece);
    return false;
  }

  /** The text, or the value so far; undefined when nothing of it is known. */
  content(): unknown {
    return this.#partial === null ? this.text : this.#partial.value();
  }

  /** The entries of this round. An answer that says nothing is one all the same, unless it calls tools. */
  entries(isFinal = false): TranscriptEntry[] {
    const entries: TranscriptEntry[] = [];
    if (this.text !== "" || this.calls.length === 0) {
      const response: ResponseEntry = {
        type: "response",
        id: this.#ids.entry,
        segments: [this.#segment(isFinal)],
      };
      entries.push(response);
    }
    if (this.calls.length > 0) {
      const calls: ToolCallsEntry = { type: "toolCalls", id: this.#ids.calls, calls: [...this.calls] };
      entries.push(calls);
    }
    return entries;
  }

  #segment(isFinal: boolean): Segment {
    const id = this.#ids.segment;
    const value = this.#partial?.value();
    if (this.#generable === null || (isFinal && value === undefined) || !this.#partial?.isComplete)
      return { type: "text", id, text: this.text };
    return { type: "structure", id, source: this.#generable.name, content: value ?? null };
  }

  /** The content of a finished answer. Throws `decodingFailure` and, for a typed answer that was cut, `aborted`. */
  async finished(reason: FinishReason): Promise<unknown> {
    if (this.#generable === null) return this.text;
    let value: JsonValue;
    try {
      value = JSON.parse(this.text) as JsonValue;
    } catch (error) {
      const details = { rawContent: this.text, finishReason: reason, partial: this.#partial?.value() };
      if (reason === "aborted")
        throw new OrchardError("aborted", "The answer was aborted before it was complete.", { details });
      throw new OrchardError(
        "decodingFailure",
        reason === "length"
          ? "The answer was cut before it was complete: allow more with maximumResponseTokens, or ask for less."
          : "The model's answer is not JSON.",
        { details, cause: error },
      );
    }
    return await this.#generable.parse(value);
  }
}

type SpokenDelta = Exclude<Delta, { readonly type: "finish" }>;

/** Text, a call, or nothing for the answer. */
function taken(delta: SpokenDelta): string | ToolCall | null {
  switch (delta.type) {
    case "text":
      return delta.text;
    case "reasoning":
      return null;
    case "toolCall":
      return { id: delta.id, toolName: delta.name, arguments: delta.arguments };
    default:
      return delta satisfies never;
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
