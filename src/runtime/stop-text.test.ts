import { describe, expect, test } from "vitest";
import { randomSource } from "./random.ts";
import { stopText } from "./stop-text.ts";

/** All pushes in turn: what each let out, and whether the end was met. */
function through(stops: readonly string[] | undefined, pieces: readonly string[]) {
  const stop = stopText(stops);
  const out = pieces.map((piece) => stop.push(piece));
  return { out: [...out, stop.end()], met: stop.met };
}

describe("stop strings", () => {
  test("end the text before them, wherever pieces are cut", () => {
    expect(through(["END"], ["abEN", "Dcd", "ef"])).toEqual({ out: ["ab", "", "", ""], met: true });
    expect(through(["END"], ["a", "E", "N", "D"])).toEqual({ out: ["a", "", "", "", ""], met: true });
    expect(through(["END"], ["abENDcd"])).toEqual({ out: ["ab", ""], met: true });
  });

  test("hold back only what may be their beginning", () => {
    expect(through(["END"], ["abE", "Nx", "E"])).toEqual({ out: ["ab", "ENx", "", "E"], met: false });
    expect(through(["aab"], ["aaa", "aab!"])).toEqual({ out: ["a", "aa", ""], met: true });
  });

  test("that are missing or empty change nothing", () => {
    expect(through(undefined, ["a", "b"])).toEqual({ out: ["a", "b", ""], met: false });
    expect(through([""], ["a", "b"])).toEqual({ out: ["a", "b", ""], met: false });
  });

  test("the one complete first counts; of two that are complete at once, the longer", () => {
    for (const pieces of [["xabc"], ["x", "a", "b", "c"], ["xab", "c"]]) {
      expect(through(["abc", "b"], pieces).out.join(""), "b is complete before abc").toBe("xa");
      expect(through(["c", "abc"], pieces).out.join("")).toBe("x");
    }
  });

  test("agree with a search of the whole text, on random texts in random pieces", () => {
    const random = randomSource(3);
    const below = (limit: number) => Math.floor(random() * limit);
    const word = (most: number) => Array.from({ length: 1 + below(most) }, () => "ab"[below(2)]).join("");
    let met = 0;
    for (let round = 0; round < 3000; round++) {
      const text = word(14);
      const stops = Array.from({ length: 1 + below(3) }, () => word(5));
      const pieces: string[] = [];
      for (let at = 0; at < text.length; ) {
        const size = 1 + below(4);
        pieces.push(text.slice(at, at + size));
        at += size;
      }
      const result = through(stops, pieces);
      const wanted = untilStop(text, stops);
      expect(result.out.join(""), `${JSON.stringify(pieces)} until ${stops}`).toBe(wanted ?? text);
      expect(result.met).toBe(wanted !== null);
      if (result.met) met++;
    }
    expect(met).toBeGreaterThan(500);
    expect(met).toBeLessThan(2900);
  });
});

/** The text before the stop string that ends first, the longest of them; null when there is none. */
function untilStop(text: string, stops: readonly string[]): string | null {
  for (let end = 1; end <= text.length; end++) {
    const ending = stops.filter((stop) => text.slice(0, end).endsWith(stop));
    if (ending.length > 0) return text.slice(0, end - Math.max(...ending.map((stop) => stop.length)));
  }
  return null;
}
