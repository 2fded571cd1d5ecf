// Asking a model without a session: what it said, piece by piece, and how it ended.

import type {
  FinishReason,
  GenerationOptions,
  LanguageModel,
  Timings,
  TranscriptEntry,
  Usage,
} from "../../src/model.ts";

export interface Answer {
  readonly text: string;
  readonly pieces: readonly string[];
  readonly reason: FinishReason;
  readonly usage: Usage;
  readonly timings: Timings | undefined;
}

export const greedy = { sampling: { mode: "greedy" } } as const satisfies GenerationOptions;

export function prompt(text: string): TranscriptEntry {
  return { type: "prompt", id: "prompt", segments: [{ type: "text", id: "0", text }], options: {} };
}

/** The whole answer to a text or a transcript; `onPiece` sees each piece as it comes. */
export async function answer(
  model: LanguageModel,
  asked: string | readonly TranscriptEntry[],
  options: GenerationOptions = greedy,
  signal?: AbortSignal,
  onPiece?: (piece: string) => void,
): Promise<Answer> {
  const transcript = typeof asked === "string" ? [prompt(asked)] : asked;
  const pieces: string[] = [];
  for await (const delta of model.generate({ transcript, options }, signal)) {
    if (delta.type === "finish")
      return {
        text: pieces.join(""),
        pieces,
        reason: delta.reason,
        usage: delta.usage,
        timings: delta.timings,
      };
    if (delta.type === "text") {
      pieces.push(delta.text);
      onPiece?.(delta.text);
    }
  }
  throw new Error("the answer ended without a finish");
}
