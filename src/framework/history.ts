// The history of a conversation: what lies between the instructions and the prompt that is being answered, and ways to
// show the model less of it. A transform changes what the model sees, never the transcript.
import type { InstructionsEntry, TranscriptEntry } from "../model.ts";

/**
 * Gives what the model sees of the history, before every call of the model. Instructions and the entries of the request
 * under way are not part of the history and always seen. The same history should give the same entries: what changes
 * must be prefilled again.
 */
export type HistoryTransform = (
  history: readonly TranscriptEntry[],
) => readonly TranscriptEntry[] | Promise<readonly TranscriptEntry[]>;

/** A transcript without the instructions that lead it. */
export function historyOf(transcript: readonly TranscriptEntry[]): readonly TranscriptEntry[] {
  return leadOf(transcript) === null ? transcript : transcript.slice(1);
}

/** The instructions that lead a transcript. */
export function leadOf(transcript: readonly TranscriptEntry[]): InstructionsEntry | null {
  const [first] = transcript;
  return first?.type === "instructions" ? first : null;
}

/** A history as exchanges: a prompt and all that follows it until the next. What comes before the first is one too. */
export function exchangesOf(history: readonly TranscriptEntry[]): TranscriptEntry[][] {
  const exchanges: TranscriptEntry[][] = [];
  for (const entry of history) {
    if (entry.type === "prompt" || exchanges.length === 0) exchanges.push([]);
    exchanges.at(-1)!.push(entry);
  }
  return exchanges;
}

/**
 * A transform that leaves out tool calls, their outputs and the thinking before them: the answers say what came of it.
 *
 * ```ts
 * const forgetful = new LanguageModelSession({ model, historyTransform: droppingCompletedToolCalls });
 * await forgetful.respond("Hello", { maximumResponseTokens: 4 });
 * ```
 */
export const droppingCompletedToolCalls = (history: readonly TranscriptEntry[]): TranscriptEntry[] =>
  history.filter(({ type }) => type !== "toolCalls" && type !== "toolOutput" && type !== "reasoning");

/** A transform that shows the last exchanges only, whole ones: no call loses its output. */
export function lastExchanges(count: number): (history: readonly TranscriptEntry[]) => TranscriptEntry[] {
  return (history) => exchangesOf(history).slice(-count).flat();
}
