// Numbers in this process's memory, with their type and shape: what a device reads, writes and never copies.
import { OrchardError } from "../errors.ts";
import type { DType } from "./op.ts";
import type { TensorData } from "./tensor.ts";

/** A tensor whose numbers are here. `data` has exactly as many elements as the shape says. */
export interface HostTensor {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

const constructors = {
  float32: Float32Array,
  float16: Uint16Array,
  bfloat16: Uint16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  int32: Int32Array,
  int64: BigInt64Array,
  bool: Uint8Array,
} as const satisfies { [T in DType]: unknown };

type DataOf<T extends DType> = InstanceType<(typeof constructors)[T]>;

/** Bytes per element. */
export function elementBytes(dtype: DType): number {
  return constructors[dtype].BYTES_PER_ELEMENT;
}

/** Number of elements of a shape. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((count, size) => count * size, 1);
}

/** A tensor of zeros. */
export function allocate<T extends DType>(
  dtype: T,
  shape: readonly number[],
): { readonly dtype: T; readonly shape: readonly number[]; readonly data: DataOf<T> } {
  return { dtype, shape, data: new constructors[dtype](countOf(shape)) as DataOf<T> };
}

/** A tensor over numbers that exist already. Throws `invalidArgument` when their count or kind does not fit. */
export function hostTensor(dtype: DType, shape: readonly number[], data: TensorData): HostTensor {
  if (!(data instanceof constructors[dtype]) || data.length !== countOf(shape))
    throw new OrchardError(
      "invalidArgument",
      `${data.constructor.name} of ${data.length} elements is no ${dtype} tensor of shape [${shape}]`,
    );
  return { dtype, shape, data };
}
