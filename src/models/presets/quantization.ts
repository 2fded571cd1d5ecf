// What config.json says of a model whose weights are stored in few bits: `quantization_config`, Hugging Face's field, with
// the method "orchard". A weight's name without its layer says the format of all layers; its whole name comes first.
//
//   "quantization_config": {
//     "quant_method": "orchard",
//     "weights": {
//       "model.embed_tokens.weight": { "bits": 4, "block_size": 64, "scales": "row" },
//       "self_attn.q_proj.weight": { "bits": 2, "block_size": 64, "scales": "row" }
//     },
//     "key_value_cache": { "bits": 8 }
//   }
//
// model.safetensors then has NAME.codes (uint8 [N, blocks, blockSize · bits / 8], low bits first) and NAME.scales (float32
// [N, 1] or [N, blocks]) in the place of NAME, and, for the cache, cache.LAYER.key.scale and .value.scale (float32
// [1, G, 1, d]). A code stands for scale · (code − 1.5, 8 or 128). Weights that are not listed are floats.
import type { WeightFormat } from "../transformer.ts";
import type { Fields } from "./fields.ts";

/** Blocks of few bits. */
export type BlockFormat = Extract<WeightFormat, { kind: "blocks" }>;

/** How a model is stored in few bits. */
export interface Quantization {
  /** Formats by a weight's name, or by its name without the layer; what is not listed is stored as floats. */
  readonly weights: ReadonlyMap<string, BlockFormat>;
  /** 8: the model brings the scales of an 8-bit key-value cache, which it was made for; null: it does not. */
  readonly keyValueBits: 8 | null;
}

/** What HF's field is called. */
export const quantizationField = "quantization_config";
const method = "orchard";
const mostWeights = 1 << 16;
const largestBlock = 256;

/** The format of a weight; null: floats. */
export function storedFormat({ weights }: Quantization, name: string): BlockFormat | null {
  return weights.get(name) ?? weights.get(withoutLayer(name)) ?? null;
}

/** "model.layers.3.mlp.up_proj.weight" → "mlp.up_proj.weight": what one format of all layers is listed under. */
export function withoutLayer(name: string): string {
  return name.replace(/^model\.layers\.\d+\./, "");
}

/**
 * What the fields of a config.json say; null: the weights are stored as they are. Throws `corruptModel` for what is no
 * such description and `unsupportedModel` for another method.
 */
export function readQuantization(fields: Fields): Quantization | null {
  const described = fields.record(quantizationField);
  if (described === null) return null;
  const by = described.text("quant_method", "unknown");
  if (by !== method)
    throw fields.unsupported(
      quantizationField,
      `is of the method "${by}": use the unquantized checkpoint, or a GGUF file in Q8_0 or Q4_0`,
    );
  const listed = described.raw("weights");
  const names = typeof listed === "object" && listed !== null ? Object.keys(listed) : [];
  if (names.length === 0 || names.length > mostWeights)
    throw described.corrupt("weights", "must say the format of at least one weight");
  const formats = described.record("weights")!;
  const cache = described.record("key_value_cache");
  if (cache !== null && cache.integer("bits", { least: 1, most: 32 }) !== 8)
    throw cache.unsupported("bits", "of the key-value cache must be 8");
  return {
    weights: new Map(
      names.map((name) => {
        const format = formats.record(name);
        if (format === null) throw formats.corrupt(name, "must have bits, block_size and scales");
        return [name, readFormat(format)];
      }),
    ),
    keyValueBits: cache === null ? null : 8,
  };
}

function readFormat(fields: Fields): BlockFormat {
  const bits = fields.integer("bits", { least: 1, most: 8 });
  if (bits !== 2 && bits !== 4 && bits !== 8) throw fields.unsupported("bits", "must be 2, 4 or 8");
  const blockSize = fields.integer("block_size", { least: 16, most: largestBlock });
  if (!Number.isInteger(Math.log2(blockSize)))
    throw fields.corrupt("block_size", `must be a power of two, not ${blockSize}`);
  const scaling = fields.text("scales");
  if (scaling !== "row" && scaling !== "block")
    throw fields.corrupt("scales", `must be "row" or "block", not "${scaling}"`);
  return { kind: "blocks", bits, blockSize, scaling };
}

/** The value of `quantization_config`; `readQuantization` reads it back. */
export function quantizationJson({ weights, keyValueBits }: Quantization): Record<string, unknown> {
  return {
    quant_method: method,
    weights: Object.fromEntries(
      Array.from(weights, ([name, { bits, blockSize, scaling }]) => [
        name,
        { bits, block_size: blockSize, scales: scaling },
      ]),
    ),
    ...(keyValueBits === null ? {} : { key_value_cache: { bits: keyValueBits } }),
  };
}
