// Element by element: one operand, two that broadcast as in NumPy, or a choice between two.
import type { Attributes, DType } from "../op.ts";
import { broadcastShapes } from "../shape.ts";
import { broadcastStrides, type Values, walk, zeros } from "./values.ts";

type Inputs = readonly (Values | null)[];

export function unary(compute: (x: number) => number): (inputs: Inputs) => Values[] {
  return ([x]) => [{ ...x!, numbers: x!.numbers.map(compute) }];
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export const gelu = (x: number): number =>
  0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));

function broadcast(shapes: readonly (readonly number[])[]): readonly number[] {
  return shapes.reduce((a, b) => broadcastShapes(a, b) as readonly number[]);
}

export function binary(
  compute: (a: number, b: number) => number,
  result?: DType,
): (inputs: Inputs) => Values[] {
  return ([a, b]) => {
    const shape = broadcast([a!.shape, b!.shape]);
    const out = zeros(result ?? a!.dtype, shape);
    walk(
      shape,
      [a!, b!].map((x) => broadcastStrides(x.shape, shape)),
      (place, [i, j]) => {
        out.numbers[place] = compute(a!.numbers[i!]!, b!.numbers[j!]!);
      },
    );
    return [out];
  };
}

/** Whole numbers divide toward zero. */
export function div(inputs: Inputs): Values[] {
  const whole = !["float32", "float16", "bfloat16"].includes(inputs[0]!.dtype);
  return binary((a, b) => (whole ? Math.trunc(a / b) : a / b))(inputs);
}

export function where([condition, a, b]: Inputs): Values[] {
  const shape = broadcast([condition!.shape, a!.shape, b!.shape]);
  const out = zeros(a!.dtype, shape);
  walk(
    shape,
    [condition!, a!, b!].map((x) => broadcastStrides(x.shape, shape)),
    (place, [c, i, j]) => {
      out.numbers[place] = condition!.numbers[c!] ? a!.numbers[i!]! : b!.numbers[j!]!;
    },
  );
  return [out];
}

const casts: { readonly [T in DType]: (x: number) => number } = {
  float32: (x) => x,
  float16: (x) => x,
  bfloat16: (x) => x,
  int8: (x) => (Math.trunc(x) << 24) >> 24,
  uint8: (x) => Math.trunc(x) & 255,
  int32: (x) => Math.trunc(x) | 0,
  int64: Math.trunc,
  bool: (x) => (x === 0 ? 0 : 1),
};

export function cast([x]: Inputs, { to }: Attributes<"cast">): Values[] {
  return [{ dtype: to, shape: x!.shape, numbers: x!.numbers.map(casts[to]) }];
}
