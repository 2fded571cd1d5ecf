// What ops.test.ts cannot show about attention, because it takes more than one node: layers that read the cache which
// another layer has written in the same run, in one memory, for all positions or for the last one only.
import { describe, expect, test } from "vitest";
import { Choices } from "../../test/support/op-cases.ts";
import { ortNative } from "../runtime/ort-native.ts";
import { allocate, type HostTensor, hostTensor } from "./host-tensor.ts";
import { interpret } from "./reference.ts";
import { apply, input, type Tensor } from "./tensor.ts";

interface Situation {
  readonly length: number;
  readonly totals: readonly number[];
  readonly window?: number;
}

const situations: Readonly<Record<string, Situation>> = {
  "a prompt": { length: 5, totals: [5] },
  "a prompt of two sequences": { length: 4, totals: [4, 4] },
  "tokens over a past": { length: 4, totals: [11] },
  "tokens over a past, through a window": { length: 4, totals: [11], window: 3 },
  "one token each for three sequences": { length: 1, totals: [11, 5, 7] },
  "a first token": { length: 1, totals: [1] },
};

const [heads, keyValueHeads, headSize, capacity] = [4, 2, 16, 16];

/** Runs one layer with a cache of its own and two that share it; returns the largest difference from the reference. */
async function difference(
  { length, totals, window }: Situation,
  cacheType: "float32" | "int8",
  lastOnly: boolean,
) {
  const choose = new Choices(length);
  const batch = totals.length;
  const cache = () =>
    cacheType === "int8"
      ? choose.wholes("int8", [batch, keyValueHeads, capacity, headSize], -128, 127)
      : choose.floats([batch, keyValueHeads, capacity, headSize]);
  const inputs: Record<string, HostTensor> = {
    ...Object.fromEntries(
      ["q0", "q1", "q2"].map((q) => [q, choose.floats([batch, length, heads * headSize])]),
    ),
    k: choose.floats([batch, length, keyValueHeads * headSize]),
    v: choose.floats([batch, length, keyValueHeads * headSize]),
    pastK: cache(),
    pastV: cache(),
    lengths: hostTensor(
      "int32",
      [batch],
      Int32Array.from(totals, (total) => total - 1),
    ),
    total: hostTensor("int32", [1], Int32Array.of(Math.max(...totals))),
    ...(cacheType === "int8" ? { scale: choose.floats([1], 0.01, 0.03) } : null),
  };
  const t: Record<string, Tensor> = Object.fromEntries(
    Object.entries(inputs).map(([name, { dtype, shape }]) => [name, input(name, dtype, shape)]),
  );
  const attributes = {
    heads,
    keyValueHeads,
    scale: 0.25,
    softcap: 0,
    window: window ?? null,
    rotary: "none",
    quantized: cacheType === "int8" ? "perTensor" : "none",
    slidingCache: false,
  } as const;
  const rest = [t.lengths!, t.total!, null, null, t.scale ?? null, t.scale ?? null];
  const attend = (q: Tensor, keys: readonly (Tensor | null)[]) =>
    apply("attention", [q, ...keys, ...rest], attributes) as [Tensor, Tensor, Tensor];
  const [output0, keys, values] = attend(t.q0!, [t.k!, t.v!, t.pastK!, t.pastV!]);
  const outputs: Record<string, Tensor> = { output0, keys0: keys, values0: values };
  for (const layer of [1, 2]) {
    const q = t[`q${layer}`]!;
    const shared = attend(lastOnly ? q.slice(1, -1) : q, [null, null, keys, values]);
    ["output", "keys", "values"].forEach((name, index) => {
      outputs[name + layer] = shared[index]!;
    });
  }
  const expected = interpret({ outputs }, { inputs, parameters: () => inputs.q0! });
  const results = Object.fromEntries(
    Object.entries(expected).map(([name, { dtype, shape }]): [string, HostTensor] => {
      if (name.startsWith("keys")) return [name, inputs.pastK!];
      return [name, name.startsWith("values") ? inputs.pastV! : allocate(dtype, shape)];
    }),
  );
  await using program = await ortNative.compile({ outputs }, { folder: "", get: () => inputs.q0! });
  await using binding = program.bind(inputs, results);
  await binding.run();
  return Math.max(
    ...Object.entries(expected).flatMap(([name, { data }]) =>
      Array.from(data as Float32Array, (right, i) => Math.abs(Number(results[name]!.data[i]) - right)),
    ),
  );
}

describe("layers that share a cache, written in place", () => {
  for (const [name, situation] of Object.entries(situations))
    for (const cacheType of ["float32", "int8"] as const)
      for (const lastOnly of [false, true])
        test(`${name}, ${cacheType}, ${lastOnly ? "last position" : "every position"}`, async () => {
          expect(await difference(situation, cacheType, lastOnly)).toBeLessThan(1e-6);
        });
});
