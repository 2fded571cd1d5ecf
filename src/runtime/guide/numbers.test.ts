import { expect, test } from "vitest";
import { randomNumbers } from "../../../test/support/shared-text.ts";
import { type NumberConstraint, numbers, withoutNumbers } from "./numbers.ts";
import { RegexStore } from "./regex.ts";
import { derivative, matches } from "./regex-derivative.ts";
import { isInhabited } from "./regex-search.ts";

const FREE: NumberConstraint = {
  integer: false,
  plainIntegers: false,
  bounds: [],
  multiples: [],
  notMultiples: [],
  notInteger: false,
  excluded: [],
};

function accepts(constraint: Partial<NumberConstraint>, text: string): boolean {
  const store = new RegexStore();
  return matches(store, numbers(store, { ...FREE, ...constraint }), text);
}

test("bounds agree with arithmetic on decimals of up to 12 digits", () => {
  const random = randomNumbers(2);
  const limits = [0, 1, -1, 5, 10, 99.5, -0.25, 0.001, 120, -1000, 3.1419, 1e6];
  for (const value of limits) {
    for (const side of ["least", "greatest"] as const) {
      for (const strict of [false, true]) {
        const store = new RegexStore();
        const term = numbers(store, { ...FREE, bounds: [{ side, value, strict }] });
        for (let repeat = 0; repeat < 120; repeat++) {
          const near = random() < 0.3 ? value : (random() - 0.5) * 10 ** Math.floor(random() * 7);
          const text = near.toFixed(Math.floor(random() * 5));
          const number = Number(text);
          const difference = side === "least" ? number - value : value - number;
          const expected = strict ? difference > 0 : difference >= 0;
          expect([value, side, strict, text, matches(store, term, text)]).toEqual([
            value,
            side,
            strict,
            text,
            expected,
          ]);
        }
      }
    }
  }
});

test("a strict bound is not reached by digits that a float rounds away", () => {
  const below = { bounds: [{ side: "greatest", value: 1, strict: true }] } as const;
  expect(accepts(below, "0.999999")).toBe(true);
  expect(accepts(below, `0.${"9".repeat(30)}`)).toBe(false);
});

test.each([
  [0.01, "19.99", true],
  [0.01, "19.999", false],
  [0.1, "0.3", true],
  [3, "9", true],
  [3, "10", false],
  [2.5, "-7.50", true],
  [0.0001, "0.0075", true],
])("multiples of %d: %s is %s", (factor, text, expected) => {
  expect(accepts({ multiples: [factor] }, text)).toBe(expected);
});

test("what is no multiple may have more digits than the factor", () => {
  expect(accepts({ notMultiples: [2] }, "3.5")).toBe(true);
  expect(accepts({ notMultiples: [2] }, "4.0")).toBe(false);
});

test("contradictory multiples allow nothing, distant ones are found", () => {
  const store = new RegexStore();
  expect(isInhabited(store, numbers(store, { ...FREE, multiples: [12], notMultiples: [4] }))).toBe(false);
  const bounds = [{ side: "least", value: 1e6, strict: false }] as const;
  const found = numbers(store, {
    ...FREE,
    integer: true,
    multiples: [77, 4, 13],
    notMultiples: [429],
    bounds,
  });
  expect(isInhabited(store, found)).toBe(true);
});

test("multiples of a large number are followed digit by digit, and no digit leads astray", () => {
  const store = new RegexStore();
  const limits = [
    { side: "least", value: -4100.5, strict: false },
    { side: "greatest", value: 20_418, strict: true },
  ] as const;
  for (const [integer, multiple, step] of [
    [true, 1201, 1201],
    [true, 1200.5, 2401],
    [false, 1201, 1201],
  ] as const) {
    const term = numbers(store, { ...FREE, integer, multiples: [multiple], bounds: limits });
    const all = new Set<string>();
    const wrong: (number | string)[] = [];
    for (let value = -5000; value < 25_000; value++) {
      const fits = value % step === 0 && value >= -4100.5 && value < 20_418;
      if (fits) all.add(String(value));
      if (matches(store, term, String(value)) !== fits) wrong.push(value);
    }
    const begun = new Set([...all].flatMap((text) => [...text].map((_, index) => text.slice(0, index + 1))));
    for (let prefix = -500; prefix < 2500; prefix++) {
      let rest = term;
      for (const character of String(prefix)) rest = derivative(store, rest, character.charCodeAt(0));
      const isAlive = begun.has(String(prefix));
      if ((rest !== store.empty) !== isAlive || isInhabited(store, rest) !== isAlive)
        wrong.push(`${prefix}…`);
    }
    expect([multiple, wrong]).toEqual([multiple, []]);
    expect(matches(store, term, `${step}.0`)).toBe(true);
    expect(matches(store, term, `${step}.00`)).toBe(!integer);
    expect(matches(store, term, `0${step}`)).toBe(false);
  }
  const none = [
    { side: "least", value: 1, strict: false },
    { side: "greatest", value: 999, strict: false },
  ] as const;
  expect(numbers(store, { ...FREE, integer: true, multiples: [1201], bounds: none })).toBe(store.empty);
});

test("integers, literals and exponents", () => {
  expect(accepts({ integer: true }, "12")).toBe(true);
  expect(accepts({ integer: true }, "12.0")).toBe(true);
  expect(accepts({ integer: true, plainIntegers: true }, "12.0")).toBe(false);
  expect(accepts({ integer: true }, "12.5")).toBe(false);
  expect(accepts({ integer: true }, "1e3")).toBe(true);
  expect(accepts({}, "-1.5E-7")).toBe(true);
  expect(accepts({}, "1e999")).toBe(false);
  expect(accepts({}, "01")).toBe(false);
});

test("excluded values are excluded however they are written", () => {
  const store = new RegexStore();
  const term = withoutNumbers(store, numbers(store, FREE), [0, 2.5]);
  const allowed = ["0", "-0.0", "2.5", "2.500", "25e-1", "2.51"].map((text) => matches(store, term, text));
  expect(allowed).toEqual([false, false, false, false, false, true]);
});
