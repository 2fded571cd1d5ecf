// The further wordings of each language that has some.
import type { LanguageCode, Wordings } from "../language.ts";
import { de } from "./de.ts";
import { fr } from "./fr.ts";
import { ja } from "./ja.ts";
import { ko } from "./ko.ts";
import { nl } from "./nl.ts";
import { tr } from "./tr.ts";
import { vi } from "./vi.ts";
import { zh } from "./zh.ts";

export const wordings: Readonly<Partial<Record<LanguageCode, Wordings>>> = { de, fr, ja, ko, nl, tr, vi, zh };
