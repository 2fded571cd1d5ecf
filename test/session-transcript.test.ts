// The JSON form of a transcript: the shape Apple's framework writes, and the way back.
import { type JsonValue, type TranscriptEntry, transcriptFromJson, transcriptToJson } from "orchard";
import { expect, test } from "vitest";

const text = (id: string, value: string) => ({ type: "text", id, text: value }) as const;

const entries: TranscriptEntry[] = [
  {
    type: "instructions",
    id: "i",
    segments: [text("i0", "Help with cooking.")],
    tools: [{ name: "search", description: "Finds recipes", parameters: { type: "object", properties: {} } }],
  },
  {
    type: "prompt",
    id: "p",
    segments: [text("p0", "Soup?")],
    options: { temperature: 0.5, sampling: { mode: "random", topK: 4, seed: 1 }, stop: ["END"] },
    responseFormat: { name: "Recipe", schema: { type: "object", title: "Recipe" } },
    metadata: { screen: "kitchen" },
  },
  { type: "reasoning", id: "t", segments: [text("t0", "I must search.")], signature: "c2lnbmVk" },
  { type: "toolCalls", id: "c", calls: [{ id: "c1", toolName: "search", arguments: '{"query":"soup"}' }] },
  { type: "toolOutput", id: "c1", toolName: "search", segments: [text("o0", "Leek soup")] },
  {
    type: "response",
    id: "r",
    segments: [{ type: "structure", id: "0", source: "Recipe", content: { name: "Leek soup", minutes: 30 } }],
    assets: ["com.example.model"],
  },
];

const json: JsonValue = {
  type: "FoundationModels.Transcript",
  version: 1,
  transcript: {
    entries: [
      {
        role: "instructions",
        id: "i",
        contents: [{ type: "text", id: "i0", text: "Help with cooking." }],
        tools: [
          {
            type: "function",
            function: {
              name: "search",
              description: "Finds recipes",
              parameters: { type: "object", properties: {} },
            },
          },
        ],
      },
      {
        role: "user",
        id: "p",
        contents: [{ type: "text", id: "p0", text: "Soup?" }],
        options: { temperature: 0.5, sampling: { mode: "random", topK: 4, seed: 1 }, stop: ["END"] },
        responseFormat: {
          type: "jsonSchema",
          jsonSchema: { name: "Recipe", schema: { type: "object", title: "Recipe" } },
        },
        metadata: { screen: "kitchen" },
      },
      {
        role: "reasoning",
        id: "t",
        contents: [{ type: "text", id: "t0", text: "I must search." }],
        signature: "c2lnbmVk",
      },
      { role: "response", id: "c", toolCalls: [{ id: "c1", name: "search", arguments: '{"query":"soup"}' }] },
      {
        role: "tool",
        id: "c1",
        toolCallID: "c1",
        toolName: "search",
        contents: [{ type: "text", id: "o0", text: "Leek soup" }],
      },
      {
        role: "response",
        id: "r",
        assets: ["com.example.model"],
        contents: [
          {
            type: "structure",
            id: "0",
            structure: { source: "Recipe", content: { name: "Leek soup", minutes: 30 } },
          },
        ],
      },
    ],
  },
};

test("is Apple's form", () => {
  expect(transcriptToJson(entries)).toEqual(json);
  expect(transcriptFromJson(json)).toEqual(entries);
});

test("comes back as it was", () => {
  expect(transcriptFromJson(JSON.parse(JSON.stringify(transcriptToJson(entries))))).toEqual(entries);
});

test("every part that is missing or of the wrong type is refused with its place", () => {
  const pointers = new Set<string>();
  for (const [path, mutant] of mutants(json)) {
    try {
      transcriptFromJson(mutant);
    } catch (error) {
      const { code, message, details } = error as {
        code: string;
        message: string;
        details: { pointer?: string };
      };
      expect(code, path).toBe("invalidArgument");
      if (details.pointer !== undefined) {
        // A missing key may be found missing beside where it was: its entry is in any case the same.
        const parent = path.slice(0, path.lastIndexOf("/"));
        expect(
          path.startsWith(details.pointer) || details.pointer.startsWith(parent),
          `${path}: ${message}`,
        ).toBe(true);
        pointers.add(details.pointer);
      }
    }
  }
  expect(pointers).toContain("/transcript/entries/3/toolCalls/0/arguments");
  expect(pointers).toContain("/transcript/entries/0/tools/0/function/name");
  expect(pointers).toContain("/transcript/entries/5/contents/0/structure/content");
  expect(pointers.size).toBeGreaterThan(25);
});

/**
 * Every copy of `value` in which one part is missing or has become a number, with the pointer to that part.
 */
function* mutants(value: JsonValue, at = ""): Generator<[path: string, mutant: JsonValue]> {
  yield [at, 0];
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const child = (value as Record<string, JsonValue>)[key] as JsonValue;
    const replaced = (part: JsonValue) =>
      Array.isArray(value) ? value.with(Number(key), part) : { ...value, [key]: part };
    for (const [path, part] of mutants(child, `${at}/${key}`)) yield [path, replaced(part)];
    if (!Array.isArray(value)) {
      yield [`${at}/${key}`, Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))];
    }
  }
}
