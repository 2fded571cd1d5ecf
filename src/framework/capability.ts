// What a request needs of a model, checked before the model is asked: nothing is sent to one that cannot do it.
import { OrchardError } from "../errors.ts";
import type { Capabilities, GenerationRequest, LanguageModel, TranscriptEntry } from "../model.ts";
import { hasImage, lacking } from "../segments.ts";

/** Throws `unsupportedCapability`. The transcript is that of the request alone: what came before is `checkHistory`'s. */
export function checkCapabilities(model: LanguageModel, request: GenerationRequest): void {
  const { schema, constraint, tools = [], transcript, options } = request;
  const needs: Readonly<Record<keyof Capabilities, boolean>> = {
    guidedGeneration: schema !== undefined || constraint !== undefined,
    toolCalling: tools.length > 0,
    vision: transcript.some(hasImage),
    reasoning: options.reasoningLevel !== undefined && options.reasoningLevel !== "none",
  };
  for (const capability of Object.keys(needs) as (keyof Capabilities)[])
    if (needs[capability] && !model.capabilities[capability]) throw lacking(model.name, capability);
}

/** Throws `unsupportedTranscriptContent` for earlier entries that a model cannot read. */
export function checkHistory(model: LanguageModel, history: readonly TranscriptEntry[]): void {
  const entries = model.capabilities.vision ? [] : history.filter(hasImage);
  if (entries.length === 0) return;
  throw new OrchardError(
    "unsupportedTranscriptContent",
    `The conversation holds images, which "${model.name}" cannot read: take them out, or use a model with vision.`,
    { details: { entries, capability: "vision", model: model.name } },
  );
}
