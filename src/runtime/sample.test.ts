import { describe, expect, test } from "vitest";
import type { GenerationOptions, Sampling } from "../model.ts";
import { randomSource } from "./random.ts";
import { createSampler, defaultSampling, mostProbable } from "./sample.ts";

type RandomSampling = Extract<Sampling, { mode: "random" }>;

/** Probabilities as the options define them: softmax, then each filter on what the one before left, over again. */
function naive(
  logits: readonly number[],
  temperature: number,
  { topK, topP, minP }: RandomSampling,
): number[] {
  const largest = Math.max(...logits);
  let left = logits
    .map((logit, token) => ({ token, p: Math.exp((logit - largest) / temperature) }))
    .sort((a, b) => b.p - a.p || a.token - b.token);
  const renormalize = () => {
    const sum = left.reduce((total, { p }) => total + p, 0);
    left = left.map(({ token, p }) => ({ token, p: p / sum }));
  };
  renormalize();
  if (topK !== undefined) left = left.slice(0, topK);
  renormalize();
  if (topP !== undefined) {
    let sum = 0;
    const enough = left.findIndex(({ p }) => {
      sum += p;
      return sum >= topP;
    });
    if (enough >= 0) left = left.slice(0, enough + 1);
  }
  if (minP !== undefined) {
    const least = minP * left[0]!.p;
    left = left.filter(({ p }) => p >= least);
  }
  renormalize();
  const probabilities = logits.map(() => 0);
  for (const { token, p } of left) probabilities[token] = p;
  return probabilities;
}

const draws = 2000;

/** Checks that draws follow probabilities: nothing impossible, and χ² within six deviations of what chance gives. */
function expectDistribution(
  options: GenerationOptions,
  logits: readonly number[],
  expected: readonly number[],
) {
  const sampler = createSampler(options, []);
  const counts = expected.map(() => 0);
  for (let i = 0; i < draws; i++) counts[sampler.next(Float32Array.from(logits))]!++;
  let chiSquare = 0;
  let classes = 0;
  let [rare, rareExpected] = [0, 0];
  const label = JSON.stringify({ options, logits, expected, counts });
  expected.forEach((p, token) => {
    if (p === 0) expect(counts[token], `token ${token} of ${label}`).toBe(0);
    if (p * draws < 10) [rare, rareExpected] = [rare + counts[token]!, rareExpected + p * draws];
    else {
      chiSquare += (counts[token]! - p * draws) ** 2 / (p * draws);
      classes++;
    }
  });
  if (rareExpected >= 5) {
    chiSquare += (rare - rareExpected) ** 2 / rareExpected;
    classes++;
  }
  const freedom = Math.max(classes - 1, 1);
  expect(chiSquare, label).toBeLessThan(freedom + 6 * Math.sqrt(2 * freedom));
}

describe("distributions", () => {
  const random = randomSource(11);
  const pick = <T>(...options: T[]) => options[Math.floor(random() * options.length)]!;

  test("of temperature, top k, top p and min p, alone and together, on random logits", () => {
    for (let round = 0; round < 60; round++) {
      // Halves, so that equal logits are common.
      const logits = Array.from({ length: pick(1, 2, 5, 12, 20) }, () => Math.round(random() * 12 - 6) / 2);
      const sampling: RandomSampling = {
        mode: "random",
        seed: round,
        topK: pick(undefined, 1, 2, 7, 100),
        topP: pick(undefined, 0.05, 0.313, 0.507, 0.911, 1),
        minP: pick(undefined, 0, 0.049, 0.21, 0.7),
      };
      const temperature = pick(0.3, 1, 2.5);
      expectDistribution({ sampling, temperature }, logits, naive(logits, temperature, sampling));
    }
  });

  test("when the caller leaves the choice to the model", () => {
    const logits = Array.from({ length: 60 }, () => random() * 6);
    const { temperature, ...filters } = defaultSampling;
    expectDistribution({}, logits, naive(logits, temperature, { mode: "random", ...filters }));
  });

  test("top p counts within the top k, and min p comes after it", () => {
    // Weights 8, 4, 2, 1, 1 of 16: of the top three (14), half is the first alone; of all, it is so too; 0.6 of 14 takes
    // two, and 0.6 of 16 would take two as well; 0.9 of 14 takes three.
    const logits = [8, 4, 2, 1, 1].map(Math.log);
    const support = (sampling: Omit<RandomSampling, "mode">) =>
      naive(logits, 1, { mode: "random", ...sampling }).filter((p) => p > 0).length;
    expect(support({ topK: 3, topP: 0.86 })).toBe(3);
    expect(support({ topK: 2, topP: 0.7 })).toBe(2);
    for (const sampling of [
      { topK: 3, topP: 0.86 },
      { topK: 3, topP: 0.86, minP: 0.3 },
      { topK: 2, topP: 0.7 },
    ])
      expectDistribution(
        { sampling: { mode: "random", seed: 1, ...sampling }, temperature: 1 },
        logits,
        naive(logits, 1, { mode: "random", ...sampling }),
      );
  });

  test("only allowed tokens are drawn, in the proportions they have among themselves", () => {
    const logits = [0, 5, 1, 2, 4];
    const allowed = Uint32Array.of(0b01101);
    const sampler = createSampler({ sampling: { mode: "random", seed: 5 }, temperature: 1 }, []);
    const counts = [0, 0, 0, 0, 0];
    for (let i = 0; i < draws; i++) counts[sampler.next(Float32Array.from(logits), allowed)]!++;
    expect([counts[1], counts[4]]).toEqual([0, 0]);
    expect(counts[3]! / counts[2]!).toBeCloseTo(Math.E, 0);
    const greedy = createSampler({ sampling: { mode: "greedy" } }, []);
    expect(greedy.next(Float32Array.from(logits), allowed)).toBe(3);
  });

  test("allowed tokens may be beyond the first 32", () => {
    const logits = new Float32Array(100).fill(1);
    const allowed = new Uint32Array(4);
    allowed[2] = 1 << 31; // 95
    for (const sampling of [{ mode: "greedy" }, { mode: "random", topK: 3 }] as const)
      expect(createSampler({ sampling }, []).next(logits.slice(), allowed)).toBe(95);
  });
});

describe("greedy", () => {
  test("takes the highest logit, of equals the first", () => {
    expect(mostProbable(Float32Array.of(-3, 2, 2, 1))).toBe(1);
    for (const options of [{ sampling: { mode: "greedy" } }, { temperature: 0 }] as const)
      expect(createSampler(options, []).next(Float32Array.of(-3, 2, 2, 1))).toBe(1);
  });
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  "logits of %d are refused, all greedily, one of them by chance",
  (bad) => {
    const next = (options: GenerationOptions, ...logits: number[]) =>
      createSampler(options, []).next(Float32Array.from(logits));
    const refused = expect.objectContaining({ code: "corruptModel" });
    expect(() => next({ sampling: { mode: "greedy" } }, bad, bad, bad)).toThrow(refused);
    const others = bad < 0 ? [bad, bad] : [1, 2]; // no chance at all is what a logit of minus infinity may mean
    for (const options of [{}, { sampling: { mode: "random", seed: 1 } }] as const)
      expect(() => next(options, others[0]!, bad, others[1]!)).toThrow(refused);
  },
);

describe("seeds", () => {
  const sequence = (seed: number | undefined) => {
    const sampler = createSampler({ sampling: { mode: "random", seed }, temperature: 1 }, []);
    return Array.from({ length: 50 }, () => sampler.next(new Float32Array(20))).join();
  };

  test("the same seed gives the same tokens, another seed others, none others each time", () => {
    expect(sequence(7)).toBe(sequence(7));
    expect(sequence(7)).not.toBe(sequence(8));
    expect(sequence(0)).not.toBe(sequence(2 ** 32 - 1));
    expect(sequence(undefined)).not.toBe(sequence(undefined));
  });
});

describe("repetition penalty", () => {
  test("divides positive logits of seen tokens and multiplies negative ones, the prompt's and the answer's", () => {
    const sampler = createSampler({ sampling: { mode: "greedy" }, repetitionPenalty: 2 }, [0, 0, 3]);
    const logits = () => Float32Array.of(3, 2, 1.6, -1);
    const first = logits();
    expect(sampler.next(first)).toBe(1);
    expect([...first]).toEqual([1.5, 2, Math.fround(1.6), -2]);
    expect(sampler.next(logits())).toBe(2); // 1 has been said now
    expect(sampler.next(logits())).toBe(0);
  });

  test("of 1 changes nothing", () => {
    const sampler = createSampler({ sampling: { mode: "greedy" }, repetitionPenalty: 1 }, [0]);
    expect(sampler.next(Float32Array.of(3, 2))).toBe(0);
    expect(sampler.next(Float32Array.of(3, 2))).toBe(0);
  });
});
