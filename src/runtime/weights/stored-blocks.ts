// Weights that a model folder stores as codes and scales (models/presets/quantization.ts): found, checked, and read back
// as floats where training or a hash wants these. The engine maps codes and scales as they lie in the file.
import { type ModelConfig, parameterShapes } from "../../models/config.ts";
import { type BlockFormat, type Quantization, storedFormat } from "../../models/presets/quantization.ts";
import { cacheScaleName, codesOf, scalesOf } from "../../models/transformer.ts";
import { dequantizeBlocks } from "./blocks.ts";
import { corrupt } from "./byte-source.ts";
import { readTensor, type StoredTensor, toFloat32 } from "./stored-tensor.ts";
import { blockShapes, embeddingName } from "./target.ts";

/** A weight in blocks, in a file. */
export interface StoredBlocks {
  /** Outputs and inputs. */
  readonly shape: readonly [rows: number, columns: number];
  readonly format: BlockFormat;
  readonly codes: StoredTensor;
  readonly scales: StoredTensor;
}

type StoredTensors = ReadonlyMap<string, StoredTensor>;

/** The weights that are stored in blocks, by canonical name. Throws `corruptModel`, naming the tensor. */
export function findBlocks(
  config: ModelConfig,
  quantization: Quantization,
  tensors: StoredTensors,
  path: string,
): Map<string, StoredBlocks> {
  const blocks = new Map<string, StoredBlocks>();
  for (const [name, shape] of parameterShapes(config)) {
    const format = storedFormat(quantization, name);
    if (format === null) continue;
    const [rows, columns] = shape as [number, number];
    const divides = columns % format.blockSize === 0;
    if (shape.length !== 2 || (!divides && (format.bits === 2 || name === embeddingName)))
      throw corrupt(path, name, `cannot have blocks of ${format.blockSize}: its shape is [${shape}]`);
    const [codes, scales] = blockShapes([rows, columns], format);
    blocks.set(name, {
      shape: [rows, columns],
      format,
      codes: found(tensors, codesOf(name), "uint8", codes, path),
      scales: found(tensors, scalesOf(name), "float32", scales, path),
    });
  }
  return blocks;
}

/** The scales of the key-value cache that a model brings, by parameter name. Throws `corruptModel`. */
export function findCacheScales(config: ModelConfig, tensors: StoredTensors, path: string): StoredTensor[] {
  const shape = [1, config.keyValueHeads, 1, config.headSize];
  return config.layers.flatMap(({ keyValueLayer }, layer) =>
    keyValueLayer === null
      ? (["key", "value"] as const).map((part) =>
          found(tensors, cacheScaleName(layer, part), "float32", shape, path),
        )
      : [],
  );
}

function found(
  tensors: StoredTensors,
  name: string,
  type: StoredTensor["type"],
  shape: readonly number[],
  path: string,
): StoredTensor {
  const tensor = tensors.get(name);
  if (!tensor) throw corrupt(path, `tensor "${name}"`, "is missing, and config.json asks for it");
  if (tensor.type === type && tensor.shape.join() === shape.join()) return tensor;
  const is = `is ${tensor.type} [${tensor.shape}]`;
  throw corrupt(path, `tensor "${name}"`, `${is}, and config.json says ${type} [${shape}]`);
}

/** The float32 values of a parameter, however it is stored. Throws what reading throws. */
export async function weightValues(
  {
    tensors,
    blocks,
  }: { readonly tensors: StoredTensors; readonly blocks: ReadonlyMap<string, StoredBlocks> },
  name: string,
): Promise<Float32Array> {
  const block = blocks.get(name);
  if (!block) {
    const tensor = tensors.get(name)!;
    return toFloat32(tensor.type, await readTensor(tensor));
  }
  const { shape, format, codes, scales } = block;
  const [rows, columns] = shape;
  const [packed, factors] = await Promise.all([readTensor(codes), readTensor(scales)]);
  return dequantizeBlocks({
    ...format,
    rows,
    columns,
    packed,
    scales: new Float32Array(factors.buffer),
  });
}
