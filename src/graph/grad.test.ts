// Gradients: every operation's against central finite differences in float64, by looping over the list of operations;
// the same gradients on ONNX Runtime; ties, refusals, open sizes; and a small network with and without recomputation.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Choices, type OpCase, opCases } from "../../test/support/op-cases.ts";
import type { CompileOptions } from "../runtime/device.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { grad, gradientName, gradients } from "./grad.ts";
import { gradRules } from "./grad-rules.ts";
import { allocate, type HostTensor, hostTensor } from "./host-tensor.ts";
import { type Op, operations } from "./op.ts";
import { decode, type Values } from "./reference/values.ts";
import { evaluate, interpret } from "./reference.ts";
import { apply, constant, type Graph, input, parameter, type Tensor, trace } from "./tensor.ts";

/** Inputs whose gradient is not defined although they hold floats. */
const constantInputs: { readonly [O in Op]?: readonly number[] } = {
  matMulNBits: [2, 3],
  rotaryEmbedding: [2, 3],
};

/** Most casts have whole numbers on one side, and no gradient. */
const casesOf = (op: Op) => (op === "cast" ? 60 : op === "matMulNBits" ? 4 : 15);
/** ONNX Runtime computes in float32, and a cast to half rounds the gradient to half. */
const nativeTolerance = (op: Op) => (op === "cast" ? 1e-2 : 2e-4);
const isFloat = ({ dtype }: { dtype: string }) => ["float32", "float16", "bfloat16"].includes(dtype);

/** An operation as a function of its float inputs, with a loss that weighs every element of its results. */
function lossOf(op: Op, seed: number) {
  const choose = new Choices(seed);
  const example = (opCases[op] as (choose: Choices) => OpCase)(choose);
  // Rounding has no derivative; the rule passes it by.
  const attributes =
    "int8Activations" in example.attributes
      ? { ...example.attributes, int8Activations: false }
      : example.attributes;
  const given: Record<string, HostTensor> = {};
  const names: string[] = [];
  const tensors = example.inputs.map((tensor, index) => {
    if (!tensor) return null;
    const name = `input${index}`;
    given[name] = tensor;
    if (tensor.dtype === "float32" && !constantInputs[op]?.includes(index)) names.push(name);
    return input(name, tensor.dtype, tensor.shape);
  });
  let loss: Tensor | null = null;
  for (const output of apply(op, tensors, attributes as never)) {
    if (!isFloat(output)) continue;
    const weights = choose.floats(output.shape as readonly number[]);
    const weighted = output.cast("float32").mul(constant(weights.data, "float32", weights.shape));
    const sum = weighted.sum(weighted.shape.map((_, axis) => axis));
    loss = loss ? loss.add(sum) : sum;
  }
  return { graph: { outputs: loss ? { loss } : {} } as Graph, given, names: loss ? names : [] };
}

const noParameters = (): never => {
  throw new Error("there are no parameters here");
};

/** d loss / d input by central differences, in float64. */
function differences(graph: Graph, given: Readonly<Record<string, Values>>, name: string): Float64Array {
  const step = 1e-5;
  const x = given[name]!;
  const at = (place: number, change: number) => {
    const numbers = x.numbers.with(place, x.numbers[place]! + change);
    const inputs = { ...given, [name]: { ...x, numbers } };
    return evaluate(graph, { inputs, parameters: noParameters }).loss!.numbers[0]!;
  };
  return x.numbers.map((_, place) => (at(place, step) - at(place, -step)) / (2 * step));
}

const worst = (actual: ArrayLike<number>, right: Float64Array) =>
  right.reduce((most, value, i) => {
    const difference = Math.abs(actual[i]! - value) / (1 + Math.abs(value));
    return Math.max(most, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
  }, 0);

const decoded = (given: Readonly<Record<string, HostTensor>>) =>
  Object.fromEntries(Object.entries(given).map(([name, tensor]) => [name, decode(tensor)]));

async function onOnnxRuntime(graph: Graph, inputs: Record<string, HostTensor>, options?: CompileOptions) {
  const outputs = Object.fromEntries(
    Object.entries(graph.outputs).map(([name, { dtype, shape }]): [string, HostTensor] => [
      name,
      allocate(dtype, shape as readonly number[]),
    ]),
  );
  // A graph may not need all of them any more.
  const used = trace(graph).inputs;
  await using program = await ortNative.compile(graph, { folder: "", get: noParameters }, options);
  await using binding = program.bind(
    Object.fromEntries(Object.entries(inputs).filter(([name]) => used.has(name))),
    outputs,
  );
  await binding.run();
  return outputs;
}

const differentiable = operations.filter((op) => !("refusal" in gradRules[op]));

describe("every operation's gradient", () => {
  for (const op of differentiable)
    test(`${op} against finite differences, and on ONNX Runtime`, async () => {
      let compared = 0;
      for (let seed = 0; seed < casesOf(op); seed++) {
        const { graph, given, names } = lossOf(op, seed);
        if (names.length === 0) continue;
        const withGradients = grad(graph, "loss", names);
        const values = decoded(given);
        const found = evaluate(withGradients, { inputs: values, parameters: noParameters });
        const run = seed < casesOf(op) / 4 ? await onOnnxRuntime(withGradients, given) : {};
        for (const name of names) {
          const what = `case ${seed}: ${name} of ${op} [${given[name]!.shape}]`;
          const right = differences(graph, values, name);
          const { numbers, shape } = found[gradientName(name)]!;
          expect(shape, what).toEqual(given[name]!.shape);
          expect(worst(numbers, right), what).toBeLessThan(1e-6);
          const native = run[gradientName(name)];
          if (native) expect(worst(decode(native).numbers, right), what).toBeLessThan(nativeTolerance(op));
          compared++;
        }
      }
      expect(compared).toBeGreaterThan(2);
    });

  test("the operations without one say what to do", () => {
    for (const op of ["attention", "gatherNBits"] as const) {
      const { graph, names } = lossOf(op, 0);
      expect(() => grad(graph, "loss", names)).toThrow(`${op} has no gradient: `);
    }
    expect(operations.length - differentiable.length).toBe(4);
  });
});

describe("a graph's gradient", () => {
  const numbersOf = (tensor: HostTensor) => [...(tensor.data as Float32Array)];
  const floats = (...numbers: number[]) =>
    hostTensor("float32", [numbers.length], Float32Array.from(numbers));
  const gradientOf = (build: (x: Tensor) => Tensor, x: HostTensor) => {
    const loss = build(input("x", x.dtype, x.shape));
    const graph = grad({ outputs: { loss } }, "loss", ["x"]);
    return numbersOf(interpret(graph, { inputs: { x }, parameters: noParameters })["gradient.x"]!);
  };

  test("adds up over every use of a tensor", () => {
    expect(gradientOf((x) => x.mul(x).add(x.mul(3)).add(x).sum([0]), floats(1, 2))).toEqual([6, 8]);
  });

  test("is shared by equal numbers where one of them is chosen", () => {
    expect(gradientOf((x) => x.max([0]), floats(1, 4, 4, 2))).toEqual([0, 0.5, 0.5, 0]);
    expect(gradientOf((x) => x.maximum(2).sum([0]), floats(1, 2, 3))).toEqual([0, 0.5, 1]);
    expect(gradientOf((x) => x.minimum(2).sum([0]), floats(1, 2, 3))).toEqual([1, 0.5, 0]);
  });

  test("does not pass through comparisons and whole numbers", () => {
    const build = (x: Tensor) =>
      x.less(2).cast("float32").add(x.cast("int32").cast("float32")).mul(x).sum([0]);
    expect(gradientOf(build, floats(1, 3))).toEqual([2, 3]);
  });

  test("keeps the graph's other outputs, and names parameters and inputs alike", () => {
    const [x, w] = [input("x", "float32", [2]), parameter("w", "float32", [2])];
    const product = x.mul(w);
    const graph = grad({ outputs: { product, loss: product.sum([0]) } }, "loss", ["w", "x"]);
    expect(Object.keys(graph.outputs)).toEqual(["product", "loss", "gradient.w", "gradient.x"]);
    const results = interpret(graph, { inputs: { x: floats(2, 3) }, parameters: () => floats(5, 7) });
    expect(numbersOf(results["gradient.w"]!)).toEqual([2, 3]);
    expect(numbersOf(results["gradient.x"]!)).toEqual([5, 7]);
  });

  test("leaves sizes open where it can, and says which it needs", () => {
    const [x, w] = [input("x", "float32", ["rows", 3]), parameter("w", "float32", [3, 2])];
    const scores = x
      .matMul(w)
      .silu()
      .softmax()
      .mul(x.slice(1, 0, 2));
    const rows = input("weights", "float32", ["rows", 2]).mul(scores);
    const loss = rows.matMul(constant(new Float32Array(2).fill(1), "float32", [2, 1]));
    const scalar = input("ones", "float32", [1, "rows"]).matMul(loss);
    const graph = grad({ outputs: { scalar } }, "scalar", ["w"]);
    expect(graph.outputs["gradient.w"]!.shape).toEqual([3, 2]);
    expect(() => grad({ outputs: { loss: x.sum([0, 1]) } }, "loss", ["x"])).toThrow('the size "rows"');
  });

  test("is refused with a reason", () => {
    const [x, y] = [input("x", "float32", [2]), input("y", "float32", [2])];
    const outputs = { loss: x.sum([0]), many: x, other: y };
    expect(() => grad({ outputs }, "absent", ["x"])).toThrow('no output "absent"');
    expect(() => grad({ outputs }, "loss", ["absent"])).toThrow('no parameter or input "absent"');
    expect(() => grad({ outputs }, "many", ["x"])).toThrow("a loss is one float32 number");
    expect(() => grad({ outputs }, "loss", ["y"])).toThrow('does not depend on the input "y"');
    const example = opCases.rotaryEmbedding(new Choices(0));
    const tensors = example.inputs.map((t, i) => input(`input${i}`, t!.dtype, t!.shape));
    const loss = apply("rotaryEmbedding", tensors, example.attributes)[0]!.sum([0, 1, 2]);
    expect(() => gradients(loss, [tensors[2]!])).toThrow(
      "rotaryEmbedding has no gradient: not by its input 2",
    );
  });
});

describe("keeping only some tensors", () => {
  /** Layers of a norm, a product and an activation on a residual stream; the layers' inputs. */
  function network(layers: number) {
    const choose = new Choices(7);
    const given: Record<string, HostTensor> = { x: choose.floats([5, 4]) };
    const stored = (name: string, shape: number[]) => {
      given[name] = choose.floats(shape, -0.7, 0.7);
      return input(name, "float32", shape);
    };
    const keep: Tensor[] = [];
    let x = input("x", "float32", [5, 4]);
    for (let layer = 0; layer < layers; layer++) {
      x = x.mul(1); // so that the first layer's input is a node as well
      keep.push(x);
      const inner = x.rmsNorm(stored(`norm${layer}`, [4]), 1e-5).matMul(stored(`in${layer}`, [4, 8]));
      x = x.add(inner.silu().matMul(stored(`out${layer}`, [8, 4])));
    }
    const loss = x.softmax().log().mul(x).sum([0, 1]);
    return { graph: { outputs: { loss } }, given, keep };
  }

  test("gives the same gradients, on the reference and on ONNX Runtime", async () => {
    const { graph, given, keep } = network(3);
    const names = Object.keys(given);
    const [whole, again] = [grad(graph, "loss", names), grad(graph, "loss", names, { keep })];
    const runs = { inputs: decoded(given), parameters: noParameters };
    const [right, actual] = [evaluate(whole, runs), evaluate(again, runs)];
    const native = await onOnnxRuntime(again, given);
    for (const name of names.map(gradientName)) {
      expect(worst(actual[name]!.numbers, right[name]!.numbers), name).toBeLessThan(1e-12);
      expect(worst(decode(native[name]!).numbers, right[name]!.numbers), name).toBeLessThan(1e-4);
    }
  });

  test("computes every layer but the last once more", () => {
    const { graph, given, keep } = network(4);
    const count = (options: { keep?: readonly Tensor[] }) =>
      trace(grad(graph, "loss", Object.keys(given), options)).nodes.filter((node) => node.op === "silu")
        .length;
    expect(count({})).toBe(4);
    expect(count({ keep })).toBe(7);
  });

  test("is not undone by ONNX Runtime's optimizer", async () => {
    const { graph, given, keep } = network(4);
    const folder = await mkdtemp(join(tmpdir(), "orchard-grad-"));
    const profile = join(folder, "run");
    await onOnnxRuntime(grad(graph, "loss", Object.keys(given), { keep }), given, { profile });
    const [file] = await readdir(folder);
    const events = JSON.parse(await readFile(join(folder, file!), "utf8")) as {
      name: string;
      args?: object;
    }[];
    const ran = events.filter(({ name, args }) => name.endsWith("kernel_time") && args && "op_name" in args);
    // One per layer and three again; the others are transposed or have an addition in them, and other names.
    expect(ran.filter(({ args }) => (args as { op_name: string }).op_name === "MatMul")).toHaveLength(7);
    await rm(folder, { recursive: true });
  });
});
