// What stands in a slot of a sentence, and what an answer may make of it: the words copied, a number, a member
// of a closed set, an ISO date, a list.
import type { Dice } from "./dice.ts";
import { EMOTIONS, ENUMERATIONS, type Enumeration, type Language } from "./language.ts";
import { capitalized, cityName, firstName, fullName, invented, lastName, wordOf } from "./names.ts";
import { partOf, type Split, splitOf } from "./split.ts";
import { fillTemplate } from "./template.ts";

export interface Value {
  /** The words in the sentence. */
  readonly text: string;
  /** The part of them that is the value: "Friday" of "on Friday". */
  readonly copy: string;
  /** As a number; of a duration, its minutes. */
  readonly number?: number;
  /** The ISO code of an amount's currency. */
  readonly currency?: string;
  /** Of a date with a year: yyyy-mm-dd. */
  readonly isoDate?: string;
  readonly list?: readonly string[];
  /** The English name in a closed set, and the words of the whole set in the language. */
  readonly member?: { readonly set: Enumeration; readonly name: string; readonly words: readonly string[] };
  readonly boolean?: boolean;
}

interface Draw {
  readonly language: Language;
  readonly dice: Dice;
  readonly split: Split;
}

/** "on <Friday>" as text and copied part. */
export function marked(phrase: string): { text: string; copy: string } {
  const open = phrase.indexOf("<");
  const close = phrase.indexOf(">");
  return { text: phrase.replace(/[<>]/g, ""), copy: open < 0 ? phrase : phrase.slice(open + 1, close) };
}

function plain(text: string): Value {
  return { text, copy: text };
}

/** A value for a slot. Throws a RangeError for a slot that does not exist. */
export function drawValue(slot: string, draw: Draw): Value {
  const { language, dice, split } = draw;
  if (slot in ENUMERATIONS) return memberOf(slot as Enumeration, draw);
  switch (slot) {
    case "person":
    case "person2":
      return plain(fullName(language, dice, split));
    case "city":
    case "origin":
    case "destination":
      return plain(cityName(language, dice, split));
    case "venue":
      return plain(pattern(dice.pick(language.venues), draw));
    case "company":
      return plain(pattern(dice.pick(language.companies), draw));
    case "address":
      return plain(pattern(dice.pick(language.streets), draw));
    case "song":
      return plain(title(draw, dice.chance(0.2) ? "book" : "song"));
    case "artist":
      return plain(dice.chance(0.5) ? wordOf("artist", dice, split) : fullName(language, dice, split));
    case "service":
      return plain(dice.pick(SERVICES));
    case "playlist":
      return plain(dice.chance(0.5) ? wordOf("genre", dice, split) : twoWords(draw));
    case "product":
      return plain(product(draw));
    case "code":
      return plain(code(draw));
    case "phone":
      return plain(phone(draw));
    case "email":
      return plain(email(draw));
    case "people":
    case "nights":
    case "count":
    case "rooms":
      return count(draw);
    case "age":
      return digits(dice.between(18, 90));
    case "age2":
      return digits(dice.between(4, 40));
    case "year":
      return digits(dice.between(1950, 2025));
    case "area":
      return digits(dice.between(18, 220));
    case "number":
      return digits(dice.between(2, 99));
    case "amount":
      return amount(draw);
    case "date":
      return date(draw);
    case "time":
      return time(draw);
    case "duration": {
      const hours = dice.chance(0.3);
      const number = hours
        ? dice.between(2, 9)
        : dice.pick([5, 10, 12, 15, 20, 25, 30, 40, 45, 50, 90, dice.between(2, 59)]);
      const text = language.durations[hours ? "hours" : "minutes"].replace("{n}", String(number));
      return { text, copy: text, number: hours ? number * 60 : number };
    }
    case "list": {
      const list = dice.some(language.groceries, dice.between(2, 4));
      const text = formatter(language.locale, "list", () => new Intl.ListFormat(language.locale)).format(
        list,
      );
      return { text, copy: text, list };
    }
    case "task":
      return plain(dice.pick(partOf(language.tasks, split)));
    case "topic":
      return plain(dice.pick(partOf(language.topicsOfMeetings, split)));
    case "message": {
      const list = dice.chance(0.7) ? language.messages : language.emotions[dice.pick(EMOTIONS)];
      const text = dice.pick(partOf(list, split));
      return plain(text.replace(/^¡([^!]*)!$/u, "$1").replace(/ ?[.!。！]$/u, ""));
    }
    case "problem":
      return plain(dice.pick(partOf(language.problems, split)));
    case "event":
      return plain(dice.pick(partOf(language.events, split)));
    case "job":
      return plain(dice.pick(partOf(language.jobs, split)));
    case "item":
      return plain(dice.pick(partOf(language.items, split)));
    case "language": {
      const names = formatter(
        language.locale,
        "language",
        () => new Intl.DisplayNames(language.locale, { type: "language" }),
      );
      return plain(names.of(dice.pick(partOf(SPOKEN, split)))!);
    }
    default:
      throw new RangeError(`There is no slot {${slot}}.`);
  }
}

const SERVICES = ["Spotify", "YouTube", "Deezer", "Apple Music", "SoundCloud", "Tidal", "Pandora"];
const SPOKEN = "en de fr es it pt nl da nb sv tr vi zh ja ko pl ru ar hi cs el fi hu he th uk ro id".split(
  " ",
);

function memberOf(set: Enumeration, { language, dice }: Draw): Value {
  const phrases = language.enumerations[set];
  const index = dice.between(0, phrases.length - 1);
  const words = phrases.map((phrase) => marked(phrase).copy);
  return { ...marked(phrases[index]!), member: { set, name: ENUMERATIONS[set][index]!, words } };
}

function pattern(source: string, draw: Draw): string {
  const { language, dice, split } = draw;
  return fillTemplate(source, dice, {
    slot(name) {
      switch (name) {
        case "first":
          return firstName(language, dice, split);
        case "last":
          return lastName(language, dice, split);
        case "city":
          return cityName(language, dice, split);
        case "noun":
          return capitalized(wordOf("noun", dice, split));
        case "adjective":
          return capitalized(wordOf("adjective", dice, split));
        case "number":
          return String(dice.between(1, 250));
        default:
          throw new RangeError(`There is no part {${name}} of a name.`);
      }
    },
  });
}

function twoWords({ dice, split }: Draw): string {
  return `${wordOf("adjective", dice, split)} ${wordOf("noun", dice, split)}`;
}

function title(draw: Draw, kind: "song" | "book"): string {
  const { dice, split } = draw;
  return dice.chance(0.6)
    ? wordOf(kind, dice, split)
    : twoWords(draw).replace(/\b\w/g, (letter) => letter.toUpperCase());
}

const BRANDS_IN_LATIN = { code: "en" } as Language;

function product({ dice, split }: Draw): string {
  const brand = invented(BRANDS_IN_LATIN, dice, split);
  switch (dice.between(0, 2)) {
    case 0:
      return `${brand} ${dice.pick([..."XZTPGS"])}${dice.between(1, 9)}${dice.pick(["", "0", "00", "50"])}`;
    case 1:
      return `${brand} ${dice.pick(["Pro", "Mini", "Max", "Air", "Plus", "One"])}`;
    default:
      return `${brand} ${wordOf("ware", dice, split)}`;
  }
}

function code({ dice, split }: Draw): string {
  const letters = (length: number) =>
    Array.from({ length }, () => dice.pick([..."ABCDEFGHJKLMNPQRSTUVWXYZ"])).join("");
  for (;;) {
    const number = dice.between(100, 999_999);
    const made = dice.pick([
      `${letters(2)}-${number}`,
      `#${number}`,
      `${letters(3)}${number}`,
      `${dice.between(2019, 2026)}-${number}`,
      `${letters(1)}${dice.between(10, 99)}-${letters(2)}${dice.between(1, 99)}`,
      String(number),
    ]);
    if (splitOf(made) === split) return made;
  }
}

const PREFIXES: Readonly<Record<string, string>> = {
  en: "+1",
  da: "+45",
  de: "+49",
  es: "+34",
  fr: "+33",
  it: "+39",
  ja: "+81",
  ko: "+82",
  nb: "+47",
  nl: "+31",
  pt: "+55",
  sv: "+46",
  tr: "+90",
  vi: "+84",
  zh: "+86",
};

function phone({ language, dice, split }: Draw): string {
  for (;;) {
    const digit = (length: number) => Array.from({ length }, () => dice.between(0, 9)).join("");
    const made = dice.pick([
      `${PREFIXES[language.code]} ${digit(3)} ${digit(3)} ${digit(3)}`,
      `0${digit(3)} ${digit(6)}`,
      `${digit(3)}-${digit(4)}`,
      `0${digit(1)} ${digit(2)} ${digit(2)} ${digit(2)} ${digit(2)}`,
      `0${digit(2)}-${digit(4)}-${digit(4)}`,
      `(${digit(3)}) ${digit(3)}-${digit(4)}`,
    ]);
    if (splitOf(made) === split) return made;
  }
}

function email({ dice, split }: Draw): string {
  const name = () => invented(BRANDS_IN_LATIN, dice, split).toLowerCase();
  const user = dice.pick([
    name(),
    `${name()}.${name()}`,
    `${name()}${dice.between(1, 99)}`,
    `${name().slice(0, 1)}.${name()}`,
  ]);
  return `${user}@${dice.pick(["example.com", "mail.com", `${name()}.com`, `${name()}.org`, `${name()}.io`])}`;
}

function digits(number: number): Value {
  return { text: String(number), copy: String(number), number };
}

function count({ language, dice }: Draw): Value {
  if (dice.chance(0.45)) {
    const index = dice.between(0, language.numbers.length - 1);
    return { ...plain(language.numbers[index]!), number: index + 3 };
  }
  return digits(dice.chance(0.8) ? dice.between(2, 12) : dice.between(13, 60));
}

const UNITS: Readonly<Record<string, number>> = { JPY: 100, KRW: 1000, VND: 10_000 };

function amount({ language, dice }: Draw): Value {
  const currency = dice.pick(language.currencies);
  const unit = UNITS[currency] ?? 1;
  const cents = unit === 1 && dice.chance(0.4) ? dice.between(1, 99) / 100 : 0;
  const number = (dice.chance(0.7) ? dice.between(2, 400) : dice.between(401, 25_000)) * unit + cents;
  const format = formatter(language.locale, currency + (cents > 0), () => {
    const digitsAfter = cents > 0 ? 2 : 0;
    return new Intl.NumberFormat(language.locale, {
      style: "currency",
      currency,
      minimumFractionDigits: digitsAfter,
      maximumFractionDigits: digitsAfter,
    });
  });
  return { ...plain(format.format(number).replace(/[\u00a0\u202f]/g, " ")), number, currency };
}

function date({ language, dice }: Draw): Value {
  const { locale } = language;
  if (dice.chance(0.4)) return marked(dice.pick(language.relativeDates));
  const day = new Date(Date.UTC(dice.between(2023, 2028), dice.between(0, 11), dice.between(1, 28)));
  const shown = (key: string, options: Intl.DateTimeFormatOptions) =>
    formatter(locale, key, () => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options })).format(
      day,
    );
  if (dice.chance(0.4)) {
    return marked(dice.pick(language.onWeekday).replace("{}", shown("weekday", { weekday: "long" })));
  }
  const withYear = dice.chance(0.35);
  const text = withYear
    ? shown("long", { day: "numeric", month: "long", year: "numeric" })
    : shown("short", { day: "numeric", month: "long" });
  const value = marked(dice.pick(language.onDate).replace("{}", text));
  return withYear ? { ...value, isoDate: day.toISOString().slice(0, 10) } : value;
}

function time({ language, dice }: Draw): Value {
  const hour = dice.between(6, 22);
  const minutes = dice.pick(["00", "15", "30", "45", "10", "20"]);
  const source = dice.pick(language.times);
  return marked(
    source
      .replace("{H}", String(hour))
      .replace("{h}", String(hour % 12 === 0 ? 12 : hour % 12))
      .replace("{MM}", minutes)
      .replace("{ap}", language.amPm[hour < 12 ? 0 : 1]),
  );
}

/** Making a formatter of Intl takes longer than a hundred uses of it. */
const formatters = new Map<string, unknown>();

function formatter<T>(locale: string, key: string, make: () => T): T {
  const name = `${locale} ${key}`;
  if (!formatters.has(name)) formatters.set(name, make());
  return formatters.get(name) as T;
}
