// A deeper model from a trained one, which says the same at first (block expansion, LLaMA Pro, arXiv 2401.02415): copies of
// layers are put before them whose outputs are zero, so that training goes on from where the smaller model ended.
import { allocate, hostTensor } from "../graph/host-tensor.ts";
import { type ModelConfig, parameterShapes } from "../models/config.ts";
import type { BaseModel } from "./base-model.ts";

type Model = Pick<BaseModel, "config" | "weights">;

/**
 * The model with `times` as many layers and the same logits. A layer comes last among its copies, so that layers without
 * keys and values still read those that they read before.
 */
export function deepened({ config, weights }: Model, times = 2): Model {
  const last = times - 1;
  const deep: ModelConfig = {
    ...config,
    layers: config.layers.flatMap((layer) => {
      const { keyValueLayer: owner } = layer;
      return Array.from({ length: times }, () => ({
        ...layer,
        keyValueLayer: owner === null ? null : owner * times + last,
      }));
    }),
  };
  const tensorOf = (name: string, shape: readonly number[]) => {
    const layer = Number(/layers\.(\d+)\./.exec(name)?.[1] ?? last);
    if (layer % times !== last && /(o_proj|down_proj)\.(weight|bias)$/.test(name))
      return allocate("float32", shape);
    const from = name.replace(/layers\.\d+\./, `layers.${Math.floor(layer / times)}.`);
    return hostTensor("float32", shape, (weights.get(from)!.data as Float32Array).slice());
  };
  return {
    config: deep,
    weights: new Map([...parameterShapes(deep)].map(([name, shape]) => [name, tensorOf(name, shape)])),
  };
}
