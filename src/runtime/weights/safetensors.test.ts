import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkTensors, fuzz } from "../../../test/support/fuzz.ts";
import { memorySource } from "./byte-source.ts";
import { parseSafetensors, parseSafetensorsIndex, readSafetensors } from "./safetensors.ts";
import { readTensor, toFloat32 } from "./stored-tensor.ts";

const folder = mkdtempSync(join(tmpdir(), "orchard-safetensors-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with this header text, and `data` bytes counting up. */
function fileOf(header: unknown, data = 24): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  bytes.set(
    Array.from({ length: data }, (_, i) => i),
    8 + text.length,
  );
  return bytes;
}

const parse = (bytes: Uint8Array) => parseSafetensors(memorySource("x.safetensors", bytes));
const tensor = (dtype: string, shape: unknown, ...offsets: unknown[]) => ({
  dtype,
  shape,
  data_offsets: offsets,
});

test("types, shapes and byte ranges", () => {
  const header = {
    __metadata__: { format: "pt" },
    b: tensor("BF16", [2, 3], 0, 12),
    a: tensor("I64", [1], 12, 20),
    scalar: tensor("F32", [], 20, 24),
    empty: tensor("U8", [0, 7], 24, 24),
  };
  const { metadata, tensors } = parse(fileOf(header));
  const start = 8 + JSON.stringify(header).length;
  expect([...metadata]).toEqual([["format", "pt"]]);
  expect(
    [...tensors.values()].map(({ name, type, shape, offset, length }) => [name, type, shape, offset, length]),
  ).toEqual([
    ["b", "bfloat16", [2, 3], start, 12],
    ["a", "int64", [1], start + 12, 8],
    ["scalar", "float32", [], start + 20, 4],
    ["empty", "uint8", [0, 7], start + 24, 0],
  ]);
});

test("a tensor may have any name", () => {
  const text = '{"__proto__":{"dtype":"U8","shape":[24],"data_offsets":[0,24]}}';
  expect([...parse(fileOf(text)).tensors.keys()]).toEqual(["__proto__"]);
});

test.each<[string, Uint8Array, string]>([
  ["empty", new Uint8Array(0), "header length needs 8 bytes"],
  ["header longer than the file", fileOf({}).with(1, 1), "header length is"],
  ["header of 2^64 - 1 bytes", fileOf({}).fill(255, 0, 8), "header length is"],
  ["header that is not JSON", fileOf('{"a":'), "header is not JSON"],
  ["header that is not UTF-8", fileOf("{}  ").with(9, 255), "header is not JSON in UTF-8"],
  ["header that is a list", fileOf("[]"), "header is not a JSON object"],
  ["brackets alone", fileOf("[".repeat(1e6)), "header nests deeper"],
  ["commas alone", fileOf(`{"a":[${"0,".repeat(5e6)}0]}`), "header holds more than 4000000 values"],
  ["metadata that is not text", fileOf({ __metadata__: { a: 1 } }), '__metadata__ "a" is not a string'],
  ["an entry that is not an object", fileOf({ a: null }), 'tensor "a" is not an object'],
  ["no dtype", fileOf({ a: { shape: [1] } }), 'dtype of tensor "a"'],
  ["a dtype from the prototype", fileOf('{"a":{"__proto__":{"dtype":"U8"}}}'), 'dtype of tensor "a"'],
  ["negative size", fileOf({ a: tensor("U8", [-24], 0, 24) }), 'shape of tensor "a" holds'],
  ["fractional size", fileOf({ a: tensor("U8", [2.4], 0, 24) }), 'shape of tensor "a" holds'],
  ["shape that overflows", fileOf({ a: tensor("U8", [2 ** 52, 2 ** 52, 0], 0, 0) }), 'tensor "a" takes'],
  ["three offsets", fileOf({ a: tensor("U8", [24], 0, 24, 24) }), 'data_offsets of tensor "a"'],
  ["length that is not the shape's", fileOf({ a: tensor("F16", [24], 0, 24) }), 'tensor "a" takes'],
  ["outside the file", fileOf({ a: tensor("U8", [25], 0, 25) }), 'tensor "a" lies at'],
  ["overlap", fileOf({ a: tensor("U8", [13], 0, 13), b: tensor("U8", [12], 12, 24) }), 'tensor "b" lies at'],
  ["a hole", fileOf({ a: tensor("U8", [12], 0, 12), b: tensor("U8", [11], 13, 24) }), "header accounts for"],
  ["bytes at the end", fileOf({ a: tensor("U8", [23], 0, 23) }), "header accounts for"],
  [
    "one name twice",
    fileOf(
      `{"a":${JSON.stringify(tensor("U8", [12], 0, 12))},"a":${JSON.stringify(tensor("U8", [12], 12, 24))}}`,
    ),
    "header accounts for",
  ],
])("refuses %s", (_, bytes, problem) => {
  expect(() => parse(bytes)).toThrow(
    expect.objectContaining({
      code: "corruptModel",
      message: expect.stringContaining(`x.safetensors: ${problem}`),
    }),
  );
});

test("refuses other element types by name", () => {
  expect(() => parse(fileOf({ a: tensor("F8_E4M3", [24], 0, 24) }))).toThrow(
    expect.objectContaining({ code: "unsupportedModel", message: expect.stringContaining("F8_E4M3") }),
  );
});

test("a folder with an index: shards, symbolic links, and tensors read back", async () => {
  const model = join(folder, "sharded");
  mkdirSync(model);
  const values = new Float32Array([1.5, -2, 3e10]);
  const shard = fileOf({ w: tensor("F32", [3], 0, 12) }, 12);
  shard.set(new Uint8Array(values.buffer), shard.length - 12);
  writeFileSync(join(folder, "blob"), shard);
  symlinkSync(join(folder, "blob"), join(model, "model-00001-of-00002.safetensors"));
  writeFileSync(join(model, "model-00002-of-00002.safetensors"), fileOf({ v: tensor("U8", [24], 0, 24) }));
  const weightMap = { w: "model-00001-of-00002.safetensors", v: "model-00002-of-00002.safetensors" };
  const index = join(model, "model.safetensors.index.json");
  writeFileSync(index, JSON.stringify({ metadata: { total_size: 36 }, weight_map: weightMap }));

  const { tensors } = await readSafetensors(model);
  expect([...tensors.keys()]).toEqual(["w", "v"]);
  expect(toFloat32("float32", await readTensor(tensors.get("w")!))).toEqual(values);

  writeFileSync(
    index,
    JSON.stringify({ weight_map: { ...weightMap, u: "model-00003-of-00002.safetensors" } }),
  );
  await expect(readSafetensors(model)).rejects.toThrow(
    /"u" is in model-00003-of-00002.safetensors, which is miss/,
  );
  writeFileSync(index, JSON.stringify({ weight_map: { ...weightMap, u: weightMap.w } }));
  await expect(readSafetensors(model)).rejects.toThrow(/weight_map "u" is not in/);
});

test.each(["../x.safetensors", "/etc/passwd", "..", "a/b", "a\\b", "C:x", "", ".hidden", "a\0b"])(
  "an index may not name the shard %j",
  (shard) => {
    const bytes = new TextEncoder().encode(JSON.stringify({ weight_map: { w: shard } }));
    expect(() => parseSafetensorsIndex(memorySource("index.json", bytes))).toThrow(
      expect.objectContaining({ code: "corruptModel", message: expect.stringContaining('weight_map "w"') }),
    );
  },
);

test("a folder with one file, a folder with none, and no folder", async () => {
  const model = join(folder, "single");
  mkdirSync(model);
  await expect(readSafetensors(model)).rejects.toMatchObject({ code: "modelNotFound" });
  await expect(readSafetensors(join(folder, "absent"))).rejects.toMatchObject({ code: "modelNotFound" });
  writeFileSync(join(model, "model.safetensors"), fileOf({ v: tensor("U8", [24], 0, 24) }));
  expect((await readSafetensors(model)).tensors.get("v")?.path).toBe(join(model, "model.safetensors"));
});

test("100,000 damaged files", () => {
  const samples = [
    {
      __metadata__: { format: "pt" },
      weight: tensor("F16", [2, 3], 0, 12),
      bias: tensor("I64", [1], 12, 20),
      none: tensor("U8", [0], 20, 20),
      scalar: tensor("F32", [], 20, 24),
    },
    { w: tensor("U8", [24], 0, 24) },
  ].map((header) => fileOf(header));
  const { accepted, refused } = fuzz({
    samples,
    parse: parseSafetensors,
    check: ({ tensors }, source) => checkTensors(tensors, source),
    damage: (bytes, random) => {
      if (random() < 0.4) return fileOf(shuffledHeader(random));
      const header = new TextDecoder().decode(bytes.subarray(8, bytes.length - 24));
      return fileOf(damageJson(header, random));
    },
    count: 100_000,
  });
  expect(accepted).toBeGreaterThan(1000);
  expect(refused.size).toBeGreaterThan(15);
});

test("100,000 damaged indexes", () => {
  const map = { a: "model-00001-of-00002.safetensors", b: "model-00002-of-00002.safetensors" };
  const text = JSON.stringify({ metadata: { total_size: 48 }, weight_map: map });
  const { accepted, refused } = fuzz({
    samples: [new TextEncoder().encode(text)],
    parse: parseSafetensorsIndex,
    check: (shards) => {
      for (const shard of shards.values()) expect(join("folder", shard)).toBe(`folder/${shard}`);
    },
    damage: (bytes, random) =>
      new TextEncoder().encode(damageJson(new TextDecoder().decode(bytes), random, ["../x", "/", ".."])),
    count: 100_000,
  });
  expect(accepted).toBeGreaterThan(1000);
  expect(refused.size).toBeGreaterThanOrEqual(5);
});

/** Tensors that are sound one by one, near enough to each other to overlap, leave holes, or fit. */
function shuffledHeader(random: () => number): unknown {
  const below = (limit: number) => Math.floor(random() * limit);
  let end = 0;
  const entries = ["a", "b", "c"].slice(below(3)).map((name, index, names) => {
    const begin = Math.max(0, end + (random() < 0.15 ? below(9) - 4 : 0));
    end = index === names.length - 1 && random() < 0.8 ? 24 : begin + below(10);
    return [name, tensor("U8", [end - begin], begin, end)];
  });
  return Object.fromEntries(entries);
}

const strikingJson = [
  ...[
    "0",
    "-1",
    "1e999",
    "1.5",
    "9007199254740993",
    "18446744073709551616",
    "null",
    "true",
    '""',
    "[]",
    "{}",
  ],
  ...['"__proto__"', '"constructor"', '"\\ud800"', '"F8_E5M2"', '"BF16"', "[[[[[[[[[[[[", '{"a":'.repeat(20)],
  "[".repeat(5000),
];

/** Puts another value in place of a number, a string or, seldom, anything else. */
function damageJson(text: string, random: () => number, more: readonly string[] = []): string {
  const values = [...strikingJson, ...more.map((value) => JSON.stringify(value))];
  const tokens = text.match(/"[^"]*"|\d+|[^"\d]/g)!;
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  for (let times = 1 + Math.floor(random() * 2); times > 0; times--) {
    const at = pick([...tokens.keys()].filter((index) => /["\d]/.test(tokens[index]!) || random() < 0.1));
    const isNumber = /^\d/.test(tokens[at]!);
    const alike = tokens.filter((token) => /^\d/.test(token) === isNumber && token.length > 1);
    if (isNumber && random() < 0.5) tokens[at] = String(Math.floor(random() * 26));
    else tokens[at] = pick(random() < 0.5 && alike.length > 0 ? alike : values);
  }
  return tokens.join("");
}
