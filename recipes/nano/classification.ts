// Classification into labels that the prompt gives: what a text wants, what it is about, how it feels, which
// language it is in, or whether something is so; in any words for the labels, as an enum of a schema or in the
// request itself. The public sets (public-sets.ts) come in the same forms.
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import { styled } from "./fields.ts";
import { labelSetCase } from "./label-sets.ts";
import {
  EMOTIONS,
  INTENTS,
  type Intent,
  LANGUAGE_CODES,
  type Language,
  SENTIMENTS,
  TOPICS,
  type Topic,
} from "./language.ts";
import { languageOf } from "./languages/index.ts";
import { words } from "./lists.ts";
import { opinion } from "./opinions.ts";
import { sentenceOf, writeSentence } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";

type Made = Omit<NanoExample, "id" | "language">;

/** What each intent may be called in English. */
export const INTENT_NAMES: Readonly<Record<Intent, readonly string[]>> = {
  book_table: words(
    "book_table; restaurant_reservation; reserve_table; table_booking; dinner_reservation; book_restaurant",
  ),
  book_trip: words("book_trip; book_flight; travel_booking; buy_ticket; plan_journey; transport_ticket"),
  book_hotel: words("book_hotel; hotel_reservation; reserve_room; accommodation_booking; hotel_stay"),
  set_reminder: words("set_reminder; create_reminder; add_task; todo_item; reminder; remember_task"),
  schedule_meeting: words("schedule_meeting; create_appointment; calendar_event; plan_meeting; arrange_call"),
  play_music: words("play_music; start_song; music_playback; listen_to_music; play_song; audio_request"),
  get_weather: words("get_weather; weather_forecast; check_weather; weather_query; forecast"),
  order_items: words("order_items; place_order; buy_products; purchase; online_order; add_to_cart"),
  shopping_list: words("shopping_list; add_groceries; update_shopping_list; grocery_list; list_add"),
  send_money: words("send_money; transfer_money; make_payment; bank_transfer; pay_someone; billing"),
  send_message: words("send_message; text_someone; write_message; message_contact; forward_message"),
  add_contact: words("add_contact; save_contact; new_contact; contact_details; store_phone_number"),
  control_home: words("control_home; smart_home; control_device; switch_device; home_automation"),
  report_problem: words(
    "report_problem; support_ticket; complaint; technical_issue; report_defect; help_request",
  ),
  navigate: words("navigate; get_directions; find_route; directions; navigation; show_way"),
  announce_event: words("announce_event; event_announcement; event_invitation; upcoming_event; event_info"),
  describe_person: words("describe_person; person_profile; biography; about_person; personal_info"),
  translate_text: words("translate_text; translation; translate; language_translation; say_in_language"),
  rent_home: words("rent_home; apartment_listing; find_apartment; housing; real_estate; rental"),
  set_timer: words("set_timer; set_alarm; wake_up_call; alarm; timer; start_countdown"),
};

export const INTENT_TOPIC: Readonly<Record<Intent, Topic>> = {
  book_table: "food",
  book_trip: "travel",
  book_hotel: "travel",
  set_reminder: "work",
  schedule_meeting: "work",
  play_music: "music",
  get_weather: "weather",
  order_items: "shopping",
  shopping_list: "shopping",
  send_money: "money",
  send_message: "contacts",
  add_contact: "contacts",
  control_home: "home",
  report_problem: "shopping",
  navigate: "travel",
  announce_event: "events",
  describe_person: "work",
  translate_text: "contacts",
  rent_home: "home",
  set_timer: "home",
};

const OTHER = words("other; none; out_of_scope; something_else; unknown; oos");

/** One example of classification in a language. */
export function classification(language: Language, dice: Dice, split: Split): Made {
  for (;;) {
    const { text, label, labels } = drawCase(language, dice, split);
    if (splitOf(labelsKey(labels)) === split) return labelled(text, label, labels, language, dice);
  }
}

/** What makes two label sets the same for the split. */
export function labelsKey(labels: readonly string[]): string {
  return `labels ${labels.toSorted().join()}`;
}

/** Of English examples, so many have labels of label-sets.ts. */
const LABEL_SETS_SHARE = 0.45;

interface Case {
  readonly text: string;
  readonly label: string;
  readonly labels: readonly string[];
}

function drawCase(language: Language, dice: Dice, split: Split): Case {
  if (language.code === "en" && dice.chance(LABEL_SETS_SHARE)) return labelSetCase(dice, split);
  const native = language.code !== "en" && dice.chance(0.5);
  switch (dice.pick(["intent", "intent", "intent", "topic", "sentiment", "emotion", "language", "outside"])) {
    case "intent": {
      const intent = dice.pick(INTENTS);
      const style = dice.pick(["snake", "snake", "spaced", "camel"] as const);
      const nameOf = (one: Intent) =>
        native ? language.labels[INTENTS.indexOf(one)]! : styled(dice.pick(INTENT_NAMES[one]), style);
      const others = dice.some(
        INTENTS.filter((one) => one !== intent),
        dice.between(1, 14),
      );
      const label = nameOf(intent);
      return {
        text: sentenceOf(intent, language, dice, split).text,
        label,
        labels: [label, ...others.map(nameOf)],
      };
    }
    case "topic": {
      const intent = dice.pick(INTENTS);
      const topic = INTENT_TOPIC[intent];
      const nameOf = (one: Topic) => (native ? language.topics[TOPICS.indexOf(one)]! : one);
      const others = dice.some(
        TOPICS.filter((one) => one !== topic),
        dice.between(1, 9),
      );
      const label = nameOf(topic);
      return {
        text: sentenceOf(intent, language, dice, split).text,
        label,
        labels: [label, ...others.map(nameOf)],
      };
    }
    case "sentiment": {
      const sentiment = dice.pick(SENTIMENTS);
      const template = dice.pick(partOf(language.sentiments[sentiment], split));
      const names = native ? language.sentimentLabels : dice.pick(SENTIMENT_NAMES);
      const label = names[SENTIMENTS.indexOf(sentiment)]!;
      const keepsAll = sentiment === "neutral" || dice.chance(0.6);
      const composed = language.code === "en" && dice.chance(0.8);
      return {
        text: composed
          ? opinion(sentiment, dice, split)
          : writeSentence(template, language, dice, split, { manner: false }).text,
        label,
        labels: keepsAll ? names : names.slice(0, 2),
      };
    }
    case "emotion": {
      const emotion = dice.pick(EMOTIONS);
      const names: readonly string[] = native ? language.emotionLabels : dice.pick(EMOTION_NAMES);
      const label = names[EMOTIONS.indexOf(emotion)]!;
      const feeling = dice.pick(partOf(language.emotions[emotion], split));
      const space = language.spaced ? " " : "";
      const before = dice.chance(0.4) ? sentenceOf(dice.pick(INTENTS), language, dice, split).text : "";
      const others = dice.some(
        names.filter((name) => name !== label),
        dice.between(1, 5),
      );
      const glue = before === "" || /[.!?。！？]$/u.test(before) ? space : `.${space}`;
      return { text: before === "" ? feeling : before + glue + feeling, label, labels: [label, ...others] };
    }
    case "language": {
      const shown = dice.chance(0.6);
      const nameOf = (code: string) => (shown ? ENGLISH_NAMES.of(code)! : code);
      const label = nameOf(language.code);
      const others = dice.some(
        LANGUAGE_CODES.filter((code) => code !== language.code),
        dice.between(1, 9),
      );
      const text = sentenceOf(dice.pick(INTENTS), language, dice, split).text;
      return { text, label, labels: [label, ...others.map(nameOf)] };
    }
    default: {
      const template = dice.pick(partOf(language.outside, split));
      const topic = dice.pick(partOf(language.outsideTopics, split));
      const text = writeSentence(template.replace("{topic}", topic), language, dice, split).text;
      const label = dice.pick(OTHER);
      const intents = dice.some(INTENTS, dice.between(1, 9));
      const labels = intents.map((one) => dice.pick(INTENT_NAMES[one]));
      if (dice.chance(0.5)) return { text, label, labels: [label, ...labels] };
      // The same set for a text that is inside, so that the presence of "other" tells nothing.
      const inside = sentenceOf(intents[0]!, language, dice, split).text;
      return { text: inside, label: labels[0]!, labels: [label, ...labels] };
    }
  }
}

const ENGLISH_NAMES = new Intl.DisplayNames("en", { type: "language" });
const SENTIMENT_NAMES = [
  ["positive", "negative", "neutral"],
  ["good", "bad", "neutral"],
  ["happy", "unhappy", "neither"],
  ["satisfied", "dissatisfied", "mixed"],
  ["POSITIVE", "NEGATIVE", "NEUTRAL"],
  ["praise", "complaint", "fact"],
  ["thumbs_up", "thumbs_down", "no_opinion"],
  ["like", "dislike", "neutral"],
];
const EMOTION_NAMES = [
  [...EMOTIONS],
  ["happiness", "rage", "sorrow", "anxiety", "astonishment", "thankfulness"],
  ["happy", "angry", "sad", "afraid", "surprised", "grateful"],
];

const FIELD_NAMES = words("label; category; intent; class; type; topic; kind; classification; tag; result");

/** A text and labels in one of the ways in which people ask for one of them. */
export function labelled(
  text: string,
  label: string,
  labels: readonly string[],
  language: Language,
  dice: Dice,
): Made {
  const shuffled = dice.shuffled([...new Set(labels)]);
  const form = dice.between(0, 9);
  if (form < 5) {
    const name = dice.pick(FIELD_NAMES);
    return {
      skill: "classification",
      ...(dice.chance(0.3) ? { instructions: dice.pick(CLASSIFY_INSTRUCTIONS) } : {}),
      prompt: text,
      schema: {
        type: "object",
        properties: { [name]: { type: "string", enum: shuffled } },
        required: [name],
        additionalProperties: false,
      },
      expected: { type: "object", value: { [name]: label } },
    };
  }
  const list = dice.pick([
    shuffled.join(", "),
    shuffled.join(", "),
    shuffled.join(" | "),
    `\n${shuffled.map((one) => `- ${one}`).join("\n")}\n`,
    shuffled.join("; "),
  ]);
  const request = dice
    .pick(dice.chance(0.5) ? language.classify : languageOf("en").classify)
    .replace("{labels}", list)
    .trim();
  const expected = { type: "text", value: label } as const;
  switch (form) {
    case 5:
    case 6:
      return { skill: "classification", instructions: request, prompt: text, expected };
    case 7:
      return { skill: "classification", prompt: `${text}\n${request}`, expected };
    default:
      return { skill: "classification", prompt: `${request}\n${text}`, expected };
  }
}

const CLASSIFY_INSTRUCTIONS = [
  "Classify the text.",
  "Choose the right label.",
  "What does the user want?",
  "Classify the user's message.",
  "Pick the category that fits best.",
];
