// IEEE 754 half precision: to float32 by table, and rounding to it. Node 20 has no Float16Array.

let table: Float32Array | undefined;

/** The float32 value of each of the 65,536 half-precision bit patterns; built on first use (256 KiB). */
export function float16Values(): Float32Array {
  table ??= Float32Array.from({ length: 65536 }, (_, bits) => {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 31;
    const fraction = bits & 1023;
    if (exponent === 0) return sign * fraction * 2 ** -24;
    if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN;
    return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
  return table;
}

/** Adding and subtracting this rounds a double to a whole number, ties to even. */
const roundingBias = 1.5 * 2 ** 52;
const largestFloat16 = 65504;

/** The nearest float16 values, ties to even; magnitudes beyond the largest become it. */
export function roundToFloat16(values: Float32Array): Float32Array<ArrayBuffer> {
  const result = new Float32Array(values.length);
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  for (let i = 0; i < values.length; i++) {
    const exponent = Math.max(((bits[i]! >>> 23) & 0xff) - 127, -14);
    const step = 2 ** (exponent - 10);
    const rounded = (values[i]! / step + roundingBias - roundingBias) * step;
    result[i] = Math.min(Math.max(rounded, -largestFloat16), largestFloat16);
  }
  return result;
}

/** The bit patterns of the nearest float16 values. */
export function float16Of(values: Float32Array): Uint16Array<ArrayBuffer> {
  const rounded = roundToFloat16(values);
  return Uint16Array.from(rounded, (value) => {
    const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
    const size = Math.abs(value);
    if (Number.isNaN(value)) return 0x7e00;
    // Below the smallest normal number all steps have one size.
    if (size < 2 ** -14) return sign | (size * 2 ** 24);
    const exponent = Math.floor(Math.log2(size));
    return sign | ((exponent + 15) << 10) | (size / 2 ** (exponent - 10) - 1024);
  });
}
