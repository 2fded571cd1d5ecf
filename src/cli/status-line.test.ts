import { expect, test } from "vitest";
import { formatBytes, formatCount, formatMilliseconds, threeDigits } from "./format.ts";
import { describeProgress } from "./status-line.ts";

test("progress says stage, fraction, rate and time left", () => {
  const progress = { stage: "quantizing", done: 400e6, total: 1e9 } as const;
  expect(describeProgress(progress, 2000)).toBe("quantizing 40% · 200 MB/s · 3 s left");
  expect(describeProgress({ ...progress, done: 0 }, 0)).toBe("quantizing 0%");
  expect(describeProgress({ ...progress, done: 1e9 }, 5000)).toBe("quantizing 100% · 200 MB/s");
  expect(describeProgress({ stage: "compiling", done: 0, total: 0 }, 10)).toBe("compiling");
  expect(describeProgress({ stage: "compiling", done: 1, total: 2 }, 300)).toBe(
    "compiling 50% · 300 ms left",
  );
  const pull = { stage: "downloading", done: 900, total: 1000, bytesPerSecond: 50, secondsLeft: 2 } as const;
  expect(describeProgress(pull, 10)).toBe("downloading 90% · 50 bytes/s · 2 s left");
  expect(describeProgress({ ...pull, bytesPerSecond: 0, secondsLeft: null }, 10)).toBe("downloading 90%");
});

test.each([
  [formatBytes(0), "0 bytes"],
  [formatBytes(999), "999 bytes"],
  [formatBytes(1000), "1 kB"],
  [formatBytes(1.5e9), "1.5 GB"],
  [formatBytes(999.9e6), "1000 MB"],
  [formatBytes(2e15), "2000 TB"],
  [formatMilliseconds(120.4), "120 ms"],
  [formatMilliseconds(12_340), "12.3 s"],
  [formatCount(259_072), "259,072"],
  [formatCount(385e6), "385 million"],
  [formatCount(3.1e9), "3.1 billion"],
  [threeDigits(0.12345), "0.123"],
  [threeDigits(70), "70"],
  [threeDigits(1234), "1234"],
])("%s", (text, expected) => {
  expect(text).toBe(expected);
});
