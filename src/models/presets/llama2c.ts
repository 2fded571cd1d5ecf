// Reads the header of a llama2.c checkpoint (github.com/karpathy/llama2.c, `Config` in run.c): a Llama with the
// constants that llama2.c fixes in code, and rotary pairs that are neighbours.

import type { ModelConfig } from "../config.ts";
import { checkHeads, fieldsOf, limits } from "./fields.ts";

/** The seven 32-bit integers at the start of the file, in order. */
export interface Llama2cHeader {
  readonly dim: number;
  readonly hiddenDim: number;
  readonly layers: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  /** Negative: the output projection is a matrix of its own. */
  readonly vocabularySize: number;
  readonly sequenceLength: number;
}

/**
 * The config that a llama2.c header describes.
 *
 * @throws OrchardError "corruptModel", naming the field.
 */
export function configFromLlama2c(header: Llama2cHeader): ModelConfig {
  const fields = fieldsOf(new Map(Object.entries(header)), "llama2.c header");
  const size = (name: keyof Llama2cHeader, most: number) => fields.integer(name, { least: 1, most });
  const signed = fields.integer("vocabularySize", {
    least: -limits.vocabularySize,
    most: limits.vocabularySize,
  });
  // run.c starts with token 1 and stops at the next 1; 2 is the </s> of its vocabulary.
  if (Math.abs(signed) < 3)
    throw fields.corrupt("vocabularySize", `is ${signed}: too small for tokens 1 and 2`);
  const [width, heads] = [size("dim", limits.width), size("heads", limits.heads)];
  const keyValueHeads = size("keyValueHeads", limits.heads);
  if (width % heads !== 0)
    throw fields.corrupt("heads", `is ${heads}, which does not divide the width ${width}`);
  const headSize = width / heads;
  checkHeads(fields, heads, keyValueHeads, headSize, "keyValueHeads");
  return {
    family: "llama",
    vocabularySize: Math.abs(signed),
    width,
    heads,
    keyValueHeads,
    headSize,
    feedForward: size("hiddenDim", limits.feedForward),
    feedForwardBias: false,
    activation: "silu",
    layers: Array.from({ length: size("layers", limits.layers) }, () => ({
      window: null,
      rope: { theta: 10_000, interleaved: true, scaling: null },
      keyValueLayer: null,
      qkNorm: "none",
      bias: { qkv: false, output: false },
    })),
    norm: { kind: "rms", epsilon: 1e-5, offset: 0, placement: "pre" },
    tiedEmbedding: signed > 0,
    embeddingScale: 1,
    logitSoftcap: null,
    attentionSoftcap: null,
    attentionScale: 1 / Math.sqrt(headSize),
    contextSize: size("sequenceLength", limits.contextSize),
    bosToken: 1,
    endTokens: [1, 2],
  };
}
