// Kept examples among those that are learned: their part of the tokens, each pass whole, and a stream that goes on from
// any position as if it had never stopped.
import { expect, test } from "vitest";
import type { JsonValue } from "../json-schema.ts";
import { repeatedBeside } from "./adapter-data.ts";
import type { TokenizedExample } from "./tokenize-example.ts";

const examplesOf = (count: number, length: (n: number) => number): TokenizedExample[] =>
  Array.from({ length: count }, (_, n) => ({
    tokens: new Int32Array(length(n)).fill(n),
    lossMask: new Uint8Array(length(n)),
  }));
const learned = examplesOf(7, (n) => 5 + n);
const kept = examplesOf(5, (n) => 20 + 3 * n).map((example) => ({ ...example, isKept: true as const }));

test.each([0.1, 0.5, 0.75])("a part of %d of the tokens is kept", async (share) => {
  const stream = await repeatedBeside(learned, kept, { share, seed: 1 })(null);
  const tokens = { learned: 0, kept: 0 };
  const seen = new Map<TokenizedExample, number>();
  for (let n = 0; n < 700; n++) {
    const { example, source } = await stream.next();
    expect(source.startsWith("kept ")).toBe(example.isKept === true);
    tokens[example.isKept ? "kept" : "learned"] += example.tokens.length;
    const original = [...learned, ...kept].find((one) => one === example)!;
    seen.set(original, (seen.get(original) ?? 0) + 1);
  }
  expect(tokens.kept / (tokens.kept + tokens.learned)).toBeCloseTo(share, 1);
  for (const side of [learned, kept]) {
    const counts = side.map((example) => seen.get(example)!);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

test("it goes on from any position as if it had never stopped", async () => {
  const open = repeatedBeside(learned, kept, { share: 0.4, seed: 3 });
  const whole = await open(null);
  const expected: TokenizedExample[] = [];
  const positions: JsonValue[] = [];
  for (let n = 0; n < 60; n++) {
    positions.push(JSON.parse(JSON.stringify(whole.position())));
    expected.push((await whole.next()).example);
  }
  for (const from of [0, 1, 17, 40]) {
    const stream = await open(positions[from]);
    for (const example of expected.slice(from)) expect((await stream.next()).example).toBe(example);
  }
});
