// Per operation: its ONNX node. Writes a graph as an ONNX model (onnx.proto, opset 21, com.microsoft 1) whose parameters
// are byte ranges of files beside it, so that weights are memory-mapped and never pass through here.
import { create, toBinary } from "@bufbuild/protobuf";
import { OrchardError } from "../errors.ts";
import type { DType, Op, Shape } from "./op.ts";
import type { ParameterLocation } from "./parameter-location.ts";
import {
  type AttributeProto,
  AttributeProtoSchema,
  AttributeProto_AttributeType as AttributeType,
  TensorProto_DataLocation as DataLocation,
  TensorProto_DataType as DataType,
  GraphProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  type TensorProto,
  TensorProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from "./proto/onnx_pb.ts";
import type { TensorType } from "./shape.ts";
import { type Graph, type Node, type Tensor, trace } from "./tensor.ts";

export const onnxTypes: { readonly [T in DType]: DataType } = {
  float32: DataType.FLOAT,
  float16: DataType.FLOAT16,
  bfloat16: DataType.BFLOAT16,
  int8: DataType.INT8,
  uint8: DataType.UINT8,
  int32: DataType.INT32,
  int64: DataType.INT64,
  bool: DataType.BOOL,
};

/** A whole number, a fraction or a list of whole numbers: ONNX keeps the first two apart. */
type Attribute = { int: number } | { float: number } | { ints: readonly number[] } | { text: string };

/** What a rule may do: add nodes, name intermediate values, add whole-number constants. */
interface Writer {
  emit(
    type: string,
    inputs: readonly string[],
    outputs: readonly string[],
    attributes?: Readonly<Record<string, Attribute>>,
    domain?: "com.microsoft",
  ): void;
  int64s(values: readonly (number | bigint)[]): string;
  fresh(): string;
  readonly fusedProducts: boolean;
}

export interface OnnxOptions {
  /** Products of transposed matrices as FusedMatMul, which only some providers have; default true. */
  readonly fusedProducts?: boolean;
}

type OnnxRule<O extends Op> = (node: Node<O>, inputs: string[], outputs: string[], writer: Writer) => void;

const plain =
  (type: string): OnnxRule<Op> =>
  (_, inputs, outputs, writer) =>
    writer.emit(type, inputs, outputs);

const flag = (value: boolean): Attribute => ({ int: value ? 1 : 0 });
const toTheEnd = 0x7fff_ffff_ffff_ffffn;

const reduce =
  (type: string): OnnxRule<"reduceSum" | "reduceMax"> =>
  ({ attributes }, [x], outputs, writer) =>
    writer.emit(type, [x!, writer.int64s(attributes.axes)], outputs, {
      keepdims: flag(attributes.keepDimensions),
    });

/** The ONNX node of every operation. */
const onnxRules: { readonly [O in Op]: OnnxRule<O> } = {
  neg: plain("Neg"),
  exp: plain("Exp"),
  log: plain("Log"),
  sqrt: plain("Sqrt"),
  reciprocal: plain("Reciprocal"),
  tanh: plain("Tanh"),
  sigmoid: plain("Sigmoid"),
  silu: (_, inputs, outputs, writer) =>
    writer.emit("QuickGelu", inputs, outputs, { alpha: { float: 1 } }, "com.microsoft"),
  gelu: (_, inputs, outputs, writer) =>
    writer.emit("Gelu", inputs, outputs, { approximate: { text: "tanh" } }),
  cast: ({ attributes }, inputs, outputs, writer) =>
    writer.emit("Cast", inputs, outputs, { to: { int: onnxTypes[attributes.to] } }),
  add: plain("Add"),
  sub: plain("Sub"),
  mul: plain("Mul"),
  div: plain("Div"),
  maximum: plain("Max"),
  minimum: plain("Min"),
  less: plain("Less"),
  equal: plain("Equal"),
  where: plain("Where"),
  reduceSum: reduce("ReduceSum"),
  reduceMax: reduce("ReduceMax"),
  softmax: (_, inputs, outputs, writer) => writer.emit("Softmax", inputs, outputs, { axis: { int: -1 } }),
  topK: ({ attributes }, [x], [largest], writer) =>
    // The second output, their places, is read by nobody.
    writer.emit("TopK", [x!, writer.int64s([attributes.count])], [largest!, writer.fresh()]),
  reshape: ({ attributes }, [x], outputs, writer) => {
    const shape = attributes.shape.map((size) => (size === "keep" ? 0 : size === "infer" ? -1 : size));
    writer.emit("Reshape", [x!, writer.int64s(shape)], outputs);
  },
  transpose: ({ attributes }, inputs, outputs, writer) =>
    writer.emit("Transpose", inputs, outputs, { perm: { ints: attributes.permutation } }),
  expand: ({ attributes }, [x], outputs, writer) => {
    const shape = attributes.shape.map((size) => (size === "keep" ? 1 : size));
    writer.emit("Expand", [x!, writer.int64s(shape)], outputs);
  },
  slice: ({ attributes: { axis, start, end } }, [x], outputs, writer) =>
    writer.emit(
      "Slice",
      [x!, writer.int64s([start]), writer.int64s([end ?? toTheEnd]), writer.int64s([axis])],
      outputs,
    ),
  concat: ({ attributes }, inputs, outputs, writer) =>
    writer.emit("Concat", inputs, outputs, { axis: { int: attributes.axis } }),
  gather: ({ attributes }, inputs, outputs, writer) =>
    writer.emit("Gather", inputs, outputs, { axis: { int: attributes.axis } }),
  scatterAdd: ({ inputs: types }, [data, indices, updates], outputs, writer) => {
    // Not ScatterND: ONNX Runtime 1.30 loses additions there when rows repeat and several threads work.
    const [wide, column, shape, everywhere] = [0, 1, 2, 3].map(() => writer.fresh()) as [string, ...string[]];
    const innerAxes = types[0]!.shape.slice(1).map((_, axis) => axis + 1);
    writer.emit("Cast", [indices!], [wide], { to: { int: DataType.INT64 } });
    writer.emit("Unsqueeze", [wide, writer.int64s(innerAxes)], [column!]); // [I, 1, …]
    writer.emit("Shape", [updates!], [shape!]);
    writer.emit("Expand", [column!, shape!], [everywhere!]); // [I, …]
    writer.emit("ScatterElements", [data!, everywhere!, updates!], outputs, {
      axis: { int: 0 },
      reduction: { text: "add" },
    });
  },
  matMul: ({ attributes: { transposeA, transposeB }, inputs: types }, inputs, outputs, writer) => {
    if (!transposeA && !transposeB) return writer.emit("MatMul", inputs, outputs);
    if (!writer.fusedProducts) {
      const turned = [transposeA, transposeB].map((turn, index) => {
        if (!turn) return inputs[index]!;
        const [name, rank] = [writer.fresh(), types[index]!.shape.length];
        const perm = [...Array(rank - 2).keys(), rank - 1, rank - 2];
        writer.emit("Transpose", [inputs[index]!], [name], { perm: { ints: perm } });
        return name;
      });
      return writer.emit("MatMul", turned, outputs);
    }
    const attributes = { transA: flag(transposeA), transB: flag(transposeB) };
    writer.emit("FusedMatMul", inputs, outputs, attributes, "com.microsoft");
  },
  matMulNBits: ({ attributes }, [x, codes, scales, zeroPoints, bias], outputs, writer) =>
    writer.emit(
      "MatMulNBits",
      trimmed([x!, codes!, scales!, zeroPoints ?? "", "", bias ?? ""]),
      outputs,
      {
        K: { int: attributes.inputSize },
        N: { int: attributes.outputSize },
        bits: { int: attributes.bits },
        block_size: { int: attributes.blockSize },
        accuracy_level: { int: attributes.int8Activations ? 4 : 0 },
      },
      "com.microsoft",
    ),
  gatherNBits: ({ attributes: { bits, blockSize } }, inputs, outputs, writer) =>
    writer.emit(
      "GatherBlockQuantized",
      inputs,
      outputs,
      {
        bits: { int: bits },
        block_size: { int: blockSize },
        gather_axis: { int: 0 },
        quantize_axis: { int: 1 },
      },
      "com.microsoft",
    ),
  rmsNorm: ({ attributes: { epsilon } }, inputs, outputs, writer) =>
    writer.emit("SimplifiedLayerNormalization", inputs, outputs, {
      axis: { int: -1 },
      epsilon: { float: epsilon },
    }),
  skipRmsNorm: ({ attributes: { epsilon } }, inputs, [normalized, sum], writer) =>
    writer.emit(
      "SkipSimplifiedLayerNormalization",
      inputs,
      trimmed([normalized!, "", "", sum!]),
      { epsilon: { float: epsilon } },
      "com.microsoft",
    ),
  rotaryEmbedding: ({ attributes }, inputs, outputs, writer) =>
    writer.emit(
      "RotaryEmbedding",
      inputs,
      outputs,
      { interleaved: flag(attributes.interleaved), num_heads: { int: attributes.heads } },
      "com.microsoft",
    ),
  attention: ({ attributes, inputs: [query] }, inputs, outputs, writer) => {
    const [q, ownK, ownV, pastK, pastV, lengths, total, cos, sin, scaleK, scaleV] = inputs;
    let [k, v] = [ownK, ownV];
    if (!k) {
      // Left out, q would have to hold keys and values as well: keys of no new position say that there are none.
      const width = (Number(query!.shape.at(-1)) / attributes.heads) * attributes.keyValueHeads;
      const [starts, ends, axes] = [
        [0, 0],
        [0, width],
        [1, 2],
      ].map((values) => writer.int64s(values));
      k = writer.fresh();
      writer.emit("Slice", [q!, starts!, ends!, axes!], [k]); // [B, 0, G·d]
      v = k;
    }
    const quantization = { none: "NONE", perTensor: "PER_TENSOR", perChannel: "PER_CHANNEL" } as const;
    const kind = { text: quantization[attributes.quantized] };
    const names = [q, k, v, pastK, pastV, lengths, total, cos, sin, "", "", "", scaleK, scaleV];
    writer.emit(
      "GroupQueryAttention",
      trimmed(names.map((name) => name ?? "")),
      outputs,
      {
        num_heads: { int: attributes.heads },
        kv_num_heads: { int: attributes.keyValueHeads },
        scale: { float: attributes.scale },
        softcap: { float: attributes.softcap },
        local_window_size: { int: attributes.window ?? -1 },
        do_rotary: flag(attributes.rotary !== "none"),
        rotary_interleaved: flag(attributes.rotary === "interleaved"),
        ...(attributes.quantized === "none"
          ? {}
          : { k_quant_type: kind, v_quant_type: kind, kv_cache_bit_width: { int: 8 } }),
        ...(attributes.slidingCache ? { sliding_window_cache: { int: 1 } } : {}),
      },
      "com.microsoft",
    );
  },
};

/** Without the empty names at the end: ONNX leaves out optional values so. */
function trimmed(names: string[]): string[] {
  return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
}

/**
 * Writes a graph as an ONNX model.
 * @param locate where a parameter's bytes are.
 */
export function writeOnnx(
  graph: Graph,
  locate: (name: string) => ParameterLocation,
  { fusedProducts = true }: OnnxOptions = {},
): Uint8Array {
  const { nodes, inputs, parameters, constants } = trace(graph);
  const names = new Map<Tensor, string>();
  let count = 0;
  const fresh = () => `t${count++}`;
  for (const [name, tensor] of [...inputs, ...parameters]) names.set(tensor, name);
  const consumed = new Set<Tensor>(nodes.flatMap((node) => node.inputs.filter((input) => input !== null)));
  const protos: NodeProto[] = [];
  const initializers = new Map<string, TensorProto>();
  const initializer = (name: string, tensor: TensorType, raw: Uint8Array) =>
    initializers.set(
      name,
      create(TensorProtoSchema, {
        name,
        dims: dimensions(tensor),
        dataType: onnxTypes[tensor.dtype],
        rawData: raw,
      }),
    );
  for (const tensor of constants) {
    const name = fresh();
    names.set(tensor, name);
    if (tensor.source.kind === "constant") initializer(name, tensor, bytesOf(tensor.source.data));
  }
  for (const [name, tensor] of parameters) {
    initializers.set(name, externalInitializer(name, tensor, locate(name)));
  }

  const writer: Writer = {
    emit(opType, nodeInputs, nodeOutputs, attributes = {}, domain) {
      const attribute = Object.entries(attributes).map(([name, value]) => attributeProto(name, value));
      const [input, output] = [[...nodeInputs], [...nodeOutputs]];
      protos.push(
        create(NodeProtoSchema, { name: fresh(), opType, domain: domain ?? "", input, output, attribute }),
      );
    },
    int64s(values) {
      const name = `int64:${values.join(",")}`;
      if (!initializers.has(name)) {
        const data = BigInt64Array.from(values, BigInt);
        initializer(name, { dtype: "int64", shape: [values.length] }, bytesOf(data));
      }
      return name;
    },
    fresh,
    fusedProducts,
  };
  const results = Object.entries(graph.outputs);
  const resultTensors = new Set(results.map(([, tensor]) => tensor));
  for (const node of nodes) {
    const outputs = node.outputs.map((tensor) => {
      // An output that nothing reads gets no name: the kernel need not compute it. Attention has to (it would crash).
      const read = consumed.has(tensor) || resultTensors.has(tensor) || node.op === "attention";
      const name = read ? fresh() : "";
      names.set(tensor, name);
      return name;
    });
    const nodeInputs = node.inputs.map((tensor) => (tensor === null ? "" : names.get(tensor)!));
    (onnxRules[node.op] as OnnxRule<Op>)(node, nodeInputs, outputs, writer);
  }
  // Results are copied under their own names, unless the last node can write there directly.
  const renamed = renameResults(results, names, protos);
  for (const [name, from] of renamed) writer.emit("Identity", [from], [name]);

  const graphProto = create(GraphProtoSchema, {
    name: "orchard",
    node: protos,
    initializer: [...initializers.values()],
    input: [...inputs].map(([name, tensor]) => valueInfo(name, tensor)),
    output: results.map(([name, tensor]) => valueInfo(name, tensor)),
  });
  const model = create(ModelProtoSchema, {
    irVersion: 10n,
    producerName: "orchard",
    opsetImport: [
      { domain: "", version: 21n },
      { domain: "com.microsoft", version: 1n },
    ],
    graph: graphProto,
  });
  return toBinary(ModelProtoSchema, model);
}

/** Gives results their names in place; returns those that need a copy (inputs, parameters, named twice). */
function renameResults(
  results: readonly [string, Tensor][],
  names: ReadonlyMap<Tensor, string>,
  protos: readonly NodeProto[],
): [name: string, from: string][] {
  const rename = new Map<string, string>();
  const copies: [string, string][] = [];
  for (const [name, tensor] of results) {
    const from = names.get(tensor)!;
    if (tensor.source.kind === "node" && !rename.has(from)) rename.set(from, name);
    else copies.push([name, rename.get(from) ?? from]);
  }
  for (const proto of protos) {
    proto.input = proto.input.map((name) => rename.get(name) ?? name);
    proto.output = proto.output.map((name) => rename.get(name) ?? name);
  }
  return copies;
}

function externalInitializer(name: string, tensor: TensorType, location: ParameterLocation): TensorProto {
  return create(TensorProtoSchema, {
    name,
    dims: dimensions(tensor),
    dataType: onnxTypes[tensor.dtype],
    dataLocation: DataLocation.EXTERNAL,
    externalData: [
      { key: "location", value: location.file },
      { key: "offset", value: String(location.offset) },
      ...(location.length > 0 ? [{ key: "length", value: String(location.length) }] : []),
    ],
  });
}

function dimensions(tensor: TensorType): bigint[] {
  return tensor.shape.map((size) => {
    if (typeof size === "number") return BigInt(size);
    throw new OrchardError("invalidArgument", `a stored tensor cannot have the open size "${size}"`);
  });
}

function attributeProto(name: string, value: Attribute): AttributeProto {
  if ("int" in value)
    return create(AttributeProtoSchema, { name, type: AttributeType.INT, i: BigInt(value.int) });
  if ("float" in value)
    return create(AttributeProtoSchema, { name, type: AttributeType.FLOAT, f: value.float });
  if ("ints" in value)
    return create(AttributeProtoSchema, { name, type: AttributeType.INTS, ints: value.ints.map(BigInt) });
  return create(AttributeProtoSchema, {
    name,
    type: AttributeType.STRING,
    s: new TextEncoder().encode(value.text),
  });
}

function valueInfo(name: string, tensor: { dtype: DType; shape: Shape }): ValueInfoProto {
  const dim = tensor.shape.map((size) => ({
    value:
      typeof size === "number"
        ? ({ case: "dimValue", value: BigInt(size) } as const)
        : ({ case: "dimParam", value: size } as const),
  }));
  const value = { case: "tensorType", value: { elemType: onnxTypes[tensor.dtype], shape: { dim } } } as const;
  return create(ValueInfoProtoSchema, { name, type: { value } });
}

function bytesOf(data: ArrayBufferView): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
