import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkTensors, fuzz, joined } from "../../../test/support/fuzz.ts";
import { memorySource } from "./byte-source.ts";
import { parseGguf, readGguf } from "./gguf.ts";

const text = new TextEncoder();
const little = (bytes: number, value: number | bigint) => {
  const result = new Uint8Array(8);
  new DataView(result.buffer).setBigInt64(0, BigInt(value), true);
  return result.subarray(0, bytes);
};
const u32 = (value: number) => little(4, value);
const u64 = (value: number | bigint) => little(8, value);
const string = (value: string | Uint8Array) => {
  const bytes = typeof value === "string" ? text.encode(value) : value;
  return joined(u64(bytes.length), bytes);
};
const pair = (key: string, type: number, value: Uint8Array) => joined(string(key), u32(type), value);
const list = (type: number, ...items: Uint8Array[]) => joined(u32(type), u64(items.length), ...items);
const nested = (depth: number): Uint8Array => (depth === 0 ? list(0) : list(9, nested(depth - 1)));
const real = (value: number) => new Uint8Array(new Float32Array([value]).buffer);
/** A tensor's entry; sizes from the innermost, as in the file. */
const entry = (name: string, type: number, sizes: (number | bigint)[], offset: number | bigint) =>
  joined(string(name), u32(sizes.length), ...sizes.map(u64), u32(type), u64(offset));

function fileOf(
  pairs: Uint8Array[],
  entries: Uint8Array[],
  data = 0,
  alignment = 32,
  version = 3,
): Uint8Array {
  const counts = joined(u64(entries.length), u64(pairs.length));
  const header = joined(text.encode("GGUF"), u32(version), counts, ...pairs, ...entries);
  const padding = (alignment - (header.length % alignment)) % alignment;
  return joined(
    header,
    new Uint8Array(padding + data).map((_, i) => i),
  );
}

const everyType = fileOf(
  [
    pair("u8", 0, little(1, 200)),
    pair("i8", 1, little(1, -2)),
    pair("u16", 2, little(2, 65535)),
    pair("i16", 3, little(2, -3)),
    pair("u32", 4, u32(2 ** 32 - 1)),
    pair("i32", 5, u32(-4)),
    pair("f32", 6, real(1.5)),
    pair("bool", 7, little(1, 1)),
    pair("string", 8, string("grün\0")),
    pair("list", 9, list(9, list(8, string("a"), string("")), list(7, little(1, 0)))),
    pair("u64", 10, u64(2 ** 53 - 1)),
    pair("big", 10, u64(2n ** 63n)),
    pair("i64", 11, u64(-5)),
    pair("f64", 12, new Uint8Array(new Float64Array([0.1]).buffer)),
    pair("__proto__", 8, string("own")),
  ],
  [
    entry("matrix", 0, [3, 2], 0),
    entry("half", 1, [5], 32),
    entry("brain", 30, [1, 2, 3], 64),
    entry("q8", 8, [64, 2], 96),
    entry("q4", 2, [32], 256),
    entry("scalar", 0, [], 288),
  ],
  292,
);

const parse = (bytes: Uint8Array) => parseGguf(memorySource("x.gguf", bytes));

test("every metadata type", () => {
  expect(Object.fromEntries(parse(everyType).metadata)).toEqual(
    Object.fromEntries([
      ["u8", 200],
      ["i8", -2],
      ["u16", 65535],
      ["i16", -3],
      ["u32", 2 ** 32 - 1],
      ["i32", -4],
      ["f32", 1.5],
      ["bool", true],
      ["string", "grün\0"],
      ["list", [["a", ""], [false]]],
      ["u64", 2 ** 53 - 1],
      ["big", 2n ** 63n],
      ["i64", -5],
      ["f64", 0.1],
      ["__proto__", "own"],
    ]),
  );
});

test("every tensor type, with shapes in [output, input] order and offsets in the file", () => {
  const start = everyType.length - 292;
  expect([...parse(everyType).tensors.values()].map((tensor) => Object.values(tensor))).toEqual([
    ["matrix", "float32", [2, 3], "x.gguf", start, 24],
    ["half", "float16", [5], "x.gguf", start + 32, 10],
    ["brain", "bfloat16", [3, 2, 1], "x.gguf", start + 64, 12],
    ["q8", "q8_0", [2, 64], "x.gguf", start + 96, 136],
    ["q4", "q4_0", [32], "x.gguf", start + 256, 18],
    ["scalar", "float32", [], "x.gguf", start + 288, 4],
  ]);
});

test("version 2 is read, and general.alignment is respected", () => {
  const pairs = [pair("general.alignment", 4, u32(256))];
  const bytes = fileOf(pairs, [entry("a", 0, [1], 0), entry("b", 0, [1], 256)], 260, 256, 2);
  expect([...parse(bytes).tensors.values()].map(({ offset }) => offset)).toEqual([256, 512]);
});

const one = (...tensor: Parameters<typeof entry>) => fileOf([], [entry(...tensor)], 64);
const meta = (type: number, value: Uint8Array) => fileOf([pair("k", type, value)], []);

test.each<[string, Uint8Array, string]>([
  ["an empty file", new Uint8Array(0), "magic needs 4 bytes"],
  ["another magic", everyType.with(3, 0x47), 'magic is not "GGUF"'],
  ["a tensor count beyond reason", fileOf([], []).with(14, 1), "tensor count is"],
  ["a metadata count beyond the file", fileOf([], []).with(20, 1), "metadata "],
  ["a count beyond 2^53", fileOf([], []).fill(255, 16, 24), "metadata count is"],
  ["a string longer than the file", meta(8, u64(2 ** 40)), 'metadata "k" needs 1099511627776 bytes'],
  ["a list longer than the file", meta(9, joined(u32(0), u64(2 ** 52))), 'metadata "k" needs 1 bytes'],
  ["a list of no known type", meta(9, list(13, u64(0))), 'metadata "k" has value type 13'],
  ["a value of no known type", meta(77, u64(0)), 'metadata "k" has value type 77'],
  ["lists in lists in lists …", meta(9, nested(9)), 'metadata "k" nests'],
  ["a boolean of 2", meta(7, little(1, 2)), 'metadata "k" is 2'],
  ["a key that is not UTF-8", fileOf([joined(string(little(1, 255)), u32(0))], []), "metadata key 0 is not"],
  [
    "one key twice",
    fileOf([pair("k", 0, little(1, 1)), pair("k", 0, little(1, 1))], []),
    'metadata "k" appears',
  ],
  ["an alignment of 3", fileOf([pair("general.alignment", 4, u32(3))], []), 'metadata "general.alignment"'],
  ["an alignment of 0", fileOf([pair("general.alignment", 4, u32(0))], []), 'metadata "general.alignment"'],
  ["an alignment in words", fileOf([pair("general.alignment", 8, string("32"))], []), 'metadata "general.al'],
  ["five dimensions", one("t", 0, [1, 1, 1, 1, 1], 0), 'tensor "t" has 5 dimensions'],
  ["a size that overflows", one("t", 0, [2 ** 31, 2 ** 31], 0), 'tensor "t" of float32 cannot have'],
  ["a size beyond 2^53", one("t", 0, [2n ** 63n], 0), 'tensor "t" is 9223372036854776000, not'],
  ["a row that is not whole blocks", one("t", 8, [16, 4], 0), 'tensor "t" of q8_0 cannot have'],
  ["an offset that is not aligned", one("t", 0, [1], 4), 'tensor "t" is at offset 4'],
  ["a tensor outside the file", one("t", 0, [17], 0), 'tensor "t" lies at'],
  ["a tensor far outside the file", one("t", 0, [1], 2 ** 52), 'tensor "t" lies at'],
  [
    "tensors that overlap",
    fileOf([], [entry("a", 0, [9], 0), entry("b", 0, [1], 32)], 64),
    'tensor "b" lies at',
  ],
  [
    "one tensor twice",
    fileOf([], [entry("a", 0, [1], 0), entry("a", 0, [1], 32)], 64),
    'tensor "a" appears twice',
  ],
])("refuses %s", (_, bytes, problem) => {
  expect(() => parse(bytes)).toThrow(
    expect.objectContaining({ code: "corruptModel", message: expect.stringContaining(`x.gguf: ${problem}`) }),
  );
});

test.each<[string, Uint8Array, string]>([
  ["big-endian files", everyType.with(4, 0).with(7, 3), "byte order is big-endian"],
  ["version 1", everyType.with(4, 1), "version is 1"],
  ["K-quants", one("t", 14, [256], 0), 'tensor "t" is stored as Q6_K'],
  ["ternary quants", one("t", 35, [256], 0), 'tensor "t" is stored as TQ2_0'],
  ["types yet to come", one("t", 999, [256], 0), 'tensor "t" is stored as GGML type 999'],
])("refuses %s by name", (_, bytes, problem) => {
  expect(() => parse(bytes)).toThrow(
    expect.objectContaining({
      code: "unsupportedModel",
      message: expect.stringContaining(`x.gguf: ${problem}`),
    }),
  );
});

test("a header of more values than any real one is refused before it costs memory", () => {
  const before = process.resourceUsage().maxRSS;
  const bytes = joined(meta(9, joined(u32(0), u64(90_000_000))), new Uint8Array(90_000_000));
  expect(() => parse(bytes)).toThrow(/goes beyond 8000000 values/);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(400 * 1024);
});

test("100,000 damaged files", () => {
  const small = fileOf([pair("general.alignment", 4, u32(8))], [entry("t", 0, [2], 0)], 8, 8);
  const vocabulary = fileOf([pair("tokens", 9, list(8, ...["a", "bc", "ü"].map(string)))], []);
  const { accepted, refused } = fuzz({
    samples: [everyType, small, vocabulary],
    parse: parseGguf,
    check: ({ tensors }, source) => checkTensors(tensors, source),
    count: 100_000,
  });
  // The damage reaches every part of the reader, and does not always break a file.
  expect(accepted).toBeGreaterThan(1000);
  expect(refused.size).toBeGreaterThan(30);
});

const vocabularies = fileURLToPath(new URL("../../../../shared/data/tokenizers/llama.cpp", import.meta.url));

describe.skipIf(!existsSync(vocabularies))("real files (../shared/data)", () => {
  test("a vocabulary without weights opens", async () => {
    const { metadata, tensors } = await readGguf(`${vocabularies}/ggml-vocab-gpt-2.gguf`);
    expect(tensors.size).toBe(0);
    expect(metadata.get("general.architecture")).toBe("gpt2");
    expect(metadata.get("tokenizer.ggml.tokens")).toHaveLength(50257);
    expect((metadata.get("tokenizer.ggml.tokens") as string[])[50256]).toBe("<|endoftext|>");
    const spm = await readGguf(`${vocabularies}/ggml-vocab-llama-spm.gguf`);
    const tokens = spm.metadata.get("tokenizer.ggml.tokens") as string[];
    expect(tokens.slice(0, 4)).toEqual(["<unk>", "<s>", "</s>", "<0x00>"]);
    expect((spm.metadata.get("tokenizer.ggml.scores") as number[])[300]).toBe(-41);
  });

  test("cut off anywhere, it is refused", async () => {
    const whole = readFileSync(`${vocabularies}/ggml-vocab-llama-spm.gguf`);
    for (let length = 0; length < whole.length - 32; length += 49_999) {
      expect(() => parse(whole.subarray(0, length))).toThrow(
        expect.objectContaining({ code: "corruptModel" }),
      );
    }
    const folder = mkdtempSync(join(tmpdir(), "orchard-gguf-"));
    try {
      const path = join(folder, "cut.gguf");
      writeFileSync(path, whole.subarray(0, 700_000));
      await expect(readGguf(path)).rejects.toMatchObject({ code: "corruptModel" });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test("no file, and a folder", async () => {
  await expect(readGguf(join(tmpdir(), "absent.gguf"))).rejects.toMatchObject({ code: "modelNotFound" });
  await expect(readGguf(tmpdir())).rejects.toThrow(
    expect.objectContaining({ code: "modelNotFound", message: `${tmpdir()}: is not a file` }),
  );
});
