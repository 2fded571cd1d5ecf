// Every operation: ONNX Runtime (CPU, WebGPU) against the reference loops, on random shapes and numbers; and the shape
// rules against the shapes that come out, with sizes known and with sizes open.
import { describe, expect, test } from "vitest";
import { Choices, type OpCase, opCases } from "../../test/support/op-cases.ts";
import { webGpuUnavailable } from "../../test/support/webgpu.ts";
import { ortNative, ortWebGpu } from "../runtime/ort-native.ts";
import { allocate, type HostTensor } from "./host-tensor.ts";
import { type Op, operations, type Shape } from "./op.ts";
import { decode } from "./reference/values.ts";
import { interpret } from "./reference.ts";
import { apply, type Graph, input, parameter, type Tensor } from "./tensor.ts";

/** Largest difference allowed, as a share of 1 + the size of the right number. */
const tolerances: { readonly [O in Op]: number } = {
  neg: 0,
  exp: 1e-6,
  log: 1e-6,
  sqrt: 1e-6,
  reciprocal: 1e-6,
  tanh: 1e-6,
  sigmoid: 1e-6,
  silu: 1e-6,
  gelu: 1e-6,
  cast: 0,
  add: 1e-7,
  sub: 1e-7,
  mul: 1e-7,
  div: 1e-6,
  maximum: 0,
  minimum: 0,
  less: 0,
  equal: 0,
  where: 0,
  reduceSum: 1e-6,
  reduceMax: 0,
  softmax: 1e-6,
  topK: 0,
  reshape: 0,
  transpose: 0,
  expand: 0,
  slice: 0,
  concat: 0,
  gather: 0,
  scatterAdd: 1e-5,
  matMul: 2e-6,
  matMulNBits: 2e-5,
  gatherNBits: 1e-6,
  rmsNorm: 2e-6,
  skipRmsNorm: 2e-6,
  rotaryEmbedding: 1e-6,
  attention: 3e-6,
};

const casesOf = (op: Op) => (op === "attention" ? 60 : op === "matMulNBits" ? 40 : 12);

/** A size as a name, so that equal sizes have equal names; 1 stays: it means broadcasting. */
const nameOf = (size: number) => (size === 1 ? 1 : `size${size}`);

/** The operation alone as a graph; `open`: with names in the place of sizes. */
function graphOf(op: Op, { inputs, attributes, stored = [], open }: OpCase, named: boolean): Graph {
  const tensors = inputs.map((tensor, index): Tensor | null => {
    if (!tensor) return null;
    const { dtype, shape } = tensor;
    if (stored.includes(index)) return parameter(`input${index}`, dtype, shape);
    const axes = open ? (open[index] ?? []) : shape.map((_, axis) => axis);
    const declared: Shape = shape.map((size, axis) => (named && axes.includes(axis) ? nameOf(size) : size));
    return input(`input${index}`, dtype, declared);
  });
  const results = apply(op, tensors, attributes as never);
  return { outputs: Object.fromEntries(results.map((tensor, index) => [`output${index}`, tensor])) };
}

const copyOf = (tensor: HostTensor): HostTensor => ({ ...tensor, data: tensor.data.slice() });

async function check(op: Op, example: OpCase, named: boolean, device = ortNative): Promise<void> {
  const graph = graphOf(op, example, named);
  const given = new Map(
    example.inputs.flatMap((tensor, index): [string, HostTensor][] =>
      tensor ? [[`input${index}`, copyOf(tensor)]] : [],
    ),
  );
  const isStored = (name: string) => example.stored?.includes(Number(name.slice("input".length)));
  const inputs = Object.fromEntries([...given].filter(([name]) => !isStored(name)));
  const parameters = (name: string) => given.get(name)!;
  const expected = interpret(graph, { inputs, parameters });

  const outputs = Object.fromEntries(
    Object.entries(expected).map(([name, { dtype, shape }]) => [name, allocate(dtype, shape) as HostTensor]),
  );
  for (const [from, to] of example.inPlace ?? []) outputs[`output${to}`] = inputs[`input${from}`]!;
  await using program = await device.compile(graph, { folder: "", get: parameters });
  await using binding = program.bind(inputs, outputs);
  await binding.run();

  Object.entries(expected).forEach(([name, tensor], output) => {
    const [right, actual] = [decode(tensor).numbers, decode(outputs[name]!).numbers];
    let worst = 0;
    for (let place = 0; place < right.length; place++) {
      if (example.specified && !example.specified(output, place)) continue;
      const difference = Math.abs(actual[place]! - right[place]!) / (1 + Math.abs(right[place]!));
      worst = Math.max(worst, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
    }
    const what = `${name} of ${op} ${JSON.stringify(example.attributes)}`;
    expect(worst, what).toBeLessThanOrEqual(tolerances[op]);
  });
}

describe("ONNX Runtime computes what the reference does", () => {
  for (const op of operations)
    test(op, async () => {
      for (let seed = 0; seed < casesOf(op); seed++) {
        const example = (opCases[op] as (choose: Choices) => OpCase)(new Choices(seed));
        for (const named of [false, true])
          await check(op, example, named).catch((cause) => {
            const shapes = example.inputs.map((tensor) => tensor && `${tensor.dtype}[${tensor.shape}]`);
            const attributes = JSON.stringify(example.attributes);
            throw new Error(`case ${seed} of ${op}, ${shapes.join(" ")} ${attributes}: ${cause.message}`, {
              cause,
            });
          });
      }
    });
});

/** What the WebGPU provider of ONNX Runtime 1.30 lacks; nothing that training needs. */
const notOnWebGpu: { readonly [O in Op]?: string } = {
  cast: "SwiftShader has no float16",
  gatherNBits: "zero points",
  attention: "sliding_window_cache",
};

const missing = await webGpuUnavailable();
describe.skipIf(missing !== null)("so does WebGPU", () => {
  for (const op of operations.filter((one) => notOnWebGpu[one] === undefined))
    test(op, async () => {
      // Few: compiling a shader for the software device takes most of a second.
      for (const seed of [0, 1])
        await check(op, (opCases[op] as (choose: Choices) => OpCase)(new Choices(seed)), false, ortWebGpu);
    });
});

test("many threads adding to the same rows lose nothing", async () => {
  const [rows, width, count] = [4, 64, 20_000];
  const choose = new Choices(1);
  const example: OpCase = {
    attributes: {},
    inputs: [
      allocate("float32", [rows, width]),
      choose.wholes("int32", [count], 0, rows - 1),
      choose.floats([count, width], 0, 1),
    ],
  };
  await check("scatterAdd", example, false);
});
