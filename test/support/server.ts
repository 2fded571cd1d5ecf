// A server over a scripted model, and what its clients do: ask, read a stream.
import { App, type AppOptions, type LogEntry } from "orchard/server";
import { type Script, ScriptedModel, type ScriptedModelOptions } from "orchard/testing";
import { patience } from "./limits.ts";

/** An app over a script, with its log. */
export function scriptedApp(
  script: Script,
  options: Omit<AppOptions, "model"> & ScriptedModelOptions = {},
): { readonly app: App; readonly model: ScriptedModel; readonly log: LogEntry[] } {
  const { contextSize, ...rest } = options;
  const model = new ScriptedModel(script, { contextSize });
  const log: LogEntry[] = [];
  return { app: new App({ model, log: (entry) => log.push(entry), ...rest }), model, log };
}

export const chat = "/v1/chat/completions";
export const responses = "/v1/responses";

/** A chat completion of one message. */
export const hello = { model: "scripted", messages: [{ role: "user", content: "Hello" }] } as const;

/** A request as a client of this machine sends it. */
export function request(path: string, body?: unknown, init: RequestInit = {}): Request {
  return new Request(`http://localhost${path}`, {
    method: body === undefined ? "GET" : "POST",
    body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    ...init,
    headers: { host: "localhost:8000", "content-type": "application/json", ...init.headers },
  });
}

/** Asks, and reads the whole answer as JSON. */
export async function ask(
  app: App,
  path: string,
  body?: unknown,
  init?: RequestInit,
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
): Promise<{ status: number; headers: Headers; json: any }> {
  const response = await app.fetch(request(path, body, init));
  return { status: response.status, headers: response.headers, json: await response.json() };
}

/** The data of the events of a stream, in order; of JSON its value. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
export async function eventsOf(response: Response): Promise<any[]> {
  const text = await response.text();
  return text
    .split("\n\n")
    .filter((event) => event !== "")
    .map((event) => {
      const data = /^data: (.*)$/m.exec(event)?.[1] ?? "";
      return data === "[DONE]" ? data : JSON.parse(data);
    });
}

/** Waits until something is so. */
export async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + patience; !condition(); ) {
    if (Date.now() > end) throw new Error(`waited in vain for ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
