// Hugging Face's `rope_scaling` record (in transformers 5 a part of `rope_parameters`) as a RopeScaling. Dynamic NTK
// and LongRoPE change with the length of the sequence and are refused.

import type { RopeScaling } from "../config.ts";
import { type Fields, limits } from "./fields.ts";

/**
 * The scaling that `fields` describes; null where there is none. `name` is the record's own name, for messages;
 * `contextSize` stands in for YaRN's original context when the record leaves it out.
 */
export function readRopeScaling(
  fields: Fields | null,
  name: string,
  contextSize: number,
): RopeScaling | null {
  if (fields === null) return null;
  const key = fields.has("rope_type") ? "rope_type" : "type";
  const type = fields.text(key, name === "rope_parameters" ? "default" : undefined);
  const original = (fallback?: number) =>
    fields.integer("original_max_position_embeddings", { least: 1, most: limits.contextSize, fallback });
  switch (type) {
    case "default":
      return null;
    case "linear":
      return { kind: "linear", factor: readFactor(fields) };
    case "llama3": {
      const lowFrequencyFactor = fields.positive("low_freq_factor");
      const highFrequencyFactor = fields.positive("high_freq_factor");
      if (highFrequencyFactor <= lowFrequencyFactor)
        throw fields.corrupt("high_freq_factor", `must be above low_freq_factor, ${lowFrequencyFactor}`);
      return {
        kind: "llama3",
        factor: readFactor(fields),
        lowFrequencyFactor,
        highFrequencyFactor,
        originalContextSize: original(),
      };
    }
    case "yarn": {
      for (const variant of ["mscale", "mscale_all_dim"])
        if (fields.has(variant))
          throw fields.unsupported(variant, "is present, a YaRN variant that is not read");
      if (!fields.boolean("truncate", true)) throw fields.unsupported("truncate", "is false");
      const factor = readFactor(fields);
      return {
        kind: "yarn",
        factor,
        betaFast: fields.positive("beta_fast", 32),
        betaSlow: fields.positive("beta_slow", 1),
        attentionFactor: fields.positive("attention_factor", yarnAttentionFactor(factor)),
        originalContextSize: original(contextSize),
      };
    }
    default:
      throw fields.unsupported(key, `is "${type}"; default, linear, llama3 and yarn are known`);
  }
}

/** YaRN's factor on cos and sin: 0.1 · ln(factor) + 1 (its equation 22, on queries and keys alike). */
export function yarnAttentionFactor(factor: number): number {
  return factor <= 1 ? 1 : 0.1 * Math.log(factor) + 1;
}

function readFactor(fields: Fields): number {
  const factor = fields.positive("factor");
  if (factor < 1) throw fields.corrupt("factor", `is ${factor}, below 1`);
  return factor;
}
