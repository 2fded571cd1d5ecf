// Decisions: a choice, a yes or no, or a score, read from the probabilities that a model gives to the possible answers
// instead of being generated. The prompt is prefilled once for all of them.
import { OrchardError } from "../errors.ts";
import type { LanguageModel, TextConstraint, ToolDefinition, TranscriptEntry } from "../model.ts";

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

/** Options of a decision. */
export interface DecideOptions {
  readonly signal?: AbortSignal | undefined;
}

/** What to decide: among choices, on a scale of whole numbers, or between yes and no. */
export interface DecisionSpace {
  readonly choices?: readonly string[];
  readonly scale?: readonly [number, number];
}

/** A decision of one model about one prompt. */
export interface DecisionRequest extends DecideOptions, DecisionSpace {
  readonly model: LanguageModel;
  /** What the model sees; it ends with the question. */
  readonly transcript: readonly TranscriptEntry[];
  readonly tools: readonly ToolDefinition[];
}

/**
 * Decides. Throws `unsupportedCapability` for a model that gives no probabilities and `invalidArgument` for fewer than two
 * choices, two that are the same, or a scale that is none.
 */
export async function decide(
  request: DecisionRequest,
): Promise<Decision<string> | Decision<boolean> | ScoreDecision> {
  const { choices, scale } = request;
  if (choices !== undefined)
    return await decideAmong(request, new Map(choices.map((choice) => [choice, choice])));
  if (scale === undefined)
    return await decideAmong(
      request,
      new Map([
        [true, "yes"],
        [false, "no"],
      ]),
    );
  const [from, to] = scale;
  if (!Number.isInteger(from) || !Number.isInteger(to) || to <= from || to - from > 100)
    throw new OrchardError(
      "invalidArgument",
      `scale takes two whole numbers, at most 100 apart, not [${scale}].`,
    );
  const steps = Array.from({ length: to - from + 1 }, (_, i) => [from + i, String(from + i)] as const);
  return scoreOf(await decideAmong(request, new Map(steps)));
}

/** `candidates`: each with its text as the model would write it. Of the request's own choices the model may be told. */
async function decideAmong<Choice>(
  { model, transcript, tools, choices, signal }: DecisionRequest,
  candidates: ReadonlyMap<Choice, string>,
): Promise<Decision<Choice>> {
  const texts = [...candidates.values()];
  if (texts.length < 2 || candidates.size < (choices?.length ?? 0) || texts.includes(""))
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
  const constraint: TextConstraint | undefined = choices && { type: "choices", choices };
  const logs = await model.score({ transcript, options: {}, tools, constraint }, texts, signal);
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const probabilities = new Map([...candidates.keys()].map((choice, i) => [choice, weights[i]! / total]));
  const [choice, probability] = [...probabilities].reduce((best, one) => (one[1] > best[1] ? one : best));
  return { choice, probability, probabilities };
}

/** The mean over a scale of whole numbers. */
function scoreOf({ probabilities }: Decision<number>): ScoreDecision {
  const score = [...probabilities].reduce((sum, [step, probability]) => sum + step * probability, 0);
  return { score, probabilities };
}
