// orchard/mcp against @modelcontextprotocol/server-everything, over stdio and over HTTP: list, call, error, cancel, and
// the session's approval.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type AnyTool, LanguageModelSession } from "orchard";
import { connectMcp, type McpServer } from "orchard/mcp";
import { ScriptedModel } from "orchard/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { patience } from "./support/limits.ts";

const program = fileURLToPath(
  new URL("../node_modules/@modelcontextprotocol/server-everything/dist/index.js", import.meta.url),
);
let child: ChildProcess;
let url = "";

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
  child = spawn(process.execPath, [program, "streamableHttp"], {
    env: { ...process.env, PORT: String(port) },
    stdio: "ignore",
  });
  url = `http://127.0.0.1:${port}/mcp`;
  for (const end = Date.now() + patience; Date.now() < end; ) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
afterAll(() => child.kill());

const calling = (name: string, args: object) =>
  new ScriptedModel(({ transcript }) =>
    transcript.at(-1)?.type === "toolOutput"
      ? { text: "done" }
      : { toolCalls: [{ name, arguments: args as Record<string, string> }] },
  );

/** What the model is told of a call. */
async function outputOf(
  tools: readonly AnyTool[],
  name: string,
  args: object,
  allow: boolean | string = true,
) {
  const session = new LanguageModelSession({
    model: calling(name, args),
    tools: [...tools],
    approveToolCall: () => allow,
  });
  const { transcriptEntries } = await session.respond("Go");
  const entry = transcriptEntries.find(({ type }) => type === "toolOutput");
  return JSON.stringify(entry);
}

describe.each(["stdio", "http"])("%s", (kind) => {
  const server = (): McpServer =>
    kind === "stdio" ? { command: process.execPath, args: [program, "stdio"] } : { url };

  test("lists, calls, reports an error, and asks for approval", async () => {
    await using connection = await connectMcp(server(), { prefix: "every_" });
    const names = connection.tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["every_echo", "every_get-sum"]));
    expect(await outputOf(connection.tools, "every_echo", { message: "ahoy" })).toContain("ahoy");
    expect(await outputOf(connection.tools, "every_get-sum", { a: 2, b: 3 })).toContain("5");
    expect(await outputOf(connection.tools, "every_get-sum", { a: "two", b: 3 })).toMatch(
      /failed|error|invalid/i,
    );
    const refused = await outputOf(connection.tools, "every_echo", { message: "ahoy" }, "not today");
    expect(refused).toContain("not today");
    expect(refused).not.toContain("ahoy");
  });

  test("an abort of the request cancels a long call at once", async () => {
    await using connection = await connectMcp(server(), { only: ["trigger-long-running-operation"] });
    expect(connection.tools).toHaveLength(1);
    const model = calling("trigger-long-running-operation", { duration: 60, steps: 60 });
    const session = new LanguageModelSession({ model, tools: [...connection.tools] });
    const started = performance.now();
    const { finishReason } = await session.respond("Go", { signal: AbortSignal.timeout(1000) });
    expect(finishReason).toBe("aborted");
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});

test("a server that is not there is connectionFailed", async () => {
  await expect(connectMcp({ command: "/no/such/program" })).rejects.toMatchObject({
    code: "connectionFailed",
  });
  await expect(connectMcp({ url: "http://127.0.0.1:8443/mcp" })).rejects.toMatchObject({
    code: "connectionFailed",
  });
  await expect(connectMcp({ url }, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: "aborted",
  });
});
