import { expect, test } from "vitest";
import { float16Values } from "./float16.ts";
import { storedLength, toFloat32 } from "./stored-tensor.ts";

const bytesOf = (...bits: number[]) => new Uint8Array(new Uint16Array(bits).buffer);

test("float16: zeros, subnormals, normals, infinities and NaN", () => {
  const bits = [
    0x0000, 0x8000, 0x0001, 0x03ff, 0x0400, 0x3c00, 0xc000, 0x3555, 0x7bff, 0x7c00, 0xfc00, 0x7e01,
  ];
  const third = 0.333251953125;
  expect([...toFloat32("float16", bytesOf(...bits))]).toEqual([
    0,
    -0,
    2 ** -24,
    1023 * 2 ** -24,
    2 ** -14,
    1,
    -2,
    third,
    65504,
    Infinity,
    -Infinity,
    Number.NaN,
  ]);
  expect(float16Values()).toHaveLength(65536);
});

test("bfloat16 is the upper half of float32", () => {
  const values = toFloat32("bfloat16", bytesOf(0x3f80, 0xc049, 0x0001, 0x7f80));
  expect([...values]).toEqual([1, -3.140625, 2 ** -133, Infinity]);
});

test("float32 that is not aligned is copied", () => {
  const bytes = new Uint8Array(9);
  bytes.set(new Uint8Array(new Float32Array([2.5, -1]).buffer), 1);
  expect([...toFloat32("float32", bytes.subarray(1))]).toEqual([2.5, -1]);
});

test("q8_0: a scale and 32 signed codes", () => {
  const block = new Uint8Array(34);
  block.set(bytesOf(0x3800)); // 0.5
  new Int8Array(block.buffer, 2).set([1, -128, 127]);
  const values = toFloat32("q8_0", block);
  expect(values).toHaveLength(32);
  expect([...values.subarray(0, 4)]).toEqual([0.5, -64, 63.5, 0]);
});

test("q4_0: value i in the low half of byte i, value i + 16 in the high half", () => {
  const block = new Uint8Array(18).fill(0x88, 2);
  block.set(bytesOf(0xc000)); // -2
  block[2] = 0xf0;
  block[17] = 0x9a;
  const values = toFloat32("q4_0", block);
  expect([values[0], values[16], values[15], values[31]]).toEqual([16, -14, -4, -2]);
  expect(values.filter((value) => value !== 0)).toHaveLength(4);
});

test("integer types and broken blocks are refused", () => {
  expect(() => toFloat32("int8", new Uint8Array(4))).toThrow(
    expect.objectContaining({ code: "invalidArgument" }),
  );
  expect(() => toFloat32("q4_0", new Uint8Array(19))).toThrow(/not whole elements/);
});

test("lengths of shapes, and shapes that are none", () => {
  expect(storedLength("float16", [3, 5])).toBe(30);
  expect(storedLength("q8_0", [2, 64])).toBe(2 * 2 * 34);
  expect(storedLength("q8_0", [64, 2])).toBeNull();
  expect(storedLength("float32", [])).toBe(4);
  expect(storedLength("q4_0", [])).toBeNull();
  expect(storedLength("uint8", [2 ** 27, 2 ** 27])).toBeNull();
  expect(storedLength("uint8", [0, -1])).toBeNull();
  expect(storedLength("float32", [2 ** 52])).toBeNull();
});
