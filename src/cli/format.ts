// Numbers for people.

/** "1.5 GB": three digits, decimal units. */
export function formatBytes(bytes: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${threeDigits(bytes / 1000 ** power)} ${units[power]}`;
}

/** "12.3 s" or "120 ms". */
export function formatMilliseconds(milliseconds: number): string {
  return milliseconds < 1000 ? `${threeDigits(milliseconds)} ms` : `${threeDigits(milliseconds / 1000)} s`;
}

/** "385 million". */
export function formatCount(count: number): string {
  if (count < 1e6) return count.toLocaleString("en");
  return count < 1e9 ? `${threeDigits(count / 1e6)} million` : `${threeDigits(count / 1e9)} billion`;
}

/** 1234 → "1234", 12.34 → "12.3", 0.1234 → "0.123". */
export function threeDigits(value: number): string {
  return value >= 100 || value === 0 ? value.toFixed(0) : value.toPrecision(3).replace(/\.?0+$/, "");
}
