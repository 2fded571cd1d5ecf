// Every template of every language: it parses, its slots exist and have a field, its lists are complete.
import { expect, test } from "vitest";
import { Dice } from "./dice.ts";
import { CONCEPTS } from "./fields.ts";
import {
  EMOTIONS,
  ENUMERATIONS,
  INTENTS,
  LANGUAGE_CODES,
  NATIVE_FIELDS,
  SENTIMENTS,
  TOPICS,
} from "./language.ts";
import { LANGUAGES } from "./languages/index.ts";
import { sentenceOf, writeSentence } from "./sentence.ts";
import { slotsOf } from "./template.ts";

test("the languages are the fifteen", () => {
  expect(LANGUAGES.map(({ code }) => code).sort()).toEqual([...LANGUAGE_CODES].sort());
});

test.each(LANGUAGES)("$code is complete", (language) => {
  expect(language.labels).toHaveLength(INTENTS.length);
  expect(language.topics).toHaveLength(TOPICS.length);
  expect(language.sentimentLabels).toHaveLength(SENTIMENTS.length);
  expect(language.emotionLabels).toHaveLength(EMOTIONS.length);
  expect(language.fields).toHaveLength(NATIVE_FIELDS.length);
  expect(new Set(language.fields).size).toBe(NATIVE_FIELDS.length);
  for (const set of Object.keys(ENUMERATIONS) as (keyof typeof ENUMERATIONS)[]) {
    expect(language.enumerations[set], set).toHaveLength(ENUMERATIONS[set].length);
  }
  const templates = INTENTS.flatMap((intent) => language.templates[intent]);
  expect(templates.length).toBeGreaterThanOrEqual(60);
  expect(new Set(templates).size).toBe(templates.length);
  for (const template of templates) {
    for (const slot of slotsOf(template)) expect(CONCEPTS, template).toHaveProperty(slot);
  }
});

test.each(LANGUAGES)("$code writes whole sentences whose values stand in them", (language) => {
  const dice = new Dice(7);
  for (const split of ["train", "heldOut"] as const) {
    for (let i = 0; i < 150; i++) {
      const { text, values } = sentenceOf(dice.pick(INTENTS), language, dice, split);
      expect(text).not.toMatch(/[{}<>~|]| {2}|undefined|NaN|^$/);
      for (const [slot, value] of values) {
        if (value.boolean === undefined) expect(text, slot).toContain(value.copy);
        for (const item of value.list ?? []) expect(text).toContain(item);
      }
    }
  }
  for (const sentiment of SENTIMENTS) {
    for (const template of language.sentiments[sentiment]) {
      const { text } = writeSentence(template, language, dice, "train", { manner: false });
      expect(text).not.toMatch(/[{}<>~|]/);
    }
  }
});
