// Tools put together from verbs, things and parameters, and requests for them: "calculate the density of a beam
// with mass 12 and volume 3". No two are alike, so a tool is found by what its name, description and
// parameters have in common with the request, and in no other way.
import type { JsonObject, JsonValue } from "../../src/json-schema.ts";
import type { ToolDefinition } from "../../src/model.ts";
import type { Dice } from "./dice.ts";
import { type Field, styled } from "./fields.ts";
import { languageOf } from "./languages/index.ts";
import { words } from "./lists.ts";
import { capitalized, invented } from "./names.ts";
import { writeSentence } from "./sentence.ts";
import { partOf, type Split } from "./split.ts";
import { type ToolCase, toolOf } from "./tool-case.ts";
import { drawValue } from "./values.ts";

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
  "{verb} the {goal} {values}",
  "(Please|Can you|Could you|I need you to|I want to) {verb} the {goal} {values}",
  "{verb} {goal} {values}[, please]",
  "I have a question: {verb} the {goal} {values}?",
  "{values}: {verb} the {goal}",
  "Help me {verb} the {goal} {values}",
];

const QUALIFIERS = words(`
  start; end; total; initial; final; maximum; minimum; target; annual; monthly; first; second; home; main; current
`);

/** Parameters with few values. */
const CLOSED_PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  unit_system: words("metric; imperial"),
  scale: words("celsius; fahrenheit; kelvin"),
  order: words("ascending; descending; newest; oldest"),
  priority: words("low; medium; high; urgent"),
  file_format: words("pdf; csv; json; html; text"),
  period: words("daily; weekly; monthly; yearly"),
};

/** Optional parameters that no request mentions. */
const EXTRA_PARAMETERS = words("verbose; page; sort_by; detailed; timeout; callback");

interface ComposedParameter {
  readonly name: string;
  readonly type: JsonObject;
  readonly value: JsonValue;
  readonly text: string;
}

function composedParameters(dice: Dice, split: Split): ComposedParameter[] {
  const english = languageOf("en");
  const names = [...NUMBER_PARAMETERS, ...TEXT_PARAMETERS, ...Object.keys(CLOSED_PARAMETERS)];
  return dice.some(names, dice.between(1, 4)).map((base): ComposedParameter => {
    const closed = CLOSED_PARAMETERS[base];
    if (closed !== undefined) {
      const value = dice.pick(closed);
      const rest = closed.filter((one) => one !== value);
      const others = dice.some(rest, dice.between(1, rest.length));
      return {
        name: base,
        type: { type: "string", enum: dice.shuffled([value, ...others]) },
        value,
        text: value,
      };
    }
    const name = dice.chance(0.3) ? `${dice.pick(QUALIFIERS)}_${base}` : base;
    if (NUMBER_PARAMETERS.includes(base)) {
      if (dice.chance(0.12)) {
        const list = Array.from({ length: dice.between(2, 4) }, () => dice.between(1, 99));
        return {
          name,
          type: { type: "array", items: { type: "integer" } },
          value: list,
          text: joined(list.map(String)),
        };
      }
      const value = dice.chance(0.25)
        ? dice.between(1, 999) / 10
        : dice.between(1, dice.chance(0.2) ? 100_000 : 500);
      const type = Number.isInteger(value) && dice.chance(0.7) ? "integer" : "number";
      return { name, type: { type }, value, text: String(value) };
    }
    const slot = dice.pick(["city", "person", "company", "product", "song", "invented"]);
    const text =
      slot === "invented"
        ? invented(english, dice, split)
        : drawValue(slot, { language: english, dice, split }).copy;
    return { name, type: { type: "string" }, value: text, text };
  });
}

/** How a request says a parameter's value. */
function said({ name, text }: ComposedParameter, dice: Dice): string {
  const spoken = name.replaceAll("_", " ");
  return dice.pick([
    `${spoken} ${text}`,
    `a ${spoken} of ${text}`,
    `${spoken} of ${text}`,
    `the ${spoken} ${text}`,
    `${text} as the ${spoken}`,
    `${dice.chance(0.5) ? name : spoken} = ${text}`,
    `${spoken} is ${text}`,
  ]);
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** What a tool does: "calculate the price of a book". */
interface Purpose {
  readonly verb: string;
  readonly thing: string;
  readonly quality: string | null;
}

function composedTool(
  { verb, thing, quality }: Purpose,
  parameters: readonly ComposedParameter[],
  dice: Dice,
): ToolDefinition {
  const noun = (quality === null ? thing : `${thing}_${quality}`).replaceAll(" ", "_");
  const style = dice.pick(["snake", "snake", "camel"] as const);
  const name = styled(dice.chance(0.8) ? `${verb}_${noun}` : `${noun}_${verb}`, style);
  const goal = quality === null ? thing : `${quality} of a ${thing}`;
  const described = dice.chance(0.4);
  const fields = parameters.map(
    (one): Field => ({
      name: styled(one.name, style),
      type: described
        ? { ...one.type, description: `${one.name.replaceAll("_", " ")} of the ${thing}` }
        : one.type,
      value: one.value,
    }),
  );
  const extra: Field[] = dice.chance(0.3)
    ? [{ name: dice.pick(EXTRA_PARAMETERS), type: { type: "string" }, value: null }]
    : [];
  const required = fields.map((field) => field.name);
  return toolOf(
    name,
    dice.chance(0.75) ? `${capitalized(verb)} the ${goal}` : "",
    [...fields, ...extra],
    required,
  );
}

/** One request in English for a tool that only its words give away. */
export function composedCase(dice: Dice, split: Split): ToolCase {
  const verbs = Object.keys(VERBS);
  const quality = () => (dice.chance(0.5) ? dice.pick(QUALITIES) : null);
  const purpose: Purpose = { verb: dice.pick(verbs), thing: dice.pick(THINGS), quality: quality() };
  const { verb, thing } = purpose;
  const parameters = composedParameters(dice, split);
  const target = composedTool(purpose, parameters, dice);
  const others: { readonly purpose: Purpose; readonly tool: ToolDefinition }[] = [];
  for (let i = dice.between(1, 6); i > 0; i--) {
    const otherThing = dice.chance(0.35) ? thing : dice.pick(THINGS);
    const otherVerb = otherThing === thing || dice.chance(0.6) ? dice.pick(verbs) : verb;
    if (otherThing === thing && otherVerb === verb) continue;
    const other: Purpose = { verb: otherVerb, thing: otherThing, quality: quality() };
    others.push({ purpose: other, tool: composedTool(other, composedParameters(dice, split), dice) });
  }
  const goal =
    purpose.quality === null
      ? thing
      : dice.pick([
          `${purpose.quality} of a ${thing}`,
          `${thing} ${purpose.quality}`,
          `${purpose.quality} of the ${thing}`,
        ]);
  const values =
    dice.pick(["with ", "for ", "given ", "using ", ""]) + joined(parameters.map((one) => said(one, dice)));
  const fixed = { values, goal, verb: dice.pick(VERBS[verb]!) };
  const request = dice.pick(partOf(REQUESTS, split));
  const text = capitalized(
    writeSentence(request, languageOf("en"), dice, split, { manner: false, fixed }).text,
  );
  if (dice.chance(0.1) && others.length > 0) {
    // Nothing that could be meant: tools for other things only.
    const unrelated = others.filter((one) => one.purpose.thing !== thing).map(({ tool }) => tool);
    return { text, target, others: unrelated, call: null };
  }
  const names = Object.keys((target.parameters as JsonObject).properties as JsonObject);
  const input = Object.fromEntries(parameters.map(({ value }, i) => [names[i]!, value]));
  return {
    text,
    target,
    others: others.map(({ tool }) => tool),
    call: [{ name: target.name, arguments: input }],
  };
}
