// What a reader of a response stream can rely on.
import { LanguageModelSession, type Snapshot } from "orchard";
import { ScriptedModel } from "orchard/testing";
import { describe, expect, test } from "vitest";

const words = ["one", " two", " three", " four"];
const everySnapshot = ["one", "one two", "one two three", "one two three four", "one two three four"];

function stream(delay = 1) {
  const model = new ScriptedModel([{ tokens: words, delay }, "more"]);
  const session = new LanguageModelSession({ model });
  return { model, session, stream: session.streamResponse("count") };
}
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("snapshots", () => {
  test("are cumulative, and the last one has the usage", async () => {
    const { stream: answer } = stream();
    const snapshots: Snapshot[] = [];
    for await (const snapshot of answer) snapshots.push(snapshot);
    expect(snapshots.map(({ content }) => content)).toEqual(everySnapshot);
    expect(snapshots.map(({ usage }) => usage?.output.totalTokenCount)).toEqual([
      ...Array(4).fill(undefined),
      4,
    ]);
  });

  test("hold the prompt and the response so far, under ids that do not change", async () => {
    const { stream: answer, session } = stream();
    const ids = new Set<string>();
    for await (const { content, transcriptEntries } of answer) {
      const [prompt, response] = transcriptEntries;
      expect(prompt?.type).toBe("prompt");
      expect(response).toMatchObject({ type: "response", segments: [{ type: "text", text: content }] });
      ids.add(transcriptEntries.map(({ id }) => id).join());
    }
    expect([...ids]).toEqual([session.transcript.map(({ id }) => id).join()]);
  });

  test("a slow reader misses some and never the last", async () => {
    const { stream: answer } = stream(1);
    const seen: string[] = [];
    for await (const { content } of answer) {
      seen.push(content);
      await pause(50);
    }
    expect(seen.at(-1)).toBe("one two three four");
    expect(seen.length).toBeLessThan(everySnapshot.length);
  });

  test("a reader who comes after the end gets the last one", async () => {
    const { stream: answer, session } = stream();
    await answer.collect();
    expect(session.isResponding).toBe(false);
    const seen: string[] = [];
    for await (const { content } of answer) seen.push(content);
    expect(seen).toEqual(["one two three four"]);
  });
});

describe("collect", () => {
  test("works before, during and after iteration", async () => {
    const { stream: answer } = stream();
    const before = answer.collect();
    for await (const _ of answer) void answer.collect();
    const after = await answer.collect();
    expect(after.content).toBe("one two three four");
    expect(await before).toBe(after);
  });
});

describe("leaving early", () => {
  test("stops the model, frees the session and keeps what was said", async () => {
    const { stream: answer, session, model } = stream();
    for await (const { content } of answer) if (content === "one two") break;
    expect(session.isResponding).toBe(false);
    expect(model.running).toBe(0);
    const response = await answer.collect();
    expect(response.finishReason).toBe("aborted");
    expect(words.join("").startsWith(response.content)).toBe(true);
    expect(model.tokensMade).toBeLessThanOrEqual(3);
    expect(session.transcript.at(-1)).toMatchObject({ segments: [{ text: response.content }] });
    expect((await session.respond("go on")).content).toBe("more");
  });

  test("by an exception in the loop does the same", async () => {
    const { stream: answer, session } = stream();
    const reading = (async () => {
      for await (const _ of answer) throw new Error("reader failed");
    })();
    await expect(reading).rejects.toThrow("reader failed");
    expect(session.isResponding).toBe(false);
    expect(session.transcript).toHaveLength(2);
  });

  test("by cancel() before the first snapshot does the same", async () => {
    const { stream: answer, session, model } = stream(20);
    await answer.cancel();
    expect(session.isResponding).toBe(false);
    expect(model.tokensMade).toBe(0);
    expect((await answer.collect()).finishReason).toBe("aborted");
  });

  test("by cancel() while a read is waiting ends that read", async () => {
    const { stream: answer } = stream(20);
    const reader = answer.getReader();
    const reading = reader.read();
    await reader.cancel();
    expect(await reading).toEqual({ done: true, value: undefined });
  });
});

describe("a ReadableStream", () => {
  test("is what it is", () => {
    expect(stream().stream).toBeInstanceOf(ReadableStream);
  });

  test("goes through a transform", async () => {
    const { stream: answer } = stream();
    let length = 0;
    const deltas = answer.pipeThrough(
      new TransformStream<Snapshot, string>({
        transform({ content }, controller) {
          if (content.length > length) controller.enqueue(content.slice(length));
          length = content.length;
        },
      }),
    );
    const seen: string[] = [];
    for await (const delta of deltas) seen.push(delta);
    expect(seen.join("")).toBe(words.join(""));
  });

  test("becomes the body of a web response", async () => {
    let sent = "";
    const body = stream().stream.pipeThrough(
      new TransformStream<Snapshot, Uint8Array>({
        transform({ content }, controller) {
          controller.enqueue(new TextEncoder().encode(content.slice(sent.length)));
          sent = content;
        },
      }),
    );
    expect(await new globalThis.Response(body).text()).toBe(words.join(""));
  });

  test("can be split in two", async () => {
    const [left, right] = stream().stream.tee();
    const last = async (side: ReadableStream<Snapshot>) => {
      let content = "";
      for await (const snapshot of side) content = snapshot.content;
      return content;
    };
    expect(await Promise.all([last(left), last(right)])).toEqual([words.join(""), words.join("")]);
  });

  test("lets the answer go on when its reader lets go", async () => {
    const { stream: answer, session } = stream();
    const reader = answer.getReader();
    await reader.read();
    reader.releaseLock();
    expect((await answer.collect()).content).toBe(words.join(""));
    expect(session.isResponding).toBe(false);
  });
});
