// Questions about a short passage, in English: yes or no, and multiple choice. The passage states facts about
// people and things; the question asks for one of them, or for one that is not there.
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import type { Language } from "./language.ts";
import { words } from "./lists.ts";
import { FACTS, type Fact } from "./question-facts.ts";
import { writeSentence } from "./sentence.ts";
import { partOf, type Split, splitOf } from "./split.ts";
import { drawValue } from "./values.ts";

/** What is right when the passage does not say it. */
const NOT_STATED = words("not stated; unknown; the text does not say; not mentioned; cannot be known");

/** Facts that others hint at, a ticket at what was bought: it is never asked for one of these in vain. */
const HINTED = ["product", "vehicle"];

/** One question about a passage. */
export function question(language: Language, dice: Dice, split: Split): Omit<NanoExample, "id" | "language"> {
  for (;;) {
    const [subject, second] = [0, 1].map(() => drawValue("person", { language, dice, split }).copy) as [
      string,
      string,
    ];
    if (subject.includes(second) || second.includes(subject)) continue;
    const draw = ({ slot, values }: Fact) =>
      values === undefined
        ? drawValue(slot, { language, dice, split }).copy
        : dice.pick(partOf(values, split));
    const [absent, ...facts] = dice.some(FACTS, dice.between(3, 6)) as [Fact, ...Fact[]];
    const stated = facts.map((one) => ({ fact: one, value: draw(one), of: subject }));
    // What is said of somebody else is no answer, though it looks like one.
    const elsewhere = dice.chance(0.55)
      ? dice
          .some(
            [absent, ...facts].filter(({ vague }) => !vague),
            dice.between(1, 2),
          )
          .map((one) => ({ fact: one, value: draw(one), of: second }))
      : [];
    const all = [...stated, ...elsewhere];
    if (new Set(all.map(({ value }) => value)).size < all.length) continue;
    const sayOf = (of: string) => (template: string, value: string) =>
      writeSentence(template, language, dice, split, { manner: false, fixed: { subject: of, value } }).text;
    const ordered = dice.chance(0.5) ? all : dice.shuffled(all);
    const passage = ordered
      .map(({ fact: one, value, of }) => sayOf(of)(dice.pick(partOf(one.statements, split)), value))
      .join(" ");
    const isStated = HINTED.includes(absent.slot) || dice.chance(0.85);
    const { fact: asked, value: said } = dice.pick(stated);
    const about = isStated ? asked : absent;
    const unknown = dice.pick(NOT_STATED);
    const value = isStated ? said : unknown;
    const near = elsewhere.filter(({ fact: one }) => one === about).map((one) => one.value);
    const drawn = Array.from({ length: dice.between(1, 3) }, () => draw(about));
    const further = isStated && dice.chance(0.2) ? [unknown] : [];
    const wrong = [...new Set([...near, ...drawn])].filter((one) => one !== value);
    if (wrong.length === 0 || splitOf(`question ${subject} ${value}`) !== split) continue;
    const say = sayOf(subject);
    return isStated && dice.chance(0.5)
      ? yesNo(passage, say, asked, value, wrong[0]!, dice, split)
      : multipleChoice(
          passage,
          say(dice.pick(partOf(about.questions, split)), value),
          value,
          [...wrong, ...further].slice(0, 4),
          dice,
        );
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
