// One sentence somebody could have written: a template of a language with its slots filled, in the writing of
// a person in a hurry as often as not.
import { agree } from "./agree.ts";
import type { Dice } from "./dice.ts";
import type { Intent, Language } from "./language.ts";
import { partOf, type Split } from "./split.ts";
import { fillTemplate } from "./template.ts";
import { drawValue, type Value } from "./values.ts";

export interface Sentence {
  readonly text: string;
  readonly language: Language;
  /** What stands in its slots, in the order of their mention. */
  readonly values: ReadonlyMap<string, Value>;
}

/**
 * Fills a template. `manner`: greetings, punctuation and small letters as people write them; `fixed`: what
 * stands in slots that are given.
 */
export function writeSentence(
  template: string,
  language: Language,
  dice: Dice,
  split: Split,
  {
    manner = true,
    fixed = {},
  }: { readonly manner?: boolean; readonly fixed?: Readonly<Record<string, string>> } = {},
): Sentence {
  const values = new Map<string, Value>();
  const filled = fillTemplate(template, dice, {
    slot(name) {
      const given = fixed[name];
      if (given !== undefined) return given;
      const value = values.get(name) ?? drawValue(name, { language, dice, split });
      values.set(name, value);
      return value.text;
    },
    fact(name, value) {
      values.set(name, { text: "", copy: value, boolean: value === "true" });
    },
  });
  const text = agree(filled, language.code);
  return manner ? inManner({ text, language, values }, dice) : { text, language, values };
}

/** A sentence of an intent. */
export function sentenceOf(intent: Intent, language: Language, dice: Dice, split: Split): Sentence {
  return writeSentence(dice.pick(partOf(language.templates[intent], split)), language, dice, split);
}

function inManner({ text, language, values }: Sentence, dice: Dice): Sentence {
  if (language.spaced && dice.chance(0.1)) {
    const lower = (words: string) => words.toLocaleLowerCase(language.locale);
    return {
      text: lower(text),
      language,
      values: new Map(
        [...values].map(([slot, value]) => [
          slot,
          { ...value, text: lower(value.text), copy: lower(value.copy), list: value.list?.map(lower) },
        ]),
      ),
    };
  }
  let written = text;
  const first = [...values.values()][0];
  if (dice.chance(0.8) && !(first !== undefined && first.text !== "" && written.startsWith(first.text))) {
    written = written.slice(0, 1).toLocaleUpperCase(language.locale) + written.slice(1);
  }
  const stop = language.code === "ja" || language.code === "zh" ? "。" : ".";
  if (/[\p{L}\p{N}]$/u.test(written) && dice.chance(0.5)) written += stop;
  const space = language.spaced ? " " : "";
  if (dice.chance(0.12)) written = dice.pick(language.openers) + space + written;
  if (/[.!?。！？]$/u.test(written) && dice.chance(0.15)) written += space + dice.pick(language.closers);
  return { text: written, language, values };
}
