// IEEE 754 half precision to float32, by table: Node 20 has no Float16Array. Leaves out the way back.

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
