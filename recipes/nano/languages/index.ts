// All languages of orchard-nano, each with its further wordings.
import type { Language, LanguageCode, Wordings } from "../language.ts";
import { inWaves } from "../split.ts";
import * as further from "../wordings/index.ts";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nb } from "./nb.ts";
import { nl } from "./nl.ts";
import { pt } from "./pt.ts";
import { sv } from "./sv.ts";
import { tr } from "./tr.ts";
import { vi } from "./vi.ts";
import { zh } from "./zh.ts";

const first: Readonly<Record<LanguageCode, Language>> = {
  en,
  da,
  de,
  es,
  fr,
  it,
  ja,
  ko,
  nb,
  nl,
  pt,
  sv,
  tr,
  vi,
  zh,
};

/** Each language has some: what is missing does not compile. */
const wordings: Readonly<Record<LanguageCode, Wordings>> = further;

const all = Object.fromEntries(
  Object.values(first).map((language) => [language.code, widened(language, wordings[language.code])]),
) as Readonly<Record<LanguageCode, Language>>;

export const LANGUAGES: readonly Language[] = Object.values(all);

type Lists = readonly string[] | Readonly<Record<string, readonly string[]>>;

/** Lists grow by the further ones of the same name, and so do those inside of records. */
function widened(language: Language, more: Wordings): Language {
  const known = language as unknown as Readonly<Record<string, Lists>>;
  const grown = Object.entries(more as Readonly<Record<string, Lists>>).map(([name, further]) => [
    name,
    joined(known[name]!, further),
  ]);
  return { ...language, ...Object.fromEntries(grown) };
}

function joined(known: Lists, further: Lists): Lists {
  if (isList(known)) return inWaves(known, further as readonly string[]);
  const grown = Object.entries(further).map(([name, list]) => [name, inWaves(known[name]!, list)]);
  return { ...known, ...Object.fromEntries(grown) };
}

function isList(lists: Lists): lists is readonly string[] {
  return Array.isArray(lists);
}

export function languageOf(code: LanguageCode): Language {
  return all[code];
}
