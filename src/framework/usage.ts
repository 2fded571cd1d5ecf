// Adding up the tokens of several requests.
import type { Usage } from "../model.ts";

/** The usage of a request that never reached the model. */
export const noUsage: Usage = {
  input: { totalTokenCount: 0, cachedTokenCount: 0 },
  output: { totalTokenCount: 0, reasoningTokenCount: 0 },
};

/** The tokens of `a` and `b` together. */
export function addUsage(a: Usage, b: Usage): Usage {
  return {
    input: {
      totalTokenCount: a.input.totalTokenCount + b.input.totalTokenCount,
      cachedTokenCount: a.input.cachedTokenCount + b.input.cachedTokenCount,
    },
    output: {
      totalTokenCount: a.output.totalTokenCount + b.output.totalTokenCount,
      reasoningTokenCount: a.output.reasoningTokenCount + b.output.reasoningTokenCount,
    },
  };
}
