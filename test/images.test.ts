// Images in prompts: given as bytes or addresses, kept by the transcript and its JSON, sent to a model that sees in OpenAI's
// form, and refused for one that does not, with what cannot be read.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  image,
  imageLabelled,
  LanguageModelSession,
  OrchardError,
  remoteModel,
  type TranscriptEntry,
  tool,
  transcriptFromJson,
  transcriptToJson,
} from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";

const gif = Uint8Array.from(Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64"));
const content = { type: "image", mediaType: "image/gif", data: "R0lGODlhAQABAAAAACwAAAAAAQABAAA=" };
const sees = { capabilities: { vision: true } };
const seeing = (answers = ["A dot.", "Still a dot."]) => new ScriptedModel(answers, sees);
const question = () => ["What is on it?", image(gif, { label: "photo" })] as const;

async function failureOf(action: () => unknown): Promise<OrchardError> {
  const error = await (async () => action())().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OrchardError);
  return error as OrchardError;
}

const lastPrompt = (entries: readonly TranscriptEntry[]) =>
  entries.findLast(({ type }) => type === "prompt")!;

describe("an image", () => {
  test("stands in the prompt, in its place among the texts, with its label", async () => {
    const model = seeing();
    const session = new LanguageModelSession({ model });
    await session.respond(["Look:", image(gif, { label: "photo" }), "What is on the photo?", { unit: "mm" }]);
    expect(lastPrompt(model.requests[0]!.transcript)).toMatchObject({
      segments: [
        { type: "text", text: "Look:" },
        { type: "attachment", content, label: "photo" },
        { type: "text", text: "What is on the photo?" },
        { type: "structure", content: { unit: "mm" } },
      ],
    });
    expect(imageLabelled(session.transcript, "photo")).toMatchObject({ content });
    expect(imageLabelled(session.transcript, "other")).toBeNull();
  });

  test("is found by a tool whose arguments give its label", async () => {
    const found: unknown[] = [];
    const read = tool({
      name: "read",
      description: "Reads what an image says",
      parameters: { type: "object", properties: { image: { type: "string" } }, required: ["image"] },
      call: (input) => {
        const { image: label } = input as { readonly image: string };
        found.push(imageLabelled(session.transcript, label)?.content);
        return "Nothing.";
      },
    });
    const calling = { toolCalls: [{ name: "read", arguments: { image: "photo" } }] };
    const model = new ScriptedModel([calling, "It says nothing."], sees);
    const session: LanguageModelSession = new LanguageModelSession({ model, tools: [read] });
    await session.respond(question());
    expect(found).toEqual([content]);
  });

  test.each([
    ["PNG", "89504e470d0a1a0a0000000d49484452", "image/png"],
    ["JPEG", "ffd8ffe000104a464946", "image/jpeg"],
    ["WebP", "524946460000000057454250565038", "image/webp"],
    ["GIF", "474946383961", "image/gif"],
  ])("of bytes knows %s", async (_, hex, mediaType) => {
    const model = seeing();
    await new LanguageModelSession({ model }).respond(image(Uint8Array.from(Buffer.from(hex, "hex"))));
    const data = Buffer.from(hex, "hex").toString("base64");
    expect(lastPrompt(model.requests[0]!.transcript)).toMatchObject({
      segments: [{ content: { type: "image", mediaType, data } }],
    });
  });

  test("of any size keeps its bytes", async () => {
    const bytes = Uint8Array.from({ length: 100_001 }, (_, index) => (index * 7) % 256);
    const session = new LanguageModelSession({ model: seeing() });
    await session.respond(image(bytes, { label: "big", mediaType: "image/bmp" }));
    const found = imageLabelled(session.transcript, "big")!.content;
    expect(Buffer.from((found as { data: string }).data, "base64").equals(Buffer.from(bytes))).toBe(true);
  });

  test("may be an address, or a data address, which is taken apart", async () => {
    const model = seeing();
    const session = new LanguageModelSession({ model });
    await session.respond([
      image(new URL("https://example.com/a.png")),
      image(`data:image/gif;base64,${content.data}`),
    ]);
    expect(lastPrompt(model.requests[0]!.transcript)).toMatchObject({
      segments: [{ content: { type: "image", url: "https://example.com/a.png" } }, { content }],
    });
  });

  test.each([
    ["a path", () => image("cat.png")],
    ["a file address", () => image(new URL("file:///cat.png"))],
    ["a data address that is no base64", () => image("data:image/svg+xml,<svg/>")],
    ["bytes of no known form", () => image(Uint8Array.of(1, 2, 3))],
  ])("is not %s", async (_, make) => {
    expect((await failureOf(make)).code).toBe("invalidArgument");
  });

  test("comes back from the JSON of a transcript", async () => {
    const session = new LanguageModelSession({ model: seeing() });
    await session.respond([...question(), image("https://example.com/a.png")]);
    const json = JSON.parse(JSON.stringify(transcriptToJson(session.transcript)));
    expect(transcriptFromJson(json)).toEqual(session.transcript);
    json.transcript.entries[0].contents[1].attachment.data = 7;
    const { details } = await failureOf(() => transcriptFromJson(json));
    expect(details.pointer).toBe("/transcript/entries/0/contents/1/attachment/data");
  });
});

describe("a model without vision", () => {
  test("is not asked about an image: unsupportedCapability", async () => {
    const model = new ScriptedModel(["Never said."]);
    const session = new LanguageModelSession({ model });
    const error = await failureOf(() => session.respond(question()));
    expect([error.code, error.details]).toEqual([
      "unsupportedCapability",
      { capability: "vision", model: "scripted" },
    ]);
    const instructed = new LanguageModelSession({ model, instructions: ["This is you:", image(gif)] });
    expect((await failureOf(() => instructed.respond("Who are you?"))).code).toBe("unsupportedCapability");
    expect(model.requests).toEqual([]);
  });

  test("cannot go on from a conversation that holds one: unsupportedTranscriptContent, with the entries", async () => {
    const first = new LanguageModelSession({ model: seeing() });
    await first.respond(question());
    const model = new ScriptedModel(["Fine."]);
    const session = new LanguageModelSession({ model, transcript: first.transcript });
    const error = await failureOf(() => session.respond("And now?"));
    expect(error.code).toBe("unsupportedTranscriptContent");
    expect(error.details.entries).toEqual([first.transcript[0]]);
    expect(model.requests).toEqual([]);
    const blind = new LanguageModelSession({
      model,
      transcript: first.transcript,
      historyTransform: (history) => history.filter((entry) => !JSON.stringify(entry).includes("attachment")),
    });
    expect((await blind.respond("And now?")).content).toBe("Fine.");
  });
});

describe("a remote model", () => {
  const listen = async () => {
    const bodies: { messages: { role: string; content: unknown }[] }[] = [];
    const server = createServer(async (request, response) => {
      let text = "";
      for await (const piece of request) text += piece;
      bodies.push(JSON.parse(text));
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(
        'data: {"choices":[{"index":0,"delta":{"content":"A dot."},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    return { bodies, server, baseURL };
  };

  test("that sees gets images in OpenAI's form, each after its label", async () => {
    const { bodies, server, baseURL } = await listen();
    const model = remoteModel({ baseURL, model: "far", capabilities: { vision: true } });
    const session = new LanguageModelSession({ model });
    await session.respond([...question(), image("https://example.com/a.png")]);
    await session.respond("Sure?");
    expect(bodies[0]!.messages).toEqual([
      {
        role: "user",
        content: [
          { type: "text", text: "What is on it?" },
          { type: "text", text: "photo:" },
          { type: "image_url", image_url: { url: `data:image/gif;base64,${content.data}` } },
          { type: "image_url", image_url: { url: "https://example.com/a.png" } },
        ],
      },
    ]);
    expect(bodies[1]!.messages.at(-1)).toEqual({ role: "user", content: "Sure?" });
    const misplaced = new LanguageModelSession({ model, instructions: image(gif) });
    expect((await failureOf(() => misplaced.respond("Hm?"))).code).toBe("unsupportedCapability");
    server.close();
  });
});
