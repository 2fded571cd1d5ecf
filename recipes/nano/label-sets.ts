// Sets of labels beside those of the intents, in English: where a ticket goes, what the news is about, how urgent, polite
// or honest a text is. Each label has several names, and its texts are put together from a frame of the set and words of
// the label, so that a label is understood by what its name says.
import { agree } from "./agree.ts";
import type { Dice } from "./dice.ts";
import { LABEL_SETS } from "./label-set-words.ts";
import { capitalized } from "./names.ts";
import { partOf, type Split } from "./split.ts";

export interface LabelledText {
  readonly text: string;
  readonly label: string;
  /** The label and some of the others. */
  readonly labels: readonly string[];
}

/** A text of one of the sets. Names come in one way of writing for all labels. */
export function labelSetCase(dice: Dice, split: Split): LabelledText {
  const { frames, labels } = dice.pick(LABEL_SETS);
  const [right, ...others] = dice.some(labels, dice.between(2, labels.length));
  const write = dice.pick(WRITINGS);
  const column = dice.between(0, 3);
  const nameOf = ({ names }: (typeof labels)[number]) => write(names[column % names.length]!);
  const words = dice.pick(partOf(right!.texts, split));
  const filled = agree(
    dice.pick(partOf(frames, split)).replace("{}", () => words),
    "en",
  );
  const text = dice.chance(0.85) ? capitalized(filled) : filled.toLowerCase();
  const label = nameOf(right!);
  return { text, label, labels: [label, ...others.map(nameOf)] };
}

const WRITINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name,
  (name) => name.replaceAll(" ", "_"),
  (name) => name.split(" ").map(capitalized).join(" "),
  (name) => name.replaceAll(" ", "_").toUpperCase(),
  (name) => name.replaceAll(" ", "-"),
];
