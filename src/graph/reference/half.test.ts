// Half precision: every code there and back, and the nearest number in between.
import { expect, test } from "vitest";
import { bfloat16ToNumber, float16ToNumber, numberToBfloat16, numberToFloat16 } from "./half.ts";

const formats = {
  float16: { read: float16ToNumber, write: numberToFloat16, one: 0x3c00, step: 2 ** -10 },
  bfloat16: { read: bfloat16ToNumber, write: numberToBfloat16, one: 0x3f80, step: 2 ** -7 },
};

for (const [name, { read, write, one, step }] of Object.entries(formats)) {
  test(`${name}: every code stands for itself`, () => {
    let wrong = 0;
    for (let code = 0; code < 65536; code++) {
      const value = read(code);
      if (Number.isNaN(value) ? !Number.isNaN(read(write(value))) : write(value) !== code) wrong++;
    }
    expect(wrong).toBe(0);
  });

  test(`${name}: what lies between goes to the nearer code, and from the middle to the even one`, () => {
    expect(read(one)).toBe(1);
    expect(write(1 + 0.49 * step)).toBe(one);
    expect(write(1 + 0.5 * step)).toBe(one);
    expect(write(1 + 0.51 * step)).toBe(one + 1);
    expect(write(1 + 1.5 * step)).toBe(one + 2);
    expect(write(2 - step / 4)).toBe(write(2));
  });
}

test("what is too large for half precision is infinite", () => {
  expect(float16ToNumber(numberToFloat16(65519))).toBe(65504);
  expect(float16ToNumber(numberToFloat16(65520))).toBe(Number.POSITIVE_INFINITY);
  expect(float16ToNumber(numberToFloat16(-1e9))).toBe(Number.NEGATIVE_INFINITY);
});
