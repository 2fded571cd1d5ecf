// The leaderboard's cases: their schemas compile, every right answer can be said under them, and is graded right.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasSharedData, sharedPath } from "../../test/support/shared-text.ts";
import { byteVocabulary as bytes } from "../../test/support/vocabularies.ts";
import type { JsonValue } from "../json-schema.ts";
import { compile } from "../runtime/guide/compile.ts";
import { ScriptedModel } from "../testing/scripted-model.ts";
import { bfclExamples, bfclTask, gradeCalls, rightArguments } from "./bfcl.ts";
import { runTask } from "./run-task.ts";

const read = (name: string) =>
  [
    readFileSync(sharedPath(`bfcl/BFCL_v4_${name}.json`), "utf8"),
    readFileSync(sharedPath(`bfcl/answers/BFCL_v4_${name}.json`), "utf8"),
  ] as const;
describe.skipIf(!hasSharedData)("the leaderboard", () => {
  test.each(["simple_python", "multiple", "parallel"])("%s: a tenth of it", (name) => {
    const examples = bfclExamples(...read(name)).filter((_, index) => index % 10 === 3);
    for (const { id, tools, right } of examples) {
      expect(right.length, id).toBeGreaterThan(0);
      for (const call of right) {
        const tool = tools.find((one) => one.name === call.name)!;
        const guide = compile({ schema: tool.parameters });
        for (const input of rightArguments(call, tool)) {
          const matcher = guide.matcher(bytes);
          const ids = [...new TextEncoder().encode(JSON.stringify(input))];
          expect([id, matcher.acceptMany(ids) === ids.length && matcher.isComplete()]).toEqual([id, true]);
          const toolCalls = right.map((one) =>
            one === call
              ? { name: call.name, arguments: input }
              : {
                  name: one.name,
                  arguments: rightArguments(one, tools.find((t) => t.name === one.name)!)[0]!,
                },
          );
          expect(gradeCalls(right, { text: "", toolCalls }), id).toMatchObject({ correct: true });
        }
      }
    }
  });

  test("a scripted model that is right scores all, one that is wrong nothing", async () => {
    const files = read("parallel");
    const examples = bfclExamples(...files);
    const script = (change: (value: JsonValue) => JsonValue) =>
      new ScriptedModel(({ transcript, tools }) => {
        const last = transcript.at(-1)!;
        const prompt =
          last.type === "prompt" && last.segments[0]!.type === "text" ? last.segments[0]!.text : "";
        const { right } = examples.find((example) => example.prompt === prompt)!;
        const toolCalls = right.map((call) => {
          const input = rightArguments(call, tools!.find(({ name }) => name === call.name)!)[0]!;
          const entries = Object.entries(input).map(([name, value]) => [name, change(value)]);
          return { name: call.name, arguments: Object.fromEntries(entries) };
        });
        return { toolCalls };
      });
    const correct = async (model: ScriptedModel) => {
      const { examples: graded } = await runTask(bfclTask("parallel", ...files), model, { limit: 30 });
      return graded.filter(({ grade }) => grade.correct).length;
    };
    expect(await correct(script((value) => value))).toBe(30);
    expect(await correct(script((value) => (typeof value === "number" ? value + 1 : "other")))).toBe(0);
  });
});

test("grades as the leaderboard does", () => {
  const right = [
    { name: "f", values: { city: ["New York, NY"], days: [1, ""], where: [{ a: [1, 2], b: [""] }] } },
  ];
  const grade = (...inputs: Record<string, JsonValue>[]) =>
    gradeCalls(right, {
      text: "",
      toolCalls: inputs.map((input) => ({ name: "f", arguments: input as never })),
    }).correct;
  expect(grade({ city: "new-york ny", where: { a: 2 } })).toBe(true);
  expect(grade({ city: "new-york ny", days: 2, where: { a: 2 } })).toBe(false);
  expect(grade({ city: "New York, NY", where: { a: 3 } })).toBe(false);
  expect(grade({ city: "New York, NY", where: { a: 1 }, more: 1 })).toBe(false);
  expect(grade({ city: "New York, NY", where: { a: 1 } }, { city: "New York, NY", where: { a: 1 } })).toBe(
    false,
  );
  expect(grade({ days: 1, where: { a: 1 } })).toBe(false);
});
