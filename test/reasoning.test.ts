// How much a model thinks: said by a request or a profile, checked against what the model can, and passed on to endpoints
// and from the server's clients. What templates make of it is src/runtime/dialects/thinking.test.ts's.
import { generateText } from "ai";
import {
  LanguageModelSession,
  OrchardError,
  type ReasoningLevel,
  transcriptFromJson,
  transcriptToJson,
} from "orchard";
import { aiSdkModel } from "orchard/ai-sdk";
import { App } from "orchard/server";
import { ScriptedModel } from "orchard/testing";
import { expect, test } from "vitest";
import { chatBody } from "../src/remote/chat-body.ts";
import { prompt } from "./support/answer.ts";

const thinker = () => new ScriptedModel(() => ({ text: "42.", reasoning: "Hm. Well." }));

test("a level reaches the model and the transcript; a request's own comes before the profile's", async () => {
  const model = thinker();
  const session = new LanguageModelSession({ model, options: { reasoningLevel: "light" } });
  await session.respond("Why?");
  const metadata = { screen: "home" };
  const options = { reasoningLevel: { custom: "beyond" } } as const;
  const { usage } = await session.respond("Why really?", { ...options, metadata });
  expect(model.requests.map(({ options }) => options.reasoningLevel)).toEqual([
    "light",
    { custom: "beyond" },
  ]);
  expect(usage.output.reasoningTokenCount).toBe(2);
  const prompts = session.transcript.filter(({ type }) => type === "prompt");
  expect(prompts).toMatchObject([{ options: { reasoningLevel: "light" } }, { options, metadata }]);
  const json = JSON.parse(JSON.stringify(transcriptToJson(session.transcript)));
  expect(transcriptFromJson(json)).toEqual(session.transcript);
});

test.each(["some", "", 3, {}, { custom: "" }])("%j is no level", async (level) => {
  const options = { reasoningLevel: level as ReasoningLevel };
  const answer = new LanguageModelSession({ model: thinker() }).respond("Why?", options);
  await expect(answer).rejects.toMatchObject({
    code: "invalidArgument",
    details: { option: "reasoningLevel" },
  });
});

test("a model that cannot think refuses every level but none", async () => {
  const model = new ScriptedModel(() => "42.", { capabilities: { reasoning: false } });
  const session = new LanguageModelSession({ model });
  for (const reasoningLevel of ["light", "moderate", "deep", { custom: "beyond" }] as const) {
    const error = await session.respond("Why?", { reasoningLevel }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(OrchardError);
    expect(error).toMatchObject({ code: "unsupportedCapability", details: { capability: "reasoning" } });
  }
  expect(model.requests).toEqual([]);
  expect((await session.respond("Why?", { reasoningLevel: "none" })).content).toBe("42.");
});

test("an endpoint is told in OpenAI's words", () => {
  const bodyOf = (reasoningLevel?: ReasoningLevel) =>
    chatBody(
      { transcript: [prompt("Why?")], options: { reasoningLevel } },
      { model: "far", limitField: "max_tokens", extra: {} },
    ).reasoning_effort;
  const levels = [undefined, "none", "light", "moderate", "deep", { custom: "xhigh" }] as const;
  expect(levels.map(bodyOf)).toEqual([undefined, "none", "low", "medium", "high", "xhigh"]);
});

test("the server's clients and the AI SDK say it in theirs", async () => {
  const model = thinker();
  const app = new App({ model });
  const post = async (path: string, body: object) => {
    const request = new Request(`http://localhost/v1${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "scripted", ...body }),
    });
    return (await app.fetch(request)).status;
  };
  const messages = [{ role: "user", content: "Why?" }];
  expect(await post("/chat/completions", { messages, reasoning_effort: "high" })).toBe(200);
  expect(await post("/responses", { input: "Why?", reasoning: { effort: "minimal" } })).toBe(200);
  expect(await post("/chat/completions", { messages, reasoning_effort: "much" })).toBe(400);
  await generateText({ model: aiSdkModel(model), prompt: "Why?", reasoning: "none" });
  expect(model.requests.map(({ options }) => options.reasoningLevel)).toEqual(["deep", "light", "none"]);
});
