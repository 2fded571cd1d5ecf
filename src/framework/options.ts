// Checks the options of a request once, before any model sees them, so that every model refuses the same
// ones.
import { OrchardError } from "../errors.ts";
import type { GenerationOptions } from "../model.ts";

/**
 * Throws `invalidArgument` with the name, the value and the allowed range of the first option out of range.
 */
export function checkGenerationOptions(options: GenerationOptions): void {
  const { sampling, temperature, repetitionPenalty, maximumResponseTokens, stop, draft, reasoningLevel } =
    options;
  checkNumber("temperature", temperature, "a number of at least 0", (value) => value >= 0);
  checkNumber("repetitionPenalty", repetitionPenalty, "a number above 0", (value) => value > 0);
  checkNumber("maximumResponseTokens", maximumResponseTokens, "a whole number of at least 1", isCount);
  if (sampling?.mode === "random") {
    const { topK, topP, minP, seed } = sampling;
    checkNumber("sampling.topK", topK, "a whole number of at least 1", isCount);
    checkNumber("sampling.topP", topP, "a number above 0 and at most 1", (value) => value > 0 && value <= 1);
    checkNumber(
      "sampling.minP",
      minP,
      "a number of at least 0 and below 1",
      (value) => value >= 0 && value < 1,
    );
    checkNumber(
      "sampling.seed",
      seed,
      "a whole number from 0 to 4294967295",
      (value) => value >>> 0 === value,
    );
  } else if (sampling !== undefined && sampling.mode !== "greedy") {
    throw outOfRange("sampling", sampling, 'of mode "greedy" or "random"');
  }
  if (draft !== undefined && draft !== "promptLookup" && draft !== "off")
    throw outOfRange("draft", draft, '"promptLookup" or "off"');
  if (stop !== undefined && !(Array.isArray(stop) && stop.every(isStop))) {
    throw outOfRange("stop", stop, "a list of strings that are not empty");
  }
  if (reasoningLevel !== undefined && !isReasoningLevel(reasoningLevel))
    throw outOfRange(
      "reasoningLevel",
      reasoningLevel,
      '"none", "light", "moderate", "deep" or { custom: TEXT }',
    );
}

function isReasoningLevel(level: unknown): boolean {
  const { custom } = (level ?? {}) as { readonly custom?: unknown };
  return (
    ["none", "light", "moderate", "deep"].includes(level as string) ||
    (typeof custom === "string" && custom !== "")
  );
}

/** An empty stop string would end every answer at once. */
function isStop(text: unknown): boolean {
  return typeof text === "string" && text !== "";
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 1;
}

function checkNumber(
  option: string,
  value: number | undefined,
  expected: string,
  accepts: (value: number) => boolean,
): void {
  if (value === undefined || (Number.isFinite(value) && accepts(value))) return;
  throw outOfRange(option, value, expected);
}

function outOfRange(option: string, value: unknown, expected: string): OrchardError {
  const given = typeof value === "number" ? value : JSON.stringify(value);
  return new OrchardError("invalidArgument", `${option} must be ${expected}, not ${given}.`, {
    details: { option, value },
  });
}
