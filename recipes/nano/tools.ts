// Tool choice: a request, several tools, and the call that it asks for, or none. Half of the tools are those
// that an assistant has; the other half are put together from verbs, things and parameters, so that a tool can
// only be found by what its name, description and parameters have in common with the request.
import type { JsonObject, JsonSchema, JsonValue } from "../../src/json-schema.ts";
import type { ToolDefinition } from "../../src/model.ts";
import { INTENT_NAMES } from "./classification.ts";
import type { Dice } from "./dice.ts";
import type { NanoExample, ToolCallValue } from "./example.ts";
import { CONCEPTS, drawNaming, type Field, fieldsOf, styled } from "./fields.ts";
import { INTENTS, type Intent, type Language } from "./language.ts";
import { languageOf } from "./languages/index.ts";
import { words } from "./lists.ts";
import { capitalized, invented } from "./names.ts";
import { sentenceOf, writeSentence } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";
import { slotsOf } from "./template.ts";
import { drawValue, type Value } from "./values.ts";

type Made = Omit<NanoExample, "id" | "language">;

/** What the model says when no tool fits. */
export const NO_TOOL = "None of the tools fits.";

/** One example of tool choice in a language. */
export function toolChoice(language: Language, dice: Dice, split: Split): Made {
  for (;;) {
    const made =
      language.code === "en" && dice.chance(0.6)
        ? composedCase(dice, split)
        : intentCase(language, dice, split);
    if (splitOf(toolsKey(made.target)) !== split) continue;
    const tools = uniqueNames(dice.shuffled([...made.others, ...(made.call === null ? [] : [made.target])]));
    if (tools.length === 0) continue;
    return {
      skill: "tools",
      prompt: made.text,
      tools,
      expected: made.call === null ? { type: "text", value: NO_TOOL } : { type: "calls", value: made.call },
    };
  }
}

/** What makes two tools the same for the split: name and parameters. */
export function toolsKey({ name, parameters }: ToolDefinition): string {
  return `tool ${name} ${Object.keys((parameters as { properties?: JsonObject }).properties ?? {})
    .sort()
    .join()}`;
}

interface Case {
  readonly text: string;
  /** The tool that the text asks for; not offered when `call` is null. */
  readonly target: ToolDefinition;
  readonly others: readonly ToolDefinition[];
  readonly call: readonly ToolCallValue[] | null;
}

function uniqueNames(tools: readonly ToolDefinition[]): ToolDefinition[] {
  return [...new Map(tools.map((tool) => [tool.name, tool])).values()];
}

const DESCRIPTIONS: Readonly<Record<Intent, string>> = {
  book_table: "Reserves a table at a restaurant",
  book_trip: "Books a flight, train or bus",
  book_hotel: "Books a room in a hotel",
  set_reminder: "Creates a reminder for a task",
  schedule_meeting: "Puts a meeting into the calendar",
  play_music: "Plays a song or an artist",
  get_weather: "Gets the weather forecast for a city",
  order_items: "Orders goods from the shop",
  shopping_list: "Adds things to the shopping list",
  send_money: "Sends money to somebody",
  send_message: "Sends a message to a person",
  add_contact: "Saves somebody's contact details",
  control_home: "Switches devices in the home",
  report_problem: "Opens a support ticket",
  navigate: "Shows the way to a place",
  announce_event: "Saves an event with date and place",
  describe_person: "Saves facts about a person",
  translate_text: "Translates a text into a language",
  rent_home: "Finds or offers flats and houses",
  set_timer: "Sets an alarm or a timer",
};

const PARAMETERS = new Map<Intent, readonly string[]>();

/** The slots that sentences of an intent have, in the order of the English templates. */
function parametersOf(intent: Intent): readonly string[] {
  const known = PARAMETERS.get(intent);
  if (known !== undefined) return known;
  const slots = [
    ...new Set(languageOf("en").templates[intent].flatMap((template) => [...slotsOf(template)])),
  ];
  PARAMETERS.set(intent, slots);
  return slots;
}

function toolOf(
  name: string,
  description: string,
  fields: readonly Field[],
  required: readonly string[],
): ToolDefinition {
  const properties: Record<string, JsonSchema> = Object.fromEntries(
    fields.map((field) => [field.name, field.type]),
  );
  return { name, description, parameters: { type: "object", properties, required } };
}

function intentTool(intent: Intent, values: ReadonlyMap<string, Value>, dice: Dice, split: Split) {
  const english = languageOf("en");
  const naming = { ...drawNaming(english, dice), native: false };
  const present = [...values.entries()].filter(([slot]) => slot !== "on" || intent === "control_home");
  const absent = dice.some(
    parametersOf(intent).filter((slot) => !values.has(slot)),
    dice.between(0, 2),
  );
  const groups = new Set(present.map(([slot]) => CONCEPTS[slot]!.group));
  const given = present.flatMap(([slot, value]) => fieldsOf(slot, value, english, dice, naming));
  const missing = absent
    .filter((slot) => !groups.has(CONCEPTS[slot]!.group))
    .flatMap((slot) =>
      fieldsOf(slot, drawValue(slot, { language: english, dice, split }), english, dice, naming).slice(0, 1),
    );
  const fields = dice.shuffled([...given, ...missing]);
  const style = naming.style === "spaced" ? "snake" : naming.style;
  const name = styled(dice.pick(INTENT_NAMES[intent]), style);
  const required = given.filter(() => dice.chance(0.75)).map((field) => field.name);
  const description = dice.chance(0.8) ? DESCRIPTIONS[intent] : "";
  const names = fields.map((field) => field.name);
  return {
    tool: toolOf(name, description, fields, required),
    arguments: Object.fromEntries(
      fields.filter((field) => given.includes(field)).map((field) => [field.name, field.value]),
    ),
    valid: new Set(names).size === names.length && names.every((one) => !one.includes(" ")),
  };
}

function intentCase(language: Language, dice: Dice, split: Split): Case {
  for (;;) {
    const [intent, second, ...rest] = dice.some(INTENTS, dice.between(2, 7)) as [Intent, Intent, ...Intent[]];
    const sentence = sentenceOf(intent, language, dice, split);
    const target = intentTool(intent, sentence.values, dice, split);
    if (!target.valid) continue;
    const distractor = (one: Intent) =>
      intentTool(one, sentenceOf(one, language, dice, split).values, dice, split);
    const made = [second, ...rest].map(distractor);
    if (made.some(({ valid }) => !valid)) continue;
    const others = made.map(({ tool }) => tool);
    const call = { name: target.tool.name, arguments: target.arguments };
    const chance = dice.between(0, 99);
    if (chance < 12) {
      const outside = dice.chance(0.4)
        ? writeSentence(
            dice
              .pick(partOf(language.outside, split))
              .replace("{topic}", dice.pick(partOf(language.outsideTopics, split))),
            language,
            dice,
            split,
          ).text
        : sentence.text;
      return { text: outside, target: target.tool, others, call: null };
    }
    if (chance < 20) {
      const other = sentenceOf(second, language, dice, split);
      const also = intentTool(second, other.values, dice, split);
      if (!also.valid || also.tool.name === target.tool.name) continue;
      const calls = [call, { name: also.tool.name, arguments: also.arguments }];
      const stop = language.spaced ? ". " : "。";
      const glue = /[.!?。！？]$/u.test(sentence.text) ? (language.spaced ? " " : "") : stop;
      return {
        text: sentence.text + glue + other.text,
        target: target.tool,
        others: [also.tool, ...others.slice(1)],
        call: calls,
      };
    }
    return { text: sentence.text, target: target.tool, others, call: [call] };
  }
}

// Composed tools: "calculate the density of a beam with mass 12 and volume 3".

const VERBS: Readonly<Record<string, readonly string[]>> = {
  calculate: words("calculate; compute; work out; what is; find"),
  get: words("get; show me; give me; what is; look up"),
  find: words("find; search for; look for; where is; list"),
  create: words("create; make; add; set up; generate"),
  update: words("update; change; edit; modify; set"),
  delete: words("delete; remove; erase; get rid of; cancel"),
  send: words("send; forward; deliver; ship; transmit"),
  convert: words("convert; turn; change; transform"),
  compare: words("compare; check; contrast"),
  predict: words("predict; estimate; forecast; guess"),
  analyze: words("analyze; analyse; examine; study; evaluate"),
  count: words("count; how many are in; tally; number"),
};

const THINGS = words(`
  file; invoice; account; triangle; rectangle; circle; recipe; book; movie; stock; loan; population; password;
  image; playlist; route; parcel; ticket; course; patient; drug; protein; plant; species; planet; battery; engine;
  circuit; beam; gas; signal; wave; court case; law; painting; museum; sculpture; team; player; match; tournament;
  vehicle; ship; flight; train; tax; mortgage; investment; salary; employee; project; budget; report; survey; poem;
  instrument; chord; melody; color; website; database; server; backup; channel; event; auction; house; garden;
  storm; river; mountain; temperature; distance; speed; force; density; velocity; interest; probability; median
`);

const QUALITIES = words(`
  area; price; status; history; summary; details; value; rating; size; weight; length; volume; age; growth; rate;
  score; schedule; location; owner; version; cost; balance; average; variance; total; list; type; level; ranking
`);

const NUMBER_PARAMETERS = words(`
  base; height; width; radius; length; mass; volume; speed; time; distance; rate; years; amount; principal; limit;
  temperature; pressure; voltage; angle; count; level; age; price; quantity; depth; power; frequency; duration
`);

const TEXT_PARAMETERS = words(`
  name; city; country; company; author; title; category; species; team; player; user; owner; location; state; brand;
  model; genre; artist; unit; currency; color; format; language; platform; department
`);

const REQUESTS = [
  "{verb} the {goal} {with}",
  "(Please|Can you|Could you|I need you to|I want to) {verb} the {goal} {with}",
  "{verb} {goal} {with}[, please]",
  "I have a question: {verb} the {goal} {with}?",
  "{with}: {verb} the {goal}",
  "Help me {verb} the {goal} {with}",
];

interface ComposedParameter {
  readonly name: string;
  readonly type: JsonObject;
  readonly value: JsonValue;
  readonly text: string;
}

function composedParameters(dice: Dice, split: Split): ComposedParameter[] {
  const english = languageOf("en");
  return dice
    .some([...NUMBER_PARAMETERS, ...TEXT_PARAMETERS], dice.between(1, 4))
    .map((name): ComposedParameter => {
      if (NUMBER_PARAMETERS.includes(name)) {
        if (dice.chance(0.12)) {
          const list = Array.from({ length: dice.between(2, 4) }, () => dice.between(1, 99));
          const text = `${list.slice(0, -1).join(", ")} and ${list.at(-1)}`;
          return { name, type: { type: "array", items: { type: "integer" } }, value: list, text };
        }
        const value = dice.chance(0.25) ? dice.between(1, 999) / 10 : dice.between(1, 500);
        return {
          name,
          type: { type: Number.isInteger(value) && dice.chance(0.7) ? "integer" : "number" },
          value,
          text: String(value),
        };
      }
      const slot = dice.pick(["city", "person", "company", "product", "song", "invented"]);
      const text =
        slot === "invented"
          ? invented(english, dice, split)
          : drawValue(slot, { language: english, dice, split }).copy;
      return { name, type: { type: "string" }, value: text, text };
    });
}

function composedTool(
  verb: string,
  thing: string,
  quality: string | null,
  parameters: readonly ComposedParameter[],
  dice: Dice,
) {
  const noun = (quality === null ? thing : `${thing}_${quality}`).replaceAll(" ", "_");
  const style = dice.pick(["snake", "snake", "camel"] as const);
  const name = styled(dice.chance(0.8) ? `${verb}_${noun}` : `${noun}_${verb}`, style) || verb;
  const goal = quality === null ? thing : `${quality} of a ${thing}`;
  const description = dice.chance(0.75) ? `${capitalized(verb)} the ${goal}` : "";
  const optional: Field[] = dice.chance(0.3)
    ? [
        {
          name: dice.pick(words("verbose; unit_system; page; sort_by; detailed; timeout")),
          type: { type: "string" },
          value: null,
        },
      ]
    : [];
  const fields = parameters.map(
    ({ name: key, type, value }): Field => ({
      name: key,
      type: dice.chance(0.4) ? { ...type, description: `${key} of the ${thing}` } : type,
      value,
    }),
  );
  return toolOf(
    name,
    description,
    [...fields, ...optional],
    fields.map((field) => field.name),
  );
}

function composedCase(dice: Dice, split: Split): Case {
  const verb = dice.pick(Object.keys(VERBS));
  const thing = dice.pick(THINGS);
  const quality = dice.chance(0.5) ? dice.pick(QUALITIES) : null;
  const parameters = composedParameters(dice, split);
  const target = composedTool(verb, thing, quality, parameters, dice);
  const others: ToolDefinition[] = [];
  for (let i = dice.between(1, 6); i > 0; i--) {
    const otherThing = dice.chance(0.35) ? thing : dice.pick(THINGS);
    const otherVerb = otherThing === thing || dice.chance(0.6) ? dice.pick(Object.keys(VERBS)) : verb;
    if (otherThing === thing && otherVerb === verb) continue;
    const otherQuality = dice.chance(0.5) ? dice.pick(QUALITIES) : null;
    others.push(composedTool(otherVerb, otherThing, otherQuality, composedParameters(dice, split), dice));
  }
  const shown = parameters.map(({ name, text }) =>
    dice.pick([
      `${name} ${text}`,
      `${name} of ${text}`,
      `${name} ${text}`,
      `${name} = ${text}`,
      `${name} is ${text}`,
    ]),
  );
  const withParts = dice.pick(["with ", "for ", "given ", "using ", ""]) + joined(shown);
  const goal =
    quality === null
      ? thing
      : dice.pick([`${quality} of a ${thing}`, `${thing} ${quality}`, `${quality} of the ${thing}`]);
  const text = writeSentence(
    dice
      .pick(partOf(REQUESTS, split))
      .replace("{verb}", dice.pick(VERBS[verb]!))
      .replace("{goal}", goal)
      .replace("{with}", "{values}"),
    languageOf("en"),
    dice,
    split,
    { manner: false, fixed: { values: withParts } },
  ).text;
  const parametersOfCall = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  const call =
    dice.chance(0.1) && others.length > 0 ? null : [{ name: target.name, arguments: parametersOfCall }];
  const clashes = others.filter((tool) => !tool.name.includes(thing.replaceAll(" ", "_")));
  return { text: capitalized(text), target, others: call === null ? clashes : others, call };
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
