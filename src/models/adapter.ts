// A low-rank adapter (LoRA, arXiv 2106.09685) of a transformer: which weights have one, and the names and shapes of its
// matrices in PEFT's layout, W x + (alpha / rank) · B (A x). Training and running share it. Leaves out DoRA, adapters of
// the embedding, and a rank per layer.
import type { Tensor } from "../graph/tensor.ts";
import { type ModelConfig, parameterShapes } from "./config.ts";

/** Size and strength of an adapter. */
export interface AdapterDial {
  readonly rank: number;
  /** The adapter's product is multiplied by alpha / rank. */
  readonly alpha: number;
}

/** Rank 32 at half strength, as Apple's adapters have (models.md §11). */
export const adapterDial: AdapterDial = { rank: 32, alpha: 16 };

/** The linear layers that have an adapter: all of them. */
export const adaptedLayers = [
  "q_proj",
  "k_proj",
  "v_proj",
  "o_proj",
  "gate_proj",
  "up_proj",
  "down_proj",
] as const;

const adaptedWeight = new RegExp(`\\.(${adaptedLayers.join("|")})\\.weight$`);

/** Whether a weight is that of a linear layer that has an adapter. */
export function isAdapted(weight: string): boolean {
  return adaptedWeight.test(weight);
}

/** PEFT's name of the matrix A [rank, input] or B [output, rank] of a weight. */
export function adapterName(weight: string, part: "A" | "B"): string {
  return `base_model.model.${weight.replace(/\.weight$/, "")}.lora_${part}.weight`;
}

/** Names and shapes of an adapter's matrices; layers that share another layer's keys have none for k and v. */
export function adapterShapes(config: ModelConfig, rank: number): Map<string, readonly number[]> {
  return new Map(
    [...parameterShapes(config)].flatMap(([weight, [output, input]]) =>
      isAdapted(weight)
        ? [
            [adapterName(weight, "A"), [rank, input!]] as const,
            [adapterName(weight, "B"), [output!, rank]] as const,
          ]
        : [],
    ),
  );
}

/** What a linear layer gives with its adapter: x Wᵀ + (alpha / rank) · (x Aᵀ) Bᵀ, [..., output]. */
export function adaptedProduct(
  x: Tensor,
  weight: Tensor,
  { a, b }: { readonly a: Tensor; readonly b: Tensor },
  { rank, alpha }: AdapterDial,
): Tensor {
  const inner = x.matMul(a, { transposeB: true }).mul(alpha / rank); // [..., rank]
  return x.matMul(weight, { transposeB: true }).add(inner.matMul(b, { transposeB: true }));
}
