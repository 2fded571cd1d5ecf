import { expect, test } from "vitest";
import { followerOf } from "./drafting.ts";
import { Pace } from "./pace.ts";
import { randomSource } from "./random.ts";

/** By trying all lengths, the longest first, and all places, the last first. */
function slowFollower(tokens: readonly number[]): number | null {
  for (let length = 12; length >= 2; length--)
    for (let start = tokens.length - length - 1; start >= 0; start--) {
      const piece = tokens.slice(start, start + length);
      const end = tokens.slice(tokens.length - length);
      if (`${piece}` === `${end}`) return tokens[start + length]!;
    }
  return null;
}

test("looks up what followed the longest agreement, of equals the last", () => {
  expect(followerOf([])).toBe(null);
  expect(followerOf([1, 1])).toBe(null);
  expect(followerOf([1, 2, 3, 1, 2])).toBe(3);
  expect(followerOf([1, 2, 3, 1, 2, 4, 1, 2])).toBe(4);
  expect(followerOf([9, 1, 2, 3, 1, 2, 4, 9, 1, 2])).toBe(3);
  const random = randomSource(1);
  for (let round = 0; round < 2000; round++) {
    const letters = 1 + Math.floor(random() * 4);
    const tokens = Array.from({ length: Math.floor(random() * 40) }, () => Math.floor(random() * letters));
    expect(followerOf(tokens), `${tokens}`).toBe(slowFollower(tokens));
  }
});

/** Plays a conversation: a plain run takes 10 ms; the share of its tokens that were guessed with success. */
function play(pace: Pace, tokens: number, isRight: () => boolean, perGuess: number) {
  let [done, guessedTokens, milliseconds] = [0, 0, 0];
  while (done < tokens) {
    const { count } = pace;
    if (count === 0) {
      pace.ranPlain(10);
      milliseconds += 10;
      done++;
      continue;
    }
    let right = 0;
    while (right < count && isRight()) right++;
    const took = 10 + perGuess * count;
    pace.ranGuessed(took, count, right);
    milliseconds += took;
    done += right + 1;
    guessedTokens += right + 1;
  }
  return { guessedShare: guessedTokens / done, speed: (10 * done) / milliseconds };
}

test("guesses while it pays, rests while it does not, and tries again", () => {
  const random = randomSource(2);
  const good = play(new Pace(), 2000, () => random() < 0.8, 1);
  expect(good.guessedShare).toBeGreaterThan(0.95);
  expect(good.speed).toBeGreaterThan(1.5);
  const bad = play(new Pace(), 2000, () => random() < 0.1, 5);
  expect(bad.guessedShare).toBeLessThan(0.15);
  expect(bad.speed).toBeGreaterThan(0.9);
  const pace = new Pace();
  expect(play(pace, 1000, () => false, 5).guessedShare).toBeLessThan(0.2);
  expect(play(pace, 2000, () => random() < 0.9, 1).guessedShare).toBeGreaterThan(0.7);
  expect(new Pace({ isTimed: false }).count).toBeGreaterThan(0);
  expect(play(new Pace({ isTimed: false }), 500, () => false, 5).guessedShare).toBe(1);
});
