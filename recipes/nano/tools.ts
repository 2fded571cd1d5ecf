// Tool choice: a request, several tools, and the call that it asks for, two calls, or none. Some tools are
// those that an assistant has, asked for in any language; the others are composed (composed-tools.ts).
import type { ToolDefinition } from "../../src/model.ts";
import { INTENT_NAMES } from "./classification.ts";
import { composedCase } from "./composed-tools.ts";
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import { CONCEPTS, drawNaming, fieldsOf, styled } from "./fields.ts";
import { INTENTS, type Intent, type Language } from "./language.ts";
import { languageOf } from "./languages/index.ts";
import { sentenceOf, writeSentence } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";
import { slotsOf } from "./template.ts";
import { type ToolCase, toolOf, toolsKey } from "./tool-case.ts";
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

function intentCase(language: Language, dice: Dice, split: Split): ToolCase {
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
