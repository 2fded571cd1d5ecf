// The parameters of composed tools (composed-tools.ts): numbers with and without units, texts of many kinds, closed sets,
// booleans, dates, ranges, lists and objects; and how a request says their values, by name or without it.
import type { JsonObject, JsonValue } from "../../src/json-schema.ts";
import type { Dice } from "./dice.ts";
import { languageOf } from "./languages/index.ts";
import { lines, words } from "./lists.ts";
import { invented } from "./names.ts";
import { partOf, type Split } from "./split.ts";
import { BOOLEANS, CLOSED, NUMBERS, type NumberGroup, PAIRS, TEXTS } from "./tool-parameter-words.ts";
import { QUALIFIERS } from "./tool-words.ts";
import { drawValue } from "./values.ts";

/** A value and the words for it. */
export interface Said {
  /** One per field. */
  readonly values: readonly JsonValue[];
  readonly text: string;
}

export interface ParameterField {
  readonly name: string;
  readonly type: JsonObject;
  /** What a description says of the value: its unit or form. */
  readonly note: string;
  /** A value that an app would take where none is given. */
  readonly fallback: JsonValue;
}

/** One thing that a request says: mostly one field, two for a range. */
export interface Parameter {
  /** What an unnamed value of it may be mistaken for. */
  readonly group: string;
  readonly fields: readonly ParameterField[];
  /** Phrases with {} for a value whose type and surroundings say what it is; of none, the name must be said. */
  readonly unnamed: readonly string[];
  /** Whether the name can be said at all. */
  readonly named: boolean;
  draw(dice: Dice): Said;
}

const NAMED = lines(`
  with {a} {name} of {}
  with {name} {}
  with the {name} {}
  with {} as the {name}
  for {a} {name} of {}
  for {name} {}
  given {a} {name} of {}
  given that the {name} is {}
  using {name} {}
  using {} as {name}
  if the {name} is {}
  where the {name} is {}
  when the {name} is {}
  having {a} {name} of {}
  ({name}: {})
  ({name} = {})
  with {name} = {}
  with {name} set to {}
  assuming {a} {name} of {}
  assuming the {name} is {}
  taking {} as the {name}
  at {a} {name} of {}
  whose {name} is {}
  based on {a} {name} of {}
`).map((one) => one.replace("{a}", "a~"));

/** How a request says a value; `alone`: nothing else in the tool is of its group. */
export function saidBy(parameter: Parameter, text: string, alone: boolean, dice: Dice): string {
  const { unnamed, named, fields } = parameter;
  if (unnamed.length > 0 && (!named || (alone && dice.chance(0.6))))
    return dice.pick(unnamed).replace("{}", () => text);
  const name = fields[0]!.name;
  const spoken = dice.chance(0.9) ? name.replaceAll("_", " ") : name;
  const phrase = dice.pick(NAMED);
  const isList = fields[0]!.type.type === "array";
  return (isList ? phrase.replace(" is {}", " are {}").replace(/a~ (\{name\}) of/, "the $1") : phrase)
    .replace("{name}", spoken)
    .replace("{}", () => text);
}

export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function one(
  group: string,
  field: ParameterField,
  unnamed: readonly string[],
  draw: (dice: Dice) => readonly [JsonValue, string],
  named = true,
): Parameter {
  return {
    group,
    fields: [field],
    unnamed,
    named,
    draw(dice) {
      const [value, text] = draw(dice);
      return { values: [value], text };
    },
  };
}

function qualified(name: string, dice: Dice): string {
  return dice.chance(0.25) ? `${dice.pick(QUALIFIERS)}_${name}` : name;
}

function numberOf(integer: boolean, most: number, dice: Dice): number {
  const value =
    !integer && dice.chance(0.6)
      ? dice.between(1, dice.chance(0.5) ? 99 : 9999) / dice.pick([10, 100])
      : dice.between(1, dice.pick([10, 10, 100, 500, 500, 5000, 100_000]));
  return value > most ? dice.between(2, most) : value;
}

function spokenNumber(value: number, unit: string, dice: Dice): string {
  switch (unit) {
    case "":
      return String(value);
    case "dollars": {
      const written = dice.chance(0.3) && value >= 1000 ? value.toLocaleString("en-US") : String(value);
      return dice.chance(0.7) ? `$${written}` : `${written} dollars`;
    }
    case "percent":
      return dice.chance(0.7) ? `${value}%` : `${value} percent`;
    default:
      return `${value} ${unit}`;
  }
}

function numeric(dice: Dice): Parameter {
  const group = dice.pick(Object.keys(NUMBERS)) as NumberGroup;
  const { names, units, most, whole = false } = NUMBERS[group];
  const base = dice.pick(names);
  const unit = units.length === 0 ? "" : dice.pick(units).replace("{name}", base.replaceAll("_", " "));
  const integer = whole || dice.chance(0.6);
  const type = { type: integer ? "integer" : "number" };
  const note = unit === "" || whole ? "" : `in ${unit}`;
  const unnamed = whole && unit !== "" ? ["for {}", "with {}", "{}"] : [];
  const field = { name: whole ? base : qualified(base, dice), type, note, fallback: 1 };
  const draw = (dice_: Dice): [number, string] => {
    const value = whole ? dice_.between(2, most) : numberOf(integer, most, dice_);
    return [value, spokenNumber(value, unit, dice_)];
  };
  return one(`number ${group}`, field, unnamed, draw, !whole);
}

function textual(dice: Dice, split: Split): Parameter {
  const group = dice.pick(Object.keys(TEXTS));
  const { names, values, unnamed } = TEXTS[group]!;
  const field = { name: dice.pick(names), type: { type: "string" }, note: "", fallback: "" };
  const draw = (dice_: Dice): string => {
    if (typeof values !== "string") return dice_.pick(partOf(values, split));
    const english = languageOf("en");
    return values === "invented"
      ? invented(english, dice_, split)
      : drawValue(values, { language: english, dice: dice_, split }).copy;
  };
  if (typeof values !== "string" && dice.chance(0.12)) return listOfTexts(group, field, values, split);
  return one(`text ${group}`, field, unnamed, (dice_) => {
    const text = draw(dice_);
    return [text, dice_.chance(0.08) ? `"${text}"` : text];
  });
}

function listOfTexts(
  group: string,
  field: ParameterField,
  values: readonly string[],
  split: Split,
): Parameter {
  const type = { type: "array", items: { type: "string" } };
  const known = partOf(values, split);
  const name = field.name.endsWith("y") ? `${field.name.slice(0, -1)}ies` : `${field.name}s`;
  return one(`text ${group}`, { name, type, note: "as a list", fallback: [] }, [], (dice_) => {
    const list = dice_.some(known, Math.min(known.length, dice_.between(2, 4)));
    return [list, joined(list)];
  });
}

function closed(dice: Dice): Parameter {
  const name = dice.pick(Object.keys(CLOSED));
  const { values, unnamed } = CLOSED[name]!;
  const offered = dice.some(values, dice.between(2, values.length));
  const field = { name, type: { type: "string", enum: offered }, note: "", fallback: offered[0]! };
  return one(`closed ${name}`, field, unnamed, (dice_) => {
    const value = dice_.pick(offered);
    return [value, value.replaceAll("_", " ")];
  });
}

function boolean(dice: Dice): Parameter {
  const name = dice.pick(Object.keys(BOOLEANS));
  const [yes, no] = BOOLEANS[name]!;
  const field = { name, type: { type: "boolean" }, note: "", fallback: false };
  const draw = (dice_: Dice): [boolean, string] => {
    const value = dice_.chance(0.55);
    return [value, dice_.pick(value ? yes : no)];
  };
  return one(`boolean ${name}`, field, ["{}"], draw, false);
}

function ordinal(day: number): string {
  const ending = day > 10 && day < 14 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return `${day}${ending}`;
}

const DATE_NAMES = words(
  "date; day; departure_date; due_date; birth_date; deadline; start_date; check_in_date; release_date",
);
const monthName = new Intl.DateTimeFormat("en-US", { month: "long", timeZone: "UTC" });

function dated(dice: Dice): Parameter {
  const field = {
    name: dice.pick(DATE_NAMES),
    type: { type: "string" },
    note: dice.pick(["as YYYY-MM-DD", "in the format YYYY-MM-DD", "in ISO format (YYYY-MM-DD)"]),
    fallback: "2024-01-01",
  };
  const unnamed = field.name === "date" || field.name === "day" ? ["on {}", "for {}"] : [];
  return one("date", field, unnamed, (dice_) => {
    const [year, month, day] = [dice_.between(1990, 2029), dice_.between(1, 12), dice_.between(1, 28)];
    const name = monthName.format(Date.UTC(year, month - 1, 15));
    const iso = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    return [
      iso,
      dice_.pick([
        `${name} ${day}, ${year}`,
        `${name} ${ordinal(day)}, ${year}`,
        `${day} ${name} ${year}`,
        `the ${ordinal(day)} of ${name} ${year}`,
        iso,
      ]),
    ];
  });
}

const RANGES = words("year; value; x; price; limit; page; age; level; row; score; bound; number; time");

function range(dice: Dice): Parameter {
  const base = dice.pick(RANGES);
  const [low, high] = dice.pick([
    ["start", "end"],
    ["min", "max"],
    ["from", "to"],
    ["lower", "upper"],
  ] as const);
  const type = { type: "integer" };
  const fields = [
    { name: `${low}_${base}`, type, note: "", fallback: 0 },
    { name: `${high}_${base}`, type, note: "", fallback: 0 },
  ];
  return {
    group: "range",
    fields,
    unnamed: ["{}"],
    named: false,
    draw(dice_) {
      const least = base === "year" ? dice_.between(1900, 2010) : dice_.between(0, 50);
      const most = least + dice_.between(1, base === "year" ? 15 : 60);
      const spoken = base === "year" || dice_.chance(0.4) ? "" : ` ${base}`;
      const text = dice_.pick([
        `between${spoken} ${least} and ${most}`,
        `from${spoken} ${least} to ${most}`,
        `in the range ${least} to ${most}`,
      ]);
      return { values: [least, most], text };
    },
  };
}

function pair(dice: Dice, split: Split): Parameter {
  const { names, values } = dice.pick(PAIRS);
  const english = languageOf("en");
  const fields = names.map((name) => ({ name, type: { type: "string" }, note: "", fallback: "" }));
  return {
    group: "pair",
    fields,
    unnamed: ["{}"],
    named: false,
    draw(dice_) {
      const draw = () =>
        typeof values === "string"
          ? drawValue(values, { language: english, dice: dice_, split }).copy
          : dice_.pick(partOf(values, split));
      const from = draw();
      let to = draw();
      while (to === from) to = draw();
      return {
        values: [from, to],
        text: dice_.chance(0.8) ? `from ${from} to ${to}` : `to ${to} from ${from}`,
      };
    },
  };
}

const LISTS = words(
  "numbers; values; data; scores; prices; weights; measurements; samples; points; grades; terms; coefficients",
);

function listOfNumbers(dice: Dice): Parameter {
  const name = dice.pick(LISTS);
  const type = { type: "array", items: { type: dice.chance(0.8) ? "integer" : "number" } };
  const spoken = name.replaceAll("_", " ");
  return one("numbers", { name, type, note: "", fallback: [] }, [`of the ${spoken} {}`, `of {}`], (dice_) => {
    const decimal = type.items.type === "number";
    const list = Array.from({ length: dice_.between(2, 6) }, () =>
      decimal ? dice_.between(1, 999) / 10 : dice_.between(1, 99),
    );
    const texts = list.map(String);
    return [list, dice_.pick([joined(texts), texts.join(", "), `[${texts.join(", ")}]`])];
  });
}

/** An object of two or three numbers or words. */
const OBJECTS: Readonly<Record<string, readonly (readonly [name: string, phrase: string])[]>> = {
  dimensions: [
    ["length", "{} long"],
    ["width", "{} wide"],
    ["height", "{} high"],
  ],
  coordinates: [
    ["latitude", "latitude {}"],
    ["longitude", "longitude {}"],
  ],
  point: [
    ["x", "x = {}"],
    ["y", "y = {}"],
  ],
  party: [
    ["adults", "{} adults"],
    ["children", "{} children"],
  ],
  options: [
    ["width", "width {}"],
    ["quality", "quality {}"],
  ],
};

function nested(dice: Dice): Parameter {
  const name = dice.pick(Object.keys(OBJECTS));
  const members = OBJECTS[name]!;
  const properties = Object.fromEntries(members.map(([member]) => [member, { type: "integer" }]));
  const type = { type: "object", properties, required: members.map(([member]) => member) };
  const draw = (dice_: Dice): [JsonObject, string] => {
    const values = members.map(() => dice_.between(2, 60));
    const value = Object.fromEntries(members.map(([member], i) => [member, values[i]!]));
    return [value, joined(members.map(([, phrase], i) => phrase.replace("{}", String(values[i]))))];
  };
  const unnamed = name === "dimensions" ? ["that is {}"] : ["for {}", "with {}", "{}"];
  return one("object", { name, type, note: "", fallback: {} }, unnamed, draw, false);
}

/** A parameter of any kind. */
export function drawParameter(dice: Dice, split: Split): Parameter {
  const kind = dice.between(0, 99);
  if (kind < 36) return numeric(dice);
  if (kind < 66) return textual(dice, split);
  if (kind < 75) return closed(dice);
  if (kind < 80) return boolean(dice);
  if (kind < 85) return dated(dice);
  if (kind < 89) return range(dice);
  if (kind < 93) return pair(dice, split);
  return kind < 97 ? listOfNumbers(dice) : nested(dice);
}
