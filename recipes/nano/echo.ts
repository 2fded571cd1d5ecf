// Repeating a text, and going on after a tool has answered: what is learned here is to copy, whatever it is. Training
// only: an answer of nothing but copies teaches it many times faster than answers that hold one.
import type { JsonValue } from "../../src/json-schema.ts";
import { chatTool } from "../../src/runtime/messages.ts";
import type { ConversationExample } from "../../src/training/conversation.ts";
import type { Dice } from "./dice.ts";
import { conversationOf, jsonText, type NanoExample } from "./example.ts";
import { ARBITRARY_SLOTS } from "./extraction.ts";
import type { Language } from "./language.ts";
import { INTENTS } from "./language.ts";
import { cityName, fullName, invented, wordOf } from "./names.ts";
import { sentenceOf } from "./sentence.ts";
import type { Split } from "./split.ts";
import { drawValue } from "./values.ts";

type Made = Omit<NanoExample, "id" | "language">;

const ASKS = ["Repeat", "Repeat exactly", "Copy", "Copy this", "Say", "Echo", "Write the same"];

/** A text to be said again, alone or as the value of a field. */
export function echo(language: Language, dice: Dice, split: Split): Made {
  const text = Array.from({ length: dice.between(1, 7) }, () => piece(language, dice, split)).join(
    language.spaced || dice.chance(0.5) ? " " : "",
  );
  if (dice.chance(0.5)) {
    const prompt = `${dice.pick(ASKS)}: ${text}`;
    return { skill: "echo", prompt, expected: { type: "text", value: text } };
  }
  const name = wordOf("noun", dice, split);
  const schema = { type: "object", properties: { [name]: { type: "string" } }, required: [name] };
  return { skill: "echo", prompt: text, schema, expected: { type: "object", value: { [name]: text } } };
}

function piece(language: Language, dice: Dice, split: Split): string {
  switch (dice.between(0, 7)) {
    case 0:
      return String(dice.between(0, 99999));
    case 1:
      return letters(dice, dice.between(2, 9));
    case 2:
      return fullName(language, dice, split);
    case 3:
      return cityName(language, dice, split);
    case 4:
      return invented(language, dice, split);
    case 5:
      return wordOf(dice.pick(["noun", "adjective", "song", "book", "ware"] as const), dice, split);
    case 6:
      return sentenceOf(dice.pick(INTENTS), language, dice, split).text;
    default:
      return drawValue(dice.pick(ARBITRARY_SLOTS), { language, dice, split }).copy;
  }
}

function letters(dice: Dice, length: number): string {
  const of = dice.pick([
    "abcdefghijklmnopqrstuvwxyz",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
    "xq-_7kzR2b.v",
  ]);
  return Array.from({ length }, () => of[dice.between(0, of.length - 1)]).join("");
}

const DONE = ["Done.", "OK", "ok", "Sent.", "Saved.", "Added.", "Booked.", "success", "true", "Created."];

/** A tool conversation that goes on: the tools answer, and the model passes on what they said. */
export function afterTools(
  example: NanoExample,
  language: Language,
  dice: Dice,
  split: Split,
): ConversationExample {
  const asked = conversationOf(example);
  if (example.expected.type !== "calls") return asked;
  const results = example.expected.value.map(() => toolResult(language, dice, split));
  return {
    ...asked,
    tools: (example.tools ?? []).map(chatTool),
    messages: [
      ...asked.messages,
      ...results.map(({ content }) => ({ role: "tool", content }) as const),
      { role: "assistant", content: results.map(({ said }) => said).join(" ") },
    ],
  };
}

/** What a tool answers, and how the model says it: a text as it is, an object as its members. */
function toolResult(language: Language, dice: Dice, split: Split): { content: string; said: string } {
  if (dice.chance(0.25)) {
    const done = dice.pick(DONE);
    return { content: done, said: done };
  }
  const value = (): JsonValue =>
    dice.chance(0.4) ? dice.between(0, 2000) / dice.pick([1, 10]) : piece(language, dice, split);
  if (dice.chance(0.5)) {
    const text = [piece(language, dice, split), piece(language, dice, split)]
      .slice(0, dice.between(1, 2))
      .join(" ");
    return { content: text, said: text };
  }
  const names = new Set(Array.from({ length: dice.between(1, 3) }, () => wordOf("noun", dice, split)));
  const members = [...names].map((name) => [name, value()] as const);
  const content = dice.chance(0.5)
    ? jsonText(Object.fromEntries(members))
    : JSON.stringify(Object.fromEntries(members));
  return { content, said: members.map(([name, one]) => `${name}: ${String(one)}`).join(", ") };
}
