// Tools put together from verbs, things and parameters, and requests for them: "calculate the density of a beam
// with mass 12 and volume 3". No two are alike, so a tool is found by what its name, description and
// parameters have in common with the request, and in no other way. The words are in tool-words.ts, the parameters in
// tool-parameters.ts.
import type { JsonObject, JsonValue } from "../../src/json-schema.ts";
import type { ToolDefinition } from "../../src/model.ts";
import { agree } from "./agree.ts";
import type { Dice } from "./dice.ts";
import type { ToolCallValue } from "./example.ts";
import { type Field, styled } from "./fields.ts";
import { languageOf } from "./languages/index.ts";
import { capitalized } from "./names.ts";
import { writeSentence } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";
import { type ToolCase, toolOf, toolsKey } from "./tool-case.ts";
import { drawParameter, joined, type Parameter, type Said, saidBy } from "./tool-parameters.ts";
import { AREAS, KNOWING, QUALITIES, QUESTIONS, REQUESTS, THINGS, VERBS, type Verb } from "./tool-words.ts";

/** What a tool does: "calculate the price of a book". */
interface Purpose {
  readonly verb: string;
  readonly thing: string;
  readonly quality: string | null;
}

interface Composed {
  readonly purpose: Purpose;
  readonly tool: ToolDefinition;
  /** What requests say, each with the names of its fields in the tool. */
  readonly parameters: readonly { readonly parameter: Parameter; readonly names: readonly string[] }[];
}

function verbOf({ verb }: Purpose): Verb {
  return VERBS[verb]!;
}

function drawPurpose(dice: Dice, { thing, quality }: Partial<Purpose> = {}): Purpose {
  const verb = dice.pick(Object.keys(VERBS));
  const some = quality ?? (VERBS[verb]!.ofQuality || dice.chance(0.5) ? dice.pick(QUALITIES) : null);
  return { verb, thing: thing ?? dice.pick(THINGS), quality: some };
}

/** Whether a request for the one could be meant for the other. */
function alike(one: Purpose, other: Purpose): boolean {
  const sameGoal = one.thing === other.thing && one.quality === other.quality;
  return sameGoal && verbOf(one).family === verbOf(other).family;
}

/** What unnamed values of these groups have in common: one of a family alone is understood. */
const FAMILIES: Readonly<Record<string, string>> = {
  "text city": "place",
  "text home": "place",
  "text country": "place",
  "text recipient": "pair",
  "text maker": "person",
  "text person": "person",
  "text food": "thing",
  "text material": "thing",
  "text title": "name",
  "text label": "name",
  "text subject": "subject",
  "text genre": "subject",
  object: "number things",
  "number years": "number time",
};

function familyOf({ group }: Parameter): string {
  return FAMILIES[group] ?? group;
}

/** Parameters that cannot be mistaken for one another. */
function drawParameters(count: number, dice: Dice, split: Split): Parameter[] {
  const chosen: Parameter[] = [];
  const names = new Set<string>();
  while (chosen.length < count) {
    const parameter = drawParameter(dice, split);
    const nameless = chosen.some((one) => !one.named && familyOf(one) === familyOf(parameter));
    const same = chosen.some((one) => familyOf(one) === familyOf(parameter));
    if (parameter.fields.some(({ name }) => names.has(name)) || nameless || (!parameter.named && same)) {
      continue;
    }
    for (const { name } of parameter.fields) names.add(name);
    chosen.push(parameter);
  }
  return chosen;
}

type NameStyle = "snake" | "camel" | "dotted";

function nameOf({ verb, thing, quality }: Purpose, style: NameStyle, dice: Dice): string {
  const about = thing.replaceAll(" ", "_");
  const noun = quality === null ? about : dice.pick([`${about}_${quality}`, `${quality}_of_${about}`]);
  if (style !== "dotted") return styled(dice.chance(0.8) ? `${verb}_${noun}` : `${noun}_${verb}`, style);
  if (quality === null) return `${about}.${verb}`;
  return dice.pick([
    `${about}.${verb}_${quality}`,
    `${about}_${quality}.${verb}`,
    `${about}.${quality}_${verb}`,
  ]);
}

function goalOf({ thing, quality }: Purpose): string {
  return quality === null ? thing : `${quality} of a~ ${thing}`;
}

function described({ verb, thing, quality }: Purpose, parameters: readonly Parameter[], dice: Dice): string {
  if (dice.chance(0.12)) return "";
  const what =
    dice.chance(0.5) || quality !== null ? `the ${goalOf({ verb, thing, quality })}` : `a~ ${thing}`;
  const given = joined(
    parameters.flatMap(({ fields }) => fields.map(({ name }) => name.replaceAll("_", " "))),
  );
  const end = dice.pick([
    "",
    "",
    ".",
    ".",
    ` given its ${given}.`,
    ` based on ${given}.`,
    ` from the ${given}.`,
  ]);
  return agree(capitalized(`${verb} ${what}${end}`), "en");
}

function compose(purpose: Purpose, dice: Dice, split: Split): Composed {
  const said = drawParameters(dice.pick([1, 1, 2, 2, 2, 3, 3, 4]), dice, split);
  const style = dice.pick<NameStyle>(["snake", "snake", "camel", "dotted"]);
  const fieldStyle = style === "camel" ? "camel" : "snake";
  const explains = dice.chance(0.6);
  const known = new Set(said.map(familyOf));
  const names = new Set(said.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const unsaid = dice.chance(0.45)
    ? drawParameters(dice.between(1, 2), dice, split).filter(
        (one) => !known.has(familyOf(one)) && one.fields.every(({ name }) => !names.has(name)),
      )
    : [];
  const fieldsOf = (parameter: Parameter, optional: boolean) =>
    parameter.fields.map(({ name, type, note, fallback }): Field => {
      const spoken = name.replaceAll("_", " ");
      const start = dice.pick([
        `The ${spoken}`,
        `${capitalized(spoken)}`,
        `The ${spoken} of the ${purpose.thing}`,
      ]);
      const byDefault = optional && dice.chance(0.6);
      const shown = typeof fallback === "object" ? "none" : String(fallback) || "none";
      const description = `${start}${note === "" ? "" : ` ${note}`}.${byDefault ? ` Default is ${shown}.` : ""}`;
      const tells = explains || note.includes("YYYY");
      return { name: styled(name, fieldStyle), type: tells ? { ...type, description } : type, value: null };
    });
  const saidFields = said.map((one) => fieldsOf(one, false));
  const required = saidFields.flat().map(({ name }) => name);
  const needed = dice.chance(0.8) ? required : required.filter(() => dice.chance(0.6));
  const tool = toolOf(
    nameOf(purpose, style, dice),
    described(purpose, said, dice),
    [...saidFields.flat(), ...unsaid.flatMap((one) => fieldsOf(one, true))],
    needed,
  );
  const parameters = said.map((parameter, i) => ({
    parameter,
    names: saidFields[i]!.map(({ name }) => name),
  }));
  return { purpose, tool, parameters };
}

function callOf({ tool, parameters }: Composed, values: readonly Said[]): ToolCallValue {
  const input = parameters.flatMap(({ names }, i) =>
    names.map((name, n): [string, JsonValue] => [name, values[i]!.values[n]!]),
  );
  return { name: tool.name, arguments: Object.fromEntries(input) };
}

function phrase({ tool, parameters }: Composed, index: number, text: string, dice: Dice): string {
  const { parameter } = parameters[index]!;
  const fields = Object.keys((tool.parameters as JsonObject).properties as JsonObject).length;
  const alone = parameters.every(
    (one) => one.parameter === parameter || familyOf(one.parameter) !== familyOf(parameter),
  );
  // A number, said of a tool that takes nothing else, is that number.
  if (fields === 1 && parameter.group.startsWith("number") && dice.chance(0.35))
    return dice.pick(["for {}", "with {}", "given {}", "of {}"]).replace("{}", () => text);
  return saidBy(parameter, text, alone, dice);
}

function together(phrases: readonly string[], dice: Dice): string {
  return dice.chance(0.3)
    ? joined(phrases)
    : phrases
        .reduce((text, next) => text + dice.pick([" ", " ", ", ", " and "]) + next)
        .replaceAll("and and", "and");
}

/** The request for a tool; `values` is what it says of the parameters. */
function request({ purpose }: Composed, values: string, dice: Dice, split: Split): string {
  const { thing, quality } = purpose;
  const { family, spoken } = verbOf(purpose);
  const goal =
    quality === null
      ? thing
      : dice.pick([`${quality} of a~ ${thing}`, `${thing} ${quality}`, `${quality} of the ${thing}`]);
  const asks = family === KNOWING && quality !== null && dice.chance(0.5);
  // A sentence that begins inside of the frame has a capital; a value keeps its letters.
  const frame = dice
    .pick(partOf(asks ? QUESTIONS : REQUESTS, split))
    .replace(/([.?] )\{(\w)/g, (_, end: string, letter: string) => `${end}{${letter.toUpperCase()}`);
  const verb = dice.pick(spoken);
  const fixed = {
    values,
    goal,
    verb,
    area: dice.pick(AREAS),
    Verb: capitalized(verb),
    Values: capitalized(values),
  };
  const { text } = writeSentence(frame, languageOf("en"), dice, split, { manner: false, fixed });
  return dice.chance(0.85) ? capitalized(text) : text;
}

interface Asked {
  readonly text: string;
  readonly calls: readonly ToolCallValue[];
}

function once(composed: Composed, dice: Dice, split: Split): Asked {
  const values = composed.parameters.map(({ parameter }) => parameter.draw(dice));
  const phrases = values.map(({ text }, i) => phrase(composed, i, text, dice));
  return {
    text: request(composed, together(dice.shuffled(phrases), dice), dice, split),
    calls: [callOf(composed, values)],
  };
}

/** Two to four calls of one tool: one value differs, or all do. */
function repeated(composed: Composed, dice: Dice, split: Split): Asked | null {
  const count = dice.pick([2, 2, 2, 3, 3, 4]);
  const { parameters } = composed;
  const first = parameters.map(({ parameter }) => parameter.draw(dice));
  const varied = dice.between(0, parameters.length - 1);
  const { parameter } = parameters[varied]!;
  const all = parameters.length > 1 && dice.chance(0.3);
  const rounds = [first];
  while (rounds.length < count) {
    rounds.push(first.map((value, i) => (all || i === varied ? parameters[i]!.parameter.draw(dice) : value)));
  }
  const calls = rounds.map((values) => callOf(composed, values));
  if (new Set(calls.map((call) => JSON.stringify(call))).size < count) return null;
  const phrasesOf = (values: readonly Said[]) =>
    joined(values.map(({ text }, i) => saidBy(parameters[i]!.parameter, text, false, dice)));
  if (all) {
    const [start, ...more] = rounds.map(phrasesOf) as [string, ...string[]];
    const glue = dice.pick([", then ", "; also ", "; and again ", ", and once more "]);
    return { text: request(composed, [start, ...more].join(glue), dice, split), calls };
  }
  const texts = rounds.map((values) => values[varied]!.text);
  const isPlain =
    parameter.named &&
    !texts.some((text) => /,| and /.test(text)) &&
    !["numbers", "object"].includes(parameter.group);
  const isList = parameter.fields[0]!.type.type === "array";
  const variedPhrase =
    isPlain && !isList && dice.chance(0.7)
      ? phrase(composed, varied, joined(texts), dice)
      : texts
          .map((text) => saidBy(parameter, text, parameters.length === 1, dice))
          .join(dice.pick([" and ", " and then ", ", and also ", ", then "]));
  const rest = first.flatMap((value, i) => (i === varied ? [] : [phrase(composed, i, value.text, dice)]));
  const values = together([...rest, variedPhrase], dice);
  return { text: request(composed, values, dice, split), calls };
}

/** One request in English for a tool that only its words give away. */
export function composedCase(dice: Dice, split: Split): ToolCase {
  for (;;) {
    const target = compose(drawPurpose(dice), dice, split);
    const second = compose(drawPurpose(dice), dice, split);
    const form = dice.between(0, 99);
    const isTwo = form >= 82;
    if (isTwo && (target.purpose.thing === second.purpose.thing || splitOf(toolsKey(second.tool)) !== split))
      continue;
    const wanted = isTwo ? [target, second] : [target];
    const others: Composed[] = [];
    for (let i = dice.pick([0, 1, 2, 3, 4, 4, 5, 6]); i > 0; i--) {
      const { thing, quality } = target.purpose;
      const near = dice.pick([{ thing }, quality === null ? { thing } : { quality }, {}]);
      const other = compose(drawPurpose(dice, near), dice, split);
      const taken = [...wanted, ...others];
      if (taken.some((one) => alike(one.purpose, other.purpose) || one.tool.name === other.tool.name))
        continue;
      others.push(other);
    }
    const tools = others.map(({ tool }) => tool);
    if (form < 10) {
      // Nothing that could be meant: tools for other things only.
      const unrelated = others.filter((one) => one.purpose.thing !== target.purpose.thing);
      if (unrelated.length === 0) continue;
      const { text } = once(target, dice, split);
      return { text, target: target.tool, others: unrelated.map(({ tool }) => tool), call: null };
    }
    if (isTwo) {
      const [one, two] = [once(target, dice, split), once(second, dice, split)];
      const glue = dice.pick([" Also, ", " ", " And then: ", " After that, ", " Second: "]);
      const end = /[.?!]$/.test(one.text) ? "" : ".";
      const next = glue.endsWith(", ") ? two.text.slice(0, 1).toLowerCase() + two.text.slice(1) : two.text;
      const text = one.text + end + glue + (/^I\b|^I'/.test(two.text) ? two.text : next);
      return {
        text,
        target: target.tool,
        others: [second.tool, ...tools],
        call: [...one.calls, ...two.calls],
      };
    }
    const asked = form < 28 ? repeated(target, dice, split) : once(target, dice, split);
    if (asked === null) continue;
    return { text: asked.text, target: target.tool, others: tools, call: asked.calls };
  }
}
