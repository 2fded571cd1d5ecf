import { create, toBinary } from "@bufbuild/protobuf";
import * as ort from "onnxruntime-node";
import { describe, expect, test } from "vitest";
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  TensorProto_DataType,
  TensorProtoSchema,
  TensorShapeProto_DimensionSchema,
  TensorShapeProtoSchema,
  TypeProto_TensorSchema,
  TypeProtoSchema,
  ValueInfoProtoSchema,
} from "../../graph/proto/onnx_pb.ts";
import { randomSource } from "../random.ts";
import {
  type BlockBits,
  type BlockWeights,
  dequantizeBlocks,
  quantizeBlocks,
  quantizeRows,
} from "./blocks.ts";

const random = randomSource(1);

/** Independent standard normal values. */
function gaussian(count: number): Float32Array {
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

function meanSquaredError(weights: Float32Array, blocks: BlockWeights): number {
  const values = dequantizeBlocks(blocks);
  return weights.reduce((sum, weight, i) => sum + (weight - values[i]!) ** 2, 0) / weights.length;
}

describe("rounding", () => {
  // 8 and 4 bits: a twelfth of the step squared, the step from the largest of 32 normal values. 2 bits: the table of
  // models.md §8, best scale of a normal distribution 0.1190, of each block a little less.
  test.each<[BlockBits, number, number, number]>([
    [8, 32, 2e-5, 3e-5],
    [4, 32, 0.006, 0.008],
    [2, 64, 0.11, 0.1155],
    [2, 1024, 0.117, 0.1195],
  ])("%i bits in blocks of %i: squared error of normal weights", (bits, blockSize, least, most) => {
    const weights = gaussian(64 * 1024);
    const error = meanSquaredError(weights, quantizeBlocks(weights, 64, 1024, bits, blockSize));
    expect(error).toBeGreaterThan(least);
    expect(error).toBeLessThan(most);
  });

  test("2 bits: close to the best scale of each block, which a search over all splits finds", () => {
    const weights = gaussian(64 * 200);
    const chosen = meanSquaredError(weights, quantizeBlocks(weights, 200, 64, 2, 64));
    let best = 0;
    for (let row = 0; row < 200; row++) best += bestError(weights.subarray(row * 64, row * 64 + 64));
    expect(chosen).toBeLessThan((best / 200 / 64) * 1.01);
    expect(chosen).toBeGreaterThanOrEqual((best / 200 / 64) * 0.99999);
  });

  test("2 bits by rows: the same as one block as long as the row", () => {
    const weights = gaussian(4 * 256);
    const rows = quantizeRows(weights, 4, 256, 64);
    const whole = quantizeBlocks(weights, 4, 256, 2, 256);
    expect(rows.packed).toEqual(whole.packed);
    expect(rows.scales).toEqual(whole.scales);
    expect(() => quantizeRows(weights.fill(Number.NaN, 300, 301), 4, 256, 64)).toThrow("row 1");
  });

  test("2 bits: values of the balanced set come back exactly", () => {
    const weights = Float32Array.from({ length: 64 }, (_, i) => [-1.5, -0.5, 0.5, 1.5][i % 4]! * 0.25);
    expect(dequantizeBlocks(quantizeBlocks(weights, 1, 64, 2, 64))).toEqual(weights);
  });

  test("4 bits: the extreme value is exact on either side, and zeros stay zeros", () => {
    const weights = new Float32Array(96);
    weights[3] = 3;
    weights[40] = -7;
    const values = dequantizeBlocks(quantizeBlocks(weights, 1, 96, 4, 32));
    expect(values.every((value, i) => value === weights[i])).toBe(true);
  });

  test.each<[BlockBits, number]>([
    [2, 20],
    [4, 20],
    [8, 20],
  ])("%i bits: a last block that is not full is rounded by its own values alone", (bits, tail) => {
    const weights = gaussian(2 * (64 + tail));
    const whole = dequantizeBlocks(quantizeBlocks(weights, 2, 64 + tail, bits, 64));
    const alone = dequantizeBlocks(quantizeBlocks(weights.subarray(64, 64 + tail), 1, tail, bits, 64));
    expect(whole.subarray(64, 64 + tail)).toEqual(alone);
  });

  test("what cannot be rounded is refused", () => {
    const refusal = (weights: Float32Array, bits: BlockBits, blockSize = 32) =>
      expect(() => quantizeBlocks(weights, 1, 32, bits, blockSize)).toThrow(
        expect.objectContaining({ code: "invalidArgument" }),
      );
    for (const bits of [2, 4, 8] as const) {
      refusal(new Float32Array(32).fill(Number.NaN, 7, 8), bits);
      refusal(new Float32Array(32).fill(-Infinity, 31), bits);
      refusal(new Float32Array(31), bits);
      refusal(new Float32Array(32), bits, 24);
      refusal(new Float32Array(32), bits, 8);
    }
  });
});

/** The least squared error over every split of the magnitudes into 0.5 and 1.5. */
function bestError(block: Float32Array): number {
  const magnitudes = block.map(Math.abs).sort();
  const squares = magnitudes.reduce((sum, value) => sum + value * value, 0);
  let best = 0;
  for (let small = 0; small <= block.length; small++) {
    const dot = magnitudes.reduce((sum, value, i) => sum + value * (i < small ? 0.5 : 1.5), 0);
    best = Math.max(best, dot ** 2 / (0.25 * small + 2.25 * (block.length - small)));
  }
  return squares - best;
}

describe("MatMulNBits computes with exactly these values", () => {
  const cases = ([2, 4, 8] as const).flatMap((bits) =>
    [16, 32, 64].flatMap((blockSize) => [128, 200].map((columns) => [bits, blockSize, columns] as const)),
  );
  test.each(cases)("%i bits, blocks of %i, %i columns", async (bits, blockSize, columns) => {
    const [rows, batch] = [24, 3];
    const blocks = quantizeBlocks(gaussian(rows * columns), rows, columns, bits, blockSize);
    const x = gaussian(batch * columns);
    const expected = product(x, dequantizeBlocks(blocks), batch, rows, columns);
    const scale = Math.max(...expected.map(Math.abs));
    const difference = (y: Float32Array) => Math.max(...y.map((value, i) => Math.abs(value - expected[i]!)));
    expect(difference(await runMatMul(blocks, x, batch, 0)) / scale).toBeLessThan(2e-6);
    // Accuracy level 4 rounds x to 8 bits.
    expect(difference(await runMatMul(blocks, x, batch, 4)) / scale).toBeLessThan(0.02);
  });
});

/** x W^T in float64. */
function product(
  x: Float32Array,
  weights: Float32Array,
  batch: number,
  rows: number,
  columns: number,
): number[] {
  return Array.from({ length: batch * rows }, (_, index) => {
    const [item, row] = [Math.floor(index / rows), index % rows];
    let sum = 0;
    for (let k = 0; k < columns; k++) sum += x[item * columns + k]! * weights[row * columns + k]!;
    return sum;
  });
}

/** MatMulNBits in ONNX Runtime; with 2 bits also the Gemm that adds half a scale times the sums of x's blocks. */
async function runMatMul(blocks: BlockWeights, x: Float32Array, batch: number, accuracy: number) {
  const { rows, columns, bits, blockSize, packed, scales } = blocks;
  const perRow = scales.length / rows;
  const integer = (name: string, value: number) =>
    create(AttributeProtoSchema, { name, i: BigInt(value), type: AttributeProto_AttributeType.INT });
  const constant = (name: string, dataType: TensorProto_DataType, dims: number[], data: ArrayBufferView) =>
    create(TensorProtoSchema, { name, dataType, dims: dims.map(BigInt), rawData: bytesOf(data) });
  const float = (name: string, dims: number[]) =>
    create(ValueInfoProtoSchema, {
      name,
      type: create(TypeProtoSchema, {
        value: {
          case: "tensorType",
          value: create(TypeProto_TensorSchema, {
            elemType: TensorProto_DataType.FLOAT,
            shape: create(TensorShapeProtoSchema, {
              dim: dims.map((size) =>
                create(TensorShapeProto_DimensionSchema, {
                  value: { case: "dimValue", value: BigInt(size) },
                }),
              ),
            }),
          }),
        },
      }),
    });
  const node = [
    create(NodeProtoSchema, {
      opType: "MatMulNBits",
      domain: "com.microsoft",
      input: ["x", "packed", "scales"],
      output: [bits === 2 ? "whole" : "y"],
      attribute: [
        integer("K", columns),
        integer("N", rows),
        integer("bits", bits),
        integer("block_size", blockSize),
        integer("accuracy_level", accuracy),
      ],
    }),
  ];
  if (bits === 2) {
    node.push(
      create(NodeProtoSchema, {
        opType: "Gemm",
        input: ["sums", "scales", "whole"],
        output: ["y"],
        attribute: [
          integer("transB", 1),
          create(AttributeProtoSchema, { name: "alpha", f: 0.5, type: AttributeProto_AttributeType.FLOAT }),
        ],
      }),
    );
  }
  const sums = new Float32Array(batch * perRow);
  x.forEach((value, i) => {
    const column = i % columns;
    sums[((i - column) / columns) * perRow + Math.floor(column / blockSize)]! += value;
  });
  const model = create(ModelProtoSchema, {
    irVersion: 10n,
    opsetImport: [
      create(OperatorSetIdProtoSchema, { domain: "", version: 21n }),
      create(OperatorSetIdProtoSchema, { domain: "com.microsoft", version: 1n }),
    ],
    graph: create(GraphProtoSchema, {
      name: "product",
      node,
      initializer: [
        constant("packed", TensorProto_DataType.UINT8, [rows, perRow, (blockSize * bits) / 8], packed),
        constant("scales", TensorProto_DataType.FLOAT, [rows, perRow], scales),
      ],
      input: [float("x", [batch, columns]), ...(bits === 2 ? [float("sums", [batch, perRow])] : [])],
      output: [float("y", [batch, rows])],
    }),
  });
  const session = await ort.InferenceSession.create(toBinary(ModelProtoSchema, model), {
    intraOpNumThreads: 1,
  });
  const { y } = await session.run({
    x: new ort.Tensor("float32", x, [batch, columns]),
    ...(bits === 2 ? { sums: new ort.Tensor("float32", sums, [batch, perRow]) } : {}),
  });
  await session.release();
  return y!.data as Float32Array;
}

const bytesOf = (view: ArrayBufferView) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
