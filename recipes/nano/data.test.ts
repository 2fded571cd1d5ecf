// The stream and the held-out tasks: repeatable, disjoint, right by their own graders, and answered as their
// schemas demand.
import { expect, test } from "vitest";
import type { Answer } from "../../src/evaluation/task.ts";
import type { JsonObject, JsonSchema, JsonValue } from "../../src/json-schema.ts";
import { heldOutTasks, nanoSource, trainingExampleAt } from "./data.ts";
import { jsonText, type NanoExample } from "./example.ts";
import { schemaKey } from "./fields.ts";
import { INTENTS } from "./language.ts";
import { LANGUAGES } from "./languages/index.ts";
import { publicSetsFolder, readPublicSets } from "./public-sets.ts";
import { partOf, splitOf } from "./split.ts";
import { toolsKey } from "./tool-case.ts";

const folder = publicSetsFolder();
const sets = folder === null ? null : await readPublicSets(folder);
const training = Array.from({ length: 4000 }, (_, n) => trainingExampleAt(n, 1, sets));
const tasks = heldOutTasks({ examples: 30, publicExamples: 60, sets });
const heldOut: NanoExample[] = [];
for (const task of tasks) for await (const example of task.examples()) heldOut.push(example);

function answerOf({ expected }: NanoExample): Answer {
  switch (expected.type) {
    case "text":
      return { text: expected.value, toolCalls: [] };
    case "object":
      return { text: jsonText(expected.value), toolCalls: [] };
    case "calls":
      return { text: "", toolCalls: expected.value };
  }
}

/** What is wrong with a value under the schemas that the recipe makes; enough of JSON Schema for these. */
function problems(value: JsonValue | undefined, schema: JsonSchema, at = ""): string[] {
  if (typeof schema === "boolean") return [];
  if (schema.anyOf !== undefined) {
    const all = (schema.anyOf as readonly JsonSchema[]).map((one) => problems(value, one, at));
    return all.some((one) => one.length === 0) ? [] : all.flat();
  }
  if (schema.enum !== undefined)
    return (schema.enum as readonly JsonValue[]).includes(value!) ? [] : [`${at}: enum`];
  const types = Array.isArray(schema.type) ? (schema.type as readonly string[]) : [schema.type as string];
  const type =
    value === null
      ? "null"
      : Array.isArray(value)
        ? "array"
        : Number.isInteger(value) && !types.includes("number")
          ? "integer"
          : typeof value;
  if (!types.includes(type)) return [`${at}: ${type} instead of ${types.join()}`];
  if (type === "array") {
    return (value as readonly JsonValue[]).flatMap((item, i) =>
      problems(item, schema.items as JsonSchema, `${at}/${i}`),
    );
  }
  if (type !== "object") return [];
  const object = value as JsonObject;
  const properties = schema.properties as Record<string, JsonSchema>;
  return [
    ...((schema.required ?? []) as readonly string[])
      .filter((name) => !(name in object))
      .map((name) => `${at}/${name} missing`),
    ...Object.entries(object).flatMap(([name, item]) =>
      properties[name] === undefined
        ? [`${at}/${name} unknown`]
        : problems(item, properties[name], `${at}/${name}`),
    ),
  ];
}

test("an example is a function of its number and the seed", async () => {
  expect(trainingExampleAt(77, 1, sets)).toEqual(training[77]);
  expect(trainingExampleAt(77, 2, sets)).not.toEqual(training[77]);
  const source = nanoSource({ seed: 1, sets });
  const reader = source.read(40)[Symbol.asyncIterator]();
  const { value } = await reader.next();
  expect(value!.next).toBe(41);
  expect(value!.example).toMatchObject({
    messages: [...(training[40]!.instructions ? [{}] : []), { content: training[40]!.prompt }, {}],
  });
});

test.each([
  ["training", training],
  ["held out", heldOut],
])("%s: every answer is right for its grader and valid for its schema", (_, examples) => {
  const { grade } = tasks[0]!;
  for (const example of examples) {
    expect(grade(example, answerOf(example)).correct, JSON.stringify(example)).toBe(true);
    const { expected, schema, tools } = example;
    if (expected.type === "object" && schema !== undefined) {
      expect(problems(expected.value, schema), JSON.stringify(example)).toEqual([]);
      const order = Object.keys((schema as JsonObject).properties as JsonObject);
      const given = Object.keys(expected.value);
      expect(given).toEqual(order.filter((name) => given.includes(name)));
    }
    if (expected.type === "calls") {
      for (const call of expected.value) {
        const tool = tools!.find(({ name }) => name === call.name)!;
        expect(problems(call.arguments, tool.parameters), JSON.stringify(example)).toEqual([]);
      }
    }
  }
});

test("graders see what is wrong", () => {
  const { grade } = tasks[0]!;
  const one = heldOut.find(({ skill, expected }) => skill === "extraction" && expected.type === "object")!;
  expect(grade(one, { text: "{}", toolCalls: [] })).toMatchObject({
    correct: false,
    parts: { right: 0, wrong: 0 },
  });
  expect(grade(one, { text: "not JSON", toolCalls: [] }).correct).toBe(false);
  const extra = { ...(one.expected.value as JsonObject), invented: "x" };
  expect(grade(one, { text: jsonText(extra), toolCalls: [] })).toMatchObject({
    correct: false,
    parts: { wrong: 1, missing: 0 },
  });
  const call = heldOut.find(({ expected }) => expected.type === "calls")!;
  expect(grade(call, { text: "", toolCalls: [] }).correct).toBe(false);
  expect(grade(call, { text: "", toolCalls: [{ name: "other", arguments: {} }] }).correct).toBe(false);
  const label = heldOut.find(({ expected }) => expected.type === "text")!;
  expect(grade(label, { text: "something else", toolCalls: [] }).correct).toBe(false);
});

function schemaKeys(examples: readonly NanoExample[]): Set<string> {
  const skills = ["extraction", "copying"];
  return new Set(
    examples
      .filter(({ skill, id }) => skills.includes(skill) && !id.startsWith("snips"))
      .map(({ schema }) => schemaKey(allNames(schema as JsonObject))),
  );
}

function allNames(schema: JsonObject): string[] {
  return Object.entries((schema.properties ?? {}) as Record<string, JsonObject>).flatMap(([name, field]) => {
    const inner = field.type === "array" ? (field.items as JsonObject) : field;
    return inner.type === "object" ? allNames(inner) : [name];
  });
}

test("templates, names and schemas are on one side only", () => {
  for (const language of LANGUAGES) {
    for (const intent of INTENTS) {
      const list = language.templates[intent];
      const [trained, held] = [partOf(list, "train"), partOf(list, "heldOut")];
      expect(held.length, `${language.code} ${intent}`).toBeGreaterThan(0);
      expect(trained.length).toBeGreaterThan(held.length);
      expect([...trained, ...held].sort()).toEqual(list.toSorted());
    }
  }
  // A public set has schemas of its own; without it, what the generators made.
  const generated = Array.from({ length: 3000 }, (_, n) => trainingExampleAt(n, 5, null));
  for (const key of schemaKeys(generated)) expect(splitOf(key), key).toBe("train");
  for (const key of schemaKeys(heldOut)) expect(splitOf(key), key).toBe("heldOut");
  const prompts = new Set(generated.map(({ prompt }) => prompt));
  const again = heldOut.filter(({ skill, prompt }) => skill !== "refusal" && prompts.has(prompt));
  expect(again.map(({ prompt }) => prompt)).toEqual([]);
});

test.skipIf(sets === null)("no held-out sentence of a public set stands in one that is trained on", () => {
  const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (const { train, heldOut } of [sets!.snips, sets!.clinc]) {
    const held = new Set(
      heldOut.map(({ text }) => words(text)).flatMap((all) => (all.length < 4 ? [] : all.join(" "))),
    );
    const repeats = (text: string) => {
      const all = words(text);
      return all.some((_, from) => all.some((_, to) => held.has(all.slice(from, to + 1).join(" "))));
    };
    expect(repeats(`so, ${heldOut.find(({ text }) => words(text).length > 3)!.text}!`)).toBe(true);
    expect(train.filter(({ text }) => repeats(text))).toEqual([]);
  }
});

test("called tools of the held-out part were never called in training", () => {
  const called = (examples: readonly NanoExample[]) =>
    new Set(
      examples.flatMap(({ tools = [], expected }) =>
        expected.type === "calls"
          ? tools.filter(({ name }) => name === expected.value[0]!.name).map(toolsKey)
          : [],
      ),
    );
  const trained = called(training);
  const held = called(heldOut);
  expect(held.size).toBeGreaterThan(10);
  expect([...held].filter((key) => trained.has(key))).toEqual([]);
});

test("every skill and language comes", () => {
  expect(new Set(training.map(({ skill }) => skill)).size).toBe(9);
  expect(new Set(training.map(({ language }) => language)).size).toBe(15);
  const english = training.filter(({ language }) => language === "en").length / training.length;
  expect(english).toBeGreaterThan(0.35);
  expect(english).toBeLessThan(0.62);
  expect(new Set(tasks.map(({ name }) => name)).size).toBe(tasks.length);
});

test("values to copy stand in the prompt", () => {
  let copied = 0;
  let strings = 0;
  for (const { skill, prompt, expected } of training) {
    if (skill !== "copying" || expected.type !== "object") continue;
    for (const value of Object.values(expected.value)) {
      if (typeof value !== "string") continue;
      strings++;
      if (prompt.toLowerCase().includes(value.toLowerCase())) copied++;
    }
  }
  expect(strings).toBeGreaterThan(100);
  expect(copied).toBe(strings);
});

test.skipIf(sets === null)("SNIPS and CLINC: what is held out is not trained on", () => {
  const { snips, clinc } = sets!;
  const trained = new Set(snips.train.map(({ text }) => text.toLowerCase()));
  expect(snips.heldOut.filter(({ text }) => trained.has(text.toLowerCase()))).toEqual([]);
  expect(snips.heldOut.length).toBeGreaterThan(1000);
  expect(clinc.train).toHaveLength(15_000 - 230);
  expect(clinc.heldOut).toHaveLength(3000);
});
