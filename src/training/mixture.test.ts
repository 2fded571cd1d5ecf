// A mixture must draw by weight, lose nothing, and go on from every position as if never interrupted.
import { expect, test } from "vitest";
import type { ExampleSource } from "./data.ts";
import { type Mixture, type MixturePosition, mixture } from "./mixture.ts";

/** Documents name-0 … name-(count − 1). */
function numbered(name: string, count: number): ExampleSource {
  return {
    name,
    async *read(position) {
      for (let i = (position as number | null) ?? 0; i < count; i++) {
        yield { example: { type: "document", text: `${name}-${i}` }, next: i + 1 };
      }
    },
  };
}

async function take(mixed: Mixture, count: number): Promise<string[]> {
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    const { example } = await mixed.next();
    if (example.type === "document") texts.push(example.text);
  }
  return texts;
}

const sources = () => [
  { source: numbered("a", 23), weight: 3 },
  { source: numbered("b", 7), weight: 1 },
  { source: numbered("c", 8), weight: 0.5 },
];

test.each([1, 4, 8, 100])("goes on from every position, blocks of %i", async (shuffleBlock) => {
  const options = { seed: 5, shuffleBlock };
  const whole = await take(mixture(sources(), options), 120);
  const mixed = mixture(sources(), options);
  for (let i = 0; i < 90; i++) {
    const position = JSON.parse(JSON.stringify(mixed.position())) as MixturePosition;
    if (i % 3 === 0) {
      expect(await take(mixture(sources(), { ...options, position }), 30)).toEqual(whole.slice(i, i + 30));
    }
    await mixed.next();
  }
});

test("every epoch has every example once, in another order", async () => {
  const mixed = mixture([{ source: numbered("a", 50), weight: 1 }], { seed: 1, shuffleBlock: 16 });
  const epochs = [await take(mixed, 50), await take(mixed, 50)];
  for (const epoch of epochs) expect(new Set(epoch).size).toBe(50);
  expect(epochs[0]).not.toEqual(epochs[1]);
  const inOrder = Array.from({ length: 50 }, (_, i) => `a-${i}`);
  expect(epochs[0]).not.toEqual(inOrder);
  // A block holds sixteen: nothing comes from far away.
  for (const text of epochs[0]!.slice(0, 16)) expect(inOrder.indexOf(text)).toBeLessThan(16);
});

test("weights are kept, seeds differ, one seed repeats", async () => {
  const texts = await take(mixture(sources(), { seed: 9 }), 4500);
  const share = (name: string) => texts.filter((text) => text.startsWith(name)).length / texts.length;
  expect(share("a")).toBeCloseTo(3 / 4.5, 1);
  expect(share("b")).toBeCloseTo(1 / 4.5, 1);
  expect(share("c")).toBeCloseTo(0.5 / 4.5, 1);
  expect(await take(mixture(sources(), { seed: 9 }), 100)).toEqual(texts.slice(0, 100));
  expect(await take(mixture(sources(), { seed: 10 }), 100)).not.toEqual(texts.slice(0, 100));
});

test("says what is wrong", async () => {
  expect(() => mixture([], { seed: 1 })).toThrow("needs a source");
  expect(() => mixture([{ source: numbered("a", 1), weight: 0 }], { seed: 1 })).toThrow("greater than 0");
  expect(() => mixture([...sources(), ...sources()], { seed: 1 })).toThrow("one name");
  expect(() => mixture(sources(), { seed: 1, position: mixture(sources(), { seed: 2 }).position() })).toThrow(
    "another seed",
  );
  const empty = mixture([{ source: numbered("nothing", 0), weight: 1 }], { seed: 1 });
  await expect(empty.next()).rejects.toThrow("nothing has no examples");
});
