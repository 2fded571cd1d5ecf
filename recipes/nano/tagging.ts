// Content tagging: what a text is about, what is done in it, with which things, and how it feels.
import type { JsonObject } from "../../src/json-schema.ts";
import { INTENT_TOPIC } from "./classification.ts";
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import { EMOTIONS, INTENTS, type Intent, type Language, TOPICS } from "./language.ts";
import { words } from "./lists.ts";
import { sentenceOf } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";

const ACTIONS: Readonly<Record<Intent, string>> = {
  book_table: "reserve",
  book_trip: "travel",
  book_hotel: "stay",
  set_reminder: "remind",
  schedule_meeting: "meet",
  play_music: "listen",
  get_weather: "check",
  order_items: "order",
  shopping_list: "buy",
  send_money: "pay",
  send_message: "send",
  add_contact: "contact",
  control_home: "control",
  report_problem: "complain",
  navigate: "navigate",
  announce_event: "attend",
  describe_person: "describe",
  translate_text: "translate",
  rent_home: "rent",
  set_timer: "time",
};

/** Slots whose words are the things in a text. */
const OBJECT_SLOTS = ["item", "product", "device", "event", "list", "song", "venue", "room_type"];

const KEYS = {
  topics: words("topics; topic_tags; tags; subjects; categories"),
  actions: words("actions; verbs; activities; action_tags"),
  objects: words("objects; things; entities; object_tags"),
  emotions: words("emotions; feelings; moods; emotion_tags"),
};

/** One example of tagging: one or two sentences and perhaps a feeling; the tags under names of their own. */
export function tagging(language: Language, dice: Dice, split: Split): Omit<NanoExample, "id" | "language"> {
  for (;;) {
    const native = language.code !== "en" && dice.chance(0.4);
    const intents = dice.some(INTENTS, dice.chance(0.25) ? 2 : 1);
    const sentences = intents.map((intent) => sentenceOf(intent, language, dice, split));
    const space = language.spaced ? " " : "";
    const stop = language.code === "ja" || language.code === "zh" ? "。" : ".";
    let text = sentences.map(({ text: one }) => (/[.!?。！？]$/u.test(one) ? one : one + stop)).join(space);
    const feelings = dice.chance(0.6) ? dice.some(EMOTIONS, 1) : [];
    for (const emotion of feelings) text += space + dice.pick(partOf(language.emotions[emotion], split));
    const topics = [...new Set(intents.map((intent) => INTENT_TOPIC[intent]))];
    const tags: Readonly<Record<keyof typeof KEYS, readonly string[]>> = {
      topics: native ? topics.map((topic) => language.topics[TOPICS.indexOf(topic)]!) : topics,
      actions: intents.map((intent) => ACTIONS[intent]),
      objects: sentences.flatMap(({ values }) =>
        OBJECT_SLOTS.flatMap((slot) => values.get(slot)?.list ?? values.get(slot)?.copy ?? []),
      ),
      emotions: native ? feelings.map((one) => language.emotionLabels[EMOTIONS.indexOf(one)]!) : feelings,
    };
    const kinds = dice.some(Object.keys(KEYS) as (keyof typeof KEYS)[], dice.between(1, 4));
    const names = kinds.map((kind) => dice.pick(KEYS[kind]));
    if (splitOf(`tags ${names.join()}`) !== split) continue;
    const properties: Record<string, JsonObject> = {};
    kinds.forEach((kind, i) => {
      const closed =
        kind === "topics" && dice.chance(0.4)
          ? native
            ? language.topics
            : TOPICS
          : kind === "emotions" && dice.chance(0.4)
            ? native
              ? language.emotionLabels
              : EMOTIONS
            : null;
      const items: JsonObject =
        closed === null ? { type: "string" } : { type: "string", enum: dice.shuffled(closed) };
      properties[names[i]!] = { type: "array", items };
    });
    return {
      skill: "tagging",
      ...(dice.chance(0.3) ? { instructions: "Tag the text." } : {}),
      prompt: text,
      schema: { type: "object", properties, required: names, additionalProperties: false },
      expected: {
        type: "object",
        value: Object.fromEntries(kinds.map((kind, i) => [names[i]!, tags[kind]])),
      },
    };
  }
}
