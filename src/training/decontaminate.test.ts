// Runs of words against a plain search, and examples that must go or stay.
import { expect, test } from "vitest";
import { randomNumbers } from "../../test/support/shared-text.ts";
import type { TrainingExample } from "./conversation.ts";
import type { ExampleSource } from "./data.ts";
import { contaminationFilter, decontaminate } from "./decontaminate.ts";

test("finds runs across case and punctuation, not shorter ones", async () => {
  const question = "How many of the 12 eggs that Ann's hens laid were left for her breakfast table?";
  const filter = await contaminationFilter([question]);
  expect(filter.find(`Well: ${question.toUpperCase()}`)).toBe(
    "how many of the 12 eggs that ann s hens laid were left",
  );
  expect(filter.find("how many of the 12 eggs that Ann's hens laid were")).toBeNull();
  expect(filter.find("")).toBeNull();
});

test("a short evaluation text counts as a whole, from four words on", async () => {
  const filter = await contaminationFilter(["book a table now", "yes please", "请帮我订一张桌子"]);
  expect(filter.find("Please book a table, now!")).toBe("book a table now");
  expect(filter.find("yes please")).toBeNull();
  expect(filter.find("你好，请帮我订一张桌子吧")).not.toBeNull();
  expect(filter.find("请帮我订一张床")).toBeNull();
});

test("common usage does not count", async () => {
  const common = "the terms and conditions apply to all";
  const rare = "one rare phrase of six words";
  const usage = [common, `here ${common} purchases`, common, rare, rare];
  const filter = await contaminationFilter([common, rare], {
    length: 6,
    commonThreshold: 2,
    commonUsage: usage,
  });
  expect(filter.size).toBe(1);
  expect(filter.find(common)).toBeNull();
  expect(filter.find(rare)).toBe(rare);
});

test("agrees with a plain search on random words", async () => {
  const random = randomNumbers(3);
  const sentence = (words: number) =>
    Array.from({ length: words }, () => "abc"[Math.floor(random() * 3)]).join(" ");
  const evaluation = Array.from({ length: 30 }, () => sentence(3 + Math.floor(random() * 12)));
  const filter = await contaminationFilter(evaluation, { length: 8, shortest: 6 });
  let found = 0;
  for (let i = 0; i < 300; i++) {
    const text = sentence(12);
    const expected = evaluation.some((other) => {
      const words = other.split(" ");
      const size = Math.min(8, words.length);
      if (size < 6) return false;
      return words.some(
        (_, k) => k + size <= words.length && ` ${text} `.includes(` ${words.slice(k, k + size).join(" ")} `),
      );
    });
    expect(filter.find(text) !== null).toBe(expected);
    if (expected) found++;
  }
  expect(found).toBeGreaterThan(5);
  expect(found).toBeLessThan(295);
});

test("a source loses the examples that collide, and no others", async () => {
  const examples: TrainingExample[] = [
    { type: "document", text: "the quick brown fox jumps over" },
    { type: "document", text: "a slow brown fox" },
    {
      type: "conversation",
      tools: [],
      messages: [
        { role: "user", content: "Say: quick brown fox jumps" },
        { role: "assistant", content: "No." },
      ],
    },
  ];
  const source: ExampleSource = {
    name: "list",
    async *read() {
      for (const example of examples) yield { example, next: 0 };
    },
  };
  const filter = await contaminationFilter(["Quick brown fox jumps!"]);
  const dropped: string[] = [];
  const kept: TrainingExample[] = [];
  for await (const { example } of decontaminate(source, filter, (_, run) => dropped.push(run)).read(null)) {
    kept.push(example);
  }
  expect(kept).toEqual([examples[1]]);
  expect(dropped).toEqual(["quick brown fox jumps", "quick brown fox jumps"]);
});

test("refuses lengths that make no sense", async () => {
  await expect(contaminationFilter([], { length: 3, shortest: 4 })).rejects.toMatchObject({
    code: "invalidArgument",
  });
});
