import { describe, expect, it } from "vitest";
import { randomNumbers } from "../../../test/support/shared-text.ts";
import { createMerger, MANY_SYMBOLS, type MergeRules, PairTable } from "./merge.ts";
import { finish } from "./steps.ts";

/** The slow twin: look at all pairs, merge the best, repeat. */
function mergeSlowly(symbols: readonly number[], rules: MergeRules): number[] {
  const list = [...symbols];
  for (;;) {
    let best = -1;
    let bestRule = -1;
    for (let i = 0; i + 1 < list.length; i++) {
      const rule = list[i]! < 0 || list[i + 1]! < 0 ? -1 : rules.find(list[i]!, list[i + 1]!);
      if (rule >= 0 && (best < 0 || rules.rank[rule]! < rules.rank[bestRule]!)) {
        best = i;
        bestRule = rule;
      }
    }
    if (best < 0) return list;
    list.splice(best, 2, rules.result[bestRule]!);
  }
}

describe("merging pairs", () => {
  it("gives what looking at all pairs every time gives", () => {
    const random = randomNumbers(7);
    const under = (n: number) => Math.floor(random() * n);
    for (let round = 0; round < 300; round++) {
      const rules = 1 + under(40);
      const table = new PairTable(rules);
      // Few ranks, so that ties are common; results are often symbols that rules name again.
      const rank = Array.from({ length: rules }, () => under(6));
      const result = Array.from({ length: rules }, () => under(12));
      for (let rule = 0; rule < rules; rule++) table.add(under(12), under(12), rule);
      const made: MergeRules = { find: (left, right) => table.find(left, right), rank, result };
      const { merge, mergeInSteps } = createMerger(made);
      for (let i = 0; i < 10; i++) {
        const symbols = Array.from({ length: under(30) }, () => under(7) - 1);
        const fast = Int32Array.from(symbols);
        const length = merge(fast, symbols.length);
        expect([...fast.subarray(0, length)]).toEqual(mergeSlowly(symbols, made));
        const stepped = Int32Array.from(symbols);
        expect(finish(mergeInSteps(stepped, symbols.length, null))).toBe(length);
        expect(stepped.subarray(0, length)).toEqual(fast.subarray(0, length));
      }
    }
  });

  it("gives the same in many steps", () => {
    const rules: MergeRules = {
      find: (left, right) => (left === right && left < 2 ? left : -1),
      rank: [0, 1],
      result: [1, 2],
    };
    const symbols = Int32Array.from({ length: 2 * MANY_SYMBOLS }, (_, i) => (i >> 2) % 2);
    const slow = mergeSlowly([...symbols], rules);
    const steps = [...createMerger(rules).mergeInSteps(symbols.slice(), symbols.length, "step")];
    expect(steps.length).toBeGreaterThan(3);
    expect(steps[0]).toBe("step");
    const length = createMerger(rules).merge(symbols, symbols.length);
    expect([...symbols.subarray(0, length)]).toEqual(slow);
  });

  it("finds the first rule of a pair and no other pair", () => {
    const table = new PairTable(3);
    table.add(1, 2, 5);
    table.add(2, 1, 6);
    table.add(1, 2, 7);
    expect([table.find(1, 2), table.find(2, 1), table.find(1, 1), table.find(0, 0)]).toEqual([5, 6, -1, -1]);
  });
});
