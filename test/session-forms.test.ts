// Every form of a request: prompts that are text, parts or a value; answers that are text, typed by a schema library or by a
// plain JSON Schema; awaited or streamed.
import { toStandardJsonSchema } from "@valibot/to-json-schema";
import { type } from "arktype";
import {
  type Capabilities,
  generable,
  image,
  type LanguageModel,
  LanguageModelSession,
  type Promptable,
  tool,
} from "orchard";
import { ScriptedModel } from "orchard/testing";
import * as v from "valibot";
import { expect, test } from "vitest";
import { z } from "zod";

const prompts: Record<string, { readonly prompt: Promptable; readonly segments: readonly string[] }> = {
  text: { prompt: "Who?", segments: ["text"] },
  parts: { prompt: ["Like:", { name: "Ann" }, "Who?"], segments: ["text", "structure", "text"] },
  value: { prompt: { name: "Ann" }, segments: ["structure"] },
};
const schema = { type: "object", properties: { name: { type: "string" } }, required: ["name"] };
const outputs = {
  text: {},
  Zod: { generating: z.object({ name: z.string() }) },
  Valibot: { generating: toStandardJsonSchema(v.object({ name: v.string() })) },
  ArkType: { generating: type({ name: "string" }) },
  "JSON Schema": { generating: schema },
  generable: { generating: generable("Person", schema) },
};
const forms = Object.entries(prompts).flatMap(([prompt, asked]) =>
  Object.entries(outputs).flatMap(([output, options]) =>
    (["respond", "streamResponse"] as const).map((way) => [way, prompt, output, asked, options] as const),
  ),
);

/** Not as this program would write it: what the model wrote is told from what was read of it. */
const written = '{ "name" :"Bob" }';

test.each(forms)(
  "%s: a prompt that is %s gives %s",
  async (way, _prompt, output, { prompt, segments }, options) => {
    const session = new LanguageModelSession({ model: new ScriptedModel([written]) });
    const typed = options as { readonly generating: typeof schema };
    const stream = way === "streamResponse" ? session.streamResponse(prompt, typed) : null;
    const contents: unknown[] = [];
    if (stream) for await (const { content } of stream) contents.push(content);
    const response = stream ? await stream.collect() : await session.respond(prompt, typed);
    const expected = output === "text" ? written : { name: "Bob" };
    expect(response.content).toEqual(expected);
    expect(response.rawContent).toBe(written);
    if (stream) expect(contents.at(-1)).toEqual(expected);
    const [asked, answered] = session.transcript;
    expect(asked?.type === "prompt" && asked.segments.map(({ type }) => type)).toEqual(segments);
    expect(answered).toMatchObject({ segments: [{ type: output === "text" ? "text" : "structure" }] });
  },
);

test("a stream of a typed answer may end without a snapshot of it", async () => {
  const model = new ScriptedModel([{ tokens: [], error: new Error("gone") }]);
  const stream = new LanguageModelSession({ model }).streamResponse("Who?", { generating: schema });
  const contents: unknown[] = [];
  const reading = (async () => {
    for await (const { content } of stream) contents.push(content);
  })();
  await expect(reading).rejects.toThrow("gone");
  expect(contents).toEqual([]);
});

test("a constraint is handed to the model, and refused to one that cannot keep it", async () => {
  const constraint = { type: "choices", choices: ["yes", "no"] } as const;
  const model = new ScriptedModel(["yes"]);
  await new LanguageModelSession({ model }).respond("?", { constraint });
  expect(model.requests[0]).toMatchObject({ constraint });
  const plain = Object.assign(new ScriptedModel(["yes"]), {
    capabilities: { ...model.capabilities, guidedGeneration: false, toolCalling: false },
  });
  await expect(new LanguageModelSession({ model: plain }).respond("?", { constraint })).rejects.toMatchObject(
    {
      code: "unsupportedCapability",
      details: { capability: "guidedGeneration" },
    },
  );
  expect(plain.requests).toEqual([]);
});

const look = tool({ name: "look", description: "Looks", parameters: schema, call: () => "nothing" });
const needs: Readonly<Record<keyof Capabilities, (model: LanguageModel) => Promise<unknown>>> = {
  guidedGeneration: (model) => new LanguageModelSession({ model }).respond("?", { generating: schema }),
  toolCalling: (model) => new LanguageModelSession({ model, tools: [look] }).respond("?"),
  vision: (model) => new LanguageModelSession({ model }).respond(["?", image("https://example.com/a.png")]),
  reasoning: (model) => new LanguageModelSession({ model }).respond("?", { reasoningLevel: "light" }),
};

test.each(Object.entries(needs))(
  "a request that needs %s is asked only of a model that has it",
  async (capability, ask) => {
    const all = { guidedGeneration: true, toolCalling: true, vision: true, reasoning: true };
    const able = new ScriptedModel([{ value: { name: "Bob" } }], { capabilities: all });
    await ask(able);
    expect(able.requests).toHaveLength(1);
    const unable = new ScriptedModel([], { capabilities: { ...all, [capability]: false } });
    await expect(ask(unable)).rejects.toMatchObject({
      code: "unsupportedCapability",
      details: { capability },
    });
    expect(unable.requests).toEqual([]);
  },
);
