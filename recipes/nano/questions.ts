// Questions about a short passage, in English: yes or no, and multiple choice. The passage states facts about
// people and things; the question asks for one of them, or for one that is not there.
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import type { Language } from "./language.ts";
import { lines } from "./lists.ts";
import { writeSentence } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";
import { drawValue } from "./values.ts";

interface Fact {
  readonly slot: string;
  /** {value} is the slot's; {subject} the person or thing that the passage is about. */
  readonly statements: readonly string[];
  readonly questions: readonly string[];
  readonly yesNo: readonly string[];
}

function fact(slot: string, statements: string, questions: string, yesNo: string): Fact {
  return { slot, statements: lines(statements), questions: lines(questions), yesNo: lines(yesNo) };
}

const FACTS: readonly Fact[] = [
  fact(
    "city",
    "{subject} lives in {value}.\n{subject} has moved to {value}.\nThe home of {subject} is in {value}.",
    "Where does {subject} live?\nIn which city is the home of {subject}?\nWhat city does {subject} live in?",
    "Does {subject} live in {value}?\nIs {value} where {subject} lives?\nIs the home of {subject} in {value}?",
  ),
  fact(
    "age",
    "{subject} is {value} years old.\n{subject} turned {value} last week.\nAt {value}, {subject} is still learning.",
    "How old is {subject}?\nWhat is the age of {subject}?\nWhich age does {subject} have?",
    "Is {subject} {value} years old?\nIs {value} the age of {subject}?\nDoes {subject} have the age of {value}?",
  ),
  fact(
    "job",
    "{subject} works as a~ {value}.\nThe job of {subject} is {value}.\n{subject} became a~ {value} years ago.",
    "What does {subject} do for a living?\nWhat is the job of {subject}?\nWhich profession does {subject} have?",
    "Does {subject} work as a~ {value}?\nIs {subject} a~ {value}?\nIs {value} the job of {subject}?",
  ),
  fact(
    "company",
    "{subject} is employed at {value}.\nThe employer of {subject} is {value}.\n{value} hired {subject}.",
    "Who employs {subject}?\nWhich company does {subject} work for?\nWhat is the employer of {subject}?",
    "Is {subject} employed at {value}?\nDoes {subject} work for {value}?\nIs {value} the employer of {subject}?",
  ),
  fact(
    "color",
    "{subject} has a~ {value} bicycle.\nThe coat of {subject} is {value}.\n{subject} painted the door {value}.",
    "Which colour did {subject} choose?\nWhat colour does {subject} have?\nWhat is the colour?",
    "Is the colour {value}?\nDid {subject} choose {value}?\nIs {value} the colour?",
  ),
  fact(
    "date",
    "{subject} arrives {value}.\n{subject} will be there {value}.\nThe plane of {subject} lands {value}.",
    "When does {subject} arrive?\nWhen will {subject} be there?\nWhat day is it about?",
    "Does {subject} come {value}?\nWill {subject} be there {value}?\nIs the day {value}?",
  ),
  fact(
    "person2",
    "{subject} is married to {value}.\n{subject} shares an office with {value}.\nThe best friend of {subject} is {value}.",
    "Who is close to {subject}?\nWho is named together with {subject}?\nWith whom is {subject} connected?",
    "Is {value} close to {subject}?\nIs {subject} named together with {value}?\nIs {subject} connected with {value}?",
  ),
];

/** One question about a passage. */
export function question(language: Language, dice: Dice, split: Split): Omit<NanoExample, "id" | "language"> {
  for (;;) {
    const subject = drawValue("person", { language, dice, split }).copy;
    const facts = dice.some(FACTS, dice.between(2, 4));
    const stated = facts.map((one) => {
      const { copy } = drawValue(one.slot, { language, dice, split });
      return { fact: one, value: copy };
    });
    if (new Set(stated.map(({ value }) => value)).size < stated.length) continue;
    const say = (template: string, value: string) =>
      writeSentence(template, language, dice, split, { manner: false, fixed: { subject, value } }).text;
    const passage = stated
      .map(({ fact: one, value }) => say(dice.pick(partOf(one.statements, split)), value))
      .join(" ");
    const { fact: asked, value } = dice.pick(stated);
    const other = () => drawValue(asked.slot, { language, dice, split }).copy;
    const wrong = [...new Set(Array.from({ length: dice.between(1, 4) }, other))].filter(
      (one) => one !== value,
    );
    if (wrong.length === 0) continue;
    if (splitOf(`question ${subject} ${value}`) !== split) continue;
    return dice.chance(0.5)
      ? yesNo(passage, say, asked, value, wrong[0]!, dice, split)
      : multipleChoice(passage, say(dice.pick(partOf(asked.questions, split)), value), value, wrong, dice);
  }
}

function yesNo(
  passage: string,
  say: (template: string, value: string) => string,
  asked: Fact,
  value: string,
  wrong: string,
  dice: Dice,
  split: Split,
): Omit<NanoExample, "id" | "language"> {
  const isTrue = dice.chance(0.5);
  const text = say(dice.pick(partOf(asked.yesNo, split)), isTrue ? value : wrong);
  const base = { skill: "questions", prompt: arranged(passage, text, dice) } as const;
  switch (dice.between(0, 2)) {
    case 0:
      return { ...base, ...withObject({ type: "boolean" }, isTrue, dice) };
    case 1:
      return {
        ...base,
        ...withObject({ type: "string", enum: dice.shuffled(["yes", "no"]) }, isTrue ? "yes" : "no", dice),
      };
    default:
      return { ...base, expected: { type: "text", value: isTrue ? "yes" : "no" } };
  }
}

function multipleChoice(
  passage: string,
  text: string,
  value: string,
  wrong: readonly string[],
  dice: Dice,
): Omit<NanoExample, "id" | "language"> {
  const choices = dice.shuffled([value, ...wrong]);
  const base = { skill: "questions" } as const;
  if (dice.chance(0.5)) {
    return {
      ...base,
      prompt: arranged(passage, text, dice),
      ...withObject({ type: "string", enum: choices }, value, dice),
    };
  }
  if (dice.chance(0.5)) {
    const list = choices.map((choice, i) => `${LETTERS[i]}) ${choice}`).join("\n");
    const letter = LETTERS[choices.indexOf(value)]!;
    return {
      ...base,
      prompt: `${arranged(passage, text, dice)}\n${list}`,
      expected: { type: "text", value: letter },
    };
  }
  const options = `${dice.pick(["Options", "Choices", "Choose one"])}: ${choices.join(", ")}`;
  return {
    ...base,
    prompt: `${arranged(passage, text, dice)}\n${options}`,
    expected: { type: "text", value },
  };
}

const LETTERS = ["A", "B", "C", "D", "E"];

function withObject(
  type: Readonly<Record<string, string | readonly string[]>>,
  value: string | boolean,
  dice: Dice,
): Pick<NanoExample, "schema" | "expected"> {
  const name = dice.pick(["answer", "choice", "result", "response"]);
  return {
    schema: { type: "object", properties: { [name]: type }, required: [name], additionalProperties: false },
    expected: { type: "object", value: { [name]: value } },
  };
}

function arranged(passage: string, text: string, dice: Dice): string {
  switch (dice.between(0, 3)) {
    case 0:
      return `${text}\n${passage}`;
    case 1:
      return `Passage: ${passage}\nQuestion: ${text}`;
    default:
      return `${passage}\n${text}`;
  }
}
