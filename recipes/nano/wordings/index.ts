// The further wordings of each language that has some.
import type { LanguageCode, Wordings } from "../language.ts";
import { da } from "./da.ts";
import { de } from "./de.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nb } from "./nb.ts";
import { nl } from "./nl.ts";
import { sv } from "./sv.ts";
import { tr } from "./tr.ts";
import { vi } from "./vi.ts";
import { zh } from "./zh.ts";

export const wordings: Readonly<Partial<Record<LanguageCode, Wordings>>> = {
  da,
  de,
  fr,
  ja,
  ko,
  nb,
  nl,
  sv,
  tr,
  vi,
  zh,
};
