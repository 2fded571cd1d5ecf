// The further wordings of each language that has some.
import type { LanguageCode, Wordings } from "../language.ts";
import { fr } from "./fr.ts";
import { ko } from "./ko.ts";
import { tr } from "./tr.ts";

export const wordings: Readonly<Partial<Record<LanguageCode, Wordings>>> = { fr, ko, tr };
