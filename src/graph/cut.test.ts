// A graph that is cut says what it said whole, by the reference interpreter.
import { expect, test } from "vitest";
import { cutGraph } from "./cut.ts";
import { type HostTensor, hostTensor } from "./host-tensor.ts";
import { interpret } from "./reference.ts";
import { apply, constant, type Graph, input, parameter, type Tensor, trace } from "./tensor.ts";

const floats = (shape: readonly number[], value: (index: number) => number): HostTensor => {
  const count = shape.reduce((product, size) => product * size, 1);
  return hostTensor(
    "float32",
    shape,
    Float32Array.from({ length: count }, (_, index) => value(index)),
  );
};
const given = {
  inputs: { x: floats([2, 3], (i) => i - 2), late: floats([1], () => 7) } as Record<string, HostTensor>,
  parameters: (name: string) => floats([3], (i) => name.length + i / 4),
};

/** Two layers that share a product of weights alone; the first one's result is an output that the second one reads. */
function layers() {
  const weight = parameter("weight", "float32", [3]);
  const shared = weight.mul(constant(Float32Array.of(0.5), "float32", []));
  const x = input("x", "float32", ["rows", 3]);
  const norm = (t: Tensor) => t.rmsNorm(shared, 1e-5);
  const state = norm(x).add(shared);
  const [normalized, sum] = apply("skipRmsNorm", [state, x, weight], { epsilon: 1e-5 }) as [Tensor, Tensor];
  const result = norm(sum)
    .mul(shared)
    .add(normalized)
    .mul(input("late", "float32", [1]))
    .sub(state);
  const outputs = { result, state, weight, doubled: state.add(state) };
  return { graph: { outputs } satisfies Graph, at: [normalized, sum] };
}

test("both parts together give what the whole gives", () => {
  const { graph, at } = layers();
  const { first, second, crossing } = cutGraph(graph, at);
  const before = interpret(first, given);
  const after = interpret(second, { ...given, inputs: { ...given.inputs, ...before } });
  const whole = interpret(graph, given);
  expect({ ...before, ...after }).toMatchObject(whole);
  expect([...crossing.keys()].sort()).toEqual(["cut.0", "cut.1", "state"]);
  expect(Object.keys(second.outputs)).toEqual(["result", "weight", "doubled"]);
});

test("no work is done twice but what depends on weights alone, which does not cross", () => {
  const { graph, at } = layers();
  const { first, second } = cutGraph(graph, at);
  const parts = [trace(first), trace(second)];
  expect(parts.map(({ parameters }) => [...parameters.keys()])).toEqual([["weight"], ["weight"]]);
  const nodes = parts.flatMap((part) => part.nodes);
  expect(nodes.length).toBe(trace(graph).nodes.length + 1);
  expect(new Set(nodes).size).toBe(nodes.length - 1);
  expect([...parts[0]!.inputs.keys()]).toEqual(["x"]);
  expect([...parts[1]!.inputs.keys()]).not.toContain("x");
});

test("an output that is an input, and one computed behind the cut of itself, keep their names", () => {
  const x = input("x", "float32", [2]);
  const twice = x.add(x);
  const { first, second, crossing } = cutGraph({ outputs: { x, twice, again: twice } }, [twice]);
  expect(Object.keys(first.outputs)).toEqual(["twice", "again"]);
  expect(Object.keys(second.outputs)).toEqual(["x"]);
  expect(crossing.size).toBe(0);
});
