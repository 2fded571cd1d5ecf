// Names of people, places and firms in 15 languages: from @faker-js/faker's lists, and invented ones that no
// list has, so that copying is learned and not the lists. Every name is on one side of the split.
import { allLocales } from "@faker-js/faker";
import type { Dice } from "./dice.ts";
import type { Language } from "./language.ts";
import { partOf, type Split, splitOf } from "./split.ts";

interface Pools {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly cities: readonly string[];
}

const pools = new Map<string, Pools>();

function poolsOf(language: Language): Pools {
  const known = pools.get(language.code);
  if (known !== undefined) return known;
  const { person, location } = allLocales[language.faker as keyof typeof allLocales];
  const made = {
    first: clean(Object.values(person?.first_name ?? {}).flat()),
    last: clean(Object.values(person?.last_name ?? {}).flat()),
    cities: clean([...language.cities, ...(location?.city_name ?? [])]),
  };
  pools.set(language.code, made);
  return made;
}

function clean(list: readonly unknown[]): string[] {
  const texts = list.filter(
    (item): item is string => typeof item === "string" && !/[(){}[\]|<>"/]/.test(item),
  );
  return [...new Set(texts)];
}

const { word, music, book, commerce } = allLocales.en;
/** English words and titles that stand as names in every language. */
const WORDS = {
  noun: clean(word?.noun ?? []).filter((noun) => noun.length < 10),
  adjective: clean(word?.adjective ?? []).filter((adjective) => adjective.length < 10),
  song: clean(music?.song_name ?? []),
  artist: clean((music?.artist as readonly unknown[] | undefined) ?? []),
  genre: clean(music?.genre ?? []),
  book: clean((book?.title as readonly unknown[] | undefined) ?? []),
  ware: clean((commerce?.product_name as { product?: readonly string[] } | undefined)?.product ?? []),
};
export type WordKind = keyof typeof WORDS;

export function wordOf(kind: WordKind, dice: Dice, split: Split): string {
  return dice.pick(partOf(WORDS[kind], split));
}

export function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function firstName(language: Language, dice: Dice, split: Split): string {
  return dice.chance(0.12)
    ? invented(language, dice, split)
    : dice.pick(partOf(poolsOf(language).first, split));
}

export function lastName(language: Language, dice: Dice, split: Split): string {
  return dice.chance(0.2)
    ? invented(language, dice, split)
    : dice.pick(partOf(poolsOf(language).last, split));
}

export function cityName(language: Language, dice: Dice, split: Split): string {
  return dice.chance(0.15)
    ? invented(language, dice, split)
    : dice.pick(partOf(poolsOf(language).cities, split));
}

export function fullName(language: Language, dice: Dice, split: Split): string {
  const first = firstName(language, dice, split);
  if (dice.chance(0.25)) return first;
  const last = lastName(language, dice, split);
  switch (language.code) {
    case "zh":
    case "ko":
      return last + first;
    case "ja":
      return dice.chance(0.5) ? `${last} ${first}` : last + first;
    case "vi":
      return `${last} ${first}`;
    default:
      return `${first} ${last}`;
  }
}

const ONSETS = "b c d f g h j k l m n p r s t v w z br cr dr fl gr kl pr st tr sh ch th".split(" ");
const VOWELS = "a e i o u a e i o ai ea ou y".split(" ");
const CODAS = ["", "", "", "n", "r", "s", "l", "m", "x", "nd", "rk", "ck"];
const KANA = [..."アイウエオカキクケコサシスセソタチツテトナニノハヒフホマミムモヤユヨラリルレロワン"];
const HANGUL = [
  ..."가나다라마바사아자차카타파하고노도로모보소오조초기니디리미비시이지서연민준현유은혜수진영태호",
];
const HANZI = [..."安白成春大东方丰福光国海和华吉建江金景林龙美明宁平庆山顺松天文祥新兴阳永玉云泽志中"];

/** A name that no list has. */
export function invented(language: Language, dice: Dice, split: Split): string {
  for (;;) {
    const name = inventedName(language, dice);
    if (splitOf(name) === split) return name;
  }
}

function inventedName({ code }: Language, dice: Dice): string {
  const from = (letters: readonly string[], least: number, most: number) =>
    Array.from({ length: dice.between(least, most) }, () => dice.pick(letters)).join("");
  if (code === "ja") return from(KANA, 2, 5);
  if (code === "ko") return from(HANGUL, 2, 3);
  if (code === "zh") return from(HANZI, 2, 3);
  let name = "";
  const syllables = dice.between(1, 3);
  for (let i = 0; i < syllables; i++) name += dice.pick(ONSETS) + dice.pick(VOWELS);
  return capitalized(name + dice.pick(CODAS));
}
