import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasSharedData, randomNumbers, randomText, sharedPath } from "../../../test/support/shared-text.ts";
import { OrchardError } from "../../errors.ts";
import { llama2cTokenizer } from "./llama2c.ts";
import { BYTE_PIECES } from "./token-bytes.ts";
import { createStreamDecoder } from "./tokenizer.ts";

/** The slow twin, from the description of llama2.c's encode(): merge the best scored pair, look again. */
function encodeSlowly(pieces: readonly string[], scores: readonly number[], text: string): number[] {
  const idOf = new Map(pieces.map((piece, id) => [piece, id]));
  const ids: number[] = [];
  for (const character of ` ${text}`) {
    const id = idOf.get(character);
    if (id !== undefined) ids.push(id);
    else for (const byte of new TextEncoder().encode(character)) ids.push(byte + 3);
  }
  for (;;) {
    let best = -1;
    let bestId = -1;
    for (let i = 0; i + 1 < ids.length; i++) {
      const id = idOf.get(pieces[ids[i]!]! + pieces[ids[i + 1]!]!);
      if (id !== undefined && (best < 0 || scores[id]! > scores[bestId]!)) {
        best = i;
        bestId = id;
      }
    }
    if (best < 0) return ids;
    ids.splice(best, 2, bestId);
  }
}

interface Piece {
  readonly score: number;
  readonly bytes: Uint8Array;
}

function file(pieces: readonly Piece[]): Uint8Array {
  const longest = Math.max(...pieces.map(({ bytes }) => bytes.length));
  const chunks: Uint8Array[] = [new Uint8Array(Int32Array.of(longest).buffer)];
  for (const { score, bytes } of pieces) {
    chunks.push(
      new Uint8Array(Float32Array.of(score).buffer),
      new Uint8Array(Int32Array.of(bytes.length).buffer),
      bytes,
    );
  }
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}

function piece(text: string, score = 0): Piece {
  return { score, bytes: new TextEncoder().encode(text) };
}

/** <unk>, <s>, </s> and the 256 bytes: what every file begins with. */
const beginning: readonly Piece[] = [
  ...["<unk>", "\n<s>\n", "\n</s>\n"].map((text) => piece(text)),
  ...BYTE_PIECES.map((text) => piece(text)),
];

describe.skipIf(!hasSharedData)("tok512.bin", () => {
  const data = hasSharedData
    ? readFileSync(sharedPath("checkpoints/stories260K/tok512.bin"))
    : Buffer.alloc(0);
  const tokenizer = hasSharedData ? llama2cTokenizer(data) : llama2cTokenizer(file(beginning));

  it("gives the ids of the naive algorithm, and the text back", () => {
    const pieces: string[] = [];
    const scores: number[] = [];
    for (let at = 4; at < data.length; at += 8 + data.readInt32LE(at + 4)) {
      scores.push(data.readFloatLE(at));
      pieces.push(data.toString("utf8", at + 8, at + 8 + data.readInt32LE(at + 4)));
    }
    expect(tokenizer.vocabularySize).toBe(512);
    const random = randomNumbers(3);
    const words = pieces.slice(259);
    for (let i = 0; i < 400; i++) {
      let text = randomText(random, 20);
      for (let n = 0; n < 20; n++) text += words[Math.floor(random() * words.length)];
      const ids = tokenizer.encode(text);
      expect(ids).toEqual(encodeSlowly(pieces, scores, text));
      expect(tokenizer.decode(ids)).toBe(text);
      expect(tokenizer.decode([1, ...ids, 2])).toBe(text);
    }
  });

  it("encodes the prompt that its model was published with", () => {
    const text = "Once upon a time, there was a little girl named Lily.";
    const ids = tokenizer.encode(text);
    expect(ids.map((id) => new TextDecoder().decode(tokenizer.bytes(id))).join("")).toBe(` ${text}`);
    expect(ids.length).toBeLessThan(25);
    expect(tokenizer.encode("")).toEqual([]);
  });

  it("drops the first space of a text, and no space of a text that goes on", () => {
    const [there] = tokenizer.encode("the");
    const stream = (after: number | null) => createStreamDecoder(tokenizer, { after }).push(there!);
    expect(stream(null)).not.toMatch(/^ /);
    expect(stream(tokenizer.bosToken)).not.toMatch(/^ /);
    expect(stream(tokenizer.encode("a")[0]!)).toMatch(/^ /);
  });

  it("streams whole code points, and U+FFFD for bytes that never become one", () => {
    const ids = tokenizer.encode("é🦙");
    const decoder = createStreamDecoder(tokenizer);
    const pieces = ids.map((id) => decoder.push(id));
    expect(pieces.join("") + decoder.end()).toBe("é🦙");
    expect(pieces.filter((text) => text.includes("\ufffd"))).toEqual([]);
    const cut = createStreamDecoder(tokenizer);
    expect(
      ids
        .slice(0, -1)
        .map((id) => cut.push(id))
        .join("") + cut.end(),
    ).toBe("é\ufffd");
  });

  it("takes a megabyte without a break", () => {
    // A quadratic merge would take hours, and the test's time would be up.
    const text = "a ".repeat(5e5);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text);
  });

  it("checks the vocabulary size of the model", () => {
    expect(llama2cTokenizer(data, "tok512.bin", 512).vocabularySize).toBe(512);
    expect(() => llama2cTokenizer(data, "tok512.bin", 500)).toThrow(/tok512\.bin: end of file .* 500 tokens/);
    expect(() => llama2cTokenizer(data, "tok512.bin", 600)).toThrow(/tok512\.bin: token 512 is cut off/);
  });
});

describe("a file that is not right", () => {
  it.each([
    [new Uint8Array(3), "max_token_length is missing"],
    [new Uint8Array(4), "max_token_length is 0"],
    [file(beginning).subarray(0, 12), "token 0 is cut off"],
    [file(beginning).subarray(0, 14), "token 0 is cut off"],
    [file(beginning.slice(0, 200)), "has 200, fewer than the 259"],
    [file([...beginning, piece("a", Number.NaN)]), "token 259 has the score NaN"],
    [file([...beginning.slice(0, 3), piece("x"), ...beginning.slice(4)]), 'token 3 is "x", not <0x00>'],
  ])("is refused: %#", (data, message) => {
    expect(() => llama2cTokenizer(data, "t.bin")).toThrow(
      expect.objectContaining({ code: "corruptModel", message: expect.stringContaining(message) }),
    );
  });

  it("never fails in another way: 100,000 mutations", () => {
    const random = randomNumbers(4);
    const under = (n: number) => Math.floor(random() * n);
    const original = file([...beginning, piece("a", -1), piece("b", -2), piece("ab", -3), piece(" ab", -4)]);
    const interesting = [0, 1, 0x7f, 0x80, 0xff];
    let refused = 0;
    for (let round = 0; round < 100_000; round++) {
      const cut = random() < 0.3 ? under(original.length) : original.length;
      const data = original.slice(0, cut);
      // Most tokens are the bytes, which look alike: aim at the ends, where a mutation can survive.
      for (let n = 1 + under(3); n > 0 && data.length > 0; n--) {
        const at =
          random() < 0.5
            ? under(Math.min(60, data.length))
            : data.length - 1 - under(Math.min(60, data.length));
        data[at] = random() < 0.5 ? interesting[under(5)]! : under(256);
      }
      try {
        const tokenizer = llama2cTokenizer(data);
        if (round % 100 === 0) tokenizer.decode(tokenizer.encode("ab ab é"));
      } catch (error) {
        if (!(error instanceof OrchardError && error.code === "corruptModel")) throw error;
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(30_000);
    expect(refused).toBeLessThan(100_000);
  });
});
