// Random examples of every operation: shapes, attributes and numbers, from a seed. The operation tests compare engines
// on them, the gradient tests take derivatives at them. Total over the list of operations: a new one must come here.
import { allocate, type HostTensor, hostTensor } from "../../src/graph/host-tensor.ts";
import type { Attributes, DType, Op } from "../../src/graph/op.ts";
import { randomSource } from "../../src/runtime/random.ts";
import { attentionCase } from "./attention-case.ts";

/** One example. */
export interface OpCase<A = Attributes<Op>> {
  readonly attributes: A;
  readonly inputs: readonly (HostTensor | null)[];
  /** Inputs that a real graph stores: they are parameters in the test's graph. */
  readonly stored?: readonly number[];
  /** Axes of each input whose size may be open (a name) when the graph is built; default: every axis. */
  readonly open?: readonly (readonly number[])[];
  /** Outputs that are written over an input's memory. */
  readonly inPlace?: readonly (readonly [input: number, output: number])[];
  /** False for places whose number the operation leaves open. */
  readonly specified?: (output: number, place: number) => boolean;
}

/** Random choices of a case. */
export class Choices {
  readonly next: () => number;

  constructor(seed: number) {
    this.next = randomSource(seed);
  }
  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }
  pick<T>(options: readonly T[]): T {
    return options[this.whole(0, options.length - 1)]!;
  }
  coin(): boolean {
    return this.next() < 0.5;
  }
  shape(lowest: number, highest: number, largest = 6): number[] {
    return Array.from({ length: this.whole(lowest, highest) }, () => this.whole(1, largest));
  }
  floats(shape: readonly number[], low = -2, high = 2): HostTensor {
    return filled("float32", shape, () => low + this.next() * (high - low));
  }
  wholes(dtype: "int8" | "uint8" | "int32" | "int64", shape: readonly number[], low: number, high: number) {
    return filled(dtype, shape, () => this.whole(low, high));
  }
  bools(shape: readonly number[]): HostTensor {
    return filled("bool", shape, () => this.whole(0, 1));
  }
}

function filled(dtype: DType, shape: readonly number[], next: () => number): HostTensor {
  const tensor: HostTensor = allocate(dtype, shape);
  for (let i = 0; i < tensor.data.length; i++)
    tensor.data[i] = dtype === "int64" ? BigInt(next()) : (next() as never);
  return tensor;
}

type Generator<O extends Op> = (choose: Choices) => OpCase<Attributes<O>>;

const one =
  (low: number, high: number) =>
  (choose: Choices): OpCase<Attributes<"neg">> => ({
    attributes: {},
    inputs: [choose.floats(choose.shape(0, 4), low, high)],
  });

/** Two shapes that broadcast: some axes of size 1, one of them perhaps shorter. */
function broadcastPair(choose: Choices): [number[], number[]] {
  const shape = choose.shape(0, 4, 5);
  const thin = (from: readonly number[]) => from.map((size) => (choose.next() < 0.25 ? 1 : size));
  const shapes: [number[], number[]] = [thin(shape), thin(shape.slice(choose.whole(0, shape.length)))];
  return choose.coin() ? shapes : [shapes[1], shapes[0]];
}

/** Two operands, floats or now and then whole numbers; the second stays away from 0 where that is asked for. */
const two =
  ({ lowest = -2, whole = true } = {}) =>
  (choose: Choices): OpCase<Attributes<"add">> => {
    const [a, b] = broadcastPair(choose);
    if (whole && choose.next() < 0.3) {
      const dtype = choose.pick(["int32", "int64"] as const);
      return { attributes: {}, inputs: [choose.wholes(dtype, a, -9, 9), choose.wholes(dtype, b, 1, 9)] };
    }
    return { attributes: {}, inputs: [choose.floats(a), choose.floats(b, lowest, 2)] };
  };

function reduction(choose: Choices): OpCase<Attributes<"reduceSum">> {
  const shape = choose.shape(1, 4);
  const axes = shape.map((_, axis) => axis).filter(() => choose.coin());
  if (axes.length === 0) axes.push(choose.whole(0, shape.length - 1));
  const signed = axes.map((axis) => (choose.coin() ? axis : axis - shape.length));
  return {
    attributes: { axes: signed, keepDimensions: choose.coin() },
    inputs: [choose.floats(shape)],
  };
}

const batchShape = (choose: Choices): [number[], number[]] => {
  switch (choose.whole(0, 2)) {
    case 0:
      return [choose.shape(0, 2, 3), []];
    case 1:
      return [[], choose.shape(0, 2, 3)];
    default: {
      const [a, b] = [choose.whole(1, 3), choose.whole(1, 3)];
      return [
        [a, 1],
        [choose.coin() ? a : 1, b],
      ];
    }
  }
};

/** Codes, scales and, perhaps, zero points of `rows` rows of `blocks` blocks. */
function blockWeight(
  choose: Choices,
  rows: number,
  blocks: number,
  blockSize: number,
  bits: number,
  zero: "none" | "packed" | "float32",
) {
  const bytes = (blockSize * bits) / 8;
  const zeroPoints = {
    none: () => null,
    packed: () => choose.wholes("uint8", [rows, Math.ceil((blocks * bits) / 8)], 0, 255),
    float32: () => choose.floats([rows, blocks], 0, 2 ** bits - 1),
  }[zero]();
  return {
    codes: choose.wholes("uint8", [rows, blocks, bytes], 0, 255),
    scales: choose.floats([rows, blocks], -0.1, 0.1),
    zeroPoints,
  };
}

/** A case for every operation. Sizes are small: the reference is slow. */
export const opCases: { readonly [O in Op]: Generator<O> } = {
  neg: one(-3, 3),
  exp: one(-3, 3),
  log: one(0.1, 3),
  sqrt: one(0.1, 3),
  reciprocal: one(0.3, 3),
  tanh: one(-3, 3),
  sigmoid: one(-6, 6),
  silu: one(-6, 6),
  gelu: one(-4, 4),
  cast: (choose) => {
    const shape = choose.shape(0, 3);
    const to = choose.pick([
      "float32",
      "float16",
      "bfloat16",
      "int8",
      "uint8",
      "int32",
      "int64",
      "bool",
    ] as const);
    const signed = to === "uint8" ? 0 : -100;
    const input = {
      float32: () => choose.floats(shape, signed, 100),
      int32: () => choose.wholes("int32", shape, signed, 100),
      int64: () => choose.wholes("int64", shape, signed, 100),
      int8: () => choose.wholes("int8", shape, signed, 100),
      uint8: () => choose.wholes("uint8", shape, 0, 100),
      bool: () => choose.bools(shape),
    }[choose.pick(["float32", "float32", "int32", "int64", "int8", "uint8", "bool"] as const)]();
    return { attributes: { to }, inputs: [input] };
  },
  add: two(),
  sub: two(),
  mul: two(),
  div: two({ lowest: 0.3 }),
  maximum: two(),
  minimum: two(),
  less: two(),
  equal: (choose) => {
    const [a, b] = broadcastPair(choose);
    return { attributes: {}, inputs: [choose.wholes("int32", a, 0, 2), choose.wholes("int32", b, 0, 2)] };
  },
  where: (choose) => {
    const [a, b] = broadcastPair(choose);
    return {
      attributes: {},
      inputs: [choose.bools(choose.pick([a, b])), choose.floats(a), choose.floats(b)],
    };
  },
  reduceSum: reduction,
  reduceMax: reduction,
  softmax: (choose) => ({ attributes: {}, inputs: [choose.floats(choose.shape(1, 4), -5, 5)] }),
  topK: (choose) => {
    const shape = choose.shape(1, 4);
    return { attributes: { count: choose.whole(1, shape.at(-1)!) }, inputs: [choose.floats(shape, -5, 5)] };
  },
  reshape: (choose) => {
    const [a, b, c] = [choose.whole(1, 5), choose.whole(1, 5), choose.whole(1, 3) * 2];
    const shape = choose.pick([
      ["keep", "keep", 2, c / 2],
      ["keep", "infer"],
      ["infer", c],
      ["keep", "infer", 2],
      [a, b * c],
    ] as const);
    return { attributes: { shape }, inputs: [choose.floats([a, b, c])], open: [[0, 1]] };
  },
  transpose: (choose) => {
    const shape = choose.shape(1, 4);
    const permutation = shape.map((_, axis) => axis);
    for (let i = permutation.length - 1; i > 0; i--) {
      const j = choose.whole(0, i);
      [permutation[i], permutation[j]] = [permutation[j]!, permutation[i]!];
    }
    return { attributes: { permutation }, inputs: [choose.floats(shape)] };
  },
  expand: (choose) => {
    const target = choose.shape(1, 4, 4);
    const from = target.slice(choose.whole(0, target.length)).map((size) => (choose.coin() ? 1 : size));
    const offset = target.length - from.length;
    const shape = target.map((size, axis) =>
      axis >= offset && from[axis - offset] === size ? "keep" : size,
    );
    return { attributes: { shape }, inputs: [choose.floats(from)] };
  },
  slice: (choose) => {
    const shape = choose.shape(1, 3);
    const axis = choose.whole(0, shape.length - 1);
    const size = shape[axis]!;
    const start = choose.whole(-size, size - 1);
    const first = start < 0 ? start + size : start;
    const last = choose.whole(first + 1, size);
    const end = last === size && choose.coin() ? null : choose.coin() && last < size ? last - size : last;
    return {
      attributes: { axis: choose.coin() ? axis : axis - shape.length, start, end },
      inputs: [choose.floats(shape)],
    };
  },
  concat: (choose) => {
    const shape = choose.shape(1, 4);
    const axis = choose.whole(0, shape.length - 1);
    const inputs = Array.from({ length: choose.whole(1, 4) }, () =>
      choose.floats(shape.with(axis, choose.whole(1, 4))),
    );
    return { attributes: { axis: choose.coin() ? axis : axis - shape.length }, inputs };
  },
  gather: (choose) => {
    const shape = choose.shape(1, 3);
    const axis = choose.whole(0, shape.length - 1);
    const rows = shape[axis]!;
    const dtype = choose.pick(["int32", "int64"] as const);
    const indices = choose.wholes(dtype, choose.shape(0, 2), choose.coin() ? -rows : 0, rows - 1);
    return { attributes: { axis }, inputs: [choose.floats(shape), indices] };
  },
  scatterAdd: (choose) => {
    const [rows, ...rest] = choose.shape(1, 3) as [number, ...number[]];
    const count = choose.whole(1, 12);
    const dtype = choose.pick(["int32", "int64"] as const);
    const indices = choose.wholes(dtype, [count], 0, rows - 1);
    return {
      attributes: {},
      inputs: [choose.floats([rows, ...rest]), indices, choose.floats([count, ...rest])],
    };
  },
  matMul: (choose) => {
    const [m, k, n] = [choose.whole(1, 7), choose.whole(1, 7), choose.whole(1, 7)];
    const [transposeA, transposeB] = [choose.coin(), choose.coin()];
    const [batchA, batchB] = batchShape(choose);
    return {
      attributes: { transposeA, transposeB },
      inputs: [
        choose.floats([...batchA, ...(transposeA ? [k, m] : [m, k])]),
        choose.floats([...batchB, ...(transposeB ? [n, k] : [k, n])]),
      ],
    };
  },
  matMulNBits: (choose) => {
    const bits = choose.pick([2, 4, 8] as const);
    const blockSize = choose.pick([16, 32, 64] as const);
    const blocks = choose.whole(1, 4);
    const [inputSize, outputSize] = [blocks * blockSize, choose.whole(1, 20)];
    const zero = choose.pick(["none", "packed", bits === 8 ? "packed" : "float32"] as const);
    const { codes, scales, zeroPoints } = blockWeight(choose, outputSize, blocks, blockSize, bits, zero);
    const x = choose.floats([...choose.shape(1, 2, 4), inputSize]);
    const inputs = [x, codes, scales, zeroPoints];
    if (choose.coin()) inputs.push(choose.floats([outputSize]));
    // Blocks of 16 two-bit codes have no kernel for rounded activations; ONNX Runtime takes them as they are.
    const int8Activations = choose.coin() && !(bits === 2 && blockSize === 16);
    const open = [x.shape.slice(0, -1).map((_, axis) => axis)];
    return {
      attributes: { bits, blockSize, inputSize, outputSize, int8Activations },
      inputs,
      stored: [1, 2, 3, 4],
      open,
    };
  },
  gatherNBits: (choose) => {
    const bits = choose.pick([4, 8] as const);
    const blockSize = choose.pick([16, 32] as const);
    const [rows, blocks] = [choose.whole(1, 9), choose.whole(1, 4)];
    const zero = choose.pick(["none", "packed"] as const);
    const { codes, scales, zeroPoints } = blockWeight(choose, rows, blocks, blockSize, bits, zero);
    const flat = hostTensor("uint8", [rows, (blocks * blockSize * bits) / 8], codes.data);
    const indices = choose.wholes(choose.pick(["int32", "int64"] as const), choose.shape(1, 2), 0, rows - 1);
    const inputs = zeroPoints ? [flat, indices, scales, zeroPoints] : [flat, indices, scales];
    return { attributes: { bits, blockSize }, inputs, stored: [0, 2, 3] };
  },
  rmsNorm: (choose) => {
    const shape = choose.shape(1, 4, 8);
    return {
      attributes: { epsilon: choose.pick([1e-5, 1e-6]) },
      inputs: [choose.floats(shape), choose.floats([shape.at(-1)!])],
    };
  },
  skipRmsNorm: (choose) => {
    const shape = choose.shape(2, 3, 8);
    return {
      attributes: { epsilon: choose.pick([1e-5, 1e-6]) },
      inputs: [choose.floats(shape), choose.floats(shape), choose.floats([shape.at(-1)!])],
    };
  },
  rotaryEmbedding: (choose) => {
    const [batch, length, heads] = [choose.whole(1, 3), choose.whole(1, 5), choose.whole(1, 3)];
    const headSize = choose.pick([8, 16]);
    const positions = choose.whole(length, 20);
    const table = () => choose.floats([positions, headSize / 2], -1, 1);
    return {
      attributes: { heads, interleaved: choose.coin() },
      inputs: [
        choose.floats([batch, length, heads * headSize]),
        choose.wholes("int64", [batch, length], 0, positions - 1),
        table(),
        table(),
      ],
      open: [[0, 1], [0, 1], [], []],
    };
  },
  attention: attentionCase,
};
