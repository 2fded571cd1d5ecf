// The data of orchard-nano: an endless stream to train on, and held-out tasks to evaluate with. Example n is a
// function of the seed and n alone, so a stream continues from its position without reading anything again.
// Held-out examples have templates, names and schemas that no training example has (split.ts).
import type { Answer, Grade, Task } from "../../src/evaluation/task.ts";
import type { ConversationExample } from "../../src/training/conversation.ts";
import type { ExampleSource } from "../../src/training/data.ts";
import { classification } from "./classification.ts";
import { refusal, refusalUnderSchema, understanding } from "./conversation.ts";
import { Dice } from "./dice.ts";
import { afterTools, echo } from "./echo.ts";
import { conversationOf, gradeAnswer, type NanoExample } from "./example.ts";
import { copying, extraction } from "./extraction.ts";
import { LANGUAGE_CODES, type Language, type LanguageCode } from "./language.ts";
import { LANGUAGES, languageOf } from "./languages/index.ts";
import { intentAmong, intentOf, type PublicSets, snipsSlots } from "./public-sets.ts";
import { question } from "./questions.ts";
import { selection } from "./selection.ts";
import { hashOf, type Split } from "./split.ts";
import { tagging } from "./tagging.ts";
import { toolChoice } from "./tools.ts";

type Made = Omit<NanoExample, "id" | "language">;
type Maker = (language: Language, dice: Dice, split: Split) => Made;

interface Part {
  /** How often, relative to the other parts. */
  readonly share: number;
  readonly make: Maker;
  readonly englishOnly?: boolean;
}

/** What the training stream consists of. Without the public sets, extraction and classification grow. */
function partsOf(sets: PublicSets | null): readonly Part[] {
  const generated: readonly Part[] = [
    { share: 30, make: extraction },
    { share: 6, make: copying },
    { share: 3, make: echo },
    { share: 12, make: classification },
    { share: 6, make: tagging },
    { share: 20, make: toolChoice },
    { share: 30, make: (_, dice, split) => selection(dice, split), englishOnly: true },
    { share: 6, make: question, englishOnly: true },
    { share: 6, make: understanding },
    { share: 3, make: refusal },
    { share: 3, make: refusalUnderSchema },
  ];
  if (sets === null) return generated;
  return [
    ...generated,
    {
      share: 10,
      make: (_, dice, split) => snipsSlots(sets, dice.pick(sets.snips[split]), dice),
      englishOnly: true,
    },
    { share: 5, make: (_, dice, split) => snipsIntent(sets, dice, split), englishOnly: true },
    { share: 8, make: (_, dice, split) => clincIntent(sets, dice, split), englishOnly: true },
  ];
}

function snipsIntent(sets: PublicSets, dice: Dice, split: Split): Made {
  const { text, intent } = dice.pick(sets.snips[split]);
  const others = Object.keys(sets.snipsSlots).filter((one) => one !== intent);
  return intentAmong(text, intent, dice.some(others, dice.between(1, others.length)), dice);
}

function clincIntent(sets: PublicSets, dice: Dice, split: Split): Made {
  const { text, intent } = dice.pick(sets.clinc[split]);
  const others = sets.clincIntents.filter((one) => one !== intent);
  return intentAmong(text, intent, dice.some(others, dice.between(1, 14)), dice);
}

/** Of the examples that any language can have, so many in a hundred are English. */
const ENGLISH_SHARE = 30;

/** The other languages; those that share few words with any other come twice as often. */
const OTHER_LANGUAGES: readonly LanguageCode[] = [...LANGUAGE_CODES.slice(1), "ja", "ko", "tr", "vi", "zh"];

/** The n-th training example of a seed. */
export function trainingExampleAt(n: number, seed: number, sets: PublicSets | null): NanoExample {
  const dice = new Dice(hashOf(`train ${seed} ${n}`));
  const parts = partsOf(sets);
  const part = dice.pick(parts.flatMap((one) => Array<Part>(one.share).fill(one)));
  const english = part.englishOnly === true || dice.between(0, 99) < ENGLISH_SHARE;
  const language = languageOf(english ? "en" : dice.pick(OTHER_LANGUAGES));
  return { id: `train-${seed}-${n}`, language: language.code, ...part.make(language, dice, "train") };
}

/** How many in a hundred tool calls go on with what the tools answer. */
const AFTER_TOOLS_SHARE = 35;

/** The same as a conversation to learn from; some of those with tools go on with what the tools answer. */
export function trainingConversationAt(
  n: number,
  seed: number,
  sets: PublicSets | null,
): ConversationExample {
  const example = trainingExampleAt(n, seed, sets);
  const dice = new Dice(hashOf(`after tools ${seed} ${n}`));
  if (example.expected.type !== "calls" || dice.between(0, 99) >= AFTER_TOOLS_SHARE)
    return conversationOf(example);
  return afterTools(example, languageOf(example.language), dice, "train");
}

/**
 * The training stream; it has no end. A position is the number of the next example.
 *
 * @example
 * const source = nanoSource({ seed: 1, sets: null });
 * for await (const { example } of source.read(null)) learn(example);
 */
export function nanoSource({
  seed,
  sets,
}: {
  readonly seed: number;
  readonly sets: PublicSets | null;
}): ExampleSource {
  return {
    name: `nano-${seed}`,
    async *read(position) {
      for (let n = typeof position === "number" ? position : 0; ; n++) {
        yield { example: trainingConversationAt(n, seed, sets), next: n + 1 };
      }
    },
  };
}

export interface HeldOutOptions {
  /** Examples of each generated task; the public sets are taken whole, up to `publicExamples`. */
  readonly examples?: number;
  readonly publicExamples?: number;
  readonly sets: PublicSets | null;
}

/** The held-out tasks, one per skill and language, and those of the public sets where these are. */
export function heldOutTasks({
  examples = 300,
  publicExamples = 3000,
  sets,
}: HeldOutOptions): Task<NanoExample>[] {
  const generated = (skill: string, language: Language, make: Maker) =>
    taskOf(`${skill}/${language.code}`, examples, language, (dice) => make(language, dice, "heldOut"));
  const english = languageOf("en");
  const tasks = [
    ...LANGUAGES.map((language) => generated("extraction", language, extraction)),
    ...LANGUAGES.map((language) => generated("classification", language, classification)),
    ...LANGUAGES.map((language) => generated("tagging", language, tagging)),
    ...LANGUAGES.map((language) => ({ ...generated("refusal", language, refusal), grade: gradeRefusal })),
    { ...generated("refusal-under-schema", english, refusalUnderSchema), grade: gradeRefusal },
    generated("copying", english, copying),
    generated("tools", english, amongFive),
    { ...generated("tool-choice", english, amongFive), grade: gradeChoice },
    generated("questions", english, question),
    generated("understanding", english, understanding),
  ];
  if (sets === null) return tasks;
  const { snips, clinc } = sets;
  const intents = Object.keys(sets.snipsSlots);
  const from = <T>(list: readonly T[], n: number) =>
    list[Math.floor((n * list.length) / Math.min(publicExamples, list.length))]!;
  const among = <T>(name: string, list: readonly T[], make: (one: T, dice: Dice) => Made) =>
    taskOf(name, Math.min(publicExamples, list.length), english, (dice, n) => make(from(list, n), dice));
  return [
    ...tasks,
    among("snips-intent/en", snips.heldOut, ({ text, intent }, dice) =>
      intentOf(
        text,
        intent,
        intents.filter((one) => one !== intent),
        dice,
      ),
    ),
    among("snips-slots/en", snips.heldOut, (one) => snipsSlots(sets, one, null)),
    among("clinc-intent/en", clinc.heldOut, ({ text, intent }, dice) =>
      intentOf(
        text,
        intent,
        dice.some(
          sets.clincIntents.filter((one) => one !== intent),
          9,
        ),
        dice,
      ),
    ),
  ];
}

const refusals = new Set(LANGUAGES.map((language) => language.refusal));

/** A refusal is one in whatever language it is said; a greeting has one answer. */
function gradeRefusal(example: NanoExample, answer: Answer): Grade {
  const refused = refusals.has(answer.text.trim());
  const { expected } = example;
  return expected.type === "text" && refusals.has(expected.value)
    ? { correct: refused }
    : gradeAnswer(example, answer);
}

/** Which tools were called, whatever their arguments. */
function gradeChoice({ expected }: NanoExample, { toolCalls }: Answer): Grade {
  const wanted = expected.type === "calls" ? expected.value.map(({ name }) => name).sort() : [];
  return {
    correct:
      toolCalls
        .map(({ name }) => name)
        .sort()
        .join() === wanted.join(),
  };
}

function amongFive(language: Language, dice: Dice, split: Split): Made {
  for (;;) {
    const made = toolChoice(language, dice, split);
    if (made.tools?.length === 5) return made;
  }
}

function taskOf(
  name: string,
  count: number,
  language: Language,
  make: (dice: Dice, n: number) => Made,
): Task<NanoExample> {
  return {
    name,
    async *examples() {
      for (let n = 0; n < count; n++) {
        const dice = new Dice(hashOf(`held out ${name} ${n}`));
        yield { id: `${name}-${n}`, language: language.code, ...make(dice, n) };
      }
    },
    grade: gradeAnswer,
  };
}
