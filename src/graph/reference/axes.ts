// Along axes: sums, maxima, softmax, and the operations that only move numbers.
import { OrchardError } from "../../errors.ts";
import type { Attributes } from "../op.ts";
import { broadcastShapes, normalizeAxis } from "../shape.ts";
import { broadcastStrides, stridesOf, type Values, walk, zeros } from "./values.ts";

type Inputs = readonly (Values | null)[];

export function reduction(
  start: number,
  combine: (sum: number, x: number) => number,
): (inputs: Inputs, attributes: Attributes<"reduceSum">) => Values[] {
  return ([x], { axes, keepDimensions }) => {
    const reduced = new Set(axes.map((axis) => normalizeAxis(axis, x!.shape.length)));
    const kept = x!.shape.map((size, axis) => (reduced.has(axis) ? 1 : size));
    const out = zeros(x!.dtype, kept);
    out.numbers.fill(start);
    walk(x!.shape, [broadcastStrides(kept, x!.shape)], (place, [to]) => {
      out.numbers[to!] = combine(out.numbers[to!]!, x!.numbers[place]!);
    });
    return [{ ...out, shape: keepDimensions ? kept : kept.filter((_, axis) => !reduced.has(axis)) }];
  };
}

export function softmax([x]: Inputs): Values[] {
  const width = x!.shape.at(-1)!;
  const out = { ...x!, numbers: x!.numbers.slice() };
  for (let at = 0; at < out.numbers.length; at += width) {
    const row = out.numbers.subarray(at, at + width);
    const largest = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (let i = 0; i < width; i++) sum += row[i] = Math.exp(row[i]! - largest);
    for (let i = 0; i < width; i++) row[i]! /= sum;
  }
  return [out];
}

export function topK([x]: Inputs, { count }: Attributes<"topK">): Values[] {
  const width = x!.shape.at(-1)!;
  const out = zeros(x!.dtype, x!.shape.with(-1, count));
  for (let row = 0; row < out.numbers.length / count; row++) {
    const sorted = x!.numbers.slice(row * width, (row + 1) * width).sort((a, b) => b - a);
    out.numbers.set(sorted.subarray(0, count), row * count);
  }
  return [out];
}

export function reshape([x]: Inputs, { shape }: Attributes<"reshape">): Values[] {
  const taken = shape.map((size, axis) => (size === "keep" ? x!.shape[axis]! : size));
  const rest = taken.reduce<number>((count, size) => (size === "infer" ? count : count * size), 1);
  return [{ ...x!, shape: taken.map((size) => (size === "infer" ? x!.numbers.length / rest : size)) }];
}

export function transpose([x]: Inputs, { permutation }: Attributes<"transpose">): Values[] {
  const strides = stridesOf(x!.shape);
  const out = zeros(
    x!.dtype,
    permutation.map((axis) => x!.shape[axis]!),
  );
  walk(out.shape, [permutation.map((axis) => strides[axis]!)], (place, [from]) => {
    out.numbers[place] = x!.numbers[from!]!;
  });
  return [out];
}

export function expand([x]: Inputs, { shape: target }: Attributes<"expand">): Values[] {
  const offset = target.length - x!.shape.length;
  const wanted = target.map((size, axis) => (size === "keep" ? (x!.shape[axis - offset] ?? 1) : size));
  const shape = broadcastShapes(x!.shape, wanted) as readonly number[];
  const out = zeros(x!.dtype, shape);
  walk(shape, [broadcastStrides(x!.shape, shape)], (place, [from]) => {
    out.numbers[place] = x!.numbers[from!]!;
  });
  return [out];
}

export function slice([x]: Inputs, { axis, start, end }: Attributes<"slice">): Values[] {
  const at = normalizeAxis(axis, x!.shape.length);
  const size = x!.shape[at]!;
  const bound = (place: number) => Math.min(Math.max(place < 0 ? place + size : place, 0), size);
  const first = bound(start);
  const out = zeros(x!.dtype, x!.shape.with(at, Math.max(bound(end ?? size) - first, 0)));
  const strides = stridesOf(x!.shape);
  walk(out.shape, [strides], (place, [from]) => {
    out.numbers[place] = x!.numbers[from! + first * strides[at]!]!;
  });
  return [out];
}

export function concat(inputs: Inputs, { axis }: Attributes<"concat">): Values[] {
  const shape = inputs[0]!.shape;
  const at = normalizeAxis(axis, shape.length);
  const total = inputs.reduce((sum, x) => sum + x!.shape[at]!, 0);
  const out = zeros(inputs[0]!.dtype, shape.with(at, total));
  const strides = stridesOf(out.shape);
  let offset = 0;
  for (const x of inputs) {
    walk(x!.shape, [strides], (place, [to]) => {
      out.numbers[to! + offset * strides[at]!] = x!.numbers[place]!;
    });
    offset += x!.shape[at]!;
  }
  return [out];
}

/** A row number; negative counts from the end. */
export function rowOf(index: number, rows: number): number {
  const row = index < 0 ? index + rows : index;
  if (row < 0 || row >= rows)
    throw new OrchardError("invalidArgument", `row ${index} is outside a table of ${rows} rows`);
  return row;
}

export function gather([data, indices]: Inputs, { axis }: Attributes<"gather">): Values[] {
  const at = normalizeAxis(axis, data!.shape.length);
  const [before, after] = [data!.shape.slice(0, at), data!.shape.slice(at + 1)];
  const width = after.reduce((a, b) => a * b, 1);
  const rows = data!.shape[at]!;
  const out = zeros(data!.dtype, [...before, ...indices!.shape, ...after]);
  let to = 0;
  for (let outer = 0; outer < before.reduce((a, b) => a * b, 1); outer++)
    for (const index of indices!.numbers) {
      const from = (outer * rows + rowOf(index, rows)) * width;
      out.numbers.set(data!.numbers.subarray(from, from + width), to);
      to += width;
    }
  return [out];
}

export function scatterAdd([data, indices, updates]: Inputs): Values[] {
  const [rows, ...rest] = data!.shape;
  const width = rest.reduce((a, b) => a * b, 1);
  const numbers = data!.numbers.slice();
  indices!.numbers.forEach((index, i) => {
    const to = rowOf(index, rows!) * width;
    for (let j = 0; j < width; j++) numbers[to + j]! += updates!.numbers[i * width + j]!;
  });
  return [{ ...data!, numbers }];
}
