// The chunked loss against a plain loop in float64, and its gradients against central finite differences of that loop.
import { expect, test } from "vitest";
import { hostTensor } from "../graph/host-tensor.ts";
import { interpret } from "../graph/reference.ts";
import { input } from "../graph/tensor.ts";
import { randomSource } from "../runtime/random.ts";
import { crossEntropy } from "./cross-entropy.ts";

const [positions, width, words] = [12, 5, 9];
const random = randomSource(4);
const numbers = (count: number, scale: number) =>
  Float32Array.from({ length: count }, () => (random() - 0.5) * scale);
const hidden = numbers(positions * width, 3);
const head = numbers(words * width, 3);
const labels = Int32Array.from({ length: positions }, () => Math.floor(random() * words));
// One position does not count.
const weights = Float32Array.from({ length: positions }, (_, i) => (i === 4 ? 0 : 0.2 + random()));

/** The definition, one position after the other. */
function plainLoss(
  h: ArrayLike<number>,
  e: ArrayLike<number>,
  zLoss: number,
  softcap: number | null,
): number {
  let loss = 0;
  for (let row = 0; row < positions; row++) {
    const logits = Array.from({ length: words }, (_, word) => {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += h[row * width + i]! * e[word * width + i]!;
      return softcap === null ? sum : softcap * Math.tanh(sum / softcap);
    });
    const logZ = Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit), 0));
    loss += weights[row]! * (logZ - logits[labels[row]!]! + zLoss * logZ ** 2);
  }
  return loss;
}

test.each([
  { chunk: 12, zLoss: 0, softcap: null },
  { chunk: 4, zLoss: 0, softcap: null },
  { chunk: 3, zLoss: 0.01, softcap: null },
  { chunk: 6, zLoss: 0.01, softcap: 2 },
])("loss and gradients, %o", (options) => {
  const graph = {
    outputs: {
      ...crossEntropy(
        input("hidden", "float32", [positions, width]),
        input("head", "float32", [words, width]),
        input("labels", "int32", [positions]),
        input("weights", "float32", [positions]),
        options,
      ),
    },
  };
  const inputs = {
    hidden: hostTensor("float32", [positions, width], hidden),
    head: hostTensor("float32", [words, width], head),
    labels: hostTensor("int32", [positions], labels),
    weights: hostTensor("float32", [positions], weights),
  };
  const results = interpret(graph, { inputs, parameters: (name) => expect.unreachable(name) });
  const { zLoss, softcap } = options;
  expect(Number(results.loss!.data[0])).toBeCloseTo(plainLoss(hidden, head, zLoss, softcap), 4);
  expect(Number(results.entropy!.data[0])).toBeCloseTo(plainLoss(hidden, head, 0, softcap), 4);
  const step = 1e-4;
  const difference = (of: Float32Array, index: number, loss: (moved: Float64Array) => number) => {
    const moved = (by: number) => Float64Array.from(of).with(index, of[index]! + by);
    return (loss(moved(step)) - loss(moved(-step))) / (2 * step);
  };
  results.ofHidden!.data.forEach((gradient, index) => {
    const expected = difference(hidden, index, (moved) => plainLoss(moved, head, zLoss, softcap));
    expect(Number(gradient)).toBeCloseTo(expected, 4);
  });
  results.ofHead!.data.forEach((gradient, index) => {
    const expected = difference(head, index, (moved) => plainLoss(hidden, moved, zLoss, softcap));
    expect(Number(gradient)).toBeCloseTo(expected, 4);
  });
});

test("positions that are no whole number of chunks are refused", () => {
  const x = input("hidden", "float32", [10, 2]);
  const e = input("head", "float32", [3, 2]);
  const [l, w] = [input("labels", "int32", [10]), input("weights", "float32", [10])];
  expect(() => crossEntropy(x, e, l, w, { chunk: 4, zLoss: 0, softcap: null })).toThrow(
    "whole number of chunks",
  );
});
