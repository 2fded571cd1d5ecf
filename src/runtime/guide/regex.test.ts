import { expect, test } from "vitest";
import { randomNumbers } from "../../../test/support/shared-text.ts";
import { RegexStore } from "./regex.ts";
import { searchPattern, wholePattern } from "./regex-compile.ts";
import { matches } from "./regex-derivative.ts";
import { PatternError } from "./regex-parse.ts";
import { allMatches, isInhabited, shortestMatch } from "./regex-search.ts";

const PATTERNS = [
  "^[a-c]+$",
  "a{2,3}b?",
  "^(a|b)*c$",
  "(?=.*a)(?=.*b)^.{2,4}$",
  "^(?!ab)[abc]*$",
  "^(?:(?!ab).)*$",
  "\\bab\\b",
  "a\\B",
  "^\\w+(-\\w+)*$",
  "^(a|ab)(c|bcd)*$",
  "[^a]b$",
  "a.c",
  "^((a?b*)($|-))*$",
  "(^|-)a",
  "^$|b",
  "\\d{3}|\\u0061\\x62",
  "^(a{0,2}){1,2}$",
  "a*?b+?c",
  "(?:(?=a)a|b)+c",
];

test("a pattern matches what JavaScript's engine matches", () => {
  const random = randomNumbers(1);
  const alphabet = ["a", "b", "c", "d", "-", " ", "1", "é", "\n", "_"];
  for (const pattern of PATTERNS) {
    const store = new RegexStore();
    const term = searchPattern(store, pattern);
    const expected = new RegExp(pattern, "u");
    for (let repeat = 0; repeat < 400; repeat++) {
      const length = Math.floor(random() * 7);
      let text = "";
      for (let index = 0; index < length; index++) text += alphabet[Math.floor(random() * alphabet.length)];
      expect([pattern, text, matches(store, term, text)]).toEqual([pattern, text, expected.test(text)]);
    }
  }
});

test.each([
  ["^[a-z]{3}$", 3],
  ["^(?=.*x)(?=.*y).*$", 2],
  ["^(?!a)[ab]$", 1],
  ["foo|bar", 3],
])("%s has a shortest match", (pattern, length) => {
  const store = new RegexStore();
  const term = searchPattern(store, pattern);
  const found = shortestMatch(store, term)!;
  expect(found).toHaveLength(length);
  expect(new RegExp(pattern).test(found)).toBe(true);
});

test.each(["^a(?=b)c$", "(?!a)a", "^(?=.{3}$).{2}$", "\\b\\B"])("%s matches nothing", (pattern) => {
  const store = new RegexStore();
  expect(isInhabited(store, searchPattern(store, pattern))).toBe(false);
});

test("lengths far beyond the automaton's states are decided without walking them", () => {
  const store = new RegexStore();
  const word = searchPattern(store, "^[a-z]+(-[a-z]+)*$");
  const short = store.intersection([word, store.repeat(store.any, 0, 1_000_000)]);
  expect(isInhabited(store, short)).toBe(true);
  const shorter = store.intersection([searchPattern(store, "^(?=.*z)a{20}"), store.repeat(store.any, 0, 20)]);
  expect(isInhabited(store, shorter)).toBe(false);
});

test("all matches of a finite term are listed, and of an infinite one none", () => {
  const store = new RegexStore();
  expect(allMatches(store, wholePattern(store, "a[bc]?|d"), 10)?.sort()).toEqual(["a", "ab", "ac", "d"]);
  expect(allMatches(store, wholePattern(store, "ab*"), 10)).toBeUndefined();
});

test.each(["(?<=a)b", "(a)\\1", "(?i)a", "[b-a]", "a{2,1}", "(", "\\p{Nothing}", "*a"])(
  "%s is refused",
  (pattern) => {
    expect(() => searchPattern(new RegexStore(), pattern)).toThrow(PatternError);
  },
);

test("\\p{…} is the engine's own", () => {
  const store = new RegexStore();
  const term = wholePattern(store, "\\p{Lu}\\P{L}");
  for (const [text, expected] of [
    ["É1", true],
    ["é1", false],
    ["ÉÉ", false],
    ["Ω😀", true],
  ] as const) {
    expect(matches(store, term, text)).toBe(expected);
  }
});
