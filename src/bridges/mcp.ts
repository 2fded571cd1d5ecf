// orchard/mcp: the tools of any MCP server as tools of a session, over stdio or HTTP, by @modelcontextprotocol/sdk (an
// optional peer dependency). The session's approval hook decides about each call as about any other. Left out: resources,
// prompts, sampling and elicitation.
import { OrchardError } from "../errors.ts";
import { generable } from "../framework/generable.ts";
import { type AnyTool, tool } from "../framework/tool.ts";
import type { JsonObject } from "../json-schema.ts";

/** How a server is reached: a program that is started, or an address. */
export type McpServer =
  | {
      readonly command: string;
      readonly args?: readonly string[];
      /** Beside what every program needs; the rest of this process's environment is not passed on. */
      readonly env?: Readonly<Record<string, string>>;
      readonly cwd?: string;
    }
  | { readonly url: string; readonly headers?: Readonly<Record<string, string>> };

export interface McpOptions {
  /** Only these tools, by their names on the server; default: all. */
  readonly only?: readonly string[];
  /** Put before each name, to tell servers apart: "files_". */
  readonly prefix?: string;
  /** Milliseconds that a call may take; default 60,000. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
}

/** A connected server. Disposing ends the connection and a program that was started. */
export interface McpConnection extends AsyncDisposable {
  readonly tools: readonly AnyTool[];
  close(): Promise<void>;
}

/**
 * Connects to an MCP server and gives its tools. A tool that reports an error tells the model, which may try again; an
 * abort of the request cancels the call on the server.
 *
 * ```ts
 * import { connectMcp } from "orchard/mcp";
 *
 * const args = ["node_modules/@modelcontextprotocol/server-everything/dist/index.js"];
 * const server = await connectMcp({ command: process.execPath, args }, { only: ["echo"] });
 * console.log(server.tools.map(({ name }) => name));
 * await server.close();
 * ```
 *
 * Throws `connectionFailed` when the server does not answer, and `aborted`.
 */
export async function connectMcp(server: McpServer, options: McpOptions = {}): Promise<McpConnection> {
  const { Client } = await import("@modelcontextprotocol/sdk/client/index.js");
  const { prefix = "", only, timeout = 60_000, signal } = options;
  const client = new Client({ name: "orchard", version: "1" });
  const named = "url" in server ? server.url : server.command;
  try {
    await client.connect(await transportOf(server), { signal, timeout });
    const tools: AnyTool[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.listTools({ cursor }, { signal, timeout });
      for (const { name, description = name, inputSchema } of page.tools) {
        if (only !== undefined && !only.includes(name)) continue;
        tools.push(
          tool({
            name: `${prefix}${name}`,
            description,
            parameters: generable<JsonObject>(`${prefix}${name}`, inputSchema as JsonObject),
            call: async (input, { signal: ended }) =>
              outputOf(
                await client.callTool({ name, arguments: input as Record<string, unknown> }, undefined, {
                  signal: ended,
                  timeout,
                }),
              ),
          }),
        );
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    const close = () => client.close();
    return { tools, close, [Symbol.asyncDispose]: close };
  } catch (cause) {
    await client.close().catch(() => {});
    if (signal?.aborted)
      throw new OrchardError("aborted", "The caller's signal ended the connection to an MCP server.", {
        cause,
      });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new OrchardError("connectionFailed", `The MCP server ${named} gives no tools: ${reason}`, {
      details: { url: named, reason },
      cause,
    });
  }
}

async function transportOf(server: McpServer) {
  if ("command" in server) {
    const { StdioClientTransport } = await import("@modelcontextprotocol/sdk/client/stdio.js");
    const { command, args = [], env, cwd } = server;
    return new StdioClientTransport({
      command,
      args: [...args],
      env: env && { ...env },
      cwd,
      stderr: "ignore",
    });
  }
  const { StreamableHTTPClientTransport } = await import(
    "@modelcontextprotocol/sdk/client/streamableHttp.js"
  );
  const { url, headers } = server;
  return new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { ...headers } } });
}

/** What the model reads: texts as they are, and of anything else what it is. */
function outputOf(result: object): string {
  const { content, structuredContent, isError } = result as {
    content?: readonly {
      type: string;
      text?: string;
      mimeType?: string;
      uri?: string;
      resource?: { text?: string };
    }[];
    structuredContent?: unknown;
    isError?: boolean;
  };
  const texts = (content ?? []).map(
    ({ type, text, mimeType, uri, resource }) =>
      text ?? resource?.text ?? `[${[type, mimeType ?? uri].filter(Boolean).join(" ")}]`,
  );
  const said = texts.length > 0 ? texts.join("\n") : JSON.stringify(structuredContent ?? null);
  return isError ? `The tool failed: ${said}` : said;
}
