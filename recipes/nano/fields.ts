// Schemas for sentences: the fields that an app could want from them, under the many names that developers
// give them, and the answer that is right.
import type { JsonObject, JsonSchema, JsonValue } from "../../src/json-schema.ts";
import type { Dice } from "./dice.ts";
import { ENUMERATIONS, type Language, NATIVE_FIELDS, type NativeField } from "./language.ts";
import { words } from "./lists.ts";
import type { Sentence } from "./sentence.ts";
import { type Split, splitOf } from "./split.ts";
import type { Value } from "./values.ts";

interface Concept {
  /** What it may be mistaken for: two of one group never stand in one schema unless both are in the text. */
  readonly group: string;
  readonly names: readonly string[];
  readonly description: string;
}

function concept(group: string, names: string, description: string): Concept {
  return { group, names: words(names), description };
}

/** The slots of the sentences as fields. */
export const CONCEPTS: Readonly<Record<string, Concept>> = {
  person: concept(
    "person",
    "person; name; full_name; contact; person_name; who; customer; contact_name; client",
    "name of the person",
  ),
  person2: concept("person", "sender; from_person; author; sent_by", "who sends it"),
  city: concept("place", "city; town; city_name; location; place; city_or_town", "name of the city"),
  origin: concept(
    "place",
    "origin; from; departure_city; start; from_city; starting_point; source",
    "where the trip starts",
  ),
  destination: concept(
    "place",
    "destination; to; arrival_city; target; to_city; going_to; end_point",
    "where the trip goes",
  ),
  venue: concept(
    "place",
    "venue; place_name; restaurant; establishment; venue_name; business; location_name",
    "name of the place",
  ),
  address: concept(
    "place",
    "address; street_address; street; full_address; location_address",
    "street and number",
  ),
  company: concept(
    "company",
    "company; employer; organization; company_name; firm; business_name",
    "name of the company",
  ),
  cuisine: concept("cuisine", "cuisine; food_type; kitchen; cuisine_type; kind_of_food", "kind of food"),
  date: concept("date", "date; day; on_date; date_text; day_or_date; scheduled_for", "day as written"),
  moment: concept(
    "date",
    "when; date_time; datetime; date_and_time; scheduled_at; time_text",
    "day and time as written",
  ),
  time: concept("time", "time; hour; at_time; start_time; time_of_day; clock_time", "time of day as written"),
  people: concept(
    "count",
    "people; party_size; guests; number_of_people; guest_count; persons; seats",
    "number of people",
  ),
  nights: concept("count", "nights; number_of_nights; night_count; stay_nights", "number of nights"),
  rooms: concept("count", "rooms; number_of_rooms; room_count; bedrooms", "number of rooms"),
  count: concept("count", "quantity; count; number_of_items; how_many; units; item_count", "how many"),
  age: concept("age", "age; years_old; age_in_years; person_age", "age in years"),
  age2: concept("age", "years_of_service; years_employed; tenure", "years at the company"),
  year: concept("year", "year; since_year; in_year; year_number", "the year"),
  area: concept("area", "area; square_meters; size_sqm; living_area; floor_area", "area in square metres"),
  number: concept("level", "value; level; setting; target_value; amount_set; number", "the number to set"),
  amount: concept("money", "amount; price; total; cost; sum; value_of_payment; fee", "amount of money"),
  duration: concept("duration", "duration; length; how_long; time_span; duration_text", "how long"),
  transport: concept(
    "transport",
    "transport; travel_mode; vehicle; mode_of_transport; means",
    "means of transport",
  ),
  room_type: concept("room_type", "room_type; type_of_room; room_category; accommodation", "kind of room"),
  room: concept("room", "room; in_room; area_of_home; location_in_home; zone", "room of the home"),
  device: concept(
    "device",
    "device; appliance; device_name; target_device; thing_to_control",
    "which device",
  ),
  color: concept("color", "color; colour; item_color; shade; preferred_color", "colour"),
  song: concept("title", "song; track; title; song_title; track_name; piece", "title of the song"),
  artist: concept("person", "artist; singer; band; performer; artist_name; musician", "who performs"),
  service: concept("service", "service; streaming_service; app; platform; provider", "streaming service"),
  playlist: concept(
    "playlist",
    "playlist; playlist_name; list_name; target_playlist",
    "name of the playlist",
  ),
  item: concept("item", "item; product; article; goods; item_name; thing", "what is ordered"),
  product: concept(
    "item",
    "product; device_model; product_name; model; product_title",
    "name of the product",
  ),
  code: concept(
    "code",
    "order_number; code; reference; id; reference_number; ticket_id; number_code",
    "order or ticket number",
  ),
  list: concept(
    "list",
    "items; list; products; shopping_items; groceries; things_to_buy",
    "the things to buy",
  ),
  task: concept("task", "task; todo; what; reminder; action_item; task_text", "what is to be done"),
  topic: concept("topic", "topic; subject; agenda; about; reason; purpose", "what it is about"),
  message: concept("message", "message; text; content; body; message_text; quote", "the text of the message"),
  problem: concept(
    "problem",
    "problem; issue; complaint; error; description_of_problem; defect",
    "what is wrong",
  ),
  event: concept("event", "event; occasion; event_name; event_type; happening", "what takes place"),
  job: concept("job", "job; profession; occupation; role; job_title; position", "profession"),
  phone: concept("phone", "phone; phone_number; telephone; mobile; number_to_call; tel", "telephone number"),
  email: concept("email", "email; email_address; mail; e_mail; contact_email", "e-mail address"),
  language: concept(
    "language",
    "language; target_language; into_language; language_name; lang",
    "the language",
  ),
  on: concept("on", "on; turn_on; enabled; switch_on; is_on", "whether it is to be on"),
};

/** One field of a schema and what it holds for a sentence; `null` is not in the text. */
export interface Field {
  readonly name: string;
  readonly type: JsonObject;
  readonly value: JsonValue;
}

export interface SchemaAndAnswer {
  readonly schema: JsonObject;
  readonly answer: JsonObject;
}

/** How a schema says that a value may be missing. */
type Absence = "required" | "optional" | "nullable";

/** A name in one of the styles of JSON. */
export function styled(name: string, style: "snake" | "camel" | "spaced"): string {
  const parts = name.split("_");
  switch (style) {
    case "snake":
      return name;
    case "camel":
      return parts
        .map((part, i) => (i === 0 ? part : part.slice(0, 1).toUpperCase() + part.slice(1)))
        .join("");
    default:
      return parts.join(" ");
  }
}

export interface NamingOptions {
  readonly style: "snake" | "camel" | "spaced";
  /** Names in the language of the text, where it has one for the field. */
  readonly native: boolean;
  readonly described: boolean;
}

export function drawNaming(language: Language, dice: Dice): NamingOptions {
  return {
    style: dice.pick(["snake", "snake", "snake", "camel", "camel", "spaced"]),
    native: language.code !== "en" && dice.chance(0.3),
    described: dice.chance(0.25),
  };
}

function nameOf(slot: string, language: Language, dice: Dice, { style, native }: NamingOptions): string {
  const index = NATIVE_FIELDS.indexOf(slot as NativeField);
  if (native && index >= 0) return language.fields[index]!;
  return styled(dice.pick(CONCEPTS[slot]!.names), style);
}

/** The fields that a slot's value may become: one, or two for an amount with its currency. */
export function fieldsOf(
  slot: string,
  value: Value,
  language: Language,
  dice: Dice,
  naming: NamingOptions,
): Field[] {
  const name = nameOf(slot, language, dice, naming);
  const { description: about } = CONCEPTS[slot]!;
  const described = (type: JsonObject): JsonObject =>
    naming.described && dice.chance(0.7) ? { ...type, description: about } : type;
  const text: Field = { name, type: described({ type: "string" }), value: value.copy };
  if (value.boolean !== undefined)
    return [{ name, type: described({ type: "boolean" }), value: value.boolean }];
  if (value.list !== undefined) {
    return [{ name, type: described({ type: "array", items: { type: "string" } }), value: value.list }];
  }
  if (value.member !== undefined) {
    if (dice.chance(0.35)) return [text];
    const { set, name: member, words: own } = value.member;
    const english: readonly string[] = ENUMERATIONS[set];
    const shown = naming.native || dice.chance(0.2) ? own : english;
    const right = shown[english.indexOf(member)]!;
    const others = dice.some(
      shown.filter((word) => word !== right),
      dice.between(1, shown.length - 1),
    );
    return [
      { name, type: described({ type: "string", enum: dice.shuffled([right, ...others]) }), value: right },
    ];
  }
  if (value.currency !== undefined && value.number !== undefined) {
    if (dice.chance(0.3)) return [text];
    const money: Field = { name, type: described({ type: "number" }), value: value.number };
    if (dice.chance(0.5)) return [money];
    const codes = [...new Set([value.currency, ...language.currencies])];
    const type: JsonObject =
      dice.chance(0.5) && codes.length > 1
        ? { type: "string", enum: dice.shuffled(codes) }
        : { type: "string" };
    const ofCurrency = naming.native ? language.fields[NATIVE_FIELDS.indexOf("currency")]! : "currency";
    return [money, { name: ofCurrency, type, value: value.currency }];
  }
  if (slot === "duration" && value.number !== undefined && dice.chance(0.35)) {
    const minutes = styled(dice.pick(["duration_minutes", "minutes", "length_in_minutes"]), naming.style);
    return [{ name: minutes, type: described({ type: "integer" }), value: value.number }];
  }
  if (value.number !== undefined && slot !== "duration") {
    return dice.chance(0.1) ? [text] : [{ name, type: described({ type: "integer" }), value: value.number }];
  }
  if (value.isoDate !== undefined && dice.chance(0.4)) {
    return [{ name, type: described({ type: "string", format: "date" }), value: value.isoDate }];
  }
  return [text];
}

/** A field that the text says nothing about. */
function absentField(slot: string, language: Language, dice: Dice, naming: NamingOptions): Field {
  const name = nameOf(slot, language, dice, naming);
  const type: JsonObject =
    slot in ENUMERATIONS && dice.chance(0.5)
      ? { type: "string", enum: dice.shuffled(ENUMERATIONS[slot as keyof typeof ENUMERATIONS]) }
      : slot === "list"
        ? { type: "array", items: { type: "string" } }
        : slot === "on"
          ? { type: "boolean" }
          : /count|age|year|area|level/.test(CONCEPTS[slot]!.group)
            ? { type: "integer" }
            : slot === "amount"
              ? { type: "number" }
              : { type: "string" };
  return { name, type, value: null };
}

/** Joins fields into a schema and its answer; values that are null are absent in the way of `absence`. */
export function assemble(fields: readonly Field[], absence: Absence, dice: Dice): SchemaAndAnswer {
  const properties: Record<string, JsonSchema> = {};
  const answer: Record<string, JsonValue> = {};
  const required: string[] = [];
  for (const { name, type, value } of fields) {
    if (absence === "nullable" && (value === null || dice.chance(0.4))) {
      properties[name] =
        type.enum === undefined
          ? { ...type, type: [type.type as string, "null"] }
          : { anyOf: [type, { type: "null" }] };
      required.push(name);
      answer[name] = value;
      continue;
    }
    properties[name] = type;
    if (value !== null) {
      answer[name] = value;
      if (absence !== "optional" || dice.chance(0.4)) required.push(name);
    } else if (absence === "required" && type.type === "string" && type.enum === undefined) {
      required.push(name);
      answer[name] = "";
    }
  }
  return { schema: { type: "object", properties, required, additionalProperties: false }, answer };
}

/**
 * A schema for a sentence, on the given side of the split: the set of its field names decides. `distractors`:
 * slots that the text lacks, at most so many.
 */
export function schemaFor(sentence: Sentence, dice: Dice, split: Split, distractors = 3): SchemaAndAnswer {
  const { language } = sentence;
  const values = dice.chance(0.3) ? withMoment(sentence) : sentence.values;
  for (let attempt = 0; ; attempt++) {
    const naming = drawNaming(language, dice);
    const slots = [...values.keys()];
    const least = attempt < 100 ? Math.min(2, slots.length) : 1;
    const chosen = dice.chance(0.6) ? slots : dice.some(slots, dice.between(least, slots.length));
    const groups = new Set(slots.map((slot) => CONCEPTS[slot]!.group));
    if (values.has("moment")) groups.add("time");
    const absentSlots = dice
      .shuffled(Object.keys(CONCEPTS).filter((slot) => !groups.has(CONCEPTS[slot]!.group)))
      .slice(0, dice.chance(0.5) ? 0 : dice.between(1, distractors));
    const fields = [
      ...chosen.flatMap((slot) => fieldsOf(slot, values.get(slot)!, language, dice, naming)),
      ...absentSlots.map((slot) => absentField(slot, language, dice, naming)),
    ];
    const names = fields.map(({ name }) => name);
    if (fields.length === 0 || new Set(names).size < names.length) continue;
    if (splitOf(schemaKey(names)) !== split) {
      if (attempt > 10_000) throw new Error(`No schema for ${slots.join()} on the ${split} side.`);
      continue;
    }
    const absence = dice.pick<Absence>(["required", "required", "optional", "optional", "nullable"]);
    return assemble(dice.chance(0.4) ? fields : dice.shuffled(fields), absence, dice);
  }
}

/** Date and time as one value, where they stand together or alone: "tomorrow at 8" is one answer to "when". */
function withMoment({ text, values }: Sentence): ReadonlyMap<string, Value> {
  const [date, time] = [values.get("date"), values.get("time")];
  const copy =
    date === undefined || time === undefined ? (date ?? time)?.copy : together(text, date.copy, time.copy);
  if (copy === undefined) return values;
  const rest = [...values].filter(([slot]) => slot !== "date" && slot !== "time");
  return new Map([...rest, ["moment", { text: copy, copy }]]);
}

/** The part of the text from the one to the other, if no more than a small word is between them. */
function together(text: string, date: string, time: string): string | undefined {
  const [first, second] = text.indexOf(date) < text.indexOf(time) ? [date, time] : [time, date];
  const start = text.indexOf(first);
  const next = text.indexOf(second, start + first.length);
  if (next < 0 || !/^[\s,、，]*\S{0,6}\s?$/u.test(text.slice(start + first.length, next))) return undefined;
  return text.slice(start, next + second.length);
}

/** What makes two schemas the same for the split: the set of field names. */
export function schemaKey(names: readonly string[]): string {
  return `schema ${names.toSorted().join()}`;
}
