// The trainer against a twin that counts every pair anew at each step, and its file read back: the tokenizer
// must cut and merge as the trainer did.
import { expect, test } from "vitest";
import { hasSharedData, randomNumbers, randomText, sharedText } from "../../test/support/shared-text.ts";
import { BYTE_CHARACTERS } from "../runtime/tokenizer/token-bytes.ts";
import { huggingFaceTokenizer } from "../runtime/tokenizer/tokenizer-json.ts";
import { type BpeProgress, type BpeVocabulary, GPT4_LIKE_SPLIT, trainBpe } from "./bpe.ts";
import { tokenizerJson } from "./bpe-file.ts";
import { wordSplitter } from "./bpe-words.ts";

/** The words of a text as the ids that the trainer left them in, merge by merge from the first. */
function naiveEncode({ specialTokens, merges, split }: BpeVocabulary, text: string): number[] {
  return wordSplitter(split)(text).flatMap((word) => {
    let symbols = [...Buffer.from(word)].map((byte) => byte + specialTokens.length);
    merges.forEach((pair, i) => {
      symbols = joined(symbols, pair, specialTokens.length + 256 + i);
    });
    return symbols;
  });
}

function joined(symbols: readonly number[], [left, right]: readonly [number, number], merged: number) {
  const result: number[] = [];
  for (let i = 0; i < symbols.length; i++) {
    const joins = symbols[i] === left && symbols[i + 1] === right;
    result.push(joins ? merged : symbols[i]!);
    if (joins) i++;
  }
  return result;
}

function naiveTrain(texts: readonly string[], size: number, minimumCount = 2): [number, number][] {
  let words = texts.flatMap(wordSplitter(GPT4_LIKE_SPLIT)).map((word) => [...Buffer.from(word)]);
  const tokens: string[] = [...BYTE_CHARACTERS];
  const merges: [number, number][] = [];
  const refused = new Set<string>();
  while (tokens.length < size) {
    const counts = new Map<string, number>();
    for (const word of words) {
      for (let i = 0; i + 1 < word.length; i++) {
        const key = `${word[i]} ${word[i + 1]}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    }
    const best = [...counts]
      .filter(([key, count]) => count >= minimumCount && !refused.has(key))
      .map(([key, count]) => ({ count, pair: key.split(" ").map(Number) as [number, number] }))
      .sort((a, b) => b.count - a.count || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1])[0];
    if (best === undefined) break;
    const token = tokens[best.pair[0]]! + tokens[best.pair[1]]!;
    if (tokens.includes(token)) {
      refused.add(best.pair.join(" "));
      continue;
    }
    merges.push(best.pair);
    words = words.map((word) => joined(word, best.pair, tokens.length));
    tokens.push(token);
  }
  return merges;
}

test.each([1, 2, 3, 4, 5, 6])("merges are those of counting everything anew, seed %i", async (seed) => {
  const random = randomNumbers(seed);
  // Few letters make ties, overlapping runs and the same token by two ways.
  const texts = Array.from({ length: 12 }, () =>
    seed % 2 === 0
      ? randomText(random, 60)
      : Array.from({ length: 60 }, () => "aab bc"[Math.floor(random() * 6)]).join(""),
  );
  const { merges } = await trainBpe(texts, { vocabularySize: 256 + 40 });
  expect(merges).toEqual(naiveTrain(texts, 256 + 40));
  expect(merges.length).toBeGreaterThan(10);
});

test("the file encodes as the trainer's own merges do, and has every byte", async () => {
  const random = randomNumbers(7);
  const texts = Array.from({ length: 40 }, () => `${randomText(random, 80)} it's 1234 O'Neill we'LL\r\n\n x`);
  const vocabulary = await trainBpe(texts, { vocabularySize: 600, specialTokens: ["<|user|>", "<|end|>"] });
  const tokenizer = huggingFaceTokenizer(JSON.parse(JSON.stringify(tokenizerJson(vocabulary))));
  expect(tokenizer.vocabularySize).toBe(2 + 256 + vocabulary.merges.length);
  for (const text of [...texts, randomText(random, 500), "\ufeff a\u0085b\u00a0c", "<|end|>"]) {
    expect(tokenizer.encode(text)).toEqual(naiveEncode(vocabulary, text));
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  }
  expect(tokenizer.encode("a<|end|>", { special: true })).toEqual([2 + 97, 1]);
  for (let byte = 0; byte < 256; byte++) expect(tokenizer.bytes(2 + byte)).toEqual(Uint8Array.of(byte));
});

test("digits stay apart", async () => {
  const { merges } = await trainBpe(["1234 1234 1234 1234"], { vocabularySize: 300 });
  expect(merges).toEqual([]);
});

test.skipIf(!hasSharedData)(
  "news text in 15 languages comes back whole, in fewer tokens than bytes",
  async () => {
    const codes = ["src.eng", "ref.deu", "ref.jpn", "ref.kor", "ref.tur", "ref.vie", "ref.zho-CN"];
    const texts = codes.flatMap((code) =>
      sharedText(`ntrex/newstest2019-${code}.txt`).split("\n").slice(0, 60),
    );
    const vocabulary = await trainBpe(texts, { vocabularySize: 1500 });
    const tokenizer = huggingFaceTokenizer(tokenizerJson(vocabulary));
    let tokens = 0;
    for (const text of texts) {
      const ids = tokenizer.encode(text);
      tokens += ids.length;
      expect(tokenizer.decode(ids)).toBe(text);
    }
    expect(Buffer.byteLength(texts.join("")) / tokens).toBeGreaterThan(1.8);
  },
);

test("the order of the texts does not matter; streams and lists are alike", async () => {
  const texts = ["the cat sat on the mat", "the hat", "a cat in a hat"];
  async function* stream() {
    yield* texts.toReversed();
  }
  const options = { vocabularySize: 280 };
  expect(await trainBpe(stream(), options)).toEqual(await trainBpe(texts, options));
});

test("says how far it is, and stops when told", async () => {
  const seen: BpeProgress[] = [];
  await trainBpe(["a b a b ab ab"], { vocabularySize: 258, onProgress: (progress) => seen.push(progress) });
  expect(seen.map(({ phase }) => phase)).toEqual(["count", "merge", "merge"]);
  expect(seen.at(-1)).toEqual({ phase: "merge", done: 2, total: 2 });
  const signal = AbortSignal.abort();
  await expect(trainBpe(["ab"], { vocabularySize: 300, signal })).rejects.toMatchObject({ code: "aborted" });
});

test("a very long word costs no more than its pieces", async () => {
  const { merges } = await trainBpe(["ab".repeat(200_000)], { vocabularySize: 300 });
  expect(merges.length).toBe(8); // 256 bytes join to one token in eight steps
});

test.each([
  [{ vocabularySize: 200 }, /256/],
  [{ vocabularySize: 300, specialTokens: ["<a>", "<a>"] }, /<a>/],
  [{ vocabularySize: 300, split: "(" }, /regular expression/],
])("wrong options are refused: %o", async (options, message) => {
  const training = trainBpe(["text"], options);
  await expect(training).rejects.toMatchObject({ code: "invalidArgument" });
  await expect(training).rejects.toThrow(message);
});
