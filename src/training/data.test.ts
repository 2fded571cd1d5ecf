// JSON lines as they are met: folders, empty lines, no line end at the end, characters cut by a chunk, damage.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ExampleSource, jsonLines, type PositionedExample, type SourcePosition } from "./data.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orchard-data-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

async function readAll(source: ExampleSource, position: SourcePosition = null): Promise<PositionedExample[]> {
  const all: PositionedExample[] = [];
  for await (const item of source.read(position)) all.push(item);
  return all;
}

const textsIn = (items: readonly PositionedExample[]) =>
  items.map(({ example }) => (example.type === "document" ? example.text : example.messages.at(-1)!.content));

test("reads a folder in the order of names, and goes on from any position", async () => {
  await write("b.jsonl", '{"text":"three"}\r\n\n{"text":"fo\\nur"}');
  await write("a.jsonl", '"one"\n{"text":"zwei 🦙"}\n');
  await write("c.jsonl", "");
  await write("notes.txt", "not data");
  const source = await jsonLines(folder);
  const all = await readAll(source);
  expect(textsIn(all)).toEqual(["one", "zwei 🦙", "three", "fo\nur"]);
  for (let i = 0; i < all.length; i++) {
    const saved = JSON.parse(JSON.stringify(all[i]!.next)) as SourcePosition;
    expect(textsIn(await readAll(source, saved))).toEqual(textsIn(all.slice(i + 1)));
  }
});

test("a byte order mark before a file is no part of its first line", async () => {
  const path = await write("marked.jsonl", '\u{feff}{"text":"\u{feff}one"}\n"two"\n');
  const source = await jsonLines(path);
  expect(textsIn(await readAll(source))).toEqual(["\u{feff}one", "two"]);
  await rm(path);
});

test.each([
  ["another encoding", "latin1", 2],
  ["two bytes for a character", "utf16le", 1],
] as const)("text in %s is refused, not read with holes", async (_, encoding, line) => {
  const path = await write("encoded.jsonl", "");
  await writeFile(
    path,
    Buffer.from('\u{feff}"one"\n"zw\u{f6}lf"'.slice(encoding === "latin1" ? 1 : 0), encoding),
  );
  await expect(readAll(await jsonLines(path))).rejects.toMatchObject({
    code: "invalidArgument",
    message: `${path}, line ${line} is not UTF-8: save the file as UTF-8.`,
    details: { file: path, line },
  });
  await rm(path);
});

test("lines longer than a chunk, characters across its end, and their positions", async () => {
  const texts = Array.from({ length: 9 }, (_, i) => "é語🦙".repeat(3000 * (i % 3) + i));
  const path = await write("long.jsonl", texts.map((text) => JSON.stringify({ text })).join("\n"));
  const source = await jsonLines(path);
  const all = await readAll(source);
  expect(textsIn(all)).toEqual(texts);
  expect(textsIn(await readAll(source, all[4]!.next))).toEqual(texts.slice(5));
});

test.each([
  ["is not JSON", '"ok"\n\n{"text": }\n"ok"', 3],
  [
    "is no example: /messages/0/role is",
    '[{"role":"robot","content":""},{"role":"assistant","content":""}]',
    1,
  ],
  ["is no example: the line is neither", '"ok"\n{}', 2],
  ["is no example: /messages is without", '"ok"\n[{"role":"user","content":"x"}]', 2],
])("names file and line: %s", async (message, content, line) => {
  const path = await write("bad.jsonl", content);
  const reading = readAll(await jsonLines(path));
  await expect(reading).rejects.toThrow(`bad.jsonl, line ${line} ${message}`);
  await expect(reading).rejects.toMatchObject({ code: "invalidArgument", details: { file: path, line } });
  await rm(path);
});

test("a wrong line after a saved position still has its own number", async () => {
  const path = await write("later.jsonl", '"one"\n"two"\noops');
  const source = await jsonLines(path);
  const first = (await source.read(null)[Symbol.asyncIterator]().next()).value as PositionedExample;
  await expect(readAll(source, first.next)).rejects.toMatchObject({ details: { line: 3 } });
  await rm(path);
});

test("what is not there is said", async () => {
  await expect(jsonLines(join(folder, "absent"))).rejects.toThrow("absent");
  const path = await write("one.jsonl", '"one"');
  await expect(readAll(await jsonLines(path), { file: 7 })).rejects.toThrow("has the data changed?");
});
