// What a session does when its transcript no longer fits the model's context: by default the request fails with numbers;
// a policy makes the history shorter and the request is tried again. A policy sees neither the instructions nor the new
// prompt, which always stay, and the transcript itself is kept whole: only what the model sees is shorter.
import type { LanguageModel, TranscriptEntry } from "../model.ts";

export interface ContextOverflow {
  /** The entries between the instructions and the new prompt, oldest first. */
  readonly history: readonly TranscriptEntry[];
  readonly contextSize: number;
  /** Tokens of everything as it is. */
  readonly tokenCount: number;
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

/** Forgets the oldest exchange, again and again until the rest fits. */
export const dropOldest: ContextPolicy = ({ history }) => {
  const next = history.findIndex((entry, index) => index > 0 && entry.type === "prompt");
  return next < 0 ? [] : history.slice(next);
};

/** Keeps the last exchanges: a prompt and all that follows it until the next. Whole ones, so no call loses its output. */
export function rollingWindow(exchanges: number): ContextPolicy {
  return (overflow) => {
    const prompts = overflow.history.flatMap(({ type }, index) => (type === "prompt" ? [index] : []));
    const start = prompts.at(-exchanges);
    // When that many are too many, one less each time.
    return start === undefined || start === 0 ? dropOldest(overflow) : overflow.history.slice(start);
  };
}

export interface SummarizeOptions {
  /** What the model is asked to do with the history. */
  readonly instructions?: string;
  /** Tokens of the summary, at most; default a quarter of the context. */
  readonly maximumTokens?: number;
}

/** Replaces the older half of the history by a summary that the model writes. */
export function summarize(options: SummarizeOptions = {}): ContextPolicy {
  const {
    instructions = "Summarize this conversation in a few sentences. Keep names, numbers and decisions.",
  } = options;
  return async (overflow) => {
    const { history, model, contextSize, signal } = overflow;
    const prompts = history.flatMap(({ type }, index) => (type === "prompt" ? [index] : []));
    const cut = prompts[Math.ceil(prompts.length / 2)] ?? history.length;
    const old = history.slice(0, cut);
    if (old.length === 0) return history;
    const id = () => crypto.randomUUID();
    const text = (content: string) => [{ type: "text", id: id(), text: content }] as const;
    const maximumResponseTokens = options.maximumTokens ?? Math.max(1, Math.floor(contextSize / 4));
    let summary = "";
    const transcript: TranscriptEntry[] = [
      { type: "instructions", id: id(), segments: text(instructions), tools: [] },
      { type: "prompt", id: id(), segments: text(spoken(old)), options: {} },
    ];
    for await (const delta of model.generate({ transcript, options: { maximumResponseTokens } }, signal))
      if (delta.type === "text") summary += delta.text;
    return [
      { type: "prompt", id: id(), segments: text("What was said before, in short?"), options: {} },
      { type: "response", id: id(), segments: text(summary) },
      ...history.slice(cut),
    ];
  };
}

/** A conversation as a text to read. */
function spoken(entries: readonly TranscriptEntry[]): string {
  return entries
    .flatMap((entry) => {
      if (entry.type === "toolCalls")
        return entry.calls.map((call) => `Call: ${call.toolName} ${call.arguments}`);
      const said = entry.segments
        .map((one) => (one.type === "text" ? one.text : JSON.stringify(one.content)))
        .join("\n");
      const who = { instructions: "Instructions", prompt: "User", response: "Assistant", toolOutput: "Tool" }[
        entry.type
      ];
      return [`${who}: ${said}`];
    })
    .join("\n");
}
