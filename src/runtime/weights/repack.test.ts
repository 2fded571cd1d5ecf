import { expect, test } from "vitest";
import { randomSource } from "../random.ts";
import { dequantizeBlocks, repackQ4_0, repackQ8_0 } from "./blocks.ts";
import { toFloat32 } from "./stored-tensor.ts";

const random = randomSource(2);

/** Blocks of random codes whose scale is a finite half. */
function randomBlocks(count: number, bytesPerBlock: number): Uint8Array {
  return Uint8Array.from({ length: count * bytesPerBlock }, (_, i) =>
    i % bytesPerBlock === 1 ? Math.floor(random() * 0x7c) | (random() < 0.5 ? 0x80 : 0) : random() * 256,
  );
}

test.each([
  ["q8_0", repackQ8_0, 34],
  ["q4_0", repackQ4_0, 18],
] as const)("%s: exactly the same values", (type, repack, bytesPerBlock) => {
  const [rows, columns] = [5, 96];
  const bytes = randomBlocks((rows * columns) / 32, bytesPerBlock);
  const repacked = repack(bytes, rows, columns);
  expect(dequantizeBlocks(repacked)).toEqual(toFloat32(type, bytes));
  expect(repacked).toMatchObject({ bits: type === "q8_0" ? 8 : 4, blockSize: 32, rows, columns });
});

test("a matrix of another size is refused", () => {
  expect(() => repackQ8_0(randomBlocks(3, 34), 3, 64)).toThrow(/102 bytes are not 3 × 64 weights/);
  expect(() => repackQ4_0(randomBlocks(3, 18), 2, 48)).toThrow(
    expect.objectContaining({ code: "invalidArgument" }),
  );
});
