// Running tasks and counting: an oracle is always right, a model that says nothing never; parts, intervals, validity,
// limits and aborts are what they should be.
import { describe, expect, test } from "vitest";
import { randomSource } from "../runtime/random.ts";
import { ScriptedModel } from "../testing/scripted-model.ts";
import { bootstrap, proportion } from "./intervals.ts";
import { partsF1, rowOf, tableOf } from "./report.ts";
import { runTask } from "./run-task.ts";
import type { Example, Task } from "./task.ts";

interface Sum extends Example {
  readonly sum: number;
}

const schema = { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"] };
const task: Task<Sum> = {
  name: "sums/en",
  async *examples() {
    for (let n = 0; n < 20; n++) yield { id: `sum-${n}`, prompt: `${n} + 1`, schema, sum: n + 1 };
  },
  grade({ sum }, { text }) {
    const correct = text === JSON.stringify({ sum });
    return {
      correct,
      parts: correct ? { right: 1, wrong: 0, missing: 0 } : { right: 0, wrong: 1, missing: 1 },
    };
  },
};
const promptOf = (request: {
  transcript: readonly { type: string; segments?: readonly { text?: string }[] }[];
}) => request.transcript.find(({ type }) => type === "prompt")!.segments![0]!.text!;
const oracle = () =>
  new ScriptedModel((request) => ({ value: { sum: Number.parseInt(promptOf(request as never), 10) + 1 } }));
const isValid = (_: unknown, value: unknown) => Number.isInteger((value as { sum?: number }).sum);

test("an oracle is right, and schemas are enforced or only told", async () => {
  const model = oracle();
  const row = rowOf(await runTask(task, model, { isValid }), randomSource(1));
  expect(row).toMatchObject({
    task: "sums/en",
    examples: 20,
    accuracy: { value: 1, high: 1 },
    f1: { value: 1 },
    valid: { value: 1 },
  });
  expect(model.requests[0]!.schema).toEqual(schema);
  await runTask(task, model, { isGuided: false, limit: 1 });
  expect(model.requests.at(-1)!.schema).toBeUndefined();
  expect(model.requests.at(-1)!.transcript.at(-1)).toMatchObject({ responseFormat: { schema } });
});

test("half an oracle is right in half, and its interval holds that", async () => {
  const model = new ScriptedModel((request) => {
    const n = Number.parseInt(promptOf(request as never), 10);
    return n % 2 === 0 ? { value: { sum: n + 1 } } : "I do not know";
  });
  const { accuracy, f1, valid } = rowOf(await runTask(task, model, { isValid }), randomSource(1));
  expect(accuracy.value).toBe(0.5);
  expect(accuracy.low).toBeGreaterThan(0.25);
  expect(accuracy.high).toBeLessThan(0.75);
  expect(f1!.value).toBe(0.5);
  expect(f1!.low).toBeLessThan(0.5);
  expect(valid!.value).toBe(0.5);
});

test("a refusal is asked for, and is neither right nor JSON that fails its schema", async () => {
  const model = new ScriptedModel((request) => {
    const n = Number.parseInt(promptOf(request as never), 10);
    return n % 2 === 0 ? { value: { sum: n + 1 } } : { refusal: "I only add up." };
  });
  const { accuracy, valid } = rowOf(await runTask(task, model, { isValid }), randomSource(1));
  expect(model.requests[0]!.mayRefuse).toBe(true);
  expect(accuracy.value).toBe(0.5);
  expect(valid!.value).toBe(1);
});

test("a limit and an abort end a task with what there is", async () => {
  expect((await runTask(task, oracle(), { limit: 3 })).examples).toHaveLength(3);
  const stop = new AbortController();
  let seen = 0;
  const onExample = () => {
    if (++seen === 5) stop.abort();
  };
  expect((await runTask(task, oracle(), { signal: stop.signal, onExample })).examples).toHaveLength(5);
});

describe("numbers", () => {
  test("Wilson's interval, against published values", () => {
    const { low, high } = proportion(81, 263); // Newcombe 1998, table I
    expect(low).toBeCloseTo(0.2553, 3);
    expect(high).toBeCloseTo(0.3662, 3);
    expect(proportion(0, 10)).toMatchObject({ value: 0, low: 0 });
    expect(proportion(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
  test("the bootstrap's interval of a mean is near the normal one", () => {
    const random = randomSource(5);
    const items = Array.from({ length: 400 }, () => random());
    const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
    const { low, high, value } = bootstrap(items, mean, random);
    const half = 1.96 * Math.sqrt(1 / 12 / 400);
    expect(Math.abs(value - low - half)).toBeLessThan(half / 3);
    expect(Math.abs(high - value - half)).toBeLessThan(half / 3);
  });
  test("F1 of parts is over all examples together", () => {
    const graded = (right: number, wrong: number, missing: number) =>
      ({ grade: { correct: false, parts: { right, wrong, missing } } }) as never;
    expect(partsF1([graded(3, 1, 0), graded(0, 0, 2)])).toBeCloseTo(6 / 9);
    expect(partsF1([graded(0, 0, 0)])).toBe(0);
  });
  test("the table has a row per task", () => {
    const row = { task: "a/en", examples: 2, accuracy: proportion(1, 2), f1: null, valid: null };
    expect(tableOf([row]).split("\n")).toHaveLength(3);
    expect(tableOf([row])).toContain("| a/en | 2 |    50.0 |");
  });
});
