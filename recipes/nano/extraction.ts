// Extraction: a sentence and a schema become an object whose values stand in the sentence. Some examples ask
// for two sentences as a list of objects, some give the text inside a request, some have labelled facts with
// made-up words, which teach to find a field by its name and nothing else.
import type { JsonObject } from "../../src/json-schema.ts";
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import { assemble, type Field, type SchemaAndAnswer, schemaFor, schemaKey, styled } from "./fields.ts";
import { INTENTS, type Language } from "./language.ts";
import { capitalized, invented, wordOf } from "./names.ts";
import { sentenceOf } from "./sentence.ts";
import { type Split, splitOf } from "./split.ts";
import { drawValue } from "./values.ts";

type Made = Omit<NanoExample, "id" | "language">;

/** One example of extraction in a language. */
export function extraction(language: Language, dice: Dice, split: Split): Made {
  if (dice.chance(0.06)) return records(language, dice, split);
  const sentence = sentenceOf(dice.pick(INTENTS), language, dice, split);
  if (sentence.values.size === 0) return extraction(language, dice, split);
  return asked(sentence.text, nested(schemaFor(sentence, dice, split), dice), language, dice);
}

function asked(text: string, { schema, answer }: SchemaAndAnswer, language: Language, dice: Dice): Made {
  const request = dice.pick(language.extract);
  const form = dice.between(0, 9);
  return {
    skill: "extraction",
    ...(form === 8 ? { instructions: request } : {}),
    prompt: form === 9 ? `${request}\n${text}` : text,
    schema,
    expected: { type: "object", value: answer },
  };
}

/** Sometimes two or more of the fields move into an object of their own. */
function nested(flat: SchemaAndAnswer, dice: Dice): SchemaAndAnswer {
  const properties = Object.entries(flat.schema.properties as JsonObject);
  if (properties.length < 4 || !dice.chance(0.1)) return flat;
  const from = dice.between(1, properties.length - 2);
  const inner = properties.slice(from);
  const name = dice.pick(["details", "info", "data", "booking", "request", "entry"]);
  const names = new Set(inner.map(([key]) => key));
  const required = flat.schema.required as readonly string[];
  const within = (keys: readonly string[], inside: boolean) =>
    keys.filter((key) => names.has(key) === inside);
  const part = (value: JsonObject, inside: boolean) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => names.has(key) === inside));
  if (name in (flat.schema.properties as JsonObject)) return flat;
  return {
    schema: {
      ...flat.schema,
      properties: {
        ...Object.fromEntries(properties.slice(0, from)),
        [name]: {
          type: "object",
          properties: Object.fromEntries(inner),
          required: within(required, true),
          additionalProperties: false,
        },
      },
      required: [...within(required, false), name],
    },
    answer: { ...part(flat.answer, false), [name]: part(flat.answer, true) },
  };
}

/** Two or three sentences of one kind as a list of objects. */
function records(language: Language, dice: Dice, split: Split): Made {
  const intent = dice.pick(INTENTS);
  const first = sentenceOf(intent, language, dice, split);
  if (first.values.size === 0) return records(language, dice, split);
  const { schema, answer } = schemaFor(first, dice, split, 0);
  // The others repeat the first one's words with other values: the same fields are there.
  const properties = Object.keys(schema.properties as JsonObject);
  const texts = [first.text];
  const answers = [answer];
  for (let i = dice.between(1, 2); i > 0; i--) {
    let text = first.text;
    const other: Record<string, JsonObject[string]> = { ...answer };
    for (const [slot, value] of first.values) {
      const key = properties.find((name) => answer[name] === value.copy);
      if (key === undefined || value.number !== undefined || value.member !== undefined) continue;
      const fresh = drawValue(slot, { language, dice, split });
      if (!text.includes(value.copy) || fresh.copy === "") continue;
      text = text.replace(value.copy, () => fresh.copy);
      other[key] = fresh.copy;
    }
    texts.push(text);
    answers.push(other);
  }
  const name = dice.pick(["items", "entries", "records", "results", "list"]);
  return asked(
    texts.join(dice.pick(["\n", language.spaced ? " " : "", "\n- "])),
    {
      schema: {
        type: "object",
        properties: { [name]: { type: "array", items: schema } },
        required: [name],
        additionalProperties: false,
      },
      answer: { [name]: answers },
    },
    language,
    dice,
  );
}

const FRAMES = [
  (label: string, value: string) => `${label}: ${value}`,
  (label: string, value: string) => `${label} = ${value}`,
  (label: string, value: string) => `the ${label} is ${value}`,
  (label: string, value: string) => `${label} ${value}`,
  (label: string, value: string) => `with ${label} ${value}`,
  (label: string, value: string) => `${value} as ${label}`,
  (label: string, value: string) => `our ${label} will be ${value}`,
];

/** Facts under arbitrary names: the words are English nouns, the values anything at all. */
export function copying(language: Language, dice: Dice, split: Split): Made {
  for (;;) {
    const labels = dice.some(NOUN_SLOTS, dice.between(2, 5)).map(() => wordOf("noun", dice, split));
    if (new Set(labels).size < labels.length) continue;
    const wanted = dice.some(labels, dice.between(1, Math.min(4, labels.length)));
    const absent = dice.chance(0.3) ? [wordOf("noun", dice, split)] : [];
    if (absent.some((label) => labels.includes(label))) continue;
    if (splitOf(schemaKey([...wanted, ...absent])) !== split) continue;
    const facts = labels.map((label) => ({ label, ...arbitrary(language, dice, split) }));
    const frame = dice.pick(FRAMES);
    const text = facts
      .map(({ label, text: shown }) => (dice.chance(0.7) ? frame : dice.pick(FRAMES))(label, shown))
      .join(dice.pick([", ", "; ", ". ", "\n", " and "]));
    const style = dice.pick(["snake", "camel"] as const);
    const fields = wanted.map((label): Field => {
      const { text: shown, value } = facts.find((fact) => fact.label === label)!;
      const type = typeof value === "number" ? (Number.isInteger(value) ? "integer" : "number") : "string";
      return { name: styled(label, style), type: { type }, value: type === "string" ? shown : value };
    });
    const missing = absent.map((name): Field => ({ name, type: { type: "string" }, value: null }));
    const absence = absent.length > 0 ? "optional" : "required";
    const { schema, answer } = assemble(dice.shuffled([...fields, ...missing]), absence, dice);
    return {
      skill: "copying",
      prompt: dice.chance(0.5) ? capitalized(text) : text,
      schema,
      expected: { type: "object", value: answer },
    };
  }
}

const NOUN_SLOTS = ["a", "b", "c", "d", "e"];
/** Slots whose values are copied as they are, whatever a sentence is about. */
export const ARBITRARY_SLOTS = [
  "person",
  "city",
  "company",
  "product",
  "code",
  "phone",
  "email",
  "venue",
  "date",
  "time",
  "address",
];

function arbitrary(language: Language, dice: Dice, split: Split): { text: string; value: string | number } {
  switch (dice.between(0, 3)) {
    case 0: {
      const value = dice.chance(0.3) ? dice.between(1, 9999) / 10 : dice.between(1, 9999);
      return { text: String(value), value };
    }
    case 1: {
      const name = Array.from({ length: dice.between(1, 3) }, () => invented(language, dice, split)).join(
        language.spaced ? " " : "",
      );
      return { text: name, value: name };
    }
    default: {
      const { copy } = drawValue(dice.pick(ARBITRARY_SLOTS), { language, dice, split });
      return { text: copy, value: copy };
    }
  }
}
