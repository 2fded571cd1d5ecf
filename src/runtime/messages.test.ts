import { describe, expect, test } from "vitest";
import type { TranscriptEntry } from "../model.ts";
import { messagesOf, rawText } from "./messages.ts";

const text = (content: string) => [{ type: "text" as const, id: "s", text: content }];
const transcript: TranscriptEntry[] = [
  { type: "instructions", id: "1", segments: text("Be brief."), tools: [] },
  { type: "prompt", id: "2", segments: text("Weather?"), options: {} },
  { type: "toolCalls", id: "3", calls: [{ id: "x-1", toolName: "weather", arguments: '{"city":"Oslo"}' }] },
  { type: "toolOutput", id: "x-1", toolName: "weather", segments: text("Rain") },
  {
    type: "response",
    id: "5",
    segments: [{ type: "structure", id: "s", source: "W", content: { rain: true } }],
  },
];

describe("a transcript as messages", () => {
  test("gives every kind of entry its role", () => {
    expect(messagesOf(transcript)).toEqual([
      { role: "system", content: "Be brief." },
      { role: "user", content: "Weather?" },
      {
        role: "assistant",
        content: "",
        tool_calls: [
          { id: "call00001", type: "function", function: { name: "weather", arguments: { city: "Oslo" } } },
        ],
      },
      { role: "tool", name: "weather", tool_call_id: "call00001", content: "Rain" },
      { role: "assistant", content: '{"rain":true}' },
    ]);
  });

  test("leaves empty instructions out", () => {
    expect(messagesOf([{ type: "instructions", id: "1", segments: [], tools: [] }])).toEqual([]);
  });

  test("refuses arguments that are not JSON", () => {
    const broken: TranscriptEntry = {
      type: "toolCalls",
      id: "3",
      calls: [{ id: "1", toolName: "w", arguments: "{" }],
    };
    expect(() => messagesOf([broken])).toThrow(expect.objectContaining({ code: "invalidArgument" }));
  });

  test("is its texts one after the other when raw", () => {
    expect(rawText(transcript.slice(0, 2))).toBe("Be brief.Weather?");
    expect(() => rawText(transcript)).toThrow(/tool call/);
  });
});
