// Decisions: a choice, a yes or no, or a score, read from the probabilities that a model gives to the possible answers
// instead of being generated. The prompt is prefilled once for all of them.
import { OrchardError } from "../errors.ts";
import type { LanguageModel, PromptEntry, TranscriptEntry } from "../model.ts";

/** One of some answers, with the probability of each; they sum to 1. */
export interface Decision<Choice> {
  readonly choice: Choice;
  readonly probability: number;
  readonly probabilities: ReadonlyMap<Choice, number>;
}

/** A number on a scale: the mean of the scale's steps, weighed by their probabilities. */
export interface ScoreDecision {
  readonly score: number;
  readonly probabilities: ReadonlyMap<number, number>;
}

/** The choices, each with its text as the model would write it. */
export type Candidates<Choice> = ReadonlyMap<Choice, string>;

/**
 * Asks the model. Throws `unsupportedCapability` for a model that gives no probabilities and `invalidArgument` for fewer
 * than two choices, or two that are the same.
 */
export async function decideAmong<Choice>(
  model: LanguageModel,
  history: readonly TranscriptEntry[],
  prompt: PromptEntry,
  candidates: Candidates<Choice>,
  signal?: AbortSignal,
): Promise<Decision<Choice>> {
  const texts = [...candidates.values()];
  if (texts.length < 2 || new Set(texts).size < texts.length || texts.includes(""))
    throw new OrchardError(
      "invalidArgument",
      "A decision needs two or more choices, all different and none empty.",
    );
  if (model.score === undefined)
    throw new OrchardError(
      "unsupportedCapability",
      `The model "${model.name}" gives no probabilities: use a local model, or respond with a schema.`,
      { details: { capability: "score", model: model.name } },
    );
  const request = { transcript: [...history, prompt], options: prompt.options };
  const logs = await model.score(request, texts, signal);
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = new Map([...candidates.keys()].map((choice, i) => [choice, weights[i]! / total]));
  const [choice, probability] = [...probabilities].reduce((best, one) => (one[1] > best[1] ? one : best));
  return { choice, probability, probabilities };
}

/** The mean over a scale of whole numbers. */
export function scoreOf({ probabilities }: Decision<number>): ScoreDecision {
  const score = [...probabilities].reduce((sum, [step, probability]) => sum + step * probability, 0);
  return { score, probabilities };
}
