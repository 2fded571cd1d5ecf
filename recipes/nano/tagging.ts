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

const ACTION_LIST = [...new Set(Object.values(ACTIONS))];

/** How often the words for a kind are listed: without them, which word is meant is a guess. Objects are copied. */
const CLOSED_SHARE = { topics: 0.75, actions: 0.75, emotions: 0.75 };

const OBJECTS_DESCRIPTION = words(
  "the things in the text, word for word; things that are named, copied from the text; names of things as written",
);

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
      const items: JsonObject =
        kind === "objects" || !dice.chance(CLOSED_SHARE[kind])
          ? { type: "string" }
          : { type: "string", enum: offered(listOf(kind, native, language), tags[kind], dice) };
      const described = kind === "objects" && dice.chance(0.5);
      properties[names[i]!] = {
        type: "array",
        items,
        ...(described ? { description: dice.pick(OBJECTS_DESCRIPTION) } : {}),
      };
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

function listOf(
  kind: "topics" | "actions" | "emotions",
  native: boolean,
  language: Language,
): readonly string[] {
  switch (kind) {
    case "topics":
      return native ? language.topics : TOPICS;
    case "emotions":
      return native ? language.emotionLabels : EMOTIONS;
    case "actions":
      return ACTION_LIST;
  }
}

/** The right words among others of their list: often all, sometimes few. */
function offered(list: readonly string[], right: readonly string[], dice: Dice): string[] {
  const others = list.filter((one) => !right.includes(one));
  const count = dice.chance(0.4) ? others.length : dice.between(1, others.length);
  return dice.shuffled([...right, ...dice.some(others, count)]);
}
