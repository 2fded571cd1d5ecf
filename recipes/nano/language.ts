// What the generators know of one language: sentences with slots, and the words that fill those slots which
// Intl and faker do not know. A sentence is a template (template.ts): {slot}, [optional part], (this|that).
// In a list of words, <…> marks the part that is copied into an answer: "on <Friday>"; without it, all is.
import { modelLanguages } from "../../src/framework/locale.ts";

/** ISO 639-1, the 15 languages of orchard-nano. */
export const LANGUAGE_CODES = modelLanguages;
export type LanguageCode = (typeof LANGUAGE_CODES)[number];

/** What a sentence is about; one template list per language each. */
export const INTENTS = [
  "book_table",
  "book_trip",
  "book_hotel",
  "set_reminder",
  "schedule_meeting",
  "play_music",
  "get_weather",
  "order_items",
  "shopping_list",
  "send_money",
  "send_message",
  "add_contact",
  "control_home",
  "report_problem",
  "navigate",
  "announce_event",
  "describe_person",
  "translate_text",
  "rent_home",
  "set_timer",
] as const;
export type Intent = (typeof INTENTS)[number];

export const TOPICS = [
  "food",
  "travel",
  "work",
  "music",
  "weather",
  "shopping",
  "money",
  "contacts",
  "home",
  "events",
] as const;
export type Topic = (typeof TOPICS)[number];

export const EMOTIONS = ["joy", "anger", "sadness", "fear", "surprise", "gratitude"] as const;
export type Emotion = (typeof EMOTIONS)[number];

export const SENTIMENTS = ["positive", "negative", "neutral"] as const;
export type Sentiment = (typeof SENTIMENTS)[number];

/** Closed sets of values, by their English names; a language has a phrase for each that fits its templates. */
export const ENUMERATIONS = {
  cuisine: ["italian", "japanese", "mexican", "indian", "chinese", "thai", "french", "greek"],
  color: ["red", "blue", "green", "black", "white", "yellow"],
  device: ["light", "heating", "television", "fan", "coffee_machine", "blinds"],
  room: ["kitchen", "bedroom", "living_room", "bathroom", "garage", "office"],
  transport: ["car", "train", "bus", "bicycle", "foot"],
  room_type: ["single", "double", "suite"],
} as const;
export type Enumeration = keyof typeof ENUMERATIONS;

/** Fields that have a name in the language itself, for schemas that its speakers write. */
export const NATIVE_FIELDS = [
  "person",
  "city",
  "origin",
  "destination",
  "date",
  "time",
  "people",
  "venue",
  "amount",
  "currency",
  "product",
  "count",
  "phone",
  "company",
  "job",
  "message",
  "task",
  "event",
  "color",
  "room",
] as const;
export type NativeField = (typeof NATIVE_FIELDS)[number];

export interface Language {
  readonly code: LanguageCode;
  /** For Intl. */
  readonly locale: string;
  /** The name of faker's locale. */
  readonly faker: string;
  /** Whether words are separated by spaces. */
  readonly spaced: boolean;
  readonly currencies: readonly string[];
  /** The words for 3, 4, 5, … */
  readonly numbers: readonly string[];
  /** Days told from today. */
  readonly relativeDates: readonly string[];
  /** A weekday and a date as parts of a sentence; {} is the day. */
  readonly onWeekday: readonly string[];
  readonly onDate: readonly string[];
  /** Times of day: {H} 0–23, {h} 1–12, {MM} minutes, {ap} am or pm (or its like). */
  readonly times: readonly string[];
  readonly amPm: readonly [string, string];
  /** {n} is the number, at least 2. */
  readonly durations: { readonly minutes: string; readonly hours: string };
  readonly venues: readonly string[];
  readonly companies: readonly string[];
  readonly streets: readonly string[];
  readonly items: readonly string[];
  readonly groceries: readonly string[];
  readonly tasks: readonly string[];
  readonly topicsOfMeetings: readonly string[];
  readonly messages: readonly string[];
  readonly problems: readonly string[];
  readonly events: readonly string[];
  readonly jobs: readonly string[];
  /** Cities outside the country, as this language writes them. */
  readonly cities: readonly string[];
  readonly enumerations: Readonly<Record<Enumeration, readonly string[]>>;
  readonly openers: readonly string[];
  readonly closers: readonly string[];
  readonly templates: Readonly<Record<Intent, readonly string[]>>;
  /** A name for each intent, topic, sentiment, emotion and field, in the order of their lists above. */
  readonly labels: readonly string[];
  readonly topics: readonly string[];
  readonly emotions: Readonly<Record<Emotion, readonly string[]>>;
  readonly sentiments: Readonly<Record<Sentiment, readonly string[]>>;
  readonly sentimentLabels: readonly string[];
  readonly emotionLabels: readonly string[];
  readonly fields: readonly string[];
  /** How people ask for the skills. */
  readonly extract: readonly string[];
  /** {labels} is the list of labels. */
  readonly classify: readonly string[];
  /** What is outside of the model; {topic} is one of `outsideTopics`. */
  readonly outside: readonly string[];
  readonly outsideTopics: readonly string[];
  readonly refusal: string;
}

/**
 * More of what a language's speakers say: a second wave beside its `Language`, split by itself (split.ts), so that it can
 * grow without moving what is held out. Same templates and marks.
 */
export type Wordings = Readonly<
  Partial<
    Pick<
      Language,
      | "relativeDates"
      | "venues"
      | "companies"
      | "items"
      | "groceries"
      | "tasks"
      | "topicsOfMeetings"
      | "messages"
      | "problems"
      | "events"
      | "jobs"
      | "openers"
      | "closers"
      | "extract"
      | "classify"
      | "outside"
      | "outsideTopics"
    >
  >
> & {
  readonly templates: Partial<Language["templates"]>;
  readonly emotions?: Partial<Language["emotions"]>;
  readonly sentiments?: Partial<Language["sentiments"]>;
};
