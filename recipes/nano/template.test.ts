// The notation of the sentences, and what a language puts right in them.
import { expect, test } from "vitest";
import { agree } from "./agree.ts";
import { Dice } from "./dice.ts";
import type { LanguageCode } from "./language.ts";
import { fillTemplate, parseTemplate, slotsOf } from "./template.ts";
import { marked } from "./values.ts";

function all(source: string): Set<string> {
  const dice = new Dice(3);
  return new Set(
    Array.from({ length: 200 }, () => fillTemplate(source, dice, { slot: (name) => name.toUpperCase() })),
  );
}

test("choices, optional parts, slots, parentheses", () => {
  expect(all("(Go|Walk) to {city}[ by (car|{mode})], please")).toEqual(
    new Set(
      ["Go", "Walk"].flatMap((verb) =>
        ["", " by car", " by MODE"].map((way) => `${verb} to CITY${way}, please`),
      ),
    ),
  );
  expect(all("{name} ({age})")).toEqual(new Set(["NAME (AGE)"]));
  expect(all("a [b] c.")).toEqual(new Set(["a b c.", "a c."]));
  expect(slotsOf("{a} [({b}|c)]")).toEqual(new Set(["a", "b"]));
});

test("facts are told and not written", () => {
  const facts: string[] = [];
  const text = fillTemplate("Turn it on{=on:true} now", new Dice(1), {
    slot: () => "",
    fact: (name, value) => facts.push(`${name}=${value}`),
  });
  expect([text, facts]).toEqual(["Turn it on now", ["on=true"]]);
});

test.each(["(a|b", "[a", "a)", "{a", "a]"])("refuses %s", (source) => {
  expect(() => parseTemplate(source)).toThrow(SyntaxError);
});

test("marks are for what is copied", () => {
  expect(marked("on <Friday>")).toEqual({ text: "on Friday", copy: "Friday" });
  expect(marked("tomorrow")).toEqual({ text: "tomorrow", copy: "tomorrow" });
});

test.each<[LanguageCode, string, string]>([
  ["en", "a~ Indian and a~ Thai place", "an Indian and a Thai place"],
  ["fr", "de~ Annecy et de~ Lyon", "d'Annecy et de Lyon"],
  ["ko", "서울을~ 부산을~ 로마를", "서울을 부산을 로마를"],
  ["ko", "제주을~ 서울으로~ 부산으로~ 제주으로~ 책이~ 나무이~", "제주를 서울로 부산으로 제주로 책이 나무가"],
  ["ko", "간호사예요 소방관예요 번호은~ 7이에요~ 2이에요~", "간호사예요 소방관이에요 번호는 7이에요 2예요"],
  ["ko", "금요일에까지 금요일에 오후 3시에, 3시에으로~", "금요일까지 금요일 오후 3시, 3시로"],
  ["ja", "金曜日にの天気 金曜日に15時に会う 金曜日に、3時に", "金曜日の天気 金曜日の15時に会う 金曜日、3時"],
  ["it", "Il 8 maggio o il 11 maggio, non il 18 maggio", "L'8 maggio o l'11 maggio, non il 18 maggio"],
  ["tr", "İzmir'da~ Bursa'da~ Paris'da~ Tokat'dan~", "İzmir'de Bursa'da Paris'te Tokat'tan"],
  ["tr", "Ankara'ya~ Berlin'ya~ Ayşe'nın~ Umut'nın~", "Ankara'ya Berlin'e Ayşe'nin Umut'un"],
])("%s: %s", (language, written, right) => {
  expect(agree(written, language)).toBe(right);
});
