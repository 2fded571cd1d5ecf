// What the model does when it is given a text and nothing else: a text that it knows becomes an object of its
// own fields; a greeting gets one; anything outside gets a refusal that says what the model is for.
import type { JsonValue } from "../../src/json-schema.ts";
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import { schemaFor } from "./fields.ts";
import { INTENTS, type Language } from "./language.ts";
import { lines, words } from "./lists.ts";
import { sentenceOf, writeSentence } from "./sentence.ts";
import { partOf, type Split } from "./split.ts";
import type { Value } from "./values.ts";

type Made = Omit<NanoExample, "id" | "language">;

/** A text alone: the answer names the intent and every field under its own name, in the order of the text. */
export function understanding(language: Language, dice: Dice, split: Split): Made {
  const intent = dice.pick(INTENTS);
  const { text, values } = sentenceOf(intent, language, dice, split);
  const fields = Object.fromEntries([...values].map(([slot, value]) => [slot, ownForm(value)]));
  return {
    skill: "understanding",
    prompt: text,
    expected: { type: "object", value: { intent, ...fields } },
  };
}

function ownForm({ boolean, list, member, number, currency, copy }: Value): JsonValue {
  if (boolean !== undefined) return boolean;
  if (list !== undefined) return list;
  if (member !== undefined) return member.name;
  return number !== undefined && currency === undefined && /^\d+$/.test(copy) ? number : copy;
}

const GREETINGS = words(
  "Hi; Hello; Hey; Hi there; Good morning; Hello!; hello; hi!; Hey there!; Good evening",
);
const ABOUT = lines(`
  Who are you?
  What are you?
  What can you do?
  What is your name?
  Help
  How do you work?
  Are you a person?
  What are you good at?
`);

/** The answer to a greeting, and to who the model is. */
export const GREETING =
  "Hello! Give me a short text, and a schema, labels or tools, and I turn it into data.";
export const SELF_DESCRIPTION =
  "I am Orchard nano, a small model that turns short texts into data: fields, labels, tags and tool calls.";

/** Greetings, and requests that are outside. */
export function refusal(language: Language, dice: Dice, split: Split): Made {
  const chance = dice.between(0, 9);
  if (language.code === "en" && chance === 0) {
    return { skill: "refusal", prompt: dice.pick(GREETINGS), expected: { type: "text", value: GREETING } };
  }
  if (language.code === "en" && chance === 1) {
    return {
      skill: "refusal",
      prompt: dice.pick(ABOUT),
      expected: { type: "text", value: SELF_DESCRIPTION },
    };
  }
  return outside(language, dice, split);
}

/** What is outside is refused although a schema asks for an object: none of its fields is there. */
export function refusalUnderSchema(language: Language, dice: Dice, split: Split): Made {
  const inside = sentenceOf(dice.pick(INTENTS), language, dice, split);
  if (inside.values.size === 0) return refusalUnderSchema(language, dice, split);
  return { ...outside(language, dice, split), schema: schemaFor(inside, dice, split).schema };
}

function outside(language: Language, dice: Dice, split: Split): Made {
  const template = dice.pick(partOf(language.outside, split));
  const topic = dice.pick(partOf(language.outsideTopics, split));
  const { text } = writeSentence(template.replace("{topic}", topic), language, dice, split);
  return { skill: "refusal", prompt: text, expected: { type: "text", value: language.refusal } };
}
