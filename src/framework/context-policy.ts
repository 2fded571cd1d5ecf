// What a session does when its history no longer fits the model's context: by default the request fails with numbers; a
// policy makes the history shorter. A policy sees neither the instructions nor the request under way, which always stay,
// and the transcript itself is kept whole: only what the model sees is shorter. What a policy gave is kept for the requests
// that follow (context-view.ts), so the cache is of use again and nothing is summarized twice.
import type { LanguageModel, TranscriptEntry } from "../model.ts";
import { textOfSegments } from "../segments.ts";
import { exchangesOf, lastExchanges } from "./history.ts";
import { promptEntry, segmentsOf } from "./prompt.ts";
import { refusedBy } from "./refusal.ts";

export interface ContextOverflow {
  /** The entries between the instructions and the new prompt, oldest first. */
  readonly history: readonly TranscriptEntry[];
  /** The most tokens that the model takes, answer included. */
  readonly contextSize: number;
  /** Tokens of the request as it is. */
  readonly tokenCount: number;
  /** The most tokens that the request may have, so that room for an answer is left. */
  readonly limit: number;
  /** The tokens of the request with another history. */
  readonly countTokens: (history: readonly TranscriptEntry[]) => Promise<number>;
  readonly model: LanguageModel;
  readonly signal: AbortSignal;
}

/**
 * Gives a shorter history. It is asked again while that does not fit, and the request fails when nothing has become
 * shorter.
 */
export type ContextPolicy = (
  overflow: ContextOverflow,
) => readonly TranscriptEntry[] | Promise<readonly TranscriptEntry[]>;

/**
 * Forgets the oldest exchanges: as many as leave a quarter of the room free, because each time something is forgotten,
 * all that follows must be prefilled again.
 */
export const dropOldest: ContextPolicy = async ({ history, limit, countTokens }) => {
  const exchanges = exchangesOf(history);
  let [fewest, most] = [1, exchanges.length];
  while (fewest < most) {
    const middle = (fewest + most) >> 1;
    if ((await countTokens(exchanges.slice(middle).flat())) <= (limit * 3) / 4) most = middle;
    else fewest = middle + 1;
  }
  return exchanges.slice(fewest).flat();
};

/** Keeps the last exchanges, whole ones, so no call loses its output. When they are too many, forgets the oldest of them. */
export function rollingWindow(exchanges: number): ContextPolicy {
  return (overflow) => {
    const kept = lastExchanges(exchanges)(overflow.history);
    return kept.length < overflow.history.length ? kept : dropOldest(overflow);
  };
}

export interface SummarizeOptions {
  /** What the model is asked to do with the history. */
  readonly instructions?: string | undefined;
  /** Tokens of the summary, at most; default a quarter of the context. */
  readonly maximumTokens?: number | undefined;
  /** Who summarizes; default: the model that answers. */
  readonly model?: LanguageModel | undefined;
}

/**
 * Replaces the older half of the history by a summary that the model writes; a long one chunk by chunk, each with the
 * summary of those before it. The tokens of the summary are in no usage.
 */
export function summarize(options: SummarizeOptions = {}): ContextPolicy {
  const {
    instructions = "Summarize this conversation in a few sentences. Keep names, numbers and decisions.",
  } = options;
  return async ({ history, model: answering, signal }) => {
    const model = options.model ?? answering;
    const exchanges = exchangesOf(history);
    const half = Math.ceil(exchanges.length / 2);
    if (half === 0) return history;
    const limit = options.maximumTokens ?? Math.max(1, Math.floor(model.contextSize / 4));
    const summary = await summaryOf(spoken(exchanges.slice(0, half).flat()), "", {
      model,
      instructions,
      limit,
      signal,
    });
    if (signal.aborted) return history;
    const kept = exchanges.slice(half).flat();
    return [
      promptEntry("What was said before, in short?"),
      { type: "response", id: crypto.randomUUID(), segments: segmentsOf(summary) },
      ...kept,
    ];
  };
}

interface Summarizer {
  readonly model: LanguageModel;
  readonly instructions: string;
  readonly limit: number;
  readonly signal: AbortSignal;
}

/** The summary of what was before and of a text: of its first half first when all is too much for the model. */
async function summaryOf(text: string, before: string, summarizer: Summarizer): Promise<string> {
  const { model, instructions, limit, signal } = summarizer;
  const transcript: TranscriptEntry[] = [
    { type: "instructions", id: crypto.randomUUID(), segments: segmentsOf(instructions), tools: [] },
    promptEntry([before !== "" && `Before: ${before}`, text]),
  ];
  const options = { maximumResponseTokens: limit };
  if ((await model.countTokens({ transcript, options })) + limit > model.contextSize && text.length > 1) {
    const line = text.lastIndexOf("\n", text.length >> 1);
    const cut = line > 0 ? line + 1 : text.length >> 1;
    const first = await summaryOf(text.slice(0, cut), before, summarizer);
    return await summaryOf(text.slice(cut), first, summarizer);
  }
  if (signal.aborted) return "";
  let [summary, refusal] = ["", ""];
  for await (const delta of model.generate({ transcript, options }, signal)) {
    if (delta.type === "text") summary += delta.text;
    if (delta.type === "refusal") refusal += delta.text;
  }
  if (refusal !== "") throw refusedBy(model, refusal);
  return summary;
}

const speakers = {
  instructions: "Instructions",
  prompt: "User",
  response: "Assistant",
  toolOutput: "Tool",
  reasoning: "Thought",
} as const;

/** A conversation as a text to read. */
function spoken(entries: readonly TranscriptEntry[]): string {
  return entries
    .flatMap((entry) => {
      if (entry.type === "reasoning") return [];
      if (entry.type === "toolCalls")
        return entry.calls.map((call) => `Call: ${call.toolName} ${call.arguments}`);
      return [`${speakers[entry.type]}: ${textOfSegments(entry.segments)}`];
    })
    .join("\n");
}
