// Numbers while the reference interprets a graph: whatever the element type, they are float64 here and rounded to that
// type after each operation, or not at all where a test wants more digits than float32 has.
import { allocate, countOf, type HostTensor } from "../host-tensor.ts";
import type { DType } from "../op.ts";
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from "./half.ts";

/** A tensor of the interpreter: row-major numbers, int64 only as far as 2^53, bool as 0 and 1. */
export interface Values {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly numbers: Float64Array;
}

/** Zeros of a shape. */
export function zeros(dtype: DType, shape: readonly number[]): Values {
  return { dtype, shape, numbers: new Float64Array(countOf(shape)) };
}

export function decode({ dtype, shape, data }: HostTensor): Values {
  const read = dtype === "float16" ? float16ToNumber : dtype === "bfloat16" ? bfloat16ToNumber : Number;
  const numbers = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) numbers[i] = read(data[i] as number);
  return { dtype, shape, numbers };
}

export function encode({ dtype, shape, numbers }: Values): HostTensor {
  const tensor: HostTensor = allocate(dtype, shape);
  const { data } = tensor;
  if (data instanceof BigInt64Array) for (let i = 0; i < data.length; i++) data[i] = BigInt(numbers[i]!);
  else if (dtype === "float16") for (let i = 0; i < data.length; i++) data[i] = numberToFloat16(numbers[i]!);
  else if (dtype === "bfloat16")
    for (let i = 0; i < data.length; i++) data[i] = numberToBfloat16(numbers[i]!);
  else data.set(numbers);
  return tensor;
}

const rounding: { readonly [T in DType]: ((value: number) => number) | null } = {
  float32: Math.fround,
  float16: (value) => float16ToNumber(numberToFloat16(value)),
  bfloat16: (value) => bfloat16ToNumber(numberToBfloat16(value)),
  int8: null,
  uint8: null,
  int32: null,
  int64: null,
  bool: null,
};

/** Rounds numbers to what their element type can hold, in place. */
export function roundToType(values: Values): Values {
  const round = rounding[values.dtype];
  if (round) for (let i = 0; i < values.numbers.length; i++) values.numbers[i] = round(values.numbers[i]!);
  return values;
}

/** How far apart neighbours along each axis lie in memory. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** Strides that walk a tensor as if it had been broadcast to a longer shape. */
export function broadcastStrides(shape: readonly number[], to: readonly number[]): number[] {
  const strides = stridesOf(shape);
  const offset = to.length - shape.length;
  return to.map((_, axis) => (axis < offset || shape[axis - offset] === 1 ? 0 : strides[axis - offset]!));
}

/** Calls `visit` for each place of a shape, in order, with its place under each list of strides. */
export function walk(
  shape: readonly number[],
  strides: readonly (readonly number[])[],
  visit: (place: number, places: readonly number[]) => void,
): void {
  const count = countOf(shape);
  const index = new Array<number>(shape.length).fill(0);
  const places = new Array<number>(strides.length).fill(0);
  for (let place = 0; place < count; place++) {
    visit(place, places);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis]!++;
      for (let i = 0; i < strides.length; i++) places[i]! += strides[i]![axis]!;
      if (index[axis]! < shape[axis]!) break;
      for (let i = 0; i < strides.length; i++) places[i]! -= strides[i]![axis]! * shape[axis]!;
      index[axis] = 0;
    }
  }
}
