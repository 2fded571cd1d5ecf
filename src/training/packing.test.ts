// Packing: nothing is lost, doubled or mixed up; the same examples give the same batches, also over a saved state.
import { describe, expect, test } from "vitest";
import { randomSource } from "../runtime/random.ts";
import { type PackedBatch, Packer, packedAll } from "./packing.ts";
import type { TokenizedExample } from "./tokenize-example.ts";

const shapes = [
  { batch: 4, length: 16, targets: 40 },
  { batch: 2, length: 32, targets: 40 },
];

/** Example n is made of tokens that no other has. */
function exampleOf(n: number, random: () => number): TokenizedExample {
  const length = 2 + Math.floor(random() * 30);
  const tokens = Int32Array.from({ length }, (_, i) => n * 100 + i);
  const answer = Math.floor(length * (0.3 + 0.5 * random()));
  return { tokens, lossMask: Uint8Array.from({ length }, (_, i) => (i >= length - answer ? 1 : 0)) };
}

function examplesOf(count: number, seed: number): TokenizedExample[] {
  const random = randomSource(seed);
  return Array.from({ length: count }, (_, n) => exampleOf(n, random));
}

/** The documents of a batch, and for each what is learned, as token → weight. */
function unpack({ shape, tokens, positions, segments, targets, labels, weights }: PackedBatch) {
  const documents = new Map<string, number[]>();
  segments.forEach((segment, at) => {
    if (segment < 0) return;
    const key = `${Math.floor(at / shape.length)}:${segment}`;
    const document = documents.get(key) ?? [];
    documents.set(key, document);
    expect(Number(positions[at])).toBe(document.length);
    document.push(tokens[at]!);
  });
  const learned = new Map<number, number>();
  weights.forEach((weight, i) => {
    if (weight === 0) return;
    // A target is the position before its label, in the same document.
    expect(tokens[targets[i]!]! + 1).toBe(labels[i]);
    expect(segments[targets[i]!]).toBe(segments[targets[i]! + 1]);
    learned.set(labels[i]!, weight);
  });
  return { documents: [...documents.values()], learned };
}

describe.each([1, 2, 3])("seed %d", (seed) => {
  const examples = examplesOf(400, seed);

  test("every example comes out once, whole, with its own mask", () => {
    const packer = new Packer(shapes);
    const batches = examples.flatMap((example, n) => packer.add(example, `example ${n}`) ?? []);
    batches.push(...packer.flush());
    const documents = new Map<number, number[]>();
    const learned = new Map<number, number>();
    for (const batch of batches) {
      const out = unpack(batch);
      for (const document of out.documents) {
        expect(documents.has(document[0]!)).toBe(false);
        documents.set(document[0]!, document);
      }
      for (const [token, weight] of out.learned) learned.set(token, weight);
    }
    expect(packer.tooLong).toBe(0);
    expect(documents.size).toBe(examples.length);
    for (const { tokens, lossMask } of examples) {
      expect(documents.get(tokens[0]!)).toEqual([...tokens]);
      tokens.forEach((token, i) => {
        expect(learned.get(token) ?? 0).toBe(i > 0 ? lossMask[i] : 0);
      });
    }
  });

  test("little is left empty", () => {
    const packer = new Packer(shapes);
    const batches = examples.flatMap((example) => packer.add(example, "") ?? []);
    const tokens = batches.reduce((sum, { tokenCount }) => sum + tokenCount, 0);
    expect(tokens / (64 * batches.length)).toBeGreaterThan(0.8);
  });

  test("a saved state goes on with the same batches", () => {
    const whole = new Packer(shapes);
    const first = new Packer(shapes);
    const expected = examples.map((example, n) => whole.add(example, `${n}`));
    const got = examples.slice(0, 171).map((example, n) => first.add(example, `${n}`));
    const second = new Packer(shapes, { state: JSON.parse(JSON.stringify(first.state())) });
    got.push(...examples.slice(171).map((example, n) => second.add(example, `${n + 171}`)));
    expect(got).toEqual(expected);
  });
});

test("all of some examples: the batches that fill up on the way, too", () => {
  const examples = examplesOf(60, 3);
  const batches = packedAll(
    examples.map((example) => ({ example, source: "" })),
    shapes,
  );
  const learned = examples.reduce((sum, { lossMask }) => sum + lossMask.reduce((a, b) => a + b, 0), 0);
  expect(batches.reduce((sum, { weight }) => sum + weight, 0)).toBe(learned);
  expect(batches.length).toBeGreaterThan(shapes.length);
});

test("prompts count what they are told to", () => {
  const packer = new Packer([{ batch: 1, length: 8, targets: 8 }], { promptWeight: 0.25 });
  packer.add({ tokens: Int32Array.of(100, 101, 102, 103), lossMask: Uint8Array.of(0, 0, 0, 1) }, "a");
  const [batch] = packer.flush();
  expect([...batch!.weights]).toEqual([0.25, 0.25, 1, 0, 0, 0, 0, 0]);
  expect(batch!.weight).toBe(1.5);
});

test("what is kept is marked, target by target, also over a saved state", () => {
  const one = [{ batch: 1, length: 8, targets: 8 }];
  const example = (first: number): TokenizedExample => ({
    tokens: Int32Array.of(first, first + 1, first + 2),
    lossMask: Uint8Array.of(0, 1, 1),
  });
  const packer = new Packer(one);
  packer.add(example(10), "new");
  packer.add({ ...example(20), isKept: true }, "old");
  const [batch] = new Packer(one, { state: JSON.parse(JSON.stringify(packer.state())) }).flush();
  const marks = Array.from(batch!.labels.subarray(0, 4), (label, i) => `${label}: ${batch!.kept[i]}`);
  expect(marks.sort()).toEqual(["11: 0", "12: 0", "21: 1", "22: 1"]);
  expect(batch!.weight).toBe(4);
});

test("what fits nowhere is counted and left out", () => {
  const packer = new Packer(shapes);
  const long = { tokens: new Int32Array(33), lossMask: new Uint8Array(33) };
  const full = { tokens: new Int32Array(30), lossMask: new Uint8Array(30).fill(1) };
  expect(packer.add(long, "")).toBeNull();
  expect(new Packer([{ batch: 1, length: 32, targets: 8 }]).add(full, "")).toBeNull();
  expect(packer.tooLong).toBe(1);
  expect(packer.flush()).toEqual([]);
});
