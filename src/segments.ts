// What the segments of an entry say, for readers of text: values as JSON, images as a mark; and which entries hold images.
import { OrchardError } from "./errors.ts";
import type { LanguageModel, Segment, TranscriptEntry } from "./model.ts";

/** Segments as text, each on lines of its own. An image is a mark with its label: its content is not said. */
export function textOfSegments(segments: readonly Segment[]): string {
  return segments.map(textOfSegment).join("\n");
}

function textOfSegment(segment: Segment): string {
  switch (segment.type) {
    case "text":
      return segment.text;
    case "structure":
      return JSON.stringify(segment.content);
    case "attachment":
      return segment.label === undefined ? "[image]" : `[image: ${segment.label}]`;
    default:
      throw segment satisfies never;
  }
}

/** Whether an entry holds an image. */
export function hasImage(entry: TranscriptEntry): boolean {
  return entry.type !== "toolCalls" && entry.segments.some(({ type }) => type === "attachment");
}

/** Throws `unsupportedCapability` for images that are given to a model without vision. */
export function checkVision(
  { name, capabilities }: Pick<LanguageModel, "name" | "capabilities">,
  transcript: readonly TranscriptEntry[],
): void {
  if (!capabilities.vision && transcript.some(hasImage)) throw lacking(name, "vision");
}

/** The error of a request that needs what a model does not have. */
export function lacking(model: string, capability: string): OrchardError {
  return new OrchardError(
    "unsupportedCapability",
    `The model "${model}" has no ${capability}: use another model, or leave out what needs it.`,
    { details: { capability, model } },
  );
}
