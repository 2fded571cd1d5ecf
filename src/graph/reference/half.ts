// The two 16-bit float formats as whole numbers: IEEE 754 binary16, and bfloat16 (the upper half of a float32).

const float32 = new Float32Array(1);
const bits = new Uint32Array(float32.buffer);

/** The number that 16 bits of bfloat16 stand for. */
export function bfloat16ToNumber(code: number): number {
  bits[0] = code << 16;
  return float32[0]!;
}

/** The nearest bfloat16, ties to even. */
export function numberToBfloat16(value: number): number {
  float32[0] = value;
  if (Number.isNaN(value)) return 0x7fc0;
  return (bits[0]! + 0x7fff + ((bits[0]! >>> 16) & 1)) >>> 16;
}

/** The number that 16 bits of IEEE half precision stand for. */
export function float16ToNumber(code: number): number {
  const sign = code & 0x8000 ? -1 : 1;
  const exponent = (code >> 10) & 0x1f;
  const fraction = code & 0x3ff;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** The nearest IEEE half precision number, ties to even. */
export function numberToFloat16(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65520) return sign | 0x7c00;
  const exponent = Math.max(Math.floor(Math.log2(size)), -14);
  // A carry out of the fraction runs into the exponent, which is what rounding up to the next power of two means.
  const steps = roundToEven(size * 2 ** (10 - exponent));
  return sign | (steps < 1024 ? steps : ((exponent + 14) << 10) + steps);
}

function roundToEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below;
}
