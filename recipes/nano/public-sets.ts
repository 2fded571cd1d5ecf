// The two public sets that orchard-nano learns from, where ../shared/data has them: SNIPS (CC0: seven intents
// with their slots) and CLINC150 (CC-BY 3.0: 150 intents). One in ten SNIPS sentences, by a hash of its words,
// and all of CLINC's `val` are held out; what repeats one of them is not trained on. BFCL and the news of NTREX are for
// evaluation only and not read here.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import { OrchardError } from "../../src/errors.ts";
import type { JsonObject } from "../../src/json-schema.ts";
import { contaminationFilter } from "../../src/training/decontaminate.ts";
import { labelled } from "./classification.ts";
import type { Dice } from "./dice.ts";
import type { NanoExample } from "./example.ts";
import { styled } from "./fields.ts";
import { languageOf } from "./languages/index.ts";
import { hashOf, type Split } from "./split.ts";

type Made = Omit<NanoExample, "id" | "language">;

/** A sentence with its intent and the words of its slots. */
export interface SnipsSentence {
  readonly text: string;
  readonly intent: string;
  readonly slots: Readonly<Record<string, string>>;
}

export interface ClincSentence {
  readonly text: string;
  readonly intent: string;
}

export interface PublicSets {
  readonly snips: Readonly<Record<Split, readonly SnipsSentence[]>>;
  /** The slots of each intent. */
  readonly snipsSlots: Readonly<Record<string, readonly string[]>>;
  readonly clinc: Readonly<Record<Split, readonly ClincSentence[]>>;
  readonly clincIntents: readonly string[];
}

const SNIPS_INTENTS = [
  "AddToPlaylist",
  "BookRestaurant",
  "GetWeather",
  "PlayMusic",
  "RateBook",
  "SearchCreativeWork",
  "SearchScreeningEvent",
];

/** Where the sets are, or null where they are not. */
export function publicSetsFolder(): string | null {
  // Beside the repository; npm runs every script in the repository's folder.
  const folder = resolve("../shared/data");
  return existsSync(join(folder, "snips")) && existsSync(join(folder, "clinc")) ? folder : null;
}

/** Reads both sets. Throws `invalidArgument` for a folder without them. */
export async function readPublicSets(folder: string): Promise<PublicSets> {
  const snips = SNIPS_INTENTS.flatMap((intent) =>
    readSnips(join(folder, "snips", `train_${intent}_full.json`), intent),
  );
  const heldOut = (text: string) => hashOf(text.toLowerCase()) % 10 === 0;
  const clinc = JSON.parse(read(join(folder, "clinc", "data_full.json"))) as Record<
    string,
    [string, string][]
  >;
  const sentences = (part: string) => (clinc[part] ?? []).map(([text, intent]) => ({ text, intent }));
  return {
    snips: await apart(
      snips.filter(({ text }) => !heldOut(text)),
      snips.filter(({ text }) => heldOut(text)),
    ),
    snipsSlots: Object.fromEntries(
      SNIPS_INTENTS.map((intent) => [
        intent,
        [
          ...new Set(snips.filter((one) => one.intent === intent).flatMap(({ slots }) => Object.keys(slots))),
        ].sort(),
      ]),
    ),
    clinc: await apart(sentences("train"), sentences("val")),
    clincIntents: [...new Set(sentences("train").map(({ intent }) => intent))].sort(),
  };
}

/** Training sentences without those that a held-out one of four words or more stands in: 35 of SNIPS, 230 of CLINC. */
async function apart<S extends { readonly text: string }>(
  sentences: readonly S[],
  heldOut: readonly S[],
): Promise<Record<Split, readonly S[]>> {
  const filter = await contaminationFilter(heldOut.map(({ text }) => text));
  return { train: sentences.filter(({ text }) => filter.find(text) === null), heldOut };
}

/** Sentences in which no slot occurs twice: all but 63 of 13,784. */
function readSnips(path: string, intent: string): SnipsSentence[] {
  const file = JSON.parse(read(path)) as Record<string, { data: { text: string; entity?: string }[] }[]>;
  return (file[intent] ?? []).flatMap(({ data }) => {
    const spans = data.filter((span) => span.entity !== undefined);
    const slots = Object.fromEntries(spans.map(({ entity, text }) => [entity!, text.trim()]));
    const text = data
      .map((span) => span.text)
      .join("")
      .replace(/\s+/g, " ")
      .trim();
    const whole = Object.values(slots).every((value) => value !== "" && text.includes(value));
    return Object.keys(slots).length === spans.length && whole ? [{ text, intent, slots }] : [];
  });
}

/** One of the files of SNIPS is in Latin-1. */
function read(path: string): string {
  if (!existsSync(path)) {
    throw new OrchardError("invalidArgument", `There is no ${path}: fetch the public sets.`, {
      details: { path },
    });
  }
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString("latin1");
  }
}

/** SNIPS' slots as an object: the schema has all slots of the intent, or some; those not said are left out. */
export function snipsSlots(sets: PublicSets, one: SnipsSentence, dice: Dice | null): Made {
  const all = sets.snipsSlots[one.intent]!;
  const said = all.filter((slot) => one.slots[slot] !== undefined);
  const nullable = dice?.chance(0.15) ?? false;
  const style = dice?.chance(0.15) ? "camel" : "snake";
  const some = dice?.chance(0.35) ? all.filter((slot) => said.includes(slot) || dice.chance(0.3)) : all;
  const order = dice === null ? some : dice.shuffled(some);
  const type: JsonObject = nullable ? { type: ["string", "null"] } : { type: "string" };
  const names = order.map((slot) => [slot, styled(slot, style)] as const);
  return {
    skill: "extraction",
    prompt: one.text,
    schema: {
      type: "object",
      properties: Object.fromEntries(names.map(([, name]) => [name, type])),
      required: nullable ? names.map(([, name]) => name) : [],
      additionalProperties: false,
    },
    expected: {
      type: "object",
      value: Object.fromEntries(
        names
          .map(([slot, name]): [string, string | null] => [name, one.slots[slot] ?? null])
          .filter(([, value]) => value !== null || nullable),
      ),
    },
  };
}

/** A sentence and its intent among others, in any of the ways in which people ask. */
export function intentAmong(text: string, intent: string, others: readonly string[], dice: Dice): Made {
  const style = dice.pick(["as is", "as is", "as is", "spaced", "lower"]);
  const shown = (name: string) => {
    if (style === "as is") return name;
    const spaced = name.replace(/_/g, " ").replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
    return style === "spaced" ? spaced : spaced.toLowerCase();
  };
  return labelled(text, shown(intent), [intent, ...others].map(shown), languageOf("en"), dice);
}

/** The same question for every model: the intents as an enum, in an order that the dice choose. */
export function intentOf(text: string, intent: string, others: readonly string[], dice: Dice): Made {
  return {
    skill: "classification",
    prompt: text,
    schema: {
      type: "object",
      properties: { intent: { type: "string", enum: dice.shuffled([intent, ...others]) } },
      required: ["intent"],
      additionalProperties: false,
    },
    expected: { type: "object", value: { intent } },
  };
}
