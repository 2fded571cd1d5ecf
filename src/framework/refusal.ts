// A refusal as an error. The model has said why already: unlike Apple's, an explanation is not generated on demand.
import { OrchardError } from "../errors.ts";
import type { LanguageModel } from "../model.ts";

/** The error of a request that a model declined with these words. */
export function refusedBy(model: LanguageModel, explanation: string): OrchardError {
  return new OrchardError("refusal", `The model "${model.name}" declined to answer: ${explanation}`, {
    details: { explanation, model: model.name },
  });
}
