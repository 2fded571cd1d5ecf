// Feedback on an answer, as a JSON document to keep or to send to whoever looks after the model. Nothing is sent from
// here. The members are those of Apple's LanguageModelFeedback; several documents may stand in one file, a line each.
import { OrchardError } from "../errors.ts";
import type { JsonObject, JsonValue } from "../json-schema.ts";
import type { TranscriptEntry } from "../model.ts";
import { transcriptFromJson, transcriptToJson } from "./transcript.ts";

export const sentiments = ["positive", "negative", "neutral"] as const;
export type FeedbackSentiment = (typeof sentiments)[number];

export const issueCategories = [
  "unhelpful",
  "tooVerbose",
  "didNotFollowInstructions",
  "incorrect",
  "stereotypeOrBias",
  "suggestiveOrSexual",
  "vulgarOrOffensive",
  "triggeredGuardrailUnexpectedly",
] as const;
export type FeedbackIssueCategory = (typeof issueCategories)[number];

export interface FeedbackIssue {
  readonly category: FeedbackIssueCategory;
  readonly explanation?: string;
}

export interface Feedback {
  readonly sentiment?: FeedbackSentiment;
  readonly issues?: readonly FeedbackIssue[];
  /** What the answer should have been: a text, or a value. */
  readonly desiredOutput?: JsonValue;
}

const kind = "orchard.feedback";
const version = 1;

/** Feedback on the last answer of a transcript as one line of JSON. */
export function feedbackAttachment(
  transcript: readonly TranscriptEntry[],
  { sentiment, issues = [], desiredOutput }: Feedback,
): string {
  const document = {
    type: kind,
    version,
    ...(sentiment === undefined ? {} : { sentiment }),
    issues: issues.map(({ category, explanation }) => ({
      category,
      ...(explanation === undefined ? {} : { explanation }),
    })),
    ...(desiredOutput === undefined ? {} : { desiredOutput }),
    transcript: transcriptToJson(transcript),
  };
  return `${JSON.stringify(document)}\n`;
}

/** Reads documents, one to a line. Throws `invalidArgument` with the line that is wrong. */
export function readFeedback(
  text: string,
): (Feedback & { readonly transcript: readonly TranscriptEntry[] })[] {
  return text
    .split("\n")
    .map((line, index) => ({ line, number: index + 1 }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, number }) => {
      const json = parsedLine(line, number);
      const { sentiment, issues, desiredOutput, transcript } = json;
      const isSentiment = sentiment === undefined || sentiments.includes(sentiment as FeedbackSentiment);
      const list = Array.isArray(issues) ? (issues as unknown as readonly FeedbackIssue[]) : null;
      const areIssues = list?.every((issue) => issueCategories.includes(issue?.category)) ?? false;
      if (
        json.type !== kind ||
        json.version !== version ||
        !isSentiment ||
        !areIssues ||
        transcript === undefined
      )
        throw wrong(number);
      return {
        ...(sentiment === undefined ? {} : { sentiment: sentiment as FeedbackSentiment }),
        issues: list!,
        ...(desiredOutput === undefined ? {} : { desiredOutput }),
        transcript: transcriptFromJson(transcript),
      };
    });
}

function parsedLine(line: string, number: number): JsonObject {
  try {
    const json = JSON.parse(line) as JsonValue;
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return json as JsonObject;
  } catch {
    // Said below.
  }
  throw wrong(number);
}

function wrong(line: number): OrchardError {
  return new OrchardError("invalidArgument", `Line ${line} is no feedback that Orchard wrote.`, {
    details: { line },
  });
}
