// The further wordings of each language that has some.
import type { LanguageCode, Wordings } from "../language.ts";
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

export const wordings: Readonly<Partial<Record<LanguageCode, Wordings>>> = {
  da,
  de,
  es,
  en,
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
